// What several credential providers share; not for other rooms.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "aws/credentials/credentials.h"

namespace onesheet::aws {

// "2026-01-02T03:04:05Z", with or without a fraction of a second; nullopt for anything else.
std::optional<base::WallTime> parse_iso_time(std::string_view text);

// The JSON that containers and instances answer with, and, with `Version` 1, credential processes.
// `token_name` is "SessionToken" or "Token".
base::Result<TimedCredentials> credentials_from_json(std::string_view json, std::string_view token_name,
                                                     std::string_view provider);

// The Credentials element of STS's XML.
base::Result<TimedCredentials> credentials_from_sts(std::string_view xml);

// Sends `form` to STS and reads its answer; repeats what STS may get over. `sign_with`: nullptr for calls
// that are not signed.
base::Result<TimedCredentials> ask_sts(const ChainParts& parts,
                                       const std::map<std::string, std::string>& form,
                                       const Credentials* sign_with, base::Deadline deadline);

// Runs `command` with the shell and returns what it wrote to standard output; nullopt when it failed, wrote
// more than 64 KiB or ran longer than the deadline. Its standard error goes nowhere: it may hold secrets.
std::optional<std::string> run_process(const std::string& command, base::Deadline deadline);

// Whether the key's name and the token can stand in a header: printable ASCII without spaces.
bool fit_a_header(const Credentials& keys);

// unauthorized, naming the provider but none of its values.
std::unexpected<base::Error> wrong_setup(std::string_view provider, std::string_view what);

// A source that is configured wrongly: says so each time it is asked.
std::unique_ptr<CredentialSource> wrong_source(std::string provider, std::string what);

// Default for RoleSessionName: letters, digits and "=,.@-" only, at most 64.
std::string session_name(const base::Clock& clock);

// Reads a token file afresh; nullopt when it cannot be read or is empty.
std::optional<std::string> read_token(const std::string& path);

}  // namespace onesheet::aws
