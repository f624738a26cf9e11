#include "render/type_effects.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "pixels/blur.h"

namespace onesheet::render {
namespace {

using layout::Effect;

float smooth(float low, float high, float v) {
  const float t = std::clamp((v - low) / (high - low), 0.0F, 1.0F);
  return t * t * (3 - 2 * t);
}

// Value noise in [-1, 1] on a unit lattice, smooth between the points.
float noise(float x, float y, std::uint64_t key) {
  const auto corner = [&](float cx, float cy) {
    const auto ix = static_cast<std::uint64_t>(static_cast<std::int64_t>(cx));
    const auto iy = static_cast<std::uint64_t>(static_cast<std::int64_t>(cy));
    const std::uint64_t hash = base::mix64(key ^ base::mix64(ix * 0x9E3779B1ULL ^ (iy << 32)));
    return static_cast<float>(hash >> 40) * 0x1.0p-23F - 1.0F;
  };
  const float x0 = std::floor(x), y0 = std::floor(y);
  const float fx = smooth(0, 1, x - x0), fy = smooth(0, 1, y - y0);
  const float upper = corner(x0, y0) + (corner(x0 + 1, y0) - corner(x0, y0)) * fx;
  const float lower = corner(x0, y0 + 1) + (corner(x0 + 1, y0 + 1) - corner(x0, y0 + 1)) * fx;
  return upper + (lower - upper) * fy;
}

pixels::Plane blurred(const pixels::Plane& plane, double sigma_px) {
  pixels::Plane copy = plane;
  pixels::blur(copy, static_cast<float>(sigma_px));
  return copy;
}

constexpr double kShadowSigma_caps = 0.16;
constexpr double kGlowSigma_caps = 0.3;
constexpr double kNeonSigma_caps = 0.42;
constexpr double kHaloSigma_caps = 0.15;
// How far the side of a block letter goes to the lower right, and the shadow of a paper one.
constexpr double kDepthX_caps = 0.075, kDepthY_caps = 0.095;
constexpr double kPaperX_caps = 0.03, kPaperY_caps = 0.045;
constexpr double kBevel_caps = 0.022;
constexpr double kOutline_caps = 0.05;

constexpr poster::Ink kBlack{0, 0, 0}, kWhite{1, 1, 1};

bool is_light(const poster::Ink& ink) { return poster::relative_luminance(ink) > 0.18F; }

float value_at(const pixels::Plane& plane, int x, int y) {
  return x < 0 || y < 0 || x >= plane.width() || y >= plane.height() ? 0.0F : plane.at(x, y);
}

pixels::Plane shifted(const pixels::Plane& plane, int dx, int dy) {
  pixels::Plane moved(plane.width(), plane.height());
  for (int y = std::max(0, dy); y < std::min(plane.height(), plane.height() + dy); ++y) {
    const int from = std::max(0, dx), to = std::min(plane.width(), plane.width() + dx);
    if (to > from) std::copy(plane.row(y - dy) + from - dx, plane.row(y - dy) + to - dx, moved.row(y) + from);
  }
  return moved;
}

void join(pixels::Plane& to, const pixels::Plane& other) {
  const auto from = other.values();
  const auto values = to.values();
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::max(values[i], from[i]);
}

// The letters swept along (dx, dy): each doubling of the way takes one pass, so depth costs little.
pixels::Plane swept(const pixels::Plane& letters, double dx, double dy) {
  pixels::Plane trail = letters;
  const double length = std::max(std::abs(dx), std::abs(dy));
  for (double gone = 1; gone < length + 1; gone *= 2) {
    const double step = std::min(gone, length - gone + 1);
    if (step <= 0) break;
    const int sx = static_cast<int>(std::lround(dx / length * step));
    const int sy = static_cast<int>(std::lround(dy / length * step));
    if (sx == 0 && sy == 0) break;
    join(trail, shifted(trail, sx, sy));
  }
  return trail;
}

void wear(TypeLayer& layer) {
  const auto cap = static_cast<float>(std::max(layer.cap_px, 1.0));
  // Below this the wear would be finer than pixels and only read as blur.
  if (cap < 24) return;
  pixels::Plane soft = blurred(layer.coverage, cap * 0.012);
  for (int y = 0; y < soft.height(); ++y) {
    float* to = layer.coverage.row(y);
    const float* from = soft.row(y);
    const float v = (static_cast<float>(layer.top + y) - static_cast<float>(layer.baseline_px)) / cap;
    for (int x = 0; x < soft.width(); ++x) {
      if (from[x] <= 0) continue;
      const float u = static_cast<float>(layer.left + x) / cap;
      const float edge = noise(u * 26, v * 26, 11) * 0.5F + noise(u * 55, v * 55, 12) * 0.5F;
      // Letters get rough outlines first; flecks open only where two slow waves of wear meet.
      const float rough = smooth(0.32F, 0.68F, from[x] + edge * 0.16F);
      const float patch = noise(u * 2.3F, v * 2.3F, 13);
      const float fleck = noise(u * 34, v * 30, 14) * 0.6F + noise(u * 80, v * 70, 15) * 0.4F;
      const float open = smooth(0.42F, 0.6F, fleck + patch * 0.3F - 0.09F);
      to[x] = rough * (1 - 0.8F * open);
    }
  }
}

// Takes away what lies deeper than the outline; strokes hardly wider than it stay whole.
void hollow(TypeLayer& layer) {
  const double width_px = std::max(1.4, layer.cap_px * kOutline_caps);
  const pixels::Plane soft = blurred(layer.coverage, width_px * 0.62);
  const auto deep = soft.values();
  const auto cover = layer.coverage.values();
  for (std::size_t i = 0; i < cover.size(); ++i) cover[i] *= 1 - smooth(0.9F, 0.985F, deep[i]);
}

// Light from the upper left on rounded edges.
void measure_relief(TypeLayer& layer) {
  const double width_px = std::max(0.8, layer.cap_px * kBevel_caps);
  const pixels::Plane soft = blurred(layer.coverage, width_px);
  layer.relief = pixels::Plane(soft.width(), soft.height());
  const auto step = std::max(1, static_cast<int>(std::lround(width_px * 0.7)));
  for (int y = 0; y < soft.height(); ++y) {
    float* to = layer.relief.row(y);
    for (int x = 0; x < soft.width(); ++x) {
      if (layer.coverage.at(x, y) <= 0) continue;
      const float slope = value_at(soft, x + step, y + step) - value_at(soft, x - step, y - step);
      to[x] = std::clamp(slope * 1.25F, -1.0F, 1.0F);
    }
  }
}

Underlay shadow_of(const TypeLayer& layer) {
  Underlay shadow{blurred(layer.coverage, layer.cap_px * kShadowSigma_caps), kBlack, false};
  for (float& v : shadow.amount.values()) v = std::min(0.62F, v * 0.72F);
  return shadow;
}

// A repair: dims what crowds the letters without a box around them.
Underlay halo_of(const TypeLayer& layer) {
  Underlay halo{blurred(layer.coverage, layer.cap_px * kHaloSigma_caps + 0.8),
                is_light(layer.ink) ? kBlack : kWhite, false};
  for (float& v : halo.amount.values())
    v = std::min(1.0F, v * (2.2F + 2.6F * layer.halo)) * 0.94F * layer.halo;
  return halo;
}

Underlay light_of(const TypeLayer& layer, double sigma_caps, float far, float near) {
  Underlay glow{blurred(layer.coverage, layer.cap_px * sigma_caps), layer.ink, true};
  const pixels::Plane close_by = blurred(layer.coverage, layer.cap_px * 0.07);
  const auto close = close_by.values();
  const auto amount = glow.amount.values();
  // Where the letters were hard to read their light is what gives way.
  const float keep = 1 - 0.8F * layer.halo;
  for (std::size_t i = 0; i < amount.size(); ++i) {
    amount[i] = std::min(1.0F, (amount[i] * far + close[i] * near) * keep);
  }
  return glow;
}

// Dark letters on a light wall get a pale side, light ones a deep one: the face must stand clear of it.
poster::Ink side_of(const poster::Ink& ink) {
  return is_light(ink) ? poster::Ink{ink.r * 0.36F, ink.g * 0.31F, ink.b * 0.32F}
                       : poster::mix(ink, poster::Ink{1.0F, 0.9F, 0.78F}, 0.62F);
}

constexpr poster::Ink kGold{0.91F, 0.73F, 0.36F}, kGoldLight{1.0F, 0.94F, 0.72F},
    kGoldDeep{0.63F, 0.43F, 0.15F};
constexpr poster::Ink kBronze{0.36F, 0.22F, 0.05F};

// 0 at the top of the capitals, 1 on the baseline.
float height_in_letter(const TypeLayer& layer, int y) {
  return std::clamp(
      static_cast<float>((layer.top + y + 0.5 - layer.cap_top_px) / std::max(layer.cap_px, 1.0)), 0.0F, 1.0F);
}

poster::Ink with_relief(const poster::Ink& ink, float relief, float light, float dark) {
  return relief > 0 ? poster::mix(ink, kWhite, relief * light) : poster::mix(ink, kBlack, -relief * dark);
}

float relief_at(const TypeLayer& layer, int x, int y) {
  return layer.relief.empty() ? 0.0F : layer.relief.at(x, y);
}

poster::Ink chrome_at(const TypeLayer& layer, int x, int y) {
  // Bright at the top of the capitals, a fall towards the middle, a second light below: polished metal seen
  // against a horizon. Never darker than 70 % of the ink, so contrast holds.
  const float v = height_in_letter(layer, y);
  const float lift =
      0.34F * (1 - smooth(0.0F, 0.5F, v)) + 0.2F * smooth(0.55F, 0.72F, v) * (1 - smooth(0.72F, 1.0F, v));
  const float fall =
      0.26F * smooth(0.3F, 0.54F, v) * (1 - smooth(0.54F, 0.64F, v)) + 0.14F * smooth(0.8F, 1.0F, v);
  const poster::Ink lit = poster::mix(layer.ink, kWhite, lift);
  const poster::Ink metal =
      poster::mix(lit, poster::Ink{layer.ink.r * 0.5F, layer.ink.g * 0.42F, layer.ink.b * 0.34F}, fall);
  return with_relief(metal, relief_at(layer, x, y), 0.6F, is_light(layer.ink) ? 0.22F : 0.5F);
}

poster::Ink gold_at(const TypeLayer& layer, int x, int y) {
  const float relief = relief_at(layer, x, y);
  if (!is_light(layer.ink)) return with_relief(poster::mix(layer.ink, kBronze, 0.6F), relief, 0.3F, 0.6F);
  const auto cap = static_cast<float>(std::max(layer.cap_px, 1.0));
  const float u = static_cast<float>(layer.left + x) / cap, v = height_in_letter(layer, y);
  // Foil is not flat: slow waves of light run across the line.
  const float wave = 0.5F + 0.5F * std::sin(u * 1.7F + v * 2.2F + 1.5F * noise(u * 0.8F, v * 0.8F, 31));
  const poster::Ink foil = wave > 0.5F ? poster::mix(kGold, kGoldLight, (wave - 0.5F) * 1.3F)
                                       : poster::mix(kGold, kGoldDeep, (0.5F - wave) * 0.7F);
  return with_relief(foil, relief, 0.7F, 0.3F);
}

poster::Ink letterpress_at(const TypeLayer& layer, int x, int y) {
  // Ink squeezed unevenly on to paper: a few per cent of tone, nothing a reader sees as dirt.
  const auto cap = static_cast<float>(std::max(layer.cap_px, 1.0));
  const float u = static_cast<float>(layer.left + x) / cap, v = static_cast<float>(layer.top + y) / cap;
  const float mottle = noise(u * 9, v * 9, 21) * 0.6F + noise(u * 40, v * 40, 22) * 0.4F;
  const poster::Ink other =
      is_light(layer.ink) ? poster::Ink{0.1F, 0.08F, 0.06F} : poster::Ink{0.9F, 0.86F, 0.8F};
  return poster::mix(layer.ink, other, std::clamp(0.045F + 0.05F * mottle, 0.0F, 0.12F));
}

}  // namespace

int effect_reach_px(Effect effect, float halo, double cap_px) {
  // Three box passes reach about three sigma.
  const auto reach = [&](double caps) { return static_cast<int>(std::ceil(cap_px * caps)) + 3; };
  int far = halo > 0 ? reach(kHaloSigma_caps * 3.2) + 3 : 2;
  switch (effect) {
    case Effect::soft_shadow:
    case Effect::metal:
    case Effect::gold:
    case Effect::distressed:
      far = std::max(far, reach(kShadowSigma_caps * 3.2));
      break;
    case Effect::block:
      far = std::max(far, reach(kDepthY_caps + kShadowSigma_caps * 1.6));
      break;
    case Effect::cut_out:
      far = std::max(far, reach(kPaperY_caps + 0.12));
      break;
    case Effect::glow:
      far = std::max(far, reach(kGlowSigma_caps * 3.2));
      break;
    case Effect::neon:
      far = std::max(far, reach(kNeonSigma_caps * 3.2));
      break;
    case Effect::letterpress:
    case Effect::outline:
    case Effect::none:
      break;
  }
  return far;
}

void shape_letters(TypeLayer& layer) {
  switch (layer.effect) {
    case Effect::distressed:
      wear(layer);
      break;
    case Effect::outline:
      hollow(layer);
      break;
    case Effect::metal:
    case Effect::gold:
    case Effect::neon:
      measure_relief(layer);
      break;
    case Effect::none:
    case Effect::soft_shadow:
    case Effect::glow:
    case Effect::letterpress:
    case Effect::block:
    case Effect::cut_out:
      break;
  }
}

std::vector<Underlay> underlays_of(const TypeLayer& layer) {
  std::vector<Underlay> under;
  if (layer.halo > 0) under.push_back(halo_of(layer));
  const bool light = is_light(layer.ink);
  switch (layer.effect) {
    case Effect::none:
    case Effect::letterpress:
    case Effect::outline:
      break;
    case Effect::glow:
      if (light) under.push_back(light_of(layer, kGlowSigma_caps, 0.42F, 0.22F));
      break;
    case Effect::neon:
      // The wall behind a lit tube is darker than the tube's light makes it look.
      if (light && layer.halo <= 0) under.push_back(shadow_of(layer));
      if (light) under.push_back(light_of(layer, kNeonSigma_caps, 0.55F, 0.16F));
      break;
    case Effect::soft_shadow:
    case Effect::metal:
    case Effect::gold:
    case Effect::distressed:
      // Dark letters need no shadow: on a light ground it only looks like dirt.
      if (light) under.push_back(shadow_of(layer));
      break;
    case Effect::block: {
      pixels::Plane side = swept(layer.coverage, layer.cap_px * kDepthX_caps, layer.cap_px * kDepthY_caps);
      Underlay ground{blurred(side, layer.cap_px * 0.05), kBlack, false};
      for (float& v : ground.amount.values()) v *= light ? 0.4F : 0.16F;
      under.push_back(std::move(ground));
      under.push_back({std::move(side), side_of(layer.ink), false});
      break;
    }
    case Effect::cut_out: {
      pixels::Plane shadow = shifted(blurred(layer.coverage, layer.cap_px * 0.022),
                                     static_cast<int>(std::lround(layer.cap_px * kPaperX_caps)),
                                     static_cast<int>(std::lround(layer.cap_px * kPaperY_caps)));
      for (float& v : shadow.values()) v *= light ? 0.55F : 0.2F;
      under.push_back({std::move(shadow), kBlack, false});
      break;
    }
  }
  return under;
}

poster::Ink ink_at(const TypeLayer& layer, int x, int y) {
  switch (layer.effect) {
    case Effect::metal:
      return chrome_at(layer, x, y);
    case Effect::gold:
      return gold_at(layer, x, y);
    case Effect::letterpress:
      return letterpress_at(layer, x, y);
    case Effect::glow:
      // Dark letters give no light; they stay what they are.
      return is_light(layer.ink) ? poster::mix(layer.ink, kWhite, 0.55F) : layer.ink;
    case Effect::neon:
      if (!is_light(layer.ink)) return layer.ink;
      // White-hot within, the gas's own colour where the glass curves away.
      return poster::mix(layer.ink, kWhite,
                         0.82F * (1 - std::min(1.0F, 1.6F * std::abs(relief_at(layer, x, y)))));
    case Effect::cut_out: {
      // Paper has a grain, and a cut edge.
      const auto cap = static_cast<float>(std::max(layer.cap_px, 1.0));
      const float grain = noise(static_cast<float>(layer.left + x) / cap * 30,
                                static_cast<float>(layer.top + y) / cap * 30, 41);
      return poster::mix(layer.ink, is_light(layer.ink) ? kBlack : kWhite, 0.025F + 0.025F * grain);
    }
    case Effect::none:
    case Effect::soft_shadow:
    case Effect::distressed:
    case Effect::block:
    case Effect::outline:
      break;
  }
  return layer.ink;
}

}  // namespace onesheet::render
