#include "poster/credits_text.h"

#include <array>

#include "base/utf8.h"

namespace onesheet::poster {
namespace {

constexpr std::array<std::string_view, 5> kLeads{"with", "and", "starring", "featuring", "introducing"};

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string name(base::trim(list.substr(at, end - at)));
    if (!name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

// Where the role ends and the names begin, without a colon to say so.
std::pair<std::string_view, std::string_view> parted(std::string_view line) {
  const std::string lower = base::lower_ascii(line);
  for (const std::string_view lead : kLeads) {
    if (lower.starts_with(lead) && lower.size() > lead.size() && lower[lead.size()] == ' ')
      return {line.substr(0, lead.size()), line.substr(lead.size() + 1)};
  }
  if (const std::size_t by = lower.find(" by "); by != std::string::npos)
    return {line.substr(0, by + 3), line.substr(by + 4)};
  return {{}, line};
}

base::Result<Credit> parse_line(std::string_view line) {
  Credit credit;
  std::string_view names;
  if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    credit.role = base::trim(line.substr(0, colon));
    names = line.substr(colon + 1);
  } else {
    const auto [role, rest] = parted(line);
    credit.role = role;
    names = rest;
  }
  credit.names = names_in(names);
  if (credit.names.empty()) return base::fail(base::ErrorKind::bad_request, "there is no name");
  return credit;
}

}  // namespace

base::Result<Credits> parse_credits_text(std::string_view text) {
  if (text.size() > kCreditsTextBytesMax) {
    return base::fail(base::ErrorKind::too_large,
                      "The credits are longer than " + std::to_string(kCreditsTextBytesMax >> 10) + " KiB.");
  }
  if (!base::decode_utf8(text)) {
    return base::fail(base::ErrorKind::bad_request, "The credits are not valid UTF-8.");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Credits credits;
  std::size_t number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line(base::trim(text.substr(at, end - at)));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    auto credit = parse_line(line);
    if (!credit) {
      return base::fail(base::ErrorKind::bad_request,
                        "Line " + std::to_string(number) + " of the credits: " + credit.error().public_text +
                            "; write a role, a colon and names, or names alone.");
    }
    credits.lines.push_back(std::move(*credit));
  }
  ONESHEET_TRY(check(credits));
  return credits;
}

}  // namespace onesheet::poster
