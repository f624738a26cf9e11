#include "models/illustrator/shapes/registry.h"

namespace onesheet::illustrator {
namespace {

const Registry& registry() {
  static const Registry all = [] {
    Registry made;
    register_people(made);
    register_performers(made);
    register_athletes(made);
    register_birds(made);
    register_heavy_animals(made);
    register_low_animals(made);
    register_hoofed(made);
    register_wild(made);
    register_animals(made);
    register_creatures(made);
    register_beings(made);
    register_buildings(made);
    register_strongholds(made);
    register_sites(made);
    register_landmarks(made);
    register_eastern_landmarks(made);
    register_world_landmarks(made);
    register_western_landmarks(made);
    register_fairground(made);
    register_plants(made);
    register_celestial(made);
    register_vehicles(made);
    register_objects(made);
    register_stage_objects(made);
    return made;
  }();
  return all;
}

}  // namespace

std::optional<Shape> draw_shape(std::string_view concept_id, std::string_view prop, std::uint64_t seed,
                                const Manner& manner) {
  const Draw draw = registry().find(concept_id);
  if (draw == nullptr) return std::nullopt;
  return draw({concept_id, prop, seed, manner});
}

bool can_draw(std::string_view concept_id) { return registry().find(concept_id) != nullptr; }

std::vector<std::string> drawable_concepts() {
  std::vector<std::string> ids;
  for (const auto& [id, draw] : registry().all()) ids.emplace_back(id);
  return ids;
}

}  // namespace onesheet::illustrator
