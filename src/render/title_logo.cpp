#include "render/title_logo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
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

// Whether all that shows is nearly of one colour.
bool is_one_tone(const pixels::Image8& logo) {
  constexpr std::uint8_t kSolid = 128;
  constexpr int kStep = 40;
  std::array<std::uint8_t, 3> least{255, 255, 255}, most{0, 0, 0};
  for (std::size_t i = 0; i + 3 < logo.samples.size(); i += 4) {
    if (logo.samples[i + 3] < kSolid) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      least[c] = std::min(least[c], logo.samples[i + c]);
      most[c] = std::max(most[c], logo.samples[i + c]);
    }
  }
  for (std::size_t c = 0; c < 3; ++c) {
    if (most[c] - least[c] > kStep) return false;
  }
  return true;
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

base::Result<layout::Logo> read_logo(std::span<const std::uint8_t> bytes, int svg_side_px) {
  constexpr std::uint8_t kSolid = 128;
  auto decoded = looks_like_svg(bytes) ? draw_svg(bytes, svg_side_px) : decode(bytes);
  if (!decoded && looks_like_svg(bytes)) return std::unexpected(std::move(decoded).error());
  if (!decoded) {
    return base::fail(decoded.error().kind,
                      "A logo cannot be read; send a PNG with a transparent ground, or an SVG.",
                      decoded.error().public_text);
  }
  if (std::max(decoded->width, decoded->height) > kTitleLogoSideMax_px) {
    return base::fail(base::ErrorKind::too_large,
                      "A logo is larger than " + std::to_string(kTitleLogoSideMax_px) + " pixels on a side.");
  }
  std::size_t clear = 0;
  for (std::size_t i = 3; decoded->channels == 4 && i < decoded->samples.size(); i += 4)
    clear += decoded->samples[i] < kSolid ? 1U : 0U;
  if (clear == 0) {
    return base::fail(base::ErrorKind::bad_request,
                      "A logo needs a transparent ground; send a PNG with one, or an SVG.");
  }
  pixels::Image8 picture = trimmed(*decoded);
  const double aspect = picture.width == 0 ? 0 : static_cast<double>(picture.width) / picture.height;
  if (picture.width == 0)
    return base::fail(base::ErrorKind::bad_request, "A logo is empty: every pixel of it is transparent.");
  if (aspect > 12 || aspect < 1.0 / 6) {
    return base::fail(base::ErrorKind::bad_request,
                      "A logo is too long and thin; allowed are shapes from 1:6 to 12:1.");
  }
  layout::Logo logo;
  logo.one_tone = is_one_tone(picture);
  logo.picture = std::make_shared<const pixels::Image8>(std::move(picture));
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
                base::Runner* runner, const poster::Ink* tint) {
  const int left = static_cast<int>(std::lround(area.left_px)),
            top = static_cast<int>(std::lround(area.top_px));
  const int width = std::max(1, static_cast<int>(std::lround(area.width_px())));
  const int height = std::max(1, static_cast<int>(std::lround(area.height_px())));
  // Premultiplied, so that what transparent pixels hide does not bleed into edges.
  const std::array<float, 3> inks =
      tint != nullptr ? std::array{tint->r, tint->g, tint->b} : std::array<float, 3>{};
  std::array<pixels::Plane, 4> planes;
  for (int c = 0; c < 4; ++c) {
    pixels::Plane plane(logo.width, logo.height);
    for (int y = 0; y < logo.height; ++y) {
      const std::uint8_t* row = logo.row(y);
      float* to = plane.row(y);
      for (int x = 0; x < logo.width; ++x) {
        const std::uint8_t* p = row + static_cast<std::ptrdiff_t>(x) * 4;
        const float value =
            tint != nullptr && c < 3 ? inks[static_cast<std::size_t>(c)] * 255.0F : static_cast<float>(p[c]);
        to[x] = value * (c < 3 ? static_cast<float>(p[3]) / 255.0F : 1.0F);
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
