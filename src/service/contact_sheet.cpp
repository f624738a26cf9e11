// Variations side by side.
#include <algorithm>
#include <cmath>

#include "render/encode.h"
#include "render/render.h"
#include "service/given_art.h"
#include "service/poster_service.h"
#include "service/recipe.h"
#include "service/steps.h"
#include "service/words.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

constexpr int kShortSide_px = 240, kLongSideMax_px = 480;  // of one picture
constexpr int kGap_px = 20, kCaption_px = 34;
constexpr poster::Ink kTable = poster::ink_from_hex(0x17181B), kCaptionInk = poster::ink_from_hex(0xD8D6D0);
constexpr std::string_view kCaptionFace = "jost-medium";

// The same sheet, small: the shorter side at kShortSide_px unless the longer would be too long.
poster::Size small_size(poster::Size size) {
  const int shorter = std::min(size.width_px, size.height_px),
            longer = std::max(size.width_px, size.height_px);
  const double scale = std::min(
      {1.0, static_cast<double>(kShortSide_px) / shorter, static_cast<double>(kLongSideMax_px) / longer});
  const auto scaled = [&](int side) {
    return std::max(poster::kSideMin_px, static_cast<int>(std::lround(side * scale)));
  };
  return {scaled(size.width_px), scaled(size.height_px)};
}

struct Grid {
  int columns = 1, rows = 1;
  poster::Size cell;
  int width() const { return columns * (cell.width_px + kGap_px) + kGap_px; }
  int height() const { return rows * (cell.height_px + kCaption_px) + kGap_px; }
  int left(int index) const { return kGap_px + index % columns * (cell.width_px + kGap_px); }
  int top(int index) const { return kGap_px + index / columns * (cell.height_px + kCaption_px); }
};

// The grid whose sheet is nearest to 3:2, which screens show well, and has few empty cells.
Grid grid_for(int count, poster::Size cell) {
  Grid best;
  double best_distance = 1e9;
  for (int columns = 1; columns <= count; ++columns) {
    const Grid grid{columns, (count + columns - 1) / columns, cell};
    const double empty = static_cast<double>(columns * grid.rows - count) / count;  // cells without a picture
    const double distance =
        empty + std::abs(std::log(static_cast<double>(grid.width()) / grid.height() / 1.5));
    if (distance < best_distance) {
      best_distance = distance;
      best = grid;
    }
  }
  return best;
}

pixels::Image8 empty_table(const Grid& grid) {
  pixels::Image8 image(grid.width(), grid.height(), 3);
  const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
  const std::uint8_t ink[3] = {byte(kTable.r), byte(kTable.g), byte(kTable.b)};
  for (std::size_t i = 0; i < image.samples.size(); ++i) image.samples[i] = ink[i % 3];
  return image;
}

void lay_down(const pixels::Image8& picture, int left, int top, pixels::Image8& on) {
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    std::uint8_t* to = on.row(top + y) + static_cast<std::ptrdiff_t>(left) * 3;
    std::copy_n(from, static_cast<std::size_t>(picture.width) * 3, to);
  }
}

base::Result<layout::TextLine> caption(const Variation& variation, const Grid& grid,
                                       const render::FontPack& fonts) {
  layout::TextLine line;
  line.text = std::to_string(variation.number) + "   seed " + std::to_string(variation.seed);
  line.style = {.face = std::string(kCaptionFace), .size_px = 15, .tracking_em = 0.02};
  ONESHEET_ASSIGN(line.extent, fonts.measure(line.text, line.style));
  const int index = variation.number - 1;
  line.x_px = grid.left(index);
  line.baseline_px = grid.top(index) + grid.cell.height_px + 20;
  line.ink = kCaptionInk;
  line.role = layout::Role::release;
  return line;
}

}  // namespace

base::Result<ContactSheet> PosterService::sheet(const poster::Spec& asked, int count, base::Deadline deadline,
                                                const Progress& progress) {
  if (count < kSheetCountMin || count > kSheetCountMax) {
    return fail(ErrorKind::bad_request, "A contact sheet has " + std::to_string(kSheetCountMin) + " to " +
                                            std::to_string(kSheetCountMax) + " posters.");
  }
  ONESHEET_TRY(poster::check(asked));
  ONESHEET_TRY(check_words(asked));
  ONESHEET_ASSIGN(const auto chain, find_models(asked.model));
  if (!chain.front()->info().deterministic || asked.type == poster::FileType::original) {
    return fail(
        ErrorKind::bad_request,
        "A contact sheet is drawn by a model that draws the same picture again, such as the illustrator.");
  }
  Recipe recipe{.spec = asked};
  if (!recipe.spec.seed) recipe.spec.seed = draw_seed();
  recipe.spec.model = chain.front()->info().name;

  const Grid grid = grid_for(count, small_size(asked.format.size));
  pixels::Image8 table = empty_table(grid);
  layout::Sheet captions{.width_px = table.width, .height_px = table.height};
  ContactSheet sheet;
  std::map<std::string, double> unused_ms;
  const Progress silent;
  for (int i = 0; i < count; ++i) {
    if (progress) progress("poster " + std::to_string(i + 1), static_cast<double>(i) / count);
    Work work{.spec = recipe.spec};
    work.spec.seed = (*recipe.spec.seed + static_cast<std::uint64_t>(i)) % (poster::kSeedMax + 1);
    work.spec.format.size = grid.cell;
    Steps steps(deadline, silent, unused_ms);
    ONESHEET_TRY(draw(work, {}, steps, deadline));
    // Too small for all the words of the poster: a thumbnail shows the title.
    for (layout::Words& words : work.choices) {
      words.credits = {};
      words.release.clear();
      words.rating.clear();
      words.laurels.clear();
    }
    SetWords set;
    pixels::Image8 textless = work.art.image;
    if (auto words = set_words(work, steps)) {
      set = *words;
    } else if (words.error().kind == ErrorKind::bad_request) {
      work.art.image = std::move(textless);  // words that fit the poster may not fit its thumbnail
    } else {
      return std::unexpected(std::move(words).error());
    }
    Variation variation{i + 1,
                        *work.spec.seed,
                        set.title,
                        work.art.archetype,
                        work.art.guide.palette.name,
                        work.art.drawn,
                        work.art.not_drawn,
                        grid.left(i),
                        grid.top(i),
                        grid.cell.width_px,
                        grid.cell.height_px};
    lay_down(work.art.image, grid.left(i), grid.top(i), table);
    ONESHEET_ASSIGN(layout::TextLine line, caption(variation, grid, *parts_.fonts));
    captions.lines.push_back(std::move(line));
    recipe.sheet.push_back(variation.seed);
    sheet.variations.push_back(std::move(variation));
  }
  ONESHEET_ASSIGN(table, render::set_type(table, captions, *parts_.fonts, parts_.runner.get()));
  recipe.attached = {};
  sheet.recipe = recipe_text(recipe, {});
  ONESHEET_ASSIGN(sheet.bytes, render::encode(table, poster::FileType::png, metadata_for(recipe, {})));
  sheet.width_px = table.width;
  sheet.height_px = table.height;
  if (progress) progress("done", 1.0);
  return sheet;
}

}  // namespace onesheet::service
