#include "aws/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

#include "base/encoding.h"

namespace onesheet::aws {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

// The built-in digests cannot fail short of memory exhaustion, which nobody can answer sensibly.
void must(int openssl_result) {
  if (openssl_result != 1) std::abort();
}

// Fetched once and never freed: a fetch per digest costs more than hashing a request.
const EVP_MD* algorithm(DigestKind kind) {
  static const EVP_MD* const md5 = EVP_MD_fetch(nullptr, "MD5", nullptr);
  static const EVP_MD* const sha1 = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  switch (kind) {
    case DigestKind::md5:
      return md5;
    case DigestKind::sha1:
      return sha1;
    case DigestKind::sha256:
      return sha256;
  }
  std::abort();
}

// One context per thread and kind, reused: a new one per digest would allocate twice.
EVP_MD_CTX* thread_context(DigestKind kind) {
  thread_local const std::array<Context, 3> contexts = {Context{EVP_MD_CTX_new()}, Context{EVP_MD_CTX_new()},
                                                        Context{EVP_MD_CTX_new()}};
  return contexts[static_cast<std::size_t>(kind)].get();
}

template <class Bytes>
Bytes digest_of(DigestKind kind, std::span<const std::uint8_t> first, std::span<const std::uint8_t> second) {
  EVP_MD_CTX* const context = thread_context(kind);
  Bytes out;
  must(EVP_DigestInit_ex2(context, algorithm(kind), nullptr));
  must(EVP_DigestUpdate(context, first.data(), first.size()));
  must(EVP_DigestUpdate(context, second.data(), second.size()));
  must(EVP_DigestFinal_ex(context, out.data(), nullptr));
  return out;
}

// RFC 2104 §2 for hashes with a block of 64 bytes (SHA-1 and SHA-256). OpenSSL's own HMAC builds and frees
// three contexts per call, several times the price of the two hashes.
template <class Bytes>
Bytes hmac(DigestKind kind, std::span<const std::uint8_t> key, std::string_view message) {
  std::array<std::uint8_t, 64> block{};
  if (key.size() > block.size()) {
    std::ranges::copy(digest_of<Bytes>(kind, key, {}), block.begin());
  } else {
    std::ranges::copy(key, block.begin());
  }
  auto inner_pad = block;
  auto outer_pad = block;
  for (auto& byte : inner_pad) byte ^= 0x36;
  for (auto& byte : outer_pad) byte ^= 0x5C;
  const Bytes inner = digest_of<Bytes>(kind, inner_pad, base::as_bytes(message));
  return digest_of<Bytes>(kind, outer_pad, inner);
}

}  // namespace

Sha256Bytes sha256(std::span<const std::uint8_t> bytes) {
  return digest_of<Sha256Bytes>(DigestKind::sha256, bytes, {});
}

std::string sha256_hex(std::string_view text) { return base::hex_lower(sha256(base::as_bytes(text))); }

Sha256Bytes hmac_sha256(std::span<const std::uint8_t> key, std::string_view message) {
  return hmac<Sha256Bytes>(DigestKind::sha256, key, message);
}

Sha1Bytes hmac_sha1(std::span<const std::uint8_t> key, std::string_view message) {
  return hmac<Sha1Bytes>(DigestKind::sha1, key, message);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct Digest::State {
  // Named in full: a type of this file's own would make State this file's own as well.
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Digest::Digest(DigestKind kind) : state_(std::make_unique<State>()) {
  must(EVP_DigestInit_ex2(state_->context.get(), algorithm(kind), nullptr));
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::update(std::span<const std::uint8_t> bytes) {
  must(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::vector<std::uint8_t> Digest::finish() {
  std::vector<std::uint8_t> out(static_cast<std::size_t>(EVP_MD_CTX_get_size(state_->context.get())));
  must(EVP_DigestFinal_ex(state_->context.get(), out.data(), nullptr));
  return out;
}

}  // namespace onesheet::aws
