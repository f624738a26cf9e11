#include "doors/json/brief_json.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>

#include "doors/json/spec_json.h"
#include "poster/spec.h"

namespace onesheet::json {
namespace {

constexpr std::string_view kPrompt = "three giant wolves beneath a full moon, horror, called \"Red Snow\"";

void expect_brief_refused(std::string_view text, std::string_view words) {
  const auto brief = brief_from(text, kPrompt);
  ASSERT_FALSE(brief) << text;
  EXPECT_EQ(brief.error().kind, base::ErrorKind::bad_request) << text;
  EXPECT_NE(brief.error().public_text.find(words), std::string::npos)
      << text << " → " << brief.error().public_text;
  EXPECT_TRUE(brief.error().public_text.ends_with('.')) << brief.error().public_text;
}

TEST(BriefJson, HasWhatWasUnderstood) {
  const auto document = boost::json::parse(brief_text(brief::understand(kPrompt)));
  const auto& wolf = document.at("subjects").at(0);
  EXPECT_EQ(wolf.at("concept"), "wolf");
  EXPECT_EQ(wolf.at("count"), 3);
  EXPECT_EQ(wolf.at("size"), "giant");
  EXPECT_EQ(wolf.at("kind"), "animal");
  EXPECT_TRUE(wolf.at("prop").is_null());
  EXPECT_EQ(document.at("subjects").at(1).at("relation"), "above");
  EXPECT_EQ(document.at("genre"), "horror");
  EXPECT_EQ(document.at("time"), "night");
  EXPECT_EQ(document.at("quoted_title"), "Red Snow");
}

TEST(BriefJson, SentBackUnchangedItIsTheSame) {
  for (const std::string_view prompt :
       {kPrompt,
        std::string_view("a lighthouse keeper with a lantern in a storm, no people in the background"),
        std::string_view("quantum tax returns"), std::string_view("Ein Mann und der Hund im Regen")}) {
    const std::string printed = brief_text(brief::understand(prompt));
    const auto again = brief_from(printed, prompt);
    ASSERT_TRUE(again) << again.error().public_text;
    EXPECT_EQ(brief_text(*again), printed);
  }
}

TEST(BriefJson, WhatItLeavesOutStaysAsThePromptSays) {
  const auto brief = brief_from(R"({"setting": "desert", "genre": "western"})", kPrompt);
  ASSERT_TRUE(brief);
  EXPECT_EQ(brief->setting, brief::Setting::desert);
  EXPECT_EQ(brief->genre, brief::Genre::western);
  ASSERT_EQ(brief->subjects.size(), 2U);
  EXPECT_EQ(brief->subjects[0].concept_id, "wolf");
  EXPECT_EQ(brief->palette_names, brief::suiting_palettes(*brief)) << "palettes follow the change";
  EXPECT_EQ(*brief->quoted_title, "Red Snow");
}

TEST(BriefJson, ReadsEveryMember) {
  const auto brief = brief_from(R"({"prompt": "another", "subjects": [
      {"concept": "old_man", "words": "my grandfather", "kind": "person", "count": 1, "relation": "beside",
       "size": "small", "prop": "lantern", "confidence": 0.75},
      {"concept": "rowboat", "relation": "inside"}],
      "setting": "sea", "time": "dawn", "weather": "fog", "genre": "drama", "mood": "tender", "era": "1950s",
      "no_people": true, "palettes": ["noir", "dawn"], "quoted_title": null, "suggested_title": "Tide",
      "suggested_tagline": "", "understood": ["sea"], "not_understood": []})",
                                kPrompt);
  ASSERT_TRUE(brief) << brief.error().public_text;
  EXPECT_EQ(brief->prompt, kPrompt) << "the poster's own";
  ASSERT_EQ(brief->subjects.size(), 2U);
  EXPECT_EQ(brief->subjects[0].words, "my grandfather");
  EXPECT_EQ(brief->subjects[0].kind, brief::Kind::person);
  EXPECT_EQ(brief->subjects[0].relation, brief::Relation::none) << "nothing stands before the first";
  EXPECT_EQ(brief->subjects[0].bulk, brief::Bulk::small);
  EXPECT_EQ(brief->subjects[0].prop, "lantern");
  EXPECT_FLOAT_EQ(brief->subjects[0].confidence, 0.75F);
  EXPECT_EQ(brief->subjects[1].words, "rowboat");
  EXPECT_EQ(brief->subjects[1].relation, brief::Relation::inside);
  EXPECT_EQ(brief->weather, brief::Weather::fog);
  EXPECT_EQ(brief->mood, brief::Mood::tender);
  EXPECT_EQ(brief->era, brief::Era::y1950s);
  EXPECT_TRUE(brief->no_people);
  EXPECT_EQ(brief->palette_names, (std::vector<std::string>{"noir", "dawn"}));
  EXPECT_FALSE(brief->quoted_title);
  EXPECT_EQ(brief->suggested_title, "Tide");
  EXPECT_EQ(brief->suggested_tagline, "");
  EXPECT_EQ(brief->understood, std::vector<std::string>{"sea"});
  EXPECT_TRUE(brief->unknown_nouns.empty());
}

TEST(BriefJson, RefusesWhatItDoesNotKnowByName) {
  expect_brief_refused("", "empty");
  expect_brief_refused("[]", "must be an object");
  expect_brief_refused("{", "not valid JSON");
  expect_brief_refused(R"({"colour": 1})", "\"colour\"");
  expect_brief_refused(R"({"genre": "drama", "genre": "war"})", "twice");
  expect_brief_refused(R"({"genre": "musical"})", "thriller");
  expect_brief_refused(R"({"genre": 3})", "\"genre\"");
  expect_brief_refused(R"({"time": "noon"})", "dusk");
  expect_brief_refused(R"({"era": "1850s"})", "victorian");
  expect_brief_refused(R"({"no_people": 1})", "true or false");
  expect_brief_refused(R"({"palettes": ["noir", "puce"]})", "noir");
  expect_brief_refused(R"({"palettes": []})", "\"palettes\"");
  expect_brief_refused(R"({"palettes": "noir"})", "\"palettes\"");
  expect_brief_refused(R"({"understood": "sea"})", "\"understood\"");
  expect_brief_refused(R"({"understood": [1]})", "\"understood\"");
  expect_brief_refused(R"({"suggested_title": ""})", "suggested_title");
  expect_brief_refused(R"({"suggested_title": "a\u0007b"})", "suggested_title");
  expect_brief_refused(R"({"prompt": 7})", "\"prompt\"");
}

TEST(BriefJson, RefusesSubjectsThatCannotBe) {
  expect_brief_refused(R"({"subjects": {}})", "must be a list");
  expect_brief_refused(R"({"subjects": ["wolf"]})", "must be an object");
  expect_brief_refused(R"({"subjects": [{}]})", "\"concept\" is missing");
  expect_brief_refused(R"({"subjects": [{"concept": "wombat"}]})", "id of a concept");
  expect_brief_refused(R"({"subjects": [{"concept": 1}]})", "must be a text");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf", "kind": "person"}]})", "must be animal");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf", "bulk": "giant"}]})", "\"bulk\"");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf", "relation": "near"}]})", "beside");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf", "size": "huge"}]})", "giant");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf", "prop": "wombat"}]})", "\"prop\"");
  expect_brief_refused(R"({"subjects": [{"concept": "wolf"}, {"concept": "fox"}, {"concept": "owl"},
                                        {"concept": "crow"}]})",
                       "at most 3 subjects");
}

TEST(BriefJson, CountsAndConfidenceHaveTwoEnds) {
  const auto count = [](std::string number) {
    return R"({"subjects": [{"concept": "wolf", "count": )" + std::move(number) + "}]}";
  };
  EXPECT_TRUE(brief_from(count("1"), kPrompt));
  EXPECT_TRUE(brief_from(count("9"), kPrompt));
  for (const char* wrong : {"0", "10", "-1", "2.5", "\"2\"", "99999999999999999999", "null"}) {
    expect_brief_refused(count(wrong), "whole number from 1 to 9");
  }
  const auto sure = [](std::string number) {
    return R"({"subjects": [{"concept": "wolf", "confidence": )" + std::move(number) + "}]}";
  };
  EXPECT_TRUE(brief_from(sure("0.5"), kPrompt));
  EXPECT_TRUE(brief_from(sure("1"), kPrompt));
  for (const char* wrong : {"0.49", "1.01", "true"}) expect_brief_refused(sure(wrong), "from 0.5 to 1");
}

TEST(BriefJson, ListsAndTextsHaveAnEnd) {
  const auto list = [](std::size_t entries) {
    std::string text = R"({"understood": [)";
    for (std::size_t i = 0; i < entries; ++i) text += i > 0 ? R"(,"a")" : R"("a")";
    return text + "]}";
  };
  EXPECT_TRUE(brief_from(list(kBriefListMax), kPrompt));
  expect_brief_refused(list(kBriefListMax + 1), "at most 64");
  const auto words = [](std::size_t length) {
    return R"({"subjects": [{"concept": "wolf", "words": ")" + std::string(length, 'w') + "\"}]}";
  };
  EXPECT_TRUE(brief_from(words(kBriefWordMax), kPrompt));
  const auto long_words = brief_from(words(kBriefWordMax + 1), kPrompt);
  ASSERT_FALSE(long_words);
  EXPECT_NE(long_words.error().public_text.find("160"), std::string::npos);
}

TEST(BriefJson, GoesWithAPoster) {
  const auto order =
      make_request_from(R"({"prompt": "a wolf", "brief": {"subjects": [{"concept": "fox"}]}})");
  ASSERT_TRUE(order);
  ASSERT_TRUE(order->attachments.brief);
  EXPECT_EQ(order->attachments.brief->subjects[0].concept_id, "fox");
  EXPECT_FALSE(make_request_from(R"({"prompt": "a wolf"})")->attachments.brief);
  EXPECT_FALSE(make_request_from(R"({"prompt": "a wolf", "brief": null})")->attachments.brief);
  EXPECT_FALSE(make_request_from(R"({"prompt": "a wolf", "brief": {"subjects": [{"concept": "wombat"}]}})"));
  EXPECT_FALSE(make_request_from(R"({"brief": {}})"));
}

}  // namespace
}  // namespace onesheet::json
