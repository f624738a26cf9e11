#include "models/illustrator/painting.h"

#include <algorithm>
#include <cmath>

#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/cast.h"
#include "models/illustrator/choice.h"
#include "models/illustrator/illustrator.h"
#include "models/illustrator/stage.h"
#include "pixels/to_8bit.h"
#include "poster/format.h"

namespace onesheet::illustrator {
namespace {

bool reads_as_night(const brief::Brief& brief, const poster::Palette& inks) {
  if (brief.time == brief::TimeOfDay::night) return true;
  if (brief.time != brief::TimeOfDay::unspecified) return false;
  return luma(inks.sky_top) < 0.14F && luma(inks.sky_middle) < 0.24F && luma(inks.horizon) < 0.6F;
}

// A bright palette asked to be night: the same hues with the light turned down.
poster::Palette at_night(poster::Palette inks) {
  const Ink blue{0.05F, 0.08F, 0.16F};
  const auto dim = [&](Ink ink, float keep) { return mix(blue * (0.4F + keep), ink * keep, 0.62F); };
  inks.sky_top = dim(inks.sky_top, 0.22F);
  inks.sky_middle = dim(inks.sky_middle, 0.36F);
  inks.horizon = dim(inks.horizon, 0.66F);
  inks.shade = dim(inks.shade, 0.3F);
  inks.ground = mix(inks.shade, inks.sky_top, 0.5F);
  inks.text = mix(inks.light, kWhite, 0.4F);
  if (poster::contrast_ratio(inks.accent, inks.ground) < 4.5F) inks.accent = inks.text;
  return inks;
}

void drop_repeats(std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    words.erase(std::remove(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(), words[i]),
                words.end());
  }
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// What the prompt named and the picture does not show.
std::vector<std::string> left_out(const brief::Brief& brief, const std::vector<std::string>& drawn) {
  std::vector<std::string> out = brief.unknown_nouns;
  for (const auto& subject : brief.subjects) {
    if (!holds(drawn, subject.concept_id) && !holds(out, subject.concept_id))
      out.push_back(subject.concept_id);
  }
  const auto want = [&](std::string_view word) {
    if (!holds(drawn, word) && !holds(out, word)) out.emplace_back(word);
  };
  if (brief.setting != brief::Setting::unspecified) want(brief::name_of(brief.setting));
  if (brief.weather != brief::Weather::clear) want(brief::name_of(brief.weather));
  return out;
}

// The size to paint at: the sheet's own, or the largest of its shape that the limit allows.
poster::Size canvas_size(int width_px, int height_px, std::int64_t pixels_max) {
  const double pixels = static_cast<double>(width_px) * height_px;
  if (pixels <= static_cast<double>(pixels_max)) return {width_px, height_px};
  const double scale = std::sqrt(static_cast<double>(pixels_max) / pixels);
  return {std::max(1, static_cast<int>(width_px * scale)), std::max(1, static_cast<int>(height_px * scale))};
}

std::string size_text(poster::Size size) {
  return std::to_string(size.width_px) + " x " + std::to_string(size.height_px);
}

}  // namespace

base::Result<models::KeyArt> paint_art(const models::ArtRequest& request, base::Deadline deadline,
                                       const NoiseTiles& tiles, const PaintOptions& options) {
  using base::ErrorKind;
  if (request.width_px <= 0 || request.height_px <= 0) {
    return base::fail(ErrorKind::bad_request, "The picture needs a width and a height.");
  }
  const auto late = [] { return base::fail(ErrorKind::timed_out, "The picture was not finished in time."); };
  if (deadline.expired()) return late();
  const brief::Brief& brief = request.brief;
  const std::uint64_t prompt_key = base::hash_name(brief.prompt);
  const std::uint64_t seed = base::mix64(request.seed ^ base::mix64(prompt_key));

  Cast cast = assemble(brief, seed);
  Wishes wishes{.archetype = request.archetype, .palette = request.palette, .style = request.style};
  if (!options.archetype.empty()) wishes.archetype = options.archetype;
  ONESHEET_ASSIGN(const Chosen chosen, choose(brief, cast, request.seed, wishes));

  const poster::Size sheet{request.width_px, request.height_px};
  const poster::Size painted = canvas_size(sheet.width_px, sheet.height_px, options.canvas_pixels_max);
  Canvas canvas(painted.width_px, painted.height_px, seed, tiles, request.runner, deadline);
  Stage stage{.canvas = canvas, .brief = brief, .inks = brief::find_palette(chosen.palette)};
  if (brief.time == brief::TimeOfDay::night && luma(stage.inks.sky_middle) > 0.28F)
    stage.inks = at_night(stage.inks);
  stage.words_will_follow = request.words_will_follow;
  stage.night = reads_as_night(brief, stage.inks);
  // A print has its own texture; film grain under it would only turn into dirt.
  stage.grain = options.grain && chosen.style->treat == nullptr;

  stage.heavens = cast.heavens;
  stage.guide.palette = stage.inks;
  stage.guide.voice = brief::voice_of(brief.genre);
  chosen.archetype->paint(stage, cast);
  if (deadline.expired()) return late();
  const bool made_so =
      std::ranges::find(chosen.style->archetypes, chosen.archetype->name) != chosen.style->archetypes.end();
  if (chosen.style->treat != nullptr && !made_so) {
    chosen.style->treat(stage);
    if (deadline.expired()) return late();
  }

  models::KeyArt art;
  art.archetype = chosen.archetype->name;
  // A style of compositions alone that the archetype is none of leaves the picture as it is always painted.
  art.style = made_so || chosen.style->treat != nullptr ? chosen.style->name : styles().front().name;
  art.notes = chosen.notes;
  drop_repeats(stage.drawn);
  art.not_drawn = left_out(brief, stage.drawn);
  art.drawn = std::move(stage.drawn);
  canvas.drop_glow();
  if (painted == sheet) {
    art.image = pixels::to_8bit(canvas.art(), seed, request.runner);
  } else {
    art.image = pixels::to_8bit_enlarged(canvas.art(), sheet.width_px, sheet.height_px, seed, request.runner);
    art.notes.push_back("The picture was painted at " + size_text(painted) + " pixels and enlarged to " +
                        size_text(sheet) + "; words are set at full size.");
  }
  art.guide = std::move(stage.guide);
  return art;
}

std::vector<std::string> eligible_archetypes(const brief::Brief& brief) {
  const Cast cast = assemble(brief, 0);
  std::vector<std::string> names;
  for (const Archetype* one : rotation(brief, cast, styles().front())) names.emplace_back(one->name);
  return names;
}

std::span<const Choice> archetype_names() {
  static const std::vector<Choice> all = [] {
    std::vector<Choice> choices;
    for (const Archetype& one : archetypes()) choices.push_back({one.name, one.description});
    std::ranges::sort(choices, {}, &Choice::name);
    return choices;
  }();
  return all;
}

std::span<const Choice> style_names() {
  static const std::vector<Choice> all = [] {
    std::vector<Choice> choices;
    for (const Style& one : styles()) choices.push_back({one.name, one.description});
    return choices;
  }();
  return all;
}

}  // namespace onesheet::illustrator
