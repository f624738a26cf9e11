#include "doors/wiring/settings_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "temporary_folder.h"

namespace onesheet::wiring {
namespace {

using base::ErrorKind;
using testing::HasSubstr;

const Environment kHome{{"HOME", "/home/ida"}};

std::string source_of(const cli::Resolved& resolved, std::string_view name) {
  return std::ranges::find(resolved.origins, name, &cli::SettingOrigin::name)->source;
}

TEST(Settings, DefaultsNeedNothingButAHome) {
  const auto resolved = resolve_settings({}, kHome);
  ASSERT_TRUE(resolved);
  EXPECT_EQ(resolved->settings.data, "/home/ida/.local/share/onesheet");
  EXPECT_EQ(resolved->settings.listen, "127.0.0.1:8080");
  EXPECT_EQ(resolved->settings.s3_listen, "127.0.0.1:9000");
  EXPECT_EQ(resolved->settings.stage, "Dev");
  EXPECT_EQ(resolved->origins.size(), cli::known_settings().size());
  EXPECT_EQ(source_of(*resolved, "listen"), "default");
}

TEST(Settings, XdgFoldersCountWhenAbsolute) {
  EXPECT_EQ(resolve_settings({}, {{"HOME", "/h"}, {"XDG_DATA_HOME", "/data"}})->settings.data,
            "/data/onesheet");
  EXPECT_EQ(resolve_settings({}, {{"HOME", "/h"}, {"XDG_DATA_HOME", "data"}})->settings.data,
            "/h/.local/share/onesheet");
  const auto homeless = resolve_settings({}, {});
  ASSERT_FALSE(homeless);
  EXPECT_EQ(homeless.error().kind, ErrorKind::bad_request);
  EXPECT_TRUE(resolve_settings({{"data", "/srv"}}, {}));
}

TEST(Settings, FlagsBeatEnvironmentBeatsConfigBeatsDefault) {
  const tests::TemporaryFolder folder;
  std::ofstream{folder / "config.json"}
      << R"({"stage": "File", "region": "file-1", "s3_listen": "127.0.0.1:1", "workers": 3})";
  Environment environment = kHome;
  environment["ONESHEET_CONFIG"] = (folder / "config.json").string();
  environment["ONESHEET_STAGE"] = "Environment";
  environment["ONESHEET_REGION"] = "environment-1";
  environment["ONESHEET_BUCKET"] = "";  // set to nothing: not set
  const auto resolved = resolve_settings({{"stage", "Flag"}}, environment);
  ASSERT_TRUE(resolved) << base::describe(resolved.error());
  EXPECT_EQ(resolved->settings.stage, "Flag");
  EXPECT_EQ(resolved->settings.region, "environment-1");
  EXPECT_EQ(resolved->settings.s3_listen, "127.0.0.1:1");
  EXPECT_EQ(resolved->settings.workers, 3U);
  EXPECT_EQ(resolved->settings.bucket, "onesheet");
  EXPECT_EQ(source_of(*resolved, "stage"), "--stage");
  EXPECT_EQ(source_of(*resolved, "region"), "ONESHEET_REGION");
  EXPECT_EQ(source_of(*resolved, "workers"), (folder / "config.json").string());
}

TEST(Settings, TheUsualConfigFileMayBeAbsentTheNamedOneMayNot) {
  const tests::TemporaryFolder folder;
  Environment environment = kHome;
  environment["XDG_CONFIG_HOME"] = folder.path().string();
  EXPECT_TRUE(resolve_settings({}, environment));
  std::filesystem::create_directory(folder / "onesheet");
  std::ofstream{folder / "onesheet/config.json"} << R"({"stage": "Prod"})";
  EXPECT_EQ(resolve_settings({}, environment)->settings.stage, "Prod");
  environment["ONESHEET_CONFIG"] = (folder / "missing.json").string();
  EXPECT_EQ(resolve_settings({}, environment).error().kind, ErrorKind::bad_request);
}

TEST(Settings, ABrokenConfigFileIsExplained) {
  const struct {
    const char* text;
    const char* says;
  } cases[] = {{"", "not a JSON object"},
               {"[]", "not a JSON object"},
               {"{\"stage\": \"x\"", "not a JSON object"},
               {"{\"stagee\": \"x\"}", "did you mean stage"},
               {"{\"listen\": null}", "texts or whole numbers"},
               {"{\"workers\": 1.5}", "texts or whole numbers"},
               {"{\"workers\": 0}", "1 to 64"}};
  for (const auto& expected : cases) {
    const tests::TemporaryFolder folder;
    std::ofstream{folder / "c.json"} << expected.text;
    Environment environment = kHome;
    environment["ONESHEET_CONFIG"] = (folder / "c.json").string();
    const auto resolved = resolve_settings({}, environment);
    ASSERT_FALSE(resolved) << expected.text;
    EXPECT_THAT(resolved.error().public_text, HasSubstr(expected.says));
    EXPECT_THAT(resolved.error().operator_text, HasSubstr("c.json"));
  }
  const tests::TemporaryFolder folder;
  std::ofstream{folder / "c.json"} << "{\"stage\": \"" << std::string(kConfigFileBytesMax, 'x') << "\"}";
  EXPECT_FALSE(resolve_settings({}, {{"HOME", "/h"}, {"ONESHEET_CONFIG", (folder / "c.json").string()}}));
}

TEST(Settings, EachValueIsChecked) {
  const std::pair<const char*, std::vector<const char*>> wrong[] = {
      {"listen", {"", "8080", "example.com:80", "127.0.0.1:99999"}},
      {"s3-listen", {"nan:1", "[::1]"}},
      {"public-url", {"posters.example", "ftp://x", "http://", "http://a b", "http://u@h", "http://h?q"}},
      {"public-s3-url", {"javascript:alert(1)"}},
      {"stage", {"", "a/b", "a b", "é"}},
      {"region", {"", "eu north"}},
      {"workers", {"0", "65", "-1", "1.5", "nan", ""}},
      {"queue", {"0", "1001", "many"}},
      {"invoke-lifecycle", {"on", ""}},
      {"log", {"xml", ""}},
      {"store", {"", "s3", "s3://", "s3:///p", "file://x"}},
      {"catalogue", {"sqlite", ""}},
      {"s3-addressing", {"", "virtual"}},
      {"s3-encryption", {"aes256", "aws:kms:", "kms"}},
      {"s3-region", {"eu west"}},
      {"s3-storage-class", {"a b"}},
      {"bedrock-region", {"us west"}},
      {"bedrock-guardrail", {"gr", ":1", "gr:"}},
      {"bedrock-attempts", {"0", "11", "x"}},
      {"bedrock-repeat-silence", {"maybe", ""}},
      {"openai-endpoint", {"api.openai.com"}},
      {"bedrock-price", {"-1", "1001", "free", "nan"}},
      {"bedrock-extra", {"x"}},
      {"openai-extra", {"[]", "{", "quality=high"}},
  };
  for (const auto& [name, values] : wrong) {
    for (const char* value : values) {
      const auto resolved = resolve_settings({{name, value}}, kHome);
      ASSERT_FALSE(resolved) << name << " = " << value;
      EXPECT_EQ(resolved.error().kind, ErrorKind::bad_request);
      EXPECT_THAT(resolved.error().public_text, HasSubstr(name));
    }
  }
  const std::pair<const char*, std::vector<const char*>> right[] = {
      {"listen", {"127.0.0.1:0", "[::1]:8080", ":80"}},
      {"public-url", {"https://posters.example/", "http://[::1]:8080"}},
      {"workers", {"1", "64"}},
      {"queue", {"1", "1000"}},
      {"invoke-lifecycle", {"ignore", "enforce"}},
      {"log", {"text", "json"}},
      {"store", {"local", "s3://posters", "s3://posters/", "s3://posters/club/2026"}},
      {"bedrock-attempts", {"1", "10"}},
      {"bedrock-price", {"0", "0.04", "1000"}},
      {"stage", {"Dev", "prod_2-x"}},
  };
  for (const auto& [name, values] : right) {
    for (const char* value : values)
      EXPECT_TRUE(resolve_settings({{name, value}}, kHome)) << name << " = " << value;
  }
  EXPECT_EQ(resolve_settings({{"public-url", "https://posters.example/"}}, kHome)->settings.public_url,
            "https://posters.example");
}

TEST(Settings, AStoreElsewhereIsABucketAndAPrefix) {
  EXPECT_TRUE(resolve_settings({}, kHome)->settings.s3.bucket.empty());
  const auto s3 = resolve_settings({{"store", "s3://posters/club/2026"},
                                    {"s3-encryption", "aws:kms:arn:aws:kms:eu-west-1:1:key/k"}},
                                   kHome)
                      ->settings.s3;
  EXPECT_EQ(s3.bucket, "posters");
  EXPECT_EQ(s3.prefix, "club/2026/");
  EXPECT_EQ(s3.encryption, "aws:kms");
  EXPECT_EQ(s3.kms_key, "arn:aws:kms:eu-west-1:1:key/k");
  EXPECT_EQ(resolve_settings({{"store", "s3://posters/"}}, kHome)->settings.s3.prefix, "");
  EXPECT_TRUE(resolve_settings({{"store", "s3://b/" + std::string(511, 'p')}}, kHome));
  EXPECT_FALSE(resolve_settings({{"store", "s3://b/" + std::string(512, 'p')}}, kHome));
}

TEST(Settings, ModelsBringTheirOwn) {
  const auto settings = resolve_settings({{"bedrock-guardrail", "arn:aws:bedrock:us-west-2:1:guardrail/g:7"},
                                          {"openai-extra", R"({"quality": "high", "n": 1})"}},
                                         kHome)
                            ->settings;
  EXPECT_EQ(settings.model, "illustrator");
  EXPECT_EQ(settings.bedrock.guardrail_id, "arn:aws:bedrock:us-west-2:1:guardrail/g");
  EXPECT_EQ(settings.bedrock.guardrail_version, "7");
  EXPECT_FALSE(settings.bedrock.repeat_silence);
  EXPECT_EQ(settings.openai.extra.at("quality"), "\"high\"");
  EXPECT_EQ(settings.openai.extra.at("n"), "1");
}

TEST(Settings, SecretsComeInPairsAndStayOutOfErrors) {
  Environment environment = kHome;
  environment["ONESHEET_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
  EXPECT_FALSE(resolve_settings({}, environment));
  environment["ONESHEET_SECRET_ACCESS_KEY"] = "short-secret";
  const auto resolved = resolve_settings({}, environment);
  ASSERT_FALSE(resolved);
  EXPECT_EQ(base::describe(resolved.error()).find("short-secret"), std::string::npos);
  environment["ONESHEET_SECRET_ACCESS_KEY"] = "a secret of 16 c";
  EXPECT_EQ(resolve_settings({}, environment)->settings.access_key_id, "AKIDEXAMPLE");
}

}  // namespace
}  // namespace onesheet::wiring
