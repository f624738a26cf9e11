#include "layout/inks.h"

#include <algorithm>

namespace onesheet::layout {
namespace {

constexpr poster::Ink kPaper{0.965F, 0.95F, 0.92F};
constexpr poster::Ink kSoot{0.055F, 0.055F, 0.065F};

// The palette's own darkest or lightest ink, pushed towards soot or paper until it can carry words.
poster::Ink dark_of(const poster::Palette& p) {
  poster::Ink darkest = p.ground;
  for (const poster::Ink& ink : {p.shade, p.sky_top}) {
    if (poster::relative_luminance(ink) < poster::relative_luminance(darkest)) darkest = ink;
  }
  for (int step = 0; step < 10 && poster::relative_luminance(darkest) > 0.022F; ++step) {
    darkest = poster::mix(darkest, poster::Ink{0, 0, 0}, 0.25F);
  }
  return darkest;
}
poster::Ink light_of(const poster::Palette& p) {
  poster::Ink lightest = p.ground;
  for (const poster::Ink& ink : {p.text, p.light}) {
    if (poster::relative_luminance(ink) > poster::relative_luminance(lightest)) lightest = ink;
  }
  for (int step = 0; step < 10 && poster::relative_luminance(lightest) < 0.8F; ++step) {
    lightest = poster::mix(lightest, kPaper, 0.3F);
  }
  return lightest;
}

}  // namespace

Inks::Inks(const poster::Palette& palette) : palette_(palette) {
  const poster::Ink dark = dark_of(palette), light = light_of(palette);
  const bool text_is_light = poster::relative_luminance(palette.text) > 0.18F;
  if (text_is_light) {
    choices_ = {{palette.text, dark, 0}, {light, dark, 0.08}, {dark, light, 0.4}, {kSoot, light, 0.5}};
  } else {
    choices_ = {{palette.text, light, 0}, {kSoot, light, 0.08}, {light, dark, 0.4}};
  }
}

Inks::Answer Inks::choose(const Ground& ground, const std::vector<Rect>& areas,
                          const std::vector<Scrim>& laid, Scrim band, double goal,
                          std::optional<poster::Ink> like) const {
  constexpr float kStep = 0.06F, kMost = 0.96F;
  Answer best;
  best.cost = 1e9;
  for (const Choice& choice : choices_) {
    double cost = choice.cost;
    if (like) cost = (choice.ink == *like) ? 0 : 0.25 + 0.5 * choice.cost;
    std::vector<Scrim> scrims = laid;
    band.ink = choice.scrim;
    band.strength = 0;
    double worst = 0;
    for (float strength = 0; strength <= kMost; strength += kStep) {
      if (strength > 0) {
        band.strength = strength;
        if (scrims.size() == laid.size())
          scrims.push_back(band);
        else
          scrims.back() = band;
      }
      worst = 1e9;
      for (const Rect& area : areas)
        worst = std::min(worst, Ground::contrast(choice.ink, ground.tone(area, scrims)));
      if (worst >= goal) break;
    }
    cost += 1.1 * static_cast<double>(band.strength);
    if (worst < goal) cost += goal - worst;
    if (cost < best.cost) best = {choice.ink, band, cost};
  }
  return best;
}

poster::Ink Inks::accent_or(const poster::Ink& otherwise, const Ground::Tone& tone, double goal) const {
  const bool lighten = poster::relative_luminance(otherwise) > tone.mean;
  for (const float t : {0.0F, 0.15F, 0.3F, 0.45F}) {
    const poster::Ink ink =
        poster::mix(palette_.accent, lighten ? poster::Ink{1, 1, 1} : poster::Ink{0, 0, 0}, t);
    if (Ground::contrast(ink, tone) >= goal) return ink;
  }
  return otherwise;
}

}  // namespace onesheet::layout
