#include "http/server.h"

#include <fcntl.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <future>

#include "http/connection.h"
#include "http/io_loop.h"

namespace onesheet::http {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<Tcp, asio::io_context::executor_type>;

constexpr int kBacklog = 4096;  // the kernel lowers it to net.core.somaxconn
constexpr std::chrono::milliseconds kAcceptPause{100};

class AsioServer final : public Server {
 public:
  AsioServer(const ServerOptions& options, std::shared_ptr<Handler> handler, base::Log& log)
      : common_(std::make_shared<Common>(options, std::move(handler), log)) {
    const std::size_t count = std::max<std::size_t>(1, options.threads);
    for (std::size_t i = 0; i < count; ++i) loops_.push_back(std::make_shared<IoLoop>(common_));
    acceptor_.emplace(loops_.front()->context());
    pause_.emplace(loops_.front()->context());
  }

  ~AsioServer() override { drain(std::chrono::milliseconds{0}); }

  base::Result<void> listen();
  void start() {
    for (const auto& loop : loops_) loop->start();
    running_ = true;
    asio::post(loops_.front()->context(), [this] { accept(); });
  }

  std::uint16_t port() const override { return port_; }

  void stop_accepting() override {
    if (!running_ || common_->draining.exchange(true)) return;
    std::promise<void> closed;
    asio::post(loops_.front()->context(), [&] {
      boost::system::error_code ignored;
      acceptor_->close(ignored);
      pause_->cancel();
      closed.set_value();
    });
    closed.get_future().wait();
  }

  void drain(std::chrono::milliseconds grace) override {
    stop_accepting();
    if (!std::exchange(running_, false)) return;
    if (!common_->wait_until_quiet(grace)) {
      common_->log.warning("requests were cut off because the time to finish them was over");
    }
    for (const auto& loop : loops_) loop->stop();
  }

 private:
  void accept();
  void admit(Socket socket, IoLoop& loop);

  const std::shared_ptr<Common> common_;
  std::vector<std::shared_ptr<IoLoop>> loops_;
  std::optional<Acceptor> acceptor_;  // on the first loop
  std::optional<asio::steady_timer> pause_;
  std::uint16_t port_ = 0;
  bool running_ = false;
};

base::Result<void> AsioServer::listen() {
  std::string address = common_->options.address;
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (address == "localhost") address = "127.0.0.1";
  boost::system::error_code error;
  const auto ip = asio::ip::make_address(address, error);
  if (error) {
    return base::fail(base::ErrorKind::bad_request,
                      "The listening address '" + common_->options.address + "' is not an IP address.");
  }
  const Tcp::endpoint endpoint{ip, common_->options.port};
  const std::string place = common_->options.address + " port " + std::to_string(endpoint.port());
  acceptor_->open(endpoint.protocol(), error);
  if (!error) acceptor_->set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_->bind(endpoint, error);
  if (!error) acceptor_->listen(kBacklog, error);
  if (!error) port_ = acceptor_->local_endpoint(error).port();
  if (!error) {
    ::fcntl(acceptor_->native_handle(), F_SETFD, FD_CLOEXEC);
    return {};
  }
  if (error == asio::error::address_in_use) {
    return base::fail(base::ErrorKind::conflict, place + " is taken by another program.", error.message());
  }
  if (error == asio::error::access_denied) {
    return base::fail(base::ErrorKind::forbidden, "Listening on " + place + " is not allowed for this user.",
                      error.message());
  }
  return base::fail(base::ErrorKind::bad_request, "This machine cannot listen on " + place + ".",
                    error.message());
}

void AsioServer::accept() {
  // To the loop with the fewest connections: with SO_REUSEPORT the kernel would spread them by hash, unevenly
  // for few of them, and would let a second server bind the same port unnoticed.
  IoLoop& loop = **std::ranges::min_element(loops_, {}, [](const auto& one) { return one->load().load(); });
  acceptor_->async_accept(
      loop.context(), [this, &loop](const boost::system::error_code& error, Socket socket) {
        if (!acceptor_->is_open()) return;
        if (!error) {
          admit(std::move(socket), loop);
          return accept();
        }
        if (error == asio::error::operation_aborted) return;
        if (error == asio::error::connection_aborted) return accept();
        // Out of descriptors or memory: the connection stays in the queue, so trying again at once would
        // spin.
        common_->log.warning("a connection could not be accepted", {{"error", error.message()}});
        pause_->expires_after(kAcceptPause);
        pause_->async_wait([this](const boost::system::error_code& cancelled) {
          if (!cancelled) accept();
        });
      });
}

void AsioServer::admit(Socket socket, IoLoop& loop) {
  if (common_->connections >= common_->options.connections_max) return;  // closes it
  ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
  auto connection = std::make_shared<Connection>(loop, std::move(socket));
  asio::post(loop.context(), [connection = std::move(connection)] { connection->start(); });
}

}  // namespace

base::Result<std::unique_ptr<Server>> serve(const ServerOptions& options, std::shared_ptr<Handler> handler,
                                            base::Log& log) {
  try {
    auto server = std::make_unique<AsioServer>(options, std::move(handler), log);
    ONESHEET_TRY(server->listen());
    server->start();
    return server;
  } catch (const std::exception& exception) {  // no threads or no descriptors left
    return base::fail(base::ErrorKind::upstream, "The server could not start.", exception.what());
  }
}

}  // namespace onesheet::http
