#include "doors/wiring/lambda/no_catalogue.h"

namespace onesheet::wiring {
namespace {

using base::Result;

std::unexpected<base::Error> none_kept() {
  return base::fail(base::ErrorKind::not_found,
                    "No catalogue is kept here: posters are known by their links alone.");
}

class NoCatalogue final : public catalogue::Catalogue {
 public:
  Result<void> add(const catalogue::PosterRecord&) override { return {}; }
  Result<catalogue::PosterRecord> find(std::string_view) override { return none_kept(); }
  Result<catalogue::PosterPage> list(std::string_view, int) override { return none_kept(); }
  Result<void> remove(std::string_view) override { return none_kept(); }
  Result<catalogue::IdempotencyState> claim(std::string_view, std::string_view, base::WallTime,
                                            std::chrono::seconds) override {
    return none_kept();
  }
  Result<void> finish(std::string_view, std::string_view) override { return none_kept(); }
  Result<void> release(std::string_view) override { return none_kept(); }
  Result<void> forget_claims_before(base::WallTime) override { return {}; }
  Result<void> add_key(const catalogue::ApiKey&) override { return none_kept(); }
  Result<std::optional<catalogue::ApiKey>> find_key(std::string_view) override { return std::nullopt; }
  Result<std::vector<catalogue::ApiKey>> list_keys() override { return std::vector<catalogue::ApiKey>{}; }
  Result<void> remove_key(std::string_view) override { return none_kept(); }
  Result<void> check() override { return {}; }
};

}  // namespace

std::shared_ptr<catalogue::Catalogue> make_no_catalogue() { return std::make_shared<NoCatalogue>(); }

}  // namespace onesheet::wiring
