#include "layout/billing.h"

#include <gtest/gtest.h>

#include <map>

#include "layout/fake_type.h"
#include "layout/layout.h"

namespace onesheet::layout {
namespace {

poster::Credits three_credits() {
  return {{{"A film by", {"Mara Ellison"}},
           {"", {"Idris Vane", "Lena Okafor"}},
           {"Directed by", {"Mara Ellison"}}}};
}

TEST(Billing, NamesAtTheAskedCapHeightRolesAtAboutHalf) {
  const FakeType type;
  const auto block = set_billing(three_credits(), 14, 2000, 6, type);
  ASSERT_TRUE(block);
  EXPECT_EQ(block->line_count, 1);
  EXPECT_DOUBLE_EQ(block->cap_px, 14);
  ASSERT_EQ(block->items.size(), 6U);
  EXPECT_EQ(block->items[0].text, "A FILM BY");
  EXPECT_EQ(block->items[1].text, "MARA ELLISON");
  EXPECT_NEAR(block->items[1].extent.cap_height_px, 14, 1e-9);
  // Guild practice: the words before a name are at least half its size.
  const double share = block->items[0].extent.cap_height_px / block->items[1].extent.cap_height_px;
  EXPECT_GE(share, 0.5);
  EXPECT_LE(share, 0.6);
}

TEST(Billing, KeepsTheCallersOrderAndInventsNobody) {
  const FakeType type;
  const auto block = set_billing(three_credits(), 14, 420, 6, type);
  ASSERT_TRUE(block);
  std::string all;
  for (const TextLine& item : block->items) all += item.text + "|";
  EXPECT_EQ(all, "A FILM BY|MARA ELLISON|IDRIS VANE|LENA OKAFOR|DIRECTED BY|MARA ELLISON|");
  EXPECT_TRUE(set_billing({}, 14, 420, 6, type)->items.empty());
}

TEST(Billing, LinesAreCentredWithinTheirWidthAndDoNotOverlap) {
  const FakeType type;
  poster::Credits credits;
  for (int i = 0; i < 12; ++i) credits.lines.push_back({"Role of work", {"Somebody Name"}});
  const auto block = set_billing(credits, 14, 700, 6, type);
  ASSERT_TRUE(block);
  EXPECT_GT(block->line_count, 1);
  EXPECT_LE(block->line_count, 6);
  EXPECT_LE(block->width_px, 700);
  std::map<double, std::pair<double, double>> lines;  // baseline → left, right
  for (const TextLine& item : block->items) {
    const double right = item.x_px + item.extent.advance_px;
    auto [at, fresh] = lines.try_emplace(item.baseline_px, item.x_px, right);
    if (!fresh) {
      EXPECT_GT(item.x_px, at->second.second);
      at->second.second = right;
    }
  }
  EXPECT_EQ(static_cast<int>(lines.size()), block->line_count);
  for (const auto& [baseline, span] : lines) {
    EXPECT_NEAR(span.first + span.second, 0, 1e-6);
    EXPECT_LE(span.second, 350 + 1e-6);
  }
}

TEST(Billing, SaysEmptyWhenItDoesNotFit) {
  const FakeType type;
  // MARA ELLISON: 12 characters of 0.5 em at 20 px, 0.72 wide, with 11 gaps of 0.035 em.
  const poster::Credits one{{{"", {"Mara Ellison"}}}};
  const double width = 0.72 * 20 * (0.5 * 12 + 0.035 * 11);
  EXPECT_FALSE(set_billing(one, 14, width + 0.01, 1, type)->items.empty());
  EXPECT_TRUE(set_billing(one, 14, width - 0.01, 1, type)->items.empty());
}

TEST(Billing, NamesTheCharacterNoFontHas) {
  const FakeType type;
  const auto block = set_billing({{{"", {"Snow \u2603 Man"}}}}, 14, 2000, 6, type);
  ASSERT_FALSE(block);
  EXPECT_EQ(block.error().kind, base::ErrorKind::bad_request);
  EXPECT_NE(block.error().public_text.find("U+2603"), std::string::npos);
}

}  // namespace
}  // namespace onesheet::layout
