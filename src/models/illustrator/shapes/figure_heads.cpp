// Heads, hair and hats, in head units: the origin is the middle of the head, one unit is half its height.
#include <cmath>

#include "models/illustrator/shapes/figure.h"

namespace onesheet::illustrator {
namespace {

bool side_on(View view) { return view == View::left || view == View::right; }

void skull(Sketch& s, const Outfit& o, View view, float half) {
  s.layer(o.skin_tone);
  if (side_on(view)) {
    s.loop({{0.2F, -0.92F}, {0.58F, -0.62F}, {0.69F, -0.3F},  {0.68F, -0.12F}, {0.78F, 0.06F}, {0.93F, 0.24F},
            {0.9F, 0.31F},  {0.73F, 0.35F},  {0.78F, 0.45F},  {0.72F, 0.53F},  {0.76F, 0.61F}, {0.67F, 0.7F},
            {0.7F, 0.84F},  {0.58F, 0.98F},  {0.36F, 0.98F},  {0.02F, 0.78F},  {-0.2F, 0.58F}, {-0.5F, 0.62F},
            {-0.72F, 0.3F}, {-0.82F, -0.2F}, {-0.6F, -0.72F}, {-0.2F, -0.95F}});
    s.layer(o.skin_tone * 0.75F);
    s.ellipse({-0.12F, 0.12F}, 0.11F, 0.2F, -0.2F);
    return;
  }
  s.symmetric({{0, -0.97F},
               {half * 0.7F, -0.8F},
               {half * 0.98F, -0.3F},
               {half * 0.95F, 0.15F},
               {half * 0.8F, 0.55F},
               {half * 0.45F, 0.9F},
               {0, 1.0F}});
  for (const float side : {-1.0F, 1.0F})
    s.ellipse({half * side * 1.0F, 0.08F}, half * 0.13F, 0.2F, side * 0.15F);
}

// Seen from the front: hollows of the eyes, brows, the shadow under the nose, a mouth; a child's eyes are
// larger and lower, the cheeks full.
void face(Sketch& s, const Outfit& o, float half, bool child) {
  const float skin = o.skin_tone;
  const float low = child ? 0.14F : 0.0F;
  s.shade(skin * 0.8F, 0.07F);
  for (const float d : {-1.0F, 1.0F}) s.ellipse({half * 0.41F * d, -0.06F + low}, half * 0.24F, 0.11F);
  s.ellipse({half * 0.05F, 0.34F + low * 0.7F}, half * 0.16F, 0.06F);
  s.shade(skin * 0.85F, 0.1F);
  s.ellipse({0, 0.76F}, half * 0.3F, 0.05F);
  s.ellipse({half * 0.82F, 0.3F}, half * 0.12F, 0.4F);
  s.layer(skin * 0.3F);
  const float eye = child ? 0.085F : 0.05F;
  for (const float d : {-1.0F, 1.0F}) s.ellipse({half * 0.41F * d, -0.02F + low}, half * 0.115F, eye);
  s.layer(skin * 0.55F);
  for (const float d : {-1.0F, 1.0F})
    s.sweep(
        {{half * 0.22F * d, -0.2F + low}, {half * 0.45F * d, -0.25F + low}, {half * 0.66F * d, -0.19F + low}},
        {0.022F, child ? 0.022F : 0.035F, 0.012F});
  s.sweep({{-half * 0.24F, 0.55F}, {0, 0.58F}, {half * 0.24F, 0.55F}}, {0.012F, 0.03F, 0.012F});
}

void hair_back(Sketch& s, Hair hair, float half) {
  switch (hair) {
    case Hair::cropped:
      s.symmetric({{0, -1.05F},
                   {half * 0.75F, -0.86F},
                   {half * 1.06F, -0.3F},
                   {half * 0.98F, 0.1F},
                   {half * 0.72F, 0.52F},
                   {half * 0.45F, 0.66F},
                   {0, 0.62F}});
      break;
    case Hair::parted:
      s.loop({{0, -1.06F},
              {half * 0.6F, -1.04F},
              {half * 1.08F, -0.5F},
              {half * 1.02F, 0.1F},
              {half * 0.66F, 0.66F},
              {0, 0.72F},
              {-half * 0.66F, 0.66F},
              {-half * 1.02F, 0.1F},
              {-half * 1.08F, -0.4F},
              {-half * 0.6F, -0.96F}});
      break;
    case Hair::long_hair:
      s.loop({{0, -1.08F},
              {half * 0.78F, -0.9F},
              {half * 1.16F, -0.3F},
              {half * 1.2F, 0.4F},
              {half * 1.4F, 1.3F},
              {half * 1.2F, 2.3F, kCorner},
              {half * 0.6F, 2.5F},
              {half * 0.2F, 2.75F, kCorner},
              {-half * 0.3F, 2.5F},
              {-half * 0.9F, 2.62F, kCorner},
              {-half * 1.45F, 1.9F},
              {-half * 1.22F, 0.9F},
              {-half * 1.16F, -0.3F},
              {-half * 0.78F, -0.9F}});
      break;
    case Hair::bob:
      s.symmetric({{0, -1.08F},
                   {half * 0.8F, -0.9F},
                   {half * 1.18F, -0.25F},
                   {half * 1.26F, 0.5F},
                   {half * 1.22F, 0.95F, kCorner},
                   {half * 0.6F, 1.02F},
                   {0, 1.0F}});
      break;
    case Hair::bun:
      s.symmetric({{0, -1.05F},
                   {half * 0.75F, -0.86F},
                   {half * 1.06F, -0.3F},
                   {half * 0.98F, 0.15F},
                   {half * 0.62F, 0.6F},
                   {0, 0.7F}});
      s.ellipse({0, -1.16F}, half * 0.5F, 0.34F);
      break;
    case Hair::ponytail:
      s.symmetric({{0, -1.06F},
                   {half * 0.76F, -0.87F},
                   {half * 1.07F, -0.3F},
                   {half * 0.98F, 0.15F},
                   {half * 0.6F, 0.6F},
                   {0, 0.66F}});
      s.loop({{0, -0.6F},
              {half * 0.42F, -0.4F},
              {half * 0.56F, 0.4F},
              {half * 0.5F, 1.4F},
              {half * 0.1F, 2.3F, kCorner},
              {-half * 0.3F, 1.4F},
              {-half * 0.42F, 0.3F},
              {-half * 0.36F, -0.45F}});
      break;
    case Hair::pigtails:
      s.symmetric({{0, -1.06F},
                   {half * 0.78F, -0.87F},
                   {half * 1.1F, -0.3F},
                   {half * 1.0F, 0.25F},
                   {half * 0.6F, 0.66F},
                   {0, 0.6F}});
      for (const float d : {-1.0F, 1.0F})
        s.loop({{half * 0.9F * d, 0.05F},
                {half * 1.5F * d, 0.0F},
                {half * 1.75F * d, 0.6F},
                {half * 1.6F * d, 1.3F, kCorner},
                {half * 1.2F * d, 0.9F},
                {half * 0.95F * d, 0.45F}});
      break;
    case Hair::curls:
      for (int i = 0; i < 13; ++i) {
        const float a = degrees(110.0F + 320.0F / 12 * static_cast<float>(i) - 20);
        const Point p = swing({0, -0.22F}, a, 0.82F);
        s.circle({p.x * half * 1.28F, p.y}, 0.36F);
      }
      s.ellipse({0, -0.22F}, half * 1.1F, 0.84F);
      break;
    case Hair::wild:  // uncombed: locks of unequal length that all fall one way
      s.loop({{-0.1F, -1.13F},
              {0.32F, -1.14F},
              {0.66F, -0.98F},
              {0.8F, -0.82F, kCorner},
              {half * 1.1F, -0.66F},
              {half * 1.22F, -0.4F},
              {half * 1.2F, -0.12F, kCorner},
              {half * 1.12F, 0.1F},
              {half * 1.1F, 0.34F, kCorner},
              {half * 0.84F, 0.42F},
              {half * 0.62F, 0.7F, kCorner},
              {half * 0.4F, 0.58F},
              {half * 0.16F, 0.78F, kCorner},
              {-half * 0.2F, 0.6F},
              {-half * 0.46F, 0.74F, kCorner},
              {-half * 0.74F, 0.46F},
              {-half * 1.08F, 0.4F, kCorner},
              {-half * 1.06F, 0.1F},
              {-half * 1.2F, -0.2F},
              {-half * 1.14F, -0.56F},
              {-half * 0.98F, -0.74F, kCorner},
              {-half * 0.8F, -0.96F},
              {-0.36F, -1.16F, kCorner}});
      break;
    case Hair::tonsure:
      for (const float d : {-1.0F, 1.0F}) s.ellipse({half * 0.86F * d, 0.1F}, half * 0.26F, 0.42F);
      s.symmetric({{half * 0.9F, -0.05F}, {half * 0.9F, 0.3F}, {half * 0.5F, 0.6F}, {0, 0.66F}, {0, 0.1F}});
      break;
    case Hair::bald:
    case Hair::none:
      break;
  }
}

void hair_front(Sketch& s, Hair hair, float half) {
  if (hair == Hair::bald || hair == Hair::none) return;
  if (hair == Hair::curls || hair == Hair::wild) {
    for (int i = 0; i < 11; ++i) {
      const Point p = swing({0, -0.35F}, degrees(95.0F + 17.0F * static_cast<float>(i)), 0.75F);
      s.circle({p.x * half * 1.35F, p.y}, 0.34F);
    }
    return;
  }
  if (hair == Hair::tonsure) {
    for (const float d : {-1.0F, 1.0F}) s.ellipse({half * 1.0F * d, -0.05F}, half * 0.2F, 0.4F);
    return;
  }
  s.loop({{0, -1.08F},
          {half * 0.78F, -0.9F},
          {half * 1.1F, -0.3F},
          {half * 1.04F, 0.12F, kCorner},
          {half * 0.86F, -0.2F},
          {half * 0.62F, -0.48F},
          {-half * 0.1F, -0.42F},
          {-half * 0.7F, -0.46F},
          {-half * 0.88F, -0.2F},
          {-half * 1.04F, 0.12F, kCorner},
          {-half * 1.1F, -0.3F},
          {-half * 0.78F, -0.9F}});
  if (hair == Hair::long_hair || hair == Hair::bob || hair == Hair::pigtails) {
    const float end = hair == Hair::long_hair ? 2.3F : hair == Hair::bob ? 0.9F : 1.5F;
    for (const float d : {-1.0F, 1.0F})
      s.loop({{half * 0.86F * d, -0.5F},
              {half * 1.2F * d, -0.1F},
              {half * 1.34F * d, end * 0.6F},
              {half * 1.15F * d, end, kCorner},
              {half * 0.85F * d, end * 0.6F},
              {half * 0.92F * d, 0.1F}});
  }
  if (hair == Hair::bun) s.ellipse({0, -1.18F}, half * 0.46F, 0.3F);
}

void hair_side(Sketch& s, Hair hair) {
  if (hair == Hair::bald || hair == Hair::none) return;
  if (hair == Hair::tonsure) {
    s.ellipse({-0.5F, 0.05F}, 0.36F, 0.4F);
    return;
  }
  s.loop({{0.3F, -1.0F},
          {0.62F, -0.76F},
          {0.66F, -0.5F, kCorner},
          {0.3F, -0.5F},
          {0.1F, -0.3F},
          {0.08F, 0.1F, kCorner},
          {-0.2F, -0.1F},
          {-0.24F, 0.3F},
          {-0.5F, 0.62F, kCorner},
          {-0.78F, 0.34F},
          {-0.92F, -0.2F},
          {-0.72F, -0.8F},
          {-0.2F, -1.08F}});
  switch (hair) {
    case Hair::long_hair:
      s.loop({{-0.1F, -0.7F},
              {-0.02F, 0.2F},
              {-0.25F, 0.9F},
              {-0.3F, 1.9F},
              {-0.6F, 2.5F, kCorner},
              {-1.3F, 2.2F},
              {-1.25F, 1.0F},
              {-1.0F, 0.1F},
              {-0.9F, -0.5F}});
      break;
    case Hair::bob:
      s.loop({{0.0F, -0.7F},
              {0.1F, 0.3F},
              {0.02F, 0.85F, kCorner},
              {-0.6F, 0.92F},
              {-1.0F, 0.8F},
              {-0.98F, -0.2F},
              {-0.7F, -0.8F}});
      break;
    case Hair::ponytail:
      s.loop({{-0.75F, -0.5F},
              {-1.2F, -0.45F},
              {-1.55F, 0.3F},
              {-1.5F, 1.5F, kCorner},
              {-1.2F, 0.9F},
              {-1.05F, 0.2F},
              {-0.7F, -0.1F}});
      break;
    case Hair::bun:
      s.ellipse({-0.98F, -0.3F}, 0.36F, 0.36F);
      break;
    case Hair::pigtails:
      s.loop({{-0.3F, 0.2F}, {-0.7F, 0.3F}, {-0.9F, 1.0F}, {-0.7F, 1.8F, kCorner}, {-0.4F, 1.1F}});
      break;
    case Hair::curls:
    case Hair::wild:
      for (int i = 0; i < 9; ++i) {
        const Point p = swing({-0.2F, -0.3F}, degrees(150.0F + 22.0F * static_cast<float>(i)), 0.76F);
        s.circle(p, 0.33F);
      }
      break;
    default:
      break;
  }
}

void beard(Sketch& s, View view, float half, bool trailing) {
  const float end = trailing ? 2.5F : 1.35F;
  if (side_on(view)) {
    s.loop({{0.02F, 0.1F},
            {0.16F, 0.36F},
            {0.55F, 0.36F},
            {0.8F, 0.42F},
            {0.86F, 0.8F},
            {0.76F, end, kCorner},
            {0.4F, end * 0.78F},
            {0.0F, 0.76F}});
    return;
  }
  if (view == View::back) {
    s.symmetric({{half * 0.95F, 0.2F}, {half * 0.98F, 0.6F}, {half * 0.6F, 1.05F}, {0, 1.1F}, {0, 0.5F}});
    return;
  }
  s.symmetric({{0, 0.36F},
               {half * 0.5F, 0.36F},
               {half * 0.96F, 0.05F},
               {half * 0.98F, 0.55F},
               {half * 0.66F, 1.05F},
               {0.1F, end},
               {0, end}});
}

}  // namespace

void draw_head(Sketch& sketch, const Bones& b, const Outfit& o) {
  const View view = b.pose.look;
  const float unit = b.build.head / 2;
  const float half = b.build.head_half / unit;
  const float mirror = view == View::left ? -1.0F : 1.0F;
  const float lean = degrees(b.pose.lean * 0.5F + b.pose.nod);
  const Affine place = turn_scale_move(lean, mirror * unit, unit, b.head.x, b.head.y);
  Sketch s;
  const bool hides_face = o.hat == Hat::ninja || o.hat == Hat::bubble || o.hat == Hat::great_helm ||
                          o.hat == Hat::kabuto || o.hat == Hat::bee_veil;
  const bool behind_hair = view == View::front && (o.hair == Hair::long_hair || o.hair == Hair::bob);
  if (behind_hair) {
    s.layer(o.hair_tone);
    hair_back(s, o.hair, half);
  }
  if (!hides_face) {
    skull(s, o, view, half);
    if (view == View::front) {
      face(s, o, half, b.build.head > 16);
    }
    s.layer(o.hair_tone);
    if (o.beard) beard(s, view, half, o.hat == Hat::wizard);
    if (side_on(view)) {
      hair_side(s, o.hair);
    } else if (view == View::front) {
      hair_front(s, o.hair, half);
    } else {
      hair_back(s, o.hair, half);
    }
  }
  draw_hat(s, o.hat, Affine{half / 0.72F, 0, 0, 1, 0, 0}, view, o.hat_tone);
  sketch.add(s, place);
}

}  // namespace onesheet::illustrator
