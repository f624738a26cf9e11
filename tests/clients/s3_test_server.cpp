// The S3-shaped door alone, on a free port, over a folder or memory: what the client tests talk to.
//   s3_test_server [--data DIR]     prints "listening on PORT", serves until its standard input ends.
// The keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/log.h"
#include "base/thread_pool.h"
#include "doors/s3api/s3_door.h"
#include "http/server.h"
#include "store/filesystem/filesystem_engine.h"
#include "store/memory/memory_engine.h"

namespace {

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace onesheet;
  const base::SystemClock clock;
  base::NullLog log;
  std::shared_ptr<store::BucketEngine> engine;
  if (argc == 3 && std::string_view{argv[1]} == "--data") {
    auto made = store::make_filesystem_engine(std::string{argv[2]}, clock);
    if (!made) {
      std::fprintf(stderr, "%s\n", base::describe(made.error()).c_str());
      return 1;
    }
    engine = *std::move(made);
  } else {
    engine = store::make_memory_engine(clock);
  }
  doors::S3DoorOptions options;
  options.access_key_id = environment("AWS_ACCESS_KEY_ID");
  options.secret_access_key = environment("AWS_SECRET_ACCESS_KEY");
  if (options.access_key_id.empty() || options.secret_access_key.empty()) {
    std::fprintf(stderr, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set.\n");
    return 1;
  }
  base::WorkerPool pool{4, 256};
  auto server = http::serve({}, doors::make_s3_door(options, engine, pool, clock, log), log);
  if (!server) {
    std::fprintf(stderr, "%s\n", base::describe(server.error()).c_str());
    return 1;
  }
  std::printf("listening on %u\n", static_cast<unsigned>((*server)->port()));
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  (*server)->drain(std::chrono::seconds{5});
}
