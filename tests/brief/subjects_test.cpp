// Counts, relations, props, sizes, negation: one rule a test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "brief/brief.h"

namespace onesheet::brief {
namespace {

const Subject& subject(const Brief& brief, std::size_t index) {
  static const Subject none;
  EXPECT_LT(index, brief.subjects.size());
  return index < brief.subjects.size() ? brief.subjects[index] : none;
}

int count_of(std::string_view prompt) { return subject(understand(prompt), 0).count; }

TEST(Counts, OfNumbersGroupsAndPlurals) {
  EXPECT_EQ(count_of("a wolf"), 1);
  EXPECT_EQ(count_of("wolves"), 2);
  EXPECT_EQ(count_of("three wolves"), 3);
  EXPECT_EQ(count_of("7 wolves"), 7);
  EXPECT_EQ(count_of("a pack of wolves"), 5);
  EXPECT_EQ(count_of("a family of bears"), 3);
  EXPECT_EQ(count_of("a family of four bears"), 4);
  EXPECT_EQ(count_of("a pair of old detectives"), 2);
  EXPECT_EQ(count_of("an army of robots"), 9);
  EXPECT_EQ(count_of("a thousand ships"), 9);
}

TEST(Counts, TwoNounsAreTwoEvenOfOneConcept) {
  EXPECT_EQ(understand("a barista and a billionaire").subjects.size(), 2U);
  EXPECT_EQ(understand("a puppy runs away; the dog is lost").subjects.size(), 1U);
  EXPECT_EQ(understand("a mother and her child").subjects.size(), 2U);
  EXPECT_EQ(understand("a detective is lost, the man is tired").subjects.size(), 1U);
}

TEST(Counts, HyphensCountNothing) {
  EXPECT_EQ(count_of("a two-headed dragon"), 1);
  EXPECT_EQ(count_of("a ten-year-old girl"), 1);
  EXPECT_EQ(count_of("a three-legged dog"), 1);
}

TEST(Relations, TellHowTheSecondStandsToTheFirst) {
  EXPECT_EQ(subject(understand("a diver beneath a whale"), 1).relation, Relation::above);
  EXPECT_EQ(subject(understand("an eagle above a castle"), 1).relation, Relation::beneath);
  EXPECT_EQ(subject(understand("a girl riding a horse"), 1).relation, Relation::riding);
  EXPECT_EQ(subject(understand("a boy on a bicycle"), 1).relation, Relation::riding);
  EXPECT_EQ(subject(understand("a man on a train"), 1).relation, Relation::beside);
  EXPECT_EQ(subject(understand("a knight versus a dragon"), 1).relation, Relation::versus);
  EXPECT_EQ(subject(understand("a knight fights a dragon"), 1).relation, Relation::versus);
  EXPECT_EQ(subject(understand("a princess in front of a castle"), 1).relation, Relation::behind);
  EXPECT_EQ(subject(understand("a fox and a rabbit"), 1).relation, Relation::beside);
}

TEST(Relations, WhatStandsBehindComesSecond) {
  const Brief brief = understand("a monster behind a girl");
  EXPECT_EQ(subject(brief, 0).concept_id, "girl");
  EXPECT_EQ(subject(brief, 1).concept_id, "monster");
  EXPECT_EQ(subject(brief, 1).relation, Relation::behind);
}

TEST(Sizes, AreAdjectivesBeforeANounOnly) {
  EXPECT_EQ(subject(understand("a giant whale"), 0).bulk, Bulk::giant);
  EXPECT_EQ(subject(understand("a tiny robot"), 0).bulk, Bulk::tiny);
  EXPECT_EQ(subject(understand("a giant walks over the hills"), 0).concept_id, "giant");
  EXPECT_THAT(understand("a giant wave").subjects, testing::IsEmpty());
}

TEST(Props, AreWhatAPersonHoldsOrIsKnownBy) {
  EXPECT_EQ(subject(understand("a violinist"), 0).prop, "violin");
  EXPECT_EQ(subject(understand("a girl with a red balloon"), 0).prop, "balloon");
  EXPECT_EQ(subject(understand("an old man holding a lantern"), 0).prop, "lantern");
  EXPECT_EQ(subject(understand("a chess grandmaster"), 0).prop, "chess_king");
  EXPECT_EQ(subject(understand("a knight without a sword"), 0).prop, "");
  EXPECT_EQ(understand("a girl with a red balloon").subjects.size(), 1U);
}

TEST(Negation, LeavesOutWhatIsNotThere) {
  EXPECT_EQ(understand("a lighthouse, no ships").subjects.size(), 1U);
  EXPECT_EQ(subject(understand("not a dog but a wolf"), 0).concept_id, "wolf");
  EXPECT_EQ(understand("not a dog but a wolf").subjects.size(), 1U);
  EXPECT_THAT(understand("a city without cars or dogs").subjects, testing::IsEmpty());
  EXPECT_EQ(understand("a street, no rain").weather, Weather::clear);
}

TEST(Negation, OfPeopleIsRemembered) {
  EXPECT_TRUE(understand("a street with no people").no_people);
  EXPECT_TRUE(understand("an empty city without cars or people").no_people);
  EXPECT_FALSE(understand("nobody believes the girl").no_people);
  EXPECT_FALSE(understand("people in the street").no_people);
}

TEST(Events, BringTheirCastWhenNobodyIsNamed) {
  const Brief heist = understand("a heist in New York");
  EXPECT_EQ(subject(heist, 0).concept_id, "thief");
  EXPECT_EQ(subject(heist, 0).count, 4);
  const Brief named = understand("a nurse at a wedding");
  ASSERT_EQ(named.subjects.size(), 1U);
  EXPECT_EQ(named.subjects[0].concept_id, "nurse");
}

TEST(Events, OfAFamilyOnlyWhereOneIsMeant) {
  EXPECT_EQ(understand("a family moves to Alaska").subjects.size(), 3U);
  EXPECT_EQ(understand("a treasure chest, family adventure").subjects.size(), 1U);
}

TEST(Suffix, MakesAPersonOfAnAgentOnly) {
  EXPECT_EQ(subject(understand("a horse whisperer"), 0).concept_id, "man");
  EXPECT_EQ(subject(understand("the dragon slayer"), 1).concept_id, "dragon");
  EXPECT_THAT(understand("the chandelier and the river").subjects, testing::IsEmpty());
}

TEST(Unknown, NounsAreNamed) {
  EXPECT_THAT(understand("a story about a toaster").unknown_nouns, testing::Contains("toaster"));
  EXPECT_THAT(understand("a story about a toaster").subjects, testing::IsEmpty());
}

TEST(Emoji, AreReadAndCounted) {
  const Brief brief = understand("🐺🐺🌕");
  EXPECT_EQ(subject(brief, 0).concept_id, "wolf");
  EXPECT_EQ(subject(brief, 0).count, 2);
  EXPECT_EQ(subject(brief, 1).concept_id, "moon");
  EXPECT_EQ(subject(understand("👩🏽‍🚀"), 0).concept_id, "astronaut");
  EXPECT_EQ(subject(understand("🐻‍❄️"), 0).concept_id, "polar_bear");
}

TEST(Foreign, IsNotMisread) {
  EXPECT_THAT(understand("Ein Mann und der Hund im Regen").subjects, testing::IsEmpty());
  EXPECT_THAT(understand("une chaise dans la main de la rose").subjects, testing::IsEmpty());
}

TEST(Subjects, AreAtMostThreeAndAllConfident) {
  const Brief brief = understand("a wolf, a fox, a bear, an owl and a deer");
  EXPECT_EQ(brief.subjects.size(), kSubjectsMax);
  for (const Subject& one : brief.subjects) EXPECT_GE(one.confidence, kDrawAtLeast);
}

TEST(Subjects, CarryTheWordsOfThePrompt) {
  EXPECT_EQ(subject(understand("Tonight an old lighthouse keeper waits"), 0).words,
            "an old lighthouse keeper");
}

}  // namespace
}  // namespace onesheet::brief
