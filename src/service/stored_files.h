// Files beside the posters: what was made of a poster (for a printer, for a shop) and contact sheets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/object_store.h"

namespace onesheet::service {

struct StoredFile {
  std::string key;           // "files/01k…/5f1d….pdf", after the service's prefix
  std::string content_type;  // "application/pdf"
  std::string name;          // to save it under: "the-last-light.pdf"
  std::uint64_t bytes = 0;
  store::Link link;
  std::vector<std::string> warnings;  // as MadePoster's
};

}  // namespace onesheet::service
