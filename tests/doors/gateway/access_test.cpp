#include "doors/gateway/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/api_key.h"
#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

struct Keys {
  explicit Keys(const Studio& studio) {
    for (const auto* issued : {&make, &read, &both}) EXPECT_TRUE(studio.catalogue->add_key(issued->key));
  }
  catalogue::IssuedKey make = *catalogue::issue_key("make", {"make"}, kNow);
  catalogue::IssuedKey read = *catalogue::issue_key("read", {"read"}, kNow);
  catalogue::IssuedKey both = *catalogue::issue_key("both", {"make", "read"}, kNow);
};

TEST(Access, WithoutAKeyOnlyTheOpenRoutesAnswer) {
  Desk desk({.require_keys = true});
  for (const char* target : {"/", "/app.js", "/api.js", "/form.js", "/style.css", "/favicon.svg",
                             "/openapi.json", "/healthz", "/readyz", "/problems/busy"}) {
    EXPECT_EQ(desk.get(target).status, 200) << target;
  }
  for (const char* target :
       {"/v1/posters", "/v1/posters/x", "/v1/formats", "/v1/models", "/v1/brief?prompt=a", "/metrics"}) {
    const auto response = desk.get(target);
    EXPECT_EQ(response.status, 401) << target;
    EXPECT_EQ(header(response, "WWW-Authenticate"), "Bearer realm=\"onesheet\"");
  }
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster).status, 401);
  EXPECT_EQ(desk.ask({.method = "DELETE", .target = "/v1/posters/x"}).status, 401);
}

TEST(Access, EachScopeOpensItsRoutes) {
  Studio studio;
  const Keys keys(studio);
  Desk desk(studio, {.require_keys = true});
  const auto status = [&](const catalogue::IssuedKey& key, std::string method, std::string target,
                          std::string body = {}) {
    return desk
        .ask({std::move(method),
              std::move(target),
              {{"x-api-key", key.secret}, {"Content-Type", "application/json"}},
              std::move(body)})
        .status;
  };
  EXPECT_EQ(status(keys.make, "POST", "/v1/posters", kSmallPoster), 201);
  EXPECT_EQ(status(keys.both, "POST", "/v1/posters", kSmallPoster), 201);
  EXPECT_EQ(status(keys.read, "POST", "/v1/posters", kSmallPoster), 403);
  EXPECT_EQ(status(keys.read, "GET", "/v1/posters"), 200);
  EXPECT_EQ(status(keys.make, "GET", "/v1/posters"), 403);
  EXPECT_EQ(status(keys.read, "GET", "/metrics"), 200);
  EXPECT_EQ(status(keys.make, "GET", "/v1/formats"), 200);
  EXPECT_EQ(status(keys.read, "GET", "/v1/formats"), 200);
  EXPECT_EQ(status(keys.read, "DELETE", "/v1/posters/x"), 403);
  EXPECT_EQ(status(keys.make, "DELETE", "/v1/posters/x"), 404);
  EXPECT_EQ(status(keys.read, "POST", "/v1/posters/x/link"), 403);
  EXPECT_EQ(status(keys.make, "GET", std::string("/Dev?") + kSmallQuery), 200);
  EXPECT_EQ(status(keys.read, "GET", std::string("/Dev?") + kSmallQuery), 403);
}

TEST(Access, TakesTheKeyFromEitherHeader) {
  Studio studio;
  const Keys keys(studio);
  Desk desk(studio, {.require_keys = true});
  const auto status = [&](std::string name, std::string value) {
    return desk.ask({.target = "/v1/posters", .headers = {{std::move(name), std::move(value)}}}).status;
  };
  EXPECT_EQ(status("X-API-Key", keys.read.secret), 200);
  EXPECT_EQ(status("Authorization", "Bearer " + keys.read.secret), 200);
  EXPECT_EQ(status("authorization", "bearer  " + keys.read.secret + " "), 200);
  EXPECT_EQ(status("Authorization", "Basic " + keys.read.secret), 401);
  EXPECT_EQ(status("Authorization", keys.read.secret), 401);
  EXPECT_EQ(status("x-api-key", keys.read.secret + "x"), 401);
  EXPECT_EQ(status("x-api-key", keys.read.key.secret_hash), 401);
  EXPECT_EQ(status("x-api-key", std::string(kApiKeyBytesMax + 1, 'x')), 401);
}

TEST(Access, ARemovedKeyStopsWorkingAtOnce) {
  Studio studio;
  const Keys keys(studio);
  Desk desk(studio, {.require_keys = true});
  const Ask ask{.target = "/v1/posters", .headers = {{"x-api-key", keys.read.secret}}};
  EXPECT_EQ(desk.ask(ask).status, 200);
  ASSERT_TRUE(studio.catalogue->remove_key(keys.read.key.id));
  EXPECT_EQ(desk.ask(ask).status, 401);
}

TEST(Access, AWrongKeyIsRefusedEvenWhereNoneIsNeeded) {
  Desk desk;
  EXPECT_EQ(desk.ask({.target = "/v1/posters", .headers = {{"x-api-key", "osk_wrong"}}}).status, 401);
  EXPECT_EQ(desk.get("/v1/posters").status, 200);
}

TEST(Access, EachKeyHasARateOfItsOwn) {
  Studio studio;
  const Keys keys(studio);
  Desk desk(studio, {.require_keys = true, .request_rate = {1, 2}});
  const auto status = [&](const catalogue::IssuedKey& key) {
    return desk.ask({.target = "/v1/formats", .headers = {{"x-api-key", key.secret}}}).status;
  };
  EXPECT_EQ(status(keys.read), 200);
  EXPECT_EQ(status(keys.read), 200);
  EXPECT_EQ(status(keys.read), 429);
  EXPECT_EQ(status(keys.make), 200);
}

TEST(Access, GuessingKeysIsSlowedByAddress) {
  Desk desk({.require_keys = true, .request_rate = {1, 2}});
  const auto status = [&](std::string peer) {
    return desk.ask({.target = "/v1/formats", .headers = {{"x-api-key", "guess"}}, .peer = std::move(peer)})
        .status;
  };
  EXPECT_EQ(status("203.0.113.7"), 401);
  EXPECT_EQ(status("203.0.113.7"), 401);
  EXPECT_EQ(status("203.0.113.7"), 429);
  EXPECT_EQ(status("203.0.113.8"), 401);
  EXPECT_EQ(desk.get("/healthz").status, 200);
}

TEST(Access, WithoutKeysEachAddressHasARateOfItsOwn) {
  Desk desk({.request_rate = {1, 2}});
  for (const int expected : {200, 200, 429}) EXPECT_EQ(desk.get("/v1/formats").status, expected);
  EXPECT_EQ(desk.ask({.target = "/v1/formats", .peer = "::1"}).status, 200);
  const auto refused = desk.get("/v1/formats");
  EXPECT_EQ(header(refused, "Retry-After"), "1");
  EXPECT_EQ(text_at(json_of(refused).at("limit"), "name"), "requests_burst");
}

TEST(Access, WithoutKeysOnlyThisMachinesNamesAnswer) {
  Desk desk({.public_url = "https://posters.example:8443"});
  const auto status = [&](std::string host) {
    return desk.ask({.target = "/v1/formats", .headers = {{"Host", std::move(host)}}}).status;
  };
  for (const char* host : {"localhost", "LocalHost:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080",
                           "[::1]", "posters.example:8443", "posters.example"}) {
    EXPECT_EQ(status(host), 200) << host;
  }
  for (const char* host :
       {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]", "", "127.evil"}) {
    EXPECT_EQ(status(host), 403) << host;
  }
  Desk with_keys({.require_keys = true});
  EXPECT_EQ(with_keys.ask({.target = "/", .headers = {{"Host", "any.example"}}}).status, 200);
}

TEST(Access, WithoutKeysOtherWebsitesCannotMakePosters) {
  Desk desk;
  const auto status = [&](std::string site, std::string mode, std::string dest = "document",
                          std::string user = "?1") {
    return desk
        .ask({.target = std::string("/Dev?") + kSmallQuery,
              .headers = {{"Sec-Fetch-Site", std::move(site)},
                          {"Sec-Fetch-Mode", std::move(mode)},
                          {"Sec-Fetch-Dest", std::move(dest)},
                          {"Sec-Fetch-User", std::move(user)}}})
        .status;
  };
  EXPECT_EQ(status("cross-site", "no-cors"), 403);
  EXPECT_EQ(status("same-site", "cors"), 403);
  EXPECT_EQ(status("cross-site", "navigate"), 200);  // a person followed a link
  EXPECT_EQ(status("cross-site", "navigate", "iframe"), 403);
  EXPECT_EQ(status("cross-site", "navigate", "document", ""), 403);  // a script sent its reader here
  EXPECT_EQ(status("same-origin", "cors"), 200);
  EXPECT_EQ(
      desk.post("/v1/posters", kSmallPoster, {{"Host", "127.0.0.1:8080"}, {"Origin", "http://evil.example"}})
          .status,
      403);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster,
                      {{"Host", "127.0.0.1:8080"}, {"Origin", "http://127.0.0.1:8080"}})
                .status,
            201);
  EXPECT_EQ(status("none", "navigate"), 200);
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
}

TEST(Access, CorsIsOffUnlessAnOriginIsListed) {
  const Ask preflight{
      .method = "OPTIONS",
      .target = "/v1/posters",
      .headers = {{"Origin", "https://app.example"}, {"Access-Control-Request-Method", "POST"}}};
  Desk closed;
  EXPECT_EQ(header(closed.ask(preflight), "Access-Control-Allow-Origin"), "");
  Desk open({.cors_origins = {"https://app.example"}});
  const auto allowed = open.ask(preflight);
  EXPECT_EQ(allowed.status, 204);
  EXPECT_EQ(header(allowed, "Access-Control-Allow-Origin"), "https://app.example");
  EXPECT_THAT(header(allowed, "Access-Control-Allow-Headers"), testing::HasSubstr("idempotency-key"));
  EXPECT_EQ(header(allowed, "Vary"), "Origin");
  const auto stranger = open.ask({.target = "/v1/formats", .headers = {{"Origin", "https://evil.example"}}});
  EXPECT_EQ(header(stranger, "Access-Control-Allow-Origin"), "");
  const auto friendly = open.post("/v1/posters", kSmallPoster,
                                  {{"Origin", "https://app.example"}, {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(friendly.status, 201);
  EXPECT_EQ(header(friendly, "Access-Control-Allow-Origin"), "https://app.example");
  Ask on_stage = preflight;
  on_stage.target = "/Dev/poster";
  EXPECT_EQ(open.ask(on_stage).status, 204);
}

}  // namespace
}  // namespace onesheet::gateway
