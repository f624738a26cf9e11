#include "layout/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "base/random.h"
#include "base/utf8.h"
#include "layout/bands.h"
#include "layout/breaking.h"
#include "layout/casing.h"
#include "layout/effects.h"
#include "layout/faces.h"
#include "layout/foot.h"
#include "layout/frame.h"
#include "layout/ground.h"
#include "layout/inks.h"
#include "layout/marks.h"
#include "layout/rects.h"
#include "layout/rooms.h"
#include "layout/said.h"
#include "layout/stack.h"
#include "layout/tagline.h"
#include "layout/title.h"
#include "layout/treatment.h"
#include "layout/voice.h"

namespace onesheet::layout {
namespace {

using poster::TitlePlace;

constexpr double kTitleCapMin = 0.009;  // of the reference length
constexpr double kTitleCapMin_px = 5;
constexpr double kTitleToTagline = 1.7;   // at least; 2.5 and more in ordinary cases
constexpr double kTitleToRelease = 1.25;  // at least
constexpr double kFootGap = 0.034;        // of the reference length, between title and billing block
constexpr double kGoodFace = 0.75;        // cost under which a face needs no comparison with others
constexpr double kBusy = 0.02;            // detail of the art under the title's first room
constexpr double kCluttered = 0.22;       // likewise, where spots are counted one by one
constexpr double kLastResortCost = 1;     // of the condensed face that suits no voice in particular
constexpr double kColumnVoice = 1.22;     // beside its subject a title may speak up
// Sizes at which a title is tried, so that it may step aside of what it would cover.
constexpr double kScales[] = {1.0, 0.8, 0.64, 0.5};
constexpr double kForeignScales[] = {1.0, 0.8, 0.64, 0.5};
constexpr double kSmallerCost = 1.3;
constexpr double kStackWidthMin = 0.6;   // of the sheet or the column
constexpr double kHeadGap = 0.022;       // of the reference length, under laurels at the head
constexpr double kBonusMax = 0.3;        // by which a title may better its perfect cost
constexpr float kBareZone = 0.22F;       // height of the quiet band of a picture that is all type, at least
constexpr double kThumbnailCap = 0.031;  // of the reference length: 9 pixels on a thumbnail 300 pixels high
constexpr double kOrdinaryTitle_letters = 30;
constexpr double kTinyCost = 5;  // each time that a title is half as tall as that
constexpr double kLedCost = 2;   // per share by which a tagline outruns its title
constexpr double kContrastAim = kContrastGoal * 1.15;
constexpr double kLogoContrast = 3;  // WCAG 2.2, 1.4.11: a picture's colours are not ours to choose

struct Candidate {
  Stack stack;
  std::vector<TextLine> lines;
  std::optional<Rect> logo;
  std::vector<Rect> rules;
  poster::Ink ink, title_ink;
  std::optional<Scrim> scrim;
  double cost = 1e9;
};

class Composer {
 public:
  Composer(const LayoutRequest& request, const TextMeasure& measure)
      : request_(request),
        guide_(request.guide),
        measure_(measure),
        frame_(request.format),
        aim_(kContrastAim * request.caution),
        foreign_(request.guide.places.empty()),
        ground_(request.calm, request.format.size.width_px, request.format.size.height_px,
                foreign_ || request.caution > 1),
        inks_(foreign_ ? Inks(request.guide.palette, ground_.mean_colour()) : Inks(request.guide.palette)),
        words_(said(request)),
        title_(collapse_spaces(words_.title)),
        tagline_(collapse_spaces(words_.tagline)),
        accent_title_(base::SeededRandom(request.seed, "title ink").chance(accent_chance(guide_.voice))) {
    sheet_.width_px = request.format.size.width_px;
    sheet_.height_px = request.format.size.height_px;
  }

  base::Result<Sheet> compose() {
    const Words& words = words_;
    ONESHEET_TRY(check_wishes());
    if (std::min(sheet_.width_px, sheet_.height_px) < kWordsSideMin_px) {
      const bool asked = has_logo() || (!title_.empty() && !words.title_optional) || !tagline_.empty() ||
                         !words.credits.empty() || !base::trim(words.release).empty() ||
                         !words.rating.empty() || !words.laurels.empty() || !words.logos.empty();
      if (!asked) return sheet_;
      return base::fail(base::ErrorKind::bad_request,
                        "Words cannot be read on a poster under " + std::to_string(kWordsSideMin_px) +
                            " pixels on its shorter side; ask for no title or for a larger size.");
    }
    ONESHEET_TRY(choose_faces());
    ONESHEET_TRY(place_laurels());
    ONESHEET_TRY(place_words());
    if (best_.scrim) sheet_.scrims.push_back(*best_.scrim);
    ink_the_foot();
    sheet_.scrims.insert(sheet_.scrims.end(), foot_scrims_.begin(), foot_scrims_.end());
    sheet_.title_logo = best_.logo;
    for (const Rect& rule : best_.rules)
      sheet_.ornaments.push_back({Ornament::Kind::rule, rule, best_.title_ink});
    for (TextLine& line : best_.lines) sheet_.lines.push_back(std::move(line));
    for (TextLine& line : foot_.lines) sheet_.lines.push_back(std::move(line));
    sheet_.ornaments.insert(sheet_.ornaments.end(), foot_.ornaments.begin(), foot_.ornaments.end());
    sheet_.logos = std::move(foot_.logos);
    ink_the_head();
    return std::move(sheet_);
  }

 private:
  // --- faces ---

  bool has_logo() const { return request_.title_logo.has_value(); }
  bool has_title() const { return has_logo() || !title_.empty(); }

  base::Result<void> check_wishes() {
    if (has_logo() && (request_.title_logo->width_px < 1 || request_.title_logo->height_px < 1))
      return base::fail(base::ErrorKind::bug, "The title's picture has no size.");
    if (!request_.wishes.effect.empty()) {
      ONESHEET_ASSIGN(wished_effect_, parse_effect(request_.wishes.effect));
    }
    return {};
  }

  // Kana in the tagline say that the title's characters are Japanese too.
  std::string script_face(const std::string& text) const {
    const std::string& language = request_.wishes.language;
    const std::string face =
        measure_.script_face(text + title_ + tagline_ + words_.release, guide_.voice, language);
    return measure_.covers(face, text) ? face : measure_.script_face(text, guide_.voice, language);
  }

  base::Result<void> choose_faces() {
    tagline_face_ = measure_.tagline_face(guide_.voice);
    const std::string& language = request_.wishes.language;
    tagline_at_home_ = measure_.covers(tagline_face_, to_upper(tagline_, language));
    if (!tagline_at_home_) tagline_face_ = script_face(tagline_);
    if (title_.empty() || request_.title_logo) return {};
    ONESHEET_ASSIGN(const std::vector<std::string> faces,
                    faces_to_try(request_, title_, script_face(title_), measure_));
    const Room room = rooms_for(frame_, guide_, frame_.height_px * 0.92).front();
    const Ground::Tone tone = ground_.tone(room.area);
    const bool busy = tone.detail > kBusy || (foreign_ && tone.clutter > kCluttered);
    double best_cost = 1e9;
    for (const std::string& face : faces) {
      ONESHEET_ASSIGN(TitleFitter fitter, TitleFitter::measure(cased(title_, face, language, measure_), face,
                                                               measure_, language));
      ONESHEET_ASSIGN(const TitleBlock block,
                      fitter.fit(title_room(room, room.height_px(), frame_.reference_px)));
      double cost = block.cost + (face == measure_.billing_face() ? kLastResortCost : 0.0);
      if (busy && measure_.manner(face).delicate) cost += kGoodFace;
      if (cost < best_cost) {
        best_cost = cost;
        fitter_ = std::move(fitter);
      }
      if (cost < kGoodFace) break;
    }
    const FaceManner manner = measure_.manner(fitter_->face());
    const bool bare = !foreign_ && guide_.subjects.empty() && guide_.places.front() == TitlePlace::middle &&
                      guide_.title_zone.height() > kBareZone;
    treatment_ =
        bare ? Treatment::whole : treatment_for(guide_.voice, manner, fitter_->pieces(), request_.seed);
    rules_ = draws_rules(guide_.voice, request_.seed);
    if (treatment_ == Treatment::stacked || bare) plain_fitter_ = fitter_;
    fitter_->set_manner(treated(manner, treatment_));
    return {};
  }

  // --- sizes and places ---

  // Laurels stand above the credits, or at the head where that would put them on a subject.
  base::Result<void> place_laurels() {
    if (words_.laurels.empty()) return {};
    ONESHEET_ASSIGN(const Foot foot,
                    set_foot(frame_, words_, kBillingCap * frame_.reference_px,
                             kReleaseCap * frame_.reference_px, request_.wishes.language, measure_));
    // The credits may still grow and push the laurels up.
    const double pad = 0.04 * frame_.reference_px;
    const auto covering = [&](const std::vector<Ornament>& ornaments) {
      double covered = 0;
      for (const Ornament& ornament : ornaments) {
        if (ornament.kind == Ornament::Kind::frame) continue;
        covered += covered_by_subjects(ornament.area, pad) + ground_.tone(ornament.area).salience;
      }
      return covered;
    };
    const double low = covering(foot.ornaments);
    if (low <= 0) return {};
    ONESHEET_ASSIGN(Marks head, set_laurels(words_.laurels, frame_, request_.wishes.language, measure_));
    head.move(frame_.side_px, frame_.head_px);
    if (covering(head.ornaments) >= low) return {};
    head_ = std::move(head);
    head_bottom_px_ = frame_.head_px + head_.height_px;
    frame_.head_px = head_bottom_px_ + kHeadGap * frame_.reference_px;
    words_.laurels.clear();
    return {};
  }

  // The billing block follows the title's size (guild ratio) and the title's room follows the billing
  // block's, so this goes round until both hold.
  base::Result<void> place_words() {
    const poster::Credits& credits = words_.credits;
    const double ratio = request_.wishes.billing_to_title;
    double billing_cap = kBillingCap * frame_.reference_px;
    double release_cap = std::max(kReleaseCap * frame_.reference_px, std::min(6.0, 0.02 * frame_.height_px));
    double title_limit =
        credits.empty() ? frame_.reference_px : billing_cap_most(ratio) * frame_.reference_px / ratio;
    for (int round = 0; round < 6; ++round) {
      ONESHEET_ASSIGN(foot_,
                      set_foot(frame_, words_, billing_cap, release_cap, request_.wishes.language, measure_));
      best_ = Candidate{};
      // On foreign art the foot stands where it must and the title can give way, so the foot is inked first.
      foot_scrims_.clear();
      if (foreign_) ink_the_foot();
      if (!has_title() && tagline_.empty()) return {};
      ONESHEET_TRY(place_title(title_limit));
      if (!has_title()) return {};
      const double title_cap = best_.stack.title.cap_mean_px;
      if (title_cap < release_cap * kTitleToRelease * 0.99) {
        release_cap = title_cap / kTitleToRelease;
      } else if (!credits.empty() && foot_.billing_cap_px < title_cap * ratio * 0.999) {
        if (foot_.billing_is_full) {
          title_limit = foot_.billing_cap_px / ratio * (round < 3 ? 1.0 : 0.9);
        } else {
          billing_cap = title_cap * ratio * 1.002;
        }
      } else {
        break;
      }
    }
    if (best_.stack.title.cap_mean_px >= std::max(kTitleCapMin_px, kTitleCapMin * frame_.reference_px))
      return {};
    if (has_logo()) {
      return base::fail(base::ErrorKind::bad_request,
                        "The title's picture has no room at this size; take a larger format.");
    }
    if (words_.title_optional && tagline_.empty()) {
      best_ = Candidate{};
      return {};
    }
    return base::fail(base::ErrorKind::bad_request,
                      "The title is too long to be read at this size; shorten it or take a larger format.");
  }

  TitleRoom title_room(const Room& room, double height_px, double cap_limit_px) const {
    const double tall = treatment_ == Treatment::whole     ? 2.0
                        : treatment_ == Treatment::stacked ? 1.4
                        : treatment_ == Treatment::giant   ? 1.2
                                                           : 1.0;
    const double most =
        (room.column ? 0.6 : tall * (frame_.width_px > frame_.height_px ? 0.42 : 0.3)) * frame_.height_px;
    const double reference = frame_.reference_px * (room.column ? kColumnVoice : 1);
    return {room.width_px(), std::min(height_px, most), frame_.width_px, reference, cap_limit_px,
            room.column};
  }

  base::Result<void> place_title(double cap_limit_px) {
    const bool no_foot = foot_.lines.empty() && foot_.logos.empty();
    const double gap = no_foot ? 0 : kFootGap * frame_.reference_px;
    const double bottom = no_foot ? std::min(foot_.top_px, 0.94 * frame_.height_px) : foot_.top_px - gap;
    for (const Room& room : rooms_for(frame_, guide_, bottom)) {
      double full_height_px = 0;
      for (const double scale : foreign_ ? std::span<const double>(kForeignScales) : kScales) {
        // A title's own cost is hardly ever under nothing: what starts dearer than the best need not be
        // tried.
        if (room.cost + kSmallerCost * (1 - scale) - kBonusMax > best_.cost) break;
        ONESHEET_TRY(place_in(room, cap_limit_px, scale, full_height_px));
        if (!has_title()) break;
      }
    }
    if (best_.cost < 1e8) return {};
    return base::fail(base::ErrorKind::bad_request,
                      "The words do not fit on this poster; shorten them or take a larger format.");
  }

  base::Result<void> place_in(const Room& room, double cap_limit_px, double scale, double& full_height_px) {
    Stack stack;
    stack.rules = rules_;
    stack.tagline_first = room.place == TitlePlace::bottom;
    double taken = tagline_.empty() ? 0 : 0.05 * frame_.reference_px;
    // The second time round the tagline's true height is known.
    for (int round = 0; round < (tagline_.empty() ? 1 : 2); ++round) {
      if (has_title()) {
        const double left = std::max(0.3 * room.height_px(), room.height_px() - taken);
        TitleRoom limits = title_room(room, left, cap_limit_px);
        if (scale < 1) {
          limits.height_px = std::min(limits.height_px, full_height_px * scale);
          limits.reference_px *= scale;
        }
        if (has_logo()) {
          stack.is_logo = true;
          stack.title = fit_logo(
              static_cast<double>(request_.title_logo->width_px) / request_.title_logo->height_px, limits);
        } else {
          ONESHEET_ASSIGN(stack.title, fitter_->fit(limits));
          // In a low room a stack is a heap: the face's own manner then says more.
          if (plain_fitter_ &&
              stack.title.width_px < kStackWidthMin * (room.column ? room.width_px() : frame_.width_px)) {
            ONESHEET_ASSIGN(stack.title, plain_fitter_->fit(limits));
          }
        }
        if (scale >= 1) full_height_px = stack.title.height_px;
      }
      if (tagline_.empty()) break;
      TaglineRoom small;
      small.most_px = room.width_px();
      small.wish_px =
          room.column ? small.most_px
                      : std::min(small.most_px, std::max(0.6 * frame_.width_px, 1.05 * stack.title.width_px));
      small.reference_px = frame_.reference_px * (room.column ? kColumnVoice : 1);
      small.cap_limit_px = has_title() ? stack.title.cap_mean_px / kTitleToTagline : frame_.reference_px;
      ONESHEET_ASSIGN(stack.tagline, set_tagline(tagline_, tagline_face_, tagline_at_home_, small, measure_,
                                                 request_.wishes.language));
      stack.gap_px = 1.9 * stack.tagline.cap_mean_px + 0.2 * stack.title.cap_mean_px;
      taken = stack.tagline.height_px + stack.gap_px;
    }
    // Squeezed into half a column a title may end up narrower than its tagline, which then leads.
    const double led = room.column && has_title() && !tagline_.empty()
                           ? std::max(0.0, stack.tagline.width_px / stack.title.width_px - 1)
                           : 0;
    const double cost = kSmallerCost * (1 - scale) + (foreign_ ? kLedCost * led : 0.0) + tiny_cost(stack);
    consider(stack, room, cost);
    return {};
  }

  // Of a title that nobody reads on a thumbnail; of a long one less is expected.
  double tiny_cost(const Stack& stack) const {
    if (!fitter_ || has_logo()) return 0;
    const double least = kThumbnailCap * frame_.reference_px *
                         std::min(1.0, std::sqrt(kOrdinaryTitle_letters / fitter_->pieces().letters));
    return kTinyCost * std::max(0.0, std::log2(least / stack.title.cap_mean_px));
  }

  // Tries one stack at the heights its room offers and keeps the best.
  void consider(const Stack& stack, const Room& room, double cost) {
    const std::vector<double> tops = tops_in(stack, room, frame_, guide_.subjects);
    for (std::size_t i = 0; i < tops.size(); ++i) {
      Candidate candidate;
      candidate.stack = stack;
      PlacedStack placed = place_stack(stack, room, frame_, tops[i]);
      candidate.lines = std::move(placed.lines);
      candidate.logo = placed.logo;
      candidate.rules = std::move(placed.rules);
      judge(candidate, room, cost + 0.1 * static_cast<double>(std::min(i, room.anchors.size())));
      if (candidate.cost < best_.cost) best_ = std::move(candidate);
    }
  }

  // --- what a place is worth ---

  void judge(Candidate& candidate, const Room& room, double cost) const {
    std::vector<Rect> areas, title_areas;
    double covered = 0, area_sum = 0, detail = 0;
    Mean clutter[2];  // under the title, under the tagline
    Rect whole = kNowhere;
    const auto add = [&](const Rect& r, bool is_title, double pad_px) {
      add_letters(is_title ? title_areas : areas, r);
      whole = united(whole, r);
      const double area = r.width_px() * r.height_px();
      area_sum += area;
      covered += covered_by_subjects(r, pad_px);
      const Ground::Tone tone = ground_.tone(r);
      detail += tone.detail * area;
      if (foreign_) clutter[is_title ? 0 : 1].add(tone.clutter, area);
    };
    for (const TextLine& line : candidate.lines) {
      add(ink_rect(line), line.role == Role::title, 0.25 * line.extent.cap_height_px);
    }
    if (candidate.logo) add(*candidate.logo, true, 0.1 * candidate.logo->height_px());
    if (area_sum <= 0) return;
    areas.insert(areas.end(), title_areas.begin(), title_areas.end());
    covered = std::min(1.0, covered / area_sum);
    // Small words suffer more from what lies between their letters.
    const double hidden = foreign_ ? hidden_by(areas) + 0.9 * std::max(0.0, clutter[0].value() - 0.1) +
                                         1.4 * std::max(0.0, clutter[1].value() - 0.1)
                                   : 0;
    detail /= area_sum;

    candidate.cost = room.cost + cost + 0.5 * candidate.stack.title.cost +
                     (covered > 0.01 ? 1.6 + 8 * covered : 0.0) + hidden + 6 * std::max(0.0, detail - 0.03);
    if (candidate.cost >= best_.cost) return;  // inks and shade only add to it
    const Inks::Answer answer =
        candidate.logo ? inks_.shade_for(request_.title_logo->ink, ground_, areas, foot_scrims_,
                                         band_around(whole, room, frame_, foreign_), kLogoContrast)
                       : inks_.choose(ground_, areas, foot_scrims_,
                                      band_around(whole, room, frame_, foreign_), aim_, std::nullopt);
    candidate.ink = answer.ink;
    if (answer.scrim.strength > 0) candidate.scrim = answer.scrim;
    // Dimming what the picture is about is nearly as bad as lying on it.
    const double dimmed = foreign_ ? 2.5 * static_cast<double>(answer.scrim.strength) *
                                         ground_.tone(inside(answer.scrim, frame_)).salience
                                   : 0;
    candidate.cost += dimmed + answer.cost;
    if (candidate.cost >= best_.cost) return;

    std::vector<Scrim> scrims = foot_scrims_;
    if (candidate.scrim) scrims.push_back(*candidate.scrim);
    // A tube is its colour.
    const bool coloured = accent_title_ || wished_effect_ == Effect::neon;
    double accent_contrast = coloured ? 21 : 0;
    for (const Rect& area : title_areas) {
      if (!coloured) break;
      accent_contrast =
          std::min(accent_contrast, Ground::contrast(guide_.palette.accent, ground_.tone(area, scrims)));
    }
    for (TextLine& line : candidate.lines) {
      line.ink = answer.ink;
      if (line.role != Role::title) continue;
      if (accent_contrast >= aim_) line.ink = guide_.palette.accent;
      candidate.title_ink = line.ink;
      line.effect = wished_effect_.value_or(
          title_effect(guide_.voice, measure_.manner(line.style.face), line.ink, request_.seed));
    }
  }

  // What it costs to lie on things that stand out: a little for a hint of one, much for a face.
  double hidden_by(const std::vector<Rect>& letters) const {
    double on = 0;
    for (const Rect& letter : letters) on += ground_.tone(letter).salience;
    on /= static_cast<double>(letters.size());
    return 1.2 * std::min(1.0, on / 0.05) + 7 * on;
  }

  double covered_by_subjects(const Rect& r, double pad_px) const {
    return area_on(guide_.subjects, padded(r, pad_px), frame_.width_px, frame_.height_px);
  }

  // Chooses ink and scrim of the foot over what is laid by the words above it.
  void ink_the_foot() {
    if (foot_.lines.empty() && foot_.logos.empty()) return;
    const std::vector<Scrim> laid = best_.scrim ? std::vector{*best_.scrim} : std::vector<Scrim>{};
    if (foreign_ && !best_.lines.empty()) {
      // Inked before the title was placed. That stands, unless the title's own scrim works against it.
      std::vector<Scrim> scrims = laid;
      scrims.insert(scrims.end(), foot_scrims_.begin(), foot_scrims_.end());
      const bool stands = std::ranges::all_of(foot_.lines, [&](const TextLine& line) {
        return Ground::contrast(line.ink, ground_.tone(ink_rect(line), scrims)) >= kTitleContrastMin;
      });
      if (stands) return;
    }
    const auto like = best_.lines.empty() ? std::nullopt : std::optional(best_.ink);
    const Inks::Answer answer =
        inks_.choose(ground_, areas_of(foot_), laid, band_under(foot_, frame_, foreign_), aim_, like);
    foot_scrims_.clear();
    if (answer.scrim.strength > 0) foot_scrims_.push_back(answer.scrim);
    std::vector<Scrim> scrims = laid;
    scrims.insert(scrims.end(), foot_scrims_.begin(), foot_scrims_.end());
    for (Ornament& ornament : foot_.ornaments) ornament.ink = answer.ink;
    for (PlacedLogo& logo : foot_.logos) logo.ink = answer.ink;
    for (TextLine& line : foot_.lines) {
      line.ink = answer.ink;
      if (line.role != Role::release) continue;
      line.ink = inks_.accent_or(answer.ink, ground_.tone(ink_rect(line), scrims), aim_);
    }
  }

  void ink_the_head() {
    if (head_.lines.empty()) return;
    const Inks::Answer answer =
        inks_.choose(ground_, areas_of(head_.lines), sheet_.scrims, band_over(head_bottom_px_, frame_), aim_,
                     best_.lines.empty() ? std::nullopt : std::optional(best_.ink));
    if (answer.scrim.strength > 0) sheet_.scrims.push_back(answer.scrim);
    for (TextLine& line : head_.lines) {
      line.ink = answer.ink;
      sheet_.lines.push_back(std::move(line));
    }
    for (Ornament& ornament : head_.ornaments) {
      ornament.ink = answer.ink;
      sheet_.ornaments.push_back(ornament);
    }
  }

  const LayoutRequest& request_;
  const poster::ArtGuide& guide_;
  const TextMeasure& measure_;
  Frame frame_;
  const double aim_;    // contrast; the map of the art is coarse: above what is promised
  const bool foreign_;  // the art has no opinion: what it shows must be found out
  const Ground ground_;
  const Inks inks_;
  Words words_;
  const std::string title_, tagline_;
  const bool accent_title_;  // the title would like the accent ink

  Treatment treatment_ = Treatment::natural;
  bool rules_ = false;
  std::optional<Effect> wished_effect_;
  std::optional<TitleFitter> fitter_;        // of the face chosen; none without a title
  std::optional<TitleFitter> plain_fitter_;  // beside a stack
  std::string tagline_face_;
  bool tagline_at_home_ = true;
  Marks head_;  // laurels at the head of the sheet, if there
  double head_bottom_px_ = 0;
  Foot foot_;
  std::vector<Scrim> foot_scrims_;  // one or none
  Candidate best_;
  Sheet sheet_;
};

}  // namespace

base::Result<Sheet> lay_out(const LayoutRequest& request, const TextMeasure& measure) {
  return Composer(request, measure).compose();
}

}  // namespace onesheet::layout
