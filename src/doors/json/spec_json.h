// JSON of strangers → the domain, strictly: an unknown or repeated member, a wrong type or a number out of
// range is refused by name. Used by the gateway and the command line.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "brief/brief.h"
#include "poster/spec.h"
#include "service/poster_service.h"

namespace onesheet::json {

inline constexpr std::size_t kTextBytesMax = 256 * 1024;  // of one document without files in it
inline constexpr std::size_t kDepthMax = 8;
// Of one document with files in it: service's limits on them as base64 (four characters for three bytes),
// and the words.
inline constexpr std::size_t kRequestBytesMax =
    (service::kArtBytesMax + service::kTitleLogoBytesMax + service::kFontBytesMax) / 3 * 4 + kTextBytesMax;

struct MakeRequest {
  poster::Spec spec;
  service::Attachments attachments;
};

// {"prompt": "…", "title": "…" | "auto" | "none" | null, "tagline": "…", "release": "…",
//  "credits": [{"role": "directed by", "names": ["…"]}], "format": "poster-2x3" | "600x900",
//  "model": "illustrator" | "bedrock/…,illustrator", "raw_prompt": false, "seed": 7,
//  "type": "png" | "jpeg" | "webp" | "original", "expires": "1h" | 3600,
//  "archetype": "…", "palette": "…", "style": "…", "font": "…", "effect": "…", "language": "tr",
//  "variant": "payoff" | "teaser", "billing": 15 | 25 | 35, "rating": "PG-13", "laurels": ["…"],
//  "brief": {…} (brief_json.h), "art": base64 of a picture, "font_file": base64 of a font, "title_logo":
//  base64 of a PNG, JPEG or WebP}
// Only the prompt is required, and not even that beside "art". A title of null is "none". What is allowed
// inside each text is poster::check's business, not this one's.
base::Result<MakeRequest> make_request_from(std::string_view text);

// The words and the type of make_request_from, all optional: what is absent stays as it is. "release": ""
// takes the release line away.
base::Result<service::NewWords> new_words_from(std::string_view text);

struct SheetRequest {
  poster::Spec spec;
  int count = 12;
};
// The members of make_request_from but the brief and the files, and "count".
base::Result<SheetRequest> sheet_request_from(std::string_view text);

struct PickRequest {
  std::int64_t number = 0;
  std::optional<poster::FileType> type;
  std::chrono::seconds expires{3600};
};
// {"number": 5, "type": "jpeg", "expires": "1h"}; the number is required.
base::Result<PickRequest> pick_request_from(std::string_view text);

struct PrintRequest {
  service::PrintOrder order;
  std::chrono::seconds expires{3600};
};
// {"format": "one-sheet", "dpi": 150, "bleed_in": 0.125, "marks": false, "cmyk_profile": base64 of an ICC
// profile, "expires": "1h"}, all optional; an empty text is {}.
base::Result<PrintRequest> print_request_from(std::string_view text);

struct KitRequest {
  std::string store = "all";
  std::chrono::seconds expires{3600};
};
// {"store": "prime-video" | "all", "expires": "1h"}, both optional; an empty text is {}.
base::Result<KitRequest> kit_request_from(std::string_view text);

// A credits file: [{"role": …, "names": […]}, …], or an object with that list as its member "credits".
base::Result<poster::Credits> credits_from(std::string_view text);

struct LinkRequest {
  std::chrono::seconds expires{3600};
  bool download = false;  // the link makes browsers save the file instead of showing it
};
// {"expires": "1h" | 3600, "download": true}, both optional; an empty text is {}.
base::Result<LinkRequest> link_request_from(std::string_view text);

// The words of a title parameter, shared by every door: absent or "auto" → automatic, "none" → none,
// anything else is the title itself.
void set_title(poster::Spec& spec, std::string_view title);

}  // namespace onesheet::json
