#include <array>
#include <cmath>

#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

float f(int i) { return static_cast<float>(i); }

// A conifer in tiers of drooping boughs, each with a ragged hem.
Shape draw_pine(const Request& request) {
  base::SeededRandom random = request.random("boughs");
  Sketch s;
  s.layer(0.06F);
  s.polygon({{-1.6F, 0}, {1.6F, 0}, {0.4F, -96}, {-0.4F, -96}});
  s.polygon({{-2.8F, 0}, {2.8F, 0}, {1.2F, -7}, {-1.2F, -7}});
  const float slim = random.between(0.19F, 0.25F);
  float y = -94;
  int tier = 0;
  while (y < -10) {
    const float depth = y + 98;
    for (const float side : {-1.0F, 1.0F}) {
      const float reach = (2.2F + depth * slim) * random.between(0.76F, 1.16F);
      const float drop = 2.6F + reach * 0.36F;
      s.layer(tier % 2 == 0 ? 0.05F : 0.075F);
      Knots bough{
          {0, y - 5.0F, kCorner}, {side * reach * 0.42F, y + drop * 0.1F}, {side * reach, y + drop, kCorner}};
      const int tufts = 3 + static_cast<int>(reach / 5);
      for (int i = 1; i <= tufts; ++i) {
        const float t = 1 - f(i) / (f(tufts) + 0.6F);
        const float hang = random.between(1.2F, 3.0F) + reach * 0.06F;
        bough.push_back({side * reach * (t + 0.06F), y + drop * (0.55F + 0.4F * t) + hang, kCorner});
        bough.push_back({side * reach * (t - 0.02F), y + drop * (0.45F + 0.4F * t) + 0.6F, kCorner});
      }
      bough.push_back({0, y + drop * 0.9F + 2, kCorner});
      s.loop(bough);
    }
    y += 3.4F + depth * 0.055F;
    ++tier;
  }
  return s.finish({.real_height_m = 16, .centred = false});
}

// Branches split and thin out; each is one bent, tapering sweep, so the wood has no joints to see.
void grow(Sketch& s, base::SeededRandom& random, Point from, float angle, float length, float thick,
          int depth) {
  Points axis{from};
  std::array<float, 5> radii{};
  radii[0] = depth == 0 ? thick * 1.3F : thick;
  Point at = from;
  std::array<float, 5> angles{angle, 0, 0, 0, 0};
  for (std::size_t i = 1; i < 5; ++i) {
    angle += random.normal() * 0.13F;
    angle *= depth == 0 ? 0.9F : 1.0F;
    at = swing(at, degrees(180) - angle, length / 4);
    axis.push_back(at);
    angles[i] = angle;
    radii[i] = thick * (1 - 0.13F * f(static_cast<int>(i)));
  }
  if (depth < 2) {
    s.sweep(axis, radii, depth == 0);
  } else {
    // Twigs are too thin to show a joint; straight pieces keep a forest affordable.
    for (std::size_t i = 0; i + 1 < axis.size(); ++i) s.capsule(axis[i], radii[i], axis[i + 1], radii[i + 1]);
  }
  if (depth >= 5 || thick < 0.22F) return;
  const float turn = random.between(0.28F, 0.5F);
  grow(s, random, at, angle + turn, length * random.between(0.66F, 0.8F), thick * 0.45F, depth + 1);
  grow(s, random, at, angle - turn * random.between(0.8F, 1.3F), length * random.between(0.6F, 0.78F),
       thick * 0.42F, depth + 1);
  float side = random.chance(0.5F) ? 1.0F : -1.0F;
  for (std::size_t i = depth == 0 ? 2 : 1; i < 4; ++i) {
    side = -side;
    if (random.chance(0.62F))
      grow(s, random, axis[i], angles[i] + side * random.between(0.5F, 1.0F),
           length * random.between(0.4F, 0.62F), radii[i] * 0.42F, depth + (depth == 0 ? 1 : 2));
  }
}

Shape draw_dead_tree(const Request& request) {
  base::SeededRandom random = request.random("branches");
  Sketch s;
  s.layer(0.05F);
  grow(s, random, {0, 0}, random.between(-0.12F, 0.12F), 36, 4.2F, 0);
  for (const float side : {-1.0F, 1.0F})
    s.sweep({{0, -9}, {side * 3.6F, -3}, {side * 8.5F, -0.6F}}, {3.2F, 2.2F, 0.6F});

  return s.finish({.real_height_m = 9, .centred = false});
}

// A broad tree: limbs below, and a crown of leaf clumps with light on their upper side.
Shape draw_tree(const Request& request) {
  base::SeededRandom random = request.random("crown");
  Sketch s;
  s.layer(0.05F);
  s.sweep({{0, 0}, {0.6F, -14}, {-0.4F, -30}, {0, -52}}, {4.8F, 3.2F, 2.8F, 1.8F}, true);
  for (const float side : {-1.0F, 1.0F}) {
    s.sweep({{0, -4}, {side * 4, -1.8F}, {side * 8, -0.5F}}, {3.0F, 1.9F, 0.5F});
    s.sweep({{0, -26}, {side * 8, -38}, {side * 19, -52}}, {2.2F, 1.5F, 0.8F});
    s.sweep({{side * 5, -34}, {side * 19, -38}, {side * 29, -43}}, {1.4F, 1.0F, 0.5F});
  }
  const auto clump = [&](Point c, float r, float tone) {
    s.layer(tone);
    Knots edge;
    const int lobes = 22;
    for (int i = 0; i < lobes; ++i) {
      const float a = f(i) * degrees(360.0F / 22) + random.between(-0.08F, 0.08F);
      const float rr = r * (i % 2 == 0 ? random.between(0.96F, 1.12F) : random.between(0.84F, 0.93F));
      const Point p = swing(c, a, rr);
      edge.push_back({p.x * 1.0F, c.y + (p.y - c.y) * 0.82F});
    }
    s.loop(edge);
  };
  struct Clump {
    float x, y, r;
  };
  constexpr std::array<Clump, 15> crown{{{24, -50, 10},
                                         {-24, -52, 10},
                                         {-27, -46, 12},
                                         {27, -46, 12.5F},
                                         {-14, -44, 12},
                                         {14, -43, 12},
                                         {0, -48, 13},
                                         {-32, -58, 11},
                                         {32, -57, 11},
                                         {-20, -64, 14},
                                         {21, -64, 14},
                                         {0, -60, 19},
                                         {-12, -78, 14},
                                         {13, -78, 14},
                                         {0, -86, 13}}};
  for (const Clump& c : crown) {
    const Point at{c.x + random.between(-4, 4), c.y + random.between(-3, 3)};
    clump(at, c.r * random.between(0.95F, 1.1F), 0.055F + 0.03F * (-c.y - 40) / 50);
  }
  for (const Clump& c : crown)
    clump({c.x * 0.92F + 2.0F + random.between(-5, 5), c.y - 3 + random.between(-4, 4)},
          c.r * random.between(0.36F, 0.62F), 0.105F + 0.03F * (-c.y - 40) / 50);
  return s.finish({.real_height_m = 11, .centred = false});
}

Shape draw_palm(const Request& request) {
  base::SeededRandom random = request.random("fronds");
  const float lean = random.chance(0.5F) ? 1.0F : -1.0F;
  const float bow = random.between(9, 17) * lean;
  Sketch s;
  s.layer(0.06F);
  s.sweep({{0, 0}, {bow * 0.1F, -20}, {bow * 0.42F, -46}, {bow, -74}}, {2.9F, 1.6F, 1.35F, 1.15F}, true);
  s.layer(0.1F);
  for (int i = 0; i < 17; ++i) {
    const float t = f(i) / 17;
    const float x = bow * t * t;
    s.polygon({{x - 1.5F, -2 - 71 * t},
               {x + 1.5F, -2.5F - 71 * t},
               {x + 1.4F, -1.8F - 71 * t},
               {x - 1.4F, -1.4F - 71 * t}});
  }
  const Point top{bow, -75};
  for (int i = 0; i < 11; ++i) {
    const float a = degrees(-115.0F + 23.0F * f(i)) + random.between(-0.1F, 0.1F);
    const float length = random.between(27, 35);
    s.layer(i % 2 == 0 ? 0.05F : 0.085F);
    // The rib: thrown up and out, then bent down by its own weight.
    Points rib;
    for (int j = 0; j <= 10; ++j) {
      const float t = f(j) / 10;
      rib.push_back({top.x + std::sin(a) * length * t,
                     top.y - (0.35F + std::max(std::cos(a), -0.2F)) * length * 0.74F * t +
                         (15 + 9 * std::fabs(std::sin(a))) * t * t});
    }
    for (int j = 1; j <= 10; ++j) {
      const Point p = rib[static_cast<std::size_t>(j)];
      const Point q = rib[static_cast<std::size_t>(j - 1)];
      s.line(q, p, 0.75F);
      const float dx = p.x - q.x;
      const float dy = p.y - q.y;
      const float l = std::hypot(dx, dy);
      const float leaf = 9.0F * std::sin(3.1F * std::min(1.0F, 0.16F + f(j) / 11)) + 1.4F;
      for (const float side : {-1.0F, 1.0F})
        for (const float shift : {0.0F, 0.5F}) {
          const Point root{q.x + dx * shift, q.y + dy * shift};
          const Point tip{root.x + dx / l * leaf * 0.62F - side * dy / l * leaf * 0.6F,
                          root.y + dy / l * leaf * 0.5F + side * dx / l * leaf * 0.45F + leaf * 0.42F};
          s.polygon({root, {root.x + dx * 0.5F, root.y + dy * 0.5F}, tip});
        }
    }
  }
  s.layer(0.12F);
  for (const Point c : std::array<Point, 3>{{{-1.9F, 1.5F}, {1.7F, 1.9F}, {0.1F, 3.1F}}})
    s.circle({top.x + c.x, top.y + c.y}, 1.7F);
  return s.finish({.real_height_m = 10, .centred = false});
}

Shape draw_cactus(const Request& request) {
  base::SeededRandom random = request.random("arms");
  const float up = random.between(-6, 6);
  Sketch s;
  s.layer(0.08F);
  s.sweep({{0, 0}, {0, -30}, {0, -70}, {0, -93}}, {5.6F, 6.6F, 6.8F, 6.0F}, true);
  s.sweep({{0, -34 + up * 0.5F}, {-14, -36 + up * 0.5F}, {-19, -44 + up}, {-19, -66 + up}},
          {4.2F, 4.2F, 4.4F, 3.8F});
  s.sweep({{0, -46 - up * 0.5F}, {13, -48 - up * 0.5F}, {17.5F, -55 - up}, {17.5F, -76 - up}},
          {3.8F, 3.8F, 4.0F, 3.4F});
  s.layer(0.15F);
  for (const float x : {-3.4F, 0.0F, 3.4F})
    s.sweep({{x, -2}, {x * 1.15F, -50}, {x * 0.6F, -96}}, {0.3F, 0.45F, 0.15F});
  for (const float x : {-20.6F, -17.4F}) s.sweep({{x, -46 + up}, {x, -67 + up}}, {0.4F, 0.2F});
  for (const float x : {16.2F, 19.0F}) s.sweep({{x, -57 - up}, {x, -77 - up}}, {0.4F, 0.2F});
  return s.finish({.real_height_m = 4, .centred = false});
}

void leaf(Sketch& s, Point root, float radians, float length, float half) {
  Sketch one;
  one.layer(0);
  one.loop({{0, 0, kCorner}, {half, -length * 0.4F}, {0, -length, kCorner}, {-half, -length * 0.45F}});
  s.merge(one, turn_scale_move(radians, 1, 1, root.x, root.y));
}

Shape draw_sunflower(const Request&) {
  Sketch s;
  s.layer(0.1F);
  s.sweep({{0, 0}, {1.2F, -28}, {0.4F, -66}}, {1.3F, 1.1F, 1.0F});
  s.layer(0.13F);
  leaf(s, {0.8F, -20}, degrees(56), 22, 6.5F);
  leaf(s, {0.9F, -32}, degrees(-58), 23, 6.5F);
  leaf(s, {0.8F, -46}, degrees(52), 16, 4.6F);
  const Point c{0, -78};
  s.layer(0.42F);
  for (int i = 0; i < 20; ++i)
    leaf(s, swing(c, degrees(18.0F * f(i)), 8), degrees(180.0F - 18.0F * f(i)), 14, 2.7F);
  s.layer(0.5F);
  for (int i = 0; i < 20; ++i)
    leaf(s, swing(c, degrees(18.0F * f(i) + 9), 7), degrees(171.0F - 18.0F * f(i)), 12, 2.3F);
  s.layer(0.06F);
  s.circle(c, 9.6F);
  s.layer(0.15F);
  // Seeds on the golden angle.
  for (int i = 1; i < 70; ++i) s.circle(swing(c, f(i) * 2.399963F, std::sqrt(f(i)) * 1.04F), 0.36F);
  return s.finish({.real_height_m = 1.8F, .centred = false});
}

Shape draw_rose(const Request&) {
  Sketch s;
  s.layer(0.09F);
  s.sweep({{0, 0}, {2.6F, -26}, {0, -64}}, {1.0F, 0.95F, 1.1F});
  s.polygon({{2.4F, -18}, {6, -21}, {2.4F, -22}});
  s.polygon({{1.2F, -40}, {-3.2F, -43}, {1.2F, -44}});
  s.layer(0.12F);
  leaf(s, {2.2F, -30}, degrees(58), 19, 5.4F);
  leaf(s, {1.6F, -38}, degrees(-62), 18, 5.2F);
  s.layer(0.1F);
  for (const float a : {-66.0F, -28.0F, 28.0F, 66.0F}) leaf(s, {0, -64}, degrees(a), 11, 2.1F);
  s.layer(0.3F);
  s.loop({{0, -62},
          {8, -64},
          {13.5F, -73},
          {13, -84},
          {16, -90, kCorner},
          {9, -91},
          {4, -96},
          {0, -94},
          {-5, -97},
          {-9, -91.5F},
          {-15.6F, -90, kCorner},
          {-13, -83},
          {-13.5F, -72},
          {-8, -64}});
  s.layer(0.37F);
  s.loop({{0, -63}, {9, -68}, {13, -80}, {9, -88, kCorner}, {4, -78}, {-3, -73}});
  s.layer(0.42F);
  s.loop({{-1, -64}, {-9.5F, -69}, {-12.6F, -80}, {-8, -87, kCorner}, {-4, -79}, {2, -73}});
  s.layer(0.46F);
  s.loop({{0, -94}, {6, -92}, {7.6F, -86}, {4, -79.5F}, {-3, -79.5F}, {-7, -85}, {-6, -91.6F}});
  s.layer(0.34F);
  s.loop({{0.5F, -92}, {4, -89.6F}, {3.2F, -84.6F}, {-1.4F, -83}, {-4.4F, -86.6F}, {-3, -91}});
  s.layer(0.26F);
  s.loop({{0.4F, -89.6F}, {2, -87.6F}, {0, -85.4F}, {-2, -87}});
  return s.finish({.real_height_m = 0.5F, .centred = false});
}

Shape draw_flower(const Request& request) {
  const int petals = 6 + static_cast<int>(request.random("petals").below(3));
  Sketch s;
  s.layer(0.1F);
  s.sweep({{0, 0}, {-2, -30}, {0, -70}}, {1.2F, 1.0F, 0.9F});
  s.layer(0.13F);
  leaf(s, {-1, -14}, degrees(38), 30, 5);
  leaf(s, {-1.6F, -20}, degrees(-42), 27, 4.6F);
  const Point c{0, -78};
  for (int i = 0; i < petals; ++i) {
    const float a = degrees(360.0F / f(petals) * f(i));
    s.layer(i % 2 == 0 ? 0.4F : 0.46F);
    Sketch one;
    one.layer(0);
    one.loop(
        {{-1.2F, 0}, {1.2F, 0}, {6.2F, -13}, {4.2F, -20.5F}, {0, -21.5F}, {-4.2F, -20.5F}, {-6.2F, -13}});
    s.merge(one, turn_scale_move(a, 1, 1, c.x, c.y));
  }
  s.layer(0.12F);
  s.circle(c, 5.4F);
  s.layer(0.3F);
  s.circle({c.x - 1, c.y - 1}, 3.2F);
  return s.finish({.real_height_m = 0.4F, .centred = false});
}

Shape draw_mushroom(const Request&) {
  Sketch s;
  s.layer(0.4F);
  s.loop({{-9, -48}, {9, -48}, {9.4F, -24}, {12, -4}, {9, 0}, {-9, 0}, {-12, -4}, {-9.4F, -24}});
  s.layer(0.3F);
  s.loop({{-34, -46}, {0, -52}, {34, -46}, {14, -40}, {0, -38.5F}, {-14, -40}});
  s.layer(0.46F);
  s.loop({{-10, -42, kCorner},
          {0, -40.5F},
          {10, -42, kCorner},
          {13, -31},
          {6, -33.6F},
          {0, -30},
          {-6, -33.6F},
          {-13, -31}});
  s.layer(0.12F);
  s.loop({{-39, -47},
          {-37, -66},
          {-22, -88},
          {0, -95},
          {22, -88},
          {37, -66},
          {39, -47},
          {22, -45},
          {0, -48.5F},
          {-22, -45}});
  s.layer(0.48F);
  s.ellipse({-4, -80}, 7.4F, 6);
  s.ellipse({16, -67}, 5.8F, 5);
  s.ellipse({-20, -63}, 5.4F, 5);
  s.ellipse({0, -58}, 4.6F, 3.4F);
  s.ellipse({29, -54}, 3.4F, 3);
  s.ellipse({-32, -53}, 2.7F, 2.4F);
  return s.finish({.real_height_m = 0.18F});
}

}  // namespace

void register_plants(Registry& registry) {
  registry.add("tree", draw_tree);
  registry.add("pine", draw_pine);
  registry.add("dead_tree", draw_dead_tree);
  registry.add("palm", draw_palm);
  registry.add("cactus", draw_cactus);
  registry.add("sunflower", draw_sunflower);
  registry.add("mushroom", draw_mushroom);
  registry.add("rose", draw_rose);
  registry.add("flower", draw_flower);
}

}  // namespace onesheet::illustrator
