// Other words on the same picture.
#include <algorithm>

#include "base/utf8.h"
#include "render/lossless.h"
#include "service/given_art.h"
#include "service/kept_art.h"
#include "service/poster_service.h"
#include "service/recipe.h"
#include "service/steps.h"
#include "service/words.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

// What was chosen for the caller stays as it was chosen: a new font must not bring another title with it.
void hold_on_to(const SetWords& set, poster::Spec& spec) {
  if (spec.title_mode == poster::TitleMode::automatic && !set.title.empty()) {
    spec.title_mode = poster::TitleMode::given;
    spec.title = set.title;
  }
  if (spec.tagline.empty()) spec.tagline = set.tagline;
}

void apply(const NewWords& words, poster::Spec& spec) {
  const auto replace = [](auto& what, const auto& with) {
    if (with) what = *with;
  };
  if (words.title) {
    spec.title_mode = words.title->mode;
    spec.title = words.title->title;
    // Textless: the words that stood beside the old title go with it.
    if (words.title->mode == poster::TitleMode::none) {
      spec.tagline.clear();
      spec.release.clear();
      spec.credits = {};
      spec.rating.clear();
      spec.laurels.clear();
    }
  }
  replace(spec.tagline, words.tagline);
  replace(spec.release, words.release);
  replace(spec.credits, words.credits);
  replace(spec.font, words.font);
  replace(spec.effect, words.effect);
  replace(spec.language, words.language);
  replace(spec.rating, words.rating);
  replace(spec.laurels, words.laurels);
  replace(spec.variant, words.variant);
  replace(spec.billing_percent, words.billing_percent);
  replace(spec.type, words.type);
  replace(spec.file_bytes_max, words.file_bytes_max);
  spec.expires = words.expires;
}

base::Result<void> check_retitle(const poster::Spec& spec) {
  if (spec.type == poster::FileType::original) {
    return fail(ErrorKind::bad_request,
                "The type original is a model's own file, without words; choose png, jpeg or webp.");
  }
  ONESHEET_TRY(poster::check(spec, poster::PromptNeed::optional));
  return check_words(spec);
}

}  // namespace

base::Result<MadePoster> PosterService::retitle(std::string_view id, const NewWords& words,
                                                base::Deadline deadline, const Progress& progress,
                                                std::vector<std::uint8_t>* file_bytes) {
  ONESHEET_ASSIGN(const catalogue::PosterRecord record, find(id));
  Work work;
  Steps steps(deadline, progress, work.made.phase_ms);
  ONESHEET_TRY(steps.begin(kLoad));
  Recipe recipe;
  ONESHEET_TRY(load(record, work, recipe, steps, deadline));

  poster::Spec& spec = work.spec;
  spec = recipe.spec;
  work.attached = recipe.attached;
  work.brief_json = recipe.brief;
  hold_on_to(recipe.set, spec);
  apply(words, spec);
  ONESHEET_TRY(check_retitle(spec));
  const auto now_attached = [&](const std::string& name, const std::vector<std::uint8_t>& bytes) {
    std::erase(work.attached, name);
    if (!bytes.empty()) work.attached.push_back(name);
  };
  if (words.font) work.font.clear();
  if (!words.font_file.empty()) work.font = words.font_file;
  if (words.title) work.title_logo.clear();
  if (!words.title_logo.empty()) work.title_logo = words.title_logo;
  if (words.logos) {
    ONESHEET_TRY(check_logos(*words.logos));
    work.logos = *words.logos;
  }
  std::erase(work.attached, "logos");
  if (!work.logos.empty()) work.attached.emplace_back("logos");
  now_attached("font", work.font);
  now_attached("title_logo", work.title_logo);

  work.choices.clear();
  if (spec.title_mode != poster::TitleMode::none) {
    const bool ours = spec.title_mode == poster::TitleMode::automatic;
    work.choices = choices_of_words(spec, ours ? brief::understand(spec.prompt) : brief::Brief{});
  }
  return finish(work, steps, deadline, progress, file_bytes);
}

base::Result<void> PosterService::load(const catalogue::PosterRecord& record, Work& work, Recipe& recipe,
                                       Steps& steps, base::Deadline deadline) {
  auto bytes = parts_.store->get(kept_art_key(record.key), deadline);
  if (!bytes && bytes.error().kind == ErrorKind::not_found)
    return repaint(record, work, recipe, steps, deadline);
  if (!bytes) return std::unexpected(std::move(bytes).error());
  ONESHEET_ASSIGN(KeptArt kept, read_kept_art(*bytes));
  bytes->clear();
  work.art = std::move(kept.art);
  ONESHEET_ASSIGN(work.art.image, render::unpack_pixels(kept.packed_image));
  recipe = std::move(kept.recipe);
  const poster::Size size = recipe.spec.format.size;
  if (work.art.image.width != size.width_px || work.art.image.height != size.height_px)
    return fail(ErrorKind::bad_request, "The picture kept beside the poster is damaged.", "another size");
  work.packed_image = std::move(kept.packed_image);
  work.font = std::move(kept.font);
  work.title_logo = std::move(kept.title_logo);
  work.logos = std::move(kept.logos);
  return {};
}

base::Result<void> PosterService::repaint(const catalogue::PosterRecord& record, Work& work, Recipe& recipe,
                                          Steps& steps, base::Deadline deadline) {
  const auto cannot = [](std::string_view why) {
    return fail(ErrorKind::bad_request,
                "The picture of this poster was not kept without its words, and " + std::string(why) + ".");
  };
  ONESHEET_ASSIGN(const auto file, parts_.store->get(record.key, deadline));
  auto read = recipe_in(file);
  if (!read) return cannot("its file holds no recipe to paint it again from");
  recipe = std::move(*read);
  if (std::ranges::find(recipe.attached, "art") != recipe.attached.end())
    return cannot("it was made on a picture that is not here any more");
  if (!recipe.attached.empty() || !recipe.brief.empty())
    return cannot("it was made with files that are not here any more");
  const auto chain = find_models(recipe.spec.model);
  if (!chain) return cannot("the model that painted it is not here any more");
  if (!chain->front()->info().deterministic)
    return cannot("the model that painted it paints another one each time");
  work.spec = recipe.spec;
  ONESHEET_TRY(draw(work, {}, steps, deadline));
  recipe.spec.model = work.spec.model;
  if (recipe.program != ONESHEET_VERSION) {
    work.art.notes.push_back("painted again from its recipe of version " + recipe.program +
                             "; details may differ from the old poster");
  }
  if (parts_.keep_art) {
    ONESHEET_TRY(steps.begin(kPack));
    ONESHEET_ASSIGN(work.packed_image, render::pack_pixels(work.art.image));
  }
  return {};
}

}  // namespace onesheet::service
