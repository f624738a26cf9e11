// Where a text may be broken into lines, and which breaks read best.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onesheet::layout {

// A part that stays whole: a word, or one character with its marks in scripts that break anywhere.
struct Piece {
  std::string text;
  bool space_after = false;
};

// White space collapses to one space. Chinese and Japanese break between any two characters except where
// typographers forbid it (closing marks never start a line, opening marks never end one); Thai breaks between
// its words, or where no dictionary is at hand between syllable-like clusters; everything else at spaces.
std::vector<Piece> pieces_of(std::string_view utf8);

// The same for titles: Japanese pieces are put together to phrases, as far as kana tell where one ends.
std::vector<Piece> phrases_of(std::string_view utf8);

// The text of pieces [from, to).
std::string join(const std::vector<Piece>& pieces, std::size_t from, std::size_t to);

// Splits pieces with these widths into exactly `lines` lines so that the widest is as narrow as can be and,
// among those, the lines are most alike. Returns the end index of each line. lines must be 1 … widths.size().
std::vector<std::size_t> balance(const std::vector<double>& widths, const std::vector<double>& spaces,
                                 std::size_t lines);

}  // namespace onesheet::layout
