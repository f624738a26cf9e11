#include "base/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace onesheet::base {

void secure_random(std::span<std::uint8_t> out) {
  std::size_t done = 0;
  while (done < out.size()) {
    const auto got = ::getrandom(out.data() + done, out.size() - done, 0);
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      std::abort();
    }
  }
}

}  // namespace onesheet::base
