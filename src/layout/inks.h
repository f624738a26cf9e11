// Which ink the words take, and how much scrim it needs to be read.
#pragma once

#include <optional>
#include <vector>

#include "layout/ground.h"

namespace onesheet::layout {

class Inks {
 public:
  explicit Inks(const poster::Palette& palette);
  // For art of another hand: either tone of ink is as good, and scrims take the picture's own colour, so that
  // they read as its light falling off.
  Inks(const poster::Palette& palette, const poster::Ink& picture);

  struct Answer {
    poster::Ink ink;
    Scrim scrim;      // strength 0: none needed
    double cost = 0;  // 0: the palette's own text ink on bare art
  };
  // The ink and the least scrim in `band` with which every area reaches `goal`. Scrims already laid count.
  // `like`: an ink that would match its neighbours.
  Answer choose(const Ground& ground, const std::vector<Rect>& areas, const std::vector<Scrim>& laid,
                const Scrim& band, double goal, std::optional<poster::Ink> like) const;

  // The least scrim, dark or light, on which a given ink reaches `goal`; as near as can be where none does.
  Answer shade_for(const poster::Ink& ink, const Ground& ground, const std::vector<Rect>& areas,
                   const std::vector<Scrim>& laid, const Scrim& band, double goal) const;

  // The palette's accent, lightened or darkened as far as it must be, or `otherwise` when even that is not
  // read.
  poster::Ink accent_or(const poster::Ink& otherwise, const Ground::Tone& tone, double goal) const;

 private:
  struct Choice {
    poster::Ink ink, scrim;
    double cost;
    double scrim_cost = 0;  // more, per unit of strength
  };
  // Keeps the answer in `best` when it is cheaper than what is there.
  static void try_choice(const Choice& choice, double cost, const Ground& ground,
                         const std::vector<Rect>& areas, const std::vector<Scrim>& laid, Scrim band,
                         double goal, Answer& best);
  poster::Palette palette_;
  std::vector<Choice> choices_;
};

}  // namespace onesheet::layout
