#include "doors/s3api/s3_call.h"

#include "doors/s3api/object_fields.h"
#include "doors/s3api/xml_body.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

// Some clients send a body with GET or DELETE; it is read and ignored up to this size.
constexpr std::uint64_t kIgnoredBodyBytesMax = 64 * 1024;

enum class BodyUse { ignored, xml, object };

BodyUse body_use(Operation operation) {
  switch (operation) {
    case Operation::put_object:
    case Operation::upload_part:
      return BodyUse::object;
    case Operation::create_bucket:
    case Operation::delete_objects:
    case Operation::complete_upload:
      return BodyUse::xml;
    case Operation::list_buckets:
    case Operation::head_bucket:
    case Operation::delete_bucket:
    case Operation::list_objects:
    case Operation::list_objects_v2:
    case Operation::list_uploads:
    case Operation::bucket_property:
    case Operation::get_object:
    case Operation::head_object:
    case Operation::copy_object:
    case Operation::delete_object:
    case Operation::create_upload:
    case Operation::upload_part_copy:
    case Operation::list_parts:
    case Operation::abort_upload:
    case Operation::object_property:
      break;
  }
  return BodyUse::ignored;
}

}  // namespace

S3Call::S3Call(std::shared_ptr<Door> door, S3Request request)
    : door_(std::move(door)), request_(std::move(request)) {}

std::uint64_t S3Call::body_bytes_max() const {
  return receiver_ ? receiver_->wire_bytes_max() : kIgnoredBodyBytesMax;
}

std::optional<http::Response> S3Call::reject_early() {
  if (auto admitted = admit(); !admitted) return present(unexpected(std::move(admitted).error()));
  return std::nullopt;
}

// Everything that can be known from the head, so that nobody uploads gigabytes to be told no.
Outcome<void> S3Call::admit() {
  const auto authentication = authenticate(request_, door_->options, door_->keys, door_->clock.now());
  if (!authentication) return unexpected(authentication.error());
  const auto operation = route(request_);
  if (!operation) return unexpected(operation.error());
  operation_ = *operation;

  const BodyUse use = body_use(operation_);
  if (request_.head.method == "PUT" || request_.head.method == "POST") {
    if (auto refused = refuse_unsupported_headers(request_); !refused) return refused;
  }
  if (use == BodyUse::ignored) return {};

  auto receiver = BodyReceiver::make(
      request_, *authentication,
      {.payload_bytes_max = use == BodyUse::xml ? kXmlBytesMax : door_->options.put_bytes_max,
       .length_required = use == BodyUse::object,
       .checksum_is_of_body = operation_ != Operation::complete_upload});
  if (!receiver) return unexpected(std::move(receiver).error());
  receiver_.emplace(*std::move(receiver));
  return use == BodyUse::object ? open_writer() : Outcome<void>{};
}

Outcome<void> S3Call::open_writer() {
  const Context context = door_->context();
  if (operation_ == Operation::upload_part) {
    const std::string upload_id{request_.parameter("uploadId").value_or("")};
    auto writer = context.engine.begin_part(request_.bucket, request_.key, upload_id);
    if (!writer) return unexpected(explain(context, request_, writer.error(), no_such_upload(upload_id)));
    writer_ = *std::move(writer);
    return {};
  }
  auto conditions = read_put_conditions(request_);
  if (!conditions) return unexpected(std::move(conditions).error());
  conditions_ = *std::move(conditions);
  auto fields = read_fields(request_);
  if (!fields) return unexpected(std::move(fields).error());
  fields_ = *std::move(fields);
  auto writer = context.engine.begin_object(request_.bucket);
  if (!writer) return unexpected(explain(context, request_, writer.error(), no_such_bucket(request_.bucket)));
  writer_ = *std::move(writer);
  return {};
}

base::Result<void> S3Call::on_body(std::span<const std::uint8_t> bytes) {
  if (!receiver_) return {};
  const auto taken =
      receiver_->take(bytes, [this](std::span<const std::uint8_t> piece) -> base::Result<void> {
        if (writer_) return writer_->write(piece);
        xml_.append(reinterpret_cast<const char*>(piece.data()), piece.size());
        return {};
      });
  if (taken) return {};
  body_error_ = taken.error();
  return base::fail(base::ErrorKind::bad_request, taken.error().message);
}

void S3Call::finish(http::Respond respond) {
  // Reads answer from here: a hop to another thread would cost more than opening a file.
  if (operation_ == Operation::get_object || operation_ == Operation::head_object) {
    respond(present(get_object(door_->context(), request_)));
    return;
  }
  const auto submitted =
      door_->pool.submit([self = shared_from_this(), respond] { respond(self->present(self->work())); });
  if (!submitted) respond(present(unexpected(from_error(submitted.error()))));
}

Answer S3Call::work() {
  if (receiver_) {
    auto checksums = receiver_->finish();
    if (!checksums) return unexpected(std::move(checksums).error());
    checksums_ = *std::move(checksums);
  }
  return dispatch();
}

Answer S3Call::dispatch() {
  const Context context = door_->context();
  switch (operation_) {
    case Operation::list_buckets:
      return list_buckets(context);
    case Operation::create_bucket:
      return create_bucket(context, request_, xml_);
    case Operation::head_bucket:
      return head_bucket(context, request_);
    case Operation::delete_bucket:
      return delete_bucket(context, request_);
    case Operation::list_objects:
      return list_objects(context, request_, false);
    case Operation::list_objects_v2:
      return list_objects(context, request_, true);
    case Operation::delete_objects:
      return delete_objects(context, request_, xml_);
    case Operation::list_uploads:
      return list_uploads(context, request_);
    case Operation::bucket_property:
      return bucket_property(context, request_);
    case Operation::get_object:
    case Operation::head_object:
      return get_object(context, request_);
    case Operation::put_object:
      fields_.checksums = std::move(checksums_);
      if (!fields_.checksums.empty()) fields_.checksum_type = "FULL_OBJECT";
      return finish_put(context, request_, std::move(writer_), std::move(fields_), conditions_);
    case Operation::copy_object:
      return copy_object(context, request_);
    case Operation::delete_object:
      return delete_object(context, request_);
    case Operation::create_upload:
      return create_upload(context, request_);
    case Operation::upload_part:
      return finish_part(context, request_, std::move(writer_), std::move(checksums_));
    case Operation::upload_part_copy:
      return upload_part_copy(context, request_);
    case Operation::list_parts:
      return list_parts(context, request_);
    case Operation::complete_upload:
      return complete_upload(context, request_, xml_);
    case Operation::abort_upload:
      return abort_upload(context, request_);
    case Operation::object_property:
      return object_property(context, request_);
  }
  return unexpected(from_error({base::ErrorKind::bug, "", "an operation without a function"}));
}

http::Response S3Call::present(Answer answer) const {
  if (!answer) {
    const S3Error& error = answer.error();
    if (error.status >= 500) {
      door_->log.error("s3 request failed", {{"code", error.code},
                                             {"request_id", request_.request_id},
                                             {"method", request_.head.method},
                                             {"operator_text", error.operator_text}});
    }
    return error_response(error, request_.resource(), request_.request_id, request_.is_head());
  }
  answer->headers.add("x-amz-request-id", request_.request_id);
  return *std::move(answer);
}

http::Response S3Call::answer_for(const base::Error& error) {
  if (body_error_) return present(unexpected(*body_error_));
  if (error.kind == base::ErrorKind::too_large) {
    // More bytes than framing can account for, or a body where none belongs.
    return present(unexpected(entity_too_large(request_.head.content_length.value_or(0), body_bytes_max())));
  }
  return present(unexpected(from_error(error)));
}

}  // namespace onesheet::doors::s3
