// Whole kits: every store's rules on finished files, and each rule broken once.
#include "kit/kit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "kit/title_art.h"
#include "render/encode.h"
#include "service/parts.h"

namespace onesheet::kit {
namespace {

using base::Deadline;
using poster::WordsAllowed;
using testing_parts::Studio;

// Every length of a store's format, and its least size, at a quarter: the rules are about shapes and places.
Asset quartered(Asset asset) {
  constexpr int kPart = 4;
  poster::Format& format = asset.format;
  for (int* length : {&format.size.width_px, &format.size.height_px, &format.keep_out_top_px,
                      &format.keep_out_bottom_px, &asset.min_width_px, &asset.min_height_px}) {
    *length /= kPart;
  }
  return asset;
}

std::vector<Asset> quartered_assets(std::string_view store) {
  std::vector<Asset> assets;
  const auto known = assets_of(store);
  for (const Asset& asset : *known) assets.push_back(quartered(asset));
  return assets;
}

std::string what_failed(const Kit& kit) {
  std::string text;
  for (const KitFile& file : kit.files) {
    for (const Check& check : file.checks) {
      if (!check.passes) text += file.name + " " + check.rule + ": " + check.detail + "\n";
    }
  }
  return text;
}

std::string made_id(service::PosterService& posters, const std::string& title, const char* size) {
  poster::Spec spec = poster::default_spec("a lighthouse keeper in a storm");
  spec.format = *poster::parse_format(size);
  spec.title_mode = poster::TitleMode::given;
  spec.title = title;
  spec.tagline = "Someone has to stay awake";
  spec.seed = 3;
  auto made = posters.make(spec, Deadline::never());
  EXPECT_TRUE(made) << base::describe(made.error());
  return made ? made->record.id : "";
}

struct Case {
  std::string store, title;
  const char* size;
};

class EveryStore : public ::testing::TestWithParam<Case> {};

TEST_P(EveryStore, PassesItsOwnRules) {
  Studio studio;
  studio.keep_art = true;
  const auto posters = studio.service();
  const std::string id = made_id(*posters, GetParam().title, GetParam().size);
  const auto assets = quartered_assets(GetParam().store);
  const auto kit = make_kit(*posters, id, assets, Deadline::never());
  ASSERT_TRUE(kit) << base::describe(kit.error());
  EXPECT_EQ(what_failed(*kit), "");
  EXPECT_TRUE(kit->passes());
  ASSERT_EQ(kit->files.size(), assets.size());
  for (std::size_t i = 0; i < assets.size(); ++i) {
    const KitFile& file = kit->files[i];
    const auto image = render::decode(file.bytes);
    ASSERT_TRUE(image) << file.name;
    EXPECT_EQ(image->channels, assets[i].format.words == WordsAllowed::logo ? 4 : 3) << file.name;
    EXPECT_EQ(image->width, assets[i].format.size.width_px) << file.name;
    EXPECT_EQ(image->height, assets[i].format.size.height_px) << file.name;
    EXPECT_EQ(file.bytes[0], file.name.ends_with(".png") ? 0x89 : 0xFF) << file.name;
    // Every rule that the store's table states was asked.
    const auto asked = [&file](const char* rule) {
      return std::ranges::any_of(file.checks, [&](const Check& check) { return check.rule == rule; });
    };
    const WordsAllowed words = assets[i].format.words;
    for (const char* rule : {"size", "type", "bytes", "transparency"}) EXPECT_TRUE(asked(rule)) << file.name;
    EXPECT_EQ(asked("words"), words != WordsAllowed::any && words != WordsAllowed::logo) << file.name;
    EXPECT_EQ(asked("title"), words != WordsAllowed::none) << file.name;
    EXPECT_EQ(asked("contrast"), words != WordsAllowed::none) << file.name;
    EXPECT_EQ(asked("bands"), words == WordsAllowed::any || words == WordsAllowed::title) << file.name;
  }
}

std::vector<Case> every_case() {
  std::vector<Case> cases;
  for (const std::string& store : store_names()) {
    cases.push_back({store, "The Last Light", "400x600"});
    cases.push_back({store, "月の下の侍", "600x400"});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryStore, ::testing::ValuesIn(every_case()),
                         [](const ::testing::TestParamInfo<Case>& one) {
                           std::string name = one.param.store;
                           std::erase(name, '-');
                           return name + (one.param.size[0] == '4' ? "Latin" : "Japanese");
                         });

// A finished file of a store and what it was made of, to break one rule at a time.
struct Finished {
  Asset asset;
  pixels::Image8 image;
  std::vector<std::uint8_t> bytes;
  layout::Sheet sheet;
  std::optional<render::Quality> quality;
};

const Finished& finished(const char* name) {
  static std::map<std::string, Finished> made;
  if (const auto known = made.find(name); known != made.end()) return known->second;
  Studio studio;
  studio.keep_art = true;
  const auto posters = studio.service();
  const std::string id = made_id(*posters, "The Last Light", "400x600");
  Finished one;
  const auto known_assets = assets_of("prime-video");
  for (const Asset& asset : *known_assets) {
    if (asset.name == name) one.asset = quartered(asset);
  }
  const auto drawn =
      posters->redraw(id, {.format = one.asset.format, .words = one.asset.format.words}, Deadline::never());
  EXPECT_TRUE(drawn);
  one.image =
      one.asset.format.words == WordsAllowed::logo ? *title_art(*drawn, one.asset.format) : drawn->image;
  one.sheet = drawn->sheet;
  one.quality = drawn->quality;
  one.bytes = *render::encode(one.image, one.asset.types.front());
  return made.emplace(name, std::move(one)).first->second;
}

// The rules that fail, in the order of the checks.
std::string broken(const Finished& one) {
  std::string rules;
  const auto checked = check_file(one.asset, one.bytes, one.sheet, one.quality);
  for (const Check& check : checked->checks) {
    if (!check.passes) rules += (rules.empty() ? "" : " ") + check.rule;
  }
  return rules;
}

std::string broken_by(const char* name, const std::function<void(Finished&)>& breaking) {
  Finished one = finished(name);
  EXPECT_EQ(broken(one), "") << name;
  breaking(one);
  return broken(one);
}

pixels::Image8 cut(const pixels::Image8& image, int width, int height) {
  pixels::Image8 part(width, height, image.channels);
  for (int y = 0; y < height; ++y) std::copy_n(image.row(y), part.stride(), part.row(y));
  return part;
}

TEST(BrokenRules, AreEachFound) {
  EXPECT_EQ(broken_by("poster",
                      [](Finished& one) {
                        one.bytes = *render::encode(cut(one.image, one.image.width - 1, one.image.height),
                                                    poster::FileType::jpeg);
                      }),
            "size");
  EXPECT_EQ(broken_by("poster", [](Finished& one) { one.asset.min_height_px += 1; }), "size");
  EXPECT_EQ(broken_by("poster", [](Finished& one) { one.asset.bytes_max = one.bytes.size() - 1; }), "bytes");
  EXPECT_EQ(broken_by("poster", [](Finished& one) { one.asset.bytes_max = one.bytes.size(); }), "");
  EXPECT_EQ(broken_by("poster",
                      [](Finished& one) { one.bytes = *render::encode(one.image, poster::FileType::webp); }),
            "type");
  EXPECT_EQ(broken_by("poster",
                      [](Finished& one) {
                        pixels::Image8 clear(one.image.width, one.image.height, 4);
                        one.bytes = *render::encode(clear, poster::FileType::png);
                      }),
            "transparency");
  EXPECT_EQ(broken_by("poster",
                      [](Finished& one) {
                        one.sheet.lines.push_back(one.sheet.lines.front());
                        one.sheet.lines.back().role = layout::Role::tagline;
                      }),
            "words");
  EXPECT_EQ(broken_by("poster", [](Finished& one) { one.sheet.lines.clear(); }), "title");
  EXPECT_EQ(broken_by("poster", [](Finished& one) { one.quality->title_contrast = 2.9F; }), "contrast");
  const auto to_the_top = [](Finished& one) {
    const double up =
        layout::ink_rect(one.sheet.lines.front()).top_px - 59;  // Prime Video's 240 px, a quarter
    for (layout::TextLine& line : one.sheet.lines) line.baseline_px -= up;
  };
  EXPECT_EQ(broken_by("poster", to_the_top), "bands");
  EXPECT_EQ(broken_by("poster",
                      [](Finished& one) {
                        one.sheet.lines.clear();
                        one.sheet.title_logo = layout::Rect{100, 100, 400, 700};
                      }),
            "bands");
  EXPECT_EQ(
      broken_by("hero",
                [](Finished& one) { one.sheet.lines.push_back(finished("poster").sheet.lines.front()); }),
      "words bands");
}

TEST(BrokenRules, OfTitleArtToo) {
  EXPECT_EQ(broken_by("title",
                      [](Finished& one) {
                        one.bytes = *render::encode(finished("hero").image, poster::FileType::png);
                      }),
            "size transparency contrast");
  // Dark letters on what a store shows on a dark ground.
  EXPECT_EQ(broken_by("title",
                      [](Finished& one) {
                        for (int y = 0; y < one.image.height; ++y) {
                          for (int x = 0; x < one.image.width; ++x)
                            std::fill_n(one.image.row(y) + 4 * static_cast<std::ptrdiff_t>(x), 3, 40);
                        }
                        one.bytes = *render::encode(one.image, poster::FileType::png);
                      }),
            "contrast");
}

TEST(TitleArt, GrowsSmallerUntilItsBytesFit) {
  Studio studio;
  studio.keep_art = true;
  const auto posters = studio.service();
  const std::string id = made_id(*posters, "The Last Light", "400x600");
  auto assets = quartered_assets("prime-video");
  std::erase_if(assets, [](const Asset& asset) { return asset.name != "title"; });
  ASSERT_EQ(assets.size(), 1U);
  const auto full = make_kit(*posters, id, assets, Deadline::never());
  ASSERT_TRUE(full);
  EXPECT_EQ(full->files[0].width_px, assets[0].format.size.width_px);
  assets[0].bytes_max = full->files[0].bytes.size() / 2;
  const auto less = make_kit(*posters, id, assets, Deadline::never());
  ASSERT_TRUE(less);
  EXPECT_EQ(what_failed(*less), "");
  EXPECT_LT(less->files[0].width_px, assets[0].format.size.width_px);
  EXPECT_GE(less->files[0].height_px, assets[0].min_height_px);
  EXPECT_LE(less->files[0].bytes.size(), assets[0].bytes_max);
  // Less than the least size can have: said, and no file.
  assets[0].bytes_max = render::kBytesLimitMin;
  assets[0].min_width_px = assets[0].format.size.width_px;
  const auto none = make_kit(*posters, id, assets, Deadline::never());
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->files[0].passes());
  EXPECT_TRUE(none->files[0].bytes.empty());
}

TEST(Kit, EveryFileShowsTheTitleInOneFace) {
  Studio studio;
  studio.keep_art = true;
  const auto posters = studio.service();
  const std::string id = made_id(*posters, "The Last Light", "400x600");
  std::set<std::string> faces;
  std::set<layout::Effect> effects;
  for (const Asset& asset : quartered_assets("all")) {
    const auto drawn =
        posters->redraw(id, {.format = asset.format, .words = asset.format.words}, Deadline::never());
    ASSERT_TRUE(drawn);
    for (const layout::TextLine& line : drawn->sheet.lines) {
      if (line.role != layout::Role::title) continue;
      faces.insert(line.style.face);
      effects.insert(line.effect);
    }
  }
  EXPECT_EQ(faces.size(), 1U);
  EXPECT_EQ(effects.size(), 1U);
}

}  // namespace
}  // namespace onesheet::kit
