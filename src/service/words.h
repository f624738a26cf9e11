// Which words go on a poster, and what to fall back to when they cannot be set.
#pragma once

#include <vector>

#include "brief/brief.h"
#include "layout/layout.h"
#include "poster/spec.h"

namespace onesheet::service {

// The choices to try, best first; never empty. Words the caller gave are in every one of them. Words we chose
// ourselves (an automatic title or tagline) are dropped step by step, so that a prompt whose own words no
// font can set, or a very small size, still gives a poster.
std::vector<layout::Words> choices_of_words(const poster::Spec& spec, const brief::Brief& brief);

// bad_request when the caller asked for textless art and for words at once.
base::Result<void> check_words(const poster::Spec& spec);

}  // namespace onesheet::service
