// What S3 says in XML, and what we say to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/object_store.h"

namespace onesheet::store::s3 {

struct ListPage {
  std::vector<ListedObject> objects;
  bool more = false;
  std::string next;  // the continuation token; empty when the service gives none
};

// ListBucketResult (ListObjectsV2); nullopt when it is cut off or something else.
std::optional<ListPage> parse_list(std::string_view xml);

// UploadId of InitiateMultipartUploadResult; empty when there is none.
std::string parse_upload_id(std::string_view xml);

struct Part {
  std::string etag;   // as the service gave it, with its quotes
  std::string crc32;  // base64; empty: none was sent
};
std::string completion_body(const std::vector<Part>& parts);

// CompleteMultipartUpload may answer 200 and only then find that it failed: the body says which.
bool is_completion(std::string_view xml);

}  // namespace onesheet::store::s3
