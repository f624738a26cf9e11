#include <fmt/format.h>

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"

namespace onesheet::cli {

int serve(Context& context) {
  Terminal& terminal = context.terminal;
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto serving = context.machine.serve(resolved->settings);
  if (!serving) return report(terminal, serving.error());

  const Endpoints& at = (*serving)->endpoints();
  auto& out = terminal.out();
  const auto row = [&](std::string_view name, const std::string& value) {
    out << terminal.on_out(Tone::quiet, fmt::format("  {:<7}", name)) << value << '\n';
  };
  out << terminal.on_out(Tone::strong, "Onesheet is serving.") << '\n';
  row("open", at.api_url + "/");
  row("store", at.s3_url + "  (`onesheet env` points an AWS client at it)");
  if (const S3Settings& s3 = resolved->settings.s3; !s3.bucket.empty()) {
    // The store of our own is served all the same: AWS clients, the tutorial's function among them, put
    // things there.
    row("kept", fmt::format("posters go to s3://{}/{}", s3.bucket, s3.prefix));
  }
  row("try", fmt::format("curl -G {}/{}/poster --data-urlencode 'prompt=a lighthouse keeper in a storm'",
                         at.api_url, resolved->settings.stage));
  row("stop", "Ctrl-C; requests in flight finish first");
  out << std::flush;

  (*serving)->wait();
  terminal.err() << "onesheet: finishing the requests in flight (once more to stop at once)" << std::endl;
  (*serving)->drain();
  terminal.err() << "onesheet: stopped" << std::endl;
  return kExitOk;
}

}  // namespace onesheet::cli
