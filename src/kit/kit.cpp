#include "kit/kit.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "kit/title_art.h"
#include "layout/layout.h"
#include "render/encode.h"

namespace onesheet::kit {
namespace {

using poster::WordsAllowed;

std::string size_text(int width_px, int height_px) {
  return std::to_string(width_px) + "x" + std::to_string(height_px);
}

bool has_title(const layout::Sheet& sheet) {
  return sheet.title_logo || std::ranges::any_of(sheet.lines, [](const layout::TextLine& line) {
           return line.role == layout::Role::title;
         });
}

void check_words(const layout::Sheet& sheet, KitFile& file) {
  const poster::Format& format = file.asset.format;
  const auto others = std::ranges::count_if(
      sheet.lines, [](const layout::TextLine& line) { return line.role != layout::Role::title; });
  if (format.words == WordsAllowed::none) {
    const bool textless = sheet.lines.empty() && !sheet.title_logo;
    file.checks.push_back({"words", textless, textless ? "No words." : "There are words on it."});
    return;
  }
  const bool title = has_title(sheet);
  file.checks.push_back({"title", title, title ? "The title is on it." : "The poster has no title."});
  if (format.words == WordsAllowed::title) {
    file.checks.push_back(
        {"words", others == 0, others == 0 ? "Nothing but the title." : "There are words beside the title."});
  }
}

// Words out of the store's bands and inside the safe area.
void check_bands(const layout::Sheet& sheet, KitFile& file) {
  const poster::Format& format = file.asset.format;
  const double margin = format.safe_margin * std::min(format.size.width_px, format.size.height_px) - 0.5;
  const double top = std::max(margin, format.keep_out_top_px - 0.5);
  const double bottom = format.size.height_px - std::max(margin, format.keep_out_bottom_px - 0.5);
  const bool inside = std::ranges::all_of(sheet.lines, [&](const layout::TextLine& line) {
    const layout::Rect ink = layout::ink_rect(line);
    return ink.left_px >= margin && ink.right_px <= format.size.width_px - margin && ink.top_px >= top &&
           ink.bottom_px <= bottom;
  });
  file.checks.push_back({"bands", inside,
                         inside ? "Words keep out of the edges, " + std::to_string(format.keep_out_top_px) +
                                      " px above and " + std::to_string(format.keep_out_bottom_px) + " below."
                                : "Words reach into an edge that is to be free of them."});
}

void check_contrast(const render::Quality& quality, KitFile& file) {
  const bool reads = quality.title_contrast >= layout::kTitleContrastMin;
  char text[64];
  std::snprintf(text, sizeof text, "The title's contrast is %.1f, 3 or more is asked.",
                quality.title_contrast);
  file.checks.push_back({"contrast", reads, text});
}

// What is true of the bytes themselves: they are read back.
base::Result<void> check_file(KitFile& file, poster::FileType type) {
  ONESHEET_ASSIGN(const pixels::Image8 back, render::decode(file.bytes));
  file.width_px = back.width;
  file.height_px = back.height;
  const poster::Format& format = file.asset.format;
  const bool size = back.width == format.size.width_px && back.height == format.size.height_px &&
                    back.width >= file.asset.min_width_px && back.height >= file.asset.min_height_px;
  file.checks.push_back({"size", size, size_text(back.width, back.height) + " pixels."});
  const bool known = std::ranges::find(file.asset.types, type) != file.asset.types.end();
  file.checks.push_back({"type", known, std::string(poster::content_type_of(type)) + ", RGB."});
  const bool fits = file.asset.bytes_max == 0 || file.bytes.size() <= file.asset.bytes_max;
  file.checks.push_back(
      {"bytes", fits,
       std::to_string(file.bytes.size()) + " bytes" +
           (file.asset.bytes_max == 0 ? "." : ", " + std::to_string(file.asset.bytes_max) + " allowed.")});
  const bool alpha = back.channels == 4, wanted = format.words == WordsAllowed::logo;
  file.checks.push_back(
      {"transparency", alpha == wanted, alpha ? "A transparent ground." : "No transparency."});
  return {};
}

base::Result<KitFile> make_file(service::PosterService& posters, std::string_view id, const Asset& asset,
                                base::Deadline deadline) {
  KitFile file{.asset = asset};
  const poster::FileType type = asset.types.front();
  file.name = asset.store + "/" + asset.name + "." + std::string(poster::extension_of(type));
  const bool logo = asset.format.words == WordsAllowed::logo;
  // The title's lines come from a small poster; art under them is not needed.
  const poster::Format drawn = logo ? *poster::parse_format(poster::kTutorialFormat) : asset.format;
  ONESHEET_ASSIGN(service::Redrawn redrawn,
                  posters.redraw(id, {.format = drawn, .words = asset.format.words}, deadline));
  if (!logo) file.notes = redrawn.notes;
  if (!logo && !redrawn.repainted)
    file.notes.emplace_back(
        "Cropped from the poster's picture; its model does not paint the same one again.");
  pixels::Image8 image;
  if (logo) {
    auto art = title_art(redrawn, asset.format);
    if (!art && art.error().kind == base::ErrorKind::bad_request) {
      file.checks.push_back({"title", false, art.error().public_text});
      return file;
    }
    if (!art) return std::unexpected(std::move(art).error());
    image = std::move(*art);
  } else {
    image = std::move(redrawn.image);
  }
  redrawn.bare = {};
  auto bytes = render::encode(image, type, service::metadata_for(redrawn.recipe, redrawn.art),
                              {.bytes_max = asset.bytes_max});
  if (!bytes && bytes.error().kind == base::ErrorKind::too_large) {
    file.checks.push_back({"bytes", false, bytes.error().public_text});
    return file;
  }
  if (!bytes) return std::unexpected(std::move(bytes).error());
  file.bytes = std::move(*bytes);
  ONESHEET_TRY(check_file(file, type));
  check_words(redrawn.sheet, file);
  if (!logo && !redrawn.sheet.lines.empty()) check_bands(redrawn.sheet, file);
  if (!logo && redrawn.quality && has_title(redrawn.sheet)) check_contrast(*redrawn.quality, file);
  return file;
}

}  // namespace

bool KitFile::passes() const {
  return !bytes.empty() && std::ranges::all_of(checks, [](const Check& check) { return check.passes; });
}

bool Kit::passes() const {
  return std::ranges::all_of(
      files, [](const KitFile& file) { return file.asset.needed != "required" || file.passes(); });
}

base::Result<Kit> make_kit(service::PosterService& posters, std::string_view id, std::string_view store,
                           base::Deadline deadline, const service::Progress& progress) {
  ONESHEET_ASSIGN(const std::vector<Asset> assets, assets_of(store));
  Kit kit;
  ONESHEET_ASSIGN(kit.poster, posters.find(id));
  for (const Asset& asset : assets) {
    if (progress)
      progress(asset.store + " " + asset.name,
               static_cast<double>(kit.files.size()) / static_cast<double>(assets.size()));
    ONESHEET_ASSIGN(KitFile file, make_file(posters, id, asset, deadline));
    kit.files.push_back(std::move(file));
  }
  if (progress) progress("done", 1.0);
  return kit;
}

}  // namespace onesheet::kit
