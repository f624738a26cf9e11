// Streets and skylines.
#include <algorithm>
#include <cmath>

#include "models/illustrator/worlds/street.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

struct Building {
  float left, right, top;
  std::uint64_t key;
};

struct Skyline {
  std::vector<Building> buildings;
  pixels::Path outline;
  std::vector<int> at_column;  // which building stands there, front-most
};

// `depth` 0 is the farthest of three rows. Near rows are lower in the middle, so the street opens.
Skyline build(const Stage& stage, int depth, float height, float foot) {
  auto random = stage.canvas.random(depth == 0   ? "skyline far"
                                    : depth == 1 ? "skyline middle"
                                                 : "skyline near");
  Skyline line;
  constexpr float narrow[] = {0.028F, 0.045F, 0.085F}, broad[] = {0.065F, 0.10F, 0.16F};
  const float wide = stage.wide(), middle = wide * 0.5F;
  for (float x = -0.05F; x < wide + 0.05F;) {
    const float w = random.between(narrow[depth], broad[depth]);
    const float out = std::fabs(x + w * 0.5F - middle) / middle;
    const float valley =
        depth == 0 ? 0.62F + 0.3F * out : 0.22F + 0.86F * std::pow(out, depth == 1 ? 1.2F : 1.9F);
    const float h = height * valley * random.between(0.55F, 1.0F);
    const float top = foot - h;
    Building b{x, x + w, top, random.next()};
    line.outline.add_rect(b.left, top, b.right, foot + 0.02F);
    const float crown = random.unit(), cx = x + w * 0.5F;
    if (crown < 0.30F) {  // setbacks
      line.outline.add_rect(cx - w * 0.34F, top - w * 0.22F, cx + w * 0.34F, top + 0.01F);
      line.outline.add_rect(cx - w * 0.18F, top - w * 0.46F, cx + w * 0.18F, top);
      if (random.chance(0.6F))
        line.outline.add_rect(cx - 0.0012F, top - w * 0.46F - 0.05F, cx + 0.0012F, top);
    } else if (crown < 0.42F) {  // slanted roof
      line.outline.add_polygon({{b.left, top + 0.002F}, {b.right, top + 0.002F}, {b.right, top - w * 0.35F}});
    } else if (crown < 0.52F) {  // spire
      line.outline.add_polygon(
          {{cx - w * 0.3F, top + 0.002F}, {cx + w * 0.3F, top + 0.002F}, {cx, top - w * 0.9F}});
    } else if (crown < 0.72F) {  // tanks and masts
      const float tx = lerp(b.left + w * 0.2F, b.right - w * 0.2F, random.unit());
      line.outline.add_rect(tx - 0.008F, top - 0.022F, tx + 0.008F, top + 0.002F);
      line.outline.add_rect(tx + w * 0.14F, top - 0.035F, tx + w * 0.14F + 0.002F, top + 0.002F);
    }
    line.buildings.push_back(b);
    x += w * random.between(0.86F, 1.0F);
  }
  line.at_column.assign(static_cast<std::size_t>(stage.canvas.width_px()), -1);
  for (std::size_t i = 0; i < line.buildings.size(); ++i) {
    const auto& b = line.buildings[i];
    const float unit = stage.canvas.unit_px();
    const int from = std::max(0, static_cast<int>(b.left * unit)),
              to = std::min(stage.canvas.width_px(), static_cast<int>(b.right * unit) + 1);
    for (int x = from; x < to; ++x) line.at_column[static_cast<std::size_t>(x)] = static_cast<int>(i);
  }
  return line;
}

float hash_unit(std::uint64_t key) { return static_cast<float>(base::mix64(key) >> 40) * 0x1.0p-24F; }

void paint_neon_signs(Stage& stage, const Skyline& line, float foot) {
  auto random = stage.canvas.random("neon");
  const Ink colours[] = {{0.13F, 0.9F, 1.0F}, {1.0F, 0.25F, 0.65F}, {1.0F, 0.85F, 0.3F}, stage.inks.accent};
  for (const auto& b : line.buildings) {
    if (!random.chance(0.42F) || foot - b.top < 0.2F) continue;
    const float x = random.chance(0.5F) ? b.left + 0.012F : b.right - 0.03F;
    const float top = lerp(b.top + 0.03F, foot - 0.16F, random.unit() * 0.7F),
                h = random.between(0.05F, 0.11F), w = 0.017F;
    const Ink ink = colours[random.below(4)];
    pixels::Path sign;
    sign.add_rect(x, top, x + w, top + h);
    sign.add_rect(x + 0.0016F, top + 0.0016F, x + w - 0.0016F, top + h - 0.0016F);
    for (float y = top + 0.008F; y < top + h - 0.01F; y += 0.0145F) {
      // Strokes that suggest letters without being any.
      sign.add_rect(x + 0.004F, y, x + w - 0.004F, y + 0.0016F);
      sign.add_rect(x + random.between(0.005F, 0.011F), y - 0.003F, x + 0.0125F, y + 0.006F);
    }
    paint_path(stage, sign, {}, mix(ink, kWhite, 0.4F), 1.0F, pixels::FillRule::even_odd);
    paint_glow(stage, x + w * 0.5F, top + h * 0.5F, 0.022F, ink, 0.5F);
  }
}

bool has_motors(brief::Era era) {
  using brief::Era;
  return era != Era::ancient && era != Era::medieval && era != Era::victorian;
}

// A building that the prompt names stands at the end of the street and wants the room.
bool has_canyon(const Stage& stage) {
  return std::ranges::none_of(stage.brief.subjects, [](const brief::Subject& subject) {
    return subject.kind == brief::Kind::building;
  });
}

CanyonLook canyon_look(const Stage& stage) {
  const bool neon = stage.brief.genre == brief::Genre::neon;
  return {.lights = stage.night || neon ? 0.42F : 0.16F, .neon = neon};
}

}  // namespace

void paint_city(Stage& stage, const CityLook& look) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const float foot = stage.horizon;
  const Ink far_ink = mix(inks.sky_middle, inks.horizon, 0.42F);
  for (int depth = 0; depth < 3; ++depth) {
    const auto k = static_cast<float>(depth);
    const Skyline line = build(stage, depth, look.height * (0.62F + 0.19F * k), foot);
    const float unit = canvas.unit_px();
    const int rows = std::min(canvas.height_px(), static_cast<int>(foot * unit) + 1);
    if (rows <= 0) return;
    const auto cover = pixels::fill_coverage(line.outline, {unit, 0, 0, unit, 0, 0}, canvas.width_px(), rows);
    constexpr float haze[] = {0.62F, 0.34F, 0.05F};
    const Ink wall = mix(mix(inks.shade, inks.sky_middle, 0.12F), far_ink, haze[depth]);
    const float cell_w = 0.0056F + 0.0022F * k, cell_h = 0.0078F + 0.0034F * k;
    const float lights = look.lights * (0.55F + 0.12F * k);
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const int px = std::min(canvas.width_px() - 1, static_cast<int>(x * unit)),
                    py = std::min(rows - 1, static_cast<int>(y * unit));
          const float a = cover.at(px, py);
          if (a <= 0) return;
          const float sunk = smooth(foot - 0.32F, foot, y);
          Ink c = mix(wall, inks.horizon, sunk * (0.18F + 0.3F * haze[depth]));
          const int which = line.at_column[static_cast<std::size_t>(px)];
          if (which >= 0) {
            const Building& b = line.buildings[static_cast<std::size_t>(which)];
            // Whole windows only: as many columns as fit between the wall's margins.
            const float margin = cell_w * 0.55F, inner = b.right - b.left - 2 * margin;
            const float columns = std::floor(inner / cell_w);
            const float pitch = columns >= 1 ? inner / columns : 0.0F;
            const float u = columns >= 1 ? (x - b.left - margin) / pitch : -1.0F,
                        v = (y - b.top) / cell_h - 0.7F;
            const auto i = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(u)) + 64),
                       j = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(v)) + 4096);
            if (u >= 0 && u < columns && v >= 0 && y < foot - 0.02F) {
              const std::uint64_t key = b.key ^ (i * 0x9E3779B97F4A7C15ULL) ^ (j * 0xC2B2AE3D27D4EB4FULL);
              // Some floors are lit all along, most windows are dark.
              const float floor_share = hash_unit(b.key ^ (j * 77)) < 0.12F ? 0.75F : 1.0F;
              const float chance = lights * (0.25F + 0.9F * hash_unit(b.key ^ 5)) / floor_share;
              if (hash_unit(key) < chance) {
                const float fu = u - std::floor(u), fv = v - std::floor(v);
                const float w = clamp01((0.32F - std::fabs(fu - 0.5F)) * cell_w * unit + 0.5F) *
                                clamp01((0.29F - std::fabs(fv - 0.5F)) * cell_h * unit + 0.5F);
                const float warm = hash_unit(key ^ 99);
                Ink lamp = mix(inks.light, mix(inks.light, inks.accent, 0.7F), warm * warm);
                if (look.neon && warm > 0.8F) lamp = Ink{0.35F, 0.88F, 1.0F};
                c = mix(c, lamp, w * (0.25F + 0.65F * hash_unit(key ^ 7)) * (1 - 0.55F * haze[depth]));
              }
            }
          }
          colour = mix(colour, c, a);
        },
        0, foot);
    if (look.neon && depth == 2) paint_neon_signs(stage, line, foot);
    paint_fog(stage, foot - 0.02F, 0.07F, 0.26F, depth);
  }
  if (has_canyon(stage)) paint_canyon(stage, canyon_look(stage));
}

void paint_wet_street(Stage& stage, float shine) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& waves = canvas.tiles().waves(canvas.runner());
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const float top = stage.horizon, tall = stage.tall(), centre = stage.wide() * 0.5F;
  const float mirror_max = std::max(0.0F, top - std::max(0.004F, 4 / canvas.unit_px()));
  const float u0 = canvas.offset("street");
  const Ink asphalt = mix(inks.shade, inks.sky_middle, 0.13F);
  const Ink warm = mix(inks.horizon, inks.light, 0.4F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float below = std::max(y - top, 0.0005F);
        const float z = 0.1F / below;
        const float n = waves.at((x - centre) * z * 1.3F + u0, z * 2.3F);
        const float puddle = soft.at((x - centre) * z * 0.5F + u0, z * 0.5F);
        const float t = clamp01(below / (tall - top));
        // Wet asphalt drags a mirror out downwards: a few taps above one another.
        Ink sky{};
        constexpr float taps[] = {-0.5F, -0.2F, 0.0F, 0.25F, 0.6F};
        for (const float tap : taps) {
          const float mirror_y = 2 * top - y - below * 0.15F + (tap + n * 0.25F) * (0.02F + 0.075F * t);
          sky = sky + canvas.at(x + n * 0.007F, std::clamp(mirror_y, 0.0F, mirror_max)) * 0.2F;
        }
        const float wet = clamp01((0.55F + n * 0.14F + puddle * 0.13F) * shine);
        Ink c = mix(asphalt, sky, wet * (1 - 0.35F * t));
        const float path =
            bell(x - stage.light.x + n * 0.012F, 0.1F + 0.17F * t) * std::clamp(0.5F + n * 0.4F, 0.0F, 1.4F);
        c = screen(c, warm, path * (1 - 0.6F * t) * 0.62F);
        c = screen(c, inks.horizon, exp_fast(-below / 0.014F) * 0.35F);
        colour = mix(colour, c, canvas.edge(y - top));
      },
      top - 1 / canvas.unit_px());
}

void paint_street_lamps(Stage& stage, float vanish_x) {
  Canvas& canvas = stage.canvas;
  const float top = stage.horizon, tall = stage.tall(), depth = tall - top;
  const Ink iron = mix(stage.inks.shade, stage.inks.sky_middle, 0.07F);
  if (has_canyon(stage)) paint_canyon_feet(stage, canyon_look(stage));
  const Ink lamp = mix(mix(stage.inks.light, stage.inks.horizon, 0.2F), kWhite, 0.1F);
  // Kerbs run to the vanishing point, dashes between them.
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float t = (y - top) / depth;
        if (t <= 0.01F) return;
        const float off = x - vanish_x, half = 0.05F + 0.62F * t, thick = 0.001F + 0.004F * t;
        const float kerb = exp_fast(-square((std::fabs(off) - half) / thick));
        colour = mix(colour, iron, kerb * 0.5F);
        colour =
            screen(colour, lamp, 0.16F * exp_fast(-square((std::fabs(off) - half - thick * 1.6F) / thick)));
        const float z = 1 / t, phase = z * 0.55F;
        const float dash = smooth(0.0F, 0.08F, 0.25F - std::fabs(phase - std::floor(phase) - 0.5F)) *
                           smooth(0.03F, 0.08F, t);
        colour = mix(colour, lamp, dash * 0.34F * exp_fast(-square(off / (0.0012F + 0.006F * t))));
      },
      top);
  constexpr float places[] = {0.055F, 0.085F, 0.135F, 0.22F, 0.37F};
  for (const float t : places) {
    for (const float side : {-1.0F, 1.0F}) {
      const float y = top + depth * t, x = vanish_x + side * (0.05F + 0.62F * t) * 1.06F;
      const float h = 0.05F + 0.92F * t, w = 0.0009F + 0.0068F * t;
      if (x < -0.1F || x > stage.wide() + 0.1F) continue;
      pixels::Path post;
      post.add_polygon({{x - w, y}, {x - w * 0.5F, y - h}, {x + w * 0.5F, y - h}, {x + w, y}});
      const float arm = -side * h * 0.13F;
      pixels::Path bracket;
      bracket.add_capsule({x, y - h}, w * 0.5F, {x + arm, y - h * 1.03F}, w * 0.4F);
      const Ink ink = mix(iron, stage.haze(), 0.5F * (1 - smooth(0.0F, 0.3F, t)));
      paint_path(stage, post, {}, ink, 1);
      paint_path(stage, bracket, {}, ink, 1);
      const float lx = x + arm, ly = y - h * 1.02F;
      canvas.add_dot(lx, ly, 0.002F + 0.009F * t, mix(lamp, kWhite, 0.4F), 1.2F);
      paint_glow(stage, lx, ly, 0.007F + 0.05F * t, lamp, 0.5F);
      // Its streak on the wet ground.
      canvas.paint(
          [&](float px, float py, Ink& colour) {
            const float down = (py - y) / (0.05F + 0.5F * t);
            if (down < 0 || std::fabs(px - lx) > 4 * (0.006F + 0.02F * t)) return;
            colour = screen(colour, lamp, 0.34F * exp_fast(-down * 2.2F) * bell(px - lx, 0.006F + 0.02F * t));
          },
          y);
    }
  }
  if (has_motors(stage.brief.era)) paint_traffic(stage, vanish_x);
}

void paint_road(Stage& stage, float vanish_x, float bend) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const float top = stage.horizon + 0.004F, tall = stage.tall(), wide = stage.wide();
  const Ink asphalt = mix(mix(inks.shade, inks.sky_middle, 0.22F), inks.horizon, 0.04F);
  const Ink line = mix(inks.light, kWhite, 0.1F),
            dashes = luma(inks.accent) > 0.35F ? mix(inks.accent, inks.light, 0.3F) : line;
  const float foot_width = std::min(0.5F, 0.34F * wide + 0.12F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float t = clamp01((y - top) / (tall - top));
        if (t <= 0) return;
        const float z = 1 / std::max(t, 0.002F);
        const float middle = lerp(vanish_x, wide * 0.5F, t) + bend * t * (1 - t) * 0.5F;
        const float half = 0.003F + foot_width * std::pow(t, 1.08F);
        const float off = x - middle;
        const float on = canvas.edge(half - std::fabs(off));
        if (on <= 0) return;
        Ink c = asphalt * (1 + 0.06F * fine.at(off / half * 0.6F, z * 0.35F));
        // Wheel tracks are a little brighter, the low light glances off the far road.
        c = mix(c, stage.lit(), 0.06F * (bell(off / half - 0.45F, 0.16F) + bell(off / half + 0.45F, 0.16F)));
        c = screen(c, mix(inks.horizon, inks.light, 0.4F), exp_fast(-t * 8.0F) * 0.75F);
        c = screen(c, inks.light, bell(x - stage.light.x, 0.03F + 0.12F * t) * exp_fast(-t * 3.0F) * 0.35F);
        const float mark = half * 0.014F + 0.0007F;
        const float edges =
            clamp01((mark - std::fabs(std::fabs(off) - half * 0.92F)) * canvas.unit_px() + 0.5F);
        c = mix(c, line, edges * 0.65F);
        const float phase = z * 0.62F;
        const float on_dash = smooth(0.0F, 0.06F, 0.28F - std::fabs(phase - std::floor(phase) - 0.5F));
        const float dash = clamp01((mark * 1.15F - std::fabs(off)) * canvas.unit_px() + 0.5F) * on_dash *
                           smooth(0.012F, 0.04F, t);
        c = mix(c, dashes, dash * 0.8F);
        colour = mix(colour, c, on);
      },
      top);
  if (has_motors(stage.brief.era) && stage.brief.setting != brief::Setting::planet &&
      stage.canvas.random("poles along the road").chance(0.6F)) {
    paint_poles(stage, vanish_x, bend, foot_width);
  }
}

}  // namespace onesheet::illustrator
