#include "layout/faces.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/random.h"
#include "base/utf8.h"
#include "layout/casing.h"

namespace onesheet::layout {
namespace {

base::Result<std::vector<std::string>> the_face_asked_for(const std::string& face, const std::string& title,
                                                          std::string_view language,
                                                          const TextMeasure& measure) {
  const std::vector<std::string> names = measure.face_names();
  if (std::ranges::find(names, face) == names.end()) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return base::fail(base::ErrorKind::bad_request, "There is no such font here; use one of " + list + ".");
  }
  // A font with capitals alone sets everything in them, one without them nothing.
  const std::string text = cased(title, face, language, measure);
  if (measure.covers(face, text)) return std::vector{face};
  for (const char32_t c : base::decode_utf8(text).value_or(std::u32string{})) {
    std::string character;
    base::append_utf8(character, c);
    if (measure.covers(face, character)) continue;
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(c));
    return base::fail(base::ErrorKind::bad_request, "The font asked for has no " + character + " (" +
                                                        number.data() +
                                                        "), which the title needs; choose another.");
  }
  return std::vector{face};
}

}  // namespace

std::string cased(std::string_view title, std::string_view face, std::string_view language,
                  const TextMeasure& measure) {
  return measure.manner(face).letter_case == FaceManner::Case::upper
             ? to_upper(title, language)
             : to_title_case_if_lower(title, language);
}

base::Result<std::vector<std::string>> faces_to_try(const LayoutRequest& request, const std::string& title,
                                                    const std::string& script_face,
                                                    const TextMeasure& measure) {
  const TypeWishes& wishes = request.wishes;
  if (!wishes.font.empty()) return the_face_asked_for(wishes.font, title, wishes.language, measure);
  std::vector<std::string> faces = measure.title_faces(request.guide.voice);
  base::SeededRandom random(request.seed, "title face");
  const auto draw = random.below(static_cast<std::uint32_t>(faces.size() + 1));
  std::ranges::rotate(faces, faces.begin() + static_cast<std::ptrdiff_t>(draw == 0 ? 0 : draw - 1));
  faces.push_back(measure.billing_face());
  std::erase_if(faces, [&](const std::string& face) {
    return !measure.covers(face, cased(title, face, wishes.language, measure));
  });
  if (faces.empty()) faces.push_back(script_face);
  return faces;
}

}  // namespace onesheet::layout
