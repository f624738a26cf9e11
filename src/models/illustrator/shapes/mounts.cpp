#include "models/illustrator/shapes/mounts.h"

#include <algorithm>
#include <array>

namespace onesheet::illustrator {
namespace {

using How = Mount::How;

// Read off the drawings with `shape_sheet --grid`.
constexpr std::array kMounts{
    Mount{"horse",
          How::astride,
          {0.03F, -0.75F},
          {0.24F, -0.83F},
          {0.13F, -0.42F},
          0.88F,
          false,
          12,
          {0.55F, -0.68F}},
    Mount{"unicorn",
          How::astride,
          {0.0F, -0.72F},
          {0.2F, -0.79F},
          {0.1F, -0.35F},
          0.84F,
          false,
          12,
          {0.47F, -0.64F}},
    Mount{"camel",
          How::astride,
          {-0.04F, -0.9F},
          {0.08F, -0.99F},
          {0.02F, -0.56F},
          0.74F,
          false,
          0,
          {0.47F, -0.78F}},
    Mount{"elephant", How::astride, {-0.07F, -0.93F}, {-0.2F, -0.99F}, {-0.12F, -0.62F}, 0.6F, false, 2},
    Mount{"wolf", How::astride, {-0.04F, -0.54F}, {0.16F, -0.65F}, {0.08F, -0.26F}, 0.72F, false, 12},
    Mount{"bear", How::astride, {-0.05F, -0.89F}, {0.3F, -0.92F}, {0.13F, -0.4F}, 1.0F, false, 6},
    Mount{"polar_bear", How::astride, {-0.02F, -0.93F}, {0.35F, -0.95F}, {0.15F, -0.36F}, 1.2F, false, 8},
    Mount{"lion", How::astride, {-0.15F, -0.75F}, {0.05F, -0.86F}, {-0.05F, -0.38F}, 0.85F, false, 8},
    Mount{"tiger", How::astride, {-0.08F, -0.93F}, {-0.45F, -0.96F}, {-0.22F, -0.34F}, 1.15F, false, 10},
    Mount{"panther", How::astride, {-0.03F, -0.94F}, {0.34F, -0.98F}, {0.15F, -0.36F}, 1.15F, false, 10},
    Mount{"deer", How::astride, {-0.02F, -0.545F}, {-0.14F, -0.7F}, {-0.11F, -0.3F}, 0.62F, false, -8},
    Mount{"bull", How::astride, {-0.04F, -0.73F}, {0.24F, -0.82F}, {0.1F, -0.34F}, 0.95F, false, 4},
    Mount{"dragon", How::astride, {0.03F, -0.46F}, {-0.1F, -0.52F}, {-0.06F, -0.26F}, 0.4F, false, 10},
    Mount{"llama", How::astride, {0.04F, -0.65F}, {-0.15F, -0.8F}, {-0.05F, -0.3F}, 0.8F, false, 0},
    Mount{"dog", How::astride, {-0.07F, -0.71F}, {0.18F, -0.82F}, {0.06F, -0.25F}, 0.95F, false, 6},
    Mount{"pig", How::astride, {-0.1F, -0.99F}, {0.25F, -1.0F}, {0.05F, -0.4F}, 1.0F, false, 2},
    Mount{"whale", How::astride, {0.12F, -0.65F}, {0.3F, -0.64F}, {0.26F, -0.42F}, 0.5F, false, 0},
    Mount{"dolphin", How::astride, {-0.31F, -0.84F}, {-0.5F, -0.76F}, {-0.36F, -0.45F}, 0.8F, false, 8},
    Mount{"shark", How::astride, {0.45F, -0.71F}, {0.72F, -0.7F}, {0.6F, -0.3F}, 0.85F, false, 8},
    Mount{"turtle", How::astride, {0.0F, -0.97F}, {0.28F, -0.93F}, {0.2F, -0.7F}, 0.6F, false, 0},
    Mount{"donkey",
          How::astride,
          {0.03F, -0.64F},
          {0.24F, -0.72F},
          {0.13F, -0.3F},
          0.95F,
          false,
          4,
          {0.59F, -0.69F}},
    Mount{"standing_horse",
          How::astride,
          {0.03F, -0.64F},
          {0.24F, -0.74F},
          {0.13F, -0.28F},
          0.82F,
          false,
          2,
          {0.6F, -0.76F}},
    Mount{"goat", How::astride, {0.02F, -0.61F}, {0.2F, -0.68F}, {0.12F, -0.26F}, 0.95F, false, 4},
    Mount{"zebra", How::astride, {0.03F, -0.69F}, {0.24F, -0.77F}, {0.13F, -0.34F}, 0.95F, false, 6},
    Mount{"dinosaur", How::astride, {0.0F, -0.69F}, {0.15F, -0.76F}, {0.07F, -0.44F}, 0.4F, false, 8},
    Mount{"snail", How::astride, {-0.1F, -0.98F}, {0.2F, -0.98F}, {0.14F, -0.7F}, 0.62F, false, 2},
    Mount{"bicycle", How::bars, {-0.19F, -0.88F}, {0.2F, -0.95F}, {0.04F, -0.15F}, 1.6F, true, 30},
    Mount{"motorcycle", How::bars, {-0.38F, -0.66F}, {0.22F, -0.93F}, {0.0F, -0.24F}, 1.5F, true, 16},
    Mount{"broom", How::broom, {}, {}, {}, 1, true, 30},
    Mount{"tractor", How::chair, {-0.26F, -0.54F}, {-0.07F, -0.7F}, {0.02F, -0.36F}, 0.66F, false, 2},
    Mount{"rowboat", How::inside, {-0.2F, -0.3F}, {0.35F, -0.75F}, {0.6F, -0.12F}, 1.6F, false, 6},
    Mount{"longship", How::deck, {0.42F, -0.08F}, {}, {}, 0.44F, false, 0},
    Mount{"sailboat", How::inside, {-0.22F, -0.09F}, {-0.12F, -0.2F}, {-0.06F, -0.06F}, 0.3F, false, -4},
    Mount{"hot_air_balloon", How::deck, {0, -0.02F}, {}, {}, 0.15F, false, 0},
    Mount{"car", How::bust, {0.04F, -0.72F}, {0.34F, -0.72F}, {}, 1.15F, false, 0},
    Mount{"taxi", How::bust, {0.04F, -0.66F}, {0.34F, -0.66F}, {}, 1.1F, false, 0},
    Mount{"tank", How::deck, {-0.28F, -0.5F}, {}, {}, 0.62F, false, 0},
    Mount{"throne", How::throne, {0, -0.36F}, {0.2F, -0.5F}, {0.09F, -0.07F}, 0.78F, false, 0},
    Mount{"chair", How::throne, {0, -0.47F}, {0.16F, -0.52F}, {0.12F, 0.0F}, 1.7F, false, 0},
    Mount{"bench", How::bench, {0, -0.5F}, {}, {0.1F, 0}, 1.9F, false, 0},
    Mount{"crate", How::chair, {0.05F, -0.97F}, {0.55F, -1.1F}, {0.75F, 0}, 2.7F, false, 6},
    Mount{"gondola", How::deck, {-0.6F, -0.12F}, {}, {}, 1.0F, false, 0},
};

}  // namespace

const Mount* find_mount(std::string_view concept_id) {
  const auto* at = std::ranges::find(kMounts, concept_id, &Mount::id);
  return at == kMounts.end() ? nullptr : &*at;
}

}  // namespace onesheet::illustrator
