// A brief put into words for a model that draws from words.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.h"
#include "models/image_model.h"

namespace onesheet::models {

// What a model's words may be, in characters (code points).
struct PromptLimits {
  std::size_t prompt_max = 10'000;
  std::size_t negative_max = 10'000;
  bool shared = false;         // prompt and negative prompt together stay within prompt_max
  bool takes_negative = true;  // false: what must not be in the picture is said in the prompt
};

struct ArtPrompt {
  std::string prompt;
  std::string negative;    // what must not be in the picture; empty when the model takes none
  bool shortened = false;  // the caller's words were cut at a word to fit; what we ask for never is
};

// Asks for textless key art with calm space where layout puts the words of this format (layout/rooms.cpp:
// the foot first on tall and square sheets, the left column on wide ones). With request.raw_prompt the
// caller's words go as they are, alone; bad_request when they are longer than the model takes.
base::Result<ArtPrompt> art_prompt(const ArtRequest& request, const PromptLimits& limits);

}  // namespace onesheet::models
