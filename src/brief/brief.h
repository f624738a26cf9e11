// What a prompt was understood to mean. A Brief is plain data: visible to the caller, drawable by any model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "poster/art_guide.h"

namespace onesheet::brief {

enum class Kind { person, animal, vehicle, building, plant, creature, object, food, celestial };

// How a subject stands to the one before it in the list: "a diver beneath a whale" gives the whale `above`,
// "a monster behind a girl" gives girl, then monster `behind`. `riding`: the one before rides this one, on
// its back or saddle; `inside`: the one before sits in this one, as in a boat, a car or a chair; `carrying`:
// the one before carries this one; `embracing`: the two hold each other. The first has nothing before it:
// `none`, or `above` when it hangs over the setting ("a whale above the city").
enum class Relation { none, beside, above, beneath, behind, riding, versus, carrying, embracing, inside };

enum class Bulk { tiny, small, normal, large, giant };

struct Subject {
  std::string concept_id;  // key of the lexicon and of the illustrator's shapes: "lighthouse", "astronaut"
  std::string words;       // as the prompt said it: "an old lighthouse keeper"
  Kind kind = Kind::object;
  int count = 1;  // 1 to kCountMax; "three", "pair", plurals (2), "crowd" (9)
  Relation relation = Relation::none;
  Bulk bulk = Bulk::normal;
  std::string
      prop;  // concept id of what the subject holds or is known by ("lantern", "violin"); may be empty
  float confidence = 1;  // 0 to 1; below kDrawAtLeast a subject is left out and named in not_drawn
};

inline constexpr float kDrawAtLeast = 0.5F;
inline constexpr std::size_t kSubjectsMax = 3;
inline constexpr int kCountMax = 9;  // of one subject; "a hundred owls" are drawn as this many

enum class Setting {
  unspecified,
  sea,
  underwater,
  mountains,
  desert,
  forest,
  city,
  field,
  snow,
  ice,
  space,
  planet,
  interior,
  road,
  graveyard,
  sky,
  coast,
  jungle,
  swamp
};
enum class TimeOfDay { unspecified, dawn, day, dusk, night };
enum class Weather { clear, clouds, storm, rain, snow, fog, dust };
enum class Genre {
  drama,
  thriller,
  action,
  sci_fi,
  fantasy,
  horror,
  romance,
  comedy,
  family,
  western,
  noir,
  neon,
  documentary,
  war,
  adventure
};
enum class Mood { neutral, hopeful, melancholy, tense, eerie, joyful, epic, tender };
// When the story plays; unspecified is today or does not matter.
enum class Era {
  unspecified,
  ancient,
  medieval,
  victorian,
  y1920s,
  y1930s,
  y1940s,
  y1950s,
  y1960s,
  y1970s,
  y1980s,
  y1990s,
  future
};

std::string_view name_of(Kind);
std::string_view name_of(Relation);
std::string_view name_of(Bulk);
std::string_view name_of(Setting);
std::string_view name_of(TimeOfDay);
std::string_view name_of(Weather);
std::string_view name_of(Genre);
std::string_view name_of(Mood);
std::string_view name_of(Era);  // "1950s", "medieval"

struct Brief {
  std::string prompt;
  std::vector<Subject> subjects;  // at most kSubjectsMax, the main one first, all at or above kDrawAtLeast
  Setting setting = Setting::unspecified;
  TimeOfDay time = TimeOfDay::unspecified;
  Weather weather = Weather::clear;
  Genre genre = Genre::drama;
  Mood mood = Mood::neutral;
  Era era = Era::unspecified;
  std::vector<std::string> palette_names;   // those that suit, best first; the model picks by seed
  std::optional<std::string> quoted_title;  // a title the prompt itself gives ("… called "The Last Light"")
  std::string suggested_title;              // short, title case; never empty
  std::string suggested_tagline;            // may be empty: better none than an embarrassing one
  // Content words of the prompt that were understood (concept ids, settings, times, weather, moods) and nouns
  // that were not.
  std::vector<std::string> understood;
  std::vector<std::string> unknown_nouns;
  bool no_people = false;  // "no people", "without anyone"
};

// Reads a prompt with the lexicon compiled into the program. Never fails: an unreadable prompt gives a Brief
// without subjects. `prompt` is valid UTF-8 of at most poster::kPromptMax characters. Pure: same prompt, same
// Brief.
Brief understand(std::string_view prompt);

// The kind of a concept of the lexicon; nullopt for an id that it does not hold.
std::optional<Kind> kind_of_concept(std::string_view concept_id);

// Names of the palettes that suit setting, time, weather, genre, mood and era, best first; at least one.
std::vector<std::string> suiting_palettes(const Brief& brief);

// One dry line that fits genre and subject, or nothing; chosen by the prompt.
std::string suggest_tagline(const Brief& brief);

// How the illustrator's genre speaks in type.
poster::TypeVoice voice_of(Genre genre);

// All palettes known, by name; `find_palette` falls back to the first. Every one keeps text on ground
// at 4.5:1 or better.
const std::vector<poster::Palette>& palettes();
const poster::Palette& find_palette(std::string_view name);

// How many concepts the lexicon holds that can become a subject (for `onesheet doctor` and tests).
std::size_t concept_count();

}  // namespace onesheet::brief
