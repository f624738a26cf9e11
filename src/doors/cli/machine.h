// What the commands ask of the machine they run on. Wiring implements it with the real parts; tests with
// small ones. No command reads the environment, opens the data folder or binds a port by other means.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "doors/cli/settings.h"
#include "models/image_model.h"
#include "service/poster_service.h"

namespace onesheet::cli {

struct Secrets {
  std::string access_key_id, secret_access_key;
  std::string bearer_token;  // stands for the pair at the Bedrock-shaped door
};

// Where the two doors are reached, without trailing slashes.
struct Endpoints {
  std::string api_url, s3_url;
  bool serving = false;  // a server is running on this data folder now
};

// A setting's value and where it came from, for `onesheet config`.
struct SettingOrigin {
  std::string name, value, source;  // source: "flag", "ONESHEET_LISTEN", the config file's name, "default"
  bool secret = false;
};

struct Resolved {
  Settings settings;
  std::vector<SettingOrigin> origins;
};

// The opened data folder.
class Workshop {
 public:
  virtual ~Workshop() = default;
  virtual service::PosterService& posters() = 0;
  virtual catalogue::Catalogue& catalogue() = 0;
};

class Serving {
 public:
  virtual ~Serving() = default;
  virtual const Endpoints& endpoints() const = 0;
  // Blocks until the process is told to stop. A second signal after that ends it at once.
  virtual void wait() = 0;
  // Lets requests in flight finish, refuses new ones, closes everything.
  virtual void drain() = 0;
};

// One thing doctor looked at.
struct Finding {
  enum class Grade { good, warning, bad } grade = Grade::good;
  std::string what;  // "data folder"
  std::string seen;  // one sentence
  std::string fix;   // how to put it right; empty when good
};

class Machine {
 public:
  virtual ~Machine() = default;
  // bad_request naming the setting and its source.
  virtual base::Result<Resolved> resolve(const Flags& flags) = 0;
  virtual base::Result<Secrets> secrets(const Settings& settings) = 0;
  virtual Endpoints endpoints(const Settings& settings) = 0;
  // What the settings let draw, the default first.
  virtual base::Result<std::vector<models::ModelInfo>> models(const Settings& settings) = 0;
  virtual base::Result<std::unique_ptr<Workshop>> open(const Settings& settings) = 0;
  virtual base::Result<std::unique_ptr<Serving>> serve(const Settings& settings) = 0;
  virtual std::vector<Finding> examine(const Settings& settings) = 0;
  virtual base::Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) = 0;
  // Never ends up half written; replaces what is there.
  virtual base::Result<void> write_file(const std::filesystem::path& path,
                                        std::span<const std::uint8_t> bytes) = 0;
};

}  // namespace onesheet::cli
