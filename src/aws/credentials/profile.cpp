#include "aws/credentials/profile.h"

#include <fstream>
#include <iterator>

#include "base/utf8.h"

namespace onesheet::aws {
namespace {

// Far above any real file; a mistake such as /dev/zero must not eat the memory.
constexpr std::size_t kFileBytesMax = 1U << 20U;

std::string read_small_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  char block[4096];
  while (file && text.size() < kFileBytesMax) {
    file.read(block, sizeof block);
    text.append(block, static_cast<std::size_t>(file.gcount()));
  }
  return text;
}

// A '#' or ';' after white space starts a comment.
std::string_view without_comment(std::string_view value) {
  for (std::size_t i = 1; i < value.size(); ++i) {
    if ((value[i] == '#' || value[i] == ';') && (value[i - 1] == ' ' || value[i - 1] == '\t'))
      return base::trim(value.substr(0, i));
  }
  return value;
}

struct Section {
  enum class Kind { profile, services, other } kind = Kind::other;
  std::string name;
};

Section section_of(std::string_view header, bool credentials_file) {
  const std::string_view inside = base::trim(header.substr(1, header.find(']') - 1));
  if (credentials_file) return {Section::Kind::profile, std::string(inside)};
  if (inside == "default") return {Section::Kind::profile, "default"};
  const auto space = inside.find_first_of(" \t");
  if (space == std::string_view::npos) return {};
  const std::string_view word = inside.substr(0, space);
  std::string_view quoted = base::trim(inside.substr(space));
  if (quoted.size() >= 2 && (quoted.front() == '"' || quoted.front() == '\'') &&
      quoted.back() == quoted.front())
    quoted = quoted.substr(1, quoted.size() - 2);
  const std::string name(quoted);
  if (word == "profile") return {Section::Kind::profile, name};
  if (word == "services") return {Section::Kind::services, name};
  return {};
}

void parse_into(ProfileFiles& files, std::string_view text, bool credentials_file) {
  Section section;
  std::string nested_under;  // the last setting whose value was empty: what is indented below belongs to it
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // the mark some editors begin a file with
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view raw = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const std::string_view line = base::trim(raw);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[') {
      section = line.find(']') == std::string_view::npos ? Section{} : section_of(line, credentials_file);
      nested_under.clear();
      continue;
    }
    const auto equals = line.find('=');
    if (equals == std::string_view::npos || section.kind == Section::Kind::other) continue;
    const std::string name = base::lower_ascii(base::trim(line.substr(0, equals)));
    const std::string value(without_comment(base::trim(line.substr(equals + 1))));
    const bool indented = raw.front() == ' ' || raw.front() == '\t';
    if (!indented) nested_under = value.empty() ? name : "";
    if (section.kind == Section::Kind::services) {
      if (indented && !nested_under.empty()) files.services[section.name][nested_under][name] = value;
    } else if (indented && !nested_under.empty()) {
      files.profiles[section.name][nested_under + "." + name] = value;
    } else {
      files.profiles[section.name][name] = value;
    }
  }
}

}  // namespace

const Profile* ProfileFiles::find(std::string_view name) const {
  const auto at = profiles.find(std::string(name));
  return at == profiles.end() ? nullptr : &at->second;
}

ProfileFiles parse_profile_files(std::string_view config_text, std::string_view credentials_text) {
  ProfileFiles files;
  parse_into(files, config_text, false);
  parse_into(files, credentials_text, true);
  return files;
}

ProfileFiles read_profile_files(const Environment& environment) {
  const std::string home = environment("HOME").value_or("");
  const auto path = [&](std::string_view variable, std::string_view file) {
    std::string named = environment(variable).value_or(home.empty() ? "" : "~/.aws/" + std::string(file));
    if (named.starts_with("~/")) named.replace(0, 1, home);
    return named;
  };
  return parse_profile_files(read_small_file(path("AWS_CONFIG_FILE", "config")),
                             read_small_file(path("AWS_SHARED_CREDENTIALS_FILE", "credentials")));
}

std::string profile_name(const Environment& environment) {
  if (const auto name = environment("AWS_PROFILE")) return *name;
  return environment("AWS_DEFAULT_PROFILE").value_or("default");
}

}  // namespace onesheet::aws
