// What every request of this door shares.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "catalogue/catalogue.h"
#include "doors/gateway/gateway.h"
#include "doors/gateway/metrics.h"
#include "doors/gateway/pages.h"
#include "doors/gateway/rate_limiter.h"
#include "service/poster_service.h"

namespace onesheet::gateway {

// A link or a list takes about a millisecond, most of it SQLite: two threads are plenty.
inline constexpr std::size_t kDeskThreads = 2;
inline constexpr std::size_t kDeskQueueMax = 256;

struct Core {
  // Constant after construction.
  const GatewayOptions options;
  const std::shared_ptr<service::PosterService> service;
  const std::shared_ptr<catalogue::Catalogue> catalogue;
  const std::shared_ptr<base::Clock> clock;
  const std::shared_ptr<base::Log> log;
  const Pages pages{options.public_s3_url};

  // Synchronise themselves.
  Metrics metrics;
  RateLimiter request_rate{options.request_rate};
  RateLimiter make_rate{options.make_rate};
  std::atomic<int> large_bodies = 0;
  std::atomic<base::WallTime> claims_forgotten{base::WallTime{}};

  // One of kLargeBodiesMax bodies over kBodyBytesMax that are held at the same time.
  class LargePlace {
   public:
    // nullopt when all are taken.
    static std::optional<LargePlace> take(std::shared_ptr<Core> core) {
      if (core->large_bodies.fetch_add(1) < kLargeBodiesMax) return LargePlace(std::move(core));
      core->large_bodies.fetch_sub(1);
      return std::nullopt;
    }
    LargePlace(LargePlace&&) = default;
    LargePlace& operator=(LargePlace&&) = delete;
    ~LargePlace() {
      if (core_) core_->large_bodies.fetch_sub(1);
    }

   private:
    explicit LargePlace(std::shared_ptr<Core> core) : core_(std::move(core)) {}
    std::shared_ptr<Core> core_;
  };

  // The pools are the handler's: a job holds this Core, and a pool that died with the last Core on one of its
  // own threads would wait for itself. The handler outlives every call of finish(), the only user.
  base::WorkerPool* makers = nullptr;
  base::WorkerPool* desk = nullptr;
};

}  // namespace onesheet::gateway
