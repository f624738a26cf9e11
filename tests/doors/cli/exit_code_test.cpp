#include "doors/cli/exit_code.h"

#include <gtest/gtest.h>

namespace onesheet::cli {
namespace {

TEST(ExitCode, EveryKindHasItsDocumentedNumber) {
  using base::ErrorKind;
  const std::pair<ErrorKind, int> expected[] = {
      {ErrorKind::bad_request, 2},  {ErrorKind::too_large, 2},  {ErrorKind::refused, 3},
      {ErrorKind::unauthorized, 4}, {ErrorKind::forbidden, 4},  {ErrorKind::not_found, 5},
      {ErrorKind::conflict, 6},     {ErrorKind::busy, 7},       {ErrorKind::out_of_space, 8},
      {ErrorKind::upstream, 9},     {ErrorKind::timed_out, 11}, {ErrorKind::cancelled, 130},
      {ErrorKind::bug, 70},
  };
  EXPECT_EQ(std::size(expected), static_cast<std::size_t>(ErrorKind::bug) + 1);
  for (const auto& [kind, code] : expected) EXPECT_EQ(exit_code_for(kind), code) << base::name_of(kind);
}

}  // namespace
}  // namespace onesheet::cli
