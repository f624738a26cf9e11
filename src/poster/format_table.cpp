#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "poster/format.h"

namespace onesheet::poster {
namespace {

constexpr std::size_t kColumns = 14;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<WordsAllowed> words_named(std::string_view name) {
  for (const auto words : {WordsAllowed::any, WordsAllowed::title, WordsAllowed::none, WordsAllowed::logo}) {
    if (name_of(words) == name) return words;
  }
  return std::nullopt;
}

// "27x40in", "297x420mm".
std::optional<Paper> paper_of(std::string_view text) {
  const bool inches = text.ends_with("in");
  if (!inches && !text.ends_with("mm")) return std::nullopt;
  const std::string unit(text.substr(text.size() - 2));
  text.remove_suffix(2);
  const auto cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = number_of<double>(text.substr(0, cross));
  const auto height = number_of<double>(text.substr(cross + 1));
  if (!width || !height || *width <= 0 || *height <= 0) return std::nullopt;
  const double unit_in = inches ? 1 : 1 / 25.4;
  Paper paper;
  paper.width_in = *width * unit_in;
  paper.height_in = *height * unit_in;
  paper.width = std::string(text.substr(0, cross)) + " " + unit;
  paper.height = std::string(text.substr(cross + 1)) + " " + unit;
  return paper;
}

std::optional<Format> format_of(const std::array<std::string_view, kColumns>& columns) {
  Format format;
  format.name = columns[0];
  format.group = columns[1];
  const auto width = number_of<int>(columns[2]), height = number_of<int>(columns[3]);
  const auto margin = number_of<double>(columns[7]);
  const auto top = number_of<int>(columns[8]), bottom = number_of<int>(columns[9]);
  const auto words = words_named(columns[10]);
  if (!width || !height || !margin || !top || !bottom || !words || format.name.empty()) return std::nullopt;
  format.size = {*width, *height};
  format.safe_margin = *margin;
  format.keep_out_top_px = *top;
  format.keep_out_bottom_px = *bottom;
  format.words = *words;
  format.source = columns[11];
  format.checked = columns[12];
  format.description = columns[13];
  if (columns[4] == "-") return format;
  auto paper = paper_of(columns[4]);
  const auto dpi = number_of<int>(columns[5]);
  const auto bleed_in = number_of<double>(columns[6]);
  if (!paper || !dpi || !bleed_in || *dpi < kDpiMin || *dpi > kDpiMax || *bleed_in < 0) return std::nullopt;
  paper->dpi = *dpi;
  paper->bleed_in = *bleed_in;
  format.paper = std::move(*paper);
  return format;
}

}  // namespace

base::Result<std::vector<Format>> formats_from_table(std::string_view table) {
  std::vector<Format> formats;
  for (int number = 1; !table.empty(); ++number) {
    const auto end = table.find('\n');
    std::string_view line = table.substr(0, end);
    table = end == std::string_view::npos ? std::string_view{} : table.substr(end + 1);
    if (base::trim(line).empty() || line.starts_with('#')) continue;
    std::array<std::string_view, kColumns> columns{};
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
      const auto tab = line.find('\t');
      if (count < kColumns) columns[count] = base::trim(line.substr(0, tab));
      more = tab != std::string_view::npos;
      if (more) line.remove_prefix(tab + 1);
    }
    const auto format = count == kColumns ? format_of(columns) : std::nullopt;
    if (!format) {
      return base::fail(base::ErrorKind::bug, "The table of formats is broken.",
                        "line " + std::to_string(number));
    }
    formats.push_back(*format);
  }
  return formats;
}

}  // namespace onesheet::poster
