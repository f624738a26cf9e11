// An http::Client that answers from a script and remembers what it was asked.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
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
    asked.push_back(request);
    if (handler) return handler(request);
    if (answers_.empty()) return breaks(http::Reached::no);
    Answer next = std::move(answers_.front());
    answers_.pop_front();
    return next;
  }

  std::vector<http::ClientRequest> asked;
  std::function<Answer(const http::ClientRequest&)> handler;  // instead of the script, when set

 private:
  std::mutex mutex_;
  std::deque<Answer> answers_;
};

}  // namespace onesheet::testing
