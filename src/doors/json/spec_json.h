// JSON of strangers → the domain, strictly: an unknown or repeated member, a wrong type or a number out of
// range is refused by name. Used by the gateway and the command line.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "brief/brief.h"
#include "poster/spec.h"

namespace onesheet::json {

inline constexpr std::size_t kTextBytesMax = 256 * 1024;  // of one document
inline constexpr std::size_t kDepthMax = 8;

// {"prompt": "…", "title": "…" | "auto" | "none" | null, "tagline": "…", "release": "…",
//  "credits": [{"role": "directed by", "names": ["…"]}], "format": "poster-2x3" | "600x900",
//  "model": "illustrator" | "bedrock/…,illustrator", "raw_prompt": false, "seed": 7,
//  "type": "png" | "jpeg" | "webp" | "original", "expires": "1h" | 3600, "brief": {…}}
// Only the prompt is required. A title of null is "none". What is allowed inside each text is
// poster::check's business, not this one's.
base::Result<poster::Spec> spec_from(std::string_view text);

// The same with what goes beside the words: a brief edited by hand (brief_json.h).
struct Order {
  poster::Spec spec;
  std::optional<brief::Brief> brief;
};
base::Result<Order> order_from(std::string_view text);

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
