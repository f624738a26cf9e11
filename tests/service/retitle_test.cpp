// Other words on the same picture, and words on a picture that was given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/encode.h"
#include "service/kept_art.h"
#include "service/parts.h"
#include "service/poster_service.h"

namespace onesheet::service {
namespace {

using base::Deadline;
using base::ErrorKind;
using testing::HasSubstr;
using testing_parts::Studio;

poster::Spec plain_spec() {
  poster::Spec spec = poster::default_spec("a lighthouse, called \"The Last Light\"");
  spec.format = *poster::parse_format("400x600");
  spec.seed = 7;
  return spec;
}

Studio keeping_studio() {
  Studio studio;
  studio.keep_art = true;
  return studio;
}

pixels::Image8 picture_in(const std::vector<std::uint8_t>& file) { return *render::decode(file); }

TEST(Retitle, TheSameWordsGiveTheSamePixelsWithoutPainting) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  std::vector<std::uint8_t> first, second;
  const auto made = service->make(plain_spec(), Deadline::never(), {}, &first);
  ASSERT_TRUE(made) << base::describe(made.error());
  const auto again = service->retitle(made->record.id, {}, Deadline::never(), {}, &second);
  ASSERT_TRUE(again) << base::describe(again.error());
  EXPECT_EQ(picture_in(first).samples, picture_in(second).samples);
  EXPECT_EQ(studio.model->paintings, 1);
  EXPECT_NE(again->record.id, made->record.id);
  EXPECT_EQ(again->record.seed, 7U);
  EXPECT_EQ(again->record.style, made->record.style);
  EXPECT_TRUE(again->phase_ms.contains("load"));
  EXPECT_TRUE(service->find(made->record.id)) << "the old poster stays";
}

TEST(Retitle, ChangesNoPixelAwayFromTheWords) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  std::vector<std::uint8_t> bytes;
  const auto made = service->make(plain_spec(), Deadline::never());
  ASSERT_TRUE(made);
  NewWords none;
  none.title = NewTitle{poster::TitleMode::none, {}};
  ASSERT_TRUE(service->retitle(made->record.id, none, Deadline::never(), {}, &bytes));
  const pixels::Image8 textless = picture_in(bytes);
  NewWords words;
  words.title = NewTitle{poster::TitleMode::given, "Storm"};
  const auto renamed = service->retitle(made->record.id, words, Deadline::never(), {}, &bytes);
  ASSERT_TRUE(renamed) << base::describe(renamed.error());
  EXPECT_EQ(renamed->record.title, "Storm");
  const pixels::Image8 titled = picture_in(bytes);
  int rows_touched = 0;
  for (int y = 0; y < titled.height; ++y)
    rows_touched += std::equal(titled.row(y), titled.row(y) + titled.stride(), textless.row(y)) ? 0 : 1;
  EXPECT_GT(rows_touched, 0);
  EXPECT_LT(rows_touched, titled.height * 3 / 4);
}

TEST(Retitle, LosesNothingToAJpeg) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  poster::Spec spec = plain_spec();
  std::vector<std::uint8_t> as_png, retitled;
  ASSERT_TRUE(service->make(spec, Deadline::never(), {}, &as_png));
  spec.type = poster::FileType::jpeg;
  const auto made = service->make(spec, Deadline::never());
  ASSERT_TRUE(made);
  NewWords words;
  words.type = poster::FileType::png;
  ASSERT_TRUE(service->retitle(made->record.id, words, Deadline::never(), {}, &retitled));
  EXPECT_EQ(picture_in(as_png).samples, picture_in(retitled).samples);
}

TEST(Retitle, HoldsOnToTheWordsThatWereNotChanged) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  poster::Spec spec = plain_spec();
  spec.tagline = "Keep it burning";
  const auto made = service->make(spec, Deadline::never());
  ASSERT_TRUE(made);
  NewWords words;
  words.font = "cinzel";
  const auto again = service->retitle(made->record.id, words, Deadline::never());
  ASSERT_TRUE(again) << base::describe(again.error());
  EXPECT_EQ(again->record.title, "The Last Light");
  EXPECT_EQ(again->record.tagline, "Keep it burning");
  EXPECT_EQ(again->record.font, "cinzel");
  const auto thrice = service->retitle(again->record.id, {}, Deadline::never());
  ASSERT_TRUE(thrice);
  EXPECT_EQ(thrice->record.font, "cinzel") << "a retitled poster can be retitled";
}

TEST(Retitle, PaintsAgainFromTheRecipeWhereNothingWasKept) {
  Studio studio;
  const auto service = studio.service();
  std::vector<std::uint8_t> first, second;
  const auto made = service->make(plain_spec(), Deadline::never(), {}, &first);
  ASSERT_TRUE(made);
  const auto again = service->retitle(made->record.id, {}, Deadline::never(), {}, &second);
  ASSERT_TRUE(again) << base::describe(again.error());
  EXPECT_EQ(studio.model->paintings, 2);
  EXPECT_EQ(picture_in(first).samples, picture_in(second).samples);
}

TEST(Retitle, SaysWhyAPictureCannotBeHadAgain) {
  Studio studio;
  const auto service = studio.service();
  Attachments attachments;
  attachments.art = *render::encode(pixels::Image8(64, 96, 3), poster::FileType::png);
  poster::Spec spec = plain_spec();
  spec.title_mode = poster::TitleMode::given;
  spec.title = "Mine";
  const auto made = service->make(spec, Deadline::never(), {}, nullptr, attachments);
  ASSERT_TRUE(made) << base::describe(made.error());
  EXPECT_EQ(made->record.model, "art");
  EXPECT_EQ(studio.model->paintings, 0);
  const auto again = service->retitle(made->record.id, {}, Deadline::never());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::bad_request);
  EXPECT_THAT(again.error().public_text, HasSubstr("picture that is not here any more"));
}

TEST(Retitle, RefusesWhatMakeRefuses) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  const auto made = service->make(plain_spec(), Deadline::never());
  ASSERT_TRUE(made);
  const auto refused = [&](const NewWords& words) {
    const auto again = service->retitle(made->record.id, words, Deadline::never());
    return again ? std::string("made") : again.error().public_text;
  };
  NewWords words;
  words.title = NewTitle{poster::TitleMode::given, std::string(poster::kTitleMax + 1, 't')};
  EXPECT_THAT(refused(words), HasSubstr("title is longer"));
  words = {};
  words.font = "no-such-font";
  EXPECT_THAT(refused(words), HasSubstr("no such font"));
  words = {};
  words.type = poster::FileType::original;
  EXPECT_THAT(refused(words), HasSubstr("original"));
  const auto unknown = service->retitle("01m8hggxapcrjqzbfgk9jest3n", {}, Deadline::never());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::not_found);
}

TEST(KeptArt, LiesBesideThePosterAndGoesWithIt) {
  Studio studio = keeping_studio();
  studio.key_prefix = "film-club/";
  const auto service = studio.service();
  const auto made = service->make(plain_spec(), Deadline::never());
  ASSERT_TRUE(made);
  EXPECT_TRUE(studio.store->objects().contains("film-club/art/" + made->record.id + ".art"));
  ASSERT_TRUE(service->remove(made->record.id, Deadline::never()));
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(KeptArt, StaysNowhereWithoutItsRecord) {
  Studio studio = keeping_studio();
  studio.catalogue = std::make_shared<testing_parts::FullCatalogue>();
  EXPECT_FALSE(studio.service()->make(plain_spec(), Deadline::never()));
  EXPECT_TRUE(studio.store->objects().empty());
}

TEST(KeptArt, DamagedBytesAreRefused) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  const auto made = service->make(plain_spec(), Deadline::never());
  ASSERT_TRUE(made);
  const auto objects = studio.store->objects();
  const auto& good = objects.at(kept_art_key(made->record.key)).bytes;
  ASSERT_TRUE(read_kept_art(good));
  for (std::size_t size = 0; size < good.size(); size += 1 + size / 8)
    EXPECT_FALSE(read_kept_art(std::span(good).first(size))) << size;
  auto broken = good;
  broken[8] ^= 0xFF;  // the length of the first section
  EXPECT_FALSE(read_kept_art(broken));
}

std::vector<std::uint8_t> mark(int width, std::uint8_t red) {
  pixels::Image8 picture(width, 60, 4);
  for (int y = 10; y < 50; ++y) {
    for (int x = 10; x < width - 10; ++x) {
      std::uint8_t* p = picture.row(y) + x * 4;
      p[0] = x % 20 < 10 ? red : 0;
      p[1] = 40;
      p[3] = 255;
    }
  }
  return *render::encode(picture, poster::FileType::png);
}

TEST(Logos, StayWithThePosterUntilOthersCome) {
  const Studio studio = keeping_studio();
  const auto service = studio.service();
  Attachments attachments;
  attachments.logos = {mark(120, 250), mark(200, 200)};
  std::vector<std::uint8_t> with, again, without;
  const auto made = service->make(plain_spec(), Deadline::never(), {}, &with, attachments);
  ASSERT_TRUE(made) << base::describe(made.error());
  const auto objects = studio.store->objects();
  const auto kept = read_kept_art(objects.at(kept_art_key(made->record.key)).bytes);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->logos, attachments.logos);
  EXPECT_THAT(kept->recipe.attached, testing::Contains("logos"));
  const auto same = service->retitle(made->record.id, {}, Deadline::never(), {}, &again);
  ASSERT_TRUE(same) << base::describe(same.error());
  EXPECT_EQ(picture_in(again).samples, picture_in(with).samples);
  NewWords none;
  none.logos.emplace();
  ASSERT_TRUE(service->retitle(same->record.id, none, Deadline::never(), {}, &without));
  EXPECT_NE(picture_in(without).samples, picture_in(with).samples);
}

TEST(Logos, LimitsOnBothSides) {
  EXPECT_TRUE(check_logos(LogoFiles(kLogosMax, std::vector<std::uint8_t>(kLogoBytesMax))));
  EXPECT_FALSE(check_logos(LogoFiles(kLogosMax + 1)));
  EXPECT_FALSE(check_logos({std::vector<std::uint8_t>(kLogoBytesMax + 1)}));
  KeptArt kept{.recipe = {.spec = plain_spec()}};
  kept.logos.resize(kLogosMax, {1});
  EXPECT_TRUE(read_kept_art(write_kept_art(kept)));
  kept.logos.resize(kLogosMax + 1, {1});
  EXPECT_FALSE(read_kept_art(write_kept_art(kept)));
}

TEST(Logos, RefusesWhatIsNoneByItsNumber) {
  const auto why = [](std::vector<std::uint8_t> second) {
    const auto read = read_logos({mark(120, 250), std::move(second)}, 600);
    return read ? std::string("read") : read.error().public_text;
  };
  EXPECT_EQ(why(mark(80, 9)), "read");
  EXPECT_THAT(why({1, 2, 3}), HasSubstr("Logo 2: A logo cannot be read"));
  EXPECT_THAT(why(*render::encode(pixels::Image8(90, 60, 3), poster::FileType::png)),
              HasSubstr("transparent ground"));
  EXPECT_THAT(why(*render::encode(pixels::Image8(90, 60, 4), poster::FileType::png)), HasSubstr("empty"));
  EXPECT_THAT(why(mark(700, 9)), HasSubstr("too long"));
}

TEST(KeptArt, NumbersOfItsGuideHaveALimit) {
  KeptArt kept{.recipe = {.spec = plain_spec()}};
  for (const float edge : {100.0F, -100.0F}) {
    kept.art.guide.title_zone = {0, 0, edge, 1};
    const auto read = read_kept_art(write_kept_art(kept));
    ASSERT_TRUE(read) << edge;
    EXPECT_EQ(read->art.guide.title_zone, kept.art.guide.title_zone);
  }
  for (const float beyond : {100.01F, -100.01F, 1e30F}) {
    kept.art.guide.title_zone = {0, 0, beyond, 1};
    EXPECT_FALSE(read_kept_art(write_kept_art(kept))) << beyond;
  }
}

TEST(GivenArt, LimitsAndNeedsAreSaid) {
  Studio studio;
  const auto service = studio.service();
  poster::Spec spec = plain_spec();
  spec.prompt.clear();
  Attachments attachments;
  attachments.art = *render::encode(pixels::Image8(64, 96, 3), poster::FileType::png);
  const auto refused = [&] {
    const auto made = service->make(spec, Deadline::never(), {}, nullptr, attachments);
    return made ? std::string("made") : made.error().public_text;
  };
  EXPECT_THAT(refused(), HasSubstr("no prompt to make a title from"));
  spec.title_mode = poster::TitleMode::none;
  EXPECT_EQ(refused(), "made");
  spec.model = "other";
  EXPECT_THAT(refused(), HasSubstr("leave out the model"));
  spec.model.clear();
  attachments.art.assign(kArtBytesMax, 0);
  EXPECT_THAT(refused(), HasSubstr("PNG, JPEG"));
  attachments.art.assign(kArtBytesMax + 1, 0);
  EXPECT_THAT(refused(), HasSubstr("20 MB"));
  attachments.art = *render::encode(pixels::Image8(31, 96, 3), poster::FileType::png);
  EXPECT_THAT(refused(), HasSubstr("too small"));
}

TEST(GivenArt, WhatOnlyADrawingHasIsNotedAndLeftOut) {
  Studio studio;
  const auto service = studio.service();
  poster::Spec spec = plain_spec();
  Attachments attachments;
  attachments.art = *render::encode(pixels::Image8(64, 96, 3), poster::FileType::png);
  const auto notes = [&] {
    const auto made = service->make(spec, Deadline::never(), {}, nullptr, attachments);
    return made ? testing::PrintToString(made->notes) : made.error().public_text;
  };
  EXPECT_THAT(notes(), testing::Not(HasSubstr("not used")));
  spec.palette = "noir";
  EXPECT_THAT(notes(), HasSubstr("for pictures that are drawn; not used"));
}

TEST(ContactSheet, DrawsEachSeedAndKeepsThemInItsRecipe) {
  const Studio studio;
  const auto service = studio.service();
  const auto sheet = service->sheet(plain_spec(), 3, Deadline::never());
  ASSERT_TRUE(sheet) << base::describe(sheet.error());
  const auto recipe = recipe_in(sheet->bytes);
  ASSERT_TRUE(recipe) << base::describe(recipe.error());
  EXPECT_THAT(recipe->sheet, testing::ElementsAre(7U, 8U, 9U));
  EXPECT_EQ(recipe->spec.format.name, "400x600") << "promoted at the size asked for";
  EXPECT_EQ(sheet->variations.at(2).seed, 9U);
  EXPECT_TRUE(studio.store->objects().empty());
  EXPECT_FALSE(service->sheet(plain_spec(), kSheetCountMin - 1, Deadline::never()));
  EXPECT_FALSE(service->sheet(plain_spec(), kSheetCountMax + 1, Deadline::never()));
}

}  // namespace
}  // namespace onesheet::service
