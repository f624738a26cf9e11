#include "base/thread_pool.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace onesheet::base {

struct WorkerPool::State {
  State(std::size_t threads_most, std::size_t queue_most)
      : threads_max(threads_most), queue_max(queue_most) {}

  void work() {
    std::unique_lock lock(mutex);
    for (;;) {
      ++idle;
      wake.wait(lock, [this] { return !jobs.empty() || stopping; });
      --idle;
      if (jobs.empty()) return;
      auto job = std::move(jobs.front());
      jobs.pop_front();
      ++running;
      lock.unlock();
      try {
        job();
      } catch (...) {  // NOLINT(bugprone-empty-catch): a job owes its own answer; one that throws must not
                       // end the others
      }
      job = nullptr;  // destroys captures before the job counts as done
      lock.lock();
      --running;
    }
  }

  const std::size_t threads_max, queue_max;
  mutable std::mutex mutex;  // guards everything below
  std::condition_variable wake;
  std::deque<std::function<void()>> jobs;
  std::size_t running = 0, idle = 0;
  bool stopping = false;
  std::vector<std::thread> threads;
};

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_max)
    : state_(std::make_shared<State>(threads, queue_max)) {}

WorkerPool::~WorkerPool() { drain(); }

Result<void> WorkerPool::submit(std::function<void()> job) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->stopping) return fail(ErrorKind::busy, "The server is shutting down; try again in a moment.");
    if (state_->jobs.size() >= state_->queue_max) {
      return fail(ErrorKind::busy, "Too many posters are waiting; try again in a moment.");
    }
    if (state_->idle <= state_->jobs.size() && state_->threads.size() < state_->threads_max)
      state_->threads.emplace_back([state = state_] { state->work(); });
    state_->jobs.push_back(std::move(job));
  }
  state_->wake.notify_one();
  return {};
}

std::size_t WorkerPool::queued() const {
  const std::lock_guard lock(state_->mutex);
  return state_->jobs.size();
}

std::size_t WorkerPool::running() const {
  const std::lock_guard lock(state_->mutex);
  return state_->running;
}

std::size_t WorkerPool::drop_queued() {
  std::deque<std::function<void()>> dropped;  // destroyed without the lock: captures may do anything
  const std::lock_guard lock(state_->mutex);
  dropped.swap(state_->jobs);
  return dropped.size();
}

void WorkerPool::drain() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
    threads.swap(state_->threads);
  }
  state_->wake.notify_all();
  for (auto& thread : threads) {
    if (thread.get_id() == std::this_thread::get_id()) {
      thread.detach();  // cannot wait for itself
    } else {
      thread.join();
    }
  }
}

namespace {

class ThreadRunner final : public Runner {
 public:
  explicit ThreadRunner(std::size_t width) {
    for (std::size_t i = 1; i < width; ++i) threads_.emplace_back([this] { work(); });
  }
  ~ThreadRunner() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  std::size_t width() const override { return threads_.size() + 1; }

  void run(std::size_t count, const std::function<void(std::size_t)>& task) override {
    const std::lock_guard turn(turn_);
    {
      const std::lock_guard lock(mutex_);
      task_ = &task;
      count_ = count;
      next_ = 0;
      ++round_;
    }
    wake_.notify_all();
    take_indices(task, count);
    std::unique_lock lock(mutex_);
    task_ = nullptr;  // late wakers find no work
    idle_.wait(lock, [this] { return busy_ == 0; });
  }

 private:
  void take_indices(const std::function<void(std::size_t)>& task, std::size_t count) {
    for (std::size_t i = next_.fetch_add(1); i < count; i = next_.fetch_add(1)) task(i);
  }

  void work() {
    std::unique_lock lock(mutex_);
    std::size_t seen = 0;
    for (;;) {
      wake_.wait(lock, [&] { return stopping_ || (round_ != seen && task_ != nullptr); });
      if (stopping_) return;
      seen = round_;
      const auto* task = task_;
      const std::size_t count = count_;
      ++busy_;
      lock.unlock();
      take_indices(*task, count);
      lock.lock();
      if (--busy_ == 0) idle_.notify_all();
    }
  }

  std::vector<std::thread> threads_;
  std::mutex turn_;   // one loop at a time
  std::mutex mutex_;  // guards task_, count_, round_, busy_, stopping_
  std::condition_variable wake_, idle_;
  const std::function<void(std::size_t)>* task_ = nullptr;
  std::size_t count_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::size_t round_ = 0;
  std::size_t busy_ = 0;
  bool stopping_ = false;
};

}  // namespace

std::unique_ptr<Runner> make_thread_runner(std::size_t width) {
  if (width == 0) width = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  return std::make_unique<ThreadRunner>(width);
}

}  // namespace onesheet::base
