#include "models/remote/foreign_art.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "models/remote/picture_header.h"
#include "pixels/resize.h"

namespace onesheet::models {
namespace {

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

std::string size_text(std::int64_t width, std::int64_t height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

struct Cut {
  int left = 0, top = 0, width = 0, height = 0;
};

// The largest part of the middle with the ratio wanted.
Cut middle_of(const pixels::Image8& image, int width_px, int height_px) {
  const double ratio = static_cast<double>(width_px) / height_px;
  Cut cut{0, 0, image.width, image.height};
  const auto side = [](double v, int most) { return std::clamp(static_cast<int>(std::lround(v)), 1, most); };
  if (image.width > image.height * ratio) {
    cut.width = side(image.height * ratio, image.width);
  } else {
    cut.height = side(image.width / ratio, image.height);
  }
  cut.left = (image.width - cut.width) / 2;
  cut.top = (image.height - cut.height) / 2;
  return cut;
}

pixels::Picture to_picture(const pixels::Image8& image, const Cut& cut, poster::Ink under) {
  pixels::Picture picture(cut.width, cut.height);
  const float ground[3] = {under.r, under.g, under.b};
  for (int y = 0; y < cut.height; ++y) {
    const std::uint8_t* from =
        image.row(cut.top + y) + static_cast<std::ptrdiff_t>(cut.left) * image.channels;
    for (int x = 0; x < cut.width; ++x, from += image.channels) {
      const float cover = image.channels == 4 ? static_cast<float>(from[3]) / 255.0F : 1.0F;
      const auto value = [&](int c) {
        return ground[c] + (static_cast<float>(from[c]) / 255.0F - ground[c]) * cover;
      };
      picture.r.at(x, y) = value(0);
      picture.g.at(x, y) = value(1);
      picture.b.at(x, y) = value(2);
    }
  }
  return picture;
}

pixels::Image8 to_bytes(const pixels::Picture& picture) {
  pixels::Image8 image(picture.width(), picture.height(), 3);
  const auto byte = [](float v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
  };
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < image.width; ++x, to += 3) {
      to[0] = byte(picture.r.at(x, y));
      to[1] = byte(picture.g.at(x, y));
      to[2] = byte(picture.b.at(x, y));
    }
  }
  return image;
}

std::unexpected<base::Error> unusable(std::string detail) {
  return base::fail(base::ErrorKind::upstream, "The image model gave a picture we could not use.",
                    "picture: " + std::move(detail));
}

}  // namespace

pixels::Image8 fit_picture(const pixels::Image8& picture, int width_px, int height_px, poster::Ink under,
                           std::vector<std::string>& notes, base::Runner* runner) {
  // Cut before scaling: a long thin picture must not become a huge one in between.
  const Cut cut = middle_of(picture, width_px, height_px);
  const auto lost = [](int kept, int whole) { return 1.0 - static_cast<double>(kept) / whole; };
  if (cut.width < picture.width)
    notes.push_back("cropped " + percent(lost(cut.width, picture.width)) + " of the width");
  if (cut.height < picture.height)
    notes.push_back("cropped " + percent(lost(cut.height, picture.height)) + " of the height");
  const pixels::Picture whole = to_picture(picture, cut, under);
  if (cut.width == width_px && cut.height == height_px) return to_bytes(whole);
  notes.push_back(
      "scaled from " + size_text(cut.width, cut.height) + " to " + size_text(width_px, height_px) +
      (width_px > cut.width * 1.02 ? " (enlarged: fine detail is the picture's, not the format's)" : ""));
  return to_bytes(pixels::resize(whole, width_px, height_px, runner));
}

poster::ArtGuide foreign_guide(const brief::Brief& brief) {
  poster::ArtGuide guide;
  guide.palette = brief::find_palette(brief.palette_names.empty() ? "" : brief.palette_names.front());
  guide.voice = brief::voice_of(brief.genre);
  return guide;
}

base::Result<KeyArt> key_art_from(std::vector<std::uint8_t> bytes, const ArtRequest& request,
                                  const DecodePicture& decode, std::vector<std::string> notes) {
  const auto header = read_picture_header(bytes);
  if (!header) return unusable("not a PNG, JPEG or WebP");
  const std::string size = size_text(header->width_px, header->height_px);
  if (header->animated) return unusable("an animation");
  if (!header->complete) return unusable("cut short after " + std::to_string(bytes.size()) + " bytes");
  if (std::min(header->width_px, header->height_px) < kPictureSideMin_px)
    return unusable("only " + size + " pixels");
  if (header->width_px > kPicturePixelsMax || header->height_px > kPicturePixelsMax ||
      header->width_px * header->height_px > kPicturePixelsMax) {
    return unusable(size + " pixels are too many");
  }
  KeyArt art;
  art.guide = foreign_guide(request.brief);
  // A model gives no account of what it drew: everything the prompt named counts as asked for.
  art.drawn = request.brief.understood;
  art.notes = std::move(notes);
  if (request.keep_file) {
    art.file = ArtFile{std::move(bytes), std::string(header->content_type),
                       static_cast<int>(header->width_px), static_cast<int>(header->height_px), ""};
    return art;
  }
  const auto picture = decode(bytes);
  if (!picture) return unusable(base::describe(picture.error()));
  art.image = fit_picture(*picture, request.width_px, request.height_px, art.guide.palette.ground, art.notes,
                          request.runner);
  return art;
}

}  // namespace onesheet::models
