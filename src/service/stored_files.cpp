// Keeping files beside the posters, and finding contact sheets again.
#include "service/stored_files.h"

#include <array>

#include "base/encoding.h"
#include "base/random.h"
#include "base/ulid.h"
#include "base/utf8.h"
#include "service/file_name.h"
#include "service/poster_service.h"
#include "service/recipe.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

constexpr std::string_view kPng = "image/png";

// Enough to tell the few files of one poster apart.
std::string short_name_of(std::span<const std::uint8_t> bytes) {
  const std::uint64_t hash = base::hash_name({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  std::array<std::uint8_t, 8> digits{};
  for (std::size_t i = 0; i < digits.size(); ++i) digits[i] = static_cast<std::uint8_t>(hash >> (8 * i));
  return base::hex_lower(digits);
}

std::string sheet_key(std::string_view id) { return "sheets/" + std::string(id) + ".png"; }

std::unexpected<base::Error> no_sheet() {
  return fail(ErrorKind::not_found, "There is no contact sheet with this id.");
}

}  // namespace

base::Result<StoredFile> PosterService::keep_file(std::string_view key, std::span<const std::uint8_t> bytes,
                                                  std::string_view content_type, std::string_view name,
                                                  std::chrono::seconds expires, base::Deadline deadline) {
  if (expires < poster::kExpiresMin || expires > poster::kExpiresMax)
    return fail(ErrorKind::bad_request, "The link's life must be 1 second to 7 days.");
  StoredFile file{.key = parts_.key_prefix + std::string(key),
                  .content_type = std::string(content_type),
                  .name = std::string(name),
                  .bytes = bytes.size()};
  const std::string disposition = "inline; filename=\"" + file.name + "\"";
  MadePoster signed_one;
  ONESHEET_ASSIGN(signed_one.link, parts_.store->presign_get(
                                       file.key, {.expires = expires, .content_disposition = disposition}));
  warn_of_short_life(signed_one, expires);
  file.link = std::move(signed_one.link);
  file.warnings = std::move(signed_one.warnings);
  ONESHEET_TRY(parts_.store->put(
      file.key, bytes,
      {.content_type = file.content_type, .content_disposition = disposition, .create_only = false},
      deadline));
  return file;
}

base::Result<StoredFile> PosterService::keep_beside(const catalogue::PosterRecord& record,
                                                    std::span<const std::uint8_t> bytes,
                                                    std::string_view content_type, std::string_view ending,
                                                    std::chrono::seconds expires, base::Deadline deadline) {
  // The same bytes have the same key: asking twice keeps one file.
  const std::string key =
      "files/" + record.id + "/" + short_name_of(bytes) + std::string(ending.substr(ending.rfind('.')));
  const std::string name = file_name_for(record);
  return keep_file(key, bytes, content_type, name.substr(0, name.rfind('.')) + std::string(ending), expires,
                   deadline);
}

base::Result<void> PosterService::remove_beside(std::string_view id, base::Deadline deadline) {
  const std::string prefix = parts_.key_prefix + "files/" + std::string(id) + "/";
  for (bool more = true; more;) {
    ONESHEET_ASSIGN(const store::Listing listing, parts_.store->list(prefix, {}, store::kListMax, deadline));
    for (const store::ListedObject& object : listing.objects)
      ONESHEET_TRY(parts_.store->remove(object.key, deadline));
    more = listing.more && !listing.objects.empty();
  }
  return {};
}

base::Result<StoredFile> PosterService::keep_sheet(const ContactSheet& sheet, std::string& id,
                                                   std::chrono::seconds expires, base::Deadline deadline) {
  id = base::make_ulid(parts_.clock->now());
  catalogue::PosterRecord named;
  named.title = "sheet " + sheet.variations.front().title;
  named.key = ".png";  // its ending
  return keep_file(sheet_key(id), sheet.bytes, kPng, file_name_for(named), expires, deadline);
}

base::Result<poster::Spec> PosterService::picked(std::string_view id, std::int64_t number,
                                                 base::Deadline deadline) {
  if (!base::looks_like_ulid(id)) return no_sheet();
  auto bytes = parts_.store->get(parts_.key_prefix + sheet_key(base::lower_ascii(id)), deadline);
  if (!bytes && bytes.error().kind == ErrorKind::not_found) return no_sheet();
  if (!bytes) return std::unexpected(std::move(bytes).error());
  ONESHEET_ASSIGN(Recipe recipe, recipe_in(*bytes));
  const auto count = static_cast<std::int64_t>(recipe.sheet.size());
  if (number < 1 || number > count) {
    return fail(ErrorKind::bad_request,
                "The number must be one on the contact sheet, 1 to " + std::to_string(count) + ".");
  }
  recipe.spec.seed = recipe.sheet[static_cast<std::size_t>(number - 1)];
  return std::move(recipe.spec);
}

base::Result<void> PosterService::remove_sheet(std::string_view id, base::Deadline deadline) {
  if (!base::looks_like_ulid(id)) return no_sheet();
  const std::string key = parts_.key_prefix + sheet_key(base::lower_ascii(id));
  ONESHEET_ASSIGN(const bool there, parts_.store->exists(key, deadline));
  if (!there) return no_sheet();
  return parts_.store->remove(key, deadline);
}

}  // namespace onesheet::service
