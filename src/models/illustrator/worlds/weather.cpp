// What falls, hangs or flashes before and between the layers of a scene.
#include <cmath>
#include <numbers>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {

void paint_fog(Stage& stage, float y, float thickness, float amount, int layer) {
  Canvas& canvas = stage.canvas;
  const auto& soft = canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u0 = canvas.offset("fog") + 0.23F * static_cast<float>(layer);
  const Ink air = stage.haze();
  canvas.paint(
      [&](float x, float py, Ink& colour) {
        const float n =
            soft.at(x * 0.5F + u0, py * 1.5F) * 0.5F + 0.5F + rough.at(x * 1.2F + u0, py * 2.6F) * 0.1F;
        const float band =
            bell(py - y - (n - 0.5F) * thickness * 0.8F, thickness) * std::clamp(n, 0.15F, 1.25F) * amount;
        const float toward = 0.25F * exp_fast(-length(x - stage.light.x, py - stage.light.y) * 2);
        colour = mix(colour, mix(air, stage.inks.light, toward), std::min(band, 0.96F));
      },
      y - thickness * 3.2F, y + thickness * 3.2F);
}

void paint_rain(Stage& stage, float amount) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("rain");
  pixels::Path near, far;
  const int count = static_cast<int>(1500.0F * stage.wide() * stage.tall());
  for (int i = 0; i < count; ++i) {
    const float x = random.between(-0.2F, stage.wide()), y = random.between(-0.1F, stage.tall());
    const float s = random.unit(), reach = 0.02F + 0.06F * s * s;
    const bool close = random.chance(0.25F);
    const float half = close ? 0.0007F : 0.00042F, dx = reach * 0.19F;
    pixels::Path& to = close ? near : far;
    to.move_to({x - half, y});
    to.line_to({x + half, y});
    to.line_to({x + half * 0.4F - dx, y + reach * (close ? 1.5F : 1.0F)});
    to.line_to({x - half * 0.4F - dx, y + reach * (close ? 1.5F : 1.0F)});
    to.close();
  }
  const Ink drop = mix(stage.inks.horizon, kWhite, 0.45F);
  paint_path(stage, far, {}, drop, amount * 0.45F);
  paint_path(stage, near, {}, drop, amount * 0.7F);
}

void paint_snowfall(Stage& stage, float amount) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("snowfall");
  const int count = static_cast<int>(520.0F * stage.wide() * stage.tall());
  const Ink flake{0.95F, 0.97F, 1.0F};
  for (int i = 0; i < count; ++i) {
    const float x = random.unit() * stage.wide(), y = random.unit() * stage.tall();
    const float s = random.unit(), size = s * s * s * s;
    canvas.add_dot(x, y, 0.0011F + 0.0042F * size, flake, amount * (0.55F - 0.3F * size));
  }
}

void paint_dust(Stage& stage, float amount) {
  Canvas& canvas = stage.canvas;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const float u0 = canvas.offset("dust");
  const Ink air = mix(stage.inks.horizon, stage.inks.sky_middle, 0.25F);
  const float centre = stage.horizon + 0.05F;
  canvas.paint([&](float x, float y, Ink& colour) {
    const float n = clamp01(0.5F + 0.4F * soft.at(x * 0.4F + u0, y * 0.8F));
    colour = mix(colour, air, amount * n * exp_fast(-std::fabs(y - centre) / 0.35F));
  });
  auto random = canvas.random("motes");
  for (int i = 0; i < static_cast<int>(90.0F * stage.wide() * stage.tall()); ++i) {
    const float x = random.unit() * stage.wide(), y = random.unit() * stage.tall(), s = random.unit();
    canvas.add_dot(x, y, 0.001F + 0.002F * s * s, stage.inks.light, amount * 0.5F);
  }
}

namespace {

void bolt(pixels::Path& path, base::SeededRandom& random, float x, float y, float angle, float reach,
          float thick, int depth) {
  constexpr float kStep = 0.012F;
  const int steps = std::max(1, static_cast<int>(reach / kStep));
  for (int i = 0; i < steps; ++i) {
    angle = (angle + random.normal() * 0.36F) * 0.86F;
    const float step = kStep * (0.5F + random.unit());
    const float nx = x + std::sin(angle) * step, ny = y + std::cos(angle) * step;
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    path.add_capsule({x, y}, thick * (1 - 0.7F * t), {nx, ny}, thick * (1 - 0.7F * t) * 0.97F);
    x = nx;
    y = ny;
    if (depth < 3 && random.chance(0.075F)) {
      const float side = random.chance(0.5F) ? 1.0F : -1.0F;
      bolt(path, random, x, y, angle + side * random.between(0.4F, 0.95F), reach * (1 - t) * 0.5F,
           thick * 0.5F, depth + 1);
    }
  }
}

}  // namespace

void paint_lightning(Stage& stage, float x, float top, float bottom, int layer) {
  Canvas& canvas = stage.canvas;
  auto random = canvas.random("lightning");
  for (int i = 0; i < layer * 3; ++i) random.next();
  pixels::Path path;
  bolt(path, random, x, top, 0, bottom - top, 0.0022F, 0);
  // The flash lights the cloud around it.
  const Ink flash{0.86F, 0.9F, 1.0F};
  const float middle = top + (bottom - top) * 0.25F;
  canvas.paint([&](float px, float py, Ink& colour) {
    colour = screen(colour, flash, 0.3F * exp_fast(-length((px - x) * 1.1F, (py - middle) * 0.7F) / 0.22F));
  });
  const float k = canvas.unit_px();
  auto cover = pixels::fill_coverage(path, {k, 0, 0, k, 0, 0}, canvas.width_px(), canvas.height_px());
  canvas.lay(cover, 0, 0, kWhite, 1.0F);
  auto& glow = canvas.glow();
  const auto small = pixels::resize(cover, glow.width(), glow.height(), canvas.runner());
  for (int y = 0; y < glow.height(); ++y) {
    for (int column = 0; column < glow.width(); ++column) {
      const float e = small.at(column, y) * 3.0F;
      glow.r.at(column, y) += flash.r * e;
      glow.g.at(column, y) += flash.g * e;
      glow.b.at(column, y) += flash.b * e;
    }
  }
}

void paint_beam(Stage& stage, float x, float y, float angle, float spread, float reach, float strength) {
  Canvas& canvas = stage.canvas;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const float ax = std::cos(angle), ay = std::sin(angle);
  canvas.paint([&](float px, float py, Ink& colour) {
    const float dx = px - x, dy = py - y;
    const float along = dx * ax + dy * ay;
    if (along <= 0) return;
    const float off = std::fabs(dy * ax - dx * ay) / (along * spread + 0.006F);
    if (off > 3) return;
    const float murk = std::clamp(0.8F + 0.25F * soft.at(px * 0.6F, py * 0.6F), 0.2F, 1.4F);
    const float light = exp_fast(-off * off * 1.3F) * exp_fast(-along / reach * 1.7F) * murk;
    colour = screen(colour, stage.inks.light, light * strength);
  });
}

void paint_shafts(Stage& stage, float x, float y, float reach, float strength) {
  Canvas& canvas = stage.canvas;
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u0 = canvas.offset("shafts");
  const Ink light = mix(stage.inks.light, stage.inks.horizon, 0.25F);
  const float source = y - 0.35F;  // above the glow itself, so that the shafts fall rather than burst
  canvas.paint(
      [&](float px, float py, Ink& colour) {
        const float down = py - source, fan = (px - x) / std::max(0.08F, down);
        if (std::fabs(fan) > 1.2F) return;
        const float along = length(px - x, down) / (reach + 0.35F);
        const float ray =
            smooth(0.15F, 1.3F, rough.at(fan * 0.62F + u0, 0.37F) + 0.35F * rough.at(fan * 1.9F + u0, 0.71F));
        const float fade = bell(fan, 0.62F) * exp_fast(-square(along * 1.25F)) * smooth(0.0F, 0.2F, along);
        colour = screen(colour, light, ray * fade * strength * (1 - 0.7F * stage.hush(px, py)));
      },
      std::max(-1.0F, source), y + reach);
}

void paint_glow(Stage& stage, float x, float y, float radius, Ink ink, float strength) {
  stage.canvas.paint(
      [&](float px, float py, Ink& colour) {
        if (std::fabs(px - x) > radius * 6) return;
        const float d = length(px - x, py - y);
        if (d < radius * 6) colour = screen(colour, ink, strength * exp_fast(-d / radius));
      },
      y - radius * 6, y + radius * 6);
}

void paint_birds(Stage& stage, float x, float y, float spread, int count, Ink ink) {
  auto random = stage.canvas.random("birds");
  pixels::Path flock;
  for (int i = 0; i < count; ++i) {
    const float bx = x + random.normal() * spread, by = y + random.normal() * spread * 0.42F;
    const float w = random.between(0.006F, 0.014F), lift = random.between(0.25F, 0.75F),
                tilt = random.normal() * 0.15F;
    for (const float side : {-1.0F, 1.0F}) {
      const float tip_y = by - w * lift * 0.35F + side * w * tilt;
      flock.move_to({bx, by});
      flock.curve_to({bx + side * w * 0.25F, by - w * lift * 0.8F}, {bx + side * w * 0.6F, by - w * lift},
                     {bx + side * w, tip_y});
      flock.curve_to({bx + side * w * 0.6F, by - w * lift * 0.72F},
                     {bx + side * w * 0.3F, by - w * lift * 0.35F}, {bx, by + w * 0.16F});
      flock.close();
    }
  }
  paint_path(stage, flock, {}, ink, 0.9F);
}

void paint_weather(Stage& stage) {
  using brief::Weather;
  switch (stage.brief.weather) {
    case Weather::clear:
    case Weather::clouds:
      return;
    case Weather::storm:
      paint_rain(stage, 0.4F);
      break;
    case Weather::rain:
      paint_rain(stage, 0.5F);
      break;
    case Weather::snow:
      paint_snowfall(stage, 0.9F);
      break;
    case Weather::fog:
      paint_fog(stage, stage.horizon + 0.05F, 0.11F, 0.5F, 7);
      break;
    case Weather::dust:
      paint_dust(stage, 0.4F);
      break;
  }
  stage.drawn.emplace_back(brief::name_of(stage.brief.weather));
}

}  // namespace onesheet::illustrator
