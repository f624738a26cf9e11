#include "service/quality_text.h"

#include <boost/json.hpp>
#include <cmath>

namespace onesheet::service {
namespace {

// Finer is not measured.
double rounded(double value) { return std::round(value * 100) / 100; }

}  // namespace

std::string quality_text(const render::Quality& quality) {
  boost::json::object numbers;
  numbers["title_contrast"] = rounded(quality.title_contrast);
  numbers["tagline_contrast"] = rounded(quality.tagline_contrast);
  numbers["billing_contrast"] = rounded(quality.billing_contrast);
  numbers["overlap"] = rounded(quality.overlap);
  numbers["inside_safe_area"] = quality.inside_safe_area;
  numbers["title_cap_px_at_200x300"] = rounded(quality.title_cap_px_at_200x300);
  numbers["title_width_share"] = rounded(quality.title_width_share);
  numbers["billing_to_title"] = rounded(quality.billing_to_title);
  numbers["holds"] = render::holds(quality);
  return boost::json::serialize(numbers);
}

}  // namespace onesheet::service
