#include "brief/lexicon_source.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "brief/lines.h"
#include "brief/spelling.h"

namespace onesheet::brief {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(base::trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Kind> kind_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Kind::celestial); ++i) {
    if (name_of(static_cast<Kind>(i)) == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

std::optional<Relation> relation_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Relation::inside); ++i) {
    if (name_of(static_cast<Relation>(i)) == name) return static_cast<Relation>(i);
  }
  return std::nullopt;
}

// -s, -ed and -ing of a regular verb; doubled consonants ("stopped") are entered beside plain ones because
// English spells both ("travelled", "traveled") and a wrong form costs nothing.
void enter_verb(TextSet& verbs, std::string_view base_form) {
  const std::string verb(base_form);
  verbs.insert(verb);
  const bool e = verb.ends_with('e');
  const bool consonant_y = verb.size() > 1 && verb.ends_with('y') && !is_vowel(verb[verb.size() - 2]);
  const std::string stem = e ? verb.substr(0, verb.size() - 1) : verb;
  if (consonant_y) {
    const std::string without_y = verb.substr(0, verb.size() - 1);
    verbs.insert(without_y + "ies");
    verbs.insert(without_y + "ied");
  } else {
    verbs.insert(verb + (ends_with_any(verb, {"s", "x", "z", "ch", "sh", "o"}) ? "es" : "s"));
    verbs.insert(stem + "ed");
  }
  verbs.insert(stem + "ing");
  if (!e && verb.size() > 2 && !is_vowel(verb.back()) && is_vowel(verb[verb.size() - 2])) {
    verbs.insert(verb + verb.back() + "ed");
    verbs.insert(verb + verb.back() + "ing");
  }
}

class Reader {
 public:
  Reader(const std::vector<SourceFile>& files, SourceLexicon& to) : files_(files), lex_(to) {}

  void read_all() {
    // Later files refer to earlier ones (a cast names concepts, a plural rule needs its exceptions).
    each_line("plurals.tsv", 2, [&](const auto& f) {
      lex_.singular_of.emplace(f[0], f[1]);
      lex_.irregular_plurals.emplace(f[1], f[0]);
    });
    each_line("words.tsv", 2, [&](const auto& f) { read_words(f[0], f[1]); });
    each_line("concepts.tsv", 5, [&](const auto& f) { read_concept(f); });
    each_line("events.tsv", 3, [&](const auto& f) { read_event(f); });
    each_line("hints.tsv", 2, [&](const auto& f) {
      lex_.hints.push_back(votes(f[1]));
      enter(f[0], [&](TermIn<Heap>& t) { t.hint_index = static_cast<int>(lex_.hints.size()) - 1; }, false);
    });
    each_line("emblems.tsv", 2, [&](const auto& f) { read_emblem(f); });
    each_line("places.tsv", 3, [&](const auto& f) {
      lex_.places.push_back({f[1] == "-" ? -1 : concept_named(f[1]), votes(f[2])});
      enter(f[0], [&](TermIn<Heap>& t) { t.place_index = static_cast<int>(lex_.places.size()) - 1; }, false);
    });
    each_line("masks.tsv", 2,
              [&](const auto& f) { enter(f[0], [](TermIn<Heap>& t) { t.masked = true; }, true); });
    each_line("wordnet.tsv", 2, [&](const auto& f) { read_kinds(f[0], f[1]); });
    each_line("emoji.tsv", 3, [&](const auto& f) { read_emoji(f); });
    each_line("phrases.tsv", 2,
              [&](const auto& f) { lex_.phrases.push_back({std::string(f[0]), std::string(f[1])}); });
    each_line("titles.tsv", 2, [&](const auto& f) { read_line(f, lex_.title_lines); });
    each_line("taglines.tsv", 2, [&](const auto& f) { read_line(f, lex_.taglines); });
    each_line("palettes.tsv", 10, [&](const auto& f) { read_palette(f); });
  }

 private:
  void each_line(std::string_view file, std::size_t fields, const auto& take) {
    for (const SourceFile& one : files_) {
      if (one.name != file) continue;
      std::string_view text = one.text;
      while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        line_ = line;
        const auto parts = split(line, '\t');
        if (parts.size() != fields) {
          complain("wrong number of columns");
        } else {
          take(parts);
        }
      }
      return;
    }
    lex_.complaints.push_back("missing " + std::string(file));
  }

  void complain(std::string_view why) {
    lex_.complaints.push_back(std::string(why) + ": " + std::string(line_));
  }

  std::vector<Vote> votes(std::string_view text) {
    auto parsed = parse_votes(text);
    if (!parsed) complain("unknown vote");
    return parsed.value_or(std::vector<Vote>{});
  }

  int concept_named(std::string_view id) {
    const auto found = index_of_.find(id);
    if (found != index_of_.end()) return found->second;
    complain("unknown concept");
    return -1;
  }

  void enter_one(std::string_view words, const auto& set, bool plural, bool verbish,
                 std::string_view singular) {
    TermIn<Heap>& term = lex_.terms[std::string(words)];
    set(term);
    term.plural = plural && words != singular;
    term.needs_noun_evidence = term.needs_noun_evidence || verbish;
    if (term.singular.empty()) term.singular = singular;
    const auto parts = split(words, ' ');
    lex_.term_words_max = std::max(lex_.term_words_max, parts.size());
    lex_.first_words.emplace(parts.front());
  }

  void enter(std::string_view list, const auto& set, bool with_plural) {
    for (std::string_view words : split(list, ',')) {
      const bool verbish = words.starts_with('~');
      if (verbish) words.remove_prefix(1);
      if (words.empty()) {
        complain("empty term");
        continue;
      }
      enter_one(words, set, false, verbish, words);
      if (!with_plural) continue;
      const std::string many = plural_with(lex_.irregular_plurals, words);
      // A regular plural never takes over a term that some line names itself ("glasses", "colors").
      if (many != words && !lex_.terms.contains(many)) enter_one(many, set, true, verbish, words);
    }
  }

  void read_concept(const std::vector<std::string_view>& f) {
    const auto kind = kind_named(f[1]);
    if (!kind) return complain("unknown kind");
    const int index = static_cast<int>(lex_.concepts.size());
    lex_.concepts.push_back({std::string(f[0]), *kind, f[3] == "-" ? "" : std::string(f[3]), votes(f[4])});
    if (!index_of_.emplace(f[0], index).second) complain("concept twice");
    enter(
        f[2],
        [&](TermIn<Heap>& t) {
          if (t.concept_index >= 0 && t.concept_index != index) {
            complain("term " + t.singular + " names two concepts");
          }
          t.concept_index = index;
        },
        true);
  }

  // What the lexicon's own lines say goes before what WordNet says.
  void read_kinds(std::string_view concept_id, std::string_view list) {
    const int index = concept_named(concept_id);
    std::string fresh;
    for (const std::string_view words : split(list, ',')) {
      if (lex_.terms.contains(std::string(words))) continue;
      if (!fresh.empty()) fresh += ',';
      fresh += words;
    }
    if (!fresh.empty()) enter(fresh, [&](TermIn<Heap>& t) { t.concept_index = index; }, true);
  }

  void read_event(const std::vector<std::string_view>& f) {
    EventIn<Heap> event{{}, votes(f[2])};
    Relation relation = Relation::none;
    for (const std::string_view word : split(f[1], ' ')) {
      if (const auto named = relation_named(word)) {
        relation = *named;
        continue;
      }
      const std::size_t star = word.find('*');
      int count = 1;
      if (star != std::string_view::npos) {
        std::from_chars(word.data() + star + 1, word.data() + word.size(), count);
      }
      if (const int member = concept_named(word.substr(0, star)); member >= 0) {
        event.cast.push_back({member, count, relation});
      }
      relation = Relation::beside;
    }
    lex_.events.push_back(std::move(event));
    enter(f[0], [&](TermIn<Heap>& t) { t.event_index = static_cast<int>(lex_.events.size()) - 1; }, true);
  }

  void read_emblem(const std::vector<std::string_view>& f) {
    const int emblem = concept_named(f[1]);
    for (const std::string_view words : split(f[0], ',')) {
      const auto known = lex_.terms.find(words);
      if (known == lex_.terms.end() || known->second.hint_index < 0) {
        complain("an emblem for what is no hint");
        continue;
      }
      known->second.emblem_index = emblem;
    }
  }

  void read_line(const std::vector<std::string_view>& f, std::vector<Line>& to) {
    auto when = parse_conditions(f[0]);
    if (!when) return complain("unknown condition");
    for (const Condition& condition : *when) {
      for (const std::string& id : condition.concepts) concept_named(id);
    }
    Line line{std::move(*when), {}};
    for (const std::string_view text : split(f[1], ';')) line.texts.emplace_back(text);
    to.push_back(std::move(line));
  }

  void read_words(std::string_view name, std::string_view list) {
    struct Class {
      std::string_view name;
      TextSet* set;
    };
    const Class classes[] = {{"function", &lex_.function_words},
                             {"determiner", &lex_.determiners},
                             {"title_adjective", &lex_.title_adjectives},
                             {"adjective", &lex_.adjectives},
                             {"not_person", &lex_.not_persons},
                             {"verb_irregular", &lex_.verbs},
                             {"skip", &lex_.skipped},
                             {"people_words", &lex_.people_words},
                             {"foreign", &lex_.foreign_words}};
    for (const std::string_view word : split(list, ' ')) {
      if (word.empty()) continue;
      bool known = false;
      for (const Class& one : classes) {
        if (one.name == name) {
          one.set->emplace(word);
          known = true;
        }
      }
      if (known) continue;
      if (name == "verb") {
        enter_verb(lex_.verbs, word);
      } else if (name.starts_with("bulk_")) {
        const std::string_view size = name.substr(5);
        lex_.bulks.emplace(word, size == "tiny"    ? Bulk::tiny
                                 : size == "small" ? Bulk::small
                                 : size == "large" ? Bulk::large
                                                   : Bulk::giant);
      } else if (name == "number" || name == "group") {
        const std::size_t equals = word.find('=');
        int count = 0;
        if (equals != std::string_view::npos) {
          std::from_chars(word.data() + equals + 1, word.data() + word.size(), count);
        }
        if (count < 1) return complain("no count");
        (name == "number" ? lex_.numbers : lex_.groups).emplace(word.substr(0, equals), count);
      } else {
        return complain("unknown class of words");
      }
    }
  }

  void read_emoji(const std::vector<std::string_view>& f) {
    const auto decoded = base::decode_utf8(f[0]);
    if (!decoded || decoded->empty()) return complain("not an emoji");
    EmojiIn<Heap> emoji;
    for (const char32_t c : *decoded) {
      if (c != 0xFE0F) emoji.sequence.push_back(c);
    }
    emoji.concept_index = f[1] == "-" ? -1 : concept_named(f[1]);
    emoji.votes = votes(f[2]);
    std::string key;
    base::append_utf8(key, emoji.sequence.front());
    lex_.emoji_by_first[key].push_back(std::move(emoji));
  }

  void read_palette(const std::vector<std::string_view>& f) {
    const auto ink = [&](std::string_view hex) {
      unsigned rgb = 0;
      const auto end = hex.data() + hex.size();
      if (hex.size() != 6 || std::from_chars(hex.data(), end, rgb, 16).ptr != end) complain("not a colour");
      return poster::ink_from_hex(rgb);
    };
    lex_.palettes.push_back(
        {std::string(f[0]),
         {ink(f[1]), ink(f[2]), ink(f[3]), ink(f[4]), ink(f[5]), ink(f[6]), ink(f[7]), ink(f[8])},
         votes(f[9])});
  }

  const std::vector<SourceFile>& files_;
  SourceLexicon& lex_;
  std::string_view line_;
  TextMap<int> index_of_;
};

}  // namespace

SourceLexicon read_lexicon(const std::vector<SourceFile>& files) {
  SourceLexicon lexicon;
  Reader(files, lexicon).read_all();
  return lexicon;
}

}  // namespace onesheet::brief
