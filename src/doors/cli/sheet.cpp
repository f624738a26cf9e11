#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "doors/cli/commands.h"
#include "doors/cli/deliver.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/opened.h"
#include "doors/cli/order.h"
#include "doors/cli/text.h"
#include "doors/json/poster_json.h"

namespace onesheet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kSheetDeadline{10};

// Anything but a whole number is refused with the bounds by the service.
int count_from(const std::string& text) {
  int count = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count);
  return code == std::errc{} && end == text.data() + text.size() ? count : 0;
}

}  // namespace

int sheet(Context& context, const SheetArguments& arguments) {
  Terminal& terminal = context.terminal;
  MakeArguments make = arguments.make;
  make.copy.type = "png";  // whatever --out ends in: the sheet is a PNG
  const auto order = order_from(context.machine, make);
  if (!order) return report(terminal, order.error());
  if (const auto checked = check_out(make.copy); !checked) return report(terminal, checked.error());
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());

  const auto made = opened->workshop->posters().sheet(
      order->spec, count_from(arguments.count), base::Deadline::after(kSheetDeadline), progress_on(terminal));
  terminal.end_progress();
  if (!made) return report(terminal, made.error());

  const fs::path name =
      make.copy.out ? fs::path{*make.copy.out} : free_name("sheet " + made->variations.front().title, "png");
  if (const auto written = context.machine.write_file(name, made->bytes); !written)
    return report(terminal, written.error());
  std::error_code error;
  const std::string file = fs::absolute(name, error).lexically_normal().string();
  auto& out = terminal.out();
  if (context.json) {
    out << json::sheet_text(*made, file) << std::endl;
    return kExitOk;
  }
  out << terminal.on_out(Tone::strong, file) << '\n';
  for (const service::Variation& one : made->variations) {
    out << fmt::format("  {:>2}  seed {:<11}{}{}\n", one.number, one.seed,
                       terminal.on_out(Tone::quiet, one.archetype + ", " + one.palette),
                       one.title.empty() ? "" : ", " + one.title);
  }
  out << terminal.on_out(Tone::quiet,
                         fmt::format("  onesheet make --from {} --pick N", shell_quoted(name.string())))
      << std::endl;
  return kExitOk;
}

}  // namespace onesheet::cli
