#include "doors/cli/exit_code.h"

namespace onesheet::cli {

int exit_code_for(base::ErrorKind kind) {
  using base::ErrorKind;
  switch (kind) {
    case ErrorKind::bad_request:
    case ErrorKind::too_large:
      return kExitUsage;
    case ErrorKind::refused:
      return 3;
    case ErrorKind::unauthorized:
    case ErrorKind::forbidden:
      return 4;
    case ErrorKind::not_found:
      return 5;
    case ErrorKind::conflict:
      return 6;
    case ErrorKind::busy:
      return 7;
    case ErrorKind::out_of_space:
      return 8;
    case ErrorKind::upstream:
      return 9;
    case ErrorKind::timed_out:
      return 11;  // 10 is the launcher's: it could not set up or build
    case ErrorKind::cancelled:
      return 130;
    case ErrorKind::bug:
      return 70;
  }
  return 70;
}

}  // namespace onesheet::cli
