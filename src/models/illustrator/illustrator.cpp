#include "models/illustrator/illustrator.h"

#include "models/illustrator/noise_tiles.h"
#include "models/illustrator/painting.h"

namespace onesheet::illustrator {
namespace {

class Illustrator final : public models::ImageModel {
 public:
  models::ModelInfo info() const override {
    return {"illustrator",
            "Draws posters by rules: scenes, emblems and cut paper. Built in, offline, deterministic.", true};
  }

  base::Result<models::KeyArt> paint(const models::ArtRequest& request, base::Deadline deadline) override {
    return paint_art(request, deadline, tiles_);
  }

 private:
  NoiseTiles tiles_;
};

}  // namespace

std::unique_ptr<models::ImageModel> make_illustrator() { return std::make_unique<Illustrator>(); }

}  // namespace onesheet::illustrator
