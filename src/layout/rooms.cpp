#include "layout/rooms.h"

#include <algorithm>

namespace onesheet::layout {
namespace {

using poster::TitlePlace;

constexpr double kNextPlaceCost = 0.55;  // of not following the art's first wish
constexpr double kNoOpinionCost = 0.15;  // foreign art: all places are nearly as good
constexpr double kBesideZoneCost = 0.3;  // the right place, but outside the quiet band

Rect open_area(const Frame& frame, double bottom_px) {
  const double top = std::max(frame.margin_px, 0.045 * frame.height_px);
  return {frame.side_px, top, frame.width_px - frame.side_px, bottom_px};
}

Room room_at(const Frame& frame, TitlePlace place, double bottom_px, double cost) {
  const Rect open = open_area(frame, bottom_px);
  const double height = frame.height_px;
  Room room{place, open, false, cost, {}};
  switch (place) {
    case TitlePlace::top:
      room.area.bottom_px = std::min(open.bottom_px, 0.46 * height);
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

}  // namespace

std::vector<Room> rooms_for(const Frame& frame, const poster::ArtGuide& guide, double bottom_px) {
  std::vector<TitlePlace> places = guide.places;
  const bool wished = !places.empty();
  if (!wished) {
    places = {TitlePlace::bottom, TitlePlace::top};
    if (frame.width_px > 1.25 * frame.height_px) {
      places.push_back(TitlePlace::left_column);
      places.push_back(TitlePlace::right_column);
    }
  }
  std::vector<Room> rooms;
  const poster::Box& zone = guide.title_zone;
  const bool has_zone = wished && zone.width() > 0.2F && zone.height() > 0.05F;
  if (has_zone) rooms.push_back(zone_room(frame, places.front(), zone, bottom_px));
  for (std::size_t rank = 0; rank < places.size(); ++rank) {
    const double cost = (wished ? kNextPlaceCost : kNoOpinionCost) * static_cast<double>(rank);
    rooms.push_back(room_at(frame, places[rank], bottom_px, cost + (has_zone ? kBesideZoneCost : 0.0)));
  }
  std::erase_if(rooms, [&](const Room& room) {
    return room.height_px() < 0.05 * frame.height_px || room.width_px() < 0.2 * frame.width_px;
  });
  if (rooms.empty()) rooms.push_back(room_at(frame, TitlePlace::top, bottom_px, 0));
  return rooms;
}

}  // namespace onesheet::layout
