// A prompt as words: folded to lower-case ASCII where Latin letters allow, with what stood between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/lexicon.h"

namespace onesheet::brief {

struct Token {
  std::string raw;                 // folded: "café" → "cafe", "King’s" → "king's"
  std::string text;                // without a possessive 's
  std::size_t begin = 0, end = 0;  // bytes of the prompt
  bool break_before = false;       // punctuation that ends a phrase
  bool hyphen_before = false;      // "two-headed": headed
  bool possessive = false;
  bool capital = false;
  bool latin = true;
  const Emoji* emoji = nullptr;
};

struct Tokens {
  std::vector<Token> list;
  std::size_t latin_letters = 0, other_letters = 0;
  bool title_case = false;  // most words begin with a capital, so capitals mean nothing
};

// `skip_begin` to `skip_end` (bytes) is left out, as if it were punctuation: the quoted title.
Tokens tokenize(std::string_view prompt, std::size_t skip_begin = 0, std::size_t skip_end = 0);

}  // namespace onesheet::brief
