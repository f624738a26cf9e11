#include "brief/lines.h"

#include <algorithm>
#include <ranges>

namespace onesheet::brief {
namespace {

std::vector<std::string_view> choices_of(std::string_view text) {
  std::vector<std::string_view> choices;
  for (const auto part : std::views::split(text, '|')) choices.emplace_back(part.begin(), part.end());
  return choices;
}

std::optional<Kind> kind_called(std::string_view name) {
  for (int i = 0; !name_of(static_cast<Kind>(i)).empty(); ++i) {
    if (name_of(static_cast<Kind>(i)) == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

std::optional<Condition> parse_condition(std::string_view text) {
  using Of = ConditionOf;
  Condition made;
  if (text.starts_with('!')) {
    made.wanted = false;
    text.remove_prefix(1);
  }
  const auto colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view name = text.substr(0, colon);
    const auto choices = choices_of(text.substr(colon + 1));
    if (name == "lead") {
      made.of = Of::lead_kind;
      for (const std::string_view choice : choices) {
        const auto kind = kind_called(choice);
        if (!kind) return std::nullopt;
        made.kinds.push_back(*kind);
      }
      return made;
    }
    if (name != "is" && name != "first") return std::nullopt;
    made.of = name == "is" ? Of::any_subject : Of::first_subject;
    made.concepts.assign(choices.begin(), choices.end());
    return made;
  }
  constexpr std::pair<std::string_view, Of> kCounts[] = {
      {"alone", Of::alone}, {"two", Of::two}, {"many", Of::many}, {"versus", Of::versus}};
  for (const auto& [name, of] : kCounts) {
    if (text != name && !text.starts_with(std::string(name) + "|")) continue;
    if (text != name) return std::nullopt;
    made.of = of;
    return made;
  }
  for (const std::string_view choice : choices_of(text)) {
    const auto votes = parse_votes(choice);
    if (!votes || votes->size() != 1) return std::nullopt;
    made.values.push_back(votes->front());
  }
  return made;
}

unsigned char value_of(const Brief& brief, Axis axis) {
  switch (axis) {
    case Axis::setting:
      return static_cast<unsigned char>(brief.setting);
    case Axis::time:
      return static_cast<unsigned char>(brief.time);
    case Axis::weather:
      return static_cast<unsigned char>(brief.weather);
    case Axis::genre:
      return static_cast<unsigned char>(brief.genre);
    case Axis::mood:
      return static_cast<unsigned char>(brief.mood);
    case Axis::era:
      return static_cast<unsigned char>(brief.era);
  }
  return 0;
}

template <class Form>
bool is_true(const ConditionIn<Form>& condition, const Brief& brief) {
  using Of = ConditionOf;
  const auto& subjects = brief.subjects;
  const auto named = [&](const Subject& subject) {
    const auto has = [&](std::string_view id) {
      return std::ranges::any_of(condition.concepts, [&](const auto& one) { return one == id; });
    };
    return has(subject.concept_id) || (condition.of == Of::any_subject && has(subject.prop));
  };
  switch (condition.of) {
    case Of::value:
      return std::ranges::any_of(condition.values,
                                 [&](const Vote& vote) { return value_of(brief, vote.axis) == vote.value; });
    case Of::any_subject:
      return std::ranges::any_of(subjects, named);
    case Of::first_subject:
      return !subjects.empty() && named(subjects.front());
    case Of::lead_kind:
      return !subjects.empty() &&
             std::ranges::find(condition.kinds, subjects.front().kind) != condition.kinds.end();
    case Of::alone:
      return subjects.size() == 1 && subjects.front().count == 1;
    case Of::two:
      return (subjects.size() == 1 && subjects.front().count == 2) ||
             (subjects.size() == 2 && subjects[0].count == 1 && subjects[1].count == 1 &&
              subjects[1].kind == subjects[0].kind);
    case Of::many:
      return !subjects.empty() && subjects.front().count >= 3;
    case Of::versus:
      return std::ranges::any_of(subjects, [](const Subject& s) { return s.relation == Relation::versus; });
  }
  return false;
}

template <class Form>
std::size_t fitness_of(const LineIn<Form>& line, const Brief& brief) {
  const bool all = std::ranges::all_of(line.when, [&](const auto& one) { return holds(one, brief); });
  return all ? line.when.size() : 0;
}

}  // namespace

std::optional<std::vector<Condition>> parse_conditions(std::string_view text) {
  std::vector<Condition> conditions;
  for (const auto part : std::views::split(text, ' ')) {
    const std::string_view word(part.begin(), part.end());
    if (word.empty()) continue;
    auto condition = parse_condition(word);
    if (!condition) return std::nullopt;
    conditions.push_back(std::move(*condition));
  }
  if (conditions.empty()) return std::nullopt;
  return conditions;
}

bool holds(const Condition& condition, const Brief& brief) {
  return is_true(condition, brief) == condition.wanted;
}
bool holds(const ConditionIn<Packed>& condition, const Brief& brief) {
  return is_true(condition, brief) == condition.wanted;
}

std::size_t fit(const Line& line, const Brief& brief) { return fitness_of(line, brief); }
std::size_t fit(const LineIn<Packed>& line, const Brief& brief) { return fitness_of(line, brief); }

}  // namespace onesheet::brief
