// Capitals for setting titles. Covers the cased alphabets a poster meets (Latin, Greek, Cyrillic, Armenian);
// everything else stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::layout {

// Invalid UTF-8 comes back unchanged.
std::string to_upper(std::string_view utf8);
// Each word's first letter capital, small words inside the title not; only for texts without any capital.
std::string to_title_case_if_lower(std::string_view utf8);
// "the", "of", "and", … : words that may be set small.
bool is_small_word(std::string_view word);

}  // namespace onesheet::layout
