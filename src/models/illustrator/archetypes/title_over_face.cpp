// A face that fills the sheet, cut in lines like a banknote's, and the title laid across its eyes.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/shapes/portrait.h"
#include "models/illustrator/worlds/worlds.h"
#include "pixels/blur.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {
namespace {

using brief::Genre;
using brief::Kind;

bool has_word(std::string_view id, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [id](std::string_view word) { return id.contains(word); });
}

bool can(const brief::Brief&, const Cast& cast) {
  if (cast.empty() || !lead_is(cast, {Kind::person}) || cast.lead().coupled()) return false;
  // A helmet, a veil or a mask is who they are; a bare face would be somebody else.
  const auto& who = *cast.lead().subject;
  return portrait_of(who, 0, 0).has_value() &&
         !has_word(who.concept_id, {"diver", "clown", "ghost", "fire", "nun", "baby", "toddler", "plague",
                                    "scarecrow", "santa", "skeleton", "mime", "couple"});
}

float score(const brief::Brief& brief, const Cast& cast) {
  if (!can(brief, cast) || cast.lead().count() > 1 || cast.actors.size() > 1) return 0;
  // A face that is cut apart is a threat: no love story and no family comedy hides its eyes.
  if (brief_is(brief, {Genre::romance, Genre::comedy, Genre::family, Genre::adventure, Genre::western}))
    return 0;
  const bool uneasy = brief.mood == brief::Mood::tense || brief.mood == brief::Mood::eerie;
  if (brief_is(brief, {Genre::drama, Genre::fantasy}) && !uneasy) return 0;
  float s = 0.7F;
  if (brief_is(brief, {Genre::documentary, Genre::thriller, Genre::noir, Genre::war})) s = 0.84F;
  return s * (0.72F + 0.28F * placelessness(brief));
}

// What sets one face apart from another; lengths in half widths of the head.
struct Face {
  float jaw = 0.8F;   // breadth of the jaw
  float chin = 1.2F;  // where it ends
  float nose = 1;     // size
  float brow = 1;     // how far the brows stand out
  float lips = 1;
  float cheek = 1;
  float beard = 0;  // 0 none … 1 full
  float hairline = -0.78F;
  float crown = -1.36F;
  bool long_hair = false;
  bool lined = false;  // the folds of age
};

Face face_of(const Portrait& who, base::SeededRandom& random) {
  Face face{.jaw = random.between(0.76F, 0.88F),
            .chin = random.between(1.16F, 1.25F),
            .nose = random.between(0.9F, 1.12F),
            .brow = random.between(0.9F, 1.25F),
            .lips = random.between(0.85F, 1.1F),
            .cheek = random.between(0.9F, 1.2F),
            .hairline = random.between(-0.84F, -0.72F)};
  const bool child = who.age == Portrait::Age::child, old = who.age == Portrait::Age::old, woman = who.female;
  if (woman) {
    face.jaw *= 0.86F;
    face.nose *= 0.84F;
    face.brow *= 0.6F;
    face.lips *= 1.3F;
    face.long_hair = true;
  } else if (who.beard) {
    face.beard = old ? 1.0F : random.between(0.55F, 0.9F);
  }
  if (child) {
    face.chin = 1.08F;
    face.nose *= 0.7F;
    face.brow *= 0.4F;
    face.cheek *= 0.7F;
  }
  if (old) {
    face.lined = true;
    if (!woman) face.hairline = -1.02F;
  }
  return face;
}

float gauss(float u, float v, float at_u, float at_v, float wide, float high) {
  return exp_fast(-square((u - at_u) / wide) - square((v - at_v) / high));
}

// Half the breadth of the head at a height.
float breadth(const Face& face, float v) {
  const float upper = std::sqrt(std::max(0.0F, 1 - square((v + 0.05F) / (-face.crown - 0.05F))));
  if (v < -0.05F) return upper;
  const float t = clamp01((v + 0.05F) / (face.chin + 0.05F));
  // Cheeks, jaw, chin: round at the end.
  const float taper = 1 - (1 - face.jaw) * smooth(0.1F, 0.75F, t) - 0.18F * smooth(0.55F, 0.95F, t);
  return taper * std::pow(std::max(0.0F, 1 - std::pow(t, 5.5F)), 0.5F);
}

float neck_breadth(float v) { return 0.56F + 0.3F * smooth(1.3F, 2.0F, v); }

// The relief of a face: how far each place stands towards us.
float relief(const Face& face, float u, float v) {
  const float w = breadth(face, v);
  if (w <= 0.01F || std::fabs(u) >= w) {
    // The neck, behind the jaw.
    const float neck = neck_breadth(v);
    return std::fabs(u) < neck && v > 0.6F ? -0.55F + 0.42F * std::sqrt(1 - square(u / neck)) : -1.0F;
  }
  const float a = std::fabs(u);
  float z = 0.86F * std::sqrt(1 - square(u / w)) *
            (0.78F + 0.22F * std::sqrt(std::max(0.0F, 1 - square(v / 1.4F))));
  // Nose: a ridge that grows to its tip and drops away.
  const float down = clamp01((v + 0.16F) / 0.56F);
  const float ridge_wide = 0.075F + 0.075F * down;
  z += face.nose * (0.05F + 0.27F * down * down) * exp_fast(-square(u / ridge_wide)) *
       smooth(-0.3F, -0.08F, v) * smooth(0.5F, 0.4F, v);
  z += face.nose * 0.09F * gauss(a, v, 0.15F, 0.41F, 0.07F, 0.065F);
  z -= 0.05F * gauss(a, v, 0.075F, 0.475F, 0.05F, 0.03F);
  // Brow, socket, eyeball and lids.
  z += 0.085F * face.brow * gauss(a, v, 0.4F, -0.2F, 0.27F, 0.075F);
  z -= 0.17F * gauss(a, v, 0.4F, -0.02F, 0.2F, 0.12F) + 0.06F * gauss(a, v, 0.16F, -0.02F, 0.07F, 0.1F);
  z += 0.1F * gauss(a, v, 0.4F, 0.0F, 0.13F, 0.075F);
  z -= 0.02F * gauss(a, v, 0.4F, 0.115F, 0.18F, 0.03F);
  // Cheekbones and the hollows under them.
  z += 0.08F * face.cheek * gauss(a, v, 0.6F, 0.24F, 0.2F, 0.13F);
  z -= 0.07F * face.cheek * gauss(a, v, 0.62F, 0.62F, 0.17F, 0.2F);
  z -= 0.05F * gauss(a, v, 0.86F, -0.35F, 0.16F, 0.25F);
  // Lips, the line between them, chin.
  const float mouth = 0.7F;
  z += 0.05F * gauss(u, v, 0, mouth, 0.42F, 0.2F);
  z += face.lips * (0.05F * gauss(a, v, 0.07F, mouth - 0.045F, 0.2F, 0.036F) +
                    0.06F * gauss(u, v, 0, mouth + 0.055F, 0.2F, 0.045F));
  z -= 0.06F * gauss(u, v, 0, mouth, 0.25F, 0.017F) + 0.03F * gauss(a, v, 0.3F, mouth, 0.05F, 0.04F);
  z -= 0.05F * gauss(u, v, 0, mouth + 0.15F, 0.24F, 0.05F);
  z += 0.1F * gauss(u, v, 0, face.chin - 0.15F, 0.2F, 0.12F);
  z -= 0.02F * gauss(u, v, 0, 0.56F, 0.035F, 0.06F);
  // From nose to mouth.
  const float fold = a - 0.2F - 0.3F * clamp01((v - 0.4F) / 0.4F);
  z -= (face.lined ? 0.035F : 0.012F) * exp_fast(-square(fold / 0.035F)) * smooth(0.36F, 0.46F, v) *
       smooth(0.86F, 0.7F, v);
  if (face.lined) {
    for (const float line : {-0.62F, -0.51F, -0.41F})
      z -= 0.012F * exp_fast(-square((v - line - 0.03F * u * u) / 0.016F)) * smooth(0.6F, 0.3F, a);
    z -= 0.014F * exp_fast(-square(u / 0.02F)) * gauss(0, v, 0, -0.2F, 1, 0.08F);
  }
  return z;
}

// The lit face on a grid of its own, the same for every sheet: light 0…1 and relief.
struct Bust {
  static constexpr int kWide = 280, kTall = 400;
  static constexpr float kReach = 1.4F, kTop = -1.6F, kBottom = 2.4F;
  pixels::Plane light{kWide, kTall}, depth{kWide, kTall};

  static float u_of(int x) { return (static_cast<float>(x) + 0.5F) / kWide * 2 * kReach - kReach; }
  static float v_of(int y) { return kTop + (static_cast<float>(y) + 0.5F) / kTall * (kBottom - kTop); }
  static float x_of(float u) { return (u + kReach) / (2 * kReach) * kWide; }
  static float y_of(float v) { return (v - kTop) / (kBottom - kTop) * kTall; }

  Bust(const Face& face, float side, base::Runner* runner) {
    base::for_each_index(runner, kTall, [&](std::size_t row) {
      const int y = static_cast<int>(row);
      for (int x = 0; x < kWide; ++x) depth.at(x, y) = relief(face, u_of(x), v_of(y));
    });
    constexpr float kStep = 2 * kReach / kWide;
    const float lx = side * 0.74F, ly = -0.42F, lz = 0.52F;
    base::for_each_index(runner, kTall, [&](std::size_t row) {
      const int y = static_cast<int>(row);
      for (int x = 0; x < kWide; ++x) {
        const auto at = [&](int i, int j) {
          return depth.at(std::clamp(i, 0, kWide - 1), std::clamp(j, 0, kTall - 1));
        };
        const float gx = (at(x + 1, y) - at(x - 1, y)) / (2 * kStep),
                    gy = (at(x, y + 1) - at(x, y - 1)) / (2 * kStep);
        float lit = std::max(0.0F, (-gx * lx - gy * ly + lz) / std::sqrt(gx * gx + gy * gy + 1));
        // What stands between here and the light.
        float shade = 0;
        for (int i = 2; i < 46; i += 2) {
          const auto k = static_cast<float>(i);
          const float over = at(x + static_cast<int>(lx * k), y + static_cast<int>(ly * k)) - at(x, y) -
                             lz * k * kStep / 0.86F * 0.92F;
          shade = std::max(shade, over);
        }
        lit *= 1 - smooth(0.0F, 0.06F, shade);
        light.at(x, y) = lit;
      }
    });
    pixels::blur(light, 1.1F, runner);
  }
};

void paint(Stage& stage, Cast& cast) {
  auto random = stage.canvas.random("face");
  Canvas& canvas = stage.canvas;
  const float wide = stage.wide(), tall = stage.tall();
  const bool wide_sheet = canvas.is_wide(), tall_sheet = canvas.is_tall();
  const Face face = face_of(portrait_of(*cast.lead().subject, 0, canvas.seed()).value_or(Portrait{}), random);
  const float side = random.chance(0.5F) ? -1.0F : 1.0F;
  const Bust bust(face, side, canvas.runner());
  const float size = wide_sheet ? 0.36F : tall_sheet ? 0.355F : 0.3F;  // half the head's breadth
  const float cx = wide * 0.5F + (wide_sheet ? 0.0F : -side * 0.02F), eyes = tall * (wide_sheet   ? 0.46F
                                                                                     : tall_sheet ? 0.405F
                                                                                                  : 0.42F);
  const auto& inks = stage.inks;
  const auto& soft = canvas.tiles().soft(canvas.runner());
  const auto& fine = canvas.tiles().fine(canvas.runner());
  FlatInks flat = flat_inks(stage);
  // Print in the darkest of the palette on its paper; the light side keeps the paper's colour.
  Ink paper = luma(flat.paper) > luma(flat.sheet) ? flat.paper : flat.sheet;
  const Ink cream = mix(mix(inks.light, kWhite, 0.3F), Ink{0.96F, 0.92F, 0.83F}, 0.5F);
  for (int i = 0; i < 12 && luma(paper) < 0.62F; ++i) paper = mix(paper, cream, 0.25F);
  const Ink dark =
      mix(luma(flat.ink) < luma(flat.paper) ? flat.ink : flat.paper, Ink{0.02F, 0.02F, 0.03F}, 0.45F);
  const Ink tint = mix(mix(inks.horizon, inks.accent, 0.45F), paper, 0.3F);
  stage.light = {cx + side * 0.7F, eyes - 0.6F};
  stage.horizon = tall;

  // The collar closes above the small words at the foot of the sheet.
  const float collar = std::clamp((tall * 0.83F - eyes) / size, 1.42F, 1.86F);
  const float pitch = 0.0105F;  // one line of the engraving, sheet units
  const float band_half = wide_sheet ? 0.13F : tall_sheet ? 0.122F : 0.1F;
  const std::uint64_t key = base::mix64(canvas.seed() ^ base::hash_name("hair"));
  const float u0 = canvas.offset("paper of the face");
  const float parting = side * random.between(0.2F, 0.5F);
  const auto ragged = [&](float phase, float reach) {
    return reach *
           (0.6F * pixels::noise_line(phase * 1.7F, key) + 0.4F * pixels::noise_line(phase * 4.1F, key + 1));
  };
  // Where a strand runs: out from the parting over the crown, then down. Equal along a strand.
  const auto strand_at = [&](float u, float v) {
    const float fan = std::atan2(u - parting, v + 1.62F);
    return lerp(fan * 1.3F, u, smooth(-0.75F, 0.1F, v));
  };
  // How far inside the hair a place is; its edges are the ends of strands.
  const auto hair_at = [&](float u, float v) {
    const float a = std::fabs(u), ends = ragged(strand_at(u, v) * 11.0F, 0.045F);
    // Short hair lies close at the temples and stands up over the brow, towards the parting's far side.
    const bool thin = face.hairline < -0.95F;
    const float thick = thin             ? 0.012F
                        : face.long_hair ? 0.075F
                                         : lerp(0.012F, 0.05F + 0.13F * bell(u + parting * 0.9F, 0.55F),
                                                smooth(-0.62F, -1.05F, v));
    const float cap = 1.01F + thick - length(u, (v + 0.05F) / (-face.crown - 0.05F)) +
                      (face.long_hair || thin ? 0.3F : 1.3F) * smooth(-0.6F, -1.0F, v) * ends;
    // The hairline dips at the parting and comes down at the temples.
    const float sweep = face.hairline +
                        (face.long_hair ? 0.12F : 0.05F) * std::fabs(u - parting) *
                            (u * side > parting * side ? 0.4F : 1.0F) +
                        0.5F * std::pow(a, 5.0F) - 0.05F * exp_fast(-square((u - parting) / 0.14F));
    float inside = std::min(cap, (sweep - v) + ends);
    if (face.long_hair) {
      const float out =
          lerp(breadth(face, std::clamp(v, -1.3F, 0.0F)) + 0.06F, 1.1F, smooth(-0.75F, 0.25F, v)) +
          0.16F * smooth(-0.5F, 0.9F, v) - 0.1F * smooth(1.0F, 1.8F, v) + 0.03F * std::sin(v * 5.0F + u);
      const float in = lerp(breadth(face, std::clamp(v, -0.9F, 0.9F)) - 0.12F, 0.6F, smooth(0.5F, 1.3F, v));
      const float fall = std::min(std::min(out - a, a - in), std::min(v + 0.9F, 1.75F - v + 3 * ends));
      inside = std::max(inside, fall + 0.4F * ends);
    } else {
      const float w = breadth(face, std::clamp(v, -1.0F, 0.2F));
      const float burn =
          std::min(std::min(w + 0.035F - a, a - w + 0.13F), std::min(v + 1.0F, 0.16F - v)) + 0.4F * ends;
      inside = std::max(inside, face.hairline < -0.95F ? burn - 0.02F : burn);
    }
    return inside;
  };
  const auto beard_at = [&](float u, float v) {
    if (face.beard <= 0) return -1.0F;
    const float a = std::fabs(u), rag = ragged(u * 14.0F, 0.05F);
    const float jaw = std::min(breadth(face, std::min(v, face.chin - 0.12F)) + 0.03F - a,
                               face.chin + 0.34F * face.beard - v - 0.95F * a * a);
    const float upper = v - (0.86F - 0.55F * smooth(0.3F, 0.8F, a)) + rag;
    const float moustache = std::min(0.05F - std::fabs(v - 0.62F - 0.22F * a * a) + rag, 0.42F - a);
    return std::max(std::min(jaw + rag, upper), moustache);
  };
  canvas.paint([&](float x, float y, Ink& colour) {
    const float u = (x - cx) / size, v = (y - eyes) / size;
    const float wash = exp_fast(-square((x - cx - side * 0.24F) / 0.6F) - square((y - eyes) / 0.8F));
    Ink c = mix(mix(tint, dark, 0.62F), tint, 0.75F * wash);
    c = c * (1 + 0.03F * soft.at(x * 0.4F + u0, y * 0.4F));
    // Ground behind the head: wide lines that go round it.
    float light = 0.3F + 0.34F * wash, bend = 0;
    float skin = 0;
    float line_width = 1;
    if (std::fabs(u) < Bust::kReach - 0.02F && v > Bust::kTop + 0.02F && v < Bust::kBottom - 0.02F) {
      const float neck = v > 0.6F ? neck_breadth(v) : 0.0F;
      skin = canvas.edge((std::max(breadth(face, v), neck) - std::fabs(u)) * size);
      if (skin > 0) {
        bend = std::max(-0.9F, pixels::sample(bust.depth, Bust::x_of(u), Bust::y_of(v)));
        const float l = pixels::sample(bust.light, Bust::x_of(u), Bust::y_of(v));
        // Light thrown back from the far side keeps the shadow from being a hole.
        const float back = 0.13F * smooth(0.35F, 0.95F, -u * side) * (bend > -0.2F ? 1.0F : 0.3F);
        light = clamp01(1.18F * l + back + 0.015F);
      }
    }
    const float hair = std::max(hair_at(u, v), beard_at(u, v));
    const float is_hair = smooth(-0.012F, 0.02F, hair);
    // The garment: two dark lapels.
    const float a = std::fabs(u);
    const float coat =
        v - (collar - 0.14F + 0.14F * smooth(0.5F, 0.0F, a) + 0.1F * a - 0.45F * smooth(0.35F, 0.75F, a));
    const float is_coat = smooth(-0.01F, 0.01F, coat) * smooth(0.95F, 1.3F, v);
    const bool printed = skin > 0;
    // Lines that follow the relief, thick in the shade and gone in the light.
    const float along = y + bend * 0.05F + (printed ? 0.0F : 0.004F * std::sin(x * 9.0F));
    const float saw = std::fabs(along / pitch - std::floor(along / pitch) - 0.5F);
    const float want = printed ? 0.5F * (1 - smooth(0.02F, 0.86F, light)) : 0.16F * (1 - wash);
    line_width = std::max(0.0F, want - 0.03F);
    const float cut = clamp01((line_width - (0.5F - saw)) * pitch * canvas.unit_px() / 1.15F + 0.5F) *
                      smooth(0.0F, 0.04F, line_width);
    if (printed) {
      const Ink ground = mix(tint, paper, smooth(0.25F, 0.75F, light));
      c = mix(c, mix(mix(ground, dark, 0.9F * smooth(0.3F, 0.02F, light)), dark, cut * 0.92F), skin);
    } else {
      c = mix(c, dark, cut * 0.5F);
    }
    if (is_hair > 0) {
      // Dark, with strands that catch the light where the crown turns to it.
      const float s = strand_at(u, v), n = ragged(s * 5.0F, 1.0F);
      const float wave = std::fabs(s * 34.0F + 1.6F * n - std::floor(s * 34.0F + 1.6F * n) - 0.5F) * 2;
      const bool chin =
          v > 0.35F && std::fabs(u) < breadth(face, std::min(v, face.chin - 0.1F)) && !face.long_hair;
      const float turned =
          chin ? 0.34F * exp_fast(-square((u - side * 0.35F) / 0.3F))
               : 0.62F * exp_fast(-square((u - side * 0.55F) / 0.3F) -
                                  square((v + 0.88F - 0.25F * u * side) / 0.26F)) +
                     0.3F * exp_fast(-square((u + side * 0.5F) / 0.2F) - square((v + 0.8F) / 0.2F)) +
                     (face.long_hair
                          ? 0.4F * exp_fast(-square((v - 0.85F) / 0.3F)) * smooth(-0.4F, 0.8F, u * side)
                          : 0.0F);
      const float thin = clamp01(turned * (0.75F + 0.4F * n) * (face.lined ? 1.7F : 1.0F));
      const float shine = smooth(1 - thin - 0.12F, 1 - thin + 0.12F, 1 - wave) * smooth(0.02F, 0.12F, thin);
      c = mix(c, mix(dark, mix(tint, paper, face.lined ? 0.8F : 0.35F), shine * 0.9F), is_hair);
    }
    c = mix(c, dark * 0.9F, is_coat);
    colour = c;
  });
  // The title's strip: paper torn off a newspaper, with its shadow on the face.
  const float strip_y = eyes - 0.01F;
  const auto torn = [&](float x, float y) {
    const float up = strip_y - band_half + 0.008F * pixels::noise_profile(x * 7.0F, 5, 0.6F, key + 11) +
                     0.03F * (x - wide * 0.5F) * side;
    const float low = strip_y + band_half + 0.008F * pixels::noise_profile(x * 6.0F, 5, 0.6F, key + 12) +
                      0.03F * (x - wide * 0.5F) * side;
    return std::min(y - up, low - y);
  };
  const bool dark_strip = luma(tint) > 0.5F;
  const Ink strip = dark_strip ? dark : paper;
  canvas.paint(
      [&](float x, float y, Ink& colour) {
        const float shadow = exp_fast(-std::max(0.0F, -torn(x + 0.004F * side, y - 0.012F)) / 0.012F);
        colour = mix(colour, dark, 0.5F * shadow);
        const float d = torn(x, y);
        const float edge = canvas.edge(d);
        // The torn lip shows the paper's raw inside.
        Ink c = mix(mix(strip, kWhite, dark_strip ? 0.25F : 0.6F), strip,
                    smooth(0.001F, 0.0055F, d + 0.0015F * fine.at(x * 2.0F, y * 2.0F)));
        colour = mix(colour, c * (1 + 0.012F * fine.at(x, y)), edge);
      },
      strip_y - band_half - 0.08F, strip_y + band_half + 0.1F);
  auto& palette = stage.guide.palette;
  palette.ground = stage.inks.ground = strip;
  palette.text = dark_strip ? paper : dark;
  if (poster::contrast_ratio(palette.accent, strip) < 4.5F) palette.accent = palette.text;
  const float half = (band_half - 0.02F) / tall, at = strip_y / tall;
  title_at(stage, poster::TitlePlace::middle, {0.06F, at - half, 0.94F, at + half});
  const float left = (cx - size) / wide, right = (cx + size) / wide;
  stage.guide.subjects.push_back(
      {left, std::max(0.0F, (eyes + face.crown * size) / tall), right, at - half - 0.01F});
  stage.guide.subjects.push_back(
      {left, at + half + 0.01F, right, std::min(1.0F, (eyes + face.chin * size) / tall)});
  credit(stage, cast.lead());
  finish(stage, {.bloom = 0.05F,
                 .vignette = 0.16F,
                 .contrast = 0.03F,
                 .grain = 0.02F,
                 .saturation = 1,
                 .paper = 1,
                 .foot_fade = 0});
}

}  // namespace

const Archetype kTitleOverFace{"title-over-face",
                               "An engraved face fills the sheet, the title laid across its eyes.",
                               Family::large,
                               can,
                               score,
                               paint};

}  // namespace onesheet::illustrator
