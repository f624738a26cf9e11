#include "models/remote/art_prompt.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "pixels/resize.h"

namespace onesheet::models {
namespace {

std::string spaced(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

pixels::Picture to_picture(const pixels::Image8& image) {
  pixels::Picture picture(image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    for (int x = 0; x < image.width; ++x, from += image.channels) {
      picture.r.at(x, y) = static_cast<float>(from[0]) / 255.0F;
      picture.g.at(x, y) = static_cast<float>(from[1]) / 255.0F;
      picture.b.at(x, y) = static_cast<float>(from[2]) / 255.0F;
    }
  }
  return picture;
}

pixels::Image8 cropped(const pixels::Picture& picture, int left, int top, int width, int height) {
  pixels::Image8 image(width, height, 3);
  const auto byte = [](float v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
  };
  for (int y = 0; y < height; ++y) {
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < width; ++x, to += 3) {
      to[0] = byte(picture.r.at(left + x, top + y));
      to[1] = byte(picture.g.at(left + x, top + y));
      to[2] = byte(picture.b.at(left + x, top + y));
    }
  }
  return image;
}

}  // namespace

ArtPrompt art_prompt(const brief::Brief& brief, int width_px, int height_px, bool words_will_follow,
                     bool raw) {
  if (raw) return {brief.prompt, ""};
  ArtPrompt art;
  art.prompt = "Key art for a " + spaced(name_of(brief.genre)) +
               " film, a finished illustration without any text: " + brief.prompt + ".";
  if (brief.mood != brief::Mood::neutral) art.prompt += " The mood is " + spaced(name_of(brief.mood)) + ".";
  art.prompt += " One clear focal point, one light source, cinematic composition.";
  if (words_will_follow) {
    art.prompt += width_px > height_px ? " Keep the left third calm and uncluttered."
                                       : " Keep the top fifth and the bottom fifth calm and uncluttered.";
  }
  art.negative =
      "text, letters, words, title, caption, logo, watermark, signature, border, frame, poster mock-up";
  if (brief.no_people) art.negative += ", people, person, figure, crowd";
  return art;
}

pixels::Image8 fit_picture(const pixels::Image8& picture, int width_px, int height_px,
                           std::vector<std::string>& notes, base::Runner* runner) {
  const double scale = std::max(static_cast<double>(width_px) / picture.width,
                                static_cast<double>(height_px) / picture.height);
  const int width = std::max(width_px, static_cast<int>(std::lround(picture.width * scale)));
  const int height = std::max(height_px, static_cast<int>(std::lround(picture.height * scale)));
  if (width != picture.width || height != picture.height) {
    notes.push_back("scaled from " + std::to_string(picture.width) + "x" + std::to_string(picture.height) +
                    (scale > 1.02 ? " (enlarged: fine detail is the model's, not the format's)" : ""));
  }
  if (width > width_px)
    notes.push_back("cropped " + percent(1.0 - static_cast<double>(width_px) / width) + " of the width");
  if (height > height_px)
    notes.push_back("cropped " + percent(1.0 - static_cast<double>(height_px) / height) + " of the height");
  const pixels::Picture whole = to_picture(picture);
  return cropped(width == picture.width && height == picture.height
                     ? whole
                     : pixels::resize(whole, width, height, runner),
                 (width - width_px) / 2, (height - height_px) / 2, width_px, height_px);
}

poster::ArtGuide foreign_guide(const brief::Brief& brief) {
  poster::ArtGuide guide;
  guide.palette = brief::find_palette(brief.palette_names.empty() ? "" : brief.palette_names.front());
  guide.voice = brief::voice_of(brief.genre);
  return guide;
}

void name_what_was_asked(const brief::Brief& brief, KeyArt& art) { art.drawn = brief.understood; }

}  // namespace onesheet::models
