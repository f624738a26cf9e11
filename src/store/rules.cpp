#include "store/rules.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::store {

using base::ErrorKind;

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool looks_like_ipv4(std::string_view name) {
  return std::ranges::count(name, '.') == 3 &&
         std::ranges::all_of(name, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

base::Result<void> check_bucket_name(std::string_view bucket) {
  const bool characters =
      std::ranges::all_of(bucket, [](char c) { return is_lower_or_digit(c) || c == '-' || c == '.'; });
  if (bucket.size() < 3 || bucket.size() > 63 || !characters || !is_lower_or_digit(bucket.front()) ||
      !is_lower_or_digit(bucket.back()) || bucket.find("..") != std::string_view::npos ||
      looks_like_ipv4(bucket)) {
    return base::fail(
        ErrorKind::bad_request,
        "A bucket name has 3 to 63 characters of a-z, 0-9, '-' and '.', begins and ends with a letter "
        "or digit, has no two dots in a row and is not an IP address.");
  }
  return {};
}

base::Result<void> check_key(std::string_view key) {
  if (key.empty() || key.size() > kKeyBytesMax || !base::valid_utf8(key)) {
    return base::fail(ErrorKind::bad_request, "An object key has 1 to 1024 bytes of valid UTF-8.");
  }
  return {};
}

base::Result<void> check_part_number(int number) {
  if (number < 1 || number > kPartNumberMax) {
    return base::fail(ErrorKind::bad_request, "A part number is between 1 and 10000.");
  }
  return {};
}

base::Result<void> check_conditions(const PutConditions& conditions, std::optional<std::string_view> etag) {
  if (conditions.create_only && etag) return key_exists();
  if (conditions.if_match && !etag) return no_such_key();
  if (conditions.if_match && *conditions.if_match != *etag) {
    return base::fail(ErrorKind::conflict, "The object has changed since it was read.");
  }
  return {};
}

std::unexpected<base::Error> no_such_bucket() {
  return base::fail(ErrorKind::not_found, "There is no bucket of this name.");
}
std::unexpected<base::Error> no_such_key() {
  return base::fail(ErrorKind::not_found, "There is no object of this key.");
}
std::unexpected<base::Error> no_such_upload() {
  return base::fail(ErrorKind::not_found, "There is no such upload; it may have been completed or aborted.");
}
std::unexpected<base::Error> bucket_exists() {
  return base::fail(ErrorKind::conflict, "A bucket of this name exists already.");
}
std::unexpected<base::Error> bucket_not_empty() {
  return base::fail(ErrorKind::conflict, "The bucket is not empty.");
}
std::unexpected<base::Error> key_exists() {
  return base::fail(ErrorKind::conflict, "An object of this key exists already.");
}
std::unexpected<base::Error> foreign_writer() {
  return base::fail(ErrorKind::bug, "The store was used wrongly.", "a writer of another engine or kind");
}

base::Result<std::vector<PartInfo>> choose_parts(const std::map<int, PartInfo>& uploaded,
                                                 const std::vector<CompletedPart>& wanted) {
  if (wanted.empty())
    return base::fail(ErrorKind::bad_request, "An upload is completed from at least one part.");
  std::vector<PartInfo> chosen;
  for (const CompletedPart& part : wanted) {
    if (!chosen.empty() && part.number <= chosen.back().number) {
      return base::fail(ErrorKind::bad_request, "The parts of an upload are named in ascending order.");
    }
    const auto found = uploaded.find(part.number);
    if (found == uploaded.end() || found->second.etag != part.etag) {
      return base::fail(ErrorKind::bad_request,
                        "Part " + std::to_string(part.number) + " was not uploaded or has another ETag.");
    }
    chosen.push_back(found->second);
  }
  return chosen;
}

base::Result<void> check_joined_size(const std::vector<PartInfo>& parts) {
  std::uint64_t bytes = 0;
  for (const PartInfo& part : parts) bytes += part.bytes;
  if (bytes <= kObjectBytesMax) return {};
  return base::fail(base::ErrorKind::too_large, "An object has at most 5 TiB.");
}

std::string multipart_etag(const std::vector<PartInfo>& parts) {
  Md5 md5;
  for (const PartInfo& part : parts) {
    if (const auto digest = base::from_hex(part.etag)) md5.add(*digest);
  }
  return md5.finish_hex() + "-" + std::to_string(parts.size());
}

std::string type_of(const std::map<std::string, std::string>& checksums) {
  if (checksums.empty()) return {};
  return checksums.begin()->second.find('-') == std::string::npos ? "FULL_OBJECT" : "COMPOSITE";
}

void sort_uploads(std::vector<UploadInfo>& uploads) {
  std::ranges::sort(uploads, {}, [](const UploadInfo& upload) {
    return std::tuple<const std::string&, base::WallTime, const std::string&>(upload.key, upload.started,
                                                                              upload.upload_id);
  });
}

struct Md5::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() {
    // MD5 is S3's name for content here, not a protection; a build of OpenSSL without it cannot serve S3.
    if (context == nullptr || EVP_DigestInit_ex(context, EVP_md5(), nullptr) != 1) {
      EVP_MD_CTX_free(context);
      throw std::runtime_error("this OpenSSL offers no MD5");
    }
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Md5::Md5() : state_(std::make_unique<State>()) {}
Md5::~Md5() = default;

void Md5::add(std::span<const std::uint8_t> bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Md5::finish_hex() {
  std::array<std::uint8_t, 16> digest{};
  EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
  return base::hex_lower(digest);
}

std::optional<std::string> after_prefix(std::string_view prefix) {
  std::string next{prefix};
  while (!next.empty() && static_cast<unsigned char>(next.back()) == 0xFF) next.pop_back();
  if (next.empty()) return std::nullopt;
  next.back() = static_cast<char>(static_cast<unsigned char>(next.back()) + 1);
  return next;
}

}  // namespace onesheet::store
