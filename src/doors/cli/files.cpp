// Files for printers and stores, made of posters made earlier.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>

#include "doors/cli/commands.h"
#include "doors/cli/deliver.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/opened.h"
#include "doors/cli/text.h"
#include "kit/kit.h"
#include "print/press.h"

namespace onesheet::cli {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

// A whole set of the largest pictures on a slow machine.
constexpr std::chrono::minutes kFilesDeadline{30};

Result<service::PrintOrder> print_order(Machine& machine, const PrintArguments& arguments) {
  service::PrintOrder order;
  order.marks = arguments.marks;
  if (arguments.format) {
    ONESHEET_ASSIGN(order.format, poster::parse_format(*arguments.format));
  }
  if (arguments.dpi) {
    ONESHEET_ASSIGN(order.dpi, poster::parse_dpi(*arguments.dpi));
  }
  if (arguments.bleed) {
    ONESHEET_ASSIGN(order.bleed_in, poster::parse_bleed_in(*arguments.bleed));
  }
  if (arguments.cmyk_file) {
    auto bytes = machine.read_file(*arguments.cmyk_file, print::kProfileBytesMax);
    if (!bytes) {
      return base::fail(ErrorKind::bad_request,
                        "The colour profile could not be read. " + bytes.error().public_text,
                        bytes.error().operator_text);
    }
    order.cmyk_profile.assign(bytes->begin(), bytes->end());
    if (order.cmyk_profile.empty())
      return base::fail(ErrorKind::bad_request, "The colour profile is an empty file.");
  }
  return order;
}

std::string whole_name(const fs::path& path) {
  std::error_code error;
  return fs::absolute(path, error).lexically_normal().string();
}

Result<void> write_folder(Machine& machine, const fs::path& folder, const kit::Kit& kit) {
  const auto write = [&](const std::string& name, std::span<const std::uint8_t> bytes) -> Result<void> {
    const fs::path path = folder / name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) {
      return base::fail(ErrorKind::bad_request, "The folder that --out names could not be made.",
                        error.message());
    }
    return machine.write_file(path, bytes);
  };
  const auto bytes_of = [](const std::string& text) {
    return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  for (const kit::KitFile& file : kit.files) {
    if (!file.bytes.empty()) ONESHEET_TRY(write(file.name, file.bytes));
  }
  ONESHEET_TRY(write("report.txt", bytes_of(kit::report_text(kit))));
  return write("report.json", bytes_of(kit::report_json(kit)));
}

}  // namespace

int print(Context& context, const PrintArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto order = print_order(context.machine, arguments);
  if (!order) return report(terminal, order.error());
  if (const auto checked = check_out({.out = arguments.out}); !checked)
    return report(terminal, checked.error());
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());

  const auto file = opened->workshop->posters().print(
      arguments.id, *order, base::Deadline::after(kFilesDeadline), progress_on(terminal));
  terminal.end_progress();
  if (!file) return report(terminal, file.error());
  const fs::path name = arguments.out
                            ? fs::path{*arguments.out}
                            : free_name(file->record.title.empty() ? "key art" : file->record.title, "pdf");
  if (const auto written = context.machine.write_file(name, file->bytes); !written)
    return report(terminal, written.error());

  const poster::Paper& paper = file->format.paper;
  auto& out = terminal.out();
  if (context.json) {
    boost::json::object answer;
    answer["id"] = file->record.id;
    answer["file"] = whole_name(name);
    answer["bytes"] = file->bytes.size();
    answer["format"] = file->format.name;
    answer["paper"] = paper.width + " x " + paper.height;
    answer["dpi"] = paper.dpi;
    answer["bleed_in"] = paper.bleed_in;
    answer["marks"] = order->marks;
    answer["colours"] = order->cmyk_profile.empty() ? "sRGB" : "CMYK";
    answer["lines_in_picture"] = file->lines_in_picture;
    answer["notes"] = boost::json::array(file->notes.begin(), file->notes.end());
    out << boost::json::serialize(answer) << std::endl;
    return kExitOk;
  }
  out << terminal.on_out(Tone::strong, whole_name(name)) << '\n'
      << fmt::format("  {}, {} x {}, art at {} dpi, bleed {:.3g} in, {}, {}\n", file->format.name,
                     paper.width, paper.height, paper.dpi, paper.bleed_in,
                     order->cmyk_profile.empty() ? "sRGB" : "CMYK", bytes_text(file->bytes.size()));
  for (const std::string& note : file->notes) out << "  " << note << '\n';
  out << std::flush;
  return kExitOk;
}

int kit(Context& context, const KitArguments& arguments) {
  Terminal& terminal = context.terminal;
  const bool zip = arguments.out && arguments.out->ends_with(".zip");
  if (zip) {
    if (const auto checked = check_out({.out = arguments.out}); !checked)
      return report(terminal, checked.error());
  }
  const auto opened = open_workshop(context);
  if (!opened) return report(terminal, opened.error());

  const auto made = kit::make_kit(opened->workshop->posters(), arguments.id, arguments.store,
                                  base::Deadline::after(kFilesDeadline), progress_on(terminal));
  terminal.end_progress();
  if (!made) return report(terminal, made.error());
  const fs::path name =
      arguments.out ? fs::path{*arguments.out}
                    : free_name((made->poster.title.empty() ? "key art" : made->poster.title) + " kit", "zip")
                          .replace_extension();
  if (zip) {
    const auto bytes = kit::zip_of(*made);
    if (!bytes) return report(terminal, bytes.error());
    if (const auto written = context.machine.write_file(name, *bytes); !written)
      return report(terminal, written.error());
  } else if (const auto written = write_folder(context.machine, name, *made); !written) {
    return report(terminal, written.error());
  }
  if (context.json) {
    terminal.out() << kit::report_json(*made) << std::endl;
  } else {
    terminal.out() << terminal.on_out(Tone::strong, whole_name(name)) << '\n'
                   << kit::report_text(*made) << std::flush;
  }
  return made->passes() ? kExitOk : kExitFindings;
}

}  // namespace onesheet::cli
