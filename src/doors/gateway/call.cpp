#include "doors/gateway/call.h"

#include <algorithm>
#include <exception>

#include "base/ulid.h"
#include "base/utf8.h"

namespace onesheet::gateway {
namespace {

using base::ErrorKind;

bool makes_files(Action action) { return action == Action::print || action == Action::kit; }

bool draws(Action action) {
  return action == Action::tutorial || action == Action::make || action == Action::retitle ||
         action == Action::sheet || action == Action::pick || makes_files(action);
}

bool takes_files(Action action) {
  return action == Action::make || action == Action::retitle || action == Action::print;
}

base::Deadline deadline_for(const http::RequestHead& head, const Match& match,
                            const GatewayOptions& options) {
  auto time = options.quick_deadline;
  if (match.route != nullptr && draws(match.route->action))
    time = makes_files(match.route->action) ? options.files_deadline : options.make_deadline;
  const auto ours = base::Deadline::after(time);
  return head.answer_by && head.answer_by->at() < ours.at() ? *head.answer_by : ours;
}

// A caller's own id when it is a harmless one, so that its logs and ours can be laid side by side.
std::string request_id_for(const http::RequestHead& head, const Core& core) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  const std::string_view given = head.headers.find("x-request-id").value_or("");
  const bool harmless =
      !given.empty() && given.size() <= 64 && given.find_first_not_of(kLetters) == std::string_view::npos;
  return harmless ? std::string(given) : base::make_ulid(core.clock->now());
}

bool is_json(std::string_view content_type) {
  return base::iequals_ascii(base::trim(content_type.substr(0, content_type.find(';'))), "application/json");
}

base::Error unexpected_failure(const char* what) {
  return {ErrorKind::bug, "Something went wrong on our side.", what};
}

}  // namespace

GatewayCall::GatewayCall(std::shared_ptr<Core> core, http::RequestHead head)
    : core_(std::move(core)),
      head_(std::move(head)),
      match_(match(head_.method, head_.path(), core_->options.stage)),
      request_id_(request_id_for(head_, *core_)),
      deadline_(deadline_for(head_, match_, core_->options)) {}

std::uint64_t GatewayCall::body_bytes_max() const {
  if (match_.route == nullptr || match_.route->method != "POST") return 0;
  return takes_files(match_.route->action) ? kLargeBodyBytesMax : kBodyBytesMax;
}

std::optional<http::Response> GatewayCall::reject_early() {
  auto refusal = refuse();
  if (refusal) return seal(std::move(*refusal));
  return std::nullopt;
}

std::optional<http::Response> GatewayCall::refuse() {
  const bool is_preflight = head_.method == "OPTIONS" && head_.headers.find("access-control-request-method");
  const bool may_preflight = is_preflight && !match_.allow.empty() && allowed_origin(head_, core_->options);
  if (may_preflight || (head_.method == "OPTIONS" && !match_.allow.empty() && !match_.under_stage)) {
    return preflight();
  }
  if (auto response = refuse_path()) return response;
  const Route& route = *match_.route;
  // Probes come from load balancers, under any name, as often as they like.
  if (route.action == Action::health || route.action == Action::ready) return std::nullopt;
  const bool changes_something = route.action == Action::tutorial || route.method != "GET";
  if (auto ours = refuse_foreign_browsers(head_, changes_something, core_->options); !ours) {
    return failure(ours.error());
  }
  auto caller = identify(head_, route.access, core_->options, *core_->catalogue);
  if (!caller) {
    // Guessing keys is slowed like everything else.
    caller_.name = caller_of_address(head_.peer);
    if (auto response = refuse_rate()) return response;
    return failure(caller.error());
  }
  caller_ = std::move(*caller);
  if (auto response = refuse_query()) return response;
  if (auto response = refuse_body_type()) return response;
  return refuse_rate();
}

std::optional<http::Response> GatewayCall::refuse_path() const {
  if (match_.route != nullptr) return std::nullopt;
  if (match_.under_stage) return missing_authentication_token();
  if (match_.allow.empty()) {
    return problem({404, {}, "There is nothing at this path; see /openapi.json.", {}, {}});
  }
  auto response = problem(
      {405,
       {},
       "This path does not answer " + (head_.method.size() <= 16 ? head_.method : "this method") + ".",
       {},
       {}});
  response.headers.add("Allow", match_.allow);
  return response;
}

std::optional<http::Response> GatewayCall::refuse_query() {
  auto query = Query::parse(head_.query());
  if (query) {
    query_ = std::move(*query);
    // API Gateway's request validator: absent and blank are both missing.
    if (match_.under_stage && lacks_prompt(query_)) return missing_parameter("prompt");
    return std::nullopt;
  }
  const bool too_long = query.error().kind == ErrorKind::too_large;
  if (match_.under_stage) {
    return too_long ? gateway_response(414, "Request-URI Too Long", "BadRequestException")
                    : gateway_response(400, "Bad Request", "BadRequestException");
  }
  if (!too_long) return failure(query.error());
  return problem({414, {}, query.error().public_text, Limit{"query_bytes", kQueryBytesMax}, {}});
}

std::optional<http::Response> GatewayCall::refuse_body_type() const {
  if (head_.method != "POST") return std::nullopt;
  const auto type = head_.headers.find("content-type");
  const bool has_body = head_.chunked || head_.content_length.value_or(0) > 0;
  // A link, a print file or a kit needs no body, and then no type; a poster needs both.
  const bool needs_none = match_.route->action == Action::link || makes_files(match_.route->action);
  if (needs_none && !has_body && !type) return std::nullopt;
  const std::string_view encoding = head_.headers.find("content-encoding").value_or("identity");
  if (type && is_json(*type) && base::iequals_ascii(encoding, "identity")) return std::nullopt;
  auto response = problem({415, {}, "The body must be plain application/json.", {}, {}});
  response.headers.add("Accept-Post", "application/json");
  return response;
}

std::optional<http::Response> GatewayCall::refuse_rate() {
  const auto now = core_->clock->now();
  auto wait = core_->request_rate.refuse_for(caller_.name, now);
  Limit limit{"requests_burst", static_cast<std::uint64_t>(core_->options.request_rate.burst)};
  if (!wait && draws(match_.route->action)) {
    wait = core_->make_rate.refuse_for(caller_.name, now);
    limit = {"posters_burst", static_cast<std::uint64_t>(core_->options.make_rate.burst)};
  }
  if (!wait) return std::nullopt;
  const int wait_s = static_cast<int>(wait->count());
  if (match_.under_stage) return too_many_requests(wait_s);
  return problem({429, {}, "Too many requests; wait as long as Retry-After says.", limit, wait_s});
}

http::Response GatewayCall::preflight() const {
  http::Response response;
  response.status = 204;
  response.headers.add("Allow", match_.allow);
  if (allowed_origin(head_, core_->options)) {
    response.headers.add("Access-Control-Allow-Methods", match_.allow);
    response.headers.add("Access-Control-Allow-Headers",
                         "authorization, content-type, idempotency-key, x-api-key, x-request-id");
    response.headers.add("Access-Control-Max-Age", "600");
  }
  return response;
}

base::Result<void> GatewayCall::on_body(std::span<const std::uint8_t> bytes) {
  if (body_.size() + bytes.size() > kBodyBytesMax) ONESHEET_TRY(take_large_place());
  body_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return {};
}

base::Result<void> GatewayCall::take_large_place() {
  if (large_place_) return {};
  if (auto place = Core::LargePlace::take(core_)) {
    large_place_.emplace(std::move(*place));
    return {};
  }
  return base::fail(ErrorKind::busy, "Too many pictures are arriving at once; try again in a moment.");
}

void GatewayCall::finish(http::Respond respond) {
  switch (match_.route->action) {
    case Action::tutorial:
    case Action::make:
    case Action::retitle:
    case Action::print:
    case Action::kit:
    case Action::sheet:
    case Action::pick:
      return run_on(*core_->makers, &GatewayCall::answer_made, std::move(respond));
    case Action::list:
    case Action::get:
    case Action::link:
    case Action::remove:
    case Action::remove_sheet:
    case Action::ready:
    case Action::brief:
      return run_on(*core_->desk, &GatewayCall::answer_quick, std::move(respond));
    case Action::formats:
    case Action::models:
    case Action::options:
    case Action::openapi:
    case Action::health:
    case Action::metrics:
    case Action::problem:
    case Action::page:
      return respond(seal(answer_now()));
  }
}

void GatewayCall::run_on(base::WorkerPool& pool, http::Response (GatewayCall::*work)(),
                         http::Respond respond) {
  auto job = [self = shared_from_this(), work, respond] {
    http::Response response;
    try {
      // Nobody waits any more for what stood in the queue too long: computing it would only delay the rest.
      response = self->deadline_.expired()
                     ? self->failure({ErrorKind::timed_out, "The request waited too long in the queue.", {}})
                     : ((*self).*work)();
    } catch (const std::exception& exception) {
      response = self->failure(unexpected_failure(exception.what()));
    }
    respond(self->seal(std::move(response)));
  };
  if (auto accepted = pool.submit(std::move(job)); !accepted) respond(seal(failure(accepted.error())));
}

http::Response GatewayCall::answer_for(const base::Error& error) {
  if (error.kind != ErrorKind::too_large || match_.under_stage) return seal(failure(error));
  Problem too_large = problem_for(error);
  too_large.limit = Limit{"body_bytes", body_bytes_max()};
  if (body_bytes_max() == 0) too_large.detail = "A " + head_.method + " request here takes no body.";
  return seal(problem(too_large));
}

http::Response GatewayCall::failure(const base::Error& error) const {
  if (status_for(error.kind) >= 500 && error.kind != ErrorKind::busy) {
    core_->log->error("a request failed", {{"request_id", request_id_}, {"error", base::describe(error)}});
  }
  return match_.under_stage ? gateway_response_for(error) : problem(problem_for(error));
}

http::Response GatewayCall::failure(const poster::Spec& spec, const base::Error& error) const {
  if (error.kind != ErrorKind::too_large || match_.under_stage) return failure(error);
  Problem too_large = problem_for(error);
  too_large.limit = limit_passed(spec);
  return problem(too_large);
}

http::Response GatewayCall::seal(http::Response response) {
  http::Headers& headers = response.headers;
  headers.set("x-request-id", request_id_);
  if (match_.under_stage) headers.set("x-amzn-RequestId", request_id_);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (!headers.find("content-security-policy")) {
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
  // Answers hold links, which are bearer secrets: no cache may keep them.
  if (!headers.find("cache-control")) headers.set("Cache-Control", "no-store");
  if (!core_->options.cors_origins.empty()) {
    headers.set("Vary", "Origin");
    if (auto origin = allowed_origin(head_, core_->options)) {
      headers.set("Access-Control-Allow-Origin", std::move(*origin));
      headers.set("Access-Control-Expose-Headers",
                  "Idempotency-Replayed, Location, Retry-After, x-amzn-ErrorType, x-request-id");
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - arrived_;
  const std::string_view route = match_.route != nullptr ? match_.route->pattern : "none";
  core_->metrics.answered(route, response.status, took, response.body.size());
  // The path's pattern and never its query: prompts are private.
  core_->log->info("answered",
                   {{"method", head_.method.substr(0, 16)},
                    {"route", std::string(route)},
                    {"status", std::to_string(response.status)},
                    {"ms", std::to_string(std::chrono::round<std::chrono::milliseconds>(took).count())},
                    {"request_id", request_id_},
                    {"key", caller_.key_id}});
  return response;
}

}  // namespace onesheet::gateway
