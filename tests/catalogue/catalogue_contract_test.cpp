#include "contracts/catalogue_contract.h"

#include "catalogue/folder.h"
#include "catalogue/memory/memory_catalogue.h"
#include "catalogue/objects/objects_catalogue.h"
#include "catalogue/sqlite/sqlite_catalogue.h"
#include "store/local/local_store.h"
#include "store/memory/memory_engine.h"

namespace onesheet::catalogue {
namespace {

CatalogueUnderTest in_memory() { return {nullptr, make_memory_catalogue()}; }

CatalogueUnderTest in_sqlite() {
  auto folder = std::make_shared<Folder>();
  auto catalogue = open_sqlite_catalogue(folder->file());
  return {folder, catalogue ? std::move(*catalogue) : nullptr};
}

CatalogueUnderTest in_objects() {
  static const base::SystemClock clock;
  auto store = store::make_local_store(store::make_memory_engine(clock), "onesheet",
                                       {.public_url = "http://127.0.0.1:9000",
                                        .access_key_id = "OSKEY",
                                        .secret_access_key = "secret",
                                        .region = "us-east-1"},
                                       clock);
  if (!store) return {};
  return {nullptr, make_objects_catalogue(std::move(*store), "club/")};
}

INSTANTIATE_TEST_SUITE_P(Memory, CatalogueContract, testing::Values(CatalogueFactory(in_memory)));
INSTANTIATE_TEST_SUITE_P(Sqlite, CatalogueContract, testing::Values(CatalogueFactory(in_sqlite)));

INSTANTIATE_TEST_SUITE_P(Objects, CatalogueContract, testing::Values(CatalogueFactory(in_objects)));

}  // namespace
}  // namespace onesheet::catalogue
