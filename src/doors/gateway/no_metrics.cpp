// For programs that nobody scrapes: counts nothing, and /metrics is an empty page.
#include "doors/gateway/metrics.h"

namespace onesheet::gateway {

struct Metrics::State {};

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

// NOLINTBEGIN(readability-convert-member-functions-to-static): the face's, which counts
void Metrics::answered(std::string_view, int, std::chrono::duration<double>, std::uint64_t) {}
void Metrics::made(const std::map<std::string, double>&, std::uint64_t) {}
void Metrics::failed(std::string_view) {}
std::string Metrics::text(std::size_t, std::size_t) const { return {}; }
// NOLINTEND(readability-convert-member-functions-to-static)
std::string_view Metrics::content_type() { return "text/plain; version=0.0.4; charset=utf-8"; }

}  // namespace onesheet::gateway
