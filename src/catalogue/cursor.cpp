#include "catalogue/cursor.h"

#include "base/encoding.h"
#include "base/ulid.h"

namespace onesheet::catalogue {
namespace {
// First byte of every cursor: a later form of cursor gets another one.
constexpr char kForm = '1';
}  // namespace

std::string cursor_after(std::string_view last_id) {
  return base::hex_lower(base::as_bytes(kForm + std::string(last_id)));
}

base::Result<std::string> read_cursor(std::string_view cursor) {
  if (cursor.empty()) return std::string{};
  const auto wrong = [] {
    return base::fail(base::ErrorKind::bad_request,
                      "The cursor is not one this service gave; start again without it.");
  };
  if (cursor.size() > 64) return wrong();
  const auto bytes = base::from_hex(cursor);
  if (!bytes || bytes->empty() || bytes->front() != static_cast<std::uint8_t>(kForm)) return wrong();
  std::string id(bytes->begin() + 1, bytes->end());
  if (!base::looks_like_ulid(id)) return wrong();
  return id;
}

base::Result<void> check_page_limit(int limit) {
  if (limit >= 1 && limit <= kPageMax) return {};
  return base::fail(base::ErrorKind::bad_request,
                    "The page's limit must be a whole number from 1 to " + std::to_string(kPageMax) + ".");
}

}  // namespace onesheet::catalogue
