// The suggested title. Patterns are few and plain on purpose: a title that could be any film's is better than
// one that is wrong about this one.
#include "brief/title.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/utf8.h"

namespace onesheet::brief {
namespace {

std::string title_case(std::string_view words) {
  std::string out;
  bool first = true;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = std::min(words.find(' ', i), words.size());
    std::string word(words.substr(i, end - i));
    const bool small =
        !first && end != words.size() &&
        (word == "of" || word == "the" || word == "in" || word == "and" || word == "a" || word == "an" ||
         word == "on" || word == "at" || word == "to" || word == "for" || word == "with" || word == "from");
    if (word == "ufo" || word == "tv") {
      for (char& c : word) c = static_cast<char>(c - 32);
    } else if (!small && !word.empty() && word[0] >= 'a' && word[0] <= 'z') {
      word[0] = static_cast<char>(word[0] - 32);
    }
    if (!out.empty()) out += ' ';
    out += word;
    first = false;
    i = end + 1;
  }
  return out;
}

bool fits(std::string_view title) {
  const auto points = base::count_code_points(title);
  return points && *points > 0 && *points <= kSuggestedTitleMax;
}

std::string number_word(int count) {
  constexpr std::array kWords{"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};
  return kWords[static_cast<std::size_t>(std::clamp(count, 1, 9))];
}

// Words too plain or too long for a title give way to their concept's own name.
std::string noun_of(const Found& found) {
  static const TextSet plain = {
      "guy",   "fellow",      "kid", "person",     "human", "male",       "female",      "somebody", "doggy",
      "kitty", "mom",         "mum", "dad",        "cop",   "grandpa",    "grandma",     "granny",   "bike",
      "plane", "protagonist", "tv",  "cell phone", "t rex", "space ship", "light house", "mic"};
  std::string noun = found.noun;
  if (plain.contains(noun) || noun.size() > 24) {
    noun = found.subject.concept_id;
    std::replace(noun.begin(), noun.end(), '_', ' ');
  }
  return title_case(noun);
}

bool is_alive(const Subject& s) {
  return s.kind == Kind::person || s.kind == Kind::animal || s.kind == Kind::creature;
}

// Where the story is, as the tail of "The Violinist …".
std::string place_tail(const Brief& brief) {
  switch (brief.weather) {
    case Weather::rain:
      return " in the Rain";
    case Weather::fog:
      return " in the Fog";
    case Weather::storm:
      return " and the Storm";
    default:
      break;
  }
  switch (brief.setting) {
    case Setting::sea:
      return " and the Sea";
    case Setting::underwater:
      return " Below";
    case Setting::mountains:
      return " on the Mountain";
    case Setting::desert:
      return " in the Desert";
    case Setting::forest:
      return " in the Woods";
    case Setting::snow:
      return " in the Snow";
    case Setting::ice:
      return " on the Ice";
    case Setting::coast:
      return " on the Shore";
    case Setting::jungle:
      return " in the Jungle";
    case Setting::road:
      return " on the Road";
    default:
      return {};
  }
}

struct Choices {
  std::vector<std::string> list;
  void offer(std::string title, int times = 1) {
    if (!fits(title)) return;
    for (int i = 0; i < times; ++i) list.push_back(title);
  }
  std::string pick(std::uint64_t hash) const {
    return list.empty() ? std::string{} : list[hash % list.size()];
  }
};

std::string plural_title(const Found& found) {
  return title_case(true_plural_of(base::lower_ascii(noun_of(found))));
}

// "Three Thieves", "The Wolves"
void offer_many(Choices& choices, const Found& lead) {
  const std::string many = plural_title(lead);
  const int count = lead.subject.count;
  if (count <= 7 && (lead.counted || lead.from_event) && (count > 2 || lead.subject.kind == Kind::person)) {
    choices.offer(number_word(count) + " " + many, 2);
  }
  choices.offer("The " + many, count > 2 ? 1 : 2);
  if (!lead.adjective.empty()) choices.offer("The " + title_case(lead.adjective) + " " + many, 4);
}

void offer_one(Choices& choices, const Found& lead, const Brief& brief) {
  const std::string noun = noun_of(lead);
  const bool night = brief.time == TimeOfDay::night;
  const bool dread =
      brief.genre == Genre::horror || brief.genre == Genre::thriller || brief.mood == Mood::eerie;
  const Kind kind = lead.subject.kind;
  static const TextSet names = {"Godzilla", "King Kong", "Dracula", "Nosferatu",
                                "Titanic",  "Excalibur", "Saturn",  "Jupiter"};
  if (names.contains(noun)) return choices.offer(noun);
  choices.offer("The " + noun, 3);
  // "The Last Violinist", but no "Last Old Man" and no "Last Woman".
  const std::string& id = lead.subject.concept_id;
  const bool generic =
      id == "man" || id == "woman" || id == "girl" || id == "boy" || id == "child" || id == "baby";
  const bool simple = noun.find(' ') == std::string::npos;
  if (is_alive(lead.subject) && kind != Kind::person && (night || dread))
    choices.offer("Night of the " + noun, 3);
  if (kind == Kind::vehicle && night) choices.offer("The Night " + noun, 3);
  if (simple && !generic && brief.subjects.size() == 1 && (is_alive(lead.subject) || kind == Kind::vehicle) &&
      brief.genre != Genre::comedy) {
    choices.offer("The Last " + noun);
  }
  if (is_alive(lead.subject)) {
    const std::string tail = place_tail(brief);
    // "The Old Man and the Sea" is taken, "The Wolf on the Mountain" is free.
    const bool taken = noun == "Old Man" && tail == " and the Sea";
    const bool echo = !tail.empty() && noun.find(tail.substr(tail.rfind(' ') + 1)) != std::string::npos;
    if (!tail.empty() && !taken && !echo) choices.offer("The " + noun + tail, 3);
  }
}

// Titles for a prompt that shows no one and nothing we know.
std::vector<std::string_view> mood_titles(const Brief& brief) {
  switch (brief.weather) {
    case Weather::storm:
      return {"Before the Storm", "The Long Storm", "Storm Light"};
    case Weather::rain:
      return {"After the Rain", "Seven Days of Rain", "City of Rain"};
    case Weather::fog:
      return {"Out of the Fog", "White Silence", "The Fog Line"};
    case Weather::dust:
      return {"Dust", "A Wall of Dust"};
    default:
      break;
  }
  if (brief.time == TimeOfDay::dawn) return {"First Light", "Before Morning"};
  if (brief.time == TimeOfDay::dusk) return {"Last Light", "The Evening Line"};
  switch (brief.setting) {
    case Setting::sea:
      return {"Open Water", "The Far Shore", "Tideline"};
    case Setting::underwater:
      return {"Below", "The Quiet Depth", "Forty Fathoms"};
    case Setting::mountains:
      return {"Above the Treeline", "The High Pass", "Thin Air"};
    case Setting::desert:
      return {"A Sea of Sand", "The Empty Mile", "Heat"};
    case Setting::forest:
      return {"The Quiet Forest", "Understory", "Deep Green"};
    case Setting::jungle:
      return {"Deep Green", "Canopy"};
    case Setting::city:
      return brief.time == TimeOfDay::day ? std::vector<std::string_view>{"City of Glass"}
                                          : std::vector<std::string_view>{"After Dark", "The Late Shift"};
    case Setting::field:
      return {"Wide Country", "The Long Field", "Harvest"};
    case Setting::snow:
      return {"The Long Winter", "First Snow", "Snowblind"};
    case Setting::ice:
      return {"The White Line", "Below Zero", "Cold Light"};
    case Setting::space:
      return {"The Far Light", "Light Years", "Perihelion"};
    case Setting::planet:
      return {"The Far World", "Two Moons Rising", "Red Dust"};
    case Setting::interior:
      return {"Behind Closed Doors", "The Quiet Room"};
    case Setting::road:
      return {"The Long Road", "Mile Zero", "Night Drive"};
    case Setting::graveyard:
      return {"Hallowed Ground", "What Lies Below"};
    case Setting::sky:
      return {"Above the Clouds", "Thin Air"};
    case Setting::coast:
      return {"The Far Shore", "High Tide", "Landfall"};
    case Setting::swamp:
      return {"Still Water", "Black Water"};
    case Setting::unspecified:
      break;
  }
  switch (brief.time) {
    case TimeOfDay::night:
      return {"The Long Night", "After Midnight"};
    default:
      break;
  }
  switch (brief.genre) {
    case Genre::thriller:
      return {"No Witness", "The Quiet Hour"};
    case Genre::action:
      return {"Point of Impact", "No Way Back"};
    case Genre::sci_fi:
      return {"The Far Signal", "Tomorrow Again"};
    case Genre::fantasy:
      return {"The Old Magic", "The Seventh Kingdom"};
    case Genre::horror:
      return {"Do Not Wake It", "The Knocking"};
    case Genre::romance:
      return {"The Two of Us", "Almost Always"};
    case Genre::comedy:
      return {"What Could Go Wrong", "Nobody's Fault"};
    case Genre::family:
      return {"The Big Adventure", "All Together Now"};
    case Genre::western:
      return {"Hard Country", "Sundown Road"};
    case Genre::noir:
      return {"A Long Shadow", "No Alibi"};
    case Genre::neon:
      return {"Neon Mile", "Static City"};
    case Genre::war:
      return {"The Long March", "Hold the Line"};
    case Genre::adventure:
      return {"Off the Map", "Uncharted Ground"};
    case Genre::documentary:
      return {"A Closer Look", "As It Was"};
    case Genre::drama:
      break;
  }
  return {"What Remains", "The Long Way", "Every Other Day", "Somewhere Else"};
}

// The prompt's own first words, whole, when they fit: for scripts and languages that we do not read.
std::string own_words(const Brief& brief, const Tokens& tokens) {
  if (tokens.list.empty()) return {};
  const std::string_view prompt = brief.prompt;
  std::size_t end = 0;
  const std::size_t begin = tokens.list.front().begin;
  for (std::size_t i = 0; i < tokens.list.size(); ++i) {
    if (i > 0 && tokens.list[i].break_before) break;
    const auto words = prompt.substr(begin, tokens.list[i].end - begin);
    if (!fits(words)) return {};  // a cut sentence is no title
    end = tokens.list[i].end;
  }
  return std::string(prompt.substr(begin, end - begin));
}

// "a spider web" → "the spider web"
std::string with_the(std::string words) {
  for (const std::string_view article : {"a ", "an ", "A ", "An "}) {
    if (words.starts_with(article)) return "the " + words.substr(article.size());
  }
  return words;
}

bool has_control(std::string_view text) {
  const auto decoded = base::decode_utf8(text);
  return !decoded || std::any_of(decoded->begin(), decoded->end(), base::is_control);
}

std::string strong_phrase(const Tokens& tokens) {
  std::string joined = " ";
  for (const Token& token : tokens.list) joined += (token.break_before ? "| " : "") + token.raw + " ";
  const Phrase* longest = nullptr;
  for (const Phrase& phrase : lexicon().phrases) {
    if (longest != nullptr && phrase.words.size() <= longest->words.size()) continue;
    if (joined.find(" " + phrase.words + " ") != std::string::npos) longest = &phrase;
  }
  return longest == nullptr ? std::string{} : longest->title;
}

std::string from_subjects(const Brief& brief, const Reading& reading, std::uint64_t hash) {
  const auto found_of = [&](const Subject& s) {
    return std::find_if(reading.found.begin(), reading.found.end(), [&](const Found& f) {
      return f.subject.concept_id == s.concept_id && f.subject.words == s.words;
    });
  };
  const auto lead = found_of(brief.subjects.front());
  if (lead == reading.found.end()) return {};
  Choices choices;
  if (lead->from_event && !reading.event_noun.empty() && reading.event_noun.size() > 3) {
    choices.offer("The " + title_case(reading.event_noun), 3);
  }
  const Subject& first = lead->subject;
  if (lead->is_place && !reading.place_name.empty()) {
    const std::string place = title_case(reading.place_name);
    choices.offer(place);
    if (brief.time == TimeOfDay::night) choices.offer(place + " After Dark", 3);
    if (brief.time == TimeOfDay::dawn) choices.offer(place + " at Dawn", 3);
    return choices.pick(hash);
  }
  if (first.concept_id == "couple") {
    choices.offer("The Two of Us");
    if (!reading.place_name.empty()) choices.offer("Two in " + title_case(reading.place_name), 3);
    return choices.pick(hash);
  }
  if (!lead->adjective.empty() && first.count == 1) {
    return "The " + title_case(lead->adjective) + " " + noun_of(*lead);
  }
  if (brief.subjects.size() >= 2 && first.count == 1) {
    const auto second = found_of(brief.subjects[1]);
    const bool pair = second != reading.found.end() && second != lead && second->subject.confidence == 1 &&
                      second->subject.count == 1 && is_alive(first) &&
                      (is_alive(second->subject) || second->subject.kind == Kind::vehicle ||
                       second->subject.kind == Kind::object);
    if (pair && !second->from_event) {
      const std::string& owner = second->determiner;
      const bool owned = owner == "his" || owner == "her";
      choices.offer("The " + noun_of(*lead) + (owned ? " and " + title_case(owner) + " " : " and the ") +
                        noun_of(*second),
                    5);
    }
  }
  if (brief.subjects.size() == 2 && first.count > 1 && brief.subjects[1].relation == Relation::versus) {
    const auto second = found_of(brief.subjects[1]);
    if (second != reading.found.end() && second->subject.count > 1) {
      const std::string title = plural_title(*lead) + " vs. " + plural_title(*second);
      if (fits(title)) return title;
    }
  }
  const bool face_off = brief.subjects.size() == 2 && brief.subjects[1].concept_id == first.concept_id &&
                        std::all_of(reading.found.begin(), reading.found.end(),
                                    [&](const Found& f) { return f.noun == lead->noun; });
  if (face_off) {
    if (choices.list.empty()) choices.offer("Two " + plural_title(*lead));
  } else if (first.count > 1) {
    offer_many(choices, *lead);
  } else {
    offer_one(choices, *lead, brief);
  }
  if (!reading.place_name.empty() && brief.time == TimeOfDay::night) {
    choices.offer(title_case(reading.place_name) + " After Dark", 2);
  }
  return choices.pick(hash);
}

}  // namespace

std::string suggest_title(const Brief& brief, const Reading& reading, const Tokens& tokens) {
  const std::uint64_t hash = base::mix64(base::hash_name(brief.prompt));
  if (!reading.foreign) {
    if (std::string phrase = strong_phrase(tokens); fits(phrase)) return phrase;
    if (!brief.subjects.empty()) {
      if (std::string title = from_subjects(brief, reading, hash); fits(title)) return title;
    }
  }
  const bool readable = !reading.foreign && tokens.other_letters <= tokens.latin_letters;
  if (readable) {
    if (!reading.unknown_head.empty() && reading.unknown_head.size() <= 20) {
      return "The " + title_case(reading.unknown_head);
    }
    if (!tokens.list.empty() && tokens.list.size() <= 4 &&
        (!brief.unknown_nouns.empty() || brief.setting != Setting::unspecified)) {
      const std::string own = own_words(brief, tokens);
      const std::string title = title_case(with_the(own));
      if (own.size() > 2 && !has_control(own) && fits(title)) return title;
    }
    if (tokens.latin_letters == 0 && brief.understood.empty()) return "Untitled";
    const auto list = mood_titles(brief);
    return std::string(list[hash % list.size()]);
  } else if (std::string own = own_words(brief, tokens); !own.empty() && !has_control(own)) {
    return own;
  }
  return "Untitled";
}

std::string suggest_tagline(const Brief& brief) {
  const auto lines = [&]() -> std::vector<std::string_view> {
    switch (brief.genre) {
      case Genre::horror:
        return {"It was never empty.", "Some things wait.", "Leave the light on."};
      case Genre::thriller:
        return {"Everyone is hiding something.", "Trust is a luxury.", "Someone always knows."};
      case Genre::western:
        return {"Every debt comes due.", "The law ends here."};
      case Genre::sci_fi:
        return {"Some distances change you.", "We were never meant to come this far."};
      case Genre::romance:
        return {"Some hearts find the way.", "It only takes one evening."};
      case Genre::fantasy:
        return {"Old promises wake.", "Every legend begins with a step."};
      case Genre::noir:
        return {"In this town, even the truth has an alibi.", "Nobody walks away clean."};
      case Genre::war:
        return {"No one comes home the same.", "Hold on to each other."};
      case Genre::adventure:
        return {"Go further.", "The map ends here."};
      case Genre::action:
        return {"No way out but through.", "Run out of road."};
      default:
        return {};
    }
  }();
  if (lines.empty() || brief.subjects.empty()) return {};
  return std::string(lines[base::mix64(base::hash_name(brief.prompt) ^ 0x7461676C) % lines.size()]);
}

}  // namespace onesheet::brief
