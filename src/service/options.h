// What a caller may choose by name.
#pragma once

#include <string>
#include <vector>

#include "models/image_model.h"
#include "render/font_pack.h"

namespace onesheet::service {

struct Options {
  models::Choices art;  // of the first model that offers any
  std::vector<render::FaceInfo> fonts;
  std::vector<std::string> effects;
};

// The names of the effects of type, as Spec::effect takes them.
std::vector<std::string> effect_names();

}  // namespace onesheet::service
