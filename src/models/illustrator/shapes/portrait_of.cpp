// Who somebody is, from the words that name them: age, sex, beard, hair and hat.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/random.h"
#include "models/illustrator/shapes/portrait.h"
#include "models/illustrator/shapes/roles.h"
#include "models/illustrator/shapes/words.h"

namespace onesheet::illustrator {
namespace {

using Random = base::SeededRandom;

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [text](std::string_view word) { return text.contains(word); });
}

bool says_any(std::string_view said, std::initializer_list<std::string_view> words) {
  const std::string text = in_lower_case(said);
  return std::ranges::any_of(words, [&text](std::string_view word) { return holds_word(text, word); });
}

bool young(const brief::Subject& subject) {
  return holds_any(subject.concept_id, {"child", "girl", "boy", "baby"}) ||
         says_any(subject.words, {"girl", "boy", "child", "children", "kid", "kids", "son", "daughter",
                                  "toddler", "toddlers", "schoolgirl", "schoolboy", "orphan", "teenager"});
}
bool aged(const brief::Subject& subject) {
  return subject.concept_id.starts_with("old_") ||
         says_any(subject.words,
                  {"old", "elderly", "aged", "grandpa", "grandma", "grandfather", "grandmother",
                   "grandfathers", "grandmothers", "ageing", "aging", "retired"});
}
// What the words say, else what the role usually is.
std::optional<bool> said_female(const brief::Subject& subject) {
  if (holds_any(subject.words,
                {"woman", "women", "girl", "lady", "ladies", "heroine", "actress", "waitress", "hostess"}) ||
      says_any(subject.words, {"mother", "sister", "sisters",     "daughter",     "wife",    "widow",
                               "aunt",   "niece",  "grandmother", "grandmothers", "grandma", "female",
                               "bride",  "nun",    "queen",       "princess",     "witch",   "flapper",
                               "femme",  "she",    "her",         "ballerina",    "nurse"}))
    return true;
  if (says_any(subject.words, {"man", "men", "boy", "boys", "father", "brother", "brothers", "son", "husband",
                               "uncle", "grandfather", "grandpa", "male", "king", "prince", "he", "his"}))
    return false;
  return std::nullopt;
}

}  // namespace

std::optional<Portrait> portrait_of(const brief::Subject& subject, int index, std::uint64_t seed) {
  if (subject.kind != brief::Kind::person) return std::nullopt;
  const auto costume = costume_of({.concept_id = subject.concept_id, .seed = seed});
  Random random(base::mix64(seed + static_cast<std::uint64_t>(index) * 0x9E37U), "portrait");
  Portrait p;
  p.age = young(subject) ? Portrait::Age::child : aged(subject) ? Portrait::Age::old : Portrait::Age::grown;
  const bool couple = holds_any(subject.concept_id, {"couple", "lovers"});
  // Performers' drawings are no roles: theirs are a woman's or a man's for good.
  p.female = costume ? costume->build->female || subject.concept_id == "girl"
                     : holds_any(subject.concept_id, {"violin", "dancer", "ballerina", "singer", "girl"});
  if (const auto said = said_female(subject)) p.female = *said;
  if (couple) p.female = index % 2 == 1;
  if (costume) {
    p.hat = costume->outfit.hat;
    p.hair = costume->outfit.hair;
    p.beard = costume->outfit.beard;
  }
  switch (p.hat) {
    case Hat::great_helm:
    case Hat::bubble:
    case Hat::kabuto:
    case Hat::ninja:
    case Hat::bee_veil:
    case Hat::jester:
    case Hat::wig:
      return std::nullopt;
    default:
      break;
  }
  // The second of two takes the next head of hair in the list after the first one's.
  const auto first = index > 0 ? portrait_of(subject, 0, seed) : std::nullopt;
  const auto one_of = [&](std::initializer_list<Hair> kinds) {
    if (!first) return kinds.begin()[random.below(static_cast<std::uint32_t>(kinds.size()))];
    const auto* at = std::ranges::find(kinds, first->hair);
    return at == kinds.end() || at + 1 == kinds.end() ? *kinds.begin() : *(at + 1);
  };
  const bool woman_like = p.hair == Hair::long_hair || p.hair == Hair::bob || p.hair == Hair::bun ||
                          p.hair == Hair::ponytail || p.hair == Hair::pigtails;
  if (p.female && (!woman_like || index > 0)) {
    p.hair = p.age == Portrait::Age::old ? one_of({Hair::bun, Hair::curls, Hair::bob})
             : p.age == Portrait::Age::child
                 ? one_of({Hair::ponytail, Hair::bob, Hair::long_hair})
                 : one_of({Hair::long_hair, Hair::bob, Hair::bun, Hair::ponytail});
  } else if (!p.female && (woman_like || index > 0 || p.age != Portrait::Age::grown)) {
    p.hair = p.age == Portrait::Age::old     ? one_of({Hair::tonsure, Hair::cropped, Hair::bald})
             : p.age == Portrait::Age::child ? one_of({Hair::wild, Hair::cropped, Hair::parted})
                                             : one_of({Hair::parted, Hair::cropped, Hair::curls});
  }
  if (!p.female && p.age != Portrait::Age::child && !p.beard)
    p.beard = random.chance(p.age == Portrait::Age::old ? (index % 2 == 0 ? 0.7F : 0.25F) : 0.15F);
  if (p.female || p.age == Portrait::Age::child) p.beard = false;
  if (p.hat == Hat::veil) p.hair = Hair::long_hair;
  if (p.hat == Hat::tricorn && index == 0) p.hair = Hair::ponytail;  // a sailor's queue
  return p;
}

}  // namespace onesheet::illustrator
