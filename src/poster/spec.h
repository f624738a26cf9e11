// What a caller asks for. Doors fill a Spec from flags, JSON or a query; check() is the one place that
// refuses nonsense, before any work is done.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "poster/credits.h"
#include "poster/format.h"

namespace onesheet::poster {

enum class FileType {
  png,
  jpeg,
  webp,
  // The model's own file, untouched: no words on it, whatever size and type the model gave, its provenance
  // marks kept. A model that has no file of its own gives a PNG.
  original,
  avif,
  pdf,  // for print: vector type over art at the format's dots per inch; print formats alone
};
std::string_view name_of(FileType type);                        // "png"
std::string_view content_type_of(FileType type);                // "image/png"; of `original` unknown yet
std::string_view extension_of(FileType type);                   // "png", "jpg", "webp", "avif", "pdf"
base::Result<FileType> parse_file_type(std::string_view text);  // also accepts "jpg"

enum class TitleMode {
  automatic,  // a title quoted in the prompt, else a short one made from its subject
  none,       // textless key art: no words at all
  given,      // Spec::title
};

// How much is said: a teaser has title and tagline alone, a payoff one-sheet everything it was given.
enum class Variant { payoff, teaser };
std::string_view name_of(Variant variant);  // "payoff"
base::Result<Variant> parse_variant(std::string_view text);

// Guild practice: cap height of the names in the billing block, per cent of the title's average letter.
inline constexpr int kBillingPercents[] = {15, 25, 35};
base::Result<int> parse_billing(std::string_view text);  // "15", "25%"

struct Spec {
  std::string prompt;
  TitleMode title_mode = TitleMode::automatic;
  std::string title;
  std::string tagline;
  std::string release;  // "In cinemas 12 March"
  Credits credits;
  Format format;  // default: kDefaultFormat, filled by default_spec()
  // Names of models, comma-separated, tried in this order; empty: what the operator chose.
  std::string model;
  bool raw_prompt = false;  // a model over the network gets the prompt as it stands, without our directions
  std::optional<std::uint64_t> seed;  // none: service draws one and reports it
  FileType type = FileType::png;
  std::uint64_t file_bytes_max = 0;    // the file may have so many bytes; 0: no limit
  std::chrono::seconds expires{3600};  // life of the first link

  // How the illustrator draws: names it knows; empty: chosen by prompt and seed. Other models are told the
  // style in words and ignore the rest.
  std::string archetype, palette, style;
  // How words are set: a face of the pack and an effect by name; empty: chosen by genre and seed.
  std::string font, effect;
  std::string language;  // BCP 47 of the title ("tr", "zh-Hant"); empty: from its script
  Variant variant = Variant::payoff;
  int billing_percent = kBillingPercents[0];
  std::string rating;                // words of the rating box ("PG-13"); empty: no box
  std::vector<std::string> laurels;  // "Official Selection\nKino Fest 2026", one each
};

Spec default_spec(std::string prompt);

inline constexpr std::size_t kPromptMax = 10'000;  // code points; at least 1 that is not white space
inline constexpr std::size_t kTitleMax = 80;
inline constexpr std::size_t kTaglineMax = 160;
inline constexpr std::size_t kReleaseMax = 80;
inline constexpr std::size_t kNameMax = 40;      // bytes of the name of an archetype, palette, face …
inline constexpr std::size_t kLanguageMax = 35;  // bytes; what RFC 5646 §4.4.1 tells programs to allow
inline constexpr std::size_t kRatingMax = 16;
inline constexpr std::size_t kLaurelsMax = 6;
inline constexpr std::size_t kLaurelMax = 80;                // code points of one, its line breaks included
inline constexpr std::size_t kModelChainMax = 8;             // models in a chain
inline constexpr std::size_t kModelNameBytesMax = 2048 + 8;  // Bedrock's limit on a model id, with our prefix
inline constexpr std::chrono::seconds kExpiresMin{1};
inline constexpr std::chrono::seconds kExpiresMax{7 * 24 * 3600};  // SigV4's own limit
// Of Spec::file_bytes_max. Below the first there is no room for a picture and what it says about itself; no
// file comes near the second.
inline constexpr std::uint64_t kFileLimitMin_bytes = 10'000;
inline constexpr std::uint64_t kFileLimitMax_bytes = 1'000'000'000;
inline constexpr std::uint64_t kSeedMax = 4'294'967'295;  // fits every model we speak to

// "a, b" → {"a", "b"}; empty parts are left out.
std::vector<std::string> models_in(std::string_view chain);

enum class PromptNeed { required, optional };  // optional beside a picture that is there already
// bad_request or too_large with one sentence naming the field, what was wrong and what is allowed.
base::Result<void> check(const Spec& spec, PromptNeed prompt = PromptNeed::required);

// A text field: valid UTF-8, no control characters, at most `most` code points. `allow_line_breaks` admits \n
// and \t.
base::Result<void> check_text(std::string_view field, std::string_view text, std::size_t most,
                              bool allow_line_breaks = false);

// "90s", "15m", "1h", "2d", or plain seconds. bad_request otherwise or outside [kExpiresMin, kExpiresMax].
base::Result<std::chrono::seconds> parse_expires(std::string_view text);
// "10MB", "500kB" (powers of 1000), "8MiB", "512KiB" (of 1024), or plain bytes. bad_request otherwise or
// outside [kFileLimitMin_bytes, kFileLimitMax_bytes].
base::Result<std::uint64_t> parse_file_limit(std::string_view text);
// Whole number 0 … kSeedMax.
base::Result<std::uint64_t> parse_seed(std::string_view text);

}  // namespace onesheet::poster
