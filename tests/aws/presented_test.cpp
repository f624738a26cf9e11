#include "aws/presented.h"

#include <gtest/gtest.h>

namespace onesheet::aws {
namespace {

const std::string kHex(64, 'a');
const std::string kGood =
    "AWS4-HMAC-SHA256 Credential=AK/ID/20150830/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, "
    "Signature=" +
    kHex;

TEST(Authorization, IsReadWithAndWithoutSpaces) {
  std::string tight = kGood;
  for (std::size_t at; (at = tight.find(", ")) != std::string::npos;) tight.erase(at + 1, 1);
  for (const std::string& text : {kGood, tight}) {
    const auto presented = parse_authorization(text);
    ASSERT_TRUE(presented) << text;
    EXPECT_EQ(presented->access_key_id, "AK/ID");
    EXPECT_EQ(presented->scope.text(), "20150830/us-east-1/s3/aws4_request");
    EXPECT_EQ(presented->signed_names, (std::vector<std::string>{"host", "x-amz-date"}));
    EXPECT_EQ(presented->signature, kHex);
  }
}

TEST(Authorization, SaysWhatIsWrong) {
  const auto problem = [](std::string from, std::string to) {
    std::string text = kGood;
    text.replace(text.find(from), from.size(), to);
    const auto presented = parse_authorization(text);
    EXPECT_FALSE(presented) << text;
    return presented ? PresentedProblem{} : presented.error();
  };
  EXPECT_EQ(problem("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256-X "), PresentedProblem::unsupported_algorithm);
  EXPECT_EQ(problem("AWS4-HMAC-SHA256 ", "AWS AKID:"), PresentedProblem::unsupported_algorithm);
  EXPECT_EQ(problem("Signature=", "Sig="), PresentedProblem::missing_parameter);
  EXPECT_EQ(problem("/aws4_request", "/aws4"), PresentedProblem::bad_credential);
  EXPECT_EQ(problem("/20150830", "/2015083x"), PresentedProblem::bad_credential);
  EXPECT_EQ(problem("AK/ID/20150830", "/20150830"), PresentedProblem::bad_credential);
  EXPECT_EQ(problem("us-east-1/", ""), PresentedProblem::bad_credential);
  EXPECT_EQ(problem("host;x", "host;;x"), PresentedProblem::bad_signed_headers);
  EXPECT_EQ(problem("host;x", "Host;x"), PresentedProblem::bad_signed_headers);
  EXPECT_EQ(problem(kHex, kHex + "a"), PresentedProblem::bad_signature_text);
  EXPECT_EQ(problem(kHex, std::string(64, 'A')), PresentedProblem::bad_signature_text);
}

TEST(Authorization, BoundsTheNumberOfNames) {
  const auto with_names = [](std::size_t count) {
    std::string names = "host";
    for (std::size_t i = 1; i < count; ++i) names += ";h" + std::to_string(i);
    std::string text = kGood;
    text.replace(text.find("host;x-amz-date"), 15, names);
    return parse_authorization(text).has_value();
  };
  EXPECT_TRUE(with_names(kSignedNamesMax));
  EXPECT_FALSE(with_names(kSignedNamesMax + 1));
}

QueryList good_query() {
  return {{"X-Amz-Algorithm", "AWS4-HMAC-SHA256"},
          {"X-Amz-Credential", "AKID/20150830/us-east-1/s3/aws4_request"},
          {"X-Amz-Date", "20150830T123600Z"},
          {"X-Amz-Expires", "60"},
          {"X-Amz-SignedHeaders", "host"},
          {"X-Amz-Signature", kHex}};
}

TEST(PresignedQuery, NeedsAllSixParameters) {
  ASSERT_TRUE(parse_presigned(good_query()));
  for (std::size_t i = 0; i < 6; ++i) {
    QueryList query = good_query();
    query.erase(query.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_EQ(parse_presigned(query).error(), PresentedProblem::missing_parameter) << i;
  }
}

TEST(PresignedQuery, BoundsItsLife) {
  const auto with = [](std::string expires) {
    QueryList query = good_query();
    query[3].second = std::move(expires);
    return parse_presigned(query);
  };
  EXPECT_EQ(with("604800")->expires, kPresignMax);
  EXPECT_EQ(with("604801").error(), PresentedProblem::expires_too_long);
  EXPECT_EQ(with("99999999999999999999999").error(), PresentedProblem::expires_too_long);
  EXPECT_EQ(with("0")->expires.count(), 0);
  EXPECT_EQ(with("-1").error(), PresentedProblem::expires_negative);
  EXPECT_EQ(with("1.5").error(), PresentedProblem::expires_not_a_number);
  EXPECT_EQ(with("").error(), PresentedProblem::expires_not_a_number);
  EXPECT_EQ(with("-").error(), PresentedProblem::expires_not_a_number);
}

}  // namespace
}  // namespace onesheet::aws
