// A bucket engine over one folder of this machine. What was acknowledged survives kill -9 and, as far as the
// disk honours fsync, a power cut; nothing half-written is ever visible. Several engines, also of several
// processes, may use one folder at the same time.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "store/bucket_engine.h"
#include "store/filesystem/file_system.h"

namespace onesheet::store {

// `root` is made when missing. Errors: out_of_space, upstream (not writable, or of a later version).
base::Result<std::unique_ptr<BucketEngine>> make_filesystem_engine(const std::string& root,
                                                                   const base::Clock& clock);

// Over another file system: for tests.
base::Result<std::unique_ptr<BucketEngine>> make_filesystem_engine(std::unique_ptr<FileSystem> files,
                                                                   const base::Clock& clock);

}  // namespace onesheet::store
