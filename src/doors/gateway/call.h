// One request at this door, from its head to its answer.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "doors/gateway/access.h"
#include "doors/gateway/core.h"
#include "doors/gateway/problem.h"
#include "doors/gateway/query.h"
#include "doors/gateway/route.h"
#include "http/server.h"

namespace onesheet::gateway {

class GatewayCall final : public http::Call, public std::enable_shared_from_this<GatewayCall> {
 public:
  GatewayCall(std::shared_ptr<Core> core, http::RequestHead head);

  // Routes that read no body take none, so that nobody can park one there.
  std::uint64_t body_bytes_max() const override;
  std::optional<http::Response> reject_early() override;
  base::Result<void> on_body(std::span<const std::uint8_t> bytes) override;
  void finish(http::Respond respond) override;
  http::Response answer_for(const base::Error& error) override;

 private:
  // The checks before a body is read, each a refusal or nothing, in the order of their cost.
  std::optional<http::Response> refuse();
  std::optional<http::Response> refuse_path() const;
  std::optional<http::Response> refuse_query();
  std::optional<http::Response> refuse_body_type() const;
  std::optional<http::Response> refuse_rate();
  http::Response preflight() const;

  // Routes. Those that may wait run on a pool; the others answer at once.
  http::Response answer_now();
  http::Response answer_quick();  // on the desk
  http::Response answer_made();   // on the makers
  http::Response make_tutorial();
  http::Response make_product();
  http::Response retitle();
  http::Response make_print();
  http::Response make_kit();
  http::Response make_sheet();
  http::Response pick();
  // Makes a poster from a request that was found good: at once, or under its Idempotency-Key at most once.
  using Making = std::function<base::Result<service::MadePoster>()>;
  struct Order {
    Making make;
    poster::Spec spec;             // its texts are looked at when one is over its limit
    std::chrono::seconds expires;  // of the link to a poster made before
  };
  http::Response answer_order(const Order& order);
  http::Response make_once(const Order& order, const std::string& claim);
  http::Response answer_poster(const service::MadePoster& made, int status) const;
  http::Response answer_list();
  http::Response answer_brief();
  http::Response answer_link();
  base::Result<service::MadePoster> counted(base::Result<service::MadePoster> made);
  // A body with files in it takes one of few places until the request is answered.
  base::Result<void> take_large_place();

  http::Response failure(const base::Error& error) const;
  http::Response failure(const poster::Spec& spec, const base::Error& error) const;
  http::Response problem(const Problem& problem) const { return problem_response(problem, request_id_); }
  // Adds what every answer carries, counts it and logs it. Called exactly once, last.
  http::Response seal(http::Response response);
  void run_on(base::WorkerPool& pool, http::Response (GatewayCall::*work)(), http::Respond respond);

  const std::shared_ptr<Core> core_;
  const http::RequestHead head_;
  const Match match_;
  const std::string request_id_;
  const std::chrono::steady_clock::time_point arrived_ = std::chrono::steady_clock::now();
  const base::Deadline deadline_;
  Query query_;
  Caller caller_;
  std::string body_;
  std::optional<Core::LargePlace> large_place_;
};

}  // namespace onesheet::gateway
