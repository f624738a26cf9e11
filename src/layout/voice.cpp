#include "layout/voice.h"

namespace onesheet::layout {

using poster::TypeVoice;

Effect title_effect(TypeVoice voice, const poster::Ink& ink) {
  const bool light = poster::relative_luminance(ink) > 0.18F;
  switch (voice) {
    case TypeVoice::sci_fi:
    case TypeVoice::neon:
      return light ? Effect::glow : Effect::none;
    case TypeVoice::fantasy:
      return light ? Effect::metal : Effect::letterpress;
    case TypeVoice::horror:
      return Effect::distressed;
    case TypeVoice::western:
    case TypeVoice::noir:
      return light ? Effect::soft_shadow : Effect::letterpress;
    case TypeVoice::comedy:
    case TypeVoice::documentary:
      return Effect::none;
    case TypeVoice::drama:
    case TypeVoice::thriller:
    case TypeVoice::action:
    case TypeVoice::romance:
    case TypeVoice::family:
      return light ? Effect::soft_shadow : Effect::none;
  }
  return Effect::none;
}

float accent_chance(TypeVoice voice) {
  switch (voice) {
    case TypeVoice::neon:
      return 0.7F;
    case TypeVoice::comedy:
    case TypeVoice::horror:
      return 0.4F;
    case TypeVoice::action:
    case TypeVoice::western:
      return 0.3F;
    case TypeVoice::drama:
    case TypeVoice::thriller:
    case TypeVoice::sci_fi:
    case TypeVoice::fantasy:
    case TypeVoice::romance:
    case TypeVoice::family:
    case TypeVoice::noir:
    case TypeVoice::documentary:
      return 0;
  }
  return 0;
}

}  // namespace onesheet::layout
