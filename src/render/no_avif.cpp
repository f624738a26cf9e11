// Lambda's program is linked statically and Debian has no archive of libavif.
#include "render/codecs.h"

namespace onesheet::render {

base::Result<Bytes> encode_avif(const pixels::Image8& /*image*/, const Metadata& /*metadata*/,
                                int /*quality*/) {
  return base::fail(base::ErrorKind::bad_request,
                    "This edition of Onesheet writes no AVIF; use png, jpeg or webp.");
}

base::Result<pixels::Image8> decode_avif(std::span<const std::uint8_t> /*bytes*/) {
  return base::fail(base::ErrorKind::bad_request,
                    "This edition of Onesheet reads no AVIF; the picture must be a PNG, JPEG or WebP file.");
}

}  // namespace onesheet::render
