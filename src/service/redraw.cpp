// A poster made earlier, in another format.
#include <algorithm>

#include "render/encode.h"
#include "render/render.h"
#include "service/given_art.h"
#include "service/poster_service.h"
#include "service/steps.h"
#include "service/words.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using poster::TitleMode;
using poster::WordsAllowed;

// What was chosen for the caller stays as it was chosen, and what the format does not take is left out.
void fit_words(const SetWords& set, WordsAllowed allowed, poster::Spec& spec) {
  if (spec.title_mode == TitleMode::automatic && !set.title.empty()) {
    spec.title_mode = TitleMode::given;
    spec.title = set.title;
  }
  if (spec.tagline.empty()) spec.tagline = set.tagline;
  if (allowed == WordsAllowed::any) return;
  spec.tagline.clear();
  spec.release.clear();
  spec.credits = {};
  spec.rating.clear();
  spec.laurels.clear();
  spec.variant = poster::Variant::teaser;
  if (allowed != WordsAllowed::none) return;
  spec.title_mode = TitleMode::none;
  spec.title.clear();
}

bool can_paint_again(const Recipe& recipe, const models::ImageModel& model) {
  const auto& attached = recipe.attached;
  return model.info().deterministic && recipe.brief.empty() &&
         std::ranges::find(attached, "art") == attached.end();
}

pixels::Image8 without_edge(const pixels::Image8& image, int edge_px) {
  if (edge_px == 0) return image;
  pixels::Image8 inner(image.width - 2 * edge_px, image.height - 2 * edge_px, image.channels);
  for (int y = 0; y < inner.height; ++y) {
    const std::uint8_t* from = image.row(y + edge_px) + static_cast<std::ptrdiff_t>(edge_px) * image.channels;
    std::copy_n(from, inner.stride(), inner.row(y));
  }
  return inner;
}

// Fractions of the art with its bleed → fractions of the sheet inside.
poster::Box inside(const poster::Box& box, const pixels::Image8& outer, int edge_px) {
  const auto across = [&](float v, int side) {
    const auto edge = static_cast<float>(edge_px);
    const auto whole = static_cast<float>(side);
    return std::clamp((v * whole - edge) / (whole - 2 * edge), 0.0F, 1.0F);
  };
  return {across(box.left, outer.width), across(box.top, outer.height), across(box.right, outer.width),
          across(box.bottom, outer.height)};
}

}  // namespace

// A film has one title: set in the face and with the effect that its poster shows, whatever the shape.
base::Result<void> PosterService::keep_setting(const Recipe& recipe, Work& shown, poster::Spec& spec,
                                               Steps& steps) {
  if (!spec.font.empty() && !spec.effect.empty()) return {};
  shown.spec = recipe.spec;
  fit_words(recipe.set, WordsAllowed::any, shown.spec);
  shown.choices = choices_of_words(shown.spec, brief::Brief{});
  ONESHEET_TRY(set_words(shown, steps));
  if (spec.font.empty()) spec.font = shown.made.record.font;
  if (spec.effect.empty()) spec.effect = shown.made.record.effect;
  return {};
}

base::Result<void> PosterService::draw_for(const catalogue::PosterRecord& record, const Recipe& recipe,
                                           const models::KeyArt* kept, Work& work, Redrawn& redrawn,
                                           Steps& steps, base::Deadline deadline) {
  if (kept == nullptr) {
    // The same composition and colours, as far as this shape allows them.
    if (work.spec.archetype.empty()) work.spec.archetype = record.archetype;
    if (work.spec.palette.empty()) work.spec.palette = record.palette;
    auto drawn = draw(work, {}, steps, deadline);
    if (!drawn && drawn.error().kind == ErrorKind::bad_request) {
      work.spec.archetype = recipe.spec.archetype;
      work.spec.palette = recipe.spec.palette;
      drawn = draw(work, {}, steps, deadline);
    }
    redrawn.repainted = drawn.has_value();
    return drawn;
  }
  ONESHEET_TRY(steps.begin(kPaint));
  ONESHEET_ASSIGN(const auto file, render::encode(kept->image, poster::FileType::png));
  ONESHEET_ASSIGN(work.art, given_art(file, brief::Brief{}, work.spec.format.size, parts_.runner.get()));
  work.art.guide.palette = kept->guide.palette;
  work.art.guide.voice = kept->guide.voice;
  if (work.spec.title_mode != TitleMode::none) work.choices = choices_of_words(work.spec, brief::Brief{});
  return {};
}

base::Result<Redrawn> PosterService::redraw(std::string_view id, const Redrawing& wanted,
                                            base::Deadline deadline, const Progress& progress) {
  ONESHEET_ASSIGN(const catalogue::PosterRecord record, find(id));
  Work old;
  Redrawn redrawn;
  Steps steps(deadline, progress, old.made.phase_ms);
  ONESHEET_TRY(steps.begin(kLoad));
  ONESHEET_TRY(load(record, old, redrawn.recipe, steps, deadline));
  old.packed_image.clear();
  const auto chain = find_models(redrawn.recipe.spec.model);
  const bool repaints = chain && can_paint_again(redrawn.recipe, *chain->front());

  Work work;
  work.spec = redrawn.recipe.spec;
  if (work.spec.type == poster::FileType::original) work.spec.type = poster::FileType::png;
  fit_words(redrawn.recipe.set, wanted.words, work.spec);
  work.font = std::move(old.font);
  work.title_logo = std::move(old.title_logo);
  work.logos = std::move(old.logos);
  if (work.spec.title_mode != TitleMode::none && work.font.empty() && work.title_logo.empty()) {
    Work shown;
    shown.art = repaints ? std::move(old.art) : old.art;
    ONESHEET_TRY(keep_setting(redrawn.recipe, shown, work.spec, steps));
  }
  work.spec.format = wanted.format;
  work.spec.format.size.width_px += 2 * wanted.bleed_px;
  work.spec.format.size.height_px += 2 * wanted.bleed_px;
  ONESHEET_TRY(
      draw_for(record, redrawn.recipe, repaints ? nullptr : &old.art, work, redrawn, steps, deadline));
  old.art.image = {};
  work.spec.format = wanted.format;

  redrawn.bare = work.art.image;
  work.art.image = without_edge(redrawn.bare, wanted.bleed_px);
  if (wanted.bleed_px > 0) {
    work.art.guide.title_zone = inside(work.art.guide.title_zone, redrawn.bare, wanted.bleed_px);
    for (poster::Box& subject : work.art.guide.subjects)
      subject = inside(subject, redrawn.bare, wanted.bleed_px);
  }
  redrawn.fonts = parts_.fonts;
  if (!work.font.empty()) {
    ONESHEET_ASSIGN(redrawn.fonts, render::with_own_face(parts_.fonts, work.font));
  }
  if (!work.title_logo.empty() && !work.choices.empty()) {
    ONESHEET_ASSIGN(redrawn.title_logo,
                    render::read_title_logo(work.title_logo, wanted.format.size.width_px));
  }
  work.sheet.width_px = wanted.format.size.width_px;
  work.sheet.height_px = wanted.format.size.height_px;
  auto set = set_words(work, steps);
  if (!set && set.error().kind == ErrorKind::bad_request) {
    // This shape cannot take the poster's own setting, or its letters came from another face than the one
    // named.
    work.spec.font = redrawn.recipe.spec.font;
    work.spec.effect = redrawn.recipe.spec.effect;
    set = set_words(work, steps);
  }
  if (!set) return std::unexpected(std::move(set).error());
  redrawn.recipe.set = std::move(*set);
  redrawn.recipe.spec = work.spec;
  redrawn.image = std::move(work.art.image);
  redrawn.sheet = std::move(work.sheet);
  redrawn.quality = work.made.quality;
  redrawn.notes = std::move(work.art.notes);
  redrawn.art = std::move(work.art);
  steps.end();
  return redrawn;
}

}  // namespace onesheet::service
