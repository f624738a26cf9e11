#include "models/illustrator/styles/styles.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pixels/blur.h"

namespace onesheet::illustrator {

std::span<const Style> styles() {
  static const std::vector<Style> all = {
      {"painted", "Light, haze and grain, as a matte painter would do it; the usual way.", {}, nullptr},
      {"cut-paper",
       "Knife-cut sheets of paper, one over another.",
       {"cut-paper", "negative-space"},
       treat_layered_paper},
      {"screen-print", "Five inks, halftone dots, slightly out of register.", {}, treat_screen_print},
      {"double-exposure", "A head or an animal that holds a landscape.", {"double-exposure"}, nullptr},
      {"minimal-icon",
       "One flat emblem and much quiet paper.",
       {"icon", "negative-space", "type-only"},
       nullptr},
      {"neon", "Outlines aglow in the dark.", {}, treat_neon},
      {"engraving", "Fine lines that swell with the tone, as on a banknote.", {}, treat_engraving},
      {"woodcut", "Black ink from a carved block over two flat colours.", {}, treat_woodcut},
      {"art-deco", "Flat steps of tone and gold, rays, a stepped frame.", {}, treat_art_deco},
      {"watercolour", "Washes that bleed on white paper.", {}, treat_watercolour},
  };
  return all;
}

pixels::Plane tones(const Stage& stage, float softness) {
  const Canvas& canvas = stage.canvas;
  const auto& art = canvas.art();
  pixels::Plane plane(canvas.width_px(), canvas.height_px());
  auto out = plane.values();
  const auto r = art.r.values(), g = art.g.values(), b = art.b.values();
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = clamp01(luma({r[i], g[i], b[i]}));
  constexpr int kBins = 256;
  std::array<std::size_t, kBins> bins{};
  for (const float v : out) ++bins[static_cast<std::size_t>(v * (kBins - 1))];
  const std::size_t few = out.size() / 50;
  int low = 0, high = kBins - 1;
  for (std::size_t sum = bins[0]; sum <= few && low < kBins - 2; sum += bins[static_cast<std::size_t>(low)])
    ++low;
  for (std::size_t sum = bins[kBins - 1]; sum <= few && high > low + 1;
       sum += bins[static_cast<std::size_t>(high)])
    --high;
  const float from = static_cast<float>(low) / (kBins - 1),
              span = std::max(0.15F, static_cast<float>(high - low) / (kBins - 1));
  for (float& v : out) v = clamp01((v - from) / span);
  pixels::blur(plane, softness * canvas.unit_px(), canvas.runner());
  return plane;
}

float stripe(const Canvas& canvas, float phase, float share, float pitch) {
  const float pixels = pitch * canvas.unit_px();
  // How much of stripe lies between 0 and a phase: its difference over one pixel is what that pixel shows, so
  // that a small picture is the mean of a large one.
  const auto laid = [share](float p) {
    const float whole = std::floor(p);
    return whole * share + std::clamp(p - whole - 0.5F + share * 0.5F, 0.0F, share);
  };
  const float reach = 1 / std::max(pixels, 0.5F);
  const float shown = (laid(phase + reach * 0.5F) - laid(phase - reach * 0.5F)) / reach;
  return lerp(share, shown * smooth(0.0F, 0.05F, share), smooth(0.9F, 1.6F, pixels));
}

void settle_words(Stage& stage, Ink dark, Ink light) {
  const Canvas& canvas = stage.canvas;
  const auto& zone = stage.guide.title_zone;
  Ink sum{};
  int count = 0;
  constexpr int kSteps = 24;
  for (int i = 0; i < kSteps; ++i) {
    for (int k = 0; k < kSteps; ++k) {
      const float fx = lerp(zone.left, zone.right, (static_cast<float>(i) + 0.5F) / kSteps),
                  fy = lerp(zone.top, zone.bottom, (static_cast<float>(k) + 0.5F) / kSteps);
      sum = sum + canvas.at(fx * stage.wide(), fy * stage.tall());
      ++count;
    }
  }
  const Ink mean = sum * (1.0F / static_cast<float>(count));
  auto& palette = stage.guide.palette;
  const bool dark_words = poster::contrast_ratio(dark, mean) > poster::contrast_ratio(light, mean);
  palette.text = dark_words ? dark : light;
  palette.ground = dark_words ? light : dark;
  for (int i = 0; i < 30 && poster::contrast_ratio(palette.text, palette.ground) < 5; ++i) {
    palette.text = mix(palette.text, dark_words ? Ink{0.02F, 0.02F, 0.02F} : kWhite, 0.15F);
    palette.ground = mix(palette.ground, dark_words ? kWhite : Ink{0.02F, 0.02F, 0.02F}, 0.1F);
  }
  if (poster::contrast_ratio(palette.accent, palette.ground) < 4.5F) palette.accent = palette.text;
}

}  // namespace onesheet::illustrator
