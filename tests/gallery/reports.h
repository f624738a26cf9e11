// The rows of docs/quality.md: what was promised, what was measured.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "gallery/poster_maker.h"

namespace onesheet::gallery {

struct Row {
  std::string what, goal, measured;
  bool holds = false;
};
void print(std::ostream& out, std::span<const Row> rows);
bool all_hold(std::span<const Row> rows);

// What is kept of one poster once its pixels are gone.
struct PosterNumbers {
  int number = 0;
  std::uint64_t seed = 0;
  std::string error;  // empty: it was made
  std::string archetype, palette;
  Verdict verdict;
  bool has_title = false, has_tagline = false, has_billing = false;
  double title = 0, title_letter = 0, tagline = 0, billing = 0;  // contrast by our own measure
  render::Quality quality;                                       // and what the program says
  double low_detail = 0;                                         // of the textless art
  int outside = 0, overlapping = 0;
};
PosterNumbers measure(const Expectation& expected, const Wish& wish, const base::Result<GalleryPoster>& made,
                      const render::FontPack& fonts);
void print_line(std::ostream& out, const PosterNumbers& one);  // tab-separated

// Subjects, genre and time, contrast, margins, detail, shares of the archetypes.
std::vector<Row> rows_of_posters(std::span<const PosterNumbers> posters);
// How many prompts get at least two archetypes and two palettes from four seeds.
Row row_of_seeds(const PosterMaker& maker, std::span<const Expectation> prompts);
// Titles laid out on the art of a few prompts; names those that fail on `complaints`.
std::vector<Row> rows_of_titles(const PosterMaker& maker, std::span<const Expectation> prompts,
                                std::span<const std::string> titles, std::ostream& complaints);

}  // namespace onesheet::gallery
