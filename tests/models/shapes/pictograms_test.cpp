#include "models/illustrator/shapes/pictograms.h"

#include <gtest/gtest.h>

#include <string>

namespace onesheet::illustrator {
namespace {

constexpr std::string_view kSmall =
    "onesheet-pictograms 1\n"
    "shape square right floats 2.5\n"
    "layer 0.25\n"
    "M 0 0\n"
    "L 10 0\n"
    "L 10 10\n"
    "C 9 11 1 11 0 10\n"
    "Z\n"
    "end\n";

std::string with(std::string_view from, std::string_view to) {
  std::string text(kSmall);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

bool readable(std::string_view text) {
  const auto listed = list_pictograms(text);
  return listed && listed->size() == 1 && read_pictogram(listed->front()).has_value();
}

TEST(Pictograms, ReadsWhatTheFormatAllows) {
  const auto listed = list_pictograms(kSmall);
  ASSERT_TRUE(listed.has_value());
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().id, "square");
  EXPECT_EQ(listed->front().facing, Facing::right);
  EXPECT_FALSE(listed->front().stands);
  EXPECT_FLOAT_EQ(listed->front().real_height_m, 2.5F);
  const auto shape = read_pictogram(listed->front());
  ASSERT_TRUE(shape.has_value());
  ASSERT_EQ(shape->layers.size(), 1U);
  EXPECT_FLOAT_EQ(shape->layers[0].tone, 0.25F);
  EXPECT_EQ(shape->layers[0].path.verbs().size(), 5U);
}

TEST(Pictograms, RefusesEverythingElse) {
  EXPECT_TRUE(readable(kSmall));
  EXPECT_FALSE(readable(""));
  EXPECT_FALSE(readable(with("pictograms 1", "pictograms 2")));
  EXPECT_FALSE(readable(with("end\n", "")));
  EXPECT_FALSE(readable(with("right", "up")));
  EXPECT_FALSE(readable(with("floats", "sinks")));
  EXPECT_FALSE(readable(with("2.5", "0")));
  EXPECT_FALSE(readable(with("2.5", "nan")));
  EXPECT_FALSE(readable(with("2.5", "2.5 m")));
  EXPECT_FALSE(readable(with("layer 0.25", "layer 1.25")));
  EXPECT_FALSE(readable(with("layer 0.25\n", "")));
  EXPECT_FALSE(readable(with("M 0 0\n", "")));
  EXPECT_FALSE(readable(with("L 10 0", "L 10")));
  EXPECT_FALSE(readable(with("L 10 0", "L 10 0 0")));
  EXPECT_FALSE(readable(with("L 10 0", "L 10 x")));
  EXPECT_FALSE(readable(with("L 10 0", "L 100001 0")));
  EXPECT_TRUE(readable(with("L 10 0", "L 100000 0")));
  EXPECT_FALSE(readable(with("C 9 11 1 11 0 10", "C 9 11 1 11 0")));
  EXPECT_FALSE(readable(with("Z\n", "")));
  EXPECT_FALSE(readable(with("Z\n", "Z 1\n")));
  EXPECT_FALSE(readable(with("Z\n", "Q 1 2 3 4\n")));
}

TEST(Pictograms, EveryEmbeddedOneReads) {
  EXPECT_GE(embedded_pictograms().size(), 40U);
  for (const Pictogram& pictogram : embedded_pictograms()) {
    const auto shape = read_pictogram(pictogram);
    EXPECT_TRUE(shape.has_value()) << pictogram.id;
    EXPECT_TRUE(can_draw(pictogram.id)) << pictogram.id;
  }
}

}  // namespace
}  // namespace onesheet::illustrator
