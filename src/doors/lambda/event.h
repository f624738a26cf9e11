// Lambda events ↔ HTTP. Everything that reaches a Lambda function is turned into a request to the gateway's
// handler, and its response into the form the caller of this kind expects. Pure functions. Sources: Lambda
// Developer Guide, "Using AWS Lambda with Amazon API Gateway" and "Invoking Lambda function URLs".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "http/server.h"

namespace onesheet::lambda {

enum class EventShape {
  direct,    // {"prompt": …}: the tutorial's mapping template, or `aws lambda invoke`
  proxy_v1,  // REST API with Lambda proxy; HTTP API payload 1.0
  proxy_v2,  // HTTP API payload 2.0 and function URLs
};

struct Event {
  EventShape shape = EventShape::direct;
  http::RequestHead head;
  std::string body;
};

struct EventOptions {
  std::string stage = "Dev";  // under which the gateway serves the tutorial's route
  // Parameters of the tutorial's route for direct events that do not name them: {"type", "original"}.
  std::vector<std::pair<std::string, std::string>> direct_defaults;
};

// A stage in a proxy event's path is API Gateway's business: GET /poster is the tutorial's route. bad_request
// when the event is none of the shapes. Members we do not know are ignored: whoever can write the event must
// not be able to steer more than the parameters of the route.
base::Result<Event> read_event(std::string_view json, const EventOptions& options);

// What goes to /response, or to /error with its type.
struct Reply {
  bool failed = false;
  std::string body;        // JSON
  std::string error_type;  // "Onesheet.BadRequest" when failed
};

// A direct invocation that fails becomes a function error whose message starts with "[status] ", so that an
// integration response can be picked by pattern; the proxies answer in their envelope, binary bodies in
// base64.
Reply reply_to(EventShape shape, const http::Response& response);

// A failure before there was a response.
Reply failure_reply(EventShape shape, int status, std::string_view message);

}  // namespace onesheet::lambda
