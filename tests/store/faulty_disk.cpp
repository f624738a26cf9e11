#include "store/faulty_disk.h"

#include <algorithm>
#include <cerrno>

namespace onesheet::store::testing {
namespace {

using Node = Disk::Node;

std::unexpected<std::error_code> no(int error) {
  return std::unexpected(std::error_code(error, std::generic_category()));
}

FileStatus status_of(const Node& node) {
  return {node.is_folder, node.bytes.size(), node.inode, node.modified_ns};
}

class DiskFile final : public File {
 public:
  DiskFile(Disk& disk, std::shared_ptr<Node> node) : disk_(disk), node_(std::move(node)) {}

  IoResult<void> append(std::span<const std::uint8_t> bytes) override {
    if (const auto error = disk_.step()) {
      // A failed write may have written some.
      node_->bytes.insert(node_->bytes.end(), bytes.begin(),
                          bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2));
      return std::unexpected(*error);
    }
    node_->bytes.insert(node_->bytes.end(), bytes.begin(), bytes.end());
    node_->modified_ns = disk_.now_ns();
    return {};
  }
  IoResult<void> append_from(const File& from, std::uint64_t bytes) override {
    const auto& source = dynamic_cast<const DiskFile&>(from).node_->bytes;
    return append({source.data(), static_cast<std::size_t>(bytes)});
  }
  IoResult<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> out) const override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    if (offset >= node_->bytes.size()) return 0;
    const std::size_t count = std::min<std::size_t>(out.size(), node_->bytes.size() - offset);
    std::copy_n(node_->bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
    return count;
  }
  IoResult<void> sync() override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    node_->synced_bytes = node_->bytes;
    return {};
  }
  IoResult<FileStatus> status() const override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    return status_of(*node_);
  }
  IoResult<bool> try_lock() override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    return true;
  }
  std::optional<int> descriptor() const override { return std::nullopt; }

 private:
  Disk& disk_;
  std::shared_ptr<Node> node_;
};

class DiskFolder final : public Folder {
 public:
  DiskFolder(Disk& disk, std::shared_ptr<Node> node) : disk_(disk), node_(std::move(node)) {}

  IoResult<void> lock_shared() override { return lock_exclusive(); }
  IoResult<void> lock_exclusive() override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    return {};
  }
  IoResult<void> adopt(const std::string& from, const std::string& name, Adopt how) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto [source, source_name] = disk_.place(from);
    if (!source || !source->names.contains(source_name)) return no(ENOENT);
    if (how == Adopt::create_only && node_->names.contains(name)) return no(EEXIST);
    node_->names[name] = source->names[source_name];
    source->names.erase(source_name);
    node_->modified_ns = source->modified_ns = disk_.now_ns();
    return {};
  }
  IoResult<void> remove(const std::string& name) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto found = node_->names.find(name);
    if (found == node_->names.end()) return no(ENOENT);
    if (found->second->is_folder) return no(EISDIR);
    node_->names.erase(found);
    node_->modified_ns = disk_.now_ns();
    return {};
  }
  IoResult<std::vector<std::string>> names() const override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    std::vector<std::string> names;
    for (const auto& [name, node] : node_->names) names.push_back(name);
    return names;
  }
  IoResult<FileStatus> status() const override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    return status_of(*node_);
  }
  IoResult<void> sync() override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    node_->synced_names = node_->names;
    return {};
  }

 private:
  Disk& disk_;
  std::shared_ptr<Node> node_;
};

class DiskFileSystem final : public FileSystem {
 public:
  explicit DiskFileSystem(Disk& disk) : disk_(disk) {}

  IoResult<std::unique_ptr<File>> create(const std::string& path) override {
    const auto node = make(path, false);
    if (!node) return std::unexpected(node.error());
    return std::make_unique<DiskFile>(disk_, *node);
  }
  IoResult<std::unique_ptr<File>> open(const std::string& path) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    auto node = disk_.find(path);
    if (!node) return no(ENOENT);
    return std::make_unique<DiskFile>(disk_, std::move(node));
  }
  IoResult<std::unique_ptr<Folder>> open_folder(const std::string& path) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    auto node = disk_.find(path);
    if (!node) return no(ENOENT);
    if (!node->is_folder) return no(ENOTDIR);
    return std::make_unique<DiskFolder>(disk_, std::move(node));
  }
  IoResult<void> make_folder(const std::string& path) override {
    const auto node = make(path, true);
    if (!node) return std::unexpected(node.error());
    return {};
  }
  IoResult<void> remove_file(const std::string& path) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto [folder, name] = disk_.place(path);
    if (!folder || folder->names.erase(name) == 0) return no(ENOENT);
    return {};
  }
  IoResult<void> remove_folder(const std::string& path) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto node = disk_.find(path);
    if (!node) return no(ENOENT);
    if (!node->names.empty()) return no(ENOTEMPTY);
    const auto [folder, name] = disk_.place(path);
    folder->names.erase(name);
    return {};
  }
  IoResult<void> move_folder(const std::string& from, const std::string& to) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto node = disk_.find(from);
    if (!node) return no(ENOENT);
    const auto [source, source_name] = disk_.place(from);
    const auto [target, target_name] = disk_.place(to);
    source->names.erase(source_name);
    target->names[target_name] = node;
    return {};
  }
  IoResult<FileStatus> status(const std::string& path) override {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto node = disk_.find(path);
    if (!node) return no(ENOENT);
    return status_of(*node);
  }
  std::int64_t now_ns() const override { return disk_.now_ns(); }

 private:
  IoResult<std::shared_ptr<Node>> make(const std::string& path, bool folder) {
    if (const auto error = disk_.step()) return std::unexpected(*error);
    const auto [parent, name] = disk_.place(path);
    if (!parent) return no(ENOENT);
    if (parent->names.contains(name)) return no(EEXIST);
    auto node = std::make_shared<Node>(folder, disk_.new_inode(), disk_.now_ns());
    parent->names[name] = node;
    parent->modified_ns = disk_.now_ns();
    return node;
  }

  Disk& disk_;
};

}  // namespace

std::unique_ptr<FileSystem> Disk::mount() { return std::make_unique<DiskFileSystem>(*this); }

std::optional<std::error_code> Disk::step() {
  if (off_) return std::error_code(EIO, std::generic_category());
  if (fault_ == Fault::none || ++count_ != at_) return std::nullopt;
  off_ = fault_ == Fault::power_cut;
  return std::error_code(fault_ == Fault::disk_full ? ENOSPC : EIO, std::generic_category());
}

std::shared_ptr<Node> Disk::find(std::string_view path) const {
  std::shared_ptr<Node> at = root_;
  while (!path.empty() && at) {
    const std::string name{path.substr(0, path.find('/'))};
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    if (name == ".") continue;
    const auto found = at->names.find(name);
    at = found == at->names.end() ? nullptr : found->second;
  }
  return at;
}

std::pair<std::shared_ptr<Node>, std::string> Disk::place(std::string_view path) const {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {root_, std::string{path}};
  return {find(path.substr(0, slash)), std::string{path.substr(slash + 1)}};
}

void Disk::power_on(Survives survives, std::uint64_t seed) {
  plan(Fault::none, 0);
  base::SeededRandom random(seed);
  forget(*root_, survives, random);
  let_time_pass(10'000'000'000);
}

void Disk::forget(Node& node, Survives survives, base::SeededRandom& random) {
  if (survives == Survives::everything) return;
  if (!node.is_folder) {
    if (node.bytes == node.synced_bytes) return;
    const std::size_t whole = node.bytes.size();
    node.bytes = node.synced_bytes;
    if (survives != Survives::nothing)
      node.bytes.resize(whole, 0);  // the size is there, the contents are not
    node.synced_bytes = node.bytes;
    return;
  }
  auto names = survives == Survives::nothing ? node.synced_names : node.names;
  if (survives == Survives::some) {
    const auto both = [&] {
      auto all = node.names;
      all.insert(node.synced_names.begin(), node.synced_names.end());
      return all;
    }();
    names.clear();
    for (const auto& [name, child] : both) {
      const auto& from = random.chance(0.5F) ? node.names : node.synced_names;
      if (const auto found = from.find(name); found != from.end()) names.insert(*found);
    }
  }
  node.names = node.synced_names = names;
  for (const auto& [name, child] : names) forget(*child, survives, random);
}

}  // namespace onesheet::store::testing
