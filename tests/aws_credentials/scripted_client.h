// An http::Client that answers from a script and remembers what it was asked.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "http/client.h"

namespace onesheet::testing {

class ScriptedClient final : public http::Client {
 public:
  using Answer = std::expected<http::ClientAnswer, http::ClientFailure>;

  static Answer says(int status, std::string body,
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
    http::ClientAnswer answer{status, {}, std::move(body)};
    for (auto& [name, value] : headers) answer.headers.add(name, value);
    return answer;
  }
  static Answer breaks(http::Reached reached, base::ErrorKind kind = base::ErrorKind::upstream) {
    return std::unexpected(http::ClientFailure{{kind, "The connection broke.", "scripted"}, reached});
  }

  ScriptedClient& then(Answer answer) {
    answers_.push_back(std::move(answer));
    return *this;
  }

  Answer send(const http::ClientRequest& request, base::Deadline) override {
    const std::lock_guard lock(mutex_);
    http::ClientRequest seen = request;
    seen.body.append(request.body_more.begin(), request.body_more.end());
    seen.body_more = {};
    seen.sink = nullptr;
    asked.push_back(seen);
    if (handler) return through_sink(request, handler(seen));
    if (answers_.empty()) return breaks(http::Reached::no);
    Answer next = std::move(answers_.front());
    answers_.pop_front();
    return through_sink(request, std::move(next));
  }

  std::vector<http::ClientRequest> asked;
  std::function<Answer(const http::ClientRequest&)> handler;  // instead of the script, when set

 private:
  // In small pieces, as a network would.
  static Answer through_sink(const http::ClientRequest& request, Answer answer) {
    constexpr std::size_t kPiece_bytes = 7;
    if (!answer || request.sink == nullptr) return answer;
    const std::string body = std::exchange(answer->body, {});
    if (!request.sink->wants(*answer)) {
      answer->body = body;
      return answer;
    }
    for (std::size_t at = 0; at < body.size(); at += kPiece_bytes) {
      const std::string piece = body.substr(at, kPiece_bytes);
      const auto taken =
          request.sink->on_body({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()});
      if (!taken) return std::unexpected(http::ClientFailure{taken.error(), http::Reached::maybe});
    }
    return answer;
  }

  std::mutex mutex_;
  std::deque<Answer> answers_;
};

}  // namespace onesheet::testing
