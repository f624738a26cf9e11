#include "service/logos.h"

#include <algorithm>
#include <string>

#include "render/render.h"

namespace onesheet::service {

base::Result<void> check_logos(const LogoFiles& files) {
  if (files.size() > kLogosMax) {
    return base::fail(base::ErrorKind::too_large,
                      "There are more than " + std::to_string(kLogosMax) + " logos.");
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].size() <= kLogoBytesMax) continue;
    return base::fail(base::ErrorKind::too_large, "Logo " + std::to_string(i + 1) + " has more than " +
                                                      std::to_string(kLogoBytesMax / 1'000'000) + " MB.");
  }
  return {};
}

base::Result<std::vector<layout::Logo>> read_logos(const LogoFiles& files, int sheet_width_px) {
  std::vector<layout::Logo> logos;
  for (std::size_t i = 0; i < files.size(); ++i) {
    // None is shown wider than a third of the sheet.
    auto logo = render::read_logo(files[i], std::max(64, sheet_width_px / 3));
    if (!logo) {
      base::Error error = std::move(logo).error();
      error.public_text = "Logo " + std::to_string(i + 1) + ": " + error.public_text;
      return std::unexpected(std::move(error));
    }
    logos.push_back(std::move(*logo));
  }
  return logos;
}

}  // namespace onesheet::service
