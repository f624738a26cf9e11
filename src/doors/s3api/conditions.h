// What a reader may ask of an object before it gets bytes: RFC 7232 (conditions) and RFC 7233 (ranges), with
// S3's choices where the RFCs leave one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace onesheet::doors::s3 {

struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

enum class RangeKind {
  whole,  // none asked for, or one that RFC 7233 lets a server ignore (several ranges, other units)
  part,
  unsatisfiable,
};

struct RangeAnswer {
  RangeKind kind = RangeKind::whole;
  ByteRange range;  // for `part`
};

// `header`: the value of Range; `bytes`: how long the object is.
RangeAnswer resolve_range(std::string_view header, std::uint64_t bytes);

// Does `etag` (without quotes) appear in the value of an If-Match or If-None-Match header? "*" is all.
bool etag_listed(std::string_view header, std::string_view etag);

struct Conditions {
  std::optional<std::string_view> if_match = std::nullopt;
  std::optional<std::string_view> if_none_match = std::nullopt;
  std::optional<std::string_view> if_modified_since = std::nullopt;
  std::optional<std::string_view> if_unmodified_since = std::nullopt;
};

enum class ConditionOutcome { go_on, not_modified, failed };

struct ConditionAnswer {
  ConditionOutcome outcome = ConditionOutcome::go_on;
  std::string_view failed_condition;  // the header's name, for `failed`
};

// In the order of RFC 7232 §6. Dates that cannot be read are ignored.
ConditionAnswer evaluate(const Conditions& conditions, std::string_view etag, base::WallTime last_modified);

}  // namespace onesheet::doors::s3
