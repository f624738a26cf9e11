// Logging as a port: rooms write events, wiring decides where they go. A message is a short constant
// sentence; what varies goes into fields, so logs can be searched. Never put a secret or a presigned URL in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace onesheet::base {

enum class LogLevel { debug, info, warning, error };

struct LogField {
  std::string_view name;
  std::string value;
};

class Log {
 public:
  virtual ~Log() = default;
  // Thread-safe; never throws, never fails.
  virtual void write(LogLevel level, std::string_view message, std::initializer_list<LogField> fields) = 0;
  void info(std::string_view message, std::initializer_list<LogField> fields = {}) {
    write(LogLevel::info, message, fields);
  }
  void warning(std::string_view message, std::initializer_list<LogField> fields = {}) {
    write(LogLevel::warning, message, fields);
  }
  void error(std::string_view message, std::initializer_list<LogField> fields = {}) {
    write(LogLevel::error, message, fields);
  }
};

// Discards everything; for tests and one-shot commands.
class NullLog final : public Log {
 public:
  void write(LogLevel, std::string_view, std::initializer_list<LogField>) override {}
};

}  // namespace onesheet::base
