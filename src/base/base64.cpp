#include "base/base64.h"

#include "base/encoding.h"

namespace onesheet::base {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 255;

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < kBase64.size(); ++i)
    values[static_cast<unsigned char>(kBase64[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues = make_values();

std::uint8_t value_of(char c) { return kValues[static_cast<unsigned char>(c)]; }

}  // namespace

std::size_t decode_base64_groups_plain(std::string_view text, std::uint8_t* to) {
  std::size_t at = 0;
  for (; at + 4 <= text.size(); at += 4, to += 3) {
    const std::uint8_t a = value_of(text[at]), b = value_of(text[at + 1]), c = value_of(text[at + 2]),
                       d = value_of(text[at + 3]);
    if ((a | b | c | d) > 63) break;
    to[0] = static_cast<std::uint8_t>(a << 2 | b >> 4);
    to[1] = static_cast<std::uint8_t>(b << 4 | c >> 2);
    to[2] = static_cast<std::uint8_t>(c << 6 | d);
  }
  return at;
}

bool Base64Decoder::take(char c, std::vector<std::uint8_t>& bytes) {
  if (c == '=') {
    ++padding_;
    return good_ = padding_ <= 2 && held_ >= 2;
  }
  const std::uint8_t value = value_of(c);
  if (value == kNone || padding_ > 0) return good_ = false;
  digits_[held_++] = value;
  // A byte is there as soon as its last bit is.
  if (held_ == 2) bytes.push_back(static_cast<std::uint8_t>(digits_[0] << 2 | value >> 4));
  if (held_ == 3) bytes.push_back(static_cast<std::uint8_t>(digits_[1] << 4 | value >> 2));
  if (held_ == 4) bytes.push_back(static_cast<std::uint8_t>(digits_[2] << 6 | value));
  held_ %= 4;
  return true;
}

bool Base64Decoder::update(std::string_view text, std::vector<std::uint8_t>& bytes) {
  while (good_ && !text.empty()) {
    if (held_ == 0 && padding_ == 0 && text.size() >= 4) {
      const std::size_t before = bytes.size();
      bytes.resize(before + text.size() / 4 * 3);
      std::size_t taken = decode_base64_groups(text, bytes.data() + before);
      taken += decode_base64_groups_plain(text.substr(taken), bytes.data() + before + taken / 4 * 3);
      bytes.resize(before + taken / 4 * 3);
      text.remove_prefix(taken);
      if (text.empty()) break;
    }
    if (!take(text.front(), bytes)) break;
    text.remove_prefix(1);
  }
  return good_;
}

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16;
    if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
    if (left > 2) group |= bytes[i + 2];
    text += kBase64[group >> 18];
    text += kBase64[(group >> 12) & 63];
    text += left > 1 ? kBase64[(group >> 6) & 63] : '=';
    text += left > 2 ? kBase64[group & 63] : '=';
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(text.size() / 4 * 3 + 3);
  Base64Decoder decoder;
  if (!decoder.update(text, bytes) || !decoder.finish()) return std::nullopt;
  return bytes;
}

}  // namespace onesheet::base
