#include "doors/wiring/bedrock_serving.h"

#include <algorithm>

#include "brief/brief.h"
#include "doors/bedrockapi/bedrock_door.h"
#include "render/encode.h"

namespace onesheet::wiring {
namespace {

using base::Result;

// Two doors on one port, told apart by how the path begins.
class PathSwitch final : public http::Handler {
 public:
  PathSwitch(std::shared_ptr<http::Handler> bedrock, std::shared_ptr<http::Handler> gateway)
      : bedrock_(std::move(bedrock)), gateway_(std::move(gateway)) {}

  std::shared_ptr<http::Call> begin(http::RequestHead head) override {
    http::Handler& handler = head.path().starts_with(doors::kInvokePathStart) ? *bedrock_ : *gateway_;
    return handler.begin(std::move(head));
  }
  http::Response answer_for_malformed(int status) override { return gateway_->answer_for_malformed(status); }

 private:
  const std::shared_ptr<http::Handler> bedrock_, gateway_;
};

Result<std::shared_ptr<models::ImageModel>> open_model(const cli::Settings& settings, const House& house) {
  ONESHEET_ASSIGN(const auto models, open_models(settings, house.cloud.get()));
  const std::string& name = settings.invoke_model;
  const auto found =
      std::ranges::find_if(models, [&](const auto& model) { return model->info().name == name; });
  if (found != models.end()) return *found;
  return base::fail(base::ErrorKind::bad_request,
                    "The setting invoke-model names a model that is not here; `onesheet models` lists them.",
                    name);
}

}  // namespace

Result<std::shared_ptr<http::Handler>> with_bedrock_door(const cli::Settings& settings, const House& house,
                                                         std::shared_ptr<base::WorkerPool> makers,
                                                         std::shared_ptr<http::Handler> gateway) {
  ONESHEET_ASSIGN(auto model, open_model(settings, house));
  doors::BedrockDoorOptions options;
  options.access_key_id = house.secrets.access_key_id;
  options.secret_access_key = house.secrets.secret_access_key;
  options.enforce_lifecycle = settings.invoke_lifecycle_enforced;
  const std::shared_ptr<base::Runner> runner = base::make_thread_runner();
  doors::DrawPicture draw = [model, runner](const doors::PictureOrder& order,
                                            base::Deadline deadline) -> Result<std::vector<std::uint8_t>> {
    const brief::Brief brief = brief::understand(order.prompt);
    ONESHEET_ASSIGN(const models::KeyArt art, model->paint({.brief = brief,
                                                            .width_px = order.width_px,
                                                            .height_px = order.height_px,
                                                            .seed = order.seed,
                                                            .raw_prompt = true,
                                                            .words_will_follow = false,
                                                            .runner = runner.get()},
                                                           deadline));
    return render::encode(art.image, order.type);
  };
  auto door = doors::make_bedrock_door(std::move(options), std::move(draw), std::move(makers), house.clock,
                                       house.log);
  return std::make_shared<PathSwitch>(std::move(door), std::move(gateway));
}

}  // namespace onesheet::wiring
