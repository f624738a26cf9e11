// The words of a poster, on its picture.
#include <memory>

#include "layout/effects.h"
#include "pixels/calm_map.h"
#include "render/render.h"
#include "render/typeset.h"
#include "service/poster_service.h"
#include "service/steps.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

// The face and the effect of the title's first line.
void note_setting(const layout::Sheet& sheet, MadePoster& made) {
  for (const layout::TextLine& line : sheet.lines) {
    if (line.role != layout::Role::title) continue;
    made.record.font = line.style.face;
    made.record.effect = layout::name_of(line.effect);
    return;
  }
}

// Refused before any words are tried: a title of ours may be left out, a wish may not.
base::Result<void> check_wishes(const poster::Spec& spec, bool own_font, const render::FontPack& fonts) {
  if (!spec.effect.empty()) ONESHEET_TRY(layout::parse_effect(spec.effect));
  if (spec.font.empty()) return {};
  if (own_font) {
    return fail(ErrorKind::bad_request, "A font was named and a font file sent; leave out one of them.");
  }
  std::string known;
  for (const render::FaceInfo& face : fonts.faces()) {
    if (face.name == spec.font) return {};
    known += (known.empty() ? "" : ", ") + face.name;
  }
  return fail(ErrorKind::bad_request, "There is no such font; use " + known + ".");
}

}  // namespace

base::Result<SetWords> PosterService::set_words(Work& work, Steps& steps) {
  if (work.choices.empty()) return SetWords{};
  const poster::Spec& spec = work.spec;
  models::KeyArt& art = work.art;
  ONESHEET_TRY(steps.begin(kLayout));
  ONESHEET_TRY(check_wishes(spec, !work.font.empty(), *parts_.fonts));
  layout::TypeWishes wishes{.font = spec.font,
                            .effect = spec.effect,
                            .language = spec.language,
                            .variant = spec.variant,
                            .billing_to_title = spec.billing_percent / 100.0};
  std::shared_ptr<const render::FontPack> fonts = parts_.fonts;
  if (!work.font.empty()) {
    ONESHEET_ASSIGN(fonts, render::with_own_face(fonts, work.font));
    wishes.font = render::kOwnFace;
  }
  pixels::Image8 logo;
  std::optional<layout::TitleLogo> described;
  if (!work.title_logo.empty()) {
    ONESHEET_ASSIGN(logo, render::read_title_logo(work.title_logo, spec.format.size.width_px));
    described = render::describe_title_logo(logo);
  }
  ONESHEET_ASSIGN(const std::vector<layout::Logo> logos, read_logos(work.logos, spec.format.size.width_px));
  for (layout::Words& words : work.choices) words.logos = logos;
  pixels::CalmMap calm = pixels::measure_calm(art.image);
  if (art.guide.places.empty()) pixels::look_closely(art.image, calm);

  ONESHEET_TRY(steps.begin(kType));
  std::optional<base::Error> first_error;
  for (const layout::Words& words : work.choices) {
    auto set = render::typeset(
        art.image, {words, spec.format, art.guide, calm, spec.seed.value_or(0), wishes, described, 1}, *fonts,
        parts_.runner.get(), described ? &logo : nullptr);
    if (set) {
      art.image = std::move(set->image);
      work.made.quality = set->quality;
      note_setting(set->sheet, work.made);
      work.sheet = std::move(set->sheet);
      return SetWords{words.title, words.tagline};
    }
    if (!first_error) first_error = set.error();
    if (set.error().kind != ErrorKind::bad_request) break;
    // The last choice holds the caller's words alone: what is wrong with them is what they can change.
    if (&words == &work.choices.back()) first_error = set.error();
  }
  return std::unexpected(std::move(*first_error));
}

}  // namespace onesheet::service
