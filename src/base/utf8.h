// UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace onesheet::base {

// Code points of a valid text; nullopt when the bytes are not UTF-8.
std::optional<std::u32string> decode_utf8(std::string_view bytes);
bool valid_utf8(std::string_view bytes);
// Number of code points; nullopt when the bytes are not UTF-8.
std::optional<std::size_t> count_code_points(std::string_view bytes);
void append_utf8(std::string& to, char32_t code_point);
std::string encode_utf8(std::u32string_view code_points);

// C0 (tab and newline included), DEL and C1.
bool is_control(char32_t code_point);

std::string_view trim(std::string_view text);    // ASCII white space at both ends
std::string lower_ascii(std::string_view text);  // bytes outside ASCII stay as they are
bool iequals_ascii(std::string_view a, std::string_view b);

}  // namespace onesheet::base
