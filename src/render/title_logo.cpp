#include "render/title_logo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "pixels/resize.h"
#include "render/encode.h"
#include "render/render.h"
#include "render/svg.h"

namespace onesheet::render {
namespace {

// Rows and columns that hold nothing are no part of a title: they would only make it small.
pixels::Image8 trimmed(const pixels::Image8& logo) {
  constexpr std::uint8_t kVisible = 8;
  int left = logo.width, top = logo.height, right = 0, bottom = 0;
  for (int y = 0; y < logo.height; ++y) {
    const std::uint8_t* row = logo.row(y);
    for (int x = 0; x < logo.width; ++x) {
      if (row[static_cast<std::ptrdiff_t>(x) * 4 + 3] < kVisible) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  if (right <= left) return {};
  pixels::Image8 cut(right - left, bottom - top, 4);
  for (int y = 0; y < cut.height; ++y) {
    const std::uint8_t* from = logo.row(top + y) + static_cast<std::ptrdiff_t>(left) * 4;
    std::copy_n(from, cut.stride(), cut.row(y));
  }
  return cut;
}

}  // namespace

bool looks_like_svg(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kHead = 4096;  // licences stand in comments before the drawing
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kHead));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && text[start] == '<' && text.find("<svg") != std::string_view::npos;
}

base::Result<pixels::Image8> read_title_logo(std::span<const std::uint8_t> bytes, int svg_side_px) {
  auto decoded = looks_like_svg(bytes) ? draw_svg(bytes, svg_side_px) : decode(bytes);
  if (!decoded && looks_like_svg(bytes)) return decoded;
  if (!decoded) {
    return base::fail(decoded.error().kind,
                      "The title's picture cannot be read; send a PNG with a transparent ground, or an SVG.",
                      decoded.error().public_text);
  }
  pixels::Image8 logo = std::move(*decoded);
  if (std::max(logo.width, logo.height) > kTitleLogoSideMax_px) {
    return base::fail(
        base::ErrorKind::too_large,
        "The title's picture is larger than " + std::to_string(kTitleLogoSideMax_px) + " pixels on a side.");
  }
  if (logo.channels == 3) {
    pixels::Image8 opaque(logo.width, logo.height, 4);
    for (std::size_t i = 0; i * 3 < logo.samples.size(); ++i) {
      std::copy_n(&logo.samples[i * 3], 3, &opaque.samples[i * 4]);
      opaque.samples[i * 4 + 3] = 255;
    }
    logo = std::move(opaque);
  }
  logo = trimmed(logo);
  if (logo.width == 0) {
    return base::fail(base::ErrorKind::bad_request,
                      "The title's picture is empty: every pixel of it is transparent.");
  }
  const double aspect = static_cast<double>(logo.width) / logo.height;
  if (aspect > 24 || aspect < 0.2) {
    return base::fail(base::ErrorKind::bad_request,
                      "The title's picture is too long and thin; allowed are shapes from 1:5 to 24:1.");
  }
  return logo;
}

layout::TitleLogo describe_title_logo(const pixels::Image8& logo) {
  double sum[3] = {0, 0, 0}, weight = 0;
  for (int y = 0; y < logo.height; ++y) {
    const std::uint8_t* row = logo.row(y);
    for (int x = 0; x < logo.width; ++x) {
      const std::uint8_t* p = row + static_cast<std::ptrdiff_t>(x) * logo.channels;
      const double alpha = logo.channels == 4 ? p[3] / 255.0 : 1;
      for (int c = 0; c < 3; ++c) sum[c] += p[c] / 255.0 * alpha;
      weight += alpha;
    }
  }
  const auto mean = [&](int c) { return static_cast<float>(weight > 0 ? sum[c] / weight : 0.5); };
  return {logo.width, logo.height, {mean(0), mean(1), mean(2)}};
}

void paint_logo(pixels::Image8& image, const pixels::Image8& logo, const layout::Rect& area,
                base::Runner* runner) {
  const int left = static_cast<int>(std::lround(area.left_px)),
            top = static_cast<int>(std::lround(area.top_px));
  const int width = std::max(1, static_cast<int>(std::lround(area.width_px())));
  const int height = std::max(1, static_cast<int>(std::lround(area.height_px())));
  // Premultiplied, so that what transparent pixels hide does not bleed into edges.
  std::array<pixels::Plane, 4> planes;
  for (int c = 0; c < 4; ++c) {
    pixels::Plane plane(logo.width, logo.height);
    for (int y = 0; y < logo.height; ++y) {
      const std::uint8_t* row = logo.row(y);
      float* to = plane.row(y);
      for (int x = 0; x < logo.width; ++x) {
        const std::uint8_t* p = row + static_cast<std::ptrdiff_t>(x) * 4;
        to[x] = static_cast<float>(p[c]) * (c < 3 ? static_cast<float>(p[3]) / 255.0F : 1.0F);
      }
    }
    planes[static_cast<std::size_t>(c)] = pixels::resize(plane, width, height, runner);
  }
  for (int y = std::max(0, -top); y < std::min(height, image.height - top); ++y) {
    std::uint8_t* row = image.row(top + y);
    for (int x = std::max(0, -left); x < std::min(width, image.width - left); ++x) {
      const float alpha = planes[3].at(x, y) / 255.0F;
      if (alpha <= 0) continue;
      std::uint8_t* p = row + static_cast<std::ptrdiff_t>(left + x) * image.channels;
      const float under = image.channels == 4 ? static_cast<float>(p[3]) / 255.0F : 1.0F;
      const float whole = alpha + under * (1 - alpha);
      for (int c = 0; c < 3; ++c) {
        const float mixed =
            (planes[static_cast<std::size_t>(c)].at(x, y) + static_cast<float>(p[c]) * under * (1 - alpha)) /
            whole;
        p[c] = static_cast<std::uint8_t>(std::clamp(mixed + 0.5F, 0.0F, 255.0F));
      }
      if (image.channels == 4) p[3] = static_cast<std::uint8_t>(std::clamp(whole * 255 + 0.5F, 0.0F, 255.0F));
    }
  }
}

}  // namespace onesheet::render
