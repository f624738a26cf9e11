#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/held.h"

namespace onesheet::illustrator {
namespace {

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

void bat(Sketch& s) {
  s.layer(0.24F);
  s.sweep({{0, 4}, {0, -8}, {0, -22}, {0, -34}}, {0.9F, 0.9F, 2.0F, 2.2F});
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

}  // namespace

std::span<const Held> held_tools() {
  static constexpr std::array kHeld{Held{"sword", [](Sketch& s) { blade(s, 48); }, Held::Hang::along},
                                    Held{"knife", [](Sketch& s) { blade(s, 15); }, Held::Hang::along},
                                    Held{"dagger", [](Sketch& s) { blade(s, 17); }, Held::Hang::along},
                                    Held{"katana", katana, Held::Hang::along},
                                    Held{"gun", pistol},
                                    Held{"pistol", pistol},
                                    Held{"revolver", pistol},
                                    Held{"rifle", rifle, Held::Hang::along},
                                    Held{"staff", staff},
                                    Held{"cane", stick},
                                    Held{"stick", stick},
                                    Held{"telescope", telescope},
                                    Held{"wand", wand},
                                    Held{"torch", torch},
                                    Held{"flashlight", torch},
                                    Held{"candle", torch},
                                    Held{"broom", broom},
                                    Held{"spear", [](Sketch& s) { long_tool(s, 0); }},
                                    Held{"pitchfork", [](Sketch& s) { long_tool(s, 1); }},
                                    Held{"trident", [](Sketch& s) { long_tool(s, 2); }},
                                    Held{"scythe", [](Sketch& s) { long_tool(s, 3); }},
                                    Held{"axe", [](Sketch& s) { axe(s, 36); }, Held::Hang::along},
                                    Held{"hammer", hammer, Held::Hang::along},
                                    Held{"wrench", wrench, Held::Hang::along},
                                    Held{"pickaxe", pickaxe},
                                    Held{"shield", shield},
                                    Held{"round_shield", round_shield},
                                    Held{"fishing_rod", rod},
                                    Held{"baseball_bat", bat},
                                    Held{"spade", hoe_spade},
                                    Held{"shovel", hoe_spade},
                                    Held{"ice_axe", ice_axe}};
  return kHeld;
}

}  // namespace onesheet::illustrator
