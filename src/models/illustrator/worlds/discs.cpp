// Suns, moons and planets. Relief on them stays faint: strong craters read as bubbles.
#include <algorithm>
#include <numbers>

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

struct Crater {
  float x, y, z, radius;
};

std::vector<Crater> scatter_craters(const Canvas& canvas) {
  auto random = canvas.random("craters");
  std::vector<Crater> craters;
  for (int i = 0; i < 90; ++i) {
    const float angle = random.unit() * 2 * std::numbers::pi_v<float>;
    const float r = std::sqrt(random.unit()) * 0.94F, s = random.unit();
    const float x = std::cos(angle) * r, y = std::sin(angle) * r;
    craters.push_back({x, y, std::sqrt(std::max(0.06F, 1 - r * r)), 0.012F + 0.06F * s * s * s * s * s});
  }
  return craters;
}

// Brightness of the moon's ground, about 1: seas, highlands, a few craters with rays.
float moon_ground(const pixels::Tile& soft, const pixels::Tile& rough, float nx, float ny, float nz,
                  float u) {
  const float a = std::atan2(nx, nz + 0.25F) / (2 * std::numbers::pi_v<float>);
  const float b = ny * 0.21F;
  const float seas = soft.at(a * 0.9F + u, b) + 0.25F * rough.at(a * 2.1F + u, b * 2.1F);
  return 0.95F - 0.27F * smooth(0.0F, 1.3F, seas) + 0.035F * rough.at(a * 5.0F, b * 5.0F + u);
}

}  // namespace

void paint_disc(Stage& stage, const Disc& disc) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto craters = disc.kind == DiscKind::moon ? scatter_craters(canvas) : std::vector<Crater>();
  const float u = canvas.offset("disc") + 0.37F * static_cast<float>(disc.layer);
  const Ink hot = mix(inks.light, kWhite, 0.35F);
  const float r = disc.radius;
  const float tilt = canvas.random("disc tilt").between(-0.5F, 0.5F);
  const float cos_tilt = std::cos(tilt), sin_tilt = std::sin(tilt);
  canvas.paint([&](float x, float y, Ink& colour) {
    const float dx = x - disc.x, dy = y - disc.y;
    const float d = length(dx, dy);
    if (disc.glow > 0) {
      const float out = std::max(0.0F, d - r);
      const float halo =
          exp_fast(-out / (r * 0.9F + 0.04F)) * 0.36F + exp_fast(-out / (r * 0.18F + 0.01F)) * 0.26F;
      float lit = 1;
      if (disc.kind == DiscKind::planet) {  // only the day side shines
        const float toward = (stage.light.x < disc.x ? -dx : dx) / (d + 1e-4F);
        lit = d < r ? 0.0F : smooth(-0.3F, 1.0F, toward);
      }
      colour = screen(colour, inks.light, halo * disc.glow * lit);
    }
    const float cover = canvas.edge(r - d);
    if (cover <= 0) return;
    const float nx = dx / r, ny = dy / r;
    const float nz = std::sqrt(std::max(0.0F, 1 - nx * nx - ny * ny));
    Ink c = hot;
    float opacity = 1;
    switch (disc.kind) {
      case DiscKind::sun:
        c = mix(hot, inks.light, smooth(-0.7F, 0.2F, ny));
        c = mix(c, mix(inks.light, inks.horizon, 0.75F), smooth(0.1F, 1.0F, ny));
        break;
      case DiscKind::striped_sun: {
        c = mix(hot, mix(inks.light, inks.horizon, 0.5F), smooth(-0.9F, 0.1F, ny));
        c = mix(c, mix(inks.horizon, inks.accent, 0.55F), smooth(-0.1F, 1.0F, ny));
        const float stripe = ny * 7.5F + 0.35F;
        const float gap = 0.06F + 0.40F * smooth(-0.05F, 1.0F, ny);
        const float at = stripe - std::floor(stripe);
        if (ny > -0.05F) opacity = 1 - canvas.edge((gap * 0.5F - std::fabs(at - 0.5F)) * r / 7.5F);
        break;
      }
      case DiscKind::moon: {
        float ground = moon_ground(soft, rough, nx, ny, nz, u);
        for (const Crater& crater : craters) {
          const float ex = nx - crater.x, ey = ny - crater.y;
          const float far = crater.radius * 1.7F;
          if (std::fabs(ex) > far || std::fabs(ey) > far) continue;
          const float q = length(ex, ey) / crater.radius;
          // The wall towards the light is dark, the far wall bright, the rim catches a little.
          const float slope = (ex * 0.6F + ey * 0.75F) / crater.radius;
          if (q < 1)
            ground += slope * (1 - q * q) * 0.10F;
          else
            ground += 0.025F * exp_fast(-(q - 1) * 4.0F);
        }
        c = mix(inks.light, kWhite, 0.15F) * (ground * (0.74F + 0.28F * nz));
        break;
      }
      case DiscKind::planet: {
        const float px = nx * cos_tilt + ny * sin_tilt, py = -nx * sin_tilt + ny * cos_tilt;
        const float curl = soft.at(px * 0.22F + u, py * 0.3F) * 0.03F;
        const float band = rough.at(0.2F + curl * 0.3F + u, py * 0.16F + curl) * 0.20F +
                           soft.at(0.7F + u, py * 0.22F + curl * 0.7F) * 0.22F +
                           rough.at(px * 0.4F + u, py * 1.4F) * 0.05F;
        const Ink one = mix(inks.light, inks.horizon, 0.35F), two = mix(inks.sky_middle, inks.accent, 0.3F);
        const float lx = stage.light.x < disc.x ? -0.72F : 0.72F;
        const float shine = clamp01(nx * lx - ny * 0.42F + nz * 0.42F);
        c = mix(two, one, clamp01(0.62F + band)) * (0.05F + 1.0F * std::sqrt(shine));
        const float air = (1 - nz) * (1 - nz) * shine;
        c = screen(c, mix(inks.light, kWhite, 0.3F), air * 0.8F);
        // The night side lets the sky through, as a haze does.
        opacity = smooth(0.0F, 0.22F, shine);
        colour = colour * (1 - 0.3F * cover * (1 - opacity));
        break;
      }
      case DiscKind::eclipse:
        c = mix(inks.shade, inks.sky_middle, 0.35F);
        opacity = 0.9F;
        break;
    }
    if (disc.sink > 0) opacity *= 1 - disc.sink * smooth(0.0F, 1.0F, ny);
    colour = mix(colour, c, cover * opacity);
  });
  if (disc.kind == DiscKind::eclipse) {
    canvas.paint([&](float x, float y, Ink& colour) {
      const float off = std::fabs(length(x - disc.x, y - disc.y) - r);
      colour =
          screen(colour, hot, 0.95F * exp_fast(-off / (r * 0.035F)) + 0.5F * exp_fast(-off / (r * 0.2F)));
    });
  }
}

void paint_heavenly(Stage& stage, const Disc& disc) {
  paint_disc(stage, disc);
  const auto credit = [&](std::string_view id) {
    if (stage.heavens_count(id) > 0 && std::ranges::find(stage.drawn, id) == stage.drawn.end())
      stage.drawn.emplace_back(id);
  };
  const bool moonlike = disc.kind == DiscKind::moon || disc.kind == DiscKind::planet;
  if (moonlike) credit("moon");
  if (disc.kind == DiscKind::planet) credit("planet");
  if (!moonlike) credit("sun");
  const int more = std::max(stage.heavens_count("moon"), stage.heavens_count("sun"));
  for (int i = 1; i < std::min(more, 4); ++i) {
    const auto k = static_cast<float>(i);
    const float side = i % 2 == 1 ? 1.0F : -1.0F;
    Disc other = disc;
    other.radius = disc.radius * (0.36F - 0.06F * k);
    other.x = std::clamp(disc.x + side * (disc.radius * 1.05F + 0.08F), other.radius + 0.04F,
                         stage.wide() - other.radius - 0.04F);
    other.y = std::max(disc.y - disc.radius * (0.75F + 0.25F * k), other.radius + 0.05F);
    other.layer = i;
    other.glow = moonlike ? 0.3F : 0.6F;
    other.sink = 0;
    paint_disc(stage, other);
  }
}

void paint_planet_limb(Stage& stage, float centre_x, float centre_y, float radius) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u = canvas.offset("limb");
  const Ink air = mix(inks.horizon, inks.light, 0.4F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float dx = x - centre_x, dy = y - centre_y, d = length(dx, dy);
        // Sunlight grazes the limb from the stage's light.
        const float toward = bell(x - stage.light.x, 0.55F);
        if (d >= radius) {
          const float up = d - radius;
          colour = screen(
              colour, air,
              (0.9F * exp_fast(-up / 0.012F) + 0.5F * exp_fast(-up / 0.07F)) * (0.25F + 0.75F * toward));
        }
        const float cover = canvas.edge(radius - d);
        if (cover <= 0) return;
        const float depth = radius - d;
        const float nx = dx / radius, ny = dy / radius;
        // Clouds foreshorten towards the limb.
        const float squeeze = 1.0F / std::sqrt(depth + 0.02F);
        const float weather = soft.at(nx * 1.3F + u, ny * 0.9F * squeeze * 0.4F) +
                              0.5F * rough.at(nx * 2.6F + u, ny * squeeze * 0.8F);
        const float lit = exp_fast(-depth / 0.3F) * (0.2F + 0.8F * toward);
        Ink c = mix(inks.shade, mix(inks.sky_middle, inks.horizon, 0.45F), lit);
        c = mix(c, mix(inks.horizon, kWhite, 0.4F), smooth(0.2F, 1.8F, weather) * lit * 0.75F);
        c = screen(c, air, exp_fast(-depth / 0.02F) * (0.2F + 0.8F * toward));
        colour = mix(colour, c, cover);
      },
      centre_y - radius - 0.4F);
}

}  // namespace onesheet::illustrator
