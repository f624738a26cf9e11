// Every promise of store::ObjectStore, once; each implementation runs it.
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "store/object_store.h"

namespace onesheet::store {

inline void check_object_store(ObjectStore& objects) {
  using base::Deadline;
  using base::ErrorKind;
  const auto never = Deadline::never();
  const auto text = [&](std::string_view key) -> std::string {
    const auto bytes = objects.get(key, never);
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string{base::name_of(bytes.error().kind)};
  };

  EXPECT_FALSE(objects.bucket().empty());
  EXPECT_EQ(text("none"), "not_found");
  EXPECT_FALSE(objects.exists("none", never).value());
  EXPECT_TRUE(objects.remove("none", never));

  ASSERT_TRUE(objects.put("posters/a.png", base::as_bytes("one"), {}, never));
  EXPECT_EQ(text("posters/a.png"), "one");
  EXPECT_TRUE(objects.exists("posters/a.png", never).value());
  EXPECT_FALSE(objects.exists("posters/", never).value());

  const auto again = objects.put("posters/a.png", base::as_bytes("two"), {}, never);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::conflict);
  EXPECT_EQ(text("posters/a.png"), "one");
  PutOptions overwrite;
  overwrite.create_only = false;
  EXPECT_TRUE(objects.put("posters/a.png", base::as_bytes("two"), overwrite, never));
  EXPECT_EQ(text("posters/a.png"), "two");

  EXPECT_TRUE(objects.put("empty", {}, {}, never));
  EXPECT_EQ(text("empty"), "");
  const std::vector<std::uint8_t> big(3 << 20, 0x5A);
  EXPECT_TRUE(objects.put("big", big, {}, never));
  EXPECT_EQ(objects.get("big", never).value(), big);
  for (const std::string key : {"a b", "a+b", "a%b", "ünï/çödé", "a//b", "q?=&#", "\"quoted\" <&>"}) {
    EXPECT_TRUE(objects.put(key, base::as_bytes(key), {}, never)) << key;
    EXPECT_EQ(text(key), key);
  }

  const auto keys = [&](std::string_view prefix, std::string_view after, int limit, bool* more = nullptr) {
    std::vector<std::string> found;
    const auto listing = objects.list(prefix, after, limit, never);
    EXPECT_TRUE(listing);
    if (!listing) return found;
    for (const ListedObject& object : listing->objects) found.push_back(object.key);
    if (more != nullptr) *more = listing->more;
    return found;
  };
  for (const std::string key : {"list/b", "list/a b+c%d", "list/ü", "list/z/1"}) {
    EXPECT_TRUE(objects.put(key, base::as_bytes(key), {}, never)) << key;
  }
  bool more = false;
  EXPECT_EQ(keys("list/", "", 2, &more), (std::vector<std::string>{"list/a b+c%d", "list/b"}));
  EXPECT_TRUE(more);
  EXPECT_EQ(keys("list/", "list/b", 2, &more), (std::vector<std::string>{"list/z/1", "list/ü"}));
  EXPECT_FALSE(more);
  EXPECT_EQ(objects.list("list/z", "", 1, never)->objects.front().bytes, 8U);
  EXPECT_TRUE(keys("list/none", "", kListMax).empty());
  for (const int limit : {0, kListMax + 1}) {
    EXPECT_EQ(objects.list("", "", limit, never).error().kind, ErrorKind::bad_request) << limit;
  }

  EXPECT_TRUE(objects.remove("posters/a.png", never));
  EXPECT_EQ(text("posters/a.png"), "not_found");

  const auto late = Deadline::after(std::chrono::milliseconds{0});
  EXPECT_EQ(objects.put("late", base::as_bytes("x"), {}, late).error().kind, ErrorKind::timed_out);
  EXPECT_EQ(objects.get("big", late).error().kind, ErrorKind::timed_out);
  EXPECT_FALSE(objects.exists("late", never).value());

  // A link can be made before the object.
  const auto link = objects.presign_get("not/yet", {});
  ASSERT_TRUE(link);
  EXPECT_TRUE(link->url.starts_with(objects.link_origin() + "/")) << link->url;
  EXPECT_EQ(objects.presign_get("", {}).error().kind, ErrorKind::bad_request);
  EXPECT_FALSE(objects.presign_get(std::string(1025, 'k'), {}));
}

}  // namespace onesheet::store
