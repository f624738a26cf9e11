#include <gtest/gtest.h>

#include <map>

#include "aws/credentials/region.h"

namespace onesheet::aws {
namespace {

Environment from(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
    const auto at = variables.find(std::string(name));
    if (at == variables.end()) return std::nullopt;
    return at->second;
  };
}

constexpr std::string_view kConfig = R"(
# comment
[default]
region = eu-central-1
[profile film]
region=us-east-2
endpoint_url = https://all.example/
services = local
s3 =
  max_concurrent_requests = 4
[services local]
s3 =
  endpoint_url = http://127.0.0.1:9000
bedrock_runtime =
  endpoint_url = http://127.0.0.1:8080/
[broken
key without equals
)";

TEST(Profile, ReadsSectionsNestedSettingsAndServices) {
  const auto files = parse_profile_files(kConfig, "");
  ASSERT_NE(files.find("film"), nullptr);
  EXPECT_EQ(files.find("film")->at("s3.max_concurrent_requests"), "4");
  EXPECT_EQ(files.find("film")->at("region"), "us-east-2");
  EXPECT_EQ(files.services.at("local").at("s3").at("endpoint_url"), "http://127.0.0.1:9000");
  EXPECT_EQ(files.find("services local"), nullptr);
}

TEST(Profile, TakesQuotesAMarkAtTheStartAndWindowsLines) {
  const auto files = parse_profile_files("\xEF\xBB\xBF[profile \"my film\"]\r\nregion = eu-west-1 ; here\r\n",
                                         "[x]\naws_access_key_id=a#b\n");
  ASSERT_NE(files.find("my film"), nullptr);
  EXPECT_EQ(files.find("my film")->at("region"), "eu-west-1");
  EXPECT_EQ(files.find("x")->at("aws_access_key_id"), "a#b") << "no white space before it";
}

TEST(Region, EnvironmentThenDefaultThenProfile) {
  const auto files = parse_profile_files(kConfig, "");
  EXPECT_EQ(resolve_region(from({{"AWS_REGION", "a"}, {"AWS_DEFAULT_REGION", "b"}}), files), "a");
  EXPECT_EQ(resolve_region(from({{"AWS_DEFAULT_REGION", "b"}}), files), "b");
  EXPECT_EQ(resolve_region(from({{"AWS_PROFILE", "film"}}), files), "us-east-2");
  EXPECT_EQ(resolve_region(from({}), files), "eu-central-1");
  EXPECT_EQ(resolve_region(from({}), {}), std::nullopt);
}

TEST(Endpoint, ServiceVariableThenCommonThenServicesSectionThenProfile) {
  const auto files = parse_profile_files(kConfig, "");
  EXPECT_EQ(
      resolve_endpoint(
          "s3", from({{"AWS_ENDPOINT_URL_S3", "http://one/"}, {"AWS_ENDPOINT_URL", "http://two"}}), files),
      "http://one");
  EXPECT_EQ(
      resolve_endpoint("s3", from({{"AWS_ENDPOINT_URL", "http://two"}, {"AWS_PROFILE", "film"}}), files),
      "http://two");
  EXPECT_EQ(resolve_endpoint("bedrock_runtime", from({{"AWS_PROFILE", "film"}}), files),
            "http://127.0.0.1:8080");
  EXPECT_EQ(resolve_endpoint("sts", from({{"AWS_PROFILE", "film"}}), files), "https://all.example");
  EXPECT_EQ(
      resolve_endpoint(
          "s3", from({{"AWS_ENDPOINT_URL", "http://two"}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}}),
          files),
      std::nullopt);
}

}  // namespace
}  // namespace onesheet::aws
