// The shared config and credentials files ("~/.aws/config", "~/.aws/credentials").
// Format and precedence: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "aws/credentials/environment.h"
#include "base/error.h"

namespace onesheet::aws {

// Settings of one profile, names lower-case. A setting in the credentials file wins over the config file.
using Profile = std::map<std::string, std::string>;

// Profiles that may assume roles one after another.
inline constexpr std::size_t kProfileChainMax = 10;

struct ProfileFiles {
  std::map<std::string, Profile> profiles;
  // [services NAME] sections: service id in lower case ("s3", "bedrock_runtime") → its settings.
  std::map<std::string, std::map<std::string, Profile>> services;

  const Profile* find(std::string_view name) const;
};

// Both texts may be empty. Lines that make no sense are skipped, as the SDKs do; nothing fails.
ProfileFiles parse_profile_files(std::string_view config_text, std::string_view credentials_text);

// Reads AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, or the two files in $HOME/.aws; absent files are
// empty.
ProfileFiles read_profile_files(const Environment& environment);

// AWS_PROFILE, AWS_DEFAULT_PROFILE, or "default".
std::string profile_name(const Environment& environment);

}  // namespace onesheet::aws
