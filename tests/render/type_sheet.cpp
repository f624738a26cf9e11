// Sets a table of titles on simple scenes and writes one PNG for each, so that people can look at the type.
//   type_sheet OUT_FOLDER [ART.png …]      art given: every picture also gets words
//   type_sheet OUT_FOLDER effects          every effect on dark and on light scenes
//   type_sheet OUT_FOLDER faces            every title face, in the manner of its first genre
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "pixels/path.h"
#include "render/encode.h"
#include "render/font_pack.h"
#include "render/inspect.h"
#include "render/render.h"
#include "render/typeset.h"

namespace {

using namespace onesheet;
using poster::Ink;
using poster::ink_from_hex;
using poster::TitlePlace;
using poster::TypeVoice;

poster::Palette palette_of(int which) {
  switch (which % 5) {
    case 0:  // blue night
      return {"night",
              ink_from_hex(0x081226),
              ink_from_hex(0x1d3b66),
              ink_from_hex(0x8fb7d6),
              ink_from_hex(0xf3efdc),
              ink_from_hex(0x060a12),
              ink_from_hex(0xe8a33d),
              ink_from_hex(0xf2ecdc),
              ink_from_hex(0x0a1220)};
    case 1:  // dusk
      return {"dusk",
              ink_from_hex(0x5a1320),
              ink_from_hex(0xc8472b),
              ink_from_hex(0xf6b45a),
              ink_from_hex(0xfff0c4),
              ink_from_hex(0x1b0a0a),
              ink_from_hex(0xf7c948),
              ink_from_hex(0xfbeed2),
              ink_from_hex(0x1d0b0b)};
    case 2:  // paper
      return {"paper",
              ink_from_hex(0xf2ead8),
              ink_from_hex(0xefe3cb),
              ink_from_hex(0xe9d9b8),
              ink_from_hex(0xd9482b),
              ink_from_hex(0x1d1a17),
              ink_from_hex(0xc03a22),
              ink_from_hex(0x201a16),
              ink_from_hex(0xf4ecdb)};
    case 3:  // teal day
      return {"teal",
              ink_from_hex(0x8fc6cf),
              ink_from_hex(0xcfe6e2),
              ink_from_hex(0xf6f2df),
              ink_from_hex(0xffffff),
              ink_from_hex(0x12333a),
              ink_from_hex(0xd8572a),
              ink_from_hex(0x0f2a30),
              ink_from_hex(0xe9f3ee)};
    default:  // neon
      return {"neon",
              ink_from_hex(0x140528),
              ink_from_hex(0x5b1470),
              ink_from_hex(0xff5fa2),
              ink_from_hex(0xffd166),
              ink_from_hex(0x0b0416),
              ink_from_hex(0x37e0e6),
              ink_from_hex(0xffd9f2),
              ink_from_hex(0x12061f)};
  }
}

void fill(pixels::Image8& image, const pixels::Path& path, Ink ink) {
  const pixels::Plane cover = pixels::fill_coverage(path, {}, image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      const float a = cover.at(x, y);
      const float c[3] = {ink.r, ink.g, ink.b};
      for (int k = 0; k < 3; ++k) {
        row[x * 3 + k] =
            static_cast<std::uint8_t>(static_cast<float>(row[x * 3 + k]) * (1 - a) + c[k] * 255 * a + 0.5F);
      }
    }
  }
}

// Sky, disc, hills: what the illustrator's simplest poster has, without needing it here.
pixels::Image8 scene(int width, int height, const poster::Palette& p, bool title_low) {
  pixels::Image8 image(width, height, 3);
  const float horizon = title_low ? 0.62F : 0.72F;
  for (int y = 0; y < height; ++y) {
    const float v = static_cast<float>(y) / (horizon * static_cast<float>(height));
    const Ink ink = v < 0.5F ? mix(p.sky_top, p.sky_middle, v * 2)
                             : mix(p.sky_middle, p.horizon, std::fmin(1.0F, v * 2 - 1));
    for (int x = 0; x < width; ++x) {
      std::uint8_t* px = image.row(y) + x * 3;
      const unsigned h = static_cast<unsigned>(x * 7919 + y * 104729) * 2654435761U;
      const float grain = (static_cast<float>(h >> 24) / 255.0F - 0.5F) * 0.03F;
      px[0] = static_cast<std::uint8_t>(std::fmin(1.0F, std::fmax(0.0F, ink.r + grain)) * 255);
      px[1] = static_cast<std::uint8_t>(std::fmin(1.0F, std::fmax(0.0F, ink.g + grain)) * 255);
      px[2] = static_cast<std::uint8_t>(std::fmin(1.0F, std::fmax(0.0F, ink.b + grain)) * 255);
    }
  }
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  pixels::Path disc, hills, ground;
  disc.add_ellipse({w * 0.5F, h * (title_low ? 0.36F : 0.5F)}, std::fmin(w, h) * 0.26F,
                   std::fmin(w, h) * 0.26F);
  fill(image, disc, p.light);
  hills.move_to({0, h});
  for (int i = 0; i <= 40; ++i) {
    const float x = static_cast<float>(i) / 40;
    hills.line_to({x * w, h * (horizon - 0.05F * std::sin(x * 9 + 1) - 0.03F * std::sin(x * 23))});
  }
  hills.line_to({w, h});
  hills.close();
  fill(image, hills, mix(p.shade, p.horizon, 0.35F));
  ground.move_to({0, h});
  for (int i = 0; i <= 40; ++i) {
    const float x = static_cast<float>(i) / 40;
    ground.line_to({x * w, h * (horizon + 0.08F + 0.015F * std::sin(x * 6 + 2))});
  }
  ground.line_to({w, h});
  ground.close();
  fill(image, ground,
       p.name == "paper" || p.name == "teal" ? mix(p.ground, p.horizon, 0.3F) : mix(p.shade, p.ground, 0.5F));
  return image;
}

poster::Credits some_credits() {
  return {{{"Northlight Pictures presents", {"A Vela Company production"}},
           {"A film by", {"Mara Ellison"}},
           {"", {"Idris Vane", "Lena Okafor", "Tom Hallbrook"}},
           {"Casting by", {"Rae Whitlock"}},
           {"Music by", {"Saoirse Quill"}},
           {"Edited by", {"P. Marchetti"}},
           {"Director of photography", {"Anton Reyes"}},
           {"Produced by", {"Ines Calder", "Joon Park"}},
           {"Written by", {"Jo Whitfield"}},
           {"Directed by", {"Mara Ellison"}}}};
}

struct Case {
  const char* title;
  const char* tagline;
  TypeVoice voice;
  TitlePlace place;
  int palette;
  const char* format;
  bool credits;
  const char* release;
  unsigned seed = 1;
};

const std::vector<Case> kCases{
    {"The Last Keeper", "At the end of the world, someone must keep the light", TypeVoice::drama,
     TitlePlace::bottom, 0, "poster-2x3", true, "Coming this fall"},
    {"Below Zero", "There is no way up", TypeVoice::thriller, TitlePlace::bottom, 0, "poster-2x3", true,
     "In cinemas 12 March"},
    {"Dead Reckoning", "Only one rides home", TypeVoice::western, TitlePlace::top, 1, "poster-2x3", true,
     "Coming soon"},
    {"Midnight Take", "One night. One vault. No rewind.", TypeVoice::neon, TitlePlace::top, 4, "poster-2x3",
     true, "Summer 1986"},
    {"Hollow Hill", "Some houses remember everyone who ever left", TypeVoice::horror, TitlePlace::top, 0,
     "poster-2x3", true, "October 31"},
    {"Resonance", "She hears everything", TypeVoice::documentary, TitlePlace::bottom, 2, "poster-2x3", true,
     "Coming soon"},
    {"Regolith", "", TypeVoice::sci_fi, TitlePlace::top, 0, "poster-2x3", false, ""},
    {"Lord of the Nine Rivers", "Every crown is borrowed", TypeVoice::fantasy, TitlePlace::top, 1,
     "poster-2x3", true, "December"},
    {"Pirouette", "One breath before the fall", TypeVoice::romance, TitlePlace::bottom, 2, "poster-2x3", true,
     "Valentine's Day"},
    {"Big Top Blues", "The show must go wrong", TypeVoice::comedy, TitlePlace::bottom, 3, "poster-2x3", true,
     "In theatres May 3"},
    {"The Bear Who Could Not Sleep", "Spring is late this year", TypeVoice::family, TitlePlace::top, 3,
     "poster-2x3", false, "Easter"},
    {"Maximum Overdrive", "", TypeVoice::action, TitlePlace::bottom, 1, "poster-2x3", true, "This summer"},
    {"Smoke on Fifth", "Everybody pays somebody", TypeVoice::noir, TitlePlace::bottom, 0, "poster-2x3", true,
     "November"},
    {"It", "", TypeVoice::horror, TitlePlace::top, 0, "poster-2x3", true, "September"},
    {"Up", "", TypeVoice::family, TitlePlace::top, 3, "poster-2x3", false, ""},
    {"COL", "", TypeVoice::action, TitlePlace::top, 0, "poster-2x3", false, ""},
    {"The Unbearable Slowness of Being a Night Watchman in the City of Lost Umbrellas", "", TypeVoice::drama,
     TitlePlace::top, 0, "poster-2x3", false, ""},
    {"Supercalifragilisticexpialidocious", "Even though the sound of it", TypeVoice::comedy,
     TitlePlace::bottom, 1, "poster-2x3", false, ""},
    {"Alien: Covenant of Dust", "In space the dust settles", TypeVoice::sci_fi, TitlePlace::bottom, 0,
     "poster-2x3", true, "May"},
    {"Amélie & Łukasz à l'Été", "Un été, deux solitudes", TypeVoice::romance, TitlePlace::top, 1,
     "poster-2x3", false, ""},
    {"東京物語", "さよならだけが人生だ", TypeVoice::drama, TitlePlace::top, 1, "poster-2x3", true,
     "2026年3月公開"},
    {"千と千尋の神隠し", "", TypeVoice::fantasy, TitlePlace::bottom, 0, "poster-2x3", false, ""},
    {"기생충", "같이 잘 살면 안 될까요?", TypeVoice::thriller, TitlePlace::bottom, 0, "poster-2x3", false,
     ""},
    {"花样年华", "", TypeVoice::romance, TitlePlace::top, 1, "poster-2x3", false, ""},
    {"ليالي القاهرة", "مدينة لا تنام", TypeVoice::drama, TitlePlace::top, 1, "poster-2x3", false, ""},
    {"ואלס עם באשיר", "", TypeVoice::documentary, TitlePlace::top, 0, "poster-2x3", false, ""},
    {"दिलवाले दुल्हनिया ले जायेंगे", "प्यार की कहानी", TypeVoice::romance, TitlePlace::top, 1, "poster-2x3", false,
     ""},
    {"ลุงบุญมีระลึกชาติ", "", TypeVoice::fantasy, TitlePlace::bottom, 0, "poster-2x3", false, ""},
    {"Летят журавли", "Война и память", TypeVoice::drama, TitlePlace::top, 0, "poster-2x3", false, ""},
    {"Ένας χορός στο φως", "", TypeVoice::romance, TitlePlace::top, 1, "poster-2x3", false, ""},
    {"The Last Light", "At the end of the world, someone must keep it", TypeVoice::drama, TitlePlace::bottom,
     0, "landscape-16x9", false, ""},
    {"Steel Saddle", "Two riders, one road", TypeVoice::western, TitlePlace::left_column, 1, "landscape-16x9",
     true, "Coming soon"},
    {"Ocean of Static", "Tune in", TypeVoice::sci_fi, TitlePlace::right_column, 0, "landscape-16x9", false,
     ""},
    {"Cold Case", "", TypeVoice::thriller, TitlePlace::top, 3, "landscape-16x9", false, ""},
    {"Fourth Down", "Nobody walks off", TypeVoice::action, TitlePlace::middle, 1, "square", true, "Friday"},
    {"Tidewalker", "The sea keeps what it is given", TypeVoice::fantasy, TitlePlace::top, 4, "story", true,
     "June"},
    {"Squawk", "A very loud summer", TypeVoice::comedy, TitlePlace::bottom, 1, "300x450", true, "July"},
    {"The Long Night", "", TypeVoice::horror, TitlePlace::bottom, 0, "500x2000", true, "October"},
    {"Panorama", "Wide open", TypeVoice::drama, TitlePlace::bottom, 1, "1600x400", true, "May"},
    {"Ghost Signal", "It is already listening", TypeVoice::thriller, TitlePlace::top, 0, "uk-quad", true,
     "Winter"},
};

int set(const render::FontPack& fonts, const Case& c, pixels::Image8 art, const std::string& path) {
  layout::Words words{c.title, c.tagline, c.credits ? some_credits() : poster::Credits{}, c.release};
  poster::Format format = *poster::parse_format(c.format);
  format.size = {art.width, art.height};
  poster::ArtGuide guide;
  guide.palette = palette_of(c.palette);
  guide.voice = c.voice;
  guide.places = {c.place};
  const auto w = static_cast<float>(art.width), h = static_cast<float>(art.height);
  const float radius = std::fmin(w, h) * 0.26F, middle = c.place == TitlePlace::bottom ? 0.36F : 0.5F;
  // Every other picture names its disc as a subject.
  if (c.seed % 2 == 1 && c.place != TitlePlace::middle) {
    guide.subjects = {{0.5F - radius / w, middle - radius / h, 0.5F + radius / w, middle + radius / h}};
  }
  const pixels::CalmMap calm = pixels::measure_calm(art);
  const auto t0 = std::chrono::steady_clock::now();
  const auto sheet = layout::lay_out({words, format, guide, calm, c.seed}, fonts);
  const auto t1 = std::chrono::steady_clock::now();
  if (!sheet) {
    std::printf("%s: %s\n", c.title, base::describe(sheet.error()).c_str());
    return 1;
  }
  const auto done = render::set_type(art, *sheet, fonts);
  const auto t2 = std::chrono::steady_clock::now();
  if (!done) {
    std::printf("%s: %s\n", c.title, base::describe(done.error()).c_str());
    return 1;
  }
  const auto quality = render::inspect(*done, *sheet, format.safe_margin, fonts);
  std::string face;
  for (const auto& line : sheet->lines) {
    if (line.role == layout::Role::title) face = line.style.face;
  }
  std::printf("%-28.28s %-24s title %5.2f small %5.2f safe %d overlap %.0f scrims", c.title, face.c_str(),
              quality->title_contrast, quality->small_contrast, quality->inside_safe_area,
              quality->overlap_px);
  for (const auto& scrim : sheet->scrims) std::printf(" %.2f", static_cast<double>(scrim.strength));
  std::printf(" | layout %.1f ms, type %.1f ms\n", std::chrono::duration<double, std::milli>(t1 - t0).count(),
              std::chrono::duration<double, std::milli>(t2 - t1).count());
  const auto png = render::encode(*done, poster::FileType::png);
  if (!png) return 1;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
  return 0;
}

// The face in which each effect is most at home.
constexpr std::pair<const char*, const char*> kSpecimens[] = {
    {"plain", "tenor-sans"}, {"shadow", "bebas-neue"},  {"glow", "josefin-sans-light"},
    {"letterpress", "rye"},  {"chrome", "cinzel-bold"}, {"distressed", "anton"},
    {"neon", "righteous"},   {"block", "anton"},        {"gold", "cinzel-bold"},
    {"outline", "anton"},    {"cut-out", "lilita-one"}};

// One wide picture with the words on it, as wished.
bool show(const render::FontPack& fonts, const poster::Palette& inks, const layout::Words& words,
          const layout::TypeWishes& wishes, const std::string& path) {
  const auto art = scene(900, 600, inks, false);
  poster::Format format;
  format.size = {900, 600};
  poster::ArtGuide guide;
  guide.palette = inks;
  guide.places = {TitlePlace::top};
  const auto calm = pixels::measure_calm(art);
  const auto made = render::typeset(
      art, {.words = words, .format = format, .guide = guide, .calm = calm, .seed = 4, .wishes = wishes},
      fonts);
  if (!made) return false;
  std::printf("%-40s title %5.2f\n", path.c_str(), made->quality.title_contrast);
  const auto png = render::encode(made->image, poster::FileType::png);
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
  return true;
}

int show_effects(const render::FontPack& fonts, const std::string& folder) {
  int failed = 0;
  for (const auto& [effect, face] : kSpecimens) {
    for (const int palette : {0, 2, 4}) {
      const poster::Palette inks = palette_of(palette);
      const std::string path = folder + "/effect-" + effect + "-" + inks.name + ".png";
      if (!show(fonts, inks, {.title = "Ghost Rig"}, {.font = face, .effect = effect}, path)) ++failed;
    }
  }
  return failed;
}

int show_faces(const render::FontPack& fonts, const std::string& folder) {
  int failed = 0;
  for (const render::FaceInfo& face : fonts.faces()) {
    if (face.voices.empty()) continue;
    const std::string path = folder + "/face-" + face.name + ".png";
    if (!show(fonts, palette_of(0), {.title = "The Last Signal", .tagline = face.name}, {.font = face.name},
              path))
      ++failed;
  }
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "type_sheet OUT_FOLDER [ART.png …]\n");
    return 2;
  }
  const auto fonts = render::load_font_pack();
  if (!fonts) return 1;
  const std::string folder = argv[1];
  if (argc == 3 && std::string(argv[2]) == "effects") return show_effects(**fonts, folder);
  if (argc == 3 && std::string(argv[2]) == "faces") return show_faces(**fonts, folder);
  int failed = 0, index = 0;
  if (argc == 2) {
    for (const Case& c : kCases) {
      const auto format = poster::parse_format(c.format);
      char name[32];
      std::snprintf(name, sizeof name, "/%02d.png", index++);
      const bool low = c.place == TitlePlace::bottom;
      failed +=
          set(**fonts, c, scene(format->size.width_px, format->size.height_px, palette_of(c.palette), low),
              folder + name);
    }
    return failed;
  }
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::vector<char> bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto art = render::decode({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!art) return 1;
    char name[32];
    std::snprintf(name, sizeof name, "/art%02d.png", index);
    Case c = kCases[static_cast<std::size_t>(index) % kCases.size()];
    ++index;
    failed += set(**fonts, c, *art, folder + name);
  }
  return failed;
}
