#include "layout/casing.h"

#include <gtest/gtest.h>

namespace onesheet::layout {
namespace {

TEST(Casing, CapitalsOfTheCasedAlphabets) {
  EXPECT_EQ(to_upper("The Last Light!"), "THE LAST LIGHT!");
  EXPECT_EQ(to_upper("Amélie à l'été, straße, ÿ, þ"), "AMÉLIE À L'ÉTÉ, STRASSE, Ÿ, Þ");
  EXPECT_EQ(to_upper("Łukasz żółć čeština ığ"), "ŁUKASZ ŻÓŁĆ ČEŠTINA IĞ");
  EXPECT_EQ(to_upper("Việt Nam ơ ư"), "VIỆT NAM Ơ Ư");
  EXPECT_EQ(to_upper("Летят журавли ёжик ћ ґ"), "ЛЕТЯТ ЖУРАВЛИ ЁЖИК Ћ Ґ");
  EXPECT_EQ(to_upper("Ένας χορός στο φως"), "ΈΝΑΣ ΧΟΡΟΣ ΣΤΟ ΦΩΣ");
  EXPECT_EQ(to_upper("÷×µ"), "÷×µ");
}

TEST(Casing, ScriptsWithoutCapitalsStayAsTheyAre) {
  for (const char* text : {"東京物語", "ليالي القاهرة", "ואלס", "दिलवाले", "ลุงบุญมี", "기생충"})
    EXPECT_EQ(to_upper(text), text);
}

TEST(Casing, InvalidUtf8ComesBackUnchanged) { EXPECT_EQ(to_upper("a\xFF"), "a\xFF"); }

TEST(Casing, OnlyTitlesWithoutAnyCapitalGetTitleCase) {
  EXPECT_EQ(to_title_case_if_lower("the lord of the rings"), "The Lord of the Rings");
  EXPECT_EQ(to_title_case_if_lower("pirouette"), "Pirouette");
  EXPECT_EQ(to_title_case_if_lower("eXistenZ"), "eXistenZ");
  EXPECT_EQ(to_title_case_if_lower("I, robot"), "I, robot");
}

TEST(Casing, SmallWords) {
  EXPECT_TRUE(is_small_word("OF"));
  EXPECT_TRUE(is_small_word("the"));
  EXPECT_FALSE(is_small_word("Oz"));
}

}  // namespace
}  // namespace onesheet::layout
