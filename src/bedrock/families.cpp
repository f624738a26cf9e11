#include "bedrock/families.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace onesheet::bedrock {
namespace {

constexpr std::string_view kCore = "stability.stable-image-core-v1:1";
constexpr std::string_view kUltra = "stability.stable-image-ultra-v1:1";
constexpr std::string_view kSd35 = "stability.sd3-5-large-v1:0";

// Stability: SD3.5 takes seeds up to 2^32-2, Core and Ultra one more. Nova's two texts share their limit
// according to its service card.
constexpr std::array<FamilyTraits, 5> kFamilies{{
    {Family::stability, "stability", 10'000, false, 4'294'967'294, true, 0},
    {Family::stability_sdxl, "stability-sdxl", 2'000, false, 4'294'967'294, true, 0},
    {Family::nova_canvas, "nova-canvas", 1'024, true, 2'147'483'646, false, 6.5},
    {Family::titan, "titan", 512, false, 2'147'483'646, false, 8.0},
    {Family::titan_v2, "titan-v2", 512, false, 2'147'483'646, false, 8.0},
}};

constexpr std::array<KnownModel, 11> kModels{{
    {kCore, Family::stability, "", "", 0.04},
    {kSd35, Family::stability, "", "", 0.08},
    {kUltra, Family::stability, "", "", 0.14},
    {"stability.sd3-large-v1:0", Family::stability, "2025-10", kSd35, 0},
    {"stability.stable-image-core-v1:0", Family::stability, "2025-10", kCore, 0},
    {"stability.stable-image-ultra-v1:0", Family::stability, "2025-10", kUltra, 0},
    {"stability.stable-diffusion-xl-v1", Family::stability_sdxl, "2025-05-20", kSd35, 0},
    {"stability.stable-diffusion-xl-v0", Family::stability_sdxl, "2024-07", kSd35, 0},
    {"amazon.nova-canvas-v1:0", Family::nova_canvas, "2026-09-30", kCore, 0.06},
    {"amazon.titan-image-generator-v2:0", Family::titan_v2, "2026", kCore, 0.01},
    {"amazon.titan-image-generator-v1", Family::titan, "2026", kCore, 0.01},
}};

constexpr std::array<std::string_view, 9> kRatioNames{"1:1", "16:9", "21:9", "2:3", "3:2",
                                                      "4:5", "5:4",  "9:16", "9:21"};
struct Ratio {
  int across, down;
};
constexpr std::array<Ratio, kRatioNames.size()> kRatios{
    {{1, 1}, {16, 9}, {21, 9}, {2, 3}, {3, 2}, {4, 5}, {5, 4}, {9, 16}, {9, 21}}};

// About one megapixel comes back, whatever the ratio.
PixelSize megapixel(Ratio ratio) {
  const double side = std::sqrt(1024.0 * 1024.0 / (ratio.across * ratio.down));
  return {static_cast<int>(side * ratio.across), static_cast<int>(side * ratio.down)};
}

constexpr std::array<PixelSize, 9> kSdxlSizes{{{1024, 1024},
                                               {1152, 896},
                                               {896, 1152},
                                               {1216, 832},
                                               {832, 1216},
                                               {1344, 768},
                                               {768, 1344},
                                               {1536, 640},
                                               {640, 1536}}};

constexpr std::array<PixelSize, 25> kTitanSizes{
    {{1024, 1024}, {768, 768},  {512, 512},  {768, 1152}, {384, 576},  {1152, 768}, {576, 384},
     {768, 1280},  {384, 640},  {1280, 768}, {640, 384},  {896, 1152}, {448, 576},  {1152, 896},
     {576, 448},   {768, 1408}, {384, 704},  {1408, 768}, {704, 384},  {640, 1408}, {320, 704},
     {1408, 640},  {704, 320},  {1152, 640}, {1173, 640}}};

double ratio_error(double across, double down, int width, int height) {
  return std::fabs(std::log(across / down) - std::log(static_cast<double>(width) / height));
}

template <std::size_t n>
OfferedShape nearest_size(const std::array<PixelSize, n>& sizes, int width, int height) {
  PixelSize best = sizes[0];
  double best_error = 1e9;
  for (const PixelSize size : sizes) {
    const double error = ratio_error(size.width, size.height, width, height);
    const bool larger = size.width * size.height > best.width * best.height;
    if (error < best_error - 1e-9 || (error < best_error + 1e-9 && larger)) {
      best = size;
      best_error = error;
    }
  }
  return {"", best};
}

OfferedShape nearest_ratio(int width, int height) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < kRatios.size(); ++i) {
    if (ratio_error(kRatios[i].across, kRatios[i].down, width, height) <
        ratio_error(kRatios[best].across, kRatios[best].down, width, height))
      best = i;
  }
  return {std::string(kRatioNames[best]), megapixel(kRatios[best])};
}

// Sides 320–4096 in steps of 16, ratio up to 4:1, fewer than 4,194,304 pixels in all.
OfferedShape nova_shape(int width, int height) {
  constexpr double kPixels = kNovaPixelsMax, kSideMin = kNovaSideMin_px, kSideMax = kNovaSideMax_px;
  const double ratio = std::fmin(4.0, std::fmax(0.25, static_cast<double>(width) / height));
  double scale = std::fmin(1.0, std::sqrt(kPixels / (static_cast<double>(width) * height)));
  scale = std::fmax(scale, kSideMin / std::fmin(width, height));
  const auto step = [](double v) {
    return static_cast<int>(
        std::fmin(kSideMax, std::fmax(kSideMin, std::round(v / kNovaStep_px) * kNovaStep_px)));
  };
  PixelSize size{step(width * scale), step(width * scale / ratio)};
  while (static_cast<double>(size.width) * size.height > kPixels) {
    if (size.width >= size.height) {
      size.width -= kNovaStep_px;
    } else {
      size.height -= kNovaStep_px;
    }
  }
  return {"", size};
}

}  // namespace

std::span<const FamilyTraits> families() { return kFamilies; }

const FamilyTraits& traits_of(Family family) { return kFamilies[static_cast<std::size_t>(family)]; }

const FamilyTraits* find_family(std::string_view name) {
  const auto* const found = std::ranges::find(kFamilies, name, &FamilyTraits::name);
  return found == kFamilies.end() ? nullptr : found;
}

std::span<const KnownModel> known_models() { return kModels; }

const KnownModel* find_model(std::string_view id) {
  if (const auto slash = id.rfind('/'); slash != std::string_view::npos) id = id.substr(slash + 1);
  for (const std::string_view prefix : {"us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "ca.", "global."}) {
    if (id.starts_with(prefix)) id = id.substr(prefix.size());
  }
  for (const KnownModel& model : kModels) {
    // "stability.stable-diffusion-xl-v1:0" and the bare "…-v1" are the same model.
    if (id == model.id || (model.id.find(':') == std::string_view::npos && id.starts_with(model.id) &&
                           id.substr(model.id.size()) == ":0")) {
      return &model;
    }
  }
  return nullptr;
}

// arn:partition:bedrock:region:account:resource
std::string_view region_in(std::string_view arn) {
  if (!arn.starts_with("arn:")) return {};
  for (int colons = 0; colons < 3; ++colons) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn = arn.substr(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

OfferedShape nearest_shape(Family family, int width_px, int height_px) {
  switch (family) {
    case Family::stability:
      return nearest_ratio(width_px, height_px);
    case Family::stability_sdxl:
      return nearest_size(kSdxlSizes, width_px, height_px);
    case Family::nova_canvas:
      return nova_shape(width_px, height_px);
    case Family::titan:
    case Family::titan_v2:
      return nearest_size(kTitanSizes, width_px, height_px);
  }
  return nearest_ratio(width_px, height_px);
}

std::span<const std::string_view> offered_ratios(Family family) {
  if (family == Family::stability) return kRatioNames;
  return {};
}

std::span<const PixelSize> offered_sizes(Family family) {
  switch (family) {
    case Family::stability_sdxl:
      return kSdxlSizes;
    case Family::titan:
    case Family::titan_v2:
      return kTitanSizes;
    case Family::stability:
    case Family::nova_canvas:
      break;
  }
  return {};
}

std::optional<PixelSize> size_of_ratio(std::string_view ratio) {
  const auto found = std::ranges::find(kRatioNames, ratio);
  if (found == kRatioNames.end()) return std::nullopt;
  return megapixel(kRatios[static_cast<std::size_t>(found - kRatioNames.begin())]);
}

std::uint64_t seed_max(const KnownModel& model) {
  // Core and Ultra take one more than the family's common limit.
  const bool one_more = model.family == Family::stability && !model.id.starts_with("stability.sd3");
  return traits_of(model.family).seed_max + (one_more ? 1 : 0);
}

std::uint64_t seed_for(Family family, std::uint64_t seed) {
  const FamilyTraits& traits = traits_of(family);
  if (traits.zero_is_random) return seed == 0 ? traits.seed_max : std::min(seed, traits.seed_max);
  return seed % (traits.seed_max + 1);
}

}  // namespace onesheet::bedrock
