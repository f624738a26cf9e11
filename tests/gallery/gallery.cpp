// Draws the gallery and measures it; tests/gallery/run drives it.
//   gallery posters OUT SEEDS SCALE     OUT/NNN-SEED.jpg, OUT/posters.tsv; prints the rows of the table
//   gallery seeds                       four seeds of each prompt, small
//   gallery titles FILE                 sets the titles of a file
//   gallery reading OUT                 OUT/NNN-FACE.png, OUT/reading.tsv: titles in plain faces, for OCR
//   gallery golden FOLDER [renew]       compares with the posters kept there, or makes them again
// Ends with 1 when a number is short of its goal.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "gallery/golden.h"
#include "gallery/reports.h"
#include "render/encode.h"

namespace {

using namespace onesheet;
using namespace onesheet::gallery;

std::vector<Expectation> prompts() {
  return read_expectations(std::string(ONESHEET_SOURCE_DIR) + "/tests/gallery/prompts.tsv");
}

void write(const std::string& path, const pixels::Image8& image, poster::FileType type) {
  const auto bytes = render::encode(image, type);
  if (!bytes) throw std::runtime_error(base::describe(bytes.error()));
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  if (!file) throw std::runtime_error("cannot write " + path);
}

std::string name_of(int number, const std::string& rest) {
  char text[16];
  std::snprintf(text, sizeof text, "%03d-", number);
  return text + rest;
}

// Runs `work(i)` for 0 ≤ i < count on all processors.
template <class Work>
void for_each_index(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
    threads.emplace_back([&] {
      for (std::size_t at = next++; at < count; at = next++) work(at);
    });
  }
}

int report(const std::vector<Row>& rows) {
  print(std::cout, rows);
  return all_hold(rows) ? 0 : 1;
}

int make_posters(const std::string& out, const std::string& seeds, double scale) {
  const PosterMaker maker;
  const auto all = prompts();
  std::vector<std::pair<const Expectation*, std::uint64_t>> jobs;
  for (const std::string& seed : split(seeds, ',')) {
    for (const Expectation& one : all) jobs.emplace_back(&one, std::stoull(seed));
  }
  std::vector<PosterNumbers> numbers(jobs.size());
  for_each_index(jobs.size(), [&](std::size_t i) {
    const auto& [expected, seed] = jobs[i];
    const Wish wish{.seed = seed, .scale = scale};
    const auto made = maker.make(*expected, wish);
    numbers[i] = measure(*expected, wish, made, maker.fonts());
    if (made)
      write(out + "/" + name_of(expected->number, std::to_string(seed) + ".jpg"), made->finished,
            poster::FileType::jpeg);
  });
  std::ofstream table(out + "/posters.tsv");
  table << "number\tseed\tarchetype\tpalette\tfirst\tall\tcounts\tforbidden\tgenre\ttime\ttitle\tworst_"
           "letter\ttagline\t"
           "billing\tits_title\tits_tagline\tits_billing\tcap_at_300\tlow_"
           "detail\toutside\toverlapping\terror\n";
  for (const PosterNumbers& one : numbers) print_line(table, one);
  return report(rows_of_posters(numbers));
}

int set_titles(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> titles;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') titles.push_back(line);
  }
  const PosterMaker maker;
  const auto all = prompts();
  return report(rows_of_titles(maker, std::span(all).first(12), titles, std::cerr));
}

// Faces without ornament: what a reader that knows no display type must be able to read.
constexpr const char* kPlainFaces[] = {"bebas-neue", "league-gothic", "oswald",     "anton",
                                       "antonio",    "jost-medium",   "tenor-sans", "noto-sans"};

int write_reading(const std::string& out) {
  const PosterMaker maker;
  const auto all = prompts();
  std::vector<const Expectation*> latin;
  for (const Expectation& one : all) {
    if (one.title.empty() && one.format == poster::kDefaultFormat) latin.push_back(&one);
  }
  std::vector<std::string> lines(latin.size());
  for_each_index(latin.size(), [&](std::size_t i) {
    const std::string face = kPlainFaces[i % std::size(kPlainFaces)];
    const auto made = maker.make(*latin[i], {.font = face, .effect = "plain", .title_alone = true});
    const std::string file = name_of(latin[i]->number, face + ".png");
    if (!made) {
      std::cerr << file << ": " << base::describe(made.error()) << '\n';
      return;
    }
    write(out + "/" + file, made->finished, poster::FileType::png);
    for (const layout::TextLine& line : made->sheet.lines) {
      const layout::Rect r = ink_rect(line);
      char box[96];
      std::snprintf(box, sizeof box, "%d\t%d\t%d\t%d\t%d", static_cast<int>(r.left_px),
                    static_cast<int>(r.top_px), static_cast<int>(r.width_px()) + 1,
                    static_cast<int>(r.height_px()) + 1,
                    poster::relative_luminance(line.ink) > 0.18F ? 1 : 0);
      lines[i] += file + '\t' + box + '\t' + line.text + '\n';
    }
  });
  std::ofstream table(out + "/reading.tsv");
  for (const std::string& line : lines) table << line;
  return 0;
}

int run(const std::vector<std::string>& words) {
  const auto is = [&](const char* what, std::size_t least) {
    return words.size() >= least && words[0] == what;
  };
  if (is("posters", 4)) return make_posters(words[1], words[2], std::stod(words[3]));
  if (is("seeds", 1)) {
    const PosterMaker maker;
    return report({row_of_seeds(maker, prompts())});
  }
  if (is("titles", 2)) return set_titles(words[1]);
  if (is("reading", 2)) return write_reading(words[1]);
  if (is("golden", 2)) {
    const PosterMaker maker;
    return run_golden(maker, prompts(), words[1], words.size() > 2 && words[2] == "renew", std::cout) ? 0 : 1;
  }
  std::cerr << "usage: gallery posters OUT SEEDS SCALE | seeds | titles FILE | reading OUT | golden FOLDER "
               "[renew]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    std::cerr << "gallery: " << problem.what() << '\n';
    return 2;
  }
}
