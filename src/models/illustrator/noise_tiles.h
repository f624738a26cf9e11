// The noise every picture shares. Tiles are made on first use from fixed keys and kept by the illustrator;
// posters differ by where they sample them.
#pragma once

#include <mutex>

#include "base/runner.h"
#include "pixels/noise.h"

namespace onesheet::illustrator {

class NoiseTiles {
 public:
  // Names say the fall of amplitude with frequency: soft is billowing, fine is nearly grain.
  const pixels::Tile& soft(base::Runner* runner) const { return pair(soft_, 1024, 2.15F, 2, runner).first; }
  const pixels::Tile& soft_twin(base::Runner* runner) const {
    return pair(soft_, 1024, 2.15F, 2, runner).second;
  }
  const pixels::Tile& rough(base::Runner* runner) const { return pair(rough_, 1024, 1.55F, 4, runner).first; }
  const pixels::Tile& rough_twin(base::Runner* runner) const {
    return pair(rough_, 1024, 1.55F, 4, runner).second;
  }
  const pixels::Tile& waves(base::Runner* runner) const { return pair(waves_, 512, 1.15F, 3, runner).first; }
  const pixels::Tile& fine(base::Runner* runner) const { return pair(fine_, 512, 0.7F, 6, runner).first; }
  const pixels::Tile& dunes(base::Runner* runner) const {
    return pair(dunes_, 512, 2.6F, 1.5F, runner).first;
  }
  const pixels::Tile& grain(base::Runner* runner) const { return pair(grain_, 512, 0.25F, 70, runner).first; }
  const pixels::Tile& ridges(base::Runner* runner) const;

 private:
  struct Lazy {
    std::once_flag once;
    std::pair<pixels::Tile, pixels::Tile> tiles;
  };
  static const std::pair<pixels::Tile, pixels::Tile>& pair(Lazy& lazy, int side, float slope, float lowest,
                                                           base::Runner* runner);
  mutable Lazy soft_, rough_, waves_, fine_, dunes_, grain_, ridges_;
};

}  // namespace onesheet::illustrator
