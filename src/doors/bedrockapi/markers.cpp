#include "doors/bedrockapi/markers.h"

#include <array>
#include <charconv>

#include "base/utf8.h"

namespace onesheet::doors::bedrock_api {
namespace {

struct Name {
  std::string_view name;
  Marker marker;
};
constexpr std::array<Name, 14> kNames{{{"filtered", Marker::filtered},
                                       {"filtered-image", Marker::filtered_image},
                                       {"filtered-output", Marker::filtered_output},
                                       {"filtered-some", Marker::filtered_some},
                                       {"inference-error", Marker::inference_error},
                                       {"end-of-life", Marker::end_of_life},
                                       {"legacy", Marker::legacy},
                                       {"no-access", Marker::no_access},
                                       {"throttled", Marker::throttled},
                                       {"quota", Marker::quota},
                                       {"not-ready", Marker::not_ready},
                                       {"timed-out", Marker::timed_out},
                                       {"unavailable", Marker::unavailable},
                                       {"internal-error", Marker::internal_error}}};
constexpr std::string_view kOpen = "[[onesheet:", kClose = "]]", kSlow = "slow ";

Failure unknown_marker() {
  std::string names;
  for (const Name& known : kNames) names.append(known.name).append(", ");
  return validation("There is no such marker. There are: " + names + "slow N (N from 1 to " +
                    std::to_string(kSlowMax.count()) + " seconds).");
}

Outcome<void> obey(std::string_view text, Wishes& wishes) {
  text = base::trim(text);
  if (text.starts_with(kSlow)) {
    const std::string_view digits = base::trim(text.substr(kSlow.size()));
    unsigned seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc{} || end != digits.data() + digits.size() || seconds < 1 ||
        seconds > kSlowMax.count()) {
      return std::unexpected(unknown_marker());
    }
    wishes.delay = std::chrono::seconds{seconds};
    return {};
  }
  for (const Name& known : kNames) {
    if (known.name != text) continue;
    if (!wishes.answer) wishes.answer = known.marker;
    return {};
  }
  return std::unexpected(unknown_marker());
}

}  // namespace

Outcome<Wishes> take_markers(std::string& prompt, std::string_view header) {
  Wishes wishes;
  std::string kept;
  std::string_view rest = prompt;
  for (auto at = rest.find(kOpen); at != std::string_view::npos; at = rest.find(kOpen)) {
    const auto end = rest.find(kClose, at);
    if (end == std::string_view::npos) break;  // an ordinary text that only begins like a marker
    ONESHEET_TRY(obey(rest.substr(at + kOpen.size(), end - at - kOpen.size()), wishes));
    kept += rest.substr(0, at);
    rest.remove_prefix(end + kClose.size());
  }
  kept += rest;
  prompt = base::trim(kept);
  while (!header.empty()) {
    const auto comma = header.find(',');
    ONESHEET_TRY(obey(header.substr(0, comma), wishes));
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
  }
  return wishes;
}

}  // namespace onesheet::doors::bedrock_api
