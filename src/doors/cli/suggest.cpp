#include "doors/cli/suggest.h"

#include <algorithm>
#include <numeric>

namespace onesheet::cli {
namespace {

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours each cost one.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& candidates) {
  if (typed.size() > 64) return {};
  std::string best;
  // Short words are near to everything; longer ones may hold more mistakes.
  std::size_t best_distance = typed.size() <= 3 ? 2 : typed.size() <= 7 ? 3 : 4;
  for (const std::string& candidate : candidates) {
    const std::size_t steps = distance(typed, candidate);
    if (steps < best_distance) {
      best_distance = steps;
      best = candidate;
    }
  }
  return best;
}

}  // namespace onesheet::cli
