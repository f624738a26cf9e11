// Reading a query string.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "poster/spec.h"

namespace onesheet::gateway {

class Query {
 public:
  // bad_request for a % that is not followed by two hex digits; too_large over kQueryBytesMax. "+" is a
  // space, as in forms and as API Gateway has it. ";" separates nothing: prompts hold semicolons.
  static base::Result<Query> parse(std::string_view text);

  // The last value of a repeated name, as API Gateway's $input.params has it. Names are case-sensitive.
  std::optional<std::string_view> find(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// The tutorial's parameters: prompt, title, tagline, release, format, seed, model, expires, type, raw_prompt,
// archetype, palette, style, font, effect, language, rating, variant, billing; others are ignored, as API
// Gateway ignores them. Empty ones count as absent. Starts from the tutorial's size.
base::Result<poster::Spec> spec_from(const Query& query);

// True when the prompt is absent or blank: for API Gateway's validator both are "missing".
bool lacks_prompt(const Query& query);

}  // namespace onesheet::gateway
