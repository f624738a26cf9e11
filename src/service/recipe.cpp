#include "service/recipe.h"

#include "base/encoding.h"
#include "render/xmp.h"
#include "service/given_art.h"

namespace onesheet::service {
namespace {

std::string text(std::string_view value) { return "\"" + base::json_escape(value) + "\""; }

template <class List, class Write>
std::string list_of(const List& list, Write write) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : ",") + write(one);
  return "[" + all + "]";
}

std::string texts(const std::vector<std::string>& list) {
  return list_of(list, [](const std::string& one) { return text(one); });
}

std::string credits_text(const poster::Credits& credits) {
  return list_of(credits.lines, [](const poster::Credit& credit) {
    return "{\"role\":" + text(credit.role) + ",\"names\":" + texts(credit.names) + "}";
  });
}

std::string_view title_asked(const poster::Spec& spec) {
  switch (spec.title_mode) {
    case poster::TitleMode::automatic:
      return "auto";
    case poster::TitleMode::none:
      return "none";
    case poster::TitleMode::given:
      break;
  }
  return spec.title;
}

}  // namespace

std::string recipe_text(const Recipe& recipe, const models::KeyArt& art) {
  const poster::Spec& spec = recipe.spec;
  std::string json = "{\"recipe\":" + std::to_string(kRecipeVersion);
  const auto add = [&json](std::string_view name, const std::string& value) {
    json += ",\"";
    json += name;
    json += "\":";
    json += value;
  };
  add("onesheet", "\"" ONESHEET_VERSION "\"");
  add("model", text(spec.model));
  add("raw_prompt", spec.raw_prompt ? "true" : "false");
  add("seed", std::to_string(spec.seed.value_or(0)));
  add("format", text(spec.format.name));
  add("width", std::to_string(spec.format.size.width_px));
  add("height", std::to_string(spec.format.size.height_px));
  add("type", text(poster::name_of(spec.type)));
  if (spec.file_bytes_max != 0) add("max_bytes", std::to_string(spec.file_bytes_max));
  add("prompt", text(spec.prompt));
  add("title", text(title_asked(spec)));
  add("tagline", text(spec.tagline));
  add("release", text(spec.release));
  add("credits", credits_text(spec.credits));
  add("archetype", text(spec.archetype));
  add("palette", text(spec.palette));
  add("style", text(spec.style));
  add("font", text(spec.font));
  add("effect", text(spec.effect));
  add("language", text(spec.language));
  add("variant", text(poster::name_of(spec.variant)));
  add("billing", std::to_string(spec.billing_percent));
  add("rating", text(spec.rating));
  add("laurels", texts(spec.laurels));
  add("set", "{\"title\":" + text(recipe.set.title) + ",\"tagline\":" + text(recipe.set.tagline) +
                 ",\"archetype\":" + text(art.archetype) + ",\"palette\":" + text(art.guide.palette.name) +
                 ",\"style\":" + text(art.style) + "}");
  if (!recipe.brief.empty()) add("brief", recipe.brief);
  add("attached", texts(recipe.attached));
  if (!recipe.sheet.empty())
    add("sheet", list_of(recipe.sheet, [](std::uint64_t seed) { return std::to_string(seed); }));
  return json + "}";
}

std::string_view source_type_of(std::string_view model, bool with_words) {
  // Rules and a random stream, no trained model.
  if (model.empty() || model == "illustrator") return "algorithmicMedia";
  if (model == kGivenArt) return "composite";  // a caller's own picture
  return with_words ? "compositeSynthetic" : "trainedAlgorithmicMedia";
}

render::Metadata metadata_for(const Recipe& recipe, const models::KeyArt& art) {
  render::Metadata metadata;
  if (!recipe.set.title.empty()) metadata.emplace_back("Title", recipe.set.title);
  if (!recipe.spec.prompt.empty()) metadata.emplace_back("Description", recipe.spec.prompt);
  metadata.emplace_back("Software", "Onesheet " ONESHEET_VERSION);
  metadata.emplace_back(
      render::kMetaSourceType,
      source_type_of(recipe.spec.model, !recipe.set.title.empty() || !recipe.set.tagline.empty()));
  metadata.emplace_back("Recipe", recipe_text(recipe, art));
  return metadata;
}

}  // namespace onesheet::service
