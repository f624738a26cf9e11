#include "doors/cli/commands.h"
#include "doors/cli/deliver.h"
#include "doors/cli/order.h"

namespace onesheet::cli {
namespace {

// Long enough for the largest sheet on a slow machine; short enough that a hang is noticed.
constexpr std::chrono::minutes kMakeDeadline{10};

service::Progress progress_on(Terminal& terminal) {
  return [&terminal](std::string_view phase, double done) { terminal.progress(phase, done); };
}

}  // namespace

int make(Context& context, const MakeArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto order = order_from(context.machine, arguments);
  if (!order) return report(terminal, order.error());
  if (const auto checked = check_out(arguments.copy); !checked) return report(terminal, checked.error());
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto workshop = context.machine.open(resolved->settings);
  if (!workshop) return report(terminal, workshop.error());

  std::vector<std::uint8_t> bytes;
  const auto made = (*workshop)->posters().make(order->spec, base::Deadline::after(kMakeDeadline),
                                                progress_on(terminal), &bytes, order->attachments);
  terminal.end_progress();
  if (!made) return report(terminal, made.error());
  return deliver(context, resolved->settings, arguments.copy, *made, bytes, order->spec.expires);
}

int retitle(Context& context, const RetitleArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto words = new_words_from(context.machine, arguments);
  if (!words) return report(terminal, words.error());
  if (const auto checked = check_out(arguments.copy); !checked) return report(terminal, checked.error());
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto workshop = context.machine.open(resolved->settings);
  if (!workshop) return report(terminal, workshop.error());

  std::vector<std::uint8_t> bytes;
  const auto made = (*workshop)->posters().retitle(arguments.id, *words, base::Deadline::after(kMakeDeadline),
                                                   progress_on(terminal), &bytes);
  terminal.end_progress();
  if (!made) return report(terminal, made.error());
  return deliver(context, resolved->settings, arguments.copy, *made, bytes, words->expires);
}

}  // namespace onesheet::cli
