// How English words end, and their plurals.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace onesheet::brief {

bool is_vowel(char c);
bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends);

// Regular English plural of the last word ("wolf pack" → "wolf packs").
std::string plural_of(std::string_view singular);

// The same with exceptions for the last word: `irregular` gives "wolves" for "wolf".
template <class Map>
std::string plural_with(const Map& irregular, std::string_view words) {
  const std::size_t space = words.rfind(' ');
  const std::size_t last = space == std::string_view::npos ? 0 : space + 1;
  const auto odd = irregular.find(words.substr(last));
  if (odd == irregular.end()) return plural_of(words);
  return std::string(words.substr(0, last)).append(std::string_view(odd->second));
}

}  // namespace onesheet::brief
