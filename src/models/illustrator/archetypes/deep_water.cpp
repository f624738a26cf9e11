// Far below the surface, looking up: something great against the light, someone small under it.
#include <algorithm>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"

namespace onesheet::illustrator {
namespace {

using brief::Setting;

bool can(const brief::Brief& brief, const Cast& cast) {
  return !cast.empty() &&
         (cast.find(Habitat::underwater) != nullptr || cast.find(Habitat::water_surface) != nullptr ||
          brief_has(brief, {Setting::underwater}));
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || !brief_has(brief, {Setting::unspecified, Setting::sea, Setting::underwater}))
    return 0;
  if (cast.find(brief::Kind::building) != nullptr && !brief_has(brief, {Setting::underwater})) return 0;
  if (brief_has(brief, {Setting::underwater})) return 0.95F;
  // A detective does not dive for a goldfish.
  if (cast.lead().habitat == Habitat::land && !brief_has(brief, {Setting::sea})) return 0;
  return cast.find(Habitat::underwater) != nullptr ? 0.95F : 0.5F;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("deep water");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall(), wide = stage.wide();
  const bool tall_sheet = canvas.is_tall(), wide_sheet = canvas.is_wide();
  if (wide_sheet)
    title_above(stage);
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.07F, tall_sheet ? 0.72F : 0.75F, 0.93F, tall_sheet ? 0.86F : 0.91F});
  const float focus = focus_x(stage), side = random.chance(0.5F) ? -1.0F : 1.0F;
  stage.horizon = tall;
  stage.light = {focus - side * 0.12F, -0.15F};
  const Ink water = water_ink(stage),
            deep = mix(mix(water, stage.inks.shade, 0.75F), Ink{0.005F, 0.012F, 0.025F}, 0.5F);
  const Ink bright = mix(mix(water, stage.inks.light, 0.5F), kWhite, 0.12F);
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& waves = canvas.tiles().waves(canvas.runner());
  const float u = canvas.offset("window of light");
  canvas.paint([&](float x, float y, Ink& colour) {
    // The bright window above, broken by waves, and the blue that swallows it.
    const float d = length((x - stage.light.x) / 0.62F, (y - stage.light.y) / 0.75F);
    Ink c = mix(bright, water, smooth(0.15F, 0.85F, d));
    c = mix(c, deep, smooth(0.6F, 1.75F, d + 0.05F * soft.at(x * 0.4F + u, y * 0.4F)));
    const float z = 0.09F / (y + 0.05F), ripple = waves.at((x - focus) * z * 1.2F + u, z * 2.6F);
    c = screen(c, kWhite, 0.34F * smooth(0.5F, 1.9F, ripple) * exp_fast(-y / 0.16F) * exp_fast(-d * 1.1F));
    colour = c;
  });
  auto rays = canvas.random("rays");
  for (int i = 0; i < 9; ++i) {
    paint_beam(stage, stage.light.x + rays.between(-0.2F, 0.2F), -0.2F, 1.5708F + rays.between(-0.55F, 0.55F),
               rays.between(0.03F, 0.08F), tall * 0.75F, rays.between(0.06F, 0.16F));
  }
  if (stage.brief.setting == Setting::underwater)
    stage.drawn.emplace_back(brief::name_of(Setting::underwater));
  // The largest by nature is above, the others below it, each a little deeper in the blue.
  std::vector<Actor*> order;
  for (Actor& a : cast.actors) order.push_back(&a);
  std::ranges::stable_sort(
      order, [](const Actor* a, const Actor* b) { return a->shape.real_height_m > b->shape.real_height_m; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    Actor& actor = *order[i];
    const float aspect = std::max(0.25F, actor.shape.aspect);
    const bool afloat = actor.habitat == Habitat::water_surface;
    float h = i == 0 ? std::min(tall * 0.3F, 0.8F * std::min(wide, 1.1F) / aspect)
                     : std::min(tall * 0.155F, 0.3F / aspect);
    if (i == 0 && order.size() == 1 && actor.shape.real_height_m < 2.2F && aspect < 1.2F) h *= 0.72F;
    const int count = std::min(actor.count(), 4);
    if (count > 1) h *= 0.62F;
    for (int k = count - 1; k >= 0; --k) {
      const auto n = static_cast<float>(k);
      const float wing = k % 2 == 0 ? 1.0F : -1.0F;
      Place place{
          i == 0 ? focus + side * 0.03F : focus - side * 0.2F * std::min(wide, 1.2F) * static_cast<float>(i),
          i == 0 ? tall * (wide_sheet ? 0.4F : 0.33F) : tall * (0.55F + 0.04F * static_cast<float>(i)), h};
      if (afloat) place.y = tall * 0.09F;
      place.x += wing * ((n + 1) / 2) * 0.2F * (k > 0 ? 1.0F : 0.0F);
      place.y += (k > 0 ? 0.11F : 0.0F) * ((n + 1) / 2) * (k % 2 == 0 ? -0.6F : 1.0F);
      place.height = h * (1 - 0.16F * n);
      const Shape& shape = actor.shape_for(k);
      place.mirrored = shape.facing != Facing::front && (shape.facing == Facing::right) == (side > 0);
      if (!afloat && shape.facing != Facing::front)
        place.turn = (place.mirrored == (shape.facing == Facing::right) ? 1.0F : -1.0F) * 0.12F;
      if (shape.stands) place.y += place.height * 0.5F;
      StampLook look{
          .tone_range = 0.35F, .rim = 1.2F, .rim_width = 0.014F, .form = 0.55F, .haze = 0.06F + 0.08F * n};
      look.body = mix(deep, water, 0.16F);
      look.haze_ink = water;
      look.rim_ink = bright;
      stage.guide.subjects.push_back(stamp(stage, shape, place, look));
    }
    credit(stage, actor);
  }
  const Actor& last = *order.back();
  if (last.subject->kind == brief::Kind::person)
    paint_bubbles(stage, focus - side * 0.2F * std::min(wide, 1.2F) * static_cast<float>(order.size() - 1),
                  tall * 0.5F, 0.05F, 14);
  stage.guide.palette.ground = stage.inks.ground = deep;
  stage.guide.palette.text = mix(stage.inks.light, kWhite, 0.4F);
  if (poster::contrast_ratio(stage.guide.palette.accent, deep) < 4.5F)
    stage.guide.palette.accent = stage.guide.palette.text;
  finish(stage,
         {.bloom = 0.36F, .vignette = 0.36F, .contrast = 0.1F, .foot_from = tall_sheet ? 0.68F : 0.76F});
}

}  // namespace

const Archetype kDeepWater{
    "deep-water",  "Far below the surface, looking up at something great against the light.",
    Family::large, can,
    score,         paint};

}  // namespace onesheet::illustrator
