// Times whole posters, phase by phase, and beside them the PNG encode of the same pixels: as this program
// writes them (level 1, two filters) and at level 6 with libspng's own choice of filters.
//
//   bench_poster_path WIDTHxHEIGHT RUNS [ART.png]
//
// Prints one JSON object: {"size", "phases": {name: [ms per run]}, "total": [ms], "retitle": [ms], "png":
// [ms], "png6": [ms], "bytes", "bytes6": sizes of the last poster's file, "peak_bytes"}. With ART.png also
// writes a picture without words there, for whoever sets words on it beside us. One size per process, so that
// the peak belongs to that size.
#include <spng.h>
#include <sys/resource.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
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

// The same pixels at zlib's level 6, filters chosen per row among all five: what most programs write.
std::vector<std::uint8_t> encode_level_6(const pixels::Image8& image) {
  const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context(spng_ctx_new(SPNG_CTX_ENCODER), spng_ctx_free);
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  spng_set_option(context.get(), SPNG_IMG_COMPRESSION_LEVEL, 6);
  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(image.width);
  header.height = static_cast<std::uint32_t>(image.height);
  header.bit_depth = 8;
  header.color_type = image.channels == 4 ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA : SPNG_COLOR_TYPE_TRUECOLOR;
  int code = spng_set_ihdr(context.get(), &header);
  if (code == 0)
    code = spng_encode_image(context.get(), image.samples.data(), image.samples.size(), SPNG_FMT_PNG,
                             SPNG_ENCODE_FINALIZE);
  if (code != 0) give_up(spng_strerror(code));
  std::size_t size = 0;
  const std::unique_ptr<void, void (*)(void*)> bytes(spng_get_png_buffer(context.get(), &size, &code),
                                                     std::free);
  const auto* begin = static_cast<const std::uint8_t*>(bytes.get());
  return {begin, begin + size};
}

poster::Credits billing() {
  return {{{"", {"Elin Solberg", "Jonas Hale", "Priya Raman"}},
           {"casting by", {"Otto Weiss"}},
           {"music by", {"Lena Moreau"}},
           {"edited by", {"Sam Okafor"}},
           {"production designer", {"Iris Chen"}},
           {"director of photography", {"Tomas Novak"}},
           {"produced by", {"Ada Brandt"}},
           {"written and directed by", {"Mara Lindqvist"}}}};
}

void print_list(const std::vector<double>& values) {
  std::printf("[");
  for (std::size_t i = 0; i < values.size(); ++i) std::printf("%s%.3f", i == 0 ? "" : ", ", values[i]);
  std::printf("]");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) give_up("usage: bench_poster_path WIDTHxHEIGHT RUNS [ART.png]");
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
  std::vector<double> total, retitle, png, png6;
  std::size_t bytes1 = 0, bytes6 = 0;
  long peak_kib = 0;
  for (int run = -1; run < runs; ++run) {
    poster::Spec spec = poster::default_spec(kPrompts[static_cast<std::size_t>(run + 1) % kPrompts.size()]);
    spec.format = format;
    spec.seed = static_cast<std::uint64_t>(run + 1);
    spec.tagline = "Someone has to keep it burning";
    spec.credits = billing();
    std::vector<std::uint8_t> bytes;
    const auto start = std::chrono::steady_clock::now();
    const service::MadePoster made = must(service.make(spec, base::Deadline::never(), {}, &bytes));
    const double took = ms_since(start);
    struct rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const service::NewWords words{.title = service::NewTitle{.title = "The Other Light"}};
    const auto retitle_start = std::chrono::steady_clock::now();
    const service::MadePoster again_made =
        must(service.retitle(made.record.id, words, base::Deadline::never()));
    const double retitled = ms_since(retitle_start);
    if (again_made.record.id == made.record.id) give_up("retitle made no other poster");
    if (const auto removed = service.remove(again_made.record.id, base::Deadline::never()); !removed) {
      give_up(base::describe(removed.error()));
    }
    if (const auto removed = service.remove(made.record.id, base::Deadline::never()); !removed) {
      give_up(base::describe(removed.error()));
    }
    // Taken before the yardsticks decode the file again: their memory is not the poster's.
    if (run <= 0) peak_kib = std::max(peak_kib, usage.ru_maxrss);
    if (run < 0) continue;  // the first one warms caches and fonts
    for (const auto& [phase, ms] : made.phase_ms) phases[phase].push_back(ms);
    total.push_back(took);
    retitle.push_back(retitled);

    const pixels::Image8 image = must(render::decode(bytes));
    const auto encode_start = std::chrono::steady_clock::now();
    const auto again = must(render::encode(image, poster::FileType::png));
    png.push_back(ms_since(encode_start));
    if (again.empty()) give_up("the yardstick wrote nothing");
    bytes1 = again.size();
    const auto level6_start = std::chrono::steady_clock::now();
    const auto level6 = encode_level_6(image);
    png6.push_back(ms_since(level6_start));
    bytes6 = level6.size();
    if (run == 0 && must(render::decode(level6)).samples != image.samples) give_up("level 6 lost pixels");
  }

  if (argc == 4) {
    poster::Spec spec = poster::default_spec(kPrompts[0]);
    spec.format = format;
    spec.seed = 1;
    spec.title_mode = poster::TitleMode::none;
    std::vector<std::uint8_t> bytes;
    must(service.make(spec, base::Deadline::never(), {}, &bytes));
    std::ofstream(argv[3], std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
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
  std::printf(", \"retitle\": ");
  print_list(retitle);
  std::printf(", \"png\": ");
  print_list(png);
  std::printf(", \"png6\": ");
  print_list(png6);
  std::printf(", \"bytes\": %zu, \"bytes6\": %zu, \"peak_bytes\": %ld}\n", bytes1, bytes6, peak_kib * 1024);
  return 0;
}
