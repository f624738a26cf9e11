#include "kit/checks.h"

#include <algorithm>
#include <cstdio>

#include "kit/title_art.h"
#include "layout/layout.h"
#include "render/encode.h"

namespace onesheet::kit {
namespace {

using poster::WordsAllowed;

void add(Checked& to, const char* rule, bool passes, std::string detail) {
  to.checks.push_back({rule, passes, std::move(detail)});
}

bool has_title(const layout::Sheet& sheet) {
  return sheet.title_logo || std::ranges::any_of(sheet.lines, [](const layout::TextLine& line) {
           return line.role == layout::Role::title;
         });
}

// Title art may be smaller than its format, down to the store's least size: it keeps the format's shape.
bool has_its_size(const Asset& asset, int width_px, int height_px) {
  const poster::Size& size = asset.format.size;
  if (width_px < asset.min_width_px || height_px < asset.min_height_px) return false;
  if (width_px == size.width_px && height_px == size.height_px) return true;
  if (asset.format.words != WordsAllowed::logo || asset.min_width_px == 0) return false;
  const double shape = static_cast<double>(size.width_px) / size.height_px;
  return width_px <= size.width_px && std::abs(width_px - height_px * shape) <= shape;
}

// What the file is, by its first bytes.
std::optional<poster::FileType> type_in(std::span<const std::uint8_t> bytes) {
  if (bytes.size() > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8) return poster::FileType::jpeg;
  if (bytes.size() > 3 && bytes[0] == 0x89 && bytes[1] == 'P') return poster::FileType::png;
  if (bytes.size() > 11 && bytes[0] == 'R' && bytes[8] == 'W') return poster::FileType::webp;
  return std::nullopt;
}

void check_bytes(const Asset& asset, std::span<const std::uint8_t> bytes, Checked& to) {
  const auto type = type_in(bytes);
  const bool wanted = type && std::ranges::find(asset.types, *type) != asset.types.end();
  add(to, "type", wanted,
      (type ? std::string(poster::content_type_of(*type)) : std::string("an unknown type")) + ", RGB.");
  const bool fits = asset.bytes_max == 0 || bytes.size() <= asset.bytes_max;
  add(to, "bytes", fits,
      std::to_string(bytes.size()) + " bytes" +
          (asset.bytes_max == 0 ? "." : ", " + std::to_string(asset.bytes_max) + " allowed."));
}

void check_words(const Asset& asset, const layout::Sheet& sheet, Checked& to) {
  const auto others = std::ranges::count_if(
      sheet.lines, [](const layout::TextLine& line) { return line.role != layout::Role::title; });
  if (asset.format.words == WordsAllowed::none) {
    const bool textless = sheet.lines.empty() && !sheet.title_logo;
    return add(to, "words", textless, textless ? "No words." : "There are words on it.");
  }
  const bool title = has_title(sheet);
  add(to, "title", title, title ? "The title is on it." : "The poster has no title.");
  if (asset.format.words == WordsAllowed::title)
    add(to, "words", others == 0,
        others == 0 ? "Nothing but the title." : "There are words beside the title.");
}

// Words out of the store's bands and inside the safe area.
void check_bands(const poster::Format& format, const layout::Sheet& sheet, Checked& to) {
  constexpr double kRounding_px = 0.5;
  const double margin =
      format.safe_margin * std::min(format.size.width_px, format.size.height_px) - kRounding_px;
  const double top = std::max(margin, format.keep_out_top_px - kRounding_px);
  const double bottom = format.size.height_px - std::max(margin, format.keep_out_bottom_px - kRounding_px);
  const auto inside = [&](const layout::Rect& ink) {
    return ink.left_px >= margin && ink.right_px <= format.size.width_px - margin && ink.top_px >= top &&
           ink.bottom_px <= bottom;
  };
  const bool all = (!sheet.title_logo || inside(*sheet.title_logo)) &&
                   std::ranges::all_of(sheet.lines, [&](const layout::TextLine& line) {
                     return inside(layout::ink_rect(line));
                   });
  add(to, "bands", all,
      all ? "Words keep out of the edges, " + std::to_string(format.keep_out_top_px) + " px above and " +
                std::to_string(format.keep_out_bottom_px) + " below."
          : "Words reach into an edge that is to be free of them.");
}

void check_contrast(double contrast, double least, const char* where, Checked& to) {
  char text[96];
  std::snprintf(text, sizeof text, "The title's contrast%s is %.1f, %.1f or more is asked.", where, contrast,
                least);
  add(to, "contrast", contrast >= least, text);
}

}  // namespace

base::Result<Checked> check_file(const Asset& asset, std::span<const std::uint8_t> bytes,
                                 const layout::Sheet& sheet, const std::optional<render::Quality>& quality) {
  ONESHEET_ASSIGN(const pixels::Image8 back, render::decode(bytes));
  Checked checked{back.width, back.height, {}};
  add(checked, "size", has_its_size(asset, back.width, back.height),
      std::to_string(back.width) + "x" + std::to_string(back.height) + " pixels.");
  check_bytes(asset, bytes, checked);
  const bool alpha = back.channels == 4, logo = asset.format.words == WordsAllowed::logo;
  add(checked, "transparency", alpha == logo, alpha ? "A transparent ground." : "No transparency.");
  check_words(asset, sheet, checked);
  if (logo) {
    check_contrast(static_cast<double>(contrast_on_dark(back)), static_cast<double>(kTitleArtContrastMin),
                   " on a dark ground", checked);
    return checked;
  }
  if (!sheet.lines.empty() || sheet.title_logo) check_bands(asset.format, sheet, checked);
  if (quality && has_title(sheet))
    check_contrast(static_cast<double>(quality->title_contrast),
                   static_cast<double>(layout::kTitleContrastMin), "", checked);
  return checked;
}

}  // namespace onesheet::kit
