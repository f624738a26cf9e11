// Digests and message authentication. OpenSSL does the work and stays in digest.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onesheet::aws {

using Sha256Bytes = std::array<std::uint8_t, 32>;
using Sha1Bytes = std::array<std::uint8_t, 20>;

// SHA-256 of nothing, in hex: the payload line of a request without a body.
inline constexpr std::string_view kEmptySha256 =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

Sha256Bytes sha256(std::span<const std::uint8_t> bytes);
std::string sha256_hex(std::string_view text);

// RFC 2104.
Sha256Bytes hmac_sha256(std::span<const std::uint8_t> key, std::string_view message);
Sha1Bytes hmac_sha1(std::span<const std::uint8_t> key, std::string_view message);

// Takes the same time wherever two texts of the same length differ, so that a signature cannot be guessed
// byte by byte.
bool equal_in_constant_time(std::string_view a, std::string_view b);

enum class DigestKind { md5, sha1, sha256 };

// A digest fed piece by piece. finish() may be called once.
class Digest {
 public:
  explicit Digest(DigestKind kind);
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void update(std::span<const std::uint8_t> bytes);
  std::vector<std::uint8_t> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onesheet::aws
