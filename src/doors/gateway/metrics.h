// What /metrics shows, in Prometheus' text form. Labels are route patterns, status codes, phases and kinds of
// error: all from fixed lists, so no caller can make the page grow.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace onesheet::gateway {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // `route` is a pattern of the route table, or "none".
  void answered(std::string_view route, int status, std::chrono::duration<double> took, std::uint64_t bytes);
  void made(const std::map<std::string, double>& phase_ms, std::uint64_t bytes);
  void failed(std::string_view error_kind);

  std::string text(std::size_t queued, std::size_t running) const;
  static std::string_view content_type();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onesheet::gateway
