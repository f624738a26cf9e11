#include "doors/cli/text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/utf8.h"

namespace onesheet::cli {

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  if (bytes < 1'000'000'000) return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
  return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9);
}

std::string duration_text(std::chrono::seconds length) {
  const auto say = [](long long count, const char* unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  const long long seconds = length.count();
  if (seconds >= 86400 && seconds % 86400 == 0) return say(seconds / 86400, "day");
  if (seconds >= 3600 && seconds % 3600 == 0) return say(seconds / 3600, "hour");
  if (seconds >= 60 && seconds % 60 == 0) return say(seconds / 60, "minute");
  return say(seconds, "second");
}

std::string time_text(base::WallTime time) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(std::chrono::floor<std::chrono::seconds>(time)));
}

std::string time_iso(base::WallTime time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::chrono::floor<std::chrono::seconds>(time)));
}

std::string slug(std::string_view utf8) {
  constexpr std::size_t kMost =
      40;  // code points: long enough to recognise, short enough for any file system
  std::u32string name;
  for (const char32_t c : base::decode_utf8(utf8).value_or(std::u32string{})) {
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    const bool capital = c >= U'A' && c <= U'Z';
    // U+2000–U+206F: punctuation, spaces and direction marks; U+3000–U+303F: the same for CJK.
    const bool foreign = c >= 0xA1 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
    if (name.size() >= kMost) break;
    if (capital) {
      name += c - U'A' + U'a';
    } else if (letter || foreign) {
      name += c;
    } else if (c != U'\'' && !name.empty() && name.back() != U'-') {
      name += U'-';
    }
  }
  while (!name.empty() && name.back() == U'-') name.pop_back();
  return name.empty() ? "poster" : base::encode_utf8(name);
}

std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace onesheet::cli
