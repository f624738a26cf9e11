// The table of everything this door answers. One row per method and path; the OpenAPI file, the metrics and
// the access rules all read this table, and tests hold the OpenAPI file against it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace onesheet::gateway {

enum class Action : std::uint8_t {
  tutorial,
  make,
  retitle,
  print,
  kit,
  sheet,
  pick,
  remove_sheet,
  list,
  get,
  link,
  remove,
  formats,
  models,
  options,
  brief,
  openapi,
  health,
  ready,
  metrics,
  problem,
  page
};

// Who may ask when keys are required (without them everybody on the machine may).
enum class Access : std::uint8_t { open, any_key, read, make };

struct Route {
  std::string_view method;   // "GET" also answers HEAD, except on the tutorial's route
  std::string_view pattern;  // "/v1/posters/{id}"; a name in braces stands for one segment
  Action action;
  Access access;
};

std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  // null: nothing here answers this method and path
  std::string_view value;        // what stood for the name in braces, still encoded
  std::string allow;             // methods of this path, for 405 and OPTIONS; empty for an unknown path
  bool under_stage = false;      // the first segment is the stage: answers take API Gateway's form
};

// `path` is still encoded and starts with '/'.
Match match(std::string_view method, std::string_view path, std::string_view stage);

}  // namespace onesheet::gateway
