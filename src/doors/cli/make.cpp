#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/text.h"
#include "doors/json/brief_json.h"
#include "doors/json/poster_json.h"
#include "doors/json/spec_json.h"

namespace onesheet::cli {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

// Long enough for the largest sheet on a slow machine; short enough that a hang is noticed.
constexpr std::chrono::minutes kMakeDeadline{10};

// `what` begins the sentence when it cannot be read: "The credits".
Result<std::string> read_text(Machine& machine, const std::string& path, std::string_view what) {
  auto text = machine.read_file(path, json::kTextBytesMax);
  if (text) return text;
  base::Error error = std::move(text).error();
  // Whatever was wrong with it, it is the caller's file and the caller's to put right.
  return base::fail(ErrorKind::bad_request, std::string(what) + " could not be read. " + error.public_text,
                    error.operator_text);
}

Result<service::Attachments> attachments_from(Machine& machine, const MakeArguments& arguments) {
  service::Attachments attachments;
  if (arguments.brief_file) {
    ONESHEET_ASSIGN(const std::string text, read_text(machine, *arguments.brief_file, "The brief"));
    ONESHEET_ASSIGN(attachments.brief, json::brief_from(text, arguments.prompt));
  }
  return attachments;
}

Result<poster::Spec> spec_from(Machine& machine, const MakeArguments& arguments) {
  poster::Spec spec = poster::default_spec(arguments.prompt);
  json::set_title(spec, arguments.title);
  spec.tagline = arguments.tagline;
  spec.release = arguments.release;
  spec.raw_prompt = arguments.raw_prompt;
  if (arguments.format) {
    ONESHEET_ASSIGN(spec.format, poster::parse_format(*arguments.format));
  }
  if (arguments.seed) {
    ONESHEET_ASSIGN(spec.seed, poster::parse_seed(*arguments.seed));
  }
  if (arguments.expires) {
    ONESHEET_ASSIGN(spec.expires, poster::parse_expires(*arguments.expires));
  }
  if (arguments.type) {
    ONESHEET_ASSIGN(spec.type, poster::parse_file_type(*arguments.type));
  } else if (arguments.out) {
    // --out sea.jpg means a JPEG; an ending we do not know leaves the default.
    const std::string ending = fs::path(*arguments.out).extension().string();
    if (!ending.empty()) spec.type = poster::parse_file_type(ending.substr(1)).value_or(spec.type);
  }
  if (arguments.credits_file) {
    ONESHEET_ASSIGN(const std::string text, read_text(machine, *arguments.credits_file, "The credits"));
    ONESHEET_ASSIGN(spec.credits, json::credits_from(text));
  }
  ONESHEET_TRY(poster::check(spec));
  return spec;
}

// "png" of "posters/01k….png": the store's name ends in the true one, also for the type original.
std::string_view extension_in(std::string_view key) { return key.substr(key.rfind('.') + 1); }

// Finds out before the work, not after it, that the file cannot be written.
Result<void> check_out(const fs::path& out) {
  if (out.empty()) return base::fail(ErrorKind::bad_request, "--out needs a file name.");
  std::error_code error;
  if (fs::is_directory(out, error)) {
    return base::fail(ErrorKind::bad_request, "--out names a folder; give it a file name.");
  }
  const fs::path folder = out.has_parent_path() ? out.parent_path() : fs::path{"."};
  if (!fs::is_directory(folder, error)) {
    return base::fail(ErrorKind::bad_request, "The folder that --out names does not exist.");
  }
  return {};
}

// A name nothing has yet: the-last-light.png, the-last-light-2.png, …
fs::path free_name(const catalogue::PosterRecord& record, std::string_view extension) {
  const std::string stem = slug(record.title.empty() ? "key art" : record.title);
  for (int number = 1;; ++number) {
    fs::path name = number == 1 ? fmt::format("{}.{}", stem, extension)
                                : fmt::format("{}-{}.{}", stem, number, extension);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(name, error)) || number == 10'000) return name;
  }
}

void print_words(Terminal& terminal, const service::MadePoster& made, const std::optional<fs::path>& file,
                 std::chrono::seconds asked, bool link_answers) {
  const catalogue::PosterRecord& record = made.record;
  // In round figures as asked, unless the link was cut short.
  const auto life = made.warnings.empty()
                        ? asked
                        : std::chrono::floor<std::chrono::seconds>(made.link.expires_at - record.created);
  auto& out = terminal.out();
  const auto row = [&](std::string_view name, const std::string& value) {
    out << terminal.on_out(Tone::quiet, fmt::format("  {:<10}", name)) << value << '\n';
  };
  out << terminal.on_out(Tone::strong, record.title.empty() ? "Key art without words" : record.title) << '\n';
  if (file) row("file", file->string());
  row("picture", fmt::format("{} × {}, {}, {}", record.width_px, record.height_px, record.content_type,
                             bytes_text(record.bytes)));
  row("stored", record.bucket + "/" + record.key);
  // Models elsewhere promise nothing about seeds, and what they drew is not known here: only what was asked
  // of them.
  const bool own = record.model == "illustrator";
  if (!own) row("model", record.model);
  row("seed", own ? fmt::format("{0} (the same prompt with --seed {0} draws it again)", record.seed)
                  : fmt::format("{}", record.seed));
  if (!record.drawn.empty()) row(own ? "drawn" : "asked", fmt::format("{}", fmt::join(record.drawn, ", ")));
  if (!record.not_drawn.empty()) row("not drawn", fmt::format("{}", fmt::join(record.not_drawn, ", ")));
  row("link", made.link.url);
  row("dies", fmt::format("{} (in {})", time_text(made.link.expires_at), duration_text(life)));
  for (const std::string& note : made.notes) row("picture", note);
  for (const service::TriedModel& tried : made.tried) row("tried", tried.model + ": " + tried.why);
  for (const std::string& warning : made.warnings) row("note", warning);
  if (!link_answers) {
    out << terminal.on_out(Tone::quiet, "  The link answers while `onesheet serve` runs.") << '\n';
  }
  out << std::flush;
}

}  // namespace

int make(Context& context, const MakeArguments& arguments) {
  Terminal& terminal = context.terminal;
  const auto spec = spec_from(context.machine, arguments);
  if (!spec) return report(terminal, spec.error());
  const auto attachments = attachments_from(context.machine, arguments);
  if (!attachments) return report(terminal, attachments.error());
  if (arguments.out) {
    if (const auto checked = check_out(*arguments.out); !checked) return report(terminal, checked.error());
  }
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto workshop = context.machine.open(resolved->settings);
  if (!workshop) return report(terminal, workshop.error());

  std::vector<std::uint8_t> bytes;
  const auto made = (*workshop)->posters().make(
      *spec, base::Deadline::after(kMakeDeadline),
      [&](std::string_view phase, double done) { terminal.progress(phase, done); }, &bytes, *attachments);
  terminal.end_progress();
  if (!made) return report(terminal, made.error());

  std::optional<fs::path> file;
  int exit_code = kExitOk;
  if (!arguments.no_file) {
    const fs::path name =
        arguments.out ? fs::path{*arguments.out} : free_name(made->record, extension_in(made->record.key));
    std::error_code error;
    if (const auto written = context.machine.write_file(name, bytes)) {
      file = fs::absolute(name, error).lexically_normal();
    } else if (!arguments.out) {
      terminal.err()
          << terminal.on_err(Tone::warning, "onesheet: ")
          << "The current folder takes no file, so no copy was saved; the poster is in the store.\n";
    } else {
      // The poster is safe in the store and its link is worth having, but what was asked for failed.
      exit_code = report(terminal, written.error());
    }
  }
  if (context.json) {
    terminal.out() << json::poster_text(*made, file ? file->string() : std::string{}) << std::endl;
  } else {
    const bool local = resolved->settings.s3.bucket.empty();
    print_words(terminal, *made, file, spec->expires,
                !local || context.machine.endpoints(resolved->settings).serving);
  }
  return exit_code;
}

}  // namespace onesheet::cli
