// Headdress of legend, history, stage and altar, in head units (see figure_heads.cpp).
#include "models/illustrator/shapes/figure_parts.h"

namespace onesheet::illustrator {

bool story_hat(Sketch& s, Hat hat, View view, float tone) {
  s.layer(tone);
  const bool side = view == View::left || view == View::right;
  const bool back = view == View::back;
  const auto band = [&](float half, float top, float bottom, float lighter) {
    hat_band(s, half, top, bottom, tone + lighter);
  };
  switch (hat) {
    case Hat::crown:
      s.layer(tone + 0.35F);
      s.polygon({{-0.74F, -0.55F},
                 {-0.92F, -1.5F},
                 {-0.5F, -1.08F},
                 {-0.32F, -1.6F},
                 {0, -1.14F},
                 {0.32F, -1.6F},
                 {0.5F, -1.08F},
                 {0.92F, -1.5F},
                 {0.74F, -0.55F}});
      for (const float x : {-0.92F, -0.32F, 0.32F, 0.92F})
        s.circle({x, x * x > 0.5F ? -1.52F : -1.64F}, 0.1F);
      band(0.75F, -0.76F, -0.52F, 0.2F);
      break;
    case Hat::tiara:
      s.layer(0.45F);
      s.loop({{-0.7F, -0.72F},
              {-0.5F, -1.1F},
              {-0.36F, -0.98F, kCorner},
              {-0.2F, -1.24F, kCorner},
              {-0.1F, -1.06F, kCorner},
              {0, -1.46F, kCorner},
              {0.1F, -1.06F, kCorner},
              {0.2F, -1.24F, kCorner},
              {0.36F, -0.98F, kCorner},
              {0.5F, -1.1F},
              {0.7F, -0.72F},
              {0, -0.9F}});
      break;
    case Hat::witch:
      s.loop({{-0.78F, -0.5F},
              {-0.5F, -1.4F},
              {-0.2F, -2.2F},
              {0.1F, -2.75F},
              {0.62F, -3.0F},
              {0.95F, -2.82F, kCorner},
              {0.6F, -2.62F},
              {0.5F, -2.2F},
              {0.6F, -1.4F},
              {0.8F, -0.5F}});
      s.loop({{-1.85F, -0.3F},
              {-1.0F, -0.66F},
              {0, -0.7F},
              {1.0F, -0.66F},
              {1.9F, -0.34F},
              {1.2F, -0.16F},
              {0, -0.08F},
              {-1.2F, -0.14F}});
      band(0.72F, -0.92F, -0.62F, 0.14F);
      break;
    case Hat::wizard:
      s.loop({{-0.8F, -0.48F},
              {-0.46F, -1.5F},
              {-0.2F, -2.5F},
              {-0.34F, -3.1F, kCorner},
              {0.1F, -2.9F},
              {0.34F, -2.3F},
              {0.5F, -1.4F},
              {0.8F, -0.48F}});
      s.loop({{-1.6F, -0.34F}, {0, -0.66F}, {1.6F, -0.34F}, {1.0F, -0.12F}, {0, -0.06F}, {-1.0F, -0.12F}});
      band(0.74F, -0.86F, -0.62F, 0.16F);
      break;
    case Hat::hood:
      if (back) {
        s.loop({{0, -1.34F},
                {0.62F, -1.08F},
                {0.98F, -0.4F},
                {1.02F, 0.4F},
                {1.3F, 1.25F},
                {1.5F, 1.7F, kCorner},
                {0, 1.95F},
                {-1.5F, 1.7F, kCorner},
                {-1.3F, 1.25F},
                {-1.02F, 0.4F},
                {-0.98F, -0.4F},
                {-0.62F, -1.08F}});
        s.layer(tone + 0.05F);
        s.loop({{0.1F, -1.2F, kCorner}, {0.2F, -0.4F}, {0.05F, 0.9F, kCorner}, {0.02F, -0.2F}});
      } else if (side) {
        s.loop({{0.5F, -1.08F},
                {0.74F, -0.8F, kCorner},
                {0.5F, -0.4F},
                {0.34F, 0.2F},
                {0.42F, 0.9F},
                {0.5F, 1.5F, kCorner},
                {-0.4F, 1.9F},
                {-1.3F, 1.6F, kCorner},
                {-1.02F, 0.6F},
                {-1.1F, -0.2F},
                {-0.9F, -0.9F},
                {-0.3F, -1.28F}});
      } else {
        s.symmetric({{0, -1.36F},
                     {0.64F, -1.1F},
                     {1.0F, -0.4F},
                     {1.04F, 0.4F},
                     {1.3F, 1.3F},
                     {1.45F, 1.75F, kCorner},
                     {0, 1.9F}});
        s.layer(0.015F);
        s.symmetric({{0, -0.98F}, {0.46F, -0.72F}, {0.66F, -0.1F}, {0.6F, 0.6F}, {0.3F, 1.02F}, {0, 1.1F}});
      }
      break;
    case Hat::great_helm:
      s.symmetric(
          {{0, -1.2F}, {0.58F, -1.06F}, {0.86F, -0.6F}, {0.86F, 0.3F}, {0.78F, 0.9F, kCorner}, {0, 1.16F}});
      s.layer(tone + 0.12F);
      s.rect(-0.06F, -1.2F, 0.06F, 1.05F);
      if (!back) {
        s.layer(0.01F);
        s.loop(
            {{-0.68F, -0.18F}, {0, -0.1F}, {0.68F, -0.18F}, {0.66F, -0.02F}, {0, 0.06F}, {-0.66F, -0.02F}});
      } else {
        s.layer(tone + 0.08F);
        s.loop({{-0.84F, 0.1F, kCorner},
                {0, 0.2F},
                {0.84F, 0.1F, kCorner},
                {0.84F, 0.22F, kCorner},
                {0, 0.34F},
                {-0.84F, 0.22F, kCorner}});
      }
      break;
    case Hat::turban:
      s.loop({{-0.98F, -0.36F},
              {-1.0F, -0.98F},
              {-0.4F, -1.5F},
              {0.4F, -1.5F},
              {1.0F, -0.98F},
              {0.98F, -0.36F},
              {0, -0.2F}});
      break;
    case Hat::horned:
      s.loop({{-0.84F, -0.3F}, {-0.8F, -0.9F}, {0, -1.3F}, {0.8F, -0.9F}, {0.84F, -0.3F}, {0, -0.2F}});
      s.layer(0.42F);
      for (const float d : {-1.0F, 1.0F})
        s.loop({{0.74F * d, -0.9F},
                {1.2F * d, -0.94F},
                {1.5F * d, -1.3F},
                {1.5F * d, -1.86F, kCorner},
                {1.86F * d, -1.2F},
                {1.56F * d, -0.66F},
                {0.82F * d, -0.52F}});
      band(0.85F, -0.44F, -0.22F, 0.14F);
      break;
    case Hat::tricorn:
      s.loop({{-0.72F, -0.5F}, {-0.6F, -1.1F}, {0, -1.24F}, {0.6F, -1.1F}, {0.72F, -0.5F}});
      s.loop({{-1.66F, -0.66F, kCorner},
              {-0.8F, -0.98F},
              {0, -1.06F},
              {0.8F, -0.98F},
              {1.66F, -0.66F, kCorner},
              {0.9F, -0.36F},
              {0, -0.24F},
              {-0.9F, -0.36F}});
      s.layer(tone + 0.2F);
      s.loop({{-1.66F, -0.66F, kCorner},
              {-0.8F, -0.96F},
              {0, -1.04F},
              {0.8F, -0.96F},
              {1.66F, -0.66F, kCorner},
              {0.8F, -0.88F},
              {0, -0.94F},
              {-0.8F, -0.88F}});
      break;
    case Hat::kabuto:
      s.symmetric({{0, -1.3F},
                   {0.62F, -1.1F},
                   {0.9F, -0.5F},
                   {1.28F, 0.1F},
                   {1.5F, 0.62F, kCorner},
                   {0.9F, 0.72F},
                   {0, 0.8F}});
      s.symmetric({{0.6F, 0.5F}, {0.62F, 0.8F}, {0.36F, 1.06F}, {0, 1.12F}, {0, 0.4F}});
      s.layer(tone + 0.1F);
      for (const float y : {-0.2F, 0.2F, 0.56F})
        s.loop({{-1.0F - y * 0.5F, y, kCorner},
                {0, y + 0.12F},
                {1.0F + y * 0.5F, y, kCorner},
                {1.0F + y * 0.5F, y + 0.09F, kCorner},
                {0, y + 0.2F},
                {-1.0F - y * 0.5F, y + 0.09F, kCorner}});
      s.layer(0.42F);
      for (const float d : {-1.0F, 1.0F})
        s.loop({{0.06F * d, -0.86F},
                {0.5F * d, -1.1F},
                {0.86F * d, -1.6F},
                {0.84F * d, -2.2F, kCorner},
                {0.56F * d, -1.5F},
                {0.2F * d, -1.16F},
                {0.02F * d, -1.1F}});
      break;
    case Hat::veil:
      s.layer(0.46F);
      s.loop({{0, -1.1F},
              {0.7F, -0.9F},
              {1.05F, -0.3F},
              {1.3F, 1.0F},
              {1.75F, 3.0F},
              {2.0F, 4.9F, kCorner},
              {1.0F, 5.2F},
              {0, 5.0F},
              {-1.0F, 5.2F},
              {-2.0F, 4.9F, kCorner},
              {-1.75F, 3.0F},
              {-1.3F, 1.0F},
              {-1.05F, -0.3F},
              {-0.7F, -0.9F}});
      s.layer(0.38F);
      for (const float x : {-0.9F, -0.1F, 0.7F})
        s.loop({{x * 0.6F, 0.0F, kCorner},
                {x * 1.1F + 0.06F, 2.5F},
                {x * 1.7F, 4.9F, kCorner},
                {x * 1.1F - 0.06F, 2.5F}});
      break;
    case Hat::wimple:
      s.loop({{0, -1.2F},
              {0.72F, -0.98F},
              {1.02F, -0.3F},
              {1.1F, 0.6F},
              {1.55F, 1.7F},
              {1.75F, 2.6F, kCorner},
              {0, 2.9F},
              {-1.75F, 2.6F, kCorner},
              {-1.55F, 1.7F},
              {-1.1F, 0.6F},
              {-1.02F, -0.3F},
              {-0.72F, -0.98F}});
      if (!back) {
        s.layer(0.46F);
        s.symmetric({{0, -0.82F}, {0.6F, -0.5F}, {0.74F, 0.2F}, {0.66F, 0.8F}, {0.9F, 1.3F}, {0, 1.55F}});
        s.layer(0.32F);
        s.symmetric({{0, -0.56F}, {0.44F, -0.4F}, {0.54F, 0.1F}, {0.42F, 0.62F}, {0, 0.84F}});
      }
      break;
    case Hat::plumed:
      s.symmetric({{0, -1.2F},
                   {0.6F, -1.04F},
                   {0.86F, -0.5F},
                   {0.86F, 0.5F},
                   {0.7F, 0.92F, kCorner},
                   {0.5F, 0.4F},
                   {0, 0.4F}});
      s.layer(tone + 0.2F);
      if (side)
        s.loop({{0.9F, -1.2F},
                {0.3F, -1.75F},
                {-0.6F, -1.7F},
                {-1.2F, -0.9F},
                {-1.25F, 0.3F, kCorner},
                {-0.9F, -0.5F},
                {-0.4F, -1.16F},
                {0.3F, -1.2F}});
      else
        s.loop({{-0.16F, -1.0F},
                {-0.3F, -1.7F},
                {0, -2.0F},
                {0.3F, -1.7F},
                {0.16F, -1.0F},
                {0.2F, 0.7F},
                {-0.2F, 0.7F}});
      break;
    case Hat::jester:
      s.layer(tone + 0.12F);
      for (const float d : {-1.0F, 0.0F, 1.0F}) {
        s.loop({{-0.5F + d * 0.3F, -0.5F},
                {-0.34F + d * 0.8F, -1.3F},
                {d * 1.4F, d == 0 ? -2.2F : -1.5F},
                {d * 1.9F, d == 0 ? -2.4F : -0.9F},
                {0.3F + d * 0.9F, -1.0F},
                {0.5F + d * 0.3F, -0.5F}});
        s.circle({d * 1.9F, d == 0 ? -2.4F : -0.86F}, 0.16F);
      }
      break;
    case Hat::halo:
      s.lit();
      s.loop({{-0.95F, -1.5F}, {0, -1.78F}, {0.95F, -1.5F}, {0, -1.22F}});
      s.cut_loop({{-0.76F, -1.5F}, {0, -1.66F}, {0.76F, -1.5F}, {0, -1.34F}});
      break;
    case Hat::ninja:
      s.symmetric({{0, -1.06F}, {0.6F, -0.9F}, {0.82F, -0.3F}, {0.78F, 0.3F}, {0.5F, 0.95F}, {0, 1.08F}});
      if (side) {
        s.layer(0.34F);
        s.loop({{0.28F, -0.2F}, {0.7F, -0.2F}, {0.76F, 0.04F}, {0.3F, 0.06F}});
      } else if (view == View::front) {
        s.layer(0.34F);
        s.loop({{-0.56F, -0.2F}, {0, -0.14F}, {0.56F, -0.2F}, {0.54F, 0.06F}, {0, 0.12F}, {-0.54F, 0.06F}});
      }
      s.layer(tone + 0.05F);
      s.loop({{-0.8F, -0.3F},
              {-1.2F, -0.2F},
              {-1.6F, 0.4F, kCorner},
              {-1.2F, 0.2F},
              {-1.2F, 0.7F, kCorner},
              {-0.76F, -0.1F}});
      break;
    case Hat::mitre:
      s.layer(tone + 0.3F);
      s.symmetric({{0, -2.3F, kCorner}, {0.66F, -1.5F}, {0.78F, -0.5F, kCorner}, {0, -0.42F}});
      break;
    case Hat::wig:
      s.layer(0.48F);
      for (const float d : {-1.0F, 1.0F})
        for (const float y : {-0.3F, 0.1F, 0.5F, 0.9F, 1.3F}) s.ellipse({0.86F * d, y}, 0.3F, 0.26F);
      s.ellipse({0, -0.62F}, 0.92F, 0.6F);
      break;
    case Hat::bonnet:
      s.symmetric({{0, -1.3F}, {0.8F, -1.0F}, {1.1F, -0.3F}, {1.0F, 0.4F}, {0.7F, 0.9F}, {0, 0.7F}});
      break;
    default:
      return false;
  }
  return true;
}

}  // namespace onesheet::illustrator
