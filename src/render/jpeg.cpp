#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <string>

// jpeglib.h needs <cstdio> before it.
#include <jerror.h>
#include <jpeglib.h>

#include "embedded/icc.h"
#include "render/codecs.h"
#include "render/xmp.h"

namespace onesheet::render {
namespace {

// libjpeg reports errors by calling error_exit, which must not return: we jump back to the one frame that
// owns nothing with a destructor.
struct Trouble {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  char text[JMSG_LENGTH_MAX];
};

void give_up(j_common_ptr info) {
  auto* trouble = reinterpret_cast<Trouble*>(info->err);
  (*info->err->format_message)(info, trouble->text);
  std::longjmp(trouble->back, 1);
}

// Warnings are libjpeg's word for damage it can paint over. Stray bytes between markers hurt nobody.
void on_message(j_common_ptr info, int level) {
  if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) give_up(info);
}

// A few hundred bytes can ask for thousands of passes over the whole picture.
constexpr int kScansMax = 100;
void on_progress(j_common_ptr info) {
  if (!info->is_decompressor) return;
  auto* decoder = reinterpret_cast<j_decompress_ptr>(info);
  if (decoder->input_scan_number > kScansMax) {
    decoder->err->msg_code = JERR_BAD_PROGRESSION;
    give_up(info);
  }
}

void prepare(Trouble& trouble) {
  jpeg_std_error(&trouble.manager);
  trouble.manager.error_exit = give_up;
  trouble.manager.emit_message = on_message;
  trouble.text[0] = '\0';
}

struct Encoder {
  jpeg_compress_struct info{};
  Trouble trouble{};
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  Encoder() { info.err = &trouble.manager; }
  ~Encoder() {
    jpeg_destroy_compress(&info);
    std::free(buffer);
  }
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
};

struct Marker {
  int code = JPEG_COM;
  std::string bytes;
};

// Only plain data lives in the two frames that longjmp may leave.
bool encode_rows(Encoder& encoder, const pixels::Image8& image, const Marker* markers, std::size_t count,
                 int quality, std::uint8_t* opaque_row) {
  if (setjmp(encoder.trouble.back) != 0) return false;
  jpeg_compress_struct& info = encoder.info;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &encoder.buffer, &encoder.size);
  info.image_width = static_cast<JDIMENSION>(image.width);
  info.image_height = static_cast<JDIMENSION>(image.height);
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  // Full colour resolution: halved chroma smears the edges of coloured letters.
  for (int c = 0; c < 3; ++c) info.comp_info[c].h_samp_factor = info.comp_info[c].v_samp_factor = 1;
  jpeg_start_compress(&info, TRUE);
  for (std::size_t i = 0; i < count; ++i) {
    jpeg_write_marker(&info, markers[i].code, reinterpret_cast<const JOCTET*>(markers[i].bytes.data()),
                      static_cast<unsigned>(markers[i].bytes.size()));
  }
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.row(y);
    if (image.channels == 4) {
      for (int x = 0; x < image.width; ++x) {
        for (int c = 0; c < 3; ++c) opaque_row[x * 3 + c] = row[x * 4 + c];
      }
      row = opaque_row;
    }
    JSAMPROW rows[1] = {const_cast<JSAMPROW>(row)};
    jpeg_write_scanlines(&info, rows, 1);
  }
  jpeg_finish_compress(&info);
  return true;
}

struct Decoder {
  jpeg_decompress_struct info{};
  Trouble trouble{};
  jpeg_progress_mgr progress{};
  Decoder() { info.err = &trouble.manager; }
  ~Decoder() { jpeg_destroy_decompress(&info); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
};

bool read_header(Decoder& decoder, const std::uint8_t* bytes, std::size_t size) {
  if (setjmp(decoder.trouble.back) != 0) return false;
  jpeg_create_decompress(&decoder.info);
  decoder.progress.progress_monitor = on_progress;
  decoder.info.progress = &decoder.progress;
  jpeg_mem_src(&decoder.info, bytes, static_cast<unsigned long>(size));
  jpeg_read_header(&decoder.info, TRUE);
  return true;
}

bool decode_rows(Decoder& decoder, pixels::Image8& image) {
  if (setjmp(decoder.trouble.back) != 0) return false;
  decoder.info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&decoder.info);
  while (decoder.info.output_scanline < decoder.info.output_height) {
    JSAMPROW rows[1] = {image.row(static_cast<int>(decoder.info.output_scanline))};
    jpeg_read_scanlines(&decoder.info, rows, 1);
  }
  jpeg_finish_decompress(&decoder.info);
  return true;
}

// What stands before the pixels: XMP in APP1 (XMP part 3, §1.1.3), the colour profile in APP2 (ICC.1:2022,
// annex B.4), and the texts as comments. A text too long for a marker is left out.
std::vector<Marker> markers_of(const Metadata& metadata) {
  constexpr std::size_t kMarkerMax_bytes = 65'533;  // its length has 16 bits and counts itself
  std::vector<Marker> markers;
  const auto add = [&](int code, std::string bytes) {
    if (bytes.size() <= kMarkerMax_bytes) markers.push_back({code, std::move(bytes)});
  };
  const std::string xmp = xmp_packet(metadata, XmpScope::well_known);
  if (!xmp.empty()) add(JPEG_APP0 + 1, std::string("http://ns.adobe.com/xap/1.0/") + '\0' + xmp);
  std::string profile("ICC_PROFILE");
  profile += {'\0', '\1', '\1'};  // the first of one piece
  const auto icc = embedded::icc().front().bytes;
  profile.append(icc.begin(), icc.end());
  add(JPEG_APP0 + 2, std::move(profile));
  for (const auto& [key, value] : metadata) add(JPEG_COM, key + ": " + value);
  return markers;
}

}  // namespace

base::Result<Bytes> encode_jpeg(const pixels::Image8& image, const Metadata& metadata, int quality) {
  const std::vector<Marker> markers = markers_of(metadata);
  std::vector<std::uint8_t> opaque_row(static_cast<std::size_t>(image.width) * 3);
  Encoder encoder;
  prepare(encoder.trouble);
  if (!encode_rows(encoder, image, markers.data(), markers.size(), quality, opaque_row.data())) {
    return cannot_encode("JPEG", encoder.trouble.text);
  }
  return Bytes(encoder.buffer, encoder.buffer + encoder.size);
}

base::Result<pixels::Image8> decode_jpeg(std::span<const std::uint8_t> bytes) {
  Decoder decoder;
  prepare(decoder.trouble);
  if (!read_header(decoder, bytes.data(), bytes.size())) return damaged("JPEG", decoder.trouble.text);
  ONESHEET_TRY(check_picture_size(decoder.info.image_width, decoder.info.image_height));
  if (decoder.info.jpeg_color_space == JCS_CMYK || decoder.info.jpeg_color_space == JCS_YCCK) {
    return base::fail(base::ErrorKind::bad_request, "The JPEG picture is in CMYK; send it in RGB.");
  }
  pixels::Image8 image(static_cast<int>(decoder.info.image_width),
                       static_cast<int>(decoder.info.image_height), 3);
  if (!decode_rows(decoder, image)) return damaged("JPEG", decoder.trouble.text);
  return image;
}

}  // namespace onesheet::render
