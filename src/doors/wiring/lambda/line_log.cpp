#include "doors/wiring/lambda/line_log.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::wiring {
namespace {

std::string_view name_of(base::LogLevel level) {
  switch (level) {
    case base::LogLevel::debug:
      return "debug";
    case base::LogLevel::info:
      return "info";
    case base::LogLevel::warning:
      return "warning";
    case base::LogLevel::error:
      return "error";
  }
  return "error";
}

std::string time_text() {
  const auto now = std::chrono::system_clock::now();
  const auto whole = std::chrono::floor<std::chrono::seconds>(now);
  const std::time_t seconds = std::chrono::system_clock::to_time_t(whole);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - whole).count();
  std::array<char, 64> text{};
  // Not strftime, which reads the time zone first.
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                static_cast<int>(ms));
  return text.data();
}

class LineLog final : public base::Log {
 public:
  explicit LineLog(base::LogLevel least) : least_(least) {}

  void write(base::LogLevel level, std::string_view message,
             std::initializer_list<base::LogField> fields) override {
    if (level < least_) return;
    std::string line = R"({"time":")" + time_text() + R"(","level":")" + std::string(name_of(level)) +
                       R"(","message":")" + base::json_escape(message) + "\"";
    for (const base::LogField& field : fields) {
      // Values come from strangers; what is no text must not spoil the line.
      const std::string value =
          base::valid_utf8(field.value) ? field.value : base::percent_encode(field.value);
      line += ",\"" + base::json_escape(field.name) + "\":\"" + base::json_escape(value) + "\"";
    }
    line += "}\n";
    (void)!::write(STDERR_FILENO, line.data(), line.size());
  }

 private:
  const base::LogLevel least_;
};

}  // namespace

std::shared_ptr<base::Log> make_line_log(base::LogLevel least) { return std::make_shared<LineLog>(least); }

}  // namespace onesheet::wiring
