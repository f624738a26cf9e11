#include "print/page.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace onesheet::print {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMediaMargin_in = 0.0625;  // of white beyond the marks

// Writes operands and operators, a space between them.
class Content {
 public:
  Content& operator<<(double number) { return add(number_text(number)); }
  Content& operator<<(std::string_view word) { return add(word); }
  std::string take() { return std::move(text_); }

 private:
  Content& add(std::string_view word) {
    text_ += word;
    text_ += word.ends_with('\n') ? "" : " ";
    return *this;
  }
  std::string text_;
};

void add_path(Content& content, const pixels::Path& path) {
  std::size_t at = 0;
  const auto& points = path.points();
  for (const pixels::Path::Verb verb : path.verbs()) {
    const auto point = [&](std::size_t i) -> Content& {
      return content << points[at + i].x << points[at + i].y;
    };
    switch (verb) {
      case pixels::Path::Verb::move:
        point(0) << "m\n";
        at += 1;
        break;
      case pixels::Path::Verb::line:
        point(0) << "l\n";
        at += 1;
        break;
      case pixels::Path::Verb::cubic:
        point(0);
        point(1);
        point(2) << "c\n";
        at += 3;
        break;
      case pixels::Path::Verb::close:
        content << "h\n";
        break;
    }
  }
}

void add_ink(Content& content, const poster::Ink& ink, const Colours& colours) {
  const auto values = colours.convert(ink);
  if (colours.components() == 4) {
    content << values[0] << values[1] << values[2] << values[3] << "k\n";
  } else {
    content << "/Own cs" << values[0] << values[1] << values[2] << "sc\n";
  }
}

// A picture over a rectangle of a space whose y grows downward. It ends a hair inside: poppler gives a
// picture whose edge falls on a pixel's the next pixel as well, and makes all of it softer to fill that one.
void add_picture(Content& content, std::string_view name, double left, double top, double width,
                 double height) {
  constexpr double kHair_px = 0.0005;
  content << "q" << width - 2 * kHair_px << 0.0 << 0.0 << 2 * kHair_px - height << left + kHair_px
          << top + height - kHair_px << "cm" << name << "Do" << "Q\n";
}

void add_marks(Content& content, const Page& page, double bleed_in) {
  const double near = std::max(kMarkGap_in, bleed_in) * kPointsPerInch;
  const double far = near + kMarkLength_in * kPointsPerInch;
  content << "q" << "/All CS 1 SCN" << kMarkWidth_pt << "w\n";
  for (const double x : {page.trim.left_pt, page.trim.right_pt}) {
    content << x << page.trim.bottom_pt - far << "m" << x << page.trim.bottom_pt - near << "l S\n";
    content << x << page.trim.top_pt + near << "m" << x << page.trim.top_pt + far << "l S\n";
  }
  for (const double y : {page.trim.bottom_pt, page.trim.top_pt}) {
    content << page.trim.left_pt - far << y << "m" << page.trim.left_pt - near << y << "l S\n";
    content << page.trim.right_pt + near << y << "m" << page.trim.right_pt + far << y << "l S\n";
  }
  content << "Q\n";
}

}  // namespace

std::string number_text(double value) {
  char buffer[64];
  if (!std::isfinite(value) || std::abs(value) > 1e9) value = 0;
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 4);
  std::string text(buffer, result.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text.empty() || text == "-0" ? "0" : text;
}

Page page_of(const PrintSheet& sheet) {
  const double bleed = sheet.bleed_in * kPointsPerInch;
  double around = bleed;
  if (sheet.marks) {
    around = (std::max(kMarkGap_in, sheet.bleed_in) + kMarkLength_in + kMediaMargin_in) * kPointsPerInch;
  }
  Page page;
  page.trim = {around, around, around + sheet.trim_width_in * kPointsPerInch,
               around + sheet.trim_height_in * kPointsPerInch};
  page.bleed = {page.trim.left_pt - bleed, page.trim.bottom_pt - bleed, page.trim.right_pt + bleed,
                page.trim.top_pt + bleed};
  page.media = {0, 0, page.trim.right_pt + around, page.trim.top_pt + around};
  return page;
}

std::string content_of(const PrintSheet& sheet, const Page& page, const Colours& colours) {
  const pixels::Image8& under = sheet.type.under;
  // Pixels of the sheet → points, so that the trim's pixels fill the trim to the last of them.
  const double sx = (page.trim.right_pt - page.trim.left_pt) / (under.width - 2 * sheet.bleed_px);
  const double sy = (page.trim.top_pt - page.trim.bottom_pt) / (under.height - 2 * sheet.bleed_px);
  Content content;
  // Nothing of the art beyond the bleed: there the marks stand.
  content << "q" << page.bleed.left_pt << page.bleed.bottom_pt << page.bleed.right_pt - page.bleed.left_pt
          << page.bleed.top_pt - page.bleed.bottom_pt << "re W n\n";
  content << sx << 0.0 << 0.0 << -sy << page.trim.left_pt - sheet.bleed_px * sx
          << page.trim.top_pt + sheet.bleed_px * sy << "cm\n";
  add_picture(content, "/Art", 0, 0, under.width, under.height);
  std::size_t fill = 0;
  for (const render::OutlinedLine& line : sheet.type.lines) {
    if (line.fill.samples.empty()) {
      add_ink(content, line.ink, colours);
      add_path(content, line.path);
      content << "f\n";
      continue;
    }
    content << "q\n";
    add_path(content, line.path);
    content << "W n\n";
    add_picture(content, "/Fill" + std::to_string(fill++), line.left_px, line.top_px, line.fill.width,
                line.fill.height);
    content << "Q\n";
  }
  content << "Q\n";
  if (sheet.marks) add_marks(content, page, sheet.bleed_in);
  return content.take();
}

}  // namespace onesheet::print
