#include "models/bedrock/extras.h"

#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <optional>

#include "base/encoding.h"

namespace onesheet::bedrock {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
namespace json = boost::json;

enum class Kind { choice, number, whole, picture, pictures, colours };

struct Rule {
  unsigned families;  // bits
  std::string_view member;
  Kind kind;
  std::string_view choices;    // of a choice, each between bars: "|a|b|"
  double least = 0, most = 0;  // of a number, or how many pictures or colours
  Place place = Place::top;
  std::string_view task = {};  // only with this task; empty: any
};

constexpr unsigned bit(Family family) { return 1U << static_cast<unsigned>(family); }
constexpr unsigned kStability = bit(Family::stability), kSdxl = bit(Family::stability_sdxl),
                   kNova = bit(Family::nova_canvas), kTitan2 = bit(Family::titan_v2),
                   kAmazon = kNova | kTitan2 | bit(Family::titan);
constexpr std::string_view kText = "TEXT_IMAGE", kColours = "COLOR_GUIDED_GENERATION",
                           kVariation = "IMAGE_VARIATION";

constexpr std::array<Rule, 20> kRules{{
    {kStability, "output_format", Kind::choice, "|png|jpeg|webp|"},
    {kStability, "image", Kind::picture, ""},
    {kStability, "strength", Kind::number, "", 0, 1},
    {kSdxl, "cfg_scale", Kind::number, "", 0, 35},
    {kSdxl, "steps", Kind::whole, "", 10, 150},
    {kSdxl, "clip_guidance_preset", Kind::choice, "|FAST_BLUE|FAST_GREEN|NONE|SIMPLE|SLOW|SLOWER|SLOWEST|"},
    {kSdxl, "sampler", Kind::choice,
     "|DDIM|DDPM|K_DPMPP_2M|K_DPMPP_2S_ANCESTRAL|K_DPM_2|K_DPM_2_ANCESTRAL|K_EULER|K_EULER_ANCESTRAL|K_HEUN|"
     "K_LMS|"},
    {kSdxl, "style_preset", Kind::choice,
     "|3d-model|analog-film|anime|cinematic|comic-book|digital-art|enhance|fantasy-art|isometric|line-art|"
     "low-poly|modeling-compound|neon-punk|origami|photographic|pixel-art|tile-texture|"},
    {kNova | kTitan2, "taskType", Kind::choice, "|TEXT_IMAGE|COLOR_GUIDED_GENERATION|IMAGE_VARIATION|"},
    {bit(Family::titan), "taskType", Kind::choice, "|TEXT_IMAGE|IMAGE_VARIATION|"},
    {kAmazon, "quality", Kind::choice, "|standard|premium|", 0, 0, Place::config},
    {kAmazon, "cfgScale", Kind::number, "", 1.1, 10, Place::config},
    {kNova, "style", Kind::choice,
     "|3D_ANIMATED_FAMILY_FILM|DESIGN_SKETCH|FLAT_VECTOR_ILLUSTRATION|GRAPHIC_NOVEL_ILLUSTRATION|MAXIMALISM|"
     "MIDCENTURY_RETRO|PHOTOREALISM|SOFT_DIGITAL_PAINTING|",
     0, 0, Place::parameters, kText},
    {kNova | kTitan2, "conditionImage", Kind::picture, "", 0, 0, Place::parameters, kText},
    {kNova | kTitan2, "controlMode", Kind::choice, "|CANNY_EDGE|SEGMENTATION|", 0, 0, Place::parameters,
     kText},
    {kNova | kTitan2, "controlStrength", Kind::number, "", 0, 1, Place::parameters, kText},
    {kNova | kTitan2, "colors", Kind::colours, "", 1, 10, Place::parameters, kColours},
    {kNova | kTitan2, "referenceImage", Kind::picture, "", 0, 0, Place::parameters, kColours},
    {kAmazon, "images", Kind::pictures, "", 1, 5, Place::parameters, kVariation},
    {kAmazon, "similarityStrength", Kind::number, "", 0.2, 1, Place::parameters, kVariation},
}};

const Rule* find_rule(Family family, std::string_view member) {
  for (const Rule& rule : kRules) {
    if ((rule.families & bit(family)) != 0 && rule.member == member) return &rule;
  }
  return nullptr;
}

std::string listed(std::string_view choices) {
  std::string text;
  for (const char c : choices.substr(1, choices.size() - 2)) {
    if (c == '|') {
      text += ", ";
    } else {
      text += c;
    }
  }
  return text;
}

std::string plain(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

bool is_picture(const json::value& value) {
  return value.is_string() && !value.get_string().empty() && base::from_base64(value.get_string());
}

bool is_colour(const json::value& value) {
  if (!value.is_string()) return false;
  const std::string_view text = value.get_string();
  return text.size() == 7 && text[0] == '#' && base::from_hex(text.substr(1));
}

template <class Test>
bool all_of(const Rule& rule, const json::value& value, Test test) {
  if (!value.is_array()) return false;
  const auto& list = value.get_array();
  if (list.size() < static_cast<std::size_t>(rule.least) || list.size() > static_cast<std::size_t>(rule.most))
    return false;
  for (const json::value& entry : list) {
    if (!test(entry)) return false;
  }
  return true;
}

// What is allowed, when `value` is not.
std::optional<std::string> wrong(const Rule& rule, const json::value& value) {
  switch (rule.kind) {
    case Kind::choice:
      if (value.is_string() && !value.get_string().empty() &&
          rule.choices.find("|" + std::string(value.get_string()) + "|") != std::string_view::npos) {
        return std::nullopt;
      }
      return "one of " + listed(rule.choices);
    case Kind::whole:
    case Kind::number: {
      const bool type_fits = rule.kind == Kind::whole ? value.is_int64() : value.is_number();
      const double number = type_fits ? value.to_number<double>() : 0;
      if (type_fits && number >= rule.least && number <= rule.most) return std::nullopt;
      return std::string(rule.kind == Kind::whole ? "a whole number" : "a number") + " from " +
             plain(rule.least) + " to " + plain(rule.most);
    }
    case Kind::picture:
      if (is_picture(value)) return std::nullopt;
      return "a PNG or JPEG picture in base64";
    case Kind::pictures:
      if (all_of(rule, value, is_picture)) return std::nullopt;
      return "a list of 1 to 5 PNG or JPEG pictures in base64";
    case Kind::colours:
      if (all_of(rule, value, is_colour)) return std::nullopt;
      return "a list of 1 to 10 colours such as \"#1A2B3C\"";
  }
  return std::nullopt;
}

std::string members_of(Family family) {
  std::string names;
  for (const Rule& rule : kRules) {
    if ((rule.families & bit(family)) == 0) continue;
    names += (names.empty() ? "" : ", ") + std::string(rule.member);
  }
  return names;
}

}  // namespace

Place place_of(Family family, std::string_view member) {
  const Rule* rule = find_rule(family, member);
  return rule == nullptr ? Place::top : rule->place;
}

Result<Extra> extra_for(Family family, const Extra& settings) {
  Extra extra;
  for (const auto& [member, text] : settings) {
    const FamilyTraits* group = find_family(member);
    if (group == nullptr) {
      extra[member] = text;
      continue;
    }
    boost::system::error_code failed;
    const json::value value = json::parse(text, failed);
    if (failed || !value.is_object()) {
      return fail(ErrorKind::bad_request,
                  "The extra fields for the family " + member + " must be a JSON object.");
    }
    if (group->family != family) continue;
    for (const auto& own : value.get_object()) extra[std::string(own.key())] = json::serialize(own.value());
  }
  return extra;
}

Result<void> check_extra(Family family, const Extra& extra) {
  std::string task(kText);
  std::map<std::string, const Rule*> used;
  for (const auto& [member, text] : extra) {
    const Rule* rule = find_rule(family, member);
    if (rule == nullptr) {
      return fail(ErrorKind::bad_request, "The family " + std::string(traits_of(family).name) +
                                              " takes no extra field " + member + "; it takes " +
                                              members_of(family) + ".");
    }
    boost::system::error_code failed;
    const json::value value = json::parse(text, failed);
    if (failed) {
      return fail(ErrorKind::bad_request, "The extra field " + member + " is not JSON; texts need quotes.");
    }
    if (const auto allowed = wrong(*rule, value)) {
      return fail(ErrorKind::bad_request, "The extra field " + member + " must be " + *allowed + ".");
    }
    if (member == "taskType") task = value.get_string();
    used[member] = rule;
  }
  for (const auto& [member, rule] : used) {
    if (!rule->task.empty() && rule->task != task) {
      return fail(ErrorKind::bad_request,
                  "The extra field " + member + " goes with taskType " + std::string(rule->task) + " only.");
    }
  }
  if (task == kVariation && !used.contains("images"))
    return fail(ErrorKind::bad_request, "The taskType IMAGE_VARIATION needs the extra field images.");
  if (!used.contains("conditionImage") && (used.contains("controlMode") || used.contains("controlStrength")))
    return fail(ErrorKind::bad_request, "controlMode and controlStrength need a conditionImage.");
  if (family == Family::stability && used.contains("image") != used.contains("strength")) {
    return fail(ErrorKind::bad_request, "The extra fields image and strength go together.");
  }
  return {};
}

}  // namespace onesheet::bedrock
