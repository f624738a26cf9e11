// `bootstrap`: the Lambda function's program.
#include <link.h>
#include <malloc.h>
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "doors/wiring/lambda/function.h"
#include "doors/wiring/lambda/line_log.h"

namespace {

using namespace onesheet;

wiring::Environment read_environment() {
  wiring::Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text{*entry};
    const auto equals = text.find('=');
    if (equals != std::string_view::npos)
      environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

// Code and tables that only the start needed go out of memory again; what is still needed comes back from the
// file's cache. Segments that can be written to stay.
int forget_segments(dl_phdr_info* program, std::size_t, void*) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  for (int i = 0; i < program->dlpi_phnum; ++i) {
    const auto& segment = program->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
    const std::uintptr_t begin = (program->dlpi_addr + segment.p_vaddr + page - 1) / page * page;
    const std::uintptr_t end = (program->dlpi_addr + segment.p_vaddr + segment.p_memsz) / page * page;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel states addresses as numbers
    if (begin < end) (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
  return 1;  // the program itself comes first; libraries, if any, are shared with others
}

void forget_the_start() { (void)::dl_iterate_phdr(forget_segments, nullptr); }

int run_function() {
  const wiring::Environment environment = read_environment();
  const auto log = wiring::make_line_log(base::LogLevel::info);
  const auto api = environment.find("AWS_LAMBDA_RUNTIME_API");
  if (api == environment.end() || api->second.empty()) {
    std::fputs(
        "This is a Lambda function; it is started by Lambda, which names itself in AWS_LAMBDA_RUNTIME_API.\n",
        stderr);
    return 64;
  }
  lambda::RuntimeOptions runtime;
  runtime.runtime_api = api->second;
  const auto client = http::make_lean_client({});
  const auto failed = [&](const base::Error& error) {
    log->error("the function cannot start", {{"error", base::describe(error)}});
    lambda::report_init_error(runtime, *client, error);
    return 1;
  };
  auto settings = wiring::read_function_settings(environment);
  if (!settings) return failed(settings.error());
  const auto handler = wiring::open_function(*settings, environment, log);
  if (!handler) return failed(handler.error());
  runtime.events = settings->events;
  const auto trace = [](const std::string& id) {
    // X-Ray's tools read it here; nobody else is running.
    if (id.empty()) {
      ::unsetenv("_X_AMZN_TRACE_ID");
    } else {
      ::setenv("_X_AMZN_TRACE_ID", id.c_str(), 1);
    }
  };
  forget_the_start();
  const auto ended = lambda::run(runtime, *client, *handler, *log, trace);
  if (!ended) log->error("the runtime API ended the function", {{"error", base::describe(ended.error())}});
  return 1;
}

// One event at a time leaves threads nothing to contend for: with one arena memory grows in large steps and a
// picture's buffer is used again for the next, instead of being mapped and zeroed anew.
void keep_memory_together() {
  constexpr int kStep_bytes = 512 << 10, kMapAbove_bytes = 32 << 20;
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_TOP_PAD, kStep_bytes);
  ::mallopt(M_MMAP_THRESHOLD, kMapAbove_bytes);
  ::mallopt(M_TRIM_THRESHOLD, kMapAbove_bytes);
}

}  // namespace

int main() {
  keep_memory_together();
  // A static OpenSSL has nothing to learn from a configuration file.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  int code = 70;
  try {
    code = run_function();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "This is a fault in Onesheet; please report it: %s\n", error.what());
  }
  // A poster that outlived its event may still be at work; nothing it could do matters any more.
  std::_Exit(code);
}
