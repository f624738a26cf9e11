// A head and shoulders in profile, facing left: the great heads in the clouds, the masks of double exposures.
#pragma once

#include <cstdint>
#include <optional>

#include "brief/brief.h"
#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

struct Portrait {
  enum class Age { child, grown, old };
  Age age = Age::grown;
  bool female = false;
  bool beard = false;
  Hair hair = Hair::parted;
  Hat hat = Hat::none;
};

// How the `index`-th of a subject's people looks from the side; two of one subject are never alike. Hair and
// hat are those of the role's figure, so that head and figure on one sheet are the same person. Nullopt for
// whatever is no person, and for people whose face is covered by what makes them who they are (divers,
// knights, ghosts).
std::optional<Portrait> portrait_of(const brief::Subject& subject, int index, std::uint64_t seed);

// Unit space of shape.h, the chest at y = 0. Layers: skin and clothes, ear, hair, beard, hat.
Shape draw_portrait(const Portrait& portrait, std::uint64_t seed);

}  // namespace onesheet::illustrator
