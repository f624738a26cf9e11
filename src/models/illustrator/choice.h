// Which composition, palette and style a poster gets: what the caller asked for, else what the seed says
// among all that fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "models/illustrator/archetypes/archetypes.h"
#include "models/illustrator/styles/styles.h"

namespace onesheet::illustrator {

// An archetype fits when it scores at least this share of the best score.
inline constexpr float kFits = 0.68F;
// Where fewer than this many do, the next best join them down to a lower share, so that seeds have a choice.
inline constexpr std::size_t kFittingMin = 4;
inline constexpr float kFitsAtLeast = 0.3F;
// Seeds draw from at least this many palettes where there are that many of the right brightness.
inline constexpr std::size_t kPalettesMin = 4;

struct Wishes {
  std::string_view archetype = {}, palette = {}, style = {};  // names; empty: free
};

struct Chosen {
  const Archetype* archetype = nullptr;
  const Style* style = nullptr;
  std::string palette;
  std::vector<std::string> notes;  // wishes that had no effect, as sentences
};

// Errors: bad_request for a name that does not exist (the sentence lists those that do) and for an
// archetype that cannot show this brief.
base::Result<Chosen> choose(const brief::Brief& brief, const Cast& cast, std::uint64_t seed,
                            const Wishes& wishes);

// All that fit, in the order in which successive seeds take them; neighbours are of different families
// wherever the list allows it. Never empty. `style` may narrow the list.
std::vector<const Archetype*> rotation(const brief::Brief& brief, const Cast& cast, const Style& style);

// The palettes that successive seeds take.
std::vector<std::string> palette_rotation(const brief::Brief& brief);

}  // namespace onesheet::illustrator
