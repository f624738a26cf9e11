#include "doors/s3api/s3_door.h"

#include <atomic>

#include "aws/digest.h"
#include "base/random.h"
#include "doors/s3api/s3_call.h"

namespace onesheet::doors {
namespace {

using s3::Door;
using s3::S3Call;
using s3::S3Request;

// 16 upper-case hex digits, different for each request of this process and unlikely to repeat elsewhere.
class RequestIds {
 public:
  RequestIds() {
    std::uint8_t bytes[8];
    base::secure_random(bytes);
    for (const std::uint8_t byte : bytes) start_ = (start_ << 8) | byte;
  }
  std::string next() {
    std::uint64_t id = base::mix64(start_ + count_.fetch_add(1, std::memory_order_relaxed));
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; id >>= 4) text[i] = "0123456789ABCDEF"[id & 15];
    return text;
  }

 private:
  std::uint64_t start_ = 0;
  std::atomic<std::uint64_t> count_{0};
};

// A request that could not be taken apart: the answer is known, the body is of no interest.
class RefusedCall final : public http::Call {
 public:
  explicit RefusedCall(http::Response answer) : answer_(std::move(answer)) {}
  std::uint64_t body_bytes_max() const override { return 0; }
  std::optional<http::Response> reject_early() override { return answer_; }
  base::Result<void> on_body(std::span<const std::uint8_t>) override { return {}; }
  void finish(http::Respond respond) override { respond(answer_); }
  http::Response answer_for(const base::Error&) override { return answer_; }

 private:
  const http::Response answer_;
};

class S3Handler final : public http::Handler {
 public:
  explicit S3Handler(std::shared_ptr<Door> door) : door_(std::move(door)) {}

  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    S3Request request;
    request.head = std::move(head);
    request.request_id = ids_.next();
    if (const auto taken = s3::take_apart(request, door_->options.virtual_hosts); !taken) {
      return std::make_shared<RefusedCall>(
          s3::error_response(taken.error(), "/", request.request_id, request.is_head()));
    }
    return std::make_shared<S3Call>(door_, std::move(request));
  }

  http::Response answer_for_malformed(int status) override {
    s3::S3Error error{status, "BadRequest", "The request could not be understood.", {}, {}};
    if (status == 408) {
      error.code = "RequestTimeout";
      error.message = "The request did not arrive in time.";
    } else if (status == 431) {
      error.code = "RequestHeaderSectionTooLarge";
      error.message = "Your request header section exceeds the maximum allowed size.";
    } else if (status == 503) {
      error = s3::from_error({base::ErrorKind::busy, "", ""});
    } else if (status >= 500 && status != 505) {
      error = s3::from_error({base::ErrorKind::bug, "", ""});
    }
    return s3::error_response(error, "/", ids_.next(), false);
  }

 private:
  const std::shared_ptr<Door> door_;
  RequestIds ids_;
};

}  // namespace

std::shared_ptr<http::Handler> make_s3_door(S3DoorOptions options,
                                            std::shared_ptr<store::BucketEngine> engine,
                                            base::WorkerPool& pool, const base::Clock& clock,
                                            base::Log& log) {
  // S3 names owners by 64 hex digits; this one says nothing about the secret.
  std::string owner_id = aws::sha256_hex("owner of " + options.access_key_id);
  return std::make_shared<S3Handler>(
      std::make_shared<Door>(std::move(options), std::move(engine), pool, clock, log, std::move(owner_id)));
}

}  // namespace onesheet::doors
