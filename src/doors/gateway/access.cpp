#include "doors/gateway/access.h"

#include <algorithm>

#include "base/utf8.h"
#include "catalogue/api_key.h"
#include "doors/gateway/pages.h"
#include "doors/gateway/rate_limiter.h"

namespace onesheet::gateway {
namespace {

using base::ErrorKind;
using base::fail;

// The key as sent: x-api-key, else a bearer token. Other Authorization schemes are not ours.
std::string_view presented_key(const http::RequestHead& head) {
  if (const auto key = head.headers.find("x-api-key")) return base::trim(*key);
  constexpr std::string_view kBearer = "bearer ";
  const std::string_view authorization = base::trim(head.headers.find("authorization").value_or(""));
  if (!base::iequals_ascii(authorization.substr(0, kBearer.size()), kBearer)) return {};
  return base::trim(authorization.substr(kBearer.size()));
}

bool permits(const catalogue::ApiKey& key, Access access) {
  switch (access) {
    case Access::open:
    case Access::any_key:
      return true;
    case Access::read:
      return catalogue::allows(key, catalogue::kScopeRead);
    case Access::make:
      return catalogue::allows(key, catalogue::kScopeMake);
  }
  return false;
}

// "127.0.0.1" of "127.0.0.1:8080", "[::1]" of "[::1]:8080".
std::string_view without_port(std::string_view authority) {
  const auto end = authority.starts_with('[') ? authority.find(']') : authority.find(':');
  if (end == std::string_view::npos) return authority;
  return authority.substr(0, authority.starts_with('[') ? end + 1 : end);
}

bool names_this_machine(std::string_view host, const GatewayOptions& options) {
  const std::string_view name = without_port(base::trim(host));
  if (base::iequals_ascii(name, "localhost") || name == "[::1]") return true;
  if (name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos)
    return true;
  const std::string origin = origin_of(options.public_url);
  const auto scheme_end = origin.find("://");
  return scheme_end != std::string::npos &&
         base::iequals_ascii(name, without_port(std::string_view(origin).substr(scheme_end + 3)));
}

}  // namespace

base::Result<Caller> identify(const http::RequestHead& head, Access access, const GatewayOptions& options,
                              catalogue::Catalogue& catalogue) {
  const std::string_view secret = presented_key(head);
  const Caller by_address{caller_of_address(head.peer), {}};
  if (access == Access::open) return by_address;
  if (secret.empty()) {
    if (!options.require_keys) return by_address;
    return fail(ErrorKind::unauthorized, "An API key is needed; send it as x-api-key or as a bearer token.");
  }
  const auto unknown = [] { return fail(ErrorKind::unauthorized, "This API key is not known here."); };
  if (secret.size() > kApiKeyBytesMax) return unknown();
  // Looking up a hash tells nothing about the key by its timing: the hash of a guess cannot be steered.
  ONESHEET_ASSIGN(const std::optional<catalogue::ApiKey> key,
                  catalogue.find_key(catalogue::hash_secret(secret)));
  if (!key) return unknown();
  if (!permits(*key, access)) {
    return fail(ErrorKind::forbidden,
                "This API key may not do that; it lacks the scope " +
                    std::string(access == Access::make ? catalogue::kScopeMake : catalogue::kScopeRead) +
                    ".");
  }
  return Caller{"key:" + key->id, key->id};
}

std::optional<std::string> allowed_origin(const http::RequestHead& head, const GatewayOptions& options) {
  const auto origin = head.headers.find("origin");
  if (!origin || std::ranges::find(options.cors_origins, *origin) == options.cors_origins.end()) {
    return std::nullopt;
  }
  return std::string(*origin);
}

base::Result<void> refuse_foreign_browsers(const http::RequestHead& head, bool changes_something,
                                           const GatewayOptions& options) {
  if (options.require_keys) return {};  // a browser does not send a key on its own
  // Every browser sends a Host; HTTP/1.0 tools may not.
  if (const auto host = head.headers.find("host"); host && !names_this_machine(*host, options)) {
    return fail(ErrorKind::forbidden,
                "This service does not go by that name; the operator sets its name with --public-url.");
  }
  if (!changes_something || allowed_origin(head, options)) return {};
  const auto said = [&](std::string_view name) { return head.headers.find(name).value_or(""); };
  const std::string_view site = said("sec-fetch-site");
  // A person who follows a link, as opposed to a page that loads us in a frame or sends its reader here by
  // script.
  const bool follows_a_link = said("sec-fetch-mode") == "navigate" && said("sec-fetch-dest") == "document" &&
                              said("sec-fetch-user") == "?1";
  bool foreign = (site == "cross-site" || site == "same-site") && !follows_a_link;
  // Over plain http to another name than localhost browsers leave Sec-Fetch out, but name the page's origin
  // when it matters.
  if (const auto origin = head.headers.find("origin"); site.empty() && origin) {
    const auto scheme_end = origin->find("://");
    foreign = scheme_end == std::string_view::npos ||
              !base::iequals_ascii(origin->substr(scheme_end + 3), said("host"));
  }
  if (foreign) {
    return fail(ErrorKind::forbidden, "Another website sent this request; that is not allowed here.");
  }
  return {};
}

}  // namespace onesheet::gateway
