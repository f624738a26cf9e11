// One request from head to answer: who asks, what for, the body on its way in, the work, the answer.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "aws/sigv4.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "doors/s3api/authenticate.h"
#include "doors/s3api/body_receiver.h"
#include "doors/s3api/operations.h"
#include "doors/s3api/route.h"
#include "doors/s3api/s3_door.h"
#include "doors/s3api/s3_request.h"
#include "http/server.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {

// What all requests share.
struct Door {
  S3DoorOptions options;
  std::shared_ptr<store::BucketEngine> engine;
  base::WorkerPool& pool;
  const base::Clock& clock;
  base::Log& log;
  std::string owner_id;
  aws::SigningKeys keys;

  Context context() const { return {*engine, options.region, owner_id}; }
};

class S3Call final : public http::Call, public std::enable_shared_from_this<S3Call> {
 public:
  S3Call(std::shared_ptr<Door> door, S3Request request);

  std::uint64_t body_bytes_max() const override;
  std::optional<http::Response> reject_early() override;
  base::Result<void> on_body(std::span<const std::uint8_t> bytes) override;
  void finish(http::Respond respond) override;
  http::Response answer_for(const base::Error& error) override;

 private:
  Outcome<void> admit();
  Outcome<void> open_writer();
  Answer work();  // on the pool, or at once for reads
  Answer dispatch();
  http::Response present(Answer answer) const;

  const std::shared_ptr<Door> door_;
  const S3Request request_;
  Operation operation_{};
  std::optional<BodyReceiver> receiver_;
  std::string xml_;
  std::unique_ptr<store::ObjectWriter> writer_;
  store::ObjectFields fields_;
  store::PutConditions conditions_;
  std::map<std::string, std::string> checksums_;
  // Why on_body failed, in S3's words; answer_for gives it.
  std::optional<S3Error> body_error_;
};

}  // namespace onesheet::doors::s3
