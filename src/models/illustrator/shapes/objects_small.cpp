// Things one can hold. Drawn in centimetres or whatever suits; only proportions matter.
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

constexpr float kBody = 0.13F, kDark = 0.05F;

Shape book(const Request&) {
  Sketch s;
  s.layer(kBody).polygon({{-50, -36}, {0, -30}, {50, -36}, {50, -2}, {0, 4}, {-50, -2}});
  s.layer(0.44F).loop(
      {{-47, -42, kCorner}, {-24, -44}, {0, -34, kCorner}, {0, -1, kCorner}, {-24, -9}, {-47, -7, kCorner}});
  s.layer(0.36F).loop(
      {{47, -42, kCorner}, {24, -44}, {0, -34, kCorner}, {0, -1, kCorner}, {24, -9}, {47, -7, kCorner}});
  s.layer(0.18F);
  for (int i = 0; i < 5; ++i) {
    const float y = -37 + 5.6F * static_cast<float>(i);
    s.sweep({{-42, y}, {-24, y - 1.4F}, {-6, y + 4.6F}}, {0.5F, 0.5F, 0.5F});
    s.sweep({{42, y}, {24, y - 1.4F}, {6, y + 4.6F}}, {0.5F, 0.5F, 0.5F});
  }
  return s.finish({.real_height_m = 0.2F});
}

Shape letter(const Request&) {
  Sketch s;
  s.layer(0.42F).rect(-42, -56, 42, 0);
  s.layer(0.30F).polygon({{-42, 0}, {-8, -27}, {8, -27}, {42, 0}});
  s.layer(0.36F).polygon({{-42, -56}, {42, -56}, {0, -20}});
  s.layer(0.16F).line({-42, -56}, {0, -20}, 1.1F);
  s.line({42, -56}, {0, -20}, 1.1F);
  s.layer(kDark).circle({0, -23}, 8);
  s.layer(0.20F).circle({0, -23}, 5.2F);
  return s.finish({.real_height_m = 0.12F, .stands = false});
}

Shape key(const Request&) {
  Sketch s;
  s.layer(0.20F).rect(-2.4F, -66, 2.4F, -4);
  s.circle({0, -80}, 16);
  for (const float turn : {90.0F, 180.0F, 270.0F}) {
    const Point at = swing({0, -80}, degrees(turn), 14.5F);
    s.circle(at, 6.2F);
  }
  s.cut_ellipse({0, -80}, 9, 9);
  s.round_rect(-5, -66, 5, -60, 2);
  s.round_rect(-4, -57, 4, -53.6F, 1.4F);
  s.polygon({{2, -24}, {16, -24}, {16, -17}, {11, -17}, {11, -13}, {16, -13}, {16, -4}, {2, -4}});
  s.circle({0, -3}, 3.2F);
  return s.finish({.real_height_m = 0.09F, .stands = false});
}

Shape hat(const Request&) {
  Sketch s;
  // A fedora.
  s.layer(kBody).loop({{-30, -12, kCorner},
                       {-27, -34},
                       {-20, -46},
                       {-8, -44},
                       {2, -40},
                       {14, -46},
                       {24, -42},
                       {28, -30},
                       {30, -12, kCorner}});
  s.layer(0.03F).loop({{-30.4F, -12, kCorner},
                       {-29.4F, -21, kCorner},
                       {0, -17},
                       {29.4F, -21, kCorner},
                       {30.4F, -12, kCorner},
                       {0, -8}});
  s.layer(kBody).loop({{-54, -9},
                       {-44, -14},
                       {-28, -11},
                       {0, -8},
                       {28, -11},
                       {44, -14},
                       {56, -6},
                       {40, -1},
                       {0, 0},
                       {-38, -2}});
  s.layer(0.24F).loop({{-8, -43}, {2, -39}, {13, -45}, {8, -33}, {-2, -31}});
  return s.finish({.real_height_m = 0.15F});
}

Shape shoe(const Request&) {
  Sketch s;
  // A court shoe with a high heel.
  s.layer(kBody).loop({{-34, -50, kCorner},
                       {-26, -48},
                       {-14, -30},
                       {8, -17},
                       {20, -20, kCorner},
                       {34, -12},
                       {45, -4},
                       {46, 0, kCorner},
                       {20, 0, kCorner},
                       {6, -5},
                       {-10, -18},
                       {-24, -26},
                       {-31, -22},
                       {-33.4F, 0, kCorner},
                       {-37, 0, kCorner},
                       {-39, -24},
                       {-38, -40}});
  s.layer(0.30F).loop({{-25, -46, kCorner}, {-14, -29}, {8, -16}, {19, -19, kCorner}, {6, -13}, {-16, -24}});
  return s.finish({.real_height_m = 0.16F});
}

Shape heart(const Request&) {
  Sketch s;
  s.layer(0.24F).symmetric(
      {{0, -66, kCorner}, {9, -78}, {24, -81}, {38, -70}, {38, -52}, {24, -26}, {0, 0, kCorner}});
  s.layer(0.36F).loop({{-30, -60}, {-26, -70}, {-16, -73}, {-22, -66}, {-25, -56}});
  return s.finish({.real_height_m = 0.12F, .stands = false});
}

Shape diamond(const Request&) {
  Sketch s;
  s.layer(0.34F).polygon({{-26, -56}, {26, -56}, {44, -38}, {0, 0}, {-44, -38}});
  s.layer(0.50F).polygon({{-26, -56}, {-12, -38}, {-44, -38}});
  s.polygon({{12, -38}, {0, -56}, {-12, -38}});
  s.layer(0.22F).polygon({{26, -56}, {12, -38}, {44, -38}});
  s.polygon({{-12, -38}, {-44, -38}, {0, 0}});
  s.layer(0.14F).polygon({{12, -38}, {44, -38}, {0, 0}});
  return s.finish({.real_height_m = 0.03F, .stands = false});
}

Shape coin(const Request&) {
  Sketch s;
  s.layer(0.20F).circle({0, -40}, 40);
  s.layer(0.38F).circle({0, -40}, 35.5F);
  s.layer(0.18F).ring({0, -40}, 32, 30.4F);
  Points star;
  for (int i = 0; i < 10; ++i)
    star.push_back(swing({0, -40}, degrees(180 + 36.0F * static_cast<float>(i)), i % 2 == 0 ? 21.0F : 8.4F));
  s.polygon(star);
  return s.finish({.real_height_m = 0.03F, .stands = false});
}

Shape eye(const Request&) {
  Sketch s;
  s.layer(kDark);
  for (int i = 0; i < 9; ++i) {
    const float t = (static_cast<float>(i) - 4) / 4;
    const float y = -31 + 17 * t * t;
    s.sweep({{t * 38, y}, {t * 47, y - 11 + 4 * t * t}, {t * 58, y - 15 + 6 * t * t}}, {1.4F, 1.0F, 0.2F});
  }
  s.layer(kDark).loop(
      {{-52, -8, kCorner}, {-26, -31}, {0, -35}, {26, -31}, {52, -8, kCorner}, {26, 12}, {0, 17}, {-26, 12}});
  s.layer(0.55F).loop(
      {{-45, -8, kCorner}, {-24, -24}, {0, -27}, {24, -24}, {45, -8, kCorner}, {24, 8}, {0, 12}, {-24, 8}});
  s.layer(0.20F).circle({0, -8}, 18.6F);
  s.layer(0.34F).spokes({0, -8}, 9, 17.4F, 26, 0.9F);
  s.layer(0.02F).circle({0, -8}, 9);
  s.lit(1.0F).circle({5.4F, -14}, 3.4F);
  return s.finish({.real_height_m = 0.03F, .stands = false});
}

Shape hand(const Request&) {
  Sketch s;
  // An open palm.
  s.layer(0.18F).loop({{-15, 0, kCorner},
                       {-16, -14},
                       {-23, -28},
                       {-24, -46},
                       {-20, -56},
                       {0, -60},
                       {20, -56},
                       {23, -42},
                       {19, -22},
                       {15, -12},
                       {14, 0, kCorner}});
  s.sweep({{-18, -48}, {-23, -70}, {-26, -88}}, {5.4F, 4.8F, 3.6F});
  s.sweep({{-6, -54}, {-8, -80}, {-9, -101}}, {5.8F, 5.1F, 3.8F});
  s.sweep({{6, -54}, {8, -80}, {10, -98}}, {5.7F, 5.0F, 3.7F});
  s.sweep({{17, -50}, {22, -68}, {27, -84}}, {5.0F, 4.3F, 3.2F});
  s.sweep({{-16, -22}, {-30, -34}, {-41, -48}, {-46, -57}}, {8.4F, 6.6F, 5.0F, 3.6F});
  s.layer(0.10F).sweep({{-19, -40}, {-4, -46}, {14, -41}}, {0.3F, 0.8F, 0.3F});
  s.sweep({{-17, -34}, {-2, -30}, {4, -16}}, {0.3F, 0.8F, 0.3F});
  return s.finish({.real_height_m = 0.2F});
}

Shape feather(const Request&) {
  Sketch s;
  s.layer(0.32F).loop({{20, -100, kCorner},
                       {24, -80},
                       {17, -58},
                       {4, -36},
                       {-10, -22},
                       {-16, -24},
                       {-14, -44},
                       {-4, -70},
                       {8, -90}});
  s.layer(0.20F).loop({{20, -100, kCorner}, {24, -80}, {17, -58}, {4, -36}, {-10, -22}, {-4, -36}, {8, -64}});
  s.layer(kDark).sweep({{19, -97}, {8, -64}, {-8, -28}, {-22, 0}}, {0.3F, 0.6F, 0.9F, 1.2F});
  s.layer(0.05F);
  for (const Point p : {Point{15, -62}, Point{-11, -46}, Point{9, -46}})
    s.line(p, {p.x * 0.5F, p.y + 6}, 0.8F);
  return s.finish({.real_height_m = 0.25F, .stands = false});
}

Shape globe(const Request&) {
  Sketch s;
  s.layer(kDark).ellipse({0, -3}, 24, 4);
  s.symmetric({{0, -22, kCorner}, {3, -22, kCorner}, {3.4F, -12}, {14, -4, kCorner}, {0, -3, kCorner}});
  s.arc({0, -56}, 37, 37, degrees(-25), degrees(157), 3);
  s.layer(0.16F).circle({0, -56}, 32);
  s.layer(0.36F).loop({{-22, -72},
                       {-12, -80},
                       {-4, -74},
                       {-8, -64},
                       {-2, -56},
                       {-8, -44},
                       {-14, -36},
                       {-18, -50},
                       {-25, -60}});
  s.loop({{6, -80}, {20, -76}, {27, -62}, {20, -56}, {22, -44}, {14, -36}, {8, -50}, {2, -58}, {10, -66}});
  s.layer(kDark).circle(swing({0, -56}, degrees(-25), 35), 3);
  s.circle(swing({0, -56}, degrees(157), 35), 3);
  return s.finish({.real_height_m = 0.45F});
}

Shape bell(const Request&) {
  Sketch s;
  s.layer(kDark).circle({0, -4}, 6);
  s.ring({0, -78}, 7, 4);
  s.layer(0.22F).symmetric(
      {{0, -73}, {9, -70}, {17, -58}, {20, -34}, {26, -18}, {35, -11}, {35, -6, kCorner}, {0, -6, kCorner}});
  s.layer(0.34F).loop({{-12, -62, kCorner}, {-8, -64}, {-12, -36}, {-20, -14}, {-24, -15}, {-16, -36}});
  s.layer(kDark).rect(-24.5F, -20, 24.5F, -17.6F);
  return s.finish({.real_height_m = 0.3F, .stands = false});
}

Shape scissors(const Request&) {
  Sketch s;
  s.layer(0.34F).loop({{-3, -40, kCorner}, {5, -40, kCorner}, {15, -86}, {15, -98, kCorner}, {10, -88}});
  s.layer(0.26F).loop({{3, -40, kCorner}, {-5, -40, kCorner}, {-15, -86}, {-15, -98, kCorner}, {-10, -88}});
  s.layer(kBody).sweep({{2, -42}, {-6, -30}, {-11, -24}}, {3, 2.6F, 2.4F});
  s.sweep({{-2, -42}, {6, -30}, {11, -24}}, {3, 2.6F, 2.4F});
  s.ring({-15, -13}, 12.6F, 8.2F);
  s.ring({15, -13}, 12.6F, 8.2F);
  s.layer(0.44F).circle({0, -42}, 2);
  return s.finish({.real_height_m = 0.2F, .stands = false});
}

Shape paintbrush(const Request&) {
  Sketch s;
  s.layer(0.22F).loop(
      {{-6, -62, kCorner}, {-8, -74}, {-4, -88}, {2, -100, kCorner}, {7, -82}, {6, -62, kCorner}});
  s.layer(0.40F).polygon({{-6.4F, -63}, {6.4F, -63}, {4.4F, -48}, {-4.4F, -48}});
  s.layer(kBody).symmetric(
      {{0, -48, kCorner}, {4.2F, -48, kCorner}, {5.4F, -36}, {3, -14}, {1, 0}, {0, 0, kCorner}});
  return s.finish({.real_height_m = 0.25F, .stands = false});
}

Shape pencil(const Request&) {
  Sketch s;
  s.layer(0.24F).rect(-6, -94, 6, -20);
  s.layer(0.36F).rect(-2, -94, 2, -20);
  s.layer(0.46F).polygon({{-6, -20}, {6, -20}, {2, -6}, {-2, -6}});
  s.layer(kDark).polygon({{-2, -6}, {2, -6}, {0, 0}});
  s.rect(-6.2F, -100, 6.2F, -94);
  s.layer(0.16F).round_rect(-6, -110, 6, -100, 2);
  return s.finish({.real_height_m = 0.18F, .stands = false});
}

Shape magnifying_glass(const Request&) {
  Sketch s;
  s.layer(kBody).capsule({17, -40}, 3, {22, -32}, 3);
  s.capsule({23, -30}, 4.6F, {42, 0}, 5.2F);
  s.circle({0, -66}, 32);
  s.layer(0.40F).circle({0, -66}, 26.5F);
  s.layer(0.54F).arc({0, -66}, 20, 20, degrees(195), degrees(255), 3.4F);
  return s.finish({.real_height_m = 0.25F, .stands = false});
}

Shape pipe(const Request&) {
  Sketch s;
  s.layer(0.26F).sweep({{-31, -46}, {-36, -58}, {-28, -68}, {-34, -80}}, {2, 3, 2.6F, 0.8F});
  s.layer(kBody).loop({{-42, -38, kCorner},
                       {-20, -38, kCorner},
                       {-19, -20},
                       {-8, -12},
                       {14, -20},
                       {40, -30},
                       {42, -26},
                       {18, -12},
                       {-2, 0},
                       {-24, 2},
                       {-38, -8}});
  s.layer(0.34F).rect(-42.6F, -41, -19.4F, -37);
  s.layer(kDark).capsule({30, -27}, 2.8F, {42, -31}, 2.2F);
  return s.finish({.real_height_m = 0.07F, .facing = Facing::left, .stands = false});
}

Shape ring(const Request&) {
  Sketch s;
  s.layer(0.24F).ring({0, -28}, 28, 22.6F);
  s.layer(0.40F).arc({0, -28}, 26, 26, degrees(200), degrees(262), 1.8F);
  s.layer(kBody).polygon({{-10, -58}, {10, -58}, {6, -52}, {-6, -52}});
  s.layer(0.50F).polygon({{-9, -74}, {9, -74}, {15, -67}, {0, -54}, {-15, -67}});
  s.layer(0.34F).polygon({{-15, -67}, {-5, -67}, {0, -54}});
  s.layer(0.26F).polygon({{15, -67}, {5, -67}, {0, -54}});
  s.lit(1.0F).polygon({{-9, -74}, {0, -74}, {-5, -67}});
  return s.finish({.real_height_m = 0.03F, .stands = false});
}

}  // namespace

void register_small_things(Registry& registry) {
  registry.add("book", book);
  registry.add("letter", letter);
  registry.add("key", key);
  registry.add("hat", hat);
  registry.add("shoe", shoe);
  registry.add("heart", heart);
  registry.add("diamond", diamond);
  registry.add("coin", coin);
  registry.add("eye", eye);
  registry.add("hand", hand);
  registry.add("feather", feather);
  registry.add("globe", globe);
  registry.add("bell", bell);
  registry.add("scissors", scissors);
  registry.add("paintbrush", paintbrush);
  registry.add("pencil", pencil);
  registry.add("magnifying_glass", magnifying_glass);
  registry.add("pipe", pipe);
  registry.add("ring", ring);
}

}  // namespace onesheet::illustrator
