// Titles and taglines written by hand, each with the conditions under which it is true of a brief.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "brief/votes.h"

namespace onesheet::brief {

// One condition: any of its choices. "fantasy", "interior|snow", "is:wolf|fox", "first:king", "lead:animal",
// "alone", "two", "many", "versus"; with "!" before it none of them.
struct Condition {
  enum class Of { value, any_subject, first_subject, lead_kind, alone, two, many, versus };
  Of of = Of::value;
  bool wanted = true;
  std::vector<Vote> values;
  std::vector<std::string> concepts;
  std::vector<Kind> kinds;
};

struct Line {
  std::vector<Condition> when;
  std::vector<std::string> texts;
};

// nullopt when a condition cannot be read. Concepts are not looked up here.
std::optional<std::vector<Condition>> parse_conditions(std::string_view text);

bool holds(const Condition& condition, const Brief& brief);
// How many conditions a line has when all hold, else 0: the more, the better it fits.
std::size_t fit(const Line& line, const Brief& brief);

}  // namespace onesheet::brief
