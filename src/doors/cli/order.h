// What was typed, made into what the service takes.
#pragma once

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/machine.h"
#include "poster/spec.h"
#include "service/poster_service.h"

namespace onesheet::cli {

struct Order {
  poster::Spec spec;
  service::Attachments attachments;
};

// Begins with the recipe that --from names, when there is one; everything else that was typed goes over it.
base::Result<Order> order_from(Machine& machine, const MakeArguments& arguments);
base::Result<service::NewWords> new_words_from(Machine& machine, const RetitleArguments& arguments);

}  // namespace onesheet::cli
