// The face of everything that makes key art: ours (illustrator), Bedrock, OpenAI-style servers, local
// diffusion.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/runner.h"
#include "brief/brief.h"
#include "pixels/image.h"
#include "poster/art_guide.h"

namespace onesheet::models {

struct ArtRequest {
  const brief::Brief& brief;
  int width_px = 0, height_px = 0;  // within poster's limits
  std::uint64_t seed = 0;           // 0 … poster::kSeedMax
  bool raw_prompt = false;          // send the caller's words to the model untouched
  bool words_will_follow = true;    // false: textless key art, no calm zones needed
  // The caller wants the model's own file: a model that has one gives KeyArt::file and no image.
  bool keep_file = false;
  // Names the illustrator knows; empty: its own choice. bad_request for a name it does not know.
  std::string_view archetype = {}, palette = {}, style = {};
  base::Runner* runner = nullptr;  // for kernels; null means this thread
};

// A picture as a model's service encoded it.
struct ArtFile {
  std::vector<std::uint8_t> bytes;
  std::string content_type;  // "image/png", "image/jpeg", "image/webp": what the bytes are
  int width_px = 0, height_px = 0;
  std::string sha256_hex;  // of the bytes, when it was computed while they came in; else empty
};

struct KeyArt {
  pixels::Image8 image;         // RGB, exactly the size asked for, no words in it; empty when `file` is there
  std::optional<ArtFile> file;  // only when it was asked for
  poster::ArtGuide guide;
  std::string archetype;               // "lone-figure-disc"; empty when the model has none
  std::string style;                   // "painted", "woodcut"; empty when the model has none
  std::vector<std::string> drawn;      // concept ids, settings, weather that can be seen
  std::vector<std::string> not_drawn;  // nouns of the prompt that cannot
  std::vector<std::string> notes;      // what was done to fit: "asked for 2:3, cropped 1.2 % of the height"
};

struct ModelInfo {
  std::string name;         // what --model takes
  std::string description;  // one line for people
  bool deterministic = false;
  std::optional<double> price_usd = {};  // per picture, as configured or last known; nullopt: free or unknown
  std::string retired_on = {};           // "2026-09-30": its provider no longer serves it; empty: in service
  std::string replacement = {};          // the name of the model to use instead, when retired
  bool takes_words = false;  // with a raw prompt it reads the brief's prompt and nothing else of it
};

// The names a model takes in ArtRequest; empty lists: it takes none.
struct Choices {
  std::vector<std::string> archetypes, palettes, styles;
};

class ImageModel {
 public:
  virtual ~ImageModel() = default;
  virtual ModelInfo info() const = 0;
  virtual Choices choices() const { return {}; }
  // Errors: refused (content filter), busy, upstream, timed_out, bad_request. Thread-safe.
  virtual base::Result<KeyArt> paint(const ArtRequest& request, base::Deadline deadline) = 0;
};

}  // namespace onesheet::models
