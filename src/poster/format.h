// Named poster sizes, from assets/formats/formats.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace onesheet::poster {

struct Size {
  int width_px = 0;
  int height_px = 0;
  bool operator==(const Size&) const = default;
};

// Limits on the size of one poster (docs/limits.md).
inline constexpr int kSideMin_px = 16;
inline constexpr int kSideMax_px = 12'288;  // 40 in at 300 dpi with its bleed
inline constexpr std::int64_t kPixelsMax = 110'000'000;
// A server makes smaller ones: many are made at once, and a client waits for each.
inline constexpr int kServedSideMax_px = 8192;
inline constexpr std::int64_t kServedPixelsMax = 40'000'000;
// Width to height, both ways: beyond this no layout of ours reads well.
inline constexpr int kAspectMax = 4;

// Dots per inch and bleed that a printed format may be asked for.
inline constexpr int kDpiMin = 36;
inline constexpr int kDpiMax = 600;
inline constexpr double kBleedMax_in = 1.0;

// Which words whoever asked for a format takes on it.
enum class WordsAllowed {
  any,
  title,  // the title alone
  none,   // textless
  logo,   // the title alone, on a transparent ground
};
std::string_view name_of(WordsAllowed words);  // "any"

// How a format lies on paper.
struct Paper {
  double width_in = 0, height_in = 0;  // of the trimmed sheet
  int dpi = 0;
  double bleed_in = 0;        // on each side
  std::string width, height;  // as its maker writes them: "27 in", "297 mm"
};

struct Format {
  std::string name;         // "poster-2x3"; a custom size is "WxH"
  std::string description;  // one line for people
  Size size;
  // Free margin on each side as a fraction of the shorter side; text stays inside.
  double safe_margin = 0.05;
  // Bands in which a store wants no words, at this size.
  int keep_out_top_px = 0, keep_out_bottom_px = 0;
  WordsAllowed words = WordsAllowed::any;
  std::string group = "custom";  // "screen", "print", or the store that asks for it
  Paper paper = {};              // all zeros: not for print
  std::string source = {};       // whom the numbers are from
  std::string checked = {};      // when they were looked up, "2026-11-28"
  bool printed() const { return paper.dpi > 0; }
};

std::span<const Format> known_formats();
inline constexpr std::string_view kDefaultFormat = "poster-2x3";
// What the tutorial's route makes when nothing is asked: 1280 × 720.
inline constexpr std::string_view kTutorialFormat = "landscape-16x9";

// A known name, or "WxH" in pixels ("600x900"). bad_request otherwise, saying what is allowed.
base::Result<Format> parse_format(std::string_view text);

// The same format with other dots per inch, its size in pixels along with them. bad_request for one that is
// not printed, for dpi outside [kDpiMin, kDpiMax], and when the sheet with its bleed would be over the limits
// on a poster's size (it says what fits).
base::Result<Format> at_dpi(const Format& format, int dpi);
// With the bleed around it: the size of the art to paint. bad_request as above.
base::Result<Size> size_with_bleed(const Format& format);
// Pixels of the bleed on one side.
int bleed_px(const Format& format);

// "0.125in", "3mm", "0". bad_request otherwise and outside [0, kBleedMax_in].
base::Result<double> parse_bleed_in(std::string_view text);
// Whole number within [kDpiMin, kDpiMax].
base::Result<int> parse_dpi(std::string_view text);

// Reads a table in the form of assets/formats/formats.tsv. `bug` naming the line that is not in that form.
base::Result<std::vector<Format>> formats_from_table(std::string_view table);

// bad_request when the sheet is larger than a server makes; the command line has no such limit.
base::Result<void> check_served_size(const Format& format);

}  // namespace onesheet::poster
