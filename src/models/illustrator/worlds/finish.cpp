// The last step of every picture, as a film lab would do it: bloom, vignette, curve, grain.
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"
#include "pixels/kernels.h"

namespace onesheet::illustrator {
namespace {

// Grain is a cloud of silver, about a two-thousandth of the sheet in size; it is sampled from a tile at the
// scale of the sheet so that a preview has the same texture, and fades where a pixel holds many grains.
float grain_scale(const Canvas& canvas) { return clamp01(canvas.unit_px() / 700.0F) * 0.6F + 0.4F; }

// Where each pixel of a side lies between those of a quarter-size one: pixels::sample's places, worked out
// once.
struct Spread {
  std::vector<int> from, to;
  std::vector<float> share;
  Spread(int large, int small) {
    for (int i = 0; i < large; ++i) {
      const float place =
          std::clamp((static_cast<float>(i) + 0.5F) * 0.25F - 0.5F, 0.0F, static_cast<float>(small - 1));
      from.push_back(static_cast<int>(place));
      to.push_back(std::min(from.back() + 1, small - 1));
      share.push_back(place - static_cast<float>(from.back()));
    }
  }
};

void screen_row(pixels::Plane& art, const pixels::Plane& light, const Spread& across, const Spread& down,
                std::size_t row, std::vector<float>& mixed) {
  const float* upper = light.row(down.from[row]);
  const float* lower = light.row(down.to[row]);
  const float share = down.share[row];
  for (std::size_t x = 0; x < mixed.size(); ++x) mixed[x] = upper[x] + (lower[x] - upper[x]) * share;
  float* out = art.row(static_cast<int>(row));
  for (std::size_t x = 0; x < across.from.size(); ++x) {
    const float a = mixed[static_cast<std::size_t>(across.from[x])],
                b = mixed[static_cast<std::size_t>(across.to[x])];
    out[x] = 1 - (1 - clamp01(out[x])) * (1 - clamp01(a + (b - a) * across.share[x]));
  }
}

void add_bloom(Stage& stage, float amount) {
  Canvas& canvas = stage.canvas;
  const auto& art = canvas.art();
  const int w = (canvas.width_px() + 3) / 4, h = (canvas.height_px() + 3) / 4;
  auto light = pixels::resize(art, w, h, canvas.runner());
  const bool glows = canvas.has_glow();
  const auto bright_part = [&](pixels::Plane& plane, const pixels::Plane* glow) {
    auto out = plane.values();
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = std::clamp(out[i] - 0.62F, 0.0F, 1.0F) + (glow != nullptr ? glow->values()[i] : 0.0F);
    }
  };
  bright_part(light.r, glows ? &canvas.glow().r : nullptr);
  bright_part(light.g, glows ? &canvas.glow().g : nullptr);
  bright_part(light.b, glows ? &canvas.glow().b : nullptr);
  const float unit = canvas.unit_px() / 4;
  auto tight = light;
  pixels::blur(tight, 0.009F * unit, canvas.runner());
  pixels::blur(light, 0.036F * unit, canvas.runner());
  auto wide = light;
  pixels::blur(wide, 0.115F * unit, canvas.runner());
  const auto add_up = [amount](pixels::Plane& to, const pixels::Plane& b, const pixels::Plane& c) {
    auto sum = to.values();
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] = (sum[i] + b.values()[i] * 0.9F + c.values()[i] * 0.55F) * amount;
  };
  add_up(tight.r, light.r, wide.r);
  add_up(tight.g, light.g, wide.g);
  add_up(tight.b, light.b, wide.b);
  light = wide = {};
  const Spread across(canvas.width_px(), w), down(canvas.height_px(), h);
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(canvas.height_px()), [&](std::size_t row) {
    std::vector<float> mixed(static_cast<std::size_t>(w));
    screen_row(canvas.art().r, tight.r, across, down, row, mixed);
    screen_row(canvas.art().g, tight.g, across, down, row, mixed);
    screen_row(canvas.art().b, tight.b, across, down, row, mixed);
  });
}

}  // namespace

void finish(Stage& stage, const Grade& grade) {
  Canvas& canvas = stage.canvas;
  if (grade.bloom > 0 || canvas.has_glow()) add_bloom(stage, std::max(grade.bloom, 0.12F));
  const auto& silver = canvas.tiles().grain(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const float wide = stage.wide(), tall = stage.tall();
  const float grain = stage.grain ? grade.grain * grain_scale(canvas) : 0.0F;
  const float u0 = canvas.offset("grain");
  const Ink ground = stage.inks.ground;
  const float foot = stage.words_will_follow ? grade.foot_fade : 0.0F;
  const float head = stage.words_will_follow ? grade.head_fade : 0.0F;
  // On wide scenes the title stands at the left: that side sinks into the ground ink, as on a film's home
  // page.
  const bool column =
      !stage.guide.places.empty() && stage.guide.places.front() == poster::TitlePlace::left_column;
  const float side =
      stage.words_will_follow && column && grade.foot_fade > 0 ? std::max(grade.foot_fade, 0.75F) : 0.0F;
  // Two sheets of the tile at odd scales, so that its repeat is never seen.
  const float scale = 1.9F;
  const auto width = static_cast<std::size_t>(canvas.width_px());
  const float step = 1.0F / canvas.unit_px();
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(canvas.height_px()), [&](std::size_t row) {
    const float y = (static_cast<float>(row) + 0.5F) * step;
    // Noise of the whole row at once, then the arithmetic.
    std::vector<float> u(width), v(width), noise(width, 0.0F), more(width);
    const auto add_noise = [&](const pixels::Tile& tile, float strength, auto&& place_u, auto&& place_v) {
      for (std::size_t i = 0; i < width; ++i) {
        const float x = (static_cast<float>(i) + 0.5F) * step;
        u[i] = place_u(x);
        v[i] = place_v(x);
      }
      pixels::kernels::sample_tile_row(tile.view(), u.data(), v.data(), more.data(), width);
      for (std::size_t i = 0; i < width; ++i) noise[i] += more[i] * strength;
    };
    if (grain > 0) {
      add_noise(silver, 0.8F, [&](float x) { return x * scale + u0; }, [&](float) { return y * scale; });
      add_noise(
          silver, 0.5F, [&](float) { return y * scale * 0.63F + 0.3F; },
          [&](float x) { return x * scale * 0.63F + u0; });
    }
    std::vector<float> fibres;
    if (grade.paper > 0) {
      noise.swap(fibres);
      noise.assign(width, 0.0F);
      add_noise(fine, 0.0045F, [&](float x) { return x * 0.43F + u0; }, [&](float) { return y * 0.43F; });
      add_noise(fine, 0.006F, [&](float x) { return x * 1.3F; }, [&](float) { return y * 1.3F; });
      noise.swap(fibres);
    }
    float* r = canvas.art().r.row(static_cast<int>(row));
    float* g = canvas.art().g.row(static_cast<int>(row));
    float* b = canvas.art().b.row(static_cast<int>(row));
    const float at_foot = foot > 0 ? foot * smooth(grade.foot_from * tall, tall * 0.985F, y) : 0.0F;
    const float at_side = side > 0 ? side * smooth(-0.1F * tall, 0.22F * tall, y) : 0.0F;
    const float at_head = head > 0 ? head * (1 - smooth(0.02F * tall, 0.3F * tall, y)) : 0.0F;
    const float dy = (y - tall * 0.47F) / (tall * 0.66F);
    const float contrast = grade.contrast * 1.6F;
    const auto curve = [contrast](float value) {
      return value + contrast * (value - 0.5F) * (1 - std::fabs(value - 0.5F) * 2);
    };
    for (std::size_t i = 0; i < width; ++i) {
      const float x = (static_cast<float>(i) + 0.5F) * step;
      const float d = length((x - wide * 0.5F) / (wide * 0.72F), dy);
      const float shade = 1 - grade.vignette * smooth(0.55F, 1.4F, d);
      Ink c = Ink{clamp01(r[i]), clamp01(g[i]), clamp01(b[i])} * shade;
      const float l = luma(c);
      c = {curve(l + (c.r - l) * grade.saturation), curve(l + (c.g - l) * grade.saturation),
           curve(l + (c.b - l) * grade.saturation)};
      c = mix(c, ground, at_foot);
      c = mix(c, ground, at_side * (1 - smooth(0.16F * wide, 0.56F * wide, x)));
      c = mix(c, ground, at_head);
      const float middle = std::sqrt(clamp01(l * (1 - l) * 4));
      float silt = noise[i] * grain * (0.4F + 0.8F * middle);
      if (!fibres.empty()) silt += fibres[i] * grade.paper;
      r[i] = c.r + silt;
      g[i] = c.g + silt;
      b[i] = c.b + silt;
    }
  });
}

}  // namespace onesheet::illustrator
