#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <mutex>
#include <optional>
#include <vector>

#include "base/encoding.h"
#include "base/utf8.h"
#include "http/client.h"
#include "http/lean_connection.h"
#include "http/tls_context.h"

namespace onesheet::http {
namespace {

namespace beast = boost::beast;
using base::Deadline;
using base::ErrorKind;
using base::Result;
using ErrorCode = beast::error_code;

constexpr std::size_t kReadBytes = 64U * 1024U;
constexpr std::size_t kHeadBytesMax = 32U * 1024U;
// Beyond this age a kept connection is not tried: services and NAT gateways forget idle ones, and some of
// them without a word. S3 and Bedrock keep theirs for at least this long.
constexpr std::chrono::seconds kIdleMax{50};

std::string_view std_view(beast::string_view text) { return {text.data(), text.size()}; }

ClientFailure failure(base::Error error, Reached reached) { return {std::move(error), reached}; }

ClientFailure bad_url() {
  return failure({ErrorKind::bad_request, "The address of a service is not a usable http or https URL.",
                  "http client: unusable URL"},
                 Reached::no);
}

struct Target {
  Origin origin;
  std::string host_header;
  std::string path;  // with the query
};

bool clean(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c != 0x7F; });
}

std::optional<Target> target_of(std::string_view url) {
  if (!clean(url)) return std::nullopt;
  Target target;
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return std::nullopt;
  const std::string scheme = base::lower_ascii(url.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  target.origin.tls = scheme == "https";
  url.remove_prefix(scheme_end + 3);
  const std::size_t authority_end = std::min(url.size(), url.find_first_of("/?#"));
  const std::string_view authority = url.substr(0, authority_end);
  url.remove_prefix(authority_end);
  url = url.substr(0, url.find('#'));
  target.path = std::string(url.starts_with('/') ? "" : "/") + std::string(url);
  if (authority.empty() || authority.find('@') != std::string_view::npos) return std::nullopt;
  target.host_header = authority;
  std::string_view port;
  if (authority.front() == '[') {
    const auto close = authority.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    target.origin.host = authority.substr(1, close - 1);
    port = authority.substr(close + 1);
    if (!port.empty() && port.front() != ':') return std::nullopt;
    port.remove_prefix(std::min<std::size_t>(1, port.size()));
  } else {
    const auto colon = authority.find(':');
    target.origin.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) port = authority.substr(colon + 1);
  }
  if (port.empty()) port = target.origin.tls ? "443" : "80";
  const bool number = port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos &&
                      std::stoi(std::string(port)) <= 65'535;
  if (target.origin.host.empty() || !number) return std::nullopt;
  target.origin.port = port;
  return target;
}

// Header names and values must not be able to add lines of their own.
bool safe_field(std::string_view name, std::string_view value) {
  return !name.empty() && name.find_first_of(" \t\r\n:") == std::string_view::npos &&
         value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

// Beast finds the head and the pieces of the body; the pieces go on from where they were read.
class AnswerParser final : public beast::http::basic_parser<false> {
 public:
  AnswerParser(const ClientRequest& request, ClientAnswer& answer) : request_(request), answer_(answer) {
    header_limit(static_cast<std::uint32_t>(kHeadBytesMax));
    body_limit(boost::none);  // ours counts with the sink
    eager(true);
    if (request.method == "HEAD") skip(true);
  }
  std::optional<base::Error> refused;  // by the sink, or too much
  bool interim() const { return answer_.status >= 100 && answer_.status < 200; }

 private:
  void on_request_impl(beast::http::verb, beast::string_view, beast::string_view, int, ErrorCode&) override {}
  void on_response_impl(int code, beast::string_view, int, ErrorCode&) override { answer_.status = code; }
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     ErrorCode&) override {
    answer_.headers.add(std::string(std_view(name)), std::string(std_view(value)));
  }
  void on_header_impl(ErrorCode&) override {
    if (!interim()) sinking_ = request_.sink != nullptr && request_.sink->wants(answer_);
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& error) override {
    if (length && *length > request_.answer_bytes_max) return too_large(error);
    if (length && !sinking_) answer_.body.reserve(static_cast<std::size_t>(*length));
  }
  std::size_t on_body_impl(beast::string_view bytes, ErrorCode& error) override {
    received_ += bytes.size();
    if (received_ > request_.answer_bytes_max) {
      too_large(error);
      return 0;
    }
    if (!sinking_) {
      answer_.body.append(bytes.data(), bytes.size());
    } else if (auto taken = request_.sink->on_body(base::as_bytes(std_view(bytes))); !taken) {
      refused = std::move(taken).error();
      error = beast::http::error::body_limit;
      return 0;
    }
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, ErrorCode& error) override {
    return on_body_impl(bytes, error);
  }
  void on_finish_impl(ErrorCode&) override {}

  void too_large(ErrorCode& error) {
    refused = base::Error{ErrorKind::too_large, "A service we depend on sent more than we accept.",
                          "http client: more than " + std::to_string(request_.answer_bytes_max) + " bytes"};
    error = beast::http::error::body_limit;
  }

  const ClientRequest& request_;
  ClientAnswer& answer_;
  std::size_t received_ = 0;
  bool sinking_ = false;
};

using Connection = std::unique_ptr<LeanConnection>;

struct Exchange {
  std::optional<ClientFailure> failure;
  bool heard = false;       // a byte of the answer came
  bool keep_alive = false;  // the connection may serve again
};

// Bytes of one connection on their way to a parser.
class Inbox {
 public:
  explicit Inbox(LeanConnection& connection) : connection_(connection) {}

  std::optional<ClientFailure> read(AnswerParser& parser, Deadline deadline) {
    for (;;) {
      if (begin_ < end_) {
        ErrorCode error;
        begin_ += parser.put(boost::asio::const_buffer(&bytes_[begin_], end_ - begin_), error);
        if (parser.refused) return failure(std::move(*parser.refused), Reached::maybe);
        if (error && error != beast::http::error::need_more) return broken("not HTTP: " + error.message());
        if (parser.is_done()) return std::nullopt;
      }
      // What is left is the beginning of a head or of a chunk's size line.
      std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
      end_ -= std::exchange(begin_, 0);
      if (end_ == kReadBytes) return broken("a line of the answer is too long");
      const auto got = connection_.read({&bytes_[end_], kReadBytes - end_}, deadline);
      if (!got) return failure(got.error(), Reached::maybe);
      if (*got == 0) {
        ErrorCode error;
        if (!parser.got_some()) return broken("closed before an answer came");
        parser.put_eof(error);
        if (!error && parser.is_done()) return std::nullopt;
        return broken("closed in the middle of an answer");
      }
      end_ += *got;
      heard_ = true;
    }
  }

  bool heard() const { return heard_; }
  bool empty() const { return begin_ == end_; }

 private:
  static ClientFailure broken(std::string detail) {
    return failure({ErrorKind::upstream, "The connection to a service we depend on broke.",
                    "http client: " + std::move(detail)},
                   Reached::maybe);
  }

  LeanConnection& connection_;
  std::unique_ptr<std::uint8_t[]> bytes_ = std::make_unique_for_overwrite<std::uint8_t[]>(kReadBytes);
  std::size_t begin_ = 0, end_ = 0;
  bool heard_ = false;
};

class LeanClient final : public Client {
 public:
  explicit LeanClient(ClientOptions options) : options_(std::move(options)) {}

  std::expected<ClientAnswer, ClientFailure> send(const ClientRequest& request, Deadline deadline) override {
    const auto target = target_of(request.url);
    if (!target) return std::unexpected(bad_url());
    std::string head;
    if (auto written = write_head(request, *target, head); !written)
      return std::unexpected(failure(std::move(written).error(), Reached::no));
    for (bool first = true;; first = false) {
      Connection connection = first ? take_idle(target->origin) : nullptr;
      const bool reused = connection != nullptr;
      if (!reused) {
        auto opened = open(target->origin, deadline);
        if (!opened) return std::unexpected(failure(std::move(opened).error(), Reached::no));
        connection = std::move(*opened);
      }
      ClientAnswer answer;
      const Exchange exchange = exchange_on(*connection, request, head, answer, deadline);
      if (!exchange.failure) {
        if (exchange.keep_alive) give_back(std::move(connection));
        return answer;
      }
      const bool dead = reused && !request.send_once && !exchange.heard &&
                        exchange.failure->error.kind == ErrorKind::upstream;
      if (!dead) return std::unexpected(*exchange.failure);
    }
  }

 private:
  Result<void> write_head(const ClientRequest& request, const Target& target, std::string& head) const {
    head.reserve(1024 + target.path.size());
    head = request.method + " " + target.path + " HTTP/1.1\r\n";
    if (!request.headers.find("Host")) head += "Host: " + target.host_header + "\r\n";
    for (const auto& [name, value] : request.headers.fields()) {
      if (!safe_field(name, value))
        return base::fail(ErrorKind::bad_request, "A header of a request cannot be sent.",
                          "http client: header " + name);
      head.append(name).append(": ").append(value).append("\r\n");
    }
    if (!options_.user_agent.empty() && !request.headers.find("User-Agent"))
      head += "User-Agent: " + options_.user_agent + "\r\n";
    const std::size_t body_bytes = request.body.size() + request.body_more.size();
    const bool bare = body_bytes == 0 &&
                      (request.method == "GET" || request.method == "HEAD" || request.method == "DELETE");
    if (!bare && !request.headers.find("Content-Length"))
      head += "Content-Length: " + std::to_string(body_bytes) + "\r\n";
    head += "\r\n";
    return {};
  }

  static Exchange exchange_on(LeanConnection& connection, const ClientRequest& request,
                              const std::string& head, ClientAnswer& answer, Deadline deadline) {
    Exchange done;
    const auto sent =
        connection.write(base::as_bytes(head), base::as_bytes(request.body), request.body_more, deadline);
    // A server may refuse early and close: its answer, if one is there, says why.
    if (!sent && (sent.error().kind != ErrorKind::upstream || connection.quiet())) {
      done.failure = failure(sent.error(), Reached::maybe);
      return done;
    }
    Inbox inbox(connection);
    for (;;) {
      AnswerParser parser(request, answer);
      done.failure = inbox.read(parser, deadline);
      done.heard = inbox.heard();
      if (done.failure || !parser.interim()) {
        done.keep_alive = sent && !done.failure && parser.keep_alive() && inbox.empty();
        return done;
      }
      answer = {};
    }
  }

  Result<Connection> open(const Origin& origin, Deadline deadline) {
    SSL_CTX* tls = nullptr;
    if (origin.tls) {
      const std::lock_guard lock(mutex_);
      if (!tls_) {
        ONESHEET_ASSIGN(tls_, make_tls_context(options_.ca_file));
      }
      tls = tls_.get();
    }
    return LeanConnection::open(origin, tls, options_.connect_timeout, deadline);
  }

  Connection take_idle(const Origin& origin) {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::system_clock::now();
    std::erase_if(idle_, [&](const Connection& kept) {
      const auto age = now - kept->last_used();
      return age > kIdleMax || age < -kIdleMax || !kept->quiet();
    });
    const auto found =
        std::ranges::find_if(idle_, [&](const Connection& kept) { return kept->origin() == origin; });
    if (found == idle_.end()) return nullptr;
    Connection taken = std::move(*found);
    idle_.erase(found);
    return taken;
  }

  void give_back(Connection connection) {
    connection->mark_used();
    const std::lock_guard lock(mutex_);
    if (idle_.size() < options_.idle_connections_max) idle_.push_back(std::move(connection));
  }

  const ClientOptions options_;
  std::mutex mutex_;              // guards idle_ and tls_
  std::vector<Connection> idle_;  // the one used longest ago first
  TlsContext tls_;
};

}  // namespace

std::unique_ptr<Client> make_lean_client(ClientOptions options) {
  return std::make_unique<LeanClient>(std::move(options));
}

}  // namespace onesheet::http
