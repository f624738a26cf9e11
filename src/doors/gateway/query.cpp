#include "doors/gateway/query.h"

#include <ranges>

#include "base/encoding.h"
#include "base/utf8.h"
#include "doors/gateway/gateway.h"
#include "doors/json/spec_json.h"

namespace onesheet::gateway {

using base::ErrorKind;
using base::fail;

base::Result<Query> Query::parse(std::string_view text) {
  if (text.size() > kQueryBytesMax) {
    return fail(ErrorKind::too_large, "The query is longer than " + std::to_string(kQueryBytesMax / 1024) +
                                          " KiB; send long prompts in the body of POST /v1/posters.");
  }
  Query query;
  while (!text.empty()) {
    const auto end = text.find('&');
    const std::string_view field = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (field.empty()) continue;
    const auto equals = field.find('=');
    const auto name = base::percent_decode(field.substr(0, equals), true);
    const auto value = base::percent_decode(
        equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1), true);
    if (!name || !value) {
      return fail(ErrorKind::bad_request, "The query is not percent-encoded correctly.");
    }
    query.fields_.emplace_back(*name, *value);
  }
  return query;
}

std::optional<std::string_view> Query::find(std::string_view name) const {
  for (const auto& [field, value] : fields_ | std::views::reverse) {
    if (field == name) return value;
  }
  return std::nullopt;
}

bool lacks_prompt(const Query& query) { return base::trim(query.find("prompt").value_or("")).empty(); }

base::Result<poster::Spec> spec_from(const Query& query) {
  const auto given = [&](std::string_view name) { return query.find(name).value_or(std::string_view{}); };
  const auto or_default = [&](std::string_view name, std::string_view otherwise) {
    return given(name).empty() ? otherwise : given(name);
  };
  poster::Spec spec = poster::default_spec(std::string(given("prompt")));
  json::set_title(spec, given("title"));
  spec.tagline = given("tagline");
  spec.model = or_default("model", spec.model);
  ONESHEET_ASSIGN(spec.format, poster::parse_format(or_default("format", poster::kTutorialFormat)));
  spec.release = given("release");
  spec.archetype = given("archetype");
  spec.palette = given("palette");
  spec.style = given("style");
  spec.font = given("font");
  spec.effect = given("effect");
  spec.language = given("language");
  spec.rating = given("rating");
  if (const auto variant = given("variant"); !variant.empty()) {
    ONESHEET_ASSIGN(spec.variant, poster::parse_variant(variant));
  }
  if (const auto billing = given("billing"); !billing.empty()) {
    ONESHEET_ASSIGN(spec.billing_percent, poster::parse_billing(billing));
  }
  if (const auto type = given("type"); !type.empty()) {
    ONESHEET_ASSIGN(spec.type, poster::parse_file_type(type));
  }
  if (const auto raw = given("raw_prompt"); !raw.empty()) {
    if (raw != "true" && raw != "false")
      return fail(ErrorKind::bad_request, "raw_prompt must be true or false.");
    spec.raw_prompt = raw == "true";
  }
  if (const auto seed = given("seed"); !seed.empty()) {
    ONESHEET_ASSIGN(spec.seed, poster::parse_seed(seed));
  }
  if (const auto expires = given("expires"); !expires.empty()) {
    ONESHEET_ASSIGN(spec.expires, poster::parse_expires(expires));
  }
  return spec;
}

}  // namespace onesheet::gateway
