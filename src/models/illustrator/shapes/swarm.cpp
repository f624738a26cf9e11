#include "models/illustrator/shapes/swarm.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

Shape draw_swarm(const Shape& one, std::uint64_t seed) {
  base::SeededRandom random(seed, "swarm");
  constexpr std::size_t kMembers = 21;
  constexpr int kTries = 500;
  struct Member {
    Point at;
    float size, turn;
    bool mirrored;
  };
  std::vector<Member> members;
  const float girth = std::max(1.0F, one.aspect);
  for (int i = 0; i < kTries && members.size() < kMembers; ++i) {
    // A few near, most far; the cloud is wider than high and thins out at its edge.
    const float far = static_cast<float>(members.size()) / static_cast<float>(kMembers);
    const float size = (0.5F - 0.4F * std::sqrt(far)) * random.between(0.85F, 1.15F);
    const float angle = random.between(0, 6.2831853F);
    const float away = std::sqrt(random.unit());
    const Point at{std::cos(angle) * away * 1.25F * girth, std::sin(angle) * away * 1.0F};
    const bool clear = std::ranges::none_of(members, [&](const Member& other) {
      return std::hypot(other.at.x - at.x, other.at.y - at.y) < (other.size + size) * 0.56F * girth;
    });
    if (clear) members.push_back({at, size, random.between(-0.9F, 0.9F), random.chance(0.5F)});
  }
  // The far ones lie behind.
  std::ranges::stable_sort(members, {}, &Member::size);
  Sketch flyer;
  flyer.put_layers(one);
  Sketch s;
  for (const Member& m : members) {
    const float flip = m.mirrored ? -1.0F : 1.0F;
    const Affine turned = turn_scale_move(m.turn, flip * m.size, m.size, 0, 0);
    const Point middle = turned.apply({0, -0.5F});
    Affine place = turned;
    place.dx = m.at.x - middle.x;
    place.dy = m.at.y - middle.y;
    s.add(flyer, place);
  }
  return s.finish({.real_height_m = one.real_height_m * 5, .facing = Facing::front, .stands = false});
}

}  // namespace onesheet::illustrator
