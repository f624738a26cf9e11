// What the tests of drawings measure.
#pragma once

#include <algorithm>

#include "models/illustrator/shapes/shape.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {

// The drawing's true extent: its curves followed in small steps.
inline Sketch::Box extent(const Shape& shape) {
  Sketch::Box box{1e9F, 1e9F, -1e9F, -1e9F};
  const auto include = [&](Point p) {
    box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
           std::max(box.bottom, p.y)};
  };
  for (const Layer& layer : shape.layers) {
    std::size_t at = 0;
    Point pen;
    const auto& p = layer.path.points();
    for (const auto verb : layer.path.verbs()) {
      if (verb == pixels::Path::Verb::close) continue;
      if (verb == pixels::Path::Verb::cubic) {
        for (int step = 1; step <= 16; ++step) {
          const float t = static_cast<float>(step) / 16;
          const float u = 1 - t;
          include({u * u * u * pen.x + 3 * u * u * t * p[at].x + 3 * u * t * t * p[at + 1].x +
                       t * t * t * p[at + 2].x,
                   u * u * u * pen.y + 3 * u * u * t * p[at].y + 3 * u * t * t * p[at + 1].y +
                       t * t * t * p[at + 2].y});
        }
        pen = p[at + 2];
        at += 3;
      } else {
        pen = p[at++];
        include(pen);
      }
    }
  }
  return box;
}

}  // namespace onesheet::illustrator
