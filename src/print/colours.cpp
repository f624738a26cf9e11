#include "print/colours.h"

#include <lcms2.h>

#include <algorithm>

#include "print/press.h"

namespace onesheet::print {
namespace {

// Darker and greyer than this is meant as black.
constexpr float kBlackMax = 0.1F;

struct ContextDelete {
  void operator()(void* context) const { cmsDeleteContext(static_cast<cmsContext>(context)); }
};
using Context = std::unique_ptr<void, ContextDelete>;

struct ProfileClose {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, ProfileClose>;

std::unexpected<base::Error> no_press(const std::string& detail) {
  return base::fail(base::ErrorKind::bad_request,
                    "The colour profile must be an ICC profile of a CMYK press (device class output).",
                    detail);
}

std::string description_of(cmsHPROFILE profile) {
  char text[128] = "";
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, sizeof text);
  std::string name(text);
  std::erase_if(name, [](char c) { return c < 0x20 || c > 0x7E; });
  return name.empty() ? "Custom" : name;
}

}  // namespace

struct Colours::Transform {
  Context context;
  cmsHTRANSFORM transform = nullptr;
  Transform() = default;
  Transform(const Transform&) = delete;
  Transform& operator=(const Transform&) = delete;
  ~Transform() {
    if (transform != nullptr) cmsDeleteTransform(transform);
  }
};

Colours::Colours(Colours&&) noexcept = default;
Colours& Colours::operator=(Colours&&) noexcept = default;
Colours::~Colours() = default;

base::Result<Colours> Colours::open(std::span<const std::uint8_t> cmyk_profile) {
  Colours colours;
  if (cmyk_profile.empty()) return colours;
  if (cmyk_profile.size() > kProfileBytesMax) {
    return base::fail(base::ErrorKind::too_large,
                      "The colour profile is larger than " + std::to_string(kProfileBytesMax) + " bytes.");
  }
  auto made = std::make_unique<Transform>();
  made->context.reset(cmsCreateContext(nullptr, nullptr));
  auto* const context = static_cast<cmsContext>(made->context.get());
  // What the library has to say about a broken profile is said in our words.
  cmsSetLogErrorHandlerTHR(context, [](cmsContext, cmsUInt32Number, const char*) {});
  const Profile press(cmsOpenProfileFromMemTHR(context, cmyk_profile.data(),
                                               static_cast<cmsUInt32Number>(cmyk_profile.size())));
  if (!press) return no_press("not a profile");
  if (cmsGetColorSpace(press.get()) != cmsSigCmykData || cmsGetDeviceClass(press.get()) != cmsSigOutputClass)
    return no_press("of another colour space or device class");
  const Profile screen(cmsCreate_sRGBProfileTHR(context));
  made->transform = cmsCreateTransformTHR(
      context, screen.get(), TYPE_RGB_8, press.get(), TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
      cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | cmsFLAGS_HIGHRESPRECALC);
  if (made->transform == nullptr) return no_press("no transform to it");
  colours.name_ = description_of(press.get());
  colours.transform_ = std::move(made);
  return colours;
}

std::vector<std::uint8_t> Colours::convert(const pixels::Image8& rgb) const {
  const auto width = static_cast<std::size_t>(rgb.width);
  const auto inks = static_cast<std::size_t>(components());
  std::vector<std::uint8_t> samples(width * static_cast<std::size_t>(rgb.height) * inks);
  std::vector<std::uint8_t> opaque(width * 3);
  for (int y = 0; y < rgb.height; ++y) {
    const std::uint8_t* row = rgb.row(y);
    if (rgb.channels == 4) {
      for (std::size_t x = 0; x < width; ++x) std::copy_n(row + 4 * x, 3, opaque.data() + 3 * x);
      row = opaque.data();
    }
    std::uint8_t* to = samples.data() + static_cast<std::size_t>(y) * width * inks;
    if (transform_) {
      cmsDoTransform(transform_->transform, row, to, static_cast<cmsUInt32Number>(width));
    } else {
      std::copy_n(row, width * 3, to);
    }
  }
  return samples;
}

std::array<double, 4> Colours::convert(const poster::Ink& ink) const {
  if (!transform_) return {ink.r, ink.g, ink.b, 0};
  if (std::max({ink.r, ink.g, ink.b}) <= kBlackMax) return {0, 0, 0, 1};
  const auto byte = [](float v) {
    return static_cast<std::uint8_t>(std::clamp(v * 255.0F + 0.5F, 0.0F, 255.0F));
  };
  const std::uint8_t from[3] = {byte(ink.r), byte(ink.g), byte(ink.b)};
  std::uint8_t to[4] = {};
  cmsDoTransform(transform_->transform, from, to, 1);
  return {to[0] / 255.0, to[1] / 255.0, to[2] / 255.0, to[3] / 255.0};
}

}  // namespace onesheet::print
