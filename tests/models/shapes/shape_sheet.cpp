// Draws every shape (or those named) on one labelled sheet, as a PPM picture, for people to look at.
#include <cairo.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "base/random.h"
#include "models/illustrator/shapes/coupling.h"
#include "models/illustrator/shapes/portrait.h"
#include "models/illustrator/shapes/shape.h"

namespace {

using onesheet::illustrator::Layer;
using onesheet::illustrator::Shape;
using onesheet::pixels::Path;

void trace(cairo_t* canvas, const Path& path) {
  std::size_t at = 0;
  const auto& p = path.points();
  for (const Path::Verb verb : path.verbs()) {
    if (verb == Path::Verb::move) {
      cairo_move_to(canvas, p[at].x, p[at].y);
      ++at;
    } else if (verb == Path::Verb::line) {
      cairo_line_to(canvas, p[at].x, p[at].y);
      ++at;
    } else if (verb == Path::Verb::cubic) {
      cairo_curve_to(canvas, p[at].x, p[at].y, p[at + 1].x, p[at + 1].y, p[at + 2].x, p[at + 2].y);
      at += 3;
    } else {
      cairo_close_path(canvas);
    }
  }
}

// Lines at every tenth of the height, for reading off where a saddle is; the axes are thicker.
void draw_grid(cairo_t* canvas, const Shape& shape, double scale) {
  const int reach = static_cast<int>(static_cast<double>(shape.aspect) * 10) + 1;
  cairo_set_font_size(canvas, 11 / scale);
  const auto line = [&](double x0, double y0, double x1, double y1, int step) {
    cairo_set_source_rgba(canvas, 0.8, 0.1, 0.1, step == 0 ? 0.9 : step % 5 == 0 ? 0.6 : 0.25);
    cairo_set_line_width(canvas, 1 / scale);
    cairo_move_to(canvas, x0, y0);
    cairo_line_to(canvas, x1, y1);
    cairo_stroke(canvas);
  };
  for (int i = -reach; i <= reach; ++i) line(0.1 * i, -1, 0.1 * i, 0, i);
  for (int i = 0; i <= 10; ++i) line(-0.1 * reach, -0.1 * i, 0.1 * reach, -0.1 * i, i);
}

// The layer's own shape as a mask of the canvas's size, blurred.
cairo_surface_t* soft_mask(cairo_t* canvas, const Path& path, double blur_px) {
  cairo_surface_t* target = cairo_get_target(canvas);
  const int w = cairo_image_surface_get_width(target);
  const int h = cairo_image_surface_get_height(target);
  cairo_surface_t* mask = cairo_image_surface_create(CAIRO_FORMAT_A8, w, h);
  cairo_t* pen = cairo_create(mask);
  cairo_matrix_t at;
  cairo_get_matrix(canvas, &at);
  cairo_set_matrix(pen, &at);
  trace(pen, path);
  cairo_fill(pen);
  cairo_destroy(pen);
  cairo_surface_flush(mask);
  unsigned char* data = cairo_image_surface_get_data(mask);
  const int stride = cairo_image_surface_get_stride(mask);
  const int r = std::max(1, static_cast<int>(blur_px * 0.9));
  std::vector<int> line;
  const auto pass = [&](int count, int lines, int step, int next) {
    for (int l = 0; l < lines; ++l) {
      unsigned char* p = data + static_cast<std::ptrdiff_t>(l) * next;
      line.assign(static_cast<std::size_t>(count), 0);
      int sum = 0;
      for (int i = -r; i < count; ++i) {
        if (i + r < count) sum += p[static_cast<std::ptrdiff_t>(i + r) * step];
        if (i - r - 1 >= 0) sum -= p[static_cast<std::ptrdiff_t>(i - r - 1) * step];
        if (i >= 0) line[static_cast<std::size_t>(i)] = sum / (2 * r + 1);
      }
      for (int i = 0; i < count; ++i)
        p[static_cast<std::ptrdiff_t>(i) * step] =
            static_cast<unsigned char>(line[static_cast<std::size_t>(i)]);
    }
  };
  for (int i = 0; i < 2; ++i) {
    pass(w, h, 1, stride);
    pass(h, w, stride, 1);
  }
  cairo_surface_mark_dirty(mask);
  return mask;
}

// Shading is seen only upon what the layers before it cover.
void shade(cairo_t* canvas, const Shape& shape, const Layer& layer, double scale) {
  cairo_surface_t* mask = soft_mask(canvas, layer.path, static_cast<double>(layer.blur) * scale);
  cairo_save(canvas);
  cairo_push_group(canvas);
  for (const Layer& below : shape.layers) {
    if (&below == &layer) break;
    if (below.blur > 0) continue;
    cairo_new_path(canvas);
    trace(canvas, below.path);
    cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_WINDING);
    cairo_set_source_rgb(canvas, 0, 0, 0);
    cairo_fill(canvas);
  }
  cairo_pattern_t* cover = cairo_pop_group(canvas);
  const double t = static_cast<double>(layer.tone);
  cairo_push_group(canvas);
  cairo_identity_matrix(canvas);
  cairo_set_source_rgb(canvas, 0.04 + 0.92 * t, 0.06 + 0.86 * t, 0.13 + 0.7 * t);
  cairo_mask_surface(canvas, mask, 0, 0);
  cairo_pattern_t* colour = cairo_pop_group(canvas);
  cairo_restore(canvas);
  cairo_save(canvas);
  cairo_set_source(canvas, colour);
  cairo_mask(canvas, cover);
  cairo_restore(canvas);
  cairo_pattern_destroy(colour);
  cairo_pattern_destroy(cover);
  cairo_surface_destroy(mask);
}

void draw(cairo_t* canvas, const Shape& shape, double left, double top, double cell, bool grid) {
  const double usable = cell * 0.86;
  const double scale = usable / std::max(1.0, static_cast<double>(shape.aspect));
  cairo_save(canvas);
  cairo_translate(canvas, left + cell / 2, top + cell * 0.9 - (usable - scale) / 2 * (shape.stands ? 0 : 1));
  cairo_scale(canvas, scale, scale);
  for (const Layer& layer : shape.layers) {
    if (layer.blur > 0) {
      shade(canvas, shape, layer, scale);
      continue;
    }
    cairo_new_path(canvas);
    trace(canvas, layer.path);
    cairo_set_fill_rule(canvas, layer.rule == onesheet::pixels::FillRule::even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                                                   : CAIRO_FILL_RULE_WINDING);
    const double t = static_cast<double>(layer.tone);
    if (layer.emissive) {
      cairo_set_source_rgb(canvas, 1.0, 0.86, 0.45);
    } else {
      cairo_set_source_rgb(canvas, 0.04 + 0.92 * t, 0.06 + 0.86 * t, 0.13 + 0.7 * t);
    }
    cairo_fill(canvas);
  }
  if (grid) draw_grid(canvas, shape, scale);
  cairo_restore(canvas);
}

// "horse" is a concept; "girl>horse" the girl riding it; "+" carrying, "&" embracing, "=" holding hands, "@"
// leading on a lead; "~pirate" is the head in profile, "~pirate:1" that of the second one.
std::optional<Shape> shape_of(const std::string& id, const std::string& prop, std::uint64_t seed) {
  using onesheet::illustrator::Coupling;
  if (id.starts_with('~')) {
    const auto colon = id.find(':');
    const int index = colon == std::string::npos ? 0 : std::atoi(id.c_str() + colon + 1);
    const onesheet::brief::Subject who{
        .concept_id = id.substr(1, colon == std::string::npos ? colon : colon - 1),
        .words = id.substr(1, colon == std::string::npos ? colon : colon - 1),
        .kind = onesheet::brief::Kind::person};
    const auto portrait = onesheet::illustrator::portrait_of(who, index, seed);
    if (!portrait) return std::nullopt;
    return onesheet::illustrator::draw_portrait(
        *portrait, onesheet::base::mix64(seed + static_cast<std::uint64_t>(index)));
  }
  const auto at = id.find_first_of(">+&=@");
  if (at == std::string::npos) {
    // "man:running" poses him.
    const auto colon = id.find(':');
    onesheet::illustrator::Manner manner;
    if (colon != std::string::npos)
      for (const auto pose : onesheet::illustrator::kPoseNames)
        if (id.substr(colon + 1) == name_of(pose).substr(0, id.size() - colon - 1)) manner.pose = pose;
    return onesheet::illustrator::draw_shape(id.substr(0, colon), prop, seed, manner);
  }
  const Coupling how = id[at] == '>'   ? Coupling::riding
                       : id[at] == '+' ? Coupling::carrying
                       : id[at] == '&' ? Coupling::embracing
                       : id[at] == '=' ? Coupling::holding_hands
                                       : Coupling::leading;
  const std::string first = id.substr(0, at), second = id.substr(at + 1);
  return onesheet::illustrator::draw_coupling(how, {first, prop}, {second}, seed);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: shape_sheet SHEET.ppm [--cell N] [--seed N] [--prop ID] [--grid] [ids…]\n");
    return 2;
  }
  int cell = 200;
  std::uint64_t seed = 1;
  std::string prop;
  bool grid = false;
  std::vector<std::string> ids;
  for (int i = 2; i < argc; ++i) {
    if (i + 1 < argc && std::strcmp(argv[i], "--cell") == 0) {
      cell = std::atoi(argv[++i]);
    } else if (i + 1 < argc && std::strcmp(argv[i], "--seed") == 0) {
      seed = std::strtoull(argv[++i], nullptr, 10);
    } else if (i + 1 < argc && std::strcmp(argv[i], "--prop") == 0) {
      prop = argv[++i];
    } else if (std::strcmp(argv[i], "--grid") == 0) {
      grid = true;
    } else {
      ids.emplace_back(argv[i]);
    }
  }
  if (ids.empty()) ids = onesheet::illustrator::drawable_concepts();
  const int columns = std::max(1, std::min(static_cast<int>(ids.size()), 1800 / cell));
  const int rows = (static_cast<int>(ids.size()) + columns - 1) / columns;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns * cell, rows * cell);
  cairo_t* canvas = cairo_create(surface);
  cairo_set_source_rgb(canvas, 0.86, 0.72, 0.55);
  cairo_paint(canvas);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const double left = static_cast<double>(static_cast<int>(i) % columns * cell);
    const double top = static_cast<double>(static_cast<int>(i) / columns * cell);
    const auto shape = shape_of(ids[i], prop, seed);
    if (shape) draw(canvas, *shape, left, top, cell, grid);
    cairo_set_source_rgb(canvas, 0.35, 0.1, 0.1);
    cairo_set_font_size(canvas, 11);
    cairo_move_to(canvas, left + 4, top + cell - 4);
    cairo_show_text(canvas, (ids[i] + (shape ? "" : " (none)")).c_str());
  }
  cairo_surface_flush(surface);
  std::FILE* file = std::fopen(argv[1], "wb");
  if (file == nullptr) return 1;
  std::fprintf(file, "P6\n%d %d\n255\n", columns * cell, rows * cell);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < rows * cell; ++y)
    for (int x = 0; x < columns * cell; ++x) {
      const unsigned char* bgr =
          pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
      const unsigned char rgb[3] = {bgr[2], bgr[1], bgr[0]};
      std::fwrite(rgb, 1, 3, file);
    }
  std::fclose(file);
  cairo_destroy(canvas);
  cairo_surface_destroy(surface);
  return 0;
}
