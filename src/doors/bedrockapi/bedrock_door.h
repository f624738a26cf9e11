// The Bedrock-shaped door: POST /model/{id}/invoke for image models, answered by this machine, so that
// programs written for Amazon Bedrock run unchanged. Requests, answers and errors take the forms of Bedrock's
// own models. Sources: Amazon Bedrock API Reference, "InvokeModel" and "Common errors"; Amazon Bedrock User
// Guide, "Inference request parameters"; Amazon Nova User Guide, "Image generation request and response
// structure". It translates HTTP to pictures wanted and decides only who may ask: one pair of keys (Signature
// Version 4), or the bearer token made from it. Nothing unsigned is answered, so it is safe on any address.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "http/server.h"
#include "poster/spec.h"

namespace onesheet::doors {

// One textless picture, in the caller's own words.
struct PictureOrder {
  std::string prompt;  // valid UTF-8, at most 10,000 characters; empty when a request says nothing to draw
  int width_px = 0, height_px = 0;
  std::uint64_t seed = 0;  // 0 to poster::kSeedMax
  poster::FileType type = poster::FileType::png;
};

// The encoded picture. Called on a thread of `makers`, from several at the same time.
using DrawPicture = std::function<base::Result<std::vector<std::uint8_t>>(const PictureOrder& order,
                                                                          base::Deadline deadline)>;

struct BedrockDoorOptions {
  std::string access_key_id;
  std::string secret_access_key;
  // Models that AWS has retired draw here all the same, so that old code runs; true answers as AWS does.
  bool enforce_lifecycle = false;
  std::chrono::seconds skew_max{5 * 60};
  std::chrono::milliseconds deadline{240'000};  // from the whole request, waiting in the queue included
};

inline constexpr std::uint64_t kInvokeBodyBytesMax = 25'000'000;  // InvokeModel's own limit
// Signatures cover the body, so bodies are held before it is known who sent them: this much in all.
inline constexpr std::uint64_t kBodiesBytesMax = 128ULL << 20U;
// And for so long: their senders may be anybody who has seen a link, which names the key.
inline constexpr std::chrono::seconds kBodyTimeMax{120};
inline constexpr std::size_t kModelIdBytesMax = 2048;
inline constexpr std::string_view kInvokePathStart = "/model/";

// Draws on `makers`, whose bounded queue is the door's: when it is full the answer is ThrottlingException.
// `makers` must outlive every request: drain the server before letting go of it.
std::shared_ptr<http::Handler> make_bedrock_door(BedrockDoorOptions options, DrawPicture draw,
                                                 std::shared_ptr<base::WorkerPool> makers,
                                                 std::shared_ptr<base::Clock> clock,
                                                 std::shared_ptr<base::Log> log);

}  // namespace onesheet::doors
