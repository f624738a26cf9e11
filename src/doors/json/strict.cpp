#include "doors/json/strict.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace onesheet::json {
namespace {

using base::ErrorKind;
using base::fail;

// A caller's own word, fit to be quoted back: short and without control characters.
std::string quoted(std::string_view name) {
  constexpr std::size_t kShown = 40;
  std::string text = "\"";
  const auto code_points = base::decode_utf8(name);
  if (code_points) {
    for (const char32_t c : code_points->substr(0, kShown))
      base::append_utf8(text, base::is_control(c) ? U' ' : c);
    if (code_points->size() > kShown) text += "…";
  }
  return text + "\"";
}

// Boost.JSON keeps the last of two members with one name. Two readers that keep different ones can be made to
// disagree about a request, so a repeated name is refused; this handler listens to the parser only for names.
struct NameWatcher {
  static constexpr std::size_t max_object_size = 1000;
  static constexpr std::size_t max_array_size = 10'000;
  static constexpr std::size_t max_key_size = kTextBytesMax;
  static constexpr std::size_t max_string_size = kRequestBytesMax;
  using Code = boost::json::error_code;
  using View = boost::json::string_view;

  std::vector<std::set<std::string>> open_objects;
  std::string name;
  std::string repeated;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) {
    open_objects.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, Code&) {
    open_objects.pop_back();
    return true;
  }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t, Code&) { return true; }
  bool on_key_part(View part, std::size_t, Code&) {
    name += part;
    return true;
  }
  bool on_key(View part, std::size_t, Code& code) {
    name += part;
    if (!open_objects.back().insert(name).second) {
      repeated = name;
      code = boost::json::error::exception;
      return false;
    }
    name.clear();
    return true;
  }
  bool on_string_part(View, std::size_t, Code&) { return true; }
  bool on_string(View, std::size_t, Code&) { return true; }
  bool on_number_part(View, Code&) { return true; }
  bool on_int64(std::int64_t, View, Code&) { return true; }
  bool on_uint64(std::uint64_t, View, Code&) { return true; }
  bool on_double(double, View, Code&) { return true; }
  bool on_bool(bool, Code&) { return true; }
  bool on_null(Code&) { return true; }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }
};

}  // namespace

base::Result<boost::json::value> parse_strictly(std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) {
    return fail(ErrorKind::too_large,
                "The JSON is longer than " + std::to_string(bytes_max / 1024) + " KiB.");
  }
  if (base::trim(text).empty()) return fail(ErrorKind::bad_request, "The JSON is empty; send an object.");
  boost::json::parse_options options;
  options.max_depth = kDepthMax;
  boost::json::error_code code;
  boost::json::basic_parser<NameWatcher> watcher(options);
  watcher.write_some(false, text.data(), text.size(), code);
  if (!watcher.handler().repeated.empty() || (code && code == boost::json::error::exception)) {
    return fail(ErrorKind::bad_request,
                "The JSON has the member " + quoted(watcher.handler().repeated) + " twice.");
  }
  if (code == boost::json::error::too_deep) {
    return fail(ErrorKind::bad_request,
                "The JSON is nested deeper than " + std::to_string(kDepthMax) + " levels.");
  }
  boost::json::value value;
  if (!code) value = boost::json::parse(text, code, {}, options);
  if (code) return fail(ErrorKind::bad_request, "The text is not valid JSON.", code.message());
  return value;
}

base::Result<void> refuse_unknown_members(const boost::json::object& object,
                                          std::initializer_list<std::string_view> known) {
  for (const auto& member : object) {
    const std::string_view name{member.key().data(), member.key().size()};
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string names;
    for (const std::string_view one : known) names += (names.empty() ? "" : ", ") + std::string(one);
    return fail(ErrorKind::bad_request,
                "There is no member " + quoted(name) + " here; the members are: " + names + ".");
  }
  return {};
}

}  // namespace onesheet::json
