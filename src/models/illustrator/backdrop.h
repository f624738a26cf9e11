// A whole place, from sky to foreground, ready for someone to stand in it.
#pragma once

#include "models/illustrator/worlds/worlds.h"

namespace onesheet::illustrator {

struct BackdropLook {
  brief::Setting setting = brief::Setting::unspecified;
  bool has_disc = true;
  Disc disc = {};  // its kind is chosen by time and genre unless kind_given
  bool kind_given = false;
  float relief = 1.0F;    // scales mountains and hills
  float foreground = -1;  // where the near ground begins; below 0: at the horizon
  bool near_ground = true;
};

struct Backdrop {
  bool reflective = false;  // what stands here is mirrored
  bool water = false;       // nobody can stand here without a rock or a boat
  Profile ledge = {};       // rock to stand on, where there is some: its top per pixel column
};

// Paints the setting and notes in the stage what of the brief can be seen.
Backdrop paint_backdrop(Stage& stage, const BackdropLook& look);

// The place where this brief plays when it does not say: by genre and seed.
brief::Setting setting_for(const Stage& stage);
DiscKind disc_kind_for(const Stage& stage);
bool is_stormy(const brief::Brief& brief);

}  // namespace onesheet::illustrator
