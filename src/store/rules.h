// What every bucket engine decides the same way: names, keys, conditions, pages of a listing, the parts of an
// upload. Pure functions, so the engines differ only in where bytes lie.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/bucket_engine.h"

namespace onesheet::store {

base::Result<void> check_bucket_name(std::string_view bucket);
base::Result<void> check_key(std::string_view key);
base::Result<void> check_part_number(int number);
// `etag`: of the object that is there now, nullopt when there is none.
base::Result<void> check_conditions(const PutConditions& conditions, std::optional<std::string_view> etag);

std::unexpected<base::Error> no_such_bucket();
std::unexpected<base::Error> no_such_key();
std::unexpected<base::Error> no_such_upload();
std::unexpected<base::Error> bucket_exists();
std::unexpected<base::Error> bucket_not_empty();
std::unexpected<base::Error> key_exists();
std::unexpected<base::Error> foreign_writer();  // a bug of the caller

// The parts asked for, in order, out of those uploaded; bad_request when one is missing, its etag differs, or
// the numbers do not ascend.
base::Result<std::vector<PartInfo>> choose_parts(const std::map<int, PartInfo>& uploaded,
                                                 const std::vector<CompletedPart>& wanted);
// too_large when the parts together pass kObjectBytesMax.
base::Result<void> check_joined_size(const std::vector<PartInfo>& parts);
// "md5-of-md5s-N", as S3 computes it from the parts' etags.
std::string multipart_etag(const std::vector<PartInfo>& parts);

// "COMPOSITE" for checksums of checksums ("base64-N"), else "FULL_OBJECT"; as S3 names them.
std::string type_of(const std::map<std::string, std::string>& checksums);

// By key, then by start, as S3 lists them.
void sort_uploads(std::vector<UploadInfo>& uploads);

class Md5 {
 public:
  Md5();
  ~Md5();
  void add(std::span<const std::uint8_t> bytes);
  std::string finish_hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The first string above every string that begins with `prefix`; nullopt when there is none (all 0xFF).
std::optional<std::string> after_prefix(std::string_view prefix);

// One page over an ordered map from key to T; `info` makes the entry.
template <class T, class ToInfo>
ListPage list_page(const std::map<std::string, T, std::less<>>& entries, const ListRequest& request,
                   ToInfo info) {
  ListPage page;
  if (request.max_keys <= 0) return page;
  const auto below = [&](std::string_view prefix) {
    const auto end = after_prefix(prefix);
    return end ? entries.lower_bound(*end) : entries.end();
  };
  // The common prefix a key is grouped under; empty: the key stands for itself.
  const auto group_of = [&](std::string_view key) -> std::string_view {
    if (request.delimiter.empty() || !key.starts_with(request.prefix)) return {};
    const std::size_t at = key.find(request.delimiter, request.prefix.size());
    return at == std::string_view::npos ? std::string_view{} : key.substr(0, at + request.delimiter.size());
  };
  auto at = entries.lower_bound(request.prefix);
  if (!request.start_after.empty() && request.start_after >= request.prefix) {
    const bool is_group = group_of(request.start_after) == request.start_after;
    at = is_group ? below(request.start_after) : entries.upper_bound(request.start_after);
  }
  std::string last;
  int count = 0;
  while (at != entries.end() && at->first.starts_with(request.prefix)) {
    if (count == request.max_keys) {
      page.truncated = true;
      page.next_start_after = last;
      break;
    }
    ++count;
    if (const std::string_view group = group_of(at->first); !group.empty()) {
      last = group;
      page.common_prefixes.push_back(last);
      at = below(last);
    } else {
      last = at->first;
      page.objects.push_back(info(at->first, at->second));
      ++at;
    }
  }
  return page;
}

}  // namespace onesheet::store
