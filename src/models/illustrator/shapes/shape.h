// A drawable thing: vector layers in its own unit space, before light and colour.
//
// Unit space: y grows downward, the ground line is y = 0 and the top of the thing is y = -1 (so height is 1);
// x is centred on where it stands. A thing that floats or flies has its centre at y = -0.5.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "models/illustrator/shapes/manner.h"
#include "pixels/path.h"

namespace onesheet::illustrator {

struct Layer {
  pixels::Path path;
  pixels::FillRule rule = pixels::FillRule::non_zero;
  // 0 is the palette's shade, 1 its light: how bright this part is before the scene's own light falls on it.
  float tone = 0.1F;
  // Lit from inside (windows, lamps, headlights): drawn with the palette's light and given a glow.
  bool emissive = false;
  // Above 0 the layer is shading: blurred by this much (units of the shape's height) and seen only upon what
  // lies below it. It adds nothing to the silhouette and has no edge that could catch light.
  float blur = 0;
};

enum class Facing { front, left, right };

// A named point of a shape, in its unit space: where another thing joins it.
struct Anchor {
  enum class Name {
    head,    // the middle of a head
    hand,    // a closed hand, ready to hold a lead or a string
    collar,  // of an animal: where a lead is tied
    saddle,  // who sits here has the legs round it
    seat,    // who sits here has the legs before them
    deck     // who stands here is hidden below by the rail
  };
  Name name = Name::head;
  pixels::Point at;
};

struct Shape {
  std::vector<Layer> layers;  // painted in order; their union is the silhouette
  Facing facing = Facing::front;
  bool stands = true;          // feet on the ground line; false: flies, floats or swims
  float aspect = 1;            // width / height of the silhouette
  float real_height_m = 1.7F;  // for scale beside other subjects
  bool iconic = true;          // reads well large and alone as an emblem
  std::vector<Anchor> anchors = {};
  const Anchor* find(Anchor::Name name) const {
    for (const Anchor& anchor : anchors)
      if (anchor.name == name) return &anchor;
    return nullptr;
  }
};

// Draws a concept of the lexicon ("lighthouse", "astronaut", "wolf"); nullopt when we have no honest drawing
// of it. `seed` varies what may vary (a pose, a garment, a dead tree's branches), never what the thing is.
// `prop` is the concept id of something held or worn, or empty; ignored where it makes no sense.
// `manner` poses people (roles); what is no person, or has a pose of its own trade, does not heed it.
std::optional<Shape> draw_shape(std::string_view concept_id, std::string_view prop, std::uint64_t seed,
                                const Manner& manner = {});

// Whether draw_shape knows the concept (same answer for every seed).
bool can_draw(std::string_view concept_id);

// Every concept id it knows, sorted.
std::vector<std::string> drawable_concepts();

}  // namespace onesheet::illustrator
