// Times whole posters, phase by phase, and beside them the PNG encode of the same pixels.
//
//   bench_poster_path WIDTHxHEIGHT RUNS
//
// Prints one JSON object: {"size", "phases": {name: [ms per run]}, "total": [ms], "png": [ms], "peak_bytes"}.
// One size per process, so that the peak belongs to that size.
#include <sys/resource.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/thread_pool.h"
#include "catalogue/memory/memory_catalogue.h"
#include "models/illustrator/illustrator.h"
#include "render/encode.h"
#include "render/font_pack.h"
#include "service/poster_service.h"
#include "store/local/local_store.h"
#include "store/memory/memory_engine.h"

namespace {

using namespace onesheet;

constexpr std::array kPrompts{
    "a lighthouse keeper in a storm called \"The Last Light\"",
    "two astronauts under a red planet",
    "a diver beneath a whale",
    "a detective in a rainy neon city at night",
    "a lone rider crossing the desert at dusk, western",
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "bench_poster_path: %s\n", why.c_str());
  std::exit(1);
}

template <class T>
T must(base::Result<T> result) {
  if (!result) give_up(base::describe(result.error()));
  return std::move(*result);
}

double ms_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void print_list(const std::vector<double>& values) {
  std::printf("[");
  for (std::size_t i = 0; i < values.size(); ++i) std::printf("%s%.3f", i == 0 ? "" : ", ", values[i]);
  std::printf("]");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) give_up("usage: bench_poster_path WIDTHxHEIGHT RUNS");
  const auto clock = std::make_shared<base::SystemClock>();
  const poster::Format format = must(poster::parse_format(argv[1]));
  int runs = 0;
  const std::string count = argv[2];
  std::from_chars(count.data(), count.data() + count.size(), runs);
  if (runs < 1) give_up("RUNS must be at least 1");

  service::PosterService service(
      {.models = {illustrator::make_illustrator()},
       .store = must(store::make_local_store(store::make_memory_engine(*clock), "bench",
                                             {.public_url = "http://127.0.0.1:9000",
                                              .access_key_id = "AKIDEXAMPLE",
                                              .secret_access_key = "bench",
                                              .region = "us-east-1"},
                                             *clock)),
       .catalogue = catalogue::make_memory_catalogue(),
       .fonts = must(render::load_font_pack()),
       .runner = base::make_thread_runner(),
       .clock = clock,
       .log = std::make_shared<base::NullLog>()});

  std::map<std::string, std::vector<double>> phases;
  std::vector<double> total, png;
  long peak_kib = 0;
  for (int run = -1; run < runs; ++run) {
    poster::Spec spec = poster::default_spec(kPrompts[static_cast<std::size_t>(run + 1) % kPrompts.size()]);
    spec.format = format;
    spec.seed = static_cast<std::uint64_t>(run + 1);
    std::vector<std::uint8_t> bytes;
    const auto start = std::chrono::steady_clock::now();
    const service::MadePoster made = must(service.make(spec, base::Deadline::never(), {}, &bytes));
    const double took = ms_since(start);
    if (const auto removed = service.remove(made.record.id, base::Deadline::never()); !removed) {
      give_up(base::describe(removed.error()));
    }
    // Before the yardstick decodes the file again: its memory is not the poster's.
    struct rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    if (run <= 0) peak_kib = std::max(peak_kib, usage.ru_maxrss);
    if (run < 0) continue;  // the first one warms caches and fonts
    for (const auto& [phase, ms] : made.phase_ms) phases[phase].push_back(ms);
    total.push_back(took);

    const pixels::Image8 image = must(render::decode(bytes));
    const auto encode_start = std::chrono::steady_clock::now();
    const auto again = must(render::encode(image, poster::FileType::png));
    png.push_back(ms_since(encode_start));
    if (again.empty()) give_up("the yardstick wrote nothing");
  }

  std::printf("{\"size\": \"%s\", \"phases\": {", argv[1]);
  bool first = true;
  for (const auto& [phase, values] : phases) {
    std::printf("%s\"%s\": ", first ? "" : ", ", phase.c_str());
    print_list(values);
    first = false;
  }
  std::printf("}, \"total\": ");
  print_list(total);
  std::printf(", \"png\": ");
  print_list(png);
  std::printf(", \"peak_bytes\": %ld}\n", peak_kib * 1024);
  return 0;
}
