#include "doors/cli/commands.h"
#include "doors/cli/deliver.h"
#include "doors/cli/opened.h"
#include "doors/cli/order.h"

namespace onesheet::cli {
namespace {

// Long enough for the largest sheet on a slow machine; short enough that a hang is noticed.
constexpr std::chrono::minutes kMakeDeadline{10};

}  // namespace

int make(Context& context, const MakeArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto order = order_from(context.machine, arguments);
  if (!order) return report(terminal, order.error());
  if (const auto checked = check_out(arguments.copy); !checked) return report(terminal, checked.error());
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());

  std::vector<std::uint8_t> bytes;
  const auto made = opened->workshop->posters().make(order->spec, base::Deadline::after(kMakeDeadline),
                                                     progress_on(terminal), &bytes, order->attachments);
  terminal.end_progress();
  if (!made) return report(terminal, made.error());
  return deliver(context, opened->settings, arguments.copy, *made, bytes, order->spec.expires);
}

int retitle(Context& context, const RetitleArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto words = new_words_from(context.machine, arguments);
  if (!words) return report(terminal, words.error());
  if (const auto checked = check_out(arguments.copy); !checked) return report(terminal, checked.error());
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());

  std::vector<std::uint8_t> bytes;
  const auto made = opened->workshop->posters().retitle(
      arguments.id, *words, base::Deadline::after(kMakeDeadline), progress_on(terminal), &bytes);
  terminal.end_progress();
  if (!made) return report(terminal, made.error());
  return deliver(context, opened->settings, arguments.copy, *made, bytes, words->expires);
}

}  // namespace onesheet::cli
