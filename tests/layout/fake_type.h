// A font made of arithmetic, so that layout's numbers can be checked by hand: every character is half an em
// wide, the zero width space but none, capitals are 0.7 em tall, a comma hangs 0.1 em below the line, and
// nobody can set a snowman.
#pragma once

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "layout/text_measure.h"

namespace onesheet::layout {

class FakeType final : public TextMeasure {
 public:
  base::Result<TextExtent> measure(std::string_view utf8, const TextStyle& style) const override {
    const auto text = base::decode_utf8(utf8).value();
    if (text.contains(U'\u2603')) {
      return base::fail(base::ErrorKind::bad_request, "The character \u2603 (U+2603) cannot be set.");
    }
    const auto count = static_cast<double>(text.size() - std::ranges::count(text, U'\u200B'));
    TextExtent e;
    e.advance_px =
        style.stretch * style.size_px * (0.5 * count + style.tracking_em * std::max(0.0, count - 1));
    e.ink_right_px = e.advance_px;
    e.ink_top_px = 0.7 * style.size_px;
    e.ink_bottom_px = text.contains(U',') ? 0.1 * style.size_px : 0;
    e.cap_height_px = 0.7 * style.size_px;
    return e;
  }
  std::vector<std::string> title_faces(poster::TypeVoice voice) const override {
    return voice == poster::TypeVoice::action ? std::vector<std::string>{"block", "plain"}
                                              : std::vector<std::string>{"plain"};
  }
  std::string tagline_face(poster::TypeVoice) const override { return "plain"; }
  std::string billing_face() const override { return "plain"; }
  bool covers(std::string_view, std::string_view utf8) const override { return !utf8.contains("\u2603"); }
  std::string script_face(std::string_view, poster::TypeVoice, std::string_view) const override {
    return "plain";
  }
  std::vector<std::string> face_names() const override { return {"block", "plain"}; }
  FaceManner manner(std::string_view face) const override {
    FaceManner manner;
    manner.tracking_em = 0;
    manner.lines_to_one_width = face == "block";
    return manner;
  }
};

}  // namespace onesheet::layout
