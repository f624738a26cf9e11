#include <webp/decode.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <memory>
#include <string>

#include "render/codecs.h"

namespace onesheet::render {
namespace {

struct Picture {
  WebPPicture value{};
  ~Picture() { WebPPictureFree(&value); }
};

struct Writer {
  WebPMemoryWriter value{};
  Writer() { WebPMemoryWriterInit(&value); }
  ~Writer() { WebPMemoryWriterClear(&value); }
};

std::string xml_escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// XMP packet with one property per text (Adobe XMP part 1, §7: RDF/XML in x:xmpmeta).
std::string xmp_of(const Metadata& metadata) {
  std::string xml =
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:onesheet=\"urn:onesheet:1.0/\">";
  for (const auto& [key, value] : metadata) {
    std::string name;
    for (const char c : key) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      const bool later = (c >= '0' && c <= '9') || c == '-' || c == '_';
      if (letter || (later && !name.empty())) name += c;
    }
    if (name.empty()) continue;
    xml += "<onesheet:";
    xml += name;
    xml += ">";
    xml += xml_escape(value);
    xml += "</onesheet:";
    xml += name;
    xml += ">";
  }
  return xml + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

base::Result<Bytes> with_xmp(const std::uint8_t* bytes, std::size_t size, const Metadata& metadata) {
  const WebPData plain{bytes, size};
  const std::unique_ptr<WebPMux, void (*)(WebPMux*)> mux(WebPMuxCreate(&plain, 0), WebPMuxDelete);
  const std::string xmp = xmp_of(metadata);
  const WebPData chunk{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
  WebPData whole{};
  if (!mux || WebPMuxSetChunk(mux.get(), "XMP ", &chunk, 1) != WEBP_MUX_OK ||
      WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK) {
    WebPDataClear(&whole);
    return cannot_encode("WebP", "metadata");
  }
  Bytes result(whole.bytes, whole.bytes + whole.size);
  WebPDataClear(&whole);
  return result;
}

}  // namespace

base::Result<Bytes> encode_webp(const pixels::Image8& image, const Metadata& metadata) {
  WebPConfig config;
  Picture picture;
  Writer writer;
  if (!WebPConfigPreset(&config, WEBP_PRESET_PICTURE, static_cast<float>(kQuality)) ||
      !WebPPictureInit(&picture.value)) {
    return cannot_encode("WebP", "library version");
  }
  config.method = 3;         // a poster is waited for; the last per cent of size is not worth the time
  config.use_sharp_yuv = 1;  // keeps the edges of coloured letters, WebP halves chroma always
  config.thread_level = 0;
  picture.value.width = image.width;
  picture.value.height = image.height;
  picture.value.writer = WebPMemoryWrite;
  picture.value.custom_ptr = &writer.value;
  const int stride = static_cast<int>(image.stride());
  const int imported = image.channels == 4
                           ? WebPPictureImportRGBA(&picture.value, image.samples.data(), stride)
                           : WebPPictureImportRGB(&picture.value, image.samples.data(), stride);
  if (!imported || !WebPEncode(&config, &picture.value)) {
    return cannot_encode("WebP", "code " + std::to_string(picture.value.error_code));
  }
  if (!metadata.empty()) return with_xmp(writer.value.mem, writer.value.size, metadata);
  return Bytes(writer.value.mem, writer.value.mem + writer.value.size);
}

base::Result<pixels::Image8> decode_webp(std::span<const std::uint8_t> bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK)
    return damaged("WebP", "header");
  ONESHEET_TRY(check_picture_size(features.width, features.height));
  if (features.has_animation) {
    return base::fail(base::ErrorKind::bad_request,
                      "The WebP picture is an animation; send a still picture.");
  }
  pixels::Image8 image(features.width, features.height, features.has_alpha ? 4 : 3);
  const int stride = static_cast<int>(image.stride());
  const auto* decoded =
      features.has_alpha
          ? WebPDecodeRGBAInto(bytes.data(), bytes.size(), image.samples.data(), image.samples.size(), stride)
          : WebPDecodeRGBInto(bytes.data(), bytes.size(), image.samples.data(), image.samples.size(), stride);
  if (decoded == nullptr) return damaged("WebP", "pixels");
  return image;
}

}  // namespace onesheet::render
