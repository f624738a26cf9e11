// The headers kept beside an object's bytes: in from an upload, out with a download.
#pragma once

#include "doors/s3api/s3_error.h"
#include "doors/s3api/s3_request.h"
#include "store/bucket_engine.h"

namespace onesheet::doors::s3 {

// Content-Type and its kin, x-amz-meta-*, x-amz-storage-class. Errors: MetadataTooLarge, InvalidArgument,
// InvalidStorageClass.
Outcome<store::ObjectFields> read_fields(const S3Request& request);

// Refuses headers whose meaning this store would silently drop: encryption, tags, locks, ACLs, redirects.
Outcome<void> refuse_unsupported_headers(const S3Request& request);

// ETag, Last-Modified, Content-Type, x-amz-meta-* and the rest. response-* parameters of the query replace
// what is stored; InvalidArgument when one of them could not be a header.
Outcome<void> add_fields(http::Headers& headers, const S3Request& request, const store::ObjectInfo& info);

void add_checksums(http::Headers& headers, const store::ObjectFields& fields);

}  // namespace onesheet::doors::s3
