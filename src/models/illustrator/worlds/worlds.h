// The parts a scene is built from, painted back to front. Each paints on the stage's canvas with its inks
// and light; lengths are sheet units.
#pragma once

#include <optional>
#include <vector>

#include "models/illustrator/stage.h"
#include "pixels/path.h"

namespace onesheet::illustrator {

// --- sky.cpp
void paint_sky(Stage& stage, float glow_spread = 0.9F);
void paint_stars(Stage& stage, float density, float bottom, bool milky_way);
void paint_aurora(Stage& stage, float bottom);

// --- clouds.cpp
struct CloudLook {
  float cover = 0.4F;  // 0 none … 1 overcast
  float scale = 1.0F;  // larger is smaller clouds
  float softness = 0.55F;
  float opacity = 0.9F;
  std::optional<Ink> dark = {}, bright = {};
  int layer = 0;  // decks of one sky differ by it
};
void paint_clouds(Stage& stage, const CloudLook& look);

// --- discs.cpp
enum class DiscKind { sun, moon, planet, striped_sun, eclipse };
struct Disc {
  float x = 0.5F, y = 0.5F, radius = 0.3F;
  DiscKind kind = DiscKind::sun;
  float glow = 0.8F;
  float sink = 0.0F;  // how far its lower part dissolves into the haze, 0…1
  int layer = 0;
};
void paint_disc(Stage& stage, const Disc& disc);
// The disc and whatever else the prompt put in the sky ("two moons").
void paint_heavenly(Stage& stage, const Disc& disc);
// A planet that fills the foot of the sheet, with its thin bright air.
void paint_planet_limb(Stage& stage, float centre_x, float centre_y, float radius);

// --- terrain.cpp
// A height field seen in perspective: mountains or dunes between the plain and the sky.
struct TerrainLook {
  float eye_height = 0.12F;  // above the plain, in units at distance 1
  float near = 2.4F, far = 16;
  float height = 1.5F;
  float valley = 0.5F;    // how much lower the middle lies, 0…1
  float valley_x = 0.5F;  // share of the width where it lies
  float spread = 0.115F;  // noise tiles per unit of distance: larger is smaller mountains
  float fog_distance = 7;
  float snow = 2;      // snow above this share of the height; 2 is none, negative everywhere
  bool dunes = false;  // smooth crests instead of rock
  int layer = 0;
};
void paint_terrain(Stage& stage, const TerrainLook& look);

// --- ground.cpp
enum class Soil { earth, sand, snow, grass, ice, floor, rock };
// The texture underfoot: wind ripples, baked plates, set stones, broken earth, blown snow.
enum class Surface { ripples, plates, cobbles, clods, drifts };
// The plain before the viewer, from a little below the horizon to the foot of the sheet.
struct GroundLook {
  Soil soil = Soil::earth;
  float eye_height = 0.12F;
  float top = -1;                       // where it begins; below 0: at the horizon
  float light_pool = 0.5F;              // how brightly the light lies on it
  bool stones = false;                  // stones on sand as well
  float swell = 1;                      // scales the swells: beaches are flat
  std::optional<Surface> surface = {};  // else by the soil
  float texture = 1;                    // strength of the surface, 0 none … 1
};
void paint_ground(Stage& stage, const GroundLook& look);
// A beach below the sea: foam, wet sand, sand.
void paint_shore(Stage& stage, float top, float eye_height);

// --- sea.cpp
struct SeaLook {
  float rough = 0.75F;
  float glitter = 1.0F;
  float top = -1;  // where the water begins; below 0: at the horizon
};
void paint_sea(Stage& stage, const SeaLook& look);
struct DeepLook {
  float surface = 0.4F;
  bool ice = false;
  bool dark = false;
};
Ink water_ink(const Stage& stage);
void paint_deep(Stage& stage, const DeepLook& look);
void paint_bubbles(Stage& stage, float x, float y, float spread, int count);

// --- ridges.cpp
// A smooth or jagged horizon line: height on the sheet for each pixel column.
using Profile = std::vector<float>;
void paint_ridge(Stage& stage, const Profile& top, Ink ink, float texture, float mist);
Profile hill_profile(const Stage& stage, float y, float amplitude, float frequency, int layer);
void paint_rock(Stage& stage, const Profile& top, float lit, int layer);
// A low rock in the sea for somebody to stand on: level for `half` to both sides of x, the water around it.
void paint_skerry(Stage& stage, float x, float foot, float half);
// A near slope seen against the light, from its crest down: sand with ripples that follow it, else broken
// earth with growth where the soil is grass.
void paint_hillside(Stage& stage, const Profile& top, Soil soil, Ink ink);
// A dark low island between its profile and the waterline.
void paint_islet(Stage& stage, const Profile& top, float waterline);
void paint_pines(Stage& stage, const Profile& foot, float low, float high, int count, Ink ink, int layer);
// `tiers` rows of boughs: more for a tree seen near.
pixels::Path pine_path(std::uint64_t seed, int tiers = 13);
pixels::Path bare_tree_path(std::uint64_t seed);
// A tall stem that leaves the sheet at the top; y = -1 is its upper end.
pixels::Path trunk_path(std::uint64_t seed);
// Broad leaves that hang into a corner, and a fern's arc.
pixels::Path frond_path(std::uint64_t seed);
void paint_path(Stage& stage, const pixels::Path& path, const pixels::Affine& to_units, Ink ink,
                float opacity, pixels::FillRule rule = pixels::FillRule::non_zero);
void paint_grass(Stage& stage, float y, float height, Ink ink, int layer);

// --- city.cpp
struct CityLook {
  float height = 0.8F;
  float lights = 0.5F;
  bool neon = false;
};
void paint_city(Stage& stage, const CityLook& look);
void paint_wet_street(Stage& stage, float shine);
void paint_street_lamps(Stage& stage, float vanish_x);
void paint_road(Stage& stage, float vanish_x, float bend);

// --- wayside.cpp
// What stands along the edge of a place, from a near corner to the horizon at `top`, on the side away from
// `avoid_x`; nothing where the setting has nothing of the kind.
void paint_wayside(Stage& stage, brief::Setting setting, float top, float avoid_x);

// --- weather.cpp
void paint_fog(Stage& stage, float y, float thickness, float amount, int layer);
void paint_rain(Stage& stage, float amount);
void paint_snowfall(Stage& stage, float amount);
void paint_dust(Stage& stage, float amount);
void paint_lightning(Stage& stage, float x, float top, float bottom, int layer);
void paint_beam(Stage& stage, float x, float y, float angle, float spread, float reach, float strength);
// Shafts of light that fan out downwards from a place behind trees or cloud.
void paint_shafts(Stage& stage, float x, float y, float reach, float strength);
void paint_glow(Stage& stage, float x, float y, float radius, Ink ink, float strength);
void paint_birds(Stage& stage, float x, float y, float spread, int count, Ink ink);
// The weather that falls or hangs before everything: rain, snow, dust, near fog.
void paint_weather(Stage& stage);

// --- finish.cpp
struct Grade {
  float bloom = 0.34F, vignette = 0.3F, contrast = 0.09F, grain = 0.018F, saturation = 1.04F, paper = 0;
  float foot_fade = 0.66F;  // how far the foot of the sheet sinks into the ground ink, for the small words
  float foot_from = 0.82F;  // share of the height where it begins
  float head_fade = 0;
};
void finish(Stage& stage, const Grade& grade);

}  // namespace onesheet::illustrator
