// What survives: the engine is stopped at every single file operation of everything it does, the disk forgets
// what was not synced, and what is found afterwards must be what was acknowledged.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "base/clock.h"
#include "base/encoding.h"
#include "store/faulty_disk.h"
#include "store/filesystem/filesystem_engine.h"

namespace onesheet::store {
namespace {

using testing::Disk;
using testing::Fault;
using testing::Survives;

const std::string kOld = "the old version";
const std::string kNew = std::string(50, 'n') + "the new version";

struct Store {
  explicit Store(Disk& disk) {
    auto opened = make_filesystem_engine(disk.mount(), clock);
    if (opened) engine = std::move(*opened);
  }
  base::Result<ObjectInfo> put(std::string_view key, std::string_view text,
                               const PutConditions& conditions = {}) {
    ONESHEET_ASSIGN(auto writer, engine->begin_object("posters"));
    ONESHEET_TRY(writer->write(base::as_bytes(text)));
    return engine->finish_object(std::move(writer), key, {}, conditions);
  }
  base::ManualClock clock{base::WallTime{std::chrono::milliseconds{1'700'000'000'000}}};
  std::unique_ptr<BucketEngine> engine;
};

std::string text_of(const ObjectBody& body) {
  std::string text(body.bytes(), '\0');
  std::size_t at = 0;
  while (at < text.size()) {
    const auto got = body.read(at, {reinterpret_cast<std::uint8_t*>(text.data()) + at, text.size() - at});
    if (!got || *got == 0) return "unreadable";
    at += *got;
  }
  return text;
}

// The contents of every object, by what the listing names.
std::map<std::string, std::string> contents(BucketEngine& engine) {
  std::map<std::string, std::string> found;
  const auto page = engine.list("posters", {});
  if (!page) {
    if (page.error().kind != base::ErrorKind::not_found) found["listing"] = describe(page.error());
    return found;
  }
  for (const auto& info : page->objects) {
    const auto object = engine.open("posters", info.key);
    found[info.key] = object ? text_of(*object->body) : describe(object.error());
    if (object && object->body->bytes() != info.bytes) found[info.key] += " of another size than listed";
  }
  return found;
}

using Contents = std::map<std::string, std::string>;

struct Story {
  std::string name;
  std::function<void(Store&)> before;           // always succeeds
  std::function<bool(Store&)> action;           // true: acknowledged
  Contents untouched, done;                     // what may be found, and what must be once acknowledged
  std::function<bool(Store&)> again = nullptr;  // how to try again after a failure; nullptr: the action
};

void PrintTo(const Story& story, std::ostream* out) { *out << story.name; }

class Crash : public ::testing::TestWithParam<Story> {
 protected:
  // Runs the story with a fault at operation `at`; false when it was over before.
  bool run(Fault fault, int at, Survives survives, bool retry) {
    const Story& story = GetParam();
    Disk disk;
    bool acknowledged = false, met = false;
    {
      Store store(disk);
      EXPECT_TRUE(store.engine && store.engine->create_bucket("posters"));
      story.before(store);
      disk.let_time_pass(10'000'000'000);
      disk.plan(fault, at);
      acknowledged = story.action(store);
      met = disk.fault_was_met();
      if (!met) {
        // Over before the fault: then the power goes right after the acknowledgement.
        disk.plan(Fault::none, 0);
        EXPECT_TRUE(acknowledged);
        EXPECT_EQ(contents(*store.engine), story.done);
      }
      if (retry && !acknowledged) {
        disk.plan(Fault::none, 0);
        const Contents between = contents(*store.engine);
        EXPECT_TRUE(between == story.untouched || between == story.done);
        acknowledged = (story.again ? story.again : story.action)(store) || between == story.done;
        EXPECT_TRUE(acknowledged);
      }
    }
    disk.power_on(survives, static_cast<std::uint64_t>(at));
    Store store(disk);
    EXPECT_TRUE(store.engine);
    if (!store.engine) return false;
    const Contents found = contents(*store.engine);
    if (acknowledged) {
      EXPECT_EQ(found, story.done);
    } else {
      EXPECT_TRUE(found == story.untouched || found == story.done) << ::testing::PrintToString(found);
    }
    // The store goes on working, and what was left lying about is swept once it is old.
    (void)store.engine->create_bucket("posters");
    EXPECT_TRUE(store.put("afterwards", "x"));
    disk.let_time_pass(120'000'000'000);
    Store later(disk);
    const auto tmp = disk.find("tmp");
    EXPECT_TRUE(tmp && tmp->names.empty());
    return met;
  }

  void run_everywhere(Fault fault, Survives survives, bool retry) {
    int at = 1;
    while (run(fault, at, survives, retry)) {
      if (HasFailure()) {
        FAIL() << "at operation " << at;
      }
      ++at;
      ASSERT_LT(at, 1000);
    }
    EXPECT_GT(at, 5);
  }
};

TEST_P(Crash, LosesNothingOnTheStrictestDisk) { run_everywhere(Fault::power_cut, Survives::nothing, false); }
TEST_P(Crash, LosesNothingWhenOnlyNamesSurvive) { run_everywhere(Fault::power_cut, Survives::names, false); }
TEST_P(Crash, LosesNothingWhenKilled) { run_everywhere(Fault::power_cut, Survives::everything, false); }
TEST_P(Crash, LosesNothingWhenSomeNamesSurvive) { run_everywhere(Fault::power_cut, Survives::some, false); }
TEST_P(Crash, AFailedOperationCanBeTriedAgain) { run_everywhere(Fault::io_error, Survives::nothing, true); }
TEST_P(Crash, AFullDiskCanBeMadeRoomOn) { run_everywhere(Fault::disk_full, Survives::nothing, true); }

void put_old(Store& store) { EXPECT_TRUE(store.put("key", kOld)); }

std::string upload_of(Store& store) {
  const auto id = store.engine->create_upload("posters", "key", {});
  for (int number = 1; number <= 2; ++number) {
    auto writer = store.engine->begin_part("posters", "key", *id);
    EXPECT_TRUE((*writer)->write(base::as_bytes(number == 1 ? kOld : kNew)));
    EXPECT_TRUE(store.engine->finish_part(std::move(*writer), *id, number, {}));
  }
  return *id;
}

bool complete(Store& store) {
  const auto uploads = store.engine->list_uploads("posters");
  if (!uploads || uploads->empty()) return false;
  const std::string id = uploads->front().upload_id;
  const auto parts = store.engine->list_parts("posters", "key", id);
  if (!parts) return false;
  std::vector<CompletedPart> wanted;
  for (const auto& part : *parts) wanted.push_back({part.number, part.etag});
  return store.engine->complete_upload("posters", "key", id, wanted, {}).has_value();
}

INSTANTIATE_TEST_SUITE_P(
    Of, Crash,
    ::testing::Values(
        Story{"put",
              [](Store&) {},
              [](Store& store) { return store.put("key", kNew).has_value(); },
              {},
              {{"key", kNew}}},
        Story{"putBesideAnother",
              [](Store& store) { EXPECT_TRUE(store.put("other", kOld)); },
              [](Store& store) { return store.put("key", kNew).has_value(); },
              {{"other", kOld}},
              {{"key", kNew}, {"other", kOld}}},
        Story{"createOnly",
              [](Store&) {},
              [](Store& store) {
                return store.put("key", kNew, {.create_only = true, .if_match = {}}).has_value();
              },
              {},
              {{"key", kNew}}},
        Story{"overwrite",
              put_old,
              [](Store& store) { return store.put("key", kNew).has_value(); },
              {{"key", kOld}},
              {{"key", kNew}}},
        Story{"compareAndSwap",
              put_old,
              [](Store& store) {
                const auto head = store.engine->head("posters", "key");
                return head &&
                       store.put("key", kNew, {.create_only = false, .if_match = head->etag}).has_value();
              },
              {{"key", kOld}},
              {{"key", kNew}}},
        Story{"remove",
              put_old,
              [](Store& store) { return store.engine->remove("posters", "key").has_value(); },
              {{"key", kOld}},
              {}},
        Story{"completeUpload", [](Store& store) { upload_of(store); }, complete, {}, {{"key", kOld + kNew}}},
        Story{"completeUploadOver",
              [](Store& store) {
                put_old(store);
                upload_of(store);
              },
              complete,
              {{"key", kOld}},
              {{"key", kOld + kNew}}},
        Story{"abortUpload",
              [](Store& store) {
                put_old(store);
                upload_of(store);
              },
              [](Store& store) {
                const auto uploads = store.engine->list_uploads("posters");
                return uploads && (uploads->empty() ||
                                   store.engine->abort_upload("posters", "key", uploads->front().upload_id));
              },
              {{"key", kOld}},
              {{"key", kOld}}},
        Story{"uploadFromTheStart",
              [](Store&) {},
              [](Store& store) {
                const auto id = store.engine->create_upload("posters", "key", {});
                if (!id) return false;
                auto writer = store.engine->begin_part("posters", "key", *id);
                if (!writer || !(*writer)->write(base::as_bytes(kNew))) return false;
                const auto part = store.engine->finish_part(std::move(*writer), *id, 1, {});
                return part && store.engine->complete_upload("posters", "key", *id, {{1, part->etag}}, {});
              },
              {},
              {{"key", kNew}}},
        Story{"deleteBucket",
              [](Store& store) {
                put_old(store);
                upload_of(store);
                EXPECT_TRUE(store.engine->remove("posters", "key"));
              },
              [](Store& store) {
                const auto deleted = store.engine->delete_bucket("posters");
                return deleted || deleted.error().kind == base::ErrorKind::not_found;
              },
              {},
              {}}),
    [](const auto& each) { return each.param.name; });

// Acknowledged parts survive as well: a client that saw them stored completes after the crash.
TEST(CrashOfUploads, AcknowledgedPartsSurvive) {
  for (int at = 1; at < 200; ++at) {
    Disk disk;
    std::map<int, std::string> acknowledged;
    std::string id;
    bool over = false;
    {
      Store store(disk);
      ASSERT_TRUE(store.engine && store.engine->create_bucket("posters"));
      disk.plan(Fault::power_cut, at);
      const auto created = store.engine->create_upload("posters", "key", {});
      if (created) id = *created;
      for (int number = 1; created && number <= 2; ++number) {
        auto writer = store.engine->begin_part("posters", "key", id);
        if (!writer || !(*writer)->write(base::as_bytes(kNew))) break;
        const auto part = store.engine->finish_part(std::move(*writer), id, number, {});
        if (part) acknowledged[number] = part->etag;
      }
      over = !disk.fault_was_met();
    }
    disk.power_on(Survives::nothing, 1);
    Store store(disk);
    ASSERT_TRUE(store.engine);
    if (!id.empty()) {
      const auto parts = store.engine->list_parts("posters", "key", id);
      ASSERT_TRUE(parts) << at;
      std::map<int, std::string> found;
      for (const auto& part : *parts) found[part.number] = part.etag;
      for (const auto& [number, etag] : acknowledged) EXPECT_EQ(found[number], etag) << at;
    }
    if (over) return;
  }
  FAIL() << "the story never ended";
}

// A bucket that was acknowledged is there, whatever else happened.
TEST(CrashOfBuckets, AcknowledgedBucketsSurvive) {
  for (const Survives survives : {Survives::nothing, Survives::names, Survives::some}) {
    for (int at = 1;; ++at) {
      Disk disk;
      bool acknowledged = false, over = false;
      {
        Store store(disk);
        disk.plan(Fault::power_cut, at);
        acknowledged = store.engine->create_bucket("posters").has_value();
        over = !disk.fault_was_met();
      }
      disk.power_on(survives, static_cast<std::uint64_t>(at));
      Store store(disk);
      ASSERT_TRUE(store.engine);
      const auto info = store.engine->bucket_info("posters");
      EXPECT_TRUE(info || !acknowledged) << at;
      const auto made = store.engine->create_bucket("posters");
      EXPECT_EQ(made.has_value(), !info.has_value()) << at;
      EXPECT_TRUE(store.put("key", "x")) << at;
      if (over) break;
    }
  }
}

// Even the first start may be cut short.
TEST(CrashOfStarting, TheNextStartSucceeds) {
  for (int at = 1; at < 100; ++at) {
    Disk disk;
    disk.plan(Fault::power_cut, at);
    const bool opened = Store(disk).engine != nullptr;
    const bool over = !disk.fault_was_met();
    disk.power_on(Survives::some, static_cast<std::uint64_t>(at));
    Store store(disk);
    ASSERT_TRUE(store.engine) << at;
    EXPECT_TRUE(store.engine->create_bucket("posters"));
    if (over) {
      EXPECT_TRUE(opened);
      return;
    }
  }
  FAIL() << "the story never ended";
}

}  // namespace
}  // namespace onesheet::store
