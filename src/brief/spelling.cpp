#include "brief/spelling.h"

namespace onesheet::brief {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  for (const auto end : ends) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

std::string plural_of(std::string_view singular) {
  std::string word(singular);
  if (ends_with_any(word, {"s", "x", "z", "ch", "sh"})) return word + "es";
  if (word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2])) {
    word.back() = 'i';
    return word + "es";
  }
  if (word.ends_with("woman") || word.ends_with("man")) {
    if (!ends_with_any(word, {"human", "german", "roman", "shaman", "talisman", "caiman"})) {
      word[word.size() - 2] = 'e';
      return word;
    }
  }
  return word + "s";
}

}  // namespace onesheet::brief
