#include "render/font_pack.h"

#include <algorithm>

#include "base/utf8.h"
#include "embedded/font_files.h"
#include "render/face_table.h"
#include "render/shape.h"

namespace onesheet::render {
namespace {

class EmbeddedPack final : public FontPack {
 public:
  explicit EmbeddedPack(std::vector<Face> faces) : faces_(std::move(faces)) {}

  base::Result<layout::TextExtent> measure(std::string_view utf8,
                                           const layout::TextStyle& style) const override {
    const Face* face = find(style.face);
    if (face == nullptr) return unknown(style.face);
    ONESHEET_ASSIGN(const ShapedLine line, shape_line(utf8, style, *face, faces_));
    const InkBox ink = ink_of(line, style);
    // A line of another script than its face is as tall as the face that really sets it.
    const Face* tallest = line.glyphs.empty() ? face : line.glyphs.front().face;
    return layout::TextExtent{line.advance_px, -ink.top_px,
                              ink.bottom_px,   tallest->cap_height_em() * style.size_px,
                              ink.left_px,     ink.right_px};
  }

  base::Result<pixels::Path> outline(std::string_view utf8, const layout::TextStyle& style) const override {
    const Face* face = find(style.face);
    if (face == nullptr) return unknown(style.face);
    ONESHEET_ASSIGN(const ShapedLine line, shape_line(utf8, style, *face, faces_));
    return outline_of(line, style);
  }

  base::Result<std::vector<pixels::Path>> glyph_outlines(std::string_view utf8,
                                                         const layout::TextStyle& style) const override {
    const Face* face = find(style.face);
    if (face == nullptr) return unknown(style.face);
    ONESHEET_ASSIGN(const ShapedLine line, shape_line(utf8, style, *face, faces_));
    std::vector<pixels::Path> paths;
    paths.reserve(line.glyphs.size());
    for (const PlacedGlyph& glyph : line.glyphs) paths.push_back(outline_of(glyph, style));
    return paths;
  }

  std::vector<FaceInfo> faces() const override {
    std::vector<FaceInfo> infos;
    infos.reserve(face_rows().size());
    for (const FaceRow& row : face_rows()) {
      infos.push_back(
          {std::string(row.name), std::string(row.family), std::string(row.licence), voices_of(row.name)});
    }
    return infos;
  }

  std::vector<std::string> title_faces(poster::TypeVoice voice) const override {
    const auto names = faces_of(voice);
    return {names.begin(), names.end()};
  }
  std::string tagline_face(poster::TypeVoice voice) const override {
    return std::string(tagline_face_of(voice));
  }
  std::string billing_face() const override { return std::string(kBillingFace); }

  bool covers(std::string_view name, std::string_view utf8) const override {
    const Face* face = find(name);
    const auto text = base::decode_utf8(utf8);
    if (face == nullptr || !text) return false;
    return std::ranges::all_of(*text, [&](char32_t c) { return is_invisible(c) || face->has(c); });
  }

  std::vector<std::string> face_names() const override {
    std::vector<std::string> names;
    for (const FaceRow& row : face_rows()) names.emplace_back(row.name);
    return names;
  }

  std::string script_face(std::string_view utf8, poster::TypeVoice like,
                          std::string_view language) const override {
    const auto text = base::decode_utf8(utf8);
    if (!text) return std::string(kBillingFace);
    const auto any_between = [&](char32_t low, char32_t high) {
      return std::ranges::any_of(*text, [=](char32_t c) { return c >= low && c <= high; });
    };
    const bool han = any_between(0x3400, 0x9FFF);
    for (const auto& [tag, face] :
         {std::pair{"ja", "noto-sans-jp"}, {"ko", "noto-sans-kr"}, {"zh", "noto-sans-sc"}}) {
      if (han && language.starts_with(tag) && covers(face, utf8)) return face;
    }
    if (any_between(0x3040, 0x30FF)) return "noto-sans-jp";
    if (any_between(0xAC00, 0xD7A3)) return "noto-sans-kr";
    if (han) return covers("noto-sans-sc", utf8) ? "noto-sans-sc" : "noto-sans-jp";
    if (any_between(0x0600, 0x06FF)) return bookish(like) ? "noto-naskh-arabic" : "noto-kufi-arabic";
    if (any_between(0x0590, 0x05FF)) return "noto-sans-hebrew";
    if (any_between(0x0900, 0x097F)) return "noto-sans-devanagari";
    if (any_between(0x0E00, 0x0E7F)) return "noto-sans-thai";
    if (bookish(like)) return covers("cormorant", utf8) ? "cormorant" : "noto-serif";
    if (like == poster::TypeVoice::sci_fi)
      return covers("jost-light", utf8) ? "jost-light" : "noto-sans-light";
    return covers("oswald", utf8) ? "oswald" : "noto-sans";
  }

  layout::FaceManner manner(std::string_view name) const override {
    const auto found = std::ranges::find(face_rows(), name, &FaceRow::name);
    return found == face_rows().end() ? layout::FaceManner{} : found->manner;
  }

 private:
  static bool bookish(poster::TypeVoice voice) {
    using poster::TypeVoice;
    return voice == TypeVoice::drama || voice == TypeVoice::romance || voice == TypeVoice::fantasy ||
           voice == TypeVoice::horror || voice == TypeVoice::noir;
  }
  const Face* find(std::string_view name) const {
    const auto found = std::ranges::find(faces_, name, &Face::name);
    return found == faces_.end() ? nullptr : &*found;
  }
  static std::unexpected<base::Error> unknown(const std::string& name) {
    return base::fail(base::ErrorKind::bad_request, "There is no such face in the font pack.", name);
  }

  const std::vector<Face> faces_;
};

}  // namespace

base::Result<std::unique_ptr<FontPack>> load_font_pack() {
  const auto files = embedded::font_files();
  std::vector<Face> faces;
  for (const FaceRow& row : face_rows()) {
    const auto file = std::ranges::find_if(
        files, [&](const embedded::File& f) { return f.name.substr(0, f.name.rfind('.')) == row.name; });
    if (file == files.end()) {
      return base::fail(base::ErrorKind::bug, "A font of the program is missing.", std::string(row.name));
    }
    ONESHEET_ASSIGN(Face face, Face::open(row.name, file->bytes));
    faces.push_back(std::move(face));
  }
  return std::make_unique<EmbeddedPack>(std::move(faces));
}

}  // namespace onesheet::render
