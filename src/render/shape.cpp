#include "render/shape.h"

#include <fribidi.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "base/utf8.h"

namespace onesheet::render {
namespace {

struct HbDelete {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using HbFont = std::unique_ptr<hb_font_t, HbDelete>;
using HbBuffer = std::unique_ptr<hb_buffer_t, HbDelete>;

// Height of the outline of one character in font units, 0 when the font lacks it.
double height_of(hb_font_t* font, char32_t code_point) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents;
  if (!hb_font_get_nominal_glyph(font, code_point, &glyph)) return 0;
  if (!hb_font_get_glyph_extents(font, glyph, &extents)) return 0;
  return extents.y_bearing;
}

}  // namespace

struct Face::Inside {
  HbFont font;
  double units_per_em = 1000;
};

base::Result<Face> Face::open(std::string_view name, std::span<const std::uint8_t> bytes) {
  hb_blob_t* blob =
      hb_blob_create(reinterpret_cast<const char*>(bytes.data()), static_cast<unsigned>(bytes.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  const unsigned glyphs = hb_face_get_glyph_count(face);
  const unsigned units = hb_face_get_upem(face);
  HbFont font(hb_font_create(face));
  hb_face_destroy(face);
  if (glyphs == 0 || units == 0) {
    return base::fail(base::ErrorKind::bug, "A font of the program cannot be read.", std::string(name));
  }
  hb_ot_font_set_funcs(font.get());
  hb_font_set_scale(font.get(), static_cast<int>(units), static_cast<int>(units));
  hb_font_make_immutable(font.get());

  Face made;
  made.name_ = name;
  // H, then a tall plain letter of each script a font of ours may be made for.
  for (const char32_t tall :
       {U'H', U'\u05D1', U'\u0627', U'\u0915', U'\u0E01', U'\uAC00', U'\u56FD', U'\u2665'}) {
    const double height = height_of(font.get(), tall);
    if (height > 0) {
      made.cap_height_em_ = height / units;
      break;
    }
  }
  made.inside_ = new Inside{std::move(font), static_cast<double>(units)};
  return made;
}

Face::Face(Face&& other) noexcept
    : name_(other.name_),
      cap_height_em_(other.cap_height_em_),
      inside_(std::exchange(other.inside_, nullptr)) {}
Face& Face::operator=(Face&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(cap_height_em_, other.cap_height_em_);
  std::swap(inside_, other.inside_);
  return *this;
}
Face::~Face() { delete inside_; }

bool Face::has(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(inside_->font.get(), code_point, &glyph) != 0;
}

bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180F) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

namespace {

struct Run {
  std::size_t from = 0, to = 0;  // code points
  hb_script_t script = HB_SCRIPT_COMMON;
  int level = 0;  // FriBidi's embedding level: odd is right to left
  const Face* face = nullptr;
};

// Letters of these scripts touch each other, so space between them would tear words apart.
bool is_joined(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_DEVANAGARI:
    case HB_SCRIPT_BENGALI:
    case HB_SCRIPT_GURMUKHI:
      return true;
    default:
      return false;
  }
}

// Script of every code point; punctuation and marks take that of the letter before them (or, at the start,
// after them), so that they are set in the same face.
std::vector<hb_script_t> scripts_of(std::u32string_view text) {
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  std::vector<hb_script_t> scripts(text.size());
  hb_script_t last = HB_SCRIPT_COMMON;
  const auto settled = [](hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const hb_script_t script = hb_unicode_script(unicode, text[i]);
    if (settled(script)) last = script;
    scripts[i] = last;
  }
  const auto first = std::ranges::find_if(scripts, settled);
  const hb_script_t start = first == scripts.end() ? HB_SCRIPT_LATIN : *first;
  for (hb_script_t& script : scripts) {
    if (settled(script)) break;
    script = start;
  }
  return scripts;
}

std::vector<FriBidiLevel> levels_of(const std::u32string& text) {
  const auto length = static_cast<FriBidiStrIndex>(text.size());
  std::vector<FriBidiChar> characters(text.begin(), text.end());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  std::vector<FriBidiLevel> levels(text.size());
  fribidi_get_bidi_types(characters.data(), length, types.data());
  fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;  // from the first strong letter
  // 0 means that FriBidi had no memory; left to right is then as good an answer as any.
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &direction, levels.data()) ==
      0) {
    std::ranges::fill(levels, FriBidiLevel{0});
  }
  return levels;
}

base::Error no_glyph(char32_t code_point) {
  std::array<char, 16> number{};
  std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(code_point));
  std::string text = "The character ";
  base::append_utf8(text, code_point);
  text += " (";
  text += number.data();
  text += ") cannot be set: no font here has it; leave it out or write it another way.";
  return {base::ErrorKind::bad_request, std::move(text), {}};
}

bool is_mark(char32_t code_point) {
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
      return true;
    default:
      return false;
  }
}

// Whether a face can set [from, to), marks composing with their letters where the font has only the whole.
bool sets(const Face& face, std::u32string_view text) {
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_invisible(c) || face.has(c)) continue;
    hb_codepoint_t composed = 0, a = 0, b = 0;
    if (i > 0 && is_mark(c) && hb_unicode_compose(unicode, text[i - 1], c, &composed) && face.has(composed))
      continue;
    if (hb_unicode_decompose(unicode, c, &a, &b) && face.has(a) && (b == 0 || face.has(b))) continue;
    return false;
  }
  return true;
}

// Han characters look different in Chinese, Japanese and Korean fonts: kana or hangul anywhere on the line
// says whose they are, and nothing says Chinese.
std::vector<const Face*> in_order_for(std::u32string_view text, std::string_view language, const Face& wanted,
                                      std::span<const Face> others) {
  const auto any_between = [&](char32_t low, char32_t high) {
    return std::ranges::any_of(text, [=](char32_t c) { return c >= low && c <= high; });
  };
  std::string_view first;
  if (language.starts_with("ja") || (!language.starts_with("zh") && any_between(0x3040, 0x30FF)))
    first = "noto-sans-jp";
  else if (language.starts_with("ko") || any_between(0xAC00, 0xD7A3))
    first = "noto-sans-kr";
  else if (language.starts_with("zh"))
    first = "noto-sans-sc";
  std::vector<const Face*> order{&wanted};
  for (const Face& face : others) {
    if (face.name() == first) order.push_back(&face);
  }
  // Titles fall back on heavy faces, airy text on light ones, before anything else is asked.
  for (const Face& face : others) {
    if (&face != &wanted && face.name() != first && face.name().starts_with("noto")) order.push_back(&face);
  }
  for (const Face& face : others) {
    if (&face != &wanted && !face.name().starts_with("noto")) order.push_back(&face);
  }
  return order;
}

// Splits a run of one script and level into runs of one face: the whole run in one face if any can, else
// letter by letter with its marks.
base::Result<void> add_with_faces(Run run, const std::u32string& text, const std::vector<const Face*>& order,
                                  std::vector<Run>& runs) {
  const std::u32string_view all(text);
  const auto face_for = [&](std::size_t from, std::size_t to) -> const Face* {
    const auto found =
        std::ranges::find_if(order, [&](const Face* f) { return sets(*f, all.substr(from, to - from)); });
    return found == order.end() ? nullptr : *found;
  };
  run.face = face_for(run.from, run.to);
  if (run.face != nullptr) {
    runs.push_back(run);
    return {};
  }
  for (std::size_t from = run.from; from < run.to;) {
    std::size_t to = from + 1;
    while (to < run.to && (is_mark(text[to]) || is_invisible(text[to]))) ++to;
    Run piece = run;
    piece.from = from;
    piece.to = to;
    piece.face = face_for(from, to);
    if (piece.face == nullptr) {
      for (std::size_t i = from; i < to; ++i) {
        if (face_for(i, i + 1) == nullptr) return std::unexpected(no_glyph(text[i]));
      }
      return std::unexpected(no_glyph(text[from]));
    }
    if (!runs.empty() && runs.back().face == piece.face && runs.back().to == from &&
        runs.back().level == run.level && runs.back().script == run.script) {
      runs.back().to = to;
    } else {
      runs.push_back(piece);
    }
    from = to;
  }
  return {};
}

// Unicode Bidirectional Algorithm, rule L2, on whole runs.
void reorder_visually(std::vector<Run>& runs) {
  int highest = 0, lowest_odd = 127;
  for (const Run& run : runs) {
    highest = std::max(highest, run.level);
    if (run.level % 2 == 1) lowest_odd = std::min(lowest_odd, run.level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (std::size_t i = 0; i < runs.size();) {
      if (runs[i].level < level) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < runs.size() && runs[end].level >= level) ++end;
      std::reverse(runs.begin() + static_cast<std::ptrdiff_t>(i),
                   runs.begin() + static_cast<std::ptrdiff_t>(end));
      i = end;
    }
  }
}

// Languages for which fonts hold other letter forms. A closed list: HarfBuzz keeps every tag it ever meets.
hb_language_t language_of(std::string_view tag) {
  static constexpr std::array kKnown{"zh-hant", "zh", "ja", "ko", "tr", "az", "crh", "ro", "sr", "mk", "bg",
                                     "nl",      "ca", "pl", "mr", "ne", "hi", "ur",  "fa", "sd", "ar", "vi"};
  const std::string lower = base::lower_ascii(tag);
  for (const std::string_view known : kKnown) {
    if (lower.starts_with(known) && (lower.size() == known.size() || lower[known.size()] == '-'))
      return hb_language_from_string(known.data(), static_cast<int>(known.size()));
  }
  return hb_language_from_string("und", -1);
}

void shape_run(const Run& run, const std::u32string& text, const layout::TextStyle& style, ShapedLine& line,
               double& pen_px, bool& tracked_last) {
  const HbBuffer buffer(hb_buffer_create());
  const std::vector<std::uint32_t> code_points(text.begin(), text.end());
  hb_buffer_add_utf32(buffer.get(), code_points.data(), static_cast<int>(code_points.size()),
                      static_cast<unsigned>(run.from), static_cast<int>(run.to - run.from));
  hb_buffer_set_direction(buffer.get(), run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), run.script);
  hb_buffer_set_language(buffer.get(), language_of(style.language));
  hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);

  // Ligatures would stay tight in a spaced line.
  const double tracking_em = is_joined(run.script) ? 0 : style.tracking_em;
  std::array<hb_feature_t, 2> features{
      hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      hb_feature_t{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  const bool spaced = tracking_em > 0.005 || tracking_em < -0.005;
  hb_shape(run.face->inside().font.get(), buffer.get(), features.data(), spaced ? 2 : 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const double scale = style.size_px / run.face->inside().units_per_em;
  for (unsigned i = 0; i < count; ++i) {
    line.glyphs.push_back({run.face, infos[i].codepoint,
                           pen_px + positions[i].x_offset * scale * style.stretch,
                           -positions[i].y_offset * scale, infos[i].cluster});
    pen_px += positions[i].x_advance * scale * style.stretch;
    const bool cluster_ends = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
    if (cluster_ends) {
      pen_px += tracking_em * style.size_px * style.stretch;
      tracked_last = tracking_em != 0;
    }
  }
}

}  // namespace

base::Result<ShapedLine> shape_line(std::string_view utf8, const layout::TextStyle& style, const Face& wanted,
                                    std::span<const Face> others) {
  const auto decoded = base::decode_utf8(utf8);
  if (!decoded) return base::fail(base::ErrorKind::bad_request, "The text is not valid UTF-8.");
  ShapedLine line;
  if (decoded->empty()) return line;

  const std::vector<hb_script_t> scripts = scripts_of(*decoded);
  const std::vector<FriBidiLevel> levels = levels_of(*decoded);
  const std::vector<const Face*> order = in_order_for(*decoded, style.language, wanted, others);
  std::vector<Run> runs;
  for (std::size_t from = 0; from < decoded->size();) {
    std::size_t to = from + 1;
    while (to < decoded->size() && scripts[to] == scripts[from] && levels[to] == levels[from]) ++to;
    ONESHEET_TRY(add_with_faces({from, to, scripts[from], levels[from], nullptr}, *decoded, order, runs));
    from = to;
  }
  reorder_visually(runs);
  double pen_px = 0;
  bool tracked_last = false;
  for (const Run& run : runs) shape_run(run, *decoded, style, line, pen_px, tracked_last);
  if (tracked_last) pen_px -= style.tracking_em * style.size_px * style.stretch;
  line.advance_px = pen_px;
  return line;
}

namespace {

struct Pen {
  pixels::Path* path;
  double x_px, y_px, scale_x, scale_y;
  pixels::Point at(float x, float y) const {
    return {static_cast<float>(x_px + x * scale_x), static_cast<float>(y_px - y * scale_y)};
  }
};

void pen_move(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  auto* pen = static_cast<Pen*>(data);
  pen->path->move_to(pen->at(x, y));
}
void pen_line(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  auto* pen = static_cast<Pen*>(data);
  pen->path->line_to(pen->at(x, y));
}
void pen_cubic(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float c1x, float c1y, float c2x, float c2y,
               float x, float y, void*) {
  auto* pen = static_cast<Pen*>(data);
  pen->path->curve_to(pen->at(c1x, c1y), pen->at(c2x, c2y), pen->at(x, y));
}
void pen_close(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  static_cast<Pen*>(data)->path->close();
}

// Quadratic curves arrive as cubics: HarfBuzz raises their degree when no quadratic function is set.
hb_draw_funcs_t* pen_functions() {
  static hb_draw_funcs_t* const functions = [] {
    hb_draw_funcs_t* made = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(made, pen_move, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(made, pen_line, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(made, pen_cubic, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(made, pen_close, nullptr, nullptr);
    hb_draw_funcs_make_immutable(made);
    return made;
  }();
  return functions;
}

}  // namespace

namespace {

void draw(const PlacedGlyph& placed, const layout::TextStyle& style, pixels::Path& path) {
  const double scale = style.size_px / placed.face->inside().units_per_em;
  Pen pen{&path, placed.x_px, placed.y_px, scale * style.stretch, scale};
  hb_font_get_glyph_shape(placed.face->inside().font.get(), placed.glyph, pen_functions(), &pen);
}

}  // namespace

pixels::Path outline_of(const ShapedLine& line, const layout::TextStyle& style) {
  pixels::Path path;
  for (const PlacedGlyph& placed : line.glyphs) draw(placed, style, path);
  return path;
}

pixels::Path outline_of(const PlacedGlyph& glyph, const layout::TextStyle& style) {
  pixels::Path path;
  draw(glyph, style, path);
  return path;
}

InkBox ink_of(const ShapedLine& line, const layout::TextStyle& style) {
  InkBox box;
  for (const PlacedGlyph& placed : line.glyphs) {
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(placed.face->inside().font.get(), placed.glyph, &extents)) continue;
    if (extents.width == 0 || extents.height == 0) continue;
    const double scale = style.size_px / placed.face->inside().units_per_em;
    const double left = placed.x_px + extents.x_bearing * scale * style.stretch;
    const double right = left + extents.width * scale * style.stretch;
    const double top = placed.y_px - extents.y_bearing * scale;
    const double bottom = top - extents.height * scale;  // HarfBuzz heights are negative: they go down
    if (box.empty) {
      box = {left, top, right, bottom, false};
    } else {
      box = {std::min(box.left_px, left), std::min(box.top_px, top), std::max(box.right_px, right),
             std::max(box.bottom_px, bottom), false};
    }
  }
  return box;
}

}  // namespace onesheet::render
