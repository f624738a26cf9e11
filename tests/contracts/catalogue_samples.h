// Records for the tests of catalogues, and how to compare them.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/ulid.h"
#include "catalogue/catalogue.h"

namespace onesheet::catalogue {

using ClaimKind = IdempotencyState::Kind;
inline constexpr std::chrono::seconds kStale{60};

inline constexpr base::WallTime kNoon{std::chrono::milliseconds{1'790'000'000'000}};

inline PosterRecord sample_poster(int minute = 0) {
  PosterRecord poster;
  poster.created = kNoon + std::chrono::minutes(minute);
  poster.id = base::make_ulid(poster.created);
  poster.bucket = "onesheet";
  poster.key = "posters/" + poster.id + ".png";
  poster.content_type = "image/png";
  poster.bytes = 1'500'000;
  poster.width_px = 1000;
  poster.height_px = 1500;
  poster.format = "poster-2x3";
  poster.model = "illustrator";
  poster.title = "The Last Light";
  poster.tagline = "Some lamps are lit for no one.";
  poster.prompt = "an old keeper's lighthouse — Ünïcode, 海, \"quotes\"\nand a second line";
  poster.archetype = "beacon";
  poster.palette = "storm";
  poster.seed = 4'294'967'295;
  poster.drawn = {"lighthouse", "storm"};
  poster.not_drawn = {"keeper's cat"};
  poster.style = "painted";
  poster.font = "cinzel";
  poster.effect = "shadow";
  poster.quality = R"({"title_contrast":10.15,"holds":true})";
  return poster;
}

inline void expect_same(const PosterRecord& a, const PosterRecord& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.created, b.created);
  EXPECT_EQ(a.bucket, b.bucket);
  EXPECT_EQ(a.key, b.key);
  EXPECT_EQ(a.content_type, b.content_type);
  EXPECT_EQ(a.bytes, b.bytes);
  EXPECT_EQ(a.width_px, b.width_px);
  EXPECT_EQ(a.height_px, b.height_px);
  EXPECT_EQ(a.format, b.format);
  EXPECT_EQ(a.model, b.model);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.tagline, b.tagline);
  EXPECT_EQ(a.prompt, b.prompt);
  EXPECT_EQ(a.archetype, b.archetype);
  EXPECT_EQ(a.palette, b.palette);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.drawn, b.drawn);
  EXPECT_EQ(a.not_drawn, b.not_drawn);
  EXPECT_EQ(a.style, b.style);
  EXPECT_EQ(a.font, b.font);
  EXPECT_EQ(a.effect, b.effect);
  EXPECT_EQ(a.quality, b.quality);
}

}  // namespace onesheet::catalogue
