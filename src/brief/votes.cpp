#include "brief/votes.h"

#include <charconv>
#include <string>
#include <unordered_map>

namespace onesheet::brief {
namespace {

constexpr std::array kKinds{"person",   "animal", "vehicle", "building", "plant",
                            "creature", "object", "food",    "celestial"};
constexpr std::array kRelations{"none",   "beside", "above",    "beneath",   "behind",
                                "riding", "versus", "carrying", "embracing", "inside"};
constexpr std::array kBulks{"tiny", "small", "normal", "large", "giant"};
constexpr std::array kSettings{"unspecified", "sea",  "underwater", "mountains", "desert", "forest",   "city",
                               "field",       "snow", "ice",        "space",     "planet", "interior", "road",
                               "graveyard",   "sky",  "coast",      "jungle",    "swamp"};
constexpr std::array kTimes{"unspecified", "dawn", "day", "dusk", "night"};
constexpr std::array kWeathers{"clear", "clouds", "storm", "rain", "snow", "fog", "dust"};
constexpr std::array kGenres{"drama",  "thriller", "action",      "sci_fi", "fantasy",
                             "horror", "romance",  "comedy",      "family", "western",
                             "noir",   "neon",     "documentary", "war",    "adventure"};
constexpr std::array kMoods{"neutral", "hopeful", "melancholy", "tense", "eerie", "joyful", "epic", "tender"};
constexpr std::array kEras{"unspecified", "ancient", "medieval", "victorian", "1920s", "1930s", "1940s",
                           "1950s",       "1960s",   "1970s",    "1980s",     "1990s", "future"};
static_assert(kRelations.size() == static_cast<std::size_t>(Relation::inside) + 1);
static_assert(kEras.size() == static_cast<std::size_t>(Era::future) + 1);
static_assert(kSettings.size() <= kAxisValuesMax && kGenres.size() <= kAxisValuesMax);
static_assert(kSettings.size() == static_cast<std::size_t>(Setting::swamp) + 1);
static_assert(kGenres.size() == static_cast<std::size_t>(Genre::adventure) + 1);
static_assert(kMoods.size() == static_cast<std::size_t>(Mood::tender) + 1);

template <class Names, class E>
std::string_view name_in(const Names& names, E value) {
  const auto index = static_cast<std::size_t>(value);
  return index < names.size() ? names[index] : "";
}

const std::unordered_map<std::string_view, std::pair<Axis, unsigned char>>& vote_names() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::pair<Axis, unsigned char>> made;
    const auto enter = [&](Axis axis, const auto& names) {
      for (std::size_t i = 0; i < names.size(); ++i) {
        made.try_emplace(names[i], axis, static_cast<unsigned char>(i));
      }
    };
    enter(Axis::setting, kSettings);
    enter(Axis::time, kTimes);
    enter(Axis::weather, kWeathers);
    enter(Axis::genre, kGenres);
    enter(Axis::mood, kMoods);
    enter(Axis::era, kEras);
    made.insert_or_assign("snowfall", std::pair{Axis::weather, static_cast<unsigned char>(Weather::snow)});
    return made;
  }();
  return table;
}

}  // namespace

std::string_view name_of(Kind value) { return name_in(kKinds, value); }
std::string_view name_of(Relation value) { return name_in(kRelations, value); }
std::string_view name_of(Bulk value) { return name_in(kBulks, value); }
std::string_view name_of(Setting value) { return name_in(kSettings, value); }
std::string_view name_of(TimeOfDay value) { return name_in(kTimes, value); }
std::string_view name_of(Weather value) { return name_in(kWeathers, value); }
std::string_view name_of(Genre value) { return name_in(kGenres, value); }
std::string_view name_of(Mood value) { return name_in(kMoods, value); }
std::string_view name_of(Era value) { return name_in(kEras, value); }

std::optional<std::vector<Vote>> parse_votes(std::string_view text) {
  std::vector<Vote> votes;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    std::string_view one = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (one.empty() || one == "-") continue;
    float weight = 3;
    if (const std::size_t colon = one.find(':'); colon != std::string_view::npos) {
      int whole = 0;
      const auto digits = one.substr(colon + 1);
      if (std::from_chars(digits.data(), digits.data() + digits.size(), whole).ec != std::errc{}) return {};
      weight = static_cast<float>(whole);
      one = one.substr(0, colon);
    }
    const auto found = vote_names().find(one);
    if (found == vote_names().end()) return {};
    votes.push_back({found->second.first, found->second.second, weight});
  }
  return votes;
}

std::optional<unsigned char> Tally::winner(Axis axis, float at_least) const {
  const auto& sums = sums_[static_cast<std::size_t>(axis)];
  std::size_t best = 0;
  for (std::size_t i = 1; i < sums.size(); ++i) {
    if (sums[i] > sums[best]) best = i;
  }
  if (sums[best] < at_least) return std::nullopt;
  return static_cast<unsigned char>(best);
}

}  // namespace onesheet::brief
