#include "layout/treatment.h"

#include <algorithm>

#include "base/random.h"

namespace onesheet::layout {
namespace {

using poster::TypeVoice;

struct Chances {
  double stacked, giant, whisper;
};

Chances chances_of(TypeVoice voice) {
  switch (voice) {
    case TypeVoice::action:
      return {0.6, 0.7, 0};
    case TypeVoice::thriller:
      return {0.5, 0.45, 0.15};
    case TypeVoice::comedy:
    case TypeVoice::family:
      return {0.55, 0.6, 0};
    case TypeVoice::western:
      return {0.55, 0.6, 0};
    case TypeVoice::horror:
      return {0.45, 0.6, 0.1};
    case TypeVoice::sci_fi:
      return {0.3, 0.5, 0.2};
    case TypeVoice::drama:
      return {0.3, 0.5, 0.2};
    case TypeVoice::fantasy:
      return {0.3, 0.6, 0.05};
    case TypeVoice::romance:
      return {0, 0.6, 0.1};
    case TypeVoice::noir:
      return {0.4, 0.5, 0.1};
    case TypeVoice::neon:
      return {0.3, 0.7, 0};
    case TypeVoice::documentary:
      return {0.55, 0.45, 0.1};
  }
  return {0, 0, 0};
}

bool can_stack(const FaceManner& manner, const TitleFitter::Pieces& title) {
  if (!manner.solid || title.pieces.size() < 2 || title.pieces.size() > 6 || title.letters > 34) return false;
  double widest = 0, narrowest = 1e9;
  int big = 0;
  for (std::size_t i = 0; i < title.pieces.size(); ++i) {
    if (title.small[i]) continue;
    ++big;
    widest = std::max(widest, title.widths_em[i]);
    narrowest = std::min(narrowest, title.widths_em[i]);
  }
  return big >= 2 && widest < 3 * narrowest;
}

}  // namespace

Treatment treatment_for(TypeVoice voice, const FaceManner& manner, const TitleFitter::Pieces& title,
                        std::uint64_t seed) {
  Chances chances = chances_of(voice);
  if (!can_stack(manner, title)) chances.stacked = 0;
  if (title.letters > 30) chances.giant = 0;
  // A handful of letters is a picture in itself.
  if (title.letters <= 4) chances.giant = 3;
  // Letters that lean on each other, and heavy ones, do not whisper.
  const bool may_whisper = manner.letter_case == FaceManner::Case::upper && !manner.lines_to_one_width &&
                           title.letters >= 5 && title.letters <= 14;
  if (!may_whisper) chances.whisper = 0;
  double draw = static_cast<double>(base::SeededRandom(seed, "title treatment").unit()) *
                std::max(1.0, chances.stacked + chances.giant + chances.whisper);
  for (const auto& [chance, treatment] : {std::pair{chances.stacked, Treatment::stacked},
                                          {chances.giant, Treatment::giant},
                                          {chances.whisper, Treatment::whisper}}) {
    if (draw < chance) return treatment;
    draw -= chance;
  }
  return Treatment::natural;
}

FaceManner treated(FaceManner manner, Treatment treatment) {
  switch (treatment) {
    case Treatment::natural:
      break;
    case Treatment::stacked:
      manner.lines_to_one_width = true;
      manner.one_word_a_line = true;
      manner.width_goal = 0.86;
      manner.cap_goal = 0.12;
      manner.cap_max = 0.26;
      manner.leading = std::min(manner.leading, 0.13);
      manner.tracking_em = std::min(manner.tracking_em, 0.015);
      break;
    case Treatment::giant:
      manner.width_goal = 0.88;
      manner.cap_goal *= 1.5;
      manner.cap_max *= 2;
      manner.tracking_em *= 0.5;
      manner.leading *= 0.8;
      break;
    case Treatment::whole:
      manner.lines_to_one_width = manner.letter_case == FaceManner::Case::upper;
      manner.one_word_a_line = manner.lines_to_one_width;
      manner.width_goal = 0.9;
      manner.cap_goal = 0.16;
      manner.cap_max = 0.34;
      manner.tracking_em = std::min(manner.tracking_em, 0.03);
      manner.leading = std::min(manner.leading, 0.24);
      break;
    case Treatment::whisper:
      // Not under 9 pixels on a thumbnail 300 pixels high.
      manner.cap_goal = 0.033;
      manner.cap_max = 0.036;
      manner.tracking_em = std::max(0.3, manner.tracking_em);
      manner.tracking_max_em = 1.3;
      manner.width_goal = 0.84;
      break;
  }
  return manner;
}

bool draws_rules(TypeVoice voice, std::uint64_t seed) {
  switch (voice) {
    case TypeVoice::western:
    case TypeVoice::fantasy:
    case TypeVoice::noir:
    case TypeVoice::drama:
    case TypeVoice::horror:
      return base::SeededRandom(seed, "title rules").chance(0.6F);
    case TypeVoice::thriller:
    case TypeVoice::action:
    case TypeVoice::sci_fi:
    case TypeVoice::romance:
    case TypeVoice::comedy:
    case TypeVoice::family:
    case TypeVoice::neon:
    case TypeVoice::documentary:
      return false;
  }
  return false;
}

}  // namespace onesheet::layout
