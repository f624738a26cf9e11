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

  models::Choices choices() const override {
    models::Choices choices;
    for (const Choice& one : archetype_names()) choices.archetypes.emplace_back(one.name);
    for (const Choice& one : style_names()) choices.styles.emplace_back(one.name);
    for (const poster::Palette& one : brief::palettes()) choices.palettes.push_back(one.name);
    return choices;
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
