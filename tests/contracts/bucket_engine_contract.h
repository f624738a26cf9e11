// What every bucket engine promises, tried through its face. A test program includes this once and
// instantiates BucketEngineContract with one maker for each engine it has.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/encoding.h"
#include "store/bucket_engine.h"

namespace onesheet::store::contract {

inline const base::WallTime kStart{std::chrono::milliseconds{1'700'000'000'123}};

// An engine and whatever has to live as long as it does.
struct Subject {
  std::shared_ptr<base::ManualClock> clock = std::make_shared<base::ManualClock>(kStart);
  std::shared_ptr<void> home;  // e.g. a temporary folder
  std::unique_ptr<BucketEngine> engine;
};

struct Maker {
  std::string name;
  std::function<Subject()> make;
};

inline std::string text_of(const ObjectBody& body) {
  std::string text(body.bytes(), '\0');
  std::size_t at = 0;
  while (at < text.size()) {
    const auto got = body.read(at, {reinterpret_cast<std::uint8_t*>(text.data()) + at, text.size() - at});
    if (!got || *got == 0) return "unreadable";
    at += *got;
  }
  return text;
}

class BucketEngineContract : public ::testing::TestWithParam<Maker> {
 protected:
  void SetUp() override {
    subject_ = GetParam().make();
    ASSERT_TRUE(engine().create_bucket("posters"));
  }

  BucketEngine& engine() { return *subject_.engine; }
  base::ManualClock& clock() { return *subject_.clock; }

  base::Result<ObjectInfo> put(std::string_view key, std::string_view text, ObjectFields fields = {},
                               const PutConditions& conditions = {}, std::string_view bucket = "posters") {
    ONESHEET_ASSIGN(auto writer, engine().begin_object(bucket));
    ONESHEET_TRY(writer->write(base::as_bytes(text)));
    return engine().finish_object(std::move(writer), key, std::move(fields), conditions);
  }

  std::string get(std::string_view key) {
    const auto object = engine().open("posters", key);
    return object ? text_of(*object->body) : "error: " + std::string{name_of(object.error().kind)};
  }

  base::Result<PartInfo> put_part(std::string_view key, std::string_view id, int number,
                                  std::string_view text, std::map<std::string, std::string> checksums = {}) {
    ONESHEET_ASSIGN(auto writer, engine().begin_part("posters", key, id));
    ONESHEET_TRY(writer->write(base::as_bytes(text)));
    return engine().finish_part(std::move(writer), id, number, std::move(checksums));
  }

  // Objects and common prefixes of one page, in order, prefixes with a leading '>'.
  std::vector<std::string> names(const ListPage& page) {
    std::vector<std::string> all;
    for (const auto& object : page.objects) all.push_back(object.key);
    for (const auto& prefix : page.common_prefixes) all.push_back(prefix);
    std::ranges::sort(all);
    return all;
  }

  std::vector<std::string> listed(const ListRequest& request) {
    const auto page = engine().list("posters", request);
    return page ? names(*page) : std::vector<std::string>{describe(page.error())};
  }

  template <class T>
  static base::ErrorKind kind(const base::Result<T>& result) {
    EXPECT_FALSE(result);
    return result ? base::ErrorKind::bug : result.error().kind;
  }

 private:
  Subject subject_;
};

using base::ErrorKind;

TEST_P(BucketEngineContract, BucketsAreNamedByTheRules) {
  for (const char* const good : {"abc", "a-b", "a.b.c", "0ab", "posters-2024.example"}) {
    EXPECT_TRUE(engine().create_bucket(good)) << good;
  }
  EXPECT_TRUE(engine().create_bucket(std::string(63, 'a')));
  const std::string too_long(64, 'a');
  for (const std::string& bad :
       {std::string{}, std::string{"ab"}, too_long, std::string{"Abc"}, std::string{"a_b"},
        std::string{"-ab"}, std::string{"ab-"}, std::string{".ab"}, std::string{"a..b"},
        std::string{"192.168.0.1"}, std::string{"a/b"}, std::string{"../x"}}) {
    EXPECT_EQ(kind(engine().create_bucket(bad)), ErrorKind::bad_request) << bad;
    EXPECT_EQ(kind(engine().bucket_info(bad)), ErrorKind::not_found) << bad;
  }
}

TEST_P(BucketEngineContract, ABucketExistsOnceAndKnowsWhenItWasMade) {
  clock().advance(std::chrono::hours{1});
  EXPECT_EQ(kind(engine().create_bucket("posters")), ErrorKind::conflict);
  ASSERT_TRUE(engine().create_bucket("art"));
  const auto buckets = engine().list_buckets();
  ASSERT_TRUE(buckets);
  ASSERT_EQ(buckets->size(), 2U);
  EXPECT_EQ((*buckets)[0].name, "art");
  EXPECT_EQ((*buckets)[1].name, "posters");
  EXPECT_EQ((*buckets)[1].created, kStart);
  EXPECT_EQ(engine().bucket_info("art")->created, clock().now());
}

TEST_P(BucketEngineContract, OnlyAnEmptyBucketIsDeleted) {
  EXPECT_EQ(kind(engine().delete_bucket("nowhere")), ErrorKind::not_found);
  ASSERT_TRUE(put("a", "1"));
  EXPECT_EQ(kind(engine().delete_bucket("posters")), ErrorKind::conflict);
  EXPECT_EQ(get("a"), "1");
  ASSERT_TRUE(engine().remove("posters", "a"));
  const auto upload = engine().create_upload("posters", "b", {});
  ASSERT_TRUE(upload);
  ASSERT_TRUE(put_part("b", *upload, 1, "part"));
  EXPECT_TRUE(engine().delete_bucket("posters"));  // uploads do not hold it
  EXPECT_EQ(kind(engine().bucket_info("posters")), ErrorKind::not_found);
  ASSERT_TRUE(engine().create_bucket("posters"));
  EXPECT_EQ(listed({}), std::vector<std::string>{});
  EXPECT_TRUE(engine().list_uploads("posters")->empty());
}

TEST_P(BucketEngineContract, AMissingBucketIsNotFoundByAnything) {
  EXPECT_EQ(kind(engine().begin_object("nowhere")), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().open("nowhere", "a")), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().head("nowhere", "a")), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().remove("nowhere", "a")), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().list("nowhere", {})), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().create_upload("nowhere", "a", {})), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().list_uploads("nowhere")), ErrorKind::not_found);
}

TEST_P(BucketEngineContract, ABucketDeletedUnderAWriterIsNotFound) {
  auto writer = engine().begin_object("posters");
  ASSERT_TRUE(writer);
  ASSERT_TRUE(engine().delete_bucket("posters"));
  EXPECT_EQ(kind(engine().finish_object(std::move(*writer), "a", {}, {})), ErrorKind::not_found);
}

TEST_P(BucketEngineContract, WhatIsPutIsRead) {
  ObjectFields fields;
  fields.content_type = "image/png";
  fields.content_disposition = "inline; filename=\"Caf\xC3\xA9 100%.png\"";
  fields.content_encoding = "identity";
  fields.content_language = "en, fr";
  fields.cache_control = "max-age=60";
  fields.expires = "Thu, 01 Jan 2099 00:00:00 GMT";
  fields.storage_class = "STANDARD_IA";
  fields.user_metadata = {
      {"prompt", "a lighthouse\n in a storm"}, {"odd name", ""}, {"long", std::string(1900, 'x')}};
  fields.checksums = {{"crc32", "AAAAAA=="}, {"sha256", "abc/+="}};
  fields.checksum_type = "FULL_OBJECT";
  clock().advance(std::chrono::minutes{5});
  const auto stored = put("a/b.png", "hello", fields);
  ASSERT_TRUE(stored);
  const auto object = engine().open("posters", "a/b.png");
  ASSERT_TRUE(object);
  EXPECT_EQ(text_of(*object->body), "hello");
  const auto head = engine().head("posters", "a/b.png");
  ASSERT_TRUE(head);
  for (const ObjectInfo* const info : {&*stored, &object->info, &*head}) {
    EXPECT_EQ(info->key, "a/b.png");
    EXPECT_EQ(info->bytes, 5U);
    EXPECT_EQ(info->etag, "5d41402abc4b2a76b9719d911017c592");
    EXPECT_EQ(info->last_modified, clock().now());
    EXPECT_EQ(info->fields.content_type, fields.content_type);
    EXPECT_EQ(info->fields.content_disposition, fields.content_disposition);
    EXPECT_EQ(info->fields.content_encoding, fields.content_encoding);
    EXPECT_EQ(info->fields.content_language, fields.content_language);
    EXPECT_EQ(info->fields.cache_control, fields.cache_control);
    EXPECT_EQ(info->fields.expires, fields.expires);
    EXPECT_EQ(info->fields.storage_class, fields.storage_class);
    EXPECT_EQ(info->fields.user_metadata, fields.user_metadata);
    EXPECT_EQ(info->fields.checksums, fields.checksums);
    EXPECT_EQ(info->fields.checksum_type, fields.checksum_type);
  }
  const auto page = engine().list("posters", {});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->objects.size(), 1U);
  EXPECT_EQ(page->objects[0].bytes, 5U);
  EXPECT_EQ(page->objects[0].etag, stored->etag);
  EXPECT_EQ(page->objects[0].last_modified, stored->last_modified);
  EXPECT_EQ(page->objects[0].fields.storage_class, "STANDARD_IA");
}

TEST_P(BucketEngineContract, AMissingKeyIsNotFoundAndRemovingItSucceeds) {
  EXPECT_EQ(kind(engine().open("posters", "a")), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().head("posters", "a")), ErrorKind::not_found);
  EXPECT_TRUE(engine().remove("posters", "a"));
  ASSERT_TRUE(put("a", "1"));
  EXPECT_TRUE(engine().remove("posters", "a"));
  EXPECT_TRUE(engine().remove("posters", "a"));
  EXPECT_EQ(get("a"), "error: not_found");
  EXPECT_EQ(listed({}), std::vector<std::string>{});
}

TEST_P(BucketEngineContract, AnEmptyBodyIsAnObject) {
  const auto stored = put("empty", "");
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->etag, "d41d8cd98f00b204e9800998ecf8427e");
  const auto object = engine().open("posters", "empty");
  ASSERT_TRUE(object);
  EXPECT_EQ(object->body->bytes(), 0U);
  std::array<std::uint8_t, 4> room{};
  EXPECT_EQ(*object->body->read(0, room), 0U);
}

TEST_P(BucketEngineContract, ALargeBodyIsReadInPieces) {
  std::string text(20'000'003, '\0');
  std::mt19937_64 random(7);
  for (std::size_t i = 0; i + 8 <= text.size(); i += 8) {
    const std::uint64_t number = random();
    std::copy_n(reinterpret_cast<const char*>(&number), 8, text.begin() + static_cast<std::ptrdiff_t>(i));
  }
  auto writer = engine().begin_object("posters");
  ASSERT_TRUE(writer);
  for (std::size_t at = 0; at < text.size(); at += 100'000) {
    ASSERT_TRUE((*writer)->write(base::as_bytes(std::string_view{text}.substr(at, 100'000))));
  }
  EXPECT_EQ((*writer)->bytes(), text.size());
  ASSERT_TRUE(engine().finish_object(std::move(*writer), "large", {}, {}));
  const auto object = engine().open("posters", "large");
  ASSERT_TRUE(object);
  EXPECT_TRUE(text_of(*object->body) == text);
  std::array<std::uint8_t, 10> end{};
  EXPECT_EQ(*object->body->read(text.size() - 4, end), 4U);
  EXPECT_TRUE(std::equal(end.begin(), end.begin() + 4, text.end() - 4,
                         [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }));
  EXPECT_EQ(*object->body->read(text.size(), end), 0U);
  EXPECT_EQ(*object->body->read(text.size() + 99, end), 0U);
}

TEST_P(BucketEngineContract, OddKeysAreKeptApart) {
  using namespace std::string_literals;
  const std::vector<std::string> keys = {"a",
                                         "a/",
                                         "a//",
                                         "/a",
                                         "//a",
                                         "A",
                                         ".",
                                         "..",
                                         "../a",
                                         "./",
                                         "a/../b",
                                         "a b",
                                         "a%20b",
                                         "a+b",
                                         "a\\b",
                                         "a?b",
                                         "a#b",
                                         "a\nb",
                                         "~",
                                         "%",
                                         "\xC3\xA9",
                                         "e\xCC\x81",
                                         "\xF0\x9F\x8E\xAC",
                                         "a\0b"s,
                                         "*",
                                         "con",
                                         "-rf",
                                         "tmp",
                                         "bucket",
                                         "uploads/x",
                                         std::string(300, 'n'),
                                         std::string(1024, 'k'),
                                         std::string(1023, 'k') + "/"};
  for (const std::string& key : keys) ASSERT_TRUE(put(key, "of " + key)) << key;
  for (const std::string& key : keys) EXPECT_EQ(get(key), "of " + key);
  std::vector<std::string> sorted = keys;
  std::ranges::sort(sorted);
  EXPECT_EQ(listed({}), sorted);
}

TEST_P(BucketEngineContract, AKeyThatIsNoneIsRefused) {
  const std::string too_long(1025, 'k');
  for (const std::string& bad : {std::string{}, too_long, std::string{"\xFF"}, std::string{"\xC0\xAF"}}) {
    EXPECT_EQ(kind(put(bad, "x")), ErrorKind::bad_request);
    EXPECT_EQ(kind(engine().open("posters", bad)), ErrorKind::bad_request);
    EXPECT_EQ(kind(engine().head("posters", bad)), ErrorKind::bad_request);
    EXPECT_EQ(kind(engine().remove("posters", bad)), ErrorKind::bad_request);
    EXPECT_EQ(kind(engine().create_upload("posters", bad, {})), ErrorKind::bad_request);
  }
}

TEST_P(BucketEngineContract, OverwritingReplacesBytesAndFields) {
  ObjectFields fields;
  fields.user_metadata = {{"a", "1"}};
  ASSERT_TRUE(put("key", "first", fields));
  clock().advance(std::chrono::seconds{1});
  ASSERT_TRUE(put("key", "second!"));
  EXPECT_EQ(get("key"), "second!");
  const auto head = engine().head("posters", "key");
  EXPECT_TRUE(head->fields.user_metadata.empty());
  EXPECT_EQ(head->last_modified, clock().now());
  const auto page = engine().list("posters", {});
  ASSERT_EQ(page->objects.size(), 1U);
  EXPECT_EQ(page->objects[0].bytes, 7U);
}

TEST_P(BucketEngineContract, AnOpenBodyOutlivesItsKey) {
  ASSERT_TRUE(put("key", "first"));
  const auto before_replacing = engine().open("posters", "key");
  ASSERT_TRUE(put("key", "second"));
  const auto before_removing = engine().open("posters", "key");
  ASSERT_TRUE(engine().remove("posters", "key"));
  EXPECT_EQ(text_of(*before_replacing->body), "first");
  EXPECT_EQ(text_of(*before_removing->body), "second");
}

TEST_P(BucketEngineContract, AnUnfinishedWriterLeavesNothing) {
  {
    auto writer = engine().begin_object("posters");
    ASSERT_TRUE((*writer)->write(base::as_bytes("half")));
  }
  EXPECT_EQ(listed({}), std::vector<std::string>{});
  EXPECT_TRUE(engine().delete_bucket("posters"));
}

TEST_P(BucketEngineContract, ConditionsAreHeld) {
  const PutConditions create_only{.create_only = true, .if_match = {}};
  ASSERT_TRUE(put("key", "first", {}, create_only));
  EXPECT_EQ(kind(put("key", "second", {}, create_only)), ErrorKind::conflict);
  EXPECT_EQ(get("key"), "first");
  const std::string etag = engine().head("posters", "key")->etag;
  EXPECT_EQ(kind(put("key", "second", {}, {.create_only = false, .if_match = "0123"})), ErrorKind::conflict);
  EXPECT_EQ(get("key"), "first");
  EXPECT_TRUE(put("key", "second", {}, {.create_only = false, .if_match = etag}));
  EXPECT_EQ(get("key"), "second");
  EXPECT_EQ(kind(put("other", "x", {}, {.create_only = false, .if_match = etag})), ErrorKind::not_found);
  ASSERT_TRUE(engine().remove("posters", "key"));
  EXPECT_TRUE(put("key", "third", {}, create_only));
}

TEST_P(BucketEngineContract, AWriterOfAnotherKindIsRefused) {
  const auto id = engine().create_upload("posters", "key", {});
  ASSERT_TRUE(id);
  auto part = engine().begin_part("posters", "key", *id);
  ASSERT_TRUE(part);
  EXPECT_EQ(kind(engine().finish_object(std::move(*part), "key", {}, {})), ErrorKind::bug);
  auto object = engine().begin_object("posters");
  ASSERT_TRUE(object);
  EXPECT_EQ(kind(engine().finish_part(std::move(*object), *id, 1, {})), ErrorKind::bug);
  EXPECT_EQ(listed({}), std::vector<std::string>{});
}

// ── Listing
// ─────────────────────────────────────────────────────────────────────────────────────────────────

TEST_P(BucketEngineContract, KeysAreListedBytewise) {
  for (const char* const key : {"b", "a/c", "B", "a", "\xC3\xA9", "a-b", "\xF0\x9F\x8E\xAC", "a/b", "~"})
    put(key, "");
  const auto page = engine().list("posters", {});
  ASSERT_TRUE(page);
  std::vector<std::string> keys;
  for (const auto& object : page->objects) keys.push_back(object.key);
  EXPECT_EQ(keys, (std::vector<std::string>{"B", "a", "a-b", "a/b", "a/c", "b", "~", "\xC3\xA9",
                                            "\xF0\x9F\x8E\xAC"}));
  EXPECT_FALSE(page->truncated);
  EXPECT_EQ(listed({.prefix = "a", .delimiter = "", .start_after = ""}),
            (std::vector<std::string>{"a", "a-b", "a/b", "a/c"}));
  EXPECT_EQ(listed({.prefix = "a/", .delimiter = "", .start_after = "a/b"}),
            (std::vector<std::string>{"a/c"}));
  EXPECT_EQ(listed({.prefix = "b", .delimiter = "", .start_after = "a"}), (std::vector<std::string>{"b"}));
  EXPECT_EQ(listed({.prefix = "a", .delimiter = "", .start_after = "b"}), (std::vector<std::string>{}));
  EXPECT_EQ(listed({.prefix = "zz", .delimiter = "", .start_after = ""}), (std::vector<std::string>{}));
}

TEST_P(BucketEngineContract, ADelimiterGroupsKeys) {
  for (const char* const key : {"a/1", "a/2", "a/b/3", "b", "c/", "c/d/4", "c/d/5", "e"}) put(key, "");
  EXPECT_EQ(listed({.prefix = "", .delimiter = "/", .start_after = ""}),
            (std::vector<std::string>{"a/", "b", "c/", "e"}));
  EXPECT_EQ(listed({.prefix = "a/", .delimiter = "/", .start_after = ""}),
            (std::vector<std::string>{"a/1", "a/2", "a/b/"}));
  EXPECT_EQ(listed({.prefix = "c/", .delimiter = "/", .start_after = ""}),
            (std::vector<std::string>{"c/", "c/d/"}));
  EXPECT_EQ(listed({.prefix = "c/d", .delimiter = "/", .start_after = ""}),
            (std::vector<std::string>{"c/d/"}));
  EXPECT_EQ(listed({.prefix = "", .delimiter = "/", .start_after = "a/"}),
            (std::vector<std::string>{"b", "c/", "e"}));
  EXPECT_EQ(listed({.prefix = "", .delimiter = "/", .start_after = "a/1"}),
            (std::vector<std::string>{"a/", "b", "c/", "e"}));
  EXPECT_EQ(listed({.prefix = "", .delimiter = "b/", .start_after = ""}),
            (std::vector<std::string>{"a/1", "a/2", "a/b/", "b", "c/", "c/d/4", "c/d/5", "e"}));
}

TEST_P(BucketEngineContract, PagesJoinIntoTheWholeListing) {
  std::vector<std::string> keys;
  for (int i = 0; i < 120; ++i) {
    keys.push_back((i % 3 == 0 ? "dir" + std::to_string(i / 9) + "/" : "") + std::to_string(i));
    ASSERT_TRUE(put(keys.back(), ""));
  }
  for (const std::string delimiter : {"", "/"}) {
    const std::vector<std::string> whole = listed({.prefix = "", .delimiter = delimiter, .start_after = ""});
    for (const int size : {1, 7, 1000}) {
      std::vector<std::string> joined;
      ListRequest request{.prefix = "", .delimiter = delimiter, .start_after = "", .max_keys = size};
      while (true) {
        const auto page = engine().list("posters", request);
        ASSERT_TRUE(page);
        const auto some = names(*page);
        ASSERT_LE(some.size(), static_cast<std::size_t>(size));
        joined.insert(joined.end(), some.begin(), some.end());
        if (!page->truncated) break;
        ASSERT_EQ(some.size(), static_cast<std::size_t>(size));
        ASSERT_FALSE(page->next_start_after.empty());
        request.start_after = page->next_start_after;
      }
      EXPECT_EQ(joined, whole) << delimiter << " by " << size;
    }
  }
  const auto none =
      engine().list("posters", {.prefix = "", .delimiter = "", .start_after = "", .max_keys = 0});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->objects.empty());
  EXPECT_FALSE(none->truncated);
  // Exactly as many as there are: nothing follows.
  EXPECT_FALSE(engine()
                   .list("posters", {.prefix = "", .delimiter = "", .start_after = "", .max_keys = 120})
                   ->truncated);
  EXPECT_TRUE(engine()
                  .list("posters", {.prefix = "", .delimiter = "", .start_after = "", .max_keys = 119})
                  ->truncated);
}

// ── Uploads in parts
// ────────────────────────────────────────────────────────────────────────────────────────

TEST_P(BucketEngineContract, PartsBecomeOneObject) {
  ObjectFields fields;
  fields.content_type = "video/mp4";
  fields.user_metadata = {{"a", "1"}};
  const auto id = engine().create_upload("posters", "film", fields);
  ASSERT_TRUE(id);
  const auto second = put_part("film", *id, 2, "world", {{"crc32", "BBBB"}});
  const auto old_first = put_part("film", *id, 1, "replaced");
  clock().advance(std::chrono::seconds{2});
  const auto first = put_part("film", *id, 1, "hello ", {{"crc32", "AAAA"}});
  const auto unused = put_part("film", *id, 10000, "left out");
  ASSERT_TRUE(first && second && old_first && unused);
  EXPECT_EQ(get("film"), "error: not_found");

  const auto parts = engine().list_parts("posters", "film", *id);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ((*parts)[0].number, 1);
  EXPECT_EQ((*parts)[0].etag, first->etag);
  EXPECT_EQ((*parts)[0].bytes, 6U);
  EXPECT_EQ((*parts)[0].last_modified, clock().now());
  EXPECT_EQ((*parts)[0].checksums, (std::map<std::string, std::string>{{"crc32", "AAAA"}}));
  EXPECT_EQ((*parts)[2].number, 10000);

  const auto done =
      engine().complete_upload("posters", "film", *id, {{1, first->etag}, {2, second->etag}}, {});
  ASSERT_TRUE(done);
  EXPECT_EQ(get("film"), "hello world");
  // md5(md5("hello ") + md5("world")) over the raw digests.
  EXPECT_EQ(done->etag, "e09e4fd6265b36115fe3db32df945d84-2");
  EXPECT_EQ(done->bytes, 11U);
  EXPECT_EQ(engine().head("posters", "film")->fields.content_type, "video/mp4");
  EXPECT_EQ(engine().head("posters", "film")->fields.user_metadata, fields.user_metadata);
  EXPECT_TRUE(engine().list_uploads("posters")->empty());
  EXPECT_EQ(kind(engine().list_parts("posters", "film", *id)), ErrorKind::not_found);
}

TEST_P(BucketEngineContract, CompletingMayStateTheWholeObjectsChecksums) {
  ObjectFields fields;
  fields.checksum_type = "COMPOSITE";
  fields.checksums = {{"crc32", ""}};
  const auto id = engine().create_upload("posters", "film", fields);
  const auto part = put_part("film", *id, 1, "x");
  ASSERT_TRUE(engine().complete_upload("posters", "film", *id, {{1, part->etag}}, {}, {{"crc32", "CCCC-1"}}));
  const auto head = engine().head("posters", "film");
  EXPECT_EQ(head->fields.checksums, (std::map<std::string, std::string>{{"crc32", "CCCC-1"}}));
  EXPECT_EQ(head->fields.checksum_type, "COMPOSITE");
  const auto whole_id = engine().create_upload("posters", "whole", fields);
  const auto whole_part = put_part("whole", *whole_id, 1, "x");
  ASSERT_TRUE(engine().complete_upload("posters", "whole", *whole_id, {{1, whole_part->etag}}, {},
                                       {{"crc32", "CCCC"}}));
  EXPECT_EQ(engine().head("posters", "whole")->fields.checksum_type, "FULL_OBJECT");
}

TEST_P(BucketEngineContract, WrongPartsAreRefusedAndTheUploadStays) {
  const auto id = engine().create_upload("posters", "film", {});
  const auto first = put_part("film", *id, 1, "one");
  const auto second = put_part("film", *id, 2, "two");
  ASSERT_TRUE(first && second);
  const auto complete = [&](const std::vector<CompletedPart>& parts) {
    return engine().complete_upload("posters", "film", *id, parts, {});
  };
  EXPECT_EQ(kind(complete({})), ErrorKind::bad_request);
  EXPECT_EQ(kind(complete({{2, second->etag}, {1, first->etag}})), ErrorKind::bad_request);
  EXPECT_EQ(kind(complete({{1, first->etag}, {1, first->etag}})), ErrorKind::bad_request);
  EXPECT_EQ(kind(complete({{1, second->etag}})), ErrorKind::bad_request);
  EXPECT_EQ(kind(complete({{3, first->etag}})), ErrorKind::bad_request);
  EXPECT_EQ(kind(put_part("film", *id, 0, "x")), ErrorKind::bad_request);
  EXPECT_EQ(kind(put_part("film", *id, 10001, "x")), ErrorKind::bad_request);
  EXPECT_EQ(get("film"), "error: not_found");
  ASSERT_EQ(engine().list_uploads("posters")->size(), 1U);
  ASSERT_TRUE(put("film", "there"));
  EXPECT_EQ(kind(engine().complete_upload("posters", "film", *id, {{1, first->etag}},
                                          {.create_only = true, .if_match = {}})),
            ErrorKind::conflict);
  EXPECT_EQ(get("film"), "there");
  EXPECT_TRUE(complete({{2, second->etag}}));
  EXPECT_EQ(get("film"), "two");
}

TEST_P(BucketEngineContract, AnUploadBelongsToItsKeyAndEndsOnce) {
  const auto id = engine().create_upload("posters", "film", {});
  ASSERT_TRUE(id);
  for (const std::string& wrong :
       {std::string{"no-such-id"}, std::string{}, std::string{"../../posters"}, std::string(32, '0')}) {
    EXPECT_EQ(kind(engine().begin_part("posters", "film", wrong)), ErrorKind::not_found);
    EXPECT_EQ(kind(engine().abort_upload("posters", "film", wrong)), ErrorKind::not_found);
  }
  EXPECT_EQ(kind(engine().begin_part("posters", "other", *id)), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().list_parts("posters", "other", *id)), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().abort_upload("posters", "other", *id)), ErrorKind::not_found);
  auto late = engine().begin_part("posters", "film", *id);
  ASSERT_TRUE(late);
  EXPECT_TRUE(engine().abort_upload("posters", "film", *id));
  EXPECT_EQ(kind(engine().abort_upload("posters", "film", *id)), ErrorKind::not_found);
  EXPECT_EQ(kind(engine().finish_part(std::move(*late), *id, 1, {})), ErrorKind::not_found);
  EXPECT_TRUE(engine().list_uploads("posters")->empty());
}

TEST_P(BucketEngineContract, UploadsAreListedByKeyThenAge) {
  const auto b = engine().create_upload("posters", "b", {});
  clock().advance(std::chrono::seconds{1});
  const auto a1 = engine().create_upload("posters", "a", {});
  clock().advance(std::chrono::seconds{1});
  const auto a2 = engine().create_upload("posters", "a", {});
  ASSERT_TRUE(a1 && a2 && b);
  const auto uploads = engine().list_uploads("posters");
  ASSERT_TRUE(uploads);
  ASSERT_EQ(uploads->size(), 3U);
  EXPECT_EQ((*uploads)[0].upload_id, *a1);
  EXPECT_EQ((*uploads)[1].upload_id, *a2);
  EXPECT_EQ((*uploads)[2].upload_id, *b);
  EXPECT_EQ((*uploads)[2].started, kStart);
}

// ── At the same time
// ────────────────────────────────────────────────────────────────────────────────────────

TEST_P(BucketEngineContract, OfManyWhoCreateOneKeyExactlyOneWins) {
  for (int round = 0; round < 10; ++round) {
    const std::string key = "race" + std::to_string(round);
    std::atomic<int> won = 0, lost = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        const auto done = put(key, std::to_string(i), {}, {.create_only = true, .if_match = {}});
        if (done) ++won;
        if (!done && done.error().kind == ErrorKind::conflict) ++lost;
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, 7);
  }
}

TEST_P(BucketEngineContract, OfManyWhoReplaceOneVersionExactlyOneWins) {
  ASSERT_TRUE(put("counter", "0"));
  // Each thread adds one, eight times, by compare and swap: no addition may be lost.
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int done = 0; done < 8;) {
        const auto object = engine().open("posters", "counter");
        if (!object) return;
        const std::string next = std::to_string(std::stoi(text_of(*object->body)) + 1);
        if (put("counter", next, {}, {.create_only = false, .if_match = object->info.etag})) ++done;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(get("counter"), "32");
}

TEST_P(BucketEngineContract, ReadersSeeWholeVersionsOnly) {
  const auto version = [](int number) { return std::string(50'000, static_cast<char>('a' + number)); };
  ASSERT_TRUE(put("key", version(0)));
  std::atomic<bool> writing = true;
  std::vector<std::thread> writers;
  for (int i = 0; i < 3; ++i) {
    writers.emplace_back([&, i] {
      for (int n = 0; n < 30; ++n) EXPECT_TRUE(put("key", version((i * 30 + n) % 26)));
    });
  }
  std::thread reader([&] {
    while (writing) {
      const std::string seen = get("key");
      EXPECT_EQ(seen.size(), 50'000U);
      EXPECT_EQ(seen.find_first_not_of(seen.front()), std::string::npos);
      EXPECT_EQ(listed({}), std::vector<std::string>{"key"});
    }
  });
  for (auto& thread : writers) thread.join();
  writing = false;
  reader.join();
}

}  // namespace onesheet::store::contract
