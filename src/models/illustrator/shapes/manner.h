// How somebody is to be shown, beyond who they are.
#pragma once

#include <array>
#include <string_view>

namespace onesheet::illustrator {

enum class PoseName {
  usual,  // the role's own, varied by the seed
  standing,
  contrapposto,  // the weight on one leg
  wide,
  hands_on_hips,
  arms_crossed,
  pockets,
  walking,
  walking_away,  // from behind
  running,
  sitting,  // on the ground, knees up
  kneeling,
  crouching,
  reclining,
  arms_raised,
  pointing,
  reaching,
  looking_up,
  bowed,
  climbing,
  dancing,
  aiming,
  leaning,
  falling,
  flying,
  leaping
};
inline constexpr std::array kPoseNames = {
    PoseName::usual,         PoseName::standing,     PoseName::contrapposto, PoseName::wide,
    PoseName::hands_on_hips, PoseName::arms_crossed, PoseName::pockets,      PoseName::walking,
    PoseName::walking_away,  PoseName::running,      PoseName::sitting,      PoseName::kneeling,
    PoseName::crouching,     PoseName::reclining,    PoseName::arms_raised,  PoseName::pointing,
    PoseName::reaching,      PoseName::looking_up,   PoseName::bowed,        PoseName::climbing,
    PoseName::dancing,       PoseName::aiming,       PoseName::leaning,      PoseName::falling,
    PoseName::flying,        PoseName::leaping};

std::string_view name_of(PoseName name);

struct Manner {
  PoseName pose = PoseName::usual;
  float wind = 0;  // −1 … 1: where coats, skirts and capes blow, and how hard
};

}  // namespace onesheet::illustrator
