// How each voice dresses its title beyond the face: effects, and how often it takes the accent ink.
#pragma once

#include <cstdint>

#include "layout/sheet.h"
#include "layout/text_measure.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

// Drawn by seed among those that suit the genre, the ink and the strokes of the face.
Effect title_effect(poster::TypeVoice voice, const FaceManner& manner, const poster::Ink& ink,
                    std::uint64_t seed);
// Probability, 0 … 1.
float accent_chance(poster::TypeVoice voice);

}  // namespace onesheet::layout
