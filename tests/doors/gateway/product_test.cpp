// The product's API under /v1.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>

#include "base/ulid.h"
#include "doors/gateway/desk.h"

namespace onesheet::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

void expect_problem(const http::Response& response, int status, std::string_view name) {
  EXPECT_EQ(response.status, status) << response.body;
  EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
  const auto problem = json_of(response);
  EXPECT_EQ(text_at(problem, "type"), "/problems/" + std::string(name));
  EXPECT_EQ(problem.at("status").as_int64(), status);
  EXPECT_NE(text_at(problem, "title"), "");
  EXPECT_NE(text_at(problem, "detail"), "");
  EXPECT_EQ(text_at(problem, "request_id"), header(response, "x-request-id"));
}

TEST(Product, BehindAPrefixLocationBeginsWithIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"/Dev", "/Dev/v1/posters/"},          {"", "/v1/posters/"},    {"//evil.example", "/v1/posters/"},
      {"https://evil", "/v1/posters/"},      {"/a/", "/v1/posters/"}, {"/a\r\nb", "/v1/posters/"},
      {"/club/api", "/club/api/v1/posters/"}};
  for (const auto& [prefix, begins] : cases) {
    Desk desk;
    const auto response = desk.post("/v1/posters", kSmallPoster, {{"X-Forwarded-Prefix", prefix}});
    EXPECT_EQ(header(response, "Location"), begins + text_at(json_of(response), "id")) << prefix;
  }
}

TEST(Product, MakesAPosterAndSaysWhereItIs) {
  Desk desk;
  const auto response = desk.post("/v1/posters", kSmallPoster);
  ASSERT_EQ(response.status, 201) << response.body;
  const auto poster = json_of(response);
  const std::string id = text_at(poster, "id");
  EXPECT_EQ(header(response, "Location"), "/v1/posters/" + id);
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
  EXPECT_EQ(text_at(poster, "title"), "Blue");
  EXPECT_EQ(text_at(poster, "file"), "blue.png");
  EXPECT_THAT(text_at(poster, "url"), HasSubstr("/onesheet/posters/" + id + ".png?"));
  EXPECT_EQ(text_at(poster, "expires_at"), "2026-11-22T10:30:00Z");
  EXPECT_EQ(poster.at("phase_ms").as_object().size(), 6U);

  const auto found = desk.get(header(response, "Location"));
  EXPECT_EQ(found.status, 200);
  EXPECT_EQ(text_at(json_of(found), "id"), id);
  EXPECT_FALSE(json_of(found).as_object().contains("url"));
}

TEST(Product, HowAPosterWasDrawnAndMeasuredIsStillKnownLater) {
  Desk desk;
  const auto made = desk.post("/v1/posters", kSmallPoster);
  ASSERT_EQ(made.status, 201);
  const auto first = json_of(made), later = json_of(desk.get(header(made, "Location")));
  for (const char* name : {"archetype", "palette", "style", "font", "effect", "quality"})
    EXPECT_EQ(first.at(name), later.at(name)) << name;
  EXPECT_EQ(text_at(later, "style"), "flat");
  EXPECT_GT(later.at("quality").at("title_contrast").to_number<double>(), 1);
  const auto textless = desk.post("/v1/posters", R"({"prompt":"a sky","title":null,"format":"160x240"})");
  EXPECT_TRUE(json_of(desk.get(header(textless, "Location"))).at("quality").is_null());
}

TEST(Product, ASheetForPrintIsMadeByTheCommandLine) {
  Desk desk;
  const auto response = desk.post("/v1/posters", R"({"prompt": "a sky", "format": "8100x12000"})");
  expect_problem(response, 400, "bad-request");
  EXPECT_THAT(text_at(json_of(response), "detail"), HasSubstr("8192"));
  EXPECT_EQ(desk.get("/Dev?prompt=a%20sky&format=8100x12000").status, 400);
}

TEST(Product, RefusesBodiesThatAreNotAPosterInWords) {
  Desk desk;
  expect_problem(desk.post("/v1/posters", "{"), 400, "bad-request");
  expect_problem(desk.post("/v1/posters", ""), 400, "bad-request");
  expect_problem(desk.post("/v1/posters", R"({"prompt":"a","promt":"b"})"), 400, "bad-request");
  expect_problem(desk.post("/v1/posters", R"({"prompt":"  "})"), 400, "bad-request");
  expect_problem(desk.post("/v1/posters", R"({"prompt":"a","model":"x"})"), 400, "bad-request");
  EXPECT_EQ(desk.studio.model->paintings, 0);
}

TEST(Product, NamesTheLimitThatWasPassed) {
  Desk desk;
  const auto limit_of = [&](const std::string& body) {
    const auto response = desk.post("/v1/posters", body);
    expect_problem(response, 413, "too-large");
    const auto limit = json_of(response).at("limit");
    return text_at(limit, "name") + "=" + std::to_string(limit.at("value").as_int64());
  };
  const auto text = [](std::size_t size) { return std::string(size, 'x'); };
  EXPECT_EQ(limit_of(R"({"prompt":")" + text(10'001) + "\"}"), "prompt_characters=10000");
  EXPECT_EQ(limit_of(R"({"prompt":"a","title":")" + text(81) + "\"}"), "title_characters=80");
  EXPECT_EQ(limit_of(R"({"prompt":"a","tagline":")" + text(161) + "\"}"), "tagline_characters=160");
  EXPECT_EQ(limit_of(R"({"prompt":"a","release":")" + text(81) + "\"}"), "release_characters=80");
  EXPECT_EQ(limit_of(R"({"prompt":"a","credits":[{"names":[")" + text(121) + "\"]}]}"),
            "credit_characters=120");
  EXPECT_EQ(limit_of(text(kLargeBodyBytesMax + 1)), "body_bytes=28000000");
  expect_problem(desk.post("/v1/posters", text(kBodyBytesMax)), 400, "bad-request");
}

TEST(Product, SetsOtherWordsOnTheSamePicture) {
  Desk desk;
  const auto made = desk.post("/v1/posters", kSmallPoster);
  ASSERT_EQ(made.status, 201);
  const std::string path = header(made, "Location") + "/retitle";
  const auto again = desk.post(path, R"({"title":"Green"})");
  ASSERT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(text_at(json_of(again), "title"), "Green");
  EXPECT_NE(header(again, "Location"), header(made, "Location"));
  EXPECT_EQ(desk.get(header(made, "Location")).status, 200) << "the old one stays";
  expect_problem(desk.post(path, R"({"title":"Green","seed":2})"), 400, "bad-request");
  expect_problem(desk.post(path, R"({"font":"nonsense"})"), 400, "bad-request");
  expect_problem(desk.post("/v1/posters/nonsense/retitle", R"({"title":"Green"})"), 404, "not-found");
  const std::vector<std::pair<std::string, std::string>> key{{"Idempotency-Key", "once"}};
  const auto first = desk.post(path, R"({"title":"Red"})", key);
  EXPECT_EQ(first.status, 201);
  const auto second = desk.post(path, R"({"title":"Red"})", key);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(text_at(json_of(first), "id"), text_at(json_of(second), "id"));
  EXPECT_EQ(desk.post("/v1/posters", R"({"title":"Red"})", key).status, 400);
}

TEST(Product, LargeBodiesWaitTheirTurn) {
  Desk desk;
  std::vector<std::shared_ptr<http::Call>> calls;
  const std::string large(kBodyBytesMax + 1, ' ');
  const auto begin = [&] {
    http::RequestHead head;
    head.method = "POST";
    head.target = "/v1/posters";
    head.peer = "127.0.0.1";
    head.headers.add("Content-Type", "application/json");
    head.content_length = large.size();
    calls.push_back(desk.handler->begin(std::move(head)));
    return calls.back()->on_body(base::as_bytes(large));
  };
  for (int i = 0; i < kLargeBodiesMax; ++i) EXPECT_TRUE(begin());
  const auto refused = begin();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::busy);
  calls.clear();
  EXPECT_TRUE(begin()) << "a request that ended gave its place back";
}

TEST(Product, TakesJsonAndNothingElse) {
  Desk desk;
  const auto with_type = [&](std::string type) {
    return desk.ask({"POST", "/v1/posters", {{"Content-Type", std::move(type)}}, kSmallPoster}).status;
  };
  EXPECT_EQ(with_type("application/json; charset=utf-8"), 201);
  EXPECT_EQ(with_type("Application/JSON"), 201);
  EXPECT_EQ(with_type("text/plain"), 415);
  EXPECT_EQ(with_type("application/x-www-form-urlencoded"), 415);
  EXPECT_EQ(with_type("application/jsonp"), 415);
  expect_problem(desk.ask({.method = "POST", .target = "/v1/posters", .body = kSmallPoster}), 415,
                 "unsupported-media-type");
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, {{"Content-Encoding", "gzip"}}).status, 415);
}

TEST(Product, ListsInPages) {
  Desk desk;
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(desk.post("/v1/posters", kSmallPoster).status, 201);
    desk.studio.clock->advance(std::chrono::seconds(1));
  }
  const auto first = json_of(desk.get("/v1/posters?limit=2"));
  EXPECT_EQ(first.at("posters").as_array().size(), 2U);
  const auto second = json_of(desk.get("/v1/posters?limit=2&cursor=" + text_at(first, "next_cursor")));
  EXPECT_EQ(second.at("posters").as_array().size(), 1U);
  EXPECT_TRUE(second.at("next_cursor").is_null());
  EXPECT_GT(text_at(first.at("posters").at(0), "id"), text_at(first.at("posters").at(1), "id"));
  EXPECT_GT(text_at(first.at("posters").at(1), "id"), text_at(second.at("posters").at(0), "id"));
  EXPECT_EQ(json_of(desk.get("/v1/posters")).at("posters").as_array().size(), 3U);
}

TEST(Product, RefusesListsItDoesNotUnderstand) {
  Desk desk;
  for (const char* query : {"limit=0", "limit=101", "limit=x", "limit=1.5", "limit=-1",
                            "limit=99999999999999999999", "cursor=x", "page=2", "limit=%zz"}) {
    expect_problem(desk.get(std::string("/v1/posters?") + query), 400, "bad-request");
  }
  EXPECT_EQ(desk.get("/v1/posters?limit=1").status, 200);
  EXPECT_EQ(desk.get("/v1/posters?limit=100").status, 200);
}

TEST(Product, MakesNewLinks) {
  Desk desk;
  const std::string path = header(desk.post("/v1/posters", kSmallPoster), "Location");
  const auto plain = desk.ask({.method = "POST", .target = path + "/link"});
  EXPECT_EQ(plain.status, 200) << plain.body;
  EXPECT_EQ(text_at(json_of(plain), "expires_at"), "2026-11-22T10:30:00Z");
  const auto chosen = desk.post(path + "/link", R"({"expires":"2d","download":true})");
  EXPECT_EQ(text_at(json_of(chosen), "expires_at"), "2026-11-24T09:30:00Z");
  EXPECT_EQ(desk.studio.store->last_link.content_disposition, "attachment; filename=\"blue.png\"");
  expect_problem(desk.post(path + "/link", R"({"expires":"8d"})"), 400, "bad-request");
  expect_problem(desk.post(path + "/link", R"({"expiry":"1d"})"), 400, "bad-request");
  expect_problem(desk.ask({"POST", path + "/link", {{"Content-Type", "text/plain"}}, "{}"}), 415,
                 "unsupported-media-type");
  expect_problem(desk.post("/v1/posters/" + base::make_ulid(kNow) + "/link", "{}"), 404, "not-found");
}

TEST(Product, DeletesAPosterOnce) {
  Desk desk;
  const std::string path = header(desk.post("/v1/posters", kSmallPoster), "Location");
  const auto gone = desk.ask({.method = "DELETE", .target = path});
  EXPECT_EQ(gone.status, 204);
  EXPECT_EQ(gone.body, "");
  EXPECT_TRUE(desk.studio.store->objects().empty());
  expect_problem(desk.ask({.method = "DELETE", .target = path}), 404, "not-found");
  expect_problem(desk.get(path), 404, "not-found");
}

TEST(Product, OddPathsAreNotFoundAndWrongMethodsSayWhatIsRight) {
  Desk desk;
  for (const char* path :
       {"/v1", "/v1/", "/v2/posters", "/v1/posters/", "/v1/posters/../posters", "/v1/posters/x/y",
        "/v1/posters/x/link/", "//", "/index.html", "/v1/posters/%2e%2e", "/.git/config"}) {
    expect_problem(desk.get(path), 404, "not-found");
  }
  const auto response = desk.ask({.method = "PUT", .target = "/v1/posters"});
  expect_problem(response, 405, "method-not-allowed");
  EXPECT_EQ(header(response, "Allow"), "POST, GET, HEAD, OPTIONS");
  EXPECT_EQ(header(desk.ask({.method = "POST", .target = "/v1/formats"}), "Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(desk.ask({.method = std::string(4000, 'X'), .target = "/v1/formats"}).status, 405);
}

TEST(Product, AnswersHeadAndOptions) {
  Desk desk;
  EXPECT_EQ(desk.ask({.method = "HEAD", .target = "/v1/formats"}).status, 200);
  const auto options = desk.ask({.method = "OPTIONS", .target = "/v1/posters"});
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(header(options, "Allow"), "POST, GET, HEAD, OPTIONS");
  EXPECT_EQ(header(options, "Access-Control-Allow-Origin"), "");
}

TEST(Product, SaysWhatThereIs) {
  Desk desk;
  EXPECT_GE(json_of(desk.get("/v1/formats")).at("formats").as_array().size(), 9U);
  EXPECT_EQ(json_of(desk.get("/v1/models")).at("models").as_array().size(), 2U);
}

TEST(Product, SaysWhatAPromptMeansWithoutDrawingIt) {
  Desk desk;
  const auto brief = json_of(desk.get("/v1/brief?prompt=three%20wolves%20beneath%20a%20moon"));
  EXPECT_EQ(text_at(brief.at("subjects").at(0), "concept"), "wolf");
  EXPECT_EQ(brief.at("subjects").at(0).at("count").as_int64(), 3);
  EXPECT_EQ(text_at(brief, "prompt"), "three wolves beneath a moon");
  EXPECT_TRUE(desk.studio.store->objects().empty());
  expect_problem(desk.get("/v1/brief"), 400, "bad-request");
  expect_problem(desk.get("/v1/brief?prompt=%20"), 400, "bad-request");
  expect_problem(desk.get("/v1/brief?prompt=a&seed=1"), 400, "bad-request");
  EXPECT_EQ(desk.get("/v1/brief?prompt=" + std::string(poster::kPromptMax, 'x')).status, 200);
  expect_problem(desk.get("/v1/brief?prompt=" + std::string(poster::kPromptMax + 1, 'x')), 413, "too-large");
}

TEST(Product, AnEditedBriefTakesThePlaceOfReading) {
  Desk desk;
  const auto made = desk.post(
      "/v1/posters",
      R"({"prompt":"a wolf","format":"160x240","brief":{"subjects":[{"concept":"fox"}],"suggested_title":"Red"}})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(text_at(json_of(made), "title"), "Red");
  EXPECT_EQ(text_at(json_of(made), "prompt"), "a wolf");
  expect_problem(
      desk.post("/v1/posters", R"({"prompt":"a wolf","brief":{"subjects":[{"concept":"wombat"}]}})"), 400,
      "bad-request");
}

TEST(Product, AFullQueueIsRefusedAtOnceWhileListsStillWork) {
  std::latch painting(1), go_on(1);
  Studio studio;
  studio.model->before_painting = [&] {
    painting.count_down();
    go_on.wait();
  };
  Desk desk(studio, {}, 1, 1);
  const Ask ask{"POST", "/v1/posters", {{"Content-Type", "application/json"}}, kSmallPoster};
  auto running = desk.begin(ask);
  painting.wait();
  studio.model->before_painting = nullptr;
  auto waiting = desk.begin(ask);
  const auto refused = desk.ask(ask);
  expect_problem(refused, 503, "busy");
  EXPECT_NE(header(refused, "Retry-After"), "");
  EXPECT_EQ(desk.get("/v1/posters").status, 200);
  EXPECT_THAT(desk.get("/metrics").body, HasSubstr("onesheet_queue_posters{state=\"waiting\"} 1"));
  go_on.count_down();
  EXPECT_EQ(running.get().status, 201);
  EXPECT_EQ(waiting.get().status, 201);
}

TEST(Product, AFailureTellsTheCallerNoSecretsAndTheOperatorEverything) {
  Studio studio;
  studio.store->fail_puts_with =
      base::Error{base::ErrorKind::out_of_space, "The disk is full.", "/secret/path"};
  Desk desk(studio, {});
  const auto response = desk.post("/v1/posters", kSmallPoster);
  expect_problem(response, 507, "out-of-space");
  EXPECT_THAT(response.body, Not(HasSubstr("/secret")));
  EXPECT_THAT(desk.log->text(), HasSubstr("/secret/path"));
}

TEST(Product, AnExceptionIsAFaultOfOursAndNotTheEndOfTheProcess) {
  Studio studio;
  studio.model->before_painting = [] { throw std::bad_alloc(); };
  Desk desk(studio, {});
  const auto response = desk.post("/v1/posters", kSmallPoster, {{"Idempotency-Key", "k"}});
  expect_problem(response, 500, "internal");
  studio.model->before_painting = nullptr;
  EXPECT_EQ(desk.post("/v1/posters", kSmallPoster, {{"Idempotency-Key", "k"}}).status, 201);
}

TEST(Product, HealthIsTheProcessAndReadinessItsParts) {
  Studio studio;
  studio.catalogue = std::make_shared<testing_parts::FullCatalogue>();
  Desk broken(studio, {});
  EXPECT_EQ(broken.get("/healthz").status, 200);
  const auto response = broken.get("/readyz");
  expect_problem(response, 503, "busy");
  EXPECT_THAT(response.body, Not(HasSubstr("/secret")));
  Desk desk;
  EXPECT_EQ(desk.get("/readyz").body, R"({"status":"ready"})");
}

TEST(Product, CountsWhatItDoes) {
  Desk desk;
  ASSERT_EQ(desk.post("/v1/posters", kSmallPoster).status, 201);
  ASSERT_EQ(desk.get("/nothing/here?secret=1").status, 404);
  const auto metrics = desk.get("/metrics");
  EXPECT_THAT(header(metrics, "Content-Type"), HasSubstr("version=0.0.4"));
  EXPECT_THAT(metrics.body, HasSubstr("onesheet_posters_made_total 1"));
  EXPECT_THAT(metrics.body,
              HasSubstr("onesheet_http_requests_total{route=\"/v1/posters\",status=\"201\"} 1"));
  EXPECT_THAT(metrics.body, HasSubstr("onesheet_http_requests_total{route=\"none\",status=\"404\"} 1"));
  EXPECT_THAT(metrics.body, HasSubstr("onesheet_poster_phase_seconds_count{phase=\"paint\"} 1"));
  EXPECT_THAT(metrics.body, Not(HasSubstr("secret")));
}

TEST(Product, EveryAnswerCarriesItsIdAndTheSafetyHeaders) {
  Desk desk;
  for (const char* target : {"/", "/v1/posters", "/nothing", "/Dev", "/healthz"}) {
    const auto response = desk.ask({.target = target, .headers = {{"X-Request-Id", "my-id.1"}}});
    EXPECT_EQ(header(response, "x-request-id"), "my-id.1");
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
    EXPECT_THAT(header(response, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
  }
  const auto odd = desk.ask({.target = "/healthz", .headers = {{"X-Request-Id", "a b\"<script>"}}});
  EXPECT_TRUE(base::looks_like_ulid(header(odd, "x-request-id")));
  EXPECT_TRUE(base::looks_like_ulid(header(desk.get("/healthz"), "x-request-id")));
}

TEST(Product, MalformedRequestsGetAProblemToo) {
  Desk desk;
  for (const int status : {400, 408, 431, 500, 503, 505}) {
    const auto response = desk.handler->answer_for_malformed(status);
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(json_of(response).at("status").as_int64(), status);
    EXPECT_EQ(header(response, "Retry-After"), status == 503 ? "2" : "");
  }
}

}  // namespace
}  // namespace onesheet::gateway
