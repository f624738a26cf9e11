// Items → who and what is in the picture. One pass from left to right, a noun phrase at a time: the small
// words.
#include <algorithm>

#include "brief/prompt_reader.h"

namespace onesheet::brief {
namespace {
constexpr std::size_t kUnknownMax = 12;
}

Reading PromptReader::read() {
  if (is_foreign()) {
    out_.foreign = true;
    return std::move(out_);
  }
  for (at_ = 0; at_ < items_.size(); ++at_) take(items_[at_]);
  cast_event();
  draw_emblem();
  return std::move(out_);
}

bool PromptReader::is_foreign() const {
  std::size_t foreign = 0, english = 0;
  for (const Token& token : tokens_) {
    // "on", "man" and the like are words of both.
    if (lexicon().foreign_words.contains(token.text)) ++foreign;
    if (token.text != "a" && token.text != "i" && token.text != "on" && token.text != "we" &&
        token.text != "do" && token.text != "no" && token.text != "me" && token.text != "as" &&
        token.text != "in" && token.text != "so" && token.text != "am" &&
        lexicon().function_words.contains(token.text)) {
      ++english;
      continue;
    }
    // "Der letzte Tanz: two dancers in a ruined theatre" is English under a German title.
    const Term* term = lexicon().find(token.raw);
    if (term != nullptr && term->concept_index >= 0 && token.raw.size() > 4) ++english;
  }
  return (foreign >= 2 && english == 0) || (foreign >= 1 && foreign > english * 2);
}

const Item* PromptReader::next() const {
  if (at_ + 1 >= items_.size() || items_[at_ + 1].break_before) return nullptr;
  return &items_[at_ + 1];
}

void PromptReader::close_phrase() {
  phrase_ = {};
  pending_figure_ = -1;
}

void PromptReader::open_phrase(const Item& item) {
  if (phrase_.open) return;
  phrase_.open = true;
  phrase_.begin = item.first;
}

void PromptReader::understand(std::string_view what) {
  if (std::find(out_.understood.begin(), out_.understood.end(), what) == out_.understood.end()) {
    out_.understood.emplace_back(what);
  }
}

void PromptReader::take(const Item& item) {
  if (item.break_before) {
    close_phrase();
    negated_ = false;
    simile_ = false;
    link_ = Link::none;
    holding_ = false;
    becoming_ = false;
  }
  if (tokens_[item.first].emoji != nullptr) return take_emoji(*tokens_[item.first].emoji);
  switch (item.what) {
    case ItemClass::function:
      return take_function(item);
    case ItemClass::adjective:
      return take_adjective(item);
    case ItemClass::number:
      open_phrase(item);
      phrase_.count = std::min(kCountMax, lexicon().numbers.find(item.text)->second);
      return;
    case ItemClass::group:
      return take_group(item);
    case ItemClass::verb:
      return take_verb(item);
    case ItemClass::hint:
      return take_hint(item);
    case ItemClass::place:
      return take_place(item);
    case ItemClass::skipped:
      return take_skipped(item);
    case ItemClass::masked:
      if (!negated_) note_unknown(item);
      return close_phrase();
    case ItemClass::unknown:
      return take_unknown(item);
    case ItemClass::thing:
      return take_thing(item);
  }
}

void PromptReader::take_function(const Item& item) {
  const std::string_view word = item.text;
  if (word == "without" || word == "no" || word == "nor" || (word == "not" && starts_noun_after_not())) {
    close_phrase();
    open_phrase(item);
    negated_ = true;
    return;
  }
  const std::string_view before = at_ > 0 ? std::string_view(items_[at_ - 1].text) : std::string_view{};
  if (word == "instead" || word == "minus" || word == "lacking" || (word == "than" && before == "rather") ||
      (word == "of" && any_of(before, {"instead", "devoid", "free", "empty", "void"}))) {
    close_phrase();
    open_phrase(item);
    negated_ = true;
    return;
  }
  if ((word == "nobody" || word == "anyone" || word == "anybody") && (negated_ || nobody_in_sight())) {
    out_.no_people = true;
    return;
  }
  if (lexicon().determiners.contains(word)) {
    close_phrase();
    open_phrase(item);
    phrase_.determiner = word;
    return;
  }
  if (word == "or") return;
  if (word == "and") {
    // "without cars and people" carries on; "without fear and with a dog" does not.
    if (negated_ && (next() == nullptr || next()->what == ItemClass::function)) negated_ = false;
  } else if (word != "of" || !phrase_.count) {
    negated_ = false;
  }
  simile_ = word == "like" || (word == "as" && simile_by_as());
  if (word != "of") holding_ = false;
  if (word == "with") holding_ = true;
  if (const Link link = link_of(item); link != Link::none) {
    const bool weaker = link == Link::with && (link_ == Link::versus || link_ == Link::riding);
    if (!weaker) link_ = link;
  }
  if (word != "of" || phrase_.count == 0) close_phrase();
}

bool PromptReader::starts_noun_after_not() const {
  const Item* follows = next();
  if (follows == nullptr) return false;
  if (follows->what == ItemClass::function) return lexicon().determiners.contains(follows->text);
  return follows->what == ItemClass::thing || follows->what == ItemClass::skipped;
}

bool PromptReader::nobody_in_sight() const {
  const Item* follows = next();
  return follows != nullptr && any_of(follows->text, {"in", "around", "there"});
}

bool PromptReader::simile_by_as() const {
  if (at_ >= 2 && items_[at_ - 2].text == "as") return true;
  return at_ >= 1 && starts_with_any(items_[at_ - 1].text, {"dressed", "disguised", "known", "shaped"});
}

void PromptReader::take_adjective(const Item& item) {
  open_phrase(item);
  if (const auto bulk = lexicon().bulks.find(item.text); bulk != lexicon().bulks.end()) {
    phrase_.bulk = bulk->second;
  }
  if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
}

void PromptReader::take_group(const Item& item) {
  open_phrase(item);
  phrase_.count = std::min(kCountMax, lexicon().groups.find(item.text)->second);
  group_ = item.text;
  if (item.text == "army" || item.text == "legion") out_.tally.add(Axis::genre, Genre::war, 2);
}

void PromptReader::take_verb(const Item& item) {
  // "a burning house", "the abandoned ship"
  if (phrase_.open && ends_with_any(item.text, {"ing", "ed", "en"})) {
    if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
    return;
  }
  close_phrase();
  negated_ = false;
  simile_ = false;
  if (const Link link = link_of(item); link != Link::none) link_ = link;
  holding_ = is_holding(item.text);
  const bool runs_for =
      starts_with_any(item.text, {"run", "ran"}) && next() != nullptr && next()->text == "for";
  becoming_ = runs_for || starts_with_any(item.text, {"becom", "becam", "turn", "remain"});
  if (starts_with_any(item.text, {"fish", "row", "paddl"})) rows_ = true;
  if (const auto tool = tool_of(item.text); !tool.empty() && last_ >= 0) {
    Subject& who = out_.found[static_cast<std::size_t>(last_)].subject;
    if (who.kind == Kind::person && (who.prop.empty() || who.prop == "cane")) who.prop = tool;
  }
  if (lexicon().title_adjectives.contains(item.text)) {
    open_phrase(item);
    phrase_.title_adjective = item.text;
  }
}

void PromptReader::take_hint(const Item& item) {
  open_phrase(item);
  if (negated_) return;
  const auto& votes = lexicon().hints[static_cast<std::size_t>(item.term->hint_index)];
  out_.tally.add(votes);
  if (link_ == Link::below) {
    for (const Vote& vote : votes) {
      const bool water =
          vote.axis == Axis::setting && (vote.value == static_cast<unsigned char>(Setting::sea) ||
                                         vote.value == static_cast<unsigned char>(Setting::ice));
      if (water && vote.weight >= 6) out_.tally.add(Axis::setting, Setting::underwater, 12);
    }
  }
  if (item.text.starts_with("above ")) link_ = Link::over;
  if (link_ == Link::over || link_ == Link::in) hang_over(votes);
  if (item.term->emblem_index >= 0 && emblem_ < 0) {
    emblem_ = item.term->emblem_index;
    emblem_words_ = item.text;
  }
  understand(item.text);
  if (lexicon().title_adjectives.contains(item.text)) phrase_.title_adjective = item.text;
}

void PromptReader::hang_over(std::span<const Vote> setting) {
  const auto dry = std::ranges::find_if(setting, [](const Vote& vote) {
    return vote.axis == Axis::setting && vote.weight >= 3 &&
           vote.value != static_cast<unsigned char>(Setting::sea) &&
           vote.value != static_cast<unsigned char>(Setting::underwater) &&
           vote.value != static_cast<unsigned char>(Setting::ice) &&
           vote.value != static_cast<unsigned char>(Setting::interior);
  });
  if (dry == setting.end() || last_ < 0) return;
  Found& found = out_.found[static_cast<std::size_t>(last_)];
  const bool aloft = link_ == Link::over || dry->value == static_cast<unsigned char>(Setting::sky) ||
                     dry->value == static_cast<unsigned char>(Setting::space);
  if (!aloft || found.subject.kind == Kind::person || found.over_setting) return;
  found.over_setting = true;
  const int index = lexicon().concept_index(found.subject.concept_id);
  for (Vote vote : lexicon().concepts[static_cast<std::size_t>(index)].votes) {
    const bool water =
        vote.axis == Axis::setting && (vote.value == static_cast<unsigned char>(Setting::sea) ||
                                       vote.value == static_cast<unsigned char>(Setting::underwater));
    if (!water) continue;
    vote.weight = -vote.weight;
    out_.tally.add(vote);
  }
}

void PromptReader::take_place(const Item& item) {
  if (negated_) return;
  const Place& place = lexicon().places[static_cast<std::size_t>(item.term->place_index)];
  out_.tally.add(place.votes);
  understand(item.text);
  if (link_ == Link::over) hang_over(place.votes);
  if (out_.place_name.empty()) out_.place_name = item.text;
  if (place.concept_index < 0 || item.possessive) return;
  // "a Brooklyn gym" is a room.
  if (const Item* follows = next(); follows != nullptr && follows->what == ItemClass::hint) {
    const auto& votes = lexicon().hints[static_cast<std::size_t>(follows->term->hint_index)];
    const bool room = std::ranges::any_of(votes, [](const Vote& vote) {
      return vote.axis == Axis::setting && vote.value == static_cast<unsigned char>(Setting::interior) &&
             vote.weight >= 5;
    });
    if (room) return;
  }
  Found found = make_found(item, place.concept_index, 1, kCertain);
  found.located = true;
  found.is_place = item.text != spaced(found.subject.concept_id);
  found.in_general = any_of(found.subject.concept_id, {"skyscraper", "palm"});
  found.subject.relation = link_ == Link::over ? Relation::beneath : Relation::behind;
  add(std::move(found));
  close_phrase();
}

void PromptReader::take_skipped(const Item& item) {
  if (lexicon().people_words.contains(item.text) && negated_) out_.no_people = true;
  if (const Link link = link_of(item); link != Link::none && (item.text == "front" || item.text == "top")) {
    link_ = link;
    return;
  }
  if (phrase_.count > 0 && item.text != "other") phrase_.count = 0;
}

void PromptReader::note_unknown(const Item& item) {
  auto& list = out_.unknown_nouns;
  if (list.size() < kUnknownMax && std::find(list.begin(), list.end(), item.text) == list.end()) {
    list.push_back(item.text);
  }
}

void PromptReader::take_unknown(const Item& item) {
  const Item* follows = next();
  // "a wombat juggling", "a wombat juggles": what follows is its verb, though we do not know it.
  const bool doing =
      follows != nullptr && follows->what == ItemClass::unknown &&
      (follows->text.ends_with("ing") ||
       (follows->plural && any_of(phrase_.determiner, {"a", "an", "this", "that", "another"})));
  const bool headed = follows == nullptr || !is_noun_like(*follows) || item.plural || doing;
  if (named_before()) return close_phrase();
  if (!headed || looks_adjectival(item.text)) {
    open_phrase(item);
    return;
  }
  const bool in_phrase = phrase_.open || item.plural || item.break_before;
  bool woman = false;
  const float person = phrase_.open && !item.capital ? person_by_form(item.text, woman) : 0;
  if (person >= kDrawAtLeast && !negated_ && !simile_) {
    add(make_person(item, person, woman));
    finish_person();
  } else if (in_phrase && !negated_ && !item.capital && item.text.size() > 2 && !simile_) {
    note_unknown(item);
    if (!phrase_.determiner.empty() && out_.unknown_head.empty() && !item.plural)
      out_.unknown_head = item.text;
  }
  close_phrase();
}

bool PromptReader::named_before() const {
  return at_ > 0 && !items_[at_].break_before &&
         any_of(items_[at_ - 1].text, {"named", "called", "mr", "mrs", "dr"});
}

Reading read_prompt(std::string_view prompt, const Tokens& tokens) {
  return PromptReader(prompt, tokens).read();
}

}  // namespace onesheet::brief
