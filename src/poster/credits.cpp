#include "poster/credits.h"

#include "base/utf8.h"
#include "poster/spec.h"

namespace onesheet::poster {

base::Result<void> check(const Credits& credits) {
  using base::ErrorKind;
  if (credits.lines.size() > kCreditsMax) {
    return base::fail(ErrorKind::too_large,
                      "The credits have more than " + std::to_string(kCreditsMax) + " lines.");
  }
  for (const Credit& credit : credits.lines) {
    ONESHEET_TRY(check_text("credits.role", credit.role, kCreditTextMax));
    if (credit.names.empty())
      return base::fail(ErrorKind::bad_request, "Each credit needs at least one name.");
    if (credit.names.size() > kNamesPerCreditMax) {
      return base::fail(ErrorKind::too_large,
                        "One credit has more than " + std::to_string(kNamesPerCreditMax) + " names.");
    }
    for (const std::string& name : credit.names) {
      if (base::trim(name).empty())
        return base::fail(ErrorKind::bad_request, "A name in the credits is empty.");
      ONESHEET_TRY(check_text("credits.names", name, kCreditTextMax));
    }
  }
  return {};
}

}  // namespace onesheet::poster
