#include "render/read_metadata.h"

#include <gtest/gtest.h>

#include <string>

namespace onesheet::render {
namespace {

// The packet of an AVIF file is found by its own first and last tag, so this much of a file is enough.
base::Result<Metadata> read_packet(const std::string& properties) {
  using namespace std::string_literals;
  const std::string file =
      "\0\0\0\x14"
      "ftypavif\0\0\0\0avif<x:xmpmeta>"s +
      properties + "</x:xmpmeta>";
  return read_metadata({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(ReadMetadata, PropertiesOfAPacket) {
  const auto read = read_packet(
      "<onesheet:Recipe>{&quot;a&quot;}</onesheet:Recipe><onesheet:Lost>x<onesheet:Title>A &amp; "
      "B</onesheet:Title>");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, (Metadata{{"Recipe", "{\"a\"}"}, {"Title", "A & B"}}));
}

TEST(ReadMetadata, PropertiesHaveALimit) {
  constexpr std::string_view kOne = "<onesheet:a>x</onesheet:a>";
  EXPECT_EQ(read_packet(repeated(kOne, kPropertiesReadMax))->size(), std::size_t{kPropertiesReadMax});
  EXPECT_EQ(read_packet(repeated(kOne, kPropertiesReadMax + 1))->size(), std::size_t{kPropertiesReadMax});
}

// Each opening once gave all the rest of the packet: gigabytes for a packet of this length.
TEST(ReadMetadata, NestedPropertiesAreNotTakenTwice) {
  const auto read = read_packet(repeated("<onesheet:a>", 100'000) + "x</onesheet:a>");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 1U);
  EXPECT_EQ(read->front().second.size(), 99'999 * std::string_view("<onesheet:a>").size() + 1);
  EXPECT_TRUE(read_packet(repeated("<onesheet:a>", 100'000))->empty());
}

}  // namespace
}  // namespace onesheet::render
