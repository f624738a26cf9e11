// Proportions: the face from chin to crown is 0.57 to 0.6 of the drawing's height; eyes at half of it, a
// child's below.
#include "models/illustrator/shapes/portrait.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace onesheet::illustrator {
namespace {

using Random = base::SeededRandom;
// Forehead to chest, top down.
Points face_of(const Portrait& p, Random& random) {
  const float nose = random.between(-0.007F, 0.011F), chin = random.between(-0.007F, 0.007F),
              brow = random.between(-0.004F, 0.004F), lip = random.between(-0.004F, 0.004F);
  const bool old = p.age == Portrait::Age::old;
  if (p.age == Portrait::Age::child) {
    return {{-0.196F, -0.87F},
            {-0.216F, -0.8F},
            {-0.222F, -0.735F},
            {-0.217F, -0.69F},
            {-0.207F, -0.655F},
            {-0.216F, -0.622F},
            {-0.236F - nose * 0.6F, -0.592F},
            {-0.235F - nose * 0.6F, -0.578F},
            {-0.213F, -0.566F},
            {-0.218F, -0.548F},
            {-0.226F + lip, -0.534F},
            {-0.214F, -0.52F},
            {-0.218F + lip, -0.506F},
            {-0.2F, -0.49F},
            {-0.2F - chin, -0.466F},
            {-0.18F - chin, -0.442F},
            {-0.13F, -0.432F},
            {-0.07F, -0.412F},
            {-0.036F, -0.372F},
            {-0.03F, -0.31F},
            {-0.04F, -0.255F},
            {-0.085F, -0.215F},
            {-0.165F, -0.17F},
            {-0.245F, -0.11F},
            {-0.288F, -0.03F},
            {-0.3F, 0.02F}};
  }
  if (p.female) {
    return {{-0.204F, -0.868F},
            {-0.222F, -0.806F},
            {-0.229F, -0.75F},
            {-0.228F + brow, -0.715F},
            {-0.213F + brow, -0.684F},
            {-0.226F - nose, -0.65F},
            {-0.252F - nose, -0.61F},
            {-0.266F - nose, old ? -0.588F : -0.596F},
            {-0.262F - nose, old ? -0.572F : -0.582F},
            {-0.236F, -0.57F},
            {old ? -0.224F : -0.233F, -0.552F},
            {(old ? -0.232F : -0.252F) + lip, -0.534F},
            {old ? -0.224F : -0.234F, -0.519F},
            {(old ? -0.232F : -0.246F) + lip, -0.503F},
            {-0.222F, -0.484F},
            {-0.226F - chin, -0.456F},
            {-0.208F - chin, -0.43F},
            {-0.165F, -0.421F},
            {-0.1F, -0.402F},
            {-0.045F, old ? -0.38F : -0.372F},
            {-0.026F, -0.32F},
            {-0.026F, -0.25F},
            {-0.052F, -0.205F},
            {-0.13F, -0.17F},
            {-0.225F, -0.13F},
            {-0.305F, -0.06F},
            {-0.335F, 0.02F}};
  }
  return {{-0.208F, -0.86F},
          {-0.222F, -0.8F},
          {-0.23F, -0.752F},
          {-0.241F + brow - (old ? 0.006F : 0), -0.722F},
          {-0.224F + brow, -0.69F},
          {-0.243F - nose, -0.65F},
          {-0.268F - nose, -0.614F},
          {-0.283F - nose, old ? -0.584F : -0.596F},
          {-0.279F - nose, old ? -0.568F : -0.58F},
          {-0.244F, -0.567F},
          {old ? -0.232F : -0.238F, -0.55F},
          {(old ? -0.24F : -0.254F) + lip, -0.534F},
          {old ? -0.233F : -0.241F, -0.52F},
          {(old ? -0.239F : -0.25F) + lip, -0.504F},
          {-0.229F, -0.486F},
          {-0.241F - chin, -0.458F},
          {-0.23F - chin, -0.428F},
          {-0.188F, -0.414F},
          {-0.12F, -0.398F},
          {-0.084F, old ? -0.384F : -0.366F},
          {-0.072F, -0.32F},
          {-0.076F, -0.262F},
          {-0.1F, -0.222F},
          {-0.2F, -0.188F},
          {-0.315F, -0.135F},
          {-0.392F, -0.06F},
          {-0.43F, 0.02F}};
}

// From the back to the nape and over the bare skull to the forehead.
Points skull_of(const Portrait& p) {
  if (p.age == Portrait::Age::child) {
    return {{0.31F, 0.02F},    {0.3F, -0.06F},   {0.25F, -0.14F},   {0.17F, -0.19F},
            {0.115F, -0.235F}, {0.092F, -0.31F}, {0.095F, -0.39F},  {0.13F, -0.47F},
            {0.185F, -0.54F},  {0.235F, -0.63F}, {0.25F, -0.73F},   {0.238F, -0.84F},
            {0.18F, -0.935F},  {0.08F, -0.99F},  {-0.04F, -0.995F}, {-0.14F, -0.95F}};
  }
  if (p.female) {
    return {{0.36F, 0.02F},    {0.345F, -0.06F}, {0.29F, -0.14F},  {0.2F, -0.185F},
            {0.135F, -0.225F}, {0.106F, -0.3F},  {0.106F, -0.39F}, {0.135F, -0.48F},
            {0.18F, -0.55F},   {0.216F, -0.63F}, {0.23F, -0.73F},  {0.22F, -0.83F},
            {0.165F, -0.925F}, {0.06F, -0.98F},  {-0.06F, -0.98F}, {-0.15F, -0.935F}};
  }
  return {{0.44F, 0.02F},   {0.42F, -0.07F},  {0.35F, -0.15F},  {0.25F, -0.2F},
          {0.17F, -0.245F}, {0.13F, -0.32F},  {0.13F, -0.41F},  {0.155F, -0.485F},
          {0.19F, -0.55F},  {0.224F, -0.63F}, {0.238F, -0.73F}, {0.228F, -0.83F},
          {0.17F, -0.925F}, {0.06F, -0.98F},  {-0.06F, -0.98F}, {-0.155F, -0.935F}};
}

// A closed outline whose first `edge` points are hair's outer edge: they get waves `lock` high; the rest lies
// on the head and stays smooth.
void put_hair(Sketch& s, const Points& outline, std::size_t edge, float lock, Random& random) {
  Knots knots;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    knots.push_back({outline[i].x, outline[i].y});
    if (i + 1 >= edge || std::fabs(lock) < 0.005F) continue;
    const Point a = outline[i], b = outline[i + 1];
    const float dx = b.x - a.x, dy = b.y - a.y, d = std::hypot(dx, dy) + 1e-4F;
    const int waves = 1 + static_cast<int>(random.below(2));
    for (int k = 1; k <= waves; ++k) {
      const float t = (static_cast<float>(k) + random.between(-0.25F, 0.25F)) / static_cast<float>(waves + 1),
                  push = lock * random.between(-0.35F, 0.7F);
      // The edge runs from the nape up over the crown to the forehead: outward is to its right.
      knots.push_back({a.x + dx * t - dy / d * -push, a.y + dy * t + dx / d * -push});
    }
  }
  s.loop(knots);
}

// Sideburn, hairline at the temple and back round the ear: closes every head of hair that is cut short.
const Points kHairline = {{-0.192F, -0.868F}, {-0.13F, -0.85F}, {-0.075F, -0.79F}, {-0.055F, -0.73F},
                          {-0.05F, -0.655F},  {-0.025F, -0.6F}, {-0.01F, -0.655F}, {0.03F, -0.7F},
                          {0.085F, -0.69F},   {0.105F, -0.63F}, {0.115F, -0.55F},  {0.12F, -0.47F}};

void close_on_hairline(Points& hair) { hair.insert(hair.end(), kHairline.begin(), kHairline.end()); }

void draw_hair(Sketch& s, const Portrait& p, Random& random) {
  Points hair;
  float lock = 0.006F;
  switch (p.hair) {
    case Hair::none:
    case Hair::bald:
      return;
    case Hair::tonsure:  // what age leaves: a fringe from temple to nape
      hair = {{0.13F, -0.43F},  {0.165F, -0.485F}, {0.205F, -0.55F}, {0.243F, -0.63F}, {0.256F, -0.72F},
              {0.242F, -0.79F}, {0.17F, -0.79F},   {0.09F, -0.77F},  {0.0F, -0.76F},   {-0.05F, -0.75F}};
      hair.insert(hair.end(), kHairline.begin() + 4, kHairline.end());
      put_hair(s, hair, 7, 0.007F, random);
      return;
    case Hair::long_hair:
      hair = {{0.4F, 0.02F},    {0.41F, -0.08F},  {0.375F, -0.17F},  {0.37F, -0.27F},   {0.335F, -0.38F},
              {0.325F, -0.5F},  {0.3F, -0.62F},   {0.288F, -0.74F},  {0.262F, -0.85F},  {0.2F, -0.95F},
              {0.1F, -1.005F},  {-0.02F, -1.01F}, {-0.12F, -0.975F}, {-0.195F, -0.91F}, {-0.214F, -0.85F},
              {-0.15F, -0.83F}, {-0.09F, -0.77F}, {-0.07F, -0.69F},  {-0.06F, -0.6F},   {-0.03F, -0.5F},
              {0.0F, -0.4F},    {0.05F, -0.3F},   {0.09F, -0.18F},   {0.1F, -0.06F},    {0.12F, 0.02F}};
      put_hair(s, hair, 14, 0.012F, random);
      return;
    case Hair::bob:
      hair = {{0.02F, -0.42F},   {0.09F, -0.4F},    {0.17F, -0.41F},    {0.25F, -0.44F},  {0.292F, -0.5F},
              {0.302F, -0.6F},   {0.29F, -0.71F},   {0.27F, -0.82F},    {0.21F, -0.925F}, {0.11F, -0.99F},
              {-0.02F, -1.005F}, {-0.13F, -0.975F}, {-0.205F, -0.905F}, {-0.238F, -0.8F}, {-0.225F, -0.755F},
              {-0.15F, -0.765F}, {-0.1F, -0.73F},   {-0.085F, -0.65F},  {-0.09F, -0.56F}, {-0.105F, -0.5F},
              {-0.075F, -0.455F}};
      put_hair(s, hair, 13, 0.004F, random);
      return;
    case Hair::bun:
      hair = {{0.12F, -0.45F},  {0.165F, -0.53F},  {0.21F, -0.6F},    {0.238F, -0.65F}, {0.27F, -0.632F},
              {0.33F, -0.63F},  {0.382F, -0.675F}, {0.395F, -0.745F}, {0.362F, -0.81F}, {0.305F, -0.828F},
              {0.258F, -0.8F},  {0.243F, -0.86F},  {0.19F, -0.94F},   {0.1F, -0.99F},   {0.0F, -1.005F},
              {-0.1F, -0.985F}, {-0.17F, -0.94F},  {-0.205F, -0.885F}};
      lock = 0.003F;
      break;
    case Hair::ponytail:
    case Hair::pigtails:
      hair = {{0.12F, -0.45F},  {0.16F, -0.53F},  {0.21F, -0.62F},  {0.262F, -0.665F}, {0.285F, -0.56F},
              {0.295F, -0.45F}, {0.34F, -0.35F},  {0.365F, -0.25F}, {0.41F, -0.36F},   {0.42F, -0.52F},
              {0.4F, -0.67F},   {0.345F, -0.79F}, {0.265F, -0.84F}, {0.205F, -0.92F},  {0.11F, -0.985F},
              {0.0F, -1.005F},  {-0.11F, -0.98F}, {-0.2F, -0.9F}};
      lock = 0.007F;
      break;
    case Hair::curls:
      hair = {{0.13F, -0.45F},   {0.185F, -0.5F},    {0.255F, -0.6F},   {0.285F, -0.72F},
              {0.27F, -0.85F},   {0.205F, -0.955F},  {0.1F, -1.015F},   {-0.03F, -1.025F},
              {-0.15F, -0.985F}, {-0.232F, -0.915F}, {-0.225F, -0.862F}};
      lock = 0.022F;
      break;
    case Hair::wild:
      hair = {{0.125F, -0.45F},  {0.18F, -0.52F},   {0.25F, -0.61F},    {0.275F, -0.73F},
              {0.25F, -0.86F},   {0.185F, -0.96F},  {0.08F, -1.02F},    {-0.05F, -1.02F},
              {-0.16F, -0.985F}, {-0.235F, -0.94F}, {-0.245F, -0.885F}, {-0.215F, -0.86F}};
      lock = 0.017F;
      break;
    case Hair::cropped:
      hair = {{0.125F, -0.45F},  {0.165F, -0.52F},  {0.21F, -0.59F},   {0.238F, -0.65F},
              {0.25F, -0.74F},   {0.236F, -0.85F},  {0.175F, -0.945F}, {0.07F, -1.0F},
              {-0.05F, -1.005F}, {-0.14F, -0.985F}, {-0.212F, -0.93F}, {-0.215F, -0.88F}};
      lock = 0.005F;
      break;
    case Hair::parted:
      hair = {{0.125F, -0.45F},  {0.165F, -0.52F},   {0.212F, -0.6F},  {0.248F, -0.68F}, {0.26F, -0.77F},
              {0.24F, -0.87F},   {0.18F, -0.95F},    {0.07F, -1.005F}, {-0.06F, -1.02F}, {-0.16F, -1.0F},
              {-0.228F, -0.95F}, {-0.235F, -0.905F}, {-0.2F, -0.885F}};
      lock = 0.008F;
      break;
  }
  const std::size_t edge = hair.size();
  close_on_hairline(hair);
  put_hair(s, hair, edge, lock, random);
}

void draw_beard(Sketch& s, Random& random) {
  const float full = random.between(-0.01F, 0.03F);
  // Below the chin it is free; along cheek and lips it lies close.
  const Points beard = {{-0.01F, -0.55F},         {-0.02F, -0.46F},          {-0.08F, -0.385F},
                        {-0.15F, -0.345F},        {-0.225F, -0.335F - full}, {-0.275F - full, -0.37F - full},
                        {-0.285F - full, -0.43F}, {-0.262F, -0.49F},         {-0.236F, -0.514F},
                        {-0.236F, -0.53F},        {-0.268F, -0.545F},        {-0.25F, -0.566F},
                        {-0.2F, -0.562F},         {-0.13F, -0.545F},         {-0.07F, -0.58F},
                        {-0.06F, -0.66F},         {-0.02F, -0.64F}};
  put_hair(s, beard, 8, -0.012F, random);
}

// Cloths and hats that the figures' own, drawn from behind, do not show well in profile.
void draw_headcloth(Sketch& s, Hat hat) {
  switch (hat) {
    case Hat::wimple:  // white band round face and neck, the veil above it
      s.layer(0.5F);
      s.loop({{-0.226F, -0.83F},
              {-0.14F, -0.83F},
              {-0.115F, -0.72F},
              {-0.12F, -0.6F},
              {-0.15F, -0.5F},
              {-0.2F, -0.455F},
              {-0.225F, -0.44F},
              {-0.21F, -0.41F},
              {-0.12F, -0.38F},
              {-0.06F, -0.33F},
              {-0.07F, -0.26F},
              {-0.17F, -0.18F},
              {-0.27F, -0.1F},
              {-0.32F, 0.02F, kCorner},
              {0.1F, 0.02F, kCorner},
              {0.18F, -0.2F},
              {0.2F, -0.5F},
              {0.15F, -0.9F},
              {-0.1F, -0.96F}});
      s.layer(0.06F);
      s.loop({{-0.235F, -0.86F, kCorner},
              {-0.2F, -0.95F},
              {-0.1F, -1.01F},
              {0.04F, -1.015F},
              {0.17F, -0.965F},
              {0.255F, -0.86F},
              {0.28F, -0.72F},
              {0.3F, -0.55F},
              {0.345F, -0.38F},
              {0.4F, -0.2F},
              {0.45F, 0.02F, kCorner},
              {0.02F, 0.02F, kCorner},
              {-0.01F, -0.14F},
              {0.02F, -0.3F},
              {0.0F, -0.48F},
              {-0.03F, -0.66F},
              {-0.1F, -0.8F}});
      break;
    case Hat::hood:
      s.loop({{-0.262F, -0.84F, kCorner},
              {-0.23F, -0.94F},
              {-0.12F, -1.03F},
              {0.03F, -1.05F},
              {0.18F, -0.99F},
              {0.28F, -0.87F},
              {0.305F, -0.72F},
              {0.29F, -0.55F},
              {0.27F, -0.4F},
              {0.33F, -0.27F},
              {0.43F, -0.14F},
              {0.47F, 0.02F, kCorner},
              {-0.43F, 0.02F, kCorner},
              {-0.36F, -0.12F},
              {-0.2F, -0.22F},
              {-0.08F, -0.3F},
              {-0.045F, -0.42F},
              {-0.09F, -0.56F},
              {-0.13F, -0.7F},
              {-0.16F, -0.79F}});
      break;
    case Hat::tricorn:  // crown, then the brim turned up against it, its edge braided
      s.loop({{-0.2F, -0.86F},
              {-0.19F, -1.06F},
              {-0.1F, -1.2F},
              {0.04F, -1.24F},
              {0.17F, -1.18F},
              {0.23F, -0.98F},
              {0.22F, -0.86F}});
      s.layer(0.3F);
      s.loop({{-0.4F, -0.9F, kCorner},
              {-0.3F, -1.01F},
              {-0.14F, -1.1F},
              {0.06F, -1.14F},
              {0.26F, -1.12F},
              {0.41F, -1.02F, kCorner},
              {0.3F, -0.88F},
              {0.0F, -0.82F},
              {-0.24F, -0.84F}});
      s.layer(0.08F);
      s.loop({{-0.43F, -0.87F, kCorner},
              {-0.31F, -0.975F},
              {-0.14F, -1.065F},
              {0.06F, -1.105F},
              {0.25F, -1.085F},
              {0.44F, -0.99F, kCorner},
              {0.32F, -0.86F},
              {0.12F, -0.81F},
              {-0.1F, -0.81F},
              {-0.28F, -0.835F}});
      break;
    default:  // a veil
      s.layer(0.46F);
      s.loop({{-0.12F, -0.985F, kCorner},
              {-0.03F, -1.03F},
              {0.09F, -1.02F},
              {0.21F, -0.96F},
              {0.29F, -0.84F},
              {0.32F, -0.66F},
              {0.36F, -0.45F},
              {0.42F, -0.22F},
              {0.5F, 0.02F, kCorner},
              {0.1F, 0.02F, kCorner},
              {0.12F, -0.2F},
              {0.11F, -0.45F},
              {0.07F, -0.7F},
              {0.0F, -0.87F}});
      break;
  }
}

}  // namespace

Shape draw_portrait(const Portrait& p, std::uint64_t seed) {
  Random random(seed, "profile");
  Sketch s;
  s.layer(0.3F);
  {
    Points all = face_of(p, random);
    const Points skull = skull_of(p);
    all.insert(all.end(), skull.begin(), skull.end());
    Knots knots;
    // The chest ends in a straight cut.
    for (const Point at : all) knots.push_back({at.x, at.y, at.y > 0});
    s.loop(knots);
  }
  const bool covers_ears = p.hair == Hair::long_hair || p.hair == Hair::bob || p.hat == Hat::hood ||
                           p.hat == Hat::wimple || p.hat == Hat::veil || p.hat == Hat::cloche;
  if (!covers_ears) {
    s.layer(0.2F);
    s.loop({{0.005F, -0.69F},
            {0.045F, -0.7F},
            {0.068F, -0.66F},
            {0.05F, -0.6F},
            {0.022F, -0.565F},
            {0.0F, -0.58F},
            {0.008F, -0.63F}});
  }
  const float hair_tone = p.age == Portrait::Age::old ? 0.44F : 0.1F;
  s.layer(hair_tone);
  if (p.hat != Hat::wimple && p.hat != Hat::hood) draw_hair(s, p, random);
  if (p.beard) {
    s.layer(hair_tone);
    draw_beard(s, random);
  }
  if (p.hat == Hat::wimple || p.hat == Hat::hood || p.hat == Hat::veil || p.hat == Hat::tricorn) {
    s.layer(0.07F);
    draw_headcloth(s, p.hat);
  } else if (p.hat != Hat::none) {
    // Head units (figure_heads.cpp) onto this skull; hats look right there.
    constexpr float kHalf = 0.332F, kTall = 0.285F;
    draw_hat(s, p.hat, Affine{-kHalf, 0, 0, kTall, 0.004F, -0.712F}, View::left, 0.08F);
  }
  Shape shape = s.finish({.real_height_m = 0.5F, .facing = Facing::left, .stands = true, .centred = false});
  return shape;
}

}  // namespace onesheet::illustrator
