#include "models/remote/art_prompt.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace onesheet::models {
namespace {

ArtPrompt prompt_for(const brief::Brief& brief, int width, int height, const PromptLimits& limits = {},
                     bool words_will_follow = true) {
  ArtRequest request{.brief = brief, .width_px = width, .height_px = height};
  request.words_will_follow = words_will_follow;
  const auto art = art_prompt(request, limits);
  EXPECT_TRUE(art);
  return *art;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(ArtPrompt, AsksForCalmWhereTheWordsWillGo) {
  const auto brief = brief::understand("a lighthouse keeper in a storm");
  const auto tall = prompt_for(brief, 1000, 1500);
  EXPECT_TRUE(has(tall.prompt, "Textless key art"));
  EXPECT_TRUE(has(tall.prompt, "a lighthouse keeper in a storm."));
  EXPECT_TRUE(has(tall.prompt, "bottom third calm"));
  EXPECT_TRUE(has(tall.negative, "letters"));
  EXPECT_TRUE(has(prompt_for(brief, 1080, 1080).prompt, "bottom third calm"));
  EXPECT_TRUE(has(prompt_for(brief, 1280, 720).prompt, "left third"));
  EXPECT_FALSE(has(prompt_for(brief, 1000, 1500, {}, false).prompt, "calm"));
}

TEST(ArtPrompt, WithoutANegativePromptItSaysWhatToLeaveOut) {
  const auto brief = brief::understand("an empty street, no people");
  const auto art = prompt_for(brief, 1000, 1500, {.takes_negative = false});
  EXPECT_TRUE(art.negative.empty());
  EXPECT_TRUE(has(art.prompt, "Leave out: text, letters"));
  EXPECT_TRUE(has(art.prompt, "people"));
}

TEST(ArtPrompt, FitsTheLimitByShorteningTheCallersWordsAlone) {
  std::string words;
  for (int i = 0; i < 300; ++i) words += "château ";
  const auto brief = brief::understand(words);
  for (const std::size_t most : {512U, 1024U}) {
    const auto art = prompt_for(brief, 1000, 1500, {.prompt_max = most, .shared = true});
    EXPECT_LE(*base::count_code_points(art.prompt) + *base::count_code_points(art.negative), most);
    EXPECT_TRUE(art.shortened);
    EXPECT_TRUE(has(art.prompt, "château. ")) << "cut at a word";
    EXPECT_TRUE(has(art.prompt, "bottom third calm"));
  }
  EXPECT_FALSE(prompt_for(brief, 1000, 1500).shortened);
}

TEST(ArtPrompt, RawWordsGoAsTheyAreOrNotAtAll) {
  const auto brief = brief::understand("  exactly   this…  ");
  ArtRequest request{.brief = brief, .width_px = 1000, .height_px = 1500, .raw_prompt = true};
  const auto art = art_prompt(request, {});
  ASSERT_TRUE(art);
  EXPECT_EQ(art->prompt, "  exactly   this…  ");
  EXPECT_EQ(art->negative, "");
  EXPECT_TRUE(art_prompt(request, {.prompt_max = 19}));
  const auto long_one = art_prompt(request, {.prompt_max = 18});
  ASSERT_FALSE(long_one);
  EXPECT_EQ(long_one.error().kind, base::ErrorKind::bad_request);
  EXPECT_TRUE(has(long_one.error().public_text, "19 characters and this model takes 18"));
}

}  // namespace
}  // namespace onesheet::models
