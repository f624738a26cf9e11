// Space: a planet's edge, stars, and what drifts before them.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

float score(const brief::Brief& brief, const Cast& cast) {
  if (brief_has(brief, {Setting::space})) return 1.0F;
  if (cast.empty()) return 0;
  if (cast.lead().habitat == Habitat::space &&
      brief_has(brief, {Setting::unspecified, Setting::planet, Setting::sky}))
    return 0.9F;
  if (lead_is(cast, {Kind::celestial})) return 0.85F;
  if (cast.lead().subject->concept_id == "astronaut" && brief.setting == Setting::unspecified) return 0.85F;
  return 0;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("space");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  title_above(stage, 0.24F);
  const float focus = focus_x(stage);
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& twin = canvas.tiles().soft_twin(canvas.runner());
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const float u = random.unit(), v = random.unit();
  stage.horizon = tall;
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  stage.light = {focus + side * 0.28F, tall * 0.7F};
  const Ink black = mix(inks.sky_top, Ink{0.004F, 0.006F, 0.014F}, 0.8F);
  const Ink veil = inks.sky_middle, ember = mix(inks.horizon, inks.accent, 0.35F);
  // Nebula: two clouds of different inks, lanes of dust between.
  canvas.paint([&](float x, float y, Ink& colour) {
    const float wx = twin.at(x * 0.3F + u, y * 0.3F) * 0.06F, wy = twin.at(x * 0.3F, y * 0.3F + v) * 0.06F;
    const float a = soft.at(x * 0.34F + u + wx, y * 0.34F + v + wy),
                b = twin.at(x * 0.42F + v - wy, y * 0.42F + u + wx);
    const float lanes = rough.at(x * 0.7F + u + wx * 2, y * 0.7F + wy * 2);
    const float core = exp_fast(-square((y - tall * 0.42F - (x - wide * 0.5F) * side * 0.45F) / 0.42F));
    Ink c = mix(black, mix(black, veil, 0.85F), smooth(-0.4F, 1.7F, a + 0.3F * lanes) * core);
    c = screen(c, ember, 0.5F * smooth(0.1F, 2.0F, b + 0.35F * lanes) * core * core);
    c = mix(c, black, 0.6F * smooth(0.5F, 1.7F, lanes + 0.4F * a) * core);
    colour = c;
  });
  paint_stars(stage, 1.7F, tall * 1.6F, false);
  auto giants = canvas.random("giant stars");
  for (int i = 0; i < 7; ++i) {
    const float x = giants.unit() * wide, y = giants.unit() * tall * 0.7F, s = giants.between(0.3F, 1.0F);
    canvas.add_dot(x, y, 0.0022F * s, kWhite, 0.9F);
    canvas.add_dot(x, y, 0.014F * s, mix(inks.light, kWhite, 0.5F), 0.16F);
  }
  const bool limb = random.chance(0.6F);
  Actor* globe = nullptr;
  for (Actor& a : cast.actors) {
    if (a.subject->kind == Kind::celestial &&
        (a.subject->concept_id == "planet" || a.subject->concept_id == "moon" ||
         a.subject->concept_id == "sun"))
      globe = &a;
  }
  if (limb) {
    const float r = 1.5F;
    paint_planet_limb(stage, focus + side * 0.25F, tall * 0.76F + r, r);
    const float x = stage.light.x,
                y = tall * 0.765F + r - std::sqrt(std::max(0.0F, r * r - square(x - focus - side * 0.25F)));
    paint_glow(stage, x, y - 0.012F, 0.05F, inks.light, 1.0F);
    paint_glow(stage, x, y - 0.012F, 0.18F, mix(inks.light, inks.horizon, 0.3F), 0.45F);
  } else {
    stage.light = {focus - side * 0.7F, tall * 0.3F};
    paint_heavenly(stage, {.x = focus + side * 0.12F,
                           .y = tall * 0.52F,
                           .radius = std::min(0.36F, tall * 0.3F),
                           .kind = DiscKind::planet,
                           .glow = 0.25F});
    paint_disc(stage, {.x = focus - side * 0.27F,
                       .y = tall * 0.36F,
                       .radius = 0.045F,
                       .kind = DiscKind::planet,
                       .glow = 0.15F,
                       .layer = 2});
  }
  if (stage.brief.setting == Setting::space) stage.drawn.emplace_back(brief::name_of(Setting::space));
  if (globe != nullptr && globe->subject->concept_id == "planet") credit(stage, *globe);

  Cast rest;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) rest.actors.push_back(std::move(actor));
  }
  StampLook style{.tone_range = 0.5F, .rim = 1.25F, .rim_width = 0.022F, .form = 0.6F};
  style.body = mix(inks.shade, inks.sky_middle, 0.22F);
  float off = -1;
  for (std::size_t i = 0; i < rest.actors.size(); ++i) {
    Actor& actor = rest.actors[i];
    const bool leads = i == 0;
    const float aspect = std::max(0.25F, actor.shape.aspect);
    float h =
        leads ? std::min({0.56F / aspect, actor.subject->kind == Kind::person ? 0.34F : 0.4F, tall * 0.4F})
              : std::clamp(height_beside(rest.lead(), actor, 0.26F), 0.09F, std::min(0.34F, 0.4F / aspect));
    const float tilt = actor.subject->kind == Kind::building || actor.subject->kind == Kind::celestial
                           ? 0.0F
                           : random.between(-0.28F, 0.28F);
    const int count = std::min(actor.count(), 4);
    for (int k = count - 1; k >= 0; --k) {
      Place place{leads ? focus - side * 0.06F : focus + off * std::min(0.3F, wide * 0.27F),
                  leads ? tall * (limb ? 0.44F : 0.47F) : tall * (0.34F + 0.2F * static_cast<float>(i)), h,
                  actor.shape.facing != Facing::front && random.chance(0.5F), tilt};
      place.x += static_cast<float>(k) * 0.2F * side;
      place.y += static_cast<float>(k) * 0.1F - (k > 0 ? 0.16F : 0.0F);
      place.height *= 1 - 0.25F * static_cast<float>(k);
      if (actor.shape.stands) {  // held by its middle
        place.y += place.height * 0.5F * std::cos(tilt);
        place.x += place.height * 0.5F * -std::sin(tilt);
      }
      stage.guide.subjects.push_back(stamp(stage, actor.shape_for(k), place, style));
    }
    credit(stage, actor);
    if (!leads) off = -off;
  }
  finish(stage, {.bloom = 0.42F,
                 .vignette = 0.26F,
                 .contrast = 0.08F,
                 .grain = 0.016F,
                 .foot_fade = 0.8F,
                 .foot_from = 0.78F});
}

}  // namespace

const Archetype kSpacePlanet{"space-and-planet",
                             "Space: a planet's edge, stars, and what drifts before them.",
                             Family::place,
                             needs_nobody,
                             score,
                             paint};

}  // namespace onesheet::illustrator
