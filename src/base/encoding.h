// Text encodings shared by many rooms. All functions are pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onesheet::base {

std::string hex_lower(std::span<const std::uint8_t> bytes);
// Accepts upper and lower case; nullopt for odd length or another character.
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);

// RFC 4648 §4, with padding.
std::string base64(std::span<const std::uint8_t> bytes);
// Strict RFC 4648 §4: padding required, no whitespace; nullopt otherwise.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

// RFC 3986: every byte outside A–Z a–z 0–9 - . _ ~ becomes %XX (upper case). Bytes in `keep` stay as well.
std::string percent_encode(std::string_view text, std::string_view keep = {});
// Decodes %XX; nullopt when a % is not followed by two hex digits. `plus_is_space` for query strings of
// forms.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

// JSON string escape per RFC 8259 §7, without the surrounding quotes.
std::string json_escape(std::string_view utf8);
// Escaped for an element's content in XML 1.0. What XML cannot hold (most control characters, bytes that are
// not UTF-8) becomes U+FFFD.
std::string xml_escape(std::string_view text);

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace onesheet::base
