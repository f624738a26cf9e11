#include "render/svg.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "render/render.h"

namespace onesheet::render {
namespace {

std::span<const std::uint8_t> bytes_in(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string svg_of(std::string_view content, std::string_view box = "0 0 400 100") {
  return "<?xml version=\"1.0\"?>\n<!-- a logo -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"" +
         std::string(box) + "\">" + std::string(content) + "</svg>";
}

constexpr std::string_view kBar = "<rect x='100' y='25' width='200' height='50' fill='#C02040'/>";

TEST(Svg, IsToldByItsBeginning) {
  EXPECT_TRUE(looks_like_svg(bytes_in(svg_of(kBar))));
  EXPECT_TRUE(looks_like_svg(bytes_in("\xEF\xBB\xBF  <svg/>")));
  EXPECT_FALSE(looks_like_svg(bytes_in("<html><body>")));
  EXPECT_FALSE(looks_like_svg(bytes_in("a <svg>")));
  EXPECT_FALSE(looks_like_svg({}));
}

TEST(Svg, IsDrawnAsLargeAsAskedWithItsTransparency) {
  const auto drawn = draw_svg(bytes_in(svg_of(kBar)), 1000);
  ASSERT_TRUE(drawn) << describe(drawn.error());
  EXPECT_EQ(drawn->width, 1000);
  EXPECT_EQ(drawn->height, 250);
  ASSERT_EQ(drawn->channels, 4);
  EXPECT_EQ(drawn->row(10)[10 * 4 + 3], 0);
  const std::uint8_t* middle = drawn->row(125) + 500 * 4;
  EXPECT_EQ(middle[0], 0xC0);
  EXPECT_EQ(middle[1], 0x20);
  EXPECT_EQ(middle[2], 0x40);
  EXPECT_EQ(middle[3], 255);
  EXPECT_EQ(draw_svg(bytes_in(svg_of(kBar)), kSvgSideMax_px + 1)->width, kSvgSideMax_px);
}

TEST(Svg, StandsInTheTitlesPlaceWithoutItsEmptyBorders) {
  const auto logo = read_title_logo(bytes_in(svg_of(kBar)), 800);
  ASSERT_TRUE(logo);
  EXPECT_EQ(logo->width, 400);
  EXPECT_EQ(logo->height, 100);
  const auto empty = read_title_logo(bytes_in(svg_of("")), 800);
  ASSERT_FALSE(empty);
  EXPECT_NE(empty.error().public_text.find("transparent"), std::string::npos);
}

TEST(Svg, SeesNothingOutsideItself) {
  const std::string own = std::string(ONESHEET_SOURCE_DIR) + "/tests/golden/001.png";
  for (const std::string& address : {"file://" + own, own, std::string("http://127.0.0.1:9/a.png")}) {
    const auto drawn =
        draw_svg(bytes_in(svg_of("<image width='400' height='100' xlink:href='" + address + "'/>")), 200);
    ASSERT_TRUE(drawn) << address;
    for (int x = 0; x < drawn->width; ++x) ASSERT_EQ(drawn->row(25)[x * 4 + 3], 0) << address;
  }
  const auto entity =
      draw_svg(bytes_in("<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><svg "
                        "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text y='9'>&e;</text></svg>"),
               90);
  if (entity) {
    for (int x = 0; x < entity->width; ++x) EXPECT_EQ(entity->row(60)[x * 4 + 3], 0);
  }
}

TEST(Svg, IsRefusedInOneSentenceWhenItIsNone) {
  for (const std::string& bad :
       {std::string("<svg"), std::string("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"),
        std::string("<html>\n<svg></html>"), svg_of("<rect width='1' height='1'/>", "0 0 0 0") + "<",
        std::string("<?xml version='1.0' encoding='none'?><svg/>")}) {
    const auto drawn = read_title_logo(bytes_in(bad), 100);
    ASSERT_FALSE(drawn) << bad;
    EXPECT_EQ(drawn.error().kind, base::ErrorKind::bad_request);
    EXPECT_EQ(drawn.error().public_text.find('/'), std::string::npos);
  }
}

// Ten uses of ten uses of ten …: a million of them.
TEST(Svg, EndsWithABombUndrawn) {
  std::string bomb = "<defs><rect id='a0' width='400' height='100' fill='red' opacity='0.01'/>";
  for (int depth = 1; depth <= 7; ++depth) {
    bomb += "<g id='a" + std::to_string(depth) + "'>";
    for (int i = 0; i < 10; ++i) bomb += "<use xlink:href='#a" + std::to_string(depth - 1) + "'/>";
    bomb += "</g>";
  }
  const auto drawn = draw_svg(bytes_in(svg_of(bomb + "</defs><use xlink:href='#a7'/>")), 1000);
  ASSERT_FALSE(drawn);
  EXPECT_EQ(drawn.error().kind, base::ErrorKind::bad_request);
}

TEST(Svg, SurvivesNonsense) {
  const std::string whole = svg_of(std::string(kBar) + "<path d='M 0 0 L 10 10 C 1 2 3 4 5 6 Z'/>");
  std::mt19937 random(7);
  for (int round = 0; round < 25; ++round) {
    std::string broken = whole;
    for (int i = 0; i < 4; ++i)
      broken[60 + random() % (broken.size() - 60)] = static_cast<char>(random() % 256);
    if (round % 5 == 0) broken.resize(random() % broken.size());
    const auto drawn = read_title_logo(bytes_in(broken), 120);
    if (!drawn) {
      EXPECT_NE(drawn.error().kind, base::ErrorKind::bug) << broken;
    }
  }
}

}  // namespace
}  // namespace onesheet::render
