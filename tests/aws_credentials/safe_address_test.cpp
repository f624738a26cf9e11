#include "aws/credentials/safe_address.h"

#include <gtest/gtest.h>

#include "aws/credentials/region.h"

namespace onesheet::aws {
namespace {

TEST(SafeAddress, SecretsGoOverTlsOrStayOnThisMachine) {
  for (const std::string_view url :
       {"https://example.org", "https://example.org:8443/x", "http://localhost:1/x", "http://127.0.0.1",
        "http://127.8.9.10:80/", "http://[::1]:8080/x"})
    EXPECT_TRUE(keeps_secrets(url)) << url;
  for (const std::string_view url :
       {"", "http://", "https://", "http://example.org", "http://127.0.0.1.evil.org",
        "http://127.0.0.1@evil.org/", "http://localhost:80@evil.org/", "https://user@host/",
        "ftp://localhost", "http://localhost\\@evil.org", "http://127.0.0.1\t.evil.org",
        "http://[::1].evil.org", "http://[::1", "http://128.0.0.1", "http://127.1.2.3.4", "http://0x7f.1",
        "http://169.254.170.2", "HTTP://localhost"})
    EXPECT_FALSE(keeps_secrets(url)) << url;
}

TEST(SafeAddress, ContainersHaveAddressesOfTheirOwn) {
  for (const std::string_view url : {"http://169.254.170.2/x", "http://169.254.170.23/v1",
                                     "http://[fd00:ec2::23]/v1", "https://any.example"})
    EXPECT_TRUE(is_credential_address(url)) << url;
  for (const std::string_view url : {"http://169.254.170.2@evil.org/", "http://169.254.170.2.evil.org",
                                     "http://169.254.169.254/", "http://169.254.170.2\r\nHost: x/"})
    EXPECT_FALSE(is_credential_address(url)) << url;
}

TEST(AwsHost, PartitionsAndVariants) {
  EXPECT_EQ(aws_host("s3", "eu-west-1"), "s3.eu-west-1.amazonaws.com");
  EXPECT_EQ(aws_host("s3", "cn-north-1"), "s3.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(aws_host("s3", "us-iso-east-1"), "s3.us-iso-east-1.c2s.ic.gov");
  EXPECT_EQ(aws_host("s3", "us-isob-east-1"), "s3.us-isob-east-1.sc2s.sgov.gov");
  EXPECT_EQ(aws_host("s3", "us-east-1", {.fips = true, .dual_stack = true}),
            "s3-fips.dualstack.us-east-1.amazonaws.com");
  EXPECT_EQ(aws_host("sts", "us-east-1", {.fips = true}), "sts-fips.us-east-1.amazonaws.com");
  EXPECT_EQ(aws_host("bedrock-runtime", "us-west-2", {.dual_stack = true}),
            "bedrock-runtime.us-west-2.api.aws");
}

TEST(AwsHost, VariantsComeFromTheEnvironmentThenTheProfile) {
  const auto files =
      parse_profile_files("[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint=TRUE\n", "");
  const auto nothing = [](std::string_view) -> std::optional<std::string> { return std::nullopt; };
  const auto no_fips = [](std::string_view name) -> std::optional<std::string> {
    if (name == "AWS_USE_FIPS_ENDPOINT") return "false";
    return std::nullopt;
  };
  EXPECT_TRUE(resolve_host_variant(nothing, files).fips);
  EXPECT_TRUE(resolve_host_variant(nothing, files).dual_stack);
  EXPECT_FALSE(resolve_host_variant(no_fips, files).fips);
  EXPECT_FALSE(resolve_host_variant(nothing, {}).dual_stack);
}

TEST(Checksums, AreLeftOutWhenOnlyWhatIsRequiredIsWanted) {
  const auto files = parse_profile_files("[default]\nresponse_checksum_validation = when_required\n", "");
  const auto required = [](std::string_view name) -> std::optional<std::string> {
    if (name == "AWS_REQUEST_CHECKSUM_CALCULATION") return "WHEN_REQUIRED";
    return std::nullopt;
  };
  EXPECT_FALSE(resolve_checksums(required, files).send);
  EXPECT_FALSE(resolve_checksums(required, files).check);
  EXPECT_TRUE(resolve_checksums(required, {}).check);
}

TEST(AwsHost, RegionsAreWordsOfAHostName) {
  EXPECT_TRUE(usable_region("us-east-1"));
  EXPECT_TRUE(usable_region("auto"));
  EXPECT_TRUE(usable_region(std::string(63, 'a')));
  EXPECT_FALSE(usable_region(std::string(64, 'a')));
  for (const std::string_view region : {"", "us east", "a.b", "a/b", "US", "a@b", "\n"})
    EXPECT_FALSE(usable_region(region)) << region;
}

}  // namespace
}  // namespace onesheet::aws
