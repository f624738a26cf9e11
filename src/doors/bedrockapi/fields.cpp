#include "doors/bedrockapi/fields.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "base/utf8.h"

namespace onesheet::doors::bedrock_api {
namespace {

namespace json = boost::json;

constexpr std::size_t kNameShownMax = 64;

std::string_view type_name(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "Null";
    case json::kind::bool_:
      return "Boolean";
    case json::kind::int64:
    case json::kind::uint64:
      return "Integer";
    case json::kind::double_:
      return "Double";
    case json::kind::string:
      return "String";
    case json::kind::array:
      return "JSONArray";
    case json::kind::object:
      break;
  }
  return "JSONObject";
}

std::string wrong_type(std::string_view wanted, const json::value& value) {
  return "expected type: " + std::string{wanted} + ", found: " + std::string{type_name(value)};
}

std::string plain(double value) { return json::serialize(json::value(value)); }

}  // namespace

void Fields::note(std::string_view name, std::string_view what) {
  if (first_) return;
  first_ = malformed(name.empty() ? pointer_ : pointer_ + "/" + std::string{name}, what);
}

bool Fields::has(std::string_view name) const { return object_.contains(name); }

const json::value* Fields::find(std::string_view name, Need need) {
  asked_.push_back(name);
  const json::value* value = object_.if_contains(name);
  if (value == nullptr && need == Need::required)
    note({}, "required key [" + std::string{name} + "] not found");
  return value;
}

std::optional<std::string> Fields::text(std::string_view name, std::size_t least, std::size_t most,
                                        Need need) {
  const json::value* value = find(name, need);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    note(name, wrong_type("String", *value));
    return std::nullopt;
  }
  const std::string_view text = value->get_string();
  const std::size_t length = base::count_code_points(text).value_or(0);
  if (length < least) {
    note(name, "expected minLength: " + std::to_string(least) + ", actual: " + std::to_string(length));
  }
  if (length > most) {
    note(name, "expected maxLength: " + std::to_string(most) + ", actual: " + std::to_string(length));
  }
  return std::string{text};
}

std::optional<std::string> Fields::word(std::string_view name, std::span<const std::string_view> allowed,
                                        Need need) {
  const json::value* value = find(name, need);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    note(name, wrong_type("String", *value));
    return std::nullopt;
  }
  const std::string_view text = value->get_string();
  if (std::ranges::find(allowed, text) != allowed.end()) return std::string{text};
  // Only what is short is repeated.
  note(name,
       (text.size() <= 64 ? std::string{text} : std::string{"the value"}) + " is not a valid enum value");
  return std::nullopt;
}

std::optional<std::uint64_t> Fields::integer(std::string_view name, std::uint64_t least, std::uint64_t most,
                                             std::uint64_t multiple_of) {
  const json::value* value = find(name, Need::optional);
  if (value == nullptr) return std::nullopt;
  if (!value->is_int64() && !value->is_uint64()) {
    note(name, wrong_type("Integer", *value));
    return std::nullopt;
  }
  const std::string shown = json::serialize(*value);
  const bool negative = value->is_int64() && value->get_int64() < 0;
  const std::uint64_t number = negative ? 0 : value->to_number<std::uint64_t>();
  if (negative || number < least) note(name, shown + " is not greater or equal to " + std::to_string(least));
  if (number > most) note(name, shown + " is not less or equal to " + std::to_string(most));
  if (number % multiple_of != 0) note(name, shown + " is not a multiple of " + std::to_string(multiple_of));
  return number;
}

std::optional<double> Fields::number(std::string_view name, double least, double most) {
  const json::value* value = find(name, Need::optional);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    note(name, wrong_type("Number", *value));
    return std::nullopt;
  }
  const auto number = value->to_number<double>();
  if (number < least) note(name, plain(number) + " is not greater or equal to " + plain(least));
  if (number > most) note(name, plain(number) + " is not less or equal to " + plain(most));
  return number;
}

std::optional<Fields> Fields::object(std::string_view name, Need need) {
  const json::value* value = find(name, need);
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) {
    note(name, wrong_type("JSONObject", *value));
    return std::nullopt;
  }
  return Fields{value->get_object(), pointer_ + "/" + std::string{name}, first_};
}

const json::value* Fields::find_list(std::string_view name, std::size_t least, std::size_t most, Need need) {
  const json::value* value = find(name, need);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    note(name, wrong_type("JSONArray", *value));
    return nullptr;
  }
  const std::size_t count = value->get_array().size();
  if (count < least) {
    note(name, "expected minimum item count: " + std::to_string(least) + ", found: " + std::to_string(count));
  }
  if (count > most) {
    note(name, "expected maximum item count: " + std::to_string(most) + ", found: " + std::to_string(count));
  }
  return value;
}

std::vector<Fields> Fields::objects(std::string_view name, std::size_t least, std::size_t most, Need need) {
  std::vector<Fields> found;
  const json::value* list = find_list(name, least, most, need);
  if (list == nullptr) return found;
  for (const json::value& entry : list->get_array()) {
    const std::string place = std::string{name} + "/" + std::to_string(found.size());
    if (!entry.is_object()) {
      note(place, wrong_type("JSONObject", entry));
      break;
    }
    found.push_back(Fields{entry.get_object(), pointer_ + "/" + place, first_});
  }
  return found;
}

std::vector<std::string> Fields::texts(std::string_view name, std::size_t least, std::size_t most,
                                       Need need) {
  std::vector<std::string> found;
  const json::value* list = find_list(name, least, most, need);
  if (list == nullptr) return found;
  for (const json::value& entry : list->get_array()) {
    if (!entry.is_string()) {
      note(std::string{name} + "/" + std::to_string(found.size()), wrong_type("String", entry));
      break;
    }
    found.emplace_back(entry.get_string());
  }
  return found;
}

void Fields::nothing_else() {
  for (const auto& member : object_) {
    if (std::ranges::find(asked_, std::string_view{member.key()}) != asked_.end()) continue;
    std::string_view name = member.key();
    if (name.size() > kNameShownMax) {
      // Never half a character: the answer is JSON.
      std::size_t end = kNameShownMax;
      while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
      name = name.substr(0, end);
    }
    note({}, "extraneous key [" + std::string{name} + "] is not permitted");
    return;
  }
}

}  // namespace onesheet::doors::bedrock_api
