// What the lexicon is made of, in two forms: Heap while it is read from assets/lexicon/*.tsv, Packed in the
// program.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "brief/brief.h"
#include "brief/packed.h"
#include "brief/votes.h"

namespace onesheet::brief {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using TextMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;
using TextSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

struct Heap {
  using Text = std::string;
  template <class T>
  using List = std::vector<T>;
  template <class T>
  using Map = TextMap<T>;
  using Set = TextSet;
};

struct Packed {
  using Text = PackedText;
  template <class T>
  using List = PackedList<T>;
  template <class T>
  using Map = PackedMap<T>;
  using Set = PackedSet;
};

template <class Form>
struct ConceptIn {
  typename Form::Text id;
  Kind kind = Kind::object;
  typename Form::Text prop;
  typename Form::template List<Vote> votes;
};

// Who stands in for an event: "gunslinger*1 versus gunslinger*1".
struct CastMember {
  int concept_index = 0;
  int count = 1;
  Relation relation = Relation::none;
};

template <class Form>
struct EventIn {
  typename Form::template List<CastMember> cast;
  typename Form::template List<Vote> votes;
};

template <class Form>
struct PlaceIn {
  int concept_index = -1;  // its landmark
  typename Form::template List<Vote> votes;
};

// What a run of words means; several may hold at once ("love letter" is a letter and a romance).
template <class Form>
struct TermIn {
  int concept_index = -1;
  int event_index = -1;
  int place_index = -1;
  int hint_index = -1;
  int emblem_index = -1;  // the concept that stands for this place when a prompt names nothing else
  bool masked = false;    // a compound that names none of its parts
  bool plural = false;
  bool needs_noun_evidence = false;  // the word is also a verb or an adjective
  typename Form::Text singular;      // the term as the lexicon has it: "lighthouse keeper"
  bool is_thing() const { return concept_index >= 0 || event_index >= 0; }
};

template <class Form>
struct EmojiIn {
  typename Form::template List<char32_t> sequence;  // without variation selectors
  int concept_index = -1;
  typename Form::template List<Vote> votes;
};

template <class Form>
struct PhraseIn {
  typename Form::Text words;  // folded, as tokens joined by a space
  typename Form::Text title;
};

// One condition: any of its choices. "fantasy", "interior|snow", "is:wolf|fox", "first:king", "lead:animal",
// "alone", "two", "many", "versus"; with "!" before it none of them.
enum class ConditionOf { value, any_subject, first_subject, lead_kind, alone, two, many, versus };
template <class Form>
struct ConditionIn {
  ConditionOf of = ConditionOf::value;
  bool wanted = true;
  typename Form::template List<Vote> values;
  typename Form::template List<typename Form::Text> concepts;
  typename Form::template List<Kind> kinds;
};

// A title or tagline written by hand, with the conditions under which it is true of a brief.
template <class Form>
struct LineIn {
  typename Form::template List<ConditionIn<Form>> when;
  typename Form::template List<typename Form::Text> texts;
};

template <class Form>
struct SuitedPaletteIn {
  typename Form::Text name;
  std::array<poster::Ink, 8> inks{};  // in the order of poster::Palette
  typename Form::template List<Vote> suits;
};

template <class Form>
struct LexiconIn {
  template <class T>
  using List = typename Form::template List<T>;
  template <class T>
  using Map = typename Form::template Map<T>;
  using Text = typename Form::Text;

  List<ConceptIn<Form>> concepts;
  List<EventIn<Form>> events;
  List<PlaceIn<Form>> places;
  List<List<Vote>> hints;
  Map<TermIn<Form>> terms;
  typename Form::Set first_words;  // of every term, so most tokens need no further look
  std::size_t term_words_max = 1;
  Map<List<EmojiIn<Form>>> emoji_by_first;  // key: first code point in UTF-8
  List<PhraseIn<Form>> phrases;
  List<LineIn<Form>> title_lines, taglines;
  List<SuitedPaletteIn<Form>> palettes;

  typename Form::Set function_words, determiners, title_adjectives, adjectives, not_persons, verbs, skipped,
      people_words, foreign_words;
  Map<int> numbers, groups;
  Map<Bulk> bulks;
  Map<Text> singular_of;        // irregular plurals
  Map<Text> irregular_plurals;  // and the other way
  List<Text> complaints;        // lines of the sources that could not be made sense of

  // -1 for an id that is none.
  int concept_index(std::string_view id) const {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      if (concepts[i].id == id) return static_cast<int>(i);
    }
    return -1;
  }
  const TermIn<Form>* find(std::string_view words) const {
    const auto found = terms.find(words);
    return found == terms.end() ? nullptr : &found->second;
  }
};

}  // namespace onesheet::brief
