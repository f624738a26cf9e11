// What a prompt was understood to mean, as JSON: to be looked at, edited and sent back.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "brief/brief.h"

namespace onesheet::json {

// {"prompt", "subjects": [{"concept", "words", "kind", "count", "relation", "size", "prop" | null,
// "confidence"}], "setting", "time", "weather", "genre", "mood", "era", "no_people", "palettes": ["…"],
// "quoted_title": "…" | null, "suggested_title", "suggested_tagline", "understood": ["…"],
// "not_understood": ["…"]}. Every name is one of those that name_of() in brief.h gives; `kind` follows from
// the concept.
std::string brief_text(const brief::Brief& brief);

inline constexpr std::size_t kBriefWordMax =
    160;  // code points of one entry of a list, or of a subject's words
inline constexpr std::size_t kBriefListMax = 64;  // entries of "understood" and "not_understood"

// An edited brief for the poster of `prompt`, read strictly: an unknown member, a wrong type, a concept that
// the lexicon does not hold or a number out of range is refused by name. What it leaves out stays as the
// prompt says, so {"setting": "desert"} changes the setting alone; palettes and tagline are chosen anew
// unless it names them. The prompt must pass poster::check_text with poster::kPromptMax.
base::Result<brief::Brief> brief_from(std::string_view text, std::string_view prompt);

}  // namespace onesheet::json
