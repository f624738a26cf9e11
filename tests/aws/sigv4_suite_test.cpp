// Every case of the official suite, in headers and in the query, stage by stage.
// The suite's data stays outside the tree; its place is ONESHEET_SHARED_DIR.
#include <gtest/gtest.h>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "aws/presented.h"
#include "aws/sigv4.h"
#include "aws/time_text.h"
#include "base/encoding.h"

namespace onesheet::aws {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const fs::path kSuite = fs::path{ONESHEET_SHARED_DIR} / "sigv4-test-suite" / "v4";
constexpr std::size_t kCases = 38;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Files of the suite differ in whether they end in a line break.
std::string read_line_trimmed(const fs::path& path) {
  std::string text = read(path);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

struct Case {
  Request request;
  std::string body;
  SigningContext context;
  bool send_payload_hash = false;
  bool omit_session_token = false;
  std::chrono::seconds expires{};
};

Request parse_request(const std::string& text, std::string& body) {
  Request request;
  std::size_t at = text.find('\n');
  const std::string line = text.substr(0, at);
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');  // the target may hold spaces
  request.method = line.substr(0, first);
  const std::string target = line.substr(first + 1, last - first - 1);
  const std::size_t question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string::npos) request.query = target.substr(question + 1);
  ++at;
  while (at < text.size() && text[at] != '\n') {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string header = text.substr(at, end - at);
    at = end + 1;
    if (header.front() == ' ') {
      request.headers.back().second += "\n" + header;  // a folded line
    } else {
      const std::size_t colon = header.find(':');
      request.headers.emplace_back(header.substr(0, colon), header.substr(colon + 1));
    }
  }
  if (at < text.size()) body = text.substr(at + 1);
  return request;
}

base::WallTime parse_iso(std::string text) {
  std::erase(text, '-');
  std::erase(text, ':');
  return parse_basic_time(text).value();
}

Case load(const fs::path& folder) {
  Case result;
  result.request = parse_request(read(folder / "request.txt"), result.body);
  const json::object context = json::parse(read(folder / "context.json")).as_object();
  const json::object& credentials = context.at("credentials").as_object();
  result.context.credentials.access_key_id = credentials.at("access_key_id").as_string().c_str();
  result.context.credentials.secret_access_key = credentials.at("secret_access_key").as_string().c_str();
  if (const auto* token = credentials.if_contains("token")) {
    result.context.credentials.session_token = token->as_string().c_str();
  }
  result.context.region = context.at("region").as_string().c_str();
  result.context.service = context.at("service").as_string().c_str();
  result.context.time = parse_iso(context.at("timestamp").as_string().c_str());
  result.context.path_rule = context.at("normalize").as_bool() ? PathRule::normalized : PathRule::encoded;
  result.send_payload_hash = context.at("sign_body").as_bool();
  if (const auto* omit = context.if_contains("omit_session_token")) {
    result.omit_session_token = omit->as_bool();
  }
  result.expires = std::chrono::seconds{context.at("expiration_in_seconds").as_int64()};
  return result;
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator{kSuite, missing}) {
    if (entry.is_directory()) names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  if (names.empty()) names.push_back("absent");
  return names;
}

class SigV4Suite : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (!fs::exists(kSuite)) {
      GTEST_SKIP() << "SKIPPED: the official SigV4 suite is not at " << kSuite
                   << "; configure with -DONESHEET_SHARED_DIR=… to run it.";
    }
    folder_ = kSuite / GetParam();
  }
  fs::path folder_;
};

TEST_P(SigV4Suite, SignsInHeaders) {
  Case c = load(folder_);
  if (c.omit_session_token) c.context.credentials.session_token.clear();  // sent, but added after signing
  const SignedHeaders result = sign_headers(c.request, sha256_hex(c.body), c.context, c.send_payload_hash);
  EXPECT_EQ(result.signature.canonical_request, read_line_trimmed(folder_ / "header-canonical-request.txt"));
  EXPECT_EQ(result.signature.string_to_sign, read_line_trimmed(folder_ / "header-string-to-sign.txt"));
  EXPECT_EQ(result.signature.hex, read_line_trimmed(folder_ / "header-signature.txt"));

  std::string ignored;
  const Request expected = parse_request(read(folder_ / "header-signed-request.txt"), ignored);
  for (const auto& header : result.added) {
    EXPECT_NE(std::ranges::find(expected.headers, header), expected.headers.end()) << header.first;
  }
  // And what a verifier reads back is what was signed.
  const auto presented = parse_authorization(result.added.back().second);
  ASSERT_TRUE(presented);
  EXPECT_EQ(presented->signature, result.signature.hex);
  EXPECT_EQ(presented->access_key_id, c.context.credentials.access_key_id);
}

TEST_P(SigV4Suite, SignsInTheQuery) {
  Case c = load(folder_);
  const std::string token = c.context.credentials.session_token;
  if (c.omit_session_token) c.context.credentials.session_token.clear();
  const PresignedQuery result = presign(c.request, sha256_hex(c.body), c.context, c.expires);
  EXPECT_EQ(result.signature.canonical_request, read_line_trimmed(folder_ / "query-canonical-request.txt"));
  EXPECT_EQ(result.signature.string_to_sign, read_line_trimmed(folder_ / "query-string-to-sign.txt"));
  EXPECT_EQ(result.signature.hex, read_line_trimmed(folder_ / "query-signature.txt"));

  std::string ignored;
  const Request expected = parse_request(read(folder_ / "query-signed-request.txt"), ignored);
  QueryList ours = parse_query(result.query);
  if (c.omit_session_token) ours.emplace_back("X-Amz-Security-Token", token);
  QueryList theirs = parse_query(expected.query);
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  EXPECT_EQ(ours, theirs);
}

INSTANTIATE_TEST_SUITE_P(Official, SigV4Suite, testing::ValuesIn(case_names()), [](const auto& instance) {
  std::string name = instance.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(SigV4SuiteSize, IsWhole) {
  if (!fs::exists(kSuite)) GTEST_SKIP() << "SKIPPED: the official SigV4 suite is absent.";
  EXPECT_EQ(case_names().size(), kCases);
}

}  // namespace
}  // namespace onesheet::aws
