#include "doors/cli/order.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/utf8.h"
#include "doors/json/brief_json.h"
#include "doors/json/spec_json.h"
#include "poster/credits_text.h"
#include "service/recipe.h"

namespace onesheet::cli {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

// A poster of the largest size as a PNG is smaller.
constexpr std::size_t kFromBytesMax = 200'000'000;

// Whatever was wrong with it, it is the caller's file and the caller's to put right.
Result<std::string> read_file(Machine& machine, std::string_view what, const std::string& path,
                              std::size_t bytes_max) {
  auto text = machine.read_file(path, bytes_max);
  if (text) return text;
  base::Error error = std::move(text).error();
  return base::fail(ErrorKind::bad_request,
                    "The " + std::string(what) + " could not be read. " + error.public_text,
                    error.operator_text);
}

Result<std::vector<std::uint8_t>> read_bytes(Machine& machine, std::string_view what, const std::string& path,
                                             std::size_t bytes_max) {
  ONESHEET_ASSIGN(const std::string text, read_file(machine, what, path, bytes_max));
  if (text.empty())
    return base::fail(ErrorKind::bad_request, "The " + std::string(what) + " is an empty file.");
  return std::vector<std::uint8_t>(text.begin(), text.end());
}

Result<poster::Credits> read_credits(Machine& machine, const std::string& path) {
  ONESHEET_ASSIGN(const std::string text, read_file(machine, "credits", path, json::kTextBytesMax));
  const std::string name = base::lower_ascii(path);
  // Without an ending to go by: a JSON document begins with a bracket, the plain form with a role or a name.
  const std::string_view begin = base::trim(text);
  const bool looks_like_json = begin.starts_with('[') || begin.starts_with('{');
  if (name.ends_with(".txt") || (!name.ends_with(".json") && !looks_like_json))
    return poster::parse_credits_text(text);
  return json::credits_from(text);
}

// A face of the pack has a plain name; a file has an ending or lies in a folder.
bool names_a_file(std::string_view font) { return font.find_first_of("/.\\") != std::string_view::npos; }

// A shell writes no line break easily: "Best Film|Kino Fest 2026" has two lines, and so has "\\n".
std::string laurel_from(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  std::ranges::replace(text, '|', '\n');
  return text;
}

void replace(std::string& what, const std::optional<std::string>& with) {
  if (with) what = *with;
}

Result<void> read_words(Machine& machine, const WordArguments& words, poster::Spec& spec,
                        std::vector<std::uint8_t>& font_file, std::vector<std::uint8_t>& title_logo,
                        service::LogoFiles& logos) {
  if (words.title) json::set_title(spec, *words.title);
  replace(spec.tagline, words.tagline);
  replace(spec.release, words.release);
  replace(spec.effect, words.effect);
  replace(spec.language, words.language);
  replace(spec.rating, words.rating);
  if (words.font && names_a_file(*words.font)) {
    spec.font.clear();
    ONESHEET_ASSIGN(font_file, read_bytes(machine, "font", *words.font, service::kFontBytesMax));
  } else {
    replace(spec.font, words.font);
  }
  if (words.title_logo) {
    ONESHEET_ASSIGN(title_logo,
                    read_bytes(machine, "title logo", *words.title_logo, service::kTitleLogoBytesMax));
  }
  for (const std::string& file : words.logos) {
    ONESHEET_ASSIGN(logos.emplace_back(), read_bytes(machine, "logo", file, service::kLogoBytesMax));
  }
  ONESHEET_TRY(service::check_logos(logos));
  if (words.variant) {
    ONESHEET_ASSIGN(spec.variant, poster::parse_variant(*words.variant));
  }
  if (words.billing) {
    ONESHEET_ASSIGN(spec.billing_percent, poster::parse_billing(*words.billing));
  }
  if (!words.laurels.empty()) {
    spec.laurels.clear();
    for (const std::string& laurel : words.laurels) spec.laurels.push_back(laurel_from(laurel));
  }
  if (words.credits_file) {
    ONESHEET_ASSIGN(spec.credits, read_credits(machine, *words.credits_file));
  }
  return {};
}

Result<void> read_copy(const CopyArguments& copy, poster::Spec& spec) {
  if (copy.expires) {
    ONESHEET_ASSIGN(spec.expires, poster::parse_expires(*copy.expires));
  }
  if (copy.max_bytes) {
    ONESHEET_ASSIGN(spec.file_bytes_max, poster::parse_file_limit(*copy.max_bytes));
  }
  if (copy.type) {
    ONESHEET_ASSIGN(spec.type, poster::parse_file_type(*copy.type));
  } else if (copy.out) {
    // --out sea.jpg means a JPEG; an ending we do not know leaves the default.
    const std::string ending = fs::path(*copy.out).extension().string();
    if (!ending.empty()) spec.type = poster::parse_file_type(ending.substr(1)).value_or(spec.type);
  }
  return {};
}

std::string_view flag_for(std::string_view attached) {
  if (attached == "art") return "the picture it was made on; add --art FILE";
  if (attached == "font") return "the font of its title; add --font FILE";
  if (attached == "title_logo") return "the logo of its title; add --title-logo FILE";
  if (attached == "logos") return "the logos under its credits; add --logo FILE for each";
  return "a file that this version does not know";
}

Result<std::uint64_t> picked(const service::Recipe& recipe, const std::string& text) {
  std::size_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = code == std::errc{} && end == text.data() + text.size();
  if (whole && number >= 1 && number <= recipe.sheet.size()) return recipe.sheet[number - 1];
  return base::fail(ErrorKind::bad_request, "--pick must be a number on the contact sheet, 1 to " +
                                                std::to_string(recipe.sheet.size()) + ".");
}

// The spec of an earlier poster, and what of it no recipe holds.
Result<service::Recipe> read_from(Machine& machine, const MakeArguments& arguments) {
  ONESHEET_ASSIGN(const std::string text,
                  read_file(machine, "file that --from names", *arguments.from, kFromBytesMax));
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  ONESHEET_ASSIGN(service::Recipe recipe, service::recipe_in(bytes));
  if (!recipe.sheet.empty() && !arguments.pick) {
    return base::fail(ErrorKind::bad_request,
                      "This is a contact sheet; say which of its posters with --pick N.");
  }
  if (recipe.sheet.empty() && arguments.pick) {
    return base::fail(ErrorKind::bad_request, "--pick chooses from a contact sheet, and --from names none.");
  }
  if (arguments.pick) {
    ONESHEET_ASSIGN(recipe.spec.seed, picked(recipe, *arguments.pick));
  }
  // A poster that no model drew needs its picture, which is asked for below.
  if (std::ranges::find(recipe.attached, "art") != recipe.attached.end()) recipe.spec.model.clear();
  return recipe;
}

Result<void> check_attached(const service::Recipe& recipe, const MakeArguments& arguments) {
  for (const std::string& name : recipe.attached) {
    const bool there = (name == "art" && arguments.art) || (name == "font" && arguments.words.font) ||
                       (name == "title_logo" && (arguments.words.title_logo || arguments.words.title)) ||
                       (name == "logos" && !arguments.words.logos.empty());
    if (!there) {
      return base::fail(ErrorKind::bad_request,
                        "The poster cannot be made again from its recipe alone: it needs " +
                            std::string(flag_for(name)) + ".");
    }
  }
  return {};
}

}  // namespace

Result<Order> order_from(Machine& machine, const MakeArguments& arguments) {
  Order order{poster::default_spec(arguments.prompt), {}};
  poster::Spec& spec = order.spec;
  std::string edited_brief;
  if (arguments.from) {
    ONESHEET_ASSIGN(service::Recipe recipe, read_from(machine, arguments));
    ONESHEET_TRY(check_attached(recipe, arguments));
    spec = std::move(recipe.spec);
    edited_brief = std::move(recipe.brief);
    if (!arguments.prompt.empty()) spec.prompt = arguments.prompt;
  } else if (arguments.pick) {
    return base::fail(ErrorKind::bad_request, "--pick chooses from a contact sheet; name it with --from.");
  }
  ONESHEET_TRY(read_words(machine, arguments.words, spec, order.attachments.font,
                          order.attachments.title_logo, order.attachments.logos));
  spec.raw_prompt = spec.raw_prompt || arguments.raw_prompt;
  replace(spec.archetype, arguments.archetype);
  replace(spec.palette, arguments.palette);
  replace(spec.style, arguments.style);
  if (arguments.format) {
    ONESHEET_ASSIGN(spec.format, poster::parse_format(*arguments.format));
  }
  if (arguments.seed) {
    ONESHEET_ASSIGN(spec.seed, poster::parse_seed(*arguments.seed));
  }
  ONESHEET_TRY(read_copy(arguments.copy, spec));
  if (arguments.art) {
    ONESHEET_ASSIGN(order.attachments.art,
                    read_bytes(machine, "picture", *arguments.art, service::kArtBytesMax));
  }
  ONESHEET_TRY(
      poster::check(spec, arguments.art ? poster::PromptNeed::optional : poster::PromptNeed::required));
  if (arguments.brief_file) {
    ONESHEET_ASSIGN(edited_brief, read_file(machine, "brief", *arguments.brief_file, json::kTextBytesMax));
  }
  if (!edited_brief.empty()) {
    ONESHEET_ASSIGN(order.attachments.brief, json::brief_from(edited_brief, spec.prompt));
    order.attachments.brief_json = json::brief_text(*order.attachments.brief);
  }
  return order;
}

Result<service::NewWords> new_words_from(Machine& machine, const RetitleArguments& arguments) {
  service::NewWords words;
  poster::Spec spec = poster::default_spec({});
  const WordArguments& typed = arguments.words;
  service::LogoFiles logos;
  ONESHEET_TRY(read_words(machine, typed, spec, words.font_file, words.title_logo, logos));
  if (!logos.empty()) words.logos = std::move(logos);
  ONESHEET_TRY(read_copy(arguments.copy, spec));
  const auto keep = [](bool given, auto& to, auto& from) {
    if (given) to = std::move(from);
  };
  if (typed.title) words.title = service::NewTitle{spec.title_mode, spec.title};
  keep(typed.tagline.has_value(), words.tagline, spec.tagline);
  keep(typed.release.has_value(), words.release, spec.release);
  keep(typed.font.has_value(), words.font, spec.font);
  keep(typed.effect.has_value(), words.effect, spec.effect);
  keep(typed.language.has_value(), words.language, spec.language);
  keep(typed.rating.has_value(), words.rating, spec.rating);
  keep(typed.variant.has_value(), words.variant, spec.variant);
  keep(typed.billing.has_value(), words.billing_percent, spec.billing_percent);
  keep(typed.credits_file.has_value(), words.credits, spec.credits);
  keep(!typed.laurels.empty(), words.laurels, spec.laurels);
  keep(arguments.copy.type || arguments.copy.out, words.type, spec.type);
  keep(arguments.copy.max_bytes.has_value(), words.file_bytes_max, spec.file_bytes_max);
  words.expires = spec.expires;
  return words;
}

}  // namespace onesheet::cli
