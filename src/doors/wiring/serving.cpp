#include "doors/wiring/serving.h"

#include <pthread.h>
#include <csignal>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "base/thread_pool.h"
#include "base/utf8.h"
#include "doors/cli/address.h"
#include "doors/gateway/gateway.h"
#include "doors/s3api/s3_door.h"
#include "doors/wiring/bedrock_serving.h"
#include "doors/wiring/files.h"
#include "doors/wiring/house.h"
#include "doors/wiring/serve_lock.h"
#include "doors/wiring/stderr_log.h"
#include "http/server.h"
#include "kit/kit.h"

namespace onesheet::wiring {
namespace {

using base::ErrorKind;
using base::Result;

// The time requests in flight get after SIGTERM: longer than any poster takes, shorter than the 90 s after
// which systemd and Kubernetes' usual settings kill.
constexpr std::chrono::seconds kDrainGrace{60};
// Store requests that touch the disk: a few at a time keep any disk busy, the queue absorbs a burst.
constexpr std::size_t kStoreThreads = 4;
constexpr std::size_t kStoreQueueMax = 256;

// A door whose port must be known before it can be built (port 0: the kernel chooses). Nobody knows the port
// in the moment between, so nobody meets the 503.
class LateHandler final : public http::Handler {
 public:
  void set(std::shared_ptr<http::Handler> handler) {
    handler_ = std::move(handler);
    ready_.store(true, std::memory_order_release);
  }
  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    if (ready_.load(std::memory_order_acquire)) return handler_->begin(std::move(head));
    return std::make_shared<NotYet>();
  }
  http::Response answer_for_malformed(int status) override {
    if (ready_.load(std::memory_order_acquire)) return handler_->answer_for_malformed(status);
    return {.status = status, .headers = {}, .body = {}, .file = {}, .stated_length = {}};
  }

 private:
  class NotYet final : public http::Call {
   public:
    std::uint64_t body_bytes_max() const override { return 0; }
    std::optional<http::Response> reject_early() override { return unavailable(); }
    Result<void> on_body(std::span<const std::uint8_t>) override { return {}; }
    void finish(http::Respond respond) override { respond(unavailable()); }
    http::Response answer_for(const base::Error&) override { return unavailable(); }

   private:
    static http::Response unavailable() {
      return {.status = 503, .headers = {}, .body = {}, .file = {}, .stated_length = {}};
    }
  };

  std::shared_ptr<http::Handler> handler_;
  std::atomic<bool> ready_ = false;
};

sigset_t stop_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGINT);
  ::sigaddset(&set, SIGTERM);
  return set;
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (const auto part = base::trim(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return parts;
}

std::string host_in(std::string_view url) {
  const auto start = url.find("://");
  std::string_view host = start == std::string_view::npos ? url : url.substr(start + 3);
  if (host.starts_with('[')) return {};  // an address has no names below it
  return std::string{host.substr(0, host.find_first_of(":/"))};
}

bool names_another_machine(std::string_view url) {
  if (url.empty() || url.find("://[::1]") != std::string_view::npos) return false;
  const std::string host = base::lower_ascii(host_in(url));
  const bool this_one = host == "localhost" || (host.starts_with("127.") &&
                                                host.find_first_not_of("0123456789.") == std::string::npos);
  return !this_one;
}

struct Server {
  std::shared_ptr<LateHandler> handler;
  std::unique_ptr<http::Server> server;
  cli::Address address;  // with the port it really has
};

Result<Server> listen_on(const std::string& listen, std::string_view setting, bool http2, base::Log& log) {
  ONESHEET_ASSIGN(cli::Address address, cli::parse_address(listen));
  auto handler = std::make_shared<LateHandler>();
  http::ServerOptions options;
  options.address = address.host;
  options.port = address.port;
  options.http2 = http2;
  auto server = http::serve(options, handler, log);
  if (!server) {
    base::Error error = std::move(server).error();
    error.public_text += " Choose another with --" + std::string{setting} + ".";
    return std::unexpected(std::move(error));
  }
  address.port = (*server)->port();
  return Server{std::move(handler), std::move(*server), address};
}

class RunningServer final : public cli::Serving {
 public:
  // Members are destroyed from the last to the first: servers, then what their handlers use, then the lock.
  std::unique_ptr<ServeLock> lock;
  std::shared_ptr<base::Log> log;
  House house;
  std::shared_ptr<base::WorkerPool> makers;
  std::unique_ptr<base::WorkerPool> store_pool;
  Server api, s3;
  cli::Endpoints reached;

  const cli::Endpoints& endpoints() const override { return reached; }

  void wait() override {
    const sigset_t signals = stop_signals();
    int number = 0;
    while (::sigwait(&signals, &number) != 0) {
    }
    // From here on a second signal does what signals do.
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }

  void drain() override {
    // One grace for everything: what was promised to the supervisor is the time until the process ends.
    const auto over = std::chrono::steady_clock::now() + kDrainGrace;
    const auto left = [&] {
      return std::max(std::chrono::milliseconds{0}, std::chrono::duration_cast<std::chrono::milliseconds>(
                                                        over - std::chrono::steady_clock::now()));
    };
    api.server->stop_accepting();
    s3.server->stop_accepting();
    api.server->drain(left());
    s3.server->drain(left());
    // Whoever waited for these has been cut off.
    makers->drop_queued();
    makers->drain();
    store_pool->drop_queued();
    store_pool->drain();
  }
};

}  // namespace

cli::Endpoints endpoints_of(const cli::Settings& settings) {
  const auto running = running_server(settings.data);
  const auto reached = [](const std::string& stated, const std::string& found, const std::string& listen) {
    if (!stated.empty()) return stated;
    if (!found.empty()) return found;
    const auto address = cli::parse_address(listen);
    return address ? address->local_url() : std::string{};
  };
  return {reached(settings.public_url, running ? running->api_url : "", settings.listen),
          reached(settings.public_s3_url, running ? running->s3_url : "", settings.s3_listen),
          running.has_value()};
}

Result<std::unique_ptr<cli::Serving>> start_serving(const cli::Settings& settings,
                                                    const Environment& environment) {
  const sigset_t signals = stop_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // threads made from here on inherit it

  auto running = std::make_unique<RunningServer>();
  running->log = make_stderr_log(settings.log_form);
  ONESHEET_TRY(gateway::check_stage(settings.stage));
  ONESHEET_TRY(make_folder(settings.data));
  ONESHEET_ASSIGN(running->lock, lock_for_serving(settings.data));

  // Keys are looked at before anything listens.
  ONESHEET_ASSIGN(const cli::Address wanted, cli::parse_address(settings.listen));
  // A public URL means that something in front of us lets others in, whatever we listen on.
  const bool keys_needed = !wanted.loopback() || names_another_machine(settings.public_url);
  if (keys_needed) {
    ONESHEET_ASSIGN(const auto catalogue, open_catalogue(settings, environment));
    ONESHEET_ASSIGN(const auto keys, catalogue->list_keys());
    if (keys.empty()) {
      return base::fail(
          ErrorKind::forbidden,
          "An address other machines can reach needs an API key first: onesheet keys create --name web");
    }
  }

  ONESHEET_ASSIGN(running->s3, listen_on(settings.s3_listen, "s3-listen", false, *running->log));
  // The AWS SDK for JavaScript speaks HTTP/2 to Bedrock, even in the clear.
  ONESHEET_ASSIGN(running->api, listen_on(settings.listen, "listen", true, *running->log));
  running->reached = {
      settings.public_url.empty() ? running->api.address.local_url() : settings.public_url,
      settings.public_s3_url.empty() ? running->s3.address.local_url() : settings.public_s3_url, true};
  ONESHEET_ASSIGN(running->house, open_house(settings, environment, running->reached.s3_url, running->log));

  running->makers = std::make_shared<base::WorkerPool>(settings.workers, settings.queue_max);
  running->store_pool = std::make_unique<base::WorkerPool>(kStoreThreads, kStoreQueueMax);
  const House& house = running->house;

  doors::S3DoorOptions s3;
  s3.access_key_id = house.secrets.access_key_id;
  s3.secret_access_key = house.secrets.secret_access_key;
  s3.region = settings.region;
  if (const std::string host = host_in(settings.public_s3_url); !host.empty())
    s3.virtual_hosts.push_back(host);
  running->s3.handler->set(
      doors::make_s3_door(std::move(s3), house.engine, *running->store_pool, *house.clock, *house.log));

  gateway::GatewayOptions api;
  api.stage = settings.stage;
  api.public_url = running->reached.api_url;
  api.public_s3_url = house.store->link_origin();
  api.require_keys = keys_needed;
  api.cors_origins = split_commas(settings.cors_origins);
  api.make_kit = [](service::PosterService& posters, std::string_view id, std::string_view store,
                    base::Deadline deadline) -> Result<gateway::MadeKit> {
    ONESHEET_ASSIGN(const kit::Kit kit, kit::make_kit(posters, id, store, deadline));
    ONESHEET_ASSIGN(auto zip, kit::zip_of(kit));
    return gateway::MadeKit{kit.poster, std::move(zip), kit::report_json(kit)};
  };
  auto gateway = gateway::make_gateway(std::move(api), house.posters, house.catalogue, running->makers,
                                       house.clock, house.log);
  ONESHEET_ASSIGN(auto handler, with_bedrock_door(settings, house, running->makers, std::move(gateway)));
  running->api.handler->set(std::move(handler));
  ONESHEET_TRY(running->lock->publish(running->reached));
  return running;
}

}  // namespace onesheet::wiring
