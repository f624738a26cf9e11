#include <cairo.h>

#include <algorithm>
#include <memory>

#include "pixels/path.h"

namespace onesheet::pixels {
namespace {

struct SurfaceDelete {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDelete {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

// Cairo's fixed point holds 24 bits before the comma; far-away points are pulled in, where they can no longer
// be told apart at the window. NaN becomes 0.
double tame(float value) {
  constexpr float limit = 1e6F;
  return value == value ? static_cast<double>(std::clamp(value, -limit, limit)) : 0.0;
}

void trace(cairo_t* context, const Path& path, const Affine& to_pixels) {
  std::size_t next = 0;
  const auto& points = path.points();
  const auto take = [&] { return to_pixels.apply(points[next++]); };
  for (const Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::move: {
        const Point p = take();
        cairo_move_to(context, tame(p.x), tame(p.y));
        break;
      }
      case Path::Verb::line: {
        const Point p = take();
        cairo_line_to(context, tame(p.x), tame(p.y));
        break;
      }
      case Path::Verb::cubic: {
        const Point a = take(), b = take(), c = take();
        cairo_curve_to(context, tame(a.x), tame(a.y), tame(b.x), tame(b.y), tame(c.x), tame(c.y));
        break;
      }
      case Path::Verb::close:
        cairo_close_path(context);
        break;
    }
  }
}

}  // namespace

Plane fill_coverage(const Path& path, const Affine& to_pixels, int width, int height, FillRule rule) {
  if (width <= 0 || height <= 0) return {};
  Plane coverage(width, height);
  if (path.empty()) return coverage;
  const std::unique_ptr<cairo_surface_t, SurfaceDelete> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
  const std::unique_ptr<cairo_t, ContextDelete> context(cairo_create(surface.get()));
  cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_BEST);
  cairo_set_tolerance(context.get(), 0.05);
  cairo_set_fill_rule(context.get(),
                      rule == FillRule::even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  trace(context.get(), path, to_pixels);
  cairo_fill(context.get());
  cairo_surface_flush(surface.get());
  const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  if (bytes == nullptr) return coverage;  // out of memory or beyond Cairo's 32,767 px: nothing is drawn
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y) {
    const unsigned char* from = bytes + static_cast<std::ptrdiff_t>(y) * stride;
    float* to = coverage.row(y);
    for (int x = 0; x < width; ++x) to[x] = static_cast<float>(from[x]) * (1.0F / 255.0F);
  }
  return coverage;
}

}  // namespace onesheet::pixels
