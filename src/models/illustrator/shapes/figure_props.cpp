// Things in a hand. The hand is the origin, y down, one unit is a hundredth of a grown body (about 1.75 cm);
// +x is away from the body.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {
namespace {

void lantern(Sketch& s) {
  s.layer(0.05F);
  s.arc({0, 4.2F}, 3.4F, 4.6F, degrees(90), degrees(270), 0.6F);
  s.polygon({{-3.4F, 6.2F}, {0, 3.4F}, {3.4F, 6.2F}});
  s.rect(-4, 6, 4, 7);
  s.rect(-3.8F, 15, 3.8F, 16.6F);
  s.rect(-3.4F, 7, -2.8F, 15);
  s.rect(2.8F, 7, 3.4F, 15);
  s.lit();
  s.loop({{-2.6F, 7.2F}, {2.6F, 7.2F}, {3.0F, 11}, {2.6F, 14.8F}, {-2.6F, 14.8F}, {-3.0F, 11}});
}
void suitcase(Sketch& s) {
  s.layer(0.09F);
  s.arc({0, 3}, 3.6F, 2.6F, degrees(90), degrees(270), 0.9F);
  s.round_rect(-12, 2.8F, 12, 18.5F, 1.6F);
  s.layer(0.2F);
  s.rect(-8.6F, 2.8F, -7.2F, 18.5F);
  s.rect(7.2F, 2.8F, 8.6F, 18.5F);
}
void umbrella(Sketch& s) {
  s.layer(0.05F);
  s.line({0, 3}, {0, -34}, 0.8F);
  s.arc({1.5F, 3}, 1.5F, 1.8F, degrees(-90), degrees(90), 0.8F);
  s.layer(0.07F);
  s.loop({{-4, -46.5F},
          {-17, -42},
          {-27, -30, kCorner},
          {-21, -31.5F},
          {-15.5F, -28.6F, kCorner},
          {-9.5F, -30.8F},
          {-4, -28, kCorner},
          {3, -30.8F},
          {8, -28.6F, kCorner},
          {14, -31.4F},
          {19, -30, kCorner},
          {12, -42}});
  s.line({-4, -46}, {-4, -49}, 0.9F);
  s.layer(0.15F);
  s.loop({{-4, -46.4F, kCorner}, {-11, -38}, {-15.5F, -28.8F, kCorner}, {-10, -38}});
  s.loop({{-4, -46.4F, kCorner}, {4, -38}, {8, -28.8F, kCorner}, {5, -38}});
}
void blade(Sketch& s, float length) {
  s.layer(0.32F);
  s.polygon({{-0.95F, 1}, {0.95F, 1}, {0.7F, length - 5}, {0, length}, {-0.7F, length - 5}});
  s.layer(0.14F);
  s.round_rect(-5.4F, 0, 5.4F, 1.5F, 0.7F);
  s.line({0, -6}, {0, 1}, 1.5F);
  s.circle({0, -6.6F}, 1.3F);
}
void katana(Sketch& s) {
  s.layer(0.32F);
  s.loop({{-0.6F, 2, kCorner}, {0.7F, 2, kCorner}, {1.2F, 22}, {3.2F, 44, kCorner}, {0.6F, 30}});
  s.layer(0.12F);
  s.line({-0.2F, -9}, {0, 2}, 1.5F);
  s.ellipse({0, 2}, 2, 0.7F);
}
void balloon(Sketch& s) {
  s.layer(0.1F);
  s.loop({{-0.2F, 0, kCorner}, {1.2F, -18}, {0.2F, -34, kCorner}, {0.8F, -18}});
  s.layer(0.3F);
  s.loop({{0, -58},
          {8, -54},
          {10.4F, -46},
          {7, -38},
          {0.9F, -33.6F},
          {1.4F, -32.2F, kCorner},
          {-1.4F, -32.2F, kCorner},
          {-0.9F, -33.6F},
          {-7, -38},
          {-10.4F, -46},
          {-8, -54}});
  s.layer(0.44F);
  s.loop({{-6.4F, -48}, {-4, -53}, {-2.6F, -53.6F}, {-5, -48.6F}});
}
void violin_body(Sketch& s) {  // scroll up; bow beside it
  s.layer(0.2F);
  s.symmetric({{0, 10}, {5, 8.6F}, {6, 4}, {3.6F, 0.5F}, {4.8F, -4}, {3.4F, -7.4F}, {0, -8.2F}});
  s.layer(0.06F);
  s.polygon({{-0.9F, 2}, {0.9F, 2}, {0.6F, -17}, {-0.6F, -17}});
  s.circle({0, -18}, 1.4F);
  s.rect(-1.7F, 3, 1.7F, 3.8F);
}
void guitar_body(Sketch& s) {  // neck up
  s.layer(0.2F);
  s.symmetric({{0, 14}, {7.4F, 12}, {9.4F, 6}, {6.2F, 0}, {6.8F, -5}, {4, -9}, {0, -9.6F}});
  s.layer(0.05F);
  s.circle({0, -1}, 2.5F);
  s.rect(-3, 7, 3, 8.4F);
  s.polygon({{-1.1F, 0}, {1.1F, 0}, {0.9F, -32}, {-0.9F, -32}});
  s.polygon({{-1.8F, -31}, {1.8F, -31}, {2.2F, -39}, {-2.2F, -39}});
}
void book(Sketch& s) {
  s.layer(0.12F);
  s.polygon({{-5, -7}, {5, -7}, {5, 6.5F}, {-5, 6.5F}});
  s.layer(0.42F);
  s.rect(-4.4F, 5, 4.6F, 6);
}
void camera(Sketch& s) {
  s.layer(0.07F);
  s.round_rect(-5, -4, 5, 3, 1);
  s.rect(-2, -5.6F, 2, -3.6F);
  s.layer(0.22F);
  s.circle({0, -0.5F}, 2.6F);
  s.layer(0.04F);
  s.circle({0, -0.5F}, 1.7F);
}
void flower(Sketch& s) {
  s.layer(0.1F);
  s.line({0, 4}, {0.5F, -10}, 0.7F);
  s.loop({{0.2F, -1, kCorner}, {3, -4.6F}, {4.6F, -4.8F, kCorner}, {3, -1.6F}});
  s.layer(0.4F);
  s.loop({{0.5F, -9},
          {3.2F, -11},
          {3.4F, -14, kCorner},
          {1.6F, -13.6F},
          {0.4F, -15.4F, kCorner},
          {-0.8F, -13.6F},
          {-2.6F, -14, kCorner},
          {-2.4F, -11}});
}
void bouquet(Sketch& s) {
  s.layer(0.14F);
  s.polygon({{-1, 6}, {1, 6}, {4, -2}, {-4, -2}});
  for (const Point p :
       std::array<Point, 7>{{{-4, -4}, {0, -3}, {4, -4}, {-2.4F, -7}, {2.4F, -7}, {0, -9}, {-5, -7}}}) {
    s.layer(0.4F);
    s.circle(p, 2.5F);
    s.layer(0.3F);
    s.circle(p, 0.9F);
  }
}
void pistol(Sketch& s) {  // pointing to +x
  s.layer(0.05F);
  s.polygon({{-2, -2.4F}, {10, -2.4F}, {10, 0.1F}, {2.4F, 0.3F}, {1, 4.6F}, {-2, 4.2F}});
}
void rifle(Sketch& s) {  // along +y, butt up
  s.layer(0.05F);
  s.loop({{-1.7F, -16, kCorner},
          {1.7F, -15.4F, kCorner},
          {1.3F, -5},
          {1.2F, 10},
          {0.7F, 12, kCorner},
          {0.5F, 36, kCorner},
          {-0.5F, 36, kCorner},
          {-0.7F, 12, kCorner},
          {-1.1F, 6},
          {-1.2F, -5}});
  s.rect(0.8F, 0, 3.4F, 1.2F);
}
void staff(Sketch& s) {
  s.layer(0.09F);
  s.sweep({{0.4F, 56}, {0, 20}, {-0.4F, -20}, {0.4F, -40}}, {0.8F, 0.9F, 0.9F, 1.0F});
  s.arc({2, -43.5F}, 3.2F, 4, degrees(-50), degrees(250), 1.4F);
  s.lit();
  s.circle({2.1F, -43.5F}, 1.6F);
}
void stick(Sketch& s) {
  s.layer(0.08F);
  s.line({0, -2}, {1.4F, 42}, 1.1F);
  s.arc({-1.8F, -2}, 1.8F, 2, degrees(90), degrees(270), 1.1F);
}
void flag(Sketch& s) {
  s.layer(0.06F);
  s.line({0, 48}, {0, -58}, 1.1F);
  s.layer(0.26F);
  s.loop({{0.6F, -57, kCorner},
          {10, -59},
          {20, -55},
          {31, -57, kCorner},
          {30, -47},
          {31, -37, kCorner},
          {20, -36},
          {10, -39.5F},
          {0.6F, -37, kCorner}});
}
void telescope(Sketch& s) {
  s.layer(0.1F);
  s.polygon({{-3, -1.5F}, {8, -2}, {8, 2}, {-3, 1.5F}});
  s.layer(0.2F);
  s.polygon({{8, -2.7F}, {19, -3.2F}, {19, 3.2F}, {8, 2.7F}});
}
void wand(Sketch& s) {
  s.layer(0.3F);
  s.line({0, 0}, {12, -9}, 0.9F);
  s.lit();
  s.loop({{13, -13.5F, kCorner},
          {13.9F, -10.9F},
          {16.5F, -10, kCorner},
          {13.9F, -9.1F},
          {13, -6.5F, kCorner},
          {12.1F, -9.1F},
          {9.5F, -10, kCorner},
          {12.1F, -10.9F}});
}
void torch(Sketch& s) {
  s.layer(0.1F);
  s.polygon({{-1, 12}, {1, 12}, {1.9F, -8}, {-1.9F, -8}});
  s.lit();
  s.loop({{0, -8},
          {3.6F, -10.5F},
          {3.4F, -15},
          {1.6F, -17},
          {2.2F, -22, kCorner},
          {-1.6F, -18},
          {-3.6F, -14},
          {-3.2F, -10}});
}
void broom(Sketch& s) {
  s.layer(0.09F);
  s.line({0, -44}, {0, 30}, 1.3F);
  s.layer(0.2F);
  s.loop({{-1.4F, 26},
          {1.4F, 26},
          {4.8F, 36},
          {5.6F, 48, kCorner},
          {2, 46},
          {0, 49, kCorner},
          {-2, 46},
          {-5.6F, 48, kCorner},
          {-4.8F, 36}});
  s.layer(0.06F);
  s.rect(-2.4F, 28.6F, 2.4F, 30.2F);
}
void long_tool(Sketch& s, int kind) {
  s.layer(0.09F);
  s.line({0, -50}, {0, 46}, 1.3F);
  s.layer(0.28F);
  if (kind == 0) {  // spear
    s.loop({{0, -64, kCorner}, {2.4F, -55}, {0.8F, -49, kCorner}, {-0.8F, -49, kCorner}, {-2.4F, -55}});
  } else if (kind == 1) {  // pitchfork
    s.arc({0, -54}, 4.6F, 6, degrees(-90), degrees(90), 1.1F);
    for (const float x : {-4.6F, 0.0F, 4.6F}) s.polygon({{x - 0.6F, -49}, {x + 0.6F, -49}, {x, -66}});
  } else if (kind == 2) {  // trident
    s.arc({0, -54}, 6, 5, degrees(-90), degrees(90), 1.3F);
    for (const float x : {-6.0F, 0.0F, 6.0F})
      s.polygon({{x - 0.6F, -50},
                 {x + 0.6F, -50},
                 {x + 0.6F, -62},
                 {x + 1.9F, -62},
                 {x, -68},
                 {x - 1.9F, -62},
                 {x - 0.6F, -62}});
  } else {  // scythe
    s.loop({{-1, -50, kCorner},
            {8, -55},
            {22, -52},
            {32, -40, kCorner},
            {20, -47},
            {8, -48.6F},
            {0.6F, -46.6F, kCorner}});
  }
}
void axe(Sketch& s, float length) {
  s.layer(0.1F);
  s.line({0, -length * 0.35F}, {0, length * 0.65F}, 1.4F);
  s.layer(0.3F);
  s.loop({{0.4F, length * 0.5F, kCorner},
          {5, length * 0.44F},
          {8, length * 0.36F, kCorner},
          {9.2F, length * 0.53F},
          {8, length * 0.7F, kCorner},
          {5, length * 0.62F},
          {0.4F, length * 0.6F, kCorner}});
}
void hammer(Sketch& s) {
  s.layer(0.1F);
  s.line({0, -3}, {0, 14}, 1.3F);
  s.layer(0.26F);
  s.round_rect(-5, 13, 5, 17.4F, 0.8F);
}
void wrench(Sketch& s) {
  s.layer(0.28F);
  s.line({0, -3}, {0, 13}, 1.8F);
  s.loop({{-2.9F, 20, kCorner},
          {-3.6F, 15},
          {-1, 12},
          {1, 12},
          {3.6F, 15},
          {2.9F, 20, kCorner},
          {1.2F, 19},
          {1.2F, 16},
          {-1.2F, 16},
          {-1.2F, 19}});
}
void pickaxe(Sketch& s) {
  s.layer(0.1F);
  s.line({0, -16}, {0, 30}, 1.5F);
  s.layer(0.28F);
  s.loop({{-16, -9, kCorner},
          {-9, -15},
          {0, -17.4F},
          {9, -15},
          {16, -9, kCorner},
          {8, -12},
          {0, -13.4F},
          {-8, -12}});
}
void bag(Sketch& s) {
  s.layer(0.1F);
  s.arc({0, 4}, 4, 4, degrees(90), degrees(270), 0.8F);
  s.loop({{-6, 4}, {6, 4}, {8.4F, 11}, {7, 14.5F, kCorner}, {-7, 14.5F, kCorner}, {-8.4F, 11}});
  s.layer(0.22F);
  s.rect(-1.4F, 5.6F, 1.4F, 7.4F);
}
void tray(Sketch& s) {
  s.layer(0.3F);
  s.ellipse({0, -1.6F}, 11, 1.3F);
  s.layer(0.22F);
  s.polygon({{-5.4F, -2},
             {-2.6F, -2},
             {-2.8F, -9},
             {-3.5F, -11},
             {-3.5F, -15},
             {-4.5F, -15},
             {-4.5F, -11},
             {-5.2F, -9}});
  s.layer(0.4F);
  for (const float x : {2.0F, 6.4F}) {
    s.loop({{x - 1.7F, -10, kCorner},
            {x + 1.7F, -10, kCorner},
            {x + 1.2F, -7},
            {x + 0.25F, -5.8F},
            {x + 0.25F, -2.6F},
            {x + 1.4F, -2, kCorner},
            {x - 1.4F, -2, kCorner},
            {x - 0.25F, -2.6F},
            {x - 0.25F, -5.8F},
            {x - 1.2F, -7}});
  }
}
void microphone(Sketch& s) {
  s.layer(0.1F);
  s.line({0, 4}, {0, -4}, 1.3F);
  s.layer(0.3F);
  s.ellipse({0, -5.6F}, 1.9F, 2.5F);
}
void baton(Sketch& s) {
  s.layer(0.45F);
  s.line({-1, 1}, {9, -11}, 0.6F);
}
void palette(Sketch& s) {
  s.layer(0.3F);
  s.loop({{-8, 0}, {-4, -5.6F}, {4, -5.6F}, {9, -1}, {7, 4}, {2, 2.6F}, {-1, 5.4F}, {-6, 4.6F}});
  for (const Point p : std::array<Point, 4>{{{-4, -2}, {0, -3.4F}, {4, -2.4F}, {6, 0.8F}}}) {
    s.layer(0.5F - 0.1F * std::fabs(p.x) / 3);
    s.circle(p, 1.15F);
  }
}
void shield(Sketch& s) {
  s.layer(0.18F);
  s.symmetric({{0, -13}, {9, -11.4F, kCorner}, {9, 1}, {5.6F, 9}, {0, 14.5F, kCorner}});
  s.layer(0.3F);
  s.rect(-1, -12, 1, 11);
  s.rect(-8, -4, 8, -2);
}
void round_shield(Sketch& s) {
  s.layer(0.16F);
  s.circle({0, 0}, 13);
  s.layer(0.26F);
  s.ring({0, 0}, 13, 11.6F);
  s.layer(0.32F);
  s.circle({0, 0}, 3);
}
void rod(Sketch& s) {  // fishing rod up and out
  s.layer(0.08F);
  s.sweep({{-4, 6}, {6, -12}, {22, -34}, {40, -46}}, {0.8F, 0.7F, 0.5F, 0.3F});
  s.line({40, -46}, {41.5F, 10}, 0.28F);
  s.layer(0.2F);
  s.circle({-1.4F, 3.6F}, 1.6F);
  s.layer(0.3F);
  s.ellipse({41.5F, 11.4F}, 0.9F, 1.7F);
}
void surfboard(Sketch& s) {
  s.layer(0.26F);
  s.symmetric({{0, -62, kCorner}, {5.4F, -44}, {7.4F, -10}, {6, 24}, {2.6F, 38}, {0, 39}});
  s.layer(0.14F);
  s.loop({{-0.35F, -60, kCorner}, {0.35F, -60, kCorner}, {0.4F, 38, kCorner}, {-0.4F, 38, kCorner}});
}
void bat(Sketch& s) {
  s.layer(0.24F);
  s.sweep({{0, 4}, {0, -8}, {0, -22}, {0, -34}}, {0.9F, 0.9F, 2.0F, 2.2F});
}
void ball(Sketch& s) {
  s.layer(0.34F);
  s.circle({2, 4}, 5.6F);
}
void teddy(Sketch& s) {
  s.layer(0.2F);
  s.ellipse({0, 7}, 4, 5);
  s.circle({0, 0}, 3.4F);
  s.circle({-2.8F, -2.8F}, 1.4F);
  s.circle({2.8F, -2.8F}, 1.4F);
  s.capsule({-2, 10}, 1.7F, {-3.6F, 14}, 1.8F);
  s.capsule({2, 10}, 1.7F, {3.6F, 14}, 1.8F);
}
void kite(Sketch& s) {
  s.layer(0.12F);
  s.loop({{0, 0, kCorner}, {18, -22}, {30, -50, kCorner}, {19, -22}});
  s.layer(0.3F);
  s.polygon({{30, -74}, {39, -58}, {30, -48}, {23, -62}});
  s.layer(0.16F);
  s.line({30, -74}, {30, -48}, 0.6F);
  s.sweep({{30, -48}, {34, -42}, {30, -36}, {34, -30}}, {0.5F, 0.5F, 0.5F, 0.3F});
}
void key(Sketch& s) {
  s.layer(0.4F);
  s.ring({0, 3}, 2.6F, 1.5F);
  s.rect(-0.5F, 5.4F, 0.5F, 13);
  s.rect(0.5F, 10, 2.4F, 11);
  s.rect(0.5F, 12, 2.8F, 13);
}
void skull(Sketch& s) {
  s.layer(0.5F);
  s.loop({{-4, -3}, {0, -7}, {4, -3}, {3.4F, 1}, {2, 1.6F}, {2, 4}, {-2, 4}, {-2, 1.6F}, {-3.4F, 1}});
  s.layer(0.05F);
  s.circle({-1.6F, -1.6F}, 1.1F);
  s.circle({1.6F, -1.6F}, 1.1F);
}
void map(Sketch& s) {
  s.layer(0.42F);
  s.polygon({{-9, -5}, {-3, -6.4F}, {3, -5}, {9, -6.4F}, {9, 5}, {3, 6.4F}, {-3, 5}, {-9, 6.4F}});
}
void tablet_laptop(Sketch& s) {
  s.layer(0.12F);
  s.polygon({{-8, -8}, {8, -8}, {9, 3}, {-9, 3}});
  s.lit(0.8F);
  s.polygon({{-7, -7}, {7, -7}, {7.6F, 1.6F}, {-7.6F, 1.6F}});
}
void magnifier(Sketch& s) {
  s.layer(0.1F);
  s.line({0, 3}, {2, -3}, 1.3F);
  s.ring({4, -8}, 5, 4);
  s.layer(0.5F);
  s.circle({4, -8}, 4.1F);
}
void pipe(Sketch& s) {
  s.layer(0.1F);
  s.line({0, 0}, {-5, -3}, 0.8F);
  s.loop({{-1, -3}, {2, -3}, {2, 1}, {0, 2}, {-1.4F, 0.6F}});
}
void letter(Sketch& s) {
  s.layer(0.48F);
  s.rect(-5.5F, -4, 5.5F, 4);
  s.layer(0.3F);
  s.polygon({{-5.5F, -4}, {5.5F, -4}, {0, 1}});
}
void basket(Sketch& s) {
  s.layer(0.16F);
  s.arc({0, 6}, 5.6F, 5.6F, degrees(90), degrees(270), 0.9F);
  s.loop({{-7, 6}, {7, 6}, {6, 12}, {4.6F, 14}, {-4.6F, 14}, {-6, 12}});
}
void hoe_spade(Sketch& s) {
  s.layer(0.1F);
  s.line({0, -22}, {0, 34}, 1.3F);
  s.line({-2.6F, -22}, {2.6F, -22}, 1.3F);
  s.layer(0.28F);
  s.loop({{-4, 33, kCorner}, {4, 33, kCorner}, {4.2F, 41}, {0, 48, kCorner}, {-4.2F, 41}});
}
void ice_axe(Sketch& s) {
  s.layer(0.12F);
  s.line({0, -3}, {2, 30}, 1.1F);
  s.layer(0.3F);
  s.loop({{-8, 0, kCorner}, {-3, -3.8F}, {5, -3.4F}, {6, -2, kCorner}, {0, -1.6F}});
}

void flask(Sketch& s) {
  s.layer(0.3F);
  s.loop({{-1.2F, -9, kCorner},
          {1.2F, -9, kCorner},
          {1.2F, -4},
          {5, 3},
          {3.6F, 5},
          {-3.6F, 5},
          {-5, 3},
          {-1.2F, -4}});
  s.lit(0.8F);
  s.loop({{-2.6F, -0.4F, kCorner}, {2.6F, -0.4F, kCorner}, {4.2F, 3}, {3, 4.3F}, {-3, 4.3F}, {-4.2F, 3}});
}
void wine_glass(Sketch& s) {
  s.layer(0.42F);
  s.loop({{-2.7F, -11, kCorner},
          {2.7F, -11, kCorner},
          {2.6F, -6},
          {0.5F, -3},
          {0.4F, 1.6F},
          {2.4F, 2.6F, kCorner},
          {-2.4F, 2.6F, kCorner},
          {-0.4F, 1.6F},
          {-0.5F, -3},
          {-2.6F, -6}});
}
void paintbrush(Sketch& s) {
  s.layer(0.2F);
  s.line({-2, 4}, {4, -8}, 0.8F);
  s.layer(0.42F);
  s.loop({{3.4F, -7.4F}, {5, -7}, {6.4F, -9.6F}, {6.6F, -12, kCorner}, {4.4F, -10.4F}});
}
void trumpet(Sketch& s) {
  s.layer(0.42F);
  s.line({-6, 0}, {12, 0}, 0.9F);
  s.loop({{9, -0.5F, kCorner},
          {15, -1.4F},
          {18, -4.4F, kCorner},
          {18, 4.4F, kCorner},
          {15, 1.4F},
          {9, 0.5F, kCorner}});
  s.round_rect(-1, -0.5F, 8, 4, 1.8F);
}

struct Held {
  std::string_view name;
  void (*draw)(Sketch&);
  enum class Hang {
    down,
    along,
    out,
    up
  } hang;  // down: gravity; along: continues the forearm; out: level, away
};
constexpr auto kDown = Held::Hang::down;
constexpr auto kAlong = Held::Hang::along;
constexpr auto kOut = Held::Hang::out;
constexpr auto kUp = Held::Hang::up;

constexpr std::array kHeld{Held{"lantern", lantern, kDown},
                           Held{"suitcase", suitcase, kDown},
                           Held{"briefcase", suitcase, kDown},
                           Held{"umbrella", umbrella, kUp},
                           Held{"sword", [](Sketch& s) { blade(s, 48); }, kAlong},
                           Held{"knife", [](Sketch& s) { blade(s, 15); }, kAlong},
                           Held{"dagger", [](Sketch& s) { blade(s, 17); }, kAlong},
                           Held{"katana", katana, kAlong},
                           Held{"balloon", balloon, kUp},
                           Held{"violin", violin_body, kUp},
                           Held{"guitar", guitar_body, kUp},
                           Held{"book", book, kOut},
                           Held{"camera", camera, kUp},
                           Held{"flower", flower, kUp},
                           Held{"rose", flower, kUp},
                           Held{"sunflower", flower, kUp},
                           Held{"bouquet", bouquet, kUp},
                           Held{"gun", pistol, kOut},
                           Held{"pistol", pistol, kOut},
                           Held{"revolver", pistol, kOut},
                           Held{"rifle", rifle, kAlong},
                           Held{"staff", staff, kUp},
                           Held{"cane", stick, kUp},
                           Held{"stick", stick, kUp},
                           Held{"flag", flag, kUp},
                           Held{"telescope", telescope, kOut},
                           Held{"wand", wand, kOut},
                           Held{"torch", torch, kUp},
                           Held{"flashlight", torch, kUp},
                           Held{"candle", torch, kUp},
                           Held{"broom", broom, kUp},
                           Held{"spear", [](Sketch& s) { long_tool(s, 0); }, kUp},
                           Held{"pitchfork", [](Sketch& s) { long_tool(s, 1); }, kUp},
                           Held{"trident", [](Sketch& s) { long_tool(s, 2); }, kUp},
                           Held{"scythe", [](Sketch& s) { long_tool(s, 3); }, kUp},
                           Held{"axe", [](Sketch& s) { axe(s, 36); }, kAlong},
                           Held{"hammer", hammer, kAlong},
                           Held{"wrench", wrench, kAlong},
                           Held{"pickaxe", pickaxe, kUp},
                           Held{"bag", bag, kDown},
                           Held{"tray", tray, kUp},
                           Held{"microphone", microphone, kUp},
                           Held{"baton", baton, kOut},
                           Held{"palette", palette, kOut},
                           Held{"shield", shield, kOut},
                           Held{"round_shield", round_shield, kOut},
                           Held{"fishing_rod", rod, kUp},
                           Held{"surfboard", surfboard, kUp},
                           Held{"baseball_bat", bat, kUp},
                           Held{"ball", ball, kDown},
                           Held{"basketball", ball, kDown},
                           Held{"football", ball, kDown},
                           Held{"teddy_bear", teddy, kDown},
                           Held{"kite", kite, kUp},
                           Held{"key", key, kDown},
                           Held{"skull", skull, kUp},
                           Held{"map", map, kOut},
                           Held{"laptop", tablet_laptop, kOut},
                           Held{"magnifying_glass", magnifier, kUp},
                           Held{"pipe", pipe, kUp},
                           Held{"letter", letter, kOut},
                           Held{"basket", basket, kDown},
                           Held{"spade", hoe_spade, kUp},
                           Held{"shovel", hoe_spade, kUp},
                           Held{"flask", flask, kUp},
                           Held{"wine_glass", wine_glass, kUp},
                           Held{"paintbrush", paintbrush, kUp},
                           Held{"trumpet", trumpet, kOut},
                           Held{"ice_axe", ice_axe, kUp}};

const Held* find_held(std::string_view prop) {
  const auto* at = std::ranges::find(kHeld, prop, &Held::name);
  return at == kHeld.end() ? nullptr : at;
}

}  // namespace

bool can_hold(std::string_view prop) { return find_held(prop) != nullptr; }

Sketch held_thing(std::string_view prop) {
  Sketch s;
  if (const Held* held = find_held(prop)) held->draw(s);
  return s;
}

void draw_held(Sketch& sketch, std::string_view prop, Point hand, float scale, float side,
               float forearm_radians) {
  const Held* held = find_held(prop);
  if (held == nullptr) return;
  Sketch s;
  held->draw(s);
  float turn = 0;
  if (held->hang == Held::Hang::along) turn = -forearm_radians - side * 0.1F;
  sketch.add(s, turn_scale_move(turn, side * scale, scale, hand.x, hand.y));
}

}  // namespace onesheet::illustrator
