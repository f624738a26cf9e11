// The OpenAPI file and the routes agree, in both directions.
#include <gtest/gtest.h>

#include <set>

#include "base/utf8.h"
#include "brief/brief.h"
#include "doors/gateway/desk.h"
#include "doors/gateway/problem.h"
#include "doors/gateway/route.h"
#include "poster/credits_text.h"

namespace onesheet::gateway {
namespace {

using boost::json::object;
using boost::json::value;

const value& document() {
  static const value parsed = [] {
    Desk desk;
    return json_of(desk.get("/openapi.json"));
  }();
  return parsed;
}

std::string text(boost::json::string_view view) { return {view.data(), view.size()}; }

const value& resolve(const value& node) {
  if (!node.is_object() || !node.as_object().contains("$ref")) return node;
  const std::string pointer = text_at(node, "$ref");
  return document().at_pointer(pointer.substr(1));
}

std::set<std::string> documented_operations() {
  std::set<std::string> operations;
  for (const auto& path : document().at("paths").as_object()) {
    for (const auto& member : path.value().as_object()) {
      std::string method = text(member.key());
      if (method == "parameters") continue;
      for (char& c : method) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      operations.insert(method + " " + text(path.key()));
    }
  }
  return operations;
}

TEST(OpenApi, HasEveryRouteAndNoOther) {
  std::set<std::string> routed;
  for (const Route& route : routes())
    routed.insert(std::string(route.method) + " " + std::string(route.pattern));
  EXPECT_EQ(documented_operations(), routed);
}

void resolve_everything(const value& node) {
  if (node.is_object()) {
    if (node.as_object().contains("$ref")) {
      boost::json::error_code code;
      const std::string pointer = text_at(node, "$ref");
      EXPECT_NE(document().find_pointer(pointer.substr(1), code), nullptr) << pointer;
    }
    for (const auto& member : node.as_object()) resolve_everything(member.value());
  } else if (node.is_array()) {
    for (const auto& element : node.as_array()) resolve_everything(element);
  }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) { resolve_everything(document()); }

TEST(OpenApi, OpenRoutesAndOnlyTheyNeedNoKey) {
  for (const Route& route : routes()) {
    const auto& operation =
        document().at("paths").at(route.pattern).at(base::lower_ascii(route.method)).as_object();
    const bool open = operation.contains("security") && operation.at("security").as_array().empty();
    EXPECT_EQ(open, route.access == Access::open) << route.pattern;
  }
}

void expect_members_match(std::string_view schema_name, const object& answer) {
  const auto& schema = document().at("components").at("schemas").at(schema_name);
  std::set<std::string> documented, sent;
  const auto collect = [&](const value& part) {
    for (const auto& member : resolve(part).at("properties").as_object())
      documented.insert(text(member.key()));
  };
  if (schema.as_object().contains("allOf")) {
    for (const value& part : schema.at("allOf").as_array()) collect(part);
  } else {
    collect(schema);
  }
  for (const auto& member : answer) sent.insert(text(member.key()));
  EXPECT_EQ(documented, sent) << schema_name;
}

TEST(OpenApi, AnswersHaveTheMembersItPromises) {
  Desk desk;
  const auto made = desk.post("/v1/posters", kSmallPoster);
  ASSERT_EQ(made.status, 201);
  const std::string path = header(made, "Location");
  expect_members_match("Poster", json_of(made).as_object());
  expect_members_match("PosterRecord", json_of(desk.get(path)).as_object());
  expect_members_match("PosterPage", json_of(desk.get("/v1/posters")).as_object());
  expect_members_match("Link", json_of(desk.post(path + "/link", "{}")).as_object());
  expect_members_match("Formats", json_of(desk.get("/v1/formats")).as_object());
  expect_members_match("Brief", json_of(desk.get("/v1/brief?prompt=a%20wolf")).as_object());
  expect_members_match(
      "BriefSubject",
      json_of(desk.get("/v1/brief?prompt=a%20wolf")).at("subjects").as_array().front().as_object());
  expect_members_match("Options", json_of(desk.get("/v1/options")).as_object());
  expect_members_match("Quality", json_of(made).at("quality").as_object());
  const auto sheet =
      json_of(desk.post("/v1/sheets", R"({"prompt":"a sky","format":"160x240","count":2})")).as_object();
  expect_members_match("ContactSheet", sheet);
  expect_members_match("Variation", sheet.at("posters").as_array().front().as_object());
  Studio studio;
  studio.press = std::make_shared<testing_parts::FakePress>();
  studio.keep_art = true;
  GatewayOptions options;
  options.make_kit = [](service::PosterService& posters, std::string_view id, std::string_view,
                        base::Deadline) -> base::Result<MadeKit> {
    ONESHEET_ASSIGN(const auto record, posters.find(id));
    return MadeKit{record, {'P', 'K'}, R"({"passes":true,"files":[]})"};
  };
  Desk printing(std::move(studio), std::move(options));
  const std::string poster = header(printing.post("/v1/posters", kSmallPoster), "Location");
  expect_members_match("PrintFile", json_of(printing.post(poster + "/print", R"({"dpi":36})")).as_object());
  expect_members_match("KitFile", json_of(printing.ask({"POST", poster + "/kit"})).as_object());
  expect_members_match("Models", json_of(desk.get("/v1/models")).as_object());
  expect_members_match("Status", json_of(desk.get("/healthz")).as_object());
  expect_members_match("LambdaResult", json_of(desk.get(std::string("/Dev?") + kSmallQuery)).as_object());
  expect_members_match("GatewayMessage", json_of(desk.get("/Dev")).as_object());
  expect_members_match(
      "Problem", json_of(desk.post("/v1/posters/x/link", std::string(kBodyBytesMax + 1, 'x'))).as_object());
}

TEST(OpenApi, RequestsTakeTheMembersItNames) {
  Desk desk;
  const auto unknown_detail = [&](std::string path) {
    return text_at(json_of(desk.post(std::move(path), R"({"prompt":"a","zzz":1})")), "detail");
  };
  const auto expect_named = [&](std::string_view schema, const std::string& detail) {
    for (const auto& member :
         document().at("components").at("schemas").at(schema).at("properties").as_object()) {
      EXPECT_NE(detail.find(text(member.key())), std::string::npos) << detail;
    }
  };
  expect_named("PosterRequest", unknown_detail("/v1/posters"));
  expect_named("Brief",
               text_at(json_of(desk.post("/v1/posters", R"({"prompt":"a","brief":{"zzz":1}})")), "detail"));
  expect_named(
      "BriefSubject",
      text_at(json_of(desk.post("/v1/posters", R"({"prompt":"a","brief":{"subjects":[{"zzz":1}]}})")),
              "detail"));
  expect_named("SheetRequest", unknown_detail("/v1/sheets"));
  expect_named("PickRequest", unknown_detail("/v1/sheets/x/pick"));
  expect_named("PrintRequest", unknown_detail("/v1/posters/x/print"));
  expect_named("KitRequest", unknown_detail("/v1/posters/x/kit"));
  expect_named("NewWords", unknown_detail("/v1/posters/x/retitle"));
  expect_named("LinkRequest", text_at(json_of(desk.post("/v1/posters/x/link", R"({"zzz":1})")), "detail"));
}

TEST(OpenApi, ItsLimitsAreTheCodesLimits) {
  const auto& request = document().at("components").at("schemas").at("PosterRequest").at("properties");
  EXPECT_EQ(request.at("prompt").at("maxLength").as_int64(), static_cast<long>(poster::kPromptMax));
  EXPECT_EQ(request.at("title").at("maxLength").as_int64(), static_cast<long>(poster::kTitleMax));
  EXPECT_EQ(request.at("tagline").at("maxLength").as_int64(), static_cast<long>(poster::kTaglineMax));
  EXPECT_EQ(request.at("release").at("maxLength").as_int64(), static_cast<long>(poster::kReleaseMax));
  const auto& credits = request.at("credits").at("oneOf").as_array();
  EXPECT_EQ(credits[0].at("maxItems").as_int64(), static_cast<long>(poster::kCreditsMax));
  EXPECT_EQ(credits[1].at("maxLength").as_int64(), static_cast<long>(poster::kCreditsTextBytesMax));
  EXPECT_EQ(text_at(request.at("format"), "default"), poster::kDefaultFormat);
  const auto& schemas = document().at("components").at("schemas");
  EXPECT_EQ(schemas.at("Brief").at("properties").at("subjects").at("maxItems").as_int64(),
            static_cast<long>(brief::kSubjectsMax));
  EXPECT_EQ(schemas.at("BriefSubject").at("properties").at("count").at("maximum").as_int64(),
            brief::kCountMax);
  const auto& seed = document().at("components").at("schemas").at("Seed");
  EXPECT_EQ(seed.at("maximum").as_int64(), static_cast<long>(poster::kSeedMax));
}

// The lists of names in a brief are the enums' own.
TEST(OpenApi, ABriefsNamesAreTheCodesNames) {
  const auto expect_names = [](std::string_view schema, std::string_view member, auto first) {
    std::vector<std::string> known;
    for (int i = static_cast<int>(first);; ++i) {
      const auto name = brief::name_of(static_cast<decltype(first)>(i));
      if (name.empty()) break;
      known.emplace_back(name);
    }
    std::vector<std::string> documented;
    for (const value& name : document()
                                 .at("components")
                                 .at("schemas")
                                 .at(schema)
                                 .at("properties")
                                 .at(member)
                                 .at("enum")
                                 .as_array())
      documented.push_back(text(name.as_string()));
    EXPECT_EQ(documented, known) << member;
  };
  expect_names("Brief", "setting", brief::Setting{});
  expect_names("Brief", "time", brief::TimeOfDay{});
  expect_names("Brief", "weather", brief::Weather{});
  expect_names("Brief", "genre", brief::Genre{});
  expect_names("Brief", "mood", brief::Mood{});
  expect_names("Brief", "era", brief::Era{});
  expect_names("BriefSubject", "kind", brief::Kind{});
  expect_names("BriefSubject", "relation", brief::Relation{});
  expect_names("BriefSubject", "size", brief::Bulk{});
}

TEST(OpenApi, EveryStatusOfAnErrorIsDocumentedWhereItCanHappen) {
  const auto& responses = document().at("paths").at("/v1/posters").at("post").at("responses").as_object();
  using base::ErrorKind;
  for (const ErrorKind kind : {ErrorKind::bad_request, ErrorKind::unauthorized, ErrorKind::forbidden,
                               ErrorKind::conflict, ErrorKind::too_large, ErrorKind::busy, ErrorKind::refused,
                               ErrorKind::out_of_space, ErrorKind::upstream, ErrorKind::timed_out}) {
    EXPECT_TRUE(responses.contains(std::to_string(status_for(kind)))) << base::name_of(kind);
  }
}

}  // namespace
}  // namespace onesheet::gateway
