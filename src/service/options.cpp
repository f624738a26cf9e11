#include "service/options.h"

#include <array>

#include "layout/effects.h"
#include "service/poster_service.h"

namespace onesheet::service {
namespace {

// By name: what a list shows.
constexpr std::array kLanguages{
    Language{"ar", "Arabic"},       Language{"az", "Azerbaijani"}, Language{"bg", "Bulgarian"},
    Language{"zh-Hans", "Chinese"}, Language{"hr", "Croatian"},    Language{"cs", "Czech"},
    Language{"da", "Danish"},       Language{"nl", "Dutch"},       Language{"en", "English"},
    Language{"fi", "Finnish"},      Language{"fr", "French"},      Language{"de", "German"},
    Language{"el", "Greek"},        Language{"he", "Hebrew"},      Language{"hi", "Hindi"},
    Language{"hu", "Hungarian"},    Language{"is", "Icelandic"},   Language{"it", "Italian"},
    Language{"ja", "Japanese"},     Language{"ko", "Korean"},      Language{"lt", "Lithuanian"},
    Language{"mr", "Marathi"},      Language{"ne", "Nepali"},      Language{"nb", "Norwegian"},
    Language{"fa", "Persian"},      Language{"pl", "Polish"},      Language{"pt", "Portuguese"},
    Language{"ro", "Romanian"},     Language{"ru", "Russian"},     Language{"sr", "Serbian"},
    Language{"es", "Spanish"},      Language{"sv", "Swedish"},     Language{"th", "Thai"},
    Language{"tr", "Turkish"},      Language{"uk", "Ukrainian"},   Language{"ur", "Urdu"},
};

}  // namespace

std::vector<std::string> effect_names() {
  const auto names = layout::effect_names();
  return {names.begin(), names.end()};
}

Options PosterService::options() const {
  Options options{{}, parts_.fonts->faces(), effect_names(), kLanguages};
  for (const auto& model : parts_.models) {
    options.art = model->choices();
    if (!options.art.archetypes.empty()) break;
  }
  return options;
}

}  // namespace onesheet::service
