// Ships and flying machines; road vehicles are next door in vehicles_road.cpp. Fronts are at the right.
// Ships are drawn to their waterline, which is the ground line.
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

void register_road_vehicles(Registry&);
void register_sail_and_space(Registry&);

namespace {

constexpr float kHull = 0.09F, kDeck = 0.20F, kSail = 0.34F, kGlass = 0.36F;

Shape ship(const Request& request) {
  Sketch s;
  base::SeededRandom random = request.random("smoke");
  // An ocean liner: long black hull, white decks, four raked funnels.
  s.layer(0.28F);
  for (int i = 0; i < 7; ++i) {
    const float k = static_cast<float>(i);
    s.ellipse({-1.6F - 0.72F * k, -4.1F - 0.16F * k + random.between(-0.05F, 0.05F)}, 0.46F + 0.07F * k,
              0.17F + 0.035F * k);
  }
  s.layer(kHull);
  s.line({-4.4F, -1.5F}, {-4.5F, -4.7F}, 0.05F);
  s.line({4.6F, -1.5F}, {4.5F, -4.9F}, 0.05F);
  s.line({-4.5F, -4.6F}, {4.5F, -4.8F}, 0.012F);
  for (int i = 0; i < 4; ++i) {
    const float x = -2.35F + 1.42F * static_cast<float>(i);
    s.layer(0.14F).polygon(
        {{x + 0.08F, -2.3F}, {x - 0.06F, -3.75F}, {x + 0.52F, -3.75F}, {x + 0.66F, -2.3F}});
    s.layer(0.04F).polygon(
        {{x - 0.03F, -3.45F}, {x - 0.06F, -3.75F}, {x + 0.52F, -3.75F}, {x + 0.55F, -3.45F}});
  }
  s.layer(0.32F).polygon({{-4.2F, -1.4F}, {-4.2F, -1.86F}, {4.0F, -1.86F}, {4.25F, -1.4F}});
  s.polygon({{-3.5F, -1.8F}, {-3.5F, -2.12F}, {3.5F, -2.12F}, {3.6F, -1.8F}});
  s.polygon({{-2.9F, -2.1F}, {-2.9F, -2.36F}, {3.2F, -2.36F}, {3.3F, -2.1F}});
  s.polygon({{2.55F, -2.3F}, {2.55F, -2.66F}, {3.28F, -2.66F}, {3.36F, -2.3F}});
  s.layer(kHull).loop({{-6.0F, -1.50F, kCorner},
                       {-3.0F, -1.42F},
                       {2.0F, -1.42F},
                       {6.5F, -1.66F, kCorner},
                       {6.2F, -0.9F},
                       {5.85F, 0.0F, kCorner},
                       {-5.2F, 0.0F, kCorner},
                       {-5.7F, -0.55F}});
  s.layer(0.24F).polygon({{-5.35F, -0.13F}, {-5.2F, 0.0F}, {5.85F, 0.0F}, {5.9F, -0.13F}});
  s.lit(0.85F);
  for (int i = 0; i < 40; ++i) {
    const float x = -4.8F + 0.245F * static_cast<float>(i);
    s.circle({x, -1.04F}, 0.035F);
    if (i % 2 == 0) s.circle({x, -0.70F}, 0.03F);
  }
  for (int i = 0; i < 26; ++i) {
    const float x = -3.9F + 0.30F * static_cast<float>(i);
    s.rect(x, -1.72F, x + 0.13F, -1.56F);
  }
  return s.finish({.real_height_m = 40, .facing = Facing::right});
}

Shape sailboat(const Request&) {
  Sketch s;
  s.layer(kHull).line({0.05F, -0.5F}, {0.05F, -6.3F}, 0.07F);
  s.layer(kSail).loop({{-0.06F, -6.1F, kCorner},
                       {-0.9F, -3.6F},
                       {-1.9F, -1.02F, kCorner},
                       {-1.0F, -0.92F},
                       {-0.06F, -0.98F, kCorner}});
  s.layer(kSail - 0.10F)
      .loop({{0.14F, -5.7F, kCorner},
             {0.92F, -3.2F},
             {2.15F, -0.9F, kCorner},
             {1.2F, -1.08F},
             {0.14F, -1.05F, kCorner}});
  s.layer(0.20F);
  for (const float y : {-2.2F, -3.5F, -4.7F})
    s.line({-0.08F, y}, {-0.08F - (y + 6.2F) * 0.34F, y + 0.04F}, 0.025F);
  s.layer(kHull).line({-2.0F, -0.90F}, {0.1F, -0.96F}, 0.06F);
  s.loop({{-2.35F, -0.62F, kCorner},
          {0.0F, -0.52F},
          {2.6F, -0.74F, kCorner},
          {2.0F, -0.22F},
          {1.5F, 0.0F, kCorner},
          {-1.9F, 0.0F, kCorner}});
  s.layer(kDeck).loop({{-0.9F, -0.56F, kCorner}, {-0.7F, -0.80F}, {0.6F, -0.82F}, {1.1F, -0.60F, kCorner}});
  return s.finish({.real_height_m = 9, .facing = Facing::right});
}

Shape rowboat(const Request&) {
  Sketch s;
  s.layer(kHull).loop({{-2.0F, -0.78F, kCorner},
                       {-1.0F, -0.56F},
                       {0.6F, -0.55F},
                       {2.15F, -0.88F, kCorner},
                       {1.85F, -0.35F},
                       {1.45F, 0.0F, kCorner},
                       {-1.5F, 0.0F, kCorner},
                       {-1.85F, -0.3F}});
  s.layer(kDeck).loop({{-1.74F, -0.66F, kCorner},
                       {-0.9F, -0.52F},
                       {0.6F, -0.51F},
                       {1.84F, -0.76F, kCorner},
                       {0.6F, -0.42F},
                       {-0.9F, -0.43F}});
  s.layer(0.05F).line({-1.05F, -1.12F}, {0.60F, -0.28F}, 0.05F);
  s.ellipse({0.86F, -0.15F}, 0.34F, 0.065F, degrees(27));
  return s.finish({.real_height_m = 0.9F, .facing = Facing::right});
}

Shape submarine(const Request&) {
  Sketch s;
  s.layer(kHull).loop({{-5.6F, -1.02F},
                       {-4.0F, -1.42F},
                       {-1.5F, -1.72F},
                       {2.8F, -1.72F},
                       {4.7F, -1.50F},
                       {5.5F, -0.9F},
                       {4.7F, -0.30F},
                       {2.8F, -0.06F},
                       {-1.5F, -0.06F},
                       {-4.0F, -0.45F}});
  s.loop({{0.1F, -1.6F, kCorner},
          {0.22F, -2.75F},
          {0.45F, -2.92F},
          {1.55F, -2.92F},
          {1.9F, -2.72F},
          {2.25F, -1.6F, kCorner}});
  s.line({0.85F, -2.8F}, {0.85F, -3.65F}, 0.07F);
  s.line({0.85F, -3.62F}, {1.12F, -3.62F}, 0.07F);
  s.line({1.25F, -2.8F}, {1.25F, -3.35F}, 0.045F);
  s.polygon({{0.5F, -2.35F}, {-0.5F, -2.28F}, {-0.5F, -2.18F}, {0.5F, -2.20F}});
  s.polygon({{-4.3F, -1.2F}, {-5.3F, -2.35F}, {-5.75F, -2.35F}, {-5.35F, -0.95F}});
  s.polygon({{-4.3F, -0.6F}, {-5.25F, 0.45F}, {-5.7F, 0.45F}, {-5.35F, -0.9F}});
  s.ellipse({-6.0F, -1.42F}, 0.10F, 0.40F, degrees(-12));
  s.ellipse({-6.0F, -0.62F}, 0.10F, 0.40F, degrees(12));
  s.layer(0.19F).loop({{-3.8F, -1.30F, kCorner},
                       {-1.5F, -1.58F},
                       {0.6F, -1.62F},
                       {2.8F, -1.58F},
                       {4.4F, -1.34F, kCorner},
                       {2.8F, -1.47F},
                       {0.6F, -1.50F},
                       {-1.5F, -1.46F}});
  s.layer(0.04F).loop({{-3.8F, -0.62F, kCorner},
                       {-1.5F, -0.42F},
                       {0.6F, -0.38F},
                       {2.8F, -0.40F},
                       {4.4F, -0.58F, kCorner},
                       {2.8F, -0.25F},
                       {0.6F, -0.22F},
                       {-1.5F, -0.25F}});
  s.lit(0.95F);
  for (const float x : {2.6F, 3.3F, 4.0F}) s.circle({x, -0.98F}, 0.15F);
  s.circle({1.55F, -2.40F}, 0.11F);
  s.circle({5.28F, -0.92F}, 0.12F);
  return s.finish({.real_height_m = 12, .facing = Facing::right, .stands = false});
}

Shape airplane(const Request&) {
  Sketch s;
  // An airliner climbing: far wing, fuselage, near wing.
  s.layer(0.07F).polygon({{0.6F, -1.9F}, {-0.55F, -3.05F}, {-0.95F, -3.02F}, {-0.55F, -1.85F}});
  s.layer(0.15F).loop({{-4.7F, -2.02F},
                       {-4.0F, -2.18F},
                       {-1.5F, -2.16F},
                       {2.4F, -2.10F},
                       {3.6F, -1.93F},
                       {4.1F, -1.68F},
                       {3.7F, -1.48F},
                       {2.4F, -1.36F},
                       {-1.8F, -1.36F},
                       {-3.4F, -1.62F}});
  s.loop({{-3.5F, -2.1F, kCorner}, {-4.35F, -3.45F}, {-4.95F, -3.5F}, {-4.75F, -2.0F, kCorner}});
  s.layer(0.08F).polygon({{-3.6F, -1.86F}, {-4.85F, -2.35F}, {-5.25F, -2.33F}, {-4.55F, -1.76F}});
  s.polygon({{0.9F, -1.52F}, {-1.75F, -0.28F}, {-2.35F, -0.26F}, {-0.85F, -1.55F}});
  s.polygon({{-2.2F, -0.3F}, {-2.62F, -0.62F}, {-2.5F, -0.24F}});
  s.layer(0.05F).round_rect(-0.35F, -1.20F, 0.75F, -0.84F, 0.16F);
  s.lit(0.85F);
  for (int i = 0; i < 16; ++i) s.circle({-2.4F + 0.29F * static_cast<float>(i), -1.80F}, 0.055F);
  s.polygon({{3.05F, -1.92F}, {3.52F, -1.84F}, {3.40F, -1.74F}, {3.05F, -1.78F}});
  return s.finish({.real_height_m = 10, .facing = Facing::right, .stands = false});
}

Shape helicopter(const Request&) {
  Sketch s;
  s.layer(0.05F).line({-2.9F, -3.0F}, {3.5F, -2.86F}, 0.07F);
  s.capsule({0.3F, -2.92F}, 0.11F, {0.3F, -2.4F}, 0.14F);
  s.layer(kHull).loop({{-1.25F, -1.55F},
                       {-0.9F, -2.25F},
                       {-0.1F, -2.5F},
                       {0.9F, -2.42F},
                       {1.75F, -1.85F},
                       {2.02F, -1.15F},
                       {1.55F, -0.68F},
                       {0.2F, -0.55F},
                       {-0.9F, -0.80F}});
  s.sweep({{-0.9F, -1.75F}, {-3.2F, -1.95F}, {-4.6F, -2.15F}}, {0.40F, 0.16F, 0.09F});
  s.polygon({{-4.2F, -2.05F}, {-4.75F, -3.05F}, {-5.05F, -3.05F}, {-4.75F, -2.05F}});
  s.ellipse({-4.85F, -2.55F}, 0.62F, 0.05F, degrees(65));
  s.line({-0.55F, -0.65F}, {-0.75F, -0.12F}, 0.08F);
  s.line({1.05F, -0.60F}, {1.25F, -0.12F}, 0.08F);
  s.sweep({{-1.5F, -0.06F}, {0.2F, -0.06F}, {1.9F, -0.08F}, {2.2F, -0.24F}}, {0.06F, 0.06F, 0.06F, 0.05F});
  s.layer(kGlass).loop({{0.62F, -1.30F, kCorner},
                        {0.62F, -2.22F, kCorner},
                        {1.22F, -2.02F},
                        {1.72F, -1.52F},
                        {1.86F, -1.20F, kCorner}});
  s.round_rect(-0.42F, -2.08F, 0.42F, -1.34F, 0.10F);
  s.lit(1.0F).circle({1.62F, -0.78F}, 0.11F);
  return s.finish({.real_height_m = 3.6F, .facing = Facing::right, .stands = false});
}

Shape hot_air_balloon(const Request&) {
  Sketch s;
  s.layer(0.16F).symmetric({{0, -9.6F},
                            {1.9F, -9.2F},
                            {3.35F, -7.6F},
                            {3.3F, -5.7F},
                            {2.2F, -3.6F},
                            {0.95F, -2.1F},
                            {0.72F, -1.9F, kCorner}});
  // Gores: alternate stripes that swell and close like the envelope.
  s.layer(0.36F);
  for (const float k : {-0.72F, 0.0F, 0.72F}) {
    const float w = k == 0.0F ? 0.62F : 0.42F;
    s.loop({{k * 0.1F, -9.58F, kCorner},
            {k * 3.35F + w * 1.2F, -7.6F},
            {k * 3.25F + w * 1.1F, -5.7F},
            {k * 0.95F + w * 0.42F, -1.95F, kCorner},
            {k * 0.95F - w * 0.42F, -1.95F, kCorner},
            {k * 3.25F - w * 1.1F, -5.7F},
            {k * 3.35F - w * 1.2F, -7.6F}});
  }
  s.layer(kHull);
  for (const float x : {-0.66F, -0.22F, 0.22F, 0.66F}) s.line({x, -1.92F}, {x * 0.72F, -0.82F}, 0.03F);
  s.loop({{-0.56F, -0.86F, kCorner},
          {0.56F, -0.86F, kCorner},
          {0.48F, -0.1F},
          {0.40F, 0.0F, kCorner},
          {-0.40F, 0.0F, kCorner},
          {-0.48F, -0.1F}});
  s.layer(0.24F).rect(-0.62F, -0.92F, 0.62F, -0.78F);
  s.lit(1.0F).loop({{0, -1.72F}, {0.13F, -1.36F}, {0, -1.22F}, {-0.13F, -1.36F}});
  return s.finish({.real_height_m = 20, .stands = false});
}

Shape rocket(const Request&) {
  Sketch s;
  s.layer(0.08F).polygon({{-0.55F, -3.1F}, {-1.55F, -1.2F}, {-1.55F, 0.0F}, {-0.5F, -0.9F}});
  s.polygon({{0.55F, -3.1F}, {1.55F, -1.2F}, {1.55F, 0.0F}, {0.5F, -0.9F}});
  s.layer(0.30F).symmetric(
      {{0, -9.2F, kCorner}, {0.62F, -7.6F}, {0.90F, -5.8F}, {0.92F, -3.4F}, {0.62F, -0.8F, kCorner}});
  s.layer(0.42F).loop({{-0.30F, -7.5F},
                       {-0.52F, -7.0F},
                       {-0.66F, -5.8F},
                       {-0.66F, -3.4F},
                       {-0.42F, -0.9F},
                       {-0.2F, -0.9F},
                       {-0.34F, -3.4F},
                       {-0.3F, -5.8F}});
  s.layer(0.08F).symmetric({{0, -9.2F, kCorner}, {0.44F, -8.1F}, {0.60F, -7.66F, kCorner}});
  s.rect(-0.92F, -4.0F, 0.92F, -3.84F);
  s.polygon({{-0.12F, -3.2F}, {0.12F, -3.2F}, {0.12F, 0.0F}, {-0.12F, 0.0F}});
  s.polygon({{-0.52F, -0.8F}, {0.52F, -0.8F}, {0.70F, -0.3F}, {-0.70F, -0.3F}});
  s.layer(0.08F).circle({0, -5.9F}, 0.46F);
  s.lit(0.9F).circle({0, -5.9F}, 0.33F);
  return s.finish({.real_height_m = 40});
}

Shape ufo(const Request&) {
  Sketch s;
  s.layer(0.30F).loop(
      {{-1.25F, -0.95F, kCorner}, {-1.0F, -1.55F}, {0.0F, -1.92F}, {1.0F, -1.55F}, {1.25F, -0.95F, kCorner}});
  s.layer(0.42F).loop({{-0.85F, -1.1F}, {-0.65F, -1.5F}, {-0.2F, -1.72F}, {-0.5F, -1.4F}, {-0.62F, -1.1F}});
  s.layer(0.10F).loop({{-3.4F, -0.62F, kCorner},
                       {-2.2F, -0.92F},
                       {0.0F, -1.06F},
                       {2.2F, -0.92F},
                       {3.4F, -0.62F, kCorner},
                       {1.9F, -0.24F},
                       {0.0F, -0.12F},
                       {-1.9F, -0.24F}});
  s.layer(0.22F).loop(
      {{-3.3F, -0.64F}, {-2.2F, -0.90F}, {0.0F, -1.02F}, {2.2F, -0.90F}, {3.3F, -0.64F}, {0.0F, -0.80F}});
  s.layer(0.05F).ellipse({0, -0.14F}, 1.1F, 0.15F);
  s.lit(1.0F);
  for (const float x : {-2.55F, -1.7F, -0.85F, 0.0F, 0.85F, 1.7F, 2.55F})
    s.ellipse({x, -0.46F - 0.065F * std::fabs(x)}, 0.16F, 0.085F);
  s.ellipse({0, -0.13F}, 0.72F, 0.08F);
  return s.finish({.real_height_m = 8, .stands = false});
}

Shape airship(const Request&) {
  Sketch s;
  s.layer(0.16F).loop({{-6.2F, -2.4F},
                       {-4.6F, -3.35F},
                       {-1.5F, -3.95F},
                       {2.2F, -3.92F},
                       {4.9F, -3.30F},
                       {6.0F, -2.4F},
                       {4.9F, -1.5F},
                       {2.2F, -0.92F},
                       {-1.5F, -0.88F},
                       {-4.6F, -1.45F}});
  s.polygon({{-4.4F, -3.1F}, {-5.8F, -4.3F}, {-6.7F, -4.25F}, {-5.7F, -2.5F}});
  s.polygon({{-4.4F, -1.7F}, {-5.8F, -0.5F}, {-6.7F, -0.55F}, {-5.7F, -2.3F}});
  s.layer(0.10F).polygon({{-4.6F, -2.5F}, {-6.9F, -2.62F}, {-6.9F, -2.2F}, {-4.6F, -2.3F}});
  s.layer(0.26F).loop({{-5.6F, -2.6F, kCorner},
                       {-1.5F, -3.62F},
                       {2.2F, -3.60F},
                       {5.4F, -2.7F, kCorner},
                       {2.2F, -3.28F},
                       {-1.5F, -3.28F}});
  s.layer(0.08F).loop({{-5.4F, -2.1F, kCorner},
                       {-1.5F, -1.32F},
                       {2.2F, -1.34F},
                       {5.3F, -2.1F, kCorner},
                       {2.2F, -1.0F},
                       {-1.5F, -0.98F}});
  s.layer(0.07F).loop({{-1.2F, -0.95F, kCorner},
                       {-1.0F, -0.3F},
                       {-0.6F, 0.0F},
                       {1.9F, 0.0F},
                       {2.5F, -0.3F},
                       {2.8F, -0.98F, kCorner}});
  s.round_rect(-3.2F, -0.98F, -2.3F, -0.62F, 0.14F);
  s.lit(0.95F);
  for (int i = 0; i < 7; ++i)
    s.rect(-0.7F + 0.44F * static_cast<float>(i), -0.55F, -0.45F + 0.44F * static_cast<float>(i), -0.30F);
  return s.finish({.real_height_m = 30, .facing = Facing::right, .stands = false});
}

}  // namespace

void register_vehicles(Registry& registry) {
  register_road_vehicles(registry);
  register_sail_and_space(registry);
  registry.add("ship", ship);
  registry.add("sailboat", sailboat);
  registry.add("rowboat", rowboat);
  registry.add("submarine", submarine);
  registry.add("airplane", airplane);
  registry.add("helicopter", helicopter);
  registry.add("hot_air_balloon", hot_air_balloon);
  registry.add("rocket", rocket);
  registry.add("ufo", ufo);
  registry.add("airship", airship);
}

}  // namespace onesheet::illustrator
