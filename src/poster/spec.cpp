#include "poster/spec.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace onesheet::poster {

using base::ErrorKind;
using base::fail;

std::string_view name_of(FileType type) {
  switch (type) {
    case FileType::png:
      return "png";
    case FileType::jpeg:
      return "jpeg";
    case FileType::webp:
      return "webp";
    case FileType::original:
      return "original";
    case FileType::avif:
      return "avif";
    case FileType::pdf:
      return "pdf";
  }
  return "png";
}

std::string_view content_type_of(FileType type) {
  switch (type) {
    case FileType::png:
      return "image/png";
    case FileType::jpeg:
      return "image/jpeg";
    case FileType::webp:
      return "image/webp";
    case FileType::original:
      return "application/octet-stream";
    case FileType::avif:
      return "image/avif";
    case FileType::pdf:
      return "application/pdf";
  }
  return "image/png";
}

std::string_view extension_of(FileType type) {
  switch (type) {
    case FileType::png:
      return "png";
    case FileType::jpeg:
      return "jpg";
    case FileType::webp:
      return "webp";
    case FileType::original:
      return "bin";
    case FileType::avif:
      return "avif";
    case FileType::pdf:
      return "pdf";
  }
  return "png";
}

base::Result<FileType> parse_file_type(std::string_view text) {
  const std::string name = base::lower_ascii(base::trim(text));
  if (name == "png") return FileType::png;
  if (name == "jpeg" || name == "jpg") return FileType::jpeg;
  if (name == "webp") return FileType::webp;
  if (name == "original") return FileType::original;
  if (name == "avif") return FileType::avif;
  if (name == "pdf") return FileType::pdf;
  return fail(ErrorKind::bad_request, "There is no such file type; use png, jpeg, webp, avif or original.");
}

std::string_view name_of(Variant variant) { return variant == Variant::teaser ? "teaser" : "payoff"; }

base::Result<Variant> parse_variant(std::string_view text) {
  const std::string name = base::lower_ascii(base::trim(text));
  if (name == "payoff") return Variant::payoff;
  if (name == "teaser") return Variant::teaser;
  return fail(ErrorKind::bad_request, "There is no such variant; use payoff or teaser.");
}

base::Result<int> parse_billing(std::string_view text) {
  text = base::trim(text);
  if (text.ends_with('%')) text.remove_suffix(1);
  for (const int percent : kBillingPercents) {
    if (text == std::to_string(percent)) return percent;
  }
  return fail(ErrorKind::bad_request, "The billing block is 15, 25 or 35 per cent of the title.");
}

Spec default_spec(std::string prompt) {
  Spec spec;
  spec.prompt = std::move(prompt);
  spec.format = *parse_format(kDefaultFormat);
  return spec;
}

base::Result<void> check_text(std::string_view field, std::string_view text, std::size_t most,
                              bool allow_line_breaks) {
  const std::string name{field};
  // A text of n code points has at most 4n bytes: refuse the huge ones before decoding them.
  if (text.size() > most * 4) {
    return fail(ErrorKind::too_large,
                "The " + name + " is longer than " + std::to_string(most) + " characters.");
  }
  const auto code_points = base::decode_utf8(text);
  if (!code_points) return fail(ErrorKind::bad_request, "The " + name + " is not valid UTF-8 text.");
  if (code_points->size() > most) {
    return fail(ErrorKind::too_large,
                "The " + name + " is longer than " + std::to_string(most) + " characters.");
  }
  const bool control = std::ranges::any_of(*code_points, [&](char32_t c) {
    if (allow_line_breaks && (c == U'\n' || c == U'\r' || c == U'\t')) return false;
    return base::is_control(c);
  });
  if (control)
    return fail(ErrorKind::bad_request, "The " + name + " contains control characters; send plain text.");
  return {};
}

std::vector<std::string> models_in(std::string_view chain) {
  std::vector<std::string> names;
  while (!chain.empty()) {
    const auto comma = chain.find(',');
    if (const auto name = base::trim(chain.substr(0, comma)); !name.empty()) names.emplace_back(name);
    if (comma == std::string_view::npos) break;
    chain.remove_prefix(comma + 1);
  }
  return names;
}

namespace {

base::Result<void> check_models(const Spec& spec) {
  // The longest chain there can be, before it is taken apart.
  constexpr std::size_t kChainBytesMax = kModelChainMax * (kModelNameBytesMax + 2);
  if (spec.model.size() > kChainBytesMax)
    return fail(ErrorKind::too_large, "The list of models is too long; name at most 8.");
  ONESHEET_TRY(check_text("model", spec.model, kChainBytesMax));
  const auto names = models_in(spec.model);
  if (names.size() > kModelChainMax)
    return fail(ErrorKind::too_large, "The list of models is too long; name at most 8.");
  const bool long_name =
      std::ranges::any_of(names, [](const std::string& name) { return name.size() > kModelNameBytesMax; });
  if (long_name) {
    return fail(ErrorKind::too_large,
                "The name of a model is longer than " + std::to_string(kModelNameBytesMax) + " bytes.");
  }
  if (names.empty() && !spec.model.empty())
    return fail(ErrorKind::bad_request, "The list of models names none; leave it out or name one.");
  return {};
}

// Names are words of lists this program holds; which of them exist, their owners say.
base::Result<void> check_name(std::string_view field, std::string_view name) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  if (name.size() > kNameMax) {
    return fail(ErrorKind::too_large, "The name of the " + std::string(field) + " is longer than " +
                                          std::to_string(kNameMax) + " characters.");
  }
  if (name.find_first_not_of(kLetters) == std::string_view::npos) return {};
  return fail(
      ErrorKind::bad_request,
      "There is no " + std::string(field) +
          " of this name: names have lower-case letters, digits, - and _ alone, as onesheet options and "
          "GET /v1/options list them.");
}

// BCP 47 by its look: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters.
base::Result<void> check_language(std::string_view language) {
  if (language.empty()) return {};
  const auto wrong = [] {
    return fail(ErrorKind::bad_request, "The language must be a tag such as en, tr or zh-Hant.");
  };
  if (language.size() > kLanguageMax) return wrong();
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (bool first = true; !language.empty() || first; first = false) {
    const auto dash = language.find('-');
    const std::string_view subtag = language.substr(0, dash);
    const bool good = std::ranges::all_of(subtag, [&](char c) { return letter(c) || (!first && digit(c)); });
    if (!good || subtag.size() > 8 || subtag.size() < (first ? 2U : 1U)) return wrong();
    language = dash == std::string_view::npos ? std::string_view{} : language.substr(dash + 1);
    if (dash != std::string_view::npos && language.empty()) return wrong();
  }
  return {};
}

base::Result<void> check_choices(const Spec& spec) {
  ONESHEET_TRY(check_name("archetype", spec.archetype));
  ONESHEET_TRY(check_name("palette", spec.palette));
  ONESHEET_TRY(check_name("style", spec.style));
  ONESHEET_TRY(check_name("font", spec.font));
  ONESHEET_TRY(check_name("effect", spec.effect));
  ONESHEET_TRY(check_language(spec.language));
  if (std::ranges::find(kBillingPercents, spec.billing_percent) == std::end(kBillingPercents)) {
    return fail(ErrorKind::bad_request, "The billing block is 15, 25 or 35 per cent of the title.");
  }
  ONESHEET_TRY(check_text("rating", spec.rating, kRatingMax));
  if (spec.laurels.size() > kLaurelsMax) {
    return fail(ErrorKind::too_large, "There are more than " + std::to_string(kLaurelsMax) + " laurels.");
  }
  for (const std::string& laurel : spec.laurels) {
    if (base::trim(laurel).empty()) {
      return fail(ErrorKind::bad_request, "A laurel has no words; write what was won, and where.");
    }
    ONESHEET_TRY(check_text("laurel", laurel, kLaurelMax, true));
  }
  return {};
}

std::unexpected<base::Error> pdf_is_made_elsewhere() {
  return fail(
      ErrorKind::bad_request,
      "A PDF is made of a poster that is there already, by `onesheet print ID`; for the poster choose "
      "png, jpeg, webp or avif.");
}

bool usable_file_limit(std::uint64_t bytes) {
  return bytes >= kFileLimitMin_bytes && bytes <= kFileLimitMax_bytes;
}

std::unexpected<base::Error> wrong_file_limit() {
  return fail(ErrorKind::bad_request,
              "The limit on the file's bytes must be 10000 to 1000000000, such as 500kB or 10MB.");
}

base::Result<void> check_file(const Spec& spec) {
  if (spec.type == FileType::pdf) return pdf_is_made_elsewhere();
  if (spec.file_bytes_max == 0) return {};
  if (!usable_file_limit(spec.file_bytes_max)) return wrong_file_limit();
  if (spec.type != FileType::original) return {};
  return fail(
      ErrorKind::bad_request,
      "The type original is the model's own file, as large as it came; leave out the limit on bytes.");
}

}  // namespace

base::Result<void> check(const Spec& spec, PromptNeed prompt) {
  ONESHEET_TRY(check_text("prompt", spec.prompt, kPromptMax, true));
  if (prompt == PromptNeed::required && base::trim(spec.prompt).empty()) {
    return fail(ErrorKind::bad_request, "The prompt is empty; describe the poster in 1 to 10000 characters.");
  }
  ONESHEET_TRY(check_text("title", spec.title, kTitleMax));
  if (spec.title_mode == TitleMode::given && base::trim(spec.title).empty()) {
    return fail(ErrorKind::bad_request,
                "The title is empty; leave it out for one made from the prompt, or use none.");
  }
  ONESHEET_TRY(check_text("tagline", spec.tagline, kTaglineMax));
  ONESHEET_TRY(check_text("release", spec.release, kReleaseMax));
  ONESHEET_TRY(check(spec.credits));
  ONESHEET_TRY(check_models(spec));
  ONESHEET_TRY(check_choices(spec));
  ONESHEET_TRY(check_file(spec));
  if (spec.seed && *spec.seed > kSeedMax) {
    return fail(ErrorKind::bad_request, "The seed must be a whole number from 0 to 4294967295.");
  }
  if (spec.expires < kExpiresMin || spec.expires > kExpiresMax) {
    return fail(ErrorKind::bad_request, "The link's life must be 1 second to 7 days.");
  }
  return {};
}

base::Result<std::chrono::seconds> parse_expires(std::string_view text) {
  const auto wrong = [] {
    return fail(ErrorKind::bad_request,
                "The link's life must be 1 second to 7 days, such as 90s, 15m, 1h or 2d.");
  };
  text = base::trim(text);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value < 0 || value > kExpiresMax.count()) return wrong();
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  long long scale = 0;
  if (unit.empty() || unit == "s") scale = 1;
  if (unit == "m") scale = 60;
  if (unit == "h") scale = 3600;
  if (unit == "d") scale = 86400;
  const std::chrono::seconds seconds{value * scale};
  if (scale == 0 || seconds < kExpiresMin || seconds > kExpiresMax) return wrong();
  return seconds;
}

base::Result<std::uint64_t> parse_file_limit(std::string_view text) {
  text = base::trim(text);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value > kFileLimitMax_bytes) return wrong_file_limit();
  const std::string unit =
      base::lower_ascii(base::trim({end, static_cast<std::size_t>(text.data() + text.size() - end)}));
  std::uint64_t scale = 0;
  if (unit.empty() || unit == "b") scale = 1;
  if (unit == "kb") scale = 1000;
  if (unit == "mb") scale = 1'000'000;
  if (unit == "kib") scale = 1024;
  if (unit == "mib") scale = 1024 * 1024;
  if (!usable_file_limit(value * scale)) return wrong_file_limit();
  return value * scale;
}

base::Result<std::uint64_t> parse_seed(std::string_view text) {
  text = base::trim(text);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > kSeedMax) {
    return fail(ErrorKind::bad_request, "The seed must be a whole number from 0 to 4294967295.");
  }
  return value;
}

}  // namespace onesheet::poster
