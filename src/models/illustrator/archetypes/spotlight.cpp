// A dark room, one lamp, someone in its cone.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty()) return 0;           // an empty stage says nothing
  for (const Actor& a : cast.actors) {  // no dragons on the boards
    if (!a.shape.stands || a.shape.real_height_m > 3.5F) return 0;
  }
  if (brief_has(brief, {Setting::interior})) return 0.95F;
  if (brief.setting != Setting::unspecified || brief.weather != brief::Weather::clear) return 0;
  if (brief.time == brief::TimeOfDay::day || brief.time == brief::TimeOfDay::dawn ||
      brief.time == brief::TimeOfDay::dusk || brief_is(brief, {brief::Genre::western, brief::Genre::war}))
    return 0;
  if (!cast.lead().shape.stands || lead_is(cast, {Kind::building, Kind::plant, Kind::celestial})) return 0;
  if (!cast.lead().subject->prop.empty() && lead_is(cast, {Kind::person})) return 0.78F;
  if (brief_is(brief, {brief::Genre::thriller, brief::Genre::noir, brief::Genre::drama}) &&
      lead_is(cast, {Kind::person, Kind::object}))
    return 0.7F;
  return 0;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("spotlight");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall();
  title_above(stage, 0.2F);
  const float focus = focus_x(stage);
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  stage.horizon = tall * 0.7F;
  const float lamp_x = focus + random.between(-0.16F, 0.16F), lamp_y = -0.12F;
  stage.light = {lamp_x, lamp_y};
  const float foot = tall * (canvas.is_tall() ? 0.775F : 0.84F), pool = 0.3F;
  // A stage is dark whatever the palette: pale ones lend only their strong inks.
  const bool pale = luma(inks.sky_middle) > 0.45F;
  const Ink strong = luma(inks.accent) < luma(inks.horizon) ? inks.accent : inks.horizon;
  const Ink dark = pale ? mix(inks.shade, strong, 0.12F) * 0.6F : mix(inks.shade, inks.sky_top, 0.4F);
  const Ink wall = pale ? mix(inks.shade, strong, 0.55F) * 0.75F : mix(inks.sky_middle, inks.sky_top, 0.45F);
  const Ink warm = mix(inks.horizon, inks.light, 0.5F);
  if (pale) {
    stage.guide.palette.ground = stage.inks.ground = dark;
    stage.guide.palette.text = mix(inks.light, kWhite, 0.3F);
    if (poster::contrast_ratio(inks.accent, dark) < 4.5F)
      stage.guide.palette.accent = stage.guide.palette.text;
  }
  const bool curtain = random.chance(0.75F);
  canvas.paint([&](float x, float y, Ink& colour) {
    // The back wall: a curtain in folds or bare plaster, lit by what the beam throws back.
    const float bounce = exp_fast(-square((x - focus) / 0.42F) - square((y - foot + 0.32F) / 0.5F));
    float fabric = 0;
    if (curtain) {
      const float sway = soft.at(x * 0.35F, 0.2F + y * 0.03F);
      const float wave = x * 38.0F + sway * 5.0F;
      fabric = 0.62F * std::sin(wave + 0.6F * std::sin(wave)) +
               0.3F * std::sin(x * 83.0F + sway * 8.0F + 1.3F) + 0.06F * fine.at(x * 0.7F, y * 0.2F);
    } else {
      fabric = 0.3F * soft.at(x * 0.5F, y * 0.5F) + 0.08F * fine.at(x, y);
    }
    Ink c = mix(dark, wall, clamp01(0.36F + 0.8F * bounce) * (0.78F + 0.46F * fabric));
    // Floor of boards with the oval pool of light.
    if (y > stage.horizon) {
      const float z = 0.16F / (y - stage.horizon + 0.01F), gx = (x - focus) * z;
      const float board = gx * 4.5F, edge = std::fabs(board - std::floor(board) - 0.5F);
      const float grain = fine.at(gx * 1.5F, z * 0.25F) * 0.05F;
      const float gap = smooth(0.5F, 0.47F, edge);
      const float d = length((x - focus) / pool, (y - foot) / (pool * 0.3F));
      const float lit = smooth(1.25F, 0.75F, d) * 0.85F + 0.25F * exp_fast(-d * 0.6F);
      Ink floor = mix(mix(dark, wall, 0.25F), warm, clamp01(lit * (0.78F + grain)) * 0.85F);
      floor = floor * (0.72F + 0.28F * gap) * (0.92F + 0.08F * std::sin(std::floor(board) * 12.9F));
      c = mix(c, floor, smooth(stage.horizon, stage.horizon + 0.006F, y));
    }
    // The cone itself, in dusty air.
    const float t = (y - lamp_y) / (foot - lamp_y);
    if (t > 0 && t < 1.2F) {
      const float centre = lerp(lamp_x, focus, t), half = 0.035F + (pool - 0.035F) * t;
      const float off = std::fabs(x - centre) / half;
      const float murk = std::clamp(0.85F + 0.3F * soft.at(x * 0.6F, y * 0.6F + 0.3F), 0.2F, 1.4F);
      const float beam = exp_fast(-std::pow(off, 3.2F) * 1.1F) * (0.52F - 0.27F * clamp01(t)) * murk *
                         smooth(1.12F, 0.9F, t);
      c = screen(c, inks.light, beam);
    }
    colour = c;
  });
  auto motes = canvas.random("motes");
  for (int i = 0; i < 90; ++i) {
    const float t = motes.unit(), s = motes.unit();
    const float x = lerp(lamp_x, focus, t) + motes.normal() * (0.03F + 0.12F * t);
    canvas.add_dot(x, lerp(lamp_y, foot, t), 0.0009F + 0.0016F * s * s, inks.light, 0.32F);
  }
  if (stage.brief.setting == Setting::interior) stage.drawn.emplace_back(brief::name_of(Setting::interior));
  if (!cast.empty()) {
    CastSpot spot{.x = focus,
                  .foot = foot + 0.01F,
                  .height = std::min(0.46F, lead_height(cast.lead()) * 1.6F),
                  .width_max = 0.62F,
                  .air = tall * 0.4F,
                  .shadows = false};
    if (lead_is(cast, {Kind::building})) spot.height = 0.4F;
    spot.look = {.tone_range = 0.5F, .rim = 1.2F, .rim_width = 0.018F, .form = 0.5F};
    spot.look.body = mix(inks.shade, inks.sky_middle, 0.06F);
    // From straight above, a shadow is a small pool at the feet.
    canvas.paint(
        [&](float x, float y, Ink& colour) {
          colour = mix(colour, dark,
                       0.6F * exp_fast(-square((x - focus) / 0.13F) - square((y - foot - 0.012F) / 0.016F)));
        },
        foot - 0.06F, foot + 0.09F);
    place_cast(stage, cast, spot);
  }
  finish(stage, {.bloom = 0.38F, .vignette = 0.4F, .contrast = 0.09F, .foot_fade = 0.85F, .head_fade = 0.0F});
}

}  // namespace

const Archetype kSpotlight{
    "spotlight", "A dark room, one lamp, someone in its cone.", Family::large, needs_someone, score, paint};

}  // namespace onesheet::illustrator
