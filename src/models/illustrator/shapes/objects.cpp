// Things of the house and the street. Drawn in centimetres unless a drawing says otherwise.
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

void register_music(Registry&);
void register_arms(Registry&);
void register_small_things(Registry&);
void register_table_things(Registry&);
void register_more_things(Registry&);

namespace {

constexpr float kBody = 0.13F, kDark = 0.05F, kPale = 0.38F;

Shape clock(const Request&) {
  Sketch s;
  s.layer(kBody).circle({0, -40}, 40);
  s.layer(0.40F).circle({0, -40}, 34.5F);
  s.layer(kDark);
  for (int i = 0; i < 12; ++i) {
    const float turn = degrees(30.0F * static_cast<float>(i));
    s.line(swing({0, -40}, turn, i % 3 == 0 ? 25.5F : 28.5F), swing({0, -40}, turn, 31.5F),
           i % 3 == 0 ? 2.8F : 1.5F);
  }
  // Five to twelve: the hour of stories.
  s.capsule({0, -40}, 1.5F, swing({0, -40}, degrees(178), 17), 1.1F);
  s.capsule({0, -40}, 1.2F, swing({0, -40}, degrees(210), 27), 0.7F);
  s.circle({0, -40}, 2.6F);
  return s.finish({.real_height_m = 0.5F, .stands = false});
}

Shape pocket_watch(const Request&) {
  Sketch s;
  s.layer(kBody).sweep({{-22, -118}, {-30, -104}, {-16, -96}, {-2, -92}}, {0.7F, 0.7F, 0.7F, 0.7F});
  s.ring({0, -88}, 7.5F, 5);
  s.round_rect(-4.5F, -83, 4.5F, -74, 1.5F);
  s.circle({0, -38}, 38);
  s.layer(0.40F).circle({0, -38}, 32.5F);
  s.layer(kDark);
  for (int i = 0; i < 12; ++i) {
    const float turn = degrees(30.0F * static_cast<float>(i));
    s.line(swing({0, -38}, turn, 25.5F), swing({0, -38}, turn, 29.5F), i % 3 == 0 ? 2.6F : 1.2F);
  }
  s.ring({0, -21.5F}, 7.4F, 6.7F);
  s.capsule({0, -38}, 1.4F, swing({0, -38}, degrees(235), 15), 0.9F);
  s.capsule({0, -38}, 1.2F, swing({0, -38}, degrees(150), 23), 0.6F);
  s.circle({0, -38}, 2.3F);
  return s.finish({.real_height_m = 0.07F, .stands = false});
}

Shape hourglass(const Request&) {
  Sketch s;
  s.layer(0.30F).symmetric({{0, -74, kCorner},
                            {17, -74, kCorner},
                            {17.4F, -62},
                            {9, -46},
                            {2.2F, -40},
                            {2.2F, -38},
                            {9, -32},
                            {17.4F, -16},
                            {17, -5, kCorner},
                            {0, -5, kCorner}});
  s.layer(0.05F).symmetric(
      {{0, -56, kCorner}, {13.4F, -58.4F, kCorner}, {8, -47}, {1.2F, -40.6F}, {0, -40, kCorner}});
  s.symmetric({{0, -19.6F, kCorner}, {8, -13}, {15, -5.4F, kCorner}, {0, -5, kCorner}});
  s.rect(-0.5F, -41, 0.5F, -15);
  s.layer(kBody).round_rect(-22, -80, 22, -73, 2);
  s.round_rect(-22, -7, 22, 0, 2);
  for (const float x : {-19.0F, 19.0F})
    s.sweep({{x, -74}, {x * 0.93F, -57}, {x, -40}, {x * 0.93F, -23}, {x, -6}},
            {1.5F, 2.2F, 1.3F, 2.2F, 1.5F});
  return s.finish({.real_height_m = 0.25F});
}

Shape candle(const Request&) {
  Sketch s;
  s.layer(0.36F).loop(
      {{-6, -14, kCorner}, {-6, -50}, {-4.4F, -53}, {-1.6F, -51}, {2, -53.4F}, {6, -50}, {6, -14, kCorner}});
  s.loop({{-6.4F, -50}, {-4.6F, -51.6F}, {-4.2F, -40}, {-5.6F, -36}, {-7, -40}});
  s.layer(kDark).line({0, -56.6F}, {0.2F, -52}, 0.9F);
  s.layer(kBody).round_rect(-8.6F, -16, 8.6F, -8, 1.6F);
  s.symmetric(
      {{0, -8.6F, kCorner}, {19, -8, kCorner}, {21, -6}, {16, -1}, {12, 0, kCorner}, {0, 0, kCorner}});
  s.arc({22, -9}, 6.4F, 5.6F, degrees(-20), degrees(230), 2.2F);
  s.lit(1.0F).loop({{0, -74, kCorner}, {4.6F, -63.6F}, {3.4F, -57}, {0, -55}, {-3.4F, -57}, {-4.2F, -63}});
  return s.finish({.real_height_m = 0.22F});
}

Shape lantern(const Request&) {
  Sketch s;
  s.layer(kBody).arc({0, -58}, 15, 20, degrees(90), degrees(270), 1.5F);
  s.polygon({{-7, -64}, {7, -64}, {14, -52}, {-14, -52}});
  s.rect(-3, -69, 3, -63);
  s.lit(0.95F).polygon({{-12, -50}, {12, -50}, {14, -10}, {-14, -10}});
  s.layer(kBody).rect(-15, -53.5F, 15, -49.5F);
  s.polygon({{-13.4F, -50}, {-11, -50}, {-12.6F, -10}, {-15, -10}});
  s.polygon({{13.4F, -50}, {11, -50}, {12.6F, -10}, {15, -10}});
  s.rect(-0.9F, -50, 0.9F, -10);
  s.polygon({{-16, -10.6F}, {16, -10.6F}, {19, 0}, {-19, 0}});
  return s.finish({.real_height_m = 0.4F});
}

Shape lamp(const Request&) {
  Sketch s;
  s.lit(0.85F).polygon({{-12, -72}, {12, -72}, {24, -42}, {-24, -42}});
  s.layer(kBody).polygon({{-12.6F, -73.6F}, {12.6F, -73.6F}, {13.2F, -71.6F}, {-13.2F, -71.6F}});
  s.polygon({{-24.4F, -43.4F}, {24.4F, -43.4F}, {25, -41}, {-25, -41}});
  s.symmetric({{0, -42, kCorner},
               {1.6F, -42, kCorner},
               {2.0F, -36},
               {6, -30},
               {9, -20},
               {6, -10},
               {4, -5, kCorner},
               {12, -3},
               {13, 0, kCorner},
               {0, 0, kCorner}});
  return s.finish({.real_height_m = 0.6F});
}

Shape lamp_post(const Request&) {
  Sketch s;
  s.lit(1.0F).polygon({{-15, -392}, {15, -392}, {10, -352}, {-10, -352}});
  s.layer(kDark).polygon({{-18, -390}, {0, -416}, {18, -390}});
  s.circle({0, -419}, 4);
  s.rect(-18, -393, 18, -389);
  s.polygon({{-16, -392}, {-13, -392}, {-8.5F, -352}, {-11, -352}});
  s.polygon({{16, -392}, {13, -392}, {8.5F, -352}, {11, -352}});
  s.rect(-1, -392, 1, -352);
  s.rect(-12, -353, 12, -346);
  s.symmetric({{0, -347, kCorner},
               {3.4F, -346, kCorner},
               {4, -120},
               {6, -96, kCorner},
               {9, -92},
               {7, -84, kCorner},
               {9, -30},
               {16, -14},
               {19, 0, kCorner},
               {0, 0, kCorner}});
  s.round_rect(-7, -322, 7, -314, 3);
  s.line({-26, -318}, {26, -318}, 3);
  s.circle({-27, -318}, 3.4F);
  s.circle({27, -318}, 3.4F);
  return s.finish({.real_height_m = 4.2F});
}

Shape umbrella(const Request&) {
  Sketch s;
  s.layer(kDark).line({0, -86}, {0, -8}, 2);
  s.arc({-7, -8}, 7, 7, degrees(-90), degrees(90), 2.4F);
  s.line({0, -92}, {0, -84}, 1.6F);
  s.layer(kBody).loop({{-52, -42, kCorner},
                       {-40, -72},
                       {0, -88, kCorner},
                       {40, -72},
                       {52, -42, kCorner},
                       {35, -48},
                       {26, -42, kCorner},
                       {13, -48},
                       {0, -42, kCorner},
                       {-13, -48},
                       {-26, -42, kCorner},
                       {-35, -48}});
  s.layer(0.24F).loop({{0, -88, kCorner}, {18, -68}, {26, -42, kCorner}, {13, -48}, {0, -42, kCorner}});
  s.loop({{0, -88, kCorner}, {-36, -70}, {-52, -42, kCorner}, {-35, -48}, {-26, -42, kCorner}, {-20, -68}});
  return s.finish({.real_height_m = 0.95F});
}

Shape chair(const Request&) {
  Sketch s;
  s.layer(kBody).line({-18, -92}, {-20, 0}, 4);
  s.line({18, -92}, {20, 0}, 4);
  s.round_rect(-20, -94, 20, -86, 3);
  s.rect(-18, -76, 18, -71);
  s.rect(-18, -62, 18, -57);
  s.layer(0.24F).polygon({{-21, -46}, {21, -46}, {25, -38}, {-25, -38}});
  s.layer(kDark).line({-23, -38}, {-26, 0}, 4);
  s.line({23, -38}, {26, 0}, 4);
  s.rect(-24, -18, 24, -15);
  return s.finish({.real_height_m = 0.95F});
}

Shape door(const Request&) {
  Sketch s;
  s.layer(kDark).rect(-56, -218, 56, 0);
  s.lit(0.9F).polygon({{-44, -206}, {44, -206}, {44, 0}, {-44, 0}});
  s.layer(kBody).polygon({{-44, -206}, {14, -194}, {14, 12}, {-44, 0}});
  s.layer(0.22F).polygon({{-36, -192}, {-20, -188}, {-20, -110}, {-36, -112}});
  s.polygon({{-10, -186}, {6, -182.6F}, {6, -106}, {-10, -108}});
  s.polygon({{-36, -98}, {-20, -96}, {-20, -14}, {-36, -17}});
  s.polygon({{-10, -94}, {6, -92}, {6, -8}, {-10, -12}});
  s.layer(kPale).circle({9.6F, -96}, 3);
  return s.finish({.real_height_m = 2.15F});
}

Shape mirror(const Request&) {
  Sketch s;
  s.layer(kBody).ellipse({0, -72}, 44, 66);
  s.circle({0, -140}, 8);
  for (const float side : {-1.0F, 1.0F}) {
    s.sweep({{0, -138}, {side * 18, -144}, {side * 30, -132}, {side * 24, -126}}, {3, 4, 4, 2});
    s.sweep({{0, -4}, {side * 18, -1}, {side * 27, -10}, {side * 22, -16}}, {3, 4, 4, 2});
  }
  s.layer(0.42F).ellipse({0, -72}, 36, 57);
  s.layer(0.52F).polygon({{-26, -88}, {10, -124}, {16, -120}, {-28, -74}});
  s.polygon({{-24, -58}, {24, -106}, {26, -102}, {-22, -50}});
  return s.finish({.real_height_m = 1.4F});
}

Shape suitcase(const Request&) {
  Sketch s;
  s.layer(kDark).arc({0, -44}, 10, 9, degrees(90), degrees(270), 3);
  s.layer(kBody).round_rect(-34, -45, 34, 0, 4);
  s.layer(0.26F).rect(-24, -45, -18, 0);
  s.rect(18, -45, 24, 0);
  s.layer(kDark).rect(-34, -27.5F, 34, -26);
  s.layer(kPale).round_rect(-24.6F, -31, -17.4F, -23, 1);
  s.round_rect(17.4F, -31, 24.6F, -23, 1);
  for (const float x : {-30.0F, 30.0F}) {
    s.circle({x, -41}, 1.3F);
    s.circle({x, -4}, 1.3F);
  }
  return s.finish({.real_height_m = 0.5F});
}

Shape telephone(const Request&) {
  Sketch s;
  s.layer(kBody).loop({{-13, -34, kCorner},
                       {13, -34, kCorner},
                       {20, -22},
                       {31, -6},
                       {31, 0, kCorner},
                       {-31, 0, kCorner},
                       {-31, -6},
                       {-20, -22}});
  s.rect(-17, -42, -11, -33);
  s.rect(11, -42, 17, -33);
  s.loop({{-40, -42},
          {-32, -53},
          {-14, -57},
          {0, -58},
          {14, -57},
          {32, -53},
          {40, -42},
          {36, -33},
          {23, -34, kCorner},
          {20, -43},
          {0, -47},
          {-20, -43},
          {-23, -34, kCorner},
          {-36, -33}});
  s.layer(0.36F).circle({0, -19}, 13.4F);
  s.layer(kDark);
  for (int i = 0; i < 10; ++i)
    s.circle(swing({0, -19}, degrees(40 + 29.0F * static_cast<float>(i)), 9.4F), 1.9F);
  s.circle({0, -19}, 4.6F);
  return s.finish({.real_height_m = 0.22F});
}

Shape television(const Request&) {
  Sketch s;
  s.layer(kDark).line({-2, -62}, {-22, -90}, 1.4F);
  s.line({2, -62}, {20, -92}, 1.4F);
  s.circle({-22, -90}, 1.8F);
  s.circle({20, -92}, 1.8F);
  s.polygon({{-28, -10}, {-22, -10}, {-30, 0}, {-34, 0}});
  s.polygon({{28, -10}, {22, -10}, {30, 0}, {34, 0}});
  s.layer(kBody).round_rect(-46, -64, 46, -8, 6);
  s.layer(kDark).round_rect(-41, -60, 23, -13, 11);
  s.lit(0.7F).round_rect(-39, -58, 21, -15, 10);
  s.layer(0.34F).circle({34, -50}, 5);
  s.circle({34, -36}, 5);
  s.layer(0.26F);
  for (int i = 0; i < 4; ++i)
    s.rect(28, -25 + 3.2F * static_cast<float>(i), 40, -23.6F + 3.2F * static_cast<float>(i));
  return s.finish({.real_height_m = 0.8F});
}

Shape radio(const Request&) {
  Sketch s;
  // The cathedral set of the 1930s.
  s.layer(kBody).symmetric(
      {{0, -62}, {14, -59}, {25, -48}, {28, -34, kCorner}, {28, -3, kCorner}, {0, -3, kCorner}});
  s.rect(-31, -4, 31, 0);
  s.lit(0.6F).symmetric({{0, -54}, {11, -51}, {19, -43}, {20, -31, kCorner}, {0, -31, kCorner}});
  s.layer(kDark);
  for (const float x : {-10.0F, 0.0F, 10.0F}) s.rect(x - 1.4F, -55, x + 1.4F, -30);
  s.rect(-21, -44, 21, -42);
  s.lit(0.9F).round_rect(-9, -27, 9, -19, 2);
  s.layer(kPale);
  for (const float x : {-16.0F, 0.0F, 16.0F}) s.circle({x, -11}, 3.3F);
  return s.finish({.real_height_m = 0.45F});
}

Shape typewriter(const Request&) {
  Sketch s;
  s.layer(0.46F).polygon({{-20, -60}, {20, -60}, {20, -32}, {-20, -32}});
  s.layer(kBody);
  s.layer(0.16F);
  for (int i = 0; i < 3; ++i)
    s.rect(-15, -55 + 5.5F * static_cast<float>(i), 12 - 5 * static_cast<float>(i),
           -53.4F + 5.5F * static_cast<float>(i));
  s.layer(kDark).round_rect(-38, -38, 38, -28, 4);
  s.circle({-40, -33}, 5);
  s.circle({40, -33}, 5);
  s.line({-38, -38}, {-46, -45}, 2);
  s.layer(kBody).loop({{-30, -29, kCorner},
                       {30, -29, kCorner},
                       {34, -18},
                       {42, -2},
                       {41, 0, kCorner},
                       {-41, 0, kCorner},
                       {-42, -2},
                       {-34, -18}});
  s.layer(0.26F).loop({{-22, -27, kCorner}, {22, -27, kCorner}, {17, -20}, {0, -18.4F}, {-17, -20}});
  s.layer(kPale);
  for (int row = 0; row < 3; ++row) {
    for (int i = 0; i < 9; ++i) {
      const float width = 6.0F + 0.7F * static_cast<float>(row);
      s.circle({(static_cast<float>(i) - 4) * width + (row % 2 == 0 ? 0.0F : 2.0F),
                -14.6F + 4.7F * static_cast<float>(row)},
               1.9F);
    }
  }
  return s.finish({.real_height_m = 0.3F});
}

Shape fire(const Request&) {
  Sketch s;
  s.lit(0.8F).loop({{0, -84, kCorner},
                    {10, -64},
                    {8, -54},
                    {17, -58},
                    {18, -70, kCorner},
                    {32, -44},
                    {34, -24},
                    {24, -6},
                    {0, 0},
                    {-24, -6},
                    {-33, -24},
                    {-28, -42},
                    {-22, -54, kCorner},
                    {-17, -46},
                    {-12, -52},
                    {-10, -66}});
  s.lit(1.0F).loop({{2, -48, kCorner},
                    {9, -36},
                    {16, -34},
                    {18, -18},
                    {10, -5},
                    {-2, -3},
                    {-14, -8},
                    {-16, -20},
                    {-8, -30}});
  s.layer(kDark).capsule({-34, -4}, 4, {34, -1}, 4.6F);
  s.capsule({34, -7}, 3.6F, {-32, 0}, 4);
  return s.finish({.real_height_m = 1.0F});
}

Shape portal(const Request&) {
  Sketch s;
  s.layer(kBody).ellipse({0, -105}, 74, 105);
  s.lit(0.95F).ellipse({0, -105}, 64, 95);
  s.layer(0.10F).ellipse({0, -105}, 54, 84);
  s.lit(0.8F);
  for (int arm = 0; arm < 3; ++arm) {
    Points joints;
    std::vector<float> radii;
    for (int i = 0; i <= 7; ++i) {
      const float t = static_cast<float>(i) / 7;
      const Point p = swing({0, 0}, degrees(120.0F * static_cast<float>(arm) + 300 * t), 6 + 44 * t);
      joints.push_back({p.x, -105 + p.y * 1.5F});
      radii.push_back(0.6F + 3.2F * t * (1.15F - t));
    }
    s.sweep(joints, radii);
  }
  return s.finish({.real_height_m = 2.4F});
}

}  // namespace

void register_objects(Registry& registry) {
  register_music(registry);
  register_arms(registry);
  register_small_things(registry);
  register_table_things(registry);
  register_more_things(registry);
  registry.add("clock", clock);
  registry.add("pocket_watch", pocket_watch);
  registry.add("hourglass", hourglass);
  registry.add("candle", candle);
  registry.add("lantern", lantern);
  registry.add("lamp", lamp);
  registry.add("lamp_post", lamp_post);
  registry.add("umbrella", umbrella);
  registry.add("chair", chair);
  registry.add("door", door);
  registry.add("mirror", mirror);
  registry.add("suitcase", suitcase);
  registry.add("telephone", telephone);
  registry.add("television", television);
  registry.add("radio", radio);
  registry.add("typewriter", typewriter);
  registry.add("fire", fire);
  registry.add("portal", portal);
}

}  // namespace onesheet::illustrator
