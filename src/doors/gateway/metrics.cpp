#include "doors/gateway/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace onesheet::gateway {
namespace {

// Seconds. A link takes well under a millisecond, a large poster several seconds.
const prometheus::Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                                       0.5,   1,      2.5,   5,    10,    30,   60};
const prometheus::Histogram::BucketBoundaries kFileBytes{64e3, 256e3, 1e6, 2e6, 4e6, 8e6, 16e6, 32e6};

}  // namespace

struct Metrics::State {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("onesheet_http_requests_total")
                                                          .Help("Requests answered.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& request_seconds =
      prometheus::BuildHistogram()
          .Name("onesheet_http_request_seconds")
          .Help("Time from a request's head to its answer, waiting in the queue included.")
          .Register(registry);
  prometheus::Counter& response_bytes = prometheus::BuildCounter()
                                            .Name("onesheet_http_response_bytes_total")
                                            .Help("Bytes of answers, headers not counted.")
                                            .Register(registry)
                                            .Add({});
  prometheus::Counter& posters = prometheus::BuildCounter()
                                     .Name("onesheet_posters_made_total")
                                     .Help("Posters made, stored and recorded.")
                                     .Register(registry)
                                     .Add({});
  prometheus::Family<prometheus::Counter>& failures =
      prometheus::BuildCounter()
          .Name("onesheet_poster_failures_total")
          .Help("Posters that were asked for and not made, by kind of error.")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& phase_seconds =
      prometheus::BuildHistogram()
          .Name("onesheet_poster_phase_seconds")
          .Help("Time of each phase of making a poster.")
          .Register(registry);
  prometheus::Histogram& poster_bytes = prometheus::BuildHistogram()
                                            .Name("onesheet_poster_bytes")
                                            .Help("Size of the files made.")
                                            .Register(registry)
                                            .Add({}, kFileBytes);
  prometheus::Family<prometheus::Gauge>& queue =
      prometheus::BuildGauge()
          .Name("onesheet_queue_posters")
          .Help("Posters waiting for a worker, and being worked on.")
          .Register(registry);
  prometheus::Gauge& queue_waiting = queue.Add({{"state", "waiting"}});
  prometheus::Gauge& queue_running = queue.Add({{"state", "running"}});
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view route, int status, std::chrono::duration<double> took,
                       std::uint64_t bytes) {
  const std::string name(route);
  state_->requests.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
  state_->request_seconds.Add({{"route", name}}, kSeconds).Observe(took.count());
  state_->response_bytes.Increment(static_cast<double>(bytes));
}

void Metrics::made(const std::map<std::string, double>& phase_ms, std::uint64_t bytes) {
  state_->posters.Increment();
  state_->poster_bytes.Observe(static_cast<double>(bytes));
  for (const auto& [phase, ms] : phase_ms) {
    state_->phase_seconds.Add({{"phase", phase}}, kSeconds).Observe(ms / 1000);
  }
}

void Metrics::failed(std::string_view error_kind) {
  state_->failures.Add({{"kind", std::string(error_kind)}}).Increment();
}

std::string Metrics::text(std::size_t queued, std::size_t running) const {
  state_->queue_waiting.Set(static_cast<double>(queued));
  state_->queue_running.Set(static_cast<double>(running));
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

std::string_view Metrics::content_type() { return "text/plain; version=0.0.4; charset=utf-8"; }

}  // namespace onesheet::gateway
