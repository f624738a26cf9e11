// The nouns of the pass: what is drawn, how it stands to what came before, and the casts of events.
#include <algorithm>

#include "brief/prompt_reader.h"

namespace onesheet::brief {

std::string PromptReader::words_of(const Item& item) const {
  const std::size_t begin = phrase_.open ? phrase_.begin : item.first;
  const std::size_t from = tokens_[begin].begin, to = tokens_[item.last].end;
  return std::string(prompt_.substr(from, to - from));
}

Found PromptReader::make_found(const Item& item, int concept_index, int count, float confidence) const {
  const Concept& thing = lexicon().concepts[static_cast<std::size_t>(concept_index)];
  Found found;
  found.item = at_;
  found.subject.concept_id = thing.id;
  found.subject.words = words_of(item);
  found.subject.kind = thing.kind;
  found.subject.count = std::clamp(count, 1, kCountMax);
  found.subject.bulk = phrase_.bulk;
  // "giant turtle" is one term and still a giant; a giant panda is a panda.
  const auto bulk = lexicon().bulks.find(tokens_[item.first].text);
  const bool sized = item.last > item.first && bulk != lexicon().bulks.end() && item.text != "giant panda" &&
                     (bulk->second == Bulk::giant || bulk->second == Bulk::tiny);
  if (sized && found.subject.bulk == Bulk::normal) found.subject.bulk = bulk->second;
  found.subject.prop = thing.prop;
  found.subject.confidence = confidence;
  found.noun = phrase_.compound +
               (item.term != nullptr && !item.term->singular.empty() ? item.term->singular : item.text);
  if (item.what == ItemClass::place) found.noun = spaced(thing.id);
  found.adjective = phrase_.title_adjective;
  found.determiner = phrase_.determiner;
  found.owner = phrase_.owner;
  found.counted = phrase_.count > 0;
  found.definite = any_of(phrase_.determiner, {"the", "his", "her", "their", "its", "this", "that"});
  return found;
}

Found PromptReader::make_person(const Item& item, float confidence, bool woman) {
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

Relation PromptReader::relation_to_last(Kind kind, const Concept* thing) const {
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
    case Link::carrying:
    case Link::embracing:
    case Link::walking:
      break;
    case Link::none:
      return kind == Kind::celestial ? Relation::above : Relation::none;
  }
  if (kind == Kind::celestial) return Relation::above;
  const bool rider = is_alive(out_.found[static_cast<std::size_t>(last_)].subject.kind);
  if (link_ == Link::embracing) return rider && is_alive(kind) ? Relation::embracing : Relation::beside;
  if (link_ == Link::carrying) {
    const bool heavy = kind == Kind::building || kind == Kind::vehicle;
    return rider && !heavy ? Relation::carrying : Relation::none;
  }
  if (link_ == Link::walking) return is_alive(kind) ? Relation::beside : Relation::none;
  if (thing != nullptr && rider && is_saddled(*thing, link_)) return Relation::riding;
  if (thing != nullptr && rider && is_sat_in(*thing, link_)) return Relation::inside;
  if (kind == Kind::vehicle) return Relation::beside;
  if (kind == Kind::building) return Relation::behind;
  return link_ == Link::on ? Relation::beneath : Relation::none;
}

void PromptReader::add(Found found) {
  for (Found& known : out_.found) {
    if (known.subject.concept_id != found.subject.concept_id) continue;
    if (found.subject.relation == Relation::versus) break;  // two of a kind, face to face
    // "a barista and a billionaire" are two, though drawn by one concept.
    if (known.noun != found.noun && !found.definite && !found.noun.empty()) continue;
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

bool PromptReader::refers_back(const Found& found) const {
  if (found.determiner != "the" && found.determiner != "this" && found.determiner != "that") return false;
  if (found.noun != "man" && found.noun != "woman" && found.noun != "child") return false;
  return std::any_of(out_.found.begin(), out_.found.end(),
                     [](const Found& f) { return f.subject.kind == Kind::person; });
}

bool PromptReader::says_who_last_is(const Found& found) const {
  if (last_ < 0 || (found.subject.kind != Kind::person && found.subject.kind != Kind::creature)) return false;
  const Found& known = out_.found[static_cast<std::size_t>(last_)];
  if (!any_of(known.subject.concept_id, {"man", "woman", "child", "boy", "girl", "old_man", "old_woman"}))
    return false;
  const auto text = [&](std::size_t back) {
    return at_ >= back ? std::string_view(items_[at_ - back].text) : std::string_view{};
  };
  if (!any_of(text(1), {"a", "an", "the"})) return false;
  const std::size_t is = any_of(text(2), {"secretly", "really", "actually", "also"}) ? 3 : 2;
  return any_of(text(is), {"is", "was", "are", "were"}) && at_ > is && known.item == at_ - is - 1;
}

PromptReader::Standing PromptReader::standing_of(const Item& item, const Concept& thing) const {
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
    const bool on_body =
        next() != nullptr && any_of(next()->text, {"shoulder", "shoulders", "back", "head", "hand", "hands",
                                                   "lap", "arms", "mouth", "nose"});
    if (on_body) return Standing::head;
    // "a violinist's debut" shows the violinist; "sheep's clothing" no sheep.
    const bool owner = thing.kind == Kind::person || thing.kind == Kind::creature;
    return owner || next() == nullptr || !is_noun_like(*next()) ? Standing::head : Standing::modifier;
  }
  const Item* follows = next();
  if (item.plural || follows == nullptr) return Standing::head;
  if (names_a_film(follows->text) && !follows->plural) return Standing::of_film;
  // "a church roof", "the castle walls": a part of it shows the whole.
  if (thing.kind == Kind::building &&
      any_of(follows->text,
             {"roof", "rooftop", "rooftops", "wall", "walls", "steps", "window", "windows", "spire",
              "steeple", "chimney", "gates", "courtyard", "grounds", "ruins", "door", "doors"})) {
    return Standing::head;
  }
  if (count_after_noun(follows->text) > 0) return Standing::group;
  // "a key moment": an adjective after all.
  if (follows->what == ItemClass::skipped && item.term->needs_noun_evidence) return Standing::modifier;
  if (!is_noun_like(*follows)) return Standing::head;
  if (follows->what == ItemClass::masked) return Standing::modifier;
  if (follows->what == ItemClass::thing) {
    if (follows->term != nullptr && follows->term->event_index >= 0 && is_alive(thing.kind)) {
      const auto& cast = lexicon().events[static_cast<std::size_t>(follows->term->event_index)].cast;
      if (cast.size() == 2 && cast.back().relation == Relation::versus) return Standing::of_duel;
    }
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
  if (thing.kind == Kind::person) {
    // "a detective agency": an agency, and a detective only for want of anything else.
    const std::string& word = follows->text;
    const bool verbal = ends_with_any(word, {"s", "ed", "ing", "ly"}) || word.size() < 4;
    const bool ends = at_ + 2 >= items_.size() || items_[at_ + 2].break_before ||
                      items_[at_ + 2].what == ItemClass::function;
    const bool then_object = !ends ? false
                                   : at_ + 2 < items_.size() && !items_[at_ + 2].break_before &&
                                         lexicon().determiners.contains(items_[at_ + 2].text);
    return verbal || !ends || then_object ? Standing::head : Standing::of_film;
  }
  const bool ends_in_s = follows->text.ends_with('s') && !follows->text.ends_with("ss");
  if (ends_in_s && !phrase_.determiner.empty()) return Standing::head;
  if (at_ + 2 < items_.size() && !items_[at_ + 2].break_before &&
      items_[at_ + 2].what == ItemClass::function && lexicon().determiners.contains(items_[at_ + 2].text)) {
    return Standing::head;  // "a wolf bit the boy"
  }
  return Standing::modifier;
}

bool PromptReader::is_name(const Item& item, const Concept& thing) const {
  if (named_before() && item.term->singular.find(' ') == std::string::npos) return true;
  if (!item.capital || item.plural || !phrase_.determiner.empty() || item.last != item.first) return false;
  const Item* follows = next();
  return !(thing.kind == Kind::person && follows != nullptr && follows->capital);
}

void PromptReader::vote_for_parts(const Item& item) {
  for (std::size_t k = item.first; k < item.last; ++k) {
    if (lexicon().bulks.contains(tokens_[k].raw)) continue;  // a giant whale is no giant
    if (tokens_[k].raw == "ice" && tokens_[k + 1].raw == "cream") continue;
    const Term* part = lexicon().find(tokens_[k].raw);
    if (part == nullptr) continue;
    if (part->hint_index >= 0) out_.tally.add(lexicon().hints[static_cast<std::size_t>(part->hint_index)]);
    // "hot dog vendor", "guide dog": the animal of a compound sets no tone.
    const bool beast = part->concept_index >= 0 &&
                       lexicon().concepts[static_cast<std::size_t>(part->concept_index)].kind == Kind::animal;
    if (part->concept_index >= 0 && part->concept_index != item.term->concept_index && !beast) {
      out_.tally.add_tone(lexicon().concepts[static_cast<std::size_t>(part->concept_index)].votes);
    }
  }
}

void PromptReader::take_thing(const Item& item) {
  const Term& term = *item.term;
  const bool as_noun = term.event_index >= 0 && term.needs_noun_evidence && !describes_a_film();
  if (term.hint_index >= 0 && !negated_ && !as_noun)
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
      phrase_.owner = item.text;
    } else {
      phrase_.compound += item.text + ' ';
      // "a ballerina assassin", "a woman engineer": the plain head takes the clearer figure.
      // So does "a vampire dentist".
      const bool figure =
          thing.kind == Kind::person ||
          any_of(thing.id, {"vampire", "zombie", "robot", "ghost", "alien", "skeleton", "angel"});
      if (figure) pending_figure_ = term.concept_index;
    }
    return;
  }
  // "she is a shark in court" has no shark.
  const auto before = [&](std::size_t back) {
    return at_ >= back ? std::string_view(items_[at_ - back].text) : std::string_view{};
  };
  const bool metaphor = thing.kind != Kind::person && lexicon().determiners.contains(before(1)) &&
                        any_of(before(2), {"is", "was", "are", "were"}) &&
                        any_of(before(3), {"he", "she", "they", "i", "we", "you", "love", "life", "war"});
  if (!simile_ && !metaphor) out_.tally.add(thing.votes);
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
  if (standing == Standing::group && is_alive(thing.kind)) {
    count = count_after_noun(next()->text);
    if (next()->text == "family") group_ = "family";
  }
  if (group_ == "family" && thing.kind == Kind::animal) out_.tally.add(Axis::genre, Genre::family, 3);
  group_.clear();
  const Concept* drawn = &thing;
  // Whoever sits in a boat and fishes or rows sits in a small one, for all to see.
  const bool small_boat = thing.id == "sailboat" && item.text.ends_with("boat") &&
                          !item.text.starts_with("sail") && (rows_ || link_ == Link::riding) && last_ >= 0;
  int concept_index = plain_head ? pending_figure_ : term.concept_index;
  if (small_boat) {
    concept_index = lexicon().concept_index("rowboat");
    drawn = &lexicon().concepts[static_cast<std::size_t>(concept_index)];
  }
  Found found = make_found(item, concept_index, count, simile_ || metaphor ? kDoubtful : kCertain);
  found.of_film = standing == Standing::of_film;
  pending_figure_ = -1;
  if (standing == Standing::companion) {
    found.subject.confidence = kCompanion;
    pending_companion_ = std::move(found);
    open_phrase(item);
    if (!item.possessive) phrase_.compound += item.text + ' ';
    return;
  }
  if (becoming_ && last_ >= 0 && any_of(thing.id, {"man", "woman", "child"})) {
    becoming_ = false;
    return close_phrase();
  }
  becoming_ = false;
  if (says_who_last_is(found)) {
    // "my neighbour is a vampire": one person, and the clearer figure of the two.
    Found& known = out_.found[static_cast<std::size_t>(last_)];
    found.subject.relation = known.subject.relation;
    found.subject.count = known.subject.count;
    known = std::move(found);
    return close_phrase();
  }
  if (refers_back(found)) return close_phrase();
  if (take_as_prop(thing)) return close_phrase();
  if (!pending_prop_.empty()) found.subject.prop = pending_prop_;
  found.subject.relation = relation_to_last(thing.kind, drawn);
  if (found.subject.relation == Relation::riding && last_ >= 0) {
    Subject& rider = out_.found[static_cast<std::size_t>(last_)].subject;
    if (rider.prop == thing.id) rider.prop.clear();  // a witch on her broom holds no other
  }
  found.located = (link_ == Link::in || link_ == Link::on) &&
                  (thing.kind == Kind::building || thing.kind == Kind::plant || thing.kind == Kind::vehicle);
  if (link_ == Link::behind && last_ >= 0 && last_ + 1 == static_cast<int>(out_.found.size())) {
    swap_behind(std::move(found));
  } else {
    std::optional<Found> other;
    if (standing == Standing::of_duel && found.subject.count == 1) {
      other = found;  // "a samurai duel" has two
      other->subject.relation = Relation::versus;
      other->item = at_ + 1;
    }
    const bool mounted = found.noun.ends_with("horseman") || found.noun == "jockey" ||
                         found.noun.ends_with(" rider") || found.noun == "cavalryman";
    if (mounted && !sees("horse")) other = mount_for(found);
    add(std::move(found));
    if (other) add(std::move(*other));
  }
  finish_person();
  if (standing == Standing::of_duel) ++at_;
  if (standing == Standing::group && is_alive(thing.kind)) ++at_;  // "crew" says no more
  close_phrase();
  simile_ = false;
}

bool PromptReader::sees(std::string_view concept_id) const {
  return std::ranges::any_of(items_, [&](const Item& item) {
    return item.term != nullptr && item.term->concept_index >= 0 &&
           lexicon().concepts[static_cast<std::size_t>(item.term->concept_index)].id == concept_id;
  });
}

Found PromptReader::mount_for(const Found& rider) const {
  Found horse;
  horse.item = rider.item;
  horse.subject.concept_id = horse.noun = "horse";
  horse.subject.words = rider.subject.words;
  horse.subject.kind = Kind::animal;
  horse.subject.count = rider.subject.count;
  horse.subject.relation = Relation::riding;
  horse.subject.confidence = kCompanion;
  return horse;
}

void PromptReader::swap_behind(Found front) {
  Found back = std::move(out_.found[static_cast<std::size_t>(last_)]);
  out_.found.pop_back();
  last_ = static_cast<int>(out_.found.size()) - 1;
  front.subject.relation = back.subject.relation;
  back.subject.relation = Relation::behind;
  add(std::move(front));
  add(std::move(back));
}

void PromptReader::finish_person() {
  pending_prop_.clear();
  if (!pending_companion_) return;
  Found companion = std::move(*pending_companion_);
  pending_companion_.reset();
  companion.subject.relation = Relation::beside;
  add(std::move(companion));
}

bool PromptReader::take_as_prop(const Concept& thing) {
  // "an assassin in a mask" wears it.
  const bool worn = link_ == Link::in && any_of(thing.id, {"mask", "hat", "crown"});
  if ((!holding_ && !worn) || last_ < 0 || !is_portable(thing)) return false;
  Found& holder = out_.found[static_cast<std::size_t>(last_)];
  if (!can_hold(holder.subject)) return false;
  holder.subject.prop = thing.id;
  return true;
}

void PromptReader::forget(const Term& term) {
  if (term.concept_index >= 0) denied_.push_back(term.concept_index);
  if (lexicon().people_words.contains(items_[at_].text)) out_.no_people = true;
  if (term.concept_index < 0 || last_ < 0) return;
  std::string& prop = out_.found[static_cast<std::size_t>(last_)].subject.prop;
  if (prop == lexicon().concepts[static_cast<std::size_t>(term.concept_index)].id) prop.clear();
}

bool PromptReader::describes_a_film() const {
  return phrase_.determiner.empty() ||
         (next() != nullptr && next()->what != ItemClass::function && next()->what != ItemClass::verb);
}

void PromptReader::take_event(const Item& item) {
  // "a ballet of cranes", "a symphony of colours" are no performances.
  const bool figurative = any_of(item.text, {"ballet", "opera", "symphony", "orchestra", "battle", "war"}) &&
                          next() != nullptr && next()->text == "of" && phrase_.determiner.starts_with('a');
  if (figurative) return;
  // "a family" is people; "family adventure" is a kind of film.
  if (item.term->needs_noun_evidence && describes_a_film()) return;
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

void PromptReader::draw_emblem() {
  const bool drawn = std::ranges::any_of(
      out_.found, [](const Found& f) { return f.subject.confidence >= kDrawAtLeast && !f.of_film; });
  if (emblem_ < 0 || drawn || event_ >= 0) return;
  const Concept& thing = lexicon().concepts[static_cast<std::size_t>(emblem_)];
  if (thing.kind == Kind::person && out_.no_people) return;
  // A book in the desert is not what "a library in the desert" shows.
  const auto place = out_.tally.winner(Axis::setting, 3);
  const bool outside = place && *place != static_cast<unsigned char>(Setting::interior) &&
                       *place != static_cast<unsigned char>(Setting::city) &&
                       *place != static_cast<unsigned char>(Setting::underwater);
  if (outside) return;
  Found found;
  found.subject.concept_id = thing.id;
  found.subject.words = emblem_words_;
  found.subject.kind = thing.kind;
  found.subject.prop = thing.prop;
  found.subject.confidence = kCompanion;
  found.noun = spaced(thing.id);
  found.from_emblem = true;
  out_.found.push_back(std::move(found));
}

void PromptReader::cast_event() {
  if (event_ < 0) return;
  // "a panda learns kung fu": whoever is there already does it. A wedding has its couple all the same.
  const bool has_person = std::any_of(out_.found.begin(), out_.found.end(), [](const Found& f) {
    return f.subject.kind == Kind::person && f.subject.confidence >= kDrawAtLeast;
  });
  const bool has_actor = has_person || std::ranges::any_of(out_.found, [](const Found& f) {
                           return is_alive(f.subject.kind) && f.subject.confidence >= kDrawAtLeast;
                         });
  const Event& event = lexicon().events[static_cast<std::size_t>(event_)];
  bool first = true;
  for (const CastMember& member : event.cast) {
    const Concept& thing = lexicon().concepts[static_cast<std::size_t>(member.concept_index)];
    const bool covered = std::any_of(out_.found.begin(), out_.found.end(), [&](const Found& f) {
      return thing.kind == Kind::vehicle && f.subject.kind == Kind::vehicle;
    });
    const bool played = thing.id == "couple" ? has_person : has_actor;
    if (std::ranges::find(denied_, member.concept_index) != denied_.end()) continue;
    if (covered || (played && thing.kind == Kind::person)) continue;
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

void PromptReader::take_emoji(const Emoji& emoji) {
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

}  // namespace onesheet::brief
