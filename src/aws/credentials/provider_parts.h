// What several credential providers share; not for other rooms.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "aws/credentials/credentials.h"

namespace onesheet::aws {

// "2026-01-02T03:04:05Z", with or without a fraction of a second; nullopt for anything else.
std::optional<base::WallTime> parse_iso_time(std::string_view text);

// The JSON that credential processes, containers and instances answer with. `token_name` is "SessionToken" or
// "Token".
base::Result<TimedCredentials> credentials_from_json(std::string_view json, std::string_view token_name,
                                                     std::string_view provider);

// Sends `form` to STS and reads the Credentials element of its answer. `sign_with`: nullptr for calls that
// are not signed.
base::Result<TimedCredentials> ask_sts(const ChainParts& parts,
                                       const std::map<std::string, std::string>& form,
                                       const Credentials* sign_with, base::Deadline deadline);

// unauthorized, naming the provider but none of its values.
std::unexpected<base::Error> wrong_setup(std::string_view provider, std::string_view what);

// Default for RoleSessionName: letters, digits and "=,.@-" only, at most 64.
std::string session_name(const base::Clock& clock);

// Reads a token file afresh; nullopt when it cannot be read or is empty.
std::optional<std::string> read_token(const std::string& path);

}  // namespace onesheet::aws
