// What a caller may choose by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/image_model.h"
#include "render/font_pack.h"

namespace onesheet::service {

// A language whose titles the faces can set. Others may be named too; these are for lists to choose from.
struct Language {
  std::string_view tag, name;  // BCP 47, as Spec::language takes it; in English
};

struct Options {
  models::Choices art;  // of the first model that offers any
  std::vector<render::FaceInfo> fonts;
  std::vector<std::string> effects;
  std::span<const Language> languages;
};

// The names of the effects of type, as Spec::effect takes them.
std::vector<std::string> effect_names();

}  // namespace onesheet::service
