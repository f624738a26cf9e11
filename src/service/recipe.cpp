#include "service/recipe.h"

#include "base/encoding.h"
#include "render/xmp.h"

namespace onesheet::service {
namespace {

std::string text(const std::string& value) { return "\"" + base::json_escape(value) + "\""; }

std::string credits_text(const poster::Credits& credits) {
  std::string list;
  for (const poster::Credit& credit : credits.lines) {
    std::string names;
    for (const std::string& name : credit.names) names += (names.empty() ? "" : ",") + text(name);
    list += (list.empty() ? "" : ",") + ("{\"role\":" + text(credit.role) + ",\"names\":[" + names + "]}");
  }
  return "[" + list + "]";
}

}  // namespace

std::string recipe_text(const poster::Spec& spec, const std::string& title, const std::string& tagline,
                        const models::KeyArt& art) {
  std::string recipe = "{\"recipe\":" + std::to_string(kRecipeVersion);
  recipe += ",\"onesheet\":\"" ONESHEET_VERSION "\"";
  recipe += ",\"model\":" + text(spec.model);
  recipe += ",\"seed\":" + std::to_string(spec.seed.value_or(0));
  recipe += ",\"format\":" + text(spec.format.name);
  recipe += ",\"width\":" + std::to_string(spec.format.size.width_px);
  recipe += ",\"height\":" + std::to_string(spec.format.size.height_px);
  recipe += ",\"type\":" + text(std::string(poster::name_of(spec.type)));
  recipe += ",\"prompt\":" + text(spec.prompt);
  recipe += ",\"title\":" + text(title);
  recipe += ",\"tagline\":" + text(tagline);
  recipe += ",\"release\":" + text(spec.release);
  recipe += ",\"credits\":" + credits_text(spec.credits);
  recipe += ",\"archetype\":" + text(art.archetype);
  recipe += ",\"palette\":" + text(art.guide.palette.name);
  return recipe + "}";
}

std::string_view source_type_of(std::string_view model, bool with_words) {
  // Rules and a random stream, no trained model.
  if (model.empty() || model == "illustrator") return "algorithmicMedia";
  if (model == "art") return "composite";  // a caller's own picture
  return with_words ? "compositeSynthetic" : "trainedAlgorithmicMedia";
}

render::Metadata metadata_for(const poster::Spec& spec, const std::string& title, const std::string& tagline,
                              const models::KeyArt& art) {
  render::Metadata metadata;
  if (!title.empty()) metadata.emplace_back("Title", title);
  metadata.emplace_back("Description", spec.prompt);
  metadata.emplace_back("Software", "Onesheet " ONESHEET_VERSION);
  metadata.emplace_back(render::kMetaSourceType,
                        source_type_of(spec.model, !title.empty() || !tagline.empty()));
  metadata.emplace_back("Recipe", recipe_text(spec, title, tagline, art));
  return metadata;
}

}  // namespace onesheet::service
