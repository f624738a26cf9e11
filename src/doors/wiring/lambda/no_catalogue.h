// For a function that only makes posters and keeps no list of them: nothing is recorded, nothing is found.
#pragma once

#include <memory>

#include "catalogue/catalogue.h"

namespace onesheet::wiring {

// add succeeds; looking up, listing and Idempotency-Keys say in words that no catalogue is kept.
std::shared_ptr<catalogue::Catalogue> make_no_catalogue();

}  // namespace onesheet::wiring
