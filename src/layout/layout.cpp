#include "layout/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/random.h"
#include "base/utf8.h"
#include "layout/billing.h"
#include "layout/breaking.h"
#include "layout/casing.h"
#include "layout/ground.h"
#include "layout/inks.h"
#include "layout/title.h"

namespace onesheet::layout {
namespace {

using poster::TitlePlace;

// Shares of the reference length: the sheet's height, on wide sheets the geometric mean of its sides (a title
// on a 16:9 picture is read from as near as one on a poster), and never more than 1.8 widths.
constexpr double kBillingCap = 0.0105;     // a little over the 0.9 % that still reads on a screen
constexpr double kBillingCapMax = 0.0165;  // larger credits compete with the tagline
constexpr double kBillingCapMin = 0.0088;  // long credits may shrink to this
constexpr double kReleaseCap = 0.0135;
constexpr double kTaglineCap = 0.0132;
constexpr double kTaglineItalicCap = 0.0175;  // lower case: what is read is the x-height
constexpr double kTitleCapMin = 0.018;
constexpr double kTitleToTagline = 1.7;  // at least; 2.5 in ordinary cases
constexpr double kFootGap = 0.02;
constexpr double kTitleGap = 0.03;  // between title and billing

struct Stack {
  TitleBlock title;    // lines may be empty
  TitleBlock tagline;  // lines may be empty
  bool tagline_first = false;
  double gap_px = 0;
  double height() const {
    const bool both = !title.lines.empty() && !tagline.lines.empty();
    return title.height_px + tagline.height_px + (both ? gap_px : 0.0);
  }
};

struct Candidate {
  Stack stack;
  std::vector<TextLine> lines;
  poster::Ink ink;
  std::optional<Scrim> scrim;
  double cost = 1e9;
};

bool is_rtl(std::string_view utf8) {
  const auto text = base::decode_utf8(utf8);
  return text && std::ranges::any_of(*text, [](char32_t c) { return (c >= 0x0590 && c <= 0x08FF); });
}

std::string collapse_spaces(std::string_view text) {
  const auto pieces = pieces_of(text);
  return join(pieces, 0, pieces.size());
}

class Composer {
 public:
  Composer(const LayoutRequest& request, const TextMeasure& measure)
      : request_(request),
        measure_(measure),
        width_(request.format.size.width_px),
        height_(request.format.size.height_px),
        ground_(request.calm, request.format.size.width_px, request.format.size.height_px),
        inks_(request.guide.palette) {
    const double tall = width_ > height_ ? std::sqrt(width_ * height_) : height_;
    reference_ = std::min(tall, 1.8 * width_);
    margin_ = request.format.safe_margin * std::min(width_, height_);
    // Sides a little wider than the safe area: type that touches it looks squeezed.
    side_ = std::max(margin_, 0.06 * width_);
    sheet_.width_px = request.format.size.width_px;
    sheet_.height_px = request.format.size.height_px;
  }

  base::Result<Sheet> compose() {
    const Words& words = request_.words;
    std::string title = collapse_spaces(words.title);
    const std::string tagline = collapse_spaces(words.tagline);
    if (std::min(width_, height_) < kWordsSideMin_px) {
      const bool asked = (!title.empty() && !words.title_optional) || !tagline.empty() ||
                         !words.credits.empty() || !base::trim(words.release).empty();
      if (!asked) return sheet_;
      return base::fail(base::ErrorKind::bad_request,
                        "Words cannot be read on a poster under " + std::to_string(kWordsSideMin_px) +
                            " pixels on its shorter side; ask for no title or for a larger size.");
    }
    double cap_limit = reference_;
    double billing_cap = kBillingCap * reference_;
    if (!words.credits.empty()) cap_limit = kBillingCapMax * reference_ / kBillingToTitleMin;
    // The billing block follows the title's size, and the title's room follows the billing block's.
    for (int round = 0; round < 5; ++round) {
      ONESHEET_TRY(set_foot(billing_cap));
      best_ = Candidate{};
      if (title.empty() && tagline.empty()) break;
      ONESHEET_TRY(place_title(title, tagline, cap_limit));
      const double needed = best_.stack.title.cap_mean_px * kBillingToTitleMin;
      if (words.credits.empty() || billing_.cap_px >= needed * 0.999) break;
      if (needed > billing_cap && !foot_is_full_) {
        billing_cap = needed * 1.002;
      } else {
        cap_limit = billing_.cap_px / kBillingToTitleMin * (round < 3 ? 1.0 : 0.9);
      }
    }
    if (!title.empty() && best_.stack.title.cap_mean_px < std::max(5.0, kTitleCapMin * reference_ * 0.5)) {
      if (words.title_optional && tagline.empty()) {
        best_ = Candidate{};
      } else {
        return base::fail(
            base::ErrorKind::bad_request,
            "The title is too long to be read at this size; shorten it or take a larger format.");
      }
    }
    if (best_.scrim) sheet_.scrims.push_back(*best_.scrim);
    ink_the_foot();
    for (TextLine& line : best_.lines) sheet_.lines.push_back(std::move(line));
    for (TextLine& line : foot_) sheet_.lines.push_back(std::move(line));
    return std::move(sheet_);
  }

 private:
  // --- the foot: billing block and release line
  // -------------------------------------------------------------

  base::Result<void> set_foot(double billing_cap_px) {
    foot_.clear();
    foot_is_full_ = false;
    double bottom = height_ - std::max(margin_, 0.034 * height_);
    const std::string release = to_upper(base::trim(request_.words.release));
    if (!release.empty()) {
      const double cap = std::max(kReleaseCap * reference_, std::min(6.0, 0.02 * height_));
      ONESHEET_ASSIGN(TextLine line, line_of(Role::release, release, measure_.billing_face(), cap, 0.16));
      const double wide = line.extent.ink_right_px - line.extent.ink_left_px;
      const double room = width_ - 2 * side_;
      if (wide > room) {
        ONESHEET_ASSIGN(line,
                        line_of(Role::release, release, measure_.billing_face(), cap * room / wide, 0.16));
      }
      line.x_px = width_ / 2 - (line.extent.ink_left_px + line.extent.ink_right_px) / 2;
      line.baseline_px = bottom - std::max(0.0, line.extent.ink_bottom_px);
      bottom = line.baseline_px - line.extent.ink_top_px - kFootGap * reference_;
      foot_.push_back(std::move(line));
    }
    foot_top_ = bottom;
    billing_ = BillingBlock{};
    if (request_.words.credits.empty()) return {};
    // Wide enough to be few lines, narrow enough to stay a block.
    const double least = kBillingCapMin * reference_;
    for (double cap = billing_cap_px; billing_.items.empty(); cap *= 0.96) {
      if (cap < least * 0.95) {
        return base::fail(base::ErrorKind::bad_request,
                          "The credits are too long to be read on this poster; shorten them or take a larger "
                          "format.");
      }
      if (cap < billing_cap_px) foot_is_full_ = true;
      for (const double share : {0.72, 0.8, 0.88}) {
        const double room = std::min(share * width_, width_ - 2 * margin_);
        const int lines_max = share < 0.88 ? 4 : kBillingLinesMax;
        ONESHEET_ASSIGN(billing_, set_billing(request_.words.credits, cap, room, lines_max, measure_));
        if (!billing_.items.empty()) break;
      }
    }
    if (billing_.height_px > 0.4 * height_) {
      return base::fail(base::ErrorKind::bad_request,
                        "The credits leave no room for the picture; shorten them or take another format.");
    }
    const double top = bottom - billing_.height_px;
    for (TextLine item : billing_.items) {
      item.x_px += width_ / 2;
      item.baseline_px += top;
      foot_.push_back(std::move(item));
    }
    foot_top_ = top;
    return {};
  }

  void ink_the_foot() {
    if (foot_.empty()) return;
    std::vector<Rect> areas;
    for (const TextLine& line : foot_) areas.push_back(ink_rect(line));
    Scrim band;
    band.top_px = foot_top_ - 0.012 * reference_;
    band.bottom_px = height_ + 1;
    band.feather_px = 0.09 * reference_;
    const bool at_bottom = best_.scrim && best_.scrim->bottom_px >= height_;
    const Inks::Answer answer =
        inks_.choose(ground_, areas, sheet_.scrims, band, kContrastGoal,
                     at_bottom || !best_.lines.empty() ? std::optional(best_.ink) : std::nullopt);
    if (answer.scrim.strength > 0) sheet_.scrims.push_back(answer.scrim);
    for (TextLine& line : foot_) {
      line.ink = answer.ink;
      if (line.role == Role::release) {
        const auto tone = ground_.tone(ink_rect(line), sheet_.scrims);
        line.ink = inks_.accent_or(answer.ink, tone, kContrastGoal);
      }
    }
  }

  // --- title and tagline
  // ------------------------------------------------------------------------------------

  std::string face_for(const std::string& title) {
    // Voices list their best face first: it is drawn twice as often as each of the others.
    std::vector<std::string> faces = measure_.title_faces(request_.guide.voice);
    base::SeededRandom random(request_.seed, "title face");
    const auto draw = random.below(static_cast<std::uint32_t>(faces.size() + 1));
    const std::size_t first = draw == 0 ? 0 : draw - 1;
    std::ranges::rotate(faces, faces.begin() + static_cast<std::ptrdiff_t>(first));
    std::erase_if(faces, [&](const std::string& face) { return !measure_.covers(face, cased(title, face)); });
    if (faces.empty()) return measure_.script_face(title, request_.guide.voice);
    const Room room = rooms().front();
    std::string best;
    double best_cost = 1e9;
    for (const std::string& face : faces) {
      const auto block =
          fit_title(cased(title, face), face, title_room(room, room.area_height(), reference_), measure_);
      if (!block) continue;
      if (block->cost < 0.75) return face;
      if (block->cost < best_cost) {
        best_cost = block->cost;
        best = face;
      }
    }
    return best.empty() ? measure_.script_face(title, request_.guide.voice) : best;
  }

  std::string cased(const std::string& title, const std::string& face) const {
    return measure_.manner(face).letter_case == FaceManner::Case::upper ? to_upper(title)
                                                                        : to_title_case_if_lower(title);
  }

  struct Room {
    TitlePlace place = TitlePlace::top;
    Rect area;
    bool column = false;
    double cost = 0;
    std::vector<double> anchors;  // share of the slack above the stack, best first
    double area_height() const { return area.bottom_px - area.top_px; }
    double area_width() const { return area.right_px - area.left_px; }
  };

  // Where the title may go, the art's own wish first.
  std::vector<Room> rooms() const {
    std::vector<TitlePlace> places = request_.guide.places;
    const bool wide = width_ > 1.25 * height_;
    const std::size_t wished = places.size();
    if (places.empty()) {
      places = wide ? std::vector{TitlePlace::bottom, TitlePlace::top, TitlePlace::left_column,
                                  TitlePlace::right_column}
                    : std::vector{TitlePlace::bottom, TitlePlace::top};
    }
    std::vector<Room> list;
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
      const double cost = wished == 0 ? 0.15 * static_cast<double>(rank) : 0.55 * static_cast<double>(rank);
      const poster::Box& zone = request_.guide.title_zone;
      if (rank == 0 && wished > 0 && zone.width() > 0.2F && zone.height() > 0.05F) {
        list.push_back(zone_room(places[rank], zone));
      }
      list.push_back(room_of(places[rank], cost + (list.empty() ? 0.0 : 0.3)));
    }
    std::erase_if(list, [&](const Room& r) {
      return r.area_height() < 0.05 * height_ || r.area_width() < 0.2 * width_;
    });
    if (list.empty()) list.push_back(room_of(TitlePlace::top, 0));
    return list;
  }

  Rect open_area() const {
    const double top = std::max(margin_, 0.045 * height_);
    return {side_, top, width_ - side_, foot_.empty() ? foot_top_ : foot_top_ - kTitleGap * reference_};
  }

  Room zone_room(TitlePlace place, const poster::Box& zone) const {
    Room room = room_of(place, 0);
    const Rect open = open_area();
    room.area = {std::max(open.left_px, zone.left * width_), std::max(open.top_px, zone.top * height_),
                 std::min(open.right_px, zone.right * width_),
                 std::min(open.bottom_px, zone.bottom * height_)};
    if (place == TitlePlace::top) room.anchors = {0.4, 0.0, 0.8};
    if (place == TitlePlace::bottom) room.anchors = {0.8, 1.0, 0.4};
    return room;
  }

  Room room_of(TitlePlace place, double cost) const {
    const Rect open = open_area();
    Room room{place, open, false, cost, {}};
    switch (place) {
      case TitlePlace::top:
        room.area.bottom_px = std::min(open.bottom_px, 0.46 * height_);
        room.anchors = {0.06, 0.0, 0.2, 0.4};
        break;
      case TitlePlace::bottom:
        room.area.top_px = std::max(open.top_px, std::min(0.54 * height_, open.bottom_px - 0.2 * height_));
        room.anchors = {1.0, 0.85, 0.65, 0.4};
        break;
      case TitlePlace::middle:
        room.area.top_px = std::max(open.top_px, 0.26 * height_);
        room.area.bottom_px = std::min(open.bottom_px, 0.76 * height_);
        room.anchors = {0.5, 0.35, 0.65};
        break;
      case TitlePlace::left_column:
      case TitlePlace::right_column: {
        const double column = std::max(0.3 * width_, std::min(0.44 * width_, 0.9 * height_));
        room.column = true;
        if (place == TitlePlace::left_column)
          room.area.right_px = open.left_px + column;
        else
          room.area.left_px = open.right_px - column;
        room.anchors = {0.45, 0.3, 0.6};
        break;
      }
    }
    return room;
  }

  TitleRoom title_room(const Room& room, double height_px, double cap_limit_px) const {
    const double most = room.column ? 0.6 * height_ : (width_ > height_ ? 0.42 * height_ : 0.3 * height_);
    return {room.area_width(), std::min(height_px, most), width_, reference_, cap_limit_px, room.column};
  }

  base::Result<TitleBlock> set_tagline(const std::string& text, double title_cap_px, const Room& room,
                                       double title_width_px) const {
    TitleBlock block;
    if (text.empty()) return block;
    std::string face = measure_.tagline_face(request_.guide.voice);
    if (!measure_.covers(face, to_upper(text))) face = measure_.script_face(text, request_.guide.voice);
    const FaceManner manner = measure_.manner(face);
    const bool upper = manner.letter_case == FaceManner::Case::upper;
    double cap = (upper ? kTaglineCap : kTaglineItalicCap) * reference_;
    cap = std::max(cap, std::min(6.0, 0.02 * height_));
    if (title_cap_px > 0) cap = std::min(cap, title_cap_px / kTitleToTagline);
    const double tracking = upper ? std::min(manner.tracking_em, 0.2) : 0.012;
    const std::string words = upper ? to_upper(text) : text;
    const auto pieces = pieces_of(words);
    const double wish = room.column
                            ? room.area_width()
                            : std::min(room.area_width(), std::max(0.6 * width_, 1.05 * title_width_px));
    ONESHEET_ASSIGN(const TextLine whole, line_of(Role::tagline, words, face, cap, tracking));
    const double size = whole.style.size_px;
    std::vector<double> widths, spaces;
    for (const Piece& piece : pieces) {
      ONESHEET_ASSIGN(const TextExtent e, measure_.measure(piece.text, {face, size, tracking, 1}));
      widths.push_back(e.advance_px + tracking * size);
      ONESHEET_ASSIGN(const TextExtent space, measure_.measure(" ", {face, size, 0, 1}));
      spaces.push_back(piece.space_after ? space.advance_px + tracking * size : 0);
    }
    double scale = 1;
    std::vector<std::size_t> ends{pieces.size()};
    for (std::size_t lines = 1; lines <= std::min<std::size_t>(5, pieces.size()); ++lines) {
      ends = balance(widths, spaces, lines);
      double widest = 0;
      std::size_t from = 0;
      for (const std::size_t end : ends) {
        double w = 0;
        for (std::size_t i = from; i < end; ++i) w += widths[i] + (i + 1 < end ? spaces[i] : 0);
        widest = std::max(widest, w);
        from = end;
      }
      scale = std::min(1.0, room.area_width() / widest);
      if (widest <= wish) break;
    }
    double baseline = 0, top = 0;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
      SetLine line;
      line.text = join(pieces, from, end);
      line.style = {face, size * scale, tracking, 1};
      ONESHEET_ASSIGN(line.extent, measure_.measure(line.text, line.style));
      if (block.lines.empty()) {
        top = line.extent.ink_top_px;
      } else {
        const TextExtent& above = block.lines.back().extent;
        baseline += std::max(line.extent.cap_height_px * (upper ? 1.85 : 1.75),
                             above.ink_bottom_px + line.extent.ink_top_px + 0.3 * line.extent.cap_height_px);
      }
      line.baseline_px = baseline + top;
      block.width_px = std::max(block.width_px, line.extent.ink_right_px - line.extent.ink_left_px);
      block.height_px = line.baseline_px + std::max(0.0, line.extent.ink_bottom_px);
      block.lines.push_back(std::move(line));
      from = end;
    }
    block.cap_mean_px = block.lines.front().extent.cap_height_px;
    return block;
  }

  base::Result<void> place_title(const std::string& title, const std::string& tagline, double cap_limit_px) {
    const std::string face = title.empty() ? std::string() : face_for(title);
    const std::string text = cased(title, face);
    for (const Room& room : rooms()) {
      Stack stack;
      const double tagline_guess = tagline.empty() ? 0 : 0.05 * reference_;
      for (int round = 0; round < 2; ++round) {
        const double taken = round == 0 ? tagline_guess : stack.tagline.height_px + stack.gap_px;
        if (!title.empty()) {
          const double left =
              std::max(0.3 * room.area_height(), room.area_height() - (tagline.empty() ? 0 : taken));
          ONESHEET_ASSIGN(stack.title, fit_title(text, face, title_room(room, left, cap_limit_px), measure_));
        }
        ONESHEET_ASSIGN(stack.tagline,
                        set_tagline(tagline, stack.title.cap_mean_px, room, stack.title.width_px));
        stack.gap_px = tagline.empty() ? 0 : 1.5 * stack.tagline.cap_mean_px + 0.2 * stack.title.cap_mean_px;
      }
      stack.tagline_first = room.place == TitlePlace::bottom;
      consider(stack, room);
    }
    if (best_.cost >= 1e8) {
      return base::fail(base::ErrorKind::bad_request,
                        "The words do not fit on this poster; shorten them or take a larger format.");
    }
    return {};
  }

  // Tries one stack at the places its room offers and keeps the best.
  void consider(const Stack& stack, const Room& room) {
    const double slack = room.area_height() - stack.height();
    if (slack < -1) return;
    double anchor_cost = 0;
    for (const double anchor : room.anchors) {
      Candidate candidate;
      candidate.stack = stack;
      const double top = room.area.top_px + std::max(0.0, slack) * anchor;
      candidate.lines = lines_at(stack, room, top);
      judge(candidate, room, anchor_cost);
      if (candidate.cost < best_.cost) best_ = std::move(candidate);
      anchor_cost += 0.1;
      if (slack < 0.01 * height_) break;
    }
  }

  std::vector<TextLine> lines_at(const Stack& stack, const Room& room, double top_px) const {
    std::vector<TextLine> lines;
    const double middle = (room.area.left_px + room.area.right_px) / 2;
    // A zone only a little off the sheet's axis still means the axis.
    const double centre = std::abs(middle - width_ / 2) < 0.1 * width_ ? width_ / 2 : middle;
    const auto put = [&](const TitleBlock& block, Role role, double top) {
      for (const SetLine& set : block.lines) {
        TextLine line;
        line.role = role;
        line.text = set.text;
        line.style = set.style;
        line.extent = set.extent;
        line.baseline_px = top + set.baseline_px;
        if (!room.column)
          line.x_px = centre - (set.extent.ink_left_px + set.extent.ink_right_px) / 2;
        else if (is_rtl(set.text))
          line.x_px = room.area.right_px - set.extent.ink_right_px;
        else
          line.x_px = room.area.left_px - set.extent.ink_left_px;
        lines.push_back(std::move(line));
      }
    };
    const double gap = stack.title.lines.empty() || stack.tagline.lines.empty() ? 0 : stack.gap_px;
    if (stack.tagline_first) {
      put(stack.tagline, Role::tagline, top_px);
      put(stack.title, Role::title, top_px + stack.tagline.height_px + gap);
    } else {
      put(stack.title, Role::title, top_px);
      put(stack.tagline, Role::tagline, top_px + stack.title.height_px + gap);
    }
    return lines;
  }

  void judge(Candidate& candidate, const Room& room, double anchor_cost) const {
    std::vector<Rect> areas;
    double covered = 0, area_sum = 0, detail = 0;
    Rect whole{1e9, 1e9, -1e9, -1e9};
    for (const TextLine& line : candidate.lines) {
      const Rect r = ink_rect(line);
      areas.push_back(r);
      whole = {std::min(whole.left_px, r.left_px), std::min(whole.top_px, r.top_px),
               std::max(whole.right_px, r.right_px), std::max(whole.bottom_px, r.bottom_px)};
      const double area = (r.right_px - r.left_px) * (r.bottom_px - r.top_px);
      area_sum += area;
      for (const poster::Box& subject : request_.guide.subjects) {
        const double w = std::min<double>(r.right_px, subject.right * width_) -
                         std::max<double>(r.left_px, subject.left * width_);
        const double h = std::min<double>(r.bottom_px, subject.bottom * height_) -
                         std::max<double>(r.top_px, subject.top * height_);
        if (w > 0 && h > 0) covered += w * h;
      }
      detail += ground_.tone(r).detail * area;
    }
    if (area_sum <= 0) return;
    covered = std::min(1.0, covered / area_sum);
    detail /= area_sum;

    const Scrim band = band_for(room, whole);
    Inks::Answer answer = inks_.choose(ground_, areas, {}, band, kContrastGoal, std::nullopt);
    candidate.ink = answer.ink;
    if (answer.scrim.strength > 0) candidate.scrim = answer.scrim;
    const Effect effect = effect_for(answer.ink);
    for (TextLine& line : candidate.lines) {
      line.ink = answer.ink;
      if (line.role == Role::title) line.effect = effect;
    }
    candidate.cost = room.cost + anchor_cost + 0.5 * candidate.stack.title.cost + 4 * covered +
                     6 * std::max(0.0, detail - 0.03) + answer.cost;
  }

  Scrim band_for(const Room& room, const Rect& whole) const {
    Scrim band;
    const double pad = 0.015 * reference_;
    band.top_px = room.place == TitlePlace::top ? -1 : whole.top_px - pad;
    band.bottom_px = room.place == TitlePlace::bottom ? height_ + 1 : whole.bottom_px + pad;
    band.feather_px = (room.place == TitlePlace::middle ? 0.12 : 0.16) * reference_;
    if (room.column) {
      band.top_px = -1;
      band.bottom_px = height_ + 1;
      band.side_feather_px = 0.22 * width_;
      if (room.place == TitlePlace::left_column)
        band.right_px = whole.right_px;
      else
        band.left_px = whole.left_px;
    }
    return band;
  }

  Effect effect_for(const poster::Ink& ink) const {
    using poster::TypeVoice;
    const bool light = poster::relative_luminance(ink) > 0.18F;
    switch (request_.guide.voice) {
      case TypeVoice::sci_fi:
      case TypeVoice::neon:
        return light ? Effect::glow : Effect::none;
      case TypeVoice::fantasy:
        return light ? Effect::metal : Effect::letterpress;
      case TypeVoice::horror:
        return Effect::distressed;
      case TypeVoice::western:
      case TypeVoice::noir:
        return light ? Effect::soft_shadow : Effect::letterpress;
      case TypeVoice::comedy:
      case TypeVoice::documentary:
        return Effect::none;
      case TypeVoice::drama:
      case TypeVoice::thriller:
      case TypeVoice::action:
      case TypeVoice::romance:
      case TypeVoice::family:
        return light ? Effect::soft_shadow : Effect::none;
    }
    return Effect::none;
  }

  base::Result<TextLine> line_of(Role role, const std::string& text, const std::string& face, double cap_px,
                                 double tracking_em) const {
    TextLine line;
    line.role = role;
    line.text = text;
    ONESHEET_ASSIGN(const TextExtent probe, measure_.measure(text, {face, 100, 0, 1}));
    line.style = {face, cap_px / probe.cap_height_px * 100, tracking_em, 1};
    ONESHEET_ASSIGN(line.extent, measure_.measure(text, line.style));
    return line;
  }

  const LayoutRequest& request_;
  const TextMeasure& measure_;
  const double width_, height_;
  double reference_ = 0, margin_ = 0, side_ = 0;
  const Ground ground_;
  const Inks inks_;
  Sheet sheet_;

  std::vector<TextLine> foot_;
  BillingBlock billing_;
  double foot_top_ = 0;
  bool foot_is_full_ = false;  // the credits are as large as their room allows
  Candidate best_;
};

}  // namespace

base::Result<Sheet> lay_out(const LayoutRequest& request, const TextMeasure& measure) {
  return Composer(request, measure).compose();
}

}  // namespace onesheet::layout
