#include "service/file_name.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::service {
namespace {

constexpr std::size_t kSlugMax = 80;  // as long as the longest title

std::string slug_of(std::string_view title) {
  std::string slug;
  for (const char c : base::lower_ascii(title)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  slug.resize(std::min(slug.size(), kSlugMax));
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "poster" : slug;
}

// ".png", from the key, which we made ourselves.
std::string_view suffix_of(const catalogue::PosterRecord& record) {
  const auto dot = record.key.rfind('.');
  return dot == std::string::npos ? std::string_view{} : std::string_view(record.key).substr(dot);
}

// The title itself as a file name: characters that mean something to a file system become spaces.
std::string long_name_of(const catalogue::PosterRecord& record) {
  std::string name;
  for (const char c : record.title)
    name += (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) ? ' ' : c;
  return std::string(base::trim(name)) + std::string(suffix_of(record));
}

}  // namespace

std::string file_name_for(const catalogue::PosterRecord& record) {
  return slug_of(record.title) + std::string(suffix_of(record));
}

std::string content_disposition_for(const catalogue::PosterRecord& record, std::string_view kind) {
  std::string value = std::string(kind) + "; filename=\"" + file_name_for(record) + "\"";
  const bool ascii = std::ranges::all_of(record.title, [](unsigned char c) { return c < 0x80; });
  if (!ascii) value += "; filename*=UTF-8''" + base::percent_encode(long_name_of(record));
  return value;
}

}  // namespace onesheet::service
