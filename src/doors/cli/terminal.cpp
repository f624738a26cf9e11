#include "doors/cli/terminal.h"

#include <algorithm>
#include <cmath>

namespace onesheet::cli {

std::string Terminal::paint(bool colour, Tone tone, std::string_view text) {
  if (!colour || tone == Tone::plain) return std::string{text};
  std::string_view code;
  switch (tone) {
    case Tone::plain:
      break;
    case Tone::strong:
      code = "\x1B[1m";
      break;
    case Tone::quiet:
      code = "\x1B[2m";
      break;
    case Tone::good:
      code = "\x1B[32m";
      break;
    case Tone::warning:
      code = "\x1B[33m";
      break;
    case Tone::bad:
      code = "\x1B[31m";
      break;
  }
  return std::string{code} + std::string{text} + "\x1B[0m";
}

void Terminal::progress(std::string_view what, double done) {
  if (!watched_.err_terminal) return;
  constexpr int kWidth = 24;
  const int filled = static_cast<int>(std::lround(std::clamp(done, 0.0, 1.0) * kWidth));
  std::string bar;
  for (int i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  err_ << "\r\x1B[K" << on_err(Tone::quiet, bar) << ' ' << what << std::flush;
  progress_shown_ = true;
}

void Terminal::end_progress() {
  if (!progress_shown_) return;
  err_ << "\r\x1B[K" << std::flush;
  progress_shown_ = false;
}

}  // namespace onesheet::cli
