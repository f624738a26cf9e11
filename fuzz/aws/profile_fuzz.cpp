// The shared config and credentials files, and what is read from them: never a crash, and no chain of
// profiles without an end.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aws/credentials/credentials.h"
#include "aws/credentials/region.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::aws;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto half = text.find('\0');  // the config file, then the credentials file
  const auto files = parse_profile_files(
      text.substr(0, half), half == std::string_view::npos ? std::string_view{} : text.substr(half + 1));
  const Environment environment = [](std::string_view name) -> std::optional<std::string> {
    if (name == "AWS_PROFILE") return "p";
    return std::nullopt;
  };
  (void)resolve_region(environment, files);
  const auto endpoint = resolve_endpoint("s3", environment, files);
  if (endpoint && endpoint->ends_with('/')) std::abort();
  // Made, never asked: a fetch would run a credential_process.
  (void)profile_source(
      {.environment = environment, .files = files, .client = nullptr, .clock = nullptr, .region = {}});
  return 0;
}
