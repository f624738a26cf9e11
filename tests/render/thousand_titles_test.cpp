// A thousand titles as films have them, in every voice, size and script we set: nothing is clipped, nothing
// overlaps.
#include <gtest/gtest.h>

#include <array>

#include "layout/layout.h"
#include "pixels/calm_map.h"
#include "render/pictures.h"

namespace onesheet::render {
namespace {

using poster::TitlePlace;
using poster::TypeVoice;

constexpr std::array kNouns{"Keeper",  "River",   "Winter",    "Signal",   "Horizon",  "Saint",
                            "Thief",   "Orchard", "Machine",   "Daughter", "Wolves",   "Harbour",
                            "Miracle", "Empire",  "Astronaut", "Silence",  "Lullaby",  "Reckoning",
                            "Garden",  "Ghost",   "Stranger",  "Tide",     "Umbrella", "Cartographer"};
constexpr std::array kAdjectives{"Last",        "Quiet",   "Crimson", "Hollow", "Second",
                                 "Impossible",  "Burning", "Blind",   "Golden", "Forgotten",
                                 "Magnificent", "Old",     "Deep",    "Broken"};
constexpr std::array kPlaces{"Paris",    "Kyoto",    "the North",    "Nowhere",
                             "Timbuktu", "the Moon", "Fifth Avenue", "Saskatchewan"};
constexpr std::array kWhole{"It",
                            "M",
                            "Up",
                            "Ran",
                            "Jaws!",
                            "Pi: 3.14159",
                            "8½",
                            "WALL·E & Eve",
                            "¿Quién Sabe?",
                            "Supercalifragilisticexpialidocious",
                            "Donaudampfschifffahrtsgesellschaft",
                            "Llanfairpwllgwyngyll",
                            "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Small Print",
                            "The Unbearable Slowness of Being a Night Watchman in the City of Lost Umbrellas",
                            "Amélie & Łukasz à l'Été",
                            "Işık İçinde",
                            "Пролетая над гнездом",
                            "Летят журавли",
                            "Ένας χορός στο φως",
                            "東京物語",
                            "千と千尋の神隠し",
                            "花样年华",
                            "기생충",
                            "올드 보이와 바다",
                            "ליל ירח מלא",
                            "ואלס עם באשיר",
                            "ليالي القاهرة",
                            "المومياء ليلة أن تحصى السنين",
                            "दिलवाले दुल्हनिया ले जायेंगे",
                            "लगान",
                            "ลุงบุญมีระลึกชาติ",
                            "สัตว์ประหลาด",
                            "Đèn lồng đỏ treo cao",
                            "THE WORLD'S END",
                            "Mad Max 3: Beyond",
                            "12 Angry Bears",
                            "Who's Afraid?",
                            "(500) Days of Rain",
                            "Synecdoche/Schenectady",
                            "...And Justice",
                            "\"Heroes\"",
                            "A",
                            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"};

std::string title_of(int index, base::SeededRandom& random) {
  const auto pick = [&](const auto& list) {
    return std::string(list[random.below(static_cast<std::uint32_t>(list.size()))]);
  };
  switch (index % 8) {
    case 0:
      return pick(kWhole);
    case 1:
      return "The " + pick(kAdjectives) + " " + pick(kNouns);
    case 2:
      return pick(kNouns);
    case 3:
      return "The " + pick(kNouns) + " of " + pick(kPlaces);
    case 4:
      return pick(kAdjectives) + " " + pick(kNouns) + " and the " + pick(kNouns) + " of the " +
             pick(kAdjectives) + " " + pick(kNouns);
    case 5:
      return pick(kNouns) + ": " + pick(kAdjectives) + " " + pick(kNouns);
    case 6:
      return "a " + pick(kNouns) + " in " + pick(kPlaces);
    default:
      return pick(kAdjectives) + " " + pick(kNouns) + "s";
  }
}

poster::Credits credits_of(std::uint32_t count) {
  poster::Credits credits{{{"A film by", {"Mara Ellison"}}, {"", {"Idris Vane", "Lena Okafor"}}}};
  for (std::uint32_t i = 0; i < count; ++i)
    credits.lines.push_back({"Produced by", {"Joon Park", "Ines Calder"}});
  credits.lines.push_back({"Directed by", {"Ida Sand"}});
  return credits;
}

constexpr poster::Size kSizes[] = {{1000, 1500}, {1280, 720}, {600, 900},  {1080, 1080},
                                   {1080, 1920}, {300, 450},  {2160, 3200}};
constexpr TitlePlace kPlacesOnSheet[] = {TitlePlace::top, TitlePlace::bottom, TitlePlace::middle,
                                         TitlePlace::left_column, TitlePlace::right_column};

TEST(AThousandTitles, AreNeitherClippedNorOverlapping) {
  base::SeededRandom random(2026);
  const auto calm = pixels::measure_calm(grainy(200, 300));
  int small = 0;
  for (int i = 0; i < 1000; ++i) {
    poster::Format format;
    format.size = kSizes[random.below(7)];
    poster::ArtGuide guide;
    guide.palette.text = {0.95F, 0.93F, 0.86F};
    guide.palette.ground = {0.04F, 0.07F, 0.12F};
    guide.palette.accent = {0.9F, 0.6F, 0.2F};
    guide.palette.light = {1, 1, 1};
    guide.voice = static_cast<TypeVoice>(random.below(13));
    guide.places = {kPlacesOnSheet[random.below(5)], kPlacesOnSheet[random.below(5)]};
    const float x = 0.2F + 0.4F * random.unit(), y = 0.3F + 0.3F * random.unit();
    if (random.chance(0.7F)) guide.subjects = {{x, y, x + 0.2F, y + 0.3F}};
    layout::Words words{.title = title_of(i, random)};
    if (random.chance(0.5F)) words.tagline = "Every river remembers the rain that made it";
    if (random.chance(0.4F)) words.credits = credits_of(random.below(4));
    if (random.chance(0.4F)) words.release = "In cinemas 12 March";
    if (random.chance(0.2F)) words.rating = "PG-13";
    if (random.chance(0.2F)) words.laurels = {"Official Selection\nKino Fest 2026", "Winner"};
    const auto sheet = layout::lay_out({.words = words,
                                        .format = format,
                                        .guide = guide,
                                        .calm = calm,
                                        .seed = static_cast<std::uint64_t>(i),
                                        .wishes = {.language = words.title.starts_with("Işık") ? "tr" : ""}},
                                       fonts());
    SCOPED_TRACE(words.title + " at " + std::to_string(format.size.width_px) + "x" +
                 std::to_string(format.size.height_px) + ", number " + std::to_string(i));
    // Some of the longest have no room on the smallest sheets, and are told so.
    if (!sheet) {
      EXPECT_EQ(sheet.error().kind, base::ErrorKind::bad_request);
      EXPECT_LE(format.size.width_px, 1280) << base::describe(sheet.error());
      ++small;
      continue;
    }
    const double margin = format.safe_margin * std::min(format.size.width_px, format.size.height_px) - 0.5;
    std::vector<layout::Rect> boxes;
    bool titled = false;
    for (const auto& line : sheet->lines) {
      titled = titled || line.role == layout::Role::title;
      // What the outline says, not what layout believed.
      const auto path = fonts().outline(line.text, line.style);
      ASSERT_TRUE(path);
      const auto bounds = path->bounds();
      const layout::Rect ink{line.x_px + bounds.left, line.baseline_px + bounds.top, line.x_px + bounds.right,
                             line.baseline_px + bounds.bottom};
      EXPECT_GE(ink.left_px, margin) << line.text;
      EXPECT_GE(ink.top_px, margin) << line.text;
      EXPECT_LE(ink.right_px, format.size.width_px - margin) << line.text;
      EXPECT_LE(ink.bottom_px, format.size.height_px - margin) << line.text;
      for (const layout::Rect& other : boxes) {
        const double w = std::min(ink.right_px, other.right_px) - std::max(ink.left_px, other.left_px);
        const double h = std::min(ink.bottom_px, other.bottom_px) - std::max(ink.top_px, other.top_px);
        EXPECT_FALSE(w > 0.5 && h > 0.5) << line.text << ": " << w << " x " << h;
      }
      boxes.push_back(ink);
    }
    EXPECT_TRUE(titled);
    for (const auto& ornament : sheet->ornaments) {
      EXPECT_GE(ornament.area.left_px, margin);
      EXPECT_LE(ornament.area.right_px, format.size.width_px - margin);
      EXPECT_LE(ornament.area.bottom_px, format.size.height_px - margin);
    }
  }
  EXPECT_LE(small, 20);
}

}  // namespace
}  // namespace onesheet::render
