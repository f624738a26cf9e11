// Who carries, rides and sits; what hangs over a setting; what is only said of somebody: one rule a test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "brief/brief.h"

namespace onesheet::brief {
namespace {

const Subject& nth(const Brief& brief, std::size_t index) {
  static const Subject none;
  EXPECT_LT(index, brief.subjects.size()) << brief.prompt;
  return index < brief.subjects.size() ? brief.subjects[index] : none;
}

Relation relation_of_second(std::string_view prompt) { return nth(understand(prompt), 1).relation; }

std::vector<std::string> ids(const Brief& brief) {
  std::vector<std::string> list;
  for (const Subject& one : brief.subjects) list.push_back(one.concept_id);
  return list;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Relations, OfRiders) {
  EXPECT_EQ(relation_of_second("a girl riding a wolf"), Relation::riding);
  EXPECT_EQ(relation_of_second("a knight riding a snail"), Relation::riding);
  EXPECT_EQ(relation_of_second("a boy on a bicycle"), Relation::riding);
  EXPECT_EQ(relation_of_second("a man on a horse"), Relation::riding);
  const Brief witch = understand("a witch riding a broom");
  EXPECT_EQ(nth(witch, 1).relation, Relation::riding);
  EXPECT_EQ(nth(witch, 0).prop, "") << "she holds no second broom";
  EXPECT_THAT(ids(understand("the lone rider")), ElementsAre("man", "horse"));
}

TEST(Relations, OfThoseInside) {
  EXPECT_EQ(relation_of_second("a woman driving a convertible"), Relation::inside);
  EXPECT_EQ(relation_of_second("a queen on a throne"), Relation::inside);
  const Brief boat = understand("an old man fishing in a boat");
  EXPECT_THAT(ids(boat), ElementsAre("old_man", "rowboat"));
  EXPECT_EQ(nth(boat, 1).relation, Relation::inside);
  EXPECT_EQ(nth(boat, 0).prop, "fishing_rod");
  EXPECT_EQ(relation_of_second("a man on a train"), Relation::beside) << "not on top of it";
}

TEST(Relations, OfArms) {
  EXPECT_EQ(relation_of_second("a nurse carrying a child"), Relation::carrying);
  EXPECT_EQ(relation_of_second("an eagle carrying a snake"), Relation::carrying);
  EXPECT_EQ(relation_of_second("a boy embracing his dog"), Relation::embracing);
  EXPECT_EQ(relation_of_second("a girl hugging a polar bear"), Relation::embracing);
  EXPECT_EQ(relation_of_second("a woman walking her dog"), Relation::beside);
  EXPECT_EQ(nth(understand("a knight carrying a lantern"), 0).prop, "lantern");
  EXPECT_EQ(nth(understand("an assassin in a mask"), 0).prop, "mask");
}

TEST(Relations, AWhaleAboveACityIsNotUnderWater) {
  for (const char* prompt : {"a whale above the city", "a whale above the rooftops of Lisbon"}) {
    const Brief brief = understand(prompt);
    EXPECT_EQ(brief.setting, Setting::city) << prompt;
    EXPECT_EQ(nth(brief, 0).relation, Relation::above) << prompt;
  }
  EXPECT_EQ(understand("a whale").setting, Setting::underwater);
  EXPECT_NE(understand("a private detective finds a goldfish in a safe").setting, Setting::underwater);
}

TEST(Counts, OfWordsAfterTheNoun) {
  EXPECT_EQ(nth(understand("a bear family in the woods"), 0).count, 3);
  EXPECT_EQ(nth(understand("a wolf pack hunts"), 0).count, 5);
  EXPECT_EQ(nth(understand("dozens of crows"), 0).count, kCountMax);
  EXPECT_THAT(ids(understand("a submarine crew")), ElementsAre("submarine"));
}

TEST(Casts, FightersAreTwo) {
  const Brief brief = understand("a samurai duel in the rain");
  EXPECT_THAT(ids(brief), ElementsAre("samurai", "samurai"));
  EXPECT_EQ(nth(brief, 1).relation, Relation::versus);
  EXPECT_EQ(brief.genre, Genre::action);
  EXPECT_THAT(ids(understand("a panda learns kung fu")), ElementsAre("panda"));
}

TEST(Casts, OfCourts) {
  EXPECT_THAT(ids(understand("a courtroom drama")), ElementsAre("judge"));
  EXPECT_THAT(ids(understand("a courtroom drama about a stolen violin")), ElementsAre("violin"));
}

TEST(Emblems, StandForPlacesOnlyWhenNothingElseIsThere) {
  EXPECT_THAT(ids(understand("a bakery")), ElementsAre("bread"));
  EXPECT_THAT(ids(understand("two sisters run a bakery")), ElementsAre("woman"));
  EXPECT_THAT(ids(understand("a library in the desert")), IsEmpty());
  EXPECT_THAT(ids(understand("an empty motel in the desert")), IsEmpty());
}

TEST(Negation, AlsoOfWhatAnEventWouldCast) {
  EXPECT_THAT(ids(understand("a love story without lovers")), IsEmpty());
  EXPECT_EQ(nth(understand("a gunslinger with a guitar instead of a gun"), 0).prop, "guitar");
  EXPECT_THAT(ids(understand("a street empty of cars")), IsEmpty());
}

TEST(Words, SaidOfTheFilmOrOfSomebody) {
  EXPECT_THAT(ids(understand("1950s monster movie, a giant ant attacks")), ElementsAre("ant"));
  EXPECT_THAT(ids(understand("a monster movie")), ElementsAre("monster"));
  EXPECT_THAT(ids(understand("a grandmother becomes a champion")), ElementsAre("old_woman"));
  EXPECT_THAT(ids(understand("she is a shark in court")), IsEmpty());
  EXPECT_THAT(ids(understand("train your dragon")), ElementsAre("dragon"));
  EXPECT_THAT(ids(understand("the last bus home")), ElementsAre("bus"));
}

TEST(Words, ACreatureAtAHumanTradeIsTheCreature) {
  EXPECT_THAT(ids(understand("a vampire dentist")), ElementsAre("vampire"));
  EXPECT_THAT(ids(understand("a robot lawyer")), ElementsAre("robot"));
  EXPECT_THAT(ids(understand("a vampire hunter")), ElementsAre("hunter"));
}

TEST(Unknown, NounsBeforeTheirVerbAreNamed) {
  EXPECT_THAT(understand("a wombat juggling oranges").unknown_nouns, testing::Contains("wombat"));
  EXPECT_THAT(understand("a wombat juggles").unknown_nouns, testing::Contains("wombat"));
}

TEST(Eras, OfDecadesAndAges) {
  EXPECT_EQ(understand("a drive-in in the 1950s").era, Era::y1950s);
  EXPECT_EQ(understand("Moscow, 1983").era, Era::y1980s);
  EXPECT_EQ(understand("a medieval village").era, Era::medieval);
  EXPECT_EQ(understand("Victorian London").era, Era::victorian);
  EXPECT_EQ(understand("a wolf").era, Era::unspecified);
}

TEST(Places, BringTheirLandmark) {
  EXPECT_THAT(ids(understand("a gladiator in Rome")), ElementsAre("gladiator", "colosseum"));
  EXPECT_THAT(ids(understand("a detective in Chicago")), ElementsAre("detective"))
      << "any city has skyscrapers";
  EXPECT_THAT(ids(understand("a boxer in a Brooklyn gym")), ElementsAre("boxer"));
}

}  // namespace
}  // namespace onesheet::brief
