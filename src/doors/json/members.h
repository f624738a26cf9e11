// Reading the members of one object, one after the other. Only .cpp files of this room include it.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <cstdint>
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
  // A number without a fraction, from `least` to `most`.
  void whole(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t& to) {
    const boost::json::value* member = find(name);
    if (member == nullptr) return;
    if (!member->is_int64() || member->get_int64() < least || member->get_int64() > most) {
      return wrong(name,
                   "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    to = member->get_int64();
  }
  void number(std::string_view name, double least, double most, std::optional<double>& to) {
    const boost::json::value* member = find(name);
    if (member == nullptr) return;
    boost::system::error_code failed;
    const double value = member->to_number<double>(failed);
    if (failed || !(value >= least && value <= most)) {
      return wrong(name, "must be a number from " + std::to_string(std::llround(least)) + " to " +
                             std::to_string(std::llround(most)));
    }
    to = value;
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
