// Layers with an outline: hills, rocks, trees, grass.
#include <cmath>
#include <numbers>

#include "models/illustrator/worlds/worlds.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {

Profile hill_profile(const Stage& stage, float y, float amplitude, float frequency, int layer) {
  const std::uint64_t key =
      base::mix64(stage.canvas.seed() ^ base::hash_name("hills")) + static_cast<std::uint64_t>(layer) * 977;
  Profile top(static_cast<std::size_t>(stage.canvas.width_px()));
  for (std::size_t i = 0; i < top.size(); ++i) {
    const float x = (static_cast<float>(i) + 0.5F) / stage.canvas.unit_px();
    top[i] = y - amplitude * pixels::noise_profile(x * frequency, 6, 0.48F, key);
  }
  return top;
}

void paint_ridge(Stage& stage, const Profile& top, Ink ink, float texture, float mist) {
  Canvas& canvas = stage.canvas;
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u0 = canvas.offset("ridge");
  const float highest = *std::min_element(top.begin(), top.end());
  const Ink air = stage.haze();
  const Ink catching = mix(ink, stage.lit(), 0.35F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const auto column = static_cast<std::size_t>(x * canvas.unit_px());
        const float line = top[std::min(column, top.size() - 1)];
        const float cover = canvas.edge(y - line);
        if (cover <= 0) return;
        const float depth = y - line;
        Ink c = ink;
        if (texture > 0) {
          const float n = rough.at(x * 1.2F + u0, y * 2.1F - line * 0.7F);
          c = mix(c, catching, clamp01(0.3F + n * 0.35F) * exp_fast(-depth / 0.06F) * texture);
        }
        if (mist > 0) c = mix(c, air, mist * smooth(0.0F, 0.16F, depth));
        colour = mix(colour, c, cover);
      },
      highest - 0.01F);
}

void paint_rock(Stage& stage, const Profile& top, float lit, int layer) {
  Canvas& canvas = stage.canvas;
  const auto& ridges = canvas.tiles().ridges(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u0 = canvas.offset("rock") + 0.31F * static_cast<float>(layer);
  const float highest = *std::min_element(top.begin(), top.end());
  const Ink dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.07F);
  const Ink bright = mix(stage.inks.horizon, stage.inks.light, 0.3F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const auto column = static_cast<std::size_t>(x * canvas.unit_px());
        const float line = top[std::min(column, top.size() - 1)];
        const float cover = canvas.edge(y - line);
        if (cover <= 0) return;
        const float depth = y - line;
        const float side = std::clamp((stage.light.x - x) / 0.12F, -1.0F, 1.0F);
        // Facets that stand upright, in two sizes, lit from the light's side and from above.
        float facet = 0;
        float scale = 1.7F, strength = 1;
        for (int octave = 0; octave < 3; ++octave) {
          const float u = x * scale + u0 + 0.29F * static_cast<float>(octave),
                      v = (y - line * 0.6F) * scale * 0.46F;
          const float step = 0.004F + 0.004F / scale;
          facet += (ridges.at(u, v) - ridges.at(u + side * step, v - step * 0.7F)) * strength;
          scale *= 2.4F;
          strength *= 0.62F;
        }
        const float grit = rough.at(x * 5.0F + u0, y * 4.0F) * 0.05F;
        const float face = clamp01(0.3F + facet * 7.5F + grit);
        const float near_light = 0.4F + 0.6F * exp_fast(-std::fabs(x - stage.light.x) * 1.4F);
        float light = face * exp_fast(-depth * 3.2F) * lit * near_light;
        // The edge catches the sky.
        light += exp_fast(-depth / 0.005F) * lit * 0.6F * smooth(0.1F, 0.6F, face);
        colour = mix(colour, mix(dark, bright, clamp01(light) * 0.85F), cover);
      },
      highest - 0.01F);
}

void paint_skerry(Stage& stage, float x, float foot, float half) {
  Canvas& canvas = stage.canvas;
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("skerry"));
  const auto& ridges = canvas.tiles().ridges(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u0 = canvas.offset("skerry"), water = foot + 0.055F, reach = half * 2.7F;
  const Ink dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.07F),
            bright = mix(stage.inks.horizon, stage.inks.light, 0.3F), foam = mix(stage.lit(), kWhite, 0.4F);
  const float lopsided = 0.28F * pixels::noise_line(3.7F, key + 4);
  const auto top_at = [&](float at) {
    const float off = std::fabs(at - x) / (reach * (at < x ? 1 - lopsided : 1 + lopsided));
    const float away = smooth(0.36F, 0.62F, off);
    const float lumps =
        pixels::noise_profile(at * 7.0F, 4, 0.55F, key) - 0.35F * pixels::noise_line(at * 5.0F, key + 1);
    return foot - 0.004F + 0.004F * lumps * (1 - away) + away * (0.03F * lumps + 0.02F) +
           0.085F * smooth(0.5F, 1.08F, off);
  };
  const auto edge_at = [&](float at) { return water + 0.004F * pixels::noise_line(at * 21.0F, key + 2); };
  canvas.paint(
      [&](float at, float y, Ink& colour) {
        if (std::fabs(at - x) > reach * 1.4F) return;
        const float line = top_at(at), shore = edge_at(at);
        if (line >= shore) return;
        // Its dark image in the water, broken by the swell.
        const float down = y - shore;
        if (down > 0) {
          const float image =
              smooth((shore - line) * 1.3F, 0.0F, down + 0.012F * rough.at(at * 1.2F, y * 4.0F + u0));
          colour = mix(colour, dark, 0.62F * image);
          colour = mix(colour, foam, 0.5F * exp_fast(-down / 0.0022F));
          return;
        }
        const float cover = canvas.edge(y - line);
        const float side = std::clamp((stage.light.x - at) / 0.12F, -1.0F, 1.0F);
        float facet = 0, scale = 2.2F, strength = 1;
        for (int octave = 0; octave < 3; ++octave) {
          const float u = at * scale + u0, v = y * scale * 0.7F, step = 0.004F + 0.004F / scale;
          facet += (ridges.at(u, v) - ridges.at(u + side * step, v - step)) * strength;
          scale *= 2.3F;
          strength *= 0.62F;
        }
        const float face = clamp01(0.28F + facet * 6.5F + 0.04F * rough.at(at * 5.0F, y * 4.0F));
        float light = 0.55F * face * (0.4F + 0.6F * exp_fast(-std::fabs(at - stage.light.x) * 1.4F));
        light += 0.3F * exp_fast(-(y - line) / 0.005F) * smooth(0.1F, 0.6F, face);
        light *= 1 - 0.6F * smooth(0.03F, 0.0F, shore - y);  // wet at the foot
        colour = mix(colour, mix(dark, bright, clamp01(light) * 0.8F), cover);
      },
      foot - 0.03F, water + 0.12F);
}

void paint_islet(Stage& stage, const Profile& top, float waterline) {
  Canvas& canvas = stage.canvas;
  const float highest = *std::min_element(top.begin(), top.end());
  const Ink ink = mix(mix(stage.inks.shade, stage.inks.sky_middle, 0.22F), stage.haze(), 0.18F);
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float line = top[std::min(static_cast<std::size_t>(x * canvas.unit_px()), top.size() - 1)];
        if (line > waterline) return;
        const float cover = canvas.edge(y - line) * canvas.edge(waterline - y);
        colour = mix(colour, mix(ink, stage.lit(), 0.3F * exp_fast(-(y - line) / 0.004F)), cover);
      },
      highest - 0.01F, waterline + 0.01F);
}

pixels::Path pine_path(std::uint64_t seed, int tiers) {
  base::SeededRandom random(seed, "pine");
  std::vector<pixels::Point> left, right;
  tiers += static_cast<int>(random.below(static_cast<std::uint32_t>(tiers / 3 + 1)));
  const float fine = 13.0F / static_cast<float>(tiers);  // smaller boughs when there are more
  const float spread = random.between(0.17F, 0.25F);
  for (int i = 0; i < tiers; ++i) {
    const float t = (static_cast<float>(i) + 0.6F) / static_cast<float>(tiers);
    const float y = -1.0F + 0.93F * std::pow(t, 0.93F);
    const float reach = spread * std::pow(t, 0.85F);
    for (auto* side : {&left, &right}) {
      const float out = reach * random.between(0.68F, 1.12F);
      const float droop = (0.016F + 0.03F * t * random.unit()) * (0.35F + 0.65F * fine);
      const float inner = reach * random.between(0.28F, 0.46F);
      // Under the bough: out to a ragged tip, then back in towards the stem.
      side->push_back({out, y + droop});
      side->push_back({out * 0.86F, y + droop * 0.7F + 0.004F * fine});
      side->push_back({out * 0.74F, y + droop + 0.009F * fine});
      side->push_back({out * 0.6F, y + droop * 0.6F + 0.002F * fine});
      side->push_back({out * 0.5F, y + droop + 0.006F * fine});
      side->push_back({inner, y + 0.002F});
    }
  }
  std::vector<pixels::Point> outline{{0, -1}};
  for (const auto p : right) outline.push_back(p);
  outline.push_back({0.016F, -0.05F});
  outline.push_back({0.018F, 0.02F});
  outline.push_back({-0.018F, 0.02F});
  outline.push_back({-0.016F, -0.05F});
  for (auto p = left.rbegin(); p != left.rend(); ++p) outline.push_back({-p->x, p->y});
  pixels::Path path;
  path.add_polygon(outline);
  return path;
}

namespace {

float noise_bend(float t, std::uint64_t seed) { return pixels::noise_line(t, base::mix64(seed)); }

void grow(pixels::Path& path, base::SeededRandom& random, pixels::Point from, float angle, float reach,
          float thick, int depth) {
  pixels::Point at = from;
  const int joints = depth == 0 ? 7 : depth < 3 ? 5 : 4;
  float radius = thick;
  // Boughs bend up towards the light after they leave the stem.
  const float lift = -angle * 0.1F;
  for (int i = 0; i < joints; ++i) {
    angle += random.normal() * 0.2F + lift;
    const float step = reach / static_cast<float>(joints);
    const pixels::Point to{at.x + std::sin(angle) * step, at.y - std::cos(angle) * step};
    const float next = radius * (depth == 0 ? 0.86F : 0.8F);
    path.add_capsule(at, radius, to, next);
    if (depth < 5 && next > 0.0011F && (depth > 0 || i > 1)) {
      const int shoots = 1 + (random.chance(depth < 2 ? 0.45F : 0.25F) ? 1 : 0);
      for (int k = 0; k < shoots; ++k) {
        const float side = (i + k) % 2 == 0 ? 1.0F : -1.0F;
        grow(path, random, to, angle + side * random.between(0.45F, 1.05F),
             reach * random.between(0.42F, 0.62F), next * random.between(0.5F, 0.68F), depth + 1);
      }
    }
    at = to;
    radius = next;
  }
}

}  // namespace

pixels::Path bare_tree_path(std::uint64_t seed) {
  base::SeededRandom random(seed, "bare tree");
  pixels::Path path;
  // Roots widen the foot.
  path.add_capsule({-0.075F, 0.05F}, 0.012F, {-0.012F, -0.08F}, 0.032F);
  path.add_capsule({0.07F, 0.05F}, 0.014F, {0.012F, -0.07F}, 0.032F);
  path.add_capsule({0, 0.05F}, 0.045F, {0, -0.14F}, 0.037F);
  grow(path, random, {0, -0.1F}, random.between(-0.12F, 0.12F), 0.72F, 0.036F, 0);
  return path;
}

pixels::Path trunk_path(std::uint64_t seed) {
  base::SeededRandom random(seed, "trunk");
  const float w = random.between(0.022F, 0.034F), lean = random.between(-0.045F, 0.045F);
  pixels::Path path;
  constexpr int kSteps = 18;
  pixels::Point at{0, 0.03F};
  float radius = w * 1.9F;
  for (int i = 1; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const pixels::Point to{lean * t + 0.006F * noise_bend(t * 3, seed), 0.03F - 1.06F * t};
    const float next = (w * (1 - 0.45F * t) + w * 0.9F * exp_fast(-t * 22)) * random.between(0.95F, 1.05F);
    path.add_capsule(at, radius, to, next);
    at = to;
    radius = next;
  }
  const int boughs = 3 + static_cast<int>(random.below(4));
  for (int i = 0; i < boughs; ++i) {
    const float t = random.between(0.3F, 0.95F), side = i % 2 == 0 ? 1.0F : -1.0F;
    grow(path, random, {lean * t, 0.03F - 1.06F * t}, side * random.between(0.75F, 1.25F),
         random.between(0.1F, 0.2F), w * 0.3F * (1.2F - t), 2);
  }
  return path;
}

pixels::Path frond_path(std::uint64_t seed) {
  base::SeededRandom random(seed, "frond");
  pixels::Path path;
  // One curved rib with leaflets to both sides, tip at (1, curve).
  const float droop = random.between(0.25F, 0.6F);
  const auto rib = [droop](float t) { return pixels::Point{t, -0.28F * std::sin(t * 2.2F) + droop * t * t}; };
  constexpr int kPairs = 26;
  for (int i = 1; i <= kPairs; ++i) {
    const float t = static_cast<float>(i) / kPairs;
    const pixels::Point at = rib(t), before = rib(t - 0.02F);
    const float along = std::atan2(at.y - before.y, at.x - before.x);
    const float reach = 0.3F * std::sin(3.0F * std::pow(t, 0.75F)) * random.between(0.85F, 1.1F) + 0.02F;
    for (const float side : {-1.0F, 1.0F}) {
      const float angle = along + side * (1.05F - 0.45F * t) + random.between(-0.06F, 0.06F);
      const float dx = std::cos(angle), dy = std::sin(angle) + 0.18F, width = 0.013F;
      path.move_to({at.x - dy * width, at.y + dx * width});
      path.curve_to(
          {at.x + dx * reach * 0.4F - dy * width * 1.6F, at.y + dy * reach * 0.4F + dx * width * 1.6F},
          {at.x + dx * reach * 0.8F, at.y + dy * reach * 0.85F},
          {at.x + dx * reach, at.y + dy * reach + 0.03F * reach});
      path.curve_to(
          {at.x + dx * reach * 0.75F + dy * width, at.y + dy * reach * 0.8F - dx * width},
          {at.x + dx * reach * 0.4F + dy * width * 1.6F, at.y + dy * reach * 0.4F - dx * width * 1.6F},
          {at.x + dy * width, at.y - dx * width});
      path.close();
    }
    path.add_capsule(before, 0.008F * (1.15F - t), at, 0.008F * (1.1F - t));
  }
  return path;
}

void paint_path(Stage& stage, const pixels::Path& path, const pixels::Affine& to_units, Ink ink,
                float opacity, pixels::FillRule rule) {
  Canvas& canvas = stage.canvas;
  const float k = canvas.unit_px();
  pixels::Affine by{to_units.xx * k, to_units.xy * k, to_units.yx * k,
                    to_units.yy * k, to_units.dx * k, to_units.dy * k};
  const auto box = path.transformed(by).bounds();
  const int left = std::max(0, static_cast<int>(std::floor(std::max(box.left, -1e5F))) - 1);
  const int top = std::max(0, static_cast<int>(std::floor(std::max(box.top, -1e5F))) - 1);
  const int right = std::min(canvas.width_px(), static_cast<int>(std::min(box.right, 1e5F)) + 2);
  const int bottom = std::min(canvas.height_px(), static_cast<int>(std::min(box.bottom, 1e5F)) + 2);
  if (right <= left || bottom <= top) return;
  by.dx -= static_cast<float>(left);
  by.dy -= static_cast<float>(top);
  canvas.lay(pixels::fill_coverage(path, by, right - left, bottom - top, rule), left, top, ink, opacity);
}

void paint_pines(Stage& stage, const Profile& foot, float low, float high, int count, Ink ink, int layer) {
  auto random = stage.canvas.random("pines");
  for (int i = 0; i < layer * 7; ++i) random.next();
  pixels::Path groves[2];  // mirrored outlines turn the other way round and must not share a path
  const auto per_width = static_cast<float>(count) * std::max(1.0F, stage.wide());
  for (int i = 0; i < static_cast<int>(per_width); ++i) {
    // Jittered rows: no heaps, no even spacing.
    const float x = (static_cast<float>(i) + random.between(-0.45F, 1.45F)) / per_width * stage.wide();
    const auto column = static_cast<std::size_t>(
        std::clamp(x * stage.canvas.unit_px(), 0.0F, static_cast<float>(foot.size() - 1)));
    const float height = lerp(low, high, random.unit() * random.unit() * 0.6F + 0.4F * random.unit());
    const bool mirrored = random.chance(0.5F);
    const float width = height * random.between(0.85F, 1.25F);
    groves[mirrored ? 1 : 0].append(pine_path(base::mix64(random.next() % 23)),
                                    {mirrored ? -width : width, 0, 0, height, x, foot[column] + 0.012F});
  }
  for (const auto& grove : groves) paint_path(stage, grove, {}, ink, 1.0F);
}

void paint_grass(Stage& stage, float y, float height, Ink ink, int layer) {
  auto random = stage.canvas.random("grass");
  for (int i = 0; i < layer * 11; ++i) random.next();
  pixels::Path blades;
  const int count = static_cast<int>(420.0F * stage.wide());
  for (int i = 0; i < count; ++i) {
    const float x = random.unit() * stage.wide();
    const float h = height * random.between(0.35F, 1.0F), bend = random.normal() * h * 0.28F;
    const float base = y + random.between(-0.1F, 0.4F) * height, half = height * 0.028F;
    blades.move_to({x - half, base + height});
    blades.curve_to({x - half * 0.6F, base}, {x + bend * 0.3F, base - h * 0.5F}, {x + bend, base - h});
    blades.curve_to({x + bend * 0.3F + half, base - h * 0.5F}, {x + half * 0.6F, base},
                    {x + half, base + height});
    blades.close();
  }
  paint_path(stage, blades, {}, ink, 1.0F);
  stage.canvas.paint(
      [&](float, float py, Ink& colour) { colour = mix(colour, ink, smooth(y, y + height * 0.9F, py)); }, y);
}

}  // namespace onesheet::illustrator
