// Query strings and paths of strangers, as the tutorial's route reads them.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "doors/gateway/gateway.h"
#include "doors/gateway/query.h"
#include "doors/gateway/route.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto mark = text.find('?');
  const std::string_view path = text.substr(0, mark);
  const std::string_view query_text = mark == std::string_view::npos ? text : text.substr(mark + 1);

  for (const std::string_view method : {"GET", "POST", "OPTIONS"}) {
    const gateway::Match found = gateway::match(method, path, "Dev");
    require(found.route == nullptr || !found.allow.empty());
    require(found.value.empty() || found.value.find('/') == std::string_view::npos);
  }
  static_cast<void>(gateway::check_stage(path));

  const auto query = gateway::Query::parse(query_text);
  if (!query) return 0;
  require(query_text.size() <= gateway::kQueryBytesMax);
  static_cast<void>(gateway::lacks_prompt(*query));
  if (const auto spec = gateway::spec_from(*query)) {
    require(!spec->seed || *spec->seed <= poster::kSeedMax);
    require(spec->expires >= poster::kExpiresMin && spec->expires <= poster::kExpiresMax);
    const auto good = poster::check(*spec);
    require(good || !good.error().public_text.empty());
  }
  return 0;
}
