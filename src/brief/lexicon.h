// The lexicon in memory: assets/lexicon/*.tsv, compiled into the program and read once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "brief/brief.h"
#include "brief/lines.h"
#include "brief/votes.h"

namespace onesheet::brief {

struct Concept {
  std::string id;
  Kind kind = Kind::object;
  std::string prop;
  std::vector<Vote> votes;
};

// Who stands in for an event: "gunslinger*1 versus gunslinger*1".
struct CastMember {
  int concept_index = 0;
  int count = 1;
  Relation relation = Relation::none;
};

struct Event {
  std::vector<CastMember> cast;
  std::vector<Vote> votes;
};

struct Place {
  int concept_index = -1;  // its landmark
  std::vector<Vote> votes;
};

// What a run of words means; several may hold at once ("love letter" is a letter and a romance).
struct Term {
  int concept_index = -1;
  int event_index = -1;
  int place_index = -1;
  int hint_index = -1;
  int emblem_index = -1;  // the concept that stands for this place when a prompt names nothing else
  bool masked = false;    // a compound that names none of its parts
  bool plural = false;
  bool needs_noun_evidence = false;  // the word is also a verb or an adjective
  std::string singular;              // the term as the lexicon has it: "lighthouse keeper"
  bool is_thing() const { return concept_index >= 0 || event_index >= 0; }
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using TextMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;
using TextSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

struct Emoji {
  std::u32string sequence;  // without variation selectors
  int concept_index = -1;
  std::vector<Vote> votes;
};

struct Phrase {
  std::string words;  // folded, as tokens joined by a space
  std::string title;
};

struct SuitedPalette {
  poster::Palette palette;
  std::vector<Vote> suits;
};

struct Lexicon {
  std::vector<Concept> concepts;
  std::vector<Event> events;
  std::vector<Place> places;
  std::vector<std::vector<Vote>> hints;
  TextMap<Term> terms;
  TextSet first_words;  // of every term, so most tokens need no further look
  std::size_t term_words_max = 1;
  TextMap<std::vector<Emoji>> emoji_by_first;  // key: first code point in UTF-8
  std::vector<Phrase> phrases;
  std::vector<Line> title_lines, taglines;
  std::vector<SuitedPalette> palettes;

  TextSet function_words, determiners, title_adjectives, adjectives, not_persons, verbs, skipped,
      people_words, foreign_words;
  TextMap<int> numbers, groups;
  TextMap<Bulk> bulks;
  TextMap<std::string> singular_of;        // irregular plurals
  TextMap<std::string> irregular_plurals;  // and the other way

  // -1 for an id that is none.
  int concept_index(std::string_view id) const {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      if (concepts[i].id == id) return static_cast<int>(i);
    }
    return -1;
  }
  const Term* find(std::string_view words) const {
    const auto found = terms.find(words);
    return found == terms.end() ? nullptr : &found->second;
  }
};

const Lexicon& lexicon();

// Lines the reader could not make sense of, for the test that keeps the sources clean.
const std::vector<std::string>& lexicon_complaints();

// Regular English plural of the last word ("wolf pack" → "wolf packs").
std::string plural_of(std::string_view singular);
// The same with the lexicon's exceptions ("wolf" → "wolves").
std::string true_plural_of(std::string_view singular);

}  // namespace onesheet::brief
