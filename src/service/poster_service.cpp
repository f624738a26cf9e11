#include "service/poster_service.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/random.h"
#include "base/ulid.h"
#include "base/utf8.h"
#include "render/encode.h"
#include "render/lossless.h"
#include "service/file_name.h"
#include "service/given_art.h"
#include "service/kept_art.h"
#include "service/quality_text.h"
#include "service/recipe.h"
#include "service/steps.h"
#include "service/words.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

// How long cleaning up after a failure may take, whatever the request's own deadline was.
constexpr std::chrono::seconds kCleanUp{10};
// readiness asks the store one question; a store that needs longer is not ready.
constexpr std::chrono::seconds kReadyWithin{5};
// Signatures count whole seconds, and signing takes a moment: less than this is no shortening.
constexpr std::chrono::seconds kLinkSlack{2};

}  // namespace

std::uint64_t draw_seed() {
  std::array<std::uint8_t, 4> bytes{};
  base::secure_random(bytes);
  std::uint64_t seed = 0;
  for (const std::uint8_t byte : bytes) seed = seed << 8 | byte;
  return seed;
}

namespace {

// What a later model may make up for. Not a refusal: what one model's filter declines is not offered to
// others.
bool next_may_try(ErrorKind kind) {
  return kind == ErrorKind::upstream || kind == ErrorKind::busy || kind == ErrorKind::timed_out;
}

bool take_words(const std::vector<models::ImageModel*>& chain) {
  return std::ranges::all_of(chain,
                             [](const models::ImageModel* model) { return model->info().takes_words; });
}

// A model that lacks its credentials is our trouble, not the caller's.
base::Error upstream_of_ours(base::Error error) {
  if (error.kind == ErrorKind::unauthorized || error.kind == ErrorKind::forbidden)
    error.kind = ErrorKind::upstream;
  return error;
}

// A model that hangs must leave time for the next: a quarter of what is left, at most kReserveMax.
base::Deadline with_reserve(base::Deadline deadline) {
  constexpr std::chrono::milliseconds kReserveMax{20'000};
  const auto left = deadline.remaining();
  return base::Deadline::after(left - std::min<std::chrono::milliseconds>(left / 4, kReserveMax));
}

base::Result<void> check_size(const models::KeyArt& art, const poster::Spec& spec) {
  const poster::Size size = spec.format.size;
  if (art.image.width == size.width_px && art.image.height == size.height_px) return {};
  return fail(
      ErrorKind::bug, "The picture came out in the wrong size; this is a fault of the program.",
      "the model painted " + std::to_string(art.image.width) + "x" + std::to_string(art.image.height));
}

// What is stored: the model's own file as it came, or the finished picture in the type asked for.
base::Result<models::ArtFile> file_of(const Recipe& recipe, models::KeyArt& art) {
  if (art.file) return std::move(*art.file);
  const poster::FileType asked = recipe.spec.type;
  const poster::FileType type = asked == poster::FileType::original ? poster::FileType::png : asked;
  models::ArtFile file;
  ONESHEET_ASSIGN(file.bytes, render::encode(art.image, type, metadata_for(recipe, art),
                                             {.bytes_max = recipe.spec.file_bytes_max}));
  file.content_type = poster::content_type_of(type);
  file.width_px = art.image.width;
  file.height_px = art.image.height;
  art.image = {};  // the largest thing we hold; not needed while the store waits for its disk
  return file;
}

// "png" for "image/png": of the types that are stored.
std::string_view extension_for(std::string_view content_type) {
  for (const poster::FileType type :
       {poster::FileType::jpeg, poster::FileType::webp, poster::FileType::avif, poster::FileType::pdf}) {
    if (content_type == poster::content_type_of(type)) return poster::extension_of(type);
  }
  return poster::extension_of(poster::FileType::png);
}

}  // namespace

PosterService::PosterService(PosterServiceParts parts) : parts_(std::move(parts)) {}

base::Result<std::vector<models::ImageModel*>> PosterService::find_models(std::string_view chain) const {
  auto names = poster::models_in(chain);
  if (names.empty()) names = poster::models_in(parts_.default_models);
  if (names.empty()) return std::vector<models::ImageModel*>{parts_.models.front().get()};
  std::vector<models::ImageModel*> found;
  for (const std::string& name : names) {
    const auto model =
        std::ranges::find(parts_.models, name, [](const auto& known) { return known->info().name; });
    if (model == parts_.models.end()) {
      std::string known;
      for (const auto& one : parts_.models) known += (known.empty() ? "" : ", ") + one->info().name;
      return fail(ErrorKind::bad_request, "There is no such model here; use " + known + ".");
    }
    if (std::ranges::find(found, model->get()) == found.end()) found.push_back(model->get());
  }
  return found;
}

base::Result<models::KeyArt> PosterService::paint(const std::vector<models::ImageModel*>& chain,
                                                  const models::ArtRequest& request, base::Deadline deadline,
                                                  MadePoster& made) {
  for (std::size_t at = 0;; ++at) {
    models::ImageModel& model = *chain[at];
    const bool last = at + 1 == chain.size();
    auto art = model.paint(request, last ? deadline : with_reserve(deadline));
    made.record.model = model.info().name;
    if (art) return art;
    base::Error error = upstream_of_ours(std::move(art).error());
    if (!next_may_try(error.kind)) return std::unexpected(std::move(error));
    parts_.log->warning("a model did not make its picture",
                        {{"model", made.record.model}, {"error", base::describe(error)}});
    made.tried.push_back({made.record.model, error.public_text});
    if (!last) continue;
    if (chain.size() == 1) return std::unexpected(std::move(error));
    std::string sentences = "None of the models made the picture.";
    for (const TriedModel& tried : made.tried) sentences += " " + tried.model + ": " + tried.why;
    return fail(error.kind, std::move(sentences), error.operator_text);
  }
}

namespace {

base::Result<void> check_attachments(const Attachments& attachments) {
  const auto too_large = [](std::string_view what, std::size_t bytes_max) {
    return fail(ErrorKind::too_large, "The " + std::string(what) + " has more than " +
                                          std::to_string(bytes_max / 1'000'000) + " MB.");
  };
  if (attachments.art.size() > kArtBytesMax) return too_large("picture", kArtBytesMax);
  if (attachments.font.size() > kFontBytesMax) return too_large("font", kFontBytesMax);
  if (attachments.title_logo.size() > kTitleLogoBytesMax) return too_large("title logo", kTitleLogoBytesMax);
  return check_logos(attachments.logos);
}

std::vector<std::string> names_of(const Attachments& attachments) {
  std::vector<std::string> names;
  if (!attachments.art.empty()) names.emplace_back("art");
  if (!attachments.font.empty()) names.emplace_back("font");
  if (!attachments.title_logo.empty()) names.emplace_back("title_logo");
  if (!attachments.logos.empty()) names.emplace_back("logos");
  return names;
}

// What has to fit together when a picture is given.
base::Result<void> check_given_art(const poster::Spec& spec) {
  if (!spec.model.empty() && spec.model != kGivenArt) {
    return fail(ErrorKind::bad_request, "A picture was given, so no model is asked; leave out the model.");
  }
  if (spec.type == poster::FileType::original) {
    return fail(
        ErrorKind::bad_request,
        "The type original is a model's own file; for a picture of your own choose png, jpeg or webp.");
  }
  if (base::trim(spec.prompt).empty() && spec.title_mode == poster::TitleMode::automatic) {
    return fail(ErrorKind::bad_request,
                "There is no prompt to make a title from; give a title, or the title none.");
  }
  return {};
}

}  // namespace

base::Result<MadePoster> PosterService::make(const poster::Spec& asked, base::Deadline deadline,
                                             const Progress& progress, std::vector<std::uint8_t>* file_bytes,
                                             const Attachments& attachments) {
  const bool given = !attachments.art.empty();
  Work work{.spec = asked,
            .font = attachments.font,
            .title_logo = attachments.title_logo,
            .logos = attachments.logos};
  ONESHEET_TRY(poster::check(asked, given ? poster::PromptNeed::optional : poster::PromptNeed::required));
  ONESHEET_TRY(check_words(asked));
  ONESHEET_TRY(check_attachments(attachments));
  if (given) ONESHEET_TRY(check_given_art(asked));
  if (!work.spec.seed) work.spec.seed = draw_seed();
  work.attached = names_of(attachments);
  work.brief_json = attachments.brief_json;
  Steps steps(deadline, progress, work.made.phase_ms);
  ONESHEET_TRY(draw(work, attachments, steps, deadline));
  if (parts_.keep_art && !work.art.file) {
    ONESHEET_TRY(steps.begin(kPack));
    ONESHEET_ASSIGN(work.packed_image, render::pack_pixels(work.art.image));
  }
  return finish(work, steps, deadline, progress, file_bytes);
}

base::Result<void> PosterService::draw(Work& work, const Attachments& attachments, Steps& steps,
                                       base::Deadline deadline) {
  poster::Spec& spec = work.spec;
  const bool given = !attachments.art.empty();
  std::vector<models::ImageModel*> chain;
  if (!given) {
    ONESHEET_ASSIGN(chain, find_models(spec.model));
  }
  ONESHEET_TRY(steps.begin(kBrief));
  const bool keep_file = spec.type == poster::FileType::original;
  const bool words_will_follow = spec.title_mode != poster::TitleMode::none && !keep_file;
  // Words that go to a model as they stand, for a picture that gets none, need not be understood.
  brief::Brief brief;
  if (given || words_will_follow || !spec.raw_prompt || !take_words(chain)) {
    brief = attachments.brief ? *attachments.brief : brief::understand(spec.prompt);
  } else {
    brief.prompt = spec.prompt;
  }
  if (words_will_follow) work.choices = choices_of_words(spec, brief);
  work.made.brief = brief;

  ONESHEET_TRY(steps.begin(kPaint));
  if (given) {
    ONESHEET_ASSIGN(work.art, given_art(attachments.art, brief, spec.format.size, parts_.runner.get()));
    work.made.record.model = kGivenArt;
    if (!spec.archetype.empty() || !spec.palette.empty() || !spec.style.empty())
      work.art.notes.emplace_back("archetype, palette and style are for pictures that are drawn; not used");
  } else {
    ONESHEET_ASSIGN(work.art, paint(chain,
                                    {.brief = brief,
                                     .width_px = spec.format.size.width_px,
                                     .height_px = spec.format.size.height_px,
                                     .seed = *spec.seed,
                                     .raw_prompt = spec.raw_prompt,
                                     .words_will_follow = words_will_follow,
                                     .keep_file = keep_file,
                                     .archetype = spec.archetype,
                                     .palette = spec.palette,
                                     .style = spec.style,
                                     .runner = parts_.runner.get()},
                                    deadline, work.made));
  }
  spec.model = work.made.record.model;
  if (!work.art.file) ONESHEET_TRY(check_size(work.art, spec));
  return {};
}

base::Result<MadePoster> PosterService::finish(Work& work, Steps& steps, base::Deadline deadline,
                                               const Progress& progress,
                                               std::vector<std::uint8_t>* file_bytes) {
  const poster::Spec& spec = work.spec;
  models::KeyArt& art = work.art;
  ONESHEET_ASSIGN(const SetWords words, set_words(work, steps));

  ONESHEET_TRY(steps.begin(kEncode));
  const Recipe recipe{.spec = spec, .set = words, .brief = work.brief_json, .attached = work.attached};
  ONESHEET_ASSIGN(models::ArtFile file, file_of(recipe, art));

  ONESHEET_TRY(steps.begin(kStore));
  MadePoster& made = work.made;
  catalogue::PosterRecord& record = made.record;
  record.model = spec.model;
  record.created = parts_.clock->now();
  record.id = base::make_ulid(record.created);
  record.bucket = parts_.store->bucket();
  record.key =
      parts_.key_prefix + "posters/" + record.id + "." + std::string(extension_for(file.content_type));
  record.content_type = file.content_type;
  record.bytes = file.bytes.size();
  record.width_px = file.width_px;
  record.height_px = file.height_px;
  record.format = spec.format.name;
  record.title = words.title;
  record.tagline = words.tagline;
  record.prompt = spec.prompt;
  record.archetype = art.archetype;
  record.palette = art.guide.palette.name;
  record.seed = *spec.seed;
  record.drawn = art.drawn;
  record.not_drawn = art.not_drawn;
  record.style = art.style;
  if (made.quality) record.quality = quality_text(*made.quality);
  // Signing makes no request and comes first: should it fail, nothing has been stored that nobody can reach.
  ONESHEET_ASSIGN(made.link, sign(record, spec.expires, LinkUse::show));
  warn_of_short_life(made, spec.expires);
  std::vector<std::uint8_t> kept_art;
  if (!work.packed_image.empty()) {
    kept_art =
        write_kept_art({recipe, art, work.font, work.title_logo, std::move(work.packed_image), work.logos});
  }
  ONESHEET_TRY(keep(record, file, kept_art, deadline));
  steps.end();
  made.notes = std::move(art.notes);
  if (progress) progress("done", 1.0);
  if (file_bytes != nullptr) *file_bytes = std::move(file.bytes);
  return std::move(made);
}

void PosterService::warn_of_short_life(MadePoster& made, std::chrono::seconds asked) const {
  if (made.link.may_die_sooner) {
    made.warnings.emplace_back(
        "The link may die sooner: it cannot outlive the temporary credentials that signed it, and these do "
        "not "
        "say when they end.");
  }
  if (made.link.expires_at >= parts_.clock->now() + asked - kLinkSlack) return;
  made.warnings.emplace_back(
      "The link dies sooner than asked: it cannot outlive the credentials that signed it.");
}

base::Result<void> PosterService::keep(const catalogue::PosterRecord& record, const models::ArtFile& file,
                                       std::span<const std::uint8_t> kept_art, base::Deadline deadline) {
  const auto take_back = [&](const std::string& key) {
    auto removed = parts_.store->remove(key, base::Deadline::after(kCleanUp));
    if (removed) return;
    parts_.log->error("a stored file has no record and could not be removed",
                      {{"key", key}, {"error", base::describe(removed.error())}});
  };
  store::PutOptions options;
  options.sha256_hex = file.sha256_hex;
  options.content_type = record.content_type;
  options.content_disposition = content_disposition_for(record, "inline");
  options.create_only = true;
  if (auto put = parts_.store->put(record.key, file.bytes, options, deadline); !put) {
    // A store that failed late may hold the file all the same; one that says the key is taken holds somebody
    // else's.
    if (put.error().kind != ErrorKind::conflict)
      (void)parts_.store->remove(record.key, base::Deadline::after(kCleanUp));
    return put;
  }
  const std::string art_key = kept_art_key(record.key);
  if (!kept_art.empty()) {
    // The poster is whole without it: what is lost is a quick retitle.
    if (auto put = parts_.store->put(art_key, kept_art, {}, deadline); !put) {
      parts_.log->warning("the art of a poster was not kept",
                          {{"key", art_key}, {"error", base::describe(put.error())}});
    }
  }
  auto added = parts_.catalogue->add(record);
  if (added) return {};
  // A file that no record names would never be found again or deleted.
  take_back(record.key);
  if (!kept_art.empty()) take_back(art_key);
  return std::unexpected(std::move(added).error());
}

base::Result<store::Link> PosterService::sign(const catalogue::PosterRecord& record,
                                              std::chrono::seconds expires, LinkUse use) {
  store::LinkOptions options;
  options.expires = expires;
  options.content_disposition =
      content_disposition_for(record, use == LinkUse::show ? "inline" : "attachment");
  return parts_.store->presign_get(record.key, options);
}

base::Result<catalogue::PosterRecord> PosterService::find(std::string_view id) {
  if (!base::looks_like_ulid(id)) return fail(ErrorKind::not_found, "There is no poster with this id.");
  return parts_.catalogue->find(base::lower_ascii(id));
}

base::Result<catalogue::PosterPage> PosterService::list(std::string_view cursor, int limit) {
  return parts_.catalogue->list(cursor, limit);
}

base::Result<MadePoster> PosterService::link(std::string_view id, std::chrono::seconds expires, LinkUse use) {
  if (expires < poster::kExpiresMin || expires > poster::kExpiresMax) {
    return fail(ErrorKind::bad_request, "The link's life must be 1 second to 7 days.");
  }
  MadePoster made;
  ONESHEET_ASSIGN(made.record, find(id));
  ONESHEET_ASSIGN(made.link, sign(made.record, expires, use));
  warn_of_short_life(made, expires);
  return made;
}

base::Result<void> PosterService::remove(std::string_view id, base::Deadline deadline) {
  ONESHEET_ASSIGN(const catalogue::PosterRecord record, find(id));
  // The files first: a record without them can be removed again, a file without a record is lost.
  ONESHEET_TRY(parts_.store->remove(record.key, deadline));
  ONESHEET_TRY(parts_.store->remove(kept_art_key(record.key), deadline));
  ONESHEET_TRY(remove_beside(record.id, deadline));
  return parts_.catalogue->remove(record.id);
}

std::vector<models::ModelInfo> PosterService::models() const {
  std::vector<models::ModelInfo> infos;
  for (const auto& model : parts_.models) infos.push_back(model->info());
  return infos;
}

base::Result<void> PosterService::check_ready() {
  ONESHEET_TRY(parts_.catalogue->check());
  ONESHEET_TRY(
      parts_.store->exists(parts_.key_prefix + "posters/readiness", base::Deadline::after(kReadyWithin)));
  return {};
}

}  // namespace onesheet::service
