#include "service/options.h"

#include "layout/effects.h"
#include "service/poster_service.h"

namespace onesheet::service {

std::vector<std::string> effect_names() {
  const auto names = layout::effect_names();
  return {names.begin(), names.end()};
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
