// Who draws what. Each file of drawings brings a function register_…(Registry&) that adds its concepts; to
// add a file, write such a function, declare it here and call it in registry.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "models/illustrator/shapes/shape.h"

namespace onesheet::illustrator {

// What is asked of a drawing.
struct Request {
  std::string_view concept_id;
  std::string_view prop;  // concept id of something held; may be empty
  std::uint64_t seed = 0;
  // Random numbers for one purpose of this drawing ("branches"), the same for the same seed.
  base::SeededRandom random(std::string_view purpose) const {
    return base::SeededRandom(base::mix64(seed ^ base::hash_name(concept_id)), purpose);
  }
};

using Draw = Shape (*)(const Request&);

class Registry {
 public:
  void add(std::string_view concept_id, Draw draw) { entries_.push_back({concept_id, draw}); }
  struct Entry {
    std::string_view concept_id;  // points into static storage: string literals, the pictogram pack
    Draw draw = nullptr;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  // Puts the entries in order; the first drawing added for a concept stays.
  void settle() {
    std::ranges::stable_sort(entries_, {}, &Entry::concept_id);
    const auto doubles = std::ranges::unique(entries_, {}, &Entry::concept_id);
    entries_.erase(doubles.begin(), doubles.end());
  }
  const Entry* find(std::string_view concept_id) const {
    const auto at = std::ranges::lower_bound(entries_, concept_id, {}, &Entry::concept_id);
    return at != entries_.end() && at->concept_id == concept_id ? &*at : nullptr;
  }

 private:
  std::vector<Entry> entries_;
};

void register_people(Registry&);
void register_performers(Registry&);
void register_animals(Registry&);
void register_creatures(Registry&);
void register_buildings(Registry&);
void register_landmarks(Registry&);
void register_plants(Registry&);
void register_celestial(Registry&);
void register_vehicles(Registry&);
void register_objects(Registry&);

}  // namespace onesheet::illustrator
