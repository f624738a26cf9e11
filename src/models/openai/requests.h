// What is known of the models behind OpenAI-style servers, and the two dialects' JSON as pure functions.
// Source: OpenAI API reference, "Create image"; stable-diffusion-webui wiki, "API".
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "models/openai/openai_model.h"
#include "poster/format.h"

namespace onesheet::openai {

struct ServerModel {
  std::vector<poster::Size> sizes;  // empty: any
  std::size_t prompt_max = 32'000;  // characters
  bool asks_for_base64 = false;     // takes response_format, and would answer with a URL without it
};

// By the model's name ("dall-e-3", "gpt-image-1-mini"); an unknown one draws the three sizes that
// OpenAI-style servers have in common.
ServerModel known_server_model(Dialect dialect, std::string_view model);

// "1024x1024,1024x1536" or "any". bad_request otherwise.
base::Result<std::vector<poster::Size>> parse_sizes(std::string_view text);

// The nearest by ratio, of equals the largest; with no sizes given about a megapixel in steps of 64.
poster::Size nearest_size(const std::vector<poster::Size>& sizes, int width_px, int height_px);

struct ServerRequest {
  std::string prompt, negative_prompt;
  poster::Size size;
  std::uint64_t seed = 0;
};
// Values of `extra` are JSON and win over our own members. They must parse.
std::string request_body(const ImageServerOptions& options, const ServerModel& model,
                         const ServerRequest& request);

// A picture in an answer: its bytes, or where to fetch them.
struct Found {
  std::vector<std::uint8_t> bytes;
  std::string url;                 // http(s), or a path of the same server; empty when the bytes came along
  std::vector<std::string> notes;  // "the server used seed 42"
};
// Reads {"data": [{"b64_json" | "url"}]} and {"images": ["…"], "info": "{\"seed\": 42}"}; data URLs as well.
// upstream when there is no picture in it.
base::Result<Found> picture_in(std::string_view answer_body);

// An answer with another status, in either dialect's form. refused for a content filter, busy for load and a
// full graphics card, else upstream; the server's own words are for the operator alone.
base::Error error_of(int status, std::string_view body);

// upstream: an answer that came and that we can do nothing with. `detail` is for the operator.
std::unexpected<base::Error> unusable(std::string detail);

}  // namespace onesheet::openai
