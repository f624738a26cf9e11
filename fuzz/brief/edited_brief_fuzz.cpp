// A brief of strangers, for a prompt: no crash, and what is accepted keeps the promises of brief.h.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "doors/json/brief_json.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view kPrompt = "three wolves beneath a full moon";
  const auto brief = json::brief_from(text, kPrompt);
  if (!brief) {
    require(!brief.error().public_text.empty() && base::valid_utf8(brief.error().public_text));
    return 0;
  }
  require(brief->prompt == kPrompt);
  require(brief->subjects.size() <= brief::kSubjectsMax && !brief->palette_names.empty());
  require(!brief->suggested_title.empty() && base::valid_utf8(brief->suggested_title));
  for (const auto& subject : brief->subjects) {
    require(subject.count >= 1 && subject.count <= brief::kCountMax);
    require(subject.confidence >= brief::kDrawAtLeast && subject.confidence <= 1);
    require(brief::kind_of_concept(subject.concept_id) == subject.kind);
  }
  // What was accepted is printed as something that is accepted, and means the same.
  const std::string printed = json::brief_text(*brief);
  const auto again = json::brief_from(printed, kPrompt);
  require(again && json::brief_text(*again) == printed);
  return 0;
}
