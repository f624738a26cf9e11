// Each provider against a scripted endpoint, the order of the chain, and what must never be said aloud.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "aws/credentials/credentials.h"
#include "aws/credentials/provider_parts.h"
#include "aws_credentials/scripted_client.h"

namespace onesheet::aws {
namespace {

using base::Deadline;
using testing::ScriptedClient;

constexpr std::string_view kStsAnswer =
    "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
    "<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role/secret</"
    "SecretAccessKey><SessionToken>role-token</SessionToken>"
    "<Expiration>2026-01-02T04:04:05Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
constexpr std::string_view kJsonAnswer =
    R"({"Code":"Success","AccessKeyId":"ASIABOX","SecretAccessKey":"box/secret","Token":"box-token","Expiration":"2026-01-02T04:04:05Z"})";

class Sources : public ::testing::Test {
 protected:
  ChainParts parts(std::map<std::string, std::string> variables, std::string_view config = "",
                   std::string_view keys = "") {
    ChainParts made;
    made.environment = [variables =
                            std::move(variables)](std::string_view name) -> std::optional<std::string> {
      const auto at = variables.find(std::string(name));
      if (at == variables.end() || at->second.empty()) return std::nullopt;
      return at->second;
    };
    made.files = parse_profile_files(config, keys);
    made.client = &client;
    made.clock = &clock;
    made.region = "us-west-2";
    return made;
  }
  std::string token_file(std::string_view text) {
    const std::string path = ::testing::TempDir() + "token-" +
                             std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                             ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::ofstream(path) << text;
    return path;
  }
  static base::Result<TimedCredentials> fetch(const std::unique_ptr<CredentialSource>& source) {
    return source->fetch(Deadline::after(std::chrono::seconds{20}));
  }

  ScriptedClient client;
  base::ManualClock clock{*parse_iso_time("2026-01-02T03:04:05Z")};
};

TEST_F(Sources, EnvironmentGivesKeysAndToken) {
  const auto found = fetch(chain_source(
      parts({{"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", "s"}, {"AWS_SESSION_TOKEN", "t"}})));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->keys.access_key_id, "AKIA1");
  EXPECT_EQ(found->keys.session_token, "t");
  EXPECT_FALSE(found->expires_at);
}

TEST_F(Sources, HalfAnEnvironmentIsAnErrorNotTheNextProvider) {
  const auto found = fetch(chain_source(parts({{"AWS_ACCESS_KEY_ID", "AKIA1"}}, "",
                                              "[default]\naws_access_key_id=A\naws_secret_access_key=B\n")));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, base::ErrorKind::unauthorized);
}

TEST_F(Sources, ANamedProfileWinsOverTheEnvironment) {
  const auto found = fetch(chain_source(
      parts({{"AWS_PROFILE", "dev"}, {"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", "s"}}, "",
            "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = d # mine\n")));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->keys.access_key_id, "AKIADEV");
  EXPECT_EQ(found->keys.secret_access_key, "d");
}

TEST_F(Sources, CredentialsFileWinsOverConfigFile) {
  const auto found = fetch(
      profile_source(parts({}, "[default]\naws_access_key_id=A\naws_secret_access_key=B\nregion=eu-west-1\n",
                           "[default]\naws_access_key_id=C\naws_secret_access_key=D\n")));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->keys.access_key_id, "C");
}

TEST_F(Sources, MissingNamedProfileSaysSo) {
  EXPECT_FALSE(fetch(chain_source(parts({{"AWS_PROFILE", "nope"}}))));
}

TEST_F(Sources, WebIdentitySendsTheTokenUnsigned) {
  client.then(ScriptedClient::says(200, std::string(kStsAnswer)));
  const auto found = fetch(chain_source(parts(
      {{"AWS_WEB_IDENTITY_TOKEN_FILE", token_file("jwt\n")}, {"AWS_ROLE_ARN", "arn:aws:iam::1:role/r"}})));
  ASSERT_TRUE(found) << base::describe(found.error());
  EXPECT_EQ(found->keys.session_token, "role-token");
  EXPECT_EQ(found->expires_at, parse_iso_time("2026-01-02T04:04:05Z"));
  ASSERT_EQ(client.asked.size(), 1U);
  EXPECT_EQ(client.asked[0].url, "https://sts.us-west-2.amazonaws.com/");
  EXPECT_NE(client.asked[0].body.find("WebIdentityToken=jwt"), std::string::npos);
  EXPECT_FALSE(client.asked[0].headers.find("Authorization"));
}

TEST_F(Sources, AssumeRoleIsSignedWithTheSourceProfilesKeys) {
  client.then(ScriptedClient::says(200, std::string(kStsAnswer)));
  const auto found = fetch(profile_source(
      parts({{"AWS_PROFILE", "ops"}},
            "[profile ops]\nrole_arn=arn:aws:iam::1:role/ops\nsource_profile=base\nexternal_id=x y\n",
            "[base]\naws_access_key_id=AKIABASE\naws_secret_access_key=base/secret\n")));
  ASSERT_TRUE(found) << base::describe(found.error());
  EXPECT_EQ(found->keys.access_key_id, "ASIAROLE");
  const auto authorization = client.asked.at(0).headers.find("Authorization");
  ASSERT_TRUE(authorization);
  EXPECT_NE(authorization->find("Credential=AKIABASE/20260102/us-west-2/sts/aws4_request"),
            std::string_view::npos);
  EXPECT_NE(client.asked[0].body.find("ExternalId=x%20y"), std::string::npos);
  EXPECT_EQ(client.asked[0].body.find("base/secret"), std::string::npos);
}

TEST_F(Sources, LoopsOfSourceProfilesEnd) {
  const auto found = fetch(profile_source(
      parts({{"AWS_PROFILE", "a"}},
            "[profile a]\nrole_arn=r\nsource_profile=b\n[profile b]\nrole_arn=r\nsource_profile=a\n")));
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().public_text.find("loop"), std::string::npos);
}

TEST_F(Sources, CredentialProcess) {
  const auto with = [&](const std::string& command) {
    return fetch(
        profile_source(parts({{"AWS_PROFILE", "p"}}, "[profile p]\ncredential_process = " + command + "\n")));
  };
  const auto found = with(
      R"(echo '{"Version":1,"AccessKeyId":"AKIAP","SecretAccessKey":"ps","Expiration":"2026-01-02T04:00:00Z"}')");
  ASSERT_TRUE(found) << base::describe(found.error());
  EXPECT_EQ(found->keys.access_key_id, "AKIAP");
  ASSERT_TRUE(found->expires_at);
  EXPECT_FALSE(with("exit 3"));
  EXPECT_FALSE(with("echo not json"));
  EXPECT_FALSE(with(R"(echo '{"AccessKeyId":"AKIAP","SecretAccessKey":"ps"}')")) << "Version is required";
  EXPECT_FALSE(with(R"(echo '{"Version":2,"AccessKeyId":"AKIAP","SecretAccessKey":"ps"}')"));
  EXPECT_FALSE(
      with(R"(echo '{"Version":1,"AccessKeyId":"AKIAP","SecretAccessKey":"ps","Expiration":"soon"}')"));
  EXPECT_FALSE(with("head -c 70000 /dev/zero"));
}

TEST_F(Sources, ACredentialProcessThatHangsEndsWithAllItStarted) {
  const auto source = profile_source(
      parts({{"AWS_PROFILE", "p"}}, "[profile p]\ncredential_process = sleep 77.5 | cat & sleep 77.5\n"));
  EXPECT_FALSE(source->fetch(Deadline::after(std::chrono::milliseconds{200})));
  const auto left =
      run_process("ps -eo args | grep -c '^[s]leep 77[.]5'; true", Deadline::after(std::chrono::seconds{10}));
  ASSERT_TRUE(left);
  EXPECT_EQ(*left, "0\n");
}

TEST_F(Sources, ACredentialProcessThatOnlyClosesItsOutputEndsInTimeToo) {
  EXPECT_FALSE(run_process("exec 1>&-; sleep 3", Deadline::after(std::chrono::milliseconds{200})));
}

TEST_F(Sources, AnEnvironmentMayStateWhenItsKeysExpire) {
  const std::map<std::string, std::string> keys{
      {"AWS_ACCESS_KEY_ID", "A"}, {"AWS_SECRET_ACCESS_KEY", "s"}, {"AWS_SESSION_TOKEN", "t"}};
  auto timed = keys;
  timed["AWS_CREDENTIAL_EXPIRATION"] = "2026-01-02T04:04:05Z";
  EXPECT_EQ(fetch(chain_source(parts(timed)))->expires_at, parse_iso_time("2026-01-02T04:04:05Z"));
  timed["AWS_CREDENTIAL_EXPIRATION"] = "tomorrow";
  EXPECT_FALSE(fetch(chain_source(parts(timed))));
}

TEST_F(Sources, ARelativeAddressOfAContainerCannotNameAnotherHost) {
  for (const std::string path : {"@evil.org/", ".evil.org/", "creds", ":80@evil.org/x"})
    EXPECT_FALSE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", path}})))) << path;
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Sources, AContainersTokenCannotSmuggleAHeader) {
  EXPECT_FALSE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/c"},
                                             {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "a\r\nHost: evil"}}))));
  EXPECT_FALSE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/c"},
                                             {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nowhere"}}))))
      << "a token that is configured and cannot be read is no reason to do without";
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Sources, InstanceMetadataMayAnswerOverIpv6OrElsewhere) {
  const auto asked_at = [&](std::map<std::string, std::string> variables, std::string_view config = "") {
    client.asked.clear();
    (void)fetch(instance_source(parts(std::move(variables), config)));
    return client.asked.empty() ? "" : client.asked.front().url;
  };
  EXPECT_EQ(asked_at({{"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6"}}),
            "http://[fd00:ec2::254]/latest/api/token");
  EXPECT_EQ(asked_at({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://localhost:1338/"}}),
            "http://localhost:1338/latest/api/token");
  EXPECT_EQ(asked_at({}, "[default]\nec2_metadata_service_endpoint = http://localhost:9\n"),
            "http://localhost:9/latest/api/token");
  EXPECT_EQ(asked_at({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "localhost:1338"}}), "");
}

TEST_F(Sources, CredentialSourcesOfAProfile) {
  client.then(ScriptedClient::says(200, std::string(kStsAnswer)));
  const auto with = [&](const std::string& lines, std::map<std::string, std::string> variables = {}) {
    variables["AWS_PROFILE"] = "p";
    return fetch(profile_source(parts(std::move(variables), "[profile p]\nrole_arn=r\n" + lines)));
  };
  EXPECT_TRUE(with("credential_source = Environment\n",
                   {{"AWS_ACCESS_KEY_ID", "AKIAENV"}, {"AWS_SECRET_ACCESS_KEY", "s"}}));
  EXPECT_NE(client.asked.at(0).headers.find("Authorization")->find("AKIAENV"), std::string_view::npos);
  client.asked.clear();
  EXPECT_FALSE(with("credential_source = EcsContainer\n")) << "not in a container";
  EXPECT_FALSE(with("credential_source = Moon\n"));
  EXPECT_FALSE(with("credential_source = Environment\nsource_profile = x\n")) << "both";
  EXPECT_FALSE(with("")) << "neither";
  EXPECT_FALSE(with("source_profile = nobody\n"));
  EXPECT_FALSE(with("source_profile = p\n")) << "itself, without keys";
  EXPECT_FALSE(with("source_profile = p\nmfa_serial = m\n"));
  for (const std::string seconds : {"899", "43201", "soon", "-900", "1e3", "99999999999999999999"})
    EXPECT_FALSE(with(
        "aws_access_key_id=A\naws_secret_access_key=B\nsource_profile=p\nduration_seconds=" + seconds + "\n"))
        << seconds;
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Sources, ChainsOfRolesAreFollowed) {
  client.then(ScriptedClient::says(200, std::string(kStsAnswer)))
      .then(ScriptedClient::says(200, std::string(kStsAnswer)));
  EXPECT_TRUE(fetch(profile_source(
      parts({{"AWS_PROFILE", "c"}},
            "[profile c]\nrole_arn=rc\nsource_profile=b\n[profile b]\nrole_arn=rb\nsource_profile=a\n"
            "[profile a]\naws_access_key_id=AKIA\naws_secret_access_key=s\n"))));
  ASSERT_EQ(client.asked.size(), 2U);
  EXPECT_NE(client.asked[0].headers.find("Authorization")->find("AKIA/"), std::string_view::npos);
  EXPECT_NE(client.asked[1].headers.find("Authorization")->find("ASIAROLE/"), std::string_view::npos);
}

TEST_F(Sources, ChainsOfRolesHaveALimit) {
  client.handler = [](const http::ClientRequest&) {
    return ScriptedClient::says(200, std::string(kStsAnswer));
  };
  const auto with = [&](std::size_t profiles) {
    std::string config;
    for (std::size_t i = 1; i < profiles; ++i)
      config +=
          "[profile p" + std::to_string(i) + "]\nrole_arn=r\nsource_profile=p" + std::to_string(i + 1) + "\n";
    config += "[profile p" + std::to_string(profiles) + "]\naws_access_key_id=A\naws_secret_access_key=s\n";
    return fetch(profile_source(parts({{"AWS_PROFILE", "p1"}}, config)));
  };
  EXPECT_TRUE(with(kProfileChainMax));
  EXPECT_FALSE(with(kProfileChainMax + 1));
}

TEST_F(Sources, TheOrderOfTheChain) {
  const std::string config = "[default]\naws_access_key_id=AKIAFILE\naws_secret_access_key=s\n";
  std::map<std::string, std::string> all{{"AWS_ACCESS_KEY_ID", "AKIAENV"},
                                         {"AWS_SECRET_ACCESS_KEY", "s"},
                                         {"AWS_WEB_IDENTITY_TOKEN_FILE", token_file("jwt")},
                                         {"AWS_ROLE_ARN", "r"},
                                         {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/c"}};
  client.handler = [&](const http::ClientRequest& request) -> ScriptedClient::Answer {
    if (request.url.find("sts") != std::string::npos)
      return ScriptedClient::says(200, std::string(kStsAnswer));
    if (request.url.find("169.254.170.2") != std::string::npos)
      return ScriptedClient::says(200, R"({"AccessKeyId":"ASIACON","SecretAccessKey":"s","Token":"t"})");
    if (request.method == "PUT") return ScriptedClient::says(200, "t");
    if (request.url.ends_with('/')) return ScriptedClient::says(200, "r");
    return ScriptedClient::says(200, std::string(kJsonAnswer));
  };
  const auto first = [&](std::string_view files) {
    return fetch(chain_source(parts(all, files)))->keys.access_key_id;
  };
  EXPECT_EQ(first(config), "AKIAENV");
  all.erase("AWS_ACCESS_KEY_ID"), all.erase("AWS_SECRET_ACCESS_KEY");
  EXPECT_EQ(first(config), "ASIAROLE");
  all.erase("AWS_WEB_IDENTITY_TOKEN_FILE");
  EXPECT_EQ(first(config), "AKIAFILE");
  EXPECT_EQ(first(""), "ASIACON");
  all.erase("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  EXPECT_EQ(first(""), "ASIABOX");
}

TEST_F(Sources, ContainerSendsItsTokenAndReadsJson) {
  client.then(ScriptedClient::says(200, std::string(kJsonAnswer)));
  const auto found = fetch(
      chain_source(parts({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials"},
                          {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token_file("pod-token")}})));
  ASSERT_TRUE(found) << base::describe(found.error());
  EXPECT_EQ(found->keys.access_key_id, "ASIABOX");
  EXPECT_EQ(client.asked.at(0).headers.find("Authorization"), "pod-token");
}

TEST_F(Sources, ContainerAddressesThatLeaveTheHostAreRefused) {
  for (const std::string url : {"http://example.org/x", "http://169.254.170.2.evil.org/x",
                                "http://127.0.0.1@evil.org/", "ftp://localhost/"}) {
    EXPECT_FALSE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", url}})))) << url;
  }
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Sources, ContainerRetriesServerErrorsButNotRefusals) {
  client.then(ScriptedClient::says(500, "")).then(ScriptedClient::says(200, std::string(kJsonAnswer)));
  EXPECT_TRUE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/creds"}}))));
  EXPECT_EQ(client.asked.at(0).url, "http://169.254.170.2/creds");
  client.asked.clear();
  client.then(ScriptedClient::says(403, "")).then(ScriptedClient::says(200, std::string(kJsonAnswer)));
  EXPECT_FALSE(fetch(container_source(parts({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/creds"}}))));
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(Sources, InstanceMetadataVersion2) {
  client.then(ScriptedClient::says(200, "imds-token"))
      .then(ScriptedClient::says(200, "poster-role\n"))
      .then(ScriptedClient::says(200, std::string(kJsonAnswer)));
  const auto found = fetch(chain_source(parts({})));
  ASSERT_TRUE(found) << base::describe(found.error());
  ASSERT_EQ(client.asked.size(), 3U);
  EXPECT_EQ(client.asked[0].method, "PUT");
  EXPECT_EQ(client.asked[0].headers.find("x-aws-ec2-metadata-token-ttl-seconds"), "21600");
  EXPECT_EQ(client.asked[2].url,
            "http://169.254.169.254/latest/meta-data/iam/security-credentials/poster-role");
  EXPECT_EQ(client.asked[2].headers.find("x-aws-ec2-metadata-token"), "imds-token");
}

TEST_F(Sources, InstanceMetadataFallsBackToVersion1OnlyWhenAllowed) {
  const auto script = [&] {
    client.then(ScriptedClient::says(404, ""))
        .then(ScriptedClient::says(200, "r"))
        .then(ScriptedClient::says(200, std::string(kJsonAnswer)));
  };
  script();
  EXPECT_TRUE(fetch(instance_source(parts({}))));
  client.asked.clear();
  script();
  EXPECT_FALSE(fetch(instance_source(parts({{"AWS_EC2_METADATA_V1_DISABLED", "true"}}))));
  EXPECT_EQ(instance_source(parts({{"AWS_EC2_METADATA_DISABLED", "true"}})), nullptr);
}

TEST_F(Sources, ACodeOtherThanSuccessIsAFailure) {
  client.then(ScriptedClient::says(200, "t"))
      .then(ScriptedClient::says(200, "r"))
      .then(ScriptedClient::says(200, R"({"Code":"AssumeRoleUnauthorizedAccess"})"));
  EXPECT_FALSE(fetch(instance_source(parts({}))));
}

TEST_F(Sources, ErrorsHoldNoSecrets) {
  client.then(ScriptedClient::says(403,
                                   "<ErrorResponse><Error><Code>AccessDenied</Code><Message>key base/secret "
                                   "is bad</Message></Error></ErrorResponse>"));
  const auto found =
      fetch(profile_source(parts({{"AWS_PROFILE", "ops"}}, "[profile ops]\nrole_arn=r\nsource_profile=base\n",
                                 "[base]\naws_access_key_id=AKIABASE\naws_secret_access_key=base/secret\n")));
  ASSERT_FALSE(found);
  EXPECT_EQ(base::describe(found.error()).find("base/secret"), std::string::npos);
  EXPECT_NE(base::describe(found.error()).find("AccessDenied"), std::string::npos);
}

// ---- the keeper

class CountingSource final : public CredentialSource {
 public:
  CountingSource(std::atomic<int>& calls, const base::Clock& clock, bool& broken)
      : calls_(calls), clock_(clock), broken_(broken) {}
  base::Result<TimedCredentials> fetch(Deadline) override {
    const int call = ++calls_;
    std::this_thread::yield();
    if (broken_) return base::fail(base::ErrorKind::upstream, "down");
    return TimedCredentials{{"AKIA" + std::to_string(call), "s", ""}, clock_.now() + std::chrono::hours{1}};
  }

 private:
  std::atomic<int>& calls_;
  const base::Clock& clock_;
  bool& broken_;
};

class Keeper : public ::testing::Test {
 protected:
  std::atomic<int> calls = 0;
  bool broken = false;
  base::ManualClock clock{base::WallTime{std::chrono::hours{500'000}}};
  CredentialKeeper keeper{std::make_unique<CountingSource>(calls, clock, broken), clock};
  std::string id() {
    const auto got = keeper.get(Deadline::never());
    return got ? got->keys.access_key_id : "";
  }
};

TEST_F(Keeper, FetchesOnceForManyThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([this] { EXPECT_EQ(id(), "AKIA1"); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(calls, 1);
}

TEST_F(Keeper, RefreshesBeforeExpiryAndServesTheOldOnesWhileTheSourceIsDown) {
  EXPECT_EQ(id(), "AKIA1");
  clock.advance(std::chrono::minutes{44});
  EXPECT_EQ(id(), "AKIA1");
  clock.advance(std::chrono::minutes{2});  // 14 minutes left
  EXPECT_EQ(id(), "AKIA2");
  broken = true;
  clock.advance(std::chrono::minutes{58});
  EXPECT_EQ(id(), "AKIA2") << "still valid for two minutes";
  clock.advance(std::chrono::minutes{3});
  EXPECT_EQ(id(), "") << "expired keys are never handed out";
}

}  // namespace
}  // namespace onesheet::aws
