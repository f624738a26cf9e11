// Items → who and what is in the picture. One pass from left to right, a noun phrase at a time.
#include "brief/reading.h"

#include <algorithm>
#include <array>

namespace onesheet::brief {
namespace {

constexpr float kCertain = 1.0F;
constexpr float kCompanion = 0.6F;  // "dragon slayer": the dragon is likely in the picture
constexpr float kBySuffix = 0.6F;   // "whisperer": a person by its form
constexpr float kDoubtful = 0.4F;   // below kDrawAtLeast: named, not drawn
constexpr std::size_t kUnknownMax = 12;
constexpr int kCountMax = 9;

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](auto s) { return word.starts_with(s); });
}
bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](auto s) { return word.ends_with(s); });
}

// How the words between two subjects relate them, from the first one's point of view.
enum class Link { none, with, below, over, behind, before, riding, versus, in, on };

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
  if (any_of(w, {"ride", "rides", "riding", "rode", "pilots", "drives", "driving", "drove", "sails",
                 "sailing"})) {
    return Link::riding;
  }
  if (starts_with_any(
          w, {"fight", "battl", "fac", "confront", "attack", "slay", "fought", "defeat", "challeng"})) {
    return Link::versus;
  }
  return Link::none;
}

// Verbs after which an object is something held or worn.
bool is_holding(std::string_view verb) {
  return starts_with_any(verb, {"hold", "held", "carr", "wield", "play", "clutch", "grip", "grab", "swing",
                                "wear", "wore", "cradl", "lift", "rais", "brandish", "swung", "read"});
}

bool is_rideable(const Concept& thing) {
  if (thing.kind == Kind::vehicle) return true;
  return any_of(thing.id,
                {"horse", "camel",      "elephant", "dragon", "unicorn", "whale",    "dolphin", "bull",
                 "bear",  "polar_bear", "wolf",     "lion",   "tiger",   "dinosaur", "phoenix", "eagle",
                 "deer",  "turtle",     "donkey",   "llama",  "shark",   "seahorse"});
}

// What one sits on or in for all to see; a man on a train is not on top of it.
bool is_open_mount(const Concept& thing, Link link) {
  if (any_of(thing.id, {"rowboat", "sailboat", "hot_air_balloon", "tractor"})) return true;
  if (any_of(thing.id, {"motorcycle", "bicycle"})) return link == Link::on;
  return link == Link::on && thing.kind != Kind::vehicle && is_rideable(thing);
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

class Reader {
 public:
  Reader(std::string_view prompt, const Tokens& tokens)
      : prompt_(prompt), tokens_(tokens.list), items_(read_items(tokens)) {}

  Reading read() {
    if (is_foreign()) {
      out_.foreign = true;
      return std::move(out_);
    }
    for (at_ = 0; at_ < items_.size(); ++at_) take(items_[at_]);
    cast_event();
    return std::move(out_);
  }

 private:
  struct NounPhrase {
    std::size_t begin = 0;  // token
    bool open = false;
    std::string determiner;
    int count = 0;
    Bulk bulk = Bulk::normal;
    std::string title_adjective;
    std::string compound;  // nouns before the head: "violin" of "violin maker"
  };

  // Two words of another language and not one of English.
  bool is_foreign() const {
    std::size_t foreign = 0, english = 0;
    for (const Token& token : tokens_) {
      // "on", "man" and the like are words of both.
      if (lexicon().foreign_words.contains(token.text)) ++foreign;
      if (token.text != "a" && token.text != "i" && token.text != "on" && token.text != "we" &&
          token.text != "do" && token.text != "no" && token.text != "me" && token.text != "as" &&
          token.text != "in" && token.text != "so" && token.text != "am" &&
          lexicon().function_words.contains(token.text)) {
        ++english;
      }
    }
    return (foreign >= 2 && english == 0) || (foreign >= 1 && foreign > english * 2);
  }

  const Item* next() const {
    if (at_ + 1 >= items_.size() || items_[at_ + 1].break_before) return nullptr;
    return &items_[at_ + 1];
  }

  void close_phrase() {
    phrase_ = {};
    pending_figure_ = -1;
  }
  void open_phrase(const Item& item) {
    if (phrase_.open) return;
    phrase_.open = true;
    phrase_.begin = item.first;
  }

  void understand(std::string_view what) {
    if (std::find(out_.understood.begin(), out_.understood.end(), what) == out_.understood.end()) {
      out_.understood.emplace_back(what);
    }
  }

  void take(const Item& item) {
    if (item.break_before) {
      close_phrase();
      negated_ = false;
      simile_ = false;
      link_ = Link::none;
      holding_ = false;
    }
    if (tokens_[item.first].emoji != nullptr) return take_emoji(*tokens_[item.first].emoji);
    switch (item.what) {
      case ItemClass::function:
        return take_function(item);
      case ItemClass::adjective:
        return take_adjective(item);
      case ItemClass::number:
        open_phrase(item);
        phrase_.count = std::min(kCountMax, lexicon().numbers.find(item.text)->second);
        return;
      case ItemClass::group:
        return take_group(item);
      case ItemClass::verb:
        return take_verb(item);
      case ItemClass::hint:
        return take_hint(item);
      case ItemClass::place:
        return take_place(item);
      case ItemClass::skipped:
        return take_skipped(item);
      case ItemClass::masked:
        if (!negated_) note_unknown(item);
        return close_phrase();
      case ItemClass::unknown:
        return take_unknown(item);
      case ItemClass::thing:
        return take_thing(item);
    }
  }

  void take_function(const Item& item) {
    const std::string_view word = item.text;
    if (word == "without" || word == "no" || word == "nor" || (word == "not" && starts_noun_after_not())) {
      close_phrase();
      open_phrase(item);
      negated_ = true;
      return;
    }
    if ((word == "nobody" || word == "anyone" || word == "anybody") && (negated_ || nobody_in_sight())) {
      out_.no_people = true;
      return;
    }
    if (lexicon().determiners.contains(word)) {
      close_phrase();
      open_phrase(item);
      phrase_.determiner = word;
      return;
    }
    if (word == "or") return;
    if (word == "and") {
      // "without cars and people" carries on; "without fear and with a dog" does not.
      if (negated_ && (next() == nullptr || next()->what == ItemClass::function)) negated_ = false;
    } else if (word != "of" || !phrase_.count) {
      negated_ = false;
    }
    simile_ = word == "like" || (word == "as" && simile_by_as());
    if (word != "of") holding_ = false;
    if (word == "with") holding_ = true;
    if (const Link link = link_of(item); link != Link::none) {
      const bool weaker = link == Link::with && (link_ == Link::versus || link_ == Link::riding);
      if (!weaker) link_ = link;
    }
    if (word != "of" || phrase_.count == 0) close_phrase();
  }

  bool starts_noun_after_not() const {
    const Item* follows = next();
    if (follows == nullptr) return false;
    if (follows->what == ItemClass::function) return lexicon().determiners.contains(follows->text);
    return follows->what == ItemClass::thing || follows->what == ItemClass::skipped;
  }

  bool nobody_in_sight() const {
    const Item* follows = next();
    return follows != nullptr && any_of(follows->text, {"in", "around", "there"});
  }

  // "as brave as a lion", "dressed as a clown"; but "works as a chef" is a chef.
  bool simile_by_as() const {
    if (at_ >= 2 && items_[at_ - 2].text == "as") return true;
    return at_ >= 1 && starts_with_any(items_[at_ - 1].text, {"dressed", "disguised", "known", "shaped"});
  }

  void take_adjective(const Item& item) {
    open_phrase(item);
    if (const auto bulk = lexicon().bulks.find(item.text); bulk != lexicon().bulks.end()) {
      phrase_.bulk = bulk->second;
    }
    if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
  }

  void take_group(const Item& item) {
    open_phrase(item);
    phrase_.count = std::min(kCountMax, lexicon().groups.find(item.text)->second);
    if (item.text == "army" || item.text == "legion") out_.tally.add(Axis::genre, Genre::war, 2);
  }

  void take_verb(const Item& item) {
    // "a burning house", "the abandoned ship"
    if (phrase_.open && ends_with_any(item.text, {"ing", "ed", "en"})) {
      if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
      return;
    }
    close_phrase();
    negated_ = false;
    simile_ = false;
    if (const Link link = link_of(item); link != Link::none) link_ = link;
    holding_ = is_holding(item.text);
    if (lexicon().title_adjectives.contains(item.text)) {
      open_phrase(item);
      phrase_.title_adjective = item.text;
    }
  }

  void take_hint(const Item& item) {
    open_phrase(item);
    if (negated_) return;
    const auto& votes = lexicon().hints[static_cast<std::size_t>(item.term->hint_index)];
    out_.tally.add(votes);
    if (link_ == Link::below) {
      for (const Vote& vote : votes) {
        const bool water =
            vote.axis == Axis::setting && (vote.value == static_cast<unsigned char>(Setting::sea) ||
                                           vote.value == static_cast<unsigned char>(Setting::ice));
        if (water && vote.weight >= 6) out_.tally.add(Axis::setting, Setting::underwater, 12);
      }
    }
    understand(item.text);
    if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
  }

  void take_place(const Item& item) {
    if (negated_) return;
    const Place& place = lexicon().places[static_cast<std::size_t>(item.term->place_index)];
    out_.tally.add(place.votes);
    understand(item.text);
    if (out_.place_name.empty()) out_.place_name = item.text;
    if (place.concept_index < 0 || item.possessive) return;
    Found found = make_found(item, place.concept_index, 1, kCertain);
    found.located = true;
    found.is_place = item.text != spaced(found.subject.concept_id);
    found.subject.relation = link_ == Link::over ? Relation::beneath : Relation::behind;
    add(std::move(found));
    close_phrase();
  }

  void take_skipped(const Item& item) {
    if (lexicon().people_words.contains(item.text) && negated_) out_.no_people = true;
    if (const Link link = link_of(item); link != Link::none && (item.text == "front" || item.text == "top")) {
      link_ = link;
      return;
    }
    if (phrase_.count > 0 && item.text != "other") phrase_.count = 0;
  }

  void note_unknown(const Item& item) {
    auto& list = out_.unknown_nouns;
    if (list.size() < kUnknownMax && std::find(list.begin(), list.end(), item.text) == list.end()) {
      list.push_back(item.text);
    }
  }

  // A person by the word's own form; 0 when it does not look like one.
  float person_by_form(const std::string& word, bool& woman) const {
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

  void take_unknown(const Item& item) {
    const Item* follows = next();
    const bool headed = follows == nullptr || !is_noun_like(*follows) || item.plural;
    if (named_before()) return close_phrase();
    if (!headed || looks_adjectival(item.text)) {
      open_phrase(item);
      return;
    }
    const bool in_phrase = phrase_.open || item.plural || item.break_before;
    bool woman = false;
    const float person = phrase_.open && !item.capital ? person_by_form(item.text, woman) : 0;
    if (person >= kDrawAtLeast && !negated_ && !simile_) {
      add(make_person(item, person, woman));
      finish_person();
    } else if (in_phrase && !negated_ && !item.capital && item.text.size() > 2 && !simile_) {
      note_unknown(item);
      if (!phrase_.determiner.empty() && out_.unknown_head.empty() && !item.plural)
        out_.unknown_head = item.text;
    }
    close_phrase();
  }

  bool named_before() const {
    return at_ > 0 && !items_[at_].break_before &&
           any_of(items_[at_ - 1].text, {"named", "called", "mr", "mrs", "dr"});
  }

  std::string words_of(const Item& item) const {
    const std::size_t begin = phrase_.open ? phrase_.begin : item.first;
    const std::size_t from = tokens_[begin].begin, to = tokens_[item.last].end;
    return std::string(prompt_.substr(from, to - from));
  }

  Found make_found(const Item& item, int concept_index, int count, float confidence) const {
    const Concept& thing = lexicon().concepts[static_cast<std::size_t>(concept_index)];
    Found found;
    found.item = at_;
    found.subject.concept_id = thing.id;
    found.subject.words = words_of(item);
    found.subject.kind = thing.kind;
    found.subject.count = std::clamp(count, 1, kCountMax);
    found.subject.bulk = phrase_.bulk;
    found.subject.prop = thing.prop;
    found.subject.confidence = confidence;
    found.noun = phrase_.compound +
                 (item.term != nullptr && !item.term->singular.empty() ? item.term->singular : item.text);
    if (item.what == ItemClass::place) found.noun = spaced(thing.id);
    found.adjective = phrase_.title_adjective;
    found.determiner = phrase_.determiner;
    found.definite = any_of(phrase_.determiner, {"the", "his", "her", "their", "its", "this", "that"});
    return found;
  }

  Found make_person(const Item& item, float confidence, bool woman) {
    Found found;
    found.item = at_;
    found.subject.concept_id = woman ? "woman" : "man";
    found.subject.words = words_of(item);
    found.subject.kind = Kind::person;
    found.subject.count = phrase_.count > 0 ? phrase_.count : item.plural ? 2 : 1;
    found.subject.bulk = phrase_.bulk;
    found.subject.confidence = confidence;
    found.noun = phrase_.compound + (item.plural ? item.text.substr(0, item.text.size() - 1) : item.text);
    found.adjective = phrase_.title_adjective;
    found.subject.prop = pending_prop_;
    found.subject.relation = relation_to_last(Kind::person, nullptr);
    return found;
  }

  Relation relation_to_last(Kind kind, const Concept* thing) const {
    if (last_ < 0) return Relation::none;
    switch (link_) {
      case Link::with:
        return Relation::beside;
      case Link::below:
        return Relation::above;
      case Link::over:
        return Relation::beneath;
      case Link::behind:
      case Link::before:
        return Relation::behind;
      case Link::versus:
        return Relation::versus;
      case Link::riding:
      case Link::on:
      case Link::in:
        break;
      case Link::none:
        return kind == Kind::celestial ? Relation::above : Relation::none;
    }
    if (kind == Kind::celestial) return Relation::above;
    const bool rider = is_alive(out_.found[static_cast<std::size_t>(last_)].subject.kind);
    if (thing != nullptr && rider && link_ == Link::riding && is_rideable(*thing)) return Relation::riding;
    if (thing != nullptr && rider && is_open_mount(*thing, link_)) return Relation::riding;
    if (kind == Kind::vehicle) return Relation::beside;
    if (kind == Kind::building) return Relation::behind;
    return link_ == Link::on ? Relation::beneath : Relation::none;
  }

  static bool is_alive(Kind kind) {
    return kind == Kind::person || kind == Kind::animal || kind == Kind::creature;
  }

  void add(Found found) {
    for (Found& known : out_.found) {
      if (known.subject.concept_id != found.subject.concept_id) continue;
      if (found.subject.relation == Relation::versus) break;  // two of a kind, face to face
      if (phrase_.determiner == "another") known.subject.count = std::min(kCountMax, known.subject.count + 1);
      known.subject.count = std::max(known.subject.count, found.subject.count);
      known.subject.confidence = std::max(known.subject.confidence, found.subject.confidence);
      if (known.adjective.empty()) known.adjective = found.adjective;
      return;
    }
    out_.found.push_back(std::move(found));
    last_ = static_cast<int>(out_.found.size()) - 1;
    link_ = Link::none;
    holding_ = false;
  }

  // "the man" after "a detective" is the detective.
  bool refers_back(const Found& found) const {
    if (!found.definite || !any_of(found.subject.concept_id, {"man", "woman", "child"})) return false;
    if (found.noun != "man" && found.noun != "woman" && found.noun != "child") return false;
    return std::any_of(out_.found.begin(), out_.found.end(),
                       [](const Found& f) { return f.subject.kind == Kind::person; });
  }

  // What comes of a singular thing before another noun: "chicken soup", "robot dog", "king's golden crown".
  enum class Standing { head, modifier, companion, prop_of_next };
  Standing standing_of(const Item& item, const Concept& thing) const {
    if (item.possessive) {
      for (std::size_t k = at_ + 1; k < items_.size() && !items_[k].break_before; ++k) {
        const ItemClass what = items_[k].what;
        if (what == ItemClass::thing && items_[k].term != nullptr && items_[k].term->concept_index >= 0) {
          // "a witch's cat" shows both; "the king's crown" and "a sailor's daughter" only what is owned.
          const Kind owned = lexicon().concepts[static_cast<std::size_t>(items_[k].term->concept_index)].kind;
          const bool both = thing.kind == Kind::person && (owned == Kind::animal || owned == Kind::creature);
          return both ? Standing::companion : Standing::modifier;
        }
        if (what != ItemClass::adjective && what != ItemClass::hint && what != ItemClass::number) break;
      }
      // "a violinist's debut" shows the violinist; "sheep's clothing" no sheep.
      const bool owner = thing.kind == Kind::person || thing.kind == Kind::creature;
      return owner || next() == nullptr || !is_noun_like(*next()) ? Standing::head : Standing::modifier;
    }
    const Item* follows = next();
    if (item.plural || follows == nullptr) return Standing::head;
    // "a key moment": an adjective after all.
    if (follows->what == ItemClass::skipped && item.term->needs_noun_evidence) return Standing::modifier;
    if (!is_noun_like(*follows)) return Standing::head;
    if (follows->what == ItemClass::masked) return Standing::modifier;
    if (follows->what == ItemClass::thing) {
      if (follows->term == nullptr || follows->term->concept_index < 0) return Standing::head;
      const Concept& head = lexicon().concepts[static_cast<std::size_t>(follows->term->concept_index)];
      if (head.kind != Kind::person || thing.kind == Kind::person) return Standing::modifier;
      if (is_portable(thing)) return Standing::prop_of_next;
      return thing.kind == Kind::vehicle ? Standing::companion : Standing::modifier;
    }
    // An unknown word after it: a verb ("the wolf howls"), an adjective ("a woman alone") or the real head.
    if (follows->capital || looks_adjectival(follows->text)) return Standing::head;
    bool woman = false;
    if (person_by_form(follows->text, woman) >= kDrawAtLeast) {
      return is_portable(thing)           ? Standing::prop_of_next
             : thing.kind == Kind::person ? Standing::modifier
                                          : Standing::companion;
    }
    if (thing.kind == Kind::person) return Standing::head;
    const bool ends_in_s = follows->text.ends_with('s') && !follows->text.ends_with("ss");
    if (ends_in_s && !phrase_.determiner.empty()) return Standing::head;
    if (at_ + 2 < items_.size() && !items_[at_ + 2].break_before &&
        items_[at_ + 2].what == ItemClass::function && lexicon().determiners.contains(items_[at_ + 2].text)) {
      return Standing::head;  // "a wolf bit the boy"
    }
    return Standing::modifier;
  }

  // "Detective Fox", "a girl named Rose": a capital where none is due makes a name of a thing.
  bool is_name(const Item& item, const Concept& thing) const {
    if (named_before() && item.term->singular.find(' ') == std::string::npos) return true;
    if (!item.capital || item.plural || !phrase_.determiner.empty() || item.last != item.first) return false;
    const Item* follows = next();
    return !(thing.kind == Kind::person && follows != nullptr && follows->capital);
  }

  // The tone of a compound's other words: "haunted mansion", "mafia boss", "ghost ship".
  void vote_for_parts(const Item& item) {
    for (std::size_t k = item.first; k < item.last; ++k) {
      const Term* part = lexicon().find(tokens_[k].raw);
      if (part == nullptr) continue;
      if (part->hint_index >= 0) out_.tally.add(lexicon().hints[static_cast<std::size_t>(part->hint_index)]);
      if (part->concept_index >= 0 && part->concept_index != item.term->concept_index) {
        out_.tally.add_tone(lexicon().concepts[static_cast<std::size_t>(part->concept_index)].votes);
      }
    }
  }

  void take_thing(const Item& item) {
    const Term& term = *item.term;
    if (term.hint_index >= 0 && !negated_)
      out_.tally.add(lexicon().hints[static_cast<std::size_t>(term.hint_index)]);
    if (negated_) {
      forget(term);
      // "no cars or people": the negation lasts to the end of the list.
      const auto keep = phrase_;
      close_phrase();
      phrase_.begin = keep.begin;
      return;
    }
    if (term.concept_index < 0) {
      if (term.event_index >= 0) take_event(item);
      return close_phrase();
    }
    const Concept& thing = lexicon().concepts[static_cast<std::size_t>(term.concept_index)];
    if (is_name(item, thing)) return close_phrase();
    const Standing standing = standing_of(item, thing);
    vote_for_parts(item);
    if (standing == Standing::modifier) {
      out_.tally.add_tone(thing.votes);
      open_phrase(item);
      if (item.possessive) {
        phrase_.determiner = "the";
      } else {
        phrase_.compound += item.text + ' ';
        // "a ballerina assassin", "a woman engineer": the plain head takes the clearer figure.
        if (thing.kind == Kind::person) pending_figure_ = term.concept_index;
      }
      return;
    }
    out_.tally.add(thing.votes);
    understand(thing.id);
    if (standing == Standing::prop_of_next) {
      pending_prop_ = thing.id;
      open_phrase(item);
      phrase_.compound += item.text + ' ';
      return;
    }
    int count = phrase_.count;
    if (count == 0) count = item.plural && thing.id != "couple" ? 2 : 1;
    const bool plain_head = thing.id == "man" && pending_figure_ >= 0;
    Found found = make_found(item, plain_head ? pending_figure_ : term.concept_index, count,
                             simile_ ? kDoubtful : kCertain);
    pending_figure_ = -1;
    if (standing == Standing::companion) {
      found.subject.confidence = kCompanion;
      pending_companion_ = std::move(found);
      open_phrase(item);
      if (!item.possessive) phrase_.compound += item.text + ' ';
      return;
    }
    if (refers_back(found)) return close_phrase();
    if (take_as_prop(thing)) return close_phrase();
    if (!pending_prop_.empty()) found.subject.prop = pending_prop_;
    found.subject.relation = relation_to_last(thing.kind, &thing);
    found.located =
        (link_ == Link::in || link_ == Link::on) &&
        (thing.kind == Kind::building || thing.kind == Kind::plant || thing.kind == Kind::vehicle);
    if (link_ == Link::behind && last_ >= 0 && last_ + 1 == static_cast<int>(out_.found.size())) {
      swap_behind(std::move(found));
    } else {
      add(std::move(found));
    }
    finish_person();
    close_phrase();
    simile_ = false;
  }

  // "a monster behind the girl": the girl is in front, so she comes first and the monster stands behind.
  void swap_behind(Found front) {
    Found back = std::move(out_.found[static_cast<std::size_t>(last_)]);
    out_.found.pop_back();
    last_ = static_cast<int>(out_.found.size()) - 1;
    front.subject.relation = back.subject.relation;
    back.subject.relation = Relation::behind;
    add(std::move(front));
    add(std::move(back));
  }

  void finish_person() {
    pending_prop_.clear();
    if (!pending_companion_) return;
    Found companion = std::move(*pending_companion_);
    pending_companion_.reset();
    companion.subject.relation = Relation::beside;
    add(std::move(companion));
  }

  bool take_as_prop(const Concept& thing) {
    if (!holding_ || last_ < 0 || !is_portable(thing)) return false;
    Found& holder = out_.found[static_cast<std::size_t>(last_)];
    if (!can_hold(holder.subject)) return false;
    holder.subject.prop = thing.id;
    return true;
  }

  // "a knight without a sword"
  void forget(const Term& term) {
    if (lexicon().people_words.contains(items_[at_].text)) out_.no_people = true;
    if (term.concept_index < 0 || last_ < 0) return;
    std::string& prop = out_.found[static_cast<std::size_t>(last_)].subject.prop;
    if (prop == lexicon().concepts[static_cast<std::size_t>(term.concept_index)].id) prop.clear();
  }

  void take_event(const Item& item) {
    const Event& event = lexicon().events[static_cast<std::size_t>(item.term->event_index)];
    out_.tally.add(event.votes);
    understand(item.text);
    if (event_ >= 0) return;
    event_ = item.term->event_index;
    event_words_ = words_of(item);
    if (phrase_.determiner == "a" || phrase_.determiner == "the" || phrase_.determiner == "an") {
      out_.event_noun = item.text;
    }
  }

  void cast_event() {
    if (event_ < 0) return;
    const bool has_person = std::any_of(out_.found.begin(), out_.found.end(), [](const Found& f) {
      return f.subject.kind == Kind::person && f.subject.confidence >= kDrawAtLeast;
    });
    const Event& event = lexicon().events[static_cast<std::size_t>(event_)];
    bool first = true;
    for (const CastMember& member : event.cast) {
      const Concept& thing = lexicon().concepts[static_cast<std::size_t>(member.concept_index)];
      const bool covered = std::any_of(out_.found.begin(), out_.found.end(), [&](const Found& f) {
        return thing.kind == Kind::vehicle && f.subject.kind == Kind::vehicle;
      });
      if (covered || (has_person && thing.kind == Kind::person)) continue;
      close_phrase();
      Found found;
      found.subject.concept_id = thing.id;
      found.subject.words = event_words_;
      found.subject.kind = thing.kind;
      found.subject.count = member.count;
      found.subject.prop = thing.prop;
      found.subject.relation = first && out_.found.empty() ? Relation::none : member.relation;
      found.subject.confidence = 0.9F;
      found.noun = spaced(thing.id);
      found.from_event = true;
      understand(thing.id);
      add(std::move(found));
      first = false;
    }
  }

  void take_emoji(const Emoji& emoji) {
    out_.tally.add(emoji.votes);
    if (emoji.concept_index < 0) return;
    const Concept& thing = lexicon().concepts[static_cast<std::size_t>(emoji.concept_index)];
    out_.tally.add(thing.votes);
    understand(thing.id);
    for (Found& known : out_.found) {
      if (known.subject.concept_id != thing.id) continue;
      known.subject.count = std::min(kCountMax, known.subject.count + 1);
      return;
    }
    const Item& item = items_[at_];
    Found found = make_found(item, emoji.concept_index, 1, kCertain);
    found.noun = spaced(thing.id);
    if (last_ >= 0) found.subject.relation = Relation::beside;
    add(std::move(found));
  }

  std::string_view prompt_;
  const std::vector<Token>& tokens_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  NounPhrase phrase_;
  bool negated_ = false, simile_ = false, holding_ = false;
  Link link_ = Link::none;
  int last_ = -1;
  int event_ = -1;
  int pending_figure_ = -1;
  std::string event_words_, pending_prop_;
  std::optional<Found> pending_companion_;
  Reading out_;
};

}  // namespace

Reading read_prompt(std::string_view prompt, const Tokens& tokens) { return Reader(prompt, tokens).read(); }

}  // namespace onesheet::brief
