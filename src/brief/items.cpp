// Tokens → items: longest terms first, then small classes of words.
#include <algorithm>

#include "brief/reading.h"

namespace onesheet::brief {
namespace {

bool in(const auto& set, std::string_view word) { return set.contains(word); }

struct Match {
  const Term* term = nullptr;
  std::size_t words = 0;
};

Match longest_term(const std::vector<Token>& list, std::size_t at) {
  const Lexicon& lex = lexicon();
  if (!in(lex.first_words, list[at].raw) && !in(lex.first_words, list[at].text)) return {};
  Match best;
  std::string so_far;
  for (std::size_t n = 0; n < lex.term_words_max && at + n < list.size(); ++n) {
    const Token& token = list[at + n];
    if (n > 0 && (token.break_before || token.emoji != nullptr || !token.latin)) break;
    if (n > 0) so_far += ' ';
    const Term* raw = lex.find(so_far + token.raw);
    const Term* plain = raw == nullptr && token.possessive ? lex.find(so_far + token.text) : nullptr;
    if (const Term* term = raw != nullptr ? raw : plain) best = {term, n + 1};
    so_far += token.raw;
  }
  return best;
}

// "to train", "she will book", "who fish": a word after these is a verb.
bool calls_for_verb(std::string_view word) {
  static const TextSet words = {"to",  "will",  "would", "can",    "could", "shall", "should",
                                "may", "might", "must",  "cannot", "can't", "don't", "he",
                                "she", "they",  "we",    "i",      "you",   "who",   "it",
                                "did", "does",  "do",    "won't",  "never"};
  return in(words, word);
}

ItemClass class_of(const Term& term) {
  if (term.masked) return ItemClass::masked;
  if (term.is_thing()) return ItemClass::thing;
  return term.place_index >= 0 ? ItemClass::place : ItemClass::hint;
}

// Prepositions and the like after which a bare noun is common: "by train", "of fish".
bool joins_nouns(std::string_view word) {
  static const TextSet words = {"of", "by",      "with",  "and", "or",     "versus",
                                "vs", "against", "about", "no",  "without"};
  return in(words, word);
}

// Whether a word that is also a verb or adjective stands where only a noun can.
bool stands_as_noun(const std::vector<Item>& before, const Token& token, bool plural) {
  // "the last bus home" goes there.
  if (token.text == "home" && !before.empty() && !before.back().possessive &&
      before.back().what != ItemClass::adjective && !lexicon().determiners.contains(before.back().text)) {
    return false;
  }
  if (before.empty() || token.break_before) return true;
  const Item& left = before.back();
  switch (left.what) {
    case ItemClass::adjective:
    case ItemClass::number:
    case ItemClass::place:
      return true;
    case ItemClass::function:
      // "a train", "of fish"; not "to train", "who fish", "returns home after"
      return lexicon().determiners.contains(left.text) ||
             (plural ? !calls_for_verb(left.text) : joins_nouns(left.text));
    case ItemClass::verb:
      return plural;
    case ItemClass::hint:
    case ItemClass::thing:
    case ItemClass::unknown:
      // Singular beside singular is a compound ("war drum"); a verb would agree ("soldiers drum").
      return left.possessive || (!left.plural && !plural);
    default:
      return left.possessive;
  }
}

ItemClass class_of_word(const Token& token, bool next_is_of) {
  const Lexicon& lex = lexicon();
  const std::string& word = token.text;
  if (lex.groups.contains(word) && next_is_of) return ItemClass::group;
  if (lex.numbers.contains(word)) return ItemClass::number;
  if (in(lex.function_words, token.raw) || in(lex.function_words, word)) return ItemClass::function;
  if (lex.bulks.contains(word) || in(lex.adjectives, word)) return ItemClass::adjective;
  if (in(lex.people_words, word) || in(lex.skipped, word)) return ItemClass::skipped;
  if (in(lex.verbs, word)) return ItemClass::verb;
  return ItemClass::unknown;
}

}  // namespace

std::vector<Item> read_items(const Tokens& tokens) {
  const Lexicon& lex = lexicon();
  const auto& list = tokens.list;
  std::vector<Item> items;
  items.reserve(list.size());
  for (std::size_t at = 0; at < list.size();) {
    const Token& token = list[at];
    Item item;
    item.first = item.last = at;
    item.break_before = token.break_before;
    item.capital = token.capital && !tokens.title_case && at > 0 && !token.break_before;
    item.possessive = token.possessive;
    item.text = token.text;
    if (token.emoji != nullptr || !token.latin) {
      item.what = token.emoji != nullptr ? ItemClass::thing : ItemClass::skipped;
      items.push_back(std::move(item));
      ++at;
      continue;
    }
    const bool next_is_of = at + 1 < list.size() && list[at + 1].text == "of" && !list[at + 1].break_before;
    Match match = longest_term(list, at);
    // "a couple of thieves" counts; a "couple" alone is two lovers. "giant squid" is a term, but a "giant"
    // before another noun is only a size.
    if (match.words == 1 && next_is_of && lex.groups.contains(token.text)) match = {};
    if (match.words == 1 && lex.bulks.contains(token.text) && at + 1 < list.size() &&
        !list[at + 1].break_before) {
      const ItemClass follows = class_of_word(list[at + 1], false);
      if (follows != ItemClass::function && follows != ItemClass::verb) match = {};
    }
    // "old lighthouse" is a term, but of "an old lighthouse keeper" the keeper is the longer half.
    if (match.words > 1 && in(lex.adjectives, token.text) && at + 1 < list.size() &&
        longest_term(list, at + 1).words >= match.words) {
      match = {};
    }
    // "80-year-old man": the age belongs to the number.
    if (match.words > 1 && token.text == "old" && at > 0 && list[at - 1].text.starts_with("year")) match = {};
    // "Train your dragon" tells someone to.
    const bool command = items.empty() && at + 1 < list.size() && !list[at + 1].break_before &&
                         lex.determiners.contains(list[at + 1].text) && lex.verbs.contains(token.text);
    if (match.term != nullptr && match.words == 1 && match.term->needs_noun_evidence && command) match = {};
    if (match.term != nullptr && match.words == 1 && match.term->needs_noun_evidence &&
        !stands_as_noun(items, token, match.term->plural)) {
      match = {};
    }
    if (match.term != nullptr && match.words == 1 && match.term->plural && !items.empty() &&
        !token.break_before) {
      // "a boxer trains", "a man fishes": a singular noun, then a verb that looks like a plural.
      const Item& left = items.back();
      if (left.what == ItemClass::thing && !left.plural && !left.possessive &&
          lex.verbs.contains(token.text)) {
        match = {};
      }
    }
    if (match.term != nullptr) {
      item.term = match.term;
      item.what = class_of(*match.term);
      item.last = at + match.words - 1;
      item.plural = match.term->plural;
      item.possessive = list[item.last].possessive;
      item.text.clear();
      for (std::size_t k = at; k <= item.last; ++k) {
        if (k > at) item.text += ' ';
        item.text += list[k].text;
      }
    } else {
      item.what = class_of_word(token, next_is_of);
      item.plural = item.what == ItemClass::unknown && token.text.size() > 3 && token.text.ends_with('s') &&
                    !token.text.ends_with("ss") && !token.text.ends_with("us") && !token.text.ends_with("is");
      // "two-headed", "three-legged", "five-star" count nothing.
      if (item.what == ItemClass::number && at + 1 < list.size() && list[at + 1].hyphen_before) {
        item.what = ItemClass::adjective;
      }
      if (item.what == ItemClass::unknown && token.text[0] >= '0' && token.text[0] <= '9') {
        item.what = ItemClass::skipped;
      }
    }
    at = item.last + 1;
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace onesheet::brief
