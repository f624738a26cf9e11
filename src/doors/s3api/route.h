// Which of S3's operations a request asks for.
#pragma once

#include "doors/s3api/s3_error.h"
#include "doors/s3api/s3_request.h"

namespace onesheet::doors::s3 {

enum class Operation {
  list_buckets,
  create_bucket,
  head_bucket,
  delete_bucket,
  list_objects,
  list_objects_v2,
  delete_objects,
  list_uploads,
  bucket_property,  // ?location, ?versioning, ?policy …: see static_answers.h
  get_object,
  head_object,
  put_object,
  copy_object,
  delete_object,
  create_upload,
  upload_part,
  upload_part_copy,
  list_parts,
  complete_upload,
  abort_upload,
  object_property,  // ?acl, ?tagging
};

// Errors: MethodNotAllowed, NotImplemented, InvalidArgument (partNumber, versionId).
Outcome<Operation> route(const S3Request& request);

// The part number of a request that route() called upload_part or upload_part_copy.
int part_number(const S3Request& request);

}  // namespace onesheet::doors::s3
