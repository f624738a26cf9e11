// The title treatment: which line breaks, which sizes, how much air between the letters.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "layout/breaking.h"
#include "layout/text_measure.h"

namespace onesheet::layout {

struct SetLine {
  std::string text;
  TextStyle style;
  TextExtent extent;
  double baseline_px = 0;  // below the top of the block
  bool small = false;      // a line of small words in a lockup ("OF THE")
};

struct TitleBlock {
  std::vector<SetLine> lines;
  double width_px = 0, height_px = 0;  // of the ink
  double cap_mean_px = 0;              // average over the letters, as the guilds count
  // How far from the ideal of its face; 0 is perfect, above about 1.5 a designer would wince.
  double cost = 0;
};

struct TitleRoom {
  double width_px = 0, height_px = 0;  // at most
  double sheet_width_px = 0;           // what width goals refer to
  double reference_px = 0;             // what cap goals refer to
  double cap_limit_px = 0;             // of the tallest line
  bool column = false;                 // set narrow: fill the room rather than a share of the sheet
};

// One title in one face, measured once and then fitted to as many rooms as layout wants to try.
class TitleFitter {
 public:
  struct Pieces {
    std::vector<Piece> pieces;
    std::vector<double> widths_em, spaces_em;  // untracked
    std::vector<double> clusters;
    std::vector<bool> small;
    double space_em = 0.25, cap_em = 0.7;
    double letters = 0;
  };

  // The text is already in the case the face wants. bad_request when a character cannot be set or there is no
  // text.
  static base::Result<TitleFitter> measure(const std::string& text, const std::string& face,
                                           const TextMeasure& measure, const std::string& language = {});
  base::Result<TitleBlock> fit(const TitleRoom& room) const;
  const std::string& face() const { return face_; }
  const Pieces& pieces() const { return pieces_; }
  // In place of the face's own manner.
  void set_manner(const FaceManner& manner) { manner_ = manner; }

 private:
  Pieces pieces_;
  std::string face_, language_;
  FaceManner manner_;
  const TextMeasure* measure_ = nullptr;
};

}  // namespace onesheet::layout
