// The canonical form of a request: what both sides of an AWS signature hash.
// Rules: "Create a canonical request" in the AWS Signature Version 4 guide.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onesheet::aws {

// Names and values in the order they are sent.
using HeaderList = std::vector<std::pair<std::string, std::string>>;

enum class PathRule {
  normalized,  // dot segments and repeated slashes removed, then each byte encoded once more
  encoded,     // each byte encoded once more
  s3,          // the decoded path, encoded once; nothing removed
};

// `wire_path` as on the request line. An empty path is "/".
std::string canonical_path(std::string_view wire_path, PathRule rule);

// Decoded name and value. A `%` that starts no valid escape stands for itself and `+` is a plus sign, in
// every place that reads a query, so that what was signed is what is obeyed.
using QueryList = std::vector<std::pair<std::string, std::string>>;
QueryList parse_query(std::string_view wire_query);

// Encoded, sorted by name and value. Parameters called `without` are left out.
std::string canonical_query(const QueryList& query, std::string_view without = {});

// Appends "name:value\n" for each of `names` (lower-case, ascending), joining repeated headers with a comma
// in arrival order. A name without a header gives an empty value.
void append_canonical_headers(std::string& to, const HeaderList& headers,
                              std::span<const std::string_view> names);

// Trimmed, inner runs of white space as one space.
void append_canonical_value(std::string& to, std::string_view value);

// The parts of a canonical request, already in canonical form, on their lines.
std::string canonical_request(std::string_view method, std::string_view path, std::string_view query,
                              const HeaderList& headers, std::span<const std::string_view> signed_names,
                              std::string_view payload_hash);

// "host;x-amz-date"
std::string join_names(std::span<const std::string_view> names);

}  // namespace onesheet::aws
