// Image servers someone already runs: those that speak OpenAI's POST /v1/images/generations, and those that
// speak AUTOMATIC1111's POST /sdapi/v1/txt2img (stable-diffusion-webui, Forge, SD.Next, sd-server). Sources:
// OpenAI API reference, "Create image"; stable-diffusion-webui wiki, "API".
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "http/client.h"
#include "models/image_model.h"
#include "models/remote/foreign_art.h"

namespace onesheet::openai {

enum class Dialect { openai, automatic1111 };

struct ImageServerOptions {
  std::string name;  // what --model takes: "openai/gpt-image-1", "sdapi/local"
  Dialect dialect = Dialect::openai;
  std::string endpoint;  // "https://api.openai.com", "http://127.0.0.1:7860"
  std::string model;     // OpenAI's "model"; AUTOMATIC1111's checkpoint; empty: the server's own
  // Sent as a bearer token; for AUTOMATIC1111, "user:password" is sent as Basic (its --api-auth). Empty:
  // none.
  std::string api_key;
  // The sizes the model draws, "1024x1024,1024x1536"; "any": about a megapixel in the format's own ratio, in
  // steps of 64. Empty: what requests.h knows of the model.
  std::string sizes;
  std::optional<double> price_usd;  // per picture
  // Members added to the request as they are, values in JSON: {"quality": "\"high\"", "steps": "30"}.
  std::map<std::string, std::string> extra;
  int attempts_max = 3;  // of requests that were refused for load or never arrived
};

// bad_request for an endpoint that is not http(s)://host, an extra value that is not JSON or sizes that are
// none. `client` must outlive the model.
base::Result<std::unique_ptr<models::ImageModel>> make_image_server_model(ImageServerOptions options,
                                                                          http::Client& client,
                                                                          models::DecodePicture decode);

}  // namespace onesheet::openai
