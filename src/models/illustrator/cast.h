// Who is in the picture: the brief's subjects as shapes, and how they are placed together on the ground.
#pragma once

#include <vector>

#include "models/illustrator/shapes/shape.h"
#include "models/illustrator/stage.h"
#include "models/illustrator/stamp.h"

namespace onesheet::illustrator {

enum class Habitat { land, air, water_surface, underwater, space };

struct Actor {
  const brief::Subject* subject = nullptr;
  Shape shape;
  std::vector<Shape> doubles;  // variants for a count above one, so that a group is not a stencil
  Habitat habitat = Habitat::land;
  bool placed = false;
  // Who is drawn in the same shape: the horse under the rider, the child in the arms.
  std::vector<const brief::Subject*> joined = {};

  bool gathered = false;  // many small flyers drawn as one swarm

  bool coupled() const { return !joined.empty(); }
  int count() const { return coupled() || gathered ? 1 : subject->count; }
  const Shape& shape_for(int index) const {
    return index == 0 || doubles.empty() ? shape
                                         : doubles[static_cast<std::size_t>(index - 1) % doubles.size()];
  }
};

struct Cast {
  std::vector<Actor> actors;           // drawable subjects, the main one first
  std::vector<Stage::Heaven> heavens;  // sun, moons, planets: they belong to the sky
  bool empty() const { return actors.empty(); }
  Actor& lead() { return actors.front(); }
  const Actor& lead() const { return actors.front(); }
  const Actor* find(brief::Kind kind) const;
  Actor* find(Habitat habitat);
  const Actor* find(Habitat habitat) const;
};

Cast assemble(const brief::Brief& brief, std::uint64_t seed);

// The height a lead deserves in a wide scene, as a share of the sheet's shorter… of its height unit.
float lead_height(const Actor& actor);
// How tall `other` should be beside a lead of `lead_height`: nature's proportion, softened so that both can
// be read, and changed by words such as "giant".
float height_beside(const Actor& lead, const Actor& other, float lead_height);

struct CastSpot {
  float x = 0.5F, foot = 1.2F;  // sheet units
  float height = 0.2F;          // of the lead
  float width_max = 0.8F;       // of everyone standing together
  float air = 0.4F;             // where flyers are, sheet units from the top
  float far_foot = -1;          // the ground line of distant buildings; below 0: a little above `foot`
  bool reflective = false;      // wet ground or water: mirror images instead of shadows
  bool islets = false;          // distant buildings stand in water
  bool shadows = true;
  StampLook look = {};
};
// Places the lead (all of its count) at the spot and the others by relation: beside, riding, above, behind
// and looming. Adds the boxes to the guide and marks who was placed.
void place_cast(Stage& stage, Cast& cast, const CastSpot& spot);

// One actor at a place, with its shadow or mirror image; adds its box to the guide and marks it placed.
void place_actor(Stage& stage, Actor& actor, const Place& place, const StampLook& look,
                 const CastSpot* ground);
// Notes the actor as seen.
void credit(Stage& stage, Actor& actor);

}  // namespace onesheet::illustrator
