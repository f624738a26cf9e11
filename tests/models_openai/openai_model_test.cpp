#include "models/openai/openai_model.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "aws_credentials/scripted_client.h"
#include "base/encoding.h"
#include "models/openai/requests.h"
#include "render/encode.h"

namespace onesheet::openai {
namespace {

using base::Deadline;
using base::ErrorKind;
using testing::ScriptedClient;

std::vector<std::uint8_t> png(int width, int height) {
  pixels::Image8 image(width, height, 3);
  for (std::size_t i = 0; i < image.samples.size(); ++i) image.samples[i] = static_cast<std::uint8_t>(i * 7);
  return *render::encode(image, poster::FileType::png);
}

class ImageServer : public ::testing::Test {
 protected:
  std::unique_ptr<models::ImageModel> model(Dialect dialect = Dialect::openai,
                                            std::map<std::string, std::string> extra = {}) {
    auto made = make_image_server_model(
        {.name = "m",
         .dialect = dialect,
         .endpoint = "https://images.example/v1/",
         .model = "best",
         .api_key = "sk-secret",
         .extra = std::move(extra)},
        client, [](std::span<const std::uint8_t> bytes) { return render::decode(bytes); });
    EXPECT_TRUE(made);
    return std::move(*made);
  }
  base::Result<models::KeyArt> paint(models::ImageModel& made) {
    models::ArtRequest request{.brief = brief};
    request.width_px = 100;
    request.height_px = 150;
    request.seed = 7;
    return made.paint(request, Deadline::after(std::chrono::seconds{30}));
  }
  boost::json::object sent() { return boost::json::parse(client.asked.at(0).body).as_object(); }

  ScriptedClient client;
  brief::Brief brief = brief::understand("a wolf in a snowy forest");
};

TEST_F(ImageServer, ReadsInlinePictures) {
  client.then(ScriptedClient::says(200, R"({"data":[{"b64_json":")" + base::base64(png(64, 96)) + "\"}]}"));
  auto made = model();
  const auto art = paint(*made);
  ASSERT_TRUE(art) << base::describe(art.error());
  EXPECT_EQ(art->image.width, 100);
  EXPECT_EQ(client.asked[0].url, "https://images.example/v1/images/generations");
  EXPECT_EQ(client.asked[0].headers.find("Authorization"), "Bearer sk-secret");
  EXPECT_EQ(sent().at("size"), "1024x1536");
  EXPECT_EQ(sent().at("model"), "best");
}

TEST_F(ImageServer, FetchesPicturesByUrlWithoutTheKey) {
  const auto bytes = png(64, 96);
  client.then(ScriptedClient::says(200, R"({"data":[{"url":"https://cdn.example/p.png"}]})"))
      .then(ScriptedClient::says(200, std::string(bytes.begin(), bytes.end())));
  auto made = model();
  ASSERT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.at(1).url, "https://cdn.example/p.png");
  EXPECT_FALSE(client.asked[1].headers.find("Authorization"));
}

TEST_F(ImageServer, SpeaksAutomatic1111) {
  client.then(ScriptedClient::says(200, R"({"images":[")" + base::base64(png(64, 96)) + "\"]}"));
  auto made = model(Dialect::automatic1111, {{"steps", "30"}, {"sampler_name", "\"Euler a\""}});
  ASSERT_TRUE(paint(*made));
  EXPECT_EQ(client.asked[0].url, "https://images.example/v1/sdapi/v1/txt2img");
  EXPECT_EQ(sent().at("seed"), 7);
  EXPECT_EQ(sent().at("steps"), 30);
  EXPECT_EQ(sent().at("sampler_name"), "Euler a");
  EXPECT_EQ(sent().at("width").as_int64() % 64, 0);
  EXPECT_EQ(sent().at("override_settings").at("sd_model_checkpoint"), "best");
}

TEST_F(ImageServer, FiltersAreRefusedLoadIsRetriedKeysAreNotLeaked) {
  client.then(ScriptedClient::says(400, R"({"error":{"code":"content_policy_violation","message":"no"}})"));
  auto made = model();
  EXPECT_EQ(paint(*made).error().kind, ErrorKind::refused);
  client.then(ScriptedClient::says(429, ""))
      .then(ScriptedClient::says(200, R"({"data":[{"b64_json":")" + base::base64(png(64, 96)) + "\"}]}"));
  EXPECT_TRUE(paint(*made));
  client.then(ScriptedClient::says(401, R"({"error":{"message":"Incorrect API key provided: sk-secret"}})"));
  EXPECT_EQ(paint(*made).error().public_text.find("sk-secret"), std::string::npos);
}

TEST_F(ImageServer, SilenceIsNotRepeated) {
  client.then(ScriptedClient::breaks(http::Reached::maybe, ErrorKind::timed_out));
  auto made = model();
  EXPECT_EQ(paint(*made).error().kind, ErrorKind::timed_out);
  EXPECT_EQ(client.asked.size(), 1U);
}

TEST_F(ImageServer, NonsenseIsUpstream) {
  for (const std::string body : {"", "[]", "{}", R"({"data":[]})", R"({"data":[5]})", R"({"images":["%%%"]})",
                                 R"({"data":[{"url":"file:///etc/passwd"}]})"}) {
    client.then(ScriptedClient::says(200, body));
    auto made = model();
    const auto art = paint(*made);
    ASSERT_FALSE(art) << body;
    EXPECT_EQ(art.error().kind, ErrorKind::upstream) << body;
  }
}

TEST(KnownServerModels, DrawTheirOwnSizes) {
  const auto size_for = [](std::string_view model, int width, int height) {
    return nearest_size(known_server_model(Dialect::openai, model).sizes, width, height);
  };
  EXPECT_EQ(size_for("dall-e-3", 1000, 1500), (poster::Size{1024, 1792}));
  EXPECT_EQ(size_for("dall-e-2", 1000, 1500), (poster::Size{1024, 1024}));
  EXPECT_EQ(size_for("gpt-image-1", 1000, 1500), (poster::Size{1024, 1536}));
  EXPECT_EQ(size_for("somebody's own", 1280, 720), (poster::Size{1536, 1024}));
  const auto any = nearest_size(known_server_model(Dialect::automatic1111, "sdxl").sizes, 1000, 1500);
  EXPECT_EQ(any, (poster::Size{832, 1280}));
  EXPECT_TRUE(known_server_model(Dialect::openai, "dall-e-3").asks_for_base64);
  EXPECT_FALSE(known_server_model(Dialect::openai, "gpt-image-1").asks_for_base64) << "it refuses the field";
}

TEST(KnownServerModels, SizesCanBeConfigured) {
  EXPECT_EQ(parse_sizes("512x768, 768x512")->size(), 2U);
  EXPECT_TRUE(parse_sizes("any")->empty());
  for (const std::string_view text : {"1024", "poster-2x3", "axb", "1024x1024,,", "0x5"})
    EXPECT_FALSE(parse_sizes(text)) << text;
}

TEST_F(ImageServer, DataUrlsAndPrices) {
  client.then(ScriptedClient::says(
      200, R"({"data":[{"url":"data:image/png;base64,)" + base::base64(png(64, 96)) + "\"}]}"));
  auto made = model();
  EXPECT_TRUE(paint(*made));
  EXPECT_EQ(client.asked.size(), 1U);
  const auto priced =
      make_image_server_model({.name = "m", .endpoint = "http://h", .price_usd = 0.04}, client, {});
  EXPECT_EQ((*priced)->info().price_usd, 0.04);
}

TEST_F(ImageServer, SaysInWordsWhatTheDialectHasNoFieldFor) {
  client.then(ScriptedClient::says(200, "{}"));
  auto made = model(Dialect::openai, {{"quality", "\"high\""}, {"output_format", "\"jpeg\""}});
  (void)paint(*made);
  EXPECT_NE(sent().at("prompt").as_string().find("Leave out: text"), boost::json::string::npos);
  EXPECT_FALSE(sent().contains("negative_prompt"));
  EXPECT_FALSE(sent().contains("response_format"));
  EXPECT_EQ(sent().at("quality"), "high");
  EXPECT_EQ(sent().at("output_format"), "jpeg");
}

TEST(ImageServerOptionsTest, RefusesWhatCannotBe) {
  ScriptedClient client;
  EXPECT_FALSE(make_image_server_model({.endpoint = "http://h", .sizes = "large"}, client, {}));
  EXPECT_FALSE(make_image_server_model({.endpoint = "localhost:7860"}, client, {}));
  EXPECT_FALSE(make_image_server_model({.endpoint = "http://h", .extra = {{"steps", "thirty"}}}, client, {}));
}

}  // namespace
}  // namespace onesheet::openai
