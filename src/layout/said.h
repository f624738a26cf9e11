// What a poster really says of the words it was given.
#pragma once

#include <string>
#include <string_view>

#include "layout/layout.h"

namespace onesheet::layout {

std::string collapse_spaces(std::string_view text);

// A teaser keeps its credits for later.
Words said(const LayoutRequest& request);

}  // namespace onesheet::layout
