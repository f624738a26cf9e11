#include "poster/format.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "embedded/formats.h"

namespace onesheet::poster {
namespace {

using base::ErrorKind;

base::Result<void> check_size(const std::string& what, Size size) {
  const auto wrong = [&](const std::string& why) {
    return base::fail(ErrorKind::bad_request, what + " cannot be made: " + why);
  };
  if (size.width_px < kSideMin_px || size.height_px < kSideMin_px || size.width_px > kSideMax_px ||
      size.height_px > kSideMax_px) {
    return wrong("each side must be " + std::to_string(kSideMin_px) + " to " + std::to_string(kSideMax_px) +
                 " pixels.");
  }
  if (static_cast<std::int64_t>(size.width_px) * size.height_px > kPixelsMax) {
    return wrong("a poster has at most " + std::to_string(kPixelsMax / 1'000'000) + " million pixels.");
  }
  if (size.width_px > kAspectMax * size.height_px || size.height_px > kAspectMax * size.width_px) {
    return wrong("one side may be at most " + std::to_string(kAspectMax) + " times the other.");
  }
  return {};
}

Size size_at(const Paper& paper, double extra_in) {
  const auto px = [&](double side_in) {
    return static_cast<int>(std::lround((side_in + extra_in) * paper.dpi));
  };
  return {px(paper.width_in), px(paper.height_in)};
}

base::Result<void> check_printed(const Format& format) {
  if (format.printed()) return {};
  return base::fail(ErrorKind::bad_request,
                    "The format " + format.name +
                        " has no size on paper; use a print format such as one-sheet, uk-quad or a3.");
}

// The most dots per inch at which the sheet and its bleed keep our limits.
int dpi_that_fits(Format format) {
  for (format.paper.dpi = kDpiMax; format.paper.dpi > kDpiMin; --format.paper.dpi) {
    if (check_size({}, size_at(format.paper, 2 * format.paper.bleed_in))) break;
  }
  return format.paper.dpi;
}

}  // namespace

std::string_view name_of(WordsAllowed words) {
  switch (words) {
    case WordsAllowed::any:
      return "any";
    case WordsAllowed::title:
      return "title";
    case WordsAllowed::none:
      return "none";
    case WordsAllowed::logo:
      return "logo";
  }
  return "any";
}

std::span<const Format> known_formats() {
  static const std::vector<Format> formats = [] {
    const auto bytes = embedded::formats().front().bytes;
    // A broken table is found by the tests; a program built from one offers no names.
    return formats_from_table({reinterpret_cast<const char*>(bytes.data()), bytes.size()})
        .value_or(std::vector<Format>{});
  }();
  return formats;
}

base::Result<Format> parse_format(std::string_view text) {
  const std::string name = base::lower_ascii(base::trim(text));
  for (const Format& format : known_formats()) {
    if (format.name == name) return format;
  }
  const auto cross = name.find('x');
  if (cross != std::string::npos && cross > 0 && cross + 1 < name.size() && name.size() <= 21 &&
      name.find_first_not_of("0123456789x") == std::string::npos &&
      name.find('x', cross + 1) == std::string::npos) {
    const auto side = [](std::string_view digits) {
      int value = 0;
      const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return result.ec == std::errc{} ? value : kSideMax_px + 1;  // too many digits is too large
    };
    const Size size{side(std::string_view(name).substr(0, cross)),
                    side(std::string_view(name).substr(cross + 1))};
    const std::string own_name = std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
    ONESHEET_TRY(check_size("The size " + own_name, size));
    return Format{own_name, "custom size", size, 0.05};
  }
  std::string names;
  for (const Format& format : known_formats()) {
    if (format.group == "screen" || format.group == "print") names += format.name + ", ";
  }
  return base::fail(ErrorKind::bad_request, "There is no such format; use " + names +
                                                "a store's (the list of formats has them), or a size in "
                                                "pixels such as 600x900.");
}

base::Result<Format> at_dpi(const Format& format, int dpi) {
  ONESHEET_TRY(check_printed(format));
  if (dpi < kDpiMin || dpi > kDpiMax) {
    return base::fail(ErrorKind::bad_request, "The dots per inch must be " + std::to_string(kDpiMin) +
                                                  " to " + std::to_string(kDpiMax) + ".");
  }
  Format other = format;
  other.paper.dpi = dpi;
  other.size = size_at(other.paper, 0);
  const double scale = static_cast<double>(dpi) / format.paper.dpi;
  other.keep_out_top_px = static_cast<int>(std::lround(format.keep_out_top_px * scale));
  other.keep_out_bottom_px = static_cast<int>(std::lround(format.keep_out_bottom_px * scale));
  ONESHEET_TRY(size_with_bleed(other));
  return other;
}

base::Result<Size> size_with_bleed(const Format& format) {
  ONESHEET_TRY(check_printed(format));
  const int around_px = 2 * bleed_px(format);
  const Size size{format.size.width_px + around_px, format.size.height_px + around_px};
  if (auto checked = check_size({}, size); !checked) {
    return base::fail(ErrorKind::bad_request,
                      "The format " + format.name + " at " + std::to_string(format.paper.dpi) +
                          " dots per inch, bleed included, is " + std::to_string(size.width_px) + "x" +
                          std::to_string(size.height_px) + " pixels, and that is too large; at most " +
                          std::to_string(dpi_that_fits(format)) + " dots per inch fit.");
  }
  return size;
}

int bleed_px(const Format& format) {
  // Rounded up, so that no sliver of the bleed stays white; a hair less, so that 0.1 in at 150 dpi is 15.
  return static_cast<int>(std::ceil(format.paper.bleed_in * format.paper.dpi - 1e-6));
}

base::Result<double> parse_bleed_in(std::string_view text) {
  const auto wrong = [] {
    return base::fail(ErrorKind::bad_request, "The bleed is a length such as 0.125in or 3mm, at most 1in.");
  };
  text = base::trim(text);
  double unit_in = 1;
  if (text.ends_with("mm")) {
    unit_in = 1 / 25.4;
    text.remove_suffix(2);
  } else if (text.ends_with("in")) {
    text.remove_suffix(2);
  } else if (text != "0") {
    return wrong();
  }
  text = base::trim(text);
  double length = 0;
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), length, std::chars_format::fixed);
  if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size() ||
      !(length >= 0 && length * unit_in <= kBleedMax_in)) {
    return wrong();
  }
  return length * unit_in;
}

base::Result<int> parse_dpi(std::string_view text) {
  text = base::trim(text);
  int dpi = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), dpi);
  if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size() || dpi < kDpiMin ||
      dpi > kDpiMax) {
    return base::fail(ErrorKind::bad_request, "The dots per inch must be a whole number from " +
                                                  std::to_string(kDpiMin) + " to " + std::to_string(kDpiMax) +
                                                  ".");
  }
  return dpi;
}

base::Result<void> check_served_size(const Format& format) {
  const Size size = format.size;
  if (size.width_px <= kServedSideMax_px && size.height_px <= kServedSideMax_px &&
      static_cast<std::int64_t>(size.width_px) * size.height_px <= kServedPixelsMax) {
    return {};
  }
  return base::fail(base::ErrorKind::bad_request,
                    "The size " + std::to_string(size.width_px) + "x" + std::to_string(size.height_px) +
                        " is more than a server makes: sides up to " + std::to_string(kServedSideMax_px) +
                        " pixels, at most " + std::to_string(kServedPixelsMax / 1'000'000) +
                        " million pixels; the command line makes larger ones.");
}

}  // namespace onesheet::poster
