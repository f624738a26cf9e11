// The two streams of a command. Results go to `out`, everything said along the way to `err`; colours and the
// progress line appear only where a person is watching.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace onesheet::cli {

enum class Tone { plain, strong, quiet, good, warning, bad };

class Terminal {
 public:
  struct Watched {
    bool out_colour = false, err_colour = false;
    bool err_terminal = false;  // a progress line makes sense
  };
  Terminal(std::ostream& out, std::ostream& err, Watched watched) : out_(out), err_(err), watched_(watched) {}
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() { end_progress(); }

  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }
  std::string on_out(Tone tone, std::string_view text) const {
    return paint(watched_.out_colour, tone, text);
  }
  std::string on_err(Tone tone, std::string_view text) const {
    return paint(watched_.err_colour, tone, text);
  }

  // Rewrites one line; nothing where nobody watches.
  void progress(std::string_view what, double done);
  void end_progress();

 private:
  static std::string paint(bool colour, Tone tone, std::string_view text);

  std::ostream& out_;
  std::ostream& err_;
  Watched watched_;
  bool progress_shown_ = false;
};

}  // namespace onesheet::cli
