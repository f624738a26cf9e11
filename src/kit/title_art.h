// The title alone, on nothing.
#pragma once

#include "base/error.h"
#include "poster/format.h"
#include "service/poster_service.h"

namespace onesheet::kit {

// The title of a drawn poster, as large as the format takes it, in RGBA on a transparent ground, set as it is
// on the poster. bad_request when the poster has no title.
base::Result<pixels::Image8> title_art(const service::Redrawn& poster, const poster::Format& format);

}  // namespace onesheet::kit
