// Small texts for people.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace onesheet::cli {

std::string bytes_text(std::uint64_t bytes);             // "1.4 MB"
std::string duration_text(std::chrono::seconds length);  // "1 hour", "90 seconds", "2 days"
std::string time_text(base::WallTime time);              // "2026-11-22 10:31:00 UTC"
std::string time_iso(base::WallTime time);               // "2026-11-22T10:31:00Z"
// For file names: "The Last Light" → "the-last-light"; letters outside ASCII stay; "poster" when nothing is
// left.
std::string slug(std::string_view utf8);
// Safe inside 'single quotes' of a shell.
std::string shell_quoted(std::string_view text);

}  // namespace onesheet::cli
