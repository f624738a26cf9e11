// A prompt read: what each run of words is, then who and what is in the picture.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "brief/lexicon.h"
#include "brief/tokens.h"
#include "brief/votes.h"

namespace onesheet::brief {

enum class ItemClass {
  thing,
  hint,
  place,
  masked,
  function,
  adjective,
  number,
  group,
  verb,
  skipped,
  unknown
};

// A run of tokens with one meaning.
struct Item {
  ItemClass what = ItemClass::unknown;
  std::size_t first = 0, last = 0;  // tokens, inclusive
  const Term* term = nullptr;
  std::string text;  // folded words
  bool break_before = false;
  bool plural = false;
  bool capital = false;
  bool possessive = false;
  bool negated = false;
};

std::vector<Item> read_items(const Tokens& tokens);

// A subject before the best three are chosen.
struct Found {
  Subject subject;
  std::size_t item = 0;
  std::string noun;        // the term as the lexicon has it: "lighthouse keeper"
  std::string adjective;   // a title-worthy one right before it: "last"
  std::string determiner;  // "the", "his"
  std::string owner;       // "sailor" of "a sailor's daughter"
  bool counted = false;    // the prompt says how many
  bool definite = false;
  bool located = false;  // "in a castle": where, rather than who
  bool from_event = false;
  bool from_emblem = false;   // stands for a place ("a bakery" → bread)
  bool is_place = false;      // a landmark that stands for a named place
  bool in_general = false;    // any city has it: drawn only when nothing else is
  bool of_film = false;       // "a monster movie": drawn only when nothing else is
  bool over_setting = false;  // "a whale above the city"
};

struct Reading {
  std::vector<Found> found;  // in order of mention, all confidences
  std::vector<std::string> understood;
  std::vector<std::string> unknown_nouns;
  std::string event_noun;    // "heist", when an event with an article gave the cast
  std::string unknown_head;  // the first unknown noun that had an article: "bakery"
  std::string place_name;    // "paris"
  Tally tally;
  bool no_people = false;
  bool foreign = false;  // not English: nothing was read
};

Reading read_prompt(std::string_view prompt, const Tokens& tokens);

}  // namespace onesheet::brief
