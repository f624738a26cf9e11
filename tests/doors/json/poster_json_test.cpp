#include "doors/json/poster_json.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace onesheet::json {
namespace {

service::MadePoster sample() {
  service::MadePoster made;
  auto& record = made.record;
  record.id = "01jdx0000000000000000000aa";
  record.created = base::WallTime{std::chrono::milliseconds{1'795'339'800'999}};
  record.bucket = "onesheet";
  record.key = "posters/01jdx0000000000000000000aa.png";
  record.content_type = "image/png";
  record.bytes = 5'000'000'000;
  record.width_px = 1000;
  record.height_px = 1500;
  record.format = "poster-2x3";
  record.model = "illustrator";
  record.seed = 4'294'967'295;
  record.title = "The \"Last\" Light";
  record.prompt = "line\nbreak </script> 海";
  record.drawn = {"lighthouse"};
  made.link.url = "http://127.0.0.1:9000/onesheet/x?X-Amz-Signature=abc&a=b";
  made.link.expires_at = record.created + std::chrono::hours(1);
  made.phase_ms = {{"paint", 12.345}, {"store", 0.04}};
  return made;
}

TEST(PosterJson, HoldsEverythingACallerIsPromised) {
  const auto poster = boost::json::parse(poster_text(sample(), "/out/p.png")).as_object();
  for (const char* name :
       {"id",    "url",       "expires_at", "bucket",  "key",      "file",      "content_type", "bytes",
        "width", "height",    "format",     "model",   "seed",     "title",     "tagline",      "prompt",
        "drawn", "not_drawn", "archetype",  "palette", "phase_ms", "created_at"}) {
    EXPECT_TRUE(poster.contains(name)) << name;
  }
  EXPECT_EQ(poster.at("file").as_string(), "/out/p.png");
  EXPECT_EQ(poster.at("bytes").to_number<std::uint64_t>(), 5'000'000'000U);
  EXPECT_EQ(poster.at("seed").to_number<std::uint64_t>(), 4'294'967'295U);
  EXPECT_EQ(poster.at("title").as_string(), "The \"Last\" Light");
  EXPECT_EQ(poster.at("prompt").as_string(), "line\nbreak </script> 海");
  EXPECT_EQ(poster.at("drawn").as_array().size(), 1U);
  EXPECT_EQ(poster.at("not_drawn").as_array().size(), 0U);
  EXPECT_EQ(poster.at("expires_at").as_string(), "2026-11-22T10:30:00Z");
  EXPECT_EQ(poster.at("created_at").as_string(), "2026-11-22T09:30:00Z");
  EXPECT_EQ(poster.at("phase_ms").at("paint").as_int64(), 12);
}

TEST(PosterJson, ARecordHasNoLink) {
  const auto record = boost::json::parse(record_text(sample().record)).as_object();
  EXPECT_FALSE(record.contains("url"));
  EXPECT_FALSE(record.contains("expires_at"));
  EXPECT_EQ(record.at("file").as_string(), "the-last-light.png");
}

TEST(PosterJson, APageEndsWithNull) {
  catalogue::PosterPage page;
  page.posters.push_back(sample().record);
  page.next_cursor = "31aa";
  EXPECT_EQ(boost::json::parse(page_text(page)).at("next_cursor").as_string(), "31aa");
  page.next_cursor.clear();
  const auto last = boost::json::parse(page_text(page));
  EXPECT_TRUE(last.at("next_cursor").is_null());
  EXPECT_EQ(last.at("posters").as_array().size(), 1U);
}

TEST(PosterJson, FormatsAndModelsNameTheirDefault) {
  const auto defaults = [](const boost::json::value& list) {
    int count = 0;
    for (const auto& one : list.as_array()) count += one.at("default").as_bool() ? 1 : 0;
    return count;
  };
  EXPECT_EQ(defaults(boost::json::parse(formats_text()).at("formats")), 1);
  const auto models = boost::json::parse(models_text({{"illustrator", "ours", true}, {"other", "", false}}));
  EXPECT_EQ(defaults(models.at("models")), 1);
  EXPECT_EQ(models.at("models").at(0).at("name").as_string(), "illustrator");
}

TEST(PosterJson, WritesTimesAsRfc3339) {
  EXPECT_EQ(rfc3339(base::WallTime{}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(rfc3339(base::WallTime{std::chrono::milliseconds{951'782'399'999}}), "2000-02-28T23:59:59Z");
  EXPECT_EQ(rfc3339(base::WallTime{std::chrono::milliseconds{951'782'400'000}}), "2000-02-29T00:00:00Z");
}

}  // namespace
}  // namespace onesheet::json
