#include "service/foreign_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "base/random.h"

namespace onesheet::testing_parts {
namespace {

struct Rgb {
  float r = 0, g = 0, b = 0;
};
Rgb mixed(Rgb a, Rgb b, float t) {
  t = std::clamp(t, 0.0F, 1.0F);
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}
float smooth(float low, float high, float v) {
  const float t = std::clamp((v - low) / (high - low), 0.0F, 1.0F);
  return t * t * (3 - 2 * t);
}
float hash(int x, int y, std::uint32_t key) {
  const auto bits = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) ^
                    static_cast<std::uint32_t>(y) ^ (static_cast<std::uint64_t>(key) << 17);
  return static_cast<float>(base::mix64(bits) >> 40) * 0x1.0p-24F;
}
float noise(float x, float y, std::uint32_t key) {
  const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y));
  const float fx = smooth(0, 1, x - static_cast<float>(ix)), fy = smooth(0, 1, y - static_cast<float>(iy));
  const float upper = std::lerp(hash(ix, iy, key), hash(ix + 1, iy, key), fx);
  const float lower = std::lerp(hash(ix, iy + 1, key), hash(ix + 1, iy + 1, key), fx);
  return std::lerp(upper, lower, fy);
}
float clouds(float x, float y, std::uint32_t key, int octaves = 5) {
  float sum = 0, amplitude = 0.5F;
  for (int i = 0; i < octaves; ++i, x *= 2, y *= 2, amplitude *= 0.5F)
    sum += amplitude * noise(x, y, key + static_cast<std::uint32_t>(i));
  return sum;
}

// u, v: across and down the sheet, 0 to 1; x: across in units of the height, so that round things stay round.
struct Spot {
  float u, v, x, aspect;
};
float blob(const Spot& s, float u, float v, float wide, float tall) {
  return std::hypot((s.u - u) * s.aspect / wide, (s.v - v) / tall);
}

// A head with hair, eyes and mouth; `size` is half its height.
Rgb head(const Spot& s, float u, float v, float size, Rgb skin, Rgb behind) {
  const float dx = (s.u - u) * s.aspect / size, dy = (s.v - v) / size;
  Rgb c =
      mixed({0.07F, 0.05F, 0.05F}, behind, smooth(0.95F, 1.0F, std::hypot(dx / 0.86F, (dy + 0.1F) / 1.02F)));
  const float face = std::hypot(dx / 0.68F, (dy - 0.1F) / 0.86F);
  const float light = 0.75F + 0.35F * (0.5F - dx);
  c = mixed({skin.r * light, skin.g * light, skin.b * light}, c, smooth(0.96F, 1.0F, face));
  for (const float side : {-0.28F, 0.28F}) {
    const float eye = std::hypot((dx - side) / 0.15F, (dy + 0.05F) / 0.075F);
    c = mixed({0.95F, 0.95F, 0.92F}, c, smooth(0.9F, 1.0F, eye));
    c = mixed({0.05F, 0.07F, 0.1F}, c,
              smooth(0.85F, 1.0F, std::hypot((dx - side) / 0.07F, (dy + 0.05F) / 0.07F)));
    c = mixed({0.1F, 0.06F, 0.05F}, c,
              smooth(0.8F, 1.0F, std::hypot((dx - side) / 0.19F, (dy + 0.22F) / 0.035F)));
  }
  return mixed({0.55F, 0.12F, 0.12F}, c, smooth(0.85F, 1.0F, std::hypot(dx / 0.24F, (dy - 0.5F) / 0.07F)));
}

Rgb person(const Spot& s, float u, float foot, float tall, Rgb cloth, Rgb behind) {
  const float dx = (s.u - u) * s.aspect / tall,
              dy = (foot - s.v) / tall;  // dy: 0 at the feet, 1 at the crown
  const bool body = dy > 0 && dy < 0.84F &&
                    std::fabs(dx) < 0.10F + 0.07F * smooth(0.84F, 0.3F, dy) * (dy > 0.3F ? 1 : 0.6F);
  const bool skull = std::hypot(dx / 0.07F, (dy - 0.91F) / 0.085F) < 1;
  return body || skull ? cloth : behind;
}

using Shade = Rgb (*)(const Spot&);

Rgb bright_sky(const Spot& s) {
  const float cloud = smooth(0.42F, 0.7F, clouds(s.x * 3, s.v * 5, 11));
  Rgb c = mixed(mixed({0.35F, 0.6F, 0.92F}, {0.86F, 0.93F, 0.99F}, s.v * 1.3F), {0.99F, 0.99F, 1.0F}, cloud);
  const float hill = 0.74F + 0.06F * std::sin(s.x * 5) + 0.03F * clouds(s.x * 6, 3, 5);
  if (s.v > hill) {
    const float grass = clouds(s.x * 60, s.v * 60, 21, 3);
    c = mixed({0.12F, 0.25F, 0.08F}, {0.42F, 0.55F, 0.2F}, grass + (s.v - hill));
  }
  const bool house = s.u > 0.56F && s.u < 0.70F && s.v > 0.68F && s.v < 0.79F;
  const bool roof = s.v <= 0.68F && s.v > 0.62F + std::fabs(s.u - 0.63F) * 0.8F;
  if (house) c = {0.85F, 0.8F, 0.7F};
  if (roof) c = {0.6F, 0.15F, 0.1F};
  return c;
}
Rgb forest(const Spot& s) {
  const float leaves = clouds(s.x * 45, s.v * 45, 31, 4), shade = clouds(s.x * 5, s.v * 5, 32, 3);
  Rgb c = mixed({0.03F, 0.08F, 0.02F}, {0.62F, 0.72F, 0.3F}, (leaves - 0.25F) * 2.2F * (0.5F + shade));
  const float trunk = noise(s.x * 14, s.v * 0.6F, 33);
  if (trunk > 0.72F) c = mixed({0.12F, 0.08F, 0.05F}, {0.45F, 0.36F, 0.28F}, noise(s.x * 90, s.v * 8, 34));
  return c;
}
Rgb face(const Spot& s) {
  const Rgb wall =
      mixed({0.16F, 0.2F, 0.3F}, {0.5F, 0.45F, 0.4F}, clouds(s.x * 2, s.v * 2, 41, 2) + 0.3F * s.u);
  Rgb c = wall;
  if (s.v > 0.68F) {
    const float shoulder = blob(s, 0.5F, 1.02F, 0.44F, 0.32F);
    c = mixed({0.28F, 0.1F, 0.12F}, c, smooth(0.97F, 1.0F, shoulder));
  }
  return head(s, 0.5F, 0.42F, 0.3F, {0.85F, 0.66F, 0.54F}, c);
}
Rgb stripes(const Spot& s) {
  const float wave = std::sin((s.x * 0.8F + s.v) * 60);
  const Rgb c = wave > 0 ? Rgb{0.97F, 0.96F, 0.94F} : Rgb{0.04F, 0.04F, 0.05F};
  return mixed({0.8F, 0.05F, 0.08F}, c, smooth(0.98F, 1.0F, blob(s, 0.5F, 0.45F, 0.16F, 0.16F)));
}
Rgb near_white(const Spot& s) {
  const float tone = 0.93F + 0.06F * clouds(s.x * 3, s.v * 3, 51, 3);
  return person(s, 0.5F, 0.84F, 0.38F, {0.72F, 0.73F, 0.76F}, {tone, tone, tone});
}
Rgb near_black(const Spot& s) {
  const float tone = 0.02F + 0.03F * clouds(s.x * 4, s.v * 4, 61, 3);
  Rgb c{tone, tone, tone * 1.4F};
  if (hash(static_cast<int>(s.x * 300), static_cast<int>(s.v * 300), 62) > 0.996F) c = {0.95F, 0.95F, 1.0F};
  return person(s, 0.46F, 0.9F, 0.34F, {0.1F, 0.08F, 0.13F}, c);
}
Rgb dark_top(const Spot& s) {
  Rgb c = mixed({0.03F, 0.04F, 0.09F}, {0.2F, 0.22F, 0.33F}, s.v * 1.6F);
  const float snow = 0.56F + 0.05F * clouds(s.x * 4, 1, 71);
  if (s.v > snow) {
    const float tone = 0.86F + 0.16F * (clouds(s.x * 12, s.v * 30, 72) - 0.4F);
    c = {tone * 0.95F, tone * 0.98F, tone};
  }
  return person(s, 0.55F, 0.7F, 0.22F, {0.15F, 0.05F, 0.05F}, c);
}
Rgb bright_top(const Spot& s) {
  Rgb c = mixed({1.0F, 0.93F, 0.72F}, {0.98F, 0.62F, 0.3F}, s.v * 1.8F);
  const float ridge = 0.5F + 0.1F * clouds(s.x * 5, 2, 81);
  if (s.v > ridge) c = mixed({0.05F, 0.04F, 0.07F}, {0.2F, 0.12F, 0.12F}, clouds(s.x * 20, s.v * 20, 82));
  return c;
}
Rgb neon_city(const Spot& s) {
  Rgb c{0.03F, 0.02F, 0.07F};
  const int column = static_cast<int>(s.x * 46), row = static_cast<int>(s.v * 60);
  const float roof = 0.1F + 0.45F * hash(static_cast<int>(s.x * 11), 0, 91);
  const float lit = hash(column, row, 92);
  const float in_x = s.x * 46 - static_cast<float>(column), in_y = s.v * 60 - static_cast<float>(row);
  if (s.v > roof && in_x > 0.25F && in_x < 0.8F && in_y > 0.3F && in_y < 0.8F && lit > 0.45F) {
    c = lit > 0.8F ? Rgb{0.95F, 0.3F, 0.75F}
                   : (lit > 0.65F ? Rgb{0.3F, 0.9F, 0.95F} : Rgb{0.98F, 0.85F, 0.5F});
  }
  if (s.v > 0.78F) {
    const float wet = clouds(s.x * 30, s.v * 8, 93);
    c = mixed({0.05F, 0.03F, 0.1F}, {0.9F, 0.35F, 0.7F}, (wet - 0.35F) * 2.5F);
  }
  return c;
}
Rgb figure_low(const Spot& s) {
  const Rgb sky = mixed({0.85F, 0.45F, 0.25F}, {0.97F, 0.75F, 0.5F}, s.v);
  return person(s, 0.5F, 1.04F, 0.7F, {0.06F, 0.05F, 0.07F}, sky);
}
Rgb planet_high(const Spot& s) {
  Rgb c{0.05F, 0.06F, 0.1F};
  const float d = blob(s, 0.5F, 0.26F, 0.24F, 0.24F);
  if (d < 1) {
    const float bands = clouds(s.x * 3, s.v * 26, 101);
    c = mixed({0.75F, 0.45F, 0.25F}, {0.98F, 0.88F, 0.7F}, bands + 0.3F * (0.5F - s.u));
  }
  if (s.v > 0.8F) c = mixed({0.1F, 0.08F, 0.09F}, {0.22F, 0.16F, 0.14F}, clouds(s.x * 14, s.v * 20, 102));
  return c;
}
Rgb red_green(const Spot& s) {
  const float wave = std::sin(s.x * 40 + 3 * std::sin(s.v * 7));
  return wave > 0 ? Rgb{0.86F, 0.2F, 0.18F} : Rgb{0.1F, 0.55F, 0.25F};
}
Rgb fog(const Spot& s) {
  const float tone = 0.46F + 0.05F * clouds(s.x * 2, s.v * 2, 111, 2);
  return person(s, 0.62F, 0.72F, 0.26F, {0.33F, 0.34F, 0.36F}, {tone, tone * 1.01F, tone * 1.03F});
}
Rgb crowd(const Spot& s) {
  const float cell = 0.17F;
  const int column = static_cast<int>(std::floor(s.x / cell)),
            row = static_cast<int>(std::floor(s.v / (cell * 1.2F)));
  Spot in = s;
  in.aspect = 1;
  in.u = s.x / cell - static_cast<float>(column);
  in.v = s.v / (cell * 1.2F) - static_cast<float>(row);
  const float tan = 0.35F + 0.6F * hash(column, row, 121);
  return head(in, 0.5F, 0.5F, 0.5F, {tan, tan * 0.78F, tan * 0.64F},
              {0.2F + 0.5F * hash(column, row, 122), 0.25F, 0.4F * hash(column, row, 123)});
}
Rgb flame(const Spot& s) {
  const float d = blob(s, 0.5F, 0.52F, 0.3F, 0.42F) + 0.5F * (clouds(s.x * 6, s.v * 6, 131) - 0.5F);
  return mixed(mixed({1.0F, 0.97F, 0.8F}, {0.98F, 0.55F, 0.1F}, d * 2), {0.08F, 0.02F, 0.02F},
               smooth(0.4F, 1.1F, d));
}
Rgb subject_left(const Spot& s) {
  const Rgb wall = mixed({0.72F, 0.66F, 0.58F}, {0.86F, 0.82F, 0.74F}, clouds(s.x * 3, s.v * 3, 141, 3));
  return head(s, 0.27F, 0.45F, 0.27F, {0.6F, 0.42F, 0.33F},
              person(s, 0.27F, 1.6F, 1.05F, {0.12F, 0.18F, 0.28F}, wall));
}
Rgb subject_right(const Spot& s) {
  const Rgb night =
      mixed({0.04F, 0.08F, 0.14F}, {0.1F, 0.2F, 0.28F}, s.v + 0.2F * clouds(s.x * 3, s.v * 3, 151));
  return head(s, 0.73F, 0.4F, 0.26F, {0.9F, 0.76F, 0.66F},
              person(s, 0.73F, 1.5F, 1.0F, {0.6F, 0.55F, 0.5F}, night));
}

struct Entry {
  ForeignPicture picture;
  Shade shade;
  float grain;
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all{
      {{"bright-sky", "a farmhouse under a wide summer sky", {{0.54F, 0.62F, 0.72F, 0.79F}}},
       bright_sky,
       0.02F},
      {{"forest", "deep in an old forest", {}}, forest, 0.03F},
      {{"face", "portrait of a woman who knows too much", {{0.3F, 0.12F, 0.7F, 0.7F}}}, face, 0.02F},
      {{"stripes", "a thriller about op art", {{0.38F, 0.3F, 0.62F, 0.6F}}}, stripes, 0.0F},
      {{"near-white", "a child alone in the snow", {{0.42F, 0.46F, 0.58F, 0.84F}}}, near_white, 0.01F},
      {{"near-black", "a stranger at night", {}}, near_black, 0.01F},
      {{"dark-top", "a hunter crossing a snow field at night", {{0.48F, 0.48F, 0.62F, 0.7F}}},
       dark_top,
       0.02F},
      {{"bright-top", "dawn over black mountains", {}}, bright_top, 0.02F},
      {{"neon-city", "a detective in a neon city at night", {}}, neon_city, 0.02F},
      {{"figure-low", "a soldier before a burning sky", {{0.3F, 0.34F, 0.7F, 1.0F}}}, figure_low, 0.02F},
      {{"planet-high", "two astronauts under a giant planet", {{0.2F, 0.02F, 0.8F, 0.5F}}},
       planet_high,
       0.01F},
      {{"red-green", "a comedy about opposites", {}}, red_green, 0.02F},
      {{"fog", "somebody in the fog", {{0.55F, 0.46F, 0.7F, 0.72F}}}, fog, 0.02F},
      {{"crowd", "a city of a thousand faces", {}}, crowd, 0.02F},
      {{"flame", "a fire that will not go out", {{0.3F, 0.3F, 0.7F, 0.75F}}}, flame, 0.02F},
      {{"subject-left", "an old sailor remembers", {{0.05F, 0.18F, 0.48F, 0.75F}}}, subject_left, 0.02F},
      {{"subject-right", "a woman listens at the door", {{0.52F, 0.14F, 0.95F, 0.7F}}}, subject_right, 0.02F},
  };
  return all;
}

}  // namespace

const std::vector<ForeignPicture>& foreign_pictures() {
  static const std::vector<ForeignPicture> pictures = [] {
    std::vector<ForeignPicture> made;
    for (const Entry& entry : entries()) made.push_back(entry.picture);
    return made;
  }();
  return pictures;
}

pixels::Image8 paint_foreign(std::string_view name, int width_px, int height_px) {
  const auto entry = std::ranges::find(entries(), name, [](const Entry& e) { return e.picture.name; });
  pixels::Image8 image(width_px, height_px, 3);
  if (entry == entries().end()) return image;
  const float aspect = static_cast<float>(width_px) / static_cast<float>(height_px);
  for (int y = 0; y < height_px; ++y) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < width_px; ++x) {
      Spot spot{};
      spot.u = (static_cast<float>(x) + 0.5F) / static_cast<float>(width_px);
      spot.v = (static_cast<float>(y) + 0.5F) / static_cast<float>(height_px);
      spot.aspect = aspect;
      spot.x = spot.u * aspect;
      const Rgb c = entry->shade(spot);
      const float grain = entry->grain * (hash(x, y, 7) - 0.5F) * 2;
      const float values[3] = {c.r, c.g, c.b};
      for (int i = 0; i < 3; ++i)
        row[3 * x + i] =
            static_cast<std::uint8_t>(std::lround(std::clamp(values[i] + grain, 0.0F, 1.0F) * 255.0F));
    }
  }
  return image;
}

}  // namespace onesheet::testing_parts
