// Things with wheels, seen from the right-hand side: their front is at the right. Drawn in metres, ground at
// y = 0.
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kBody = 0.10F, kTyre = 0.03F, kGlass = 0.34F, kTrim = 0.22F;

Shape driving(const Sketch& s, float real_height_m) {
  return s.finish({.real_height_m = real_height_m, .facing = Facing::right});
}

// A road wheel under a body: tyre, pale rim, dark hub.
void road_wheel(Sketch& s, float x, float r) {
  s.layer(kTyre).circle({x, -r}, r);
  s.layer(kTrim).circle({x, -r}, r * 0.56F);
  s.layer(kTyre).circle({x, -r}, r * 0.20F);
}

// Body of a saloon car with its wheel arches cut; `roof` raises the cabin.
void saloon(Sketch& s, float tone) {
  s.layer(tone).loop({{-2.30F, -0.46F},
                      {-2.28F, -0.78F},
                      {-2.02F, -0.90F},
                      {-1.50F, -0.95F},
                      {-1.34F, -0.97F, kCorner},
                      {-0.92F, -1.30F},
                      {-0.62F, -1.42F},
                      {-0.10F, -1.46F},
                      {0.34F, -1.42F},
                      {0.98F, -0.99F, kCorner},
                      {1.62F, -0.91F},
                      {2.12F, -0.80F},
                      {2.30F, -0.62F},
                      {2.30F, -0.44F},
                      {2.20F, -0.28F, kCorner},
                      {-2.20F, -0.28F, kCorner}});
  s.cut_ellipse({-1.42F, -0.36F}, 0.43F, 0.42F);
  s.cut_ellipse({1.40F, -0.36F}, 0.43F, 0.42F);
}

void saloon_glass(Sketch& s) {
  s.layer(kGlass).loop({{-1.10F, -0.99F, kCorner},
                        {-0.78F, -1.26F},
                        {-0.52F, -1.35F},
                        {-0.24F, -1.37F, kCorner},
                        {-0.24F, -0.99F, kCorner}});
  s.loop({{-0.15F, -0.99F, kCorner}, {-0.15F, -1.37F, kCorner}, {0.26F, -1.34F}, {0.74F, -1.00F, kCorner}});
}

void saloon_trim(Sketch& s) {
  s.layer(kTrim).rect(-2.34F, -0.52F, -2.10F, -0.44F);
  s.rect(2.08F, -0.52F, 2.34F, -0.44F);
  s.rect(-0.02F, -0.88F, 0.16F, -0.85F);
  s.rect(-1.30F, -0.72F, 1.20F, -0.70F);
  s.lit(1.0F).ellipse({2.20F, -0.68F}, 0.075F, 0.085F);
  s.lit(0.8F).ellipse({-2.25F, -0.70F}, 0.04F, 0.08F);
}

Shape car(const Request&) {
  Sketch s;
  saloon(s, kBody);
  saloon_glass(s);
  saloon_trim(s);
  road_wheel(s, -1.42F, 0.35F);
  road_wheel(s, 1.40F, 0.35F);
  return driving(s, 1.46F);
}

Shape taxi(const Request&) {
  Sketch s;
  s.lit(0.9F).round_rect(-0.36F, -1.66F, 0.12F, -1.45F, 0.05F);
  saloon(s, 0.30F);
  saloon_glass(s);
  // The chequered band that says taxi.
  s.layer(0.04F);
  for (int i = 0; i < 14; ++i) {
    const float x = -1.28F + 0.17F * static_cast<float>(i);
    s.rect(x, i % 2 == 0 ? -0.84F : -0.77F, x + 0.17F, i % 2 == 0 ? -0.77F : -0.70F);
  }
  saloon_trim(s);
  road_wheel(s, -1.42F, 0.35F);
  road_wheel(s, 1.40F, 0.35F);
  return driving(s, 1.6F);
}

Shape van(const Request&) {
  Sketch s;
  s.layer(kBody).round_rect(-2.22F, -2.02F, 1.30F, -0.32F, 0.30F);
  s.loop({{0.60F, -0.32F, kCorner},
          {0.60F, -2.02F, kCorner},
          {1.05F, -2.01F},
          {1.50F, -1.86F},
          {1.98F, -1.14F},
          {2.20F, -0.96F},
          {2.26F, -0.62F},
          {2.22F, -0.32F, kCorner}});
  s.cut_ellipse({-1.35F, -0.36F}, 0.44F, 0.42F);
  s.cut_ellipse({1.42F, -0.36F}, 0.44F, 0.42F);
  s.layer(kGlass).loop(
      {{0.86F, -1.14F, kCorner}, {0.86F, -1.74F, kCorner}, {1.40F, -1.70F}, {1.74F, -1.14F, kCorner}});
  for (int i = 0; i < 3; ++i) {
    const float x = -1.96F + 0.90F * static_cast<float>(i);
    s.round_rect(x, -1.74F, x + 0.78F, -1.14F, 0.10F);
  }
  s.layer(kTrim).rect(-2.22F, -0.98F, 2.16F, -0.93F);
  s.rect(-2.30F, -0.44F, -2.0F, -0.36F);
  s.rect(2.02F, -0.44F, 2.32F, -0.36F);
  s.lit(1.0F).circle({2.17F, -0.76F}, 0.10F);
  road_wheel(s, -1.35F, 0.36F);
  road_wheel(s, 1.42F, 0.36F);
  return driving(s, 2.02F);
}

Shape ambulance(const Request&) {
  Sketch s;
  s.lit(1.0F).round_rect(0.62F, -2.62F, 1.14F, -2.46F, 0.05F);
  s.layer(0.36F).round_rect(-2.70F, -2.46F, 0.98F, -0.36F, 0.10F);
  s.loop({{0.90F, -0.36F, kCorner},
          {0.90F, -2.20F, kCorner},
          {1.42F, -2.14F},
          {1.94F, -1.32F},
          {2.58F, -1.14F},
          {2.66F, -0.70F},
          {2.62F, -0.36F, kCorner}});
  s.cut_ellipse({-1.62F, -0.38F}, 0.47F, 0.44F);
  s.cut_ellipse({1.72F, -0.38F}, 0.47F, 0.44F);
  s.layer(0.06F).loop(
      {{1.06F, -1.34F, kCorner}, {1.06F, -2.00F, kCorner}, {1.34F, -1.96F}, {1.72F, -1.34F, kCorner}});
  s.rect(-2.70F, -1.18F, 0.92F, -1.04F);
  s.rect(-0.98F, -2.20F, -0.76F, -1.34F);
  s.rect(-1.30F, -1.88F, -0.44F, -1.66F);
  s.lit(1.0F).circle({2.56F, -0.86F}, 0.09F);
  road_wheel(s, -1.62F, 0.38F);
  road_wheel(s, 1.72F, 0.38F);
  return driving(s, 2.62F);
}

Shape truck(const Request&) {
  Sketch s;
  // Trailer, frame, then a long-nosed tractor with its stack.
  s.layer(0.14F).rect(-7.6F, -3.95F, 1.10F, -1.22F);
  s.layer(0.07F);
  for (int i = 1; i < 12; ++i) {
    const float x = -7.6F + 0.725F * static_cast<float>(i);
    s.rect(x - 0.02F, -3.88F, x + 0.02F, -1.30F);
  }
  s.layer(0.05F).rect(-7.5F, -1.24F, 4.6F, -0.86F);
  s.rect(-2.6F, -0.90F, -2.45F, -0.20F);
  s.layer(kTrim).rect(1.46F, -4.30F, 1.62F, -1.10F);
  s.layer(kBody).loop({{1.78F, -0.72F, kCorner},
                       {1.78F, -3.30F, kCorner},
                       {2.10F, -3.62F},
                       {3.30F, -3.52F},
                       {3.62F, -3.20F},
                       {3.94F, -2.26F, kCorner},
                       {5.60F, -2.12F},
                       {5.98F, -1.80F},
                       {6.02F, -0.72F, kCorner}});
  s.cut_ellipse({5.02F, -0.56F}, 0.70F, 0.66F);
  s.layer(kGlass).loop({{2.70F, -2.28F, kCorner},
                        {2.70F, -3.16F, kCorner},
                        {3.34F, -3.10F, kCorner},
                        {3.68F, -2.28F, kCorner}});
  s.layer(kTrim).rect(5.86F, -1.96F, 6.06F, -0.96F);
  s.rect(5.70F, -0.80F, 6.24F, -0.52F);
  s.round_rect(2.20F, -1.00F, 3.90F, -0.40F, 0.20F);
  s.lit(1.0F).circle({5.90F, -1.36F}, 0.16F);
  for (const float x : {-6.7F, -5.5F, 1.9F, 5.02F}) road_wheel(s, x, 0.54F);
  return driving(s, 4.3F);
}

Shape bus(const Request&) {
  Sketch s;
  s.layer(kBody).round_rect(-5.56F, -3.12F, 5.58F, -0.42F, 0.42F);
  s.cut_ellipse({-3.20F, -0.50F}, 0.62F, 0.60F);
  s.cut_ellipse({3.50F, -0.50F}, 0.62F, 0.60F);
  s.lit(0.75F);
  for (int i = 0; i < 7; ++i) {
    const float x = -5.20F + 1.22F * static_cast<float>(i);
    s.round_rect(x, -2.66F, x + 1.06F, -1.72F, 0.12F);
  }
  s.lit(0.75F).loop(
      {{4.66F, -1.50F, kCorner}, {4.66F, -2.66F, kCorner}, {5.20F, -2.60F}, {5.38F, -1.50F, kCorner}});
  s.layer(kTrim).rect(-5.54F, -1.44F, 5.50F, -1.32F);
  s.round_rect(3.42F + 0.75F, -2.60F, 4.52F, -0.60F, 0.06F);
  s.lit(1.0F).circle({5.46F, -0.86F}, 0.13F);
  road_wheel(s, -3.20F, 0.50F);
  road_wheel(s, 3.50F, 0.50F);
  return driving(s, 3.14F);
}

Shape tractor(const Request&) {
  Sketch s;
  s.layer(kTrim).capsule({0.98F, -2.45F}, 0.05F, {0.98F, -1.40F}, 0.06F);
  s.layer(kBody).loop({{-0.30F, -0.80F, kCorner},
                       {-0.30F, -1.50F, kCorner},
                       {0.30F, -1.52F},
                       {1.60F, -1.44F},
                       {1.82F, -1.30F},
                       {1.84F, -0.72F, kCorner},
                       {0.60F, -0.66F}});
  // Cab: posts and roof, open glass between them.
  s.layer(kBody).round_rect(-1.30F, -2.62F, 0.36F, -2.44F, 0.08F);
  s.polygon({{-1.16F, -2.46F}, {-1.06F, -2.46F}, {-0.98F, -1.30F}, {-1.10F, -1.30F}});
  s.polygon({{0.10F, -2.46F}, {0.20F, -2.46F}, {0.34F, -1.46F}, {0.22F, -1.46F}});
  s.polygon({{-1.10F, -1.66F}, {-0.30F, -1.66F}, {-0.20F, -0.80F}, {-1.10F, -0.80F}});
  s.line({-0.02F, -1.52F}, {-0.24F, -1.96F}, 0.06F);
  s.layer(kTrim).rect(1.70F, -1.30F, 1.86F, -0.84F);
  s.layer(kBody).arc({-0.80F, -0.84F}, 1.02F, 1.02F, degrees(100), degrees(250), 0.14F);
  s.lit(1.0F).circle({1.80F, -1.18F}, 0.09F);
  s.layer(kTyre).circle({-0.80F, -0.84F}, 0.84F);
  s.layer(kTrim).circle({-0.80F, -0.84F}, 0.48F);
  s.layer(kTyre).circle({-0.80F, -0.84F}, 0.16F);
  s.layer(kTyre).circle({1.42F, -0.46F}, 0.46F);
  s.layer(kTrim).circle({1.42F, -0.46F}, 0.25F);
  s.layer(kTyre).circle({1.42F, -0.46F}, 0.09F);
  return driving(s, 2.62F);
}

Shape motorcycle(const Request&) {
  Sketch s;
  const Point rear{-0.74F, -0.33F}, front{0.80F, -0.33F};
  for (const Point hub : {rear, front}) {
    s.layer(kTyre).ring(hub, 0.33F, 0.245F);
    s.layer(kTrim).spokes(hub, 0.04F, 0.25F, 12, 0.012F);
    s.layer(kTyre).circle(hub, 0.07F);
  }
  // Fork, frame, engine, exhaust, seat and tank.
  s.layer(kBody).capsule({0.80F, -0.33F}, 0.030F, {0.52F, -1.00F}, 0.035F);
  s.capsule({0.52F, -1.00F}, 0.022F, {0.30F, -1.12F}, 0.026F);
  s.capsule({0.44F, -0.86F}, 0.03F, {0.26F, -0.30F}, 0.03F);
  s.capsule({0.26F, -0.30F}, 0.03F, {-0.40F, -0.26F}, 0.03F);
  s.capsule({-0.40F, -0.26F}, 0.03F, {-0.74F, -0.33F}, 0.03F);
  s.capsule({-0.62F, -0.66F}, 0.03F, {-0.74F, -0.33F}, 0.03F);
  s.loop({{0.50F, -0.90F},
          {0.40F, -0.98F},
          {0.18F, -0.98F},
          {-0.02F, -0.86F},
          {-0.05F, -0.74F},
          {0.36F, -0.74F}});
  s.loop({{0.0F, -0.80F},
          {-0.30F, -0.74F},
          {-0.72F, -0.84F},
          {-0.96F, -0.82F},
          {-0.96F, -0.72F},
          {-0.60F, -0.64F},
          {-0.04F, -0.66F}});
  s.arc({-0.74F, -0.33F}, 0.40F, 0.40F, degrees(120), degrees(235), 0.05F);
  s.arc({0.80F, -0.33F}, 0.40F, 0.40F, degrees(110), degrees(215), 0.04F);
  s.layer(0.20F).round_rect(-0.18F, -0.66F, 0.24F, -0.26F, 0.06F);
  s.layer(0.06F);
  for (int i = 0; i < 4; ++i) {
    const float y = -0.62F + 0.07F * static_cast<float>(i);
    s.rect(-0.12F, y, 0.20F, y + 0.022F);
  }
  s.layer(kTrim).capsule({0.10F, -0.24F}, 0.035F, {-0.90F, -0.22F}, 0.05F);
  s.lit(1.0F).ellipse({0.60F, -0.90F}, 0.06F, 0.085F);
  return driving(s, 1.14F);
}

Shape bicycle(const Request&) {
  Sketch s;
  const Point rear{-0.52F, -0.34F}, front{0.54F, -0.34F}, crank{-0.06F, -0.29F}, seat{-0.20F, -0.80F},
      head{0.34F, -0.84F};
  for (const Point hub : {rear, front}) {
    s.layer(0.05F).ring(hub, 0.34F, 0.315F);
    s.layer(0.12F).spokes(hub, 0.02F, 0.318F, 18, 0.006F);
    s.layer(0.05F).circle(hub, 0.028F);
  }
  s.layer(kBody).line(crank, seat, 0.036F);
  s.line(seat, {0.32F, -0.78F}, 0.034F);
  s.line(crank, {0.35F, -0.72F}, 0.040F);
  s.line(head, {0.37F, -0.64F}, 0.042F);
  s.sweep({{0.37F, -0.66F}, {0.44F, -0.50F}, {0.54F, -0.34F}}, {0.018F, 0.015F, 0.011F});
  s.line(rear, crank, 0.026F);
  s.line(rear, {-0.18F, -0.76F}, 0.022F);
  s.line(seat, {-0.225F, -0.90F}, 0.026F);
  s.loop({{-0.38F, -0.94F},
          {-0.22F, -0.92F},
          {-0.06F, -0.925F},
          {-0.08F, -0.895F},
          {-0.24F, -0.87F},
          {-0.37F, -0.90F}});
  s.line(head, {0.33F, -0.93F}, 0.030F);
  s.sweep({{0.33F, -0.93F}, {0.43F, -0.96F}, {0.30F, -1.00F}, {0.16F, -0.97F}},
          {0.014F, 0.013F, 0.013F, 0.016F});
  s.ring(crank, 0.085F, 0.060F);
  s.line(crank, {0.05F, -0.16F}, 0.020F);
  s.line(crank, {-0.17F, -0.42F}, 0.020F);
  s.rect(0.00F, -0.165F, 0.11F, -0.145F);
  s.rect(-0.22F, -0.435F, -0.11F, -0.415F);
  return driving(s, 1.0F);
}

Shape tank(const Request&) {
  Sketch s;
  s.layer(kBody).capsule({0.9F, -1.92F}, 0.10F, {4.6F, -2.10F}, 0.075F);
  s.capsule({4.3F, -2.085F}, 0.13F, {4.62F, -2.10F}, 0.13F);
  s.loop({{-1.70F, -1.52F, kCorner},
          {-1.60F, -2.10F},
          {-1.10F, -2.36F},
          {0.20F, -2.42F},
          {0.95F, -2.18F},
          {1.20F, -1.52F, kCorner}});
  s.round_rect(-0.72F, -2.60F, 0.02F, -2.34F, 0.06F);
  s.line({-1.40F, -2.20F}, {-1.75F, -3.50F}, 0.025F);
  s.polygon({{-3.10F, -1.10F},
             {-2.90F, -1.58F},
             {2.20F, -1.58F},
             {3.10F, -1.14F},
             {3.00F, -0.92F},
             {-3.00F, -0.92F}});
  s.layer(kTyre).loop({{-3.30F, -0.78F},
                       {-3.02F, -1.08F},
                       {-2.60F, -1.14F},
                       {2.60F, -1.14F},
                       {3.04F, -1.08F},
                       {3.34F, -0.80F},
                       {2.62F, -0.06F},
                       {2.20F, 0.0F},
                       {-2.20F, 0.0F},
                       {-2.62F, -0.06F}});
  for (int i = 0; i < 6; ++i) {
    const float x = -2.10F + 0.84F * static_cast<float>(i);
    s.layer(kTrim).circle({x, -0.42F}, 0.36F);
    s.layer(kTyre).circle({x, -0.42F}, 0.13F);
  }
  s.layer(kTrim).circle({-2.94F, -0.78F}, 0.20F);
  s.circle({2.96F, -0.78F}, 0.20F);
  return driving(s, 2.6F);
}

Shape train(const Request& request) {
  // A steam locomotive with its tender: the train of the imagination.
  Sketch s;
  base::SeededRandom random = request.random("smoke");
  s.layer(0.30F);
  float x = 3.0F, y = -4.85F;
  for (int i = 0; i < 9; ++i) {
    const float r = 0.26F + 0.105F * static_cast<float>(i);
    s.ellipse({x, y}, r * 1.25F, r);
    x -= r * random.between(0.85F, 1.15F);
    y -= 0.16F * random.between(0.6F, 1.2F);
  }
  s.layer(kBody).rect(-6.9F, -2.62F, -3.70F, -0.86F);
  s.loop({{-6.80F, -2.60F, kCorner},
          {-6.30F, -3.02F},
          {-5.30F, -2.90F},
          {-4.40F, -3.06F},
          {-3.80F, -2.60F, kCorner}});
  s.polygon({{-3.42F, -0.86F}, {-3.42F, -3.70F}, {-1.42F, -3.70F}, {-1.42F, -0.86F}});
  s.loop({{-3.80F, -3.66F, kCorner}, {-2.60F, -4.00F}, {-1.20F, -3.66F, kCorner}});
  s.rect(-1.5F, -3.10F, 3.50F, -1.34F);
  s.ellipse({3.50F, -2.22F}, 0.20F, 0.88F);
  s.polygon({{2.72F, -3.06F}, {2.60F, -4.55F}, {3.44F, -4.55F}, {3.30F, -3.06F}});
  s.round_rect(2.50F, -4.76F, 3.54F, -4.52F, 0.10F);
  s.loop({{0.90F, -3.06F, kCorner},
          {0.96F, -3.52F},
          {1.36F, -3.72F},
          {1.76F, -3.52F},
          {1.82F, -3.06F, kCorner}});
  s.loop({{-0.80F, -3.06F, kCorner},
          {-0.74F, -3.40F},
          {-0.45F, -3.54F},
          {-0.16F, -3.40F},
          {-0.10F, -3.06F, kCorner}});
  s.rect(-3.5F, -1.40F, 3.9F, -1.02F);
  s.polygon({{3.60F, -1.10F}, {4.30F, -1.06F}, {5.10F, -0.10F}, {3.62F, -0.10F}});
  s.layer(kTrim);
  for (const float band : {-0.95F, 0.55F, 2.20F}) s.rect(band, -3.12F, band + 0.07F, -1.36F);
  for (int i = 0; i < 5; ++i) {
    const float at = 3.78F + 0.24F * static_cast<float>(i);
    s.line({at - 0.1F, -0.90F + 0.09F * static_cast<float>(i)}, {at + 0.05F, -0.14F}, 0.045F);
  }
  s.lit(0.9F).window(-3.02F, -3.26F, -1.82F, -2.40F);
  s.lit(1.0F).circle({3.66F, -3.24F}, 0.26F);
  for (const float at : {-6.3F, -4.4F}) s.wheel({at, -0.52F}, 0.52F, 0.10F, 8, kTyre);
  for (const float at : {-2.30F, -0.60F, 1.10F}) s.wheel({at, -0.80F}, 0.80F, 0.12F, 12, kTyre);
  s.wheel({2.82F, -0.46F}, 0.46F, 0.09F, 8, kTyre);
  s.layer(kTrim).line({-2.20F, -0.62F}, {2.60F, -0.74F}, 0.12F);
  s.layer(kBody).round_rect(2.30F, -1.20F, 3.36F, -0.66F, 0.08F);
  return s.finish({.real_height_m = 4.4F, .of_height = 4.76F, .facing = Facing::right});
}

}  // namespace

void register_road_vehicles(Registry& registry) {
  registry.add("car", car);
  registry.add("taxi", taxi);
  registry.add("van", van);
  registry.add("ambulance", ambulance);
  registry.add("truck", truck);
  registry.add("bus", bus);
  registry.add("tractor", tractor);
  registry.add("motorcycle", motorcycle);
  registry.add("bicycle", bicycle);
  registry.add("tank", tank);
  registry.add("train", train);
}

}  // namespace onesheet::illustrator
