#include "poster/spec.h"

#include <gtest/gtest.h>

namespace onesheet::poster {
namespace {

using base::ErrorKind;
using std::chrono::seconds;

ErrorKind kind_of(const Spec& spec) {
  const auto checked = check(spec);
  EXPECT_FALSE(checked);
  return checked ? ErrorKind::bug : checked.error().kind;
}

std::string characters(std::size_t count, const char* character) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += character;
  return text;
}

TEST(Spec, DefaultsAreGood) {
  const Spec spec = default_spec("a lighthouse in a storm");
  EXPECT_TRUE(check(spec));
  EXPECT_EQ(spec.format.name, kDefaultFormat);
  EXPECT_EQ(spec.expires, seconds{3600});
  EXPECT_FALSE(spec.seed);
}

TEST(Spec, PromptLengthIsCountedInCharacters) {
  EXPECT_TRUE(check(default_spec("a")));
  for (const char* character : {"x", "é", "漢", "😀"}) {
    EXPECT_TRUE(check(default_spec(characters(kPromptMax, character))));
    EXPECT_EQ(kind_of(default_spec(characters(kPromptMax + 1, character))), ErrorKind::too_large);
  }
  EXPECT_EQ(kind_of(default_spec(characters(1'000'000, "x"))), ErrorKind::too_large);
}

TEST(Spec, PromptMustSaySomething) {
  for (const char* prompt : {"", " ", "\n\t  \r\n"})
    EXPECT_EQ(kind_of(default_spec(prompt)), ErrorKind::bad_request);
}

TEST(Spec, PromptMustBeCleanText) {
  const std::string_view wrong[] = {{"a\0b", 3},   "bell\a",   "\x1B[31mred", "del\x7F",
                                    "c1 \xC2\x85", "\xFF\xFE", "cut \xE2\x82"};
  for (const auto prompt : wrong)
    EXPECT_EQ(kind_of(default_spec(std::string{prompt})), ErrorKind::bad_request);
  for (const char* prompt :
       {"two\nlines\tand a tab", "מגדלור בסערה", "منارة في العاصفة", "🐋🌊", "灯台と嵐"}) {
    EXPECT_TRUE(check(default_spec(prompt))) << prompt;
  }
}

TEST(Spec, TitleLimits) {
  Spec spec = default_spec("x");
  spec.title_mode = TitleMode::given;
  spec.title = characters(kTitleMax, "é");
  EXPECT_TRUE(check(spec));
  spec.title += "e";
  EXPECT_EQ(kind_of(spec), ErrorKind::too_large);
  for (const char* title : {"", "  ", "two\nlines", "\xC3"}) {
    spec.title = title;
    EXPECT_EQ(kind_of(spec), ErrorKind::bad_request) << title;
  }
}

TEST(Spec, TaglineAndReleaseLimits) {
  Spec spec = default_spec("x");
  spec.tagline = characters(kTaglineMax, "x");
  spec.release = characters(kReleaseMax, "x");
  EXPECT_TRUE(check(spec));
  spec.tagline += 'x';
  EXPECT_EQ(kind_of(spec), ErrorKind::too_large);
  spec.tagline.clear();
  spec.release += 'x';
  EXPECT_EQ(kind_of(spec), ErrorKind::too_large);
}

TEST(Spec, SeedAndExpiryLimits) {
  Spec spec = default_spec("x");
  spec.seed = kSeedMax;
  EXPECT_TRUE(check(spec));
  spec.seed = kSeedMax + 1;
  EXPECT_EQ(kind_of(spec), ErrorKind::bad_request);
  spec.seed.reset();
  for (const seconds good : {kExpiresMin, kExpiresMax}) {
    spec.expires = good;
    EXPECT_TRUE(check(spec));
  }
  for (const seconds wrong : {kExpiresMin - seconds{1}, kExpiresMax + seconds{1}, seconds{-5}}) {
    spec.expires = wrong;
    EXPECT_EQ(kind_of(spec), ErrorKind::bad_request);
  }
}

TEST(ParseExpires, ReadsUnits) {
  EXPECT_EQ(parse_expires("90s"), seconds{90});
  EXPECT_EQ(parse_expires("15m"), seconds{900});
  EXPECT_EQ(parse_expires("1h"), seconds{3600});
  EXPECT_EQ(parse_expires("2d"), seconds{172'800});
  EXPECT_EQ(parse_expires(" 60 "), seconds{60});
  EXPECT_EQ(parse_expires("1"), kExpiresMin);
  EXPECT_EQ(parse_expires("604800"), kExpiresMax);
  EXPECT_EQ(parse_expires("7d"), kExpiresMax);
}

TEST(ParseExpires, RefusesTheRest) {
  for (const char* text : {"", "0", "0s", "-1", "604801", "8d", "169h", "1w", "1.5h", "h", "1hh", "1 h",
                           "nan", "NaN", "inf", "99999999999999999999", "1e3"}) {
    EXPECT_FALSE(parse_expires(text)) << text;
  }
}

TEST(ParseSeed, ReadsWholeNumbersInRange) {
  EXPECT_EQ(parse_seed("0"), 0U);
  EXPECT_EQ(parse_seed(" 4294967295 "), kSeedMax);
  for (const char* text :
       {"", "-1", "4294967296", "1.5", "0x10", "1e3", "nan", "seven", "99999999999999999999999", "1 2"}) {
    EXPECT_FALSE(parse_seed(text)) << text;
  }
}

Spec plain_spec() { return default_spec("a wolf"); }

TEST(Spec, NamesHaveLimits) {
  for (std::string Spec::* name :
       {&Spec::archetype, &Spec::palette, &Spec::style, &Spec::font, &Spec::effect}) {
    Spec spec = plain_spec();
    spec.*name = std::string(kNameMax, 'a');
    EXPECT_TRUE(check(spec));
    spec.*name += 'a';
    EXPECT_EQ(check(spec).error().kind, base::ErrorKind::too_large);
    spec.*name = "night_blue-2";
    EXPECT_TRUE(check(spec));
    for (const char* wrong : {"Night", "a b", "../x", "é"}) {
      spec.*name = wrong;
      EXPECT_EQ(check(spec).error().kind, base::ErrorKind::bad_request) << wrong;
    }
  }
}

TEST(Spec, LanguagesAreTags) {
  Spec spec = plain_spec();
  for (const char* tag : {"", "tr", "zh-Hant", "de-CH-1996", "sr-Latn-RS"}) {
    spec.language = tag;
    EXPECT_TRUE(check(spec)) << tag;
  }
  for (const char* tag : {"t", "-", "tr-", "-tr", "1a", "zh_Hant", "englishlanguage", "tr--TR"}) {
    spec.language = tag;
    EXPECT_FALSE(check(spec)) << tag;
  }
  spec.language = "aa-bbbbbbbb-bbbbbbbb-bbbbbbbb-ccccc";
  ASSERT_EQ(spec.language.size(), kLanguageMax);
  EXPECT_TRUE(check(spec));
  spec.language += 'c';
  EXPECT_FALSE(check(spec));
}

TEST(Spec, RatingAndLaurelsHaveLimits) {
  Spec spec = plain_spec();
  spec.rating = std::string(kRatingMax, 'R');
  spec.laurels = std::vector<std::string>(kLaurelsMax, std::string(kLaurelMax, 'L'));
  EXPECT_TRUE(check(spec));
  spec.rating += 'R';
  EXPECT_FALSE(check(spec));
  spec.rating.clear();
  spec.laurels.emplace_back("one more");
  EXPECT_FALSE(check(spec));
  spec.laurels = {std::string(kLaurelMax + 1, 'L')};
  EXPECT_FALSE(check(spec));
  spec.laurels = {" "};
  EXPECT_FALSE(check(spec));
  spec.laurels = {"Best Film\nLund"};
  EXPECT_TRUE(check(spec));
  spec.billing_percent = 20;
  EXPECT_FALSE(check(spec));
}

TEST(Variant, AndBillingAreReadFromText) {
  EXPECT_EQ(parse_variant("Teaser"), Variant::teaser);
  EXPECT_EQ(parse_variant(name_of(Variant::payoff)), Variant::payoff);
  EXPECT_FALSE(parse_variant("advance"));
  EXPECT_EQ(parse_billing("25"), 25);
  EXPECT_EQ(parse_billing("35%"), 35);
  EXPECT_FALSE(parse_billing("20"));
  EXPECT_FALSE(parse_billing(""));
}

TEST(FileLimit, LimitsOnBothSides) {
  Spec spec = default_spec("a");
  for (const std::uint64_t good : {std::uint64_t{0}, kFileLimitMin_bytes, kFileLimitMax_bytes}) {
    spec.file_bytes_max = good;
    EXPECT_TRUE(check(spec)) << good;
  }
  for (const std::uint64_t wrong : {std::uint64_t{1}, kFileLimitMin_bytes - 1, kFileLimitMax_bytes + 1}) {
    spec.file_bytes_max = wrong;
    ASSERT_FALSE(check(spec)) << wrong;
    EXPECT_NE(check(spec).error().public_text.find("10000 to 1000000000"), std::string::npos);
  }
  spec.file_bytes_max = kFileLimitMin_bytes;
  spec.type = FileType::original;
  EXPECT_FALSE(check(spec)) << "the model's own file stays as it is";
}

TEST(FileLimit, ReadsUnits) {
  EXPECT_EQ(parse_file_limit("10000"), 10'000U);
  EXPECT_EQ(parse_file_limit("10kB"), 10'000U);
  EXPECT_EQ(parse_file_limit(" 10 MB "), 10'000'000U);
  EXPECT_EQ(parse_file_limit("512KiB"), 524'288U);
  EXPECT_EQ(parse_file_limit("8mib"), 8'388'608U);
  EXPECT_EQ(parse_file_limit("1000MB"), kFileLimitMax_bytes);
  for (const char* wrong : {"", "MB", "-1", "9999", "9kB", "1001MB", "1000000001", "1.5MB", "10 TB", "10MBs",
                            "99999999999999999999"}) {
    EXPECT_FALSE(parse_file_limit(wrong)) << wrong;
  }
}

TEST(Spec, APromptIsOptionalBesideAPicture) {
  Spec spec = default_spec("");
  EXPECT_FALSE(check(spec));
  EXPECT_TRUE(check(spec, PromptNeed::optional));
}

TEST(Spec, APdfIsMadeOfAFinishedPoster) {
  Spec spec = default_spec("a");
  spec.type = FileType::pdf;
  const auto checked = check(spec);
  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().public_text.find("onesheet print ID"), std::string::npos);
}

TEST(FileType, NamesAgree) {
  for (const FileType type : {FileType::png, FileType::jpeg, FileType::webp, FileType::avif, FileType::pdf}) {
    EXPECT_EQ(parse_file_type(name_of(type)), type);
    EXPECT_EQ(parse_file_type(extension_of(type)), type);
    EXPECT_EQ(content_type_of(type).starts_with("image/"), type != FileType::pdf);
  }
  EXPECT_EQ(parse_file_type(" JPG "), FileType::jpeg);
  EXPECT_FALSE(parse_file_type("gif"));
  EXPECT_FALSE(parse_file_type(""));
}

TEST(CheckText, NamesTheFieldAndTheLimit) {
  const auto checked = check_text("tagline", "abcd", 3);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().public_text, "The tagline is longer than 3 characters.");
  EXPECT_TRUE(check_text("tagline", "abc", 3));
  EXPECT_FALSE(check_text("tagline", "a\nb", 3));
  EXPECT_TRUE(check_text("tagline", "a\nb", 3, true));
}

}  // namespace
}  // namespace onesheet::poster
