#include "layout/voice.h"

#include <span>

#include "base/random.h"

namespace onesheet::layout {

using poster::TypeVoice;

namespace {

// The first is drawn twice as often as each of the others.
std::span<const Effect> effects_of(TypeVoice voice) {
  static constexpr Effect kAction[] = {Effect::soft_shadow, Effect::metal, Effect::distressed, Effect::block};
  static constexpr Effect kThriller[] = {Effect::soft_shadow, Effect::none, Effect::distressed,
                                         Effect::outline};
  static constexpr Effect kSciFi[] = {Effect::glow, Effect::none, Effect::metal};
  static constexpr Effect kFantasy[] = {Effect::metal, Effect::gold, Effect::letterpress};
  static constexpr Effect kHorror[] = {Effect::distressed, Effect::soft_shadow};
  static constexpr Effect kComedy[] = {Effect::none, Effect::block, Effect::cut_out};
  static constexpr Effect kFamily[] = {Effect::soft_shadow, Effect::cut_out, Effect::block};
  static constexpr Effect kWestern[] = {Effect::letterpress, Effect::block, Effect::distressed};
  static constexpr Effect kNoir[] = {Effect::soft_shadow, Effect::letterpress, Effect::outline};
  static constexpr Effect kNeon[] = {Effect::neon};
  static constexpr Effect kDocumentary[] = {Effect::none, Effect::letterpress};
  static constexpr Effect kDrama[] = {Effect::soft_shadow, Effect::none};
  static constexpr Effect kRomance[] = {Effect::soft_shadow, Effect::none, Effect::gold};
  switch (voice) {
    case TypeVoice::action:
      return kAction;
    case TypeVoice::thriller:
      return kThriller;
    case TypeVoice::sci_fi:
      return kSciFi;
    case TypeVoice::fantasy:
      return kFantasy;
    case TypeVoice::horror:
      return kHorror;
    case TypeVoice::comedy:
      return kComedy;
    case TypeVoice::family:
      return kFamily;
    case TypeVoice::western:
      return kWestern;
    case TypeVoice::noir:
      return kNoir;
    case TypeVoice::neon:
      return kNeon;
    case TypeVoice::documentary:
      return kDocumentary;
    case TypeVoice::drama:
      return kDrama;
    case TypeVoice::romance:
      return kRomance;
  }
  return kDrama;
}

// What an effect needs: light to give or to catch, or strokes to do it with.
bool suits(Effect effect, const FaceManner& manner, bool light) {
  switch (effect) {
    case Effect::glow:
    case Effect::neon:
    case Effect::metal:
    case Effect::gold:
    case Effect::soft_shadow:
      return light;
    case Effect::block:
    case Effect::cut_out:
    case Effect::outline:
    case Effect::distressed:
      return manner.solid || (effect == Effect::distressed && !manner.delicate);
    case Effect::none:
    case Effect::letterpress:
      return true;
  }
  return true;
}

}  // namespace

Effect title_effect(TypeVoice voice, const FaceManner& manner, const poster::Ink& ink, std::uint64_t seed) {
  const bool light = poster::relative_luminance(ink) > 0.18F;
  const std::span<const Effect> effects = effects_of(voice);
  const auto draw =
      base::SeededRandom(seed, "title effect").below(static_cast<std::uint32_t>(effects.size() + 1));
  const std::size_t first = draw == 0 ? 0 : draw - 1;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const Effect effect = effects[(first + i) % effects.size()];
    if (suits(effect, manner, light)) return effect;
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
