// One thread, one io_context, and the connections that live on it. Nothing on a loop needs a lock or a
// strand: every step of a connection runs on its loop's thread; other threads reach it through post().
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "http/server.h"

namespace onesheet::http {

// What all loops and connections of one server share.
struct Common {
  Common(const ServerOptions& server_options, std::shared_ptr<Handler> server_handler, base::Log& server_log)
      : options(server_options), handler(std::move(server_handler)), log(server_log) {}

  const ServerOptions options;
  const std::shared_ptr<Handler> handler;
  base::Log& log;
  std::atomic<std::size_t> connections = 0;
  std::atomic<bool> draining = false;

  void request_begins();
  void request_ends();
  // True when no request is in flight; false when the time is over first.
  bool wait_until_quiet(std::chrono::milliseconds at_most);

 private:
  std::mutex mutex_;
  std::condition_variable quiet_;
  std::size_t in_flight_ = 0;
};

class Connection;

class IoLoop : public std::enable_shared_from_this<IoLoop> {
 public:
  explicit IoLoop(std::shared_ptr<Common> common);
  ~IoLoop();
  IoLoop(const IoLoop&) = delete;
  IoLoop& operator=(const IoLoop&) = delete;

  void start();
  // Closes every connection and ends the thread; from outside it. Safe to call twice.
  void stop();

  boost::asio::io_context& context() { return context_; }
  Common& common() { return *common_; }
  std::atomic<std::size_t>& load() { return load_; }  // connections alive

  // On the loop's thread only:
  void add(std::shared_ptr<Connection> connection);
  void remove(const std::shared_ptr<Connection>& connection);
  std::string_view date();  // of this second, as IMF-fixdate

 private:
  void arm_tick();
  void tick();

  const std::shared_ptr<Common> common_;
  std::atomic<std::size_t> load_ = 0;
  boost::asio::io_context context_{1};
  boost::asio::steady_timer tick_timer_{context_};
  std::chrono::milliseconds tick_every_;
  bool tick_armed_ = false;
  bool stopping_ = false;
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::chrono::sys_seconds date_second_{};
  std::string date_;
  std::thread thread_;
};

}  // namespace onesheet::http
