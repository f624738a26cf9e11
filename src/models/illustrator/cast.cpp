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
  // A bare plural counts as two and means many; two that are called two stay two.
  const bool told = subject.words.starts_with("two") || subject.words.starts_with("Two") ||
                    subject.words.contains("pair") || subject.words.contains("couple");
  const bool many = subject.count >= 4 || (subject.count == 2 && !told && actor.shape.real_height_m < 0.6F);
  return many && subject.kind == Kind::animal && !actor.shape.stands && actor.habitat == Habitat::air &&
         actor.shape.real_height_m < 1.2F;
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

}  // namespace onesheet::illustrator
