// Small rules about words: what links two things, what can be ridden or held, what looks like a person.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "brief/brief.h"
#include "brief/lexicon.h"
#include "brief/reading.h"
#include "brief/spelling.h"

namespace onesheet::brief {

bool any_of(std::string_view word, std::initializer_list<std::string_view> words);
bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts);

// How the words between two subjects relate them, from the first one's point of view.
enum class Link {
  none,
  with,
  below,
  over,
  behind,
  before,
  riding,
  versus,
  in,
  on,
  carrying,
  embracing,
  walking
};
Link link_of(const Item& item);

// Verbs after which an object is something held or worn.
bool is_holding(std::string_view verb);
bool is_rideable(const Concept& thing);
// Whether one who is `link` this thing sits astride it, or in it; a man on a train is not on top of it.
bool is_saddled(const Concept& thing, Link link);
bool is_sat_in(const Concept& thing, Link link);
bool is_portable(const Concept& thing);
bool can_hold(const Subject& subject);
bool is_alive(Kind kind);
// "movie", "comedy": what a word before it says of the film, not of the picture ("monster movie").
bool names_a_film(std::string_view word);
// What someone holds who does this: "fishing" → fishing_rod; empty for most verbs.
std::string_view tool_of(std::string_view verb);
// How many a word makes of the one before it: "bear family" 3, "pirate crew" 4; 0 when it counts nothing
// there.
int count_after_noun(const std::string& word);

bool is_noun_like(const Item& item);
bool looks_adjectival(std::string_view word);
// Confidence that a word is a person by its own form ("whisperer", "auctioneer"); 0 when it does not look
// like one.
float person_by_form(const std::string& word, bool& woman);
// "lighthouse_keeper" → "lighthouse keeper"
std::string spaced(std::string id);

inline constexpr float kCertain = 1.0F;
inline constexpr float kCompanion = 0.6F;  // "dragon slayer": the dragon is likely in the picture
inline constexpr float kBySuffix = 0.6F;   // "whisperer": a person by its form
inline constexpr float kDoubtful = 0.4F;   // below kDrawAtLeast: named, not drawn

}  // namespace onesheet::brief
