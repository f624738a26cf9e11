#include "doors/gateway/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Page, IsServedWithAPolicyThatAllowsTheStoresPictures) {
  Desk desk({.public_s3_url = "http://127.0.0.1:9123"});
  const auto page = desk.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(header(page, "Content-Type"), "text/html; charset=utf-8");
  const std::string policy = header(page, "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("img-src 'self' http://127.0.0.1:9123;"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  for (const char* script : {"/app.js", "/api.js", "/form.js"})
    EXPECT_EQ(header(desk.get(script), "Content-Type"), "text/javascript; charset=utf-8") << script;
}

TEST(Page, HasNothingInlineThatThePolicyWouldRefuse) {
  Desk desk;
  const std::string html = desk.get("/").body;
  EXPECT_THAT(html, Not(HasSubstr("<style")));
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
  EXPECT_THAT(html, Not(HasSubstr(" onclick=")));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("<script type=\"module\" src=\"app.js\">"));
}

TEST(Page, IsNotSentAgainToWhoeverHasIt) {
  Desk desk;
  const auto first = desk.get("/style.css");
  const auto again =
      desk.ask({.target = "/style.css", .headers = {{"If-None-Match", header(first, "ETag")}}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(desk.ask({.target = "/style.css", .headers = {{"If-None-Match", "\"other\""}}}).status, 200);
}

TEST(Page, AnUrlThatIsNoOriginCannotWidenThePolicy) {
  EXPECT_EQ(origin_of("http://127.0.0.1:9000"), "http://127.0.0.1:9000");
  EXPECT_EQ(origin_of("https://s3.example/bucket?x"), "https://s3.example");
  EXPECT_EQ(origin_of("http://[::1]:9000/"), "http://[::1]:9000");
  for (const char* url :
       {"", "ftp://x", "http://", "http://a b", "http://a;script-src *", "http://a,b", "javascript:x"}) {
    EXPECT_EQ(origin_of(url), "") << url;
  }
}

}  // namespace
}  // namespace onesheet::gateway
