// Thai is written without spaces between its words; a dictionary says where they begin.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace onesheet::layout {

// Where a word of `text` begins behind another one, in characters from its start, ascending. Nullopt where
// this edition holds no dictionary (Lambda's) or the dictionary's file is missing. Safe from several threads.
std::optional<std::vector<std::size_t>> thai_word_starts(std::u32string_view text);

}  // namespace onesheet::layout
