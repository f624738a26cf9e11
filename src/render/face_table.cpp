#include "render/face_table.h"

#include <algorithm>
#include <array>

namespace onesheet::render {
namespace {

using layout::FaceManner;
using Case = FaceManner::Case;
using poster::TypeVoice;

constexpr std::string_view kOfl = "OFL-1.1";
constexpr std::string_view kApache = "Apache-2.0";

// Thin, wide capitals: small and far apart, the quiet confidence of science fiction and drama.
constexpr FaceManner airy(double tracking, double cap_goal) {
  return {Case::upper, tracking, tracking * 2.2, 0.8, cap_goal, cap_goal * 1.6, 0.55, false, false};
}
constexpr FaceManner hairline(double tracking, double cap_goal) {
  FaceManner manner = airy(tracking, cap_goal);
  manner.delicate = true;
  return manner;
}
// Condensed grotesques: tall, close, lines brought to one width.
constexpr FaceManner tall(double tracking) {
  return {Case::upper, tracking, 0.22, 0.82, 0.105, 0.15, 0.16, true, false, true};
}
constexpr FaceManner heavy(double tracking) {
  return {Case::upper, tracking, 0.12, 0.84, 0.095, 0.14, 0.17, true, false, true};
}
constexpr FaceManner classic(double tracking) {
  return {Case::upper, tracking, 0.3, 0.8, 0.062, 0.095, 0.42, false, false};
}
// Scripts and italics: their letters lean on each other, so the spacing is the designer's own.
constexpr FaceManner flowing() { return {Case::as_given, 0, 0.02, 0.76, 0.085, 0.12, 0.62, false, false}; }
// A script with long swashes: tall above and below its small letters.
constexpr FaceManner script() { return {Case::as_given, 0, 0, 0.8, 0.1, 0.15, 0.5, false, true}; }
// Capitals with flourishes beside plain ones: the case is the title's own.
constexpr FaceManner ornate() { return {Case::as_given, 0.02, 0.12, 0.8, 0.066, 0.1, 0.5, false, false}; }
// Faces that stand in for scripts the display faces do not speak.
constexpr FaceManner plain() { return {Case::upper, 0.02, 0.2, 0.78, 0.075, 0.11, 0.45, false, false}; }

constexpr std::array kFaces{
    FaceRow{"bebas-neue", "Bebas Neue", kOfl, tall(0.05)},
    FaceRow{"league-gothic", "League Gothic", kOfl, tall(0.03)},
    FaceRow{"antonio", "Antonio", kOfl, tall(0.06)},
    FaceRow{"anton", "Anton", kOfl, heavy(0.008)},
    FaceRow{"oswald", "Oswald", kOfl, tall(0.02)},
    FaceRow{"josefin-sans-light", "Josefin Sans Light", kOfl, airy(0.34, 0.043)},
    FaceRow{"jost-light", "Jost Light", kOfl, airy(0.32, 0.043)},
    FaceRow{"jost-medium", "Jost Medium", kOfl, airy(0.2, 0.045)},
    FaceRow{"tenor-sans", "Tenor Sans", kOfl, airy(0.2, 0.05)},
    FaceRow{"italiana", "Italiana", kOfl, hairline(0.2, 0.055)},
    FaceRow{"orbitron", "Orbitron", kOfl, airy(0.12, 0.048)},
    FaceRow{"cormorant", "Cormorant", kOfl, hairline(0.16, 0.056)},
    FaceRow{"cormorant-italic", "Cormorant Italic", kOfl, flowing()},
    FaceRow{"cinzel", "Cinzel", kOfl, classic(0.1)},
    FaceRow{"cinzel-bold", "Cinzel Bold", kOfl, classic(0.06)},
    FaceRow{"im-fell-english-sc", "IM FELL English SC", kOfl, classic(0.05)},
    FaceRow{"creepster", "Creepster", kOfl, heavy(0.03)},
    FaceRow{"playfair-display-italic", "Playfair Display Bold Italic", kOfl, flowing()},
    FaceRow{"abril-fatface", "Abril Fatface", kOfl, flowing()},
    FaceRow{"lobster", "Lobster", kOfl, flowing()},
    FaceRow{"righteous", "Righteous", kOfl, classic(0.03)},
    FaceRow{"audiowide", "Audiowide", kOfl, classic(0.03)},
    FaceRow{"monoton", "Monoton", kOfl, classic(0.02)},
    FaceRow{"rye", "Rye", kOfl, heavy(0.02)},
    FaceRow{"special-elite", "Special Elite", kApache, classic(0.02)},
    FaceRow{"limelight", "Limelight", kOfl, classic(0.05)},
    FaceRow{"lilita-one", "Lilita One", kOfl, heavy(0.015)},
    FaceRow{"luckiest-guy", "Luckiest Guy", kApache, heavy(0.02)},
    FaceRow{"amatic-sc", "Amatic SC", kOfl, tall(0.04)},
    FaceRow{"bangers", "Bangers", kOfl, heavy(0.03)},
    FaceRow{"bodoni-moda", "Bodoni Moda Bold", kOfl, classic(0.06)},
    FaceRow{"bungee", "Bungee", kOfl, heavy(0.01)},
    FaceRow{"cinzel-decorative", "Cinzel Decorative Bold", kOfl, ornate()},
    FaceRow{"great-vibes", "Great Vibes", kOfl, script()},
    FaceRow{"metal-mania", "Metal Mania", kOfl, heavy(0.02)},
    FaceRow{"michroma", "Michroma", kOfl, airy(0.1, 0.042)},
    FaceRow{"nosifer", "Nosifer", kOfl, classic(0.01)},
    FaceRow{"permanent-marker", "Permanent Marker", kApache, heavy(0.01)},
    FaceRow{"pirata-one", "Pirata One", kOfl, flowing()},
    FaceRow{"poiret-one", "Poiret One", kOfl, hairline(0.14, 0.06)},
    FaceRow{"tilt-neon", "Tilt Neon", kOfl, classic(0.02)},
    FaceRow{"unbounded", "Unbounded SemiBold", kOfl, classic(0.02)},
    FaceRow{"noto-sans", "Noto Sans Bold", kOfl, plain()},
    FaceRow{"noto-sans-light", "Noto Sans Light", kOfl, airy(0.18, 0.045)},
    FaceRow{"noto-serif", "Noto Serif SemiBold", kOfl, plain()},
    FaceRow{"noto-kufi-arabic", "Noto Kufi Arabic Bold", kOfl, plain()},
    FaceRow{"noto-naskh-arabic", "Noto Naskh Arabic SemiBold", kOfl, plain()},
    FaceRow{"noto-sans-hebrew", "Noto Sans Hebrew Bold", kOfl, plain()},
    FaceRow{"noto-sans-devanagari", "Noto Sans Devanagari Bold", kOfl, plain()},
    FaceRow{"noto-sans-thai", "Noto Sans Thai Bold", kOfl, plain()},
    FaceRow{"noto-sans-sc", "Noto Sans SC Bold", kOfl, plain()},
    FaceRow{"noto-sans-jp", "Noto Sans JP Bold", kOfl, plain()},
    FaceRow{"noto-sans-kr", "Noto Sans KR Bold", kOfl, plain()},
    FaceRow{"noto-sans-symbols-2", "Noto Sans Symbols 2", kOfl, plain()},
};

constexpr std::string_view kDrama[] = {"tenor-sans", "cormorant", "italiana", "cinzel", "bodoni-moda"};
constexpr std::string_view kThriller[] = {"bebas-neue", "league-gothic", "antonio", "jost-light"};
constexpr std::string_view kAction[] = {"anton", "bebas-neue", "league-gothic"};
constexpr std::string_view kSciFi[] = {"josefin-sans-light", "jost-light", "orbitron", "michroma",
                                       "unbounded"};
constexpr std::string_view kFantasy[] = {"cinzel-bold", "cinzel", "im-fell-english-sc", "cinzel-decorative",
                                         "pirata-one"};
constexpr std::string_view kHorror[] = {"im-fell-english-sc", "league-gothic", "cinzel",
                                        "creepster",          "nosifer",       "metal-mania"};
constexpr std::string_view kRomance[] = {"playfair-display-italic", "abril-fatface", "lobster",
                                         "great-vibes"};
constexpr std::string_view kComedy[] = {"lilita-one", "anton", "luckiest-guy", "bangers", "permanent-marker"};
constexpr std::string_view kFamily[] = {"lilita-one", "luckiest-guy", "amatic-sc", "bangers"};
constexpr std::string_view kWestern[] = {"rye", "league-gothic"};
constexpr std::string_view kNoir[] = {"limelight", "special-elite", "league-gothic", "bodoni-moda",
                                      "poiret-one"};
constexpr std::string_view kNeon[] = {"righteous", "audiowide", "monoton", "tilt-neon", "bungee"};
constexpr std::string_view kDocumentary[] = {"league-gothic", "jost-medium", "special-elite", "antonio",
                                             "permanent-marker"};

}  // namespace

std::span<const FaceRow> face_rows() { return kFaces; }

std::span<const std::string_view> faces_of(TypeVoice voice) {
  switch (voice) {
    case TypeVoice::drama:
      return kDrama;
    case TypeVoice::thriller:
      return kThriller;
    case TypeVoice::action:
      return kAction;
    case TypeVoice::sci_fi:
      return kSciFi;
    case TypeVoice::fantasy:
      return kFantasy;
    case TypeVoice::horror:
      return kHorror;
    case TypeVoice::romance:
      return kRomance;
    case TypeVoice::comedy:
      return kComedy;
    case TypeVoice::family:
      return kFamily;
    case TypeVoice::western:
      return kWestern;
    case TypeVoice::noir:
      return kNoir;
    case TypeVoice::neon:
      return kNeon;
    case TypeVoice::documentary:
      return kDocumentary;
  }
  return kDrama;
}

std::string_view name_of(TypeVoice voice) {
  static constexpr std::array<std::string_view, 13> kNames{
      "drama",  "thriller", "action",  "sci-fi", "fantasy", "horror",     "romance",
      "comedy", "family",   "western", "noir",   "neon",    "documentary"};
  static_assert(kNames.size() == static_cast<std::size_t>(TypeVoice::documentary) + 1);
  return kNames[static_cast<std::size_t>(voice)];
}

std::vector<std::string> voices_of(std::string_view face) {
  std::vector<std::string> voices;
  for (int i = 0; i <= static_cast<int>(TypeVoice::documentary); ++i) {
    const auto voice = static_cast<TypeVoice>(i);
    if (std::ranges::find(faces_of(voice), face) != faces_of(voice).end())
      voices.emplace_back(name_of(voice));
  }
  return voices;
}

std::string_view tagline_face_of(TypeVoice voice) {
  switch (voice) {
    case TypeVoice::fantasy:
    case TypeVoice::romance:
    case TypeVoice::horror:
      return "cormorant-italic";
    case TypeVoice::western:
    case TypeVoice::noir:
      return "special-elite";
    case TypeVoice::drama:
    case TypeVoice::thriller:
    case TypeVoice::action:
    case TypeVoice::sci_fi:
    case TypeVoice::comedy:
    case TypeVoice::family:
    case TypeVoice::neon:
    case TypeVoice::documentary:
      return "jost-medium";
  }
  return "jost-medium";
}

}  // namespace onesheet::render
