// Everybody at once: the lead large in the middle, the others lower at both sides, a scene at the base.
#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "pixels/blur.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

int heads(const Cast& cast) {
  int sum = 0;
  for (const Actor& a : cast.actors) sum += a.count();
  return sum;
}

bool can(const brief::Brief&, const Cast& cast) { return !cast.empty() && heads(cast) >= 2; }

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || brief_has(brief, {Setting::underwater, Setting::space, Setting::interior}))
    return 0;
  if (lead_is(cast, {Kind::food, Kind::object, Kind::plant, Kind::building})) return 0.3F;
  if (cast.lead().shape.real_height_m < 0.5F) return 0.3F;
  // A row of bears large enough for this leaves the sheet at both sides.
  if (cast.lead().count() > 1 && cast.lead().shape.aspect > 0.9F) return 0.3F;
  float s = heads(cast) >= 3 ? 0.84F : 0.7F;
  if (brief_is(brief, {Genre::adventure, Genre::fantasy, Genre::action, Genre::war, Genre::sci_fi}))
    s += 0.12F;
  for (const Actor& a : cast.actors) {
    if (a.subject->relation == brief::Relation::riding) s -= 0.3F;
  }
  return s;
}

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("ensemble");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const float focus = focus_x(stage);
  stage.horizon = tall * (tall_sheet ? 0.62F : 0.74F);
  if (wide_sheet)
    title_above(stage);
  else
    title_at(stage, poster::TitlePlace::bottom,
             {0.07F, tall_sheet ? 0.72F : 0.78F, 0.93F, tall_sheet ? 0.85F : 0.92F},
             {poster::TitlePlace::top});
  stage.light = {focus, tall * 0.3F};
  Setting setting = setting_for(stage);
  if (setting == Setting::sea) setting = Setting::coast;
  BackdropLook look{.setting = setting, .has_disc = !stage.heavens.empty(), .relief = 1.1F};
  look.disc = {.x = focus, .y = tall * 0.26F, .radius = 0.3F, .sink = 0.4F};
  paint_backdrop(stage, look);
  // Light behind the lead, in rays: what the collage is hung on.
  const Ink burst = stage.lit();
  const float rays = 18, phase = random.unit();
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float dx = x - stage.light.x, dy = y - stage.light.y, d = length(dx, dy);
        const float turn = (std::atan2(dy, dx) / 6.2831853F + phase) * rays;
        const float ray = 0.5F + 0.5F * std::cos(turn * 6.2831853F);
        colour = screen(colour, burst, (0.55F * exp_fast(-d / 0.3F) + 0.1F * ray * exp_fast(-d / 0.55F)));
      },
      0, stage.horizon + 0.1F);

  // Everyone as a list: the actor, which drawing of it, from the most to the least important.
  struct Member {
    Actor* actor;
    int index;
  };
  std::vector<Member> members;
  for (int round = 0; round < 4; ++round) {
    for (Actor& a : cast.actors) {
      if (round < a.count() && members.size() < 5) members.push_back({&a, round});
    }
  }
  const float base = tall * (tall_sheet ? 0.68F : wide_sheet ? 0.9F : 0.76F);
  const float tallest = tall * (tall_sheet ? 0.56F : wide_sheet ? 0.74F : 0.64F);
  const float reach = std::min(wide, 1.1F) * 0.5F;
  struct Hung {
    Member member;
    Place place;
    float haze;
  };
  std::vector<Hung> hung;
  const float turn = random.chance(0.5F) ? 1.0F : -1.0F;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Shape& shape = members[i].actor->shape_for(members[i].index);
    const float aspect = std::max(0.22F, shape.aspect);
    const auto rank = static_cast<float>((i + 1) / 2);
    const float dir = i == 0 ? 0.0F : (i % 2 == 1 ? turn : -turn);
    // Rank says how large, nature how far that may go: a parrot is not a pirate's size.
    const float nature = std::clamp(
        std::pow(shape.real_height_m / std::max(0.1F, cast.lead().shape.real_height_m), 0.4F), 0.42F, 1.15F);
    // Flowers are strewn at the feet, not grown to trees.
    const bool flower = members[i].actor->subject->kind == Kind::plant && shape.real_height_m < 2;
    float h = tallest * (i == 0 ? 1.0F : (0.74F - 0.13F * (rank - 1)) * nature);
    if (flower && i > 0) h *= 0.7F;
    h = std::min(h, (i == 0 ? 0.95F : 0.62F) * std::min(wide, 1.1F) / aspect);
    Place place{focus + dir * reach * (0.4F + 0.22F * (rank - 1)), base + 0.012F * rank, h};
    if (i == 0 && members.size() == 2) place.x = focus - turn * reach * 0.16F;
    if (!shape.stands) place.y = base - h * 0.5F - (i > 0 && tall_sheet ? 0.18F : 0.04F) * tall * 0.6F;
    place.mirrored = shape.facing != Facing::front ? (shape.facing == Facing::left) == (dir < 0) : dir < 0;
    hung.push_back({members[i], place, i == 0 ? 0.06F : 0.14F + 0.05F * rank});
  }
  // Far ones first; nobody's head is hidden because everyone in front is shorter.
  std::ranges::stable_sort(hung,
                           [](const Hung& a, const Hung& b) { return a.place.height > b.place.height; });
  poster::Box all{1, 1, 0, 0};
  for (const Hung& one : hung) {
    const Shape& shape = one.member.actor->shape_for(one.member.index);
    StampLook style{.tone_range = 0.42F,
                    .rim = 1.4F,
                    .rim_width = 0.008F,
                    .form = 0.5F,
                    .haze = one.haze,
                    .foot_haze = shape.stands ? 0.9F : 0.0F};
    style.body = mix(stage.inks.shade, stage.inks.sky_middle, 0.12F + one.haze * 0.5F);
    style.haze_ink = mix(stage.inks.ground, stage.inks.sky_middle, 0.5F);
    if (&one != hung.data()) {
      // A breath of lit air behind each, so that planes of one tone stay apart.
      Cutout air = cut_out(canvas, shape, one.place, 0.05F);
      if (!air.cover.empty()) {
        pixels::blur(air.cover, 0.017F * canvas.unit_px(), canvas.runner());
        canvas.lay(air.cover, air.left_px, air.top_px,
                   mix(mix(stage.inks.sky_middle, stage.inks.horizon, 0.5F), stage.inks.light, 0.15F), 0.62F);
      }
    }
    const auto box = stamp(stage, shape, one.place, style);
    all = {std::min(all.left, box.left), std::min(all.top, box.top), std::max(all.right, box.right),
           std::max(all.bottom, box.bottom)};
    credit(stage, *one.member.actor);
  }
  all.bottom = std::min(all.bottom, tall_sheet ? 0.67F : 0.75F);
  stage.guide.subjects.push_back(all);
  // Their feet sink into mist, and dark ground closes the picture below.
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const float u = canvas.offset("ensemble mist");
  const Ink mist = mix(stage.inks.ground, stage.inks.sky_middle, 0.5F), dark = stage.inks.ground;
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float n = soft.at(x * 0.5F + u, y * 0.9F) * 0.035F;
        colour = mix(colour, mist, 0.9F * smooth(base - 0.2F * tall, base - 0.015F * tall, y + n));
        colour = mix(colour, dark, 0.92F * smooth(base - 0.06F * tall, base + 0.06F * tall, y + n));
      },
      base - 0.3F * tall);
  paint_weather(stage);
  finish(stage, {.bloom = 0.4F,
                 .vignette = 0.3F,
                 .contrast = 0.12F,
                 .foot_fade = 0.9F,
                 .foot_from = tall_sheet ? 0.66F : 0.76F});
}

}  // namespace

const Archetype kEnsemble{"ensemble-collage",
                          "The lead large in the middle, the others lower at both sides.",
                          Family::collage,
                          can,
                          score,
                          paint};

}  // namespace onesheet::illustrator
