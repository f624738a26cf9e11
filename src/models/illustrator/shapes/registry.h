// Who draws what. Each file of drawings brings a function register_…(Registry&) that adds its concepts; to
// add a file, write such a function, declare it here and call it in registry.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "base/random.h"
#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

// What is asked of a drawing.
struct Request {
  std::string_view concept_id;
  std::string_view prop;  // concept id of something held; may be empty
  std::uint64_t seed = 0;
  Manner manner = {};
  // Random numbers for one purpose of this drawing ("branches"), the same for the same seed.
  base::SeededRandom random(std::string_view purpose) const {
    return base::SeededRandom(base::mix64(seed ^ base::hash_name(concept_id)), purpose);
  }
};

using Draw = Shape (*)(const Request&);

class Registry {
 public:
  // The first drawing added for a concept stays. `concept_id` must point into static storage (string
  // literals, the pictogram pack).
  void add(std::string_view concept_id, Draw draw) { draws_.try_emplace(concept_id, draw); }
  Draw find(std::string_view concept_id) const {
    const auto at = draws_.find(concept_id);
    return at == draws_.end() ? nullptr : at->second;
  }
  const std::map<std::string_view, Draw>& all() const { return draws_; }

 private:
  std::map<std::string_view, Draw> draws_;
};

void register_people(Registry&);
void register_performers(Registry&);
void register_athletes(Registry&);
void register_birds(Registry&);
void register_heavy_animals(Registry&);
void register_low_animals(Registry&);
void register_hoofed(Registry&);
void register_wild(Registry&);
void register_animals(Registry&);
void register_creatures(Registry&);
void register_beings(Registry&);
void register_buildings(Registry&);
void register_strongholds(Registry&);
void register_sites(Registry&);
void register_landmarks(Registry&);
void register_eastern_landmarks(Registry&);
void register_world_landmarks(Registry&);
void register_western_landmarks(Registry&);
void register_fairground(Registry&);
void register_plants(Registry&);
void register_celestial(Registry&);
void register_vehicles(Registry&);
void register_objects(Registry&);
void register_stage_objects(Registry&);

}  // namespace onesheet::illustrator
