#include "doors/wiring/stderr_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"

namespace onesheet::wiring {
namespace {

spdlog::level::level_enum level_of(base::LogLevel level) {
  switch (level) {
    case base::LogLevel::debug:
      return spdlog::level::debug;
    case base::LogLevel::info:
      return spdlog::level::info;
    case base::LogLevel::warning:
      return spdlog::level::warn;
    case base::LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

// Values come from strangers (paths, user agents): nothing they send may start a new line or move the cursor.
std::string field_text(std::string_view value) {
  const bool plain = !value.empty() && value.find_first_of(" \"\\=") == std::string_view::npos &&
                     std::ranges::none_of(value, [](char c) {
                       return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F;
                     });
  if (plain) return std::string{value};
  return "\"" + (base::valid_utf8(value) ? base::json_escape(value) : base::percent_encode(value, " /:")) +
         "\"";
}

class StderrLog final : public base::Log {
 public:
  explicit StderrLog(cli::LogForm form)
      : form_(form), logger_("onesheet", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {
    logger_.set_pattern(form == cli::LogForm::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                                   : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
                        spdlog::pattern_time_type::utc);
    logger_.flush_on(spdlog::level::info);
  }

  void write(base::LogLevel level, std::string_view message,
             std::initializer_list<base::LogField> fields) override {
    std::string line;
    if (form_ == cli::LogForm::json) {
      line = "\"message\":\"" + base::json_escape(message) + "\"";
      for (const base::LogField& field : fields) {
        const std::string value =
            base::valid_utf8(field.value) ? field.value : base::percent_encode(field.value);
        line += ",\"" + base::json_escape(field.name) + "\":\"" + base::json_escape(value) + "\"";
      }
    } else {
      line = message;
      for (const base::LogField& field : fields)
        line += " " + std::string{field.name} + "=" + field_text(field.value);
    }
    logger_.log(level_of(level), spdlog::string_view_t{line.data(), line.size()});
  }

 private:
  cli::LogForm form_;
  spdlog::logger logger_;
};

}  // namespace

std::shared_ptr<base::Log> make_stderr_log(cli::LogForm form) { return std::make_shared<StderrLog>(form); }

}  // namespace onesheet::wiring
