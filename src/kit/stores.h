// What stores want of a film's pictures, from assets/stores/stores.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "poster/format.h"
#include "poster/spec.h"

namespace onesheet::kit {

struct Asset {
  std::string store, name;  // "prime-video", "cover"
  poster::Format format;
  std::string needed;                   // "required", "encouraged", "optional"
  std::vector<poster::FileType> types;  // the one we make first
  std::uint64_t bytes_max = 0;          // 0: no limit
  int min_width_px = 0, min_height_px = 0;
  std::string source, checked;
  std::string asks;  // what only a person can check; empty: nothing
};

std::span<const Asset> known_assets();
std::vector<std::string> store_names();  // in the order of the table
// Those of one store, or of every store for "all". bad_request naming the stores there are.
base::Result<std::vector<Asset>> assets_of(std::string_view store);

// Reads a table in the form of stores.tsv. `bug` naming the line that is not in that form.
base::Result<std::vector<Asset>> assets_from_table(std::string_view table);

}  // namespace onesheet::kit
