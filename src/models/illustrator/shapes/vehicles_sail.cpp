// Ships under sail, a paper boat, small aeroplanes and what orbits. Fronts are at the right; ships are drawn
// to their waterline, which is the ground line.
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kHull = 0.08F, kRig = 0.06F, kSail = 0.36F;

// A square sail full of wind from the left, and its yard.
void square_sail(Sketch& s, float mast, float top, float bottom, float half_top, float half_bottom,
                 float tone) {
  const float mid = (top + bottom) / 2, belly = 0.12F * (bottom - top);
  s.layer(tone).loop({{mast - half_top, top, kCorner},
                      {mast + half_top, top, kCorner},
                      {mast + (half_top + half_bottom) / 2 + belly * 1.6F, mid},
                      {mast + half_bottom, bottom, kCorner},
                      {mast, bottom - belly * 1.3F},
                      {mast - half_bottom, bottom, kCorner},
                      {mast - (half_top + half_bottom) / 2 + belly * 1.6F, mid}});
  s.layer(tone - 0.10F)
      .loop({{mast + half_top * 0.35F, top, kCorner},
             {mast + half_top, top, kCorner},
             {mast + (half_top + half_bottom) / 2 + belly * 1.6F, mid},
             {mast + half_bottom, bottom, kCorner},
             {mast + half_bottom * 0.55F, bottom - belly * 0.9F, kCorner},
             {mast + half_top * 0.65F + belly, mid}});
  s.layer(kRig).line({mast - half_top - 0.16F, top}, {mast + half_top + 0.16F, top}, 0.10F);
}

void pennant(Sketch& s, float x, float y, float length) {
  s.layer(0.12F).loop({{x, y, kCorner},
                       {x + length * 0.35F, y - 0.06F},
                       {x + length * 0.7F, y + 0.14F},
                       {x + length, y + 0.06F, kCorner},
                       {x + length * 0.6F, y + 0.30F},
                       {x + length * 0.3F, y + 0.20F},
                       {x, y + 0.34F, kCorner}});
}

Shape galleon(const Request&) {
  Sketch s;
  s.layer(kRig);
  for (const float foot : {-4.9F, -1.4F, 1.8F}) s.line({-3.3F, -8.3F}, {foot, -2.2F}, 0.025F);
  for (const float foot : {-2.6F, -1.6F, 2.2F}) s.line({0.2F, -10.2F}, {foot, -1.9F}, 0.03F);
  for (const float foot : {1.6F, 2.4F, 4.4F}) s.line({3.3F, -8.9F}, {foot, -2.0F}, 0.025F);
  s.line({3.3F, -8.8F}, {7.9F, -4.75F}, 0.03F);
  s.line({0.2F, -10.3F}, {3.3F, -8.9F}, 0.025F);
  s.line({-3.3F, -8.4F}, {0.2F, -10.1F}, 0.025F);
  s.line({0.2F, -1.8F}, {0.2F, -11.1F}, 0.20F);
  s.line({3.3F, -2.2F}, {3.3F, -9.6F}, 0.17F);
  s.line({-3.3F, -3.0F}, {-3.3F, -9.0F}, 0.15F);
  s.line({4.4F, -2.5F}, {8.0F, -4.85F}, 0.17F);
  s.layer(kSail - 0.05F)
      .loop({{3.65F, -7.7F, kCorner},
             {5.6F, -5.2F},
             {7.5F, -4.6F, kCorner},
             {5.6F, -3.9F},
             {4.2F, -3.5F, kCorner},
             {4.2F, -5.6F}});
  s.loop({{-3.45F, -7.9F, kCorner},
          {-3.9F, -5.8F},
          {-5.9F, -4.4F, kCorner},
          {-4.6F, -4.1F},
          {-3.45F, -4.3F, kCorner}});
  s.layer(kSail - 0.12F)
      .loop({{-3.15F, -8.1F, kCorner},
             {-2.0F, -6.4F},
             {-1.75F, -4.6F, kCorner},
             {-2.5F, -4.4F},
             {-3.15F, -4.4F, kCorner}});
  square_sail(s, 3.35F, -8.75F, -7.35F, 0.75F, 1.0F, kSail);
  square_sail(s, 3.35F, -7.1F, -5.2F, 1.05F, 1.35F, kSail);
  square_sail(s, 3.35F, -4.95F, -3.1F, 1.4F, 1.45F, kSail);
  square_sail(s, 0.25F, -10.0F, -8.45F, 0.85F, 1.15F, kSail);
  square_sail(s, 0.25F, -8.2F, -6.0F, 1.25F, 1.6F, kSail);
  square_sail(s, 0.25F, -5.7F, -2.9F, 1.65F, 1.8F, kSail);
  pennant(s, 0.2F, -11.1F, 1.5F);
  pennant(s, 3.3F, -9.6F, 1.1F);
  pennant(s, -3.3F, -9.0F, 1.0F);
  s.layer(kHull).loop({{-5.75F, -3.9F, kCorner},
                       {-4.6F, -3.62F},
                       {-3.05F, -3.35F, kCorner},
                       {-3.0F, -2.55F, kCorner},
                       {-1.2F, -2.1F},
                       {1.0F, -1.92F},
                       {2.35F, -1.98F, kCorner},
                       {2.4F, -2.6F, kCorner},
                       {4.5F, -2.8F, kCorner},
                       {5.3F, -2.35F},
                       {6.5F, -2.75F, kCorner},
                       {5.9F, -1.95F},
                       {5.0F, -1.2F},
                       {4.4F, 0.0F, kCorner},
                       {-4.4F, 0.0F, kCorner},
                       {-5.1F, -1.3F},
                       {-5.3F, -2.4F}});
  s.polygon({{-5.75F, -3.9F}, {-5.9F, -4.6F}, {-5.7F, -4.6F}, {-5.5F, -3.8F}});
  s.layer(0.20F).loop({{-5.3F, -2.15F, kCorner},
                       {-3.0F, -1.62F},
                       {1.0F, -1.35F},
                       {5.35F, -1.72F, kCorner},
                       {1.0F, -1.20F},
                       {-3.0F, -1.46F},
                       {-5.25F, -1.98F, kCorner}});
  s.layer(0.02F);
  for (int i = 0; i < 9; ++i) {
    const float x = -3.6F + 0.88F * static_cast<float>(i);
    const float y = -0.98F - 0.02F * (x - 0.5F) * (x - 0.5F) * 0.5F;
    s.rect(x, y, x + 0.34F, y + 0.32F);
  }
  s.lit(0.9F);
  for (int i = 0; i < 4; ++i) {
    const float x = -5.1F + 0.46F * static_cast<float>(i);
    s.round_rect(x, -3.18F + 0.07F * static_cast<float>(i), x + 0.28F, -2.72F + 0.07F * static_cast<float>(i),
                 0.08F);
  }
  s.circle({-5.8F, -4.72F}, 0.16F);
  return s.finish({.real_height_m = 38, .facing = Facing::right});
}

Shape longship(const Request&) {
  Sketch s;
  s.layer(kRig).line({0, -0.9F}, {0, -7.4F}, 0.17F);
  s.line({0, -7.2F}, {-5.2F, -1.9F}, 0.03F);
  s.line({0, -7.2F}, {5.4F, -2.0F}, 0.03F);
  s.layer(kSail).loop({{-2.9F, -6.8F, kCorner},
                       {2.9F, -6.8F, kCorner},
                       {3.45F, -4.7F},
                       {3.2F, -2.6F, kCorner},
                       {0.2F, -2.95F},
                       {-2.9F, -2.6F, kCorner},
                       {-2.45F, -4.7F}});
  s.layer(kSail - 0.18F);
  for (int i = 0; i < 3; ++i) {
    const float x = -2.05F + 1.95F * static_cast<float>(i);
    s.loop({{x, -6.8F, kCorner},
            {x + 0.95F, -6.8F, kCorner},
            {x + 1.38F, -4.7F},
            {x + 1.06F, -2.78F, kCorner},
            {x + 0.06F, -2.84F, kCorner},
            {x + 0.42F, -4.7F}});
  }
  s.layer(kRig).line({-3.1F, -6.85F}, {3.1F, -6.85F}, 0.15F);
  pennant(s, 0, -7.45F, 1.3F);
  // Stem and stern rise from the hull in one curve: a dragon's neck and a coiled tail.
  s.layer(kHull).loop({{-5.6F, -1.75F},
                       {-4.0F, -1.12F},
                       {0.0F, -0.92F},
                       {4.0F, -1.12F},
                       {5.6F, -1.75F, kCorner},
                       {5.3F, -0.75F},
                       {4.2F, 0.0F, kCorner},
                       {-4.2F, 0.0F, kCorner},
                       {-5.3F, -0.75F}});
  s.sweep({{4.6F, -0.8F}, {5.75F, -1.8F}, {6.15F, -3.0F}, {6.15F, -4.0F}}, {0.5F, 0.34F, 0.26F, 0.30F});
  s.sweep({{-4.6F, -0.8F},
           {-5.8F, -1.8F},
           {-6.3F, -3.1F},
           {-6.1F, -4.0F},
           {-5.45F, -4.2F},
           {-5.2F, -3.7F},
           {-5.55F, -3.45F}},
          {0.5F, 0.32F, 0.22F, 0.19F, 0.17F, 0.14F, 0.10F});
  s.loop({{5.95F, -4.35F, kCorner},
          {6.3F, -4.72F},
          {6.75F, -4.55F},
          {7.5F, -4.42F, kCorner},
          {7.35F, -4.18F},
          {6.95F, -4.12F, kCorner},
          {7.3F, -3.86F, kCorner},
          {6.7F, -3.72F},
          {6.1F, -3.6F}});
  s.polygon({{6.05F, -4.5F}, {5.55F, -5.05F}, {6.4F, -4.65F}});
  for (int i = 0; i < 4; ++i) {
    const float y = -3.9F + 0.5F * static_cast<float>(i);
    s.polygon({{5.98F, y - 0.16F}, {5.55F, y - 0.22F}, {5.9F, y + 0.16F}});
  }
  s.layer(0.03F);
  for (int i = 0; i < 8; ++i) {
    const float x = -3.5F + static_cast<float>(i);
    s.line({x, -0.7F}, {x - 0.85F, 0.0F}, 0.08F);
  }
  for (int i = 0; i < 9; ++i) {
    const float x = -4.0F + static_cast<float>(i);
    const float y = -1.0F - 0.012F * x * x;
    s.layer(i % 2 == 0 ? 0.30F : 0.18F).circle({x, y}, 0.42F);
    s.layer(0.05F).circle({x, y}, 0.13F);
  }
  s.lit(1.0F).circle({6.62F, -4.36F}, 0.075F);
  return s.finish({.real_height_m = 14, .facing = Facing::right});
}

Shape paper_boat(const Request&) {
  Sketch s;
  s.layer(0.62F).polygon({{0, -5.9F}, {-2.75F, -2.4F}, {0, -1.6F}});
  s.layer(0.44F).polygon({{0, -5.9F}, {2.75F, -2.4F}, {0, -1.6F}});
  s.layer(0.56F).polygon({{-5.4F, -2.9F}, {0, -1.75F}, {-0.9F, 0}, {-2.9F, 0}});
  s.layer(0.38F).polygon({{5.4F, -2.9F}, {0, -1.75F}, {0.9F, 0}, {2.9F, 0}});
  s.layer(0.48F).polygon({{0, -1.8F}, {-2.9F, 0}, {2.9F, 0}});
  return s.finish({.real_height_m = 0.12F});
}

Shape biplane(const Request&) {
  Sketch s;
  s.layer(0.05F).ellipse({4.55F, -2.0F}, 0.09F, 1.55F, degrees(4));
  s.layer(kHull).loop({{-4.6F, -2.28F},
                       {-2.0F, -2.55F},
                       {0.2F, -2.72F, kCorner},
                       {0.5F, -2.5F},
                       {1.2F, -2.5F, kCorner},
                       {1.5F, -2.72F},
                       {3.3F, -2.72F},
                       {4.3F, -2.45F},
                       {4.35F, -1.6F},
                       {3.3F, -1.30F},
                       {0.5F, -1.32F},
                       {-2.4F, -1.75F}});
  s.loop(
      {{-4.0F, -2.2F, kCorner}, {-4.5F, -3.3F}, {-5.0F, -3.5F}, {-5.35F, -2.9F}, {-5.1F, -1.95F, kCorner}});
  s.ellipse({4.55F, -2.02F}, 0.34F, 0.36F);
  s.layer(0.16F).capsule({-4.9F, -2.15F}, 0.09F, {-3.4F, -2.15F}, 0.16F);
  s.layer(0.05F);
  for (const float x : {0.95F, 2.55F}) {
    s.line({x - 0.35F, -1.1F}, {x + 0.15F, -3.95F}, 0.10F);
    s.line({x + 0.45F, -1.1F}, {x + 0.75F, -3.95F}, 0.10F);
  }
  s.line({0.75F, -1.15F}, {3.1F, -3.9F}, 0.03F);
  s.line({2.9F, -1.15F}, {1.1F, -3.9F}, 0.03F);
  s.line({1.6F, -1.2F}, {2.1F, -0.35F}, 0.12F);
  s.line({2.9F, -1.2F}, {2.2F, -0.35F}, 0.12F);
  s.line({-4.3F, -1.9F}, {-4.6F, -1.35F}, 0.09F);
  s.circle({2.15F, -0.38F}, 0.52F);
  s.layer(0.30F).circle({2.15F, -0.38F}, 0.18F);
  s.layer(0.20F).capsule({0.2F, -4.02F}, 0.12F, {3.5F, -4.02F}, 0.20F);
  s.capsule({0.1F, -1.08F}, 0.11F, {3.1F, -1.08F}, 0.17F);
  s.layer(0.04F).circle({0.85F, -2.88F}, 0.34F);
  s.polygon({{0.6F, -2.85F}, {-0.2F, -2.98F}, {-0.9F, -2.74F}, {-0.2F, -2.72F}});
  s.layer(0.42F).ellipse({1.02F, -2.92F}, 0.17F, 0.12F);
  s.layer(0.36F).circle({-2.7F, -2.12F}, 0.30F);
  s.layer(0.12F).circle({-2.7F, -2.12F}, 0.15F);
  return s.finish({.real_height_m = 2.9F, .facing = Facing::right, .stands = false});
}

Shape fighter_jet(const Request&) {
  // Seen from above, nose up, then banked up and to the right.
  Sketch plan;
  plan.layer(0.09F).symmetric({{0, -6.6F, kCorner},
                               {0.32F, -5.4F},
                               {0.62F, -3.6F},
                               {0.85F, -2.2F, kCorner},
                               {1.35F, -0.9F, kCorner},
                               {4.3F, 2.1F, kCorner},
                               {4.3F, 2.75F, kCorner},
                               {1.5F, 2.35F, kCorner},
                               {1.45F, 3.1F, kCorner},
                               {2.7F, 4.3F, kCorner},
                               {2.7F, 4.8F, kCorner},
                               {1.05F, 4.4F, kCorner},
                               {0.95F, 4.9F, kCorner},
                               {0.2F, 4.9F, kCorner},
                               {0, 4.4F, kCorner}});
  plan.layer(0.19F).polygon({{0, -2.4F}, {-0.5F, -1.8F}, {-0.55F, 4.2F}, {0, 4.4F}});
  plan.layer(0.15F).polygon({{-0.95F, -1.6F}, {-1.35F, -0.8F}, {-4.1F, 2.1F}, {-1.2F, 1.8F}});
  plan.layer(0.04F).polygon({{0.85F, 2.2F}, {1.12F, 3.2F}, {1.02F, 4.5F}, {0.74F, 3.3F}});
  plan.polygon({{-0.85F, 2.2F}, {-1.12F, 3.2F}, {-1.02F, 4.5F}, {-0.74F, 3.3F}});
  plan.layer(0.40F).ellipse({0, -3.5F}, 0.30F, 1.0F);
  plan.layer(0.60F).ellipse({-0.08F, -3.75F}, 0.10F, 0.5F);
  plan.lit(1.0F).ellipse({0.55F, 5.05F}, 0.3F, 0.34F);
  plan.ellipse({-0.55F, 5.05F}, 0.3F, 0.34F);
  Sketch s;
  s.add(plan, turn_scale_move(degrees(52), 1, 1, 0, 0));
  return s.finish({.real_height_m = 9, .facing = Facing::right, .stands = false});
}

Shape spaceship(const Request&) {
  Sketch s;
  // A starship in profile: needle hull, raised bridge, swept fin and wing, three engines.
  s.layer(0.06F).polygon({{-4.4F, -2.2F}, {-6.3F, -4.6F}, {-5.2F, -4.6F}, {-1.6F, -2.3F}});
  s.layer(0.09F).loop({{7.4F, -1.35F, kCorner},
                       {5.2F, -1.95F},
                       {3.6F, -2.25F},
                       {2.6F, -2.75F},
                       {1.2F, -2.92F},
                       {-0.6F, -2.7F},
                       {-3.6F, -2.62F},
                       {-5.3F, -2.45F, kCorner},
                       {-5.3F, -0.75F, kCorner},
                       {-2.5F, -0.50F},
                       {1.5F, -0.62F},
                       {4.8F, -0.98F}});
  s.layer(0.17F).loop({{7.2F, -1.40F, kCorner},
                       {4.0F, -1.78F},
                       {0.0F, -1.92F},
                       {-5.3F, -1.95F, kCorner},
                       {-5.3F, -1.60F, kCorner},
                       {0.0F, -1.55F},
                       {4.0F, -1.46F}});
  s.layer(0.05F).polygon({{1.6F, -1.1F}, {-3.6F, 0.85F}, {-5.4F, 0.95F}, {-4.8F, 0.4F}, {-3.0F, -1.0F}});
  s.line({-5.9F, 0.9F}, {-2.4F, 0.62F}, 0.26F);
  s.layer(0.12F).polygon({{1.0F, -1.02F}, {-3.6F, 0.62F}, {-4.4F, 0.62F}, {-2.6F, -0.98F}});
  s.layer(0.04F);
  for (const float y : {-2.28F, -1.62F, -0.98F}) s.round_rect(-5.95F, y - 0.22F, -5.1F, y + 0.22F, 0.10F);
  for (int i = 0; i < 6; ++i) {
    const float x = -3.9F + 0.95F * static_cast<float>(i);
    s.rect(x, -2.4F, x + 0.55F, -2.26F);
    s.rect(x + 0.2F, -0.86F, x + 0.6F, -0.74F);
  }
  s.lit(1.0F);
  for (const float y : {-2.28F, -1.62F, -0.98F}) s.ellipse({-6.02F, y}, 0.20F, 0.19F);
  s.loop({{3.35F, -2.30F, kCorner},
          {2.65F, -2.62F},
          {1.85F, -2.74F, kCorner},
          {2.0F, -2.42F, kCorner},
          {2.7F, -2.26F}});
  for (int i = 0; i < 13; ++i) s.circle({-3.4F + 0.62F * static_cast<float>(i), -1.30F}, 0.07F);
  s.circle({-2.35F, 0.62F}, 0.09F);
  return s.finish({.real_height_m = 60, .facing = Facing::right, .stands = false});
}

// One wing of solar cells, its inner edge at the origin, reaching along +x.
void solar_wing(Sketch& s, float side) {
  s.layer(0.06F).line({0, 0}, {side * 1.2F, 0}, 0.14F);
  s.rect(side > 0 ? 1.1F : -5.2F, -0.95F, side > 0 ? 5.2F : -1.1F, 0.95F);
  s.layer(0.30F);
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 2; ++j) {
      const float near = 1.2F + 0.8F * static_cast<float>(i), top = -0.87F + 0.9F * static_cast<float>(j);
      s.rect(side > 0 ? near : -near - 0.7F, top, side > 0 ? near + 0.7F : -near, top + 0.82F);
    }
  }
}

Shape satellite(const Request&) {
  Sketch flat;
  Sketch left, right;
  solar_wing(left, -1);
  solar_wing(right, 1);
  flat.add(left, {1, 0, 0, 1, -0.75F, 0});
  flat.add(right, {1, 0, 0, 1, 0.75F, 0});
  flat.layer(0.16F).round_rect(-0.95F, -1.35F, 0.95F, 1.35F, 0.12F);
  flat.layer(0.26F).rect(-0.95F, -1.05F, -0.35F, 1.05F);
  flat.layer(0.05F).rect(-0.95F, -0.25F, 0.95F, -0.12F);
  flat.line({0, 1.3F}, {0, 2.2F}, 0.12F);
  flat.layer(0.40F).loop({{-1.35F, 1.75F, kCorner},
                          {-0.85F, 2.45F},
                          {0, 2.7F},
                          {0.85F, 2.45F},
                          {1.35F, 1.75F, kCorner},
                          {0, 2.05F}});
  flat.layer(0.08F).line({0, 2.2F}, {0, 1.65F}, 0.08F);
  flat.line({0.4F, -1.3F}, {0.7F, -2.5F}, 0.07F);
  flat.circle({0.7F, -2.5F}, 0.13F);
  flat.lit(1.0F).circle({0.55F, 0.6F}, 0.14F);
  Sketch s;
  s.add(flat, turn_scale_move(degrees(-24), 1, 1, 0, 0));
  return s.finish({.real_height_m = 6, .stands = false});
}

Shape space_station(const Request&) {
  // A great wheel seen from a little above, with its hub and docking arm.
  Sketch flat;
  flat.layer(0.06F).line({0, -3.6F}, {0, 3.4F}, 0.34F);
  for (int i = 0; i < 4; ++i) {
    const float a = degrees(30 + 90 * static_cast<float>(i));
    flat.line({0, 0}, {5.2F * std::cos(a), 1.75F * std::sin(a)}, 0.32F);
  }
  flat.layer(0.08F).arc({0, 0}, 5.4F, 1.9F, degrees(90), degrees(270), 0.78F);
  flat.layer(0.13F).arc({0, 0.05F}, 5.4F, 1.9F, degrees(-92), degrees(92), 0.98F);
  flat.layer(0.24F).arc({0, -0.22F}, 5.4F, 1.9F, degrees(-88), degrees(88), 0.16F);
  flat.layer(0.11F).round_rect(-0.85F, -1.3F, 0.85F, 1.3F, 0.3F);
  flat.layer(0.22F).round_rect(-0.85F, -1.3F, -0.3F, 1.3F, 0.2F);
  flat.layer(0.09F).round_rect(-0.55F, 2.9F, 0.55F, 3.9F, 0.2F);
  flat.line({-2.6F, -3.4F}, {2.6F, -3.4F}, 0.12F);
  flat.layer(0.28F);
  for (const float x : {-2.6F, -1.5F, 0.6F, 1.7F}) flat.rect(x, -4.2F, x + 0.9F, -2.6F);
  flat.lit(1.0F);
  for (int i = 0; i < 15; ++i) {
    const float a = degrees(18 + 10.3F * static_cast<float>(i));
    flat.circle({5.4F * std::cos(a), 0.12F + 1.9F * std::sin(a)}, 0.12F);
  }
  for (const float y : {-0.7F, 0.0F, 0.7F}) flat.rect(-0.1F, y - 0.1F, 0.5F, y + 0.1F);
  Sketch s;
  s.add(flat, turn_scale_move(degrees(-14), 1, 1, 0, 0));
  return s.finish({.real_height_m = 200, .stands = false});
}

}  // namespace

void register_sail_and_space(Registry& registry) {
  registry.add("galleon", galleon);
  registry.add("longship", longship);
  registry.add("paper_boat", paper_boat);
  registry.add("biplane", biplane);
  registry.add("fighter_jet", fighter_jet);
  registry.add("spaceship", spaceship);
  registry.add("satellite", satellite);
  registry.add("space_station", space_station);
}

}  // namespace onesheet::illustrator
