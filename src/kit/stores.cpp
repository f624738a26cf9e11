#include "kit/stores.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "embedded/stores.h"

namespace onesheet::kit {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(base::trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class Number>
bool read_number(std::string_view text, Number& to) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), to);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

std::optional<Asset> asset_of(const std::vector<std::string_view>& columns) {
  if (columns.size() != 11) return std::nullopt;
  Asset asset;
  asset.store = columns[0];
  asset.name = columns[1];
  const auto format = poster::parse_format(columns[2]);
  if (!format || asset.store.empty() || asset.name.empty()) return std::nullopt;
  asset.format = *format;
  asset.needed = columns[3];
  for (const std::string_view name : split(columns[4], ',')) {
    const auto type = poster::parse_file_type(name);
    if (!type) return std::nullopt;
    asset.types.push_back(*type);
  }
  if (!read_number(columns[5], asset.bytes_max) || !read_number(columns[6], asset.min_width_px) ||
      !read_number(columns[7], asset.min_height_px)) {
    return std::nullopt;
  }
  asset.source = columns[8];
  asset.checked = columns[9];
  if (columns[10] != "-") asset.asks = columns[10];
  return asset;
}

}  // namespace

base::Result<std::vector<Asset>> assets_from_table(std::string_view table) {
  std::vector<Asset> assets;
  int number = 0;
  for (const std::string_view line : split(table, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    auto asset = asset_of(split(line, '\t'));
    if (!asset) {
      return base::fail(base::ErrorKind::bug, "The table of stores is broken.",
                        "line " + std::to_string(number));
    }
    assets.push_back(std::move(*asset));
  }
  return assets;
}

std::span<const Asset> known_assets() {
  static const std::vector<Asset> assets = [] {
    const auto bytes = embedded::stores().front().bytes;
    // A broken table is found by the tests.
    return assets_from_table({reinterpret_cast<const char*>(bytes.data()), bytes.size()})
        .value_or(std::vector<Asset>{});
  }();
  return assets;
}

std::vector<std::string> store_names() {
  std::vector<std::string> names;
  for (const Asset& asset : known_assets()) {
    if (names.empty() || names.back() != asset.store) names.push_back(asset.store);
  }
  return names;
}

base::Result<std::vector<Asset>> assets_of(std::string_view store) {
  const std::string wanted = base::lower_ascii(base::trim(store));
  std::vector<Asset> assets;
  for (const Asset& asset : known_assets()) {
    if (wanted == "all" || wanted == asset.store) assets.push_back(asset);
  }
  if (!assets.empty()) return assets;
  std::string names;
  for (const std::string& name : store_names()) names += name + ", ";
  return base::fail(base::ErrorKind::bad_request, "There is no such store; use " + names + "or all.");
}

}  // namespace onesheet::kit
