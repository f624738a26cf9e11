#include "models/illustrator/noise_tiles.h"

#include "base/random.h"

namespace onesheet::illustrator {

const std::pair<pixels::Tile, pixels::Tile>& NoiseTiles::pair(Lazy& lazy, int side, float slope, float lowest,
                                                              base::Runner* runner) {
  std::call_once(lazy.once, [&] {
    const std::uint64_t key = base::mix64(static_cast<std::uint64_t>(slope * 1000.0F));
    lazy.tiles = pixels::spectral_tiles(side, slope, lowest, key, runner);
  });
  return lazy.tiles;
}

const pixels::Tile& NoiseTiles::ridges(base::Runner* runner) const {
  std::call_once(ridges_.once, [&] {
    ridges_.tiles.first = pixels::ridged_tile(1024, 3, 8, 0.47F, base::hash_name("ridges"), runner);
  });
  return ridges_.tiles.first;
}

}  // namespace onesheet::illustrator
