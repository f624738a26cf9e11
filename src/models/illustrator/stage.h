// One poster in the making: the sheet, its inks and where its one light stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "models/illustrator/canvas.h"
#include "poster/art_guide.h"
#include "poster/ink.h"

namespace onesheet::illustrator {

// The one light of a picture, in sheet units; it may lie below the horizon or off the sheet.
struct Light {
  float x = 0.5F, y = 0.5F;
};

struct Stage {
  Canvas& canvas;
  const brief::Brief& brief;
  poster::Palette inks;
  Light light = {};
  float horizon = 0.9F;  // sheet units from the top
  bool night = false;
  bool words_will_follow = true;
  bool grain = true;
  // What the prompt put in the sky: painted as discs with light, not as figures.
  struct Heaven {
    std::string concept_id;
    int count = 1;
  };
  std::vector<Heaven> heavens = {};
  int heavens_count(std::string_view id) const {
    for (const Heaven& heaven : heavens) {
      if (heaven.concept_id == id) return heaven.count;
    }
    return 0;
  }

  poster::ArtGuide guide = {};
  std::vector<std::string> drawn = {};

  // How much a place belongs to the words, 0…1 with soft edges: painters keep quiet there.
  float hush(float x, float y) const {
    if (!words_will_follow || guide.title_zone.right <= guide.title_zone.left) return 0;
    const auto& zone = guide.title_zone;
    const float fx = x / wide(), fy = y / tall();
    return smooth(zone.left - 0.2F, zone.left + 0.05F, fx) *
           smooth(zone.right + 0.2F, zone.right - 0.05F, fx) * smooth(zone.top - 0.1F, zone.top + 0.02F, fy) *
           smooth(zone.bottom + 0.1F, zone.bottom - 0.02F, fy);
  }

  float wide() const { return canvas.wide(); }
  float tall() const { return canvas.tall(); }
  // Mixed inks that many painters want.
  Ink haze() const { return mix(inks.horizon, inks.sky_middle, 0.12F); }
  Ink lit() const { return mix(inks.horizon, inks.light, 0.45F); }
  Ink dim() const { return mix(inks.shade, inks.sky_middle, 0.3F); }
};

}  // namespace onesheet::illustrator
