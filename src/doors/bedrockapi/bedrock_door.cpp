#include "doors/bedrockapi/bedrock_door.h"

#include "doors/bedrockapi/bearer.h"
#include "doors/bedrockapi/bedrock_call.h"

namespace onesheet::doors {
namespace {

using bedrock_api::BedrockCall;
using bedrock_api::Core;
using bedrock_api::Failure;
using bedrock_api::WaitingRoom;

class BedrockHandler final : public http::Handler {
 public:
  BedrockHandler(std::shared_ptr<Core> core, std::shared_ptr<base::WorkerPool> makers)
      : core_(std::move(core)), makers_(std::move(makers)) {
    core_->makers = makers_.get();
    core_->waiting = &waiting_;
  }

  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    return std::make_shared<BedrockCall>(core_, std::move(head));
  }

  http::Response answer_for_malformed(int status) override {
    Failure failure{status, "BadRequestException", "The request is not well-formed HTTP.", {}};
    if (status == 503) failure = bedrock_api::unavailable();
    if (status == 500) failure = bedrock_api::internal_error({});
    return bedrock_api::failure_response(failure);
  }

 private:
  const std::shared_ptr<Core> core_;
  const std::shared_ptr<base::WorkerPool> makers_;
  WaitingRoom waiting_;
};

}  // namespace

std::shared_ptr<http::Handler> make_bedrock_door(BedrockDoorOptions options, DrawPicture draw,
                                                 std::shared_ptr<base::WorkerPool> makers,
                                                 std::shared_ptr<base::Clock> clock,
                                                 std::shared_ptr<base::Log> log) {
  std::string token = bearer_token_of(options.access_key_id, options.secret_access_key);
  auto core = std::make_shared<Core>(std::move(options), std::move(token), std::move(draw), std::move(clock),
                                     std::move(log));
  return std::make_shared<BedrockHandler>(std::move(core), std::move(makers));
}

}  // namespace onesheet::doors
