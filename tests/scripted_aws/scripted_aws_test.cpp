// One test for each script: the real client, credential sources, store and model over loopback sockets
// against a service that misbehaves as the script says.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"
#include "aws/credentials/region.h"
#include "base/encoding.h"
#include "brief/brief.h"
#include "models/bedrock/bedrock_model.h"
#include "render/encode.h"
#include "scripted_aws/script_server.h"
#include "store/s3/s3_store.h"

namespace onesheet::testing {
namespace {

using base::Deadline;
using base::Result;

// Every host is the scripted server, whatever its name; what was asked for stays in the Host header.
class EveryHost final : public http::Client {
 public:
  explicit EveryHost(std::uint16_t port) : to_("http://127.0.0.1:" + std::to_string(port)) {}
  std::expected<http::ClientAnswer, http::ClientFailure> send(const http::ClientRequest& request,
                                                              Deadline deadline) override {
    http::ClientRequest redirected = request;
    const auto host = request.url.find("://") + 3;
    const auto path = request.url.find('/', host);
    if (!request.headers.find("Host")) redirected.headers.add("Host", request.url.substr(host, path - host));
    redirected.url = to_ + request.url.substr(path);
    return client_->send(redirected, deadline);
  }

 private:
  const std::string to_;
  const std::unique_ptr<http::Client> client_ = http::make_client();
};

// Must be found in no error's text.
constexpr std::string_view kSecret = "sentinel/SECRET+of/the+environment",
                           kToken = "sentinel/TOKEN+of/the+environment";

std::string picture() {
  pixels::Image8 image(64, 96, 3);
  for (std::size_t i = 0; i < image.samples.size(); ++i) image.samples[i] = static_cast<std::uint8_t>(i * 7);
  return base::base64(*render::encode(image, poster::FileType::png));
}

class Player {
 public:
  explicit Player(const std::string& name)
      : folder_(std::filesystem::path(::testing::TempDir()) /
                ("scripted-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    script_ = read_script(
        name,
        {{"port", std::to_string(server_.port())}, {"folder", folder_.string()}, {"picture", picture()}});
    for (const auto& [file, text] : script_.files) std::ofstream(folder_ / file) << text;
    server_.play(script_.steps);
    std::map<std::string, std::string> variables{{"AWS_REGION", "us-west-2"},
                                                 {"AWS_ACCESS_KEY_ID", "AKIDSCRIPT"},
                                                 {"AWS_SECRET_ACCESS_KEY", std::string(kSecret)},
                                                 {"AWS_SESSION_TOKEN", std::string(kToken)}};
    for (const auto& [variable, value] : script_.environment) variables[variable] = value;
    environment_ = [variables](std::string_view variable) -> std::optional<std::string> {
      const auto at = variables.find(std::string(variable));
      if (at == variables.end() || at->second.empty()) return std::nullopt;
      return at->second;
    };
    files_ = aws::parse_profile_files(script_.config_file, script_.credentials_file);
    keeper_ = std::make_unique<aws::CredentialKeeper>(
        aws::chain_source({.environment = environment_,
                           .files = files_,
                           .client = &client_,
                           .clock = &clock_,
                           .region = aws::resolve_region(environment_, files_).value_or("")}),
        clock_);
  }
  ~Player() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  void run() {
    int number = 0;
    for (const ScriptedCall& call : script_.calls) {
      const std::string where = "call " + std::to_string(++number) + " (" + call.what + ")";
      clock_.advance(call.advance);
      check(where, call.outcome, perform(call));
    }
    for (const std::string& problem : server_.problems()) ADD_FAILURE() << problem;
    if (script_.connections) {
      EXPECT_EQ(server_.connections(), *script_.connections) << "connections";
    }
    EXPECT_EQ(server_.everything_received().find(kSecret), std::string::npos) << "a secret travelled";
  }

 private:
  static void check(const std::string& where, const Outcome& outcome, const Result<std::string>& is) {
    if (is) {
      EXPECT_EQ(outcome.error, "") << where << " gave '" << *is << "'";
      if (outcome.error.empty()) {
        EXPECT_EQ(*is, outcome.value) << where;
      }
      return;
    }
    const base::Error& error = is.error();
    const std::string whole = base::describe(error);
    EXPECT_EQ(std::string(base::name_of(error.kind)), outcome.error) << where << ": " << whole;
    EXPECT_NE(error.public_text.find(outcome.says), std::string::npos) << where << ": " << whole;
    EXPECT_NE(error.operator_text.find(outcome.operator_says), std::string::npos) << where << ": " << whole;
    EXPECT_EQ(whole.find("sentinel"), std::string::npos) << where << " tells a secret: " << whole;
  }

  static std::string with(const ScriptedCall& call, const std::string& name,
                          const std::string& otherwise = "") {
    const auto at = call.with.find(name);
    return at == call.with.end() ? otherwise : at->second;
  }

  Result<std::string> perform(const ScriptedCall& call) {
    const Deadline deadline = Deadline::after(call.deadline);
    if (call.what == "credentials") {
      ONESHEET_ASSIGN(const auto keys, keeper_->get(deadline));
      return keys.keys.access_key_id;
    }
    if (call.what == "bedrock") return paint(call, deadline);
    if (call.what.starts_with("s3.")) return use_store(call, deadline);
    throw std::runtime_error("unknown call: " + call.what);
  }

  Result<std::string> paint(const ScriptedCall& call, Deadline deadline) {
    bedrock::BedrockOptions options;
    options.model_id = with(call, "model", "stability.stable-image-core-v1:1");
    options.bearer_token = with(call, "bearer");
    options.endpoint = with(call, "endpoint");
    options.attempts_max = std::stoi(with(call, "attempts", "3"));
    options.retry_after_silence = with(call, "retry_after_silence") == "true";
    ONESHEET_ASSIGN(auto model, bedrock::make_bedrock_model(options, client_, *keeper_, clock_,
                                                            [](std::span<const std::uint8_t> bytes) {
                                                              return render::decode(bytes);
                                                            }));
    const brief::Brief brief = brief::understand("a lighthouse keeper at the end of the world");
    models::ArtRequest request{.brief = brief};
    request.width_px = 64;
    request.height_px = 96;
    request.seed = 1;
    ONESHEET_ASSIGN(const auto art, model->paint(request, deadline));
    return std::to_string(art.image.width) + "x" + std::to_string(art.image.height);
  }

  // One store for all calls of a script with the same settings: what it learns, it keeps.
  Result<store::ObjectStore*> store_for(const ScriptedCall& call) {
    if (stores_.contains(call.with)) return stores_[call.with].get();
    store::S3StoreOptions options;
    options.bucket = "posters";
    options.region = "us-west-2";
    const std::string own = "http://127.0.0.1:" + std::to_string(server_.port());
    options.endpoint = with(call, "endpoint", own);
    if (options.endpoint == "aws") options.endpoint.clear();
    options.attempts_max = std::stoi(with(call, "attempts", "3"));
    options.attempt_time_max = std::chrono::milliseconds{std::stoi(with(call, "attempt_ms", "5000"))};
    if (with(call, "parts") == "true") options.multipart_above_bytes = options.part_bytes = 1U << 20U;
    ONESHEET_ASSIGN(stores_[call.with], store::make_s3_store(options, client_, *keeper_, clock_));
    return stores_[call.with].get();
  }

  Result<std::string> use_store(const ScriptedCall& call, Deadline deadline) {
    ONESHEET_ASSIGN(store::ObjectStore* const objects, store_for(call));
    const std::string key = with(call, "key", "k");
    if (call.what == "s3.put") {
      std::string body = with(call, "body", "poster");
      if (const int mebibytes = std::stoi(with(call, "mebibytes", "0")); mebibytes > 0)
        body.assign(static_cast<std::size_t>(mebibytes) << 20U, 'x');
      store::PutOptions options{.content_type = "image/png"};
      options.create_only = with(call, "overwrite") != "true";
      ONESHEET_TRY(objects->put(key, base::as_bytes(body), options, deadline));
      return "stored";
    }
    if (call.what == "s3.get") {
      ONESHEET_ASSIGN(const auto bytes, objects->get(key, deadline));
      return std::string(bytes.begin(), bytes.end());
    }
    if (call.what == "s3.exists") {
      ONESHEET_ASSIGN(const bool there, objects->exists(key, deadline));
      return there ? "there" : "not there";
    }
    if (call.what == "s3.remove") {
      ONESHEET_TRY(objects->remove(key, deadline));
      return "removed";
    }
    if (call.what == "s3.list") {
      ONESHEET_ASSIGN(const auto listing, objects->list(with(call, "prefix"), with(call, "after"),
                                                        std::stoi(with(call, "limit", "1000")), deadline));
      std::string keys;
      for (const auto& object : listing.objects) keys += (keys.empty() ? "" : " | ") + object.key;
      return keys + (listing.more ? " | more" : "");
    }
    if (call.what == "s3.link") {
      ONESHEET_ASSIGN(const auto link, objects->presign_get(key, {.expires = std::chrono::hours{1}}));
      return link.url.substr(0, link.url.find('?')) + " " + aws_region_in(link.url);
    }
    throw std::runtime_error("unknown call: " + call.what);
  }

  static std::string aws_region_in(const std::string& url) {
    const auto credential = url.find("X-Amz-Credential=");
    const auto day = url.find("%2F", credential), region = url.find("%2F", day + 3);
    return url.substr(region + 3, url.find("%2F", region + 3) - region - 3);
  }

  ScriptServer server_;
  const std::filesystem::path folder_;
  Script script_;
  EveryHost client_{server_.port()};
  base::ManualClock clock_{*aws::parse_iso_time("2026-01-02T03:04:05Z")};
  aws::Environment environment_;
  aws::ProfileFiles files_;
  std::unique_ptr<aws::CredentialKeeper> keeper_;
  std::map<std::map<std::string, std::string>, std::unique_ptr<store::ObjectStore>> stores_;
};

class ScriptedAws : public ::testing::TestWithParam<std::string> {};

TEST_P(ScriptedAws, IsMet) { Player(GetParam()).run(); }

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
}

// The folder's list is the list of tests: no script can be without one.
INSTANTIATE_TEST_SUITE_P(Each, ScriptedAws, ::testing::ValuesIn(script_names()), test_name);

TEST(ScriptedAwsFolder, HasAScriptForEachMisbehaviourWePromiseToMeet) {
  const auto names = script_names();
  const std::set<std::string> there(names.begin(), names.end());
  for (const std::string promised : {"s3-throttled",
                                     "bedrock-throttled",
                                     "s3-server-errors",
                                     "bedrock-server-error",
                                     "s3-slow",
                                     "bedrock-slow",
                                     "s3-answer-truncated",
                                     "bedrock-answer-truncated",
                                     "bedrock-malformed-json",
                                     "s3-malformed-xml",
                                     "bedrock-filtered-stability",
                                     "bedrock-filtered-stability-output",
                                     "bedrock-filtered-sdxl",
                                     "bedrock-filtered-nova",
                                     "bedrock-filtered-nova-output",
                                     "bedrock-filtered-titan",
                                     "bedrock-filtered-titan-output",
                                     "bedrock-end-of-life",
                                     "bedrock-legacy-locked",
                                     "bedrock-no-access",
                                     "s3-expired-token",
                                     "bedrock-expired-token",
                                     "s3-redirect-307",
                                     "s3-redirect-301",
                                     "s3-wrong-region",
                                     "s3-clock-skew",
                                     "bedrock-clock-skew",
                                     "s3-wrong-checksum-sent",
                                     "s3-wrong-checksum-received",
                                     "s3-read-timeout",
                                     "bedrock-read-timeout",
                                     "s3-retry-after"}) {
    EXPECT_TRUE(there.contains(promised)) << promised;
  }
}

TEST(ScriptedAwsServer, NoticesWhatDiffers) {
  ScriptServer server;
  Step step;
  step.expect = {
      .method = "PUT", .target = "/b", .headers = {{"x-a", "^1$"}}, .absent = {"x-b"}, .body = "^y$"};
  server.play({step, step});
  http::ClientRequest request{.method = "GET",
                              .url = "http://127.0.0.1:" + std::to_string(server.port()) + "/a",
                              .headers = {},
                              .body = ""};
  request.headers.add("x-b", "2");
  const auto answer = http::make_client()->send(request, Deadline::after(std::chrono::seconds{5}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 599);
  EXPECT_EQ(server.problems().size(), 6U) << "method, target, x-a, x-b, body, and the second step";
}

}  // namespace
}  // namespace onesheet::testing
