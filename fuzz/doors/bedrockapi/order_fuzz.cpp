// Bodies of InvokeModel for every model: whatever is taken can be drawn, whatever is refused says why.
// Form: one byte that chooses the model, then the body.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "doors/bedrockapi/markers.h"
#include "doors/bedrockapi/order_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  namespace api = doors::bedrock_api;
  if (size == 0) return 0;
  const auto models = bedrock::known_models();
  const bedrock::KnownModel& model = models[data[0] % models.size()];
  auto order = api::read_order(model, {reinterpret_cast<const char*>(data) + 1, size - 1});
  if (!order) {
    if (order.error().status != 400 || order.error().message.empty()) std::abort();
    return 0;
  }
  if (order->count < 1 || order->count > 5 || order->seed > bedrock::seed_max(model)) std::abort();
  if (order->width_px < 256 || order->width_px > 4096 || order->height_px < 256 || order->height_px > 4096)
    std::abort();
  const auto length = base::count_code_points(order->prompt);
  if (!length || *length > 10 * (bedrock::traits_of(model.family).prompt_max + 2)) std::abort();
  const auto wishes = api::take_markers(order->prompt, {});
  if (wishes && wishes->delay > api::kSlowMax) std::abort();
  return 0;
}
