// Small whole files: read within a limit, write atomically, and errno put into words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "base/error.h"

namespace onesheet::wiring {

// `what` begins the sentence: "The data folder". The path goes to operator_text.
std::unexpected<base::Error> system_error(int number, const std::string& what,
                                          const std::filesystem::path& path);

// not_found, forbidden, too_large, upstream.
base::Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

// Replaces what is there; a reader sees the old file or the new one, never a part.
base::Result<void> write_file(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);

// Makes the folder (mode 0700) unless it is there; it must be ours to write in.
base::Result<void> make_folder(const std::filesystem::path& folder);

// A descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  int release();

 private:
  int number_ = -1;
};

base::Result<void> write_all(int descriptor, std::span<const std::uint8_t> bytes,
                             const std::filesystem::path& path);

}  // namespace onesheet::wiring
