// Titles: the one a prompt gives in quotes, or a short one made from what was understood.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "brief/reading.h"

namespace onesheet::brief {

inline constexpr std::size_t kSuggestedTitleMax = 40;  // code points

struct QuotedTitle {
  std::string text;
  std::size_t begin = 0, end = 0;  // bytes of the prompt, from "called" to the closing quote
};

// `… called "The Last Light"`, `titled «…»`, or a prompt that begins with a quoted title.
std::optional<QuotedTitle> find_quoted_title(std::string_view prompt);

// Titles for a prompt that shows no one and nothing we know, from weather, time, setting, then genre.
std::vector<std::string_view> mood_titles(const Brief& brief);

// Never empty, at most kSuggestedTitleMax code points, no control characters.
std::string suggest_title(const Brief& brief, const Reading& reading, const Tokens& tokens);

}  // namespace onesheet::brief
