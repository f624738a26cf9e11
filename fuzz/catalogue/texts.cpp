// Objects in a bucket that somebody else may write to, read as records, claims and keys: never a crash, and
// what is read can be written and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "catalogue/objects/texts.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::catalogue;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto record = record_in(text)) {
    const auto again = record_in(text_of(*record));
    require(again && again->id == record->id && again->drawn == record->drawn && again->seed == record->seed);
  }
  if (const auto claim = claim_in(text)) {
    const auto again = claim_in(text_of(*claim));
    require(again && again->poster_id == claim->poster_id && again->created == claim->created);
  }
  if (const auto key = key_in(text)) {
    const auto again = key_in(text_of(*key));
    require(again && again->secret_hash == key->secret_hash && again->scopes == key->scopes);
  }
  return 0;
}
