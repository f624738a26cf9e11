#include "contracts/catalogue_contract.h"

#include "catalogue/folder.h"
#include "catalogue/memory/memory_catalogue.h"
#include "catalogue/sqlite/sqlite_catalogue.h"

namespace onesheet::catalogue {
namespace {

CatalogueUnderTest in_memory() { return {nullptr, make_memory_catalogue()}; }

CatalogueUnderTest in_sqlite() {
  auto folder = std::make_shared<Folder>();
  auto catalogue = open_sqlite_catalogue(folder->file());
  return {folder, catalogue ? std::move(*catalogue) : nullptr};
}

INSTANTIATE_TEST_SUITE_P(Memory, CatalogueContract, testing::Values(CatalogueFactory(in_memory)));
INSTANTIATE_TEST_SUITE_P(Sqlite, CatalogueContract, testing::Values(CatalogueFactory(in_sqlite)));

}  // namespace
}  // namespace onesheet::catalogue
