// A height field drawn column by column from near to far: each slice shows only what rises above those before
// it. Light and shadow are worked out once in the map.
#include <algorithm>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

struct Relief {
  pixels::Tile height, light, slope;
};

// Sun over the map: x to the right, z away from the viewer, up. Low and from the side of the stage's light.
struct Sun {
  float x, z, up;
};

Relief light_map(const pixels::Tile& source, float steepness, Sun sun, base::Runner* runner) {
  const int side = source.side(), wrap = side - 1;
  Relief relief{source, pixels::Tile(pixels::Plane(side, side)), pixels::Tile(pixels::Plane(side, side))};
  const auto& h = source.plane();
  const float reach = std::max(std::fabs(sun.x), std::fabs(sun.z));
  const float step_x = sun.x / reach, step_z = sun.z / reach;
  const float rise = sun.up * 1.9F / steepness;
  const float highest = *std::ranges::max_element(h.values());
  base::for_each_index(runner, static_cast<std::size_t>(side), [&](std::size_t row) {
    const int z = static_cast<int>(row);
    for (int x = 0; x < side; ++x) {
      const float here = h.at(x, z);
      const float gx = (h.at((x + 1) & wrap, z) - h.at((x - 1) & wrap, z)) * 0.5F * steepness;
      const float gz = (h.at(x, (z + 1) & wrap) - h.at(x, (z - 1) & wrap)) * 0.5F * steepness;
      const float flat = 1.0F / std::sqrt(gx * gx + gz * gz + 1);
      float light = clamp01((-gx * sun.x - gz * sun.z + sun.up) * flat);
      float shadow = 0;
      constexpr float kFullShadow = 0.05F;
      for (int i = 1; i <= 20 && shadow < kFullShadow; ++i) {
        const float k = static_cast<float>(i) * 2.2F;
        if (highest - k * rise - here <= shadow) break;  // nothing farther off stands high enough
        const int sx = (x + static_cast<int>(step_x * k + (step_x < 0 ? -0.5F : 0.5F))) & wrap;
        const int sz = (z + static_cast<int>(step_z * k + (step_z < 0 ? -0.5F : 0.5F))) & wrap;
        shadow = std::max(shadow, h.at(sx, sz) - k * rise - here);
      }
      light *= 1 - 0.85F * smooth(0.0F, kFullShadow, shadow);
      relief.light.plane().at(x, z) = light;
      relief.slope.plane().at(x, z) = 1 - flat;
    }
  });
  return relief;
}

// Detail of the same fineness on the sheet at every distance: two octaves blended by distance.
float zoomed(const pixels::Tile& tile, float u, float v, float octave) {
  const float whole = std::floor(octave), part = octave - whole;
  const float k = std::exp2(whole);
  return lerp(tile.at(u * k, v * k), tile.at(u * k * 2, v * k * 2), part);
}

}  // namespace

void paint_terrain(Stage& stage, const TerrainLook& look) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  auto random = canvas.random("terrain");
  for (int i = 0; i < look.layer * 2; ++i) random.next();
  const float u0 = random.unit(), v0 = random.unit();
  const float side = stage.light.x < stage.wide() * 0.5F ? -1.0F : 1.0F;
  const auto& source =
      look.dunes ? canvas.tiles().dunes(canvas.runner()) : canvas.tiles().ridges(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto tile_side = static_cast<float>(source.side());
  // Slope in world terms: height per texel times texels per unit of distance.
  const float height = look.dunes ? look.height * 0.16F : look.height;
  const float steepness = height * look.spread * tile_side * (look.dunes ? 2.2F : 0.55F);
  const Relief relief = light_map(source, steepness, {0.82F * side, 0.28F, 0.36F}, canvas.runner());

  constexpr int kSlices = 1000;
  std::vector<float> distance(kSlices);
  const float ratio = std::pow(look.far / look.near, 1.0F / static_cast<float>(kSlices - 1));
  distance[0] = look.near;
  for (std::size_t i = 1; i < kSlices; ++i) distance[i] = distance[i - 1] * ratio;

  const Ink lit = mix(inks.horizon, inks.light, 0.42F) * 0.94F;
  const Ink body = mix(mix(inks.sky_middle, inks.shade, 0.25F), inks.horizon, look.dunes ? 0.3F : 0.0F);
  const Ink dark = mix(inks.shade, inks.sky_middle, look.dunes ? 0.35F : 0.18F);
  const Ink snow_lit = mix(inks.light, kWhite, 0.55F), snow_dark = mix(dark, inks.sky_middle, 0.7F);
  const int sky_row =
      std::clamp(static_cast<int>(stage.horizon * canvas.unit_px()) - 2, 0, canvas.height_px() - 1);

  // The air takes the sky's colour above the horizon, smoothed along the sheet: a disc there must not leave
  // its edge in the fog.
  pixels::Plane air_r(canvas.width_px(), 1), air_g(canvas.width_px(), 1), air_b(canvas.width_px(), 1);
  for (int px = 0; px < canvas.width_px(); ++px) {
    air_r.at(px, 0) = canvas.art().r.at(px, sky_row);
    air_g.at(px, 0) = canvas.art().g.at(px, sky_row);
    air_b.at(px, 0) = canvas.art().b.at(px, sky_row);
  }
  for (auto* plane : {&air_r, &air_g, &air_b}) pixels::blur(*plane, 0.1F * canvas.unit_px());

  constexpr int kColumns = 16;
  const int groups = (canvas.width_px() + kColumns - 1) / kColumns;
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(groups), [&](std::size_t group) {
    std::vector<Ink> column(static_cast<std::size_t>(canvas.height_px()) + 1);
    const int x_end = std::min(canvas.width_px(), (static_cast<int>(group) + 1) * kColumns);
    for (int px = static_cast<int>(group) * kColumns; px < x_end; ++px) {
      const float x = (static_cast<float>(px) + 0.5F) / canvas.unit_px() - stage.wide() * look.valley_x;
      const Ink fog = mix({air_r.at(px, 0), air_g.at(px, 0), air_b.at(px, 0)}, stage.haze(), 0.35F);
      const float hollow = 1 - look.valley * (1 - smooth(0.05F, 0.42F, std::fabs(x) / (stage.wide() * 0.9F)));
      float horizon_px =
          canvas.art().height() > 0 ? (stage.horizon + look.eye_height / look.near) * canvas.unit_px() : 0;
      horizon_px = std::min(horizon_px, static_cast<float>(canvas.height_px()));
      const float start_px = horizon_px;
      for (std::size_t i = 0; i < kSlices; ++i) {
        const float z = distance[i];
        const float u = x * z * look.spread + u0, v = z * look.spread + v0;
        float h = relief.height.at(u, v);
        const float rise = smooth(look.near, look.near + 3.2F, z);
        h *= height * rise * hollow;
        const float top_px = (stage.horizon + (look.eye_height - h) / z) * canvas.unit_px();
        if (top_px >= horizon_px) continue;
        // Colour of this slice.
        const float octave = std::log2(26.0F / z);
        const float grit = zoomed(rough, u, v, std::max(0.0F, octave)) * (look.dunes ? 0.02F : 0.085F);
        const float light = clamp01(relief.light.at(u, v) * (1 + grit) + grit);
        const float slope = relief.slope.at(u, v);
        Ink c = mix(dark, body, smooth(0.0F, 0.45F, light));
        c = mix(c, lit, smooth(0.28F, 0.95F, light));
        const float share = relief.height.at(u, v);
        if (look.snow < 1.5F) {
          const float cover =
              smooth(look.snow, look.snow + 0.12F, share + grit * 1.2F) * smooth(0.86F, 0.5F, slope);
          c = mix(c, mix(snow_dark, snow_lit, smooth(0.05F, 0.7F, light)), cover * 0.95F);
        }
        float veil = 1 - exp_fast(-std::pow(z / look.fog_distance, 1.3F));
        veil = clamp01(veil + 0.4F * smooth(0.22F * height, 0.0F, h) * smooth(look.near, look.near + 3, z));
        c = mix(c, fog, veil);
        // The pixels between the old horizon of this column and the new one, with their exact shares.
        const float from = std::max(0.0F, top_px);
        for (int py = static_cast<int>(from); static_cast<float>(py) < horizon_px && py < canvas.height_px();
             ++py) {
          const float share_px =
              std::min(horizon_px, static_cast<float>(py + 1)) - std::max(from, static_cast<float>(py));
          Ink& sum = column[static_cast<std::size_t>(py)];
          sum = sum + c * share_px;
        }
        horizon_px = from;
        if (horizon_px <= 0) break;
      }
      const int first = static_cast<int>(horizon_px);
      for (int py = first; py < canvas.height_px() && static_cast<float>(py) < start_px; ++py) {
        const float filled =
            std::min(start_px, static_cast<float>(py + 1)) - std::max(horizon_px, static_cast<float>(py));
        const Ink sum = column[static_cast<std::size_t>(py)];
        float* r = canvas.art().r.row(py) + px;
        float* g = canvas.art().g.row(py) + px;
        float* b = canvas.art().b.row(py) + px;
        *r = *r * (1 - filled) + sum.r;
        *g = *g * (1 - filled) + sum.g;
        *b = *b * (1 - filled) + sum.b;
        column[static_cast<std::size_t>(py)] = {};
      }
    }
  });
}

}  // namespace onesheet::illustrator
