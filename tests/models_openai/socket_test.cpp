// The model against servers that misbehave on the wire.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/encoding.h"
#include "models/openai/openai_model.h"
#include "models_openai/image_server.h"
#include "render/encode.h"

namespace onesheet::openai {
namespace {

using base::Deadline;
using base::ErrorKind;
using testing::ImageServer;

std::string png(int width, int height, bool black = false) {
  pixels::Image8 image(width, height, 3);
  for (std::size_t i = 0; !black && i < image.samples.size(); ++i)
    image.samples[i] = static_cast<std::uint8_t>(i * 7);
  const auto bytes = *render::encode(image, poster::FileType::png);
  return {bytes.begin(), bytes.end()};
}

std::string inline_answer(const std::string& picture) {
  return R"({"created":1,"data":[{"b64_json":")" + base::base64(base::as_bytes(picture)) + "\"}]}";
}

class OverSockets : public ::testing::Test {
 protected:
  base::Result<models::KeyArt> paint(const std::string& endpoint, Dialect dialect = Dialect::openai,
                                     std::chrono::milliseconds within = std::chrono::seconds{20},
                                     const std::string& key = "sk-secret") {
    auto made = make_image_server_model(
        {.name = "m", .dialect = dialect, .endpoint = endpoint, .api_key = key, .attempts_max = 2}, *client,
        [](std::span<const std::uint8_t> bytes) { return render::decode(bytes); });
    EXPECT_TRUE(made);
    return (*made)->paint({.brief = brief, .width_px = 100, .height_px = 150, .seed = 7},
                          Deadline::after(within));
  }
  static bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
  }

  const std::unique_ptr<http::Client> client = http::make_client();
  const brief::Brief brief = brief::understand("a wolf in a snowy forest");
};

TEST_F(OverSockets, InlinePicture) {
  const ImageServer server([](const std::string&) { return ImageServer::ok(inline_answer(png(64, 96))); });
  const auto art = paint(server.url());
  ASSERT_TRUE(art) << base::describe(art.error());
  EXPECT_EQ(art->image.width, 100);
  const std::string request = server.requests().at(0);
  EXPECT_TRUE(request.starts_with("POST /v1/images/generations HTTP/1.1\r\n"));
  EXPECT_TRUE(has(request, "Authorization: Bearer sk-secret"));
}

TEST_F(OverSockets, PictureByUrlIsFetchedFromAnotherServerWithoutTheKey) {
  const ImageServer pictures([](const std::string&) { return ImageServer::ok(png(64, 96), "image/png"); });
  const ImageServer server([&](const std::string&) {
    return ImageServer::ok(R"({"data":[{"url":")" + pictures.url() + R"(/p.png?sig=x"}]})");
  });
  ASSERT_TRUE(paint(server.url()));
  const std::string request = pictures.requests().at(0);
  EXPECT_TRUE(request.starts_with("GET /p.png?sig=x HTTP/1.1\r\n"));
  EXPECT_FALSE(has(request, "secret"));
  EXPECT_FALSE(has(request, "Authorization"));
}

TEST_F(OverSockets, ARelativeUrlIsOnTheSameServerAndStillWithoutTheKey) {
  const ImageServer server([](const std::string& request) {
    return request.starts_with("GET /images/1.png ")
               ? ImageServer::ok(png(64, 96), "image/png")
               : ImageServer::ok(R"({"data":[{"url":"/images/1.png"}]})");
  });
  ASSERT_TRUE(paint(server.url()));
  EXPECT_FALSE(has(server.requests().at(1), "secret"));
}

TEST_F(OverSockets, RedirectsAreNotFollowed) {
  const ImageServer pictures(
      [](const std::string&) { return ImageServer::status(302, "", "Location: file:///etc/hostname\r\n"); });
  const ImageServer server([&](const std::string&) {
    return ImageServer::ok(R"({"data":[{"url":")" + pictures.url() + R"(/p.png"}]})");
  });
  EXPECT_EQ(paint(server.url()).error().kind, ErrorKind::upstream);
  const ImageServer moved(
      [](const std::string&) { return ImageServer::status(301, "", "Location: http://127.0.0.1:1/\r\n"); });
  const auto art = paint(moved.url());
  ASSERT_FALSE(art);
  EXPECT_TRUE(has(art.error().public_text, "endpoint must be set exactly"));
}

TEST_F(OverSockets, UrlsThatAreNoneOfItsBusiness) {
  for (const std::string url :
       {"file:///etc/hostname", "ftp://127.0.0.1/p.png", "//127.0.0.1/p.png", "http://169.254.169.254/latest",
        "http://user@169.254.170.2/v2/credentials", "http://[fd00:ec2::254]/", "http://127.0.0.1/a b"}) {
    const ImageServer server(
        [&](const std::string&) { return ImageServer::ok(R"({"data":[{"url":")" + url + R"("}]})"); });
    const auto art = paint(server.url());
    ASSERT_FALSE(art) << url;
    EXPECT_EQ(art.error().kind, ErrorKind::upstream) << url;
    EXPECT_FALSE(has(art.error().public_text, "169.254")) << url;
    EXPECT_EQ(server.requests().size(), 1U) << url;
  }
}

// Resolvers understand an address in many spellings; whatever cannot be told from its text is let through to
// the client, so the test is what the operator reads.
TEST_F(OverSockets, LinkLocalAddressesInEverySpelling) {
  for (const std::string url :
       {"http://169.254.169.254/latest", "http://2852039166/latest", "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/", "http://169.16689662/", "http://%31%36%39.254.169.254/",
        "http://169.254.169.254./", "http:///169.254.169.254/", "http://[FE80::1]/", "http://[fea0::1]/",
        "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "http://[::169.254.169.254]/", "http://[64:ff9b::a9fe:a9fe]/",
        "http://[fd00:0ec2:0::254]/", "http://[fd00:ec2::23]/", "http://[fe80::1%25eth0]/"}) {
    const ImageServer server(
        [&](const std::string&) { return ImageServer::ok(R"({"data":[{"url":")" + url + R"("}]})"); });
    const auto art = paint(server.url());
    ASSERT_FALSE(art) << url;
    EXPECT_TRUE(has(art.error().operator_text, "link-local")) << url << ": " << art.error().operator_text;
  }
}

TEST_F(OverSockets, Automatic1111WithBasicKeyAndSeed) {
  const ImageServer server([](const std::string&) {
    return ImageServer::ok(R"({"images":[")" + base::base64(base::as_bytes(png(64, 96))) +
                           R"("],"parameters":{},"info":"{\"seed\": 4242, \"steps\": 20}"})");
  });
  const auto art = paint(server.url(), Dialect::automatic1111, std::chrono::seconds{20}, "me:pass");
  ASSERT_TRUE(art);
  EXPECT_TRUE(std::ranges::count(art->notes, "the server used seed 4242"));
  const std::string request = server.requests().at(0);
  EXPECT_TRUE(request.starts_with("POST /sdapi/v1/txt2img HTTP/1.1\r\n"));
  EXPECT_TRUE(has(request, "Authorization: Basic bWU6cGFzcw=="));
  EXPECT_TRUE(has(request, "negative_prompt"));
}

TEST_F(OverSockets, ABlackPictureIsTheSafetyChecker) {
  const ImageServer server(
      [](const std::string&) { return ImageServer::ok(inline_answer(png(64, 96, true))); });
  EXPECT_EQ(paint(server.url()).error().kind, ErrorKind::refused);
}

TEST_F(OverSockets, SlowServersEndAtTheDeadlineAndAreAskedOnce) {
  const ImageServer server([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds{700});
    return ImageServer::ok("{}");
  });
  const auto art = paint(server.url(), Dialect::openai, std::chrono::milliseconds{300});
  ASSERT_FALSE(art);
  EXPECT_EQ(art.error().kind, ErrorKind::timed_out);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(OverSockets, TruncatedAnswersAreUpstreamAndAskedForOnce) {
  const ImageServer server([](const std::string&) {
    std::string answer = ImageServer::ok(inline_answer(png(64, 96)));
    answer.resize(answer.size() / 2);
    return answer;
  });
  EXPECT_EQ(paint(server.url()).error().kind, ErrorKind::upstream);
  EXPECT_EQ(server.requests().size(), 1U) << "it has been carried out, and billed";
}

TEST_F(OverSockets, AnswersThatAreNotPictures) {
  std::string cut = png(64, 96), huge = png(64, 96);
  cut.resize(cut.size() - 20);
  huge[16] = 0x10;
  const std::string gif = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";
  for (const std::string& body :
       {std::string("<html><body>502 Bad Gateway</body></html>"), std::string(), std::string("null"),
        std::string("{\"data\":[{\"b64_json\":\"AAAA"), std::string(R"({"data":{"b64_json":"QUJD"}})"),
        inline_answer("hello"), inline_answer(gif), inline_answer(cut), inline_answer(huge)}) {
    const ImageServer server([&](const std::string&) { return ImageServer::ok(body, "text/html"); });
    const auto art = paint(server.url());
    ASSERT_FALSE(art) << body.substr(0, 60);
    EXPECT_EQ(art.error().kind, ErrorKind::upstream) << body.substr(0, 60);
    EXPECT_FALSE(has(art.error().public_text, "html"));
  }
}

TEST_F(OverSockets, MoreThanWeAcceptStopsEarly) {
  const ImageServer server([](const std::string&) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(65U << 20U, ' ');
  });
  EXPECT_EQ(paint(server.url()).error().kind, ErrorKind::too_large);
}

TEST_F(OverSockets, ErrorsInBothDialects) {
  struct Case {
    int status;
    std::string body;
    ErrorKind kind;
    std::string_view says;
  };
  for (const Case& c : {
           Case{400, R"({"error":{"code":"moderation_blocked","message":"rejected by the safety system"}})",
                ErrorKind::refused, "content filter"},
           Case{401, R"({"error":{"message":"Incorrect API key provided: sk-secret","type":"x"}})",
                ErrorKind::upstream, "refused our key"},
           Case{429, R"({"error":{"code":"insufficient_quota","message":"You exceeded"}})",
                ErrorKind::upstream, "no credit"},
           Case{429, R"({"error":{"code":"rate_limit_exceeded","message":"slow"}})", ErrorKind::busy, "busy"},
           Case{503, "<html>", ErrorKind::busy, "busy"},
           Case{404, R"({"detail":"Not Found"})", ErrorKind::upstream, "does not know"},
           Case{400, R"({"error":{"message":"Unknown parameter: 'steps'."}})", ErrorKind::upstream,
                "did not accept"},
           Case{422, R"({"detail":[{"loc":["body","width"],"msg":"value is not a valid integer"}]})",
                ErrorKind::upstream, "did not accept"},
           Case{500, R"({"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory."})",
                ErrorKind::busy, "graphics memory"},
           Case{500, "Internal Server Error", ErrorKind::upstream, "failed"},
       }) {
    const ImageServer server([&](const std::string&) { return ImageServer::status(c.status, c.body); });
    const auto art = paint(server.url());
    ASSERT_FALSE(art) << c.body;
    EXPECT_EQ(art.error().kind, c.kind) << c.body;
    EXPECT_TRUE(has(art.error().public_text, c.says)) << art.error().public_text;
    EXPECT_FALSE(has(art.error().public_text, "sk-secret"));
    // Load is asked again; nothing else is.
    EXPECT_EQ(server.requests().size(), c.kind == ErrorKind::busy && c.status != 500 ? 2U : 1U) << c.body;
  }
}

TEST_F(OverSockets, NobodyListening) {
  std::string url;
  {
    const ImageServer server([](const std::string&) { return std::string(); });
    url = server.url();
  }
  EXPECT_EQ(paint(url, Dialect::openai, std::chrono::seconds{3}).error().kind, ErrorKind::upstream);
}

}  // namespace
}  // namespace onesheet::openai
