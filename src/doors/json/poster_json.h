// Posters → JSON, the one form in which every door shows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "catalogue/catalogue.h"
#include "models/image_model.h"
#include "service/poster_service.h"

namespace onesheet::json {

// {"id", "url", "expires_at", "created_at", "bucket", "key", "file", "content_type", "bytes", "width",
// "height",
//  "format", "model", "seed", "title", "tagline", "prompt", "drawn", "not_drawn", "archetype", "palette",
//  "style", "font", "effect", "quality" | null, "brief" | null, "tried", "notes", "warnings", "phase_ms"}.
//  `file` is the path a command wrote, or for a web caller the name to save it under.
std::string poster_text(const service::MadePoster& poster, std::string_view file);
// The same without url, expires_at and what only the making knows: what is known of a poster made earlier.
std::string record_text(const catalogue::PosterRecord& record);
// {"posters": […], "next_cursor": "…" | null}
std::string page_text(const catalogue::PosterPage& page);
// {"id", "url", "expires_at", "file", "warnings"}
std::string link_text(const service::MadePoster& poster);
// {"formats": [{"name", "description", "width", "height", "default"}], "custom": {the limits of WxH}}
std::string formats_text();
// {"models": [{"name", "description", "deterministic", "price_usd" | null, "retired_on" | null, "default"}]};
// the first is the default
std::string models_text(const std::vector<models::ModelInfo>& models);

// {"file", "width", "height", "seed", "posters": [{"number", "seed", "title", "archetype", "palette",
// "drawn",
//  "not_drawn", "left", "top", "width", "height"}], "recipe": {…}}; the last four say where on the sheet it
// lies, in pixels
std::string sheet_text(const service::ContactSheet& sheet, std::string_view file);
// The same with {"id", "url", "expires_at", "content_type", "bytes", "warnings"} of the kept sheet
std::string sheet_text(const service::ContactSheet& sheet, const service::StoredFile& kept,
                       std::string_view id);
// {"id", "url", "expires_at", "file", "content_type", "bytes", "format", "paper", "dpi", "bleed_in", "marks",
//  "colours", "lines_in_picture", "notes", "warnings"}; `id` is the poster's
std::string print_text(const service::PrintFile& print, const service::PrintOrder& order,
                       const service::StoredFile& kept);
// {"id", "url", "expires_at", "file", "content_type", "bytes", "passes", "files": […], "warnings"} of a kit;
// `report` is the kit's own JSON
std::string kit_text(std::string_view poster_id, std::string_view report, const service::StoredFile& kept);
// {"archetypes": […], "palettes": […], "styles": […], "fonts": [{"name", "family", "licence"}],
//  "effects": […], "languages": [{"tag", "name"}], "variants": […], "billing": […]}
std::string options_text(const service::Options& options);

// RFC 3339 in UTC, whole seconds: "2026-11-22T09:30:00Z".
std::string rfc3339(base::WallTime time);

}  // namespace onesheet::json
