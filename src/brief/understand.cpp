// From a reading to a Brief: the best three subjects, the winning votes, the palettes that suit.
#include <algorithm>

#include "base/utf8.h"
#include "brief/brief.h"
#include "brief/lexicon.h"
#include "brief/reading.h"
#include "brief/title.h"

namespace onesheet::brief {
namespace {

constexpr float kSettingAtLeast = 3;
constexpr float kTimeAtLeast = 3;
constexpr float kWeatherAtLeast = 4;
constexpr float kGenreAtLeast = 2;
constexpr float kMoodAtLeast = 3;
constexpr float kEraAtLeast = 3;
constexpr std::size_t kPalettesMax = 5;
constexpr std::size_t kPalettesMin = 3;

// Who the picture is about first; then what stands around; the sky's own bodies and landmarks last.
constexpr int kRankLast = 2;
int rank_of(const Found& found) {
  if (found.subject.kind == Kind::celestial) return kRankLast;
  return found.located ? 1 : 0;
}

// What is only drawn for want of anything else.
bool is_stopgap(const Found& found) { return found.of_film || found.in_general; }

std::vector<Subject> best_subjects(const Reading& reading) {
  std::vector<Subject> subjects;
  const bool enough = std::ranges::any_of(reading.found, [](const Found& found) {
    return !is_stopgap(found) && found.subject.confidence >= kDrawAtLeast;
  });
  for (int rank = 0; rank <= kRankLast; ++rank) {
    for (const Found& found : reading.found) {
      if (rank_of(found) != rank || found.subject.confidence < kDrawAtLeast) continue;
      if (reading.no_people && found.subject.kind == Kind::person) continue;
      if (enough && is_stopgap(found)) continue;
      if (subjects.size() == kSubjectsMax) return subjects;
      subjects.push_back(found.subject);
      if (subjects.size() == 1) {
        subjects.front().relation = found.over_setting ? Relation::above : Relation::none;
      }
    }
  }
  return subjects;
}

// A pet makes a film for families, unless a grown-up's story is told: "a woman walking her dog in the rain".
void weigh_pets(Tally& tally, const Reading& reading, const std::vector<Subject>& subjects) {
  if (subjects.empty() || subjects.front().kind != Kind::person) return;
  for (const std::string_view young : {"girl", "boy", "child", "baby"}) {
    if (subjects.front().concept_id == young) return;
  }
  for (const Found& found : reading.found) {
    if (found.subject.kind != Kind::animal) continue;
    const int index = lexicon().concept_index(found.subject.concept_id);
    for (Vote vote : lexicon().concepts[static_cast<std::size_t>(index)].votes) {
      if (vote.axis != Axis::genre || vote.value != static_cast<unsigned char>(Genre::family)) continue;
      vote.weight = -vote.weight;
      tally.add(vote);
    }
  }
}

// Whoever breathes air stays out of the water that an animal brings along: "a detective finds a goldfish".
void keep_dry(Tally& tally, const Reading& reading, const std::vector<Subject>& subjects) {
  const auto votes_of = [](const Subject& subject) -> std::span<const Vote> {
    const int index = lexicon().concept_index(subject.concept_id);
    return lexicon().concepts[static_cast<std::size_t>(index)].votes;
  };
  const auto weight_in = [](std::span<const Vote> votes, Setting setting) {
    float weight = 0;
    for (const Vote& vote : votes) {
      if (vote.axis == Axis::setting && vote.value == static_cast<unsigned char>(setting))
        weight += vote.weight;
    }
    return weight;
  };
  const bool dry = std::ranges::any_of(subjects, [&](const Subject& subject) {
    const bool breathes = subject.kind == Kind::person || subject.kind == Kind::animal;
    return breathes && weight_in(votes_of(subject), Setting::underwater) == 0;
  });
  if (!dry) return;
  for (const Found& found : reading.found) {
    if (found.subject.kind != Kind::animal || found.over_setting) continue;
    const auto& votes = votes_of(found.subject);
    const float under = weight_in(votes, Setting::underwater);
    if (under == 0) continue;
    tally.add(Axis::setting, Setting::underwater, -under);
    // A whale or a shark is met at sea.
    if (weight_in(votes, Setting::sea) > 0) tally.add(Axis::setting, Setting::sea, under / 2);
  }
}

Genre genre_of(const Tally& tally, Mood mood) {
  if (const auto won = tally.winner(Axis::genre, kGenreAtLeast)) return static_cast<Genre>(*won);
  switch (mood) {
    case Mood::eerie:
    case Mood::tense:
      return Genre::thriller;
    case Mood::joyful:
      return Genre::comedy;
    case Mood::epic:
      return Genre::adventure;
    default:
      return Genre::drama;
  }
}

template <class E>
E won_or(const Tally& tally, Axis axis, float at_least, E otherwise) {
  const auto won = tally.winner(axis, at_least);
  return won ? static_cast<E>(*won) : otherwise;
}

}  // namespace

std::vector<std::string> suiting_palettes(const Brief& brief) {
  struct Ranked {
    float score;
    const SuitedPalette* suited;
  };
  std::vector<Ranked> ranked;
  for (const SuitedPalette& one : lexicon().palettes) {
    float score = 0;
    for (const Vote& vote : one.suits) {
      const bool same =
          (vote.axis == Axis::genre && vote.value == static_cast<unsigned char>(brief.genre)) ||
          (vote.axis == Axis::setting && vote.value == static_cast<unsigned char>(brief.setting)) ||
          (vote.axis == Axis::time && vote.value == static_cast<unsigned char>(brief.time)) ||
          (vote.axis == Axis::era && vote.value == static_cast<unsigned char>(brief.era)) ||
          (vote.axis == Axis::weather && vote.value == static_cast<unsigned char>(brief.weather));
      if (same) score += vote.weight;
      if (vote.axis == Axis::mood && vote.value == static_cast<unsigned char>(brief.mood))
        score += 0.6F * vote.weight;
    }
    ranked.push_back({score, &one});
  }
  // Addresses follow the order of the file, which decides between equals.
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.suited < b.suited;
  });
  std::vector<std::string> names;
  for (const Ranked& one : ranked) {
    const bool close = one.score > 0 && one.score >= 0.5F * ranked.front().score;
    if (names.size() >= kPalettesMax || (names.size() >= kPalettesMin && !close)) break;
    names.emplace_back(one.suited->name);
  }
  return names;
}

std::optional<Kind> kind_of_concept(std::string_view concept_id) {
  const int index = lexicon().concept_index(concept_id);
  if (index < 0) return std::nullopt;
  return lexicon().concepts[static_cast<std::size_t>(index)].kind;
}

Brief understand(std::string_view prompt) {
  Brief brief;
  brief.prompt = std::string(prompt);
  const auto quoted = find_quoted_title(prompt);
  const Tokens tokens = quoted ? tokenize(prompt, quoted->begin, quoted->end) : tokenize(prompt);
  Reading reading = read_prompt(prompt, tokens);
  if (quoted) {
    brief.quoted_title = quoted->text;
    // A prompt that says nothing but its title is drawn from the title.
    const bool silent = std::none_of(reading.found.begin(), reading.found.end(),
                                     [](const Found& f) { return f.subject.confidence >= kDrawAtLeast; });
    if (silent) {
      const Tokens words = tokenize(quoted->text);
      Reading of_title = read_prompt(quoted->text, words);
      for (Found& found : of_title.found) {
        found.subject.confidence *= 0.7F;
        reading.found.push_back(std::move(found));
      }
      for (std::string& word : of_title.understood) reading.understood.push_back(std::move(word));
      reading.tally.add(of_title.tally);
    }
  }
  Tally& tally = reading.tally;
  brief.subjects = best_subjects(reading);
  weigh_pets(tally, reading, brief.subjects);
  keep_dry(tally, reading, brief.subjects);
  brief.setting = won_or(tally, Axis::setting, kSettingAtLeast, Setting::unspecified);
  brief.time = won_or(tally, Axis::time, kTimeAtLeast, TimeOfDay::unspecified);
  brief.weather = won_or(tally, Axis::weather, kWeatherAtLeast, Weather::clear);
  brief.mood = won_or(tally, Axis::mood, kMoodAtLeast, Mood::neutral);
  brief.genre = genre_of(tally, brief.mood);
  brief.era = won_or(tally, Axis::era, kEraAtLeast, Era::unspecified);
  brief.no_people = reading.no_people;
  brief.palette_names = suiting_palettes(brief);
  brief.understood = reading.understood;
  brief.unknown_nouns = reading.unknown_nouns;
  brief.suggested_title = suggest_title(brief, reading, tokens);
  brief.suggested_tagline = suggest_tagline(brief);
  return brief;
}

poster::TypeVoice voice_of(Genre genre) {
  using poster::TypeVoice;
  switch (genre) {
    case Genre::drama:
      return TypeVoice::drama;
    case Genre::thriller:
      return TypeVoice::thriller;
    case Genre::action:
    case Genre::war:
    case Genre::adventure:
      return TypeVoice::action;
    case Genre::sci_fi:
      return TypeVoice::sci_fi;
    case Genre::fantasy:
      return TypeVoice::fantasy;
    case Genre::horror:
      return TypeVoice::horror;
    case Genre::romance:
      return TypeVoice::romance;
    case Genre::comedy:
      return TypeVoice::comedy;
    case Genre::family:
      return TypeVoice::family;
    case Genre::western:
      return TypeVoice::western;
    case Genre::noir:
      return TypeVoice::noir;
    case Genre::neon:
      return TypeVoice::neon;
    case Genre::documentary:
      return TypeVoice::documentary;
  }
  return TypeVoice::drama;
}

const std::vector<poster::Palette>& palettes() {
  static const auto all = [] {
    std::vector<poster::Palette> made;
    for (const SuitedPalette& one : lexicon().palettes) {
      const auto& inks = one.inks;
      made.push_back({one.name, inks[0], inks[1], inks[2], inks[3], inks[4], inks[5], inks[6], inks[7]});
    }
    return made;
  }();
  return all;
}

const poster::Palette& find_palette(std::string_view name) {
  const auto& all = palettes();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  return found == all.end() ? all.front() : *found;
}

}  // namespace onesheet::brief
