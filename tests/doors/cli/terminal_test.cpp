#include "doors/cli/terminal.h"

#include <gtest/gtest.h>

#include <sstream>

namespace onesheet::cli {
namespace {

TEST(Terminal, WritesPlainTextWhereNobodyWatches) {
  std::ostringstream out, err;
  Terminal terminal{out, err, {}};
  EXPECT_EQ(terminal.on_out(Tone::bad, "text"), "text");
  EXPECT_EQ(terminal.on_err(Tone::bad, "text"), "text");
  terminal.progress("paint", 0.5);
  terminal.end_progress();
  EXPECT_EQ(err.str(), "");
}

TEST(Terminal, ColoursEachStreamOnItsOwn) {
  std::ostringstream out, err;
  Terminal terminal{out, err, {.out_colour = true, .err_colour = false, .err_terminal = false}};
  EXPECT_EQ(terminal.on_out(Tone::bad, "text"), "\x1B[31mtext\x1B[0m");
  EXPECT_EQ(terminal.on_out(Tone::plain, "text"), "text");
  EXPECT_EQ(terminal.on_err(Tone::bad, "text"), "text");
}

TEST(Terminal, ProgressRewritesOneLineAndCleansUp) {
  std::ostringstream out, err;
  {
    Terminal terminal{out, err, {.out_colour = false, .err_colour = false, .err_terminal = true}};
    terminal.progress("paint", 0.5);
    EXPECT_TRUE(err.str().ends_with(" paint"));
    EXPECT_EQ(err.str().find('\n'), std::string::npos);
    terminal.progress("store", 7);  // out of range is full, not a crash
  }
  EXPECT_TRUE(err.str().ends_with("\r\x1B[K"));
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace onesheet::cli
