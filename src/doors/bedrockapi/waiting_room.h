// Where requests wait that asked for a slow answer: one thread for all of them, and no worker is held up.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace onesheet::doors::bedrock_api {

inline constexpr std::size_t kWaitingMax = 64;

// Thread-safe. Ends, dropping what still waits, when it is destroyed; never on its own thread.
class WaitingRoom {
 public:
  WaitingRoom() = default;
  ~WaitingRoom();
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;

  // False when the room is full. `then` runs on the room's thread and must not take long; what it throws ends
  // it alone.
  bool wait(std::chrono::milliseconds time, std::function<void()> then);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> waiting_;
  bool closing_ = false;
  std::thread thread_;  // begun by the first who waits
};

}  // namespace onesheet::doors::bedrock_api
