// How loud a title speaks: the same face can whisper across the sheet or fill it.
#pragma once

#include <cstdint>
#include <string>

#include "layout/text_measure.h"
#include "layout/title.h"
#include "poster/art_guide.h"

namespace onesheet::layout {

enum class Treatment {
  natural,  // as the face likes to be set
  stacked,  // a word to a line, each filling the measure
  giant,    // as large as the sheet bears
  whole,    // the title is the picture: the sheet holds nothing else
  whisper   // small capitals, far apart
};

// Drawn by voice and seed among those that suit the face and the title.
Treatment treatment_for(poster::TypeVoice voice, const FaceManner& manner, const TitleFitter::Pieces& title,
                        std::uint64_t seed);
FaceManner treated(FaceManner manner, Treatment treatment);

// Whether this voice draws rules beside the small words of a lockup.
bool draws_rules(poster::TypeVoice voice, std::uint64_t seed);

}  // namespace onesheet::layout
