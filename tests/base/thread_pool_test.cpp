#include "base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace onesheet::base {
namespace {

TEST(WorkerPool, RunsEveryAcceptedJob) {
  std::atomic<int> done = 0;
  WorkerPool pool(3, 1000);
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(pool.submit([&] { ++done; }));
  pool.drain();
  EXPECT_EQ(done, 500);
  EXPECT_EQ(pool.queued(), 0U);
  EXPECT_EQ(pool.running(), 0U);
}

TEST(WorkerPool, RefusesWhenTheQueueIsFullAndNotBefore) {
  std::latch started{1}, release{1};
  WorkerPool pool(1, 2);
  ASSERT_TRUE(pool.submit([&] {
    started.count_down();
    release.wait();
  }));
  started.wait();
  EXPECT_EQ(pool.running(), 1U);
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_EQ(pool.queued(), 2U);
  const auto refused = pool.submit([] {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::busy);
  release.count_down();
}

TEST(WorkerPool, DrainFinishesWhatWasAcceptedAndRefusesTheRest) {
  std::atomic<int> done = 0;
  WorkerPool pool(2, 100);
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(pool.submit([&] { ++done; }));
  pool.drain();
  EXPECT_EQ(done, 50);
  const auto late = pool.submit([&] { ++done; });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, ErrorKind::busy);
  pool.drain();
  EXPECT_EQ(done, 50);
}

// A job may hold the last owner of what owns the pool: the pool then ends on one of its own threads.
TEST(WorkerPool, MayEndOnItsOwnThreadAndStillFinishesItsQueue) {
  std::promise<void> owned, finished;
  auto pool = std::make_shared<WorkerPool>(2, 4);
  std::weak_ptr<WorkerPool> seen = pool;
  ASSERT_TRUE(pool->submit([owner = pool, &owned]() mutable {
    owned.get_future().wait();
    owner.reset();
  }));
  ASSERT_TRUE(pool->submit([&finished] { finished.set_value(); }));
  pool.reset();
  owned.set_value();
  finished.get_future().wait();
  while (!seen.expired()) std::this_thread::yield();
}

TEST(WorkerPool, AJobThatThrowsEndsOnlyItself) {
  std::atomic<int> done = 0;
  WorkerPool pool(1, 10);
  ASSERT_TRUE(pool.submit([] { throw std::runtime_error("broken"); }));
  ASSERT_TRUE(pool.submit([&] { ++done; }));
  pool.drain();
  EXPECT_EQ(done, 1);
}

TEST(WorkerPool, DropsWhatHasNotBegun) {
  std::promise<void> begun, release;
  std::atomic<int> done = 0;
  WorkerPool pool(1, 10);
  ASSERT_TRUE(pool.submit([&] {
    begun.set_value();
    release.get_future().wait();
    ++done;
  }));
  begun.get_future().wait();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(pool.submit([&] { ++done; }));
  EXPECT_EQ(pool.drop_queued(), 3U);
  release.set_value();
  pool.drain();
  EXPECT_EQ(done, 1);
}

TEST(WorkerPool, AJobsCapturesAreGoneOnceItIsDone) {
  auto token = std::make_shared<int>(1);
  WorkerPool pool(1, 1);
  ASSERT_TRUE(pool.submit([token] {}));
  pool.drain();
  EXPECT_EQ(token.use_count(), 1);
}

TEST(ThreadRunner, CallsEachIndexExactlyOnce) {
  for (const std::size_t width : {1U, 2U, 5U}) {
    const auto runner = make_thread_runner(width);
    EXPECT_EQ(runner->width(), width);
    std::vector<std::atomic<int>> seen(1000);
    for (int round = 0; round < 20; ++round) runner->run(seen.size(), [&](std::size_t i) { ++seen[i]; });
    for (const auto& count : seen) EXPECT_EQ(count, 20);
    runner->run(0, [](std::size_t) { FAIL() << "there is nothing to call"; });
  }
}

TEST(ThreadRunner, ServesSeveralCallersInTurn) {
  const auto runner = make_thread_runner(2);
  std::atomic<int> total = 0;
  std::vector<std::jthread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&] {
      for (int round = 0; round < 50; ++round) runner->run(16, [&](std::size_t) { ++total; });
    });
  }
  callers.clear();
  EXPECT_EQ(total, 4 * 50 * 16);
}

TEST(ThreadRunner, WidthZeroMeansTheMachinesThreads) {
  EXPECT_EQ(make_thread_runner()->width(), std::max(1U, std::thread::hardware_concurrency()));
}

TEST(ForEachIndex, WithoutARunnerWorksInOrderOnThisThread) {
  std::vector<std::size_t> order;
  for_each_index(nullptr, 4, [&](std::size_t i) { order.push_back(i); });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3}));
}

}  // namespace
}  // namespace onesheet::base
