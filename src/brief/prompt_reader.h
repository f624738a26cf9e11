// The pass over a prompt's items that read_prompt() makes; nobody else needs it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/grammar.h"
#include "brief/reading.h"

namespace onesheet::brief {

class PromptReader {
 public:
  PromptReader(std::string_view prompt, const Tokens& tokens)
      : prompt_(prompt), tokens_(tokens.list), items_(read_items(tokens)) {}
  Reading read();

 private:
  struct NounPhrase {
    std::size_t begin = 0;  // token
    bool open = false;
    std::string determiner;
    int count = 0;
    Bulk bulk = Bulk::normal;
    std::string title_adjective;
    std::string owner;     // "sailor" of "a sailor's daughter"
    std::string compound;  // nouns before the head: "violin" of "violin maker"
  };

  // Two words of another language and not one of English.
  bool is_foreign() const;
  const Item* next() const;
  void close_phrase();
  void open_phrase(const Item& item);
  void understand(std::string_view what);

  // One item of each class.
  void take(const Item& item);
  void take_function(const Item& item);
  bool starts_noun_after_not() const;
  bool nobody_in_sight() const;
  // "as brave as a lion", "dressed as a clown"; but "works as a chef" is a chef.
  bool simile_by_as() const;
  void take_adjective(const Item& item);
  void take_group(const Item& item);
  void take_verb(const Item& item);
  void take_hint(const Item& item);
  // "a whale above the city": the sea it brings along gives way.
  void hang_over(std::span<const Vote> setting);
  void take_place(const Item& item);
  void take_skipped(const Item& item);
  void note_unknown(const Item& item);
  void take_unknown(const Item& item);
  bool named_before() const;

  // Things: prompt_reader_things.cpp.
  std::string words_of(const Item& item) const;
  Found make_found(const Item& item, int concept_index, int count, float confidence) const;
  Found make_person(const Item& item, float confidence, bool woman);
  Relation relation_to_last(Kind kind, const Concept* thing) const;
  void add(Found found);
  // "the man" after "a detective" is the detective.
  bool refers_back(const Found& found) const;
  // "my neighbour is secretly a vampire"
  bool says_who_last_is(const Found& found) const;

  // What comes of a singular thing before another noun: "chicken soup", "robot dog", "king's golden crown".
  enum class Standing { head, modifier, companion, prop_of_next, group, of_film, of_duel };
  Standing standing_of(const Item& item, const Concept& thing) const;
  // "Detective Fox", "a girl named Rose": a capital where none is due makes a name of a thing.
  bool is_name(const Item& item, const Concept& thing) const;
  // The tone of a compound's other words: "haunted mansion", "mafia boss", "ghost ship".
  void vote_for_parts(const Item& item);
  void take_thing(const Item& item);
  // "a monster behind the girl": the girl is in front, so she comes first and the monster stands behind.
  void swap_behind(Found front);
  void finish_person();
  bool take_as_prop(const Concept& thing);
  // "a knight without a sword"
  void forget(const Term& term);
  void take_event(const Item& item);
  // "family adventure"; but "a family" is people.
  bool describes_a_film() const;
  bool sees(std::string_view concept_id) const;
  // A horseman has a horse, whether the prompt says so or not.
  Found mount_for(const Found& rider) const;
  void cast_event();
  // A place that names nobody is drawn by its emblem, when it has one.
  void draw_emblem();
  void take_emoji(const Emoji& emoji);

  std::string_view prompt_;
  const std::vector<Token>& tokens_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  NounPhrase phrase_;
  bool negated_ = false, simile_ = false, holding_ = false;
  bool becoming_ = false;  // "becomes a champion": who is named next is the one before
  Link link_ = Link::none;
  int last_ = -1;
  int event_ = -1;
  int emblem_ = -1;
  bool rows_ = false;  // somebody fishes or rows
  std::string group_, emblem_words_;
  std::vector<int> denied_;  // concepts after "no" or "without"
  int pending_figure_ = -1;
  std::string event_words_, pending_prop_;
  std::optional<Found> pending_companion_;
  Reading out_;
};

}  // namespace onesheet::brief
