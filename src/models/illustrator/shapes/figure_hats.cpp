// Hats and helmets, in head units (see figure_heads.cpp); a head is about 1.44 wide and 2 high.
#include "models/illustrator/shapes/figure_parts.h"

namespace onesheet::illustrator {

void hat_band(Sketch& s, float half, float top, float bottom, float tone) {
  s.layer(tone);
  s.loop({{-half, top, kCorner},
          {0, top + 0.07F},
          {half, top, kCorner},
          {half * 1.03F, bottom, kCorner},
          {0, bottom + 0.07F},
          {-half * 1.03F, bottom, kCorner}});
}

namespace {

// False if it is none of these.
bool everyday_hat(Sketch& s, Hat hat, View view, float tone) {
  s.layer(tone);
  const bool side = view == View::left || view == View::right;
  const bool back = view == View::back;
  const float forward = side ? 0.35F : 0;
  const auto band = [&](float half, float top, float bottom, float lighter) {
    hat_band(s, half, top, bottom, tone + lighter);
  };
  switch (hat) {
    case Hat::fedora:
      s.loop({{-0.74F, -0.48F},
              {-0.7F, -1.2F},
              {-0.45F, -1.46F},
              {0.0F, -1.36F},
              {0.45F, -1.48F},
              {0.7F, -1.2F},
              {0.76F, -0.48F}});
      s.loop({{-1.45F, -0.46F},
              {-0.9F, -0.62F},
              {0, -0.56F},
              {0.9F, -0.62F},
              {1.5F, -0.4F},
              {1.3F, -0.26F},
              {0.6F, -0.3F},
              {0, -0.24F},
              {-0.7F, -0.3F},
              {-1.3F, -0.32F}});
      band(0.75F, -0.84F, -0.6F, 0.1F);
      break;
    case Hat::stetson:
      s.loop({{-0.78F, -0.5F},
              {-0.72F, -1.25F},
              {-0.46F, -1.62F},
              {0, -1.42F},
              {0.46F, -1.62F},
              {0.72F, -1.25F},
              {0.78F, -0.5F}});
      s.loop({{-1.95F, -0.98F},
              {-1.5F, -0.72F},
              {-0.8F, -0.6F},
              {0, -0.55F},
              {0.8F, -0.6F},
              {1.5F, -0.72F},
              {1.95F, -0.98F},
              {1.75F, -0.58F},
              {1.0F, -0.3F},
              {0, -0.14F},
              {-1.0F, -0.3F},
              {-1.75F, -0.58F}});
      band(0.79F, -0.9F, -0.66F, 0.12F);
      break;
    case Hat::army:
      s.loop({{-0.98F, 0.02F},
              {-1.02F, -0.5F},
              {-0.7F, -1.1F},
              {0, -1.32F},
              {0.7F, -1.1F},
              {1.0F, -0.5F},
              {1.0F, 0.02F, kCorner},
              {1.1F + forward * 0.4F, 0.14F, kCorner},
              {0, 0.2F},
              {-1.08F, 0.14F, kCorner}});
      s.layer(tone + 0.09F);
      s.loop({{-1.06F, 0.0F, kCorner},
              {0, 0.06F},
              {1.06F, 0.0F, kCorner},
              {1.06F, 0.12F, kCorner},
              {0, 0.18F},
              {-1.06F, 0.12F, kCorner}});
      break;
    case Hat::bubble:
      s.ellipse({0, -0.05F}, 1.34F, 1.32F);
      s.layer(tone + 0.12F);
      s.loop({{-1.0F, 0.98F}, {0, 1.18F}, {1.0F, 0.98F}, {1.12F, 1.3F}, {0, 1.5F}, {-1.12F, 1.3F}});
      if (!back) {
        s.layer(0.04F);
        s.ellipse({forward, -0.08F}, 0.98F, 0.88F);
        s.layer(0.62F);
        s.loop({{-0.62F + forward, -0.3F},
                {-0.3F + forward, -0.68F},
                {0.1F + forward, -0.78F},
                {-0.24F + forward, -0.5F},
                {-0.5F + forward, -0.06F}});
      } else {
        s.layer(tone + 0.1F);
        s.loop({{0.5F, -1.1F}, {1.1F, -0.4F}, {1.16F, 0.3F}, {1.0F, -0.2F}, {0.7F, -0.8F}});
      }
      break;
    case Hat::top:
      s.loop({{-0.72F, -0.5F, kCorner},
              {-0.74F, -1.2F},
              {-0.8F, -1.95F, kCorner},
              {0, -2.02F},
              {0.8F, -1.95F, kCorner},
              {0.74F, -1.2F},
              {0.72F, -0.5F, kCorner}});
      s.loop(
          {{-1.28F, -0.56F}, {0, -0.62F}, {1.28F, -0.56F}, {1.16F, -0.34F}, {0, -0.26F}, {-1.16F, -0.34F}});
      band(0.74F, -0.86F, -0.6F, 0.12F);
      break;
    case Hat::toque:
      s.layer(tone + 0.36F);
      s.loop({{-0.72F, -0.4F, kCorner},
              {-0.74F, -1.05F},
              {-1.08F, -1.36F},
              {-0.9F, -1.86F},
              {-0.4F, -1.86F},
              {0, -2.08F},
              {0.44F, -1.88F},
              {0.92F, -1.84F},
              {1.08F, -1.36F},
              {0.74F, -1.05F},
              {0.72F, -0.4F, kCorner}});
      s.layer(tone + 0.28F);
      s.rect(-0.73F, -0.82F, 0.73F, -0.42F);
      break;
    case Hat::straw:
      s.loop({{0, -1.34F, kCorner},
              {0.9F, -0.86F},
              {1.9F, -0.3F, kCorner},
              {0, -0.1F},
              {-1.9F, -0.3F, kCorner},
              {-0.9F, -0.86F}});
      break;
    case Hat::beret:
      s.loop({{-0.8F, -0.52F},
              {-1.02F, -0.86F},
              {-0.5F, -1.22F},
              {0.4F, -1.26F},
              {1.22F, -0.96F},
              {1.2F, -0.66F},
              {0.7F, -0.5F},
              {0, -0.46F}});
      s.circle({0.2F, -1.28F}, 0.09F);
      break;
    case Hat::peaked:
      s.loop({{-0.8F, -0.46F, kCorner},
              {-1.16F, -0.98F},
              {-0.9F, -1.2F},
              {0, -1.34F},
              {0.9F, -1.2F},
              {1.16F, -0.98F},
              {0.8F, -0.46F, kCorner},
              {0, -0.36F}});
      if (side) s.loop({{0.6F, -0.5F}, {1.2F, -0.3F}, {1.32F, -0.14F, kCorner}, {0.7F, -0.3F}});
      if (view == View::front)
        s.loop(
            {{-0.72F, -0.46F}, {0, -0.36F}, {0.72F, -0.46F}, {0.5F, -0.12F}, {0, -0.06F}, {-0.5F, -0.12F}});
      band(0.8F, -0.7F, -0.48F, 0.12F);
      break;
    case Hat::sailor:
      s.layer(tone + 0.36F);
      s.loop({{-0.86F, -0.56F},
              {-0.94F, -0.96F},
              {-0.5F, -1.2F},
              {0.5F, -1.2F},
              {0.94F, -0.96F},
              {0.86F, -0.56F},
              {0, -0.46F}});
      s.layer(tone + 0.24F);
      s.loop({{-0.86F, -0.56F},
              {-0.92F, -0.92F, kCorner},
              {0, -0.84F},
              {0.92F, -0.92F, kCorner},
              {0.86F, -0.56F},
              {0, -0.46F}});
      break;
    case Hat::fire:
      s.loop({{-0.82F, -0.5F}, {-0.7F, -1.08F}, {0, -1.36F}, {0.7F, -1.08F}, {0.82F, -0.5F}});
      s.loop(
          {{-1.3F + forward * -0.6F, -0.2F}, {-0.7F, -0.56F}, {0.7F, -0.56F}, {1.2F, -0.24F}, {0, -0.22F}});
      s.polygon({{-0.09F, -1.5F}, {0.09F, -1.5F}, {0.12F, -0.6F}, {-0.12F, -0.6F}});
      s.layer(tone + 0.2F);
      s.rect(-0.8F, -0.72F, 0.8F, -0.6F);
      break;
    case Hat::miner:
      s.loop({{-0.84F, -0.42F},
              {-0.8F, -1.0F},
              {0, -1.32F},
              {0.8F, -1.0F},
              {0.84F, -0.42F},
              {1.04F, -0.32F, kCorner},
              {0, -0.28F},
              {-1.04F, -0.32F, kCorner}});
      s.layer(tone + 0.1F);
      s.rect(-0.08F, -1.32F, 0.08F, -0.42F);
      if (!back) {
        s.lit();
        s.circle({side ? 0.82F : 0, -0.86F}, 0.22F);
      }
      break;
    case Hat::nurse:
      s.layer(tone + 0.42F);
      s.loop({{-0.62F, -0.68F, kCorner},
              {-0.74F, -1.3F, kCorner},
              {0, -1.46F},
              {0.74F, -1.3F, kCorner},
              {0.62F, -0.68F, kCorner},
              {0, -0.8F}});
      s.layer(tone + 0.12F);
      s.rect(-0.06F, -1.26F, 0.06F, -0.92F);
      s.rect(-0.18F, -1.14F, 0.18F, -1.03F);
      break;
    case Hat::mortarboard:
      s.loop({{-0.72F, -0.4F}, {-0.74F, -0.9F}, {0, -1.1F}, {0.74F, -0.9F}, {0.72F, -0.4F}, {0, -0.34F}});
      s.polygon({{-1.3F, -1.12F}, {0, -1.42F}, {1.3F, -1.12F}, {0, -0.82F}});
      s.layer(tone + 0.3F);
      s.line({0, -1.12F}, {1.0F, -1.04F}, 0.06F);
      s.line({1.0F, -1.04F}, {1.04F, -0.5F}, 0.06F);
      s.ellipse({1.04F, -0.4F}, 0.09F, 0.18F);
      break;
    case Hat::bowler:
      s.loop({{-0.76F, -0.5F},
              {-0.74F, -1.0F},
              {-0.4F, -1.36F},
              {0.4F, -1.36F},
              {0.74F, -1.0F},
              {0.76F, -0.5F}});
      s.loop({{-1.16F, -0.64F},
              {-0.6F, -0.56F},
              {0.6F, -0.56F},
              {1.16F, -0.64F},
              {0.9F, -0.36F},
              {0, -0.28F},
              {-0.9F, -0.36F}});
      band(0.76F, -0.8F, -0.6F, 0.1F);
      break;
    case Hat::beanie:
      s.loop({{-0.84F, -0.2F},
              {-0.86F, -0.8F},
              {-0.4F, -1.26F},
              {0.4F, -1.26F},
              {0.86F, -0.8F},
              {0.84F, -0.2F},
              {0, -0.1F}});
      s.layer(tone + 0.1F);
      s.loop({{-0.86F, -0.5F, kCorner},
              {0, -0.42F},
              {0.86F, -0.5F, kCorner},
              {0.86F, -0.18F, kCorner},
              {0, -0.08F},
              {-0.86F, -0.18F, kCorner}});
      s.circle({0, -1.38F}, 0.22F);
      break;
    case Hat::cycle:
      s.loop({{-0.86F, -0.4F},
              {-0.9F, -0.86F},
              {-0.3F, -1.32F},
              {0.5F, -1.2F},
              {0.92F, -0.6F},
              {0.8F, -0.42F},
              {0, -0.46F}});
      s.layer(tone + 0.14F);
      s.loop({{-0.6F, -0.84F}, {0, -1.06F}, {0.6F, -0.84F}, {0, -0.96F}});
      break;
    case Hat::pith:
      s.loop({{-0.82F, -0.44F},
              {-0.76F, -1.0F},
              {-0.2F, -1.36F},
              {0.2F, -1.36F},
              {0.76F, -1.0F},
              {0.82F, -0.44F},
              {1.3F, -0.14F, kCorner},
              {0, -0.2F},
              {-1.3F, -0.14F, kCorner}});
      s.circle({0, -1.4F}, 0.1F);
      band(0.82F, -0.62F, -0.44F, 0.12F);
      break;
    case Hat::headphones:
      s.arc({0, -0.1F}, 0.98F, 1.1F, degrees(90), degrees(270), 0.14F);
      s.layer(tone + 0.1F);
      for (const float d : {-1.0F, 1.0F}) s.ellipse({0.94F * d, 0.02F}, 0.22F, 0.36F);
      break;
    case Hat::bandana:
      s.loop({{-0.8F, -0.42F}, {-0.8F, -0.9F}, {0, -1.16F}, {0.8F, -0.9F}, {0.8F, -0.42F}, {0, -0.3F}});
      s.loop({{-0.76F, -0.5F},
              {-1.3F, -0.3F},
              {-1.7F, 0.1F, kCorner},
              {-1.4F, 0.14F},
              {-1.5F, 0.5F, kCorner},
              {-0.8F, -0.1F}});
      break;
    case Hat::cap:
      s.loop({{-0.84F, -0.36F},
              {-0.84F, -0.86F},
              {-0.3F, -1.26F},
              {0.4F, -1.22F},
              {0.84F, -0.8F},
              {0.84F, -0.36F},
              {0, -0.28F}});
      if (side) s.loop({{0.5F, -0.54F}, {1.3F, -0.36F}, {1.4F, -0.22F, kCorner}, {0.6F, -0.28F}});
      if (view == View::front)
        s.loop(
            {{-0.72F, -0.42F}, {0, -0.32F}, {0.72F, -0.42F}, {0.5F, -0.12F}, {0, -0.06F}, {-0.5F, -0.12F}});
      break;
    case Hat::bee_veil:
      s.layer(tone + 0.14F);
      s.symmetric({{0, -0.7F}, {1.0F, -0.6F}, {1.12F, 0.3F}, {1.2F, 1.4F, kCorner}, {0, 1.6F}});
      s.layer(tone);
      s.symmetric({{0, -1.36F}, {0.62F, -1.2F}, {0.74F, -0.7F}, {1.7F, -0.5F, kCorner}, {0, -0.34F}});
      break;
    case Hat::swim:
      s.symmetric({{0, -1.1F}, {0.6F, -0.94F}, {0.82F, -0.4F}, {0.74F, -0.14F}, {0, -0.2F}});
      break;
    case Hat::cloche:
      s.symmetric({{0, -1.22F}, {0.66F, -1.04F}, {0.9F, -0.4F}, {1.06F, 0.06F, kCorner}, {0, 0.14F}});
      band(0.9F, -0.42F, -0.16F, 0.12F);
      break;
    default:
      return false;
  }
  return true;
}

}  // namespace

void draw_hat(Sketch& sketch, Hat hat, const Affine& head, View view, float tone) {
  if (hat == Hat::none) return;
  Sketch s;
  if (!everyday_hat(s, hat, view, tone)) {
    s = {};
    story_hat(s, hat, view, tone);
  }
  sketch.add(s, head);
}

}  // namespace onesheet::illustrator
