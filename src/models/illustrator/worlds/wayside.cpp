// What stands at the edge of a place and tells where we are: a fence, poles and wires, groynes, trees. All of
// it keeps to one side of the sheet and sinks into the haze with distance.
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Era;
using brief::Genre;
using brief::Setting;

// A row that runs from a near corner to a point on the horizon.
struct Row {
  float near_x, near_y, vanish_x, vanish_y;
  pixels::Point at(float z) const {
    return {vanish_x + (near_x - vanish_x) / z, vanish_y + (near_y - vanish_y) / z};
  }
};

Ink ink_at(const Stage& stage, float z) {
  const Ink near = mix(stage.inks.shade, stage.inks.sky_middle, 0.06F);
  return mix(near, stage.haze(), 0.86F * (1 - exp_fast(-(z - 1) * 0.16F)));
}

void paint_fence(Stage& stage, base::SeededRandom& random, const Row& row, float height) {
  const int posts = 22;
  const bool rails = random.chance(0.4F);
  struct Post {
    float z, tall, lean;
  };
  std::vector<Post> all;
  for (int i = 0; i < posts; ++i)
    all.push_back({0.86F + 0.42F * static_cast<float>(i), height * random.between(0.86F, 1.1F),
                   random.normal() * 0.05F});
  for (int i = posts - 1; i >= 0; --i) {
    const Post& post = all[static_cast<std::size_t>(i)];
    const auto foot = row.at(post.z);
    const float tall = post.tall / post.z, half = 0.0056F / post.z;
    pixels::Path path;
    path.add_polygon(
        std::vector<pixels::Point>{{foot.x - half * 1.15F, foot.y + 0.1F * tall},
                                   {foot.x - half + post.lean * tall, foot.y - tall},
                                   {foot.x + half * 0.6F + post.lean * tall, foot.y - tall - half * 0.9F},
                                   {foot.x + half + post.lean * tall, foot.y - tall + half},
                                   {foot.x + half * 1.15F, foot.y + 0.1F * tall}});
    if (i + 1 < posts) {
      const Post& next = all[static_cast<std::size_t>(i) + 1];
      const auto far = row.at(next.z);
      const float far_tall = next.tall / next.z;
      for (const float share : {0.86F, 0.5F}) {
        const float thick = (rails ? 0.0021F : 0.0006F);
        const pixels::Point a{foot.x + post.lean * tall * share, foot.y - tall * share},
            b{far.x + next.lean * far_tall * share, far.y - far_tall * share},
            middle{(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F + (rails ? 0.0F : 0.03F * tall)};
        path.add_capsule(a, thick / post.z, middle, thick / post.z);
        path.add_capsule(middle, thick / post.z, b, thick / next.z);
      }
    }
    // The side towards the light shines.
    const float toward = stage.light.x < foot.x ? -1.0F : 1.0F;
    paint_path(stage, path, {1, 0, 0, 1, toward * 0.0016F / post.z, -0.0008F / post.z},
               mix(stage.lit(), ink_at(stage, post.z), 0.25F), 0.8F);
    paint_path(stage, path, {}, ink_at(stage, post.z), 0.96F);
  }
}

void paint_poles(Stage& stage, base::SeededRandom& random, const Row& row, float height) {
  constexpr int kPoles = 9;
  const float cross = 0.11F;
  std::vector<float> leans;
  for (int i = 0; i < kPoles; ++i) leans.push_back(random.normal() * 0.025F);
  const auto arm = [&](int i, float side, float share) {
    const float z = 1.0F + 1.15F * static_cast<float>(i);
    const auto foot = row.at(z);
    const float tall = height / z;
    return pixels::Point{
        foot.x + leans[static_cast<std::size_t>(i)] * tall + side * cross * height * 0.7F / z * share,
        foot.y - tall * 0.94F};
  };
  for (int i = kPoles - 1; i >= 0; --i) {
    const float z = 1.0F + 1.15F * static_cast<float>(i), tall = height / z, half = 0.0046F / z;
    const auto foot = row.at(z);
    const float lean = leans[static_cast<std::size_t>(i)] * tall;
    pixels::Path path;
    path.add_capsule({foot.x, foot.y + 0.02F * tall}, half, {foot.x + lean, foot.y - tall}, half * 0.7F);
    for (const float share : {1.0F, 0.7F}) {
      const float y = foot.y - tall * (share > 0.9F ? 0.94F : 0.86F),
                  reach = cross * height * 0.8F / z * share;
      path.add_capsule({foot.x + lean - reach, y}, half * 0.55F, {foot.x + lean + reach, y}, half * 0.55F);
    }
    if (i + 1 < kPoles) {
      for (const float side : {-1.0F, 1.0F}) {
        const auto a = arm(i, side, 1), b = arm(i + 1, side, 1);
        // The wire's sag in a few straight pieces.
        pixels::Point last = a;
        for (int k = 1; k <= 8; ++k) {
          const float t = static_cast<float>(k) / 8;
          const pixels::Point to{lerp(a.x, b.x, t), lerp(a.y, b.y, t) + 0.07F * tall * 4 * t * (1 - t)};
          path.add_capsule(last, 0.0007F / z, to, 0.0007F / z);
          last = to;
        }
      }
    }
    paint_path(stage, path, {}, ink_at(stage, z), 0.94F);
  }
}

void paint_groynes(Stage& stage, base::SeededRandom& random, const Row& row) {
  for (int i = 26; i >= 0; --i) {
    const float z = 0.95F + 0.2F * static_cast<float>(i);
    const auto foot = row.at(z);
    const float tall = random.between(0.05F, 0.085F) / z, half = random.between(0.0055F, 0.008F) / z,
                lean = random.normal() * 0.04F;
    pixels::Path path, mirror;
    path.add_polygon(
        std::vector<pixels::Point>{{foot.x - half, foot.y + half},
                                   {foot.x - half * 0.9F + lean * tall, foot.y - tall},
                                   {foot.x + half * 0.8F + lean * tall, foot.y - tall - half * 0.3F},
                                   {foot.x + half, foot.y + half}});
    mirror.add_polygon(std::vector<pixels::Point>{{foot.x - half, foot.y},
                                                  {foot.x + half, foot.y},
                                                  {foot.x + half * 0.7F, foot.y + tall * 0.6F},
                                                  {foot.x - half * 0.7F, foot.y + tall * 0.6F}});
    const Ink ink = ink_at(stage, z);
    paint_path(stage, mirror, {}, ink, 0.3F);
    paint_path(stage, path, {}, ink, 0.97F);
  }
}

// Dark trees that grow out of the lower corner and frame the sheet.
void paint_corner_trees(Stage& stage, base::SeededRandom& random, float side, float foot, bool pines) {
  const float edge = side > 0 ? stage.wide() : 0.0F;
  const int count = pines ? 6 : 2;
  for (int i = 0; i < count; ++i) {
    const auto k = static_cast<float>(i);
    const float nearness = (k + 1) / static_cast<float>(count);
    const float in = pines ? (0.36F - 0.37F * nearness) + random.between(-0.03F, 0.03F) : 0.2F - 0.19F * k;
    const float h =
        (pines ? 0.12F + 0.4F * nearness * nearness : 0.32F + 0.26F * k) * random.between(0.88F, 1.1F);
    const float x = edge - side * in,
                y = foot + (stage.tall() - foot) * (0.06F + 0.75F * nearness * nearness);
    const pixels::Path tree = pines ? pine_path(random.next() % 41, 17) : bare_tree_path(random.next() % 37);
    const float flip = random.chance(0.5F) ? 1.0F : -1.0F, broad = pines ? h * 1.15F : h;
    const Ink ink =
        mix(mix(stage.inks.shade, stage.inks.sky_middle, 0.05F), stage.haze(), 0.5F * (1 - nearness));
    paint_path(stage, tree, {flip * broad, 0, 0, h, x, y}, ink, 1);
  }
}

}  // namespace

void paint_wayside(Stage& stage, Setting setting, float top, float avoid_x) {
  auto random = stage.canvas.random("wayside");
  const float wide = stage.wide(), tall = stage.tall(), side = avoid_x < wide * 0.5F ? 1.0F : -1.0F;
  const auto& brief = stage.brief;
  const bool wired = brief.era != Era::ancient && brief.era != Era::medieval &&
                     brief.genre != Genre::fantasy && brief.genre != Genre::sci_fi &&
                     brief.era != Era::future;
  const bool bleak = brief.genre == Genre::horror || brief.genre == Genre::war ||
                     brief.genre == Genre::thriller || brief.mood == brief::Mood::eerie ||
                     brief.mood == brief::Mood::melancholy;
  const float depth = tall - top;
  const float vanish =
      std::clamp(avoid_x + side * random.between(0.1F, 0.22F) * wide, 0.12F * wide, 0.88F * wide);
  const Row row{wide * 0.5F + side * wide * random.between(0.5F, 0.62F), top + depth * 0.8F, vanish, top};
  switch (setting) {
    case Setting::field:
    case Setting::unspecified:
    case Setting::sky:
      if (bleak && random.chance(0.6F))
        paint_corner_trees(stage, random, side, top, false);
      else if (wired && random.chance(0.5F))
        paint_poles(stage, random, row, 0.62F);
      else
        paint_fence(stage, random, row, 0.17F);
      break;
    case Setting::desert:
    case Setting::road:
      if (wired && random.chance(0.85F)) paint_poles(stage, random, row, 0.62F);
      break;
    case Setting::snow:
      if (random.chance(0.5F))
        paint_fence(stage, random, row, 0.15F);
      else
        paint_corner_trees(stage, random, side, top, true);
      break;
    case Setting::mountains:
    case Setting::forest:
      paint_corner_trees(stage, random, side, top, true);
      break;
    case Setting::coast:
      if (!stage.brief.subjects.empty() || random.chance(0.5F))
        paint_groynes(stage, random,
                      {row.near_x, top + depth * 0.62F, wide * 0.5F + side * wide * 0.16F, top + 0.004F});
      break;
    default:
      break;
  }
}

}  // namespace onesheet::illustrator
