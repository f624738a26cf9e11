#include "models/illustrator/backdrop.h"

#include <algorithm>

#include "models/illustrator/worlds/ground_life.h"

namespace onesheet::illustrator {

using brief::Genre;
using brief::Setting;
using brief::TimeOfDay;
using brief::Weather;

bool is_stormy(const brief::Brief& brief) {
  return brief.weather == Weather::storm || brief.weather == Weather::rain;
}

Setting setting_for(const Stage& stage) {
  if (stage.brief.setting != Setting::unspecified) return stage.brief.setting;
  auto random = stage.canvas.random("setting");
  const auto pick = [&](std::initializer_list<Setting> from) {
    return from.begin()[random.below(static_cast<std::uint32_t>(from.size()))];
  };
  // Weather that was named says more than the genre.
  if (stage.brief.weather == Weather::snow) return Setting::snow;
  if (stage.brief.weather == Weather::fog) return pick({Setting::mountains, Setting::forest, Setting::field});
  switch (stage.brief.genre) {
    case Genre::sci_fi:
      return pick({Setting::planet, Setting::desert, Setting::planet});
    case Genre::fantasy:
    case Genre::adventure:
      return pick({Setting::mountains, Setting::field, Setting::mountains});
    case Genre::western:
      return Setting::desert;
    case Genre::horror:
      return pick({Setting::field, Setting::graveyard, Setting::field});
    case Genre::noir:
    case Genre::neon:
      return Setting::city;
    case Genre::romance:
    case Genre::comedy:
    case Genre::family:
      return pick({Setting::field, Setting::coast, Setting::field});
    case Genre::war:
      return pick({Setting::field, Setting::desert});
    default:
      return pick({Setting::mountains, Setting::field, Setting::coast, Setting::desert});
  }
}

DiscKind disc_kind_for(const Stage& stage) {
  auto random = stage.canvas.random("disc kind");
  const float p = random.unit();
  if (stage.brief.setting == Setting::planet || stage.brief.setting == Setting::space)
    return DiscKind::planet;
  if (stage.brief.genre == Genre::neon) return DiscKind::striped_sun;
  if (stage.night) return stage.brief.genre == Genre::sci_fi && p < 0.5F ? DiscKind::planet : DiscKind::moon;
  if ((stage.brief.genre == Genre::sci_fi || stage.brief.genre == Genre::thriller) && p < 0.2F)
    return DiscKind::eclipse;
  return DiscKind::sun;
}

namespace {

void note(Stage& stage, std::string_view name) {
  if (std::ranges::find(stage.drawn, name) == stage.drawn.end()) stage.drawn.emplace_back(name);
}

void paint_heavens(Stage& stage, const BackdropLook& look) {
  const auto& brief = stage.brief;
  const bool stormy = is_stormy(brief);
  paint_sky(stage, stormy ? 0.75F : 0.95F);
  const bool space = look.setting == Setting::space || look.setting == Setting::planet;
  if ((stage.night || space) && !stormy && brief.weather != Weather::fog) {
    paint_stars(stage, space ? 1.4F : 1.0F, stage.horizon,
                space || brief.genre == Genre::fantasy || brief.genre == Genre::sci_fi);
  }
  if (look.setting == Setting::ice && stage.night) paint_aurora(stage, stage.horizon);
  if (look.has_disc && !stormy) {
    Disc disc = look.disc;
    if (!look.kind_given) disc.kind = disc_kind_for(stage);
    if (brief.weather == Weather::fog || brief.weather == Weather::dust)
      disc.sink = std::max(disc.sink, 0.6F);
    paint_heavenly(stage, disc);
  }
  if (space) return;
  auto random = stage.canvas.random("deck");
  float cover = random.between(0.34F, 0.46F);
  if (brief.weather == Weather::clouds || brief.weather == Weather::snow) cover = 0.46F;
  if (stormy) cover = 0.62F;
  CloudLook deck{.cover = cover, .opacity = stormy ? 0.95F : 0.88F};
  if (stormy) deck.dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.42F);
  paint_clouds(stage, deck);
  if (cover > 0.44F) {
    CloudLook low{.cover = cover * 0.66F, .scale = 1.8F, .softness = 0.5F, .opacity = 0.6F, .layer = 1};
    if (stormy) low.dark = mix(stage.inks.shade, stage.inks.sky_middle, 0.25F);
    paint_clouds(stage, low);
  }
  if (stormy) {  // heavy weather takes the light from above
    const Ink gloom = mix(stage.inks.shade, stage.inks.sky_top, 0.6F);
    stage.canvas.paint(
        [&](float, float y, Ink& colour) {
          // Darkest overhead; under the cloud's edge a strip of sky stays bright.
          colour = mix(colour, gloom, 0.66F - 0.54F * smooth(0.3F, 0.98F, y / stage.horizon));
        },
        0, stage.horizon);
  }
  if (brief.weather == Weather::clouds) note(stage, "clouds");
  if (brief.weather == Weather::storm) {
    const float side = stage.light.x > stage.wide() * 0.5F ? 0.2F : 0.8F;
    // It strikes below a title that stands above, never through it.
    const bool above = stage.words_will_follow && !stage.guide.places.empty() &&
                       stage.guide.places.front() == poster::TitlePlace::top;
    const float from = above ? stage.guide.title_zone.bottom - 0.015F : 0.06F;
    paint_lightning(stage, stage.wide() * (side + random.between(-0.05F, 0.05F)), stage.tall() * from,
                    stage.horizon * 0.97F, 0);
  }
}

// Far, middle and near hills sinking into haze.
void paint_hills(Stage& stage, float from, float to, int count, float amplitude, bool pines) {
  for (int i = 0; i < count; ++i) {
    const float t = (static_cast<float>(i) + 1) / static_cast<float>(count);
    const Profile line = hill_profile(stage, lerp(from, to, t * t), amplitude * (0.6F + 0.5F * t),
                                      1.3F + 0.4F * static_cast<float>(i), i);
    const Ink ink = mix(stage.haze(), mix(stage.inks.shade, stage.inks.sky_middle, 0.22F), 0.22F + 0.62F * t);
    if (pines) paint_pines(stage, line, 0.035F + 0.03F * t, 0.075F + 0.07F * t, 26 - 5 * i, ink, i);
    paint_ridge(stage, line, ink, 0.5F, 0.45F * (1 - t));
    if (i + 1 < count) paint_fog(stage, lerp(from, to, t * t) + 0.03F, 0.03F, 0.3F, i);
  }
}

void paint_graves(Stage& stage, float foot) {
  auto random = stage.canvas.random("graves");
  pixels::Path stones;
  const int count = static_cast<int>(9 * stage.wide());
  for (int i = 0; i < count; ++i) {
    const float x = random.unit() * stage.wide();
    if (std::fabs(x - stage.wide() * 0.5F) < 0.13F) continue;
    const float s = random.between(0.035F, 0.07F), y = foot + random.between(-0.02F, 0.09F),
                lean = random.between(-0.12F, 0.12F);
    pixels::Path stone;
    if (random.chance(0.4F)) {
      stone.add_rect(-0.1F, -1.5F, 0.1F, 0.1F);
      stone.add_rect(-0.4F, -1.15F, 0.4F, -0.93F);
    } else {
      stone.add_rect(-0.34F, -0.7F, 0.34F, 0.1F);
      stone.add_ellipse({0, -0.7F}, 0.34F, 0.34F);
    }
    stones.append(stone, {s, lean * s, -lean * s, s, x, y});
  }
  paint_path(stage, stones, {}, mix(stage.inks.shade, stage.inks.sky_middle, 0.1F), 1);
}

}  // namespace

Backdrop paint_backdrop(Stage& stage, const BackdropLook& look) {
  Backdrop done;
  paint_heavens(stage, look);
  const float hy = stage.horizon;
  const float top = look.foreground < 0 ? -1 : look.foreground;
  GroundLook ground{.top = top};
  bool show_ground = look.near_ground;
  switch (look.setting) {
    case Setting::sea:
    case Setting::underwater:
      paint_sea(stage, {.rough = is_stormy(stage.brief) ? 1.1F : 0.7F, .top = -1});
      done.water = done.reflective = true;
      show_ground = false;
      break;
    case Setting::coast:
      paint_sea(stage, {.rough = is_stormy(stage.brief) ? 1.0F : 0.6F});
      if (show_ground && is_stormy(stage.brief)) {
        Profile rocks = hill_profile(stage, hy + 0.205F, 0.026F, 4.6F, 70);
        for (std::size_t i = 0; i < rocks.size(); ++i) {
          const float x = (static_cast<float>(i) + 0.5F) / stage.canvas.unit_px();
          rocks[i] += 0.03F * bell(x - stage.light.x, 0.22F);
        }
        paint_rock(stage, rocks, 0.55F, 2);
        paint_fog(stage, hy + 0.21F, 0.03F, 0.3F, 6);
        done.ledge = std::move(rocks);
      } else if (show_ground) {
        paint_shore(stage, hy + 0.085F, 0.2F);
      }
      show_ground = false;
      break;
    case Setting::swamp:
      paint_hills(stage, hy - 0.03F, hy, 2, 0.03F, false);
      paint_sea(stage, {.rough = 0.3F, .glitter = 0.6F});
      paint_fog(stage, hy + 0.02F, 0.05F, 0.6F, 3);
      done.water = done.reflective = true;
      show_ground = false;
      break;
    case Setting::mountains:
      paint_terrain(stage, {.height = 2.0F * look.relief,
                            .valley = 0.62F,
                            .valley_x = stage.light.x / stage.wide(),
                            .snow = 0.52F});
      break;
    case Setting::snow:
      paint_terrain(stage, {.height = 1.5F * look.relief, .valley = 0.6F, .snow = -1});
      ground.soil = Soil::snow;
      break;
    case Setting::ice:
      paint_terrain(stage, {.height = 1.1F * look.relief, .valley = 0.5F, .spread = 0.2F, .snow = -1});
      ground.soil = Soil::ice;
      done.reflective = true;
      break;
    case Setting::planet:
    case Setting::space:
      paint_terrain(stage, {.height = 1.35F * look.relief, .valley = 0.55F, .spread = 0.13F});
      ground.soil = Soil::sand;
      ground.stones = true;
      ground.stones = true;
      break;
    case Setting::desert:
    case Setting::road:
      if (stage.canvas.random("desert").chance(0.5F))
        paint_terrain(
            stage,
            {.near = 1.2F, .height = 1.7F * look.relief, .valley = 0.2F, .spread = 0.2F, .dunes = true});
      else
        paint_terrain(stage, {.height = 0.9F * look.relief, .valley = 0.5F});
      ground.soil = Soil::sand;
      break;
    case Setting::forest:
    case Setting::jungle:
      paint_hills(stage, hy - 0.05F, hy + 0.03F, 3, 0.04F * look.relief, true);
      ground.soil = Soil::grass;
      if (top < 0) ground.top = hy + 0.03F;
      break;
    case Setting::city:
      paint_city(
          stage,
          {.height = 0.5F, .lights = stage.night ? 0.5F : 0.16F, .neon = stage.brief.genre == Genre::neon});
      paint_wet_street(stage, 0.9F);
      paint_street_lamps(stage, stage.light.x);
      done.reflective = true;
      show_ground = false;
      break;
    case Setting::graveyard:
      paint_hills(stage, hy - 0.03F, hy + 0.01F, 2, 0.035F, true);
      ground.soil = Soil::grass;
      break;
    case Setting::interior:
      ground.soil = Soil::floor;
      break;
    case Setting::sky:
    case Setting::field:
    case Setting::unspecified:
      if (stage.canvas.random("field").chance(0.5F))
        paint_terrain(stage, {.height = 0.55F * look.relief, .valley = 0.4F});
      else
        paint_hills(stage, hy - 0.05F * look.relief, hy + 0.005F, 3, 0.035F * look.relief, false);
      ground.soil = Soil::grass;
      break;
  }
  if (show_ground) paint_ground(stage, ground);
  if (look.setting == Setting::graveyard && show_ground) paint_graves(stage, hy + 0.12F);
  paint_fog(stage, hy + 0.012F, 0.022F, 0.32F, 5);
  if (show_ground || look.setting == Setting::swamp)
    paint_ground_life(stage, look.setting, ground.top < 0 ? hy : ground.top);
  else if (look.setting == Setting::coast && look.near_ground && !is_stormy(stage.brief))
    paint_ground_life(stage, look.setting, hy + 0.16F);
  if (stage.brief.setting != Setting::unspecified && stage.brief.setting == look.setting)
    note(stage, brief::name_of(look.setting));
  if (stage.brief.time != TimeOfDay::unspecified) note(stage, brief::name_of(stage.brief.time));
  return done;
}

}  // namespace onesheet::illustrator
