#include "doors/gateway/pages.h"

#include <array>

#include "base/encoding.h"
#include "base/random.h"
#include "base/utf8.h"
#include "embedded/web.h"

namespace onesheet::gateway {
namespace {

struct Known {
  std::string_view file, path, content_type;
};
constexpr std::array kKnown{
    Known{"index.html", "/", "text/html; charset=utf-8"},
    Known{"app.js", "/app.js", "text/javascript; charset=utf-8"},
    Known{"api.js", "/api.js", "text/javascript; charset=utf-8"},
    Known{"form.js", "/form.js", "text/javascript; charset=utf-8"},
    Known{"style.css", "/style.css", "text/css; charset=utf-8"},
    Known{"favicon.svg", "/favicon.svg", "image/svg+xml"},
    Known{"bebas-neue.ttf", "/title.ttf", "font/ttf"},
    Known{"openapi.json", "/openapi.json", "application/json"},
};

// Changes whenever the file does. FNV-1a is enough: nobody gains by making two of our own files collide.
std::string tag_of(std::string_view text) {
  const std::uint64_t hash = base::hash_name(text);
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(hash >> (8 * i));
  return "\"" + base::hex_lower(bytes) + "\"";
}

}  // namespace

std::string origin_of(std::string_view url) {
  const std::string_view scheme = url.starts_with("https://")  ? "https://"
                                  : url.starts_with("http://") ? "http://"
                                                               : "";
  if (scheme.empty()) return {};
  const std::string_view rest = url.substr(scheme.size());
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
  if (authority.empty() || authority.find_first_not_of(kAllowed) != std::string_view::npos) return {};
  return std::string(scheme) + std::string(authority);
}

Pages::Pages(std::string_view public_s3_url) {
  for (const embedded::File& file : embedded::web()) {
    const std::string_view text(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    for (const Known& known : kKnown) {
      if (known.file == file.name) {
        pages_.push_back({std::string(known.path), known.content_type, text});
      }
    }
  }
  policy_ =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src "
      "'self' " +
      origin_of(public_s3_url) +
      "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
}

http::Response Pages::answer(std::string_view path, std::string_view if_none_match) const {
  http::Response response;
  for (const Page& page : pages_) {
    if (page.path != path) continue;
    response.headers.add("Content-Type", std::string(page.content_type));
    // Made when it is asked for: a start that reads every page would bring them all into memory.
    const std::string tag = tag_of(page.text);
    response.headers.add("ETag", tag);
    response.headers.add("Cache-Control", "no-cache");
    response.headers.add("Content-Security-Policy", policy_);
    if (if_none_match.find(tag) != std::string_view::npos) {
      response.status = 304;
    } else {
      response.body = page.text;
    }
    return response;
  }
  response.status = 404;
  return response;
}

}  // namespace onesheet::gateway
