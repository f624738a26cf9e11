// Time as a port: code that stamps or expires things takes a Clock, so tests choose the time.
#pragma once

#include <atomic>
#include <chrono>

namespace onesheet::base {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual WallTime now() const = 0;  // UTC
};

class SystemClock final : public Clock {
 public:
  WallTime now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

// A clock that stands still until told otherwise. Thread-safe.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(WallTime start) : ms_(start.time_since_epoch().count()) {}
  WallTime now() const override { return WallTime{std::chrono::milliseconds{ms_.load()}}; }
  void advance(std::chrono::milliseconds by) { ms_ += by.count(); }
  void set(WallTime to) { ms_ = to.time_since_epoch().count(); }

 private:
  std::atomic<long long> ms_;
};

// A point on the steady clock after which nobody waits for the answer any more.
class Deadline {
 public:
  static Deadline never() { return Deadline{std::chrono::steady_clock::time_point::max()}; }
  static Deadline after(std::chrono::milliseconds duration) {
    return Deadline{std::chrono::steady_clock::now() + duration};
  }
  bool expired() const { return std::chrono::steady_clock::now() >= at_; }
  // Time left, never negative; about 24 days for never(), so that it fits any library's timeout.
  std::chrono::milliseconds remaining() const;
  std::chrono::steady_clock::time_point at() const { return at_; }

 private:
  explicit Deadline(std::chrono::steady_clock::time_point at) : at_(at) {}
  std::chrono::steady_clock::time_point at_;
};

}  // namespace onesheet::base
