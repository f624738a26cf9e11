#include "gallery/golden.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>

#include "gallery/pixel_numbers.h"
#include "render/encode.h"

namespace onesheet::gallery {
namespace {

// One of each kind of picture: scene, rider, city, icon, no subject, Arabic, Chinese, wide.
constexpr int kGoldenPrompts[] = {1, 11, 31, 40, 14, 111, 115, 120};
constexpr double kGoldenScale = 0.3;

std::vector<std::uint8_t> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_png(const std::filesystem::path& path, const pixels::Image8& image) {
  const auto bytes = render::encode(image, poster::FileType::png);
  if (!bytes) throw std::runtime_error(base::describe(bytes.error()));
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

pixels::Image8 side_by_side(const pixels::Image8& kept, const pixels::Image8& now) {
  pixels::Image8 sheet(3 * now.width, now.height, 3);
  for (int y = 0; y < now.height; ++y) {
    std::copy_n(kept.row(y), kept.stride(), sheet.row(y));
    std::copy_n(now.row(y), now.stride(), sheet.row(y) + now.stride());
    for (std::size_t i = 0; i < now.stride(); ++i) {
      const int apart = std::abs(static_cast<int>(kept.row(y)[i]) - static_cast<int>(now.row(y)[i]));
      sheet.row(y)[2 * now.stride() + i] = static_cast<std::uint8_t>(std::min(255, 4 * apart));
    }
  }
  return sheet;
}

}  // namespace

double psnr_db(const pixels::Image8& a, const pixels::Image8& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.samples.size(); ++i) {
    const double apart = static_cast<double>(a.samples[i]) - static_cast<double>(b.samples[i]);
    squares += apart * apart;
  }
  if (squares == 0) return 99;
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.samples.size()) / squares);
}

bool run_golden(const PosterMaker& maker, std::span<const Expectation> prompts, const std::string& folder,
                bool renew, std::ostream& out) {
  const char* wanted = std::getenv("ONESHEET_GOLDEN_OUT");
  const std::filesystem::path failures = wanted != nullptr ? wanted : std::filesystem::temp_directory_path();
  bool good = true;
  for (const int number : kGoldenPrompts) {
    const auto expected = std::ranges::find(prompts, number, &Expectation::number);
    if (expected == prompts.end()) throw std::runtime_error("no prompt " + std::to_string(number));
    const auto made = maker.make(*expected, {.scale = kGoldenScale});
    if (!made) throw std::runtime_error(base::describe(made.error()));
    char name[16];
    std::snprintf(name, sizeof name, "%03d.png", number);
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    if (renew) {
      write_png(path, made->finished);
      continue;
    }
    const auto kept = render::decode(read_file(path));
    if (!kept || kept->width != made->finished.width || kept->height != made->finished.height ||
        kept->channels != made->finished.channels) {
      out << path.filename().string() << ": there is no kept poster of this size\n";
      good = false;
      continue;
    }
    const double similarity = structural_similarity(*kept, made->finished),
                 psnr = psnr_db(*kept, made->finished);
    const bool same = similarity >= kGoldenSimilarityMin && psnr >= kGoldenPsnrMin_db;
    out << name << ": similarity " << similarity << ", " << psnr << " dB" << (same ? "" : "  DIFFERENT")
        << '\n';
    if (same) continue;
    good = false;
    const auto picture = failures / ("golden-" + std::string(name));
    write_png(picture, side_by_side(*kept, made->finished));
    out << "  kept, made now, difference: " << picture.string() << '\n';
  }
  return good;
}

}  // namespace onesheet::gallery
