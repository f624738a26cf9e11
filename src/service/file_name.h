// The name a poster is saved under, made from its title.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/catalogue.h"

namespace onesheet::service {

// "the-last-light.png": ASCII letters and digits of the title, hyphens between; "poster" when nothing is
// left.
std::string file_name_for(const catalogue::PosterRecord& record);

// RFC 6266: `inline; filename="the-last-light.png"`, with filename* (RFC 8187) beside it when the title has
// more than ASCII. `kind` is "inline" or "attachment".
std::string content_disposition_for(const catalogue::PosterRecord& record, std::string_view kind);

}  // namespace onesheet::service
