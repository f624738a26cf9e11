#include "doors/bedrockapi/bedrock_call.h"

#include <array>
#include <exception>
#include <vector>

#include "base/encoding.h"
#include "base/random.h"
#include "base/utf8.h"
#include "doors/bedrockapi/answers.h"

namespace onesheet::doors::bedrock_api {
namespace {

using std::unexpected;

// A random UUID (RFC 9562 §5.4), as AWS names requests.
std::string make_request_id() {
  std::array<std::uint8_t, 16> bytes{};
  base::secure_random(bytes);
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
  std::string id = base::hex_lower(bytes);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) id.insert(at, "-");
  return id;
}

Failure unknown_operation() {
  return {404,
          "UnknownOperationException",
          "There is no such operation; this server knows POST /model/{id}/invoke.",
          {}};
}

// Operations of Bedrock's runtime that no image model takes.
Failure operation_refused(std::string_view operation) {
  if (operation == "converse" || operation == "converse-stream") {
    return validation(
        "This action doesn't support the model that you provided. Try again with a supported text or chat "
        "model.");
  }
  if (operation == "invoke-with-response-stream")
    return validation("The model is unsupported for streaming.");
  return unknown_operation();
}

bool is_media_type(std::string_view value, std::string_view wanted) {
  return base::iequals_ascii(base::trim(value.substr(0, value.find(';'))), wanted);
}

// SDKs send application/json or nothing in particular.
bool takes_json(std::string_view accept) {
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    const std::string_view type = accept.substr(0, comma);
    if (is_media_type(type, "*/*") || is_media_type(type, "application/*") ||
        is_media_type(type, "application/json"))
      return true;
    accept = comma == std::string_view::npos ? std::string_view{} : accept.substr(comma + 1);
  }
  return false;
}

}  // namespace

std::optional<Target> take_apart(std::string_view path) {
  if (!path.starts_with(kInvokePathStart)) return std::nullopt;
  path.remove_prefix(kInvokePathStart.size());
  const auto slash = path.find('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  const std::string_view operation = path.substr(slash + 1);
  if (operation.empty() || operation.find('/') != std::string_view::npos) return std::nullopt;
  auto id = base::percent_decode(path.substr(0, slash));
  if (!id || !base::valid_utf8(*id)) return std::nullopt;
  return Target{*std::move(id), std::string{operation}};
}

BedrockCall::BedrockCall(std::shared_ptr<Core> core, http::RequestHead head)
    : core_(std::move(core)),
      head_(std::move(head)),
      target_(take_apart(head_.path())),
      request_id_(make_request_id()),
      body_before_(core_->clock->now() + kBodyTimeMax) {}

BedrockCall::~BedrockCall() { forget_body(); }

void BedrockCall::forget_body() {
  core_->bodies_bytes -= body_.size();
  std::string{}.swap(body_);
}

std::optional<http::Response> BedrockCall::reject_early() {
  if (!target_ || head_.method != "POST") return fail(unknown_operation());
  auto admitted = admit(head_, core_->options, core_->bearer_token, core_->clock->now());
  if (!admitted) return fail(admitted.error());
  claim_ = *std::move(admitted);
  return std::nullopt;
}

base::Result<void> BedrockCall::on_body(std::span<const std::uint8_t> bytes) {
  if (core_->clock->now() > body_before_)
    return base::fail(base::ErrorKind::timed_out, "The request body took too long to arrive.");
  const std::uint64_t held = core_->bodies_bytes.fetch_add(bytes.size()) + bytes.size();
  if (held > kBodiesBytesMax) {
    core_->bodies_bytes -= bytes.size();
    return base::fail(base::ErrorKind::busy, "Too many large requests at the same time.");
  }
  body_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (claim_) body_digest_.update(bytes);
  return {};
}

Outcome<void> BedrockCall::check_headers() const {
  const auto sent = [&](std::string_view name) { return head_.headers.find(name); };
  if (const auto type = sent("content-type"); type && !is_media_type(*type, "application/json") &&
                                              !is_media_type(*type, "application/octet-stream") &&
                                              !is_media_type(*type, "binary/octet-stream")) {
    return unexpected(validation("The provided Content Type is invalid or not supported for this model"));
  }
  if (const auto accept = sent("accept"); accept && !base::trim(*accept).empty() && !takes_json(*accept)) {
    return unexpected(validation("The provided Accept Type is invalid or not supported for this model"));
  }
  if (sent("x-amzn-bedrock-guardrailidentifier").has_value() !=
      sent("x-amzn-bedrock-guardrailversion").has_value()) {
    return unexpected(validation("A guardrail needs both its identifier and its version."));
  }
  return {};
}

Outcome<void> BedrockCall::read() {
  if (claim_) {
    ONESHEET_TRY(verify(head_, *claim_, base::hex_lower(body_digest_.finish()), core_->options, core_->keys));
  }
  if (target_->operation != "invoke") return unexpected(operation_refused(target_->operation));
  const auto model = model_named(target_->model_id);
  if (!model) return unexpected(model.error());
  if (core_->options.enforce_lifecycle && !(*model)->retired_on.empty()) return unexpected(end_of_life());
  ONESHEET_TRY(check_headers());
  auto order = read_order(**model, body_);
  if (!order) return unexpected(std::move(order).error());
  order_ = *std::move(order);
  const auto wishes = take_markers(order_.prompt, head_.headers.find(kMarkerHeader).value_or(""));
  if (!wishes) return unexpected(wishes.error());
  wishes_ = *wishes;
  return {};
}

void BedrockCall::finish(http::Respond respond) {
  const auto ready = read();
  forget_body();
  if (!ready) return respond(fail(ready.error()));
  if (wishes_.delay.count() == 0) return go_on(respond);
  const auto waits =
      core_->waiting->wait(wishes_.delay, [self = shared_from_this(), respond] { self->go_on(respond); });
  if (!waits) respond(fail(throttled()));
}

void BedrockCall::go_on(const http::Respond& respond) {
  const bool draws_some = wishes_.answer == Marker::filtered_some && order_.count > 1 &&
                          order_.family != bedrock::Family::stability;
  if (wishes_.answer && !draws_some) {
    auto answer = marked_response(*wishes_.answer, order_);
    return respond(answer ? seal(*std::move(answer)) : fail(answer.error()));
  }
  deadline_ = base::Deadline::after(core_->options.deadline);
  const auto submitted = core_->makers->submit([self = shared_from_this(), respond] {
    try {
      respond(self->draw());
    } catch (const std::exception& exception) {
      respond(self->fail(internal_error(exception.what())));
    }
  });
  if (!submitted) respond(fail(throttled()));
}

http::Response BedrockCall::draw() {
  const bool some_filtered = wishes_.answer == Marker::filtered_some;
  const int count = order_.count - (some_filtered ? 1 : 0);
  std::vector<Picture> pictures;
  for (int i = 0; i < count; ++i) {
    // Nobody waits any more: drawing would only delay the rest.
    if (deadline_.expired()) return fail(took_too_long());
    const std::uint64_t seed = (order_.seed + static_cast<std::uint64_t>(i)) & poster::kSeedMax;
    auto picture =
        core_->draw({order_.prompt, order_.width_px, order_.height_px, seed, order_.type}, deadline_);
    if (!picture && picture.error().kind == base::ErrorKind::refused) {
      auto filtered = marked_response(Marker::filtered, order_);
      return filtered ? seal(*std::move(filtered)) : fail(filtered.error());
    }
    if (!picture) return fail(from_error(picture.error()));
    pictures.push_back(*std::move(picture));
  }
  return seal(pictures_response(order_, pictures, some_filtered));
}

http::Response BedrockCall::answer_for(const base::Error& error) {
  if (error.kind == base::ErrorKind::too_large) {
    return fail(validation(
        "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have "
        "length less than or equal to " +
        std::to_string(kInvokeBodyBytesMax)));
  }
  return fail(error.kind == base::ErrorKind::busy ? unavailable() : from_error(error));
}

http::Response BedrockCall::fail(const Failure& failure) {
  if (failure.status >= 500) {
    core_->log->error(
        "a bedrock request failed",
        {{"request_id", request_id_}, {"code", failure.code}, {"error", failure.operator_text}});
  }
  return seal(failure_response(failure));
}

http::Response BedrockCall::seal(http::Response response) {
  response.headers.set("x-amzn-RequestId", request_id_);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Cache-Control", "no-store");
  const auto took = std::chrono::steady_clock::now() - arrived_;
  // The model by the name we know it by, and never the prompt.
  const bedrock::KnownModel* model = target_ ? bedrock::find_model(target_->model_id) : nullptr;
  core_->log->info("answered",
                   {{"method", head_.method.substr(0, 16)},
                    {"route", "/model/{id}/invoke"},
                    {"model", model != nullptr ? std::string{model->id} : std::string{}},
                    {"status", std::to_string(response.status)},
                    {"ms", std::to_string(std::chrono::round<std::chrono::milliseconds>(took).count())},
                    {"request_id", request_id_}});
  return response;
}

}  // namespace onesheet::doors::bedrock_api
