// The texts of foreign pictures: any bytes end in texts or in a sentence, and the texts take no more room
// than the file accounts for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "render/read_metadata.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const auto texts = render::read_metadata({data, size});
  if (!texts) {
    if (texts.error().kind != base::ErrorKind::bad_request || texts.error().public_text.empty()) std::abort();
    return 0;
  }
  std::size_t bytes = 0;
  for (const auto& [key, text] : *texts) {
    if (key.size() > 79 || text.size() > render::kTextReadMax_bytes) std::abort();
    bytes += text.size();
  }
  // Only PNG packs its texts; deflate does so at most 1032 to 1.
  constexpr std::size_t kPackedMost = 1100;
  if (bytes > (data[0] == 0x89 ? size * kPackedMost : size)) std::abort();
  return 0;
}
