#include <avif/avif.h>

#include <algorithm>
#include <memory>

#include "poster/format.h"
#include "render/codecs.h"
#include "render/xmp.h"

namespace onesheet::render {
namespace {

struct ImageDelete {
  void operator()(avifImage* image) const { avifImageDestroy(image); }
};
struct EncoderDelete {
  void operator()(avifEncoder* encoder) const { avifEncoderDestroy(encoder); }
};
struct DecoderDelete {
  void operator()(avifDecoder* decoder) const { avifDecoderDestroy(decoder); }
};
struct Output {
  avifRWData data = AVIF_DATA_EMPTY;
  Output() = default;
  ~Output() { avifRWDataFree(&data); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
};

// 0 slowest … 10 fastest: somebody waits for the poster.
constexpr int kSpeed = 8;

// A quality of the scale the other types use → AV1's quantizer, 63 worst.
int quantizer_of(int quality) { return std::clamp((100 - quality) * 63 / 100 + 9, 0, 63); }

avifRGBImage view_of(const avifImage* image, const std::uint8_t* samples, std::size_t stride, bool alpha) {
  avifRGBImage view;
  avifRGBImageSetDefaults(&view, image);
  view.depth = 8;
  view.format = alpha ? AVIF_RGB_FORMAT_RGBA : AVIF_RGB_FORMAT_RGB;
  view.pixels = const_cast<std::uint8_t*>(samples);  // the library has one type for reading and writing
  view.rowBytes = static_cast<std::uint32_t>(stride);
  return view;
}

}  // namespace

base::Result<Bytes> encode_avif(const pixels::Image8& image, const Metadata& metadata, int quality) {
  const std::unique_ptr<avifImage, ImageDelete> coded(
      avifImageCreate(image.width, image.height, 8, AVIF_PIXEL_FORMAT_YUV444));
  const std::unique_ptr<avifEncoder, EncoderDelete> encoder(avifEncoderCreate());
  if (!coded || !encoder) return cannot_encode("AVIF", "no memory");
  coded->colorPrimaries = AVIF_COLOR_PRIMARIES_BT709;
  coded->transferCharacteristics = AVIF_TRANSFER_CHARACTERISTICS_SRGB;
  coded->matrixCoefficients = AVIF_MATRIX_COEFFICIENTS_BT601;
  coded->yuvRange = AVIF_RANGE_FULL;
  const auto view = view_of(coded.get(), image.samples.data(), image.stride(), image.channels == 4);
  avifResult code = avifImageRGBToYUV(coded.get(), &view);
  if (code != AVIF_RESULT_OK) return cannot_encode("AVIF", avifResultToString(code));
  const std::string xmp = xmp_packet(metadata, XmpScope::all);
  if (!xmp.empty())
    avifImageSetMetadataXMP(coded.get(), reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size());

  encoder->maxThreads = 1;  // the bytes must not depend on the machine
  encoder->speed = kSpeed;
  encoder->minQuantizer = encoder->maxQuantizer = quantizer_of(quality);
  encoder->minQuantizerAlpha = encoder->maxQuantizerAlpha = AVIF_QUANTIZER_LOSSLESS;
  Output output;
  code = avifEncoderAddImage(encoder.get(), coded.get(), 1, AVIF_ADD_IMAGE_FLAG_SINGLE);
  if (code == AVIF_RESULT_OK) code = avifEncoderFinish(encoder.get(), &output.data);
  if (code != AVIF_RESULT_OK) return cannot_encode("AVIF", avifResultToString(code));
  return Bytes(output.data.data, output.data.data + output.data.size);
}

base::Result<pixels::Image8> decode_avif(std::span<const std::uint8_t> bytes) {
  const std::unique_ptr<avifDecoder, DecoderDelete> decoder(avifDecoderCreate());
  if (!decoder) return damaged("AVIF", "no memory");
  decoder->maxThreads = 1;
  decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
  decoder->imageSizeLimit = static_cast<std::uint32_t>(poster::kPixelsMax);
  avifResult code = avifDecoderSetIOMemory(decoder.get(), bytes.data(), bytes.size());
  if (code == AVIF_RESULT_OK) code = avifDecoderParse(decoder.get());
  if (code == AVIF_RESULT_OK) {
    ONESHEET_TRY(check_picture_size(decoder->image->width, decoder->image->height));
    if (decoder->imageCount > 1) {
      return base::fail(base::ErrorKind::bad_request,
                        "The AVIF picture is an animation; send a still picture.");
    }
    code = avifDecoderNextImage(decoder.get());
  }
  if (code != AVIF_RESULT_OK) return damaged("AVIF", avifResultToString(code));
  const avifImage& coded = *decoder->image;
  const bool alpha = decoder->alphaPresent != AVIF_FALSE;
  ONESHEET_TRY(check_picture_size(coded.width, coded.height));
  pixels::Image8 image(static_cast<int>(coded.width), static_cast<int>(coded.height), alpha ? 4 : 3);
  auto view = view_of(&coded, image.samples.data(), image.stride(), alpha);
  code = avifImageYUVToRGB(&coded, &view);
  if (code != AVIF_RESULT_OK) return damaged("AVIF", avifResultToString(code));
  return image;
}

}  // namespace onesheet::render
