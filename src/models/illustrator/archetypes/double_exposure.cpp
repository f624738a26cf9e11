// A head or an animal that holds a landscape.
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "models/illustrator/shapes/portrait.h"
#include "pixels/blur.h"

#include <algorithm>
#include <cmath>

namespace onesheet::illustrator {
namespace {

using brief::Kind;
using brief::Setting;

// What the person holds or is known by decides whether a head alone may stand for them.
std::optional<Shape> sign_of(const Actor& lead, std::uint64_t seed) {
  if (lead.subject->prop.empty()) return std::nullopt;
  return draw_shape(lead.subject->prop, "", seed);
}

bool plain_person(const brief::Subject& s) {
  for (const char* id :
       {"man", "woman", "girl", "boy", "person", "child", "mother", "father", "lover", "stranger", "old-man",
        "old_man", "old-woman", "old_woman", "traveler", "wanderer", "figure"}) {
    if (s.concept_id == id) return true;
  }
  return false;
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty() || cast.lead().count() != 1 ||
      brief_has(brief, {Setting::underwater, Setting::space, Setting::interior}))
    return 0;
  const Actor& lead = cast.lead();
  if (lead.coupled()) return 0;  // a head alone would lose the other of the two
  float s = 0;
  if (lead.subject->kind == Kind::person) {
    if (!portrait_of(*lead.subject, 0, 0))
      s = 0;
    else if (plain_person(*lead.subject))
      s = 0.86F;
    else if (!lead.subject->prop.empty() && can_draw(lead.subject->prop))
      s = 0.84F;
    if (brief_is(brief, {brief::Genre::drama, brief::Genre::romance, brief::Genre::documentary})) s += 0.08F;
  } else if (lead.subject->kind == Kind::animal && lead.habitat == Habitat::land && lead.shape.iconic &&
             lead.shape.stands) {
    s = 0.8F;
  }
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    if (cast.actors[i].habitat == Habitat::underwater ||
        cast.actors[i].subject->relation == brief::Relation::versus)
      s *= 0.6F;
    s -= 0.05F;
  }
  return s * (0.6F + 0.4F * placelessness(brief));
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("double exposure");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), square = !wide_sheet && !canvas.is_tall();
  Actor& lead = cast.lead();
  const bool person = lead.subject->kind == Kind::person;
  const float focus = wide_sheet ? wide * 0.68F : wide * 0.5F;
  const bool mirrored = random.chance(0.5F);

  // Where the mask goes decides where its landscape's horizon is.
  Shape mask;
  if (person) {
    mask = draw_portrait(portrait_of(*lead.subject, 0, canvas.seed()).value_or(Portrait{}), canvas.seed());
  } else {
    mask = lead.shape;
  }
  const float h = std::min({(wide_sheet ? 0.92F
                             : square   ? 0.72F
                                        : 0.98F),
                            0.84F * std::min(wide, 1.1F) / std::max(0.3F, mask.aspect)});
  const float foot = wide_sheet ? tall * 1.0F
                     : person   ? tall * (square ? 0.74F : 0.715F)
                                : tall * 0.62F + h * 0.1F;
  const Place place{focus, mask.stands ? foot : foot - h * 0.5F, h, mirrored};

  // The landscape inside.
  stage.horizon = foot - h * (person ? 0.27F : 0.36F);
  const float disc_r = (person ? 0.105F : 0.12F) * h / 0.95F * 1.2F;
  const float in = mirrored ? 1.0F : -1.0F;
  BackdropLook look{.setting = setting_for(stage), .relief = 0.55F, .near_ground = true};
  if (look.setting == Setting::unspecified || look.setting == Setting::interior)
    look.setting = Setting::mountains;
  look.disc = {.x = focus + (person ? -in * 0.02F : 0.0F),
               .y = foot - h * (person ? 0.62F : 0.6F),
               .radius = disc_r,
               .sink = 0.15F};
  stage.light = {look.disc.x, look.disc.y};
  paint_backdrop(stage, look);
  if (look.setting != Setting::city && look.setting != Setting::desert && look.setting != Setting::sea &&
      look.setting != Setting::coast) {
    for (int i = 0; i < 2; ++i) {
      const auto k = static_cast<float>(i);
      const Ink ink = mix(stage.dim(), mix(stage.inks.shade, stage.inks.sky_middle, 0.1F), 0.4F + 0.6F * k);
      const Profile line = hill_profile(stage, foot - h * (0.16F - 0.06F * k), 0.014F, 3, 30 + i);
      paint_pines(stage, line, 0.07F * h, 0.17F * h, 24 - 6 * i, ink, 10 + i);
      paint_ridge(stage, line, ink, 0, 0);
      paint_fog(stage, foot - h * (0.12F - 0.06F * k), 0.03F, 0.35F, i);
    }
  }
  // Companions, or the thing the person is known by, inside the head where the light is.
  const auto sign = person ? sign_of(lead, canvas.seed()) : std::nullopt;
  StampLook style{.tone_range = 0.5F, .rim = 0.8F};
  if (sign) {
    const float size = std::min(0.3F * h, 0.32F * h / std::max(0.3F, sign->aspect));
    const Place at{look.disc.x, sign->stands ? look.disc.y + size * 0.62F : look.disc.y + size * 0.12F, size};
    stage.guide.subjects.push_back(stamp(stage, *sign, at, style));
    stage.drawn.push_back(lead.subject->prop);
  }
  credit(stage, lead);
  Cast rest;
  for (Actor& actor : cast.actors) {
    if (!actor.placed) rest.actors.push_back(std::move(actor));
  }
  if (!rest.empty()) {
    CastSpot spot{.x = focus - in * 0.02F * h,
                  .foot = foot - h * 0.13F,
                  .height = 0.2F * h,
                  .width_max = 0.5F * h * std::min(1.0F, mask.aspect),
                  .air = foot - h * 0.62F};
    spot.shadows = false;
    spot.far_foot = foot - h * 0.2F;
    place_cast(stage, rest, spot);
  }

  // Paper around it, a breath of the picture bleeding out of the mask.
  const Ink paper = mix(mix(stage.inks.light, Ink{0.95F, 0.93F, 0.88F}, 0.65F), kWhite, 0.1F);
  Canvas& c = canvas;
  pixels::Picture inside = c.art();
  const Cutout cut = cut_out(c, mask, place, 0.06F);
  pixels::Plane whole(c.width_px(), c.height_px());
  for (int y = 0; y < cut.cover.height(); ++y) {
    const int py = y + cut.top_px;
    if (py < 0 || py >= c.height_px()) continue;
    for (int x = 0; x < cut.cover.width(); ++x) {
      const int px = x + cut.left_px;
      if (px >= 0 && px < c.width_px()) whole.at(px, py) = cut.cover.at(x, y);
    }
  }
  pixels::Plane ghost = whole;
  pixels::blur(ghost, 0.03F * c.unit_px(), c.runner());
  const auto& mist = c.tiles().soft(c.runner());
  const float fade_from = person ? foot - h * 0.17F : foot - h * 0.10F,
              fade_to = foot - h * (person ? 0.005F : -0.03F);
  c.paint([&](float x, float y, Ink& colour) {
    const int px = std::min(c.width_px() - 1, static_cast<int>(x * c.unit_px())),
              py = std::min(c.height_px() - 1, static_cast<int>(y * c.unit_px()));
    const float d = length((x - wide * 0.5F) / wide, (y - tall * 0.5F) / tall);
    Ink ground = paper * (1 - 0.09F * smooth(0.3F, 0.9F, d));
    // Against paper a picture needs body: pale skies are printed deeper.
    const auto body = [](float v) { return std::pow(clamp01(v), 1.35F) * 0.97F; };
    Ink art{body(inside.r.at(px, py)), body(inside.g.at(px, py)), body(inside.b.at(px, py))};
    art = mix(art, stage.inks.sky_top, 0.42F * smooth(foot - h * 0.62F, foot - h, y));
    ground = mix(ground, art, 0.13F * ghost.at(px, py));
    // The foot dissolves in mist.
    const float melt = smooth(fade_from, fade_to, y + mist.at(x * 0.8F, y * 0.8F) * 0.016F);
    const float cover = whole.at(px, py) * (wide_sheet && person ? 1.0F : 1 - melt);
    // Edges of the mask are a little darker, as where two negatives overlap.
    const float rim = clamp01(1 - ghost.at(px, py)) * 0.3F;
    colour = mix(ground, mix(art, stage.dim(), rim), cover);
  });
  stage.guide.subjects.push_back(box_of(stage, mask, place));

  Ink text = mix(stage.inks.shade, stage.inks.sky_middle, 0.12F);
  for (int i = 0; i < 10 && poster::contrast_ratio(text, paper) < 7; ++i) text = text * 0.8F;
  stage.guide.palette.text = text;
  stage.guide.palette.ground = paper;
  if (poster::contrast_ratio(stage.guide.palette.accent, paper) < 4.5F) stage.guide.palette.accent = text;
  if (wide_sheet)
    title_at(stage, poster::TitlePlace::left_column, {0.05F, 0.26F, 0.42F, 0.74F});
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.08F, square ? 0.76F : 0.735F, 0.92F, square ? 0.9F : 0.86F}, {poster::TitlePlace::top});
  finish(stage, {.bloom = 0.1F, .vignette = 0.06F, .contrast = 0.05F, .paper = 0.7F, .foot_fade = 0});
}

}  // namespace

const Archetype kDoubleExposure{"double-exposure",
                                "A head or an animal that holds a landscape.",
                                Family::large,
                                needs_one_lead,
                                score,
                                paint};

}  // namespace onesheet::illustrator
