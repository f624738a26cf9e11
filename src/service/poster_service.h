// The one story: words in, link out. Every door tells it through this class.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
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
#include "models/image_model.h"
#include "poster/spec.h"
#include "render/font_pack.h"
#include "store/object_store.h"

namespace onesheet::service {

// A model of the chain that did not make the picture, and why in one sentence.
struct TriedModel {
  std::string model, why;
};

struct MadePoster {
  catalogue::PosterRecord record;
  store::Link link;
  std::vector<TriedModel> tried;   // in the order of the chain, before record.model
  std::vector<std::string> notes;  // what was done to the model's picture to make it fit
  // What the caller asked for and did not get, one sentence each.
  std::vector<std::string> warnings;
  std::map<std::string, double> phase_ms;  // "brief", "paint", "layout", "type", "encode", "store"
};

// What a caller sends beside the words, as bytes of files; empty: none.
struct Attachments {
  std::optional<brief::Brief> brief;     // used in place of reading the prompt
  std::vector<std::uint8_t> art;         // PNG, JPEG or WebP: the picture to set the words on, no model asked
  std::vector<std::uint8_t> font;        // TTF or OTF: the title's face
  std::vector<std::uint8_t> title_logo;  // PNG with alpha, or SVG: stands in the title's place
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
};

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

  base::Result<catalogue::PosterRecord> find(std::string_view id);
  base::Result<catalogue::PosterPage> list(std::string_view cursor, int limit);
  // A new link to a poster made earlier. bad_request for a life outside poster's limits.
  base::Result<MadePoster> link(std::string_view id, std::chrono::seconds expires,
                                LinkUse use = LinkUse::show);
  base::Result<void> remove(std::string_view id, base::Deadline deadline);  // file first, then record
  std::vector<models::ModelInfo> models() const;
  // Store and catalogue answer.
  base::Result<void> check_ready();

 private:
  base::Result<std::vector<models::ImageModel*>> find_models(std::string_view chain) const;
  // The first model of the chain that makes the picture. The others end up in `made.tried`.
  base::Result<models::KeyArt> paint(const std::vector<models::ImageModel*>& chain,
                                     const models::ArtRequest& request, base::Deadline deadline,
                                     MadePoster& made);
  // Stores the file and adds its record; neither stays without the other.
  base::Result<void> keep(const catalogue::PosterRecord& record, const models::ArtFile& file,
                          base::Deadline deadline);
  void warn_of_short_life(MadePoster& made, std::chrono::seconds asked) const;
  base::Result<store::Link> sign(const catalogue::PosterRecord& record, std::chrono::seconds expires,
                                 LinkUse use);

  const PosterServiceParts parts_;
};

}  // namespace onesheet::service
