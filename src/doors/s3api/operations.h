// S3's operations, one function each: a request in, S3's answer out. They run on any thread and may block on
// the disk.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "doors/s3api/s3_error.h"
#include "doors/s3api/s3_request.h"
#include "http/server.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {

struct Context {
  store::BucketEngine& engine;
  std::string_view region;
  std::string_view owner_id;
};

using Answer = Outcome<http::Response>;

http::Response xml_response(std::string xml);

// Why a look-up in a bucket failed: NoSuchBucket, or what `absent` says when the bucket is there.
S3Error explain(const Context& context, const S3Request& request, const base::Error& error, S3Error absent);

// Buckets and lists (list_operations.cpp)
Answer list_buckets(const Context& context);
Answer create_bucket(const Context& context, const S3Request& request, std::string_view xml);
Answer head_bucket(const Context& context, const S3Request& request);
Answer delete_bucket(const Context& context, const S3Request& request);
Answer list_objects(const Context& context, const S3Request& request, bool v2);

// ?location and the other properties a bucket or object can be asked for (static_answers.cpp)
Answer bucket_property(const Context& context, const S3Request& request);
Answer object_property(const Context& context, const S3Request& request);

// Objects (object_operations.cpp)
Answer get_object(const Context& context, const S3Request& request);  // and HEAD
Outcome<store::PutConditions> read_put_conditions(const S3Request& request);
S3Error explain_put(const Context& context, const S3Request& request, const base::Error& error,
                    const store::PutConditions& conditions);
Answer finish_put(const Context& context, const S3Request& request,
                  std::unique_ptr<store::ObjectWriter> writer, store::ObjectFields fields,
                  const store::PutConditions& conditions);
Answer copy_object(const Context& context, const S3Request& request);
Answer delete_object(const Context& context, const S3Request& request);
Answer delete_objects(const Context& context, const S3Request& request, std::string_view xml);

// Multipart uploads (upload_operations.cpp)
Answer create_upload(const Context& context, const S3Request& request);
Answer finish_part(const Context& context, const S3Request& request,
                   std::unique_ptr<store::ObjectWriter> writer, std::map<std::string, std::string> checksums);
Answer upload_part_copy(const Context& context, const S3Request& request);
Answer list_parts(const Context& context, const S3Request& request);
Answer list_uploads(const Context& context, const S3Request& request);
Answer complete_upload(const Context& context, const S3Request& request, std::string_view xml);
Answer abort_upload(const Context& context, const S3Request& request);

// Source of a copy (copy_source.cpp)
struct CopySource {
  store::OpenObject object;
  std::string bucket, key;
};
// Opens what x-amz-copy-source names, if x-amz-copy-source-if-… let it.
Outcome<CopySource> open_copy_source(const Context& context, const S3Request& request);
Outcome<void> copy_bytes(const store::ObjectBody& from, std::uint64_t offset, std::uint64_t length,
                         store::ObjectWriter& to);

}  // namespace onesheet::doors::s3
