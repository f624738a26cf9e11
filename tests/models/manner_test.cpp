#include "models/illustrator/manner_of.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace onesheet::illustrator {
namespace {

brief::Brief brief_of(std::string prompt, int count = 1) {
  brief::Brief brief;
  brief.prompt = std::move(prompt);
  brief::Subject subject;
  subject.concept_id = subject.words = "woman";
  subject.kind = brief::Kind::person;
  subject.count = count;
  brief.subjects.push_back(subject);
  return brief;
}

PoseName pose_of(const std::string& prompt) {
  const auto brief = brief_of(prompt);
  return manner_of(brief, brief.subjects.front(), 0, 1).pose;
}

TEST(Manner, DoesWhatThePromptSays) {
  EXPECT_EQ(pose_of("A woman running through the rain"), PoseName::running);
  EXPECT_EQ(pose_of("a woman SITS alone by the sea"), PoseName::sitting);
  EXPECT_EQ(pose_of("a woman kneels, then runs"), PoseName::kneeling);
  EXPECT_EQ(pose_of("a woman falls from the sky"), PoseName::falling);
}

TEST(Manner, IdiomsAreNoVerbs) {
  for (const char* prompt : {"a woman falls in love", "a woman runs a bakery", "a woman falls for a baker"}) {
    const PoseName pose = pose_of(prompt);
    EXPECT_NE(pose, PoseName::falling) << prompt;
    EXPECT_NE(pose, PoseName::running) << prompt;
  }
  // Part of a word is no word.
  EXPECT_NE(pose_of("a woman and her prunes"), PoseName::running);
}

TEST(Manner, MembersOfAGroupPoseDifferently) {
  const auto brief = brief_of("three women", 3);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    std::set<PoseName> poses;
    for (int i = 0; i < 3; ++i) poses.insert(manner_of(brief, brief.subjects.front(), i, seed).pose);
    EXPECT_EQ(poses.size(), 3U) << seed;
  }
}

TEST(Manner, OnlyPeopleArePosed) {
  auto brief = brief_of("a running wolf");
  brief.subjects.front().kind = brief::Kind::animal;
  EXPECT_EQ(manner_of(brief, brief.subjects.front(), 0, 1).pose, PoseName::usual);
}

}  // namespace
}  // namespace onesheet::illustrator
