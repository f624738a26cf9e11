#include <spng.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "render/codecs.h"
#include "render/xmp.h"

namespace onesheet::render {
namespace {

struct ContextDelete {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, ContextDelete>;

// Chunks that are not pixels (texts, profiles) may hold this much, together and each, when a file is read.
constexpr std::size_t kChunkMax_bytes = 4 << 20;
constexpr std::size_t kChunkCacheMax_bytes = 16 << 20;

// Texts as the library wants them: keyword of 1 to 79 printable Latin letters, UTF-8 only in iTXt.
std::vector<spng_text> texts_of(const Metadata& metadata) {
  std::vector<spng_text> texts;
  static char empty[] = "";
  for (const auto& [key, value] : metadata) {
    if (key.empty() || key.size() > 79 || value.find('\0') != std::string::npos) continue;
    spng_text text{};
    std::memcpy(text.keyword, key.data(), key.size());
    const bool ascii =
        std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    text.type = ascii ? SPNG_TEXT : SPNG_ITXT;
    // The library reads the text; its field is not const because decoding shares the struct.
    text.text = const_cast<char*>(value.data());
    text.length = value.size();
    text.language_tag = empty;
    text.translated_keyword = empty;
    texts.push_back(text);
  }
  return texts;
}

// XMP lies in an iTXt of this name, uncompressed (XMP part 3, §1.1.5). `packet` must outlive the text.
spng_text xmp_text(std::string& packet) {
  constexpr std::string_view kKeyword = "XML:com.adobe.xmp";
  static char empty[] = "";
  spng_text text{};
  kKeyword.copy(text.keyword, kKeyword.size());
  text.type = SPNG_ITXT;
  text.text = packet.data();
  text.length = packet.size();
  text.language_tag = empty;
  text.translated_keyword = empty;
  return text;
}

}  // namespace

base::Result<Bytes> encode_png(const pixels::Image8& image, const Metadata& metadata, bool small) {
  const Context context(spng_ctx_new(SPNG_CTX_ENCODER));
  if (!context) return cannot_encode("PNG", "no memory");
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  // Grain leaves little to compress. Measured on 960 x 540 posters: 24 ms and 0.89 MB like this, 39 ms and
  // 0.87 MB at level 3, 149 ms and 0.89 MB at level 6 with every filter.
  spng_set_option(context.get(), SPNG_IMG_COMPRESSION_LEVEL, small ? 9 : 1);
  spng_set_option(context.get(), SPNG_FILTER_CHOICE,
                  small ? SPNG_FILTER_CHOICE_ALL : SPNG_FILTER_CHOICE_SUB | SPNG_FILTER_CHOICE_UP);

  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(image.width);
  header.height = static_cast<std::uint32_t>(image.height);
  header.bit_depth = 8;
  header.color_type = image.channels == 4 ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA : SPNG_COLOR_TYPE_TRUECOLOR;
  int code = spng_set_ihdr(context.get(), &header);
  if (code == 0) code = spng_set_srgb(context.get(), 0);  // perceptual
  std::vector<spng_text> texts = texts_of(metadata);
  std::string xmp = xmp_packet(metadata, XmpScope::well_known);
  if (!xmp.empty()) texts.push_back(xmp_text(xmp));
  if (code == 0 && !texts.empty()) {
    code = spng_set_text(context.get(), texts.data(), static_cast<std::uint32_t>(texts.size()));
  }
  if (code == 0) {
    code = spng_encode_image(context.get(), image.samples.data(), image.samples.size(), SPNG_FMT_PNG,
                             SPNG_ENCODE_FINALIZE);
  }
  if (code != 0) return cannot_encode("PNG", spng_strerror(code));
  std::size_t size = 0;
  const std::unique_ptr<void, void (*)(void*)> buffer(spng_get_png_buffer(context.get(), &size, &code),
                                                      std::free);
  if (!buffer) return cannot_encode("PNG", spng_strerror(code));
  const auto* bytes = static_cast<const std::uint8_t*>(buffer.get());
  return Bytes(bytes, bytes + size);
}

base::Result<pixels::Image8> decode_png(std::span<const std::uint8_t> bytes) {
  const Context context(spng_ctx_new(0));
  if (!context) return damaged("PNG", "no memory");
  spng_set_chunk_limits(context.get(), kChunkMax_bytes, kChunkCacheMax_bytes);
  spng_ihdr header{};
  int code = spng_set_png_buffer(context.get(), bytes.data(), bytes.size());
  if (code == 0) code = spng_get_ihdr(context.get(), &header);
  if (code != 0) return damaged("PNG", spng_strerror(code));
  ONESHEET_TRY(check_picture_size(header.width, header.height));

  spng_trns transparency{};
  const bool alpha = header.color_type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA ||
                     header.color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA ||
                     spng_get_trns(context.get(), &transparency) == 0;
  pixels::Image8 image(static_cast<int>(header.width), static_cast<int>(header.height), alpha ? 4 : 3);
  code = spng_decode_image(context.get(), image.samples.data(), image.samples.size(),
                           alpha ? SPNG_FMT_RGBA8 : SPNG_FMT_RGB8, alpha ? SPNG_DECODE_TRNS : 0);
  if (code != 0) return damaged("PNG", spng_strerror(code));
  return image;
}

}  // namespace onesheet::render
