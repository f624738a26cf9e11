// Votes: how words lean towards a setting, a time, a weather, a genre, a mood or an era.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "brief/brief.h"

namespace onesheet::brief {

enum class Axis : unsigned char { setting, time, weather, genre, mood, era };
inline constexpr std::size_t kAxisCount = 6;
inline constexpr std::size_t kAxisValuesMax = 20;

struct Vote {
  Axis axis = Axis::genre;
  unsigned char value = 0;  // of that axis' enum
  float weight = 0;
};

// "western:5 desert:2"; a missing weight is 3. nullopt when a name is unknown. Weather snow is "snowfall",
// because "snow" is the setting.
std::optional<std::vector<Vote>> parse_votes(std::string_view text);

class Tally {
 public:
  void add(const Vote& vote) { sums_[static_cast<std::size_t>(vote.axis)][vote.value] += vote.weight; }
  void add(std::span<const Vote> votes) {
    for (const Vote& vote : votes) add(vote);
  }
  // Only genre and mood: what a word suggests that stands beside the thing itself ("ghost" in "ghost ship").
  void add_tone(std::span<const Vote> votes) {
    for (const Vote& vote : votes) {
      if (vote.axis == Axis::genre || vote.axis == Axis::mood) add(vote);
    }
  }
  void add(const Tally& other) {
    for (std::size_t a = 0; a < kAxisCount; ++a) {
      for (std::size_t v = 0; v < kAxisValuesMax; ++v) sums_[a][v] += other.sums_[a][v];
    }
  }
  template <class E>
  void add(Axis axis, E value, float weight) {
    add(Vote{axis, static_cast<unsigned char>(value), weight});
  }
  float weight_of(Axis axis, std::size_t value) const { return sums_[static_cast<std::size_t>(axis)][value]; }
  // The value with most weight, the earliest of equals; nullopt below `at_least`.
  std::optional<unsigned char> winner(Axis axis, float at_least) const;

 private:
  std::array<std::array<float, kAxisValuesMax>, kAxisCount> sums_{};
};

}  // namespace onesheet::brief
