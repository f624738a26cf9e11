// Who gets in, and what the others are told: one test per row of S3's table of refusals.
#include "aws/sigv2.h"
#include "s3api_fixture.h"

namespace onesheet::doors {
namespace {

using namespace std::chrono_literals;

class S3Auth : public S3DoorTest {
 protected:
  void SetUp() override {
    make_bucket("posters");
    put("/posters/a.png", "picture");
  }
  static Sent replaced(Sent sent, const std::string& header, const std::string& from, const std::string& to) {
    for (auto& [name, value] : sent.headers) {
      if (name != header) continue;
      const std::size_t at = value.find(from);
      EXPECT_NE(at, std::string::npos) << value;
      value.replace(at, from.size(), to);
    }
    return sent;
  }
  std::string v2_query(const std::string& method, const std::string& path, const std::string& query,
                       std::string expires, const aws::HeaderList& headers = {}) {
    const auto list = aws::parse_query(query);
    const std::string text = aws::sigv2_string_to_sign({method, expires, "", path, list, headers});
    return path + '?' + query + (query.empty() ? "" : "&") + "AWSAccessKeyId=" + std::string{kAccessKey} +
           "&Expires=" + expires + "&Signature=" + base::percent_encode(aws::sigv2_signature(kSecret, text));
  }
  std::string expires_in(std::chrono::seconds life) {
    return std::to_string(
        std::chrono::duration_cast<std::chrono::seconds>((clock_.now() + life).time_since_epoch()).count());
  }
};

TEST_F(S3Auth, AnonymousIsDeniedBeforeTheBody) {
  for (const char* method : {"GET", "PUT", "DELETE", "POST"}) {
    const Reply reply = send_raw({method, "/posters/a.png"});
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.code(), "AccessDenied");
    EXPECT_EQ(reply.element("Message"), "Access Denied");
    EXPECT_TRUE(reply.early);
    EXPECT_EQ(reply.header("Content-Type"), "application/xml");
    EXPECT_EQ(reply.element("RequestId"), reply.header("x-amz-request-id"));
    EXPECT_TRUE(reply.body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"));
  }
  const Reply head = send_raw({"HEAD", "/posters/a.png"});
  EXPECT_EQ(head.status, 403);
  EXPECT_TRUE(head.body.empty());
  const Reply with_override = send_raw({"GET", "/posters/a.png?response-content-type=text/html"});
  EXPECT_EQ(with_override.status, 400);
  EXPECT_EQ(with_override.code(), "InvalidRequest");
}

TEST_F(S3Auth, HeaderSignaturesWorkInEverySpelling) {
  EXPECT_EQ(send({"GET", "/posters/a.png"}).body, "picture");
  Sent tight = sign({"GET", "/posters/a.png"});
  for (auto& [name, value] : tight.headers) {
    for (std::size_t at; name == "Authorization" && (at = value.find(", ")) != std::string::npos;) {
      value.erase(at + 1, 1);
    }
  }
  EXPECT_EQ(send_raw(tight).body, "picture");
  EXPECT_EQ(
      send({"GET", "/posters/a.png", {{"accept-encoding", "identity"}, {"amz-sdk-request", "attempt=1"}}})
          .body,
      "picture");
}

TEST_F(S3Auth, AlteredRequestsDoNotMatch) {
  const Sent good = sign({"GET", "/posters/a.png", {{"Range", "bytes=0-1"}}});
  ASSERT_EQ(send_raw(good).status, 206);
  Sent other_path = good;
  other_path.target = "/posters/b.png";
  Sent other_query = good;
  other_query.target += "?acl";
  Sent other_method = good;
  other_method.method = "DELETE";
  for (const Sent& sent : {other_path, other_query, other_method, replaced(good, "Range", "0-1", "0-2")}) {
    const Reply reply = send_raw(sent);
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.code(), "SignatureDoesNotMatch");
  }
  const Reply reply = send_raw(other_path);
  EXPECT_EQ(reply.element("AWSAccessKeyId"), kAccessKey);
  EXPECT_TRUE(reply.element("StringToSign").starts_with("AWS4-HMAC-SHA256\n20260102T030405Z\n"));
  EXPECT_TRUE(reply.element("StringToSignBytes").starts_with("41 57 53 34 2d "));
  EXPECT_TRUE(reply.element("CanonicalRequest").starts_with("GET\n/posters/b.png\n"));
  EXPECT_TRUE(reply.element("CanonicalRequestBytes").starts_with("47 45 54 0a "));
  EXPECT_EQ(reply.element("SignatureProvided").size(), 64U);
  EXPECT_EQ(
      reply.element("Message"),
      "The request signature we calculated does not match the signature you provided. Check your key and "
      "signing method.");
}

TEST_F(S3Auth, UnknownKeyRegionServiceDay) {
  const Sent good = sign({"GET", "/posters/a.png"});
  const Reply key = send_raw(replaced(good, "Authorization", "AKIDEXAMPLE", "AKIDNOBODY"));
  EXPECT_EQ(key.status, 403);
  EXPECT_EQ(key.code(), "InvalidAccessKeyId");
  EXPECT_EQ(key.element("AWSAccessKeyId"), "AKIDNOBODY");

  const Reply region = send_raw(replaced(good, "Authorization", "us-east-1", "eu-west-1"));
  EXPECT_EQ(region.status, 400);
  EXPECT_EQ(region.code(), "AuthorizationHeaderMalformed");
  EXPECT_EQ(region.element("Region"), "us-east-1");

  EXPECT_EQ(send_raw(replaced(good, "Authorization", "/s3/", "/ec2/")).code(),
            "AuthorizationHeaderMalformed");
  EXPECT_EQ(send_raw(replaced(good, "Authorization", "20260102", "20260103")).code(),
            "AuthorizationHeaderMalformed");
}

TEST_F(S3Auth, OtherMechanismsAreRefusedClearly) {
  const Reply v2 = send_raw({"GET", "/posters/a.png", {{"Authorization", "AWS AKID:c2ln"}, {"Date", "x"}}});
  EXPECT_EQ(v2.status, 400);
  EXPECT_EQ(v2.element("Message"),
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
  const Reply bearer = send_raw({"GET", "/posters/a.png", {{"Authorization", "Bearer secret-token"}}});
  EXPECT_EQ(bearer.status, 400);
  EXPECT_EQ(bearer.code(), "InvalidArgument");
  EXPECT_EQ(bearer.body.find("secret-token"), std::string::npos);
  Sent both = sign({"GET", "/posters/a.png"});
  both.target = presign("GET", "/posters/a.png");
  EXPECT_EQ(send_raw(both).code(), "InvalidArgument");
}

TEST_F(S3Auth, ClockSkewOnBothSides) {
  const Sent sent = sign({"GET", "/posters/a.png"});
  clock_.advance(15min);
  EXPECT_EQ(send_raw(sent).status, 200);
  clock_.advance(1s);
  const Reply late = send_raw(sent);
  EXPECT_EQ(late.status, 403);
  EXPECT_EQ(late.code(), "RequestTimeTooSkewed");
  EXPECT_EQ(late.element("MaxAllowedSkewMilliseconds"), "900000");
  clock_.advance(-30min - 1s);
  EXPECT_EQ(send_raw(sent).status, 200);
  clock_.advance(-1s);
  EXPECT_EQ(send_raw(sent).code(), "RequestTimeTooSkewed");
}

TEST_F(S3Auth, EveryAmzHeaderMustBeSigned) {
  Sent sent = sign({"GET", "/posters/a.png"});
  sent.headers.emplace_back("X-Amz-Meta-Extra", "1");
  sent.headers.emplace_back("x-amz-acl", "private");
  const Reply reply = send_raw(sent);
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.code(), "AccessDenied");
  EXPECT_EQ(reply.element("Message"), "There were headers present in the request which were not signed");
  EXPECT_EQ(reply.element("HeadersNotSigned"), "x-amz-meta-extra, x-amz-acl");

  const Sent without_host = replaced(sign({"GET", "/posters/a.png"}), "Authorization", "host;", "");
  EXPECT_EQ(send_raw(without_host).element("HeadersNotSigned"), "host");
}

TEST_F(S3Auth, PayloadHashIsRequiredAndChecked) {
  Sent missing = sign({"GET", "/posters/a.png"});
  std::erase_if(missing.headers, [](const auto& header) { return header.first == "x-amz-content-sha256"; });
  const Reply reply = send_raw(missing);
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.element("Message"), "Missing required header for this request: x-amz-content-sha256");
  EXPECT_EQ(send({"GET", "/posters/a.png"}, "nonsense").code(), "InvalidArgument");
  EXPECT_EQ(send({"GET", "/posters/a.png"}, "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD").status, 501);
}

TEST_F(S3Auth, SessionTokensAreNotOurs) {
  Sent sent{"GET", "/posters/a.png", {{"x-amz-security-token", "token"}}};
  EXPECT_EQ(send(sent).code(), "InvalidToken");
}

TEST_F(S3Auth, PresignedLinksLiveUntilTheyExpire) {
  const std::string url = presign("GET", "/posters/a.png", 60s);
  EXPECT_EQ(send_raw({"GET", url}).body, "picture");
  clock_.advance(60s - 1ms);
  EXPECT_EQ(send_raw({"GET", url}).status, 200);
  clock_.advance(1ms);
  const Reply reply = send_raw({"GET", url});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.code(), "AccessDenied");
  EXPECT_EQ(reply.element("Message"), "Request has expired");
  EXPECT_EQ(reply.element("X-Amz-Expires"), "60");
  EXPECT_EQ(reply.element("Expires"), "2026-01-02T03:05:05Z");
  EXPECT_EQ(reply.element("ServerTime"), "2026-01-02T03:05:05Z");
}

TEST_F(S3Auth, PresignedLinksAreForOneMethodAndOneKey) {
  const std::string url = presign("GET", "/posters/a.png");
  EXPECT_EQ(send_raw({"HEAD", url}).status, 403);
  EXPECT_EQ(send_raw({"DELETE", url}).code(), "SignatureDoesNotMatch");
  EXPECT_EQ(send_raw({"GET", url + "&response-content-type=text/html"}).code(), "SignatureDoesNotMatch");
  std::string other = url;
  other.replace(other.find("a.png"), 5, "b.png");
  EXPECT_EQ(send_raw({"GET", other}).code(), "SignatureDoesNotMatch");
  std::string longer = url;
  longer.replace(longer.find("Expires=60"), 10, "Expires=99");
  EXPECT_EQ(send_raw({"GET", longer}).code(), "SignatureDoesNotMatch");
  std::string garbage = url;
  garbage.resize(garbage.size() - 5);
  EXPECT_EQ(send_raw({"GET", garbage}).code(), "SignatureDoesNotMatch");
  const Reply unsigned_header = send_raw({"GET", url, {{"x-amz-checksum-mode", "ENABLED"}}});
  EXPECT_EQ(unsigned_header.element("HeadersNotSigned"), "x-amz-checksum-mode");
}

TEST_F(S3Auth, PresignedLinksFromTheFuture) {
  const std::string url = presign("GET", "/posters/a.png", 24h);
  clock_.advance(-15min);
  EXPECT_EQ(send_raw({"GET", url}).status, 200);
  clock_.advance(-1s);
  const Reply reply = send_raw({"GET", url});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.element("Message"), "Request is not valid yet");
}

TEST_F(S3Auth, MalformedPresignedParameters) {
  const std::string url = presign("GET", "/posters/a.png");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = url;
    changed.replace(changed.find(from), from.size(), to);
    return send_raw({"GET", changed});
  };
  const Reply missing = with("&X-Amz-Date=20260102T030405Z", "");
  EXPECT_EQ(missing.status, 400);
  EXPECT_EQ(missing.code(), "AuthorizationQueryParametersError");
  EXPECT_EQ(missing.element("Message"),
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, "
            "X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
  EXPECT_EQ(
      with("Expires=60", "Expires=604801").element("Message"),
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
      "than 604800 seconds");
  EXPECT_EQ(with("Expires=60", "Expires=-1").element("Message"), "X-Amz-Expires must be non-negative");
  EXPECT_EQ(with("Expires=60", "Expires=soon").element("Message"), "X-Amz-Expires should be a number");
  EXPECT_EQ(with("us-east-1", "us-west-2").element("Region"), "us-east-1");
  EXPECT_EQ(with("AKIDEXAMPLE", "AKIDNOBODY").code(), "InvalidAccessKeyId");
  EXPECT_EQ(with("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1").code(), "AuthorizationQueryParametersError");
}

TEST_F(S3Auth, TheLongestPresignedLifeIsAWeek) {
  EXPECT_EQ(send_raw({"GET", presign("GET", "/posters/a.png", 604800s)}).status, 200);
  EXPECT_EQ(send_raw({"GET", presign("GET", "/posters/a.png", 604801s)}).status, 400);
}

TEST_F(S3Auth, SignatureVersion2InTheQuery) {
  EXPECT_EQ(send_raw({"GET", v2_query("GET", "/posters/a.png", "", expires_in(60s))}).body, "picture");
  const Reply overridden = send_raw(
      {"GET", v2_query("GET", "/posters/a.png", "response-content-type=text%2Fplain", expires_in(60s))});
  EXPECT_EQ(overridden.header("Content-Type"), "text/plain");

  const std::string put_url =
      v2_query("PUT", "/posters/v2", "content-type=image%2Fpng&x-amz-meta-a=b", expires_in(60s));
  EXPECT_EQ(send_raw({"PUT", put_url, {}, "two"}).status, 200);
  const Reply stored = send({"GET", "/posters/v2"});
  EXPECT_EQ(stored.header("Content-Type"), "image/png");
  EXPECT_EQ(stored.header("x-amz-meta-a"), "b");

  const Reply altered = send_raw({"GET", v2_query("PUT", "/posters/a.png", "", expires_in(60s))});
  EXPECT_EQ(altered.status, 403);
  EXPECT_EQ(altered.code(), "SignatureDoesNotMatch");
  EXPECT_TRUE(altered.element("StringToSign").starts_with("GET\n"));

  const std::string old = v2_query("GET", "/posters/a.png", "", expires_in(0s));
  EXPECT_EQ(send_raw({"GET", old}).element("Message"), "Request has expired");
  EXPECT_EQ(send_raw({"GET", v2_query("GET", "/posters/a.png", "", "soon")}).status, 403);
  EXPECT_EQ(send_raw({"GET", "/posters/a.png?AWSAccessKeyId=" + std::string{kAccessKey}}).code(),
            "AccessDenied");
  std::string nobody = v2_query("GET", "/posters/a.png", "", expires_in(60s));
  nobody.replace(nobody.find(kAccessKey), kAccessKey.size(), "NOBODY");
  EXPECT_EQ(send_raw({"GET", nobody}).code(), "InvalidAccessKeyId");
}

TEST_F(S3Auth, VirtualHostStyleInBothVersions) {
  Sent sent{"GET", "/a.png", {{"Host", "posters.localhost:9000"}}};
  EXPECT_EQ(send(sent).body, "picture");
  const aws::HeaderList host = {{"Host", "posters.s3.localhost"}};
  const std::string text = aws::sigv2_string_to_sign({"GET", expires_in(60s), "posters", "/a.png", {}, host});
  EXPECT_EQ(send_raw({"GET",
                      "/a.png?AWSAccessKeyId=" + std::string{kAccessKey} + "&Expires=" + expires_in(60s) +
                          "&Signature=" + base::percent_encode(aws::sigv2_signature(kSecret, text)),
                      host})
                .body,
            "picture");
}

TEST_F(S3Auth, OddKeysSurviveSigning) {
  for (const std::string key : {"a b", "a+b", "a%b", "ünï/çödé", "a//b", "/lead", "trail/", "..", "a/./b",
                                "q?=&#", "~!*'()", "\"quoted\" <&>"}) {
    const std::string target = "/posters/" + base::percent_encode(key, "/");
    put(target, key);
    EXPECT_EQ(send({"GET", target}).body, key);
    EXPECT_EQ(send_raw({"GET", presign("GET", target)}).body, key);
    EXPECT_EQ(send_raw({"GET", v2_query("GET", target, "", expires_in(60s))}).body, key);
  }
}

}  // namespace
}  // namespace onesheet::doors
