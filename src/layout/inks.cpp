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

Inks::Inks(const poster::Palette& palette, const poster::Ink& picture) : palette_(palette) {
  const poster::Ink dark = dark_of(palette), light = light_of(palette);
  poster::Ink shade = picture, haze = picture;
  for (int step = 0; step < 20 && poster::relative_luminance(shade) > 0.012F; ++step)
    shade = poster::mix(shade, poster::Ink{0, 0, 0}, 0.2F);
  for (int step = 0; step < 20 && poster::relative_luminance(haze) < 0.82F; ++step)
    haze = poster::mix(haze, poster::Ink{1, 1, 1}, 0.2F);
  // Darkening looks like dusk; lightening washes a picture out.
  constexpr double kHaze = 1.5;
  const bool text_is_light = poster::relative_luminance(palette.text) > 0.18F;
  choices_ = {{text_is_light ? palette.text : light, shade, text_is_light ? 0 : 0.06},
              {text_is_light ? dark : palette.text, haze, text_is_light ? 0.06 : 0, kHaze},
              {light, shade, 0.08},
              {kSoot, haze, 0.12, kHaze}};
}

void Inks::try_choice(const Choice& choice, double cost, const Ground& ground, const std::vector<Rect>& areas,
                      const std::vector<Scrim>& laid, Scrim band, double goal, Answer& best) {
  constexpr float kStep = 0.06F;
  constexpr int kSteps = 16;
  band.ink = choice.scrim;
  std::vector<Scrim> scrims = laid;
  scrims.push_back(band);
  // More scrim of the opposite tone never lowers contrast, so the least sufficient step is found by halving.
  // `enough`: one area below it settles the question.
  const auto worst_at = [&](int step, double enough) {
    scrims.back().strength = kStep * static_cast<float>(step);
    double worst = 1e9;
    for (const Rect& area : areas) {
      worst = std::min(worst, Ground::contrast(choice.ink, ground.tone(area, scrims)));
      if (worst < enough) break;
    }
    return worst;
  };
  int low = 0, high = kSteps;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (worst_at(middle, goal) >= goal)
      high = middle;
    else
      low = middle + 1;
  }
  const double worst = worst_at(low, 0);
  band.strength = kStep * static_cast<float>(low);
  // A breath of scrim nobody sees; a heavy one is a mark of failure.
  const auto strength = static_cast<double>(band.strength);
  cost += (0.4 + choice.scrim_cost) * strength + 1.2 * strength * strength;
  if (worst < goal) cost += goal - worst;
  if (cost < best.cost) best = {choice.ink, band, cost};
}

Inks::Answer Inks::choose(const Ground& ground, const std::vector<Rect>& areas,
                          const std::vector<Scrim>& laid, const Scrim& band, double goal,
                          std::optional<poster::Ink> like) const {
  Answer best;
  best.cost = 1e9;
  for (const Choice& choice : choices_) {
    double cost = choice.cost;
    if (like) cost = (choice.ink == *like) ? 0 : 0.1 + 0.25 * choice.cost;
    try_choice(choice, cost, ground, areas, laid, band, goal, best);
  }
  return best;
}

Inks::Answer Inks::shade_for(const poster::Ink& ink, const Ground& ground, const std::vector<Rect>& areas,
                             const std::vector<Scrim>& laid, const Scrim& band, double goal) const {
  Answer best;
  best.cost = 1e9;
  for (const Choice& choice : choices_) {
    // A scrim works for inks of the other tone alone.
    if ((poster::relative_luminance(choice.scrim) < 0.18F) != (poster::relative_luminance(ink) >= 0.18F))
      continue;
    try_choice({ink, choice.scrim, choice.cost, choice.scrim_cost}, choice.cost, ground, areas, laid, band,
               goal, best);
  }
  if (best.cost > 1e8) best = {ink, band, 1};
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
