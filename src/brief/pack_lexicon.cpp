// Packs assets/lexicon/*.tsv into the bytes that brief/lexicon.cpp looks things up in. Run by the build:
//
//   pack_lexicon OUTPUT FILE.tsv…
//
// The same sources give the same bytes. What the sources say wrongly is kept in the pack for the tests to
// show.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "brief/lexicon.h"
#include "brief/lexicon_source.h"

namespace onesheet::brief {
namespace {

constexpr std::size_t kPackBytesMax = 16U << 20U;
constexpr std::size_t kAlign_bytes = 16;

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "pack_lexicon: %s\n", why.c_str());
  std::exit(1);
}

class Packer {
 public:
  Packer() : memory_(new(std::align_val_t{kAlign_bytes}) std::byte[kPackBytesMax]()) {}
  ~Packer() { ::operator delete[](memory_, std::align_val_t{kAlign_bytes}); }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  std::string_view pack(const SourceLexicon& from) {
    to_pack(from, *make<Lexicon>(1));
    return {reinterpret_cast<const char*>(memory_), used_};
  }

 private:
  template <class T>
  T* make(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kAlign_bytes);
    used_ = (used_ + alignof(T) - 1) / alignof(T) * alignof(T);
    if (count > (kPackBytesMax - used_) / sizeof(T)) give_up("the lexicon is too large");
    auto* const first = reinterpret_cast<T*>(memory_ + used_);
    std::uninitialized_default_construct_n(first, count);
    used_ += count * sizeof(T);
    return first;
  }

  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void to_pack(T from, T& to) {
    to = from;
  }
  void to_pack(const Vote& from, Vote& to) {
    to.axis = from.axis;
    to.value = from.value;
    to.weight = from.weight;
  }
  void to_pack(const CastMember& from, CastMember& to) { to = from; }
  // Equal texts lie in the pack once.
  void to_pack(const std::string& from, PackedText& to) {
    auto known = texts_.find(from);
    if (known == texts_.end()) {
      char* const letters = make<char>(from.size());
      std::ranges::copy(from, letters);
      known = texts_.emplace(from, letters).first;
    }
    to.point_at(known->second, from.size());
  }
  template <class From, class To>
  void to_pack(const std::vector<From>& from, PackedList<To>& to) {
    To* const first = make<To>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) to_pack(from[i], first[i]);
    to.point_at(first, from.size());
  }
  void to_pack(const TextSet& from, PackedSet& to) {
    std::vector<std::string> words(from.begin(), from.end());
    std::ranges::sort(words);
    PackedWord* const first = make<PackedWord>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) to_pack(words[i], first[i].first);
    finish(first, words.size(), to);
  }
  template <class From, class To>
  void to_pack(const TextMap<From>& from, PackedMap<To>& to) {
    std::vector<const std::pair<const std::string, From>*> pairs;
    for (const auto& pair : from) pairs.push_back(&pair);
    std::ranges::sort(pairs, {}, [](const auto* pair) -> const std::string& { return pair->first; });
    auto* const first = make<PackedPair<To>>(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      to_pack(pairs[i]->first, first[i].first);
      to_pack(pairs[i]->second, first[i].second);
    }
    finish(first, pairs.size(), to);
  }
  // At most half of the slots are taken.
  template <class Entry>
  void finish(const Entry* first, std::size_t count, PackedTable<Entry>& to) {
    if (count > PackedTable<Entry>::kEntriesMax) give_up("too many words for one table");
    to.entries.point_at(first, count);
    std::size_t slot_count = 2;
    while (slot_count < 2 * count) slot_count *= 2;
    auto* const slots = make<std::uint16_t>(slot_count);
    std::fill_n(slots, slot_count, std::uint16_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t at = packed_hash(first[i].first) & (slot_count - 1);
      while (slots[at] != 0) at = (at + 1) & (slot_count - 1);
      slots[at] = static_cast<std::uint16_t>(i + 1);
    }
    to.slots.point_at(slots, slot_count);
  }

  void to_pack(const ConceptIn<Heap>& from, Concept& to) {
    to_pack(from.id, to.id);
    to_pack(from.kind, to.kind);
    to_pack(from.prop, to.prop);
    to_pack(from.votes, to.votes);
  }
  void to_pack(const EventIn<Heap>& from, Event& to) {
    to_pack(from.cast, to.cast);
    to_pack(from.votes, to.votes);
  }
  void to_pack(const PlaceIn<Heap>& from, Place& to) {
    to_pack(from.concept_index, to.concept_index);
    to_pack(from.votes, to.votes);
  }
  void to_pack(const TermIn<Heap>& from, Term& to) {
    to_pack(from.concept_index, to.concept_index);
    to_pack(from.event_index, to.event_index);
    to_pack(from.place_index, to.place_index);
    to_pack(from.hint_index, to.hint_index);
    to_pack(from.emblem_index, to.emblem_index);
    to_pack(from.masked, to.masked);
    to_pack(from.plural, to.plural);
    to_pack(from.needs_noun_evidence, to.needs_noun_evidence);
    to_pack(from.singular, to.singular);
  }
  void to_pack(const EmojiIn<Heap>& from, Emoji& to) {
    to_pack(from.sequence, to.sequence);
    to_pack(from.concept_index, to.concept_index);
    to_pack(from.votes, to.votes);
  }
  void to_pack(const PhraseIn<Heap>& from, Phrase& to) {
    to_pack(from.words, to.words);
    to_pack(from.title, to.title);
  }
  void to_pack(const ConditionIn<Heap>& from, ConditionIn<Packed>& to) {
    to_pack(from.of, to.of);
    to_pack(from.wanted, to.wanted);
    to_pack(from.values, to.values);
    to_pack(from.concepts, to.concepts);
    to_pack(from.kinds, to.kinds);
  }
  void to_pack(const LineIn<Heap>& from, LineIn<Packed>& to) {
    to_pack(from.when, to.when);
    to_pack(from.texts, to.texts);
  }
  void to_pack(const SuitedPaletteIn<Heap>& from, SuitedPalette& to) {
    to_pack(from.name, to.name);
    to.inks = from.inks;
    to_pack(from.suits, to.suits);
  }
  void to_pack(const SourceLexicon& from, Lexicon& to) {
    to_pack(from.concepts, to.concepts);
    to_pack(from.events, to.events);
    to_pack(from.places, to.places);
    to_pack(from.hints, to.hints);
    to_pack(from.terms, to.terms);
    to_pack(from.first_words, to.first_words);
    to_pack(from.term_words_max, to.term_words_max);
    to_pack(from.emoji_by_first, to.emoji_by_first);
    to_pack(from.phrases, to.phrases);
    to_pack(from.title_lines, to.title_lines);
    to_pack(from.taglines, to.taglines);
    to_pack(from.palettes, to.palettes);
    to_pack(from.function_words, to.function_words);
    to_pack(from.determiners, to.determiners);
    to_pack(from.title_adjectives, to.title_adjectives);
    to_pack(from.adjectives, to.adjectives);
    to_pack(from.not_persons, to.not_persons);
    to_pack(from.verbs, to.verbs);
    to_pack(from.skipped, to.skipped);
    to_pack(from.people_words, to.people_words);
    to_pack(from.foreign_words, to.foreign_words);
    to_pack(from.numbers, to.numbers);
    to_pack(from.groups, to.groups);
    to_pack(from.bulks, to.bulks);
    to_pack(from.singular_of, to.singular_of);
    to_pack(from.irregular_plurals, to.irregular_plurals);
    to_pack(from.complaints, to.complaints);
  }

  std::byte* const memory_;
  std::size_t used_ = 0;
  std::unordered_map<std::string, const char*> texts_;
};

int pack_files(int argc, char** argv) {
  if (argc < 3) give_up("usage: pack_lexicon OUTPUT FILE.tsv...");
  std::vector<SourceFile> files;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) give_up(std::string("cannot read ") + argv[i]);
    files.push_back({std::filesystem::path(argv[i]).filename().string(),
                     std::string(std::istreambuf_iterator<char>(file), {})});
  }
  const SourceLexicon lexicon = read_lexicon(files);
  for (const std::string& complaint : lexicon.complaints)
    std::fprintf(stderr, "lexicon: %s\n", complaint.c_str());
  const auto packer = std::make_unique<Packer>();
  const std::string_view bytes = packer->pack(lexicon);
  std::ofstream output(argv[1], std::ios::binary);
  output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!output.flush()) give_up(std::string("cannot write ") + argv[1]);
  return 0;
}

}  // namespace
}  // namespace onesheet::brief

int main(int argc, char** argv) { return onesheet::brief::pack_files(argc, argv); }
