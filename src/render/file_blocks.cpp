#include "render/file_blocks.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace onesheet::render {
namespace {

using Span = std::span<const std::uint8_t>;

bool starts_with(Span bytes, std::string_view text) {
  return bytes.size() >= text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin(),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

std::string text_of(Span bytes) { return {bytes.begin(), bytes.end()}; }
std::vector<std::uint8_t> bytes_of(Span bytes) { return {bytes.begin(), bytes.end()}; }

constexpr std::string_view kExif{"Exif\0\0", 6};
constexpr std::string_view kIcc{"ICC_PROFILE\0", 12};
constexpr std::string_view kXmp{"http://ns.adobe.com/xap/1.0/\0", 29};

FileBlocks blocks_of_jpeg(Span bytes) {
  FileBlocks blocks;
  std::map<int, Span> icc;  // by sequence number
  std::size_t icc_bytes = 0;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != 0xFF) break;
    const int marker = bytes[at + 1];
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) break;  // pixels begin, or the end
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += 2;
      continue;
    }
    const std::size_t length = static_cast<std::size_t>(bytes[at + 2]) << 8 | bytes[at + 3];
    if (length < 2 || at + 2 + length > bytes.size()) break;
    const Span body = bytes.subspan(at + 4, length - 2);
    if (marker == 0xE1 && starts_with(body, kExif) && blocks.exif.empty()) {
      blocks.exif = bytes_of(body.subspan(kExif.size()));
    } else if (marker == 0xE1 && starts_with(body, kXmp) && blocks.xmp.empty()) {
      blocks.xmp = text_of(body.subspan(kXmp.size()));
    } else if (marker == 0xE2 && starts_with(body, kIcc) && body.size() > kIcc.size() + 2) {
      icc_bytes += body.size();
      if (icc_bytes <= kBlockMax_bytes) icc[body[kIcc.size()]] = body.subspan(kIcc.size() + 2);
    } else if (marker == 0xFE && blocks.comments.size() < 64) {
      blocks.comments.push_back(text_of(body));
    }
    at += 2 + length;
  }
  // Parts are numbered from 1; a profile with one missing is none.
  for (int number = 1; const auto& [given, part] : icc) {
    if (given != number++) {
      blocks.icc.clear();
      break;
    }
    blocks.icc.insert(blocks.icc.end(), part.begin(), part.end());
  }
  return blocks;
}

std::uint32_t big_endian(Span bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

std::uint32_t little_endian(Span bytes) {
  return static_cast<std::uint32_t>(bytes[3]) << 24 | static_cast<std::uint32_t>(bytes[2]) << 16 |
         static_cast<std::uint32_t>(bytes[1]) << 8 | bytes[0];
}

// A zlib stream of at most kBlockMax_bytes; empty when it is longer or damaged.
std::vector<std::uint8_t> inflate_all(Span packed) {
  std::vector<std::uint8_t> out;
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return out;
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<std::uint8_t, 16384> buffer{};
  int code = Z_OK;
  while (code == Z_OK && out.size() <= kBlockMax_bytes) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    code = inflate(&stream, Z_NO_FLUSH);
    const std::size_t written = buffer.size() - stream.avail_out;
    out.insert(out.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(written));
    if (written == 0 && code == Z_OK) break;
  }
  inflateEnd(&stream);
  if (code != Z_STREAM_END || out.size() > kBlockMax_bytes) out.clear();
  return out;
}

// iCCP: a name, a zero, the method (0), a zlib stream.
std::vector<std::uint8_t> icc_of_png(Span body) {
  const auto zero = std::ranges::find(body, 0);
  const auto at = static_cast<std::size_t>(zero - body.begin());
  if (at + 2 > body.size() || body.size() - at < 3) return {};
  return inflate_all(body.subspan(at + 2));
}

FileBlocks blocks_of_png(Span bytes) {
  FileBlocks blocks;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::uint32_t length = big_endian(bytes.subspan(at, 4));
    if (length > bytes.size() - at - 12) break;
    const Span body = bytes.subspan(at + 8, length);
    const Span type = bytes.subspan(at + 4, 4);
    if (length <= kBlockMax_bytes) {
      if (starts_with(type, "eXIf")) blocks.exif = bytes_of(body);
      if (starts_with(type, "iCCP")) blocks.icc = icc_of_png(body);
      constexpr std::string_view kXmpKey{"XML:com.adobe.xmp\0\0\0\0\0", 22};  // not compressed, no language
      if (starts_with(type, "iTXt") && starts_with(body, kXmpKey)) blocks.xmp = text_of(body.subspan(22));
    }
    if (starts_with(type, "IEND")) break;
    at += 12 + std::size_t{length};
  }
  return blocks;
}

FileBlocks blocks_of_webp(Span bytes) {
  FileBlocks blocks;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::uint32_t length = little_endian(bytes.subspan(at + 4, 4));
    if (length > bytes.size() - at - 8) break;
    const Span body = bytes.subspan(at + 8, length);
    const Span type = bytes.subspan(at, 4);
    if (length <= kBlockMax_bytes) {
      if (starts_with(type, "EXIF"))
        blocks.exif = bytes_of(starts_with(body, kExif) ? body.subspan(6) : body);
      if (starts_with(type, "ICCP")) blocks.icc = bytes_of(body);
      if (starts_with(type, "XMP ")) blocks.xmp = text_of(body);
    }
    at += 8 + std::size_t{length} + (length & 1);
  }
  return blocks;
}

// Its packet lies in the file as it is (HEIF, ISO 23008-12, item of type "mime"), so it can be found without
// the boxes that lead to it.
FileBlocks blocks_of_avif(Span bytes) {
  FileBlocks blocks;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto begin = text.find("<x:xmpmeta");
  const auto end = begin == std::string_view::npos ? begin : text.find("</x:xmpmeta>", begin);
  if (end != std::string_view::npos && end - begin <= kBlockMax_bytes)
    blocks.xmp = text.substr(begin, end - begin);
  return blocks;
}

}  // namespace

bool is_png(Span bytes) { return starts_with(bytes, "\x89PNG\r\n\x1A\n"); }
bool is_jpeg(Span bytes) { return starts_with(bytes, "\xFF\xD8\xFF"); }
bool is_webp(Span bytes) {
  return bytes.size() >= 12 && starts_with(bytes, "RIFF") && starts_with(bytes.subspan(8), "WEBP");
}

bool is_avif(Span bytes) {
  return bytes.size() >= 12 && starts_with(bytes.subspan(4), "ftyp") &&
         (starts_with(bytes.subspan(8), "avif") || starts_with(bytes.subspan(8), "avis"));
}

FileBlocks read_file_blocks(Span bytes) {
  if (is_jpeg(bytes)) return blocks_of_jpeg(bytes);
  if (is_png(bytes)) return blocks_of_png(bytes);
  if (is_webp(bytes)) return blocks_of_webp(bytes);
  if (is_avif(bytes)) return blocks_of_avif(bytes);
  return {};
}

}  // namespace onesheet::render
