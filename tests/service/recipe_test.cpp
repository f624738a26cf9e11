#include "service/recipe.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace onesheet::service {
namespace {

poster::Spec sample_spec() {
  poster::Spec spec = poster::default_spec("a \"quoted\" prompt\nwith lines — 海");
  spec.seed = 4'294'967'295;
  spec.model = "illustrator";
  spec.release = "In cinemas 12 March";
  spec.credits.lines = {{"directed by", {"A. Name", "B. \\ Name"}}, {"", {"C"}}};
  return spec;
}

TEST(Recipe, IsJsonThatHoldsEverythingNeededToMakeThePosterAgain) {
  models::KeyArt art;
  art.archetype = "beacon";
  art.guide.palette.name = "storm";
  const auto recipe = boost::json::parse(recipe_text(sample_spec(), "Title", "Tagline", art)).as_object();
  EXPECT_EQ(recipe.at("prompt").as_string(), "a \"quoted\" prompt\nwith lines — 海");
  EXPECT_EQ(recipe.at("seed").to_number<std::uint64_t>(), 4'294'967'295U);
  EXPECT_EQ(recipe.at("title").as_string(), "Title");
  EXPECT_EQ(recipe.at("tagline").as_string(), "Tagline");
  EXPECT_EQ(recipe.at("model").as_string(), "illustrator");
  EXPECT_EQ(recipe.at("format").as_string(), "poster-2x3");
  EXPECT_EQ(recipe.at("width").as_int64(), 1000);
  EXPECT_EQ(recipe.at("type").as_string(), "png");
  EXPECT_EQ(recipe.at("release").as_string(), "In cinemas 12 March");
  EXPECT_EQ(recipe.at("credits").at(0).at("names").at(1).as_string(), "B. \\ Name");
  EXPECT_EQ(recipe.at("credits").at(1).at("role").as_string(), "");
  EXPECT_EQ(recipe.at("archetype").as_string(), "beacon");
  EXPECT_EQ(recipe.at("palette").as_string(), "storm");
}

TEST(Recipe, TheSameSpecGivesTheSameText) {
  EXPECT_EQ(recipe_text(sample_spec(), "T", "", {}), recipe_text(sample_spec(), "T", "", {}));
}

TEST(Recipe, TextlessArtHasNoTitleEntry) {
  const auto names = [](const render::Metadata& metadata) {
    std::string all;
    for (const auto& [name, value] : metadata) all += name + " ";
    return all;
  };
  EXPECT_EQ(names(metadata_for(sample_spec(), "T", "", {})), "Title Description Software Recipe ");
  EXPECT_EQ(names(metadata_for(sample_spec(), "", "", {})), "Description Software Recipe ");
}

}  // namespace
}  // namespace onesheet::service
