// cli::Machine with the real parts behind it.
#pragma once

#include "doors/cli/machine.h"
#include "doors/wiring/settings_reader.h"

namespace onesheet::wiring {

class RealMachine final : public cli::Machine {
 public:
  explicit RealMachine(Environment environment) : environment_(std::move(environment)) {}

  base::Result<cli::Resolved> resolve(const cli::Flags& flags) override;
  base::Result<cli::Secrets> secrets(const cli::Settings& settings) override;
  cli::Endpoints endpoints(const cli::Settings& settings) override;
  base::Result<std::vector<models::ModelInfo>> models(const cli::Settings& settings) override;
  base::Result<std::unique_ptr<cli::Workshop>> open(const cli::Settings& settings) override;
  base::Result<std::unique_ptr<cli::Serving>> serve(const cli::Settings& settings) override;
  std::vector<cli::Finding> examine(const cli::Settings& settings) override;
  base::Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) override;
  base::Result<void> write_file(const std::filesystem::path& path,
                                std::span<const std::uint8_t> bytes) override;

 private:
  Environment environment_;
};

}  // namespace onesheet::wiring
