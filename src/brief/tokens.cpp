#include "brief/tokens.h"

#include <array>

#include "base/utf8.h"

namespace onesheet::brief {
namespace {

// Base letters of Latin-1 Supplement from U+00C0 and Latin Extended-A; space where none fits.
constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
constexpr std::string_view kExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin1.size() == 64);
static_assert(kExtendedA.size() == 128);

// The lower-case ASCII letter or digit under a code point; 0 when it is none.
char fold(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c);
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (c >= '0' && c <= '9') return static_cast<char>(c);
  char folded = ' ';
  if (c >= 0xC0 && c <= 0xFF) folded = kLatin1[c - 0xC0];
  if (c >= 0x100 && c <= 0x17F) folded = kExtendedA[c - 0x100];
  return folded == ' ' ? '\0' : folded;
}

bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x100 && c <= 0x137 && c % 2 == 0);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

// Letters of scripts that we do not read but that form words: all planes above Latin, punctuation and
// symbol blocks apart.
bool is_other_letter(char32_t c) {
  return (c >= 0x0370 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xE000) ||
         (c >= 0xF900 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) || (c >= 0xFF21 && c < 0xFFF0) ||
         (c >= 0x10000 && c < 0x1F000) || (c >= 0x20000 && c < 0xE0000);
}

bool is_emoji_trailer(char32_t c) {
  return c == 0xFE0F || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);  // selector, joiner, skin tones
}

// The longest known emoji at `at`; `length` is how many code points it spans in the text.
const Emoji* emoji_at(const std::u32string& text, std::size_t at, std::size_t& length) {
  std::string key;
  base::append_utf8(key, text[at]);
  const auto& by_first = lexicon().emoji_by_first;
  const auto found = by_first.find(key);
  if (found == by_first.end()) return nullptr;
  const Emoji* best = nullptr;
  std::size_t best_parts = 0;
  for (const Emoji& emoji : found->second) {
    std::size_t i = at, matched = 0;
    while (matched < emoji.sequence.size() && i < text.size()) {
      if (text[i] == emoji.sequence[matched]) {
        ++i;
        ++matched;
      } else if (i > at && (text[i] == 0xFE0F || (text[i] >= 0x1F3FB && text[i] <= 0x1F3FF))) {
        ++i;
      } else {
        break;
      }
    }
    if (matched == emoji.sequence.size() && matched > best_parts) {
      best = &emoji;
      best_parts = matched;
      length = i - at;
    }
  }
  return best;
}

}  // namespace

Tokens tokenize(std::string_view prompt, std::size_t skip_begin, std::size_t skip_end) {
  Tokens tokens;
  const auto decoded = base::decode_utf8(prompt);
  if (!decoded) return tokens;
  const std::u32string& text = *decoded;
  bool broken = true, hyphen = false;
  std::size_t byte = 0, words = 0, capitals = 0;
  const auto bytes_of = [](char32_t c) -> std::size_t {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (skip_end > skip_begin && byte >= skip_begin && byte < skip_end) {
      broken = true;
      byte += bytes_of(text[i++]);
      continue;
    }
    Token token;
    token.begin = byte;
    token.break_before = broken;
    token.hyphen_before = hyphen;
    std::size_t emoji_length = 0;
    if (fold(text[i]) != 0) {
      token.capital = is_capital(text[i]);
      while (i < text.size()) {
        const char letter = fold(text[i]);
        const bool inner_apostrophe =
            is_apostrophe(text[i]) && i + 1 < text.size() && fold(text[i + 1]) != 0 && !token.raw.empty();
        if (letter == 0 && !inner_apostrophe) break;
        token.raw += letter != 0 ? letter : '\'';
        byte += bytes_of(text[i++]);
      }
      for (const char c : token.raw) tokens.latin_letters += c >= 'a' && c <= 'z' ? 1 : 0;
      token.text = token.raw;
      if (token.raw.ends_with("'s") && token.raw.size() > 2) {
        token.text.resize(token.raw.size() - 2);
        token.possessive = true;
      } else if (token.raw.ends_with('s') && i + 1 < text.size() && is_apostrophe(text[i]) &&
                 text[i + 1] == ' ' && i + 2 < text.size() && fold(text[i + 2]) != 0) {
        token.possessive = true;  // "the sailors' song"
        byte += bytes_of(text[i++]);
      }
      ++words;
      capitals += token.capital ? 1 : 0;
    } else if (const Emoji* emoji = emoji_at(text, i, emoji_length)) {
      token.emoji = emoji;
      token.break_before = true;
      for (std::size_t k = 0; k < emoji_length; ++k) byte += bytes_of(text[i++]);
      // An unknown joined sequence is read as its first part: the rest only describes it.
      while (i < text.size() && is_emoji_trailer(text[i])) {
        const bool joiner = text[i] == 0x200D;
        byte += bytes_of(text[i++]);
        if (joiner && i < text.size()) byte += bytes_of(text[i++]);
      }
    } else if (is_other_letter(text[i])) {
      token.latin = false;
      while (i < text.size() && is_other_letter(text[i])) {
        ++tokens.other_letters;
        byte += bytes_of(text[i++]);
      }
    } else {
      const char32_t c = text[i];
      hyphen = is_hyphen(c) && !tokens.list.empty() && tokens.list.back().end == byte;
      if (c != ' ' && c != '\t' && c != 0xA0 && !hyphen && !is_emoji_trailer(c)) broken = true;
      byte += bytes_of(c);
      ++i;
      continue;
    }
    token.end = byte;
    broken = token.emoji != nullptr;
    hyphen = false;
    tokens.list.push_back(std::move(token));
  }
  tokens.title_case = words > 3 && capitals * 10 > words * 6;
  return tokens;
}

}  // namespace onesheet::brief
