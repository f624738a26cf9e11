// Reading the members of one object, one after the other. Only .cpp files of this room include it.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "brief/brief.h"

namespace onesheet::json {

inline std::string_view view(const boost::json::string& text) { return {text.data(), text.size()}; }

// The first mistake is kept and everything after it is skipped, so that callers can read member after member
// and ask once.
class Members {
 public:
  explicit Members(const boost::json::object& from) : from_(from) {}

  const boost::json::value* find(std::string_view name) const {
    const auto found = from_.find(name);
    return failed() || found == from_.end() ? nullptr : &found->value();
  }
  void text(std::string_view name, std::string& to) {
    const boost::json::value* member = find(name);
    if (member == nullptr) return;
    if (!member->is_string()) return wrong(name, "must be a text");
    to = view(member->get_string());
  }
  void flag(std::string_view name, bool& to) {
    const boost::json::value* member = find(name);
    if (member == nullptr) return;
    if (!member->is_bool()) return wrong(name, "must be true or false");
    to = member->get_bool();
  }
  void wrong(std::string_view name, std::string_view what) {
    keep({base::ErrorKind::bad_request,
          "The member \"" + std::string(name) + "\" " + std::string(what) + ".",
          {}});
  }
  void keep(base::Error error) {
    if (!failed()) error_ = std::move(error);
  }
  bool failed() const { return error_.has_value(); }
  base::Error take_error() { return std::move(*error_); }

 private:
  const boost::json::object& from_;
  std::optional<base::Error> error_;
};

// brief_json.h's brief_from, of a document parsed already.
base::Result<brief::Brief> brief_from(const boost::json::value& edited, std::string_view prompt);

}  // namespace onesheet::json
