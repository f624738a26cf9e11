// The XML bodies of strangers: what is accepted stays within its limits.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/encoding.h"
#include "doors/s3api/xml_body.h"
#include "doors/s3api/xml_text.h"
#include "store/bucket_engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::doors::s3;
  const std::string_view xml{reinterpret_cast<const char*>(data), size};
  if (const auto request = read_delete_request(xml)) {
    if (request->keys.empty() || request->keys.size() > kDeleteKeysMax) std::abort();
    for (const auto& key : request->keys) {
      if (key.empty() || key.size() > onesheet::store::kKeyBytesMax) std::abort();
    }
  }
  if (const auto parts = read_complete_request(xml)) {
    int last = 0;
    for (const auto& part : *parts) {
      if (part.number <= last || part.number > onesheet::store::kPartNumberMax) std::abort();
      last = part.number;
    }
  }
  (void)read_create_bucket_request(xml);

  // Any text can be put into an answer and read back as one document.
  const std::string body =
      "<Delete><Object><Key>" + onesheet::base::xml_escape(xml.substr(0, 200)) + "</Key></Object></Delete>";
  const auto again = read_delete_request(body);
  if (!again && again.error().code != "MalformedXML") std::abort();
  return 0;
}
