#include "layout/said.h"

#include "layout/breaking.h"

namespace onesheet::layout {

std::string collapse_spaces(std::string_view text) {
  const auto pieces = pieces_of(text);
  return join(pieces, 0, pieces.size());
}

Words said(const LayoutRequest& request) {
  Words words = request.words;
  if (request.wishes.variant == poster::Variant::payoff) return words;
  return {.title = words.title, .tagline = words.tagline, .title_optional = words.title_optional};
}

}  // namespace onesheet::layout
