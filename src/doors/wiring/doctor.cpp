#include "doors/wiring/doctor.h"

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "brief/brief.h"
#include "doors/cli/address.h"
#include "doors/cli/text.h"
#include "doors/wiring/files.h"
#include "doors/wiring/house.h"
#include "doors/wiring/serve_lock.h"
#include "http/server.h"
#include "render/font_pack.h"

namespace onesheet::wiring {
namespace {

namespace fs = std::filesystem;
using cli::Finding;
using Grade = cli::Finding::Grade;

// A poster takes 1 to 5 MB; below the first number the next one may fail, below the second soon.
constexpr std::uint64_t kFreeBad_bytes = 32ULL << 20;
constexpr std::uint64_t kFreeLow_bytes = 1ULL << 30;

std::string with_detail(const base::Error& error) {
  return error.operator_text.empty() ? error.public_text
                                     : error.public_text + " (" + error.operator_text + ")";
}

// The nearest folder above that exists.
fs::path existing_part(fs::path path) {
  std::error_code error;
  while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  return path;
}

Finding data_folder(const fs::path& data) {
  std::error_code error;
  if (!fs::exists(data, error)) {
    const fs::path above = existing_part(data);
    if (::access(above.c_str(), W_OK | X_OK) == 0) {
      return {Grade::good, "data folder", data.string() + " will be made on first use.", ""};
    }
    return {Grade::bad, "data folder",
            data.string() + " cannot be made: " + above.string() + " is not writable.",
            "Choose another with --data or ONESHEET_DATA."};
  }
  if (const auto folder = make_folder(data); !folder) {
    return {Grade::bad, "data folder", with_detail(folder.error()),
            "Give this user the folder (chown), or choose another with --data or ONESHEET_DATA."};
  }
  const fs::path probe = data / (".doctor-" + std::to_string(::getpid()));
  const std::uint8_t byte[1] = {};
  const auto written = write_file(probe, byte);
  fs::remove(probe, error);
  if (!written) {
    return {Grade::bad, "data folder", with_detail(written.error()),
            "Make room, or choose another folder with --data."};
  }
  return {Grade::good, "data folder", data.string() + " can be written.", ""};
}

Finding disk(const fs::path& data) {
  struct statvfs room{};
  const fs::path at = existing_part(data);
  if (::statvfs(at.c_str(), &room) != 0) {
    return {Grade::warning, "disk", "The free space could not be read.", "Look with df -h."};
  }
  const std::uint64_t free_bytes = static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
  const std::string seen = cli::bytes_text(free_bytes) + " free, room for about " +
                           std::to_string(free_bytes / 2'500'000) + " posters.";
  if (free_bytes < kFreeBad_bytes)
    return {Grade::bad, "disk", seen, "Free some space or move the data folder (--data)."};
  if (free_bytes < kFreeLow_bytes)
    return {Grade::warning, "disk", seen, "Free some space before it runs out."};
  return {Grade::good, "disk", seen, ""};
}

Finding catalogue(const cli::Settings& settings, const Environment& environment) {
  std::error_code error;
  if (!settings.catalogue_in_store && !fs::exists(settings.data / "onesheet.db", error)) {
    return {Grade::good, "catalogue", "There is none yet; it will be made on first use.", ""};
  }
  const auto opened = open_catalogue(settings, environment);
  const auto checked = opened ? (*opened)->check() : base::Result<void>{std::unexpected(opened.error())};
  if (!checked && settings.catalogue_in_store) {
    return {Grade::bad, "catalogue", with_detail(checked.error()),
            "It lives in the store: see what is said of that."};
  }
  if (!checked) {
    return {Grade::bad, "catalogue", with_detail(checked.error()),
            "Restore onesheet.db from a copy; or move it away and a new one is made (posters stay in the "
            "store)."};
  }
  return {Grade::good, "catalogue", "It can be read and written.", ""};
}

Finding secrets(const cli::Settings& settings) {
  std::error_code error;
  if (settings.access_key_id.empty() && !fs::exists(settings.data / "secrets.json", error)) {
    return {Grade::good, "secrets", "There are none yet; they will be made on first use.", ""};
  }
  const auto found = secrets_of(settings);
  if (!found)
    return {Grade::bad, "secrets", with_detail(found.error()), "See docs/operations.md, \"Secrets\"."};
  return {Grade::good, "secrets", "The store's access key is " + found->access_key_id + ".", ""};
}

Finding fonts() {
  const auto pack = render::load_font_pack();
  if (!pack)
    return {Grade::bad, "fonts", with_detail(pack.error()),
            "The build is broken; build again from a clean clone."};
  return {Grade::good, "fonts", std::to_string((*pack)->faces().size()) + " faces are built in.", ""};
}

Finding illustrator() {
  return {Grade::good, "illustrator", std::to_string(brief::concept_count()) + " concepts can be drawn.", ""};
}

class Nobody final : public http::Handler {
 public:
  std::shared_ptr<http::Call> begin(http::RequestHead) override { return nullptr; }
  http::Response answer_for_malformed(int status) override {
    return {.status = status, .headers = {}, .body = {}, .file = {}, .stated_length = {}};
  }
};

Finding port(const std::string& listen, std::string_view what, std::string_view flag, bool serving) {
  const std::string name{what};
  if (serving) return {Grade::good, name, "In use by the server that runs on this data folder.", ""};
  const auto address = cli::parse_address(listen);
  if (!address) return {Grade::bad, name, with_detail(address.error()), fmt::format("Set --{}.", flag)};
  http::ServerOptions options;
  options.address = address->host;
  options.port = address->port;
  options.threads = 1;
  base::NullLog log;
  if (const auto bound = http::serve(options, std::make_shared<Nobody>(), log); !bound) {
    return {Grade::bad, name, listen + ": " + bound.error().public_text,
            fmt::format("Stop the program that holds it, or choose another with --{}.", flag)};
  }
  return {Grade::good, name, listen + " is free.", ""};
}

Finding clock_finding() {
  const auto now = base::SystemClock{}.now();
  // This source is older than any honest clock.
  constexpr auto kWritten = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
  constexpr auto kFar = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1};
  if (now < kWritten || now > kFar) {
    return {Grade::bad, "clock", "It says " + cli::time_text(now) + ", which cannot be.",
            "Set it (timedatectl set-ntp true): signatures are refused when clocks differ by 15 minutes."};
  }
  return {Grade::good, "clock", "It says " + cli::time_text(now) + ".", ""};
}

Finding remote_store(const cli::Settings& settings, const Environment& environment) {
  Cloud cloud(environment, std::make_shared<base::SystemClock>(), http::make_client);
  auto store = cloud.open_store(settings);
  const auto listed =
      store ? (*store)->list(settings.s3.prefix, "", 1, base::Deadline::after(std::chrono::seconds{10}))
            : base::Result<store::Listing>{std::unexpected(store.error())};
  const std::string name = "s3://" + settings.s3.bucket;
  if (!listed) {
    return {
        Grade::bad, "store", name + ": " + with_detail(listed.error()),
        "Check --store, --s3-endpoint, --s3-region and the credentials (docs/credentials-and-stores.md)."};
  }
  return {Grade::good, "store", name + " answers.", ""};
}

Finding remote_models(const cli::Settings& settings, const Environment& environment) {
  Cloud cloud(environment, std::make_shared<base::SystemClock>(), http::make_client);
  const auto models = open_models(settings, &cloud);
  if (!models) return {Grade::bad, "models", with_detail(models.error()), "Check --model and --models."};
  std::string names;
  for (const auto& model : *models) names += (names.empty() ? "" : ", ") + model->info().name;
  return {Grade::good, "models", "Set up: " + names + ". None was asked for a picture.", ""};
}

}  // namespace

std::vector<Finding> examine(const cli::Settings& settings, const Environment& environment) {
  const bool serving = running_server(settings.data).has_value();
  std::vector<Finding> findings{data_folder(settings.data), disk(settings.data)};
  // Opening files in a folder we may not use would only repeat the first finding.
  if (findings.front().grade == Grade::good) {
    findings.push_back(catalogue(settings, environment));
    findings.push_back(secrets(settings));
  }
  if (!settings.s3.bucket.empty()) findings.push_back(remote_store(settings, environment));
  if (needs_cloud(settings)) findings.push_back(remote_models(settings, environment));
  findings.push_back(fonts());
  findings.push_back(illustrator());
  findings.push_back(port(settings.listen, "API port", "listen", serving));
  findings.push_back(port(settings.s3_listen, "store port", "s3-listen", serving));
  findings.push_back(clock_finding());
  return findings;
}

}  // namespace onesheet::wiring
