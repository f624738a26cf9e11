#include "service/poster_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/thread_pool.h"
#include "base/ulid.h"
#include "render/encode.h"
#include "service/parts.h"

namespace onesheet::service {
namespace {

using base::Deadline;
using base::ErrorKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing_parts::kNow;
using testing_parts::Studio;

poster::Spec small_spec(
    std::string prompt = "an old lighthouse keeper in a storm, called \"The Last Light\"") {
  poster::Spec spec = poster::default_spec(std::move(prompt));
  spec.format = *poster::parse_format("400x600");
  spec.seed = 7;
  return spec;
}

TEST(PosterService, MakesStoresRecordsAndSigns) {
  const Studio studio;
  const auto service = studio.service();
  std::vector<std::uint8_t> file;
  const auto made = service->make(small_spec(), Deadline::never(), {}, &file);
  ASSERT_TRUE(made) << base::describe(made.error());
  const auto& record = made->record;
  EXPECT_TRUE(base::looks_like_ulid(record.id));
  EXPECT_EQ(record.key, "posters/" + record.id + ".png");
  EXPECT_EQ(record.title, "The Last Light");
  EXPECT_EQ(record.bucket, "onesheet");
  EXPECT_EQ(record.content_type, "image/png");
  EXPECT_EQ(record.width_px, 400);
  EXPECT_EQ(record.height_px, 600);
  EXPECT_EQ(record.seed, 7U);
  EXPECT_EQ(record.archetype, "plain");
  EXPECT_EQ(made->record.style, "flat");
  EXPECT_THAT(record.drawn, ElementsAre("sky"));
  EXPECT_THAT(record.not_drawn, ElementsAre("keeper"));
  EXPECT_EQ(record.created, kNow);

  const auto objects = studio.store->objects();
  ASSERT_EQ(objects.size(), 1U);
  const auto& object = objects.at(record.key);
  EXPECT_EQ(object.bytes, file);
  EXPECT_EQ(object.bytes.size(), record.bytes);
  EXPECT_EQ(object.options.content_type, "image/png");
  EXPECT_TRUE(object.options.create_only);
  const auto image = render::decode(object.bytes);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 400);

  EXPECT_EQ(made->link.expires_at, kNow + std::chrono::hours(1));
  EXPECT_EQ(studio.store->last_link.content_disposition, "inline; filename=\"the-last-light.png\"");
  EXPECT_EQ(service->find(record.id)->title, "The Last Light");
  for (const char* phase : {"brief", "paint", "layout", "type", "encode", "store"}) {
    EXPECT_TRUE(made->phase_ms.contains(phase)) << phase;
  }
}

TEST(PosterService, TheSameSeedGivesTheSameFileAndAnotherSeedAnother) {
  const Studio studio;
  const auto service = studio.service();
  std::vector<std::uint8_t> one, two, three;
  ASSERT_TRUE(service->make(small_spec(), Deadline::never(), {}, &one));
  ASSERT_TRUE(service->make(small_spec(), Deadline::never(), {}, &two));
  poster::Spec other = small_spec();
  other.seed = 8;
  ASSERT_TRUE(service->make(other, Deadline::never(), {}, &three));
  EXPECT_EQ(one, two);
  EXPECT_NE(one, three);
  EXPECT_EQ(studio.store->objects().size(), 3U);  // each under a key of its own
}

TEST(PosterService, DrawsASeedWhenNoneIsGiven) {
  const Studio studio;
  const auto service = studio.service();
  poster::Spec spec = small_spec();
  spec.seed.reset();
  std::set<std::uint64_t> seeds;
  for (int i = 0; i < 4; ++i) {
    const auto made = service->make(spec, Deadline::never());
    ASSERT_TRUE(made);
    EXPECT_LE(made->record.seed, poster::kSeedMax);
    seeds.insert(made->record.seed);
  }
  EXPECT_GT(seeds.size(), 1U);
}

TEST(PosterService, WritesEachFileTypeWithItsNameAndType) {
  const Studio studio;
  const auto service = studio.service();
  poster::Spec spec = small_spec();
  spec.type = poster::FileType::jpeg;
  const auto jpeg = service->make(spec, Deadline::never());
  ASSERT_TRUE(jpeg);
  EXPECT_TRUE(jpeg->record.key.ends_with(".jpg"));
  EXPECT_EQ(jpeg->record.content_type, "image/jpeg");
  spec.type = poster::FileType::webp;
  const auto webp = service->make(spec, Deadline::never());
  ASSERT_TRUE(webp);
  EXPECT_TRUE(webp->record.key.ends_with(".webp"));
  EXPECT_EQ(webp->record.content_type, "image/webp");
}

TEST(PosterService, ALimitOnTheFilesBytesIsKept) {
  const Studio studio;
  const auto service = studio.service();
  poster::Spec spec = small_spec();
  spec.type = poster::FileType::jpeg;
  const auto free = service->make(spec, Deadline::never());
  ASSERT_TRUE(free);
  ASSERT_GT(free->record.bytes, poster::kFileLimitMin_bytes);
  spec.file_bytes_max = free->record.bytes - 1;
  const auto tight = service->make(spec, Deadline::never());
  ASSERT_TRUE(tight) << base::describe(tight.error());
  EXPECT_LT(tight->record.bytes, free->record.bytes);
  spec.file_bytes_max = poster::kFileLimitMin_bytes - 1;
  EXPECT_FALSE(service->make(spec, Deadline::never()));
}

TEST(PosterService, TheFileCarriesItsRecipe) {
  const Studio studio;
  std::vector<std::uint8_t> file;
  poster::Spec spec = small_spec("a plain sky");
  ASSERT_TRUE(studio.service()->make(spec, Deadline::never(), {}, &file));
  const std::string bytes(file.begin(), file.end());
  EXPECT_THAT(bytes, HasSubstr("a plain sky"));
}

TEST(PosterService, NoneGivesTextlessArt) {
  const Studio studio;
  poster::Spec spec = small_spec();
  spec.title_mode = poster::TitleMode::none;
  const auto made = studio.service()->make(spec, Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->record.title, "");
  EXPECT_EQ(made->record.tagline, "");
  EXPECT_FALSE(studio.model->words_followed);
  EXPECT_FALSE(made->phase_ms.contains("type"));
}

TEST(PosterService, AnAutomaticTitleNoFontCanSetStillGivesAPoster) {
  const Studio studio;
  // Cuneiform: valid text that no font of the pack has.
  const auto made = studio.service()->make(small_spec("a sky called \"𒀀𒁀𒂀\""), Deadline::never());
  ASSERT_TRUE(made) << base::describe(made.error());
  EXPECT_THAT(made->record.title, Not(HasSubstr("𒀀")));
}

TEST(PosterService, AGivenTitleNoFontCanSetIsRefusedInWords) {
  const Studio studio;
  poster::Spec spec = small_spec();
  spec.title_mode = poster::TitleMode::given;
  spec.title = "𒀀𒁀𒂀";
  const auto made = studio.service()->make(spec, Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::bad_request);
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(PosterService, OddPromptsAreAnsweredWithPosters) {
  const Studio studio;
  const auto service = studio.service();
  for (const char* prompt :
       {"🎬🌊🚀", "فيلم عن البحر", "סרט על הים", "海の映画", "x", "???", "e\u0301\u0301\u0301"}) {
    const auto made = service->make(small_spec(prompt), Deadline::never());
    EXPECT_TRUE(made) << prompt << ": " << (made ? "" : base::describe(made.error()));
  }
}

TEST(PosterService, TheSmallestPosterIsMade) {
  const Studio studio;
  poster::Spec spec = small_spec();
  spec.format = *poster::parse_format("16x16");
  const auto made = studio.service()->make(spec, Deadline::never());
  EXPECT_TRUE(made) << base::describe(made.error());
}

TEST(PosterService, RefusesABadSpecBeforeAnyWork) {
  const Studio studio;
  const auto service = studio.service();
  for (const std::string& prompt : {std::string(), std::string("  "), std::string("a\x01"),
                                    std::string("\xFF"), std::string(10'001, 'p')}) {
    EXPECT_FALSE(service->make(small_spec(prompt), Deadline::never()));
  }
  EXPECT_EQ(studio.model->paintings, 0);
  EXPECT_TRUE(service->make(small_spec(std::string(10'000, 'p')), Deadline::never()));
}

TEST(PosterService, AnUnknownModelIsRefusedWithThoseThereAre) {
  const Studio studio;
  poster::Spec spec = small_spec();
  spec.model = "dall-e";
  const auto made = studio.service()->make(spec, Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::bad_request);
  EXPECT_THAT(made.error().public_text, HasSubstr("illustrator, other"));
}

TEST(PosterService, PassesOnWhatTheModelSays) {
  const Studio studio;
  studio.model->fail_with = base::Error{ErrorKind::refused, "The model declined this prompt.", "filter 3"};
  const auto made = studio.service()->make(small_spec(), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::refused);
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(PosterService, AModelThatPaintsTheWrongSizeIsAFaultAndNotAPoster) {
  const Studio studio;
  studio.model->wider_by = 1;
  const auto made = studio.service()->make(small_spec(), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::bug);
}

TEST(PosterService, StopsBetweenPhasesWhenTimeIsUp) {
  const Studio studio;
  const auto service = studio.service();
  const auto late = service->make(small_spec(), Deadline::after(std::chrono::milliseconds(0)));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, ErrorKind::timed_out);
  EXPECT_EQ(studio.model->paintings, 0);

  // The deadline passes while the model paints: nothing is stored.
  const auto soon = Deadline::after(std::chrono::milliseconds(1));
  studio.model->before_painting = [&] { std::this_thread::sleep_until(soon.at()); };
  const auto timed_out = service->make(small_spec(), soon);
  ASSERT_FALSE(timed_out);
  EXPECT_EQ(timed_out.error().kind, ErrorKind::timed_out);
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(PosterService, ReportsProgressInOrder) {
  const Studio studio;
  std::vector<std::string> phases;
  double last = -1;
  bool rising = true;
  ASSERT_TRUE(
      studio.service()->make(small_spec(), Deadline::never(), [&](std::string_view phase, double done) {
        phases.emplace_back(phase);
        rising = rising && done > last;
        last = done;
      }));
  EXPECT_THAT(phases, ElementsAre("brief", "paint", "layout", "type", "encode", "store", "done"));
  EXPECT_TRUE(rising);
  EXPECT_EQ(last, 1.0);
}

TEST(PosterService, AFailingStoreLeavesNoRecord) {
  const Studio studio;
  studio.store->fail_puts_with = base::Error{ErrorKind::out_of_space, "The disk is full.", "/data"};
  const auto service = studio.service();
  const auto made = service->make(small_spec(), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::out_of_space);
  EXPECT_TRUE(service->list("", 10)->posters.empty());
}

TEST(PosterService, AFailingCatalogueLeavesNoFile) {
  Studio studio;
  studio.catalogue = std::make_shared<testing_parts::FullCatalogue>();
  const auto made = studio.service()->make(small_spec(), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::out_of_space);
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(PosterService, AFailureToSignLeavesNothing) {
  const Studio studio;
  studio.store->fail_signing_with = base::Error{ErrorKind::upstream, "No link could be signed.", ""};
  EXPECT_FALSE(studio.service()->make(small_spec(), Deadline::never()));
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(PosterService, NewLinksChooseTheirLifeAndUse) {
  const Studio studio;
  const auto service = studio.service();
  const auto made = service->make(small_spec(), Deadline::never());
  ASSERT_TRUE(made);
  const auto link = service->link(made->record.id, std::chrono::seconds(90), LinkUse::save);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->link.expires_at, kNow + std::chrono::seconds(90));
  EXPECT_THAT(studio.store->last_link.content_disposition, StartsWith("attachment;"));
  EXPECT_TRUE(service->link(made->record.id, poster::kExpiresMin));
  EXPECT_TRUE(service->link(made->record.id, poster::kExpiresMax));
  for (const auto life :
       {std::chrono::seconds(0), std::chrono::seconds(-1), poster::kExpiresMax + std::chrono::seconds(1)}) {
    EXPECT_EQ(service->link(made->record.id, life).error().kind, ErrorKind::bad_request);
  }
  EXPECT_EQ(service->link(base::make_ulid(kNow), std::chrono::seconds(90)).error().kind,
            ErrorKind::not_found);
}

TEST(PosterService, FindsByIdInEitherCaseAndNothingElse) {
  const Studio studio;
  const auto service = studio.service();
  const auto made = service->make(small_spec(), Deadline::never());
  ASSERT_TRUE(made);
  std::string upper = made->record.id;
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
  EXPECT_TRUE(service->find(upper));
  for (const char* id : {"", "x", "../secrets", "%2e%2e", "01jdx0000000000000000000aa'"}) {
    EXPECT_EQ(service->find(id).error().kind, ErrorKind::not_found) << id;
  }
}

TEST(PosterService, RemovesTheFileFirstSoThatAFailureCanBeRepeated) {
  const Studio studio;
  const auto service = studio.service();
  const auto made = service->make(small_spec(), Deadline::never());
  ASSERT_TRUE(made);
  studio.store->fail_removes_with = base::Error{ErrorKind::upstream, "The store does not answer.", ""};
  EXPECT_FALSE(service->remove(made->record.id, Deadline::never()));
  EXPECT_TRUE(service->find(made->record.id));
  studio.store->fail_removes_with.reset();
  EXPECT_TRUE(service->remove(made->record.id, Deadline::never()));
  EXPECT_TRUE(studio.store->objects().empty());
  EXPECT_EQ(service->remove(made->record.id, Deadline::never()).error().kind, ErrorKind::not_found);
}

TEST(PosterService, IsReadyOnlyWhenItsPartsAre) {
  Studio studio;
  EXPECT_TRUE(studio.service()->check_ready());
  studio.store->fail_puts_with = base::Error{ErrorKind::upstream, "The store does not answer.", ""};
  EXPECT_FALSE(studio.service()->check_ready());
  Studio other;
  other.catalogue = std::make_shared<testing_parts::FullCatalogue>();
  EXPECT_FALSE(other.service()->check_ready());
}

TEST(PosterService, ManyMayMakeAtOnce) {
  const Studio studio;
  const auto service = studio.service();
  std::atomic<int> made = 0;
  {
    base::WorkerPool pool(4, 16);
    for (int i = 0; i < 12; ++i) {
      ASSERT_TRUE(pool.submit([&] {
        poster::Spec spec = small_spec();
        spec.seed.reset();
        if (service->make(spec, Deadline::never())) ++made;
        static_cast<void>(service->list("", 100));
      }));
    }
  }
  EXPECT_EQ(made, 12);
  EXPECT_EQ(studio.store->objects().size(), 12U);
  EXPECT_EQ(service->list("", 100)->posters.size(), 12U);
}

}  // namespace
}  // namespace onesheet::service
