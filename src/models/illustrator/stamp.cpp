#include "models/illustrator/stamp.h"

#include <algorithm>
#include <cmath>

#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

// Unit space of the shape to pixels of the canvas.
pixels::Affine to_pixels(const Canvas& canvas, const Shape& shape, const Place& place) {
  const float k = place.height * canvas.unit_px();
  const float flip = place.mirrored ? -1.0F : 1.0F;
  const float cx = place.x * canvas.unit_px(), cy = place.y * canvas.unit_px();
  const float c = std::cos(place.turn), s = std::sin(place.turn);
  // Things that float are held by their middle, half a height above their unit ground line.
  const float lift = shape.stands ? 0.0F : 0.5F;
  return {k * c * flip, -k * s, k * s * flip, k * c, cx - k * s * lift, cy + k * c * lift};
}

struct Window {
  int left = 0, top = 0, right = 0, bottom = 0;  // pixels; empty when right <= left
  int width() const { return std::max(0, right - left); }
  int height() const { return std::max(0, bottom - top); }
};

Window window_of(const pixels::Path& path, const pixels::Affine& by, float margin_px) {
  if (path.empty()) return {};
  float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
  for (const pixels::Point p : path.points()) {
    const pixels::Point q = by.apply(p);
    left = std::min(left, q.x);
    right = std::max(right, q.x);
    top = std::min(top, q.y);
    bottom = std::max(bottom, q.y);
  }
  const auto down = [](float v) { return static_cast<int>(std::floor(std::clamp(v, -1e5F, 1e5F))); };
  return {down(left - margin_px), down(top - margin_px), down(right + margin_px) + 1,
          down(bottom + margin_px) + 1};
}

Window join(Window a, Window b) {
  if (b.right <= b.left) return a;
  if (a.right <= a.left) return b;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

Window clip(Window w, Window to) {
  return {std::max(w.left, to.left), std::max(w.top, to.top), std::min(w.right, to.right),
          std::min(w.bottom, to.bottom)};
}

Window sheet_window(const Canvas& canvas, int margin) {
  return {-margin, -margin, canvas.width_px() + margin, canvas.height_px() + margin};
}

pixels::Affine shifted(pixels::Affine by, int left, int top) {
  by.dx -= static_cast<float>(left);
  by.dy -= static_cast<float>(top);
  return by;
}

// Union of all layers through any transform, in the window given.
pixels::Plane silhouette(const Shape& shape, const pixels::Affine& by, Window window) {
  pixels::Plane cover(window.width(), window.height());
  for (const Layer& layer : shape.layers) {
    if (layer.blur > 0) continue;
    const Window w = clip(window_of(layer.path, by, 1), window);
    if (w.right <= w.left || w.bottom <= w.top) continue;
    const auto part =
        pixels::fill_coverage(layer.path, shifted(by, w.left, w.top), w.width(), w.height(), layer.rule);
    for (int y = 0; y < w.height(); ++y) {
      const float* from = part.row(y);
      float* to = cover.row(y + w.top - window.top) + (w.left - window.left);
      for (int x = 0; x < w.width(); ++x) to[x] = 1 - (1 - to[x]) * (1 - from[x]);
    }
  }
  return cover;
}

Window whole_window(const Shape& shape, const pixels::Affine& by, float margin_px) {
  Window all;
  for (const Layer& layer : shape.layers) all = join(all, window_of(layer.path, by, margin_px));
  return all;
}

// Soft shading upon what is there already: it changes the tone and nothing else.
void lay_shading(const Canvas& canvas, const Layer& layer, const pixels::Affine& by, float height_px,
                 Window window, Cutout& cut) {
  const float blur_px = layer.blur * height_px;
  const Window w = clip(window_of(layer.path, by, 1 + blur_px * 3), window);
  if (w.right <= w.left || w.bottom <= w.top) return;
  auto part =
      pixels::fill_coverage(layer.path, shifted(by, w.left, w.top), w.width(), w.height(), layer.rule);
  if (blur_px > 0.3F) pixels::blur(part, blur_px, canvas.runner());
  for (int y = 0; y < w.height(); ++y) {
    const int at = y + w.top - window.top;
    const float* from = part.row(y);
    const float* cover = cut.cover.row(at) + (w.left - window.left);
    float* tone = cut.tone.row(at) + (w.left - window.left);
    for (int x = 0; x < w.width(); ++x)
      if (cover[x] > 0) tone[x] += (layer.tone - tone[x]) * from[x];
  }
}

}  // namespace

Cutout cut_out(const Canvas& canvas, const Shape& shape, const Place& place, float margin,
               float relief_reach) {
  const float margin_px = margin * canvas.unit_px() + 2;
  const auto by = to_pixels(canvas, shape, place);
  const Window window =
      clip(whole_window(shape, by, margin_px), sheet_window(canvas, static_cast<int>(margin_px) + 1));
  Cutout cut{window.left, window.top, pixels::Plane(window.width(), window.height()), {}, {}, {}};
  if (cut.cover.empty()) return cut;
  cut.tone = pixels::Plane(window.width(), window.height());
  const bool shines = std::ranges::any_of(shape.layers, &Layer::emissive);
  if (shines) cut.emission = pixels::Plane(window.width(), window.height());
  const float relief_px = relief_reach * canvas.unit_px();
  const bool bulges = relief_px >= 0.8F;
  if (bulges) cut.relief = pixels::Plane(window.width(), window.height());
  for (const Layer& layer : shape.layers) {
    if (layer.blur > 0) {
      lay_shading(canvas, layer, by, place.height * canvas.unit_px(), window, cut);
      continue;
    }
    const Window w = clip(window_of(layer.path, by, 1 + (bulges ? relief_px * 2 : 0.0F)), window);
    if (w.right <= w.left || w.bottom <= w.top) continue;
    const auto part =
        pixels::fill_coverage(layer.path, shifted(by, w.left, w.top), w.width(), w.height(), layer.rule);
    if (bulges) {
      pixels::Plane round = part;
      pixels::blur(round, relief_px, canvas.runner());
      for (int y = 0; y < w.height(); ++y) {
        const float* from = part.row(y);
        const float* height = round.row(y);
        float* relief = cut.relief.row(y + w.top - window.top) + (w.left - window.left);
        // Upon a body a part's edge stands only a little proud: cloth, not a plate.
        for (int x = 0; x < w.width(); ++x)
          relief[x] += (height[x] + (1 - height[x]) * 0.72F * relief[x] - relief[x]) * from[x];
      }
    }
    for (int y = 0; y < w.height(); ++y) {
      const int at = y + w.top - window.top;
      const float* from = part.row(y);
      float* cover = cut.cover.row(at) + (w.left - window.left);
      float* tone = cut.tone.row(at) + (w.left - window.left);
      float* emission = shines ? cut.emission.row(at) + (w.left - window.left) : nullptr;
      for (int x = 0; x < w.width(); ++x) {
        const float c = from[x];
        if (c <= 0) continue;
        const float whole = 1 - (1 - cover[x]) * (1 - c);
        // Tone belongs to what is covered: weigh by how much of the pixel this layer takes.
        tone[x] += (layer.tone - tone[x]) * (c / whole);
        cover[x] = whole;
        if (emission != nullptr) emission[x] += ((layer.emissive ? 1.0F : 0.0F) - emission[x]) * c;
      }
    }
  }
  return cut;
}

poster::Box box_of(const Stage& stage, const Shape& shape, const Place& place) {
  const auto window = whole_window(shape, to_pixels(stage.canvas, shape, place), 0);
  const auto w = static_cast<float>(stage.canvas.width_px()),
             h = static_cast<float>(stage.canvas.height_px());
  return {clamp01(static_cast<float>(window.left) / w), clamp01(static_cast<float>(window.top) / h),
          clamp01(static_cast<float>(window.right) / w), clamp01(static_cast<float>(window.bottom) / h)};
}

poster::Box stamp(Stage& stage, const Shape& shape, const Place& place, const StampLook& look) {
  Canvas& canvas = stage.canvas;
  const auto& inks = stage.inks;
  constexpr float kRimMax = 0.0055F;  // units: on large forms a wide rim looks like embossing
  const float rim_reach = std::max(std::min(look.rim_width * place.height, kRimMax), 0.8F / canvas.unit_px());
  const float form_reach = 0.05F * place.height;
  // Large figures are seen close: every sleeve, fold and lapel takes the light on its own.
  const float close = look.relief * smooth(0.24F, 0.4F, place.height);
  const float relief_reach = close > 0 ? std::clamp(0.011F * place.height, 0.003F, 0.01F) : 0.0F;
  const Cutout cut = cut_out(canvas, shape, place, rim_reach * 2.2F + form_reach * 2.5F, relief_reach);
  const poster::Box box = box_of(stage, shape, place);
  if (cut.cover.empty()) return box;

  const float unit = canvas.unit_px();
  pixels::Plane near = cut.cover, wide = cut.cover;
  pixels::blur(near, rim_reach * 0.3F * unit, canvas.runner());
  pixels::blur(wide, form_reach * unit, canvas.runner());

  const Ink body = look.body.value_or(mix(inks.shade, inks.sky_middle, 0.08F));
  const Ink high = mix(inks.horizon, inks.light, 0.4F);
  const Ink rim_ink = look.rim_ink.value_or(mix(inks.light, inks.horizon, 0.25F));
  const Ink haze_ink = look.haze_ink.value_or(stage.haze());
  const Ink lamp =
      look.light_ink.value_or(luma(inks.accent) > 0.45F ? mix(inks.light, inks.accent, 0.45F) : inks.light);
  const float foot = shape.stands ? place.y : place.y + place.height * 0.5F;

  const int x0 = std::max(0, cut.left_px), x1 = std::min(canvas.width_px(), cut.left_px + cut.cover.width());
  const int y0 = std::max(0, cut.top_px), y1 = std::min(canvas.height_px(), cut.top_px + cut.cover.height());
  if (x1 <= x0 || y1 <= y0) return box;
  base::for_each_index(canvas.runner(), static_cast<std::size_t>(y1 - y0), [&](std::size_t row) {
    const int py = y0 + static_cast<int>(row), local_y = py - cut.top_px;
    const float* cover = cut.cover.row(local_y);
    const float* tone = cut.tone.row(local_y);
    const float* emission = cut.emission.empty() ? nullptr : cut.emission.row(local_y);
    float* r = canvas.art().r.row(py);
    float* g = canvas.art().g.row(py);
    float* b = canvas.art().b.row(py);
    const float y = (static_cast<float>(py) + 0.5F) / unit;
    for (int px = x0; px < x1; ++px) {
      const int local_x = px - cut.left_px;
      const float a = cover[local_x] * look.opacity;
      if (a <= 0) continue;
      const float x = (static_cast<float>(px) + 0.5F) / unit;
      // White things (ice, snow) are paler than any cloth: the upper half of the scale climbs steeper.
      const float pale = std::max(0.0F, tone[local_x] - 0.5F) * 2;
      Ink c = mix(body, high, clamp01(tone[local_x] * look.tone_range * (1 + pale * 0.95F)));
      // Towards the light, with a little from above: skies light everything.
      float dx = stage.light.x - x, dy = stage.light.y - y - 0.25F;
      const float d = length(dx, dy) + 1e-4F;
      dx /= d;
      dy /= d;
      const float lx = static_cast<float>(local_x) + 0.5F, ly = static_cast<float>(local_y) + 0.5F;
      if (look.form > 0) {
        const float k = form_reach * unit;
        const float form =
            pixels::sample(wide, lx - dx * k, ly - dy * k) - pixels::sample(wide, lx + dx * k, ly + dy * k);
        c = mix(c, form > 0 ? high : body * 0.6F,
                clamp01(std::fabs(form)) * look.form * (form > 0 ? 0.4F : 0.6F));
      }
      if (!cut.relief.empty()) {
        const float k = relief_reach * unit;
        const float slope = pixels::sample(cut.relief, lx - dx * k, ly - dy * k) -
                            pixels::sample(cut.relief, lx + dx * k, ly + dy * k);
        c = mix(c, slope > 0 ? high : body * 0.5F,
                clamp01(std::fabs(slope)) * close * (slope > 0 ? 0.34F : 0.55F) * (1 - 0.7F * look.haze));
      }
      if (look.rim > 0) {
        const float k = rim_reach * unit;
        const float open = 1 - pixels::sample(near, lx + dx * k, ly + dy * k);
        c = screen(c, rim_ink, smooth(0.1F, 0.9F, open) * look.rim * (0.3F + 0.6F * exp_fast(-d * 1.1F)));
      }
      float veil = look.haze;
      if (look.foot_haze > 0)
        veil += (1 - veil) * look.foot_haze * smooth(foot - place.height * 0.42F, foot, y);
      c = mix(c, haze_ink, veil);
      if (emission != nullptr && emission[local_x] > 0)
        c = mix(c, mix(lamp, kWhite, 0.12F), emission[local_x] * (1 - 0.6F * look.haze));
      r[px] += (c.r - r[px]) * a;
      g[px] += (c.g - g[px]) * a;
      b[px] += (c.b - b[px]) * a;
    }
  });

  if (!cut.emission.empty() && look.emission > 0) {
    auto& glow = canvas.glow();
    for (int py = y0; py < y1; ++py) {
      const float* emission = cut.emission.row(py - cut.top_px);
      for (int px = x0; px < x1; ++px) {
        const float e = emission[px - cut.left_px] * look.emission * (1.0F / 16.0F) * 0.9F;
        if (e <= 0) continue;
        glow.r.at(px / 4, py / 4) += lamp.r * e;
        glow.g.at(px / 4, py / 4) += lamp.g * e;
        glow.b.at(px / 4, py / 4) += lamp.b * e;
      }
    }
  }
  return box;
}

void cast_shadow(Stage& stage, const Shape& shape, const Place& place, float strength) {
  if (!shape.stands) return;
  Canvas& canvas = stage.canvas;
  // The light is behind and above: shadows come towards us and lean away from it.
  const float lean = std::clamp((place.x - stage.light.x) * 1.1F, -1.1F, 1.1F);
  const float stretch = 0.42F;
  auto by = to_pixels(canvas, shape, place);
  const float foot_px = place.y * canvas.unit_px();
  // y goes down instead of up, shortened; x drifts with the height above the ground.
  const pixels::Affine floor{1, -lean, 0, -stretch, lean * foot_px, foot_px * (1 + stretch)};
  const pixels::Affine all{floor.xx * by.xx + floor.xy * by.yx,
                           floor.xx * by.xy + floor.xy * by.yy,
                           floor.yx * by.xx + floor.yy * by.yx,
                           floor.yx * by.xy + floor.yy * by.yy,
                           floor.xx * by.dx + floor.xy * by.dy + floor.dx,
                           floor.yx * by.dx + floor.yy * by.dy + floor.dy};
  const float softness = 0.012F * place.height * canvas.unit_px() + 0.6F;
  const Window window = clip(whole_window(shape, all, softness * 4), sheet_window(canvas, 0));
  if (window.width() == 0 || window.height() == 0) return;
  auto shadow = silhouette(shape, all, window);
  pixels::blur(shadow, softness, canvas.runner());
  for (int y = 0; y < shadow.height(); ++y) {
    const float away =
        (static_cast<float>(y + window.top) - foot_px) / (place.height * stretch * canvas.unit_px());
    const float fade = away < -0.05F ? 0.0F : exp_fast(-std::max(0.0F, away) * 1.5F);
    float* row = shadow.row(y);
    for (int x = 0; x < shadow.width(); ++x) row[x] *= fade;
  }
  canvas.lay(shadow, window.left, window.top, mix(stage.inks.shade, stage.inks.sky_middle, 0.05F), strength);
}

void contact_shadow(Stage& stage, const Shape& shape, const Place& place, float strength) {
  if (!shape.stands) return;
  Canvas& canvas = stage.canvas;
  const float half = std::max(0.08F, shape.aspect * 0.36F) * place.height;
  const float thick = std::min(0.02F * place.height, 0.008F);
  const Ink dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.05F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float q = square((x - place.x) / half);
        if (q > 4) return;
        const float d = exp_fast(-q * 1.1F - square((y - place.y - thick * 0.3F) / thick));
        colour = mix(colour, dark, d * strength);
      },
      place.y - thick * 3, place.y + thick * 4);
}

void reflect(Stage& stage, const Shape& shape, const Place& place, float strength, float ripple) {
  Canvas& canvas = stage.canvas;
  auto by = to_pixels(canvas, shape, place);
  const float foot_px = (shape.stands ? place.y : place.y + place.height * 0.6F) * canvas.unit_px();
  constexpr float kShort = 0.86F;
  const pixels::Affine all{by.xx,           by.xy, -by.yx * kShort,
                           -by.yy * kShort, by.dx, foot_px + (foot_px - by.dy) * kShort};
  const float softness = 0.012F * place.height * canvas.unit_px() + 0.5F;
  const float reach = ripple * place.height * canvas.unit_px();
  const Window window = clip(whole_window(shape, all, softness * 4 + reach * 2), sheet_window(canvas, 0));
  if (window.width() == 0 || window.height() == 0) return;
  auto image = silhouette(shape, all, window);
  pixels::blur(image, softness, canvas.runner());
  const auto& waves = canvas.tiles().waves(canvas.runner());
  const float u0 = canvas.offset("reflection");
  pixels::Plane broken(image.width(), image.height());
  for (int y = 0; y < image.height(); ++y) {
    const float away = (static_cast<float>(y + window.top) - foot_px) / (place.height * canvas.unit_px());
    const float fade = away < -0.02F ? 0.0F : exp_fast(-std::max(0.0F, away) * 1.7F);
    float* row = broken.row(y);
    const float v = (static_cast<float>(y + window.top)) / canvas.unit_px();
    for (int x = 0; x < image.width(); ++x) {
      const float u = static_cast<float>(x + window.left) / canvas.unit_px();
      const float push = waves.at(u * 0.5F + u0, v * 4.5F) * reach * (0.25F + std::max(0.0F, away));
      row[x] =
          pixels::sample(image, static_cast<float>(x) + 0.5F + push, static_cast<float>(y) + 0.5F) * fade;
    }
  }
  canvas.lay(broken, window.left, window.top, mix(stage.inks.shade, stage.inks.sky_middle, 0.1F), strength);
}

}  // namespace onesheet::illustrator
