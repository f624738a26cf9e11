#include <algorithm>
#include <array>
#include <cmath>

#include "base/random.h"
#include "render/ornaments.h"
#include "render/outlines.h"
#include "render/render.h"
#include "render/title_logo.h"
#include "render/type_effects.h"

namespace onesheet::render {
namespace {

float to_linear(float v) { return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F); }

const std::array<float, 256>& linear_of_byte() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> made{};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = to_linear(static_cast<float>(i) / 255.0F);
    return made;
  }();
  return table;
}

std::uint8_t byte_of_linear(float v) {
  const float display = v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1 / 2.4F) - 0.055F;
  return static_cast<std::uint8_t>(std::clamp(display * 255.0F + 0.5F, 0.0F, 255.0F));
}

std::uint8_t byte_of(float v) {
  return static_cast<std::uint8_t>(std::clamp(v * 255.0F + 0.5F, 0.0F, 255.0F));
}

// One step of uniform dither keyed by place: a value that did not change stays exactly what it was.
std::uint8_t dithered(float v255, int x, int y, int channel) {
  const std::uint64_t key = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(y)) << 32) ^
                            (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 2) ^
                            static_cast<std::uint64_t>(channel);
  const float noise = static_cast<float>(base::mix64(key) >> 40) * 0x1.0p-24F;
  return static_cast<std::uint8_t>(std::clamp(std::floor(v255 + noise), 0.0F, 255.0F));
}

float channel_of(const poster::Ink& ink, int channel) {
  return channel == 0 ? ink.r : channel == 1 ? ink.g : ink.b;
}

// Lays ink over straight-alpha or opaque pixels, in display values.
void lay_over(std::uint8_t* pixel, int channels, const poster::Ink& ink, float amount, int x, int y) {
  float keep = 1 - amount;
  float whole = 1;
  if (channels == 4) {
    const float under = static_cast<float>(pixel[3]) / 255.0F * keep;
    whole = amount + under;
    if (whole <= 0) return;
    keep = under / whole;
    amount /= whole;
    pixel[3] = byte_of(whole);
  }
  for (int c = 0; c < 3; ++c) {
    pixel[c] = dithered(static_cast<float>(pixel[c]) * keep + channel_of(ink, c) * 255.0F * amount, x, y, c);
  }
}

void paint_scrim(pixels::Image8& image, const layout::Scrim& scrim, base::Runner* runner) {
  const auto feather = std::max(scrim.feather_px, 1.0);
  const int first = std::clamp(static_cast<int>(std::floor(scrim.top_px - feather)), 0, image.height);
  const int last = std::clamp(static_cast<int>(std::ceil(scrim.bottom_px + feather)), 0, image.height);
  if (last <= first || scrim.strength <= 0) return;
  base::for_each_index(runner, static_cast<std::size_t>(last - first), [&](std::size_t i) {
    const int y = first + static_cast<int>(i);
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      const auto amount = static_cast<float>(layout::scrim_amount(scrim, x + 0.5, y + 0.5));
      if (amount <= 0) continue;
      lay_over(row + static_cast<std::ptrdiff_t>(x) * image.channels, image.channels, scrim.ink, amount, x,
               y);
    }
  });
}

// Edges of light letters are blended in linear light and those of dark letters in display values: both ways
// give the fuller letter, which is the more readable one at billing-block sizes.
void paint_type(pixels::Image8& image, const TypeLayer& layer) {
  const bool light = poster::relative_luminance(layer.ink) > 0.18F;
  const auto& linear = linear_of_byte();
  const int from_y = std::max(0, -layer.top),
            to_y = std::min(layer.coverage.height(), image.height - layer.top);
  const int from_x = std::max(0, -layer.left),
            to_x = std::min(layer.coverage.width(), image.width - layer.left);
  for (int y = from_y; y < to_y; ++y) {
    const float* cover = layer.coverage.row(y);
    std::uint8_t* row = image.row(layer.top + y) + static_cast<std::ptrdiff_t>(layer.left) * image.channels;
    for (int x = from_x; x < to_x; ++x) {
      const float amount = std::clamp(cover[x], 0.0F, 1.0F);
      if (amount < 1 / 512.0F) continue;
      std::uint8_t* pixel = row + static_cast<std::ptrdiff_t>(x) * image.channels;
      const poster::Ink ink = ink_at(layer, x, y);
      if (image.channels == 4 && pixel[3] != 255) {
        lay_over(pixel, 4, ink, amount, layer.left + x, layer.top + y);
        continue;
      }
      for (int c = 0; c < 3; ++c) {
        const float value = channel_of(ink, c);
        if (amount > 511 / 512.0F) {
          pixel[c] = byte_of(value);
        } else if (light) {
          const float under = linear[pixel[c]];
          pixel[c] = byte_of_linear(under + (to_linear(value) - under) * amount);
        } else {
          const float under = static_cast<float>(pixel[c]) / 255.0F;
          pixel[c] = byte_of(under + (value - under) * amount);
        }
      }
    }
  }
}

void paint_underlay(pixels::Image8& image, const TypeLayer& layer, const Underlay& underlay) {
  const int from_y = std::max(0, -layer.top),
            to_y = std::min(layer.coverage.height(), image.height - layer.top);
  const int from_x = std::max(0, -layer.left),
            to_x = std::min(layer.coverage.width(), image.width - layer.left);
  for (int y = from_y; y < to_y; ++y) {
    const float* amounts = underlay.amount.row(y);
    std::uint8_t* row = image.row(layer.top + y) + static_cast<std::ptrdiff_t>(layer.left) * image.channels;
    for (int x = from_x; x < to_x; ++x) {
      const float amount = amounts[x];
      if (amount < 1 / 512.0F) continue;
      std::uint8_t* pixel = row + static_cast<std::ptrdiff_t>(x) * image.channels;
      if (!underlay.screen) {
        lay_over(pixel, image.channels, underlay.ink, amount, layer.left + x, layer.top + y);
        continue;
      }
      for (int c = 0; c < 3; ++c) {
        const float under = static_cast<float>(pixel[c]);
        const float lit = 255.0F - (255.0F - under) * (1 - amount * channel_of(underlay.ink, c));
        pixel[c] = dithered(lit, layer.left + x, layer.top + y, c);
      }
      if (image.channels == 4) pixel[3] = std::max(pixel[3], byte_of(amount));
    }
  }
}

base::Result<TypeLayer> make_layer(const layout::TextLine& line, const FontPack& fonts) {
  ONESHEET_ASSIGN(const pixels::Path path, fonts.outline(line.text, line.style));
  TypeLayer layer = layer_of(line, path);
  shape_letters(layer);
  return layer;
}

void paint_ornament(pixels::Image8& image, const layout::Ornament& ornament) {
  const pixels::Path path = ornament_outline(ornament);
  TypeLayer layer;
  layer.ink = ornament.ink;
  layer.left = static_cast<int>(std::floor(ornament.area.left_px)) - 1;
  layer.top = static_cast<int>(std::floor(ornament.area.top_px)) - 1;
  const int width = static_cast<int>(std::ceil(ornament.area.width_px())) + 3;
  const int height = static_cast<int>(std::ceil(ornament.area.height_px())) + 3;
  layer.coverage = pixels::fill_coverage(
      path,
      pixels::Affine::scale_then_move(1, 1, static_cast<float>(-layer.left), static_cast<float>(-layer.top)),
      width, height);
  paint_type(image, layer);
}

}  // namespace

base::Result<pixels::Image8> set_type(const pixels::Image8& art, const layout::Sheet& sheet,
                                      const FontPack& fonts, base::Runner* runner,
                                      const pixels::Image8* title_logo) {
  return set_type_but(art, sheet, {}, fonts, runner, title_logo);
}

base::Result<pixels::Image8> set_type_but(const pixels::Image8& art, const layout::Sheet& sheet,
                                          const std::vector<bool>& faces_left_out, const FontPack& fonts,
                                          base::Runner* runner, const pixels::Image8* title_logo) {
  if (art.width != sheet.width_px || art.height != sheet.height_px) {
    return base::fail(base::ErrorKind::bug, "The key art and the layout are not of one size.",
                      std::to_string(art.width) + "x" + std::to_string(art.height) + " art, " +
                          std::to_string(sheet.width_px) + "x" + std::to_string(sheet.height_px) + " sheet");
  }
  pixels::Image8 image = art;
  for (const layout::Scrim& scrim : sheet.scrims) paint_scrim(image, scrim, runner);

  std::vector<base::Result<TypeLayer>> layers(sheet.lines.size());
  base::for_each_index(runner, layers.size(),
                       [&](std::size_t i) { layers[i] = make_layer(sheet.lines[i], fonts); });
  for (const auto& layer : layers) {
    if (!layer) return std::unexpected(layer.error());
    if (layer->coverage.empty()) continue;
    for (const Underlay& underlay : underlays_of(*layer)) paint_underlay(image, *layer, underlay);
  }
  for (const layout::Ornament& ornament : sheet.ornaments) paint_ornament(image, ornament);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool left_out = i < faces_left_out.size() && faces_left_out[i];
    if (!layers[i]->coverage.empty() && !left_out) paint_type(image, *layers[i]);
  }
  for (const layout::PlacedLogo& logo : sheet.logos)
    paint_logo(image, *logo.picture, logo.area, runner, logo.tinted ? &logo.ink : nullptr);
  if (sheet.title_logo && title_logo != nullptr) paint_logo(image, *title_logo, *sheet.title_logo, runner);
  return image;
}

}  // namespace onesheet::render
