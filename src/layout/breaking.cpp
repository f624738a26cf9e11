#include "layout/breaking.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "layout/thai_words.h"

namespace onesheet::layout {
namespace {

bool between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x3000; }

// Scripts written without spaces whose lines may break between any two characters. Korean is not among them:
// its titles break at spaces.
bool breaks_anywhere(char32_t c) {
  return between(c, 0x3040, 0x30FF) || between(c, 0x31F0, 0x31FF) || between(c, 0x3400, 0x4DBF) ||
         between(c, 0x4E00, 0x9FFF) || between(c, 0xF900, 0xFAFF) || between(c, 0x3001, 0x303F) ||
         between(c, 0xFF01, 0xFF60);
}

bool is_thai(char32_t c) { return between(c, 0x0E00, 0x0E7F); }
// Thai vowels and marks that belong to the consonant before them, and vowels written before theirs.
bool thai_follows(char32_t c) {
  return between(c, 0x0E30, 0x0E3A) || c == 0x0E45 || c == 0x0E46 || between(c, 0x0E47, 0x0E4E);
}
bool thai_leads(char32_t c) { return between(c, 0x0E40, 0x0E44); }

// JIS X 4051 / W3C JLREQ 3.1.7: small kana, prolonged sound mark, closing marks and stops do not start a
// line.
bool never_starts(char32_t c) {
  static constexpr std::u32string_view kList =
      U"、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:"
      U";?!)]}%";
  return kList.find(c) != std::u32string_view::npos;
}
bool never_ends(char32_t c) {
  static constexpr std::u32string_view kList = U"‘“（〔［｛〈《「『【([{$";
  return kList.find(c) != std::u32string_view::npos;
}

bool may_break(char32_t before, char32_t after) {
  if (never_starts(after) || never_ends(before)) return false;
  if (is_thai(before) && is_thai(after)) return !thai_follows(after) && !thai_leads(before);
  return breaks_anywhere(before) || breaks_anywhere(after);
}

bool is_hiragana(char32_t c) { return between(c, 0x3041, 0x309F); }
bool is_katakana(char32_t c) { return between(c, 0x30A0, 0x30FF) || between(c, 0x31F0, 0x31FF); }
bool is_kana(char32_t c) { return is_hiragana(c) || is_katakana(c); }

// Nearly a phrase (bunsetsu): a noun or the stem of a verb with the kana behind it. Lines of a title end
// where one ends: after の, は or を, never within クジラ or 降る.
bool ends_a_phrase(char32_t before, char32_t after) {
  const auto is_mark = [](char32_t c) { return between(c, 0x3001, 0x303F) && c != U'々'; };
  if (is_mark(before) || is_mark(after)) return true;
  if (is_hiragana(before)) return !is_hiragana(after);
  return is_katakana(before) ? !is_kana(after) : is_katakana(after);
}

}  // namespace

std::vector<Piece> phrases_of(std::string_view utf8) {
  std::vector<Piece> pieces = pieces_of(utf8);
  const auto text = base::decode_utf8(utf8);
  if (!text || std::ranges::none_of(*text, is_kana)) return pieces;
  std::vector<Piece> phrases;
  char32_t before = 0;
  for (Piece& piece : pieces) {
    const auto characters = base::decode_utf8(piece.text).value_or(std::u32string{});
    if (characters.empty()) continue;
    const char32_t first = characters.front();
    const bool joined = !phrases.empty() && !phrases.back().space_after && breaks_anywhere(before) &&
                        breaks_anywhere(first) && !ends_a_phrase(before, first);
    if (joined) {
      phrases.back().text += piece.text;
      phrases.back().space_after = piece.space_after;
    } else {
      phrases.push_back(std::move(piece));
    }
    before = characters.back();
  }
  // One long phrase breaks where it must.
  return phrases.size() > 1 ? phrases : pieces_of(utf8);
}

std::vector<Piece> pieces_of(std::string_view utf8) {
  std::vector<Piece> pieces;
  const auto text = base::decode_utf8(utf8);
  if (!text) return pieces;
  const auto words = std::ranges::any_of(*text, is_thai) ? thai_word_starts(*text) : std::nullopt;
  bool open = false;  // the last piece may still grow
  char32_t before = 0;
  for (std::size_t i = 0; i < text->size(); ++i) {
    const char32_t c = (*text)[i];
    if (is_space(c)) {
      if (!pieces.empty()) pieces.back().space_after = true;
      open = false;
      continue;
    }
    const bool within_word = words && is_thai(before) && is_thai(c) && !std::ranges::binary_search(*words, i);
    if (!open || (may_break(before, c) && !within_word)) pieces.emplace_back();
    base::append_utf8(pieces.back().text, c);
    open = true;
    before = c;
  }
  if (!pieces.empty()) pieces.back().space_after = false;
  return pieces;
}

std::string join(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    text += pieces[i].text;
    if (pieces[i].space_after && i + 1 < to) text += ' ';
  }
  return text;
}

std::vector<std::size_t> balance(const std::vector<double>& widths, const std::vector<double>& spaces,
                                 std::size_t lines) {
  const std::size_t count = widths.size();
  std::vector<double> sums(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) sums[i + 1] = sums[i] + widths[i] + spaces[i];
  const auto width_of = [&](std::size_t from, std::size_t to) {
    return sums[to] - sums[from] - (to > from ? spaces[to - 1] : 0.0);
  };
  constexpr double kNever = std::numeric_limits<double>::infinity();
  // The narrowest possible widest line, then least sum of squares within it.
  std::vector<std::vector<double>> widest(lines + 1, std::vector<double>(count + 1, kNever));
  widest[0][0] = 0;
  for (std::size_t line = 1; line <= lines; ++line) {
    for (std::size_t to = line; to <= count; ++to) {
      for (std::size_t from = line - 1; from < to; ++from) {
        widest[line][to] = std::min(widest[line][to], std::max(widest[line - 1][from], width_of(from, to)));
      }
    }
  }
  const double limit = widest[lines][count] * (1 + 1e-9);
  std::vector<std::vector<double>> cost(lines + 1, std::vector<double>(count + 1, kNever));
  std::vector<std::vector<std::size_t>> start(lines + 1, std::vector<std::size_t>(count + 1, 0));
  cost[0][0] = 0;
  for (std::size_t line = 1; line <= lines; ++line) {
    for (std::size_t to = line; to <= count; ++to) {
      for (std::size_t from = line - 1; from < to; ++from) {
        const double width = width_of(from, to);
        if (width > limit) continue;
        const double total = cost[line - 1][from] + width * width;
        if (total < cost[line][to]) {
          cost[line][to] = total;
          start[line][to] = from;
        }
      }
    }
  }
  std::vector<std::size_t> ends(lines);
  for (std::size_t line = lines, to = count; line > 0; --line) {
    ends[line - 1] = to;
    to = start[line][to];
  }
  return ends;
}

}  // namespace onesheet::layout
