// A poster made earlier → a file for a printer.
#include "render/outlines.h"
#include "service/poster_service.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;

// The poster's own format when it is one of paper, else the one-sheet or quad of its shape.
base::Result<poster::Format> format_for(const PrintOrder& order, const catalogue::PosterRecord& record) {
  if (order.format) return *order.format;
  if (const auto own = poster::parse_format(record.format); own && own->printed()) return *own;
  return poster::parse_format(record.width_px > record.height_px ? "uk-quad" : "one-sheet");
}

base::Result<poster::Format> printed_format(const PrintOrder& order, const catalogue::PosterRecord& record) {
  ONESHEET_ASSIGN(poster::Format format, format_for(order, record));
  if (order.bleed_in) format.paper.bleed_in = *order.bleed_in;
  if (order.dpi) return poster::at_dpi(format, *order.dpi);
  auto usual = poster::at_dpi(format, kPrintDpi);
  if (usual && (!order.served || poster::check_served_size(*usual))) return usual;
  return poster::at_dpi(format, format.paper.dpi);
}

void shift(layout::Sheet& sheet, int by_px) {
  const auto move = [by_px](layout::Rect& area) {
    area.left_px += by_px;
    area.right_px += by_px;
    area.top_px += by_px;
    area.bottom_px += by_px;
  };
  sheet.width_px += 2 * by_px;
  sheet.height_px += 2 * by_px;
  for (layout::Scrim& scrim : sheet.scrims) {
    scrim.top_px += by_px;
    scrim.bottom_px += by_px;
    scrim.left_px += by_px;
    scrim.right_px += by_px;
  }
  for (layout::Ornament& ornament : sheet.ornaments) move(ornament.area);
  for (layout::TextLine& line : sheet.lines) {
    line.x_px += by_px;
    line.baseline_px += by_px;
  }
  for (layout::PlacedLogo& logo : sheet.logos) move(logo.area);
  if (sheet.title_logo) move(*sheet.title_logo);
}

}  // namespace

base::Result<PrintFile> PosterService::print(std::string_view id, const PrintOrder& order,
                                             base::Deadline deadline, const Progress& progress) {
  if (!parts_.press) return fail(ErrorKind::bad_request, "This edition of Onesheet makes no print files.");
  ONESHEET_TRY(parts_.press->check_profile(order.cmyk_profile));
  PrintFile file;
  ONESHEET_ASSIGN(file.record, find(id));
  ONESHEET_ASSIGN(file.format, printed_format(order, file.record));
  if (order.served) ONESHEET_TRY(poster::check_served_size(file.format));
  const int bleed_px = poster::bleed_px(file.format);
  ONESHEET_ASSIGN(Redrawn redrawn,
                  redraw(id, {file.format, file.format.words, bleed_px}, deadline, progress));
  shift(redrawn.sheet, bleed_px);
  redrawn.image = {};
  const bool logo = !redrawn.title_logo.samples.empty();
  ONESHEET_ASSIGN(const render::OutlinedType type,
                  render::outline_type(redrawn.bare, redrawn.sheet, *redrawn.fonts, parts_.runner.get(),
                                       logo ? &redrawn.title_logo : nullptr));
  redrawn.bare = {};
  file.lines_in_picture = type.lines_in_picture;
  file.notes = std::move(redrawn.notes);
  if (type.lines_in_picture > 0) {
    file.notes.push_back("the title's effect is no plain outline: it is printed as part of the picture, at " +
                         std::to_string(file.format.paper.dpi) + " dots per inch");
  }
  print::PrintSheet sheet{.type = type};
  sheet.bleed_px = bleed_px;
  sheet.trim_width_in = file.format.paper.width_in;
  sheet.trim_height_in = file.format.paper.height_in;
  sheet.bleed_in = file.format.paper.bleed_in;
  sheet.marks = order.marks;
  sheet.cmyk_profile = order.cmyk_profile;
  sheet.metadata = metadata_for(redrawn.recipe, redrawn.art);
  ONESHEET_ASSIGN(file.bytes, parts_.press->pdf(sheet));
  if (progress) progress("done", 1.0);
  return file;
}

}  // namespace onesheet::service
