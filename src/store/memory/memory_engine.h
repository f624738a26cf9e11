// A bucket engine that keeps everything in memory: for tests, and the plain twin the other engines are
// compared with.
#pragma once

#include <memory>

#include "base/clock.h"
#include "store/bucket_engine.h"

namespace onesheet::store {

std::unique_ptr<BucketEngine> make_memory_engine(const base::Clock& clock);

}  // namespace onesheet::store
