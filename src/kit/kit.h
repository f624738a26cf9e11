// All the files that a store wants of one poster, each checked against the store's rules.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "kit/checks.h"
#include "kit/stores.h"
#include "service/poster_service.h"

namespace onesheet::kit {

struct KitFile {
  Asset asset;
  std::string name;  // "prime-video/cover.jpg"
  std::vector<std::uint8_t> bytes;
  int width_px = 0, height_px = 0;
  std::vector<Check> checks;
  std::vector<std::string> notes;  // how it was made
  bool passes() const;
};

struct Kit {
  catalogue::PosterRecord poster;
  std::vector<KitFile> files;
  bool passes() const;  // every file that its store requires
};

// Draws every file of `store` ("all": of every store). Nothing is stored. Errors as PosterService::redraw,
// and bad_request for a store that is not known.
base::Result<Kit> make_kit(service::PosterService& posters, std::string_view id, std::string_view store,
                           base::Deadline deadline, const service::Progress& progress = {});

// The same for files of your own choice.
base::Result<Kit> make_kit(service::PosterService& posters, std::string_view id,
                           std::span<const Asset> assets, base::Deadline deadline,
                           const service::Progress& progress = {});

std::string report_text(const Kit& kit);  // for people
std::string report_json(const Kit& kit);

// The files and both reports ("report.txt", "report.json"). The same kit gives the same bytes.
base::Result<std::vector<std::uint8_t>> zip_of(const Kit& kit);

}  // namespace onesheet::kit
