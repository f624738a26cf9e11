// Couplings of people with people and with what they hold; coupling.cpp chooses among them.
#pragma once

#include "models/illustrator/shapes/coupling.h"
#include "models/illustrator/shapes/figure.h"
#include "models/illustrator/shapes/roles.h"

namespace onesheet::illustrator {

// A partner's clothes. People whose pose is their trade come in those of someone near to them.
std::optional<Costume> dressed_partner(const Partner& who, std::uint64_t seed);

std::optional<Shape> draw_carrying(const Partner& who, const Partner& what, std::uint64_t seed);
std::optional<Shape> draw_embracing(const Partner& one, const Partner& other, std::uint64_t seed);
std::optional<Shape> draw_holding_hands(const Partner& one, const Partner& other, std::uint64_t seed);
std::optional<Shape> draw_leading(const Partner& who, const Partner& animal, std::uint64_t seed);

}  // namespace onesheet::illustrator
