// What Bedrock's image models are called, which request they take and how they are doing. The client side
// (models/bedrock) and the serving side (doors/bedrockapi) read the same tables, so they cannot drift apart.
// Source: Amazon Bedrock User Guide, "Model lifecycle", the model cards and "Inference request parameters"
// (autumn 2026); prices as published by third parties, for reckoning only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onesheet::bedrock {

enum class Family {
  stability,       // Core, Ultra, SD3, SD3.5: prompt, aspect_ratio, seed → images, seeds, finish_reasons
  stability_sdxl,  // SDXL 0 and 1: text_prompts, width, height → artifacts
  nova_canvas,     // taskType, textToImageParams, imageGenerationConfig → images, error
  titan,           // Titan v1: the same shape, other sizes and defaults
  titan_v2,        // Titan v2: adds colours and condition pictures
};

struct PixelSize {
  int width = 0, height = 0;
};

// A request family as data: what dialect.cpp needs to know besides the shape of the JSON.
struct FamilyTraits {
  Family family;
  std::string_view name;     // what a setting calls it: "stability", "stability-sdxl", "nova-canvas", …
  std::size_t prompt_max;    // characters
  bool prompts_share_limit;  // prompt and negative prompt together stay within prompt_max
  std::uint64_t seed_max;
  bool zero_is_random;  // seed 0 means "choose for me"
  double cfg_scale;     // default; 0: the family has none that we send
};

std::span<const FamilyTraits> families();
const FamilyTraits& traits_of(Family family);
const FamilyTraits* find_family(std::string_view name);

struct KnownModel {
  std::string_view id;  // "stability.stable-image-core-v1:1"
  Family family;
  std::string_view retired_on;   // "2026-09-30"; empty: in service
  std::string_view replacement;  // id to use instead, when retired
  double price_usd = 0;          // per image; 0 when unknown
};

inline constexpr std::string_view kDefaultModel = "stability.stable-image-core-v1:1";
// The text-to-image models in service are offered in this region only.
inline constexpr std::string_view kDefaultRegion = "us-west-2";

std::span<const KnownModel> known_models();

// Accepts a bare id, an id with an inference-profile prefix ("us.stability…") and the ARN of a foundation
// model or inference profile that ends in one. nullptr when it is none of ours.
const KnownModel* find_model(std::string_view id_or_arn);

// The region an ARN names; empty for a bare id.
std::string_view region_in(std::string_view id_or_arn);

// How a family is asked for a shape: a named ratio, or a size in pixels.
struct OfferedShape {
  std::string ratio;  // "2:3"; empty when the family takes pixels
  PixelSize size;     // what comes back, or for ratios an estimate of it
};

// The shape nearest to width × height (by the logarithm of the ratio; of equals the largest).
OfferedShape nearest_shape(Family family, int width_px, int height_px);

// The ratios and the sizes a family names; empty when it has none. Nova Canvas takes any size within kNova….
std::span<const std::string_view> offered_ratios(Family family);
std::span<const PixelSize> offered_sizes(Family family);
// What comes back for a named ratio: about one megapixel. nullopt for a ratio that is not offered.
std::optional<PixelSize> size_of_ratio(std::string_view ratio);

// Amazon Nova User Guide, "Image generation request and response structure".
inline constexpr int kNovaSideMin_px = 320, kNovaSideMax_px = 4096, kNovaStep_px = 16, kNovaAspectMax = 4;
inline constexpr int kNovaPixelsMax = 4'194'303;  // "fewer than 4,194,304"

// The largest seed the family takes.
std::uint64_t seed_max(const KnownModel& model);

// Our seeds are 0 … 2^32-1; a family may allow less, and Stability reads 0 as "choose for me". The mapping is
// fixed, so one seed stays one picture.
std::uint64_t seed_for(Family family, std::uint64_t seed);

}  // namespace onesheet::bedrock
