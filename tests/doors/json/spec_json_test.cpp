#include "doors/json/spec_json.h"

#include <gtest/gtest.h>

#include <string>

namespace onesheet::json {
namespace {

using base::ErrorKind;

base::Result<poster::Spec> spec_from(std::string_view text) {
  ONESHEET_ASSIGN(MakeRequest request, make_request_from(text));
  return std::move(request.spec);
}

std::string nested(int depth) {
  return R"({"prompt":"a","credits":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

void expect_refused(std::string_view text, std::string_view words) {
  const auto spec = spec_from(text);
  ASSERT_FALSE(spec) << text;
  EXPECT_EQ(spec.error().kind, ErrorKind::bad_request) << text;
  EXPECT_NE(spec.error().public_text.find(words), std::string::npos) << spec.error().public_text;
}

TEST(SpecJson, APromptAloneGivesTheDefaults) {
  const auto spec = spec_from(R"({"prompt": "a lighthouse"})");
  ASSERT_TRUE(spec);
  EXPECT_EQ(spec->prompt, "a lighthouse");
  EXPECT_EQ(spec->title_mode, poster::TitleMode::automatic);
  EXPECT_EQ(spec->format.name, poster::kDefaultFormat);
  EXPECT_TRUE(spec->model.empty()) << "the operator's choice";
  EXPECT_FALSE(spec->raw_prompt);
  EXPECT_EQ(spec->type, poster::FileType::png);
  EXPECT_EQ(spec->expires, std::chrono::seconds(3600));
  EXPECT_FALSE(spec->seed);
  EXPECT_TRUE(spec->credits.empty());
}

TEST(SpecJson, ReadsEveryMember) {
  const auto spec = spec_from(R"({
    "prompt": "a lighthouse", "title": "Das Licht — 海", "tagline": "Stay.", "release": "In cinemas 12 March",
    "credits": [{"role": "directed by", "names": ["A. Name", "B. Name"]}, {"names": ["C. Name"]}],
    "format": "600x900", "model": "other", "raw_prompt": true, "seed": 4294967295, "type": "webp", "expires": "2d"})");
  ASSERT_TRUE(spec) << spec.error().public_text;
  EXPECT_EQ(spec->title_mode, poster::TitleMode::given);
  EXPECT_EQ(spec->title, "Das Licht — 海");
  EXPECT_EQ(spec->tagline, "Stay.");
  EXPECT_EQ(spec->release, "In cinemas 12 March");
  ASSERT_EQ(spec->credits.lines.size(), 2U);
  EXPECT_EQ(spec->credits.lines[0].role, "directed by");
  EXPECT_EQ(spec->credits.lines[0].names, (std::vector<std::string>{"A. Name", "B. Name"}));
  EXPECT_EQ(spec->credits.lines[1].role, "");
  EXPECT_EQ(spec->format.size, (poster::Size{600, 900}));
  EXPECT_EQ(spec->model, "other");
  EXPECT_TRUE(spec->raw_prompt);
  EXPECT_EQ(*spec->seed, 4'294'967'295U);
  EXPECT_EQ(spec->type, poster::FileType::webp);
  EXPECT_EQ(spec->expires, std::chrono::hours(48));
}

TEST(SpecJson, TheTitleSaysWhichKindItIs) {
  using Mode = poster::TitleMode;
  const auto mode = [](const char* title) {
    const auto spec = spec_from(std::string(R"({"prompt":"a","title":)") + title + "}");
    return spec ? spec->title_mode : Mode{99};
  };
  EXPECT_EQ(mode(R"("auto")"), Mode::automatic);
  EXPECT_EQ(mode(R"("none")"), Mode::none);
  EXPECT_EQ(mode("null"), Mode::none);
  EXPECT_EQ(mode(R"("None")"), Mode::given);
  EXPECT_EQ(mode(R"("")"), Mode::given);  // then refused by poster::check, in words
  EXPECT_FALSE(poster::check(*spec_from(R"({"prompt":"a","title":""})")));
}

TEST(SpecJson, ExpiresMayBeTextOrSeconds) {
  EXPECT_EQ(spec_from(R"({"prompt":"a","expires":90})")->expires, std::chrono::seconds(90));
  EXPECT_EQ(spec_from(R"({"prompt":"a","expires":"15m"})")->expires, std::chrono::minutes(15));
  EXPECT_TRUE(spec_from(R"({"prompt":"a","expires":604800})"));
  expect_refused(R"({"prompt":"a","expires":604801})", "7 days");
  expect_refused(R"({"prompt":"a","expires":0})", "1 second");
  expect_refused(R"({"prompt":"a","expires":-5})", "1 second");
  expect_refused(R"({"prompt":"a","expires":1.5})", "expires");
  expect_refused(R"({"prompt":"a","expires":true})", "expires");
}

TEST(SpecJson, RefusesWhatIsNotAnObjectOfOurs) {
  for (const char* text :
       {"", "  ", "null", "[]", "7", "\"a\"", "{", "{\"prompt\":\"a\"} x", "{'prompt':'a'}",
        "{\"prompt\":\"a\",}", "{\"prompt\":\"\xFF\"}", "{\"prompt\":\"\\ud800\"}", "\xEF\xBB\xBF{}"}) {
    const auto spec = spec_from(text);
    ASSERT_FALSE(spec) << text;
    EXPECT_EQ(spec.error().kind, ErrorKind::bad_request);
    EXPECT_FALSE(spec.error().public_text.empty());
  }
}

TEST(SpecJson, RefusesUnknownAndRepeatedMembersByName) {
  expect_refused(R"({"prompt":"a","promt":"b"})", "\"promt\"");
  expect_refused(R"({"prompt":"a","prompt":"b"})", "\"prompt\" twice");
  expect_refused(R"({"prompt":"a","pr\u006Fmpt":"b"})", "\"prompt\" twice");
  expect_refused(R"({"prompt":"a","credits":[{"names":["N"],"names":["M"]}]})", "\"names\" twice");
  expect_refused(R"({"prompt":"a","credits":[{"names":["N"],"job":"x"}]})", "\"job\"");
  // The same name in two different objects is no repetition.
  EXPECT_TRUE(spec_from(R"({"prompt":"a","credits":[{"names":["N"]},{"names":["M"]}]})"));
}

TEST(SpecJson, QuotesACallersNameShortAndClean) {
  const auto spec = spec_from("{\"prompt\":\"a\",\"" + std::string(5000, 'x') + "\\u0007\":1}");
  ASSERT_FALSE(spec);
  EXPECT_LT(spec.error().public_text.size(), 400U) << "our own members are most of it";
  EXPECT_EQ(spec.error().public_text.find('\a'), std::string::npos);
}

TEST(SpecJson, RefusesWrongTypesByName) {
  expect_refused(R"({"tagline":"a"})", "\"prompt\" is missing");
  expect_refused(R"({"prompt":7})", "\"prompt\" must be a text");
  expect_refused(R"({"prompt":null})", "\"prompt\" must be a text");
  expect_refused(R"({"prompt":"a","title":7})", "\"title\"");
  expect_refused(R"({"prompt":"a","format":1})", "\"format\"");
  expect_refused(R"({"prompt":"a","credits":{}})", "credits must be a list");
  expect_refused(R"({"prompt":"a","credits":["A. Name"]})", "Each credit");
  expect_refused(R"({"prompt":"a","credits":[{"role":"x"}]})", "Each credit");
  expect_refused(R"({"prompt":"a","credits":[{"names":[1]}]})", "Each credit");
}

TEST(SpecJson, CreditsMayBeATextWithOneCreditALine) {
  const auto request =
      make_request_from(R"({"prompt":"a","credits":"Ada Lund, Bo Ek\nDirected by: Ida Sand"})");
  ASSERT_TRUE(request) << request.error().public_text;
  const auto& lines = request->spec.credits.lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].names, (std::vector<std::string>{"Ada Lund", "Bo Ek"}));
  EXPECT_EQ(lines[1].role, "Directed by");
  const auto words = new_words_from(R"({"credits":"Directed by: Ida Sand"})");
  ASSERT_TRUE(words && words->credits);
  EXPECT_EQ(words->credits->lines.size(), 1U);
  expect_refused(R"({"prompt":"a","credits":"Directed by:"})", "Line 1");
}

TEST(SpecJson, RefusesNumbersThatAreNoSeed) {
  for (const char* seed : {"-1", "4294967296", "1.0", "1e3", "1e999", "-0.5", "99999999999999999999999999",
                           "\"7\"", "true", "[7]"}) {
    expect_refused(std::string(R"({"prompt":"a","seed":)") + seed + "}", "seed");
  }
  for (const char* seed : {"NaN", "Infinity", "-Infinity", "0x10", "007", "+7"}) {
    expect_refused(std::string(R"({"prompt":"a","seed":)") + seed + "}", "not valid JSON");
  }
  EXPECT_EQ(*spec_from(R"({"prompt":"a","seed":0})")->seed, 0U);
  EXPECT_FALSE(spec_from(R"({"prompt":"a","seed":null})")->seed);
}

TEST(SpecJson, RefusesUnknownFormatsAndTypes) {
  expect_refused(R"({"prompt":"a","format":"poster-2x4"})", "no such format");
  expect_refused(R"({"prompt":"a","format":"0x900"})", "0x900");
  expect_refused(R"({"prompt":"a","format":"99999x99999"})", "each side");
  expect_refused(R"({"prompt":"a","type":"gif"})", "or original");
}

TEST(SpecJson, DepthHasALimitOnBothSides) {
  expect_refused(nested(7), "Each credit");  // 8 levels with the object: read, then refused for its shape
  expect_refused(nested(8), "nested deeper");
  expect_refused(nested(100'000), "nested deeper");
}

TEST(SpecJson, SizeHasALimitOnBothSides) {
  const std::string fits = "[]" + std::string(kTextBytesMax - 2, ' ');
  EXPECT_TRUE(credits_from(fits));
  const auto credits = credits_from(fits + " ");
  ASSERT_FALSE(credits);
  EXPECT_EQ(credits.error().kind, ErrorKind::too_large);
}

TEST(SpecJson, ReadsHowThePosterIsDrawnAndSet) {
  const auto spec =
      spec_from(R"({"prompt": "a", "archetype": "icon", "palette": "night_blue", "style": "neon",
    "font": "cinzel", "effect": "gold", "language": "tr", "variant": "teaser", "billing": 25, "rating": "PG-13",
    "laurels": ["Best Film\nLund 2026", "Jury Prize"]})");
  ASSERT_TRUE(spec) << spec.error().public_text;
  EXPECT_EQ(spec->archetype, "icon");
  EXPECT_EQ(spec->palette, "night_blue");
  EXPECT_EQ(spec->style, "neon");
  EXPECT_EQ(spec->font, "cinzel");
  EXPECT_EQ(spec->effect, "gold");
  EXPECT_EQ(spec->language, "tr");
  EXPECT_EQ(spec->variant, poster::Variant::teaser);
  EXPECT_EQ(spec->billing_percent, 25);
  EXPECT_EQ(spec->rating, "PG-13");
  ASSERT_EQ(spec->laurels.size(), 2U);
  EXPECT_EQ(spec->laurels[0], "Best Film\nLund 2026");
  expect_refused(R"({"prompt":"a","billing":20})", "15, 25 or 35");
  expect_refused(R"({"prompt":"a","billing":"15"})", "\"billing\"");
  expect_refused(R"({"prompt":"a","variant":"advance"})", "payoff or teaser");
  expect_refused(R"({"prompt":"a","laurels":"Best Film"})", "\"laurels\"");
  expect_refused(R"({"prompt":"a","laurels":[1]})", "\"laurels\"");
}

TEST(SpecJson, ALimitOnBytesIsAWholeNumber) {
  EXPECT_EQ(spec_from(R"({"prompt":"a","max_bytes":10000})")->file_bytes_max, 10'000U);
  EXPECT_EQ(spec_from(R"({"prompt":"a","max_bytes":1000000000})")->file_bytes_max, 1'000'000'000U);
  EXPECT_EQ(spec_from(R"({"prompt":"a","max_bytes":null})")->file_bytes_max, 0U);
  for (const char* wrong : {"9999", "1000000001", "0", "-1", "1.5", "\"10MB\"", "true"})
    expect_refused(std::string(R"({"prompt":"a","max_bytes":)") + wrong + "}", "10000 to 1000000000");
  EXPECT_FALSE(new_words_from("{}")->file_bytes_max);
  EXPECT_EQ(new_words_from(R"({"max_bytes":20000})")->file_bytes_max, 20'000U);
  EXPECT_EQ(new_words_from(R"({"max_bytes":null})")->file_bytes_max, 0U);
}

TEST(SpecJson, FilesComeAsBase64) {
  const auto request = make_request_from(R"({"art": "UE5H", "title": "T", "title_logo": "TE9HTw=="})");
  ASSERT_TRUE(request) << request.error().public_text;
  EXPECT_EQ(std::string(request->attachments.art.begin(), request->attachments.art.end()), "PNG");
  EXPECT_EQ(request->attachments.title_logo.size(), 4U);
  EXPECT_TRUE(request->spec.prompt.empty());
  expect_refused(R"({"prompt":"a","art":"***"})", "base64");
  expect_refused(R"({"prompt":"a","art":""})", "base64");
  expect_refused(R"({"prompt":"a","art":7})", "base64");
  expect_refused(R"({"title":"T"})", "\"prompt\" is missing");
}

TEST(SpecJson, LogosAreAListOfFiles) {
  EXPECT_EQ(make_request_from(R"({"prompt":"a","logos":["TE9HTw==","TE9H"]})")->attachments.logos.size(), 2U);
  EXPECT_FALSE(new_words_from("{}")->logos);
  EXPECT_TRUE(new_words_from(R"({"logos":[]})")->logos->empty());
  EXPECT_FALSE(make_request_from(R"({"prompt":"a","logos":"TE9H"})"));
  EXPECT_FALSE(make_request_from(R"({"prompt":"a","logos":["***"]})"));
  EXPECT_FALSE(make_request_from(R"({"prompt":"a","logos":[null]})"));
  EXPECT_FALSE(
      make_request_from(R"({"prompt":"a","logos":["TE9H","TE9H","TE9H","TE9H","TE9H","TE9H","TE9H"]})"));
}

TEST(SpecJson, NewWordsHoldWhatWasSaidAlone) {
  const auto words =
      new_words_from(R"({"title": "Andere Worte", "release": "", "font": "cinzel", "type": "jpeg"})");
  ASSERT_TRUE(words) << words.error().public_text;
  EXPECT_EQ(words->title->title, "Andere Worte");
  EXPECT_EQ(*words->release, "");
  EXPECT_EQ(*words->font, "cinzel");
  EXPECT_EQ(*words->type, poster::FileType::jpeg);
  EXPECT_FALSE(words->tagline || words->credits || words->laurels || words->variant ||
               words->billing_percent);
  EXPECT_EQ(new_words_from(R"({"title": null})")->title->mode, poster::TitleMode::none);
  EXPECT_FALSE(new_words_from(R"({"seed": 7})"));
  EXPECT_FALSE(new_words_from("[]"));
}

TEST(SpecJson, CreditsHaveALimitOnBothSides) {
  const auto with_lines = [](std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += std::string(i == 0 ? "" : ",") + R"({"names":["N"]})";
    return credits_from("[" + lines + "]");
  };
  EXPECT_TRUE(with_lines(poster::kCreditsMax));
  const auto over = with_lines(poster::kCreditsMax + 1);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().kind, ErrorKind::too_large);
}

TEST(CreditsJson, ReadsAListOrAnObjectWithOne) {
  EXPECT_EQ(credits_from(R"([{"role":"music by","names":["N"]}])")->lines[0].role, "music by");
  EXPECT_EQ(credits_from(R"({"credits":[{"names":["N"]}]})")->lines.size(), 1U);
  EXPECT_TRUE(credits_from("[]")->empty());
  for (const char* text : {"", "{}", "7", R"({"credits":7})", R"({"credits":[],"x":1})", R"([7])"}) {
    EXPECT_FALSE(credits_from(text)) << text;
  }
}

TEST(LinkJson, BothMembersAreOptional) {
  EXPECT_EQ(link_request_from("")->expires, std::chrono::seconds(3600));
  EXPECT_EQ(link_request_from("{}")->download, false);
  const auto request = link_request_from(R"({"expires":"2h","download":true})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->expires, std::chrono::hours(2));
  EXPECT_TRUE(request->download);
  for (const char* text : {"[]", R"({"expires":"8d"})", R"({"download":1})", R"({"life":1})"}) {
    EXPECT_FALSE(link_request_from(text)) << text;
  }
}

}  // namespace
}  // namespace onesheet::json
