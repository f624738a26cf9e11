// One request at this door, from its head to its answer.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "aws/digest.h"
#include "aws/sigv4.h"
#include "doors/bedrockapi/authenticate.h"
#include "doors/bedrockapi/bedrock_door.h"
#include "doors/bedrockapi/failure.h"
#include "doors/bedrockapi/markers.h"
#include "doors/bedrockapi/order_reader.h"
#include "doors/bedrockapi/waiting_room.h"
#include "http/server.h"

namespace onesheet::doors::bedrock_api {

// What all requests share.
struct Core {
  const BedrockDoorOptions options;
  const std::string bearer_token;
  const DrawPicture draw;
  const std::shared_ptr<base::Clock> clock;
  const std::shared_ptr<base::Log> log;

  // Synchronise themselves.
  aws::SigningKeys keys;
  std::atomic<std::uint64_t> bodies_bytes{0};

  // The handler's, which outlives every call of finish(), the only user: a job holds this Core, and what died
  // with the last Core on a thread of its own would wait for itself.
  base::WorkerPool* makers = nullptr;
  WaitingRoom* waiting = nullptr;
};

// "/model/amazon.nova-canvas-v1%3A0/invoke"
struct Target {
  std::string model_id;   // decoded
  std::string operation;  // "invoke"
};
// nullopt for any other path.
std::optional<Target> take_apart(std::string_view path);

class BedrockCall final : public http::Call, public std::enable_shared_from_this<BedrockCall> {
 public:
  BedrockCall(std::shared_ptr<Core> core, http::RequestHead head);
  ~BedrockCall() override;
  BedrockCall(const BedrockCall&) = delete;
  BedrockCall& operator=(const BedrockCall&) = delete;

  std::uint64_t body_bytes_max() const override { return kInvokeBodyBytesMax; }
  std::optional<http::Response> reject_early() override;
  base::Result<void> on_body(std::span<const std::uint8_t> bytes) override;
  void finish(http::Respond respond) override;
  http::Response answer_for(const base::Error& error) override;

 private:
  // Signature, model, headers and body, in the order of their cost.
  Outcome<void> read();
  Outcome<void> check_headers() const;
  void go_on(const http::Respond& respond);  // after the wait, if any
  http::Response draw();                     // on the makers
  void forget_body();
  // Adds what every answer carries and logs it. Called exactly once, last.
  http::Response seal(http::Response response);
  http::Response fail(const Failure& failure);

  const std::shared_ptr<Core> core_;
  const http::RequestHead head_;
  const std::optional<Target> target_;
  const std::string request_id_;
  const std::chrono::steady_clock::time_point arrived_ = std::chrono::steady_clock::now();
  const base::WallTime body_before_;  // kBodyTimeMax from arrival
  std::optional<SignatureClaim> claim_;
  aws::Digest body_digest_{aws::DigestKind::sha256};
  std::string body_;
  Order order_;
  Wishes wishes_;
  base::Deadline deadline_ = base::Deadline::never();
};

}  // namespace onesheet::doors::bedrock_api
