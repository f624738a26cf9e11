#include "layout/marks.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/casing.h"

namespace onesheet::layout {
namespace {

constexpr double kRatingTracking_em = 0.04;
constexpr double kRatingPad_caps = 0.75;
constexpr double kLaurelHeight = 0.066;  // of the reference length
constexpr double kBranchWidth = 0.42;    // of a laurel's height, as are the rest
constexpr double kTextWidthMax = 1.35;
constexpr double kTextWidthMin = 0.55;
constexpr double kTextHeight = 0.66;
constexpr double kCapMax = 0.2;
constexpr double kGapAcross = 0.34, kGapDown = 0.3;
constexpr double kLaurelTracking_em = 0.05;
constexpr double kLineStep = 1.6;  // in cap heights

std::vector<std::string> lines_of(const std::string& text, const std::string& language) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = to_upper(base::trim(std::string_view(text).substr(at, end - at)), language);
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

base::Result<void> check_laurels(const std::vector<std::string>& laurels) {
  if (laurels.size() > kLaurelsMax) {
    return base::fail(base::ErrorKind::too_large,
                      "There are more than " + std::to_string(kLaurelsMax) + " laurels.");
  }
  for (const std::string& laurel : laurels) {
    const auto lines = lines_of(laurel, {});
    if (lines.size() > kLaurelLinesMax) {
      return base::fail(base::ErrorKind::too_large,
                        "A laurel has more than " + std::to_string(kLaurelLinesMax) + " lines.");
    }
    for (const std::string& line : lines) {
      const auto text = base::decode_utf8(line);
      if (!text) return base::fail(base::ErrorKind::bad_request, "A laurel is not valid UTF-8.");
      if (text->size() > kLaurelLineMax) {
        return base::fail(base::ErrorKind::too_large, "A line of a laurel is longer than " +
                                                          std::to_string(kLaurelLineMax) + " characters.");
      }
    }
  }
  return {};
}

base::Result<Marks> set_laurel(const std::vector<std::string>& texts, double height_px,
                               const std::string& language, const TextMeasure& measure) {
  Marks mark;
  const std::string face = measure.billing_face();
  double widest_em = 0, cap_em = 0.7;
  for (const std::string& text : texts) {
    ONESHEET_ASSIGN(const TextExtent extent,
                    measure.measure(text, {face, 100, kLaurelTracking_em, 1, language}));
    widest_em = std::max(widest_em, (extent.ink_right_px - extent.ink_left_px) / 100);
    cap_em = extent.cap_height_px / 100;
  }
  const double steps = 1 + kLineStep * static_cast<double>(texts.size() - 1);
  const double cap = std::min(
      {kCapMax * height_px, kTextHeight * height_px / steps, kTextWidthMax * height_px / widest_em * cap_em});
  const double size = cap / cap_em;
  const double inner = std::max(kTextWidthMin * height_px, widest_em * size);
  const double branch = kBranchWidth * height_px;
  mark.height_px = height_px;
  mark.width_px = inner + 2 * branch;
  // The branches open upwards: what is between them sits a little high.
  double baseline = 0.5 * height_px - steps * cap / 2 + cap;
  for (const std::string& text : texts) {
    TextLine line;
    line.role = Role::laurel;
    line.text = text;
    line.style = {face, size, kLaurelTracking_em, 1, language};
    ONESHEET_ASSIGN(line.extent, measure.measure(text, line.style));
    line.x_px = mark.width_px / 2 - (line.extent.ink_left_px + line.extent.ink_right_px) / 2;
    line.baseline_px = baseline;
    baseline += kLineStep * cap;
    mark.lines.push_back(std::move(line));
  }
  mark.ornaments.push_back({Ornament::Kind::laurel_left, {0, 0, branch * 0.92, height_px}, {}});
  mark.ornaments.push_back(
      {Ornament::Kind::laurel_right, {mark.width_px - branch * 0.92, 0, mark.width_px, height_px}, {}});
  return mark;
}

void append(Marks& to, Marks mark) {
  for (TextLine& line : mark.lines) to.lines.push_back(std::move(line));
  for (Ornament& ornament : mark.ornaments) to.ornaments.push_back(ornament);
}

}  // namespace

void Marks::move(double dx_px, double dy_px) {
  for (TextLine& line : lines) {
    line.x_px += dx_px;
    line.baseline_px += dy_px;
  }
  for (Ornament& ornament : ornaments) {
    Rect& r = ornament.area;
    r = {r.left_px + dx_px, r.top_px + dy_px, r.right_px + dx_px, r.bottom_px + dy_px};
  }
}

base::Result<Marks> set_rating(const std::string& words, double cap_px, const TextMeasure& measure) {
  Marks mark;
  const std::string text = to_upper(base::trim(words));
  if (text.empty()) return mark;
  const auto characters = base::decode_utf8(text);
  if (!characters || characters->size() > kRatingMax) {
    return base::fail(base::ErrorKind::too_large,
                      "The rating is longer than " + std::to_string(kRatingMax) + " characters.");
  }
  TextLine line;
  line.role = Role::rating;
  line.text = text;
  const std::string face = measure.billing_face();
  ONESHEET_ASSIGN(const TextExtent probe, measure.measure(text, {face, 100, 0, 1}));
  line.style = {face, cap_px / probe.cap_height_px * 100, kRatingTracking_em, 1};
  ONESHEET_ASSIGN(line.extent, measure.measure(text, line.style));
  const double pad = kRatingPad_caps * cap_px, above = std::max(cap_px, line.extent.ink_top_px);
  line.x_px = pad * 1.2 - line.extent.ink_left_px;
  line.baseline_px = pad + above;
  mark.width_px = line.extent.ink_right_px - line.extent.ink_left_px + 2.4 * pad;
  mark.height_px = above + std::max(0.0, line.extent.ink_bottom_px) + 2 * pad;
  mark.ornaments.push_back({Ornament::Kind::frame, {0, 0, mark.width_px, mark.height_px}, {}});
  mark.lines.push_back(std::move(line));
  return mark;
}

base::Result<Marks> set_laurels(const std::vector<std::string>& laurels, const Frame& frame,
                                const std::string& language, const TextMeasure& measure) {
  Marks all;
  ONESHEET_TRY(check_laurels(laurels));
  const double height = kLaurelHeight * frame.reference_px;
  const double room = frame.width_px - 2 * frame.side_px;
  std::vector<Marks> row;
  const auto end_row = [&] {
    if (row.empty()) return;
    double width = kGapAcross * height * static_cast<double>(row.size() - 1);
    for (const Marks& mark : row) width += mark.width_px;
    double x = (room - width) / 2;
    if (all.height_px > 0) all.height_px += kGapDown * height;
    for (Marks& mark : row) {
      mark.move(x, all.height_px);
      x += mark.width_px + kGapAcross * height;
      append(all, std::move(mark));
    }
    all.height_px += height;
    row.clear();
  };
  double width = 0;
  for (const std::string& laurel : laurels) {
    const auto texts = lines_of(laurel, language);
    if (texts.empty()) continue;
    ONESHEET_ASSIGN(Marks mark, set_laurel(texts, height, language, measure));
    if (!row.empty() && width + kGapAcross * height + mark.width_px > room) {
      end_row();
      width = 0;
    }
    width += mark.width_px + (row.empty() ? 0 : kGapAcross * height);
    row.push_back(std::move(mark));
  }
  end_row();
  all.width_px = room;
  return all;
}

}  // namespace onesheet::layout
