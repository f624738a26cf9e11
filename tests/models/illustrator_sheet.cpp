// Renders prompts to PPM files, for looking at:
//   illustrator_sheet OUT_FOLDER WIDTHxHEIGHT FIRST_SEED SEEDS < prompts
// One prompt a line; a line may begin with wishes: "@icon" an archetype, "%noir" a palette, "+neon" a style.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "base/thread_pool.h"
#include "brief/brief.h"
#include "models/illustrator/illustrator.h"

int main(int argc, char** argv) {
  using namespace onesheet;
  if (argc != 5) {
    std::cerr << "usage: illustrator_sheet OUT_FOLDER WIDTHxHEIGHT FIRST_SEED SEEDS < prompts\n";
    return 2;
  }
  int width = 0, height = 0;
  if (std::sscanf(argv[2], "%dx%d", &width, &height) != 2) return 2;
  const auto first = std::strtoull(argv[3], nullptr, 10), seeds = std::strtoull(argv[4], nullptr, 10);
  const auto model = illustrator::make_illustrator();
  const auto runner = base::make_thread_runner(2);
  std::string prompt;
  int line = 0;
  while (std::getline(std::cin, prompt)) {
    ++line;
    if (prompt.empty()) continue;
    std::string archetype, palette, style;
    while (!prompt.empty() && std::string_view("@%+").contains(prompt.front())) {
      const auto end = prompt.find(' ');
      (prompt.front() == '@'   ? archetype
       : prompt.front() == '%' ? palette
                               : style) = prompt.substr(1, end - 1);
      prompt.erase(0, end == std::string::npos ? end : end + 1);
    }
    const auto brief = brief::understand(prompt);
    for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
      const auto start = std::chrono::steady_clock::now();
      const auto art = model->paint({.brief = brief,
                                     .width_px = width,
                                     .height_px = height,
                                     .seed = seed,
                                     .words_will_follow = true,
                                     .archetype = archetype,
                                     .palette = palette,
                                     .style = style,
                                     .runner = runner.get()},
                                    base::Deadline::never());
      const auto spent =
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
      if (!art) {
        std::cout << base::describe(art.error()) << '\n';
        continue;
      }
      char name[64];
      std::snprintf(name, sizeof name, "/%02d-%llu.ppm", line, static_cast<unsigned long long>(seed));
      std::ofstream file(argv[1] + std::string(name), std::ios::binary);
      file << "P6\n" << width << ' ' << height << "\n255\n";
      file.write(reinterpret_cast<const char*>(art->image.samples.data()),
                 static_cast<std::streamsize>(art->image.samples.size()));
      std::cout << name + 1 << "  " << spent.count() << " ms  " << art->archetype << "  "
                << art->guide.palette.name << "  drawn:";
      for (const auto& word : art->drawn) std::cout << ' ' << word;
      std::cout << "  not drawn:";
      for (const auto& word : art->not_drawn) std::cout << ' ' << word;
      std::cout << "  | " << prompt << '\n';
    }
  }
}
