#include "layout/billing.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/breaking.h"
#include "layout/casing.h"

namespace onesheet::layout {
namespace {

constexpr double kStretch = 0.72;       // of a face that is condensed already: only height is contractual
constexpr double kRoleScale = 0.55;     // guild practice: at least half the size of the names
constexpr double kTracking_em = 0.035;  // keeps ultra-condensed stems apart
constexpr double kGapAfterRole = 0.28;  // in cap heights of the names, as are the next two
constexpr double kGapBetween = 0.85;
constexpr double kLeading = 0.5;
constexpr double kStretchGapMax = 2.1;  // a line is brought to the common width only by this much more air

struct Item {
  TextLine line;
  double width_px = 0;
};

// What must stay on one line: a role and its first name, or one further name.
struct Unit {
  std::vector<Item> items;
  double width_px = 0;
};

base::Result<std::vector<Unit>> units_of(const poster::Credits& credits, double cap_px,
                                         const std::string& language, const TextMeasure& measure) {
  const std::string face = measure.billing_face();
  ONESHEET_ASSIGN(const TextExtent probe, measure.measure("H", {face, 100, 0, 1}));
  const double size_px = cap_px / probe.cap_height_px * 100;
  const auto item_of = [&](std::string_view text, double scale) -> base::Result<Item> {
    Item item;
    item.line.role = Role::billing;
    item.line.text = to_upper(base::trim(text), language);
    item.line.style = {face, size_px * scale, kTracking_em, kStretch, language};
    ONESHEET_ASSIGN(item.line.extent, measure.measure(item.line.text, item.line.style));
    item.width_px = item.line.extent.advance_px;
    return item;
  };
  std::vector<Unit> units;
  for (const poster::Credit& credit : credits.lines) {
    for (std::size_t i = 0; i < credit.names.size(); ++i) {
      Unit unit;
      if (i == 0 && !base::trim(credit.role).empty()) {
        ONESHEET_ASSIGN(Item role, item_of(credit.role, kRoleScale));
        unit.width_px += role.width_px + kGapAfterRole * cap_px;
        unit.items.push_back(std::move(role));
      }
      ONESHEET_ASSIGN(Item name, item_of(credit.names[i], 1));
      unit.width_px += name.width_px;
      unit.items.push_back(std::move(name));
      units.push_back(std::move(unit));
    }
  }
  return units;
}

}  // namespace

base::Result<BillingBlock> set_billing(const poster::Credits& credits, double cap_px, double width_px,
                                       int lines_max, const TextMeasure& measure,
                                       const std::string& language) {
  BillingBlock block;
  if (credits.empty()) return block;
  ONESHEET_ASSIGN(std::vector<Unit> units, units_of(credits, cap_px, language, measure));
  const double gap_px = kGapBetween * cap_px;
  std::vector<double> widths, spaces(units.size(), gap_px);
  double widest_unit = 0;
  for (const Unit& unit : units) {
    widths.push_back(unit.width_px);
    widest_unit = std::max(widest_unit, unit.width_px);
  }
  if (widest_unit > width_px) return block;

  const auto line_width = [&](std::size_t from, std::size_t to) {
    double width = gap_px * static_cast<double>(to - from - 1);
    for (std::size_t i = from; i < to; ++i) width += widths[i];
    return width;
  };
  std::vector<std::size_t> ends;
  double common_px = 0;
  const std::size_t most = std::min(static_cast<std::size_t>(lines_max), units.size());
  for (std::size_t lines = 1; lines <= most; ++lines) {
    ends = balance(widths, spaces, lines);
    common_px = 0;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
      common_px = std::max(common_px, line_width(from, end));
      from = end;
    }
    if (common_px <= width_px) break;
  }
  if (common_px > width_px) return block;

  block.line_count = static_cast<int>(ends.size());
  block.cap_px = cap_px;
  block.width_px = common_px;
  double baseline = 0, last_bottom = 0;
  std::size_t from = 0;
  for (std::size_t l = 0; l < ends.size(); ++l) {
    const double natural = line_width(from, ends[l]);
    const double gaps = static_cast<double>(ends[l] - from - 1);
    double gap = gap_px;
    if (gaps > 0 && gap_px + (common_px - natural) / gaps <= gap_px * kStretchGapMax) {
      gap = gap_px + (common_px - natural) / gaps;
    }
    double x = -(natural + gaps * (gap - gap_px)) / 2;
    double top = cap_px, bottom = 0;
    for (std::size_t u = from; u < ends[l]; ++u) {
      for (Item& item : units[u].items) {
        item.line.x_px = x;
        top = std::max(top, item.line.extent.ink_top_px);
        bottom = std::max(bottom, item.line.extent.ink_bottom_px);
        x += item.width_px + kGapAfterRole * cap_px;
      }
      x += gap - kGapAfterRole * cap_px;
    }
    if (l == 0) {
      baseline = top;
    } else {
      baseline += std::max(cap_px * (1 + kLeading), last_bottom + top + 0.15 * cap_px);
    }
    for (std::size_t u = from; u < ends[l]; ++u) {
      for (Item& item : units[u].items) {
        item.line.baseline_px = baseline;
        block.items.push_back(std::move(item.line));
      }
    }
    last_bottom = bottom;
    from = ends[l];
  }
  block.height_px = baseline + last_bottom;
  return block;
}

}  // namespace onesheet::layout
