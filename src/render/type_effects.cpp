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

}  // namespace

int effect_reach_px(Effect effect, double cap_px) {
  // Three box passes reach about three sigma.
  switch (effect) {
    case Effect::soft_shadow:
    case Effect::metal:
    case Effect::distressed:
    case Effect::gold:
    case Effect::outline:
    case Effect::block:
    case Effect::cut_out:
      return static_cast<int>(std::ceil(cap_px * kShadowSigma_caps * 3.2)) + 3;
    case Effect::glow:
    case Effect::neon:
      return static_cast<int>(std::ceil(cap_px * kGlowSigma_caps * 3.2)) + 3;
    case Effect::letterpress:
    case Effect::none:
      return 2;
  }
  return 2;
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

std::optional<Underlay> underlay_of(const TypeLayer& layer) {
  const bool light_ink = poster::relative_luminance(layer.ink) > 0.18F;
  switch (layer.effect) {
    case Effect::none:
    case Effect::letterpress:
    case Effect::outline:
      return std::nullopt;
    case Effect::neon:
    case Effect::glow: {
      Underlay glow{blurred(layer.coverage, layer.cap_px * kGlowSigma_caps), layer.ink, true};
      const pixels::Plane near = blurred(layer.coverage, layer.cap_px * 0.07);
      const auto close = near.values();
      const auto amount = glow.amount.values();
      for (std::size_t i = 0; i < amount.size(); ++i) {
        amount[i] = std::min(1.0F, amount[i] * 0.42F + close[i] * 0.22F);
      }
      return glow;
    }
    case Effect::soft_shadow:
    case Effect::metal:
    case Effect::gold:
    case Effect::block:
    case Effect::cut_out:
    case Effect::distressed: {
      // Dark letters need no shadow: on a light ground it only looks like dirt.
      if (!light_ink) return std::nullopt;
      Underlay shadow{blurred(layer.coverage, layer.cap_px * kShadowSigma_caps), poster::Ink{0, 0, 0}, false};
      for (float& v : shadow.amount.values()) v = std::min(0.62F, v * 0.72F);
      return shadow;
    }
  }
  return std::nullopt;
}

poster::Ink ink_at(const TypeLayer& layer, int x, int y) {
  if (layer.effect == Effect::metal) {
    // Bright at the top of the capitals, a warm fall towards the middle, a second light below: polished metal
    // seen against a horizon. Never darker than 70 % of the ink, so contrast holds.
    const float v =
        std::clamp(static_cast<float>((layer.top + y + 0.5 - layer.cap_top_px) / std::max(layer.cap_px, 1.0)),
                   0.0F, 1.0F);
    const float lift =
        0.34F * (1 - smooth(0.0F, 0.5F, v)) + 0.2F * smooth(0.55F, 0.72F, v) * (1 - smooth(0.72F, 1.0F, v));
    const float fall =
        0.26F * smooth(0.3F, 0.54F, v) * (1 - smooth(0.54F, 0.64F, v)) + 0.14F * smooth(0.8F, 1.0F, v);
    const poster::Ink lit = poster::mix(layer.ink, poster::Ink{1, 1, 1}, lift);
    return poster::mix(lit, poster::Ink{layer.ink.r * 0.5F, layer.ink.g * 0.42F, layer.ink.b * 0.34F}, fall);
  }
  if (layer.effect == Effect::glow) return poster::mix(layer.ink, poster::Ink{1, 1, 1}, 0.55F);
  if (layer.effect == Effect::letterpress) {
    // Ink squeezed unevenly on to paper: a few per cent of tone, nothing a reader sees as dirt.
    const auto cap = static_cast<float>(std::max(layer.cap_px, 1.0));
    const float u = static_cast<float>(layer.left + x) / cap, v = static_cast<float>(layer.top + y) / cap;
    const float mottle = noise(u * 9, v * 9, 21) * 0.6F + noise(u * 40, v * 40, 22) * 0.4F;
    const poster::Ink other = poster::relative_luminance(layer.ink) > 0.18F ? poster::Ink{0.1F, 0.08F, 0.06F}
                                                                            : poster::Ink{0.9F, 0.86F, 0.8F};
    return poster::mix(layer.ink, other, std::clamp(0.045F + 0.05F * mottle, 0.0F, 0.12F));
  }
  return layer.ink;
}

}  // namespace onesheet::render
