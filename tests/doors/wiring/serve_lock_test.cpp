#include "doors/wiring/serve_lock.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace onesheet::wiring {
namespace {

TEST(ServeLock, OneServerPerFolder) {
  const tests::TemporaryFolder folder, other;
  auto first = lock_for_serving(folder.path());
  ASSERT_TRUE(first);
  const auto second = lock_for_serving(folder.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, base::ErrorKind::conflict);
  EXPECT_TRUE(lock_for_serving(other.path()));
  first->reset();
  EXPECT_TRUE(lock_for_serving(folder.path()));
}

TEST(ServeLock, TellsOthersWhereTheServerIs) {
  const tests::TemporaryFolder folder;
  EXPECT_FALSE(running_server(folder.path()));
  auto lock = lock_for_serving(folder.path());
  ASSERT_TRUE(lock);
  EXPECT_FALSE(running_server(folder.path()));  // locked, not yet listening
  ASSERT_TRUE((*lock)->publish({"http://a-rather-long-name.example:12345", "http://127.0.0.1:2", true}));
  ASSERT_TRUE((*lock)->publish({"http://127.0.0.1:1", "http://127.0.0.1:2", true}));
  const auto running = running_server(folder.path());
  ASSERT_TRUE(running);
  EXPECT_EQ(running->api_url, "http://127.0.0.1:1");
  EXPECT_EQ(running->s3_url, "http://127.0.0.1:2");
  EXPECT_FALSE(lock_for_serving(folder.path()));  // asking did not take or drop the lock
  lock->reset();
  EXPECT_FALSE(running_server(folder.path()));
}

}  // namespace
}  // namespace onesheet::wiring
