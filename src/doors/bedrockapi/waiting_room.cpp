#include "doors/bedrockapi/waiting_room.h"

namespace onesheet::doors::bedrock_api {

WaitingRoom::~WaitingRoom() {
  decltype(waiting_) dropped;
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
    dropped.swap(waiting_);
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool WaitingRoom::wait(std::chrono::milliseconds time, std::function<void()> then) {
  const std::lock_guard lock{mutex_};
  if (closing_ || waiting_.size() >= kWaitingMax) return false;
  waiting_.emplace(std::chrono::steady_clock::now() + time, std::move(then));
  if (!thread_.joinable()) thread_ = std::thread{[this] { run(); }};
  changed_.notify_all();
  return true;
}

void WaitingRoom::run() {
  std::unique_lock lock{mutex_};
  while (!closing_) {
    if (waiting_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto due = waiting_.begin()->first;
    if (std::chrono::steady_clock::now() < due) {
      changed_.wait_until(lock, due);
      continue;
    }
    auto entry = waiting_.extract(waiting_.begin());
    lock.unlock();
    try {
      entry.mapped()();
    } catch (...) {  // NOLINT(bugprone-empty-catch): what it held answers for it when it goes
    }
    entry.mapped() = {};  // whatever it held goes while nothing is locked
    lock.lock();
  }
}

}  // namespace onesheet::doors::bedrock_api
