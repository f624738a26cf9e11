// Which model of a chain makes the picture, and what the answer says of the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "service/parts.h"

namespace onesheet::service {
namespace {

using base::Deadline;
using base::ErrorKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing_parts::Studio;

poster::Spec spec_for(std::string models) {
  poster::Spec spec = poster::default_spec("a red balloon");
  spec.format = *poster::parse_format("200x300");
  spec.seed = 7;
  spec.model = std::move(models);
  return spec;
}

TEST(ModelChain, TheFirstThatMakesThePictureIsNamed) {
  Studio studio;
  studio.other->fail_with = {ErrorKind::busy, "The image model is busy.", "status 429"};
  const auto made = studio.service()->make(spec_for("other, illustrator"), Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->record.model, "illustrator");
  ASSERT_EQ(made->tried.size(), 1U);
  EXPECT_EQ(made->tried[0].model, "other");
  EXPECT_EQ(made->tried[0].why, "The image model is busy.");
  EXPECT_THAT(made->notes, ElementsAre("painted by hand"));
}

TEST(ModelChain, ModelsAfterTheFirstThatWorksAreNotAsked) {
  const Studio studio;
  const auto made = studio.service()->make(spec_for("other,illustrator"), Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->record.model, "other");
  EXPECT_TRUE(made->tried.empty());
  EXPECT_EQ(studio.model->paintings, 0);
}

TEST(ModelChain, WhatOneFilterRefusesIsNotOfferedToOthers) {
  for (const ErrorKind kind : {ErrorKind::refused, ErrorKind::bad_request, ErrorKind::bug}) {
    Studio studio;
    studio.other->fail_with = {kind, "No.", ""};
    const auto made = studio.service()->make(spec_for("other,illustrator"), Deadline::never());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, kind);
    EXPECT_EQ(studio.model->paintings, 0);
  }
}

TEST(ModelChain, OtherFailuresGoOnToTheNext) {
  for (const ErrorKind kind : {ErrorKind::upstream, ErrorKind::busy, ErrorKind::timed_out,
                               ErrorKind::unauthorized, ErrorKind::forbidden}) {
    Studio studio;
    studio.other->fail_with = {kind, "No.", ""};
    EXPECT_TRUE(studio.service()->make(spec_for("other,illustrator"), Deadline::never()))
        << base::name_of(kind);
  }
}

TEST(ModelChain, WhenAllFailTheAnswerSaysWhyEachDid) {
  Studio studio;
  studio.other->fail_with = {ErrorKind::upstream, "It was retired.", "secret detail"};
  studio.model->fail_with = {ErrorKind::busy, "It is busy.", ""};
  const auto made = studio.service()->make(spec_for("other,illustrator"), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::busy);
  EXPECT_EQ(made.error().public_text,
            "None of the models made the picture. other: It was retired. illustrator: It is busy.");
}

TEST(ModelChain, MissingCredentialsAreNotTheCallersFault) {
  Studio studio;
  studio.other->fail_with = {ErrorKind::unauthorized, "No credentials were found.", ""};
  const auto made = studio.service()->make(spec_for("other"), Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::upstream);
  EXPECT_EQ(made.error().public_text, "No credentials were found.");
}

TEST(ModelChain, EachButTheLastLeavesTimeForTheNext) {
  Studio studio;
  studio.other->fail_with = {ErrorKind::timed_out, "Too slow.", ""};
  ASSERT_TRUE(
      studio.service()->make(spec_for("other,illustrator"), Deadline::after(std::chrono::seconds{40})));
  EXPECT_LE(studio.other->time_left, std::chrono::seconds{30});
  EXPECT_GT(studio.model->time_left, std::chrono::seconds{30});
  ASSERT_TRUE(
      studio.service()->make(spec_for("other,illustrator"), Deadline::after(std::chrono::seconds{300})));
  EXPECT_GT(studio.other->time_left, std::chrono::seconds{270});
}

TEST(ModelChain, TheOperatorsChainIsTakenWhenNoneIsNamed) {
  Studio studio;
  studio.default_models = "other,illustrator";
  const auto made = studio.service()->make(spec_for(""), Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->record.model, "other");
  EXPECT_EQ(studio.service()->make(spec_for("none"), Deadline::never()).error().kind, ErrorKind::bad_request);
}

// Or a caller who names one model eight times would have it paid for eight times.
TEST(ModelChain, AModelNamedTwiceIsAskedOnce) {
  Studio studio;
  studio.other->fail_with = {ErrorKind::timed_out, "It took too long.", ""};
  const auto made = studio.service()->make(spec_for("other,other, other,illustrator"), Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(studio.other->paintings, 1);
  EXPECT_EQ(made->tried.size(), 1U);
}

TEST(ModelChain, LengthHasALimit) {
  poster::Spec spec = spec_for("a,a,a,a,a,a,a,a");
  EXPECT_TRUE(poster::check(spec));
  spec.model += ",a";
  EXPECT_EQ(poster::check(spec).error().kind, ErrorKind::too_large);
  spec.model = std::string(poster::kModelNameBytesMax, 'a');
  EXPECT_TRUE(poster::check(spec));
  spec.model += 'a';
  EXPECT_EQ(poster::check(spec).error().kind, ErrorKind::too_large);
  spec.model = " , ";
  EXPECT_EQ(poster::check(spec).error().kind, ErrorKind::bad_request);
}

TEST(OriginalFile, IsStoredUntouched) {
  Studio studio;
  studio.key_prefix = "club/";
  const auto bytes = base::as_bytes("as it came");
  studio.model->file = models::ArtFile{.bytes = {bytes.begin(), bytes.end()},
                                       .content_type = "image/webp",
                                       .width_px = 832,
                                       .height_px = 1216};
  poster::Spec spec = spec_for("illustrator");
  spec.type = poster::FileType::original;
  std::vector<std::uint8_t> kept;
  const auto made = studio.service()->make(spec, Deadline::never(), {}, &kept);
  ASSERT_TRUE(made);
  EXPECT_EQ(std::string(kept.begin(), kept.end()), "as it came");
  EXPECT_EQ(made->record.content_type, "image/webp");
  EXPECT_EQ(made->record.key, "club/posters/" + made->record.id + ".webp");
  EXPECT_EQ(made->record.width_px, 832);
  EXPECT_EQ(made->record.height_px, 1216);
  EXPECT_TRUE(made->record.title.empty());
  EXPECT_EQ(studio.store->objects().at(made->record.key).bytes, kept);
}

TEST(OriginalFile, OfAModelWithoutFilesIsAPng) {
  const Studio studio;
  poster::Spec spec = spec_for("illustrator");
  spec.type = poster::FileType::original;
  const auto made = studio.service()->make(spec, Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->record.content_type, "image/png");
  EXPECT_TRUE(made->record.key.ends_with(".png"));
  EXPECT_TRUE(made->record.title.empty()) << "no words";
}

TEST(OriginalFile, TakesNoWords) {
  const Studio studio;
  poster::Spec spec = spec_for("illustrator");
  spec.type = poster::FileType::original;
  spec.tagline = "Up and away";
  const auto made = studio.service()->make(spec, Deadline::never());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::bad_request);
  EXPECT_THAT(made.error().public_text, HasSubstr("original"));
}

TEST(Link, AShortenedLifeIsSaid) {
  Studio studio;
  const auto service = studio.service();
  EXPECT_TRUE(service->make(spec_for(""), Deadline::never())->warnings.empty());
  studio.store->link_life_max = std::chrono::seconds{60};
  const auto made = service->make(spec_for(""), Deadline::never());
  ASSERT_TRUE(made);
  ASSERT_EQ(made->warnings.size(), 1U);
  EXPECT_THAT(made->warnings[0], HasSubstr("sooner"));
  EXPECT_EQ(made->link.expires_at, testing_parts::kNow + std::chrono::seconds{60});
  EXPECT_EQ(service->link(made->record.id, std::chrono::seconds{3600})->warnings.size(), 1U);
  EXPECT_TRUE(service->link(made->record.id, std::chrono::seconds{30})->warnings.empty());
  studio.store->may_die_sooner = true;
  const auto unsure = service->link(made->record.id, std::chrono::seconds{30});
  ASSERT_EQ(unsure->warnings.size(), 1U);
  EXPECT_THAT(unsure->warnings[0], HasSubstr("do not say when they end"));
}

}  // namespace
}  // namespace onesheet::service
