#include "layout/rooms.h"

#include <algorithm>

namespace onesheet::layout {
namespace {

using poster::TitlePlace;

constexpr double kNextPlaceCost = 0.55;  // of not following the art's first wish
constexpr double kNarrowCost = 0.35;     // of a column narrower than one would like
constexpr double kBesideZoneCost = 0.3;  // the right place, but outside the quiet band
constexpr double kClearCost = 0.25;      // of what is left above or below all subjects

Rect open_area(const Frame& frame, double bottom_px) {
  return {frame.side_px, frame.head_px, frame.width_px - frame.side_px, bottom_px};
}

Room room_at(const Frame& frame, TitlePlace place, double bottom_px, double cost) {
  const Rect open = open_area(frame, bottom_px);
  const double height = frame.height_px;
  Room room{place, open, false, cost, {}};
  switch (place) {
    case TitlePlace::top:
      room.area.bottom_px = std::min(open.bottom_px, std::max(0.46 * height, open.top_px + 0.2 * height));
      room.anchors = {0.06, 0.0, 0.2, 0.4};
      break;
    case TitlePlace::bottom:
      room.area.top_px = std::max(open.top_px, std::min(0.54 * height, open.bottom_px - 0.2 * height));
      room.anchors = {1.0, 0.85, 0.65, 0.4};
      break;
    case TitlePlace::middle:
      room.area.top_px = std::max(open.top_px, 0.26 * height);
      room.area.bottom_px = std::min(open.bottom_px, 0.76 * height);
      room.anchors = {0.5, 0.35, 0.65};
      break;
    case TitlePlace::left_column:
    case TitlePlace::right_column: {
      const double column = std::max(0.3 * frame.width_px, std::min(0.44 * frame.width_px, 0.9 * height));
      room.column = true;
      if (place == TitlePlace::left_column) {
        room.area.right_px = open.left_px + column;
      } else {
        room.area.left_px = open.right_px - column;
      }
      room.anchors = {0.45, 0.3, 0.6};
      break;
    }
  }
  return room;
}

Room narrowed(Room column, double width_px) {
  if (column.place == TitlePlace::left_column) {
    column.area.right_px = column.area.left_px + width_px;
  } else {
    column.area.left_px = column.area.right_px - width_px;
  }
  column.cost += kNarrowCost;
  return column;
}

// The art's quiet band, as far as it lies in the open.
Room zone_room(const Frame& frame, TitlePlace place, const poster::Box& zone, double bottom_px) {
  Room room = room_at(frame, place, bottom_px, 0);
  const Rect open = open_area(frame, bottom_px);
  room.area = {std::max(open.left_px, zone.left * frame.width_px),
               std::max(open.top_px, zone.top * frame.height_px),
               std::min(open.right_px, zone.right * frame.width_px),
               std::min(open.bottom_px, zone.bottom * frame.height_px)};
  if (place == TitlePlace::top) room.anchors = {0.4, 0.0, 0.8};
  if (place == TitlePlace::bottom) room.anchors = {0.8, 1.0, 0.4};
  return room;
}

std::vector<Room> usable(std::vector<Room> rooms, const Frame& frame, double bottom_px) {
  std::erase_if(rooms, [&](const Room& room) {
    return room.height_px() < 0.05 * frame.height_px || room.width_px() < 0.2 * frame.width_px;
  });
  if (rooms.empty()) rooms.push_back(room_at(frame, TitlePlace::top, bottom_px, 0));
  return rooms;
}

// Art without an opinion: first what models are asked to leave calm (models/remote/art_prompt.cpp). Nobody
// left room on purpose, so beside a large thing in the middle there may be no more than half a column.
std::vector<Room> foreign_rooms(const Frame& frame, double bottom_px) {
  const bool wide = frame.width_px > 1.25 * frame.height_px;
  std::vector<Room> rooms{room_at(frame, TitlePlace::bottom, bottom_px, 0),
                          room_at(frame, TitlePlace::top, bottom_px, wide ? 0.3 : 0.15)};
  for (const TitlePlace side : {TitlePlace::left_column, TitlePlace::right_column}) {
    rooms.push_back(room_at(frame, side, bottom_px, wide ? 0.15 : 0.3));
    rooms.push_back(narrowed(rooms.back(), 0.3 * frame.width_px));
  }
  return usable(std::move(rooms), frame, bottom_px);
}

// What no subject reaches into: above and below all of them, and beside them on wide sheets.
std::vector<Room> clear_rooms(const Frame& frame, const poster::ArtGuide& guide, double bottom_px) {
  if (guide.subjects.empty()) return {};
  poster::Box all = guide.subjects.front();
  for (const poster::Box& box : guide.subjects) {
    all = {std::min(all.left, box.left), std::min(all.top, box.top), std::max(all.right, box.right),
           std::max(all.bottom, box.bottom)};
  }
  const double pad = 0.02 * frame.reference_px;
  const Rect open = open_area(frame, bottom_px);
  std::vector<Room> rooms;
  const auto cost_of = [&](TitlePlace place) {
    const auto rank = std::ranges::find(guide.places, place) - guide.places.begin();
    return kClearCost + kNextPlaceCost * static_cast<double>(rank);
  };
  Room above = room_at(frame, TitlePlace::top, bottom_px, cost_of(TitlePlace::top));
  above.area.bottom_px = std::min(open.bottom_px, all.top * frame.height_px - pad);
  rooms.push_back(above);
  Room below = room_at(frame, TitlePlace::bottom, bottom_px, cost_of(TitlePlace::bottom));
  below.area.top_px = std::max(open.top_px, all.bottom * frame.height_px + pad);
  rooms.push_back(below);
  if (frame.width_px <= frame.height_px) return rooms;
  Room left = room_at(frame, TitlePlace::left_column, bottom_px, cost_of(TitlePlace::left_column));
  left.area.right_px = std::min(left.area.right_px, all.left * frame.width_px - pad);
  rooms.push_back(left);
  Room right = room_at(frame, TitlePlace::right_column, bottom_px, cost_of(TitlePlace::right_column));
  right.area.left_px = std::max(right.area.left_px, all.right * frame.width_px + pad);
  rooms.push_back(right);
  return rooms;
}

}  // namespace

std::vector<Room> rooms_for(const Frame& frame, const poster::ArtGuide& guide, double bottom_px) {
  if (guide.places.empty()) return foreign_rooms(frame, bottom_px);
  std::vector<Room> rooms;
  const poster::Box& zone = guide.title_zone;
  const bool has_zone = zone.width() > 0.2F && zone.height() > 0.05F;
  if (has_zone) rooms.push_back(zone_room(frame, guide.places.front(), zone, bottom_px));
  for (std::size_t rank = 0; rank < guide.places.size(); ++rank) {
    const double cost = kNextPlaceCost * static_cast<double>(rank);
    rooms.push_back(room_at(frame, guide.places[rank], bottom_px, cost + (has_zone ? kBesideZoneCost : 0.0)));
  }
  for (const Room& clear : clear_rooms(frame, guide, bottom_px)) rooms.push_back(clear);
  return usable(std::move(rooms), frame, bottom_px);
}

}  // namespace onesheet::layout
