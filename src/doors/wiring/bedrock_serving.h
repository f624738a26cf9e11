// The Bedrock-shaped door on the API's port, with its pictures from one of our models.
#pragma once

#include <memory>

#include "base/error.h"
#include "base/thread_pool.h"
#include "doors/cli/settings.h"
#include "doors/wiring/house.h"
#include "http/server.h"

namespace onesheet::wiring {

// `gateway` answers everything that is not below /model/. bad_request when the setting invoke-model names
// none of our models.
base::Result<std::shared_ptr<http::Handler>> with_bedrock_door(const cli::Settings& settings,
                                                               const House& house,
                                                               std::shared_ptr<base::WorkerPool> makers,
                                                               std::shared_ptr<http::Handler> gateway);

}  // namespace onesheet::wiring
