// What providers of credentials answer with, and errors of services: never a crash; keys that are found can
// be sent in a header, and no error repeats what was read.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aws/calls/retry.h"
#include "aws/credentials/provider_parts.h"
#include "aws/credentials/safe_address.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

void check(const onesheet::base::Result<onesheet::aws::TimedCredentials>& found) {
  if (!found) return;
  require(!found->keys.access_key_id.empty() && !found->keys.secret_access_key.empty());
  const auto fits = [](char c) { return c > ' ' && c < '\x7f'; };
  require(std::ranges::all_of(found->keys.access_key_id, fits));
  require(std::ranges::all_of(found->keys.session_token, fits));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onesheet::aws;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(credentials_from_json(text, "Token", "container"));
  check(credentials_from_json(text, "SessionToken", "process"));
  check(credentials_from_sts(text));
  onesheet::http::ClientAnswer answer{400, {}, std::string(text)};
  const auto line = text.substr(0, text.find('\n'));
  answer.headers.add("x-amzn-ErrorType", std::string(line));
  answer.headers.add("x-amz-retry-after", std::string(line));
  (void)fault_of(service_error(answer));
  require(!keeps_secrets(text) || is_credential_address(text));
  return 0;
}
