#include "service/given_art.h"

#include <algorithm>

#include "models/remote/foreign_art.h"
#include "render/photo.h"

namespace onesheet::service {

base::Result<models::KeyArt> given_art(std::span<const std::uint8_t> file, const brief::Brief& brief,
                                       poster::Size size, base::Runner* runner) {
  ONESHEET_ASSIGN(render::Photo photo, render::decode_photo(file));
  if (std::min(photo.image.width, photo.image.height) < models::kPictureSideMin_px) {
    return base::fail(base::ErrorKind::bad_request, "The picture is too small; each side needs at least " +
                                                        std::to_string(models::kPictureSideMin_px) +
                                                        " pixels.");
  }
  models::KeyArt art;
  art.guide = models::foreign_guide(brief);
  art.notes = std::move(photo.notes);
  art.image = models::fit_picture(photo.image, size.width_px, size.height_px, art.guide.palette.ground,
                                  art.notes, runner);
  return art;
}

}  // namespace onesheet::service
