// expected.tsv: what a person expects of hard prompts, counted. Prints both sets; the lines "held" are not
// tuned on, so their numbers say how well unseen prompts are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "brief/brief.h"

namespace onesheet::brief {
namespace {

std::vector<std::string> parts_of(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  std::string part;
  while (std::getline(stream, part, at)) parts.push_back(part);
  return parts;
}

struct Expected {
  std::string set, prompt, first, all, also, genre, time;
};

std::vector<Expected> read_expected() {
  std::ifstream file(std::string(ONESHEET_SOURCE_DIR) + "/tests/brief/expected.tsv");
  std::vector<Expected> lines;
  for (std::string text; std::getline(file, text);) {
    if (text.empty() || text.front() == '#') continue;
    const auto f = parts_of(text, '\t');
    EXPECT_EQ(f.size(), 7U) << text;
    if (f.size() == 7) lines.push_back({f[0], f[1], f[2], f[3], f[4], f[5], f[6]});
  }
  return lines;
}

// "2*wolf": at least two wolves; "wolf": one or more. A crowd need not be counted exactly.
bool is_meant(const Subject& subject, const std::string& one) {
  const auto star = one.find('*');
  const std::string id = star == std::string::npos ? one : one.substr(star + 1);
  if (subject.concept_id != id) return false;
  return star == std::string::npos || subject.count >= std::stoi(one.substr(0, star));
}

bool first_is_right(const Brief& brief, const Expected& line) {
  return std::ranges::any_of(parts_of(line.first, '|'), [&](const std::string& one) {
    if (one == "-") return brief.subjects.empty();
    return !brief.subjects.empty() && is_meant(brief.subjects.front(), one);
  });
}

bool all_are_there(const Brief& brief, const Expected& line) {
  return std::ranges::all_of(parts_of(line.all, ','), [&](const std::string& choice) {
    return std::ranges::any_of(parts_of(choice, '|'), [&](const std::string& one) {
      return one == "-" || std::ranges::any_of(brief.subjects, [&](const Subject& subject) {
               return is_meant(subject, one) || subject.prop == one;
             });
    });
  });
}

// Subjects that nobody would expect.
std::vector<std::string> intruders(const Brief& brief, const Expected& line) {
  std::vector<std::string> welcome;
  for (const std::string& list : {line.first, line.all, line.also}) {
    for (const std::string& choice : parts_of(list, ',')) {
      for (const std::string& one : parts_of(choice, '|')) welcome.push_back(one.substr(one.find('*') + 1));
    }
  }
  std::vector<std::string> found;
  for (const Subject& subject : brief.subjects) {
    if (std::ranges::find(welcome, subject.concept_id) == welcome.end()) found.push_back(subject.concept_id);
  }
  return found;
}

bool is_one_of(std::string_view name, const std::string& choices) {
  const auto known = parts_of(choices, '|');
  return choices == "?" || std::ranges::find(known, name) != known.end();
}

struct Score {
  int lines = 0, first = 0, all = 0, intruders = 0, genre = 0, time = 0;
  double share(int right) const { return lines == 0 ? 0 : 100.0 * right / lines; }
};

Score score_of(std::string_view set, bool tell) {
  Score score;
  for (const Expected& line : read_expected()) {
    if (!set.empty() && line.set != set) continue;
    const Brief brief = understand(line.prompt);
    const auto wrong = intruders(brief, line);
    const bool first = first_is_right(brief, line), all = all_are_there(brief, line);
    const bool genre = is_one_of(name_of(brief.genre), line.genre);
    const bool time = is_one_of(name_of(brief.time), line.time);
    ++score.lines;
    score.first += first ? 1 : 0;
    score.all += all ? 1 : 0;
    score.intruders += static_cast<int>(wrong.size());
    score.genre += genre ? 1 : 0;
    score.time += time ? 1 : 0;
    if (!tell || (first && all && wrong.empty() && genre && time)) continue;
    std::string drawn;
    for (const Subject& subject : brief.subjects) {
      drawn += (drawn.empty() ? "" : ",") + std::to_string(subject.count) + "*" + subject.concept_id;
    }
    std::cout << line.prompt << " → " << (drawn.empty() ? "-" : drawn) << ", " << name_of(brief.genre) << ", "
              << name_of(brief.time) << (first ? "" : "; FIRST") << (all ? "" : "; ALL")
              << (genre ? "" : "; GENRE") << (time ? "" : "; TIME");
    for (const std::string& one : wrong) std::cout << "; WRONG " << one;
    std::cout << '\n';
  }
  std::cout << (set.empty() ? "all" : set) << ": " << score.lines << " prompts, first subject "
            << score.share(score.first) << " %, all subjects " << score.share(score.all) << " %, forbidden "
            << score.intruders << ", genre " << score.share(score.genre) << " %, time "
            << score.share(score.time) << " %\n";
  return score;
}

void expect_goals(const Score& score) {
  EXPECT_GE(score.share(score.first), 95);
  EXPECT_GE(score.share(score.all), 75);
  EXPECT_EQ(score.intruders, 0);
  EXPECT_GE(score.share(score.genre), 88);
  EXPECT_GE(score.share(score.time), 88);
}

TEST(Expected, HasAHundredAndTwentyPromptsOfWhichFortyAreHeldOut) {
  const auto lines = read_expected();
  EXPECT_GE(lines.size(), 120U);
  EXPECT_EQ(std::ranges::count(lines, "held", &Expected::set), 40);
}

TEST(Expected, TunedPromptsAreReadAsAPersonExpects) { expect_goals(score_of("tune", true)); }

// Printed without the lines, so that nobody is led to tune on them.
TEST(Expected, HeldOutPromptsAreReadAsAPersonExpects) {
  const Score score = score_of("held", false);
  EXPECT_GE(score.share(score.first), 90);
  EXPECT_GE(score.share(score.all), 75);
}

TEST(Expected, AllTogetherReachTheGoals) { expect_goals(score_of("", false)); }

}  // namespace
}  // namespace onesheet::brief
