#include "models/illustrator/shapes/pictograms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "embedded/pictograms.h"

namespace onesheet::illustrator {
namespace {

using base::ErrorKind;

std::unexpected<base::Error> broken(std::string_view what) {
  return base::fail(ErrorKind::bug, "A built-in drawing could not be read.",
                    "pictograms: " + std::string(what));
}

// Takes the text up to `separator` off the front.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return head;
}

template <class T>
std::optional<T> number(std::string_view word) {
  T value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

constexpr int kCoordinateMax = 100'000;

// Reads exactly N whole numbers, parted by single blanks.
template <std::size_t N>
std::optional<std::array<float, N>> coordinates(std::string_view words) {
  std::array<float, N> values{};
  for (std::size_t i = 0; i < N; ++i) {
    const auto value = number<int>(take(words, ' '));
    if (!value || *value < -kCoordinateMax || *value > kCoordinateMax) return std::nullopt;
    values[i] = static_cast<float>(*value);
  }
  if (!words.empty()) return std::nullopt;
  return values;
}

}  // namespace

base::Result<std::vector<Pictogram>> list_pictograms(std::string_view text) {
  if (take(text, '\n') != "onesheet-pictograms 1") return broken("unknown format");
  std::vector<Pictogram> found;
  while (true) {
    std::string_view line = take(text, '\n');
    if (line == "end") return found;
    if (take(line, ' ') != "shape") return broken("a shape was expected");
    Pictogram one;
    one.id = take(line, ' ');
    const std::string_view facing = take(line, ' ');
    const std::string_view ground = take(line, ' ');
    const auto height = number<float>(line);
    if (one.id.empty() || !height || !(*height > 0)) return broken("bad head of a shape");
    if (facing == "left")
      one.facing = Facing::left;
    else if (facing == "right")
      one.facing = Facing::right;
    else if (facing != "front")
      return broken("unknown facing");
    if (ground != "stands" && ground != "floats") return broken("neither stands nor floats");
    one.stands = ground == "stands";
    one.real_height_m = *height;
    const std::size_t next = std::min(text.find("\nshape "), text.find("\nend"));
    if (next == std::string_view::npos) return broken("the file has no end");
    one.body = text.substr(0, next);
    text.remove_prefix(next + 1);
    found.push_back(one);
  }
}

base::Result<Shape> read_pictogram(const Pictogram& pictogram) {
  Shape shape;
  shape.facing = pictogram.facing;
  shape.stands = pictogram.stands;
  shape.real_height_m = pictogram.real_height_m;
  std::string_view text = pictogram.body;
  bool open = false;
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    const std::string_view verb = take(line, ' ');
    if (verb == "layer") {
      const auto tone = number<float>(line);
      if (open || !tone || *tone < 0 || *tone > 1) return broken("bad layer");
      shape.layers.push_back({});
      shape.layers.back().tone = *tone;
      // Traced outlines nest: what lies inside an odd number of them is painted.
      shape.layers.back().rule = pixels::FillRule::even_odd;
      continue;
    }
    if (shape.layers.empty()) return broken("a contour before any layer");
    pixels::Path& path = shape.layers.back().path;
    if (verb == "M") {
      const auto at = coordinates<2>(line);
      if (open || !at) return broken("bad M");
      path.move_to({(*at)[0], (*at)[1]});
      open = true;
    } else if (verb == "L") {
      const auto at = coordinates<2>(line);
      if (!open || !at) return broken("bad L");
      path.line_to({(*at)[0], (*at)[1]});
    } else if (verb == "C") {
      const auto at = coordinates<6>(line);
      if (!open || !at) return broken("bad C");
      path.curve_to({(*at)[0], (*at)[1]}, {(*at)[2], (*at)[3]}, {(*at)[4], (*at)[5]});
    } else if (verb == "Z") {
      if (!open || !line.empty()) return broken("bad Z");
      path.close();
      open = false;
    } else {
      return broken("unknown line");
    }
  }
  if (open || shape.layers.empty()) return broken("an unfinished shape");
  return shape;
}

const std::vector<Pictogram>& embedded_pictograms() {
  static const std::vector<Pictogram> all = [] {
    const auto bytes = embedded::pictograms().front().bytes;
    auto listed = list_pictograms({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return listed ? std::move(*listed) : std::vector<Pictogram>{};
  }();
  return all;
}

Shape draw_pictogram(std::string_view id) {
  const auto& all = embedded_pictograms();
  const auto at = std::ranges::find(all, id, &Pictogram::id);
  if (at == all.end()) return {};
  auto read = read_pictogram(*at);
  if (!read) return {};
  Sketch sketch;
  sketch.put_layers(*read);
  return sketch.finish({.real_height_m = at->real_height_m, .facing = at->facing, .stands = at->stands});
}

}  // namespace onesheet::illustrator
