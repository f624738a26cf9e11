#include <gtest/gtest.h>

#include <fstream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "print/page.h"
#include "print/qpdf_press.h"
#include "print/sheets.h"

namespace onesheet::print {
namespace {

using base::ErrorKind;
QPDFObjectHandle page_in(QPDF& pdf, const Bytes& bytes) {
  pdf.processMemoryFile("test", reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle();
}

std::vector<double> box_in(QPDFObjectHandle page, const char* name) {
  std::vector<double> sides;
  for (auto side : page.getKey(name).aitems()) sides.push_back(side.getNumericValue());
  return sides;
}

void expect_box(QPDFObjectHandle page, const char* name, std::vector<double> expected) {
  const auto box = box_in(page, name);
  ASSERT_EQ(box.size(), 4U) << name;
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(box[i], expected[i], 1e-3) << name;
}

TEST(Press, BoxesAreTrimAndBleed) {
  const Sample sample;
  const auto bytes = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(bytes) << base::describe(bytes.error());
  QPDF pdf;
  const auto page = page_in(pdf, *bytes);
  const double bleed = 0.12 * 72;
  expect_box(page, "/TrimBox", {bleed, bleed, bleed + 288, bleed + 432});
  expect_box(page, "/BleedBox", {0, 0, 288 + 2 * bleed, 432 + 2 * bleed});
  expect_box(page, "/MediaBox", {0, 0, 288 + 2 * bleed, 432 + 2 * bleed});
}

TEST(Press, MarksStandOutsideTheBleed) {
  Sample sample;
  sample.sheet.marks = true;
  const auto bytes = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(bytes);
  QPDF pdf;
  const auto page = page_in(pdf, *bytes);
  const double around = (kMarkGap_in + kMarkLength_in + 0.0625) * 72;
  expect_box(page, "/TrimBox", {around, around, around + 288, around + 432});
  expect_box(page, "/MediaBox", {0, 0, 288 + 2 * around, 432 + 2 * around});
  const Page boxes = page_of(sample.sheet);
  const std::string content = content_of(sample.sheet, boxes, Colours::open({}).value());
  // Eight marks, drawn on every plate, none nearer to the trim than the bleed.
  std::size_t strokes = 0;
  for (auto at = content.find("l S"); at != std::string::npos; at = content.find("l S", at + 1)) ++strokes;
  EXPECT_EQ(strokes, 8U);
  EXPECT_NE(content.find("/All CS"), std::string::npos);
  EXPECT_GE(kMarkGap_in, sample.sheet.bleed_in);
  sample.sheet.bleed_in = 1;
  EXPECT_GT(page_of(sample.sheet).bleed.left_pt, kMarkLength_in * 72);
}

TEST(Press, TypeIsOutlinesAndNoFont) {
  const Sample sample;
  const auto bytes = make_press()->pdf(sample.sheet);
  QPDF pdf;
  auto page = page_in(pdf, *bytes);
  EXPECT_FALSE(page.getKey("/Resources").hasKey("/Font"));
  EXPECT_EQ(page.getKey("/Resources").getKey("/XObject").getKeys().size(), 1U);
  const std::string content = content_of(sample.sheet, page_of(sample.sheet), Colours::open({}).value());
  std::size_t fills = 0;
  for (auto at = content.find("\nf\n"); at != std::string::npos; at = content.find("\nf\n", at + 1)) ++fills;
  EXPECT_EQ(fills, sample.type.lines.size());
  EXPECT_NE(content.find(" c\n"), std::string::npos);
}

TEST(Press, LettersOfMetalAreAPictureInsideAnOutline) {
  const Sample sample("chrome");
  const auto bytes = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(bytes);
  QPDF pdf;
  auto page = page_in(pdf, *bytes);
  EXPECT_TRUE(page.getKey("/Resources").getKey("/XObject").hasKey("/Fill0"));
}

TEST(Press, SaysWhoseColours) {
  Sample sample;
  auto bytes = make_press()->pdf(sample.sheet);
  {
    QPDF pdf;
    page_in(pdf, *bytes);
    auto intent = pdf.getRoot().getKey("/OutputIntents").getArrayItem(0);
    EXPECT_EQ(intent.getKey("/OutputConditionIdentifier").getUTF8Value(), "sRGB IEC61966-2.1");
    EXPECT_EQ(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue(), 3);
  }
  sample.sheet.cmyk_profile = press_profile();
  ASSERT_FALSE(sample.sheet.cmyk_profile.empty()) << "ghostscript's profiles are not installed";
  bytes = make_press()->pdf(sample.sheet);
  ASSERT_TRUE(bytes) << base::describe(bytes.error());
  QPDF pdf;
  auto page = page_in(pdf, *bytes);
  auto intent = pdf.getRoot().getKey("/OutputIntents").getArrayItem(0);
  EXPECT_EQ(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue(), 4);
  EXPECT_EQ(
      page.getKey("/Resources").getKey("/XObject").getKey("/Art").getDict().getKey("/ColorSpace").getName(),
      "/DeviceCMYK");
}

TEST(Press, BlackTypeIsBlackInkAlone) {
  const auto colours = Colours::open(press_profile());
  ASSERT_TRUE(colours);
  EXPECT_EQ(colours->convert(poster::Ink{0.02F, 0.02F, 0.03F}), (std::array<double, 4>{0, 0, 0, 1}));
  const auto white = colours->convert(poster::Ink{1, 1, 1});
  for (const double ink : white) EXPECT_LT(ink, 0.02);
  const auto red = colours->convert(poster::Ink{0.9F, 0.1F, 0.1F});
  EXPECT_GT(red[1], red[0]);
}

TEST(Press, SameSheetSameBytes) {
  const Sample sample;
  EXPECT_EQ(*make_press()->pdf(sample.sheet), *make_press()->pdf(sample.sheet));
}

TEST(Press, RefusesWhatIsNoPressProfile) {
  const auto press = make_press();
  EXPECT_TRUE(press->check_profile({}));
  EXPECT_TRUE(press->check_profile(press_profile()));
  Bytes cut = press_profile();
  cut.resize(cut.size() / 2);
  for (const Bytes& bad : {Bytes{1, 2, 3}, Bytes(200, 0), Bytes(5000, 0xFF)}) {
    const auto refused = press->check_profile(bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::bad_request);
  }
  (void)press->check_profile(cut);  // either way, no crash
  EXPECT_EQ(press->check_profile(Bytes(kProfileBytesMax + 1)).error().kind, ErrorKind::too_large);
  EXPECT_EQ(press->check_profile(Bytes(kProfileBytesMax)).error().kind, ErrorKind::bad_request);
  std::ifstream file(ONESHEET_SOURCE_DIR "/assets/icc/srgb.icc", std::ios::binary);
  const Bytes screen(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(press->check_profile(screen).error().kind, ErrorKind::bad_request);
}

TEST(Press, NumbersArePlain) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-0.00001), "0");
  EXPECT_EQ(number_text(12.5), "12.5");
  EXPECT_EQ(number_text(-3), "-3");
  EXPECT_EQ(number_text(1944), "1944");
  EXPECT_EQ(number_text(0.123456), "0.1235");
}

}  // namespace
}  // namespace onesheet::print
