#include "models/illustrator/illustrator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/thread_pool.h"
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/choice.h"
#include "models/illustrator/painting.h"
#include "pixels/calm_map.h"

namespace onesheet::illustrator {
namespace {

using ::testing::Contains;
using ::testing::Not;

models::KeyArt paint(std::string_view prompt, int width, int height, std::uint64_t seed,
                     base::Runner* runner = nullptr, const PaintOptions& options = {}) {
  static const NoiseTiles tiles;
  const auto brief = brief::understand(prompt);
  auto art =
      paint_art({.brief = brief, .width_px = width, .height_px = height, .seed = seed, .runner = runner},
                base::Deadline::never(), tiles, options);
  EXPECT_TRUE(art) << (art ? "" : base::describe(art.error()));
  return art ? std::move(*art) : models::KeyArt{};
}

// A prompt for which each archetype has something to show.
const std::pair<std::string_view, std::string_view> kPrompts[] = {
    {"lone-figure-disc", "an astronaut on a distant planet"},
    {"structure-on-promontory", "a lighthouse on a cliff in a storm"},
    {"waterline-split", "a whale and a small boat"},
    {"city-wet-street", "a detective in a rainy city at night"},
    {"forest-corridor", "a wolf in the forest"},
    {"road-to-horizon", "an old car on a desert road"},
    {"face-off", "a cowboy versus a robot"},
    {"sky-flight", "a dragon over the mountains"},
    {"icon", "a violin"},
    {"cut-paper", "a thief and a cat"},
    {"double-exposure", "a woman who remembers the sea"},
    {"silhouettes-on-horizon", "three soldiers in a field"},
    {"space-and-planet", "a spaceship in space"},
    {"spotlight", "a ballerina alone on a stage"},
    {"landscape", "fog over the mountains at dawn"},
    {"abstract", "memory and forgetting"},
    {"back-to-camera", "a cowboy in the desert"},
    {"back-to-back", "a detective and a thief"},
    {"looming-giant", "a girl and a giant ape"},
    {"long-shadow", "a boy and his dog in the snow"},
    {"vast-sky", "a horse in a field"},
    {"diagonal-ridge", "three soldiers in the mountains"},
    {"window-frame", "a doll in a dark house"},
    {"negative-space", "a boy and a robot"},
    {"photo-grid", "a chef, a rat and a pumpkin"},
    {"type-only", "the price of silence"},
    {"sea-chart", "a pirate and a treasure"},
    {"one-eye", "a horror film about a wolf"},
    {"heads-in-the-sky", "a man and a woman in the mountains"},
    {"deep-water", "a diver beneath a whale"},
    {"ensemble-collage", "a knight, a witch and a dragon"},
    {"title-over-face", "the chess grandmaster"},
};

std::uint64_t hash(const pixels::Image8& image) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const auto byte : image.samples) h = (h ^ byte) * 0x100000001B3ULL;
  return h;
}

TEST(Illustrator, SameBytesOnAnyRunAndAnyNumberOfThreads) {
  const auto two = base::make_thread_runner(2), four = base::make_thread_runner(4);
  for (const auto& [archetype, prompt] : kPrompts) {
    const PaintOptions only{.archetype = archetype};
    const auto alone = hash(paint(prompt, 150, 211, 5, nullptr, only).image);
    EXPECT_EQ(alone, hash(paint(prompt, 150, 211, 5, nullptr, only).image)) << archetype;
    EXPECT_EQ(alone, hash(paint(prompt, 150, 211, 5, two.get(), only).image)) << archetype;
    EXPECT_EQ(alone, hash(paint(prompt, 150, 211, 5, four.get(), only).image)) << archetype;
    EXPECT_NE(alone, hash(paint(prompt, 150, 211, 6, nullptr, only).image)) << archetype;
  }
}

TEST(Illustrator, TwoModelsGiveTheSameBytes) {
  const auto brief = brief::understand("a red fox in the snow");
  const auto one = make_illustrator(), other = make_illustrator();
  const models::ArtRequest request{.brief = brief, .width_px = 120, .height_px = 90, .seed = 3};
  EXPECT_EQ(one->paint(request, base::Deadline::never())->image.samples,
            other->paint(request, base::Deadline::never())->image.samples);
}

TEST(Illustrator, EveryArchetypePaintsEveryAspect) {
  std::set<std::string_view> tried;
  for (const auto& [archetype, prompt] : kPrompts) {
    tried.insert(archetype);
    for (const auto& [w, h] : {std::pair{160, 240}, {240, 135}, {180, 180}}) {
      const auto art = paint(prompt, w, h, 2, nullptr, {.archetype = archetype});
      ASSERT_EQ(art.image.width, w);
      ASSERT_EQ(art.image.height, h);
      ASSERT_EQ(art.image.channels, 3);
      EXPECT_EQ(art.archetype, archetype);
      ASSERT_FALSE(art.guide.places.empty()) << archetype;
      const auto zone = art.guide.title_zone;
      EXPECT_LT(zone.left, zone.right) << archetype;
      EXPECT_LT(zone.top, zone.bottom) << archetype;
      EXPECT_GE(zone.left, 0);
      EXPECT_LE(zone.bottom, 1);
      EXPECT_GE(poster::contrast_ratio(art.guide.palette.text, art.guide.palette.ground), 4.5F) << archetype;
      // A picture, not a flat sheet.
      const auto [low, high] = std::ranges::minmax(art.image.samples);
      EXPECT_GT(high - low, 60) << archetype << ' ' << w << 'x' << h;
    }
  }
  for (const Archetype& archetype : archetypes())
    EXPECT_TRUE(tried.contains(archetype.name)) << archetype.name;
}

TEST(Illustrator, AnyShapeOfSheetDownToTheSmallest) {
  for (const auto& [archetype, prompt] : kPrompts) {
    for (const auto& [w, h] : {std::pair{16, 16}, {17, 31}, {16, 300}, {300, 16}, {63, 41}}) {
      const auto art = paint(prompt, w, h, 1, nullptr, {.archetype = archetype});
      EXPECT_EQ(art.image.samples.size(), static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 3)
          << archetype;
    }
  }
  EXPECT_EQ(paint("a fox", 1, 1, 1).image.samples.size(), 3U);
}

TEST(Illustrator, RefusesNothingnessAndPassedDeadlines) {
  const auto brief = brief::understand("a fox");
  const auto model = make_illustrator();
  const auto none = model->paint({.brief = brief, .width_px = 0, .height_px = 10}, base::Deadline::never());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, base::ErrorKind::bad_request);
  const auto late = model->paint({.brief = brief, .width_px = 64, .height_px = 64},
                                 base::Deadline::after(std::chrono::milliseconds(-1)));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, base::ErrorKind::timed_out);
}

TEST(Illustrator, FourSeedsDifferInSchemeAndPaletteButNotInSubjects) {
  for (const std::string_view prompt : {"a detective with a secret", "a wolf and a girl in the mountains",
                                        "an old car on a desert road", "a lonely robot"}) {
    std::set<std::string> schemes, palettes;
    std::set<std::set<std::string>> subjects;
    const auto brief = brief::understand(prompt);
    for (std::uint64_t seed = 10; seed < 14; ++seed) {
      const auto art = paint(prompt, 96, 144, seed);
      schemes.insert(art.archetype);
      palettes.insert(art.guide.palette.name);
      std::set<std::string> seen;
      for (const auto& subject : brief.subjects) {
        if (std::ranges::find(art.drawn, subject.concept_id) != art.drawn.end())
          seen.insert(subject.concept_id);
      }
      subjects.insert(seen);
    }
    EXPECT_GE(schemes.size(), 2U) << prompt;
    EXPECT_GE(palettes.size(), 2U) << prompt;
    EXPECT_EQ(subjects.size(), 1U) << prompt;
  }
}

// Sixty briefs of every kind: what a shelf of our posters would look like.
constexpr std::array<std::string_view, 60> kShelf = {
    "a lighthouse keeper at the end of the world",
    "a detective walking through rainy Tokyo at night",
    "two astronauts beneath a red planet",
    "a girl riding a giant wolf through the snow",
    "romance in Paris: a couple embracing under the Eiffel Tower",
    "a pianist and a violinist versus the storm",
    "heist comedy about three grandmothers",
    "a submarine beneath the arctic ice",
    "a horror film about a doll in an abandoned carousel",
    "the loneliness of a robot gardener",
    "a samurai duel at sunset",
    "a chef, a rat and a giant pumpkin",
    "western with no people: an empty saloon",
    "1950s drive-in monster movie, a giant ant attacks",
    "a ballerina in a burning theatre",
    "the dragon above the castle",
    "documentary about bees",
    "a boy and his dog on a bicycle",
    "ghost ship in fog",
    "courtroom drama",
    "neon cyberpunk biker in a wet street",
    "an old man fishing in a boat",
    "a whale swimming above the city",
    "family of bears having a picnic",
    "a cowboy rides into town",
    "a nun with a secret",
    "memory and forgetting",
    "a violin",
    "a wolf in the forest",
    "an astronaut on a red planet",
    "a knight versus a dragon",
    "a spy thriller in Berlin",
    "three soldiers in a field",
    "a taxi driver in the city at night",
    "a witch in the woods",
    "a mountaineer in a blizzard",
    "a king without a crown",
    "an old car on a desert road",
    "a jazz singer in the 1930s",
    "a thief and a cat",
    "two lovers by the sea",
    "a lonely lighthouse in a storm",
    "a spaceship in deep space",
    "a mermaid and a sailor",
    "a surfer and a shark",
    "a vampire in a castle",
    "an elephant at the circus",
    "a scientist and a robot",
    "a bride in the rain",
    "a haunted house on a hill",
    "a train in the night",
    "a chess player",
    "the price of silence",
    "a horse in the desert",
    "a father and a daughter",
    "a pirate and a treasure map",
    "fog over the mountains at dawn",
    "a boxer",
    "a journalist uncovers the truth",
    "a dancer and a musician in love",
};

TEST(Illustrator, NoCompositionTakesMoreThanAFifthOfAShelf) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    std::map<std::string, int> of_sixty, of_forty;
    for (std::size_t i = 0; i < kShelf.size(); ++i) {
      const auto brief = brief::understand(kShelf[i]);
      const auto chosen = choose(brief, assemble(brief, 0), seed, {});
      ASSERT_TRUE(chosen);
      ++of_sixty[std::string(chosen->archetype->name)];
      if (i < 40) ++of_forty[std::string(chosen->archetype->name)];
    }
    for (const auto& [name, times] : of_sixty) EXPECT_LE(times, 12) << name << " seed " << seed;
    for (const auto& [name, times] : of_forty) EXPECT_LE(times, 8) << name << " seed " << seed;
    EXPECT_GE(of_forty.size(), 10U) << "seed " << seed;
  }
}

TEST(Illustrator, NeighbouringSeedsChangeCompositionAndPalette) {
  double schemes = 0, palettes = 0;
  for (const std::string_view prompt : kShelf) {
    const auto brief = brief::understand(prompt);
    const Cast cast = assemble(brief, 0);
    std::set<std::string_view> names;
    std::set<std::string> inks;
    for (std::uint64_t seed = 7; seed < 11; ++seed) {
      const auto chosen = choose(brief, cast, seed, {});
      ASSERT_TRUE(chosen);
      names.insert(chosen->archetype->name);
      inks.insert(chosen->palette);
    }
    EXPECT_GE(names.size(), 2U) << prompt;
    EXPECT_GE(inks.size(), 3U) << prompt;
    schemes += static_cast<double>(names.size());
    palettes += static_cast<double>(inks.size());
  }
  EXPECT_GE(schemes / kShelf.size(), 3.5);
  EXPECT_GE(palettes / kShelf.size(), 3.5);
}

TEST(Illustrator, AnEmptyStageIsNeverShown) {
  for (const std::string_view prompt : {"courtroom drama", "western with no people: an empty saloon",
                                        "the price of silence", "a story told in one room"}) {
    brief::Brief brief = brief::understand(prompt);
    brief.subjects.clear();
    const auto eligible = eligible_archetypes(brief);
    EXPECT_THAT(eligible, Not(Contains("spotlight"))) << prompt;
  }
}

TEST(Illustrator, ThereIsAlwaysAnArchetype) {
  for (const std::string_view prompt : {"", "?!", "a", "xyzzy plugh", "memory", "the", "\xF0\x9F\x98\x80",
                                        "a moon", "love versus hate", "a city under the sea in space"}) {
    const auto brief = brief::understand(prompt);
    EXPECT_FALSE(eligible_archetypes(brief).empty()) << prompt;
    EXPECT_EQ(paint(prompt, 48, 72, 1).image.width, 48) << prompt;
  }
}

base::Result<models::KeyArt> ask(std::string_view prompt, std::string_view archetype,
                                 std::string_view palette, std::string_view style, std::uint64_t seed = 1) {
  static const NoiseTiles tiles;
  const auto brief = brief::understand(prompt);
  return paint_art({.brief = brief,
                    .width_px = 96,
                    .height_px = 144,
                    .seed = seed,
                    .archetype = archetype,
                    .palette = palette,
                    .style = style},
                   base::Deadline::never(), tiles);
}

TEST(Illustrator, ACallerMayChooseArchetypePaletteAndStyle) {
  const auto& palette = brief::palettes().back().name;
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const auto art = ask("a lighthouse in a storm", "icon", palette, "", seed);
    ASSERT_TRUE(art) << base::describe(art.error());
    EXPECT_EQ(art->archetype, "icon");
    EXPECT_EQ(art->guide.palette.name, palette);
  }
  for (const Choice& style : style_names()) {
    const auto art = ask("a wolf in the forest", "", "", style.name);
    ASSERT_TRUE(art) << style.name;
    EXPECT_EQ(art->style, style.name);
    EXPECT_GE(poster::contrast_ratio(art->guide.palette.text, art->guide.palette.ground), 4.5F) << style.name;
    EXPECT_FALSE(style.description.empty());
  }
  EXPECT_EQ(ask("a woman who remembers the sea", "", "", "double-exposure", 5)->archetype, "double-exposure");
  // Without a wish, and where an archetype was wished for that the style has none of.
  EXPECT_EQ(ask("a wolf in the forest", "", "", "")->style, "painted");
  EXPECT_EQ(ask("a wolf in the forest", "lone-figure-disc", "", "minimal-icon")->style, "painted");
}

TEST(Illustrator, AnUnknownNameIsRefusedWithThoseThatExist) {
  for (const auto& [archetype, palette, style] :
       {std::array<std::string_view, 3>{"no-such", "", ""}, {"", "no-such", ""}, {"", "", "no-such"}}) {
    const auto art = ask("a fox", archetype, palette, style);
    ASSERT_FALSE(art);
    EXPECT_EQ(art.error().kind, base::ErrorKind::bad_request);
    EXPECT_THAT(art.error().public_text, ::testing::HasSubstr("no-such"));
    EXPECT_THAT(art.error().public_text,
                ::testing::HasSubstr(!archetype.empty() ? std::string("double-exposure")
                                     : !palette.empty() ? brief::palettes().front().name
                                                        : std::string("woodcut")));
  }
  // A composition that cannot show the prompt is refused with those that can.
  const auto art = ask("memory and forgetting", "face-off", "", "");
  ASSERT_FALSE(art);
  EXPECT_THAT(art.error().public_text, ::testing::HasSubstr("abstract"));
}

TEST(Illustrator, EveryTreatmentIsItsOwnAndTheSameOnAnyThreads) {
  static const NoiseTiles tiles;
  const auto two = base::make_thread_runner(2);
  const auto brief = brief::understand("a cowboy in the desert");
  std::set<std::uint64_t> prints;
  for (const Choice& style : style_names()) {
    models::ArtRequest request{
        .brief = brief, .width_px = 200, .height_px = 300, .seed = 4, .style = style.name};
    request.archetype = "lone-figure-disc";
    const auto alone = paint_art(request, base::Deadline::never(), tiles);
    ASSERT_TRUE(alone) << style.name;
    request.runner = two.get();
    EXPECT_EQ(hash(alone->image), hash(paint_art(request, base::Deadline::never(), tiles)->image))
        << style.name;
    prints.insert(hash(alone->image));
  }
  // double-exposure and minimal-icon name archetypes and treat nothing.
  EXPECT_EQ(prints.size(), style_names().size() - 2);
}

TEST(Illustrator, EligibleArchetypesAreWhatSeedsChooseFrom) {
  const std::string_view prompt = "a wolf in the forest";
  const auto brief = brief::understand(prompt);
  const auto eligible = eligible_archetypes(brief);
  EXPECT_THAT(eligible, Contains("forest-corridor"));
  EXPECT_THAT(eligible, Not(Contains("waterline-split")));
  for (std::uint64_t seed = 0; seed < 6; ++seed)
    EXPECT_THAT(eligible, Contains(paint(prompt, 32, 48, seed).archetype));
}

TEST(Illustrator, SaysWhatItDrewAndWhatNot) {
  brief::Brief brief = brief::understand("a lighthouse in a storm");
  ASSERT_FALSE(brief.subjects.empty());
  brief.unknown_nouns.push_back("zyzzyva");
  brief::Subject nobody;
  nobody.concept_id = "thing_nobody_draws";
  brief.subjects.push_back(nobody);
  static const NoiseTiles tiles;
  const auto art =
      paint_art({.brief = brief, .width_px = 64, .height_px = 96, .seed = 1}, base::Deadline::never(), tiles);
  ASSERT_TRUE(art);
  EXPECT_THAT(art->drawn, Contains("lighthouse"));
  EXPECT_THAT(art->drawn, Contains("storm"));
  EXPECT_THAT(art->not_drawn, Contains("zyzzyva"));
  EXPECT_THAT(art->not_drawn, Contains("thing_nobody_draws"));
  for (const auto& word : art->drawn) EXPECT_THAT(art->not_drawn, Not(Contains(word)));
}

TEST(Illustrator, NothingDrawableGivesALandscapeOrPureForm) {
  brief::Brief brief = brief::understand("memory and forgetting");
  brief.subjects.clear();
  brief::Subject nobody;
  nobody.concept_id = "thing_nobody_draws";
  brief.subjects.push_back(nobody);
  static const NoiseTiles tiles;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const auto art = paint_art({.brief = brief, .width_px = 64, .height_px = 96, .seed = seed},
                               base::Deadline::never(), tiles);
    ASSERT_TRUE(art);
    EXPECT_THAT((std::vector<std::string>{"landscape", "abstract", "type-only", "vast-sky"}),
                Contains(art->archetype));
    EXPECT_THAT(art->not_drawn, Contains("thing_nobody_draws"));
  }
}

// Mean of SSIM over 8×8 windows of luma (Wang et al. 2004, constants for 8 bits).
double ssim(const pixels::Image8& a, const pixels::Image8& b) {
  const auto luma = [](const pixels::Image8& image, int x, int y) {
    const auto* p = image.row(y) + x * 3;
    return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
  };
  double sum = 0;
  int windows = 0;
  for (int y0 = 0; y0 + 8 <= a.height; y0 += 4) {
    for (int x0 = 0; x0 + 8 <= a.width; x0 += 4) {
      double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
      for (int y = y0; y < y0 + 8; ++y) {
        for (int x = x0; x < x0 + 8; ++x) {
          const double va = luma(a, x, y), vb = luma(b, x, y);
          ma += va, mb += vb, aa += va * va, bb += vb * vb, ab += va * vb;
        }
      }
      ma /= 64, mb /= 64, aa = aa / 64 - ma * ma, bb = bb / 64 - mb * mb, ab = ab / 64 - ma * mb;
      constexpr double c1 = 6.5025, c2 = 58.5225;
      sum += (2 * ma * mb + c1) * (2 * ab + c2) / ((ma * ma + mb * mb + c1) * (aa + bb + c2));
      ++windows;
    }
  }
  return sum / windows;
}

pixels::Image8 halved(const pixels::Image8& image) {
  pixels::Image8 half(image.width / 2, image.height / 2, 3);
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width * 3; ++x) {
      const int column = x / 3 * 6 + x % 3;
      const auto* upper = image.row(2 * y) + column;
      const auto* lower = image.row(2 * y + 1) + column;
      half.row(y)[x] = static_cast<std::uint8_t>((upper[0] + upper[3] + lower[0] + lower[3] + 2) / 4);
    }
  }
  return half;
}

TEST(Illustrator, APreviewLooksLikeTheFinishedPicture) {
  for (const auto& [archetype, prompt] : kPrompts) {
    const PaintOptions plain{.grain = false, .archetype = archetype};
    const auto small = paint(prompt, 240, 360, 4, nullptr, plain),
               large = paint(prompt, 480, 720, 4, nullptr, plain);
    EXPECT_GE(ssim(halved(large.image), small.image), 0.85) << archetype;
    EXPECT_EQ(small.drawn, large.drawn);
  }
}

TEST(Illustrator, APreviewLooksLikeTheFinishedPictureInEveryStyle) {
  static const NoiseTiles tiles;
  const auto two = base::make_thread_runner(2);
  const auto& [archetype, prompt] = kPrompts[0];
  const auto brief = brief::understand(prompt);
  for (const Choice& style : style_names()) {
    const auto at = [&](int width, int height) {
      auto art = paint_art({.brief = brief,
                            .width_px = width,
                            .height_px = height,
                            .seed = 4,
                            .archetype = archetype,
                            .style = style.name,
                            .runner = two.get()},
                           base::Deadline::never(), tiles, {.grain = false});
      EXPECT_TRUE(art) << style.name;
      return art ? std::move(*art) : models::KeyArt{};
    };
    EXPECT_GE(ssim(halved(at(480, 720).image), at(240, 360).image), 0.85) << style.name;
  }
}

TEST(BigSheets, AreEnlargedFromALargePictureAndLookTheSame) {
  const auto two = base::make_thread_runner(2);
  for (const auto& [archetype, prompt] : {kPrompts[0], kPrompts[3], kPrompts[8]}) {
    const PaintOptions full{.grain = false, .archetype = archetype},
        capped{.grain = false, .canvas_pixels_max = 390 * 585, .archetype = archetype};
    const auto direct = paint(prompt, 600, 900, 4, nullptr, full),
               enlarged = paint(prompt, 600, 900, 4, nullptr, capped);
    ASSERT_EQ(enlarged.image.width, 600);
    ASSERT_EQ(enlarged.image.height, 900);
    EXPECT_GE(ssim(direct.image, enlarged.image), 0.85) << archetype;
    ASSERT_EQ(enlarged.notes.size(), direct.notes.size() + 1);
    EXPECT_THAT(enlarged.notes.back(), ::testing::HasSubstr("390 x 585"));
    EXPECT_EQ(hash(enlarged.image), hash(paint(prompt, 600, 900, 4, two.get(), capped).image)) << archetype;
  }
}

TEST(BigSheets, BeginAboveTheLimit) {
  const PaintOptions at{.canvas_pixels_max = 60 * 90}, below{.canvas_pixels_max = 60 * 90 - 1};
  const auto direct = paint("a fox", 60, 90, 1);
  EXPECT_EQ(hash(paint("a fox", 60, 90, 1, nullptr, at).image), hash(direct.image));
  EXPECT_NE(hash(paint("a fox", 60, 90, 1, nullptr, below).image), hash(direct.image));
  ASSERT_EQ(kCanvasPixelsMax, 24'300'000);
}

TEST(Illustrator, TheTitleZoneIsCalm) {
  for (const auto& [archetype, prompt] : kPrompts) {
    for (const auto& [w, h] : {std::pair{320, 480}, {480, 270}}) {
      for (std::uint64_t seed = 1; seed < 3; ++seed) {
        const auto art = paint(prompt, w, h, seed, nullptr, {.archetype = archetype});
        const auto calm = pixels::measure_calm(art.image);
        const auto zone = art.guide.title_zone;
        double sum = 0;
        int cells = 0;
        for (int row = 0; row < calm.rows; ++row) {
          for (int column = 0; column < calm.columns; ++column) {
            const float x = (static_cast<float>(column) + 0.5F) / static_cast<float>(calm.columns),
                        y = (static_cast<float>(row) + 0.5F) / static_cast<float>(calm.rows);
            if (x < zone.left || x > zone.right || y < zone.top || y > zone.bottom) continue;
            sum += static_cast<double>(calm.detail_at(column, row));
            ++cells;
          }
        }
        ASSERT_GT(cells, 0);
        EXPECT_LT(sum / cells, 0.03) << archetype << ' ' << w << 'x' << h << " seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace onesheet::illustrator
