#include "doors/wiring/lambda/lazy_parts.h"

#include <mutex>
#include <stdexcept>

#include "base/thread_pool.h"

namespace onesheet::wiring {
namespace {

class LazyFonts final : public render::FontPack {
 public:
  base::Result<layout::TextExtent> measure(std::string_view utf8,
                                           const layout::TextStyle& style) const override {
    return pack().measure(utf8, style);
  }
  std::vector<std::string> title_faces(poster::TypeVoice voice) const override {
    return pack().title_faces(voice);
  }
  std::string tagline_face(poster::TypeVoice voice) const override { return pack().tagline_face(voice); }
  std::string billing_face() const override { return pack().billing_face(); }
  bool covers(std::string_view face, std::string_view utf8) const override {
    return pack().covers(face, utf8);
  }
  std::string script_face(std::string_view utf8, poster::TypeVoice like,
                          std::string_view language) const override {
    return pack().script_face(utf8, like, language);
  }
  std::vector<std::string> face_names() const override { return pack().face_names(); }
  layout::FaceManner manner(std::string_view face) const override { return pack().manner(face); }
  std::vector<render::FaceInfo> faces() const override { return pack().faces(); }
  base::Result<pixels::Path> outline(std::string_view utf8, const layout::TextStyle& style) const override {
    return pack().outline(utf8, style);
  }
  base::Result<std::vector<pixels::Path>> glyph_outlines(std::string_view utf8,
                                                         const layout::TextStyle& style) const override {
    return pack().glyph_outlines(utf8, style);
  }

 private:
  const render::FontPack& pack() const {
    std::call_once(once_, [this] {
      auto loaded = render::load_font_pack();
      // Only a broken build comes here; the gateway makes an answer of it.
      if (!loaded) throw std::runtime_error(base::describe(loaded.error()));
      pack_ = std::move(*loaded);
    });
    return *pack_;
  }
  mutable std::once_flag once_;
  mutable std::unique_ptr<render::FontPack> pack_;
};

class LazyRunner final : public base::Runner {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& task) override {
    runner().run(count, task);
  }
  std::size_t width() const override { return runner().width(); }

 private:
  base::Runner& runner() const {
    std::call_once(once_, [this] { runner_ = base::make_thread_runner(); });
    return *runner_;
  }
  mutable std::once_flag once_;
  mutable std::unique_ptr<base::Runner> runner_;
};

}  // namespace

std::shared_ptr<const render::FontPack> make_lazy_fonts() { return std::make_shared<LazyFonts>(); }

std::shared_ptr<base::Runner> make_lazy_runner() { return std::make_shared<LazyRunner>(); }

}  // namespace onesheet::wiring
