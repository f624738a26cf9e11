// Any bytes as a prompt: no crash, and the promises of brief.h hold.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "brief/brief.h"
#include "brief/title.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const std::string_view prompt(reinterpret_cast<const char*>(data), size);
  const brief::Brief brief = brief::understand(prompt);
  const auto points = base::count_code_points(brief.suggested_title);
  if (!points || *points == 0 || *points > brief::kSuggestedTitleMax) std::abort();
  if (brief.subjects.size() > brief::kSubjectsMax || brief.palette_names.empty()) std::abort();
  for (const auto& subject : brief.subjects) {
    if (subject.count < 1 || subject.count > 9 || subject.confidence < brief::kDrawAtLeast) std::abort();
  }
  return 0;
}
