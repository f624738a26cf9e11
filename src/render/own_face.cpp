// A stranger's font file, as one more face of a pack.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "render/font_pack.h"
#include "render/shape.h"

namespace onesheet::render {
namespace {

constexpr std::string_view kWhatIsAllowed = "; send a TTF or OTF file.";

base::Result<void> check_kind(std::span<const std::uint8_t> bytes) {
  const auto starts = [&](std::string_view tag) {
    return bytes.size() >= 4 && std::equal(tag.begin(), tag.end(), bytes.begin());
  };
  using std::string_view_literals::operator""sv;
  if (bytes.size() > kOwnFontBytesMax) {
    return base::fail(base::ErrorKind::too_large,
                      "The font file is larger than " + std::to_string(kOwnFontBytesMax >> 20) + " MiB.");
  }
  if (starts("wOFF") || starts("wOF2")) {
    return base::fail(base::ErrorKind::bad_request,
                      "The font file is a web font (WOFF)" + std::string(kWhatIsAllowed));
  }
  if (starts("\0\1\0\0"sv) || starts("OTTO") || starts("true") || starts("ttcf")) return {};
  return base::fail(base::ErrorKind::bad_request, "The font file is no font" + std::string(kWhatIsAllowed));
}

class PackWithOwnFace final : public FontPack {
 public:
  PackWithOwnFace(std::shared_ptr<const FontPack> pack, std::vector<std::uint8_t> bytes)
      : pack_(std::move(pack)), bytes_(std::move(bytes)) {}

  base::Result<void> open() {
    auto face = Face::open(kOwnFace, bytes_);
    if (!face) {
      return base::fail(base::ErrorKind::bad_request,
                        "The font file is damaged" + std::string(kWhatIsAllowed));
    }
    own_.push_back(std::move(*face));
    const double cap = own_.front().cap_height_em();
    if (!(cap > 0.05 && cap < 3)) {
      return base::fail(base::ErrorKind::bad_request,
                        "The letters of the font file have no usable height" + std::string(kWhatIsAllowed));
    }
    return {};
  }

  base::Result<layout::TextExtent> measure(std::string_view utf8,
                                           const layout::TextStyle& style) const override {
    if (style.face != kOwnFace) return pack_->measure(utf8, style);
    ONESHEET_ASSIGN(const ShapedLine line, shaped(utf8, style));
    const InkBox ink = ink_of(line, style);
    return layout::TextExtent{line.advance_px, -ink.top_px,
                              ink.bottom_px,   own_.front().cap_height_em() * style.size_px,
                              ink.left_px,     ink.right_px};
  }
  base::Result<pixels::Path> outline(std::string_view utf8, const layout::TextStyle& style) const override {
    if (style.face != kOwnFace) return pack_->outline(utf8, style);
    ONESHEET_ASSIGN(const ShapedLine line, shaped(utf8, style));
    return outline_of(line, style);
  }
  base::Result<std::vector<pixels::Path>> glyph_outlines(std::string_view utf8,
                                                         const layout::TextStyle& style) const override {
    if (style.face != kOwnFace) return pack_->glyph_outlines(utf8, style);
    ONESHEET_ASSIGN(const ShapedLine line, shaped(utf8, style));
    std::vector<pixels::Path> paths;
    for (const PlacedGlyph& glyph : line.glyphs) paths.push_back(outline_of(glyph, style));
    return paths;
  }

  std::vector<FaceInfo> faces() const override { return pack_->faces(); }
  std::vector<std::string> title_faces(poster::TypeVoice voice) const override {
    return pack_->title_faces(voice);
  }
  std::string tagline_face(poster::TypeVoice voice) const override { return pack_->tagline_face(voice); }
  std::string billing_face() const override { return pack_->billing_face(); }
  std::string script_face(std::string_view utf8, poster::TypeVoice like,
                          std::string_view language) const override {
    return pack_->script_face(utf8, like, language);
  }
  std::vector<std::string> face_names() const override {
    std::vector<std::string> names = pack_->face_names();
    names.emplace_back(kOwnFace);
    return names;
  }
  bool covers(std::string_view face, std::string_view utf8) const override {
    if (face != kOwnFace) return pack_->covers(face, utf8);
    const auto text = base::decode_utf8(utf8);
    if (!text) return false;
    return std::ranges::all_of(*text, [&](char32_t c) { return is_invisible(c) || own_.front().has(c); });
  }
  layout::FaceManner manner(std::string_view face) const override {
    if (face != kOwnFace) return pack_->manner(face);
    // Nobody knows how it likes to be set: in the middle of everything, and as the caller wrote the title.
    layout::FaceManner manner;
    manner.letter_case = layout::FaceManner::Case::as_given;
    manner.tracking_em = 0.01;
    manner.tracking_max_em = 0.12;
    manner.cap_goal = 0.08;
    return manner;
  }

 private:
  // Damage deep inside a font shows only when its letters are shaped.
  base::Result<ShapedLine> shaped(std::string_view utf8, const layout::TextStyle& style) const {
    ONESHEET_ASSIGN(ShapedLine line, shape_line(utf8, style, own_.front(), {}));
    const auto sane = [&](double v) { return std::isfinite(v) && std::abs(v) < 1000 * style.size_px; };
    const InkBox ink = ink_of(line, style);
    if (sane(line.advance_px) && sane(ink.left_px) && sane(ink.right_px) && sane(ink.top_px) &&
        sane(ink.bottom_px) && line.advance_px >= 0) {
      return line;
    }
    return base::fail(base::ErrorKind::bad_request,
                      "The font file has letters of impossible size" + std::string(kWhatIsAllowed));
  }

  std::shared_ptr<const FontPack> pack_;
  std::vector<std::uint8_t> bytes_;
  std::vector<Face> own_;  // one, whose bytes are above
};

}  // namespace

base::Result<std::shared_ptr<const FontPack>> with_own_face(std::shared_ptr<const FontPack> pack,
                                                            std::vector<std::uint8_t> bytes) {
  ONESHEET_TRY(check_kind(bytes));
  auto made = std::make_shared<PackWithOwnFace>(std::move(pack), std::move(bytes));
  ONESHEET_TRY(made->open());
  return made;
}

}  // namespace onesheet::render
