// Print files, kits and contact sheets: made, kept in the store, and answered with a link.
#include "doors/gateway/call.h"
#include "doors/json/poster_json.h"
#include "doors/json/spec_json.h"
#include "poster/format.h"

namespace onesheet::gateway {
namespace {

http::Response created(std::string body) {
  http::Response response;
  response.status = 201;
  response.body = std::move(body);
  response.headers.add("Content-Type", "application/json");
  return response;
}

// Said before the work is done.
base::Result<void> check_life(std::chrono::seconds expires) {
  if (expires >= poster::kExpiresMin && expires <= poster::kExpiresMax) return {};
  return base::fail(base::ErrorKind::bad_request, "The link's life must be 1 second to 7 days.");
}

}  // namespace

http::Response GatewayCall::make_print() {
  const auto request = json::print_request_from(body_);
  if (!request) return failure(request.error());
  if (const auto good = check_life(request->expires); !good) return failure(good.error());
  const auto print = core_->service->print(match_.value, request->order, deadline_);
  if (!print) return failure(print.error());
  const auto kept = core_->service->keep_beside(print->record, print->bytes, "application/pdf", ".pdf",
                                                request->expires, deadline_);
  return kept ? created(json::print_text(*print, request->order, *kept)) : failure(kept.error());
}

http::Response GatewayCall::make_kit() {
  const auto request = json::kit_request_from(body_);
  if (!request) return failure(request.error());
  if (!core_->options.make_kit)
    return failure({base::ErrorKind::bad_request, "This edition of Onesheet makes no kits.", {}});
  if (const auto good = check_life(request->expires); !good) return failure(good.error());
  const auto kit = core_->options.make_kit(*core_->service, match_.value, request->store, deadline_);
  if (!kit) return failure(kit.error());
  const auto kept = core_->service->keep_beside(kit->poster, kit->zip, "application/zip", "-kit.zip",
                                                request->expires, deadline_);
  return kept ? created(json::kit_text(kit->poster.id, kit->report, *kept)) : failure(kept.error());
}

http::Response GatewayCall::make_sheet() {
  const auto request = json::sheet_request_from(body_);
  if (!request) return failure(request.error());
  const poster::Spec& spec = request->spec;
  if (const auto good = poster::check(spec); !good) return failure(spec, good.error());
  // Its posters are made at their full size later on.
  if (const auto good = poster::check_served_size(spec.format); !good) return failure(spec, good.error());
  const auto sheet = core_->service->sheet(spec, request->count, deadline_);
  if (!sheet) return failure(spec, sheet.error());
  std::string id;
  const auto kept = core_->service->keep_sheet(*sheet, id, spec.expires, deadline_);
  return kept ? created(json::sheet_text(*sheet, *kept, id)) : failure(kept.error());
}

http::Response GatewayCall::pick() {
  const auto request = json::pick_request_from(body_);
  if (!request) return failure(request.error());
  auto spec = core_->service->picked(match_.value, request->number, deadline_);
  if (!spec) return failure(spec.error());
  if (request->type) spec->type = *request->type;
  spec->expires = request->expires;
  if (const auto good = poster::check(*spec); !good) return failure(*spec, good.error());
  if (const auto good = poster::check_served_size(spec->format); !good) return failure(*spec, good.error());
  return answer_order({[&] { return core_->service->make(*spec, deadline_); }, *spec, request->expires});
}

}  // namespace onesheet::gateway
