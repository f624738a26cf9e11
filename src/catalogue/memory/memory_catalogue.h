// A catalogue that lives as long as the process: for tests and for reading the contract in its plainest form.
#pragma once

#include <memory>

#include "catalogue/catalogue.h"

namespace onesheet::catalogue {

std::unique_ptr<Catalogue> make_memory_catalogue();

}  // namespace onesheet::catalogue
