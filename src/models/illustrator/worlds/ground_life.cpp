#include "models/illustrator/worlds/ground_life.h"

#include <algorithm>
#include <cmath>

#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Setting;

// A plane seen from above: t is 0 at its far edge and 1 at the foot of the sheet.
struct Floor {
  float top, tall, centre;
  float y(float t) const { return top + (tall - top) * t; }
  float x(float across, float t) const { return centre + across * (0.06F + 0.94F * t); }
};

Floor floor_of(const Stage& stage, float top) { return {top, stage.tall(), stage.wide() * 0.5F}; }

Ink near_ink(const Stage& stage) { return mix(stage.inks.shade, stage.inks.sky_middle, 0.08F); }

// Somewhere near the left or right edge, rarely as far in as `reach` of the width.
float edge_x(base::SeededRandom& random, const Stage& stage, float reach) {
  const float u = random.unit(), in = u * u * reach * stage.wide() - 0.04F;
  return random.chance(0.5F) ? in : stage.wide() - in;
}

bool has_walker(const Stage& stage) {
  return std::ranges::any_of(stage.brief.subjects, [](const brief::Subject& subject) {
    return subject.kind == brief::Kind::person || subject.kind == brief::Kind::animal;
  });
}

void add_blade(pixels::Path& path, float x, float y, float height, float bend, float half) {
  path.move_to({x - half, y});
  path.curve_to({x - half * 0.8F, y - height * 0.4F}, {x + bend * 0.35F - half * 0.4F, y - height * 0.72F},
                {x + bend, y - height});
  path.curve_to({x + bend * 0.35F + half * 0.6F, y - height * 0.68F}, {x + half, y - height * 0.36F},
                {x + half, y});
  path.close();
}

// A drop-shaped ear at the end of a bent stalk.
void add_ear(pixels::Path& path, float x, float y, float lean, float size) {
  const float dx = std::sin(lean), dy = -std::cos(lean);
  for (int i = 0; i < 5; ++i) {
    const auto k = static_cast<float>(i);
    const float at = size * k * 0.26F, r = size * (0.17F - 0.024F * k);
    path.add_ellipse({x + dx * at, y + dy * at}, r * 0.8F, r * 1.5F);
  }
}

struct Stalks {
  float height = 0.12F;
  float reach = 0.42F;  // share of the width each side's growth reaches in
  int count = 150;      // per unit of width
  bool ears = true;
  float stiffness = 1;  // above 1: reeds stand straight
};

// Tall growth at both lower corners: it frames the sheet and leaves its middle free.
void paint_stalks(Stage& stage, const Stalks& look, Ink ink, std::string_view purpose) {
  auto random = stage.canvas.random(purpose);
  const float tall = stage.tall();
  pixels::Path back, front;
  const int count = static_cast<int>(static_cast<float>(look.count) * stage.wide());
  for (int i = 0; i < count; ++i) {
    const float x = edge_x(random, stage, look.reach);
    const float edge = std::min(x, stage.wide() - x) / (look.reach * stage.wide());
    const float height = look.height * random.between(0.45F, 1.0F) * (1.1F - 0.75F * clamp01(edge));
    const float inward = x < stage.wide() * 0.5F ? 1.0F : -1.0F;
    const float bend = height * (random.normal() * 0.2F + inward * 0.12F) / look.stiffness;
    const bool near = random.chance(0.5F);
    pixels::Path& to = near ? front : back;
    add_blade(to, x, tall + 0.01F, height, bend, 0.0013F + 0.0011F * random.unit());
    if (look.ears && random.chance(0.45F))
      add_ear(to, x + bend, tall + 0.01F - height, bend / height * 1.5F, 0.012F * random.between(0.7F, 1.2F));
  }
  paint_path(stage, back, {}, mix(ink, stage.haze(), 0.22F), 0.85F);
  paint_path(stage, front, {}, ink, 0.95F);
}

// Dots of colour that grow towards the viewer.
void paint_flowers(Stage& stage, const Floor& floor) {
  auto random = stage.canvas.random("flowers");
  const Ink bloom = mix(stage.inks.accent, stage.inks.light, 0.25F),
            pale = mix(stage.inks.light, kWhite, 0.4F);
  const bool many = random.chance(0.5F);
  const int count = static_cast<int>((many ? 240.0F : 90.0F) * stage.wide());
  pixels::Path petals, white;
  for (int i = 0; i < count; ++i) {
    const float t = 0.12F + 0.88F * random.unit() * random.unit();
    const float x = random.unit() * stage.wide(), y = floor.y(t) - 0.006F;
    const float size = (0.0008F + 0.0042F * t) * random.between(0.6F, 1.2F);
    if (random.chance(stage.hush(x, y) * 0.7F)) continue;
    (random.chance(0.35F) ? white : petals).add_ellipse({x, y}, size, size * 0.75F);
  }
  paint_path(stage, petals, {}, bloom, 0.8F);
  paint_path(stage, white, {}, pale, 0.75F);
}

// Prints of whoever went before us, each with a lit far edge, winding towards the light.
void paint_prints(Stage& stage, const Floor& floor, Ink dark, Ink lit, float strength) {
  auto random = stage.canvas.random("prints");
  const float start = random.between(-0.2F, 0.2F) * stage.wide(), turn = random.between(-0.1F, 0.1F);
  const float goal = (stage.light.x - floor.centre) * 0.4F;
  pixels::Path hollows, rims;
  // Even steps on the plane: t falls off as 1 / distance.
  for (int i = 0; i < 46; ++i) {
    const float z = 1.02F + 0.17F * static_cast<float>(i), t = 1 / z;
    if (t < 0.16F) break;
    const float along = 1 - t;
    const float middle = lerp(start, goal, along) + turn * std::sin(along * 4.0F);
    const float side = (i % 2 == 0 ? 1.0F : -1.0F) * 0.016F;
    const float x = floor.centre + middle + side * t, y = floor.y(t);
    const float size = 0.0115F * t;
    hollows.add_ellipse({x, y}, size * 0.62F, size * 0.5F);
    rims.add_ellipse({x, y - size * 0.5F}, size * 0.6F, size * 0.16F);
  }
  paint_path(stage, hollows, {}, dark, strength);
  paint_path(stage, rims, {}, lit, strength * 0.7F);
}

// Stones with a lit cap and a shadow, in drifts that thicken towards the corners.
void paint_stones(Stage& stage, const Floor& floor, Ink dark, Ink body, Ink lit, float size_max, int count) {
  auto random = stage.canvas.random("corner stones");
  const float side = stage.light.x < stage.wide() * 0.5F ? -1.0F : 1.0F;
  struct Stone {
    float x, t, size;
  };
  std::vector<Stone> stones;
  for (int i = 0; i < static_cast<int>(static_cast<float>(count) * stage.wide()); ++i) {
    const float t = 0.2F + 0.82F * std::sqrt(random.unit()), s = random.unit();
    const bool large = s > 0.9F;
    const float x = large ? edge_x(random, stage, 0.3F) : edge_x(random, stage, 0.55F);
    if (stage.hush(x, floor.y(t)) > 0.2F) continue;
    stones.push_back({x, t, (0.1F + 0.9F * s * s * s * s) * size_max * t});
  }
  std::ranges::sort(stones, {}, &Stone::t);
  pixels::Path shadows, bodies, caps;
  const auto flush = [&] {
    paint_path(stage, shadows, {}, dark, 0.5F);
    paint_path(stage, bodies, {}, body, 0.96F);
    paint_path(stage, caps, {}, lit, 0.7F);
    shadows = bodies = caps = {};
  };
  int since = 0;
  for (const Stone& stone : stones) {
    const float y = floor.y(stone.t), wide = stone.size * random.between(1.0F, 1.5F),
                high = stone.size * random.between(0.65F, 1.0F);
    std::vector<pixels::Point> round, cap;
    const int corners = 8 + static_cast<int>(random.below(4));
    for (int k = 0; k < corners; ++k) {
      const float a =
          6.2831853F * (static_cast<float>(k) + random.between(-0.3F, 0.3F)) / static_cast<float>(corners);
      const float q = random.between(0.84F, 1.08F), cx = std::cos(a) * q, sy = std::sin(a) * q;
      round.push_back({stone.x + cx * wide, y - high * 0.35F + sy * high * (sy > 0 ? 0.35F : 0.95F)});
      cap.push_back({stone.x + side * wide * 0.2F + cx * wide * 0.62F, y - high * 0.95F + sy * high * 0.24F});
    }
    shadows.add_ellipse({stone.x - side * wide * 0.35F, y + high * 0.05F}, wide * 1.3F, high * 0.28F);
    bodies.add_polygon(round);
    caps.add_polygon(cap);
    if (++since % 24 == 0) flush();
  }
  flush();
}

// Cracks that branch across a plate of ice or baked mud: dark, with a pale lip towards the light.
void crack(pixels::Path& dark, pixels::Path& pale, base::SeededRandom& random, const Floor& floor,
           float across, float t, float angle, float reach, int depth) {
  float width = 0.0016F / static_cast<float>(depth + 1);
  const int joints = 5 + static_cast<int>(random.below(5));
  for (int i = 0; i < joints && t > 0.05F && t < 1.05F; ++i) {
    angle += random.normal() * 0.4F;
    const float step = reach / static_cast<float>(joints);
    const float next_across = across + std::cos(angle) * step,
                next_t = t + std::sin(angle) * step * (0.25F + 0.75F * t);
    const pixels::Point a{floor.x(across, t), floor.y(t)},
        b{floor.x(next_across, std::max(0.04F, next_t)), floor.y(std::max(0.04F, next_t))};
    const float thick = width * (0.3F + 1.1F * t);
    dark.add_capsule(a, thick, b, thick * 0.85F);
    pale.add_capsule({a.x, a.y + thick * 2.0F}, thick * 0.7F, {b.x, b.y + thick * 2.0F}, thick * 0.6F);
    if (depth < 2 && random.chance(0.4F))
      crack(dark, pale, random, floor, next_across, next_t, angle + (random.chance(0.5F) ? 1.0F : -1.0F),
            reach * 0.6F, depth + 1);
    across = next_across;
    t = next_t;
    width *= 0.9F;
  }
}

void paint_cracks(Stage& stage, const Floor& floor, Ink dark, Ink pale, int count, float strength) {
  auto random = stage.canvas.random("cracks");
  pixels::Path lines, lips;
  for (int i = 0; i < count; ++i) {
    const float t = random.between(0.15F, 0.95F);
    crack(lines, lips, random, floor, random.between(-0.75F, 0.75F) * stage.wide(), t,
          random.between(0.0F, 6.28F), random.between(0.3F, 0.8F), 0);
  }
  paint_path(stage, lips, {}, pale, strength * 0.6F);
  paint_path(stage, lines, {}, dark, strength);
}

// Where plates of ice have met: jagged walls that rise towards the edges of the sheet, lit in facets and blue
// within.
void paint_pressure_ridges(Stage& stage, const Floor& floor) {
  Canvas& canvas = stage.canvas;
  const auto& ridges = canvas.tiles().ridges(canvas.runner());
  const Ink lit = mix(stage.lit(), kWhite, 0.5F),
            deep = mix(mix(stage.inks.sky_middle, Ink{0.32F, 0.48F, 0.58F}, 0.4F), stage.inks.shade, 0.3F),
            glow = mix(deep, Ink{0.7F, 0.84F, 0.9F}, 0.45F);
  const float u0 = canvas.offset("pressure ridges"), wide = stage.wide();
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("pressure ridges"));
  constexpr float rows[] = {0.07F, 0.2F, 0.5F};
  for (int row = 0; row < 3; ++row) {
    const float t = rows[row], foot = floor.y(t), high = 0.02F + 0.14F * t;
    const auto layer = static_cast<float>(row);
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const float away = std::fabs(x - floor.centre) / (0.5F * wide);
          const float rise =
              smooth(0.3F + 0.2F * layer, 1.15F, away + 0.16F * pixels::noise_line(x * 3.0F, key + 5));
          const float base = foot + 0.01F * t + 0.02F * t * pixels::noise_line(x * 5.0F, key + 9);
          const float jag = std::fabs(
              pixels::noise_profile(x * 13.0F / (0.5F + t), 4, 0.62F, key + static_cast<std::uint64_t>(row)));
          const float line = base - high * rise * (0.25F + 0.9F * jag);
          const float inside = canvas.edge(y - line) * canvas.edge(base - y);
          if (inside <= 0 || rise < 0.02F) return;
          const float s = (y - line) / std::max(0.001F, base - line);
          const float side = stage.light.x < x ? -1.0F : 1.0F, scale = 1.6F / (0.4F + t);
          const float facet = ridges.at(x * scale + u0, y * scale * 0.6F) -
                              ridges.at(x * scale + u0 + side * 0.012F, y * scale * 0.6F - 0.008F);
          Ink c = mix(deep, glow, smooth(0.2F, 1.0F, s) * 0.6F);
          c = mix(c, lit, clamp01(0.45F + facet * 6.0F - 0.5F * s));
          c = mix(c, stage.haze(), 0.55F * (1 - smooth(0.0F, 0.35F, t)));
          colour = mix(colour, c, inside * smooth(0.0F, 0.12F, rise));
        },
        foot - high * 1.6F, foot + 0.04F);
  }
}

// Round hollows: the far wall catches the light, the near one lies in shade.
void paint_craters(Stage& stage, const Floor& floor, Ink dark, Ink lit) {
  auto random = stage.canvas.random("pits");
  for (int i = 0; i < static_cast<int>(13 * stage.wide()); ++i) {
    const float t = 0.08F + 0.9F * random.unit() * random.unit(), x = random.unit() * stage.wide(),
                y = floor.y(t);
    const float s = random.unit(), rx = (0.012F + 0.075F * s * s * s) * (0.12F + t),
                ry = rx * (0.14F + 0.16F * t);
    stage.canvas.paint(
        [&](float px, float py, Ink& colour) {
          const float dx = (px - x) / rx, dy = (py - y) / ry, d = length(dx, dy);
          if (d > 1.5F) return;
          const float inside = smooth(1.02F, 0.86F, d), wall = smooth(-1.0F, 1.0F, dy);
          colour = mix(colour, mix(dark, lit, wall * 0.55F), inside * 0.5F);
          const float rim = bell(d - 1.04F, 0.11F);
          colour = mix(colour, lit, rim * (0.12F + 0.4F * smooth(0.2F, -1.0F, dy)));
        },
        y - ry * 1.6F, y + ry * 1.6F);
  }
}

void paint_lilies(Stage& stage, const Floor& floor) {
  auto random = stage.canvas.random("lilies");
  const Ink leaf = mix(near_ink(stage), stage.inks.sky_middle, 0.2F), edge = mix(leaf, stage.lit(), 0.55F);
  pixels::Path pads, lights;
  for (int i = 0; i < static_cast<int>(70 * stage.wide()); ++i) {
    const float t = 0.22F + 0.8F * random.unit(), x = edge_x(random, stage, 0.5F), y = floor.y(t);
    const float rx = (0.008F + 0.018F * random.unit()) * t, ry = rx * 0.28F;
    lights.add_ellipse({x, y - ry * 0.18F}, rx, ry);
    pads.add_ellipse({x, y + ry * 0.1F}, rx * 0.97F, ry);
  }
  paint_path(stage, lights, {}, edge, 0.8F);
  paint_path(stage, pads, {}, leaf, 0.92F);
}

// Bare trees standing in water or among graves, each over its mirror image where it is wet.
void paint_drowned_trees(Stage& stage, const Floor& floor, bool mirrored) {
  auto random = stage.canvas.random("drowned trees");
  for (int i = 0; i < 7; ++i) {
    const float t = 0.03F + 0.32F * static_cast<float>(i) / 6.0F;
    const float side = i % 2 == 0 ? -1.0F : 1.0F;
    const float away = (0.2F + 0.34F * random.unit()) * stage.wide() * (0.75F + t);
    const float x = stage.wide() * 0.5F + side * away, y = floor.y(t);
    const float h = (0.13F + 1.1F * t) * random.between(0.75F, 1.15F);
    const pixels::Path tree = bare_tree_path(random.next() % 37);
    const float flip = random.chance(0.5F) ? 1.0F : -1.0F;
    const Ink ink = mix(near_ink(stage), stage.haze(), 0.62F * (1 - smooth(0.0F, 0.34F, t)));
    // Roots end 0.06 below the path's ground line: on water they and their image meet there.
    const float sunk = mirrored ? 0.06F : 0.0F;
    if (mirrored) paint_path(stage, tree, {flip * h, 0, 0, -h * 0.8F, x, y + sunk * h * 0.8F}, ink, 0.34F);
    paint_path(stage, tree, {flip * h, 0, 0, h, x, y - sunk * h}, ink, 1);
  }
}

void paint_gravestones(Stage& stage, const Floor& floor) {
  auto random = stage.canvas.random("near graves");
  const Ink dark = near_ink(stage), lit = mix(dark, stage.lit(), 0.4F);
  for (int i = 0; i < 9; ++i) {
    const float t = 0.3F + 0.6F * (static_cast<float>(i) + random.unit()) / 9.0F;
    const float side = i % 2 == 0 ? -1.0F : 1.0F;
    const float x = stage.wide() * 0.5F + side * stage.wide() * random.between(0.24F, 0.5F), y = floor.y(t);
    const float s = 0.125F * t * random.between(0.75F, 1.15F), lean = random.between(-0.13F, 0.13F);
    pixels::Path stone;
    if (random.chance(0.35F)) {
      stone.add_rect(-0.1F, -1.5F, 0.1F, 0.1F);
      stone.add_rect(-0.42F, -1.16F, 0.42F, -0.94F);
    } else {
      stone.add_rect(-0.36F, -0.72F, 0.36F, 0.1F);
      stone.add_ellipse({0, -0.72F}, 0.36F, 0.36F);
    }
    const float toward = stage.light.x < x ? -1.0F : 1.0F;
    const Ink air = mix(dark, stage.haze(), 0.4F * (1 - t));
    paint_path(stage, stone, {s, lean * s, -lean * s, s, x + toward * 0.0022F, y - 0.001F},
               mix(lit, stage.haze(), 0.3F * (1 - t)), 1);
    paint_path(stage, stone, {s, lean * s, -lean * s, s, x, y}, air, 1);
    pixels::Path grass;
    for (int b = 0; b < 16; ++b)
      add_blade(grass, x + random.between(-0.55F, 0.55F) * s, y + 0.1F * s, s * random.between(0.12F, 0.4F),
                random.normal() * 0.08F * s, 0.012F * s);
    paint_path(stage, grass, {}, dark, 1);
  }
}

// Ferns at both lower corners.
void paint_ferns(Stage& stage, const Floor& floor, Ink ink) {
  auto random = stage.canvas.random("ferns");
  struct Plant {
    float x, t;
  };
  std::vector<Plant> plants;
  for (int i = 0; i < static_cast<int>(16 * stage.wide()); ++i)
    plants.push_back({edge_x(random, stage, 0.42F), 0.3F + 0.8F * random.unit()});
  std::ranges::sort(plants, {}, &Plant::t);
  for (const Plant& plant : plants) {
    pixels::Path left, right;
    const float y = floor.y(plant.t), size = 0.11F * plant.t * random.between(0.7F, 1.2F);
    for (int i = 0; i < 7; ++i) {
      const float side = i % 2 == 0 ? 1.0F : -1.0F, turn = -random.between(0.25F, 1.25F),
                  s = size * random.between(0.7F, 1.0F);
      const float c = std::cos(turn) * s, d = std::sin(turn) * s;
      (side > 0 ? right : left)
          .append(frond_path(random.next() % 13), {side * c, -side * d, d, c, plant.x, y});
    }
    const Ink tone = mix(ink, stage.haze(), 0.34F * (1 - clamp01(plant.t)));
    paint_path(stage, left, {}, tone, 0.95F);
    paint_path(stage, right, {}, tone, 0.95F);
  }
}

void paint_dry_tufts(Stage& stage, const Floor& floor, Ink ink) {
  auto random = stage.canvas.random("dry tufts");
  pixels::Path blades;
  for (int i = 0; i < static_cast<int>(26 * stage.wide()); ++i) {
    const float t = 0.1F + 0.92F * random.unit(), x = edge_x(random, stage, 0.6F), y = floor.y(t);
    const float size = 0.045F * t * random.between(0.5F, 1.2F);
    if (stage.hush(x, y) > 0.2F) continue;
    const int count = 9 + static_cast<int>(random.below(9));
    for (int b = 0; b < count; ++b) {
      const float lean = random.normal() * 0.6F;
      add_blade(blades, x + random.normal() * size * 0.16F, y, size * random.between(0.4F, 1.0F), size * lean,
                0.022F * size);
    }
  }
  paint_path(stage, blades, {}, ink, 0.85F);
}

}  // namespace

void paint_trail(Stage& stage, float top, float to_x, float to_y, Ink dark, Ink lit, float strength) {
  auto random = stage.canvas.random("trail");
  const Floor floor = floor_of(stage, top);
  const float start = floor.centre + random.between(-0.3F, 0.3F) * stage.wide(),
              turn = random.between(-0.14F, 0.14F);
  const float last = clamp01((to_y - top) / (floor.tall - top));
  pixels::Path hollows, rims;
  for (int i = 0; i < 60; ++i) {
    const float t = 1 / (0.98F + 0.07F * static_cast<float>(i));
    if (t < last + 0.012F) break;
    const float along = (1 - t) / std::max(0.05F, 1 - last);
    const float side = (i % 2 == 0 ? 1.0F : -1.0F) * 0.024F * t;
    const float x = lerp(start, to_x, along) + turn * std::sin(along * 3.14159F) + side, y = floor.y(t);
    const float size = 0.024F * t;
    hollows.add_ellipse({x, y}, size * 0.55F, size * 0.62F);
    rims.add_ellipse({x, y + size * 0.62F}, size * 0.58F, size * 0.2F);
  }
  paint_path(stage, hollows, {}, dark, strength);
  paint_path(stage, rims, {}, lit, strength * 0.7F);
}

void paint_path_across(Stage& stage, float top, float to_x, Ink ink, float strength) {
  const Floor floor = floor_of(stage, top);
  const auto& rough = stage.canvas.tiles().rough_twin(stage.canvas.runner());
  const float bend = (stage.canvas.offset("path bend") - 0.5F) * 0.5F;
  stage.canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float t = clamp01((y - top) / (floor.tall - top));
        const float middle = lerp(to_x, floor.centre, t) + bend * t * (1 - t) * std::sin(3.0F / (t + 0.35F));
        const float half = 0.003F + 0.14F * std::pow(t, 1.25F);
        const float ragged = rough.at(x * 1.3F, y * 1.3F) * half * 0.16F;
        const float on = smooth(half * 1.12F, half * 0.72F, std::fabs(x - middle) + ragged);
        if (on <= 0) return;
        colour = mix(colour, mix(ink, colour, 0.3F), on * strength * (1 - 0.45F * t));
      },
      top + 0.006F);
}

void paint_ground_life(Stage& stage, Setting setting, float top) {
  if (top > stage.tall() - 0.06F) return;
  const Floor floor = floor_of(stage, top);
  const Ink dark = near_ink(stage), lit = stage.lit();
  const Ink body = mix(mix(stage.inks.sky_middle, stage.inks.shade, 0.5F), stage.haze(), 0.08F);
  auto random = stage.canvas.random("ground life");
  switch (setting) {
    case Setting::field:
    case Setting::sky:
    case Setting::unspecified:
      if (random.chance(0.5F)) paint_path_across(stage, top, stage.light.x, mix(lit, body, 0.35F), 0.6F);
      if (!stage.night) paint_flowers(stage, floor);
      paint_stalks(stage, {.height = 0.15F, .count = 170}, dark, "stalks");
      break;
    case Setting::forest:
    case Setting::jungle:
      paint_path_across(stage, top, stage.light.x, mix(lit, body, 0.5F), 0.5F);
      paint_ferns(stage, floor, mix(dark, body, 0.15F));
      break;
    case Setting::desert:
    case Setting::road:
      paint_stones(stage, floor, dark, mix(body, stage.inks.horizon, 0.12F), mix(lit, body, 0.3F), 0.022F,
                   34);
      paint_dry_tufts(stage, floor, mix(dark, body, 0.35F));
      if (setting == Setting::desert && has_walker(stage))
        paint_prints(stage, floor, mix(dark, body, 0.6F), lit, 0.5F);
      break;
    case Setting::snow: {
      const Ink hollow = mix(stage.inks.sky_middle, stage.inks.shade, 0.3F),
                snow = mix(stage.inks.light, kWhite, 0.6F);
      if (has_walker(stage)) paint_prints(stage, floor, hollow, snow, 0.6F);
      paint_stones(stage, floor, hollow, mix(dark, body, 0.4F), snow, 0.03F, 9);
      paint_dry_tufts(stage, floor, mix(dark, body, 0.5F));
      break;
    }
    case Setting::ice:
      paint_cracks(stage, floor,
                   mix(mix(stage.inks.sky_middle, Ink{0.1F, 0.35F, 0.45F}, 0.5F), stage.inks.shade, 0.35F),
                   mix(lit, kWhite, 0.5F), static_cast<int>(9 * stage.wide()), 0.75F);
      paint_pressure_ridges(stage, floor);
      break;
    case Setting::planet:
    case Setting::space:
      paint_craters(stage, floor, mix(dark, stage.inks.sky_middle, 0.15F), lit);
      paint_stones(stage, floor, dark, mix(body, dark, 0.4F), mix(lit, body, 0.25F), 0.034F, 30);
      break;
    case Setting::swamp:
      paint_drowned_trees(stage, floor, true);
      paint_lilies(stage, floor);
      paint_stalks(stage, {.height = 0.24F, .reach = 0.34F, .count = 120, .stiffness = 2.2F}, dark, "reeds");
      break;
    case Setting::coast:
      paint_stones(stage, floor, dark, mix(dark, body, 0.5F), mix(lit, body, 0.35F), 0.03F, 60);
      break;
    case Setting::graveyard:
      paint_path_across(stage, top, stage.light.x, mix(lit, body, 0.6F), 0.45F);
      paint_drowned_trees(stage, floor, false);
      paint_gravestones(stage, floor);
      paint_stalks(stage, {.height = 0.08F, .ears = false}, dark, "stalks");
      break;
    case Setting::mountains:
      paint_stones(stage, floor, dark, mix(dark, body, 0.55F), mix(lit, body, 0.35F), 0.05F, 40);
      paint_stalks(stage, {.height = 0.09F, .reach = 0.38F, .count = 110}, dark, "stalks");
      break;
    case Setting::sea:
    case Setting::underwater:
    case Setting::city:
    case Setting::interior:
      break;
  }
}

}  // namespace onesheet::illustrator
