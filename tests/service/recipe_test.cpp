#include "service/recipe.h"

#include <gtest/gtest.h>

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

Recipe sample_recipe() {
  Recipe recipe{.spec = sample_spec(), .set = {"Title", "Tagline"}};
  poster::Spec& spec = recipe.spec;
  spec.tagline = "Asked for";
  spec.archetype = "icon";
  spec.palette = "night_blue";
  spec.style = "neon";
  spec.font = "cinzel";
  spec.effect = "gold";
  spec.language = "zh-Hant";
  spec.variant = poster::Variant::teaser;
  spec.billing_percent = 35;
  spec.rating = "PG-13";
  spec.laurels = {"Best Film\nLund 2026"};
  spec.file_bytes_max = 10'000'000;
  recipe.attached = {"art"};
  return recipe;
}

TEST(Recipe, ReadsBackWhatItWrote) {
  models::KeyArt art;
  art.archetype = "beacon";
  art.guide.palette.name = "storm";
  art.style = "woodcut";
  const std::string text = recipe_text(sample_recipe(), art);
  const auto read = read_recipe(text);
  ASSERT_TRUE(read) << base::describe(read.error());
  EXPECT_EQ(recipe_text(*read, art), text) << "every member comes back";
  EXPECT_NE(text.find("\"style\":\"woodcut\"}"), std::string::npos) << "how it was drawn stands in `set`";
  EXPECT_EQ(read->spec.prompt, sample_spec().prompt);
  EXPECT_EQ(*read->spec.seed, 4'294'967'295U);
  EXPECT_EQ(read->spec.title_mode, poster::TitleMode::automatic);
  EXPECT_EQ(read->spec.credits.lines.at(0).names.at(1), "B. \\ Name");
  EXPECT_EQ(read->spec.laurels, sample_recipe().spec.laurels);
  EXPECT_EQ(read->spec.variant, poster::Variant::teaser);
  EXPECT_EQ(read->set.title, "Title");
  EXPECT_EQ(read->attached, std::vector<std::string>{"art"});
  EXPECT_TRUE(poster::check(read->spec));
}

TEST(Recipe, KeepsEachKindOfTitle) {
  for (const auto mode : {poster::TitleMode::automatic, poster::TitleMode::none, poster::TitleMode::given}) {
    Recipe recipe = sample_recipe();
    recipe.spec.title_mode = mode;
    if (mode == poster::TitleMode::given) recipe.spec.title = "Given";
    const auto read = read_recipe(recipe_text(recipe, {}));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->spec.title_mode, mode);
    EXPECT_EQ(read->spec.title, recipe.spec.title);
  }
}

TEST(Recipe, OfTheFirstVersionIsRead) {
  const auto read = read_recipe(
      R"({"recipe":1,"onesheet":"0.1.0","model":"illustrator","seed":7,"format":"poster-2x3","width":1000,)"
      R"("height":1500,"type":"png","prompt":"a wolf","title":"The Wolf","tagline":"","release":"",)"
      R"("credits":[],"archetype":"icon","palette":"noir"})");
  ASSERT_TRUE(read) << base::describe(read.error());
  EXPECT_EQ(read->version, 1);
  EXPECT_EQ(read->spec.title, "The Wolf");
  EXPECT_TRUE(read->spec.archetype.empty()) << "it says what was drawn, not what was asked for";
}

TEST(Recipe, IsRefusedInOneSentence) {
  const auto sentence = [](std::string_view text) {
    const auto read = read_recipe(text);
    return read ? std::string("read") : read.error().public_text;
  };
  const std::string good = recipe_text(sample_recipe(), {});
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  EXPECT_NE(sentence(with("\"recipe\":2", "\"recipe\":3")).find("newer version"), std::string::npos);
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("{}"), good.substr(0, good.size() / 2),
        with("\"seed\":4294967295", "\"seed\":-1"), with("\"seed\":4294967295", "\"seed\":\"7\""),
        with("\"style\"", "\"stile\""), with("\"laurels\":[", "\"laurels\":[7,"),
        with("\"max_bytes\":", "\"max_bytes\":-"), with("\"recipe\":2", "\"recipe\":0"),
        std::string(kRecipeBytesMax + 1, ' ')}) {
    EXPECT_NE(sentence(text).find("damaged"), std::string::npos) << text.substr(0, 80);
  }
  EXPECT_EQ(sentence(with("\"variant\":\"teaser\"", "\"variant\":\"advance\"")),
            "There is no such variant; use payoff or teaser.");
}

TEST(Recipe, APictureWithoutOneSaysSo) {
  const pixels::Image8 image(8, 8, 3);
  for (const auto type : {poster::FileType::png, poster::FileType::jpeg, poster::FileType::webp}) {
    const auto plain = render::encode(image, type);
    ASSERT_TRUE(plain);
    const auto none = recipe_in(*plain);
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().public_text.find("no recipe"), std::string::npos);
    const auto with = render::encode(image, type, metadata_for(sample_recipe(), {}));
    ASSERT_TRUE(with);
    const auto found = recipe_in(*with);
    ASSERT_TRUE(found) << poster::name_of(type) << base::describe(found.error());
    EXPECT_EQ(found->spec.prompt, sample_spec().prompt);
  }
  const std::string text = "GIF89a";
  EXPECT_FALSE(recipe_in({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

TEST(Recipe, TextlessArtHasNoTitleEntry) {
  const auto names = [](const render::Metadata& metadata) {
    std::string all;
    for (const auto& [name, value] : metadata) all += name + " ";
    return all;
  };
  EXPECT_EQ(names(metadata_for(sample_recipe(), {})), "Title Description Software DigitalSourceType Recipe ");
  EXPECT_EQ(names(metadata_for(Recipe{.spec = sample_spec()}, {})),
            "Description Software DigitalSourceType Recipe ");
}

}  // namespace
}  // namespace onesheet::service
