#include "service/words.h"

#include <gtest/gtest.h>

namespace onesheet::service {
namespace {

using poster::TitleMode;

brief::Brief sample_brief() {
  brief::Brief brief;
  brief.suggested_title = "The Keeper";
  brief.suggested_tagline = "Hold fast.";
  return brief;
}

std::vector<std::string> titles_of(const std::vector<layout::Words>& choices) {
  std::vector<std::string> titles;
  for (const auto& words : choices) titles.push_back(words.title + " / " + words.tagline);
  return titles;
}

TEST(Words, AGivenTitleIsTheOnlyChoiceAndBringsNothingUnasked) {
  poster::Spec spec = poster::default_spec("a keeper");
  spec.title_mode = TitleMode::given;
  spec.title = "  Mine ";
  EXPECT_EQ(titles_of(choices_of_words(spec, sample_brief())), (std::vector<std::string>{"Mine / "}));
}

TEST(Words, AnAutomaticTitleFallsBackStepByStep) {
  brief::Brief brief = sample_brief();
  brief.quoted_title = "The Last Light";
  EXPECT_EQ(titles_of(choices_of_words(poster::default_spec("a keeper"), brief)),
            (std::vector<std::string>{"The Last Light / Hold fast.", "The Last Light / ",
                                      "The Keeper / Hold fast.", "The Keeper / ", " / "}));
}

TEST(Words, TheCallersTaglineIsInEveryChoice) {
  poster::Spec spec = poster::default_spec("a keeper");
  spec.tagline = "Stay.";
  EXPECT_EQ(titles_of(choices_of_words(spec, sample_brief())),
            (std::vector<std::string>{"The Keeper / Stay.", " / Stay."}));
}

TEST(Words, AQuotedTitleThatIsNoTitleIsPassedOver) {
  brief::Brief brief = sample_brief();
  brief.suggested_tagline.clear();
  for (const std::string& quoted : {std::string("  "), std::string(81, 'x'), std::string("a\nb")}) {
    brief.quoted_title = quoted;
    EXPECT_EQ(titles_of(choices_of_words(poster::default_spec("a"), brief)),
              (std::vector<std::string>{"The Keeper / ", " / "}));
  }
  brief.quoted_title = std::string(80, 'x');
  EXPECT_EQ(choices_of_words(poster::default_spec("a"), brief).front().title.size(), 80U);
}

TEST(Words, NoneMeansNoWordsAndContradictingItIsRefused) {
  poster::Spec spec = poster::default_spec("a keeper");
  spec.title_mode = TitleMode::none;
  EXPECT_TRUE(check_words(spec));
  EXPECT_EQ(titles_of(choices_of_words(spec, sample_brief())), (std::vector<std::string>{" / "}));
  spec.tagline = "Stay.";
  ASSERT_FALSE(check_words(spec));
  EXPECT_EQ(check_words(spec).error().kind, base::ErrorKind::bad_request);
}

}  // namespace
}  // namespace onesheet::service
