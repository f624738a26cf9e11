// Texts, lists and tables that lie ready in the program: nothing is built, copied or relocated before the
// first look-up. Each says where its contents are as a distance from itself, so the bytes mean the same
// wherever they are loaded; that is also why none can be copied. pack_lexicon.cpp lays them out.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace onesheet::brief {

// FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv): the tables below are laid out by it.
constexpr std::uint32_t packed_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

template <class T>
class PackedList {
 public:
  PackedList() = default;
  PackedList(const PackedList&) = delete;
  PackedList& operator=(const PackedList&) = delete;

  // What starts at `first`, in the same block of memory and less than 2 GiB away.
  void point_at(const T* first, std::size_t size) {
    distance_ = size == 0 ? 0
                          : static_cast<std::int32_t>(reinterpret_cast<const char*>(first) -
                                                      reinterpret_cast<const char*>(this));
    size_ = static_cast<std::uint32_t>(size);
  }
  const T* data() const {
    return reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + distance_);
  }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }
  const T& operator[](std::size_t i) const { return data()[i]; }
  const T& back() const { return data()[size_ - 1]; }

 private:
  std::int32_t distance_ = 0;
  std::uint32_t size_ = 0;
};

class PackedText {
 public:
  void point_at(const char* first, std::size_t size) { letters_.point_at(first, size); }
  std::string_view view() const { return {letters_.data(), letters_.size()}; }
  // NOLINTNEXTLINE(google-explicit-constructor): it is a text like any other
  operator std::string_view() const { return view(); }
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator std::string() const { return std::string(view()); }
  bool empty() const { return letters_.empty(); }
  std::size_t size() const { return letters_.size(); }
  std::size_t find(char c) const { return view().find(c); }
  std::size_t find_first_not_of(std::string_view set) const { return view().find_first_not_of(set); }
  friend bool operator==(const PackedText& a, std::string_view b) { return a.view() == b; }
  friend bool operator==(const PackedText& a, const PackedText& b) { return a.view() == b.view(); }
  friend std::ostream& operator<<(std::ostream& out, const PackedText& text) { return out << text.view(); }

 private:
  PackedList<char> letters_;
};

// A hash table with open addressing. A slot holds the place of an entry in the list, from 1; 0 is free.
template <class Entry>
class PackedTable {
 public:
  static constexpr std::size_t kEntriesMax = 0xFFFF;

  const Entry* begin() const { return entries.begin(); }
  const Entry* end() const { return entries.end(); }
  std::size_t size() const { return entries.size(); }
  const Entry* find(std::string_view key) const {
    if (slots.empty()) return end();
    const std::size_t mask = slots.size() - 1;  // a power of two, at least one slot of it free
    for (std::size_t at = packed_hash(key) & mask; slots[at] != 0; at = (at + 1) & mask) {
      const Entry& entry = entries[slots[at] - 1U];
      if (entry.first == key) return &entry;
    }
    return end();
  }
  bool contains(std::string_view key) const { return find(key) != end(); }

  PackedList<Entry> entries;  // in the order of their texts
  PackedList<std::uint16_t> slots;
};

template <class T>
struct PackedPair {
  PackedText first;
  T second{};
};
struct PackedWord {
  PackedText first;
};
template <class T>
using PackedMap = PackedTable<PackedPair<T>>;
using PackedSet = PackedTable<PackedWord>;

}  // namespace onesheet::brief
