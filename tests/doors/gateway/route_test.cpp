#include "doors/gateway/route.h"

#include <gtest/gtest.h>

#include "doors/gateway/gateway.h"

namespace onesheet::gateway {
namespace {

std::string_view pattern_of(std::string_view method, std::string_view path) {
  const Match found = match(method, path, "Dev");
  return found.route == nullptr ? "none" : found.route->pattern;
}

TEST(Route, FindsEachPathAndItsValue) {
  EXPECT_EQ(pattern_of("GET", "/"), "/");
  EXPECT_EQ(pattern_of("GET", "/Dev"), "/{stage}");
  EXPECT_EQ(pattern_of("GET", "/Dev/"), "/{stage}");
  EXPECT_EQ(pattern_of("GET", "/Dev/poster/"), "/{stage}/poster");
  EXPECT_EQ(pattern_of("GET", "/v1/posters"), "/v1/posters");
  EXPECT_EQ(pattern_of("GET", "/v1/posters/abc"), "/v1/posters/{id}");
  EXPECT_EQ(match("GET", "/v1/posters/abc", "Dev").value, "abc");
  EXPECT_EQ(match("POST", "/v1/posters/abc/link", "Dev").value, "abc");
}

TEST(Route, MatchesWholePathsOnly) {
  for (const char* path : {"/dev", "/Dev2", "/v1/posters/", "/v1/posters//link", "/v1/formats/x", "//", "",
                           "*", "/v1//posters"}) {
    EXPECT_EQ(pattern_of("GET", path), "none") << path;
  }
}

TEST(Route, KnowsWhatAPathAllows) {
  EXPECT_EQ(match("PATCH", "/v1/posters/x", "Dev").allow, "GET, HEAD, DELETE, OPTIONS");
  EXPECT_EQ(match("PATCH", "/nothing", "Dev").allow, "");
  EXPECT_EQ(match("HEAD", "/v1/posters", "Dev").route->method, "GET");
  EXPECT_EQ(match("HEAD", "/Dev/poster", "Dev").route, nullptr);
  EXPECT_EQ(match("get", "/v1/posters", "Dev").route, nullptr);  // methods are case-sensitive
}

TEST(Route, AStageMustNotHideTheApi) {
  for (const char* stage : {"Dev", "prod", "v2", "my_stage-1", "V1"})
    EXPECT_TRUE(check_stage(stage)) << stage;
  for (const char* stage : {"", "v1", "healthz", "metrics", "openapi.json", "app.js", "a/b", "a b", "é",
                            "problems", "model", "{stage}"}) {
    EXPECT_FALSE(check_stage(stage)) << stage;
  }
  EXPECT_TRUE(check_stage(std::string(128, 's')));
  EXPECT_FALSE(check_stage(std::string(129, 's')));
}

}  // namespace
}  // namespace onesheet::gateway
