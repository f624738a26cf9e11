#include "models/illustrator/cast.h"

#include "models/illustrator/manner_of.h"
#include "models/illustrator/shapes/coupling.h"
#include "models/illustrator/shapes/mounts.h"
#include "models/illustrator/shapes/swarm.h"
#include "models/illustrator/worlds/worlds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace onesheet::illustrator {
namespace {

using brief::Bulk;
using brief::Kind;
using brief::Relation;

// Where things are at home, by concept. What is not named stands on land or, having no ground line, flies.
constexpr std::array<std::string_view, 14> kUnderwater = {
    "shark",     "whale",  "orca",     "dolphin", "fish",      "octopus", "kraken",
    "jellyfish", "turtle", "seahorse", "mermaid", "submarine", "diver",   "swimmer"};
constexpr std::array<std::string_view, 9> kAfloat = {
    "ship", "longship", "galleon", "sailboat", "rowboat", "paper_boat", "swan", "iceberg", "gondola"};
constexpr std::array<std::string_view, 3> kCrawling = {"spider", "beetle",
                                                       "lizard"};  // no ground line, yet they do not fly
constexpr std::array<std::string_view, 6> kSpacefaring = {"rocket",    "spaceship", "space_station",
                                                          "satellite", "ufo",       "comet"};

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& names, std::string_view id) {
  return std::ranges::find(names, id) != names.end();
}

Habitat habitat_of(const brief::Subject& subject, const Shape& shape) {
  const std::string& id = subject.concept_id;
  if (holds(kUnderwater, id)) return Habitat::underwater;
  if (holds(kAfloat, id)) return Habitat::water_surface;
  if (holds(kCrawling, id)) return Habitat::land;
  if (holds(kSpacefaring, id)) return Habitat::space;
  return shape.stands ? Habitat::land : Habitat::air;
}

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

bool says(const brief::Brief& brief, std::initializer_list<std::string_view> words) {
  return prompt_says(brief, words);
}

struct Pairing {
  Coupling how = Coupling::riding;
  std::size_t first = 0, second = 0;
};

bool tame(std::string_view id) {
  constexpr std::array<std::string_view, 12> kLed = {"dog",   "horse", "donkey", "cow",  "goat", "camel",
                                                     "llama", "pig",   "sheep",  "bull", "bear", "elephant"};
  return holds(kLed, id);
}

// How two subjects belong in one drawing, by their relation and by what the prompt says they do.
std::optional<Pairing> pairing_of(const brief::Brief& brief, std::size_t first, std::size_t second) {
  const brief::Subject& a = brief.subjects[first];
  const brief::Subject& b = brief.subjects[second];
  const bool afloat = b.relation == Relation::inside || b.relation == Relation::riding;
  if (a.count == 2 && a.kind == Kind::person && b.count == 1 && afloat && shared_by_two(b.concept_id))
    return Pairing{Coupling::riding, first, second};
  if (a.count > 1 || b.count > 1) return std::nullopt;
  const bool person_a = a.kind == Kind::person;
  const bool person_b = b.kind == Kind::person;
  if (b.relation == Relation::riding) {
    if (person_a) return Pairing{Coupling::riding, first, second};
    if (person_b) return Pairing{Coupling::riding, second, first};
  }
  if (!person_a && !person_b) return std::nullopt;
  if (b.relation == Relation::inside && (person_a || person_b))
    return Pairing{Coupling::riding, person_a ? first : second, person_a ? second : first};
  if (b.relation == Relation::carrying && person_a) return Pairing{Coupling::carrying, first, second};
  if (b.relation == Relation::embracing && person_a && person_b)
    return Pairing{Coupling::embracing, first, second};
  if (person_a && person_b) {
    if (says(brief, {"embrace", "embraces", "embracing", "hug", "hugs", "hugging", "kiss", "kisses",
                     "kissing", "in each other's arms"}))
      return Pairing{Coupling::embracing, first, second};
    if (says(brief, {"hand in hand", "holding hands", "hold hands"}))
      return Pairing{Coupling::holding_hands, first, second};
    if (says(brief, {"carrying", "carries", "on his shoulders", "on her shoulders", "in his arms"}))
      return Pairing{Coupling::carrying, first, second};
    return std::nullopt;
  }
  const auto [who, what] = person_a ? std::pair{first, second} : std::pair{second, first};
  const std::string& id = brief.subjects[what].concept_id;
  if (tame(id) &&
      says(brief, {"walking his", "walking her", "walking a dog", "walks his", "walks her", "walks a dog",
                   "on a lead", "on a leash", "leading a", "leads a", "walking the dog"}))
    return Pairing{Coupling::leading, who, what};
  if (says(brief, {"carrying", "carries", "in his arms", "in her arms"}))
    return Pairing{Coupling::carrying, who, what};
  if (find_mount(id) != nullptr && brief.subjects[what].kind != Kind::animal &&
      (says(brief, {"in a", "on a", "in his", "in her", "on his", "on her", "in an", "on an", "driving",
                    "riding", "rides", "drives", "rowing", "rows", "sitting", "sits", "on the", "in the"})) &&
      b.relation != Relation::behind && b.relation != Relation::versus && b.relation != Relation::above &&
      says(brief, {brief.subjects[what].words}))
    return Pairing{Coupling::riding, who, what};
  return std::nullopt;
}

}  // namespace

const Actor* Cast::find(Kind kind) const {
  const auto it = std::ranges::find_if(actors, [kind](const Actor& a) { return a.subject->kind == kind; });
  return it == actors.end() ? nullptr : &*it;
}

Actor* Cast::find(Habitat habitat) {
  const auto it = std::ranges::find_if(actors, [habitat](const Actor& a) { return a.habitat == habitat; });
  return it == actors.end() ? nullptr : &*it;
}

const Actor* Cast::find(Habitat habitat) const {
  const auto it = std::ranges::find_if(actors, [habitat](const Actor& a) { return a.habitat == habitat; });
  return it == actors.end() ? nullptr : &*it;
}

namespace {

bool swarms(const Actor& actor, const brief::Subject& subject) {
  return subject.count >= 4 && subject.kind == Kind::animal && !actor.shape.stands &&
         actor.habitat == Habitat::air && actor.shape.real_height_m < 1.2F;
}

}  // namespace

Cast assemble(const brief::Brief& brief, std::uint64_t seed) {
  Cast cast;
  // The first two of the three who belong in one drawing are drawn so.
  std::optional<Pairing> pair;
  std::optional<Shape> together;
  for (std::size_t i = 0; i < brief.subjects.size() && !together; ++i)
    for (std::size_t j = i + 1; j < brief.subjects.size() && !together; ++j) {
      if (std::min(brief.subjects[i].confidence, brief.subjects[j].confidence) < brief::kDrawAtLeast)
        continue;
      pair = pairing_of(brief, i, j);
      if (!pair) continue;
      const auto& first = brief.subjects[pair->first];
      const auto& second = brief.subjects[pair->second];
      together = draw_coupling(pair->how, {first.concept_id, first.prop, first.count},
                               {second.concept_id, second.prop}, seed);
    }
  for (std::size_t i = 0; i < brief.subjects.size(); ++i) {
    const auto& subject = brief.subjects[i];
    if (together && i == std::max(pair->first, pair->second)) continue;
    if (together && i == std::min(pair->first, pair->second) && cast.actors.size() < brief::kSubjectsMax) {
      Actor actor;
      actor.subject = &brief.subjects[pair->first];
      actor.joined = {&brief.subjects[pair->second]};
      // What carries decides where they are; its rider may be a swimmer.
      actor.habitat =
          habitat_of(brief.subjects[pair->how == Coupling::riding ? pair->second : pair->first], *together);
      if (actor.habitat == Habitat::underwater) actor.habitat = Habitat::water_surface;
      actor.shape = *together;
      cast.actors.push_back(std::move(actor));
      continue;
    }
    if (cast.actors.size() == brief::kSubjectsMax || subject.confidence < brief::kDrawAtLeast) continue;
    if (subject.concept_id == "moon" || subject.concept_id == "sun" || subject.concept_id == "planet") {
      cast.heavens.push_back({subject.concept_id, subject.count});
      continue;
    }
    std::optional<Shape> shape;
    if (subject.concept_id == "couple" &&
        says(brief, {"embrace", "embraces", "embracing", "hug", "hugs", "hugging", "kiss", "kisses",
                     "kissing", "in love", "lovers"}) &&
        subject.count == 1)
      shape = draw_coupling(Coupling::embracing, {"man"}, {"woman"}, seed);
    else if (subject.concept_id == "couple" && says(brief, {"hand in hand", "holding hands"}))
      shape = draw_coupling(Coupling::holding_hands, {"man"}, {"woman"}, seed);
    else
      shape = draw_shape(subject.concept_id, subject.prop, seed, manner_of(brief, subject, 0, seed));
    if (!shape || shape->layers.empty()) continue;
    Actor actor;
    actor.subject = &subject;
    actor.habitat = habitat_of(subject, *shape);
    actor.shape = std::move(*shape);
    if (swarms(actor, subject)) {
      actor.shape = draw_swarm(actor.shape, seed);
      actor.gathered = true;
    }
    for (int twin_index = 1; !actor.gathered && twin_index < std::min(subject.count, 4); ++twin_index) {
      if (auto twin = draw_shape(subject.concept_id, subject.prop,
                                 base::mix64(seed + static_cast<std::uint64_t>(twin_index)),
                                 manner_of(brief, subject, twin_index, seed))) {
        actor.doubles.push_back(std::move(*twin));
      }
    }
    cast.actors.push_back(std::move(actor));
  }
  // Small fish beside somebody on land would hang in the air: nothing is drawn to hold their water.
  const bool ashore = !cast.actors.empty() && cast.actors.front().habitat == Habitat::land &&
                      brief.setting != brief::Setting::underwater && brief.setting != brief::Setting::sea;
  if (ashore) {
    std::erase_if(cast.actors, [](const Actor& actor) {
      return actor.habitat == Habitat::underwater && actor.shape.real_height_m < 1 &&
             actor.subject->bulk != brief::Bulk::giant;
    });
  }
  // A keeper is shown with what is kept, or nobody knows him from a sailor.
  static const brief::Subject lighthouse = [] {
    brief::Subject subject;
    subject.concept_id = subject.words = "lighthouse";
    subject.kind = Kind::building;
    return subject;
  }();
  const bool keeper = std::ranges::any_of(
      cast.actors, [](const Actor& a) { return a.subject->concept_id == "lighthouse_keeper"; });
  const bool shown =
      std::ranges::any_of(cast.actors, [](const Actor& a) { return a.subject->concept_id == "lighthouse"; });
  if (keeper && !shown && cast.actors.size() < brief::kSubjectsMax) {
    if (auto shape = draw_shape("lighthouse", "", seed)) {
      Actor actor;
      actor.subject = &lighthouse;
      actor.shape = std::move(*shape);
      cast.actors.push_back(std::move(actor));
    }
  }
  return cast;
}

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
  const float ratio = std::clamp(std::pow(natural, 0.62F), 0.42F, 2.3F);
  const float bulk =
      bulk_factor(other.subject->bulk) / std::clamp(bulk_factor(lead.subject->bulk), 0.6F, 2.0F);
  return lead_height_units * std::clamp(ratio * bulk, 0.34F, 3.4F);
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
