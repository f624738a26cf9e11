// The one story: words in, link out. Every door tells it through this class.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/runner.h"
#include "brief/brief.h"
#include "catalogue/catalogue.h"
#include "layout/layout.h"
#include "layout/sheet.h"
#include "models/image_model.h"
#include "poster/spec.h"
#include "print/press.h"
#include "render/font_pack.h"
#include "render/inspect.h"
#include "service/logos.h"
#include "service/options.h"
#include "service/recipe.h"
#include "service/stored_files.h"
#include "store/object_store.h"

namespace onesheet::service {

// A model of the chain that did not make the picture, and why in one sentence.
struct TriedModel {
  std::string model, why;
};

struct MadePoster {
  catalogue::PosterRecord record;
  store::Link link;
  std::optional<brief::Brief> brief;       // what the prompt was understood to mean, where it was read
  std::optional<render::Quality> quality;  // of the words, as in the record; none without words
  std::vector<TriedModel> tried;           // in the order of the chain, before record.model
  std::vector<std::string> notes;          // what was done to the model's picture to make it fit
  // What the caller asked for and did not get, one sentence each.
  std::vector<std::string> warnings;
  std::map<std::string, double> phase_ms;  // "brief", "paint", "layout", "type", "encode", "store"
};

inline constexpr std::size_t kArtBytesMax = 20'000'000;  // of a picture that becomes a poster
inline constexpr std::size_t kFontBytesMax = render::kOwnFontBytesMax;
inline constexpr std::size_t kTitleLogoBytesMax = 5'000'000;  // of a title as a picture

// What a caller sends beside the words, as bytes of files; empty: none.
struct Attachments {
  std::optional<brief::Brief> brief;     // used in place of reading the prompt
  std::string brief_json;                // the same as the doors write it, for the recipe
  std::vector<std::uint8_t> art;         // PNG, JPEG or WebP: the picture to set the words on, no model asked
  std::vector<std::uint8_t> font;        // TTF or OTF: the title's face
  std::vector<std::uint8_t> title_logo;  // PNG with alpha, or SVG: stands in the title's place
  // PNG with alpha, or SVG: marks of companies and festivals, in a row under the credits
  LogoFiles logos;
};

struct NewTitle {
  poster::TitleMode mode = poster::TitleMode::given;
  std::string title;
};

// What changes when a poster gets other words; what is absent stays as it was.
struct NewWords {
  std::optional<NewTitle> title;
  std::optional<std::string> tagline, release, font, effect, language, rating;
  std::optional<poster::Credits> credits;
  std::optional<std::vector<std::string>> laurels;
  std::optional<poster::Variant> variant;
  std::optional<int> billing_percent;
  std::optional<poster::FileType> type;
  std::optional<std::uint64_t> file_bytes_max;  // 0: no limit
  std::chrono::seconds expires{3600};
  std::vector<std::uint8_t> font_file, title_logo;  // as in Attachments
  std::optional<LogoFiles> logos;
};

// One picture of a contact sheet.
struct Variation {
  int number = 0;  // from 1, as printed under it
  std::uint64_t seed = 0;
  std::string title, archetype, palette;
  std::vector<std::string> drawn, not_drawn;
  int left_px = 0, top_px = 0, width_px = 0, height_px = 0;  // of the picture on the sheet
};

// Several posters of one spec side by side, small, each with another seed.
struct ContactSheet {
  std::vector<std::uint8_t> bytes;  // a PNG that holds the recipe
  int width_px = 0, height_px = 0;
  std::string recipe;  // JSON; Recipe::sheet holds the seeds
  std::vector<Variation> variations;
};

inline constexpr int kSheetCountMin = 2, kSheetCountMax = 24;

// A poster made earlier, wanted in another format.
struct Redrawing {
  poster::Format format;
  poster::WordsAllowed words = poster::WordsAllowed::any;  // `logo`: as `title`
  int bleed_px = 0;                                        // of art around the format
};

struct Redrawn {
  Recipe recipe;
  models::KeyArt art;         // without its image
  pixels::Image8 bare;        // the picture without words, the bleed around it
  pixels::Image8 image;       // finished, without the bleed
  layout::Sheet sheet;        // its words, on the format without the bleed; no lines: textless
  pixels::Image8 title_logo;  // the caller's own; empty: none
  std::shared_ptr<const render::FontPack> fonts;
  std::optional<render::Quality> quality;
  bool repainted = false;  // for this shape; else the poster's picture was cropped to it
  std::vector<std::string> notes;
};

// What goes to a printer.
struct PrintOrder {
  std::optional<poster::Format> format;  // of a print format; none: the poster's own, or the one of its shape
  std::optional<int> dpi;                // none: kPrintDpi, or what the sheet's size allows
  std::optional<double> bleed_in;        // none: the format's
  bool marks = false;
  std::vector<std::uint8_t> cmyk_profile;  // ICC; empty: sRGB
  bool served = false;                     // sizes over poster::check_served_size are refused
};
inline constexpr int kPrintDpi = 150;
inline constexpr std::size_t kProfileBytesMax = print::kProfileBytesMax;

struct PrintFile {
  std::vector<std::uint8_t> bytes;  // PDF
  catalogue::PosterRecord record;   // of the poster it was made from
  poster::Format format;            // as printed
  int lines_in_picture = 0;         // of type that are no outlines
  std::vector<std::string> notes;
};

// What a browser does with a link's answer: show the picture, or save it under the poster's name.
enum class LinkUse { show, save };

// Called as work goes on, from the thread that works: a phase's name and the fraction done before it.
using Progress = std::function<void(std::string_view phase, double done)>;

struct PosterServiceParts {
  std::vector<std::shared_ptr<models::ImageModel>> models;  // those that callers may name
  std::shared_ptr<store::ObjectStore> store;
  std::shared_ptr<catalogue::Catalogue> catalogue;
  std::shared_ptr<const render::FontPack> fonts;
  std::shared_ptr<base::Runner> runner;  // may be null
  std::shared_ptr<base::Clock> clock;
  std::shared_ptr<base::Log> log;
  std::string default_models;  // names as in poster::Spec::model; empty: the first of `models`
  std::string key_prefix;      // before "posters/…" in the store: "" or "film-club/"
  std::shared_ptr<const print::Press> press = {};  // null: this edition makes no PDF
  // Keep each picture without its words beside its poster, for retitle.
  bool keep_art = true;
};

class Steps;

// Thread-safe.
class PosterService {
 public:
  explicit PosterService(PosterServiceParts parts);

  // Checks the spec, draws, sets, encodes, stores (create-only), records, signs. The file's bytes are also
  // written to `file_bytes` when it is not null, so that a caller can keep a copy without reading the store
  // again.
  base::Result<MadePoster> make(const poster::Spec& spec, base::Deadline deadline,
                                const Progress& progress = {},
                                std::vector<std::uint8_t>* file_bytes = nullptr,
                                const Attachments& attachments = {});

  // The same picture with other words, as a new poster; the old one stays. The picture is the one kept beside
  // the poster; where none was kept it is painted again from the recipe in the file. bad_request when it
  // cannot be (it says why); not_found; else as make.
  base::Result<MadePoster> retitle(std::string_view id, const NewWords& words, base::Deadline deadline,
                                   const Progress& progress = {},
                                   std::vector<std::uint8_t>* file_bytes = nullptr);

  // Draws `count` posters of the spec, the first with its seed and each further one with the next, so small
  // that it is quick, and lays them out on one sheet. Nothing is stored. Models that take a price or a while
  // for each picture are not asked: bad_request for other models than a deterministic one.
  base::Result<ContactSheet> sheet(const poster::Spec& spec, int count, base::Deadline deadline,
                                   const Progress& progress = {});

  // A poster made earlier in another format: same words, seed, subjects and palette. A model that draws the
  // same picture each time paints it again for its new shape; else the picture is cropped. Nothing is stored.
  // Errors as retitle.
  base::Result<Redrawn> redraw(std::string_view id, const Redrawing& wanted, base::Deadline deadline,
                               const Progress& progress = {});
  // The same as a print file. bad_request for what cannot be printed so, saying why. Nothing is stored.
  base::Result<PrintFile> print(std::string_view id, const PrintOrder& order, base::Deadline deadline,
                                const Progress& progress = {});

  // Keeps a file that was made of a poster in the store, until the poster is removed; `ending` is what
  // follows the poster's name: ".pdf", "-kit.zip". The same bytes are kept once. bad_request for a life
  // outside poster's limits; else as ObjectStore::put.
  base::Result<StoredFile> keep_beside(const catalogue::PosterRecord& record,
                                       std::span<const std::uint8_t> bytes, std::string_view content_type,
                                       std::string_view ending, std::chrono::seconds expires,
                                       base::Deadline deadline);
  // Keeps a contact sheet, so that its posters can be made by number; `id` becomes its id.
  base::Result<StoredFile> keep_sheet(const ContactSheet& sheet, std::string& id,
                                      std::chrono::seconds expires, base::Deadline deadline);
  // The spec of a poster on a sheet that was kept: for make. not_found; bad_request for a number that is not
  // on it.
  base::Result<poster::Spec> picked(std::string_view id, std::int64_t number, base::Deadline deadline);
  base::Result<void> remove_sheet(std::string_view id, base::Deadline deadline);

  base::Result<catalogue::PosterRecord> find(std::string_view id);
  base::Result<catalogue::PosterPage> list(std::string_view cursor, int limit);
  // A new link to a poster made earlier. bad_request for a life outside poster's limits.
  base::Result<MadePoster> link(std::string_view id, std::chrono::seconds expires,
                                LinkUse use = LinkUse::show);
  // Its files first, those made of it too, then the record.
  base::Result<void> remove(std::string_view id, base::Deadline deadline);
  std::vector<models::ModelInfo> models() const;
  Options options() const;
  // Store and catalogue answer.
  base::Result<void> check_ready();

 private:
  // A picture and what is to become of it.
  struct Work {
    poster::Spec spec;                   // with its seed and the model that drew
    std::vector<layout::Words> choices;  // best first; empty: no words
    models::KeyArt art;
    std::vector<std::uint8_t> packed_image;      // to keep beside the poster; empty: nothing
    std::vector<std::uint8_t> font, title_logo;  // the caller's own
    LogoFiles logos;
    std::vector<std::string> attached;  // as in Recipe
    std::string brief_json;
    layout::Sheet sheet;  // the words as they were set
    MadePoster made;
  };

  base::Result<std::vector<models::ImageModel*>> find_models(std::string_view chain) const;
  // The first model of the chain that makes the picture. The others end up in `made.tried`.
  base::Result<models::KeyArt> paint(const std::vector<models::ImageModel*>& chain,
                                     const models::ArtRequest& request, base::Deadline deadline,
                                     MadePoster& made);
  // Brief and paint: everything before the words are set.
  base::Result<void> draw(Work& work, const Attachments& attachments, Steps& steps, base::Deadline deadline);
  // Sets the first of the choices that can be set; returns the words.
  base::Result<SetWords> set_words(Work& work, Steps& steps);
  // Sets the words, encodes, stores, records, signs.
  base::Result<MadePoster> finish(Work& work, Steps& steps, base::Deadline deadline, const Progress& progress,
                                  std::vector<std::uint8_t>* file_bytes);
  // The picture without words of a poster made earlier: kept, or painted again.
  base::Result<void> load(const catalogue::PosterRecord& record, Work& work, Recipe& recipe, Steps& steps,
                          base::Deadline deadline);
  base::Result<void> repaint(const catalogue::PosterRecord& record, Work& work, Recipe& recipe, Steps& steps,
                             base::Deadline deadline);
  base::Result<void> keep_setting(const Recipe& recipe, Work& shown, poster::Spec& spec, Steps& steps);
  // The picture for another shape: cropped from `kept`, or painted again when there is none.
  base::Result<void> draw_for(const catalogue::PosterRecord& record, const Recipe& recipe,
                              const models::KeyArt* kept, Work& work, Redrawn& redrawn, Steps& steps,
                              base::Deadline deadline);
  // Stores the file, the kept art (when there is any) and adds the record; none stays without the others.
  base::Result<void> keep(const catalogue::PosterRecord& record, const models::ArtFile& file,
                          std::span<const std::uint8_t> kept_art, base::Deadline deadline);
  base::Result<StoredFile> keep_file(std::string_view key, std::span<const std::uint8_t> bytes,
                                     std::string_view content_type, std::string_view name,
                                     std::chrono::seconds expires, base::Deadline deadline);
  base::Result<void> remove_beside(std::string_view id, base::Deadline deadline);
  void warn_of_short_life(MadePoster& made, std::chrono::seconds asked) const;
  base::Result<store::Link> sign(const catalogue::PosterRecord& record, std::chrono::seconds expires,
                                 LinkUse use);

  const PosterServiceParts parts_;
};

}  // namespace onesheet::service
