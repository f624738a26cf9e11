// The last step of every picture, as a film lab would do it: bloom, vignette, curve, grain.
#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

// Grain is a cloud of silver, about a two-thousandth of the sheet in size; it is sampled from a tile at the
// scale of the sheet so that a preview has the same texture, and fades where a pixel holds many grains.
float grain_scale(const Canvas& canvas) { return clamp01(canvas.unit_px() / 700.0F) * 0.6F + 0.4F; }

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
  canvas.paint([&](float x, float y, Ink& colour) {
    const float px = x * unit, py = y * unit;
    const auto one = [&](float under, const pixels::Plane& a, const pixels::Plane& b,
                         const pixels::Plane& c) {
      const float add =
          pixels::sample(a, px, py) + pixels::sample(b, px, py) * 0.9F + pixels::sample(c, px, py) * 0.55F;
      return 1 - (1 - clamp01(under)) * (1 - clamp01(add * amount));
    };
    colour = {one(colour.r, tight.r, light.r, wide.r), one(colour.g, tight.g, light.g, wide.g),
              one(colour.b, tight.b, light.b, wide.b)};
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
  const float side = stage.words_will_follow && column ? grade.foot_fade : 0.0F;
  // Two sheets of the tile at odd scales, so that its repeat is never seen.
  const float scale = 1.9F;
  canvas.paint([&](float x, float y, Ink& colour) {
    Ink c{clamp01(colour.r), clamp01(colour.g), clamp01(colour.b)};
    const float d = length((x - wide * 0.5F) / (wide * 0.72F), (y - tall * 0.47F) / (tall * 0.66F));
    c = c * (1 - grade.vignette * smooth(0.55F, 1.4F, d));
    const float l = luma(c);
    c = {l + (c.r - l) * grade.saturation, l + (c.g - l) * grade.saturation,
         l + (c.b - l) * grade.saturation};
    const auto curve = [&](float v) {
      return v + grade.contrast * 1.6F * (v - 0.5F) * (1 - std::fabs(v - 0.5F) * 2);
    };
    c = {curve(c.r), curve(c.g), curve(c.b)};
    if (foot > 0) c = mix(c, ground, foot * smooth(grade.foot_from * tall, tall * 0.985F, y));
    if (side > 0)
      c = mix(c, ground,
              side * (1 - smooth(0.16F * wide, 0.56F * wide, x)) * smooth(-0.1F * tall, 0.22F * tall, y));
    if (head > 0) c = mix(c, ground, head * (1 - smooth(0.02F * tall, 0.3F * tall, y)));
    float g = silver.at(x * scale + u0, y * scale) * 0.8F +
              silver.at(y * scale * 0.63F + 0.3F, x * scale * 0.63F + u0) * 0.5F;
    const float mid = std::sqrt(clamp01(l * (1 - l) * 4));
    g *= grain * (0.4F + 0.8F * mid);
    if (grade.paper > 0)
      g +=
          (fine.at(x * 0.43F + u0, y * 0.43F) * 0.0045F + fine.at(x * 1.3F, y * 1.3F) * 0.006F) * grade.paper;
    colour = {c.r + g, c.g + g, c.b + g};
  });
}

}  // namespace onesheet::illustrator
