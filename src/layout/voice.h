// How each voice dresses its title beyond the face: effects, and how often it takes the accent ink.
#pragma once

#include "layout/sheet.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

Effect title_effect(poster::TypeVoice voice, const poster::Ink& ink);
// Probability, 0 … 1.
float accent_chance(poster::TypeVoice voice);

}  // namespace onesheet::layout
