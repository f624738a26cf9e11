#include "render/font_pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/thread_pool.h"
#include "render/pictures.h"

namespace onesheet::render {
namespace {

using layout::TextStyle;
using poster::TypeVoice;

constexpr TypeVoice kVoices[] = {
    TypeVoice::drama,  TypeVoice::thriller, TypeVoice::action,     TypeVoice::sci_fi, TypeVoice::fantasy,
    TypeVoice::horror, TypeVoice::romance,  TypeVoice::comedy,     TypeVoice::family, TypeVoice::western,
    TypeVoice::noir,   TypeVoice::neon,     TypeVoice::documentary};

std::size_t glyphs(std::string_view text, const std::string& face, double tracking = 0) {
  return fonts().glyph_outlines(text, {face, 100, tracking, 1}).value().size();
}
double width_of(std::string_view text, const std::string& face, double tracking = 0) {
  return fonts().measure(text, {face, 100, tracking, 1}).value().advance_px;
}

TEST(FontPack, EveryVoiceHasFacesOfThePack) {
  std::set<std::string> names;
  for (const FaceInfo& face : fonts().faces()) names.insert(face.name);
  EXPECT_TRUE(names.contains(fonts().billing_face()));
  for (const TypeVoice voice : kVoices) {
    EXPECT_FALSE(fonts().title_faces(voice).empty());
    for (const std::string& face : fonts().title_faces(voice)) EXPECT_TRUE(names.contains(face)) << face;
    EXPECT_TRUE(names.contains(fonts().tagline_face(voice)));
  }
}

TEST(FontPack, EveryDisplayFaceSetsAPlainTitle) {
  for (const TypeVoice voice : kVoices) {
    for (const std::string& face : fonts().title_faces(voice)) {
      EXPECT_TRUE(fonts().covers(face, "THE QUICK BROWN FOX: 0123456789, & JUMPS! (ÉÜÑÇ?)")) << face;
    }
  }
}

TEST(FontPack, MeasureAndOutlineAgree) {
  for (const FaceInfo& face : fonts().faces()) {
    const TextStyle style{face.name, 200, 0.05, 0.8};
    const auto extent = fonts().measure("HAMBURG 7", style);
    const auto path = fonts().outline("HAMBURG 7", style);
    ASSERT_TRUE(extent && path) << face.name;
    const auto bounds = path->bounds();
    // Control points may lie outside the ink, never inside it.
    EXPECT_LE(bounds.left, extent->ink_left_px + 1.5) << face.name;
    EXPECT_GE(bounds.right, extent->ink_right_px - 1.5) << face.name;
    EXPECT_LE(bounds.top, -extent->ink_top_px + 1.5) << face.name;
    EXPECT_GE(bounds.bottom, extent->ink_bottom_px - 1.5) << face.name;
    EXPECT_NEAR(bounds.right, extent->ink_right_px, 12) << face.name;
    EXPECT_NEAR(bounds.top, -extent->ink_top_px, 12) << face.name;
    EXPECT_GT(extent->cap_height_px, 80) << face.name;
    EXPECT_LT(extent->cap_height_px, 260) << face.name;
    EXPECT_GT(extent->advance_px, 0) << face.name;
  }
}

TEST(FontPack, SizeScalesEverything) {
  const auto a = *fonts().measure("Scale, me", {"cinzel", 50, 0.1, 1});
  const auto b = *fonts().measure("Scale, me", {"cinzel", 150, 0.1, 1});
  EXPECT_NEAR(b.advance_px, 3 * a.advance_px, 1e-6);
  EXPECT_NEAR(b.ink_bottom_px, 3 * a.ink_bottom_px, 1e-6);
  EXPECT_NEAR(b.cap_height_px, 3 * a.cap_height_px, 1e-6);
}

TEST(FontPack, TrackingGoesBetweenClustersOnly) {
  EXPECT_NEAR(width_of("TRACK", "anton", 0.5), width_of("TRACK", "anton") + 4 * 50, 1e-6);
  EXPECT_NEAR(width_of("T", "anton", 0.5), width_of("T", "anton"), 1e-6);
  // A letter and its mark are one cluster.
  EXPECT_NEAR(width_of("e\u0301e", "noto-sans", 0.5), width_of("e\u0301e", "noto-sans") + 50, 1e-6);
}

TEST(FontPack, StretchNarrowsWithoutLowering) {
  const auto wide = *fonts().measure("BILLING", {"league-gothic", 100, 0.03, 1});
  const auto narrow = *fonts().measure("BILLING", {"league-gothic", 100, 0.03, 0.6});
  EXPECT_NEAR(narrow.advance_px, 0.6 * wide.advance_px, 1e-6);
  EXPECT_DOUBLE_EQ(narrow.cap_height_px, wide.cap_height_px);
}

TEST(FontPack, Kerns) {
  EXPECT_LT(width_of("AVAVA", "bebas-neue"),
            3 * width_of("A", "bebas-neue") + 2 * width_of("V", "bebas-neue"));
}

TEST(FontPack, ArabicLettersJoinAndAreNeverTornApart) {
  const std::string word = "سلام";
  // Joined, the word is narrower than its letters alone, whose isolated forms have their own tails.
  double alone = 0;
  for (const char* letter : {"س", "ل", "ا", "م"}) alone += width_of(letter, "noto-naskh-arabic");
  EXPECT_LT(width_of(word, "noto-naskh-arabic"), 0.9 * alone);
  EXPECT_DOUBLE_EQ(width_of(word, "noto-naskh-arabic", 0.5), width_of(word, "noto-naskh-arabic"));
}

TEST(FontPack, RightToLeftIsSetFromTheRight) {
  // Alef then bet: as seen, bet is left of alef.
  const auto both = fonts().glyph_outlines("אב", {"noto-sans-hebrew", 100, 0, 1}).value();
  const auto alef = fonts().outline("א", {"noto-sans-hebrew", 100, 0, 1}).value();
  ASSERT_EQ(both.size(), 2U);
  const auto width = [](const pixels::Path& p) { return p.bounds().right - p.bounds().left; };
  EXPECT_GT(both[1].bounds().left, both[0].bounds().left);
  EXPECT_NEAR(width(both[1]), width(alef), 0.01);
}

TEST(FontPack, NumbersInsideRightToLeftReadLeftToRight) {
  const auto line = fonts().glyph_outlines("א 12", {"noto-sans-hebrew", 100, 0, 1}).value();
  const auto one = fonts().outline("1", {"noto-sans-hebrew", 100, 0, 1}).value();
  ASSERT_EQ(line.size(), 4U);
  const auto width = [](const pixels::Path& p) { return p.bounds().right - p.bounds().left; };
  EXPECT_NEAR(width(line[0]), width(one), 0.01);            // 1 is leftmost, 2 follows
  EXPECT_GT(line[3].bounds().left, line[1].bounds().left);  // the letter is rightmost
}

TEST(FontPack, DevanagariFormsConjuncts) {
  // Ka, virama, ssa: three code points, one shape.
  EXPECT_LT(glyphs("क्ष", "noto-sans-devanagari"), 3U);
  // The vowel sign i is written after its consonant and stands before it.
  const auto ki = fonts().glyph_outlines("कि", {"noto-sans-devanagari", 100, 0, 1}).value();
  const auto ka = fonts().outline("क", {"noto-sans-devanagari", 100, 0, 1}).value();
  ASSERT_EQ(ki.size(), 2U);
  EXPECT_NEAR(ki[1].bounds().right - ki[1].bounds().left, ka.bounds().right - ka.bounds().left, 0.01);
}

TEST(FontPack, ThaiMarksStandOverTheirLetters) {
  const auto with = *fonts().measure("ที่", {"noto-sans-thai", 100, 0, 1});
  const auto without = *fonts().measure("ท", {"noto-sans-thai", 100, 0, 1});
  EXPECT_NEAR(with.advance_px, without.advance_px, 1e-6);
  EXPECT_GT(with.ink_top_px, without.ink_top_px + 20);
}

TEST(FontPack, OtherScriptsComeFromOtherFacesOfThePack) {
  for (const char* text :
       {"Ωmega", "Ёлка", "東京", "さくら", "기생충", "שלום", "سلام", "नमस्ते", "สวัสดี", "I ♥ NY", "★ №1 ™"}) {
    const auto path = fonts().outline(text, {"anton", 100, 0, 1});
    ASSERT_TRUE(path) << text << ": " << base::describe(path.error());
    EXPECT_FALSE(path->empty()) << text;
  }
}

TEST(FontPack, KanaDecideThatCharactersAreJapanese) {
  // 直 differs between the two countries; with kana on the line the Japanese drawing is used.
  const auto chinese = fonts().glyph_outlines("直", {"anton", 100, 0, 1}).value().front();
  const auto japanese = fonts().glyph_outlines("直の", {"anton", 100, 0, 1}).value().front();
  EXPECT_NE(chinese.points().size(), japanese.points().size());
  EXPECT_EQ(fonts().script_face("東京物語", TypeVoice::drama, ""), "noto-sans-sc");
  EXPECT_EQ(fonts().script_face("東京の夜", TypeVoice::drama, ""), "noto-sans-jp");
}

TEST(FontPack, NamesTheCharacterNoFontHas) {
  const auto emoji = fonts().measure("Fox \U0001F98A", {"anton", 100, 0, 1});
  ASSERT_FALSE(emoji);
  EXPECT_EQ(emoji.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(emoji.error().public_text.find("U+1F98A"), std::string::npos);
  EXPECT_NE(emoji.error().public_text.find("\U0001F98A"), std::string::npos);
  const auto rare = fonts().outline("\U00012000", {"anton", 100, 0, 1});  // cuneiform
  ASSERT_FALSE(rare);
  EXPECT_NE(rare.error().public_text.find("U+12000"), std::string::npos);
}

TEST(FontPack, InvisibleCharactersNeedNoGlyph) {
  EXPECT_TRUE(fonts().measure("A\u200D\uFE0F\u200EB", {"anton", 100, 0, 1}));
  EXPECT_TRUE(fonts().covers("anton", "A\u200DB"));
}

TEST(FontPack, EmptyTextHasNoInk) {
  const auto extent = fonts().measure("", {"anton", 100, 0, 1});
  ASSERT_TRUE(extent);
  EXPECT_EQ(extent->advance_px, 0);
  EXPECT_TRUE(fonts().outline("", {"anton", 100, 0, 1})->empty());
}

TEST(FontPack, UnknownFaceAndBadUtf8AreRefused) {
  EXPECT_EQ(fonts().measure("A", {"comic", 100, 0, 1}).error().kind, base::ErrorKind::bad_request);
  EXPECT_EQ(fonts().outline("\xFF", {"anton", 100, 0, 1}).error().kind, base::ErrorKind::bad_request);
}

TEST(FontPack, ManyThreadsGetTheSameAnswers) {
  const std::vector<std::string> texts{"THE LAST KEEPER", "ليالي القاهرة", "दिलवाले", "東京の夜", "Ωmega ★"};
  std::vector<double> expected;
  for (const auto& text : texts) expected.push_back(width_of(text, "anton"));
  const auto pool = base::make_thread_runner(4);
  std::vector<double> found(400);
  pool->run(found.size(), [&](std::size_t i) { found[i] = width_of(texts[i % texts.size()], "anton"); });
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], expected[i % texts.size()]);
}

}  // namespace
}  // namespace onesheet::render
