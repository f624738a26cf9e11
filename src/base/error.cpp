#include "base/error.h"

namespace onesheet::base {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_request:
      return "bad_request";
    case ErrorKind::unauthorized:
      return "unauthorized";
    case ErrorKind::forbidden:
      return "forbidden";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::conflict:
      return "conflict";
    case ErrorKind::too_large:
      return "too_large";
    case ErrorKind::busy:
      return "busy";
    case ErrorKind::refused:
      return "refused";
    case ErrorKind::out_of_space:
      return "out_of_space";
    case ErrorKind::upstream:
      return "upstream";
    case ErrorKind::timed_out:
      return "timed_out";
    case ErrorKind::cancelled:
      return "cancelled";
    case ErrorKind::bug:
      return "bug";
  }
  return "bug";
}

std::string describe(const Error& error) {
  std::string text{name_of(error.kind)};
  text += ": ";
  text += error.public_text;
  if (!error.operator_text.empty()) {
    text += " (";
    text += error.operator_text;
    text += ")";
  }
  return text;
}

}  // namespace onesheet::base
