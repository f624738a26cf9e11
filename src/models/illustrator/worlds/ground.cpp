// The land before the viewer: low swells one behind another, drawn near to far like the mountains, so that it
// reads as ground. A flat plane of noise reads as water, whatever its colour.
#include <cmath>

#include "models/illustrator/worlds/surface.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

struct SoilLook {
  Ink lit, body, dark;
  float swell = 0.02F;     // height of the swells on the sheet
  float pitch = 0.55F;     // noise tiles per unit of distance
  float crispness = 1.0F;  // contrast of the swells' light and shade
  float grit = 0.05F;      // roughness of the surface
  float upright = 1.0F;    // below 1 the roughness stands upright, as grass does
  float ripple = 0;        // wind ripples
};

SoilLook look_of(const Stage& stage, Soil soil) {
  const auto& i = stage.inks;
  const Ink lit = stage.lit();
  switch (soil) {
    case Soil::earth:
      return {.lit = lit,
              .body = mix(i.sky_middle, i.shade, 0.34F),
              .dark = mix(i.shade, i.sky_middle, 0.18F),
              .grit = 0.085F};
    case Soil::sand:
      return {.lit = lit,
              .body = mix(mix(i.sky_middle, i.horizon, 0.42F), i.shade, 0.12F),
              .dark = mix(i.shade, i.sky_middle, 0.42F),
              .swell = 0.026F,
              .pitch = 0.42F,
              .crispness = 1.25F,
              .grit = 0.036F,
              .ripple = 1.0F};
    case Soil::snow:
      return {.lit = mix(i.light, kWhite, 0.5F),
              .body = mix(mix(i.horizon, i.sky_middle, 0.45F), kWhite, 0.16F),
              .dark = mix(i.sky_middle, i.shade, 0.22F),
              .swell = 0.024F,
              .pitch = 0.4F,
              .crispness = 1.0F,
              .grit = 0.016F};
    case Soil::grass:
      return {.lit = mix(i.horizon, i.light, 0.2F) * 0.86F,
              .body = mix(i.sky_middle, i.shade, 0.45F),
              .dark = mix(i.shade, i.sky_middle, 0.1F),
              .swell = 0.015F,
              .crispness = 0.55F,
              .grit = 0.09F,
              .upright = 0.3F};
    case Soil::ice:
      return {.lit = mix(i.light, kWhite, 0.4F),
              .body = mix(i.horizon, i.sky_middle, 0.5F),
              .dark = mix(i.sky_middle, i.shade, 0.32F),
              .swell = 0.007F,
              .pitch = 0.6F,
              .crispness = 0.7F,
              .grit = 0.03F};
    case Soil::floor:
      return {.lit = lit,
              .body = mix(i.sky_middle, i.shade, 0.4F),
              .dark = mix(i.shade, i.sky_middle, 0.15F),
              .swell = 0,
              .grit = 0.02F};
    case Soil::rock:
      return {.lit = lit,
              .body = mix(i.sky_middle, i.shade, 0.25F),
              .dark = mix(i.shade, i.sky_middle, 0.14F),
              .swell = 0.03F,
              .pitch = 0.8F,
              .crispness = 1.3F,
              .grit = 0.12F};
  }
  return {};
}

// Under a blue sky the eye expects grass to be green and sand to be warm; under any other light the palette
// alone colours the land.
SoilLook daylit(const Stage& stage, Soil soil, SoilLook look) {
  const auto& i = stage.inks;
  const float day =
      smooth(0.05F, 0.3F, i.sky_middle.b - i.sky_middle.r) * smooth(0.6F, 0.8F, luma(i.horizon));
  Ink own{};
  switch (soil) {
    case Soil::grass:
      own = {0.33F, 0.47F, 0.2F};
      break;
    case Soil::sand:
      own = {0.8F, 0.66F, 0.46F};
      break;
    case Soil::earth:
    case Soil::rock:
      own = {0.5F, 0.44F, 0.36F};
      break;
    case Soil::snow:
    case Soil::ice: {
      // White under any sky: the light keeps the palette's colour, the shade is blue.
      const float bright = 0.35F + 0.75F * luma(mix(i.horizon, i.sky_middle, 0.4F));
      look.lit = mix(look.lit, kWhite * std::min(1.0F, bright + 0.25F), 0.35F);
      look.body = mix(look.body, Ink{0.74F, 0.82F, 0.9F} * bright, 0.6F);
      look.dark = mix(look.dark, Ink{0.38F, 0.5F, 0.68F} * bright, 0.6F);
      return look;
    }
    case Soil::floor:
      return look;
  }
  look.lit = mix(look.lit, mix(own, {0.95F, 0.93F, 0.6F}, 0.4F), 0.6F * day);
  look.body = mix(look.body, own, 0.7F * day);
  look.dark = mix(look.dark, own * 0.35F, 0.7F * day);
  return look;
}

// Roughness as fine on the sheet near as far: octaves of a screen-wide noise, blended by distance.
float surface_grit(const pixels::Tile& tile, float x, float y, float z, float upright) {
  const float octave = std::clamp(std::log2(1.0F + 5.0F * z), 0.0F, 4.0F);
  const float whole = std::floor(octave), part = octave - whole;
  const float f = 1.1F * std::exp2(whole);
  return lerp(tile.at(x * f, y * f * upright), tile.at(x * f * 2, y * f * 2 * upright), part);
}

void scatter_stones(Stage& stage, float top, float eye, const SoilLook& soil) {
  auto random = stage.canvas.random("stones");
  const float tall = stage.tall(), side = stage.light.x < stage.wide() * 0.5F ? -1.0F : 1.0F;
  pixels::Path bodies, tops;
  const int count = static_cast<int>(120 * stage.wide());
  for (int i = 0; i < count; ++i) {
    const float t = random.unit();
    const float y = top + (tall - top) * (0.06F + 0.94F * t), z = eye / (y - top + 0.01F);
    const float s = random.unit(), size = (0.0022F + 0.0085F * s * s * s * s * s * s) / std::max(0.25F, z);
    const float x = random.unit() * stage.wide();
    if (size > 0.03F || size < 0.0007F) continue;
    std::vector<pixels::Point> round, cap;
    const int corners = 7 + static_cast<int>(random.below(3));
    const float wide = size * random.between(1.0F, 1.6F), high = size * random.between(0.9F, 1.3F);
    for (int k = 0; k < corners; ++k) {
      const float a =
          6.2831853F * (static_cast<float>(k) + random.between(-0.25F, 0.25F)) / static_cast<float>(corners);
      const float q = random.between(0.82F, 1.1F), cx = std::cos(a) * q, sy = std::sin(a) * q;
      round.push_back({x + cx * wide, y - high * 0.3F + sy * high * (sy > 0 ? 0.3F : 0.9F)});
      cap.push_back({x + side * wide * 0.16F + cx * wide * 0.66F, y - high * 0.88F + sy * high * 0.26F});
    }
    bodies.add_polygon(round);
    tops.add_polygon(cap);
  }
  paint_path(stage, bodies, {}, mix(soil.dark, stage.inks.shade, 0.5F), 0.72F);
  paint_path(stage, tops, {}, mix(soil.body, soil.lit, 0.42F), 0.5F);
}

// Rows of tufts, each nearer, taller and darker.
void paint_tufts(Stage& stage, float top, const SoilLook& soil) {
  const float tall = stage.tall();
  constexpr int kRows = 11;
  for (int row = 0; row < kRows; ++row) {
    auto random = stage.canvas.random("tufts");
    for (int i = 0; i < row * 13; ++i) random.next();
    const float t = (static_cast<float>(row) + 0.5F) / kRows;
    const float y = lerp(top + 0.03F, tall * 1.0F, std::pow(t, 1.4F)), height = 0.008F + 0.042F * t;
    pixels::Path dark, bright;
    const int tufts = static_cast<int>((150 - 95 * t) * stage.wide());
    for (int i = 0; i < tufts; ++i) {
      const float tx = random.unit() * stage.wide(),
                  ty = y + random.between(-0.022F, 0.022F) * (0.4F + 2 * t);
      const int blades = 5 + static_cast<int>(random.below(6));
      for (int b = 0; b < blades; ++b) {
        const float bx = tx + random.normal() * height * 0.32F, h = height * random.between(0.35F, 1.0F),
                    bend = random.normal() * h * 0.3F, half = height * 0.03F;
        pixels::Path& to = random.chance(0.3F) ? bright : dark;
        to.move_to({bx - half, ty});
        to.curve_to({bx - half, ty - h * 0.4F}, {bx + bend * 0.4F - half * 0.5F, ty - h * 0.7F},
                    {bx + bend, ty - h});
        to.curve_to({bx + bend * 0.4F + half, ty - h * 0.65F}, {bx + half, ty - h * 0.35F}, {bx + half, ty});
        to.close();
      }
    }
    const Ink ink = mix(mix(soil.body, stage.haze(), 0.35F * (1 - t)), soil.dark, 0.25F + 0.75F * t);
    paint_path(stage, dark, {}, ink, 0.75F);
    paint_path(stage, bright, {}, mix(ink, soil.lit, 0.38F * (1 - 0.75F * t)), 0.7F);
  }
}

// What the soil is made of, larger and stronger the nearer it lies.
void paint_texture(Stage& stage, const GroundLook& look, float top, const SoilLook& soil) {
  SurfaceLook surface{.top = top, .strength = look.texture, .lit = soil.lit, .dark = soil.dark};
  switch (look.soil) {
    case Soil::sand:
      surface.kind = Surface::ripples;
      surface.pitch = 0.075F;
      surface.strength *= 0.5F;
      break;
    case Soil::earth:
    case Soil::rock:
      surface.kind = Surface::clods;
      surface.pitch = 0.1F;
      surface.strength *= 0.8F;
      break;
    case Soil::grass:
      surface.kind = Surface::clods;
      surface.pitch = 0.16F;
      surface.strength *= 0.5F;
      break;
    case Soil::snow:
    case Soil::ice:
      surface.kind = Surface::drifts;
      surface.pitch = 0.1F;
      surface.strength *= look.soil == Soil::snow ? 0.7F : 0.4F;
      break;
    case Soil::floor:
      return;
  }
  if (look.surface) surface.kind = *look.surface;
  paint_surface(stage, surface);
}

}  // namespace

void paint_ground(Stage& stage, const GroundLook& look) {
  Canvas& canvas = stage.canvas;
  SoilLook soil = daylit(stage, look.soil, look_of(stage, look.soil));
  soil.swell *= look.swell;
  soil.crispness *= look.swell;
  soil.ripple *= look.swell;
  const auto& dunes = canvas.tiles().dunes(canvas.runner());
  const auto& soft = canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough_twin(canvas.runner());
  const float top = look.top < 0 ? stage.horizon + 0.004F : look.top;
  const float u0 = canvas.offset("ground u"), v0 = canvas.offset("ground v");
  const float centre = stage.wide() * 0.5F, unit = canvas.unit_px(), tall = stage.tall();
  const float depth = std::max(0.05F, tall - top);
  const float lean = std::clamp((stage.light.x - centre) * 1.6F, -0.8F, 0.8F);
  const int height_px = canvas.height_px();

  constexpr int kSlices = 420;
  const float near = look.eye_height / (depth + 0.06F), far = look.eye_height / 0.0035F;
  std::vector<float> distance(kSlices);
  const float ratio = std::pow(far / near, 1.0F / static_cast<float>(kSlices - 1));
  distance[0] = near;
  for (std::size_t i = 1; i < kSlices; ++i) distance[i] = distance[i - 1] * ratio;

  constexpr int kColumns = 16;
  const auto groups = static_cast<std::size_t>((canvas.width_px() + kColumns - 1) / kColumns);
  base::for_each_index(canvas.runner(), groups, [&](std::size_t group) {
    const int x_end = std::min(canvas.width_px(), (static_cast<int>(group) + 1) * kColumns);
    std::vector<Ink> column(static_cast<std::size_t>(height_px) + 1);
    std::vector<float> filled(static_cast<std::size_t>(height_px) + 1);
    for (int px = static_cast<int>(group) * kColumns; px < x_end; ++px) {
      const float x = (static_cast<float>(px) + 0.5F) / unit;
      float line_px = static_cast<float>(height_px);
      std::fill(column.begin(), column.end(), Ink{});
      std::fill(filled.begin(), filled.end(), 0.0F);
      for (std::size_t i = 0; i < kSlices && line_px > 0; ++i) {
        const float z = distance[i], gx = (x - centre) * z;
        const float u = gx * soil.pitch + u0, v = z * soil.pitch + v0;
        const float fade = 1 / (1 + square(z * 0.16F));  // distant swells melt into the plain
        const float here = dunes.at(u, v);
        const float y = top + look.eye_height / z - soil.swell * here * fade;
        const float y_px = y * unit;
        if (y_px >= line_px) continue;
        // Lit from behind: crests catch the light, the near faces lie in shade.
        const float step = 0.012F;
        const float calm = 0.3F + 0.7F * smooth(0.12F, 0.55F, z);  // the nearest ground stays quiet
        const float facing = (here - dunes.at(u + step * lean, v + step)) * soil.crispness * calm;
        const float below = std::max(0.0F, y - top);
        const float pool =
            bell(x - stage.light.x, 0.2F + 0.3F * below / depth) * exp_fast(-below / (0.22F * depth + 0.05F));
        const float patches = soft.at(gx * 0.16F + u0, z * 0.16F + v0) * 0.022F * fade;
        float light = 0.5F - 0.34F * smooth(0.0F, depth, below) + facing * 1.9F * fade + patches +
                      look.light_pool * pool * 0.62F;
        if (soil.ripple > 0) {
          const float bend = rough.at(gx * 0.3F + u0, z * 0.3F) * 0.35F + soft.at(gx * 0.3F, z * 0.3F) * 0.8F;
          light += std::sin(z * 34.0F + gx * 9.0F + bend * 9.0F) * clamp01(1.1F - z * 1.5F) * 0.05F *
                   soil.ripple * (0.55F + 0.45F * rough.at(gx * 0.9F, z * 0.9F));
        }
        const int from = std::max(0, static_cast<int>(y_px));
        for (int py = from; static_cast<float>(py) < line_px && py < height_px; ++py) {
          const float share =
              std::min(line_px, static_cast<float>(py + 1)) - std::max(y_px, static_cast<float>(py));
          if (share <= 0) continue;
          const float sy = (static_cast<float>(py) + 0.5F) / unit;
          const float grit = surface_grit(rough, x + u0, sy, z, soil.upright) * soil.grit *
                             (0.45F + 0.55F * clamp01(0.8F / (z + 0.3F)));
          const float l = clamp01(light + grit);
          Ink c = mix(soil.dark, soil.body, smooth(0.02F, 0.5F, l));
          c = mix(c, soil.lit, smooth(0.46F, 1.05F, l));
          c = mix(c, stage.haze(), exp_fast(-below / 0.03F) * 0.7F);
          column[static_cast<std::size_t>(py)] = column[static_cast<std::size_t>(py)] + c * share;
          filled[static_cast<std::size_t>(py)] += share;
        }
        line_px = y_px;
      }
      for (int py = std::max(0, static_cast<int>(line_px)); py < height_px; ++py) {
        const float a = std::min(1.0F, filled[static_cast<std::size_t>(py)]);
        if (a <= 0) continue;
        const float y = (static_cast<float>(py) + 0.5F) / unit;
        const float soft_edge = a * smooth(top - 0.004F, top + 0.012F, y);
        const Ink c = column[static_cast<std::size_t>(py)] * (1 / filled[static_cast<std::size_t>(py)]);
        float& r = canvas.art().r.at(px, py);
        float& g = canvas.art().g.at(px, py);
        float& b = canvas.art().b.at(px, py);
        r += (c.r - r) * soft_edge;
        g += (c.g - g) * soft_edge;
        b += (c.b - b) * soft_edge;
      }
    }
  });
  paint_texture(stage, look, top, soil);
  if (look.soil == Soil::grass) paint_tufts(stage, top, soil);
  const bool set = look.surface == Surface::cobbles;  // somebody sweeps there
  if ((look.soil == Soil::earth && !set) || look.soil == Soil::rock ||
      (look.soil == Soil::sand && look.stones))
    scatter_stones(stage, top, look.eye_height, soil);
  if (look.soil == Soil::snow) {
    auto random = canvas.random("sparkle");
    for (int i = 0; i < static_cast<int>(150 * stage.wide()); ++i) {
      const float t = random.unit(), s = random.unit();
      canvas.add_dot(random.unit() * stage.wide(), top + depth * t, 0.0008F + 0.0007F * s, kWhite, 0.4F * s);
    }
  }
}

void paint_shore(Stage& stage, float top, float eye_height) {
  Canvas& canvas = stage.canvas;
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("shore"));
  // Sand first, then the sea's last thin sheet and its foam over it.
  paint_ground(
      stage, {.soil = Soil::sand, .eye_height = eye_height, .top = top, .light_pool = 0.35F, .swell = 0.25F});
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const Ink foam = mix(stage.lit(), kWhite, 0.5F), wet = mix(stage.inks.shade, stage.inks.sky_middle, 0.5F);
  const float mirror_max = std::max(0.0F, stage.horizon - std::max(0.004F, 4 / canvas.unit_px()));
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float line = top + 0.045F + 0.022F * pixels::noise_profile(x * 2.1F, 3, 0.45F, key) +
                           0.02F * (x - stage.wide() * 0.5F);
        const float from = line - y;  // above 0: under the sheet of water
        const float mirror_y = std::clamp(2 * stage.horizon - y, 0.0F, mirror_max);
        const Ink sky = canvas.at(x, mirror_y);
        if (from > 0) {
          const float sheet = smooth(0.0F, 0.03F, from);
          colour = mix(colour, mix(mix(wet, sky, 0.62F), colour, 0.25F), 0.35F + 0.5F * sheet);
        } else {
          colour = mix(colour, mix(wet, sky, 0.45F), 0.5F * exp_fast(from / 0.03F));
        }
        const float lace = 0.5F + 0.5F * rough.at(x * 2.2F, y * 5.0F);
        colour =
            mix(colour, foam, 0.85F * exp_fast(-std::fabs(from) / 0.0028F) * clamp01(0.5F + lace * 0.5F));
        const float second = from - 0.032F - 0.008F * pixels::noise_line(x * 4.0F, key ^ 3);
        colour = mix(colour, foam, 0.45F * exp_fast(-std::fabs(second) / 0.0022F) * clamp01(lace));
        colour = mix(colour, foam,
                     0.22F * smooth(0.3F, 1.2F, lace) * smooth(0.03F, 0.0F, from) * (from > 0 ? 1.0F : 0.0F));
      },
      top - 0.01F, top + 0.16F);
}

}  // namespace onesheet::illustrator
