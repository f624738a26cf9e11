// The parts of the Lambda function, put together as its environment says.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "doors/lambda/runtime.h"
#include "doors/wiring/settings_reader.h"
#include "http/server.h"

namespace onesheet::wiring {

struct FunctionSettings {
  cli::Settings settings;
  bool catalogue = true;  // records beside the posters
  lambda::EventOptions events;
};

// ONESHEET_BUCKET, ONESHEET_PREFIX, ONESHEET_CATALOGUE (store, none), what a direct event may leave out
// (ONESHEET_TYPE, ONESHEET_RAW_PROMPT, ONESHEET_TITLE, ONESHEET_FORMAT, ONESHEET_EXPIRES), and every setting
// of `onesheet` that says how posters are made and kept. bad_request naming the setting.
base::Result<FunctionSettings> read_function_settings(Environment environment);

// Everything that answers events. Nothing in it asks the network, and what only some posters need is made
// when one does.
base::Result<std::shared_ptr<http::Handler>> open_function(const FunctionSettings& settings,
                                                           const Environment& environment,
                                                           std::shared_ptr<base::Log> log);

}  // namespace onesheet::wiring
