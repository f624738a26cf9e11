#include "models/bedrock/picture_reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/encoding.h"
#include "models/bedrock/dialect.h"

namespace onesheet::bedrock {
namespace {

// A text that begins with this many characters of base64 is taken for a picture; shorter ones stay in the
// JSON, and are read there.
constexpr std::size_t kLiftAt_chars = 1024;

bool is_base64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '=';
}

// Stands for a text that was lifted out: a character that no picture has, and its number.
std::string mark(std::size_t number) { return "\x7F" + std::to_string(number) + "\x7F"; }

}  // namespace

bool PictureReader::wants(const http::ClientAnswer& head) {
  *this = PictureReader();
  if (head.status != 200) return false;
  const std::string_view length = head.headers.find("Content-Length").value_or("");
  (void)std::from_chars(length.data(), length.data() + length.size(), expected_bytes_);
  return true;
}

base::Result<void> PictureReader::on_body(std::span<const std::uint8_t> bytes) {
  std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  while (!rest.empty()) {
    if (!escape_.empty()) {
      rest = take_escape(rest);
      continue;
    }
    if (state_ == State::lifted) {
      rest = take_lifted(rest);
      continue;
    }
    const char c = rest.front();
    rest.remove_prefix(1);
    if (state_ == State::text) {
      text_char(c);
    } else {
      skeleton_ += c;
      if (c != '"') continue;
      state_ = State::text;
      text_begin_ = skeleton_.size();
      text_may_lift_ = true;
    }
  }
  return {};
}

void PictureReader::text_char(char c) {
  if (c == '"') return end_text();
  if (c == '\\') {
    escape_ = c;
    return;
  }
  skeleton_ += c;
  if (!is_base64(c)) text_may_lift_ = false;
  if (text_may_lift_ && skeleton_.size() - text_begin_ == kLiftAt_chars) lift();
}

void PictureReader::end_text() {
  skeleton_ += '"';
  state_ = State::outside;
}

// What has come of the text goes to a decoder, and its mark into its place.
void PictureReader::lift() {
  const std::string begun = skeleton_.substr(text_begin_);
  skeleton_.resize(text_begin_);
  skeleton_ += mark(lifted_.size());
  Lifted& picture = lifted_.emplace_back();
  // Without a stated length it grows as it comes.
  constexpr std::size_t kReserveMax_bytes = 64U << 20U;
  if (lifted_.size() == 1) picture.bytes.reserve(std::min(expected_bytes_, kReserveMax_bytes) / 4 * 3 + 4);
  state_ = State::lifted;
  feed(begun);
}

void PictureReader::feed(std::string_view characters) {
  Lifted& picture = lifted_.back();
  if (!picture.decoder.update(characters, picture.bytes)) picture.good = false;
  picture.sha256.update(std::span(picture.bytes).subspan(picture.hashed));
  picture.hashed = picture.bytes.size();
}

std::string_view PictureReader::take_lifted(std::string_view bytes) {
  const auto* quote = static_cast<const char*>(std::memchr(bytes.data(), '"', bytes.size()));
  std::string_view part =
      bytes.substr(0, quote == nullptr ? bytes.size() : static_cast<std::size_t>(quote - bytes.data()));
  const auto* slash = static_cast<const char*>(std::memchr(part.data(), '\\', part.size()));
  if (slash != nullptr) part = part.substr(0, static_cast<std::size_t>(slash - part.data()));
  Lifted& picture = lifted_.back();
  if (picture.good) feed(part);
  // Once it is no base64 its characters matter again: not all of them may stand in JSON.
  if (!picture.good) skeleton_ += part;
  bytes.remove_prefix(part.size());
  if (bytes.empty()) return bytes;
  if (bytes.front() == '"') {
    if (!picture.decoder.finish()) picture.good = false;
    end_text();
  } else {
    escape_ = bytes.front();
  }
  return bytes.substr(1);
}

// "\/" is a common way to write a slash, and "\u002b" a possible way to write a plus.
std::string_view PictureReader::take_escape(std::string_view bytes) {
  escape_ += bytes.front();
  const bool unicode = escape_[1] == 'u';
  if (unicode && escape_.size() < 6) return bytes.substr(1);
  char meant = escape_[1] == '/' ? '/' : '\0';
  if (unicode) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(escape_.data() + 2, escape_.data() + 6, value, 16);
    if (error == std::errc{} && end == escape_.data() + 6 && value < 128) meant = static_cast<char>(value);
  }
  const std::string escape = std::exchange(escape_, {});
  if (state_ == State::lifted && lifted_.back().good && is_base64(meant)) {
    feed({&meant, 1});
    if (lifted_.back().good) return bytes.substr(1);
  }
  if (state_ == State::lifted) {
    lifted_.back().good = false;
    skeleton_ += escape;
  } else if (text_may_lift_ && is_base64(meant)) {
    text_char(meant);
  } else {
    text_may_lift_ = false;
    skeleton_ += escape;
  }
  return bytes.substr(1);
}

base::Result<ReadPicture> PictureReader::finish() {
  ONESHEET_ASSIGN(const std::string text, picture_text_in(skeleton_));
  for (std::size_t i = 0; i < lifted_.size(); ++i) {
    if (!text.starts_with(mark(i))) continue;
    Lifted& picture = lifted_[i];
    if (!picture.good || text != mark(i)) return std::unexpected(not_base64());
    return ReadPicture{std::move(picture.bytes), base::hex_lower(picture.sha256.finish())};
  }
  auto bytes = base::from_base64(text);
  if (!bytes) return std::unexpected(not_base64());
  return ReadPicture{std::move(*bytes), {}};
}

}  // namespace onesheet::bedrock
