// One file of the store: the data from byte 0, then a record that describes it, then a fixed footer that
// tells whether the file is whole. docs/store-format.md has the layout byte for byte.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "store/bucket_engine.h"
#include "store/filesystem/file_system.h"

namespace onesheet::store {

// What stands behind the data: the record and the footer. too_large when the fields make a record that
// read_info would not take: it must be refused before it replaces anything.
base::Result<std::string> encode_trailer(const ObjectInfo& info);
// The record alone; nullopt when it is not one of ours.
std::optional<ObjectInfo> decode_record(std::string_view record);

// Reads what `file` says about itself; `upstream` when it is damaged.
base::Result<ObjectInfo> read_info(const File& file);

// An Error for a failed file operation; `what` is for the operator.
base::Error storage_error(std::error_code error, std::string what);

}  // namespace onesheet::store
