// The same recipe on another processor: vector kernels for every instruction set this machine has, and the C
// library's mathematics as an older processor gets them.
#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include "brief/brief.h"
#include "models/illustrator/painting.h"

namespace onesheet::illustrator {
namespace {

// Between them: sky, clouds, sea, terrain, ground and what it is made of, city, water, figures, bloom,
// prints.
struct Scene {
  std::string_view archetype, prompt, style;
};
constexpr Scene kScenes[] = {
    {"structure-on-promontory", "a lighthouse on a cliff in a storm", ""},
    {"city-wet-street", "a detective in a rainy city at night", ""},
    {"sky-flight", "a dragon over the mountains", ""},
    {"waterline-split", "a whale and a small boat", ""},
    {"lone-figure-disc", "a rider in the desert", ""},
    {"long-shadow", "a boy and his dog in the snow", ""},
    {"diagonal-ridge", "a shepherd in a field", ""},
    {"window-frame", "a doll in a dark house", ""},
    {"title-over-face", "the chess grandmaster", ""},
    {"lone-figure-disc", "a rider in the desert", "engraving"},
    {"lone-figure-disc", "a rider in the desert", "watercolour"},
    {"sky-flight", "a dragon over the mountains", "screen-print"},
    {"sky-flight", "a dragon over the mountains", "neon"},
};
constexpr double kPsnrMin_db = 45;

std::vector<std::uint8_t> paint_all() {
  const NoiseTiles tiles;  // made anew: they come from kernels too
  std::vector<std::uint8_t> all;
  for (const auto& [archetype, prompt, style] : kScenes) {
    const auto brief = brief::understand(prompt);
    const auto art = paint_art({.brief = brief, .width_px = 160, .height_px = 240, .seed = 4, .style = style},
                               base::Deadline::never(), tiles, {.archetype = archetype});
    if (!art) return {};
    all.insert(all.end(), art->image.samples.begin(), art->image.samples.end());
  }
  return all;
}

double psnr_db(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  if (a.size() != b.size() || a.empty()) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(static_cast<double>(a[i]) - b[i], 2);
  return sum == 0 ? std::numeric_limits<double>::infinity()
                  : 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / sum);
}

TEST(CpuTargets, EveryInstructionSetPaintsTheSame) {
  const auto best = paint_all();
  ASSERT_FALSE(best.empty());
  const auto supported = hwy::SupportedTargets();
  for (auto left = supported; left != 0; left &= left - 1) {
    const auto target = left & (~left + 1);
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    EXPECT_EQ(psnr_db(best, paint_all()), std::numeric_limits<double>::infinity()) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

constexpr const char* kPaintTo = "ONESHEET_TEST_PAINT_TO";

TEST(CpuTargets, AnOlderProcessorsMathematicsPaintNearlyTheSame) {
  if (const char* file = std::getenv(kPaintTo); file != nullptr) {
    const auto bytes = paint_all();
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return;
  }
  const auto path =
      std::filesystem::temp_directory_path() / ("onesheet-older-" + std::to_string(::getpid()) + ".rgb");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    // Read by the C library when a program starts; elsewhere it means nothing, and the bytes are the same.
    ::setenv("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-FMA4", 1);
    ::setenv(kPaintTo, path.c_str(), 1);
    ::execl("/proc/self/exe", "models_tests",
            "--gtest_filter=CpuTargets.AnOlderProcessorsMathematicsPaintNearlyTheSame", nullptr);
    ::_exit(127);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  std::ifstream file(path, std::ios::binary);
  const std::vector<std::uint8_t> older{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  EXPECT_GE(psnr_db(paint_all(), older), kPsnrMin_db);
}

}  // namespace
}  // namespace onesheet::illustrator
