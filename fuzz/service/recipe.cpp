// Recipes of strangers, as text or inside a picture: no crash, and what is accepted is written again as
// something that is accepted and means the same.
#include "service/recipe.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

// Boost.JSON 1.81 reads a number of so many digits to within a unit of its last place, so that it may be
// written a little otherwise; nothing of a brief has half as many.
bool has_long_number(std::string_view json) {
  std::size_t digits = 0;
  for (const char c : json) {
    digits = c >= '0' && c <= '9' ? digits + 1 : digits;
    if (digits > 15) return true;
    if ((c < '0' || c > '9') && c != '.') digits = 0;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const auto recipe = service::recipe_in({data, size});
  if (!recipe) {
    const auto& error = recipe.error();
    require(error.kind == base::ErrorKind::bad_request || error.kind == base::ErrorKind::too_large);
    require(!error.public_text.empty() && base::valid_utf8(error.public_text));
    return 0;
  }
  const poster::Spec& spec = recipe->spec;
  require(spec.format.size.width_px > 0 && spec.format.size.height_px > 0);
  require(spec.seed.has_value() && base::valid_utf8(spec.prompt));
  const std::string written = service::recipe_text(*recipe, {});
  const auto again = service::read_recipe(written);
  require(again.has_value());
  require(has_long_number(recipe->brief) || service::recipe_text(*again, {}) == written);
  return 0;
}
