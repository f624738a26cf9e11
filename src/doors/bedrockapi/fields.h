// A JSON object of a stranger, read member by member against its schema. The first thing that is wrong is
// kept, in the words Bedrock's own schema check uses; after it, reading goes on and nothing it gives matters.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doors/bedrockapi/failure.h"

namespace onesheet::doors::bedrock_api {

class Fields {
 public:
  enum class Need { optional, required };

  // `pointer`: "#" for the body itself. `first` gets the first failure; it and `object` outlive this.
  Fields(const boost::json::object& object, std::string pointer, std::optional<Failure>& first)
      : object_(object), pointer_(std::move(pointer)), first_(first) {}

  // Lengths in characters.
  std::optional<std::string> text(std::string_view name, std::size_t least, std::size_t most, Need need);
  std::optional<std::string> word(std::string_view name, std::span<const std::string_view> allowed,
                                  Need need = Need::optional);
  std::optional<std::uint64_t> integer(std::string_view name, std::uint64_t least, std::uint64_t most,
                                       std::uint64_t multiple_of = 1);
  std::optional<double> number(std::string_view name, double least, double most);
  std::optional<Fields> object(std::string_view name, Need need);
  // Objects in a list.
  std::vector<Fields> objects(std::string_view name, std::size_t least, std::size_t most, Need need);
  // Texts in a list.
  std::vector<std::string> texts(std::string_view name, std::size_t least, std::size_t most, Need need);
  bool has(std::string_view name) const;
  // Accepts a member of any form.
  void skip(std::string_view name) { asked_.push_back(name); }
  // Every member that was not asked for is one too many. Call last.
  void nothing_else();

  void note(std::string_view name, std::string_view what);

 private:
  const boost::json::value* find(std::string_view name, Need need);
  const boost::json::value* find_list(std::string_view name, std::size_t least, std::size_t most, Need need);

  const boost::json::object& object_;
  std::string pointer_;
  std::optional<Failure>& first_;
  std::vector<std::string_view> asked_;
};

}  // namespace onesheet::doors::bedrock_api
