#include "contracts/bucket_engine_contract.h"
#include "store/filesystem/filesystem_engine.h"
#include "store/memory/memory_engine.h"
#include "temporary_folder.h"

namespace onesheet::store::contract {
namespace {

Subject in_memory() {
  Subject subject;
  subject.engine = make_memory_engine(*subject.clock);
  return subject;
}

Subject on_disk() {
  Subject subject;
  const auto folder = std::make_shared<testing::TemporaryFolder>();
  subject.home = folder;
  auto engine = make_filesystem_engine(folder->path() + "/deep/objects", *subject.clock);
  if (!engine) throw std::runtime_error(describe(engine.error()));
  subject.engine = std::move(*engine);
  return subject;
}

INSTANTIATE_TEST_SUITE_P(All, BucketEngineContract,
                         ::testing::Values(Maker{"memory", in_memory}, Maker{"filesystem", on_disk}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace onesheet::store::contract
