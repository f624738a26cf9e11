// The page and the OpenAPI file, compiled into the program.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/server.h"

namespace onesheet::gateway {

class Pages {
 public:
  // Pictures may come from `s3_origin` and no other place: the page's policy says so to the browser.
  explicit Pages(std::string_view public_s3_url);

  // "/" is the page itself. 304 when `if_none_match` holds the file's tag. Paths come from the route table:
  // one that is not there is a fault of ours and answers 404.
  http::Response answer(std::string_view path, std::string_view if_none_match) const;

 private:
  struct Page {
    std::string path;
    std::string_view content_type;
    std::string_view text;
  };
  std::vector<Page> pages_;
  std::string policy_;
};

// "http://127.0.0.1:9000" of "http://127.0.0.1:9000/any/path"; empty when it is not an http(s) URL or holds a
// character that would end a policy's source.
std::string origin_of(std::string_view url);

}  // namespace onesheet::gateway
