#include "service/options.h"

#include <algorithm>

#include "service/poster_service.h"

#if __has_include("layout/effects.h")
#include "layout/effects.h"
#endif

namespace onesheet::service {

std::vector<std::string> effect_names() {
#if __has_include("layout/effects.h")
  const auto names = layout::effect_names();
  return {names.begin(), names.end()};
#else
  return {};
#endif
}

Options PosterService::options() const {
  Options options{{}, parts_.fonts->faces(), effect_names()};
  for (const auto& model : parts_.models) {
    options.art = model->choices();
    if (!options.art.archetypes.empty()) break;
  }
  return options;
}

}  // namespace onesheet::service
