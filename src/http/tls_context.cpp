#include "http/tls_context.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::http {
namespace {

using base::ErrorKind;

// Where systems keep their roots in one file.
constexpr std::array<const char*, 4> kRootFiles{
    "/etc/pki/tls/certs/ca-bundle.crt",                   // Amazon Linux, Fedora
    "/etc/ssl/certs/ca-certificates.crt",                 // Debian
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // Red Hat
    "/etc/ssl/cert.pem",                                  // Alpine
};

std::unexpected<base::Error> no_roots(std::string detail) {
  return base::fail(ErrorKind::upstream, "A service we depend on cannot be reached.",
                    "http client: " + std::move(detail));
}

base::Result<std::string> read_roots(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return no_roots("cannot open the trusted roots in " + path);
  std::string text;
  struct stat about{};
  if (::fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
      about.st_size <= static_cast<off_t>(kRootsFileMax_bytes)) {
    text.resize(static_cast<std::size_t>(about.st_size));
    std::size_t at = 0;
    while (at < text.size()) {
      const ssize_t got = ::read(file, text.data() + at, text.size() - at);
      if (got <= 0) break;
      at += static_cast<std::size_t>(got);
    }
    text.resize(at);
  }
  ::close(file);
  if (text.empty()) return no_roots("no trusted roots in " + path);
  return text;
}

// Certificates in DER, one after another: the PEM armour undone, nothing parsed.
class Roots {
 public:
  explicit Roots(std::string_view pem) {
    constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----", kEnd = "-----END CERTIFICATE-----";
    der_.reserve(pem.size() / 4 * 3);
    for (auto begin = pem.find(kBegin); begin != std::string_view::npos; begin = pem.find(kBegin)) {
      pem.remove_prefix(begin + kBegin.size());
      const auto end = pem.find(kEnd);
      if (end == std::string_view::npos) break;
      add(pem.substr(0, end));
      pem.remove_prefix(end + kEnd.size());
    }
  }

  std::size_t count() const { return ends_.size(); }

  // Certificates that hold `bytes` somewhere, each parsed.
  template <class Take>
  void each_holding(std::string_view bytes, const Take& take) const {
    const std::string_view all(reinterpret_cast<const char*>(der_.data()), der_.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      const std::string_view one = all.substr(begin, end - begin);
      begin = end;
      if (one.find(bytes) == std::string_view::npos) continue;
      const auto* from = reinterpret_cast<const unsigned char*>(one.data());
      if (X509* root = d2i_X509(nullptr, &from, static_cast<long>(one.size())); root != nullptr) {
        const bool go_on = take(root);
        X509_free(root);
        if (!go_on) return;
      }
    }
  }

 private:
  void add(std::string_view lines) {
    const std::size_t before = der_.size();
    while (!lines.empty()) {
      const std::size_t line_end = lines.find('\n');
      const std::string_view line = base::trim(lines.substr(0, line_end));
      lines.remove_prefix(line_end == std::string_view::npos ? lines.size() : line_end + 1);
      if (line.empty()) continue;
      const auto bytes = base::from_base64(line);
      if (!bytes) {  // no certificate of ours
        der_.resize(before);
        return;
      }
      der_.insert(der_.end(), bytes->begin(), bytes->end());
    }
    if (der_.size() > before) ends_.push_back(der_.size());
  }

  std::vector<std::uint8_t> der_;
  std::vector<std::size_t> ends_;
};

void free_roots(void*, void* roots, CRYPTO_EX_DATA*, int, long, void*) { delete static_cast<Roots*>(roots); }

int roots_index() {
  static const int index =
      CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_X509_STORE, 0, nullptr, nullptr, nullptr, free_roots);
  return index;
}

// OpenSSL asks for the certificate of a subject. The issuer's name in a certificate is, byte for byte, the
// subject's name in its issuer's (CA/Browser Forum Baseline Requirements §7.1.4.1), so that whatever else has
// to be parsed for the answer is named by a search of bytes.
int root_by_subject(X509_LOOKUP* lookup, X509_LOOKUP_TYPE type, const X509_NAME* name, X509_OBJECT* found) {
  if (type != X509_LU_X509) return 0;
  X509_STORE* store = X509_LOOKUP_get_store(lookup);
  const auto* roots = static_cast<const Roots*>(X509_STORE_get_ex_data(store, roots_index()));
  unsigned char* der = nullptr;
  const int length = i2d_X509_NAME(name, &der);
  if (roots == nullptr || length <= 0) return 0;
  int done = 0;
  roots->each_holding({reinterpret_cast<const char*>(der), static_cast<std::size_t>(length)},
                      [&](X509* root) {
                        if (X509_NAME_cmp(X509_get_subject_name(root), name) != 0) return true;
                        // The store keeps it; a name may have several certificates, and chain building looks
                        // at all of them.
                        X509_STORE_add_cert(store, root);
                        if (done == 0) done = X509_OBJECT_set1_X509(found, root);
                        return true;
                      });
  OPENSSL_free(der);
  return done;
}

bool look_up_on_demand(SSL_CTX* context, std::string_view pem) {
  auto roots = std::make_unique<Roots>(pem);
  if (roots->count() == 0) return false;
  static X509_LOOKUP_METHOD* const method = [] {
    X509_LOOKUP_METHOD* made = X509_LOOKUP_meth_new("roots named by a chain");
    if (made != nullptr) X509_LOOKUP_meth_set_get_by_subject(made, root_by_subject);
    return made;
  }();
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  if (method == nullptr || X509_STORE_set_ex_data(store, roots_index(), roots.get()) != 1) return false;
  (void)roots.release();  // free_roots deletes it with the store
  return X509_STORE_add_lookup(store, method) != nullptr;
}

std::string roots_path(const std::string& ca_file) {
  if (!ca_file.empty()) return ca_file;
  // The variable that OpenSSL's own default obeys.
  if (const char* named = ::secure_getenv("SSL_CERT_FILE"); named != nullptr && *named != '\0') return named;
  for (const char* path : kRootFiles) {
    if (::access(path, R_OK) == 0) return path;
  }
  return {};
}

}  // namespace

std::string last_tls_error() {
  const unsigned long code = ERR_peek_last_error();
  std::array<char, 256> text{};
  if (code != 0) ERR_error_string_n(code, text.data(), text.size());
  ERR_clear_error();
  return text.data();
}

base::Result<TlsContext> make_tls_context(const std::string& ca_file) {
  TlsContext context(SSL_CTX_new(TLS_client_method()));
  if (!context) return no_roots("SSL_CTX_new: " + last_tls_error());
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // Larger reads mean fewer of them: a record is up to 16 KiB.
  SSL_CTX_set_read_ahead(context.get(), 1);
  const std::string path = roots_path(ca_file);
  if (path.empty()) return no_roots("no file of trusted roots was found; name one with AWS_CA_BUNDLE");
  auto pem = read_roots(path);
  if (!pem) return std::unexpected(std::move(pem).error());
  const bool taken = pem->size() <= kRootsReadWhole_bytes
                         ? SSL_CTX_load_verify_file(context.get(), path.c_str()) == 1
                         : look_up_on_demand(context.get(), *pem);
  if (!taken) return no_roots("no trusted roots can be read from " + path + " " + last_tls_error());
  return context;
}

}  // namespace onesheet::http
