#include "base/clock.h"

#include <algorithm>

namespace onesheet::base {

std::chrono::milliseconds Deadline::remaining() const {
  using std::chrono::milliseconds;
  constexpr milliseconds kMost{2'000'000'000};
  if (at_ == std::chrono::steady_clock::time_point::max()) return kMost;
  const auto left = std::chrono::duration_cast<milliseconds>(at_ - std::chrono::steady_clock::now());
  return std::clamp(left, milliseconds{0}, kMost);
}

}  // namespace onesheet::base
