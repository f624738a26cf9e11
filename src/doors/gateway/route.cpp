#include "doors/gateway/route.h"

#include <algorithm>
#include <array>

#include "doors/gateway/gateway.h"

namespace onesheet::gateway {
namespace {

constexpr std::array kRoutes{
    Route{"GET", "/{stage}/poster", Action::tutorial, Access::make},
    Route{"GET", "/{stage}", Action::tutorial, Access::make},
    Route{"POST", "/v1/posters", Action::make, Access::make},
    Route{"GET", "/v1/posters", Action::list, Access::read},
    Route{"GET", "/v1/posters/{id}", Action::get, Access::read},
    Route{"DELETE", "/v1/posters/{id}", Action::remove, Access::make},
    Route{"POST", "/v1/posters/{id}/link", Action::link, Access::make},
    Route{"POST", "/v1/posters/{id}/retitle", Action::retitle, Access::make},
    Route{"POST", "/v1/posters/{id}/print", Action::print, Access::make},
    Route{"POST", "/v1/posters/{id}/kit", Action::kit, Access::make},
    Route{"POST", "/v1/sheets", Action::sheet, Access::make},
    Route{"DELETE", "/v1/sheets/{id}", Action::remove_sheet, Access::make},
    Route{"POST", "/v1/sheets/{id}/pick", Action::pick, Access::make},
    Route{"GET", "/v1/formats", Action::formats, Access::any_key},
    Route{"GET", "/v1/models", Action::models, Access::any_key},
    Route{"GET", "/v1/brief", Action::brief, Access::any_key},
    Route{"GET", "/v1/options", Action::options, Access::any_key},
    Route{"GET", "/openapi.json", Action::openapi, Access::open},
    Route{"GET", "/healthz", Action::health, Access::open},
    Route{"GET", "/readyz", Action::ready, Access::open},
    Route{"GET", "/metrics", Action::metrics, Access::read},
    Route{"GET", "/problems/{name}", Action::problem, Access::open},
    Route{"GET", "/", Action::page, Access::open},
    Route{"GET", "/app.js", Action::page, Access::open},
    Route{"GET", "/api.js", Action::page, Access::open},
    Route{"GET", "/form.js", Action::page, Access::open},
    Route{"GET", "/style.css", Action::page, Access::open},
    Route{"GET", "/title.ttf", Action::page, Access::open},
    Route{"GET", "/favicon.svg", Action::page, Access::open},
};

constexpr std::string_view kStageName = "{stage}";

std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const auto end = path.find('/');
  const std::string_view segment = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  return segment;
}

bool fits(std::string_view pattern, std::string_view path, std::string_view stage, std::string_view& value) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view segment = take_segment(path);
    if (wanted == kStageName) {
      if (segment != stage) return false;
    } else if (wanted.starts_with('{')) {
      if (segment.empty()) return false;
      value = segment;
    } else if (wanted != segment) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

base::Result<void> check_stage(std::string_view stage) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  bool good = !stage.empty() && stage.size() <= 128 && stage.find_first_not_of(kLetters) == std::string::npos;
  if (stage == "model") good = false;  // the Bedrock-shaped door's, on the same port
  for (const Route& route : kRoutes) {
    std::string_view rest = route.pattern;
    if (take_segment(rest) == stage) good = false;
  }
  if (good) return {};
  return base::fail(base::ErrorKind::bad_request,
                    "The stage must be 1 to 128 letters, digits, - or _, and not a path of the API's own.");
}

Match match(std::string_view method, std::string_view path, std::string_view stage) {
  Match found;
  if (!path.starts_with('/')) return found;  // "*", of OPTIONS
  std::string_view rest = path;
  found.under_stage = path.size() > 1 && take_segment(rest) == stage;
  // API Gateway answers a stage with and without a slash at the end.
  if (found.under_stage && path.ends_with('/')) path.remove_suffix(1);
  for (const Route& route : kRoutes) {
    std::string_view value;
    if (!fits(route.pattern, path, stage, value)) continue;
    const bool heads = route.method == "GET" && route.action != Action::tutorial;
    found.allow += (found.allow.empty() ? "" : ", ") + std::string(route.method) + (heads ? ", HEAD" : "");
    if (route.method != method && !(heads && method == "HEAD")) continue;
    found.route = &route;
    found.value = value;
  }
  if (!found.allow.empty()) found.allow += ", OPTIONS";
  return found;
}

}  // namespace onesheet::gateway
