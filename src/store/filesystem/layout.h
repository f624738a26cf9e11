// Where things lie under the store's root. Every name here is made of checked or hashed text.
#pragma once

#include <string>
#include <string_view>

namespace onesheet::store::layout {

inline constexpr std::string_view kTemporary = "tmp";
inline constexpr std::string_view kBuckets = "buckets";
inline constexpr std::string_view kFormat = "format";
inline constexpr int kShards = 256;

struct Place {
  std::string folder;  // "buckets/<bucket>/<2 hex digits>"
  std::string name;    // 64 hex digits
  std::string path() const { return folder + "/" + name; }
};

std::string bucket(std::string_view name);         // the folder; its existence is the bucket's
std::string bucket_record(std::string_view name);  // when it was created
Place object(std::string_view bucket_name, std::string_view key);
std::string shard(std::string_view bucket_name, int number);
std::string uploads(std::string_view bucket_name);
std::string upload(std::string_view bucket_name, std::string_view upload_id);
inline constexpr std::string_view kUploadRecord = "upload";
std::string part_name(int number);
std::string new_temporary();

bool is_upload_id(std::string_view text);
bool is_shard(std::string_view name);
bool is_object(std::string_view name);
int part_number(std::string_view name);  // 0: not a part

}  // namespace onesheet::store::layout
