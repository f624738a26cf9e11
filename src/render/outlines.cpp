#include "render/outlines.h"

#include <algorithm>
#include <cmath>

namespace onesheet::render {
namespace {

// Coverage that an effect moved by more than a rounding is a letter of another shape.
constexpr float kSameShape = 1 / 64.0F;

bool keeps_shape(const TypeLayer& plain, const TypeLayer& shaped) {
  const auto before = plain.coverage.values(), after = shaped.coverage.values();
  return std::ranges::equal(before, after, [](float a, float b) { return std::abs(a - b) <= kSameShape; });
}

std::uint8_t sample_of(float v) {
  return static_cast<std::uint8_t>(std::clamp(v * 255.0F + 0.5F, 0.0F, 255.0F));
}

// Gives the line its ink, or a picture of its inks where they differ from place to place.
void fill_line(const TypeLayer& layer, OutlinedLine& line) {
  const int width = layer.coverage.width(), height = layer.coverage.height();
  pixels::Image8 fill(width, height, 3);
  bool one_ink = true, first = true;
  for (int y = 0; y < height; ++y) {
    const float* cover = layer.coverage.row(y);
    std::uint8_t* row = fill.row(y);
    for (int x = 0; x < width; ++x) {
      // Beyond the edge too, so that no resampling pulls another colour into the letters.
      const poster::Ink ink = ink_at(layer, x, y);
      row[3 * x] = sample_of(ink.r);
      row[3 * x + 1] = sample_of(ink.g);
      row[3 * x + 2] = sample_of(ink.b);
      if (cover[x] < 0.5F) continue;
      if (first) line.ink = ink;
      one_ink = one_ink && ink == line.ink;
      first = false;
    }
  }
  if (one_ink) return;
  line.fill = std::move(fill);
  line.left_px = layer.left;
  line.top_px = layer.top;
}

}  // namespace

TypeLayer layer_of(const layout::TextLine& line, const pixels::Path& path) {
  TypeLayer layer;
  layer.cap_px = line.extent.cap_height_px;
  layer.baseline_px = line.baseline_px;
  layer.cap_top_px = line.baseline_px - layer.cap_px;
  layer.ink = line.ink;
  layer.effect = line.effect;
  layer.halo = line.halo;
  if (path.empty()) return layer;
  const auto bounds = path.bounds();
  const int reach = effect_reach_px(line.effect, line.halo, layer.cap_px);
  layer.left = static_cast<int>(std::floor(line.x_px + bounds.left)) - reach;
  layer.top = static_cast<int>(std::floor(line.baseline_px + bounds.top)) - reach;
  const int right = static_cast<int>(std::ceil(line.x_px + bounds.right)) + reach;
  const int bottom = static_cast<int>(std::ceil(line.baseline_px + bounds.bottom)) + reach;
  const auto to_window = pixels::Affine::scale_then_move(1, 1, static_cast<float>(line.x_px - layer.left),
                                                         static_cast<float>(line.baseline_px - layer.top));
  layer.coverage = pixels::fill_coverage(path, to_window, right - layer.left, bottom - layer.top);
  return layer;
}

base::Result<OutlinedType> outline_type(const pixels::Image8& art, const layout::Sheet& sheet,
                                        const FontPack& fonts, base::Runner* runner,
                                        const pixels::Image8* title_logo) {
  OutlinedType type;
  std::vector<bool> left_out;
  for (const layout::TextLine& line : sheet.lines) {
    ONESHEET_ASSIGN(const pixels::Path path, fonts.outline(line.text, line.style));
    const TypeLayer plain = layer_of(line, path);
    TypeLayer shaped = plain;
    shape_letters(shaped);
    const bool outlined = keeps_shape(plain, shaped);
    left_out.push_back(outlined);
    if (!outlined) {
      ++type.lines_in_picture;
      continue;
    }
    if (path.empty()) continue;
    OutlinedLine made;
    made.role = line.role;
    made.path = path.transformed(pixels::Affine::scale_then_move(1, 1, static_cast<float>(line.x_px),
                                                                 static_cast<float>(line.baseline_px)));
    made.ink = line.ink;
    fill_line(shaped, made);
    type.lines.push_back(std::move(made));
  }
  ONESHEET_ASSIGN(type.under, set_type_but(art, sheet, left_out, fonts, runner, title_logo));
  return type;
}

}  // namespace onesheet::render
