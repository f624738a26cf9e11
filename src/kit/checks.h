// A store's rules, asked of a finished file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "kit/stores.h"
#include "layout/sheet.h"
#include "render/inspect.h"

namespace onesheet::kit {

struct Check {
  std::string rule;  // "size", "bytes", "type", "transparency", "words", "title", "bands", "contrast"
  bool passes = false;
  std::string detail;  // one sentence
};

struct Checked {
  int width_px = 0, height_px = 0;  // as the file says
  std::vector<Check> checks;
};

// `sheet` and `quality` are those of the words on the file. Errors as render::decode.
base::Result<Checked> check_file(const Asset& asset, std::span<const std::uint8_t> bytes,
                                 const layout::Sheet& sheet, const std::optional<render::Quality>& quality);

}  // namespace onesheet::kit
