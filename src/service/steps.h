// The phases of making a poster: timed, told to the caller, and given up between when nobody waits any more.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "service/poster_service.h"

namespace onesheet::service {

// Each phase and the share of the whole work done before it, from timings of 1000 × 1500 posters.
struct Phase {
  std::string_view name;
  double done_before;
};
inline constexpr Phase kBrief{"brief", 0.0}, kPaint{"paint", 0.02}, kPack{"pack", 0.53},
    kLayout{"layout", 0.55}, kType{"type", 0.6}, kEncode{"encode", 0.7}, kStore{"store", 0.95};
inline constexpr Phase kLoad{"load", 0.0};  // of a retitle, in place of brief and paint

// 0 … poster::kSeedMax, from the system's generator.
std::uint64_t draw_seed();

class Steps {
 public:
  Steps(base::Deadline deadline, const Progress& progress, std::map<std::string, double>& phase_ms)
      : deadline_(deadline), progress_(progress), phase_ms_(phase_ms) {}
  ~Steps() { end(); }
  Steps(const Steps&) = delete;
  Steps& operator=(const Steps&) = delete;

  base::Result<void> begin(const Phase& phase) {
    end();
    if (deadline_.expired()) {
      return base::fail(base::ErrorKind::timed_out, "The poster was not finished in the time allowed.",
                        "out of time before phase " + std::string(phase.name));
    }
    if (progress_) progress_(phase.name, phase.done_before);
    name_ = phase.name;
    began_ = std::chrono::steady_clock::now();
    return {};
  }
  void end() {
    if (name_.empty()) return;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began_;
    phase_ms_[std::string(name_)] = took.count();
    name_ = {};
  }

 private:
  base::Deadline deadline_;
  const Progress& progress_;
  std::map<std::string, double>& phase_ms_;
  std::string_view name_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace onesheet::service
