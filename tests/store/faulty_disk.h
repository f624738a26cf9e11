// A disk in memory that fails or stops at a chosen operation and, when the power goes, forgets what was not
// synced, in as many ways as a real one may.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "store/filesystem/file_system.h"

namespace onesheet::store::testing {

enum class Fault { none, io_error, disk_full, power_cut };

// What survives a power cut besides what was synced.
enum class Survives {
  nothing,     // the strictest disk
  names,       // names, but not what is in new files: those are torn
  everything,  // as after kill -9
  some,        // each name may or may not, by the seed
};

class Disk {
 public:
  struct Node {
    explicit Node(bool folder, std::uint64_t number, std::int64_t now)
        : is_folder(folder), inode(number), modified_ns(now) {}
    bool is_folder;
    std::uint64_t inode;
    std::int64_t modified_ns;
    std::vector<std::uint8_t> bytes, synced_bytes;                     // of a file
    std::map<std::string, std::shared_ptr<Node>> names, synced_names;  // of a folder
  };

  Disk() : root_(std::make_shared<Node>(true, 1, 0)) {}

  // A file system over this disk; it refers to the disk, which outlives it.
  std::unique_ptr<FileSystem> mount();

  // The operation number `at` from now on (1: the next) meets `fault`.
  void plan(Fault fault, int at) {
    fault_ = fault;
    at_ = at;
    count_ = 0;
    off_ = false;
  }
  bool fault_was_met() const { return at_ > 0 && count_ >= at_; }
  // Nothing mounted before may be used afterwards.
  void power_on(Survives survives, std::uint64_t seed);
  void let_time_pass(std::int64_t ns) { now_ns_ += ns; }

  // For the file system:
  std::optional<std::error_code> step();
  std::int64_t now_ns() { return now_ns_ += 1000; }
  std::uint64_t new_inode() { return ++inodes_; }
  std::shared_ptr<Node> find(std::string_view path) const;
  // The folder of `path` and the last name in it.
  std::pair<std::shared_ptr<Node>, std::string> place(std::string_view path) const;

 private:
  void forget(Node& folder, Survives survives, base::SeededRandom& random);

  std::shared_ptr<Node> root_;
  Fault fault_ = Fault::none;
  int at_ = 0, count_ = 0;
  bool off_ = false;
  std::int64_t now_ns_ = 1'700'000'000'000'000'000;
  std::uint64_t inodes_ = 1;
};

}  // namespace onesheet::store::testing
