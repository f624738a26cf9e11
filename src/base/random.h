// Random numbers. SeededRandom is portable: the same seed gives the same numbers on every machine and
// compiler (std:: distributions do not promise that). Secure bytes come from the operating system.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <string_view>

namespace onesheet::base {

// SplitMix64 step (Steele, Lea, Flood 2014); also a good mixer of keys into seeds.
constexpr std::uint64_t mix64(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// FNV-1a, 64 bit: for turning names into stream keys, not for security.
constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

class SeededRandom {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  // An independent stream for a named purpose, so adding a draw in one place shifts no other.
  SeededRandom(std::uint64_t seed, std::string_view purpose) : state_(mix64(seed ^ hash_name(purpose))) {}

  std::uint64_t next() {
    const std::uint64_t value = mix64(state_);
    state_ += 0x9E3779B97F4A7C15ULL;
    return value;
  }
  // [0, 1)
  float unit() { return static_cast<float>(next() >> 40) * 0x1.0p-24F; }
  float between(float low, float high) { return low + (high - low) * unit(); }
  // [0, count); count must be positive
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>(((next() >> 32) * count) >> 32);
  }
  bool chance(float probability) { return unit() < probability; }
  // Standard normal by Box–Muller.
  float normal() {
    const float radius = std::sqrt(-2.0F * std::log(1.0F - unit()));
    return radius * std::cos(2.0F * std::numbers::pi_v<float> * unit());
  }

 private:
  std::uint64_t state_;
};

// Fills with bytes from the kernel's generator; aborts only if the kernel has none (Linux always does).
void secure_random(std::span<std::uint8_t> out);

}  // namespace onesheet::base
