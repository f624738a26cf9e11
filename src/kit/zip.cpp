#include <zip.h>

#include <memory>

#include "kit/kit.h"

namespace onesheet::kit {
namespace {

std::unexpected<base::Error> cannot_zip(const char* detail) {
  return base::fail(base::ErrorKind::bug, "The zip file could not be written.", detail);
}

// 1 January 1980, where zip's own calendar begins: the bytes must not tell when they were made.
constexpr std::time_t kNoTime = 315'532'800;

bool add(zip_t* archive, const std::string& name, const void* bytes, std::size_t size) {
  zip_source_t* const source = zip_source_buffer(archive, bytes, size, 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  // Pictures are packed already.
  return zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_mtime(archive, at, kNoTime, 0) == 0;
}

}  // namespace

base::Result<std::vector<std::uint8_t>> zip_of(const Kit& kit) {
  const std::string text = report_text(kit), json = report_json(kit);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (whole == nullptr) return cannot_zip("no buffer");
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> held(whole, zip_source_free);
  zip_source_keep(whole);  // zip_close gives its own hold back
  zip_t* const archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(whole);
    return cannot_zip(zip_error_strerror(&error));
  }
  bool good = add(archive, "report.txt", text.data(), text.size()) &&
              add(archive, "report.json", json.data(), json.size());
  for (const KitFile& file : kit.files) {
    if (!file.bytes.empty()) good = good && add(archive, file.name, file.bytes.data(), file.bytes.size());
  }
  if (!good || zip_close(archive) != 0) {
    zip_discard(archive);
    return cannot_zip("not written");
  }
  zip_stat_t stat;
  if (zip_source_stat(whole, &stat) != 0 || zip_source_open(whole) != 0) return cannot_zip("not readable");
  std::vector<std::uint8_t> bytes(stat.size);
  const bool read =
      zip_source_read(whole, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
  zip_source_close(whole);
  if (!read) return cannot_zip("cut short");
  return bytes;
}

}  // namespace onesheet::kit
