// The door over a store in memory, driven without a socket: requests are signed as clients sign them and
// handed to the handler the way the HTTP server does it.
#pragma once

#include <gtest/gtest.h>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <string_view>

#include "aws/sigv4.h"
#include "aws/time_text.h"
#include "base/encoding.h"
#include "base/thread_pool.h"
#include "doors/s3api/s3_door.h"
#include "store/memory/memory_engine.h"

namespace onesheet::doors {

inline constexpr std::string_view kAccessKey = "AKIDEXAMPLE";
inline constexpr std::string_view kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr std::string_view kHost = "127.0.0.1:9000";

struct Reply {
  int status = 0;
  http::Headers headers;
  std::string body;
  std::optional<std::uint64_t> stated_length;
  bool early = false;  // given before the body was read

  std::string header(std::string_view name) const { return std::string{headers.find(name).value_or("")}; }
  // Text of the first <name>…</name>, still escaped.
  std::string element(const std::string& name) const {
    const std::size_t open = body.find('<' + name + '>');
    if (open == std::string::npos) return "(absent)";
    const std::size_t start = open + name.size() + 2;
    return body.substr(start, body.find("</" + name + '>', start) - start);
  }
  std::size_t count(const std::string& text) const {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = body.find(text, at)) != std::string::npos; at += text.size()) ++found;
    return found;
  }
  std::string code() const { return element("Code"); }
};

struct Sent {
  std::string method;
  std::string target;  // path and query, encoded
  aws::HeaderList headers = {};
  std::string body = {};
  bool chunked = false;         // Transfer-Encoding: chunked, no Content-Length
  std::size_t piece_bytes = 0;  // how the body arrives; 0: at once
};

class S3DoorTest : public testing::Test {
 protected:
  S3DoorTest() { use({}); }

  void use(S3DoorOptions options) {
    options.access_key_id = kAccessKey;
    options.secret_access_key = kSecret;
    handler_ = make_s3_door(std::move(options), engine_, pool_, clock_, log_);
  }

  // As it stands: unsigned unless its headers or query say otherwise.
  Reply send_raw(const Sent& sent) {
    http::RequestHead head;
    head.method = sent.method;
    head.target = sent.target;
    bool has_host = false;
    for (const auto& [name, value] : sent.headers) {
      head.headers.add(name, value);
      has_host = has_host || name == "Host";
    }
    if (!has_host) head.headers.add("Host", std::string{kHost});
    head.peer = "127.0.0.1";
    head.chunked = sent.chunked;
    if (!sent.chunked && (!sent.body.empty() || sent.method == "PUT")) head.content_length = sent.body.size();

    const auto call = handler_->begin(std::move(head));
    if (auto early = call->reject_early()) return reply_of(*std::move(early), true);
    const std::size_t step = sent.piece_bytes == 0 ? sent.body.size() : sent.piece_bytes;
    for (std::size_t at = 0; at < sent.body.size(); at += step) {
      if (at + step > call->body_bytes_max() && sent.body.size() > call->body_bytes_max()) {
        return reply_of(call->answer_for({base::ErrorKind::too_large, "", ""}), false);
      }
      const auto taken = call->on_body(base::as_bytes(std::string_view{sent.body}.substr(at, step)));
      if (!taken) return reply_of(call->answer_for(taken.error()), false);
    }
    std::promise<http::Response> answer;
    call->finish([&](http::Response response) { answer.set_value(std::move(response)); });
    return reply_of(answer.get_future().get(), false);
  }

  aws::SigningContext context() const {
    return {{std::string{kAccessKey}, std::string{kSecret}, ""},
            "us-east-1",
            "s3",
            clock_.now(),
            aws::PathRule::s3};
  }

  static aws::Request to_sign(const Sent& sent) {
    const std::size_t question = sent.target.find('?');
    aws::Request request{sent.method, sent.target.substr(0, question),
                         question == std::string::npos ? "" : sent.target.substr(question + 1), sent.headers};
    bool has_host = false;
    for (const auto& header : sent.headers) has_host = has_host || header.first == "Host";
    if (!has_host) request.headers.emplace_back("Host", std::string{kHost});
    return request;
  }

  // Signed in the headers; `payload_hash` is that of the body unless given.
  Sent sign(Sent sent, std::string payload_hash = {}) const {
    if (payload_hash.empty()) payload_hash = aws::sha256_hex(sent.body);
    const auto result = aws::sign_headers(to_sign(sent), payload_hash, context(), true);
    sent.headers.insert(sent.headers.end(), result.added.begin(), result.added.end());
    return sent;
  }

  Reply send(Sent sent, std::string payload_hash = {}) {
    return send_raw(sign(std::move(sent), std::move(payload_hash)));
  }

  std::string presign(const std::string& method, const std::string& target,
                      std::chrono::seconds expires = std::chrono::seconds{60}) const {
    const aws::Request request = to_sign({method, target});
    return request.path + '?' + aws::presign(request, aws::kUnsignedPayload, context(), expires).query;
  }

  void make_bucket(const std::string& name) { ASSERT_EQ(send({"PUT", '/' + name}).status, 200); }
  void put(const std::string& target, const std::string& body) {
    ASSERT_EQ(send({"PUT", target, {}, body}).status, 200) << target;
  }

  static Reply reply_of(http::Response response, bool early) {
    return {response.status, std::move(response.headers), std::move(response.body), response.stated_length,
            early};
  }

  base::ManualClock clock_{aws::parse_basic_time("20260102T030405Z").value()};
  std::shared_ptr<store::BucketEngine> engine_ = store::make_memory_engine(clock_);
  base::WorkerPool pool_{2, 64};
  base::NullLog log_;
  std::shared_ptr<http::Handler> handler_;
};

}  // namespace onesheet::doors
