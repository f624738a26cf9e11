#include "layout/thai_words.h"

#include <thai/thbrk.h>
#include <thai/thwbrk.h>

#include <memory>
#include <mutex>
#include <string>

namespace onesheet::layout {
namespace {

static_assert(sizeof(thwchar_t) == sizeof(char32_t), "libthai's wide characters are UTF-32 here");

}  // namespace

std::optional<std::vector<std::size_t>> thai_word_starts(std::u32string_view text) {
  // One dictionary for all; libthai does not say that it may be shared, so callers take turns.
  static std::mutex turn;
  static const std::unique_ptr<ThBrk, void (*)(ThBrk*)> dictionary(th_brk_new(nullptr), th_brk_delete);
  if (!dictionary) return std::nullopt;
  const std::basic_string<thwchar_t> wide(text.begin(), text.end());
  std::vector<int> found(wide.size() + 1);
  const std::lock_guard lock(turn);
  const int count = th_brk_wc_find_breaks(dictionary.get(), wide.c_str(), found.data(), found.size());
  if (count < 0) return std::nullopt;
  std::vector<std::size_t> starts;
  for (int i = 0; i < count; ++i)
    starts.push_back(static_cast<std::size_t>(found[static_cast<std::size_t>(i)]));
  return starts;
}

}  // namespace onesheet::layout
