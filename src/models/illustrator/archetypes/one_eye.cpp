// One eye that fills the sheet, and in it what it sees.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Mood;

bool can(const brief::Brief&, const Cast& cast) {
  return cast.empty() || lead_is(cast, {Kind::person, Kind::animal, Kind::creature, Kind::building,
                                        Kind::object, Kind::vehicle});
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || !lead_is(cast, {Kind::person, Kind::animal, Kind::creature}) ||
      cast.lead().count() > 1 || cast.actors.size() > 2 || cast.lead().habitat == Habitat::underwater)
    return 0;
  float s = 0;
  if (brief_is(brief, {Genre::horror})) s = 0.95F;
  if (brief_is(brief, {Genre::thriller, Genre::noir, Genre::sci_fi})) s = 0.82F;
  if (brief_is(brief, {Genre::fantasy}) && lead_is(cast, {Kind::creature})) s = 0.8F;
  if (brief.mood == Mood::eerie || brief.mood == Mood::tense) s = std::max(s, 0.8F);
  return s * (0.7F + 0.3F * placelessness(brief));
}

struct Eye {
  float x, y, half;  // centre and half width, sheet units
  float tilt;
  float iris;
  bool beast;
  // In the eye's own frame, the half width being 1: heights of the lids, y down.
  static float upper(float u) {
    return std::fabs(u) >= 1 ? 0.0F : -0.58F * std::pow(1 - u * u, 0.78F) * (1 + 0.16F * u);
  }
  static float lower(float u) {
    return std::fabs(u) >= 1 ? 0.0F : 0.34F * std::pow(1 - u * u, 0.9F) * (1 - 0.12F * u);
  }
};

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("eye");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const bool beast = lead_is(cast, {Kind::animal, Kind::creature});
  const float flip = random.chance(0.5F) ? -1.0F : 1.0F;
  const Eye eye{wide_sheet ? wide * 0.68F : wide * 0.5F,
                tall * (wide_sheet   ? 0.47F
                        : tall_sheet ? 0.36F
                                     : 0.37F),
                wide_sheet ? 0.46F : 0.445F,
                flip * random.between(0.02F, 0.09F),
                0.41F,
                beast};
  const float cs = std::cos(eye.tilt), sn = std::sin(eye.tilt);
  stage.light = {eye.x - flip * 0.3F, eye.y - 0.5F};
  stage.horizon = tall;

  // The world in the eye: painted small on a canvas of its own, so that it is a whole scene.
  const Ink iris_ink =
      luma(inks.accent) > 0.25F ? mix(inks.accent, inks.light, 0.1F) : mix(inks.horizon, inks.accent, 0.3F);
  const Ink deep = mix(mix(inks.shade, inks.sky_top, 0.4F), Ink{0.015F, 0.015F, 0.02F}, 0.55F);
  const Ink skin = mix(deep, mix(inks.sky_middle, inks.horizon, 0.3F), 0.42F);
  const Ink lit_skin = mix(skin, mix(inks.horizon, inks.light, 0.3F), 0.5F);
  const Ink white = mix(mix(inks.light, kWhite, 0.4F), skin, 0.22F);
  const float u0 = random.unit();
  const float iris_y = -0.1F, r_iris = eye.iris;
  canvas.paint([&](float x, float y, Ink& colour) {
    const float dx = (x - eye.x) / eye.half, dy = (y - eye.y) / eye.half;
    const float u = (dx * cs + dy * sn) * flip, v = -dx * sn + dy * cs;
    const float top = Eye::upper(u), bottom = Eye::lower(u);
    const float far = length(dx * 0.8F, dy);
    // Skin: lit above the cheekbone and on the lid, sinking into the dark at the edges of the sheet.
    const float grain = 0.05F * soft.at(x * 0.6F + u0, y * 0.6F) + 0.035F * rough.at(x * 2.4F, y * 2.4F) +
                        0.02F * fine.at(x * 1.5F, y * 1.5F);
    float light = 0.62F * exp_fast(-square((v - 0.72F) / 0.42F) - square((u + 0.15F) / 0.95F)) +
                  0.55F * exp_fast(-square((v - top + 0.13F) / 0.1F) - square((u + 0.1F) / 0.6F)) +
                  0.28F * exp_fast(-square((v + 1.05F) / 0.32F) - square((u + 0.2F) / 0.8F));
    // The crease above the lid and the bag below.
    const float crease = top - 0.3F * (1 - u * u * 0.62F) + 0.04F * u;
    const float fold = std::fabs(u) < 1.18F
                           ? exp_fast(-square((v - crease) / 0.03F)) * smooth(1.18F, 0.7F, std::fabs(u))
                           : 0.0F;
    const float under = exp_fast(-square((v - bottom - 0.17F - 0.03F * u) / 0.05F)) *
                        smooth(1.1F, 0.4F, std::fabs(u)) * 0.35F;
    const float socket =
        exp_fast(-square((v - crease + 0.1F) / 0.2F)) * smooth(1.3F, 0.5F, std::fabs(u)) * 0.5F;
    light = clamp01(light * (1 - 0.75F * fold) * (1 - under) * (1 - socket) + grain * 0.6F);
    Ink c = mix(mix(deep, skin, 0.75F), lit_skin, light) * (1 - 0.6F * fold);
    if (beast) {  // scales or fur: fine strokes outwards
      const float a = std::atan2(dy, dx),
                  strokes = rough.at(a * 1.9F + u0, far * 0.5F) + 0.6F * fine.at(a * 3.0F, far * 0.9F);
      c = c * (1 + 0.22F * strokes * smooth(0.5F, 0.9F, far));
    }
    c = mix(c, deep, smooth(0.75F, 1.75F, far + 0.25F * std::fabs(v)));
    const float open = std::min(v - top, bottom - v);
    const float cover = std::fabs(u) < 1 ? canvas.edge(open * eye.half * 0.9F) : 0.0F;
    if (cover > 0) {
      const float ix = u * flip, iy = v - iris_y, r = length(ix, iy);
      // The white of the eye is a ball in shadow.
      Ink ball = white * (0.95F - 0.42F * smooth(0.2F, 1.0F, std::fabs(u)) - 0.3F * smooth(0.1F, -0.45F, v));
      ball = mix(ball, mix(inks.accent, ball, 0.6F), 0.25F * smooth(0.75F, 1.0F, std::fabs(u)));
      ball = ball * (beast ? 0.45F : 0.86F);
      const float in = canvas.edge((r_iris - r) * eye.half);
      if (in > 0) {
        const float a = std::atan2(iy, ix), t = r / r_iris;
        const float fibre =
            rough.at(a * 0.62F + u0, t * 0.1F) * 0.5F + fine.at(a * 1.6F, t * 0.16F + u0) * 0.35F;
        float glow =
            0.55F + 0.32F * fibre * smooth(0.2F, 0.5F, t) + 0.4F * exp_fast(-square((t - 0.56F) / 0.2F));
        glow += 0.35F * smooth(-0.3F, 0.6F, iy / r_iris);  // light gathers opposite the window
        Ink iris = mix(iris_ink * 0.22F, mix(iris_ink, kWhite, 0.12F), clamp01(glow * 0.8F));
        iris = mix(iris, deep, 0.9F * smooth(0.84F, 1.0F, t));
        if (cast.empty()) iris = mix(iris, Ink{0.005F, 0.005F, 0.01F}, smooth(0.2F, 0.18F, r));
        ball = mix(ball, iris, in);
      }
      // The lid's shadow, then the wet shine along the lower one.
      ball = ball * (1 - 0.72F * exp_fast(-std::max(0.0F, v - top) / 0.13F));
      ball =
          screen(ball, kWhite,
                 0.3F * exp_fast(-square((bottom - v - 0.025F) / 0.014F)) * smooth(0.9F, 0.3F, std::fabs(u)));
      c = mix(c, ball, cover);
    }
    // Dark line of the lids, heavier above.
    if (std::fabs(u) < 1.04F) {
      c = mix(c, deep * 0.6F, 0.92F * exp_fast(-square((v - top) / 0.022F)));
      c = mix(c, deep, 0.5F * exp_fast(-square((v - bottom) / 0.014F)));
    }
    colour = c;
  });
  // Who is seen: small, dark, where the window's light falls into the eye.
  if (!cast.empty()) {
    const float wx = eye.x, wy = eye.y + iris_y * eye.half, glow_r = r_iris * eye.half;
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          const float d = length((x - wx) / 0.62F, y - wy + glow_r * 0.06F);
          colour =
              screen(colour, mix(inks.light, kWhite, 0.3F), 0.85F * smooth(glow_r * 0.62F, glow_r * 0.1F, d));
        },
        wy - glow_r, wy + glow_r);
    Actor& seen = cast.actors.size() > 1 ? cast.actors[1] : cast.lead();
    const float aspect = std::max(0.25F, seen.shape.aspect);
    const float h = std::min(glow_r * 0.86F, glow_r * 0.95F / aspect);
    Place place{wx, seen.shape.stands ? wy + h * 0.5F : wy, h};
    const StampLook plain{.tone_range = 0.1F, .rim = 0, .form = 0, .body = deep};
    stamp(stage, seen.shape, place, plain);
    credit(stage, seen);
    credit(stage, cast.lead());
  }
  // Catch-light.
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float hx = eye.x - flip * 0.16F * eye.half, hy = eye.y - 0.3F * eye.half;
        colour =
            screen(colour, kWhite, 0.95F * smooth(0.05F, 0.03F, length((x - hx) / 1.25F, y - hy) / eye.half));
      },
      eye.y - eye.half, eye.y);
  // Lashes: from the lid outwards, longer towards the temple.
  pixels::Path lashes;
  auto hair = canvas.random("lashes");
  const auto root = [&](float u, float v) {
    const float du = u * flip;
    return pixels::Point{eye.x + (du * cs - v * sn) * eye.half, eye.y + (du * sn + v * cs) * eye.half};
  };
  for (int i = 0; !beast && i < 62; ++i) {
    const float u = -0.93F + 1.88F * (static_cast<float>(i) + hair.unit() * 0.7F) / 62;
    const float v = Eye::upper(u),
                size = (0.13F + 0.12F * smooth(-0.8F, 0.8F, u)) * hair.between(0.75F, 1.15F);
    const auto a = root(u - 0.011F, v + 0.01F), b = root(u + 0.011F, v + 0.01F);
    const auto mid = root(u * 1.06F + 0.02F, v - size * 0.35F),
               tip = root(u * 1.17F + 0.07F, v - size * 1.02F);
    pixels::Path one;
    one.move_to(a);
    one.curve_to(a, mid, tip);
    one.curve_to(mid, b, b);
    one.close();
    lashes.append(one);
  }
  for (int i = 0; !beast && i < 30; ++i) {
    const float u = -0.6F + 1.45F * (static_cast<float>(i) + hair.unit() * 0.7F) / 30;
    const float v = Eye::lower(u), size = 0.07F * hair.between(0.6F, 1.1F);
    const auto a = root(u - 0.006F, v), b = root(u + 0.006F, v), tip = root(u * 1.06F + 0.03F, v + size);
    pixels::Path one;
    one.move_to(a);
    one.line_to(tip);
    one.line_to(b);
    one.close();
    lashes.append(one);
  }
  if (!lashes.empty()) paint_path(stage, lashes, {}, deep * 0.5F, 0.94F);
  stage.guide.subjects.push_back({(eye.x - eye.half) / wide, (eye.y - eye.half * 0.62F) / tall,
                                  (eye.x + eye.half) / wide, (eye.y + eye.half * 0.42F) / tall});
  auto& palette = stage.guide.palette;
  palette.ground = stage.inks.ground = deep;
  palette.text = mix(inks.light, kWhite, 0.4F);
  if (poster::contrast_ratio(palette.accent, deep) < 4.5F) palette.accent = palette.text;
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.04F, 0.26F, 0.38F, 0.74F},
             {poster::TitlePlace::bottom});
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.08F, tall_sheet ? 0.68F : 0.71F, 0.92F, tall_sheet ? 0.85F : 0.9F});
  finish(stage, {.bloom = 0.3F,
                 .vignette = 0.34F,
                 .contrast = 0.12F,
                 .foot_fade = 0.8F,
                 .foot_from = tall_sheet ? 0.58F : 0.66F});
}

}  // namespace

const Archetype kOneEye{
    "one-eye", "One eye that fills the sheet, and in it what it sees.", Family::large, can, score, paint};

}  // namespace onesheet::illustrator
