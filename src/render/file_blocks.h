// What a picture file carries besides its pixels, found without decoding it.
// Sources: PNG (W3C, third edition) §11.3; JPEG (ITU-T T.81) annex B; Exif 2.32 §4.7; ICC.1:2022 annex B.4;
// WebP container specification.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace onesheet::render {

struct FileBlocks {
  std::vector<std::uint8_t> exif;     // a TIFF stream, without "Exif\0\0"
  std::vector<std::uint8_t> icc;      // a whole profile
  std::string xmp;                    // a packet
  std::vector<std::string> comments;  // JPEG's
};

inline constexpr std::size_t kBlockMax_bytes = 4 << 20;  // of each; what is longer is left out

// Of AVIF the packet alone. Nothing for what is none of the four types; what could be read of a damaged file.
FileBlocks read_file_blocks(std::span<const std::uint8_t> bytes);

bool is_png(std::span<const std::uint8_t> bytes);
bool is_jpeg(std::span<const std::uint8_t> bytes);
bool is_webp(std::span<const std::uint8_t> bytes);
bool is_avif(std::span<const std::uint8_t> bytes);

}  // namespace onesheet::render
