#include "http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace onesheet::http {
namespace {

using base::ErrorKind;

struct EasyCleanup {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;

struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderLines = std::unique_ptr<curl_slist, ListCleanup>;

void add_line(HeaderLines& lines, const std::string& line) {
  curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
  if (longer != nullptr) {
    (void)lines.release();
    lines.reset(longer);
  }
}

struct Receiving {
  CURL* easy = nullptr;
  BodySink* sink = nullptr;
  ClientAnswer answer;
  std::size_t body_bytes = 0, body_bytes_max = 0;
  bool too_large = false;
  bool asked = false, sinking = false;
  std::optional<base::Error> refused;  // by the sink

  // libcurl tells of the head's end only by what comes after it.
  void head_is_done() {
    if (std::exchange(asked, true)) return;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    sinking = sink != nullptr && sink->wants(answer);
  }
};

// A body in two pieces, as libcurl takes it.
struct Sending {
  std::string_view first;
  std::span<const std::uint8_t> second;
  std::size_t at = 0;
};

std::size_t send_body(char* to, std::size_t size, std::size_t count, void* user) {
  auto& from = *static_cast<Sending*>(user);
  std::string_view piece = from.first;
  std::size_t at = from.at;
  if (at >= from.first.size()) {
    piece = {reinterpret_cast<const char*>(from.second.data()), from.second.size()};
    at -= from.first.size();
  }
  const std::size_t bytes = std::min(size * count, piece.size() - at);
  if (bytes > 0) std::memcpy(to, piece.data() + at, bytes);
  from.at += bytes;
  return bytes;
}

// libcurl goes back to the start when a kept connection proves dead.
int seek_body(void* user, curl_off_t offset, int origin) {
  if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  static_cast<Sending*>(user)->at = static_cast<std::size_t>(offset);
  return CURL_SEEKFUNC_OK;
}

std::size_t receive_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& to = *static_cast<Receiving*>(user);
  const std::size_t bytes = size * count;
  to.head_is_done();
  to.body_bytes += bytes;
  if (to.body_bytes > to.body_bytes_max) {
    to.too_large = true;
    return 0;  // makes libcurl stop with CURLE_WRITE_ERROR
  }
  if (!to.sinking) {
    to.answer.body.append(data, bytes);
  } else if (auto taken = to.sink->on_body({reinterpret_cast<const std::uint8_t*>(data), bytes}); !taken) {
    to.refused = std::move(taken).error();
    return 0;
  }
  return bytes;
}

std::size_t receive_header(char* data, std::size_t size, std::size_t count, void* user) {
  auto& to = *static_cast<Receiving*>(user);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) {
    to.answer.headers = {};  // a 100 Continue came before, its headers are not the answer's
  } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
    to.answer.headers.add(std::string(line.substr(0, colon)),
                          std::string(base::trim(line.substr(colon + 1))));
  }
  return size * count;
}

constexpr std::string_view kNoUrl = "The address of a service is not a usable http or https URL.";

// libcurl guesses a scheme, and a host after "http:///".
bool has_scheme_and_host(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return false;
  const std::string scheme = base::lower_ascii(url.substr(0, scheme_end));
  url.remove_prefix(scheme_end + 3);
  return (scheme == "http" || scheme == "https") && !url.empty() && url.front() != '/';
}

ClientFailure failure_of(CURLcode code, const Receiving& received, std::string_view detail) {
  const std::string operator_text =
      "http client: " + std::string(detail.empty() ? curl_easy_strerror(code) : detail);
  const auto failed = [&](ErrorKind kind, std::string text, Reached reached) {
    return ClientFailure{{kind, std::move(text), operator_text}, reached};
  };
  if (received.refused) return {*received.refused, Reached::maybe};
  if (received.too_large) {
    return failed(ErrorKind::too_large, "A service we depend on sent more than we accept.", Reached::maybe);
  }
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return failed(ErrorKind::bad_request, std::string(kNoUrl), Reached::no);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return failed(ErrorKind::upstream, "A service we depend on cannot be reached.", Reached::no);
    case CURLE_OPERATION_TIMEDOUT:
      return failed(ErrorKind::timed_out, "A service we depend on did not answer in time.", Reached::maybe);
    default:
      return failed(ErrorKind::upstream, "The connection to a service we depend on broke.", Reached::maybe);
  }
}

class CurlClient final : public Client {
 public:
  explicit CurlClient(ClientOptions options) : options_(std::move(options)) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)ready;
  }

  std::expected<ClientAnswer, ClientFailure> send(const ClientRequest& request,
                                                  base::Deadline deadline) override {
    if (!has_scheme_and_host(request.url)) {
      return std::unexpected(ClientFailure{
          {ErrorKind::bad_request, std::string(kNoUrl), "http client: unusable URL"}, Reached::no});
    }
    Easy easy = take();
    if (!easy) {
      return std::unexpected(ClientFailure{
          {ErrorKind::bug, "Something went wrong on our side.", "curl_easy_init failed"}, Reached::no});
    }
    curl_easy_reset(easy.get());
    const HeaderLines lines = prepare(easy.get(), request, deadline);
    Sending sending{request.body, request.body_more};
    if (!request.body_more.empty()) {
      curl_easy_setopt(easy.get(), CURLOPT_READFUNCTION, send_body);
      curl_easy_setopt(easy.get(), CURLOPT_READDATA, &sending);
      curl_easy_setopt(easy.get(), CURLOPT_SEEKFUNCTION, seek_body);
      curl_easy_setopt(easy.get(), CURLOPT_SEEKDATA, &sending);
    }
    Receiving received;
    received.easy = easy.get();
    received.sink = request.sink;
    received.body_bytes_max = request.answer_bytes_max;
    std::string detail(CURL_ERROR_SIZE, '\0');
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, receive_body);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &received);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, receive_header);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &received);
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, detail.data());
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, lines.get());

    const CURLcode code = curl_easy_perform(easy.get());
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, nullptr);
    if (code != CURLE_OK) {
      ClientFailure failure = failure_of(code, received, detail.c_str());
      long connects = 0;
      curl_easy_getinfo(easy.get(), CURLINFO_NUM_CONNECTS, &connects);
      double connected_s = 0;
      curl_easy_getinfo(easy.get(), CURLINFO_PRETRANSFER_TIME, &connected_s);
      // Timed out before the request could be sent: nobody saw it.
      if (code == CURLE_OPERATION_TIMEDOUT && connected_s <= 0) failure.reached = Reached::no;
      return std::unexpected(std::move(failure));  // a failed handle is not kept
    }
    received.head_is_done();
    give_back(std::move(easy));
    return std::move(received.answer);
  }

 private:
  HeaderLines prepare(CURL* easy, const ClientRequest& request, base::Deadline deadline) const {
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    // The path was signed as it stands: no removal of dot segments.
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // libcurl sends a request again when a kept connection was dead, and cannot be told not to.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request.send_once ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, request.direct ? "" : nullptr);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);  // NAT gateways forget idle flows after 350 s
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    const long remaining_ms = std::max<long>(1, static_cast<long>(deadline.remaining().count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, remaining_ms);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     std::min<long>(remaining_ms, static_cast<long>(options_.connect_timeout.count())));
    if (!options_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
    if (!options_.user_agent.empty()) curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());

    if (request.method == "HEAD") {
      curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (request.method == "GET" && request.body.empty() && request.body_more.empty()) {
      curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    } else {
      curl_easy_setopt(easy, CURLOPT_POST, 1L);
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                       static_cast<curl_off_t>(request.body.size() + request.body_more.size()));
      if (request.body_more.empty()) curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
      curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }

    HeaderLines lines;
    for (const auto& [name, value] : request.headers.fields()) {
      // "Name;" is how libcurl is told to send a header without a value.
      add_line(lines, value.empty() ? name + ";" : name + ": " + value);
    }
    // libcurl would add these by itself, after signing.
    for (const std::string_view name : {"Accept", "Content-Type", "Expect"}) {
      if (!request.headers.find(name)) add_line(lines, std::string(name) + ":");
    }
    return lines;
  }

  Easy take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        Easy easy = std::move(idle_.back());
        idle_.pop_back();
        return easy;
      }
    }
    return Easy(curl_easy_init());
  }

  void give_back(Easy easy) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < options_.idle_connections_max) idle_.push_back(std::move(easy));
  }

  const ClientOptions options_;
  std::mutex mutex_;        // guards idle_
  std::vector<Easy> idle_;  // each keeps its own connections alive
};

}  // namespace

std::unique_ptr<Client> make_client(ClientOptions options) {
  return std::make_unique<CurlClient>(std::move(options));
}

}  // namespace onesheet::http
