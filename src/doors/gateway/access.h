// Who asks, and whether they may.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "doors/gateway/gateway.h"
#include "doors/gateway/route.h"
#include "http/server.h"

namespace onesheet::gateway {

struct Caller {
  std::string name;  // the key's id, or the address: whose rate and whose Idempotency-Keys these are
  std::string key_id;
};

// unauthorized for no key where one is needed or one we do not know; forbidden for a key without the scope.
// A key that is sent is checked even where none is needed. Errors of the catalogue pass through.
base::Result<Caller> identify(const http::RequestHead& head, Access access, const GatewayOptions& options,
                              catalogue::Catalogue& catalogue);

// Without keys any web page could make its reader's browser ask this machine. forbidden when the Host is not
// a name of this machine (a foreign name that was pointed at us), or when a browser says that the request
// comes from another site, unless that site is listed for CORS. Following a link is no such request.
base::Result<void> refuse_foreign_browsers(const http::RequestHead& head, bool changes_something,
                                           const GatewayOptions& options);

// The Origin to allow, when it is listed.
std::optional<std::string> allowed_origin(const http::RequestHead& head, const GatewayOptions& options);

}  // namespace onesheet::gateway
