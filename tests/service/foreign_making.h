// A foreign picture through the real service, and what became of its words.
#pragma once

#include <string>

#include "layout/layout.h"
#include "models/remote/foreign_art.h"
#include "pixels/calm_map.h"
#include "render/encode.h"
#include "render/inspect.h"
#include "service/parts.h"

namespace onesheet::testing_parts {

// Hands out one picture as a model over the network would.
class PictureModel final : public models::ImageModel {
 public:
  explicit PictureModel(pixels::Image8 picture) : picture_(std::move(picture)) {}
  models::ModelInfo info() const override { return {"picture", "One picture.", true}; }
  base::Result<models::KeyArt> paint(const models::ArtRequest& request, base::Deadline) override {
    models::KeyArt art;
    art.guide = models::foreign_guide(request.brief);
    art.image = models::fit_picture(picture_, request.width_px, request.height_px, art.guide.palette.ground,
                                    art.notes, nullptr);
    return art;
  }

 private:
  const pixels::Image8 picture_;
};

struct ForeignPoster {
  pixels::Image8 image;
  layout::Sheet sheet;
  render::TypeQuality quality;
};

inline poster::Spec foreign_spec(std::string prompt, int width_px, int height_px, std::uint64_t seed) {
  poster::Spec spec = poster::default_spec(std::move(prompt));
  spec.format = poster::Format{"test", "", {width_px, height_px}, 0.05};
  spec.model = "picture";
  spec.title_mode = poster::TitleMode::given;
  spec.title = "The Last Light";
  spec.tagline = "Someone has to stay awake";
  spec.release = "In cinemas 12 March";
  spec.credits = {{{"A film by", {"Mara Ellison"}},
                   {"Starring", {"Jonas Vale", "Ines Okoro", "Tomas Lind"}},
                   {"Music by", {"Ada Brandt"}},
                   {"Written by", {"Sam Whitlock", "Lena Fors"}},
                   {"Directed by", {"Mara Ellison"}}}};
  spec.seed = seed;
  return spec;
}

// The poster comes out of the service; its sheet is laid out once more, which gives the same one.
inline base::Result<ForeignPoster> make_foreign(const pixels::Image8& picture, const poster::Spec& spec) {
  Studio studio;
  const auto model = std::make_shared<PictureModel>(picture);
  service::PosterServiceParts parts;
  parts.models = {model};
  parts.store = studio.store;
  parts.catalogue = studio.catalogue;
  parts.fonts = shared_fonts();
  parts.clock = studio.clock;
  parts.log = std::make_shared<base::NullLog>();
  service::PosterService service(std::move(parts));
  std::vector<std::uint8_t> file;
  const auto deadline = base::Deadline::after(std::chrono::seconds{120});
  ONESHEET_TRY(service.make(spec, deadline, {}, &file));
  ForeignPoster made;
  ONESHEET_ASSIGN(made.image, render::decode(file));

  const brief::Brief brief = brief::understand(spec.prompt);
  models::ArtRequest request{
      .brief = brief, .width_px = spec.format.size.width_px, .height_px = spec.format.size.height_px};
  ONESHEET_ASSIGN(const models::KeyArt art, model->paint(request, deadline));
  const layout::Words words{spec.title, spec.tagline, spec.credits, spec.release};
  auto calm = pixels::measure_calm(art.image);
  pixels::look_closely(art.image, calm);
  ONESHEET_ASSIGN(made.sheet,
                  layout::lay_out({words, spec.format, art.guide, calm, *spec.seed}, *shared_fonts()));
  ONESHEET_ASSIGN(made.quality,
                  render::inspect(made.image, made.sheet, spec.format.safe_margin, *shared_fonts()));
  return made;
}

// Share of the title's and tagline's area that lies on what a viewer would not want covered.
inline double covered(const layout::Sheet& sheet, const std::vector<poster::Box>& subjects) {
  double all = 0, on = 0;
  for (const layout::TextLine& line : sheet.lines) {
    if (line.role != layout::Role::title && line.role != layout::Role::tagline) continue;
    const layout::Rect r = layout::ink_rect(line);
    all += (r.right_px - r.left_px) * (r.bottom_px - r.top_px);
    for (const poster::Box& box : subjects) {
      const double w = std::min(r.right_px, static_cast<double>(box.right) * sheet.width_px) -
                       std::max(r.left_px, static_cast<double>(box.left) * sheet.width_px);
      const double h = std::min(r.bottom_px, static_cast<double>(box.bottom) * sheet.height_px) -
                       std::max(r.top_px, static_cast<double>(box.top) * sheet.height_px);
      if (w > 0 && h > 0) on += w * h;
    }
  }
  return all > 0 ? on / all : 0;
}

}  // namespace onesheet::testing_parts
