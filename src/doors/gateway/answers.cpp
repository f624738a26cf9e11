// What each route does once a request has been let in.
#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/utf8.h"
#include "brief/brief.h"
#include "catalogue/api_key.h"
#include "doors/gateway/call.h"
#include "doors/json/brief_json.h"
#include "doors/json/poster_json.h"
#include "doors/json/spec_json.h"
#include "poster/format.h"
#include "service/file_name.h"

namespace onesheet::gateway {
namespace {

using base::ErrorKind;
using base::fail;

constexpr int kPageDefault = 20;
constexpr std::size_t kPrefixBytesMax = 128;  // API Gateway's own limit on a stage's name
// A claim whose owner has died is given up this long after the owner's own deadline.
constexpr std::chrono::seconds kClaimGrace{60};
constexpr std::chrono::hours kForgetEvery{1};
// What a client should wait before it asks again for a poster that is being made.
constexpr int kInProgressRetry_s = 2;

http::Response json_response(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers.add("Content-Type", "application/json");
  return response;
}

http::Response text_response(std::string body, std::string_view content_type = "text/plain; charset=utf-8") {
  http::Response response;
  response.body = std::move(body);
  response.headers.add("Content-Type", std::string(content_type));
  return response;
}

base::Result<int> limit_from(const Query& query) {
  const std::string_view text = query.find("limit").value_or("");
  int limit = kPageDefault;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (!text.empty() && (code != std::errc{} || end != text.data() + text.size())) limit = 0;
  return limit;  // the catalogue refuses what is outside its bounds, in words
}

base::Result<void> refuse_parameters_but(const Query& query, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : query.fields()) {
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string names;
    for (const std::string_view one : known) names += (names.empty() ? "" : " and ") + std::string(one);
    return fail(ErrorKind::bad_request, "This address takes the parameter" +
                                            std::string(known.size() > 1 ? "s " : " ") + names +
                                            " and no others.");
  }
  return {};
}

// RFC draft httpapi-idempotency-key: any printable ASCII.
base::Result<std::string> idempotency_key_of(const http::RequestHead& head) {
  const std::string_view key = base::trim(head.headers.find("idempotency-key").value_or(""));
  const bool clean = std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7F'; });
  if (clean && key.size() <= kIdempotencyKeyBytesMax) return std::string(key);
  return fail(ErrorKind::bad_request, "The Idempotency-Key must be 1 to " +
                                          std::to_string(kIdempotencyKeyBytesMax) +
                                          " printable ASCII characters without spaces.");
}

// What a proxy took off the front of the path, such as API Gateway's stage; empty for anything that is no
// path.
std::string prefix_of(const http::RequestHead& head) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~/-";
  const std::string_view prefix = head.headers.find("x-forwarded-prefix").value_or("");
  const bool path = prefix.starts_with('/') && !prefix.starts_with("//") &&
                    prefix.size() <= kPrefixBytesMax &&
                    prefix.find_first_not_of(kLetters) == std::string_view::npos;
  return path && !prefix.ends_with('/') ? std::string(prefix) : std::string();
}

}  // namespace

http::Response GatewayCall::answer_now() {
  switch (match_.route->action) {
    case Action::formats:
      return json_response(200, json::formats_text());
    case Action::models:
      return json_response(200, json::models_text(core_->service->models()));
    case Action::options:
      return json_response(200, json::options_text(core_->service->options()));
    case Action::health:
      return json_response(200, R"({"status":"ok"})");
    case Action::metrics:
      return text_response(core_->metrics.text(core_->makers->queued(), core_->makers->running()),
                           Metrics::content_type());
    case Action::problem:
      if (auto text = explain(match_.value)) return text_response(std::move(*text));
      return failure({ErrorKind::not_found, "There is no problem with this name.", {}});
    case Action::openapi:
    case Action::page:
      return core_->pages.answer(match_.route->pattern, head_.headers.find("if-none-match").value_or(""));
    case Action::tutorial:
    case Action::make:
    case Action::retitle:
    case Action::print:
    case Action::kit:
    case Action::sheet:
    case Action::pick:
    case Action::remove_sheet:
    case Action::list:
    case Action::get:
    case Action::link:
    case Action::remove:
    case Action::ready:
    case Action::brief:
      break;
  }
  return failure(
      {ErrorKind::bug, "Something went wrong on our side.", "a slow route was asked to answer at once"});
}

http::Response GatewayCall::answer_quick() {
  switch (match_.route->action) {
    case Action::list:
      return answer_list();
    case Action::link:
      return answer_link();
    case Action::get: {
      const auto record = core_->service->find(match_.value);
      return record ? json_response(200, json::record_text(*record)) : failure(record.error());
    }
    case Action::remove:
    case Action::remove_sheet: {
      const auto removed = match_.route->action == Action::remove
                               ? core_->service->remove(match_.value, deadline_)
                               : core_->service->remove_sheet(match_.value, deadline_);
      if (!removed) return failure(removed.error());
      http::Response response;
      response.status = 204;
      return response;
    }
    case Action::ready: {
      const auto ready = core_->service->check_ready();
      if (ready) return json_response(200, R"({"status":"ready"})");
      core_->log->error("not ready", {{"error", base::describe(ready.error())}});
      return problem({503, {}, ready.error().public_text, {}, 5});
    }
    case Action::brief:
      return answer_brief();
    case Action::tutorial:
    case Action::make:
    case Action::retitle:
    case Action::print:
    case Action::kit:
    case Action::sheet:
    case Action::pick:
    case Action::formats:
    case Action::models:
    case Action::options:
    case Action::openapi:
    case Action::health:
    case Action::metrics:
    case Action::problem:
    case Action::page:
      break;
  }
  return failure({ErrorKind::bug, "Something went wrong on our side.", "this route has no quick answer"});
}

http::Response GatewayCall::answer_list() {
  if (auto known = refuse_parameters_but(query_, {"cursor", "limit"}); !known) return failure(known.error());
  const auto limit = limit_from(query_);
  const auto page = core_->service->list(query_.find("cursor").value_or(""), *limit);
  return page ? json_response(200, json::page_text(*page)) : failure(page.error());
}

http::Response GatewayCall::answer_brief() {
  if (auto known = refuse_parameters_but(query_, {"prompt"}); !known) return failure(known.error());
  poster::Spec spec = poster::default_spec(std::string(query_.find("prompt").value_or("")));
  if (const auto good = poster::check(spec); !good) return failure(spec, good.error());
  return json_response(200, json::brief_text(brief::understand(spec.prompt)));
}

http::Response GatewayCall::answer_link() {
  const auto request = json::link_request_from(body_);
  if (!request) return failure(request.error());
  const auto made = core_->service->link(match_.value, request->expires,
                                         request->download ? service::LinkUse::save : service::LinkUse::show);
  return made ? json_response(200, json::link_text(*made)) : failure(made.error());
}

http::Response GatewayCall::answer_made() {
  switch (match_.route->action) {
    case Action::tutorial:
      return make_tutorial();
    case Action::retitle:
      return retitle();
    case Action::print:
      return make_print();
    case Action::kit:
      return make_kit();
    case Action::sheet:
      return make_sheet();
    case Action::pick:
      return pick();
    default:
      return make_product();
  }
}

base::Result<service::MadePoster> GatewayCall::counted(base::Result<service::MadePoster> made) {
  if (made) {
    core_->metrics.made(made->phase_ms, made->record.bytes);
  } else {
    core_->metrics.failed(base::name_of(made.error().kind));
  }
  return made;
}

http::Response GatewayCall::make_tutorial() {
  const auto spec = spec_from(query_);
  if (!spec) return failure(spec.error());
  if (const auto good = poster::check_served_size(spec->format); !good) return failure(good.error());
  const auto made = counted(core_->service->make(*spec, deadline_));
  if (!made) return failure(made.error());
  // A non-proxy integration passes the function's result through: its statusCode is data, the status is ours.
  return json_response(200, R"({"statusCode":200,"body":")" + base::json_escape(made->link.url) + "\"}");
}

http::Response GatewayCall::make_product() {
  const auto request = json::make_request_from(body_);
  if (!request) return failure(request.error());
  // Refused before anything is claimed, so that a corrected request may use its key again.
  const auto need =
      request->attachments.art.empty() ? poster::PromptNeed::required : poster::PromptNeed::optional;
  if (const auto good = poster::check(request->spec, need); !good)
    return failure(request->spec, good.error());
  if (const auto good = poster::check_served_size(request->spec.format); !good)
    return failure(request->spec, good.error());
  return answer_order(
      {[&] { return core_->service->make(request->spec, deadline_, {}, nullptr, request->attachments); },
       request->spec, request->spec.expires});
}

http::Response GatewayCall::retitle() {
  const auto words = json::new_words_from(body_);
  if (!words) return failure(words.error());
  return answer_order({[&] { return core_->service->retitle(match_.value, *words, deadline_); },
                       poster::default_spec({}), words->expires});
}

http::Response GatewayCall::answer_order(const Order& order) {
  const auto key = idempotency_key_of(head_);
  if (!key) return failure(key.error());
  if (key->empty()) {
    const auto made = counted(order.make());
    return made ? answer_poster(*made, 201) : failure(order.spec, made.error());
  }
  // One key used on two paths is one key used for two contents.
  return make_once(order, caller_.name + " " + *key);
}

http::Response GatewayCall::make_once(const Order& order, const std::string& claim) {
  using Kind = catalogue::IdempotencyState::Kind;
  catalogue::Catalogue& catalogue = *core_->catalogue;
  const auto now = core_->clock->now();
  if (now - core_->claims_forgotten.load() > kForgetEvery) {
    core_->claims_forgotten = now;
    if (auto forgotten = catalogue.forget_claims_before(now - core_->options.idempotency_memory);
        !forgotten) {
      core_->log->warning("old idempotency keys were not forgotten",
                          {{"error", base::describe(forgotten.error())}});
    }
  }
  const auto stale = std::chrono::ceil<std::chrono::seconds>(core_->options.make_deadline) + kClaimGrace;
  // The same hash serves here to tell one request's content from another's. A poster's own words are its body
  // alone, as they were before there was anything else to ask for.
  std::string about;
  if (match_.route->action == Action::retitle) about = "retitle " + std::string(match_.value) + "\n";
  if (match_.route->action == Action::pick) about = "pick " + std::string(match_.value) + "\n";
  const std::string fingerprinted = about + body_;
  const auto state = catalogue.claim(claim, catalogue::hash_secret(fingerprinted), now, stale);
  if (!state) return failure(state.error());
  switch (state->kind) {
    case Kind::mismatch:
      return problem({422, {}, "This Idempotency-Key was used for a request with other content.", {}, {}});
    case Kind::in_progress:
      return problem({409,
                      {},
                      "The request with this Idempotency-Key is still being worked on.",
                      {},
                      kInProgressRetry_s});
    case Kind::done: {
      const auto made = core_->service->link(state->poster_id, order.expires);
      if (!made && made.error().kind == ErrorKind::not_found) {
        return problem(
            {409, {}, "The poster made with this Idempotency-Key was deleted; use a new key.", {}, {}});
      }
      if (!made) return failure(made.error());
      auto response = answer_poster(*made, 200);
      response.headers.add("Idempotency-Replayed", "true");
      return response;
    }
    case Kind::fresh:
      break;
  }
  // Whatever happens below, the claim ends: finished with a poster, or free for another try.
  struct Release {
    catalogue::Catalogue* catalogue;
    const std::string& claim;
    ~Release() {
      if (catalogue != nullptr) static_cast<void>(catalogue->release(claim));
    }
  } release{&catalogue, claim};
  const auto made = counted(order.make());
  if (!made) return failure(order.spec, made.error());
  release.catalogue = nullptr;
  // A claim that stays open would have a second poster made for it.
  auto finished = catalogue.finish(claim, made->record.id);
  if (!finished) finished = catalogue.finish(claim, made->record.id);
  if (!finished) {
    core_->log->warning("an idempotency key was not finished",
                        {{"request_id", request_id_}, {"error", base::describe(finished.error())}});
  }
  return answer_poster(*made, 201);
}

http::Response GatewayCall::answer_poster(const service::MadePoster& made, int status) const {
  auto response = json_response(status, json::poster_text(made, service::file_name_for(made.record)));
  response.headers.add("Location", prefix_of(head_) + "/v1/posters/" + made.record.id);
  return response;
}

}  // namespace onesheet::gateway
