// What a caller may choose about the type, through the real fonts.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "layout/effects.h"
#include "layout/layout.h"
#include "pixels/calm_map.h"
#include "render/encode.h"
#include "render/pictures.h"
#include "render/render.h"

namespace onesheet::render {
namespace {

using layout::Role;

std::vector<std::uint8_t> font_file(const std::string& name) {
  const auto path = std::filesystem::path(ONESHEET_SOURCE_DIR) / "assets" / "fonts" / name / (name + ".ttf");
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::shared_ptr<const FontPack> pack() {
  static const std::shared_ptr<const FontPack> loaded = std::move(load_font_pack()).value();
  return loaded;
}

poster::ArtGuide night() {
  poster::ArtGuide guide;
  guide.palette.text = {0.95F, 0.93F, 0.86F};
  guide.palette.ground = {0.04F, 0.07F, 0.12F};
  guide.palette.accent = {0.9F, 0.6F, 0.2F};
  guide.palette.light = {1, 1, 1};
  guide.places = {poster::TitlePlace::top};
  return guide;
}

struct Asked {
  layout::Words words{.title = "The Last Keeper"};
  layout::TypeWishes wishes;
  std::optional<layout::TitleLogo> logo;
};

base::Result<layout::Sheet> laid(const Asked& asked, const FontPack& fonts) {
  poster::Format format;
  format.size = {400, 600};
  const auto guide = night();
  const auto calm = pixels::measure_calm(flat(400, 600, 20, 24, 40));
  return layout::lay_out({.words = asked.words,
                          .format = format,
                          .guide = guide,
                          .calm = calm,
                          .seed = 5,
                          .wishes = asked.wishes,
                          .title_logo = asked.logo},
                         fonts);
}

std::string why(const base::Result<layout::Sheet>& sheet) { return sheet ? "" : sheet.error().public_text; }

TEST(TypeWishes, AFaceByNameIsUsed) {
  for (const FaceInfo& face : pack()->faces()) {
    if (face.voices.empty()) continue;
    Asked asked;
    asked.wishes.font = face.name;
    const auto sheet = laid(asked, *pack());
    ASSERT_TRUE(sheet) << face.name << ": " << why(sheet);
    for (const auto& line : sheet->lines) EXPECT_EQ(line.style.face, face.name);
  }
}

TEST(TypeWishes, UnknownFacesAndEffectsAreNamedWithWhatThereIs) {
  Asked asked;
  asked.wishes.font = "comic-sans";
  EXPECT_NE(why(laid(asked, *pack())).find("bebas-neue"), std::string::npos);
  asked.wishes.font.clear();
  asked.wishes.effect = "sparkle";
  EXPECT_NE(why(laid(asked, *pack())).find("letterpress"), std::string::npos);
}

TEST(TypeWishes, AnEffectByNameIsUsed) {
  for (const std::string_view name : layout::effect_names()) {
    Asked asked;
    asked.wishes.effect = name;
    const auto sheet = laid(asked, *pack());
    ASSERT_TRUE(sheet);
    EXPECT_EQ(layout::name_of(sheet->lines.front().effect), name);
  }
}

TEST(TypeWishes, AFaceWithoutTheTitlesCharactersSaysWhich) {
  Asked asked;
  asked.words.title = "東京物語";
  asked.wishes.font = "bebas-neue";
  EXPECT_NE(why(laid(asked, *pack())).find("東 (U+6771)"), std::string::npos);
}

TEST(TypeWishes, TurkishKeepsItsDots) {
  Asked asked;
  asked.words.title = "İstanbul'da ilk ışık";
  asked.wishes.font = "bebas-neue";
  asked.wishes.language = "tr";
  auto sheet = laid(asked, *pack());
  ASSERT_TRUE(sheet) << why(sheet);
  std::string all;
  for (const auto& line : sheet->lines) all += line.text + " ";
  EXPECT_NE(all.find("İLK"), std::string::npos);
  EXPECT_NE(all.find("IŞIK"), std::string::npos);
}

TEST(TypeWishes, LanguageDecidesWhoseHanCharactersAreMeant) {
  for (const auto& [language, face] : {std::pair{"ja", "noto-sans-jp"}, {"zh-Hans", "noto-sans-sc"}}) {
    Asked asked;
    asked.words.title = "東京";
    asked.wishes.language = language;
    const auto sheet = laid(asked, *pack());
    ASSERT_TRUE(sheet) << why(sheet);
    EXPECT_EQ(sheet->lines.front().style.face, face);
  }
}

TEST(TypeWishes, ATeaserHoldsTitleAndTaglineAlone) {
  Asked asked;
  asked.words = {.title = "Resonance",
                 .tagline = "She hears everything",
                 .credits = {{{"Directed by", {"Ida Sand"}}}},
                 .release = "Coming soon"};
  EXPECT_GT(laid(asked, *pack())->lines.size(), 3U);
  asked.wishes.variant = poster::Variant::teaser;
  const auto sheet = laid(asked, *pack());
  ASSERT_TRUE(sheet);
  for (const auto& line : sheet->lines)
    EXPECT_TRUE(line.role == Role::title || line.role == Role::tagline) << line.text;
}

TEST(TypeWishes, GuildRatiosHold) {
  for (const int percent : poster::kBillingPercents) {
    Asked asked;
    asked.words = {.title = "Resonance",
                   .credits = {{{"Directed by", {"Ida Sand"}}, {"", {"Tom Hallbrook", "Lena Okafor"}}}}};
    asked.wishes.billing_to_title = percent / 100.0;
    const auto sheet = laid(asked, *pack());
    ASSERT_TRUE(sheet) << why(sheet);
    double title = 0, names = 0;
    for (const auto& line : sheet->lines) {
      double& cap = line.role == Role::title ? title : names;
      cap = std::max(cap, line.extent.cap_height_px);
    }
    EXPECT_GE(names, title * percent / 100 * 0.995) << percent;
  }
}

TEST(OwnFace, SetsTheTitleAndNothingElse) {
  const auto own = with_own_face(pack(), font_file("rye"));
  ASSERT_TRUE(own) << base::describe(own.error());
  Asked asked;
  asked.words.tagline = "Only one rides home";
  asked.wishes.font = kOwnFace;
  const auto sheet = laid(asked, **own);
  ASSERT_TRUE(sheet) << why(sheet);
  for (const auto& line : sheet->lines) EXPECT_EQ(line.style.face == kOwnFace, line.role == Role::title);
  EXPECT_TRUE(set_type(flat(400, 600, 20, 24, 40), *sheet, **own));
  // The pack knows no such face by itself.
  EXPECT_FALSE(laid(asked, *pack()));
}

TEST(OwnFace, LackingTheTitlesCharactersItSaysWhich) {
  const auto own = with_own_face(pack(), font_file("rye"));
  ASSERT_TRUE(own);
  Asked asked;
  asked.words.title = "Летят журавли";
  asked.wishes.font = kOwnFace;
  EXPECT_NE(why(laid(asked, **own)).find("Л (U+041B)"), std::string::npos);
}

TEST(OwnFace, RefusesWhatIsNoFontInOneSentence) {
  const auto refused = [](std::vector<std::uint8_t> bytes) {
    const auto own = with_own_face(pack(), std::move(bytes));
    return own ? std::string() : own.error().public_text;
  };
  EXPECT_NE(refused({}).find("no font"), std::string::npos);
  EXPECT_NE(refused({'h', 'e', 'l', 'l', 'o'}).find("no font"), std::string::npos);
  EXPECT_NE(refused({'w', 'O', 'F', '2', 0, 0}).find("WOFF"), std::string::npos);
  auto cut = font_file("rye");
  cut.resize(300);
  EXPECT_NE(refused(cut).find("damaged"), std::string::npos);
  auto file = font_file("rye");
  file.resize(kOwnFontBytesMax);
  EXPECT_EQ(refused(file), "");
  file.resize(kOwnFontBytesMax + 1);
  EXPECT_NE(refused(file).find("16 MiB"), std::string::npos);
}

// Damage anywhere in a font must end in a title or a sentence.
TEST(OwnFace, SurvivesDamage) {
  const auto whole = font_file("lobster");
  base::SeededRandom random(3);
  for (int round = 0; round < 60; ++round) {
    auto bytes = whole;
    for (int i = 0; i < 40; ++i)
      bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
          static_cast<std::uint8_t>(random.below(256));
    const auto own = with_own_face(pack(), bytes);
    if (!own) continue;
    Asked asked;
    asked.wishes.font = kOwnFace;
    const auto sheet = laid(asked, **own);
    if (sheet) {
      (void)set_type(flat(400, 600, 20, 24, 40), *sheet, **own);
    } else {
      EXPECT_EQ(sheet.error().kind, base::ErrorKind::bad_request) << base::describe(sheet.error());
    }
  }
}

pixels::Image8 logo_picture(int width, int height) {
  pixels::Image8 logo(width, height, 4);
  for (int y = height / 4; y < height * 3 / 4; ++y) {
    for (int x = width / 4; x < width * 3 / 4; ++x) {
      std::uint8_t* p = logo.row(y) + static_cast<std::ptrdiff_t>(x) * 4;
      p[0] = p[1] = p[2] = p[3] = 255;
    }
  }
  return logo;
}

TEST(TitleLogo, StandsInTheTitlesPlace) {
  const auto file = encode(logo_picture(800, 240), poster::FileType::png);
  ASSERT_TRUE(file);
  const auto logo = read_title_logo(*file);
  ASSERT_TRUE(logo) << base::describe(logo.error());
  EXPECT_EQ(logo->width, 400);  // its transparent border is gone
  EXPECT_EQ(logo->height, 120);
  Asked asked;
  asked.words.tagline = "At the end of the world";
  asked.logo = describe_title_logo(*logo);
  EXPECT_EQ(asked.logo->ink, (poster::Ink{1, 1, 1}));
  const auto sheet = laid(asked, *pack());
  ASSERT_TRUE(sheet) << why(sheet);
  ASSERT_TRUE(sheet->title_logo);
  EXPECT_NEAR(sheet->title_logo->width_px() / sheet->title_logo->height_px(), 400.0 / 120, 0.01);
  for (const auto& line : sheet->lines) EXPECT_EQ(line.role, Role::tagline);
  const auto art = flat(400, 600, 20, 24, 40);
  const auto done = set_type(art, *sheet, *pack(), nullptr, &*logo);
  ASSERT_TRUE(done);
  const int x = static_cast<int>((sheet->title_logo->left_px + sheet->title_logo->right_px) / 2);
  const int y = static_cast<int>((sheet->title_logo->top_px + sheet->title_logo->bottom_px) / 2);
  EXPECT_EQ(done->row(y)[x * 3], 255);
}

TEST(TitleLogo, RefusesWhatCannotBeATitle) {
  EXPECT_FALSE(read_title_logo({}));
  EXPECT_NE(read_title_logo(*encode(pixels::Image8(20, 20, 4), poster::FileType::png))
                .error()
                .public_text.find("transparent"),
            std::string::npos);
  EXPECT_FALSE(read_title_logo(*encode(flat(500, 10, 255, 255, 255), poster::FileType::png)));
  EXPECT_TRUE(read_title_logo(*encode(flat(kTitleLogoSideMax_px, 400, 9, 9, 9), poster::FileType::png)));
  EXPECT_FALSE(read_title_logo(*encode(flat(kTitleLogoSideMax_px + 1, 400, 9, 9, 9), poster::FileType::png)));
}

}  // namespace
}  // namespace onesheet::render
