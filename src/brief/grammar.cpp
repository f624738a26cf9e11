#include "brief/grammar.h"

#include <algorithm>

namespace onesheet::brief {

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](auto s) { return word.starts_with(s); });
}
Link link_of(const Item& item) {
  const std::string_view w = item.text;
  if (any_of(w, {"beneath", "under", "below", "underneath"})) return Link::below;
  if (any_of(w, {"above", "over", "atop", "top"})) return Link::over;
  if (w == "behind") return Link::behind;
  if (any_of(w, {"front", "before"})) return Link::before;
  if (any_of(w, {"versus", "vs", "v", "against"})) return Link::versus;
  if (any_of(w, {"and", "with", "beside", "alongside", "next", "near", "by", "among"})) return Link::with;
  if (any_of(w, {"in", "inside", "into", "within", "at", "outside", "through", "from", "across", "toward",
                 "towards"})) {
    return Link::in;
  }
  if (any_of(w, {"on", "onto", "upon", "aboard", "astride"})) return Link::on;
  if (item.what != ItemClass::verb) return Link::none;
  if (any_of(w, {"ride",    "rides",    "riding",  "rode",     "pilots", "drives",  "driving",
                 "drove",   "sails",    "sailing", "row",      "rows",   "rowing",  "rowed",
                 "paddles", "paddling", "pilot",   "piloting", "steers", "steering"})) {
    return Link::riding;
  }
  if (starts_with_any(w, {"embrac", "hug", "kiss", "cuddl"})) return Link::embracing;
  if (starts_with_any(w, {"carr", "lift", "cradl", "haul", "lug", "clutch"})) return Link::carrying;
  if (starts_with_any(w, {"walking", "walks", "leading", "leads", "feed"})) return Link::walking;
  if (starts_with_any(
          w, {"fight", "battl", "fac", "confront", "attack", "slay", "fought", "defeat", "challeng"})) {
    return Link::versus;
  }
  return Link::none;
}

bool is_holding(std::string_view verb) {
  return starts_with_any(verb, {"hold", "held", "carr", "wield", "play", "clutch", "grip", "grab", "swing",
                                "wear", "wore", "cradl", "lift", "rais", "brandish", "swung", "read"});
}

bool is_rideable(const Concept& thing) {
  if (thing.kind == Kind::vehicle) return true;
  return any_of(thing.id, {"horse",    "camel", "elephant",   "dragon", "unicorn", "whale",  "dolphin",
                           "bull",     "bear",  "polar_bear", "wolf",   "lion",    "tiger",  "dinosaur",
                           "phoenix",  "eagle", "deer",       "turtle", "donkey",  "llama",  "shark",
                           "seahorse", "broom", "dog",        "pig",    "seal",    "panther"});
}

bool is_saddled(const Concept& thing, Link link) {
  if (any_of(thing.id, {"motorcycle", "bicycle", "broom"})) return link == Link::on || link == Link::riding;
  if (thing.kind == Kind::vehicle) return false;
  // Who rides a snail rides it.
  if (link == Link::riding && (thing.kind == Kind::animal || thing.kind == Kind::creature)) return true;
  return (link == Link::on || link == Link::riding) && is_rideable(thing);
}

bool is_sat_in(const Concept& thing, Link link) {
  if (link != Link::in && link != Link::on && link != Link::riding) return false;
  if (any_of(thing.id, {"throne", "chair", "bench", "carousel"})) return true;
  if (thing.kind != Kind::vehicle || any_of(thing.id, {"motorcycle", "bicycle"})) return false;
  // Of a great ship or a train one sees the ship; who is in it stands beside it, unless she steers it.
  return link == Link::riding ||
         any_of(thing.id, {"rowboat", "sailboat", "gondola", "canoe", "hot_air_balloon", "car", "taxi",
                           "tractor", "biplane", "van", "truck", "sleigh", "carriage"});
}

bool names_a_film(std::string_view word) {
  return any_of(
      word, {"movie",     "movies",    "film",     "films",      "flick",       "picture",         "comedy",
             "drama",     "thriller",  "horror",   "romance",    "western",     "musical",         "saga",
             "epic",      "adventure", "mystery",  "series",     "documentary", "cartoon",         "romp",
             "caper",     "parody",    "slasher",  "noir",       "satire",      "romantic comedy", "rom com",
             "melodrama", "biopic",    "whodunit", "fairy tale", "yarn"});
}

std::string_view tool_of(std::string_view verb) {
  if (any_of(verb, {"fishing", "fishes", "fish"})) return "fishing_rod";
  if (any_of(verb, {"painting", "paints"})) return "paintbrush";
  return {};
}

int count_after_noun(const std::string& word) {
  // "wizard school" and "soldier line" are one.
  if (any_of(word,
             {"school", "line", "row", "stack", "generation", "murder", "couple", "bouquet", "cluster"}))
    return 0;
  const auto& groups = lexicon().groups;
  const auto found = groups.find(word);
  return found == groups.end() ? 0 : found->second;
}

bool is_portable(const Concept& thing) {
  if (thing.kind == Kind::food) return true;
  if (thing.id == "flower" || thing.id == "rose" || thing.id == "sunflower") return true;
  return thing.kind == Kind::object &&
         !any_of(thing.id,
                 {"throne", "door", "fire", "portal", "lamp_post", "television", "chair", "treasure_chest",
                  "iceberg", "satellite", "scarecrow", "snowman", "clock", "harp", "computer"});
}

bool can_hold(const Subject& subject) {
  return subject.kind == Kind::person || any_of(subject.concept_id, {"robot", "ghost", "skeleton", "angel",
                                                                     "vampire", "monkey", "zombie", "alien"});
}

std::string spaced(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  return id;
}

bool is_noun_like(const Item& item) {
  return item.what == ItemClass::thing || item.what == ItemClass::masked || item.what == ItemClass::unknown;
}

bool looks_adjectival(std::string_view word) {
  return ends_with_any(
      word, {"able", "ible", "ful", "ous", "less", "ish", "ly", "ing", "ed", "ward", "wards", "esque"});
}

bool is_alive(Kind kind) { return kind == Kind::person || kind == Kind::animal || kind == Kind::creature; }

float person_by_form(const std::string& word, bool& woman) {
  std::string one = word;
  if (one.ends_with("men")) one.replace(one.size() - 3, 3, "man");
  if (one.ends_with('s') && !one.ends_with("ss")) one.pop_back();
  if (one.size() < 5 || lexicon().not_persons.contains(one)) return 0;
  woman = ends_with_any(one, {"woman", "ess"});
  if (one.ends_with("woman") || one.ends_with("man")) return kBySuffix;
  if (ends_with_any(one, {"ist", "ician"})) return kBySuffix;
  if (!ends_with_any(one, {"er", "or"})) return 0;
  const std::string stem = one.substr(0, one.size() - 2);
  const auto& verbs = lexicon().verbs;
  const bool doubled = stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2];
  const bool agent = verbs.contains(stem) || verbs.contains(stem + "e") ||
                     (doubled && verbs.contains(stem.substr(0, stem.size() - 1)));
  return agent ? kBySuffix : kDoubtful;
}

}  // namespace onesheet::brief
