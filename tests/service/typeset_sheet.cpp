// For people who judge type by eye: draws prompts with the illustrator, sets their words, says what was
// measured.
//   typeset_sheet FOLDER PROMPTS_FILE [SEED [WxH [full]]]     "full": with credits, release, rating and
//   laurels
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/thread_pool.h"
#include "models/illustrator/illustrator.h"
#include "pixels/calm_map.h"
#include "render/encode.h"
#include "render/render.h"
#include "render/typeset.h"
#include "service/words.h"

namespace {

using namespace onesheet;

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

double ms_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("typeset_sheet FOLDER PROMPTS_FILE [SEED [WxH [full]]]\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto fonts = std::move(render::load_font_pack()).value();
  const auto model = illustrator::make_illustrator();
  std::ifstream prompts(argv[2]);
  std::string prompt;
  int index = 0, failing = 0;
  while (std::getline(prompts, prompt)) {
    if (prompt.empty()) continue;
    poster::Spec spec = poster::default_spec(prompt);
    spec.seed = argc > 3 ? std::stoull(argv[3]) + static_cast<unsigned>(index) : 1;
    if (argc > 4) spec.format = *poster::parse_format(argv[4]);
    if (argc > 5) {
      spec.credits = some_credits();
      spec.release = "Coming soon";
      spec.rating = "PG-13";
      spec.laurels = {"Official Selection\nKino Fest 2026", "Winner\nBest Picture\nNorth 2026"};
    }
    // "Title | prompt" gives the title.
    if (const auto bar = prompt.find(" | "); bar != std::string::npos) {
      spec.title = prompt.substr(0, bar);
      spec.title_mode = poster::TitleMode::given;
      spec.prompt = prompt.substr(bar + 3);
    }
    const auto brief = brief::understand(spec.prompt);
    const auto art = model->paint({.brief = brief,
                                   .width_px = spec.format.size.width_px,
                                   .height_px = spec.format.size.height_px,
                                   .seed = *spec.seed},
                                  base::Deadline::after(std::chrono::seconds(100)));
    if (!art) {
      std::printf("%s: %s\n", prompt.c_str(), base::describe(art.error()).c_str());
      continue;
    }
    const auto calm = pixels::measure_calm(art->image);
    for (const layout::Words& words : service::choices_of_words(spec, brief)) {
      const auto start = std::chrono::steady_clock::now();
      const auto made =
          render::typeset(art->image, {words, spec.format, art->guide, calm, *spec.seed}, *fonts);
      const double took = ms_since(start);
      if (!made) {
        std::printf("%s: %s\n", prompt.c_str(), base::describe(made.error()).c_str());
        continue;
      }
      const auto& q = made->quality;
      failing += render::holds(q) ? 0 : 1;
      float halo = 0;
      std::string face;
      for (const auto& line : made->sheet.lines) {
        halo = std::max(halo, line.halo);
        if (line.role == layout::Role::title) face = line.style.face;
      }
      std::printf(
          "%02d %-30.30s %-16.16s title %5.2f tag %5.2f bill %5.2f over %.2f safe %d cap %4.1f wide %.2f",
          index, words.title.c_str(), face.c_str(), q.title_contrast, q.tagline_contrast, q.billing_contrast,
          q.overlap, q.inside_safe_area, q.title_cap_px_at_200x300, q.title_width_share);
      std::printf(" scrims");
      for (const auto& scrim : made->sheet.scrims) std::printf(" %.2f", static_cast<double>(scrim.strength));
      std::printf(" halo %.2f %.0f ms%s\n", static_cast<double>(halo), took, render::holds(q) ? "" : "  <<<");
      char name[16];
      std::snprintf(name, sizeof name, "%02d.png", index);
      const auto png = render::encode(made->image, poster::FileType::png);
      std::ofstream(folder / name, std::ios::binary)
          .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
      break;
    }
    ++index;
  }
  std::printf("%d of %d do not hold\n", failing, index);
  return 0;
}
