// A dark wall with one opening: door, arch, porthole or keyhole, and the picture beyond it.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/backdrop.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;
using brief::Setting;

bool can(const brief::Brief&, const Cast& cast) {
  return cast.empty() || cast.lead().habitat != Habitat::space;
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (cast.empty()) return 0;
  if (brief_has(brief, {Setting::space, Setting::underwater, Setting::sea})) return 0;
  float s = 0.5F;
  if (brief_is(brief, {Genre::horror, Genre::thriller, Genre::noir, Genre::drama, Genre::fantasy})) s = 0.66F;
  if (brief_has(brief, {Setting::interior})) s = 0.9F;
  if (lead_is(cast, {Kind::vehicle})) s -= 0.2F;
  return s;
}

enum class WallOf { plaster, bricks, planks };

// The face of a wall: how much a place stands towards light that comes along it from (to_x, to_y).
struct Wall {
  WallOf kind;
  std::uint64_t key;
  Wall(WallOf made_of, std::uint64_t seed) : kind(made_of), key(base::mix64(seed ^ 0x77A11)) {}
  float tone(float column, float row) const {
    return pixels::noise_line(column * 7.3F + row * 3.7F + 0.5F, key);
  }
  float lit(float x, float y, float to_x, float to_y) const {
    if (kind == WallOf::plaster) return 0;
    const bool bricks = kind == WallOf::bricks;
    const float high = bricks ? 0.034F : 10.0F, broad = bricks ? 0.098F : 0.085F;
    const float wave = bricks ? 0.0014F : 0.0035F;
    const float v = (y + wave * pixels::noise_line(x * 9.0F, key)) / high, row = std::floor(v);
    const float u = (x + wave * pixels::noise_line(y * 7.0F, key + 3)) / broad +
                    (bricks && static_cast<int>(row) % 2 != 0 ? 0.5F : 0.0F),
                column = std::floor(u);
    const float fx = u - column, fy = bricks ? v - row : 0.5F;
    const float gap = bricks ? 0.0028F : 0.0022F, bevel = bricks ? 0.0045F : 0.004F;
    const float left = fx * broad, right = (1 - fx) * broad, up = bricks ? fy * high : 1.0F,
                low = bricks ? (1 - fy) * high : 1.0F;
    const float inner = std::min(std::min(left, right), std::min(up, low));
    if (inner < gap) return -0.9F * smooth(gap, gap * 0.4F, inner);
    float face = 0.24F + 0.34F * tone(column, row);
    // Edges towards the light shine, those away from it lie in shade.
    face += (smooth(gap + bevel, gap, left) * -to_x + smooth(gap + bevel, gap, right) * to_x +
             smooth(gap + bevel, gap, up) * -to_y + smooth(gap + bevel, gap, low) * to_y) *
            0.75F;
    return face;
  }
};

enum class Opening { door, arch, round, keyhole };

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("window");
  Canvas& canvas = stage.canvas;
  const float tall = stage.tall(), wide = stage.wide();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const float cx = wide_sheet ? wide * 0.7F : wide * 0.5F;
  const float sill = tall * (wide_sheet ? 0.86F : tall_sheet ? 0.7F : 0.72F);  // where wall meets floor
  const float top = tall * (wide_sheet ? 0.1F : 0.07F);
  const float aspect = cast.empty() ? 0.5F : std::max(0.25F, cast.lead().shape.aspect);
  const bool broad = aspect > 0.95F || (!cast.empty() && cast.actors.size() > 1);
  const Opening form =
      broad ? (random.chance(0.5F) ? Opening::round : Opening::arch)
            : std::array{Opening::door, Opening::arch, Opening::keyhole, Opening::round}[random.below(4)];
  const float height = sill - top;
  const float half = form == Opening::door      ? 0.26F * std::min(height, 1.0F)
                     : form == Opening::keyhole ? 0.23F * std::min(height, 1.0F)
                     : form == Opening::arch    ? (broad ? 0.36F : 0.3F) * std::min(height, 1.0F)
                                                : std::min(0.41F * std::min(wide, 1.0F), height * 0.48F);
  const float round_y = form == Opening::round ? (top + sill) * 0.5F : top + half;
  // Signed distance into the opening, in sheet units.
  const auto inside = [&](float x, float y) {
    const float dx = std::fabs(x - cx);
    const float disc = half - length(dx, y - round_y);
    switch (form) {
      case Opening::door:
        return std::min({half - dx, y - top, sill - y});
      case Opening::arch:
        return y < round_y ? disc : std::min(half - dx, sill - y);
      case Opening::round:
        return disc;
      case Opening::keyhole: {
        const float skirt = half * (0.42F + 0.62F * clamp01((y - round_y) / (sill - round_y)));
        return std::max(disc, y < round_y ? -1.0F : std::min((skirt - dx) * 0.93F, sill - y));
      }
    }
    return -1.0F;
  };
  title_at(stage, wide_sheet ? poster::TitlePlace::left_column : poster::TitlePlace::bottom,
           wide_sheet ? poster::Box{0.05F, 0.26F, 0.44F, 0.74F}
                      : poster::Box{0.08F, tall_sheet ? 0.755F : 0.77F, 0.92F, tall_sheet ? 0.88F : 0.91F});

  const float foot = form == Opening::round ? round_y + half * 0.74F : sill - 0.004F;
  stage.horizon = form == Opening::round ? round_y + half * 0.3F : lerp(top, sill, 0.66F);
  stage.light = {cx + random.between(-0.06F, 0.06F), stage.horizon - 0.12F};
  Setting setting = setting_for(stage);
  if (setting == Setting::interior || setting == Setting::underwater)
    setting = random.chance(0.5F) ? Setting::field : Setting::city;
  if (setting == Setting::sea || setting == Setting::swamp) setting = Setting::coast;
  BackdropLook look{.setting = setting, .relief = 0.8F};
  look.has_disc = random.chance(0.5F) || !stage.heavens.empty();
  look.disc = {
      .x = stage.light.x, .y = stage.horizon - 0.12F, .radius = random.between(0.07F, 0.13F), .sink = 0.3F};
  const bool words = stage.words_will_follow;
  stage.words_will_follow = false;  // the quiet place is on the wall, not in the view
  const Backdrop place = paint_backdrop(stage, look);
  stage.words_will_follow = words;
  paint_glow(stage, stage.light.x, stage.light.y, 0.4F, stage.lit(), 0.45F);
  // Through an opening one sees into brighter air.
  canvas.paint([&](float, float y, Ink& colour) {
    colour =
        screen(colour, stage.lit(), 0.12F + 0.1F * smooth(stage.horizon + 0.1F, stage.horizon - 0.2F, y));
  });
  if (stage.brief.setting == Setting::interior) stage.drawn.emplace_back(brief::name_of(Setting::interior));
  if (!cast.empty()) {
    const float reach = 2 * half * (form == Opening::keyhole ? 0.8F : 0.86F);
    CastSpot spot{.x = cx,
                  .foot = foot,
                  .height = std::min({height * (form == Opening::round ? 0.52F : 0.62F), reach / aspect}),
                  .width_max = reach,
                  .air = lerp(top, sill, 0.3F),
                  .far_foot = stage.horizon + 0.01F,
                  .reflective = false,
                  .shadows = form == Opening::round};
    if (lead_is(cast, {Kind::building})) spot.foot = stage.horizon + 0.05F;
    if (!cast.lead().shape.stands && form != Opening::round)
      spot.foot = lerp(top, sill, 0.62F) + spot.height * 0.5F;
    spot.look = {.tone_range = 0.28F, .rim = 1.3F, .form = 0.35F};
    (void)place;
    place_cast(stage, cast, spot);
  }
  paint_weather(stage);

  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  const Ink wall = mix(mix(stage.inks.shade, stage.inks.sky_top, 0.35F), Ink{0.02F, 0.02F, 0.03F}, 0.45F);
  const Ink warm = mix(stage.inks.horizon, stage.inks.light, 0.35F);
  const float u = canvas.offset("plaster");
  const auto& rough = canvas.tiles().rough(canvas.runner());
  const WallOf made_of = std::array{WallOf::plaster, WallOf::bricks, WallOf::planks}[random.below(3)];
  const Wall masonry(made_of, canvas.seed());
  canvas.paint([&](float x, float y, Ink& colour) {
    const float d = inside(x, y);
    const float cover = canvas.edge(-d);
    if (cover <= 0) return;
    const float quiet = 1 - 0.7F * stage.hush(x, y);
    const bool floor = y > sill && form != Opening::round;
    Ink c = wall * (1 + 0.07F * soft.at(x * 0.5F + u, y * 0.5F) + 0.03F * fine.at(x, y));
    const float rim = exp_fast(d / 0.0045F) * 0.55F + exp_fast(d / 0.05F) * 0.16F;
    if (!floor) {
      // Light rakes the wall from the opening: what stands out of it shines and throws shade.
      const float dx = cx - x, dy = (y < round_y || form == Opening::round ? round_y : y) - y;
      const float away = length(dx, dy) + 1e-4F;
      const float relief =
          masonry.lit(x, y, dx / away, dy / away) +
          (made_of == WallOf::plaster ? 0.66F : 0.24F) *
              (rough.at(x * 0.8F + u, y * 0.8F) -
               rough.at((x + dx / away * 0.006F) * 0.8F + u, (y + dy / away * 0.006F) * 0.8F));
      const float raking = (0.12F + 0.78F * exp_fast(d / 0.2F)) * quiet;
      c = relief > 0 ? screen(c, warm, std::min(relief, 1.2F) * raking * 0.7F)
                     : c * (1 + std::max(relief, -1.0F) * 0.75F * quiet);
      c = screen(c, warm, 0.1F * exp_fast(d / 0.14F));
    }
    c = screen(c, warm, rim);
    if (floor) {
      // Light on the floor, spreading towards us over its boards.
      const float down = y - sill;
      const float foot_half = form == Opening::keyhole ? half * 1.04F : half;
      const float spread = foot_half + down * 0.55F;
      const float lit =
          smooth(spread + 0.012F + down * 0.2F, spread - 0.02F - down * 0.25F, std::fabs(x - cx));
      const float gone = exp_fast(-down / (0.16F * std::min(tall, 1.3F)));
      const float across = (x - cx) * 4.2F / (0.55F + down * 1.6F), plank = std::floor(across);
      const float edge = std::fabs(across - plank - 0.5F);
      const float tone = 0.86F + 0.14F * std::sin(plank * 12.9F + 3.0F);
      const float board = tone * (0.92F + 0.08F * fine.at(plank * 0.31F + x * 0.5F, y * 0.4F)) *
                          (1 - 0.55F * smooth(0.46F, 0.5F, edge));
      c = screen(c * 0.85F, warm, lit * gone * 0.55F * board);
      c = c * (1 - 0.4F * smooth(0.47F, 0.5F, edge) * quiet);
    }
    colour = mix(colour, c, cover);
  });
  // The leads' own shadow falls into the room with the light.
  auto& palette = stage.guide.palette;
  palette.ground = stage.inks.ground = wall;
  palette.text = mix(stage.inks.light, kWhite, 0.35F);
  if (poster::contrast_ratio(palette.accent, wall) < 4.5F) palette.accent = palette.text;
  finish(stage, {.bloom = 0.38F,
                 .vignette = 0.28F,
                 .contrast = 0.08F,
                 .foot_fade = 0.6F,
                 .foot_from = tall_sheet ? 0.74F : 0.82F});
}

}  // namespace

const Archetype kWindowFrame{"window-frame", "A dark wall with one opening: door, arch, porthole or keyhole.",
                             Family::framed, can,
                             score,          paint};

}  // namespace onesheet::illustrator
