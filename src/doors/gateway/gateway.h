// The HTTP door for posters: the tutorial's route, the product's API, the page, health and metrics.
// It translates between HTTP and service::PosterService and decides nothing about posters.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "catalogue/catalogue.h"
#include "http/server.h"
#include "service/poster_service.h"

namespace onesheet::gateway {

// A token bucket: `per_second` tokens flow in, at most `burst` wait.
struct RateLimit {
  double per_second = 0;
  double burst = 0;
};

// All files that a shop wants of a poster.
struct MadeKit {
  catalogue::PosterRecord poster;
  std::vector<std::uint8_t> zip;
  std::string report;  // JSON: "passes", "files" and more
};
// `store`: the shop's name, or "all".
using KitMaker = std::function<base::Result<MadeKit>(service::PosterService& posters, std::string_view id,
                                                     std::string_view store, base::Deadline deadline)>;

struct GatewayOptions {
  std::string stage = "Dev";  // first path segment of the tutorial's route: GET /Dev/poster?prompt=…
  // How callers reach this door, without a trailing slash ("http://127.0.0.1:8080").
  std::string public_url = "http://127.0.0.1:8080";
  // Where links point; the page may show pictures from this origin and no other.
  std::string public_s3_url = "http://127.0.0.1:9000";
  // False only for a loopback bind. Without keys each address has its own rate, requests that another
  // website made a browser send are refused, and so are Host names that are not this machine's.
  bool require_keys = false;
  RateLimit request_rate{50, 200};                   // per key, or per address without one
  RateLimit make_rate{4, 40};                        // for the routes that draw a poster, on top of the above
  std::chrono::milliseconds make_deadline{120'000};  // from arrival, waiting in the queue included
  std::chrono::milliseconds files_deadline{240'000};   // likewise, for print files and kits
  std::chrono::milliseconds quick_deadline{15'000};    // everything that draws nothing
  std::chrono::seconds idempotency_memory{24 * 3600};  // how long an Idempotency-Key is remembered
  std::vector<std::string> cors_origins;               // exact origins; empty: no CORS headers at all
  KitMaker make_kit;                                   // none: this edition makes no kits
};

inline constexpr std::uint64_t kBodyBytesMax = 256 * 1024;
// Of a poster's request with files in it (a picture, a font, a logo, as base64), and how many bodies over
// kBodyBytesMax are held at the same time.
inline constexpr std::uint64_t kLargeBodyBytesMax = 28'000'000;
inline constexpr int kLargeBodiesMax = 4;
inline constexpr std::size_t kQueryBytesMax = 16 * 1024;
inline constexpr std::size_t kApiKeyBytesMax = 128;
inline constexpr std::size_t kIdempotencyKeyBytesMax = 255;

// bad_request when the stage is no path segment, or one that the API itself uses ("v1").
base::Result<void> check_stage(std::string_view stage);

// `makers` draws posters; its bounded queue is the door's: when it is full the answer is 503 with
// Retry-After. Quick work (lists, links, readiness) runs on two threads of the gateway's own, so that a full
// queue of posters does not hide the posters already made.
// `makers` must outlive every request: drain the server before letting go of it.
std::shared_ptr<http::Handler> make_gateway(GatewayOptions options,
                                            std::shared_ptr<service::PosterService> service,
                                            std::shared_ptr<catalogue::Catalogue> catalogue,
                                            std::shared_ptr<base::WorkerPool> makers,
                                            std::shared_ptr<base::Clock> clock,
                                            std::shared_ptr<base::Log> log);

}  // namespace onesheet::gateway
