#include "layout/casing.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace onesheet::layout {
namespace {

bool between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

// Simple case mapping (Unicode data, UnicodeData.txt field 12) for the ranges named, by their pattern.
char32_t upper_of(char32_t c) {
  if (c < 0x80) return between(c, U'a', U'z') ? c - 32 : c;
  if (c == 0xB5) return c;  // micro sign: no capital a reader would expect
  if (between(c, 0xE0, 0xFE) && c != 0xF7) return c - 32;
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return U'I';
  if (c == 0x17F) return U'S';
  const bool odd_is_lower = between(c, 0x100, 0x137) || between(c, 0x14A, 0x177) ||
                            between(c, 0x1DE, 0x1EF) || between(c, 0x1F8, 0x233) ||
                            between(c, 0x1E00, 0x1E95) || between(c, 0x1EA0, 0x1EFF) ||
                            between(c, 0x460, 0x481) || between(c, 0x48A, 0x4BF) || between(c, 0x4D0, 0x52F);
  if (odd_is_lower) return c & ~char32_t{1};
  const bool even_is_lower = between(c, 0x139, 0x148) || between(c, 0x179, 0x17E) ||
                             between(c, 0x1CD, 0x1DC) || between(c, 0x4C1, 0x4CE);
  if (even_is_lower) return (c & 1) == 0 ? c - 1 : c;
  if (c == 0x1A1 || c == 0x1B0) return c - 1;  // Vietnamese horn letters
  // Greek capitals carry no tonos.
  switch (c) {
    case 0x3AC:
      return 0x391;
    case 0x3AD:
      return 0x395;
    case 0x3AE:
      return 0x397;
    case 0x3AF:
      return 0x399;
    case 0x3CC:
      return 0x39F;
    case 0x3CD:
      return 0x3A5;
    case 0x3CE:
      return 0x3A9;
    case 0x3C2:
      return 0x3A3;
    default:
      break;
  }
  if (between(c, 0x3B1, 0x3CB)) return c - 32;
  if (between(c, 0x430, 0x44F)) return c - 32;
  if (between(c, 0x450, 0x45F)) return c - 80;
  if (between(c, 0x561, 0x586)) return c - 48;
  return c;
}

// Turkish and Azeri: SpecialCasing.txt, the only two languages whose plain letters have other capitals.
bool keeps_the_dot(std::string_view language) {
  const std::string tag = base::lower_ascii(language.substr(0, language.find_first_of("-_")));
  return tag == "tr" || tag == "az";
}
char32_t upper_in(char32_t c, bool dotted) { return dotted && c == U'i' ? char32_t{0x130} : upper_of(c); }

constexpr std::array<std::string_view, 30> kSmallWords{
    "a",  "an", "and", "at", "by",  "de", "der", "die", "das", "du", "el",  "en",  "for", "from", "in",
    "la", "le", "les", "of", "off", "on", "or",  "the", "to",  "un", "und", "une", "vs",  "with", "&"};

}  // namespace

std::string to_upper(std::string_view utf8, std::string_view language) {
  const auto text = base::decode_utf8(utf8);
  if (!text) return std::string(utf8);
  const bool dotted = keeps_the_dot(language);
  std::string upper;
  for (const char32_t c : *text) {
    if (c == 0xDF) {
      upper += "SS";  // few display faces have the capital sharp s
    } else {
      base::append_utf8(upper, upper_in(c, dotted));
    }
  }
  return upper;
}

std::string to_title_case_if_lower(std::string_view utf8, std::string_view language) {
  const auto text = base::decode_utf8(utf8);
  if (!text) return std::string(utf8);
  // A lower-case letter has another capital; a capital is the capital of some letter, told here by ASCII and
  // the two big alphabets only: titles that mix cases are the caller's wish either way.
  const bool has_capital = std::ranges::any_of(*text, [](char32_t c) {
    return between(c, U'A', U'Z') || between(c, 0xC0, 0xDE) || between(c, 0x391, 0x3A9) ||
           between(c, 0x400, 0x42F);
  });
  if (has_capital) return std::string(utf8);
  const bool dotted = keeps_the_dot(language);
  std::string cased;
  for (std::size_t at = 0; at < text->size();) {
    std::size_t end = at;
    while (end < text->size() && (*text)[end] != U' ') ++end;
    const std::string word = base::encode_utf8(std::u32string_view(*text).substr(at, end - at));
    for (std::size_t i = at; i < end; ++i) {
      const bool raise = i == at && (at == 0 || !is_small_word(word));
      base::append_utf8(cased, raise ? upper_in((*text)[i], dotted) : (*text)[i]);
    }
    if (end < text->size()) cased += ' ';
    at = end + 1;
  }
  return cased;
}

bool is_small_word(std::string_view word) {
  return std::ranges::find(kSmallWords, base::lower_ascii(word)) != kSmallWords.end();
}

}  // namespace onesheet::layout
