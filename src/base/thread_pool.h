// Two small thread owners. WorkerPool runs whole jobs behind a bounded queue; ThreadRunner splits one loop.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "base/error.h"
#include "base/runner.h"

namespace onesheet::base {

// At most `threads` threads, each started when there is work that no other is free for, and a bounded queue.
// When the queue is full, submit() answers `busy` at once:
// refusing early beats computing for a caller who has gone. Thread-safe.
class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t queue_max);
  // Drains. May happen on one of the pool's own threads, when the job that ends there held the last owner:
  // that thread then ends by itself, after what is still queued.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  Result<void> submit(std::function<void()> job);
  std::size_t queued() const;  // waiting, not running
  std::size_t running() const;
  // Throws away what waits and has not begun; returns how much that was.
  std::size_t drop_queued();
  // Refuses new jobs and waits until those accepted are done. Safe to call twice.
  void drain();

 private:
  struct State;
  std::shared_ptr<State> state_;  // shared with the threads
};

// width 0 means one per hardware thread. run() may be called from several threads; calls take turns.
std::unique_ptr<Runner> make_thread_runner(std::size_t width = 0);

}  // namespace onesheet::base
