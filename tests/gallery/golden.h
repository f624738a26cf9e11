// Posters kept as files (tests/golden): what changes them unawares is seen.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "gallery/poster_maker.h"

namespace onesheet::gallery {

// A poster is the one that was kept when both hold. Rounding differs between processors (45 dB and better)
// and compilers; a moved line, another face or a lost figure fall far below.
inline constexpr double kGoldenSimilarityMin = 0.97;
inline constexpr double kGoldenPsnrMin_db = 34;

// Compares with FOLDER/NNN.png, a fifth or less of the format's size; on failure writes ONESHEET_GOLDEN_OUT
// (else the temporary folder)/golden-NNN.png: kept, made now, their difference, side by side. `renew` makes
// the files again.
bool run_golden(const PosterMaker& maker, std::span<const Expectation> prompts, const std::string& folder,
                bool renew, std::ostream& out);

double psnr_db(const pixels::Image8& a, const pixels::Image8& b);

}  // namespace onesheet::gallery
