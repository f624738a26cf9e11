#include "layout/layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "layout/fake_type.h"
#include "layout/ground.h"

namespace onesheet::layout {
namespace {

using poster::ink_from_hex;
using poster::TitlePlace;
using poster::TypeVoice;

pixels::CalmMap calm_map(int width, int height, std::uint64_t seed) {
  pixels::CalmMap map;
  const double cell = std::min(width, height) / 48.0;
  map.columns = static_cast<int>(std::ceil(width / cell));
  map.rows = static_cast<int>(std::ceil(height / cell));
  base::SeededRandom random(seed);
  const float low = random.unit(), high = random.unit(), noise = 0.3F * random.unit();
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      const float t = static_cast<float>(row) / static_cast<float>(map.rows);
      map.luminance.push_back(
          std::clamp(low + (high - low) * t + noise * (random.unit() - 0.5F), 0.0F, 1.0F));
      map.detail.push_back(0.05F * random.unit());
    }
  }
  return map;
}

poster::ArtGuide guide_of(std::vector<TitlePlace> places) {
  poster::ArtGuide guide;
  guide.palette.text = ink_from_hex(0xF2ECDC);
  guide.palette.ground = ink_from_hex(0x0A1220);
  guide.palette.accent = ink_from_hex(0xE8A33D);
  guide.palette.light = ink_from_hex(0xFFFFFF);
  guide.places = std::move(places);
  return guide;
}

poster::Format format_of(int width, int height) {
  poster::Format format;
  format.size = {width, height};
  return format;
}

poster::Credits credits_of(int count) {
  poster::Credits credits;
  for (int i = 0; i < count; ++i)
    credits.lines.push_back({"Made by", {"Person Name " + std::string(1, static_cast<char>('A' + i % 26))}});
  return credits;
}

base::Result<Sheet> lay(const Words& words, int width, int height,
                        std::vector<TitlePlace> places = {TitlePlace::top}, std::uint64_t seed = 1,
                        TypeVoice voice = TypeVoice::drama) {
  auto guide = guide_of(std::move(places));
  guide.voice = voice;
  const auto format = format_of(width, height);
  const auto calm = calm_map(width, height, seed);
  return lay_out({words, format, guide, calm, seed}, FakeType());
}

TEST(Layout, GoldenOneSheet) {
  Words words;
  words.title = "Resonance";
  words.tagline = "She hears everything";
  words.release = "Coming soon";
  const auto sheet = lay(words, 1000, 1500, {TitlePlace::top}, 4);
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->lines.size(), 3U);
  const TextLine& title = sheet->lines[0];
  EXPECT_EQ(title.role, Role::title);
  EXPECT_EQ(title.text, "RESONANCE");
  EXPECT_NEAR(title.style.size_px, 177.78, 0.1);  // see title_test: 800 px over 4.5 em
  EXPECT_NEAR(title.x_px, 100, 0.1);              // centred
  const TextLine& tagline = sheet->lines[1];
  EXPECT_EQ(tagline.text, "SHE HEARS EVERYTHING");
  EXPECT_NEAR(tagline.extent.cap_height_px, 0.0132 * 1500, 0.01);
  EXPECT_GT(tagline.baseline_px, title.baseline_px);
  const TextLine& release = sheet->lines[2];
  EXPECT_EQ(release.text, "COMING SOON");
  EXPECT_NEAR(release.baseline_px, 1500 - 0.034 * 1500, 0.01);
}

TEST(Layout, NoWordsNoLines) {
  const auto sheet = lay({}, 1000, 1500);
  ASSERT_TRUE(sheet);
  EXPECT_TRUE(sheet->lines.empty());
  EXPECT_TRUE(sheet->scrims.empty());
  EXPECT_EQ(sheet->width_px, 1000);
}

TEST(Layout, TaglineAloneAndReleaseAlone) {
  Words words;
  words.tagline = "Only a whisper";
  const auto tagline = lay(words, 1000, 1500);
  ASSERT_TRUE(tagline);
  EXPECT_EQ(tagline->lines.size(), 1U);
  Words other;
  other.release = "May";
  const auto release = lay(other, 1000, 1500);
  ASSERT_TRUE(release);
  EXPECT_EQ(release->lines.size(), 1U);
}

TEST(Layout, TooSmallForWordsBothSidesOfTheLimit) {
  Words words;
  words.title = "Soil";
  EXPECT_TRUE(lay(words, kWordsSideMin_px, 180));
  const auto small = lay(words, kWordsSideMin_px - 1, 180);
  ASSERT_FALSE(small);
  EXPECT_EQ(small.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(small.error().public_text.find("120 pixels"), std::string::npos);
  // A title nobody asked for is left out instead.
  words.title_optional = true;
  for (const int side : {16, 60, kWordsSideMin_px - 1}) {
    const auto sheet = lay(words, side, side);
    ASSERT_TRUE(sheet);
    EXPECT_TRUE(sheet->lines.empty());
  }
  // A tagline was asked for.
  words.tagline = "Dig";
  EXPECT_FALSE(lay(words, 60, 60));
}

TEST(Layout, CreditsThatCannotBeReadAreRefusedByName) {
  Words words;
  words.title = "Soil";
  words.credits = credits_of(30);
  EXPECT_TRUE(lay(words, 1000, 1500));
  words.credits.lines.clear();
  for (int i = 0; i < 60; ++i)
    words.credits.lines.push_back({"Made by", std::vector<std::string>(20, std::string(100, 'A'))});
  const auto sheet = lay(words, 1000, 1500);
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(sheet.error().public_text.find("credits"), std::string::npos);
}

TEST(Layout, NamesTheCharacterNoFontHas) {
  Words words;
  words.title = "Snow \u2603";
  const auto sheet = lay(words, 1000, 1500);
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(sheet.error().public_text.find("U+2603"), std::string::npos);
}

TEST(Layout, AvoidsTheSubjectsByTakingAnotherPlace) {
  Words words;
  words.title = "Big Heads";
  auto guide = guide_of({TitlePlace::top, TitlePlace::bottom});
  const auto format = format_of(1000, 1500);
  auto calm = calm_map(1000, 1500, 3);
  for (float& l : calm.luminance) l = 0.01F;
  for (float& d : calm.detail) d = 0;
  const auto free = lay_out({words, format, guide, calm, 1}, FakeType());
  ASSERT_TRUE(free);
  EXPECT_LT(free->lines[0].baseline_px, 700);
  guide.subjects = {{0.1F, 0.0F, 0.9F, 0.5F}};
  const auto moved = lay_out({words, format, guide, calm, 1}, FakeType());
  ASSERT_TRUE(moved);
  EXPECT_GT(ink_rect(moved->lines[0]).top_px, 750);
}

TEST(Layout, SitsInTheZoneTheArtOffers) {
  Words words;
  words.title = "Quiet Band";
  auto guide = guide_of({TitlePlace::middle});
  guide.title_zone = {0.1F, 0.55F, 0.9F, 0.72F};
  const auto format = format_of(1000, 1500);
  auto calm = calm_map(1000, 1500, 3);
  for (float& l : calm.luminance) l = 0.01F;
  const auto sheet = lay_out({words, format, guide, calm, 1}, FakeType());
  ASSERT_TRUE(sheet);
  for (const TextLine& line : sheet->lines) {
    EXPECT_GE(ink_rect(line).top_px, 0.55 * 1500 - 0.5);
    EXPECT_LE(ink_rect(line).bottom_px, 0.72 * 1500 + 0.5);
  }
}

TEST(Layout, ColumnsAreFlushLeft) {
  Words words;
  words.title = "Two Riders One Long Road";
  words.tagline = "Ride";
  const auto sheet = lay(words, 1280, 720, {TitlePlace::left_column});
  ASSERT_TRUE(sheet);
  for (const TextLine& line : sheet->lines) EXPECT_NEAR(ink_rect(line).left_px, sheet->lines[0].x_px, 0.1);
}

TEST(Layout, SameRequestSameSheet) {
  Words words;
  words.title = "The Long Night of the Comet";
  words.credits = credits_of(9);
  const auto a = lay(words, 1000, 1500), b = lay(words, 1000, 1500);
  ASSERT_TRUE(a && b);
  ASSERT_EQ(a->lines.size(), b->lines.size());
  for (std::size_t i = 0; i < a->lines.size(); ++i) {
    EXPECT_EQ(a->lines[i].text, b->lines[i].text);
    EXPECT_EQ(a->lines[i].x_px, b->lines[i].x_px);
    EXPECT_EQ(a->lines[i].ink, b->lines[i].ink);
  }
}

// What every sheet promises, over many titles, sizes, places and pictures.
void check_promises(const Sheet& sheet, double safe_margin, const std::string& what) {
  const double margin = safe_margin * std::min(sheet.width_px, sheet.height_px) - 0.5;
  double title_largest = 0, title_sum = 0, title_letters = 0, other_largest = 0, billing_names = 0;
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const TextLine& line = sheet.lines[i];
    const Rect r = ink_rect(line);
    EXPECT_GE(r.left_px, margin) << what;
    EXPECT_GE(r.top_px, margin) << what;
    EXPECT_LE(r.right_px, sheet.width_px - margin) << what;
    EXPECT_LE(r.bottom_px, sheet.height_px - margin) << what;
    for (std::size_t j = 0; j < i; ++j) {
      const Rect o = ink_rect(sheet.lines[j]);
      const bool apart = r.left_px >= o.right_px || o.left_px >= r.right_px || r.top_px >= o.bottom_px ||
                         o.top_px >= r.bottom_px;
      EXPECT_TRUE(apart) << what << ": " << line.text << " over " << sheet.lines[j].text;
    }
    const double cap = line.extent.cap_height_px;
    if (line.role == Role::title) {
      title_largest = std::max(title_largest, cap);
      title_sum += cap * static_cast<double>(line.text.size());
      title_letters += static_cast<double>(line.text.size());
    } else {
      other_largest = std::max(other_largest, cap);
    }
    if (line.role == Role::billing) billing_names = std::max(billing_names, cap);
  }
  if (title_largest > 0) {
    EXPECT_GT(title_largest, other_largest) << what;
  }
  if (billing_names > 0 && title_letters > 0) {
    EXPECT_GE(billing_names / (title_sum / title_letters), 0.15 * 0.995) << what;
  }
}

// On a sheet of nothing but type the title is the picture.
TEST(Layout, FillsASheetThatIsAllType) {
  Words words;
  words.title = "The Silent Harbour";
  auto guide = guide_of({TitlePlace::middle, TitlePlace::bottom});
  guide.title_zone = {0.08F, 0.2F, 0.92F, 0.8F};
  const auto format = format_of(1000, 1500);
  const auto calm = calm_map(1000, 1500, 4);
  const auto whole = lay_out({words, format, guide, calm, 4}, FakeType());
  ASSERT_TRUE(whole);
  const auto extent = [](const Sheet& sheet) {
    Rect r{1e9, 1e9, -1e9, -1e9};
    for (const TextLine& line : sheet.lines) {
      const Rect l = ink_rect(line);
      r = {std::min(r.left_px, l.left_px), std::min(r.top_px, l.top_px), std::max(r.right_px, l.right_px),
           std::max(r.bottom_px, l.bottom_px)};
    }
    return r;
  };
  EXPECT_GE(extent(*whole).width_px(), 780);
  EXPECT_GE(extent(*whole).height_px(), 480);
  EXPECT_EQ(whole->lines.size(), 3U);
}

TEST(Layout, KeepsWordsOutOfAStoresBands) {
  Words words;
  words.title = "The Last Keeper";
  words.tagline = "Someone has to stay awake";
  words.release = "Coming soon";
  for (const TitlePlace place : {TitlePlace::top, TitlePlace::middle, TitlePlace::bottom}) {
    auto guide = guide_of({place});
    poster::Format format = format_of(2000, 3000);
    format.keep_out_top_px = 240;
    format.keep_out_bottom_px = 400;
    const auto sheet = lay_out({words, format, guide, calm_map(2000, 3000, 3), 3}, FakeType());
    ASSERT_TRUE(sheet);
    for (const TextLine& line : sheet->lines) {
      EXPECT_GE(ink_rect(line).top_px, 239.5) << line.text;
      EXPECT_LE(ink_rect(line).bottom_px, 2600.5) << line.text;
    }
  }
}

TEST(Layout, KeepsItsPromisesOverManySheets) {
  const std::vector<std::pair<int, int>> sizes{{1000, 1500}, {2000, 3000}, {1280, 720}, {1080, 1080},
                                               {1080, 1920}, {120, 180},   {200, 800},  {1600, 400},
                                               {4000, 3000}, {333, 517}};
  const std::vector<std::vector<TitlePlace>> places{{TitlePlace::top},
                                                    {TitlePlace::bottom},
                                                    {TitlePlace::middle, TitlePlace::top},
                                                    {TitlePlace::left_column},
                                                    {TitlePlace::right_column, TitlePlace::bottom},
                                                    {}};
  const std::vector<std::string> titles{
      "X",
      "Up",
      "The Last Keeper",
      "Supercalifragilisticexpialidocious",
      "東京物語の夜",
      "One, two, three, four, five, six, seven",
      "The Unbearable Slowness of Being a Night Watchman in the City of Lost Umbrella"};
  base::SeededRandom random(99);
  int set = 0, refused = 0;
  for (int round = 0; round < 160; ++round) {
    const auto [width, height] = sizes[random.below(static_cast<std::uint32_t>(sizes.size()))];
    Words words;
    words.title = titles[random.below(static_cast<std::uint32_t>(titles.size()))];
    if (random.chance(0.6F)) words.tagline = "At the end of the world someone must keep the light";
    if (random.chance(0.6F)) words.credits = credits_of(static_cast<int>(1 + random.below(14)));
    if (random.chance(0.5F)) words.release = "In cinemas soon";
    const auto place = places[random.below(static_cast<std::uint32_t>(places.size()))];
    const auto voice = random.chance(0.5F) ? TypeVoice::action : TypeVoice::drama;
    const auto sheet = lay(words, width, height, place, static_cast<std::uint64_t>(round), voice);
    const std::string what = words.title + " " + std::to_string(width) + "x" + std::to_string(height) +
                             " round " + std::to_string(round);
    if (!sheet) {
      // Honest only on sheets where there is really no room.
      EXPECT_EQ(sheet.error().kind, base::ErrorKind::bad_request) << what;
      EXPECT_TRUE(std::min(width, height) < 350 || width >= 2 * height)
          << what << ": " << sheet.error().public_text;
      ++refused;
      continue;
    }
    ++set;
    check_promises(*sheet, 0.05, what);
  }
  EXPECT_GT(set, 120);
  EXPECT_LT(refused, 25);
}

TEST(Layout, LogosStandInOneRowUnderTheCreditsAndLookEquallyLarge) {
  Words words;
  words.title = "The Last Keeper";
  words.credits = credits_of(6);
  words.release = "Coming soon";
  for (const auto& [width, height] : {std::pair{300, 100}, {100, 100}, {900, 90}})
    words.logos.push_back({std::make_shared<const pixels::Image8>(width, height, 4), width == 100});
  const auto guide = guide_of({TitlePlace::top});
  const auto format = format_of(1000, 1500);
  const auto calm = calm_map(1000, 1500, 3);
  LayoutRequest request{words, format, guide, calm, 3};
  const auto sheet = lay_out(request, FakeType());
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->logos.size(), 3U);
  double lowest_credit = 0, highest_release = 1e9;
  poster::Ink ink;
  for (const TextLine& line : sheet->lines) {
    if (line.role == Role::billing) {
      lowest_credit = std::max(lowest_credit, ink_rect(line).bottom_px);
      ink = line.ink;
    }
    if (line.role == Role::release) highest_release = ink_rect(line).top_px;
  }
  const auto& logos = sheet->logos;
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_GT(logos[i].area.top_px, lowest_credit);
    EXPECT_LT(logos[i].area.bottom_px, highest_release);
    if (i > 0) {
      EXPECT_GT(logos[i].area.left_px, logos[i - 1].area.right_px);
    }
    EXPECT_EQ(logos[i].tinted, i == 1);
    EXPECT_EQ(logos[i].ink, ink);
  }
  EXPECT_NEAR(logos[0].area.left_px, 1000 - logos[2].area.right_px, 1);
  EXPECT_GT(logos[1].area.height_px(), logos[0].area.height_px());
  EXPECT_GT(logos[0].area.height_px(), logos[2].area.height_px());
  EXPECT_NEAR(logos[2].area.width_px() / logos[2].area.height_px(), 10, 0.01);
  request.wishes.variant = poster::Variant::teaser;
  EXPECT_TRUE(lay_out(request, FakeType())->logos.empty());
}

TEST(Layout, ContrastOnTheMapHoldsForEveryLine) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Words words;
    words.title = "The Last Keeper";
    words.tagline = "Someone must keep the light";
    words.credits = credits_of(6);
    words.release = "Coming soon";
    const auto guide =
        guide_of(seed % 2 == 0 ? std::vector{TitlePlace::top} : std::vector{TitlePlace::bottom});
    const auto format = format_of(1000, 1500);
    const auto calm = calm_map(1000, 1500, seed);
    const auto sheet = lay_out({words, format, guide, calm, seed}, FakeType());
    ASSERT_TRUE(sheet);
    const Ground ground(calm, 1000, 1500);
    for (const TextLine& line : sheet->lines) {
      const double contrast = Ground::contrast(line.ink, ground.tone(ink_rect(line), sheet->scrims));
      EXPECT_GE(contrast, line.role == Role::title ? kTitleContrastMin : 4.4) << seed << " " << line.text;
    }
  }
}

}  // namespace
}  // namespace onesheet::layout
