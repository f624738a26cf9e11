// Which face a title is set in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "layout/layout.h"
#include "layout/text_measure.h"

namespace onesheet::layout {

// In the case the face wants.
std::string cased(std::string_view title, std::string_view face, std::string_view language,
                  const TextMeasure& measure);

// Best first, each able to set the title; never empty. Voices list their best face first: it is drawn twice
// as often as each of the others. A face the caller named is the only one; bad_request when there is none of
// that name or it lacks one of the title's characters, which is then named.
base::Result<std::vector<std::string>> faces_to_try(const LayoutRequest& request, const std::string& title,
                                                    const std::string& script_face,
                                                    const TextMeasure& measure);

}  // namespace onesheet::layout
