// Capitals for setting titles. Covers the cased alphabets a poster meets (Latin, Greek, Cyrillic, Armenian);
// everything else stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::layout {

// Invalid UTF-8 comes back unchanged. `language`: BCP 47; Turkish and Azeri (tr, az) keep the dot of i.
std::string to_upper(std::string_view utf8, std::string_view language = {});
// Each word's first letter capital, small words inside the title not; only for texts without any capital.
std::string to_title_case_if_lower(std::string_view utf8, std::string_view language = {});
// "the", "of", "and", … : words that may be set small.
bool is_small_word(std::string_view word);

}  // namespace onesheet::layout
