#include <webp/decode.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <memory>
#include <string>

#include "embedded/icc.h"
#include "render/codecs.h"
#include "render/xmp.h"

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

// The file with its colour profile and, when there is something to say, XMP.
base::Result<Bytes> with_chunks(const std::uint8_t* bytes, std::size_t size, const Metadata& metadata) {
  const WebPData plain{bytes, size};
  const std::unique_ptr<WebPMux, void (*)(WebPMux*)> mux(WebPMuxCreate(&plain, 0), WebPMuxDelete);
  const std::string xmp = xmp_packet(metadata, XmpScope::all);
  const WebPData xmp_chunk{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
  const auto icc = embedded::icc().front().bytes;
  const WebPData icc_chunk{icc.data(), icc.size()};
  WebPData whole{};
  if (!mux || WebPMuxSetChunk(mux.get(), "ICCP", &icc_chunk, 1) != WEBP_MUX_OK ||
      (!xmp.empty() && WebPMuxSetChunk(mux.get(), "XMP ", &xmp_chunk, 1) != WEBP_MUX_OK) ||
      WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK) {
    WebPDataClear(&whole);
    return cannot_encode("WebP", "metadata");
  }
  Bytes result(whole.bytes, whole.bytes + whole.size);
  WebPDataClear(&whole);
  return result;
}

}  // namespace

base::Result<Bytes> encode_webp(const pixels::Image8& image, const Metadata& metadata, int quality) {
  WebPConfig config;
  Picture picture;
  Writer writer;
  if (!WebPConfigPreset(&config, WEBP_PRESET_PICTURE, static_cast<float>(quality)) ||
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
  return with_chunks(writer.value.mem, writer.value.size, metadata);
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
