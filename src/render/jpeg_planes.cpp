#include "render/jpeg_planes.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include "render/codecs.h"

namespace onesheet::render {
namespace {

// libjpeg's errors must not return: we jump back to the one frame that owns nothing with a destructor.
struct PlanesTrouble {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  char text[JMSG_LENGTH_MAX];
};

void give_up_planes(j_common_ptr info) {
  auto* trouble = reinterpret_cast<PlanesTrouble*>(info->err);
  (*info->err->format_message)(info, trouble->text);
  std::longjmp(trouble->back, 1);
}

struct PlanesEncoder {
  jpeg_compress_struct info{};
  PlanesTrouble trouble{};
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  PlanesEncoder() {
    info.err = jpeg_std_error(&trouble.manager);
    trouble.manager.error_exit = give_up_planes;
  }
  ~PlanesEncoder() {
    jpeg_destroy_compress(&info);
    std::free(buffer);
  }
  PlanesEncoder(const PlanesEncoder&) = delete;
  PlanesEncoder& operator=(const PlanesEncoder&) = delete;
};

bool encode_plane_rows(PlanesEncoder& encoder, const std::uint8_t* samples, int width, int height,
                       int components, int quality) {
  if (setjmp(encoder.trouble.back) != 0) return false;
  jpeg_compress_struct& info = encoder.info;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &encoder.buffer, &encoder.size);
  info.image_width = static_cast<JDIMENSION>(width);
  info.image_height = static_cast<JDIMENSION>(height);
  info.input_components = components;
  info.in_color_space = components == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  for (int c = 0; c < components; ++c) info.comp_info[c].h_samp_factor = info.comp_info[c].v_samp_factor = 1;
  jpeg_start_compress(&info, TRUE);
  const std::size_t stride = static_cast<std::size_t>(width) * static_cast<std::size_t>(components);
  for (int y = 0; y < height; ++y) {
    JSAMPROW rows[1] = {const_cast<JSAMPROW>(samples + static_cast<std::size_t>(y) * stride)};
    jpeg_write_scanlines(&info, rows, 1);
  }
  jpeg_finish_compress(&info);
  return true;
}

}  // namespace

base::Result<std::vector<std::uint8_t>> encode_jpeg_planes(std::span<const std::uint8_t> samples, int width,
                                                           int height, int components, int quality) {
  const bool whole = width > 0 && height > 0 && (components == 3 || components == 4) &&
                     samples.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                           static_cast<std::size_t>(components);
  if (!whole) return cannot_encode("JPEG", "not whole planes");
  PlanesEncoder encoder;
  if (!encode_plane_rows(encoder, samples.data(), width, height, components, quality)) {
    return cannot_encode("JPEG", encoder.trouble.text);
  }
  return std::vector<std::uint8_t>(encoder.buffer, encoder.buffer + encoder.size);
}

}  // namespace onesheet::render
