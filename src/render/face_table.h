// What we know about each face of the pack beyond its bytes: its voice and how it likes to be set.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/text_measure.h"
#include "poster/art_guide.h"

namespace onesheet::render {

struct FaceRow {
  std::string_view name;    // folder and file in assets/fonts
  std::string_view family;  // as its designers call it
  std::string_view licence;
  layout::FaceManner manner;
};

// In the order in which faces are asked for a character the wanted face does not have.
std::span<const FaceRow> face_rows();

std::span<const std::string_view> faces_of(poster::TypeVoice voice);
// "sci-fi"
std::string_view name_of(poster::TypeVoice voice);
std::vector<std::string> voices_of(std::string_view face);
std::string_view tagline_face_of(poster::TypeVoice voice);
inline constexpr std::string_view kBillingFace = "league-gothic";

}  // namespace onesheet::render
