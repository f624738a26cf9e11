// Water seen from above: a mirror broken by waves that smooth out with distance. And water seen from within.
#include "models/illustrator/worlds/worlds.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {

void paint_sea(Stage& stage, const SeaLook& look) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& waves = canvas.tiles().waves(canvas.runner());
  const float top = look.top < 0 ? stage.horizon : look.top;
  const float tall = stage.tall(), centre = stage.wide() * 0.5F;
  const float u0 = canvas.offset("sea");
  const Ink deep = mix(inks.shade, inks.sky_middle, 0.42F);
  const Ink foam = mix(mix(inks.horizon, kWhite, 0.5F), deep, 0.2F);
  constexpr float kEye = 0.15F;
  // The mirror must not reach rows that are being painted at the same time.
  const float mirror_max = std::max(0.0F, top - std::max(0.004F, 4 / canvas.unit_px()));
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float below = std::max(y - top, 0.0004F);
        const float z = kEye / below, gx = (x - centre) * z;
        const float near = clamp01(1.0F / (z * 0.35F + 0.2F));
        const float persp = clamp01((y - top) / (tall - top));
        const float w1 = waves.at(gx * 0.11F + u0, z * 0.24F),
                    w2 = waves.at(gx * 0.34F + u0 + 0.5F, z * 0.78F + 0.3F);
        const float w3 = waves.at(gx * 1.1F + u0, z * 2.4F);
        const float slope = (w1 * 0.9F + w2 * 0.8F * clamp01(near * 2) + w3 * 0.55F * near) * look.rough;
        // Broken mirror: a slope shows another height of the sky.
        const float mirror_y =
            2 * top - y - (std::fabs(slope) * 0.16F + slope * 0.07F) * tall * (0.2F + persp);
        const Ink sky = canvas.at(x + slope * 0.02F * (1 + persp), std::clamp(mirror_y, 0.0F, mirror_max));
        const float mirror = std::clamp(0.28F + 0.72F * exp_fast(-persp * 2.2F) + slope * 0.2F, 0.05F, 1.0F);
        Ink c = mix(deep * 0.9F, sky, mirror);
        c = c * (1 + std::clamp(slope, -1.2F, 1.6F) * 0.15F);
        // A gale tears the crests white.
        const float torn =
            smooth(0.85F, 1.1F, look.rough) * smooth(1.0F, 1.9F, w2 * 0.8F + w3 * 0.45F * near + w1 * 0.2F);
        c = mix(c, foam, torn * (0.25F + 0.4F * persp));
        const float width = 0.03F + 0.2F * std::pow(persp, 0.8F);
        const float sparkle = smooth(
            0.35F, 1.5F,
            slope * 1.1F / std::max(look.rough, 0.2F) * 0.8F + w3 * 0.35F * near + 0.35F - persp * 0.25F);
        const float column = bell(x - stage.light.x - slope * 0.035F, width);
        c = screen(c, inks.light, column * sparkle * look.glitter * 0.9F);
        c = screen(c, inks.light, column * 0.12F * look.glitter * exp_fast(-persp * 2));
        c = screen(c, inks.horizon, 0.3F * exp_fast(-below / 0.004F));
        colour = mix(colour, c, canvas.edge(y - top));
      },
      top - 2 / canvas.unit_px());
}

namespace {

// Weed at both lower corners, swaying all one way.
void paint_kelp(Stage& stage, Ink near, Ink far) {
  auto random = stage.canvas.random("kelp");
  const float tall = stage.tall(), wide = stage.wide(), sway = random.between(-0.05F, 0.05F);
  for (const bool front : {false, true}) {
    pixels::Path weed;
    const int count = static_cast<int>((front ? 9 : 13) * std::max(1.0F, wide));
    for (int i = 0; i < count; ++i) {
      const float in = square(random.unit()) * 0.3F * wide - 0.03F;
      float x = random.chance(0.5F) ? in : wide - in, y = tall + 0.01F;
      const float height =
                      (0.1F + 0.2F * random.unit()) * (front ? 1.15F : 0.85F) * (1.15F - in / (0.3F * wide)),
                  phase = random.unit() * 6.0F;
      constexpr int kJoints = 15;
      for (int joint = 0; joint < kJoints; ++joint) {
        const float t = static_cast<float>(joint) / kJoints, step = height / kJoints;
        const float next_x = x + step * (0.75F * std::sin(phase + 5.0F * t) + sway * 9.0F * t),
                    next_y = y - step;
        const float thick = 0.0022F * (1.1F - t);
        weed.add_capsule({x, y}, thick, {next_x, next_y}, thick * 0.9F);
        const float side = joint % 2 == 0 ? 1.0F : -1.0F, leaf = height * 0.13F * (1.1F - 0.6F * t);
        // A blade from the stem, out and up.
        weed.move_to({x, y});
        weed.curve_to({x + side * leaf * 0.4F, y - leaf * 0.1F}, {x + side * leaf * 0.9F, y - leaf * 0.45F},
                      {x + side * leaf, y - leaf * 1.05F});
        weed.curve_to({x + side * leaf * 0.55F, y - leaf * 0.75F}, {x + side * leaf * 0.2F, y - leaf * 0.5F},
                      {x, y});
        weed.close();
        x = next_x;
        y = next_y;
      }
    }
    paint_path(stage, weed, {}, front ? near : far, front ? 0.95F : 0.8F);
  }
}

}  // namespace

Ink water_ink(const Stage& stage) {
  // Water keeps the palette's middle hue but leans to its own, all the way when that hue is warm.
  const Ink teal{0.05F, 0.46F, 0.56F};
  const Ink middle = stage.inks.sky_middle;
  return mix(middle, teal, 0.5F + 0.42F * smooth(-0.05F, 0.15F, middle.r - middle.b));
}

void paint_deep(Stage& stage, const DeepLook& look) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& ridges = canvas.tiles().ridges(canvas.runner());
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("surface"));
  const float u0 = canvas.offset("deep"), tall = stage.tall(), surface = look.surface;
  const float light_x = stage.light.x;
  const Ink water = water_ink(stage) * (look.dark ? 0.7F : 1.0F);
  const Ink bright = mix(water, mix(inks.light, Ink{0.72F, 0.95F, 0.92F}, 0.6F), 0.5F);
  const Ink abyss = mix(mix(inks.shade, Ink{0.0F, 0.03F, 0.05F}, 0.6F), water, 0.12F);
  const bool above = surface > 0;
  canvas.paint([&](float x, float y, Ink& colour) {
    float line = surface;
    if (above) {
      line +=
          0.008F * std::sin(x * 9.0F + u0 * 6.0F) + 0.006F * pixels::noise_profile(x * 6.0F, 4, 0.5F, key);
    }
    const float cover = above ? canvas.edge(y - line) : 1.0F;
    if (cover <= 0) return;
    const float t = clamp01((y - line) / (tall - surface));
    Ink c = mix(bright, water, smooth(0.0F, 0.16F, t));
    c = mix(c, mix(water, abyss, 0.45F), smooth(0.08F, 0.45F, t));
    c = mix(c, abyss, smooth(0.35F, 1.0F, t));
    // Soft light from above and shafts that fan out from a point over the surface.
    const float fan_y = surface - 0.55F * tall;
    const float fan = (x - light_x) / (y - fan_y);
    const float shafts =
        clamp01(rough.at(fan * 0.75F + u0, 0.3F + y * 0.03F) * 0.42F + 0.22F) * bell(fan, 0.34F);
    c = screen(c, bright, bell(x - light_x, 0.42F) * exp_fast(-t * 4.2F) * 0.5F);
    c = screen(c, mix(bright, kWhite, 0.35F), shafts * exp_fast(-t * 2.5F) * 0.62F);
    // Slow murk gives the deep some body.
    c = c * (1 + 0.05F * soft.at(x * 0.35F + u0, y * 0.5F));
    if (above && !look.ice) {
      const float below = std::fabs(y - line);
      c = screen(c, kWhite, exp_fast(-below / 0.0022F) * 0.75F + exp_fast(-below / 0.014F) * 0.2F);
    }
    colour = mix(colour, c, cover);
    if (!look.ice || !above) return;
    // The ice sheet cut through: pale at the top, glowing blue where it meets the water.
    const float foot =
        surface + 0.05F + 0.055F * std::fabs(pixels::noise_profile(x * 4.0F, 6, 0.55F, key ^ 7));
    const float inside = std::min(y - surface + 0.004F, foot - y);
    const float ice = canvas.edge(inside);
    const float s = clamp01((y - surface) / (foot - surface));
    const float facet = ridges.at(x * 0.9F + u0, y * 0.9F);
    Ink frozen = mix(Ink{0.94F, 0.98F, 0.98F}, Ink{0.6F, 0.85F, 0.88F}, smooth(0.05F, 0.6F, s));
    frozen = mix(frozen, bright, smooth(0.5F, 1.0F, s)) * (0.8F + 0.3F * facet);
    colour = mix(colour, frozen, ice);
    colour = screen(colour, bright, exp_fast(-std::fabs(y - foot) / 0.03F) * (y > foot ? 0.3F : 0.0F));
  });
  if (!look.ice) paint_kelp(stage, abyss * 0.7F, mix(abyss, water, 0.3F));
}

void paint_bubbles(Stage& stage, float x, float y, float spread, int count) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("bubbles");
  const Ink pale = mix(stage.inks.light, Ink{0.8F, 1.0F, 0.97F}, 0.7F);
  for (int i = 0; i < count; ++i) {
    const float bx = x + random.normal() * spread, by = y - std::fabs(random.normal()) * spread * 1.6F;
    const float size = random.unit();
    const float radius = 0.0012F + 0.0075F * size * size * size;
    // A ring, brighter above: a small bright dot at the upper left of a faint disc.
    canvas.add_dot(bx, by, radius, pale, 0.07F);
    canvas.add_dot(bx - radius * 0.35F, by - radius * 0.4F, radius * 0.35F, pale, 0.42F);
  }
}

}  // namespace onesheet::illustrator
