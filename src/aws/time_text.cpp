#include "aws/time_text.h"

#include <algorithm>
#include <array>

namespace onesheet::aws {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

struct Fields {
  int year, month, day, hour, minute, second, millisecond, weekday;
};

Fields fields_of(base::WallTime time) {
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count()),
          static_cast<int>(clock.subseconds().count()),
          static_cast<int>(std::chrono::weekday{day}.c_encoding())};
}

void append_digits(std::string& to, int value, int width) {
  std::array<char, 4> digits{};
  for (int i = width - 1; i >= 0; --i) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  to.append(digits.data(), static_cast<std::size_t>(width));
}

std::optional<int> read_digits(std::string_view text, std::size_t at, std::size_t width) {
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<base::WallTime> time_of(std::optional<int> year, std::optional<int> month,
                                      std::optional<int> day, std::optional<int> hour,
                                      std::optional<int> minute, std::optional<int> second) {
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return base::WallTime{std::chrono::sys_days{date}} + std::chrono::hours{*hour} +
         std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

std::string iso(base::WallTime time, bool with_milliseconds) {
  const Fields f = fields_of(time);
  std::string text;
  text.reserve(24);
  append_digits(text, f.year, 4);
  text += '-';
  append_digits(text, f.month, 2);
  text += '-';
  append_digits(text, f.day, 2);
  text += 'T';
  append_digits(text, f.hour, 2);
  text += ':';
  append_digits(text, f.minute, 2);
  text += ':';
  append_digits(text, f.second, 2);
  if (with_milliseconds) {
    text += '.';
    append_digits(text, f.millisecond, 3);
  }
  text += 'Z';
  return text;
}

}  // namespace

std::string basic_time(base::WallTime time) {
  const Fields f = fields_of(time);
  std::string text;
  text.reserve(16);
  append_digits(text, f.year, 4);
  append_digits(text, f.month, 2);
  append_digits(text, f.day, 2);
  text += 'T';
  append_digits(text, f.hour, 2);
  append_digits(text, f.minute, 2);
  append_digits(text, f.second, 2);
  text += 'Z';
  return text;
}

std::string iso_time(base::WallTime time) { return iso(time, true); }
std::string iso_seconds(base::WallTime time) { return iso(time, false); }

std::string http_date(base::WallTime time) {
  const Fields f = fields_of(time);
  std::string text;
  text.reserve(29);
  text += kDays[static_cast<std::size_t>(f.weekday)];
  text += ", ";
  append_digits(text, f.day, 2);
  text += ' ';
  text += kMonths[static_cast<std::size_t>(f.month - 1)];
  text += ' ';
  append_digits(text, f.year, 4);
  text += ' ';
  append_digits(text, f.hour, 2);
  text += ':';
  append_digits(text, f.minute, 2);
  text += ':';
  append_digits(text, f.second, 2);
  text += " GMT";
  return text;
}

std::optional<base::WallTime> parse_basic_time(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  return time_of(read_digits(text, 0, 4), read_digits(text, 4, 2), read_digits(text, 6, 2),
                 read_digits(text, 9, 2), read_digits(text, 11, 2), read_digits(text, 13, 2));
}

std::optional<base::WallTime> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' ||
      text[16] != ' ' || text[19] != ':' || text[22] != ':' || text.substr(25) != " GMT") {
    return std::nullopt;
  }
  const auto month = std::ranges::find(kMonths, text.substr(8, 3));
  if (month == kMonths.end()) return std::nullopt;
  return time_of(read_digits(text, 12, 4), static_cast<int>(month - kMonths.begin()) + 1,
                 read_digits(text, 5, 2), read_digits(text, 17, 2), read_digits(text, 20, 2),
                 read_digits(text, 23, 2));
}

}  // namespace onesheet::aws
