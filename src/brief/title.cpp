// The suggested title. Patterns are few and plain on purpose: a title that could be any film's is better than
// one that is wrong about this one.
#include "brief/title.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/utf8.h"
#include "brief/grammar.h"
#include "brief/lines.h"

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

bool is_alive(const Subject& s) { return brief::is_alive(s.kind); }

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
  const std::string noun = noun_of(found);
  const bool plural_already = noun.ends_with("es") || noun.ends_with("ens");  // "Boxes", "Gardens"
  return plural_already ? noun : title_case(true_plural_of(base::lower_ascii(noun)));
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

// Those whose concept says little: no "Last Man", no "Woman of Paris".
bool is_plain(const Found& found) {
  const std::string& id = found.subject.concept_id;
  return (id == "man" || id == "woman" || id == "girl" || id == "boy" || id == "child" || id == "baby") &&
         (found.noun == id || found.noun.size() < 5);
}

// "The Night Watch" for an owl: written by hand, chosen by what else holds.
void offer_lines(Choices& choices, const Brief& brief) {
  std::size_t best = 0;
  for (const auto& line : lexicon().title_lines) best = std::max(best, fit(line, brief));
  for (const auto& line : lexicon().title_lines) {
    const std::size_t fitness = fit(line, brief);
    if (fitness == 0 || fitness + 1 < best) continue;
    for (const std::string_view title : line.texts)
      choices.offer(std::string(title), fitness == best ? 2 : 1);
  }
}

// "One Night in Paris", "The Istanbul File", "The Butcher of Prague"
void offer_place(Choices& choices, const Found& lead, const Brief& brief, const Reading& reading) {
  static const TextSet unfit = {"nyc",     "rio",    "split",   "great wall", "roswell",
                                "area 51", "kepler", "pandora", "europa",     "soho",
                                "nile",    "japan",  "china",   "egypt",      "greece"};
  if (reading.place_name.empty() || unfit.contains(reading.place_name)) return;
  const std::string place = title_case(reading.place_name);
  const std::string& id = lead.subject.concept_id;
  const std::string noun = noun_of(lead);
  const bool simple = noun.find(' ') == std::string::npos;
  if (!reading.event_noun.empty() && reading.event_noun.find(' ') == std::string::npos && id != "thief") {
    choices.offer("A " + title_case(reading.event_noun) + " in " + place, 4);
  }
  if (brief.time == TimeOfDay::night) choices.offer(place + " After Dark", 3);
  if (brief.time == TimeOfDay::dawn) choices.offer(place + " at Dawn", 3);
  switch (brief.genre) {
    case Genre::romance:
      choices.offer(brief.time == TimeOfDay::night ? "One Night in " + place : "Meet Me in " + place, 4);
      break;
    case Genre::thriller:
    case Genre::action:
    case Genre::noir:
      choices.offer("The " + place + (id == "thief" ? " Job" : id == "spy" ? " File" : " Affair"), 4);
      break;
    case Genre::comedy:
    case Genre::family:
      if (lead.subject.kind == Kind::animal && lead.subject.count == 1) {
        const bool vowel = std::string_view("AEIOU").find(noun[0]) != std::string_view::npos;
        choices.offer((vowel ? "An " : "A ") + noun + " in " + place, 5);
      } else {
        choices.offer("Trouble in " + place, 2);
      }
      break;
    case Genre::war:
    case Genre::adventure:
    case Genre::western:
      choices.offer("The Road to " + place, 3);
      break;
    default:
      if (lead.subject.kind == Kind::person && lead.subject.count == 1 && simple && !is_plain(lead))
        choices.offer("The " + noun + " of " + place, 4);
  }
}

void offer_one(Choices& choices, const Found& lead, const Brief& brief) {
  const std::string noun = noun_of(lead);
  const Kind kind = lead.subject.kind;
  static const TextSet names = {"Godzilla", "King Kong", "Dracula", "Nosferatu",
                                "Titanic",  "Excalibur", "Saturn",  "Jupiter"};
  if (names.contains(noun)) return choices.offer(noun);
  const bool simple = noun.find(' ') == std::string::npos;
  if (!is_plain(lead)) choices.offer("The " + noun, simple ? 1 : 3);
  if (kind == Kind::vehicle && brief.time == TimeOfDay::night) choices.offer("The Night " + noun, 3);
  const bool solemn = (brief.mood == Mood::melancholy || brief.mood == Mood::epic) &&
                      brief.genre != Genre::comedy && brief.genre != Genre::family &&
                      brief.genre != Genre::documentary && brief.genre != Genre::romance;
  if (simple && brief.subjects.size() == 1 && solemn &&
      (kind == Kind::animal || kind == Kind::creature || kind == Kind::vehicle)) {
    choices.offer("The Last " + noun);
  }
  if (is_alive(lead.subject) && brief.subjects.size() == 1) {
    const std::string tail = place_tail(brief);
    // "The Old Man and the Sea" is taken, "The Wolf on the Mountain" is free.
    const bool taken = noun == "Old Man" && tail == " and the Sea";
    const bool echo = !tail.empty() && noun.find(tail.substr(tail.rfind(' ') + 1)) != std::string::npos;
    // A fisherman is at sea anyway.
    const bool idle = tail == " and the Sea" && lead.subject.kind == Kind::person && !is_plain(lead);
    if (!tail.empty() && !taken && !echo && !idle) choices.offer("The " + noun + tail, 2);
  }
}

// "The Girl and the Wolf", "The Blacksmith's Sword"
void offer_pair(Choices& choices, const Found& first, const Found& second) {
  const Subject& a = first.subject;
  const Subject& b = second.subject;
  if (a.count != 1 || b.count != 1 || b.confidence < 1 || first.from_event || second.from_event) return;
  const bool beast = b.kind == Kind::animal || b.kind == Kind::creature;
  const bool owned = second.determiner == "his" || second.determiner == "her";
  const bool grown = first.noun == "man" || first.noun == "woman";
  if (!owned && (second.noun == "man" || second.noun == "woman" || second.noun == "stranger")) return;
  if (is_alive(a) && is_alive(b) && (!grown || owned) &&
      (beast || b.kind == a.kind || a.kind != Kind::person)) {
    choices.offer("The " + noun_of(first) +
                      (owned ? " and " + title_case(second.determiner) + " " : " and the ") + noun_of(second),
                  4);
  }
  const bool thing = b.kind == Kind::object && b.relation != Relation::inside &&
                     b.relation != Relation::riding && b.relation != Relation::beneath;
  if (a.kind == Kind::person && thing && !grown && !noun_of(first).ends_with('s')) {
    choices.offer("The " + noun_of(first) + "'s " + noun_of(second), 3);
  }
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

// "a lighthouse on the moon", "the queen of the ants": a prompt that is all but a title.
std::string phrase_as_title(const Brief& brief, const Tokens& tokens) {
  constexpr std::size_t kWordsMax = 6;
  const auto& list = tokens.list;
  if (list.size() < 3 || list.size() > kWordsMax) return {};
  const bool the = list.front().text == "the";
  const bool article = the || list.front().text == "a" || list.front().text == "an";
  if (!article && list.size() > 4) return {};
  static const TextSet joining = {"of",   "in", "on",      "with", "under", "beneath",
                                  "from", "at", "without", "who",  "that"};
  bool joined = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Token& token = list[i];
    if (!token.raw.empty() && token.raw[0] >= '0' && token.raw[0] <= '9') return {};
    if (!token.latin || token.emoji != nullptr || (i > 0 && token.break_before)) return {};
    if (!the && i > 0 && (token.text == "a" || token.text == "an")) return {};
    if (names_a_film(token.text) || token.text == "about" || (i > 0 && token.text == "his")) return {};
    joined = joined || joining.contains(token.text);
    // "a boy embracing his dog" tells; a title names.
    if (!the && lexicon().verbs.contains(token.raw) && lexicon().find(token.raw) == nullptr) return {};
  }
  if (!joined || joining.contains(list.back().text)) return {};
  const std::string own = own_words(brief, tokens);
  if (own.empty() || has_control(own)) return {};
  return title_case(base::lower_ascii(article ? with_the(own) : own));
}

std::string strong_phrase(const Tokens& tokens) {
  std::string joined = " ";
  for (const Token& token : tokens.list) joined += (token.break_before ? "| " : "") + token.raw + " ";
  const Phrase* longest = nullptr;
  for (const Phrase& phrase : lexicon().phrases) {
    if (longest != nullptr && phrase.words.size() <= longest->words.size()) continue;
    if (joined.find(" " + std::string(phrase.words) + " ") != std::string::npos) longest = &phrase;
  }
  return longest == nullptr ? std::string{} : std::string(longest->title);
}

std::string from_subjects(const Brief& brief, const Reading& reading, std::uint64_t hash) {
  const auto found_of = [&](const Subject& s) {
    return std::find_if(reading.found.begin(), reading.found.end(), [&](const Found& f) {
      return f.subject.concept_id == s.concept_id && f.subject.words == s.words;
    });
  };
  const auto lead = found_of(brief.subjects.front());
  if (lead == reading.found.end()) return {};
  const Subject& first = lead->subject;
  Choices choices;
  if (lead->is_place && !reading.place_name.empty()) {
    const std::string place = title_case(reading.place_name);
    choices.offer(place);
    if (brief.time == TimeOfDay::night) choices.offer(place + " After Dark", 3);
    if (brief.time == TimeOfDay::dawn) choices.offer(place + " at Dawn", 3);
    return choices.pick(hash);
  }
  if (lead->from_emblem && first.words.find(' ') == std::string::npos) {
    choices.offer("The " + title_case(first.words), 3);
  }
  if (!lead->adjective.empty()) {
    return "The " + title_case(lead->adjective) + " " +
           (first.count == 1 ? noun_of(*lead) : plural_title(*lead));
  }
  // "broken mirror" is a term and says as much.
  if (first.count == 1 && lexicon().title_adjectives.contains(lead->noun.substr(0, lead->noun.find(' ')))) {
    return "The " + noun_of(*lead);
  }
  if (lead->from_event && !reading.event_noun.empty() && reading.event_noun.size() > 3) {
    choices.offer("The " + title_case(reading.event_noun), 6);
  }
  if (!lead->owner.empty() && first.count == 1) {
    choices.offer("The " + title_case(lead->owner) + "'s " + noun_of(*lead), 12);
  }
  offer_lines(choices, brief);
  offer_place(choices, *lead, brief, reading);
  if (lead->from_emblem || first.concept_id == "couple") return choices.pick(hash);
  const auto second = brief.subjects.size() >= 2 ? found_of(brief.subjects[1]) : reading.found.end();
  if (second != reading.found.end() && second != lead) {
    offer_pair(choices, *lead, *second);
    if (first.count > 1 && second->subject.count > 1 && second->subject.relation == Relation::versus &&
        brief.subjects.size() == 2) {
      const std::string title = plural_title(*lead) + " vs. " + plural_title(*second);
      if (fits(title)) return title;
    }
  }
  const bool face_off = brief.subjects.size() == 2 && brief.subjects[1].concept_id == first.concept_id &&
                        std::all_of(reading.found.begin(), reading.found.end(),
                                    [&](const Found& f) { return f.noun == lead->noun; });
  if (face_off) {
    choices.offer("Two " + plural_title(*lead));
  } else if (first.count > 1) {
    offer_many(choices, *lead);
  } else {
    offer_one(choices, *lead, brief);
  }
  if (choices.list.empty()) {
    const auto list = mood_titles(brief);
    choices.offer("The " + noun_of(*lead));
    if (brief.setting != Setting::unspecified || brief.time != TimeOfDay::unspecified) {
      for (const auto title : list) choices.offer(std::string(title));
    }
  }
  return choices.pick(hash);
}

}  // namespace

std::string suggest_title(const Brief& brief, const Reading& reading, const Tokens& tokens) {
  const std::uint64_t hash = base::mix64(base::hash_name(brief.prompt));
  if (!reading.foreign) {
    if (std::string phrase = strong_phrase(tokens); fits(phrase)) return phrase;
    if (std::string phrase = phrase_as_title(brief, tokens); fits(phrase)) return phrase;
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
        (!brief.unknown_nouns.empty() || brief.setting != Setting::unspecified ||
         lexicon().determiners.contains(tokens.list.front().text))) {
      const bool says_film = std::any_of(tokens.list.begin(), tokens.list.end(),
                                         [](const Token& token) { return names_a_film(token.text); });
      const std::string own = says_film ? std::string{} : own_words(brief, tokens);
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
  std::size_t best = 0;
  for (const auto& line : lexicon().taglines) best = std::max(best, fit(line, brief));
  // What is true of the genre alone says too little of a picture without anybody in it.
  if (best == 0 || (best == 1 && brief.subjects.empty())) return {};
  std::vector<std::string_view> lines;
  for (const auto& line : lexicon().taglines) {
    if (fit(line, brief) == best) lines.insert(lines.end(), line.texts.begin(), line.texts.end());
  }
  return std::string(lines[base::mix64(base::hash_name(brief.prompt) ^ 0x7461676C) % lines.size()]);
}

}  // namespace onesheet::brief
