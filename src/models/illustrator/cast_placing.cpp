// How a cast stands together: heights, rows, who is near and who far.
#include "models/illustrator/cast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/manner_of.h"
#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {
namespace {

using brief::Bulk;
using brief::Kind;
using brief::Relation;

float bulk_factor(Bulk bulk) {
  switch (bulk) {
    case Bulk::tiny:
      return 0.5F;
    case Bulk::small:
      return 0.72F;
    case Bulk::normal:
      return 1.0F;
    case Bulk::large:
      return 1.4F;
    case Bulk::giant:
      return 2.4F;
  }
  return 1.0F;
}

bool faces(const Shape& shape, Facing side) { return shape.facing == side; }

}  // namespace

float lead_height(const Actor& actor) {
  float h = 0.25F;
  if (actor.coupled()) {
    // Two in one: tall enough for the smaller to be read, whatever the width allows.
    h = std::clamp(0.24F + 0.045F * actor.shape.real_height_m, 0.26F, 0.42F);
    if (actor.shape.aspect > 2) h = 0.22F;
    return h;
  }
  switch (actor.subject->kind) {
    case Kind::person:
      h = 0.26F;
      break;
    case Kind::animal:
      h = std::clamp(0.2F + 0.03F * actor.shape.real_height_m, 0.2F, 0.32F);
      break;
    case Kind::creature:
      h = 0.34F;
      break;
    case Kind::vehicle:
      h = 0.2F;
      break;
    case Kind::building:
      h = 0.5F;
      break;
    case Kind::plant:
      h = 0.46F;
      break;
    case Kind::object:
    case Kind::food:
      h = 0.26F;
      break;
    case Kind::celestial:
      h = 0.35F;
      break;
  }
  return std::min(0.62F, h * std::clamp(bulk_factor(actor.subject->bulk), 0.8F, 2.4F));
}

float height_beside(const Actor& lead, const Actor& other, float lead_height_units) {
  const float natural =
      std::max(0.05F, other.shape.real_height_m) / std::max(0.05F, lead.shape.real_height_m);
  // Luggage keeps its measure beside its owner: softened as much as a key or a ring, it would be a trunk.
  const bool luggage = other.subject->kind == Kind::object && natural > 0.15F && natural < 0.6F &&
                       lead.subject->kind == Kind::person;
  const float ratio = luggage ? std::pow(natural, 0.9F) : std::clamp(std::pow(natural, 0.62F), 0.42F, 2.3F);
  const float bulk =
      bulk_factor(other.subject->bulk) / std::clamp(bulk_factor(lead.subject->bulk), 0.6F, 2.0F);
  return lead_height_units * std::clamp(ratio * bulk, luggage ? 0.2F : 0.34F, 3.4F);
}

void credit(Stage& stage, Actor& actor) {
  actor.placed = true;
  const auto note = [&](const std::string& id) {
    if (std::ranges::find(stage.drawn, id) == stage.drawn.end()) stage.drawn.push_back(id);
  };
  note(actor.subject->concept_id);
  for (const brief::Subject* other : actor.joined) note(other->concept_id);
}

void place_actor(Stage& stage, Actor& actor, const Place& place, const StampLook& look,
                 const CastSpot* ground) {
  if (ground != nullptr && actor.shape.stands) {
    if (ground->reflective) {
      reflect(stage, actor.shape, place, 0.62F, 0.05F);
    } else if (ground->shadows) {
      cast_shadow(stage, actor.shape, place, 0.6F);
    }
    contact_shadow(stage, actor.shape, place, 0.75F);
  }
  stage.guide.subjects.push_back(stamp(stage, actor.shape, place, look));
  credit(stage, actor);
}

namespace {

// From one member of a group to the next: daylight between them.
float group_pace(const Actor& actor, float height) {
  const int count = std::clamp(actor.count(), 1, 9);
  return height * std::clamp(actor.shape.aspect, 0.3F, 2.6F) *
             (count > 5    ? 0.9F
              : count == 2 ? 1.22F
                           : 1.14F) +
         0.012F;
}

// Everyone of one actor in a row or, from four on, in two staggered rows.
void place_group(Stage& stage, Actor& actor, float x, float foot, float height, const StampLook& look,
                 const CastSpot& spot) {
  const int count = std::clamp(actor.count(), 1, 9);
  auto random = stage.canvas.random("group");
  const float pace = group_pace(actor, height);
  const bool family = prompt_says(stage.brief, {"family"}) && count > 2;
  const bool beasts = actor.subject->kind != Kind::person;
  struct Member {
    Place place;
    int index;
    float depth;
  };
  std::vector<Member> members;
  const int front = count <= 4 ? count : (count + 1) / 2;
  for (int i = 0; i < count; ++i) {
    const bool back = i >= front;
    const int n = back ? count - front : front, k = back ? i - front : i;
    const float off = (static_cast<float>(k) - static_cast<float>(n - 1) * 0.5F) * pace;
    Place place;
    // Beasts differ in size; of a family all but two are young.
    constexpr std::array kFamily{1.0F, 0.5F, 0.84F, 0.42F, 0.46F, 0.52F};
    const float size = family ? kFamily[static_cast<std::size_t>(i) % kFamily.size()]
                              : 1 + random.between(beasts ? -0.14F : -0.05F, beasts ? 0.1F : 0.05F);
    place.x = x + off + (back ? pace * 0.5F * (n % 2 == front % 2 ? 1.0F : 0.15F) : 0.0F) +
              random.between(-0.05F, 0.05F) * pace * (count > 1 ? 1.0F : 0.0F);
    // Beasts are lower than people: the row behind must stand further off to be seen at all.
    place.y = foot - (back ? height * (beasts ? 0.2F : 0.09F) : 0.0F) +
              random.between(0.0F, 0.03F) * height * (count > 1 ? 1.0F : 0.0F);
    place.height = height * size * (back ? (beasts ? 0.86F : 0.93F) : 1.0F);
    if (count == 2) {  // two look at each other
      const Facing want = i == 0 ? Facing::right : Facing::left;
      const Shape& shape = actor.shape_for(i);
      place.mirrored = shape.facing != Facing::front ? shape.facing != want : i == 1;
    } else if (actor.shape.facing == Facing::front) {
      place.mirrored = i % 2 == 1;
    } else if (beasts && !family) {
      place.mirrored = i > 0 && random.chance(0.35F);
    }
    members.push_back({place, i, back ? 0.0F : 1.0F});
  }
  std::ranges::stable_sort(members, [](const Member& a, const Member& b) {
    return a.depth < b.depth || (a.depth == b.depth && a.place.y < b.place.y);
  });
  poster::Box all{1, 1, 0, 0};
  for (const Member& m : members) {
    const Shape& shape = actor.shape_for(m.index);
    if (shape.stands) {
      if (spot.reflective)
        reflect(stage, shape, m.place, 0.62F, 0.05F);
      else if (spot.shadows)
        cast_shadow(stage, shape, m.place, 0.6F);
      contact_shadow(stage, shape, m.place, 0.75F);
    }
  }
  for (const Member& m : members) {
    const auto box = stamp(stage, actor.shape_for(m.index), m.place, look);
    all = {std::min(all.left, box.left), std::min(all.top, box.top), std::max(all.right, box.right),
           std::max(all.bottom, box.bottom)};
  }
  stage.guide.subjects.push_back(all);
  credit(stage, actor);
}

float group_width(const Actor& actor, float height) {
  const int count = std::clamp(actor.count(), 1, 9);
  const int row = count <= 4 ? count : (count + 1) / 2;
  const float one = height * std::clamp(actor.shape.aspect, 0.25F, 3.0F);
  return one + static_cast<float>(row - 1) * group_pace(actor, height);
}

enum class Role { beside, above, looms, distant, strewn };

Role role_of(const Actor& other) {
  const auto& s = *other.subject;
  const bool flies = other.habitat == Habitat::air || other.habitat == Habitat::space;
  if (s.kind == Kind::plant && other.shape.real_height_m < 2) return Role::strewn;
  if (s.kind == Kind::building || s.kind == Kind::plant)
    return s.relation == Relation::beside && other.shape.real_height_m < 6 ? Role::beside : Role::distant;
  if (s.bulk == Bulk::giant || s.relation == Relation::behind) return flies ? Role::above : Role::looms;
  if (flies || s.relation == Relation::above || s.kind == Kind::celestial ||
      (!other.shape.stands && other.habitat != Habitat::land))
    return Role::above;
  return Role::beside;
}

}  // namespace

void place_cast(Stage& stage, Cast& cast, const CastSpot& spot) {
  if (cast.empty()) return;
  Actor& lead = cast.lead();
  float height = spot.height;
  std::vector<std::pair<Actor*, Role>> others;
  for (std::size_t i = 1; i < cast.actors.size(); ++i) {
    if (!cast.actors[i].placed) others.emplace_back(&cast.actors[i], role_of(cast.actors[i]));
  }
  // Everyone on the ground must fit side by side.
  const auto ground_width = [&](float h) {
    float sum = group_width(lead, h);
    for (const auto& [actor, role] : others) {
      if (role == Role::beside) sum += group_width(*actor, height_beside(lead, *actor, h)) + 0.02F;
    }
    return sum;
  };
  if (const float w = ground_width(height); w > spot.width_max) height *= spot.width_max / w;
  const bool lead_flies = !lead.shape.stands && lead.habitat != Habitat::land;

  // Far to near: distant buildings, what looms, what flies, then the ground.
  float distant_side = stage.light.x > spot.x ? -1.0F : 1.0F;
  for (auto& [actor, role] : others) {
    if (role != Role::distant) continue;
    StampLook look = spot.look;
    look.haze = 0.32F;
    look.foot_haze = 0.55F;
    look.rim = 0.6F;
    float h = std::clamp(height * 1.5F, 0.24F, 0.5F);
    h = std::min(h, 0.42F * stage.wide() / std::max(0.3F, actor->shape.aspect));
    const float reach = std::min(0.27F * stage.wide(), 0.46F);
    const float at = std::clamp(spot.x + distant_side * reach, 0.12F, stage.wide() - 0.12F);
    const Place place{at, spot.far_foot > 0 ? spot.far_foot : spot.foot - 0.05F, h};
    place_actor(stage, *actor, place, look, nullptr);
    if (spot.islets) {  // in open water it needs something to stand on
      Profile islet(static_cast<std::size_t>(stage.canvas.width_px()));
      const auto rough = hill_profile(stage, 0, 0.004F, 12, 6);
      const float half = h * actor->shape.aspect * 0.5F + 0.05F;
      for (std::size_t i = 0; i < islet.size(); ++i) {
        const float d = ((static_cast<float>(i) + 0.5F) / stage.canvas.unit_px() - place.x) / half;
        islet[i] = std::fabs(d) < 1.6F ? place.y - 0.004F + 0.02F * d * d * d * d + rough[i] * 0.7F : 1e3F;
        if (islet[i] > place.y + 0.016F) islet[i] = 1e3F;
      }
      paint_islet(stage, islet, place.y + 0.016F);
    }
    distant_side = -distant_side;
  }
  for (auto& [actor, role] : others) {
    if (role != Role::looms) continue;
    StampLook look = spot.look;
    look.haze = 0.45F;
    look.foot_haze = 0.9F;
    look.body = mix(stage.inks.shade, stage.inks.sky_middle, 0.45F);
    float h = std::max(height * 2.4F, 0.62F);
    h = std::min({h, 0.86F * stage.wide() / actor->shape.aspect, (spot.foot - 0.16F * stage.tall())});
    place_actor(stage, *actor, {spot.x, (actor->shape.stands ? spot.foot : spot.foot - h * 0.55F) - 0.01F, h},
                look, nullptr);
  }
  for (auto& [actor, role] : others) {
    if (role != Role::strewn) continue;
    // Flowers and the like grow all around, smaller with distance; none before the lead's feet.
    auto random = stage.canvas.random("strewn");
    const float tallest = std::max(0.05F, height * 0.3F);
    const int many = actor->count() == 1 ? 1 : 26;
    for (int i = 0; i < many; ++i) {
      const float t = (static_cast<float>(i) + random.unit()) / static_cast<float>(many);
      const float h = many == 1 ? tallest : lerp(0.3F, 1.0F, t) * tallest * random.between(0.8F, 1.15F);
      Place place{many == 1 ? spot.x + height * 0.5F : random.unit() * stage.wide(),
                  lerp(spot.foot - height * 0.25F, spot.foot + height * 0.42F, many == 1 ? 0.5F : t), h};
      place.mirrored = random.chance(0.5F);
      if (many > 1 && std::fabs(place.x - spot.x) < height * 0.42F && place.y > spot.foot - height * 0.05F)
        continue;
      StampLook look = spot.look;
      look.tone_range = 0.55F;
      stamp(stage, actor->shape_for(i), place, look);
    }
    credit(stage, *actor);
  }
  float air_side = -1.0F;
  for (auto& [actor, role] : others) {
    if (role != Role::above) continue;
    StampLook look = spot.look;
    look.haze = 0.14F;
    float h = std::clamp(height_beside(lead, *actor, height), 0.12F, 0.42F);
    if (actor->subject->bulk == Bulk::giant) h = std::max(h, 0.36F);
    h = std::min(h, 0.5F * stage.wide() / std::max(0.3F, actor->shape.aspect));
    const float x = actor->subject->bulk == Bulk::giant || others.size() == 1
                        ? spot.x + 0.06F * air_side
                        : spot.x + 0.22F * air_side * stage.wide();
    if (actor->shape.stands)
      place_actor(stage, *actor, {x, spot.air + h * 0.5F, h}, look, nullptr);
    else
      place_group(stage, *actor, x, spot.air, actor->count() > 1 ? h * 0.8F : h, look, {.shadows = false});
    air_side = -air_side;
  }

  const float lead_width = group_width(lead, height);
  float left_edge = spot.x - lead_width * 0.5F, right_edge = spot.x + lead_width * 0.5F;
  // Keep the whole company centred on the spot.
  float shift = 0;
  float side = lead.shape.facing == Facing::left ? -1.0F : 1.0F;
  float trial_side = side;
  for (const auto& [actor, role] : others) {
    if (role != Role::beside) continue;
    shift -= trial_side * (group_width(*actor, height_beside(lead, *actor, height)) + 0.02F) * 0.5F;
    trial_side = -trial_side;
  }
  left_edge += shift;
  right_edge += shift;
  const float lead_x = spot.x + shift;
  const float lead_foot = lead_flies          ? spot.foot - height * 0.75F
                          : lead.shape.stands ? spot.foot
                                              : spot.foot - height * 0.48F;
  place_group(stage, lead, lead_x, lead_foot, height, spot.look, spot);
  for (auto& [actor, role] : others) {
    if (role != Role::beside) continue;
    const float h = height_beside(lead, *actor, height), w = group_width(*actor, h);
    const float x = side > 0 ? right_edge + 0.02F + w * 0.5F : left_edge - 0.02F - w * 0.5F;
    const Facing inwards = side > 0 ? Facing::left : Facing::right;
    if (actor->count() == 1) {
      Place place{x, spot.foot + 0.004F - (actor->shape.stands ? 0.0F : h * 0.48F), h};
      place.mirrored = actor->shape.facing != Facing::front && !faces(actor->shape, inwards);
      place_actor(stage, *actor, place, spot.look, &spot);
    } else {
      place_group(stage, *actor, x, spot.foot + 0.004F, h, spot.look, spot);
    }
    (side > 0 ? right_edge : left_edge) += side * (w + 0.02F);
    side = -side;
  }
}

}  // namespace onesheet::illustrator
