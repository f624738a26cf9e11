#include "doors/cli/deliver.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "doors/cli/exit_code.h"
#include "doors/cli/text.h"
#include "doors/json/poster_json.h"

namespace onesheet::cli {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

// "png" of "posters/01k….png": the store's name ends in the true one, also for the type original.
std::string_view extension_in(std::string_view key) { return key.substr(key.rfind('.') + 1); }

Result<void> check_path(const fs::path& out) {
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

fs::path free_name(std::string_view words, std::string_view extension) {
  const std::string stem = slug(words);
  for (int number = 1;; ++number) {
    fs::path name = number == 1 ? fmt::format("{}.{}", stem, extension)
                                : fmt::format("{}-{}.{}", stem, number, extension);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(name, error)) || number == 10'000) return name;
  }
}

Result<void> check_out(const CopyArguments& copy) {
  if (!copy.out) return {};
  if (copy.no_file) {
    return base::fail(base::ErrorKind::bad_request,
                      "--out names a file and --no-file wants none; give one of them.");
  }
  return check_path(*copy.out);
}

int deliver(Context& context, const Settings& settings, const CopyArguments& copy,
            const service::MadePoster& made, const std::vector<std::uint8_t>& bytes,
            std::chrono::seconds expires) {
  Terminal& terminal = context.terminal;
  std::optional<fs::path> file;
  int exit_code = kExitOk;
  if (!copy.no_file) {
    const fs::path name = copy.out ? fs::path{*copy.out}
                                   : free_name(made.record.title.empty() ? "key art" : made.record.title,
                                               extension_in(made.record.key));
    std::error_code error;
    if (const auto written = context.machine.write_file(name, bytes)) {
      file = fs::absolute(name, error).lexically_normal();
    } else if (!copy.out) {
      terminal.err()
          << terminal.on_err(Tone::warning, "onesheet: ")
          << "The current folder takes no file, so no copy was saved; the poster is in the store.\n";
    } else {
      // The poster is safe in the store and its link is worth having, but what was asked for failed.
      exit_code = report(terminal, written.error());
    }
  }
  if (context.json) {
    terminal.out() << json::poster_text(made, file ? file->string() : std::string{}) << std::endl;
  } else {
    const bool local = settings.s3.bucket.empty();
    print_words(terminal, made, file, expires, !local || context.machine.endpoints(settings).serving);
  }
  return exit_code;
}

}  // namespace onesheet::cli
