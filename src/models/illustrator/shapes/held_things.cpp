#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/held.h"

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

void surfboard(Sketch& s) {
  s.layer(0.26F);
  s.symmetric({{0, -62, kCorner}, {5.4F, -44}, {7.4F, -10}, {6, 24}, {2.6F, 38}, {0, 39}});
  s.layer(0.14F);
  s.loop({{-0.35F, -60, kCorner}, {0.35F, -60, kCorner}, {0.4F, 38, kCorner}, {-0.4F, 38, kCorner}});
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

}  // namespace

std::span<const Held> held_things() {
  static constexpr std::array kHeld{Held{"lantern", lantern},
                                    Held{"suitcase", suitcase},
                                    Held{"briefcase", suitcase},
                                    Held{"umbrella", umbrella},
                                    Held{"balloon", balloon},
                                    Held{"violin", violin_body},
                                    Held{"guitar", guitar_body},
                                    Held{"book", book},
                                    Held{"camera", camera},
                                    Held{"flower", flower},
                                    Held{"rose", flower},
                                    Held{"sunflower", flower},
                                    Held{"bouquet", bouquet},
                                    Held{"flag", flag},
                                    Held{"bag", bag},
                                    Held{"tray", tray},
                                    Held{"microphone", microphone},
                                    Held{"baton", baton},
                                    Held{"palette", palette},
                                    Held{"surfboard", surfboard},
                                    Held{"ball", ball},
                                    Held{"basketball", ball},
                                    Held{"football", ball},
                                    Held{"teddy_bear", teddy},
                                    Held{"kite", kite},
                                    Held{"key", key},
                                    Held{"skull", skull},
                                    Held{"map", map},
                                    Held{"laptop", tablet_laptop},
                                    Held{"magnifying_glass", magnifier},
                                    Held{"pipe", pipe},
                                    Held{"letter", letter},
                                    Held{"basket", basket},
                                    Held{"flask", flask},
                                    Held{"wine_glass", wine_glass},
                                    Held{"paintbrush", paintbrush},
                                    Held{"trumpet", trumpet}};
  return kHeld;
}

}  // namespace onesheet::illustrator
