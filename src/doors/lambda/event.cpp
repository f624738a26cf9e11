#include "doors/lambda/event.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::lambda {
namespace {

using base::ErrorKind;
using base::fail;
namespace json = boost::json;

// Deep nesting has no place in any of the shapes.
constexpr std::size_t kDepthMax = 32;

const json::object* object_in(const json::object& from, std::string_view name) {
  const auto* member = from.if_contains(name);
  return member != nullptr && member->is_object() ? &member->get_object() : nullptr;
}

std::string text_in(const json::object& from, std::string_view name) {
  const auto* member = from.if_contains(name);
  return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
}

// Parameters of a direct event may be texts, numbers ("seed": 7) or yes and no ("raw_prompt": true).
std::string scalar_text(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  if (value.is_int64() || value.is_uint64()) return json::serialize(value);
  return {};
}

void add_query(std::string& query, std::string_view name, std::string_view value) {
  query += (query.empty() ? "" : "&") + base::percent_encode(name) + "=" + base::percent_encode(value);
}

base::Result<Event> direct_event(const json::object& event, const EventOptions& options) {
  std::string query;
  for (const std::string_view name :
       {"prompt", "title", "tagline", "format", "type", "raw_prompt", "seed", "model", "expires"}) {
    const auto* member = event.if_contains(name);
    const std::string value = member != nullptr ? scalar_text(*member) : std::string();
    const auto fallback =
        std::ranges::find(options.direct_defaults, name, &std::pair<std::string, std::string>::first);
    if (!value.empty()) {
      add_query(query, name, value);
    } else if (fallback != options.direct_defaults.end()) {
      add_query(query, name, fallback->second);
    } else if (member != nullptr && member->is_string()) {
      add_query(query, name, value);
    }
  }
  Event made;
  made.head.method = "GET";
  made.head.target = "/" + options.stage + "/poster?" + query;
  return made;
}

// Behind a proxy the stage is not in the path.
std::string local_path(std::string path, const EventOptions& options) {
  return path == "/poster" ? "/" + options.stage + path : path;
}

// API Gateway checks the keys and the callers; what names them must not be taken for a key of ours, and
// lengths are stated anew for the body as it is here.
bool dropped(std::string_view name) {
  for (const std::string_view other : {"x-api-key", "authorization", "host", "content-length",
                                       "transfer-encoding", "connection", "expect"}) {
    if (base::iequals_ascii(name, other)) return true;
  }
  return false;
}

// A browser names the page's origin. Ours is the domain the event came through, which the gateway, called by
// its local name, cannot know: what comes from there comes from us.
bool is_own_origin(std::string_view name, std::string_view value, std::string_view domain) {
  return base::iequals_ascii(name, "origin") && !domain.empty() &&
         base::iequals_ascii(value, "https://" + std::string(domain));
}

void take_headers(Event& made, const json::object& event) {
  const auto* context = object_in(event, "requestContext");
  const std::string domain = context != nullptr ? text_in(*context, "domainName") : std::string();
  const auto take = [&](std::string_view name, const json::value& value) {
    if (value.is_string() && !dropped(name) && !is_own_origin(name, value.get_string(), domain))
      made.head.headers.add(std::string(name), std::string(value.get_string()));
  };
  const auto* several = object_in(event, "multiValueHeaders");
  if (several != nullptr) {
    for (const auto& [name, values] : *several) {
      if (!values.is_array()) continue;
      for (const auto& value : values.get_array()) take(name, value);
    }
  } else if (const auto* single = object_in(event, "headers")) {
    for (const auto& [name, value] : *single) take(name, value);
  }
}

base::Result<void> take_body(Event& made, const json::object& event) {
  made.body = text_in(event, "body");
  const auto* encoded = event.if_contains("isBase64Encoded");
  if (encoded != nullptr && encoded->is_bool() && encoded->get_bool()) {
    const auto bytes = base::from_base64(made.body);
    if (!bytes) return fail(ErrorKind::bad_request, "The body says it is base64 but is not.");
    made.body.assign(bytes->begin(), bytes->end());
  }
  if (!made.body.empty()) made.head.content_length = made.body.size();
  return {};
}

// What stands before our path in the caller's, such as the stage: answers that name a path begin with it.
// Whatever a caller says of it is dropped.
void say_prefix(Event& made, std::string_view callers_path) {
  const std::string_view ours = made.head.path();
  std::string prefix;
  if (callers_path.size() > ours.size() && callers_path.ends_with(ours))
    prefix = callers_path.substr(0, callers_path.size() - ours.size());
  made.head.headers.set("X-Forwarded-Prefix", std::move(prefix));
}

base::Result<Event> v1_event(const json::object& event, const EventOptions& options) {
  Event made;
  made.shape = EventShape::proxy_v1;
  made.head.method = text_in(event, "httpMethod");
  std::string query;
  if (const auto* several = object_in(event, "multiValueQueryStringParameters")) {
    for (const auto& [name, values] : *several) {
      // A repeated parameter keeps its last value, as API Gateway itself does.
      if (values.is_array() && !values.get_array().empty() && values.get_array().back().is_string()) {
        add_query(query, name, values.get_array().back().get_string());
      }
    }
  } else if (const auto* single = object_in(event, "queryStringParameters")) {
    for (const auto& [name, value] : *single) {
      if (value.is_string()) add_query(query, name, value.get_string());
    }
  }
  std::string path = text_in(event, "path");
  if (path.empty() || path.front() != '/') return fail(ErrorKind::bad_request, "The event has no path.");
  made.head.target =
      base::percent_encode(local_path(std::move(path), options), "/") + (query.empty() ? "" : "?" + query);
  if (const auto* context = object_in(event, "requestContext")) {
    if (const auto* identity = object_in(*context, "identity"))
      made.head.peer = text_in(*identity, "sourceIp");
  }
  take_headers(made, event);
  const auto* context = object_in(event, "requestContext");
  say_prefix(made, context != nullptr ? text_in(*context, "path") : std::string());
  ONESHEET_TRY(take_body(made, event));
  return made;
}

base::Result<Event> v2_event(const json::object& event, const json::object& http,
                             const EventOptions& options) {
  Event made;
  made.shape = EventShape::proxy_v2;
  made.head.method = text_in(http, "method");
  made.head.peer = text_in(http, "sourceIp");
  const std::string path = text_in(event, "rawPath"), query = text_in(event, "rawQueryString");
  if (path.empty() || path.front() != '/') return fail(ErrorKind::bad_request, "The event has no path.");
  made.head.target = local_path(path, options) + (query.empty() ? "" : "?" + query);
  take_headers(made, event);
  say_prefix(made, path);
  ONESHEET_TRY(take_body(made, event));
  return made;
}

bool is_text(const http::Response& response) {
  const std::string type = base::lower_ascii(response.headers.find("content-type").value_or("text/plain"));
  return type.starts_with("text/") || type.find("json") != std::string::npos ||
         type.find("javascript") != std::string::npos || type.find("xml") != std::string::npos;
}

std::string envelope(EventShape shape, const http::Response& response) {
  json::object headers, several;
  for (const auto& [name, value] : response.headers.fields()) {
    headers[name] = value;
    if (!several.contains(name)) several[name] = json::array();
    several[name].as_array().emplace_back(value);
  }
  const bool text = is_text(response);
  json::object reply{{"statusCode", response.status},
                     {"headers", std::move(headers)},
                     {"isBase64Encoded", !text},
                     {"body", text ? response.body : base::base64(base::as_bytes(response.body))}};
  if (shape == EventShape::proxy_v1) reply["multiValueHeaders"] = std::move(several);
  return json::serialize(reply);
}

// "bad_request" style names for what went wrong, by status.
std::string_view type_for(int status) {
  switch (status) {
    case 400:
      return "Onesheet.BadRequest";
    case 403:
      return "Onesheet.Forbidden";
    case 404:
      return "Onesheet.NotFound";
    case 413:
      return "Onesheet.TooLarge";
    case 422:
      return "Onesheet.Refused";
    case 429:
    case 503:
      return "Onesheet.Busy";
    case 504:
      return "Onesheet.TimedOut";
    default:
      return status < 500 ? "Onesheet.BadRequest" : "Onesheet.Failed";
  }
}

Reply function_error(int status, std::string_view message) {
  return {true,
          json::serialize(
              json::object{{"errorMessage", "[" + std::to_string(status) + "] " + std::string(message)},
                           {"errorType", type_for(status)},
                           {"stackTrace", json::array()}}),
          std::string(type_for(status))};
}

// The sentence in a body of ours: {"message": …} at the tutorial's route, {"detail": …} in problem documents.
std::string sentence_in(const std::string& body) {
  boost::system::error_code failed;
  const auto value = json::parse(body, failed);
  if (failed || !value.is_object()) return "The request failed.";
  for (const std::string_view name : {"message", "detail", "title"}) {
    if (auto text = text_in(value.get_object(), name); !text.empty()) return text;
  }
  return "The request failed.";
}

}  // namespace

base::Result<Event> read_event(std::string_view text, const EventOptions& options) {
  boost::system::error_code failed;
  json::parse_options limits;
  limits.max_depth = kDepthMax;
  const auto value = json::parse(text, failed, {}, limits);
  if (failed || !value.is_object()) return fail(ErrorKind::bad_request, "The event is not a JSON object.");
  const json::object& event = value.get_object();
  const json::object* context = object_in(event, "requestContext");
  const json::object* http = context != nullptr ? object_in(*context, "http") : nullptr;
  if (http != nullptr) return v2_event(event, *http, options);
  if (context != nullptr && !text_in(event, "httpMethod").empty()) return v1_event(event, options);
  return direct_event(event, options);
}

Reply reply_to(EventShape shape, const http::Response& response) {
  if (shape != EventShape::direct) return {false, envelope(shape, response), {}};
  if (response.status < 400) return {false, response.body, {}};
  return function_error(response.status, sentence_in(response.body));
}

Reply failure_reply(EventShape shape, int status, std::string_view message) {
  if (shape == EventShape::direct) return function_error(status, message);
  http::Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/json");
  response.body = json::serialize(json::object{{"message", message}});
  return {false, envelope(shape, response), {}};
}

}  // namespace onesheet::lambda
