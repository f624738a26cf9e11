// Errors are values. Inside the house a failure is an Error; each door turns its kind into a status or an
// exit code exactly once, with one switch and no default, so a new kind does not compile silently.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace onesheet::base {

enum class ErrorKind {
  bad_request,   // the caller's input is wrong; public_text says what is allowed
  unauthorized,  // no credentials, or credentials we do not know
  forbidden,     // known caller, not allowed
  not_found,
  conflict,      // the thing exists already, or changed meanwhile
  too_large,     // over a named limit
  busy,          // a queue or a rate is full; trying later helps
  refused,       // a model's content filter said no; trying again does not help
  out_of_space,  // the disk or a quota is full
  upstream,      // something we depend on failed
  timed_out,
  cancelled,
  bug,  // an invariant of ours broke
};

// Name of the kind as it appears in logs and in problem documents ("bad_request").
std::string_view name_of(ErrorKind kind);

struct Error {
  ErrorKind kind = ErrorKind::bug;
  std::string public_text;    // one sentence for the caller: no paths, secrets or upstream bodies
  std::string operator_text;  // for the log; may hold paths and upstream detail, never secrets
};

template <class T>
using Result = std::expected<T, Error>;

// Shorthand for `return fail(...)` in functions returning Result<T>.
inline std::unexpected<Error> fail(ErrorKind kind, std::string public_text, std::string operator_text = {}) {
  return std::unexpected(Error{kind, std::move(public_text), std::move(operator_text)});
}

// One sentence for logs: "kind: public_text (operator_text)".
std::string describe(const Error& error);

}  // namespace onesheet::base

// Propagates a failed Result<void>-like expression.
#define ONESHEET_TRY(expression)                                       \
  do {                                                                 \
    if (auto onesheet_try_result = (expression); !onesheet_try_result) \
      return std::unexpected(std::move(onesheet_try_result).error());  \
  } while (false)

#define ONESHEET_CONCAT_INNER(a, b) a##b
#define ONESHEET_CONCAT(a, b) ONESHEET_CONCAT_INNER(a, b)

// ONESHEET_ASSIGN(auto value, function()): unwraps a Result or returns its error.
#define ONESHEET_ASSIGN(declaration, expression)                                            \
  auto ONESHEET_CONCAT(onesheet_result_, __LINE__) = (expression);                          \
  if (!ONESHEET_CONCAT(onesheet_result_, __LINE__))                                         \
    return std::unexpected(std::move(ONESHEET_CONCAT(onesheet_result_, __LINE__)).error()); \
  declaration = std::move(*ONESHEET_CONCAT(onesheet_result_, __LINE__))
