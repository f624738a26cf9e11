// Answers that a caller can ask for, to try its own handling of them: a marker in the prompt
// ("a cat [[onesheet:filtered]]") or the header x-onesheet-answer ("filtered"). Both may hold several,
// separated by the brackets or by commas; "slow N" waits N seconds before whatever comes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "doors/bedrockapi/failure.h"

namespace onesheet::doors::bedrock_api {

enum class Marker : std::uint8_t {
  filtered,         // the filter stops the prompt
  filtered_image,   // the filter stops an input picture
  filtered_output,  // the filter stops everything that was made
  filtered_some,    // the filter stops the last picture of several
  inference_error,  // the model breaks down
  end_of_life,
  legacy,
  no_access,
  throttled,
  quota,
  not_ready,
  timed_out,
  unavailable,
  internal_error,
};

inline constexpr std::chrono::seconds kSlowMax{240};
inline constexpr std::string_view kMarkerHeader = "x-onesheet-answer";

struct Wishes {
  std::optional<Marker> answer;  // the first that was named
  std::chrono::seconds delay{0};
};

// Takes the markers out of `prompt`. A marker nobody knows is a ValidationException that lists those there
// are.
Outcome<Wishes> take_markers(std::string& prompt, std::string_view header);

}  // namespace onesheet::doors::bedrock_api
