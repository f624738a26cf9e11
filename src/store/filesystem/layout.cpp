#include "store/filesystem/layout.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/encoding.h"
#include "base/random.h"
#include "store/bucket_engine.h"

namespace onesheet::store::layout {
namespace {

bool all_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string bucket(std::string_view name) { return std::string{kBuckets} + "/" + std::string{name}; }
std::string bucket_record(std::string_view name) { return bucket(name) + "/bucket"; }

// Hashed: keys are longer than file names may be, hold '/', "." and "..", and differ where some disks see
// none.
Place object(std::string_view bucket_name, std::string_view key) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const std::uint8_t*>(key.data()), key.size(), digest.data());
  std::string name = base::hex_lower(digest);
  return {bucket(bucket_name) + "/" + name.substr(0, 2), name};
}

std::string shard(std::string_view bucket_name, int number) {
  const std::array<std::uint8_t, 1> byte{static_cast<std::uint8_t>(number)};
  return bucket(bucket_name) + "/" + base::hex_lower(byte);
}

std::string uploads(std::string_view bucket_name) { return bucket(bucket_name) + "/uploads"; }
std::string upload(std::string_view bucket_name, std::string_view upload_id) {
  return uploads(bucket_name) + "/" + std::string{upload_id};
}

std::string part_name(int number) {
  std::string digits = std::to_string(number);
  return std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits;
}

std::string new_temporary() {
  std::array<std::uint8_t, 16> random;
  base::secure_random(random);
  return std::string{kTemporary} + "/" + base::hex_lower(random);
}

bool is_upload_id(std::string_view text) { return text.size() == 32 && all_hex(text); }
bool is_shard(std::string_view name) { return name.size() == 2 && all_hex(name); }
bool is_object(std::string_view name) { return name.size() == 64 && all_hex(name); }

int part_number(std::string_view name) {
  if (name.size() != 5 || !std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) return 0;
  int number = 0;
  for (const char c : name) number = number * 10 + (c - '0');
  return number <= kPartNumberMax ? number : 0;
}

}  // namespace onesheet::store::layout
