#include "service/kept_art.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/encoding.h"

namespace onesheet::service {
namespace {

namespace json = boost::json;
using poster::Ink;

constexpr std::string_view kMagic = "1SHTART1";
constexpr std::size_t kGuideBytesMax = 1'000'000;

std::unexpected<base::Error> damaged_art(std::string detail) {
  return base::fail(base::ErrorKind::bad_request, "The picture kept beside the poster is damaged.",
                    std::move(detail));
}

// The shortest text that reads back as the same number.
std::string number(float value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::string numbers(std::initializer_list<float> values) {
  std::string list;
  for (const float value : values) list += (list.empty() ? "" : ",") + number(value);
  return "[" + list + "]";
}

std::string words(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& one : list) all += (all.empty() ? "\"" : ",\"") + base::json_escape(one) + "\"";
  return "[" + all + "]";
}

std::array<Ink*, 8> inks_of(poster::Palette& palette) {
  return {&palette.sky_top, &palette.sky_middle, &palette.horizon, &palette.light,
          &palette.shade,   &palette.accent,     &palette.text,    &palette.ground};
}

std::string box_text(const poster::Box& box) { return numbers({box.left, box.top, box.right, box.bottom}); }

std::string guide_text(const models::KeyArt& art) {
  poster::ArtGuide guide = art.guide;
  std::string inks, places, subjects;
  for (const Ink* ink : inks_of(guide.palette))
    inks += (inks.empty() ? "" : ",") + numbers({ink->r, ink->g, ink->b});
  for (const poster::TitlePlace place : guide.places)
    places += (places.empty() ? "" : ",") + std::to_string(static_cast<int>(place));
  for (const poster::Box& box : guide.subjects) subjects += (subjects.empty() ? "" : ",") + box_text(box);
  return "{\"palette\":\"" + base::json_escape(guide.palette.name) + "\",\"inks\":[" + inks +
         "],\"voice\":" + std::to_string(static_cast<int>(guide.voice)) + ",\"places\":[" + places +
         "],\"title_zone\":" + box_text(guide.title_zone) + ",\"subjects\":[" + subjects +
         "],\"archetype\":\"" + base::json_escape(art.archetype) + "\",\"style\":\"" +
         base::json_escape(art.style) + "\",\"drawn\":" + words(art.drawn) +
         ",\"not_drawn\":" + words(art.not_drawn) + "}";
}

// Boost.JSON throws from at(), as_array() and to_number(): one catch below turns all of it into "damaged".
float float_in(const json::value& value) {
  const auto number = value.to_number<double>();
  if (!(std::abs(number) <= kGuideNumberMax)) throw std::out_of_range("number");
  return static_cast<float>(number);
}

poster::Box box_in(const json::value& value) {
  const json::array& list = value.as_array();
  return {float_in(list.at(0)), float_in(list.at(1)), float_in(list.at(2)), float_in(list.at(3))};
}

std::vector<std::string> words_in(const json::value& value) {
  std::vector<std::string> list;
  for (const json::value& one : value.as_array()) list.emplace_back(one.as_string());
  return list;
}

template <class Enum>
Enum enum_in(const json::value& value, Enum last) {
  const auto number = value.to_number<int>();
  if (number < 0 || number > static_cast<int>(last)) throw std::out_of_range("enum");
  return static_cast<Enum>(number);
}

void read_guide(std::string_view text, models::KeyArt& art) {
  json::parse_options options;
  options.max_depth = 4;
  const json::object from = json::parse(text, {}, options).as_object();
  poster::ArtGuide& guide = art.guide;
  guide.palette.name = std::string(from.at("palette").as_string());
  const json::array& inks = from.at("inks").as_array();
  for (std::size_t i = 0; Ink * ink : inks_of(guide.palette)) {
    const json::array& parts = inks.at(i++).as_array();
    *ink = {float_in(parts.at(0)), float_in(parts.at(1)), float_in(parts.at(2))};
  }
  guide.voice = enum_in(from.at("voice"), poster::TypeVoice::documentary);
  for (const json::value& place : from.at("places").as_array())
    guide.places.push_back(enum_in(place, poster::TitlePlace::right_column));
  guide.title_zone = box_in(from.at("title_zone"));
  for (const json::value& box : from.at("subjects").as_array()) guide.subjects.push_back(box_in(box));
  art.archetype = std::string(from.at("archetype").as_string());
  // Art kept by the program's first versions does not say.
  if (const json::value* style = from.if_contains("style")) art.style = std::string(style->as_string());
  art.drawn = words_in(from.at("drawn"));
  art.not_drawn = words_in(from.at("not_drawn"));
}

void add_section(std::vector<std::uint8_t>& to, std::span<const std::uint8_t> bytes) {
  for (int i = 0; i < 4; ++i) to.push_back(static_cast<std::uint8_t>(bytes.size() >> (8 * i)));
  to.insert(to.end(), bytes.begin(), bytes.end());
}

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::vector<std::uint8_t> write_kept_art(const KeptArt& kept) {
  const std::string recipe = recipe_text(kept.recipe, kept.art), guide = guide_text(kept.art);
  std::vector<std::uint8_t> bytes(kMagic.begin(), kMagic.end());
  bytes.reserve(kMagic.size() + 20 + recipe.size() + guide.size() + kept.font.size() +
                kept.title_logo.size() + kept.packed_image.size());
  add_section(bytes, bytes_of(recipe));
  add_section(bytes, bytes_of(guide));
  add_section(bytes, kept.font);
  add_section(bytes, kept.title_logo);
  add_section(bytes, kept.packed_image);
  for (const auto& logo : kept.logos) add_section(bytes, logo);
  return bytes;
}

base::Result<KeptArt> read_kept_art(std::span<const std::uint8_t> bytes) {
  if (!text_of(bytes).starts_with(kMagic)) return damaged_art("magic");
  bytes = bytes.subspan(kMagic.size());
  constexpr std::size_t kSections = 5;
  std::vector<std::span<const std::uint8_t>> sections;
  while (sections.size() < kSections || !bytes.empty()) {
    if (bytes.size() < 4) return damaged_art("section");
    if (sections.size() == kSections + kLogosMax) return damaged_art("number of sections");
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= static_cast<std::size_t>(bytes[i]) << (8 * i);
    bytes = bytes.subspan(4);
    if (length > bytes.size()) return damaged_art("length of a section");
    sections.push_back(bytes.first(length));
    bytes = bytes.subspan(length);
  }
  KeptArt kept;
  ONESHEET_ASSIGN(kept.recipe, read_recipe(text_of(sections[0])));
  if (sections[1].size() > kGuideBytesMax) return damaged_art("guide too long");
  try {
    read_guide(text_of(sections[1]), kept.art);
  } catch (const std::exception& error) {
    return damaged_art(error.what());
  }
  kept.font.assign(sections[2].begin(), sections[2].end());
  kept.title_logo.assign(sections[3].begin(), sections[3].end());
  kept.packed_image.assign(sections[4].begin(), sections[4].end());
  for (std::size_t i = kSections; i < sections.size(); ++i)
    kept.logos.emplace_back(sections[i].begin(), sections[i].end());
  return kept;
}

std::string kept_art_key(std::string_view poster_key) {
  constexpr std::string_view kFolder = "posters/";
  const auto at = poster_key.rfind(kFolder);
  if (at == std::string_view::npos) return std::string(poster_key) + ".art";
  std::string_view name = poster_key.substr(at + kFolder.size());
  name = name.substr(0, name.rfind('.'));
  return std::string(poster_key.substr(0, at)) + "art/" + std::string(name) + ".art";
}

}  // namespace onesheet::service
