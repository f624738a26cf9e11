// JSON of strangers: specs, credits, and requests for links, sheets, print files and kits. Never a crash;
// what is accepted keeps the promises of the reader, whatever poster::check says about it later.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "doors/json/spec_json.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

template <class Result>
void require_words(const Result& result) {
  if (!result)
    require(!result.error().public_text.empty() && onesheet::base::valid_utf8(result.error().public_text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace json = onesheet::json;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto request = json::make_request_from(text);
  require_words(request);
  if (request) {
    const onesheet::poster::Spec* spec = &request->spec;
    require(onesheet::base::valid_utf8(spec->prompt) && onesheet::base::valid_utf8(spec->title));
    require(!spec->seed || *spec->seed <= onesheet::poster::kSeedMax);
    require(spec->expires >= onesheet::poster::kExpiresMin && spec->expires <= onesheet::poster::kExpiresMax);
    require(spec->format.size.width_px >= onesheet::poster::kSideMin_px);
    require_words(onesheet::poster::check(*spec));
  }
  require_words(json::credits_from(text));
  require_words(json::new_words_from(text));
  require_words(json::link_request_from(text));
  const auto sheet = json::sheet_request_from(text);
  require_words(sheet);
  if (sheet)
    require(sheet->count >= onesheet::service::kSheetCountMin &&
            sheet->count <= onesheet::service::kSheetCountMax);
  const auto pick = json::pick_request_from(text);
  require_words(pick);
  if (pick) require(pick->number >= 1 && pick->number <= onesheet::service::kSheetCountMax);
  const auto print = json::print_request_from(text);
  require_words(print);
  if (print) {
    require(print->order.served);
    const auto& dpi = print->order.dpi;
    require(!dpi || (*dpi >= onesheet::poster::kDpiMin && *dpi <= onesheet::poster::kDpiMax));
    const auto& bleed_in = print->order.bleed_in;
    require(!bleed_in || (*bleed_in >= 0 && *bleed_in <= onesheet::poster::kBleedMax_in));
  }
  require_words(json::kit_request_from(text));
  return 0;
}
