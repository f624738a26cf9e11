// Image servers someone already runs: those that speak OpenAI's POST /v1/images/generations, and those that
// speak AUTOMATIC1111's POST /sdapi/v1/txt2img (stable-diffusion-webui, Forge, SD.Next, sd-server). Sources:
// OpenAI API reference, "Create image"; stable-diffusion-webui wiki, "API".
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/error.h"
#include "http/client.h"
#include "models/image_model.h"
#include "models/remote/art_prompt.h"

namespace onesheet::openai {

enum class Dialect { openai, automatic1111 };

struct ImageServerOptions {
  std::string name;  // what --model takes: "openai/gpt-image-1", "sdapi/local"
  Dialect dialect = Dialect::openai;
  std::string endpoint;  // "https://api.openai.com", "http://127.0.0.1:7860"
  std::string model;     // OpenAI's "model"; AUTOMATIC1111's checkpoint; empty: the server's own
  std::string api_key;   // sent as a bearer token; empty: none
  // Members added to the request as they are, values in JSON: {"quality": "\"high\"", "steps": "30"}.
  std::map<std::string, std::string> extra;
  int attempts_max = 3;  // of requests that were refused for load or never arrived
};

// bad_request for an endpoint that is not http(s)://host or an extra value that is not JSON. `client` must
// outlive the model.
base::Result<std::unique_ptr<models::ImageModel>> make_image_server_model(ImageServerOptions options,
                                                                          http::Client& client,
                                                                          models::DecodePicture decode);

}  // namespace onesheet::openai
