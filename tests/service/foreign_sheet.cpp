// For people who judge type by eye: makes posters of hard pictures through the service and says what was
// measured.
//   foreign_sheet FOLDER             the pictures of foreign_pictures.h in three formats
//   foreign_sheet FOLDER FILE…       pictures from files
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "service/foreign_making.h"
#include "service/foreign_pictures.h"

namespace {

using namespace onesheet;
using testing_parts::foreign_spec;

constexpr poster::Size kSizes[] = {{600, 900}, {960, 540}, {700, 700}};

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_salience(const std::filesystem::path& path, const pixels::Image8& picture) {
  auto calm = pixels::measure_calm(picture);
  pixels::look_closely(picture, calm);
  std::ofstream out(path, std::ios::binary);
  out << "P5\n" << calm.columns << " " << calm.rows << "\n255\n";
  for (const float v : calm.salience) out.put(static_cast<char>(static_cast<unsigned char>(255 * v)));
}

void make(const std::filesystem::path& folder, const std::string& name, const pixels::Image8& picture,
          const std::string& prompt, const std::vector<poster::Box>& subjects, poster::Size size) {
  const auto spec = foreign_spec(prompt, size.width_px, size.height_px, 3);
  const auto made = testing_parts::make_foreign(picture, spec);
  const std::string file = name + "-" + std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
  if (!made) {
    std::printf("%-26s %s\n", file.c_str(), base::describe(made.error()).c_str());
    return;
  }
  std::string scrims;
  for (const layout::Scrim& scrim : made->sheet.scrims)
    scrims += " " + std::to_string(static_cast<int>(scrim.strength * 100)) + "%";
  std::printf("%-26s title %5.1f  small %5.1f  covered %4.0f %%  scrims%s\n", file.c_str(),
              made->quality.title_contrast, made->quality.small_contrast,
              100 * testing_parts::covered(made->sheet, subjects), scrims.c_str());
  write_salience(folder / (file + "-salience.pgm"), picture);
  const auto png = render::encode(made->image, poster::FileType::png);
  std::ofstream out(folder / (file + ".png"), std::ios::binary);
  out.write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("foreign_sheet FOLDER [FILE…]\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  for (int i = 2; i < argc; ++i) {
    const auto picture = render::decode(bytes_of(argv[i]));
    if (!picture) {
      std::printf("%s: %s\n", argv[i], base::describe(picture.error()).c_str());
      continue;
    }
    for (const poster::Size size : kSizes)
      make(folder, std::filesystem::path(argv[i]).stem(), *picture, "a foreign picture", {}, size);
  }
  if (argc > 2) return 0;
  for (const auto& picture : testing_parts::foreign_pictures()) {
    for (const poster::Size size : kSizes) {
      make(folder, std::string(picture.name),
           testing_parts::paint_foreign(picture.name, size.width_px, size.height_px),
           std::string(picture.prompt), picture.subjects, size);
    }
  }
  return 0;
}
