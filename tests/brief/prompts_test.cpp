// prompts.tsv: what a hundred and more prompts must be read as, line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "brief/brief.h"

namespace onesheet::brief {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  std::string part;
  while (std::getline(stream, part, at)) parts.push_back(part);
  return parts;
}

struct PromptLine {
  std::string prompt, subjects, setting, time, genre, forbidden;
};

std::vector<PromptLine> read_lines() {
  std::ifstream file(std::string(ONESHEET_SOURCE_DIR) + "/tests/brief/prompts.tsv");
  std::vector<PromptLine> lines;
  std::string text;
  while (std::getline(file, text)) {
    if (text.empty() || text.front() == '#') continue;
    auto f = split(text, '\t');
    EXPECT_EQ(f.size(), 6U) << text;
    if (f.size() == 6) lines.push_back({f[0], f[1], f[2], f[3], f[4], f[5]});
  }
  return lines;
}

// "two astronauts" → "2*astronaut"
std::string as_listed(const Brief& brief) {
  std::string out;
  for (const Subject& subject : brief.subjects) {
    if (!out.empty()) out += ',';
    if (subject.count > 1) out += std::to_string(subject.count) + '*';
    out += subject.concept_id;
  }
  return out.empty() ? "-" : out;
}

class Prompts : public testing::TestWithParam<PromptLine> {};

TEST_P(Prompts, AreReadAsWritten) {
  const PromptLine& line = GetParam();
  const Brief brief = understand(line.prompt);
  EXPECT_EQ(as_listed(brief), line.subjects);
  if (line.setting != "?") {
    EXPECT_EQ(name_of(brief.setting), line.setting);
  }
  if (line.time != "?") {
    EXPECT_EQ(name_of(brief.time), line.time);
  }
  if (line.genre != "?") {
    EXPECT_EQ(name_of(brief.genre), line.genre);
  }
  for (const std::string& forbidden : split(line.forbidden, ',')) {
    for (const Subject& subject : brief.subjects) {
      EXPECT_NE(subject.concept_id, forbidden);
      EXPECT_NE(subject.prop, forbidden);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(File, Prompts, testing::ValuesIn(read_lines()),
                         [](const testing::TestParamInfo<PromptLine>& line) {
                           std::string name;
                           for (const char c : line.param.prompt.substr(0, 48)) {
                             const bool plain =
                                 (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                             name += plain ? c : '_';
                           }
                           return std::to_string(line.index) + "_" + name;
                         });

TEST(PromptFixture, HasAHundredLines) { EXPECT_GE(read_lines().size(), 100U); }

}  // namespace
}  // namespace onesheet::brief
