#include "doors/gateway/gateway.h"

#include "doors/gateway/call.h"
#include "doors/gateway/core.h"

namespace onesheet::gateway {
namespace {

class Gateway final : public http::Handler {
 public:
  Gateway(std::shared_ptr<Core> core, std::shared_ptr<base::WorkerPool> makers)
      : makers_(std::move(makers)), core_(std::move(core)) {
    core_->makers = makers_.get();
    core_->desk = &desk_;
  }
  ~Gateway() override { desk_.drain(); }
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    return std::make_shared<GatewayCall>(core_, std::move(head));
  }

  http::Response answer_for_malformed(int status) override {
    core_->metrics.answered("malformed", status, {}, 0);
    std::string detail = "The request is not well-formed HTTP.";
    Problem problem{status, {}, std::move(detail), {}, {}};
    if (status == 408) problem.detail = "The request took too long to arrive.";
    if (status == 431) problem.detail = "The request line and headers are too large.";
    if (status == 503) problem = {503, {}, "The server is shutting down; try again in a moment.", {}, 2};
    if (status == 505) problem.detail = "Only HTTP/1.1 and HTTP/1.0 are spoken here.";
    if (status >= 500 && status != 503 && status != 505) problem.detail = "Something went wrong on our side.";
    auto response = problem_response(problem, {});
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Cache-Control", "no-store");
    return response;
  }

 private:
  const std::shared_ptr<base::WorkerPool> makers_;
  base::WorkerPool desk_{kDeskThreads, kDeskQueueMax};
  const std::shared_ptr<Core> core_;
};

}  // namespace

std::shared_ptr<http::Handler> make_gateway(GatewayOptions options,
                                            std::shared_ptr<service::PosterService> service,
                                            std::shared_ptr<catalogue::Catalogue> catalogue,
                                            std::shared_ptr<base::WorkerPool> makers,
                                            std::shared_ptr<base::Clock> clock,
                                            std::shared_ptr<base::Log> log) {
  auto core = std::make_shared<Core>(std::move(options), std::move(service), std::move(catalogue),
                                     std::move(clock), std::move(log));
  return std::make_shared<Gateway>(std::move(core), std::move(makers));
}

}  // namespace onesheet::gateway
