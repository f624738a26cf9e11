// One OpenSSL client context with trusted roots, made when the first https request needs it.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "base/error.h"

namespace onesheet::http {

struct TlsContextFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, TlsContextFree>;

// TLS 1.2 and later, the server's certificate verified against `ca_file` (PEM), or when it is empty against
// $SSL_CERT_FILE or the system's roots: the files of Amazon Linux, Debian and Alpine are looked for in turn.
// Parsing all roots of a system takes tens of milliseconds. So of a file with more than kRootsReadWhole_bytes
// only the certificates are parsed whose subject a server's chain names as its issuer.
base::Result<TlsContext> make_tls_context(const std::string& ca_file);

inline constexpr std::size_t kRootsReadWhole_bytes = 16 * 1024;
inline constexpr std::size_t kRootsFileMax_bytes = 16U << 20U;

// The text of OpenSSL's last error on this thread, for the operator; clears its queue.
std::string last_tls_error();

}  // namespace onesheet::http
