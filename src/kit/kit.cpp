#include "kit/kit.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "kit/title_art.h"
#include "render/encode.h"

namespace onesheet::kit {
namespace {

using poster::WordsAllowed;

struct Drawn {
  service::Redrawn poster;
  std::vector<std::uint8_t> bytes;  // empty: could not be made, and why
  std::string why;
};

base::Result<void> write_file(const pixels::Image8& image, const Asset& asset, Drawn& drawn) {
  auto bytes =
      render::encode(image, asset.types.front(), service::metadata_for(drawn.poster.recipe, drawn.poster.art),
                     {.bytes_max = asset.bytes_max});
  if (bytes) {
    drawn.bytes = std::move(*bytes);
    drawn.why.clear();
  } else if (bytes.error().kind == base::ErrorKind::too_large) {
    drawn.why = bytes.error().public_text;
  } else {
    return std::unexpected(std::move(bytes).error());
  }
  return {};
}

// Set on a landscape and on a portrait sheet; the one that fills the format better is taken. The art under it
// is not needed: small sheets do.
base::Result<Drawn> draw_title(service::PosterService& posters, std::string_view id, const Asset& asset,
                               base::Deadline deadline) {
  Drawn best;
  double most = -1;
  for (const char* size : {"960x540", "640x960"}) {
    ONESHEET_ASSIGN(
        service::Redrawn drawn,
        posters.redraw(id, {.format = *poster::parse_format(size), .words = asset.format.words}, deadline));
    const double coverage = title_coverage(drawn.sheet, asset.format);
    if (coverage <= most) continue;
    most = coverage;
    best.poster = std::move(drawn);
  }
  best.poster.notes.clear();  // of the picture that is not used
  poster::Format format = asset.format;
  while (true) {
    auto art = title_art(best.poster, format);
    if (!art && art.error().kind == base::ErrorKind::bad_request) {
      best.why = art.error().public_text;
      return best;
    }
    if (!art) return std::unexpected(std::move(art).error());
    ONESHEET_TRY(write_file(*art, asset, best));
    if (!best.bytes.empty()) return best;
    // Light around letters is costly: a smaller picture of the same shape, as far as the store takes one.
    constexpr double kSmaller = 0.85;
    const poster::Size& full = asset.format.size;
    const double least = std::max(static_cast<double>(asset.min_width_px) / full.width_px,
                                  static_cast<double>(asset.min_height_px) / full.height_px);
    const double now = static_cast<double>(format.size.width_px) / full.width_px;
    if (asset.min_width_px == 0 || now <= least + 0.005) return best;
    const double next = std::max(least, now * kSmaller);
    format.size = {static_cast<int>(std::ceil(full.width_px * next)),
                   static_cast<int>(std::ceil(full.height_px * next))};
  }
}

base::Result<Drawn> draw_poster(service::PosterService& posters, std::string_view id, const Asset& asset,
                                base::Deadline deadline) {
  Drawn drawn;
  ONESHEET_ASSIGN(drawn.poster,
                  posters.redraw(id, {.format = asset.format, .words = asset.format.words}, deadline));
  drawn.poster.bare = {};
  const pixels::Image8 image = std::move(drawn.poster.image);
  ONESHEET_TRY(write_file(image, asset, drawn));
  return drawn;
}

base::Result<KitFile> make_file(service::PosterService& posters, std::string_view id, const Asset& asset,
                                base::Deadline deadline) {
  KitFile file{.asset = asset};
  file.name = asset.store + "/" + asset.name + "." + std::string(poster::extension_of(asset.types.front()));
  const bool logo = asset.format.words == WordsAllowed::logo;
  ONESHEET_ASSIGN(Drawn drawn, logo ? draw_title(posters, id, asset, deadline)
                                    : draw_poster(posters, id, asset, deadline));
  file.notes = std::move(drawn.poster.notes);
  if (!logo && !drawn.poster.repainted)
    file.notes.emplace_back(
        "Cropped from the poster's picture; its model does not paint the same one again.");
  if (drawn.bytes.empty()) {
    file.checks.push_back({"made", false, drawn.why});
    return file;
  }
  file.bytes = std::move(drawn.bytes);
  ONESHEET_ASSIGN(Checked checked, check_file(asset, file.bytes, drawn.poster.sheet, drawn.poster.quality));
  file.width_px = checked.width_px;
  file.height_px = checked.height_px;
  file.checks = std::move(checked.checks);
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

base::Result<Kit> make_kit(service::PosterService& posters, std::string_view id,
                           std::span<const Asset> assets, base::Deadline deadline,
                           const service::Progress& progress) {
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

base::Result<Kit> make_kit(service::PosterService& posters, std::string_view id, std::string_view store,
                           base::Deadline deadline, const service::Progress& progress) {
  ONESHEET_ASSIGN(const std::vector<Asset> assets, assets_of(store));
  return make_kit(posters, id, assets, deadline, progress);
}

}  // namespace onesheet::kit
