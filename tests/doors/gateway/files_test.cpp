// Print files, kits and contact sheets over HTTP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using testing::HasSubstr;
using testing_parts::FakePress;

Studio with_press() {
  Studio studio;
  studio.press = std::make_shared<FakePress>();
  studio.keep_art = true;
  return studio;
}

GatewayOptions with_kits() {
  GatewayOptions options;
  options.make_kit = [](service::PosterService& posters, std::string_view id, std::string_view store,
                        base::Deadline) -> base::Result<MadeKit> {
    if (store != "all" && store != "plex")
      return base::fail(base::ErrorKind::bad_request, "There is no store of this name.");
    ONESHEET_ASSIGN(const auto record, posters.find(id));
    return MadeKit{record, {'P', 'K'}, R"({"passes":true,"files":[{"name":"plex/poster.jpg"}]})"};
  };
  return options;
}

std::string made_poster(Desk& desk) {
  const auto made = desk.post("/v1/posters", kSmallPoster);
  EXPECT_EQ(made.status, 201);
  return header(made, "Location");
}

// What the store holds whose key begins so.
std::vector<std::string> stored(const Desk& desk, std::string_view prefix) {
  std::vector<std::string> keys;
  for (const auto& [key, object] : desk.studio.store->objects())
    if (key.starts_with(prefix)) keys.push_back(key);
  return keys;
}

TEST(Files, APrintFileIsKeptBesideItsPosterAndGoesWithIt) {
  Desk desk(with_press(), {});
  const std::string poster = made_poster(desk);
  const auto print =
      desk.post(poster + "/print", R"({"format":"a4","dpi":36,"bleed_in":0.125,"marks":true})");
  ASSERT_EQ(print.status, 201) << print.body;
  const auto answer = json_of(print);
  EXPECT_EQ(text_at(answer, "content_type"), "application/pdf");
  EXPECT_EQ(text_at(answer, "file"), "blue.pdf");
  EXPECT_EQ(text_at(answer, "format"), "a4");
  EXPECT_EQ(text_at(answer, "colours"), "sRGB");
  EXPECT_EQ(answer.at("dpi").as_int64(), 36);
  EXPECT_TRUE(answer.at("marks").as_bool());
  const auto keys = stored(desk, "files/");
  ASSERT_EQ(keys.size(), 1U);
  EXPECT_THAT(text_at(answer, "url"), HasSubstr(keys[0]));
  EXPECT_EQ(desk.studio.store->objects().at(keys[0]).options.content_type, "application/pdf");
  // Asked again, the same file: the store does not grow.
  EXPECT_EQ(desk.post(poster + "/print", R"({"format":"a4","dpi":36,"bleed_in":0.125,"marks":true})").status,
            201);
  EXPECT_EQ(stored(desk, "files/").size(), 1U);
  EXPECT_EQ(desk.ask({"DELETE", poster}).status, 204);
  EXPECT_TRUE(stored(desk, "").empty());
}

TEST(Files, APrintRequestMayBeEmptyAndIsReadStrictly) {
  Desk desk(with_press(), {});
  const std::string path = made_poster(desk) + "/print";
  const auto refused = [&](const std::string& body, int status, const std::string& words) {
    const auto answer = desk.post(path, body);
    EXPECT_EQ(answer.status, status) << body;
    EXPECT_THAT(text_at(json_of(answer), "detail"), HasSubstr(words)) << body;
  };
  refused(R"({"dpi":35})", 400, "from 36 to 600");
  refused(R"({"dpi":601})", 400, "from 36 to 600");
  refused(R"({"dpi":"150"})", 400, "from 36 to 600");
  refused(R"({"bleed_in":-0.1})", 400, "from 0 to 1");
  refused(R"({"bleed_in":1.01})", 400, "from 0 to 1");
  refused(R"({"marks":1})", 400, "true or false");
  refused(R"({"format":"square","dpi":36})", 400, "print");
  refused(R"({"format":7})", 400, "must be a text");
  refused(R"({"cmyk_profile":"%"})", 400, "base64");
  refused(R"({"cmyk_profile":"bm9uZQ=="})", 400, "colour profile");
  refused(R"({"expires":"8d"})", 400, "7 days");
  refused(R"({"pages":2})", 400, "no member \"pages\"");
  refused("[]", 400, "must be an object");
  // Over what a server makes: 27 x 40 in at 300 dpi has 97 million pixels.
  refused(R"({"format":"one-sheet","dpi":300})", 400, "more than a server makes");
  EXPECT_TRUE(stored(desk, "files/").empty());
  EXPECT_EQ(desk.post("/v1/posters/00000000000000000000000000/print", "{}").status, 404);
  EXPECT_EQ(desk.ask({"POST", "/v1/posters/x/print", {{"Content-Type", "text/plain"}}, "x"}).status, 415);
}

TEST(Files, WithoutAPressOrKitsTheEditionSaysSo) {
  Desk desk;
  const std::string poster = made_poster(desk);
  const auto print = desk.ask({"POST", poster + "/print"});
  EXPECT_EQ(print.status, 400);
  EXPECT_EQ(text_at(json_of(print), "detail"), "This edition of Onesheet makes no print files.");
  const auto kit = desk.ask({"POST", poster + "/kit"});
  EXPECT_EQ(kit.status, 400);
  EXPECT_EQ(text_at(json_of(kit), "detail"), "This edition of Onesheet makes no kits.");
}

TEST(Files, AKitIsAZipWithItsReportInTheAnswer) {
  Desk desk(Studio{}, with_kits());
  const std::string poster = made_poster(desk);
  const auto kit = desk.post(poster + "/kit", R"({"store":"plex","expires":60})");
  ASSERT_EQ(kit.status, 201) << kit.body;
  const auto answer = json_of(kit);
  EXPECT_EQ(text_at(answer, "content_type"), "application/zip");
  EXPECT_EQ(text_at(answer, "file"), "blue-kit.zip");
  EXPECT_TRUE(answer.at("passes").as_bool());
  EXPECT_EQ(text_at(answer.at("files").as_array().front(), "name"), "plex/poster.jpg");
  EXPECT_EQ(desk.studio.store->last_link.expires, std::chrono::seconds(60));
  EXPECT_EQ(desk.ask({"POST", poster + "/kit"}).status, 201) << "every store, without a body";
  EXPECT_EQ(desk.post(poster + "/kit", R"({"store":"x"})").status, 400);
  EXPECT_EQ(desk.post(poster + "/kit", R"({"store":7})").status, 400);
  EXPECT_EQ(desk.post(poster + "/kit", R"({"shop":"plex"})").status, 400);
  EXPECT_EQ(desk.post(poster + "/kit", R"({"expires":0})").status, 400);
  EXPECT_EQ(desk.post("/v1/posters/00000000000000000000000000/kit", "{}").status, 404);
}

TEST(Files, AContactSheetIsMadeAndOneOfItsPostersPicked) {
  Desk desk;
  const auto made =
      desk.post("/v1/sheets",
                R"({"prompt":"a sky","title":"Blue","format":"160x240","seed":40,"count":3,"type":"jpeg"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto sheet = json_of(made);
  EXPECT_EQ(sheet.at("posters").as_array().size(), 3U);
  EXPECT_EQ(sheet.at("posters").at(2).at("seed").as_int64(), 42);
  EXPECT_EQ(text_at(sheet, "file"), "sheet-blue.png");
  // Each picture lies on the sheet, and no two on the same place.
  std::set<std::pair<std::int64_t, std::int64_t>> places;
  for (const auto& one : sheet.at("posters").as_array()) {
    const auto at = [&](const char* name) { return one.at(name).as_int64(); };
    EXPECT_LE(at("left") + at("width"), sheet.at("width").as_int64());
    EXPECT_LE(at("top") + at("height"), sheet.at("height").as_int64());
    places.emplace(at("left"), at("top"));
  }
  EXPECT_EQ(places.size(), 3U);
  const std::string path = "/v1/sheets/" + text_at(sheet, "id");
  EXPECT_EQ(stored(desk, "sheets/").size(), 1U);

  const auto picked = desk.post(path + "/pick", R"({"number":2})", {{"Idempotency-Key", "k"}});
  ASSERT_EQ(picked.status, 201) << picked.body;
  EXPECT_EQ(json_of(picked).at("seed").as_int64(), 41);
  EXPECT_EQ(text_at(json_of(picked), "title"), "Blue");
  EXPECT_EQ(text_at(json_of(picked), "content_type"), "image/jpeg");
  EXPECT_EQ(json_of(picked).at("width").as_int64(), 160);
  EXPECT_EQ(desk.post(path + "/pick", R"({"number":2})", {{"Idempotency-Key", "k"}}).status, 200);
  EXPECT_EQ(text_at(json_of(desk.post(path + "/pick", R"({"number":2,"type":"png"})")), "content_type"),
            "image/png");
  for (const char* body :
       {R"({"number":0})", R"({"number":4})", R"({"number":25})", R"({"number":"2"})", R"({"number":1.5})",
        R"({})", R"({"number":1,"seed":7})", R"({"number":1,"type":"x"})"})
    EXPECT_EQ(desk.post(path + "/pick", body).status, 400) << body;
  EXPECT_EQ(desk.ask({"DELETE", path}).status, 204);
  EXPECT_EQ(desk.ask({"DELETE", path}).status, 404);
  EXPECT_EQ(desk.post(path + "/pick", R"({"number":2})").status, 404);
  EXPECT_EQ(desk.post("/v1/sheets/nonsense/pick", R"({"number":2})").status, 404);
}

TEST(Files, ASheetIsReadStrictlyAndHasLimits) {
  Desk desk;
  const auto status = [&](const std::string& members) {
    return desk.post("/v1/sheets", R"({"prompt":"a sky","format":"160x240")" + members + "}").status;
  };
  EXPECT_EQ(status(R"(,"count":2)"), 201);
  for (const char* wrong :
       {R"(,"count":1)", R"(,"count":25)", R"(,"count":"2")", R"(,"count":2.5)", R"(,"art":"eA==")",
        R"(,"brief":{})", R"(,"zzz":1)", R"(,"type":"original")", R"(,"archetype":"no such name!")"})
    EXPECT_EQ(status(wrong), 400) << wrong;
  EXPECT_EQ(desk.post("/v1/sheets", R"({"count":2})").status, 400);
  EXPECT_EQ(desk.post("/v1/sheets", R"({"prompt":"a","format":"9000x9000"})").status, 400);
  EXPECT_EQ(desk.post("/v1/sheets", R"({"prompt":")" + std::string(10'001, 'a') + "\"}").status, 413);
}

}  // namespace
}  // namespace onesheet::gateway
