#include "models/illustrator/manner_of.h"

#include "models/illustrator/shapes/words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/random.h"

namespace onesheet::illustrator {
namespace {

using brief::Mood;

struct Verb {
  std::string_view word;
  PoseName pose;
};
// What people are said to do, as words of the prompt; the first found counts.
constexpr std::array kVerbs{Verb{"running", PoseName::running},
                            Verb{"runs", PoseName::running},
                            Verb{"run", PoseName::running},
                            Verb{"fleeing", PoseName::running},
                            Verb{"flees", PoseName::running},
                            Verb{"chased", PoseName::running},
                            Verb{"chases", PoseName::running},
                            Verb{"chasing", PoseName::running},
                            Verb{"escapes", PoseName::running},
                            Verb{"escaping", PoseName::running},
                            Verb{"on the run", PoseName::running},
                            Verb{"dancing", PoseName::dancing},
                            Verb{"dances", PoseName::dancing},
                            Verb{"falling", PoseName::falling},
                            Verb{"falls", PoseName::falling},
                            Verb{"skydiver", PoseName::falling},
                            Verb{"skydivers", PoseName::falling},
                            Verb{"skydiving", PoseName::falling},
                            Verb{"parachutist", PoseName::falling},
                            Verb{"floating", PoseName::falling},
                            Verb{"floats", PoseName::falling},
                            Verb{"drifting", PoseName::falling},
                            Verb{"weightless", PoseName::falling},
                            Verb{"jumping", PoseName::leaping},
                            Verb{"jumps", PoseName::leaping},
                            Verb{"leaping", PoseName::leaping},
                            Verb{"leaps", PoseName::leaping},
                            Verb{"climbing", PoseName::climbing},
                            Verb{"climbs", PoseName::climbing},
                            Verb{"kneeling", PoseName::kneeling},
                            Verb{"kneels", PoseName::kneeling},
                            Verb{"praying", PoseName::kneeling},
                            Verb{"prays", PoseName::kneeling},
                            Verb{"proposes", PoseName::kneeling},
                            Verb{"crouching", PoseName::crouching},
                            Verb{"crouches", PoseName::crouching},
                            Verb{"hiding", PoseName::crouching},
                            Verb{"hides", PoseName::crouching},
                            Verb{"sneaking", PoseName::crouching},
                            Verb{"lying", PoseName::reclining},
                            Verb{"sleeping", PoseName::reclining},
                            Verb{"sleeps", PoseName::reclining},
                            Verb{"asleep", PoseName::reclining},
                            Verb{"sunbathing", PoseName::reclining},
                            Verb{"sitting", PoseName::sitting},
                            Verb{"sits", PoseName::sitting},
                            Verb{"seated", PoseName::sitting},
                            Verb{"waiting", PoseName::pockets},
                            Verb{"waits", PoseName::pockets},
                            Verb{"leaning", PoseName::leaning},
                            Verb{"leans", PoseName::leaning},
                            Verb{"pointing", PoseName::pointing},
                            Verb{"points", PoseName::pointing},
                            Verb{"aiming", PoseName::aiming},
                            Verb{"aims", PoseName::aiming},
                            Verb{"shooting", PoseName::aiming},
                            Verb{"reaching", PoseName::reaching},
                            Verb{"reaches", PoseName::reaching},
                            Verb{"stargazing", PoseName::looking_up},
                            Verb{"looking up", PoseName::looking_up},
                            Verb{"looks up", PoseName::looking_up},
                            Verb{"gazing at the", PoseName::looking_up},
                            Verb{"staring at the", PoseName::looking_up},
                            Verb{"watching the", PoseName::looking_up},
                            Verb{"celebrating", PoseName::arms_raised},
                            Verb{"celebrates", PoseName::arms_raised},
                            Verb{"victory", PoseName::arms_raised},
                            Verb{"champion", PoseName::arms_raised},
                            Verb{"triumph", PoseName::arms_raised},
                            Verb{"wins", PoseName::arms_raised},
                            Verb{"surrenders", PoseName::arms_raised},
                            Verb{"mourning", PoseName::bowed},
                            Verb{"mourns", PoseName::bowed},
                            Verb{"grieving", PoseName::bowed},
                            Verb{"grief", PoseName::bowed},
                            Verb{"weeping", PoseName::bowed},
                            Verb{"ashamed", PoseName::bowed},
                            Verb{"walking", PoseName::walking},
                            Verb{"walks", PoseName::walking},
                            Verb{"wandering", PoseName::walking},
                            Verb{"wanders", PoseName::walking},
                            Verb{"strolling", PoseName::walking},
                            Verb{"marching", PoseName::walking},
                            Verb{"marches", PoseName::walking},
                            Verb{"leaving", PoseName::walking_away},
                            Verb{"leaves home", PoseName::walking_away},
                            Verb{"returns", PoseName::walking_away},
                            Verb{"departs", PoseName::walking_away}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

PoseName pick(std::span<const PoseName> from, std::uint64_t seed, int index) {
  base::SeededRandom random(seed, "pose of the cast");
  const auto start = random.below(static_cast<std::uint32_t>(from.size()));
  return from[(start + static_cast<std::size_t>(std::max(0, index))) % from.size()];
}

}  // namespace

bool prompt_says(const brief::Brief& brief, std::initializer_list<std::string_view> words) {
  const std::string text = in_lower_case(brief.prompt);
  return std::ranges::any_of(words, [&](std::string_view word) { return holds_word(text, word); });
}

Manner manner_of(const brief::Brief& brief, const brief::Subject& subject, int index, std::uint64_t seed) {
  Manner manner;
  if (subject.kind != brief::Kind::person) return manner;
  base::SeededRandom random(base::mix64(seed + static_cast<std::uint64_t>(index)), "wind");
  const bool blows = brief.weather == brief::Weather::storm || brief.weather == brief::Weather::snow ||
                     brief.weather == brief::Weather::dust || brief.mood == Mood::epic;
  base::SeededRandom side(seed, "wind side");
  manner.wind =
      (side.chance(0.5F) ? 1.0F : -1.0F) * (blows ? random.between(0.6F, 1.0F) : random.between(0.0F, 0.25F));

  // The verb belongs to the first person named; the others stand by.
  const bool first = std::ranges::find_if(brief.subjects, [](const brief::Subject& s) {
                       return s.kind == brief::Kind::person;
                     })->concept_id == subject.concept_id;
  if (first) {
    std::string text = in_lower_case(brief.prompt);
    // Who falls in love, or runs a bakery, stays on their feet.
    for (const std::string_view idiom :
         {"falls in love",     "falling in love", "fall in love",      "falls for", "falling for",
          "falls asleep",      "falls apart",     "falling apart",     "runs a",    "runs an",
          "runs the",          "runs out",        "running out",       "running a", "run a",
          "leaves behind",     "points of",       "walks into a trap", "hides a",   "hides the",
          "hiding a",          "reaches the",     "climbs the ladder", "wins the",  "wins a",
          "watching the clock"})
      for (std::size_t at = text.find(idiom); at != std::string::npos; at = text.find(idiom, at + 1))
        if (at + idiom.size() == text.size() || !is_letter(text[at + idiom.size()]))
          std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), idiom.size(), '.');
    const Verb* earliest = nullptr;
    std::size_t earliest_at = std::string::npos;
    for (const Verb& verb : kVerbs) {
      if (!holds_word(text, verb.word)) continue;
      if (const std::size_t at = text.find(verb.word); at < earliest_at) {
        earliest_at = at;
        earliest = &verb;
      }
    }
    if (earliest != nullptr) {
      const PoseName pose = earliest->pose;
      const bool grounded = pose != PoseName::falling && pose != PoseName::leaping;
      if (pose == PoseName::aiming && subject.prop != "gun" && subject.prop != "pistol" &&
          subject.prop != "revolver" && subject.prop != "rifle")
        return manner;
      // Afloat only where there is air or water round them.
      if (!grounded && pose == PoseName::falling && brief.setting != brief::Setting::space &&
          brief.setting != brief::Setting::sky && brief.setting != brief::Setting::underwater &&
          brief.setting != brief::Setting::unspecified && !holds_word(text, "falling") &&
          !holds_word(text, "falls"))
        return manner;
      manner.pose = pose;
      return manner;
    }
  }
  constexpr std::array kCalm{PoseName::usual, PoseName::contrapposto, PoseName::pockets,
                             PoseName::usual, PoseName::walking_away, PoseName::contrapposto};
  constexpr std::array kSad{PoseName::bowed, PoseName::usual, PoseName::sitting, PoseName::walking_away,
                            PoseName::pockets};
  constexpr std::array kTense{PoseName::usual, PoseName::wide, PoseName::walking, PoseName::usual,
                              PoseName::walking_away};
  constexpr std::array kGlad{PoseName::contrapposto, PoseName::arms_raised, PoseName::hands_on_hips,
                             PoseName::usual, PoseName::walking};
  constexpr std::array kGrand{PoseName::usual, PoseName::wide, PoseName::hands_on_hips, PoseName::looking_up,
                              PoseName::usual};
  constexpr std::array kHopeful{PoseName::looking_up, PoseName::usual, PoseName::contrapposto,
                                PoseName::walking_away, PoseName::sitting};
  constexpr std::array kTogether{PoseName::usual,        PoseName::hands_on_hips, PoseName::pockets,
                                 PoseName::contrapposto, PoseName::arms_crossed,  PoseName::wide};
  // In company people stand; a group of sitters would be a picnic.
  if (subject.count > 1) {
    manner.pose = pick(kTogether, seed, index);
    return manner;
  }
  const std::span<const PoseName> choice = brief.mood == Mood::melancholy ? std::span<const PoseName>(kSad)
                                           : brief.mood == Mood::tense || brief.mood == Mood::eerie
                                               ? std::span<const PoseName>(kTense)
                                           : brief.mood == Mood::joyful  ? std::span<const PoseName>(kGlad)
                                           : brief.mood == Mood::epic    ? std::span<const PoseName>(kGrand)
                                           : brief.mood == Mood::hopeful ? std::span<const PoseName>(kHopeful)
                                                                         : std::span<const PoseName>(kCalm);
  manner.pose = pick(choice, seed, index);
  // Beside someone else nobody lies about.
  if (brief.subjects.size() > 1 && (manner.pose == PoseName::sitting || manner.pose == PoseName::bowed))
    manner.pose = PoseName::usual;
  return manner;
}

}  // namespace onesheet::illustrator
