#include "doors/gateway/query.h"

#include <gtest/gtest.h>

#include "doors/gateway/gateway.h"

namespace onesheet::gateway {
namespace {

TEST(Query, DecodesNamesAndValues) {
  const auto query = Query::parse("prompt=a+b%20c%2Bd&%74itle=%E6%B5%B7&flag&empty=&&x=1=2");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->find("prompt"), "a b c+d");
  EXPECT_EQ(query->find("title"), "海");
  EXPECT_EQ(query->find("flag"), "");
  EXPECT_EQ(query->find("empty"), "");
  EXPECT_EQ(query->find("x"), "1=2");
  EXPECT_EQ(query->find("absent"), std::nullopt);
  EXPECT_EQ(query->fields().size(), 5U);
}

TEST(Query, KeepsTheLastOfARepeatedNameAndTheSemicolonInsideAValue) {
  const auto query = Query::parse("a=1&a=2;b=3");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->find("a"), "2;b=3");
  EXPECT_EQ(query->find("b"), std::nullopt);
}

TEST(Query, RefusesBrokenEscapesAndTooMuch) {
  for (const char* text : {"a=%", "a=%4", "a=%zz", "%=1", "a=%u0041"})
    EXPECT_FALSE(Query::parse(text)) << text;
  EXPECT_TRUE(Query::parse(std::string(kQueryBytesMax, 'a')));
  const auto over = Query::parse(std::string(kQueryBytesMax + 1, 'a'));
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().kind, base::ErrorKind::too_large);
}

TEST(Query, EmptyParametersCountAsAbsent) {
  const auto spec = spec_from(*Query::parse("prompt=a&title=&format=&type=&seed=&model=&expires="));
  ASSERT_TRUE(spec);
  EXPECT_EQ(spec->title_mode, poster::TitleMode::automatic);
  EXPECT_EQ(spec->format.name, poster::kTutorialFormat);
  EXPECT_TRUE(spec->model.empty());
  EXPECT_FALSE(spec->seed);
}

TEST(Query, TitleWordsAreThoseOfEveryDoor) {
  EXPECT_EQ(spec_from(*Query::parse("prompt=a&title=none"))->title_mode, poster::TitleMode::none);
  EXPECT_EQ(spec_from(*Query::parse("prompt=a&title=auto"))->title_mode, poster::TitleMode::automatic);
  EXPECT_EQ(spec_from(*Query::parse("prompt=a&title=None"))->title, "None");
}

TEST(Query, TakesEveryParameterOfHowAPosterIsDrawnAndSet) {
  const auto spec = spec_from(
      *Query::parse("prompt=a&release=Soon&archetype=icon&palette=noir&style=woodcut&font=rye&effect=chrome&"
                    "language=tr&rating=PG&variant=teaser&billing=25&raw_prompt=true"));
  ASSERT_TRUE(spec) << spec.error().public_text;
  EXPECT_EQ(spec->release, "Soon");
  EXPECT_EQ(spec->archetype, "icon");
  EXPECT_EQ(spec->palette, "noir");
  EXPECT_EQ(spec->style, "woodcut");
  EXPECT_EQ(spec->font, "rye");
  EXPECT_EQ(spec->effect, "chrome");
  EXPECT_EQ(spec->language, "tr");
  EXPECT_EQ(spec->rating, "PG");
  EXPECT_EQ(spec->variant, poster::Variant::teaser);
  EXPECT_EQ(spec->billing_percent, 25);
  EXPECT_TRUE(spec->raw_prompt);
  for (const char* wrong : {"variant=x", "billing=26", "billing=x", "raw_prompt=yes", "type=gif"})
    EXPECT_FALSE(spec_from(*Query::parse("prompt=a&" + std::string(wrong)))) << wrong;
}

}  // namespace
}  // namespace onesheet::gateway
