// Whole words in what a prompt says.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::illustrator {

// ASCII alone; other letters stay as they are.
std::string in_lower_case(std::string_view text);
// Whether `text` holds `word` between characters that are no letters: "her" is not in "weather". Both in
// lower case.
bool holds_word(std::string_view text, std::string_view word);

}  // namespace onesheet::illustrator
