#include "http/io_loop.h"

#include <pthread.h>

#include <algorithm>
#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <ctime>
#include <exception>
#include <future>
#include <vector>

#include "http/connection.h"

namespace onesheet::http {

void Common::request_begins() {
  const std::lock_guard lock(mutex_);
  ++in_flight_;
}

void Common::request_ends() {
  const std::lock_guard lock(mutex_);
  if (--in_flight_ == 0) quiet_.notify_all();
}

bool Common::wait_until_quiet(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  return quiet_.wait_for(lock, at_most, [&] { return in_flight_ == 0; });
}

IoLoop::IoLoop(std::shared_ptr<Common> common) : common_(std::move(common)) {
  // Deadlines are looked at on a tick instead of by a timer each: setting one is then a plain store. A
  // quarter of the shortest limit is precise enough, and a second is often enough.
  const ServerOptions& options = common_->options;
  tick_every_ = std::min({options.head_timeout, options.idle_timeout, options.body_stall_timeout,
                          options.answer_timeout, std::chrono::milliseconds{4000}}) /
                4;
  tick_every_ = std::max(tick_every_, std::chrono::milliseconds{5});
}

IoLoop::~IoLoop() { stop(); }

void IoLoop::start() {
  std::promise<void> running;
  thread_ = std::thread([this, &running] {
    // sendfile(2) to a peer that has gone raises SIGPIPE and knows no MSG_NOSIGNAL.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    const auto work = boost::asio::make_work_guard(context_);
    running.set_value();
    // Connections guard their own steps; should anything else throw, the loop goes on for everybody else.
    for (bool over = false; !over;) {
      try {
        context_.run();
        over = true;
      } catch (const std::exception& exception) {
        common_->log.error("an I/O loop caught an exception", {{"what", exception.what()}});
      }
    }
  });
  running.get_future().wait();
}

void IoLoop::stop() {
  if (!thread_.joinable()) return;
  boost::asio::post(context_, [this] {
    stopping_ = true;
    const std::vector<std::shared_ptr<Connection>> open(connections_.begin(), connections_.end());
    for (const auto& connection : open) connection->close();
    tick_timer_.cancel();
    context_.stop();
  });
  thread_.join();
}

void IoLoop::add(std::shared_ptr<Connection> connection) {
  if (stopping_) return;
  connections_.insert(std::move(connection));
  arm_tick();
}

void IoLoop::remove(const std::shared_ptr<Connection>& connection) { connections_.erase(connection); }

void IoLoop::arm_tick() {
  if (tick_armed_) return;
  tick_armed_ = true;
  tick_timer_.expires_after(tick_every_);
  tick_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    tick_armed_ = false;
    tick();
    if (!connections_.empty()) arm_tick();
  });
}

void IoLoop::tick() {
  const auto now = std::chrono::steady_clock::now();
  std::vector<std::shared_ptr<Connection>> late;
  for (const auto& connection : connections_) {
    if (connection->late(now)) late.push_back(connection);
  }
  for (const auto& connection : late) connection->time_out();
}

std::string_view IoLoop::date() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (now != date_second_ || date_.empty()) {
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 16> day;
    std::array<char, 32> rest;
    const std::size_t day_length = std::strftime(day.data(), day.size(), "%d", &utc);
    const std::size_t rest_length = std::strftime(rest.data(), rest.size(), "%Y %H:%M:%S GMT", &utc);
    date_ = kDays.at(static_cast<std::size_t>(utc.tm_wday));  // strftime's names follow the locale
    date_.append(", ").append(day.data(), day_length).append(" ");
    date_.append(kMonths.at(static_cast<std::size_t>(utc.tm_mon))).append(" ");
    date_.append(rest.data(), rest_length);
    date_second_ = now;
  }
  return date_;
}

}  // namespace onesheet::http
