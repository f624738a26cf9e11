#include "scripted_aws/script.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace onesheet::testing {
namespace {

namespace json = boost::json;

const std::filesystem::path kFolder =
    std::filesystem::path(ONESHEET_SOURCE_DIR) / "tests" / "scripted_aws" / "scripts";

class Reader {
 public:
  explicit Reader(const std::map<std::string, std::string>& words) : words_(words) {}

  std::string text(const json::value& value) const {
    std::string found(value.as_string());
    for (const auto& [word, meaning] : words_) {
      const std::string mark = "${" + word + "}";
      for (auto at = found.find(mark); at != std::string::npos; at = found.find(mark, at + meaning.size()))
        found.replace(at, mark.size(), meaning);
    }
    if (const auto at = found.find("${"); at != std::string::npos)
      throw std::runtime_error("unknown word: " + found.substr(at, 40));
    return found;
  }
  std::map<std::string, std::string> texts(const json::value& value) const {
    std::map<std::string, std::string> found;
    for (const auto& [name, member] : value.as_object()) found[name] = text(member);
    return found;
  }

  using Members = std::map<std::string, std::function<void(const json::value&)>>;
  static void read(const json::value& value, const Members& members) {
    for (const auto& [name, member] : value.as_object()) {
      const auto at = members.find(name);
      if (at == members.end()) throw std::runtime_error("unknown member: " + std::string(name));
      at->second(member);
    }
  }

 private:
  const std::map<std::string, std::string>& words_;
};

Expectation expectation(const Reader& reader, const json::value& value) {
  Expectation made;
  Reader::read(value, {{"method", [&](auto& v) { made.method = reader.text(v); }},
                       {"target", [&](auto& v) { made.target = reader.text(v); }},
                       {"headers", [&](auto& v) { made.headers = reader.texts(v); }},
                       {"body", [&](auto& v) { made.body = reader.text(v); }},
                       {"absent", [&](auto& v) {
                          for (const auto& name : v.as_array()) made.absent.push_back(reader.text(name));
                        }}});
  return made;
}

ScriptedAnswer answer(const Reader& reader, const json::value& value) {
  ScriptedAnswer made;
  Reader::read(value,
               {{"status", [&](auto& v) { made.status = static_cast<int>(v.as_int64()); }},
                {"headers", [&](auto& v) { made.headers = reader.texts(v); }},
                {"body",
                 [&](auto& v) {
                   made.body = v.is_string() ? reader.text(v) : reader.text(json::string(json::serialize(v)));
                 }},
                {"fill", [&](auto& v) { made.body.assign(static_cast<std::size_t>(v.as_int64()), 'x'); }},
                {"length", [&](auto& v) { made.length = static_cast<std::size_t>(v.as_int64()); }},
                {"cut_after", [&](auto& v) { made.cut_after = static_cast<std::size_t>(v.as_int64()); }},
                {"delay_ms", [&](auto& v) { made.delay = std::chrono::milliseconds{v.as_int64()}; }},
                {"silence", [&](auto& v) { made.silence = v.as_bool(); }}});
  return made;
}

Outcome outcome(const Reader& reader, const json::value& value) {
  Outcome made;
  Reader::read(value, {{"value", [&](auto& v) { made.value = reader.text(v); }},
                       {"error", [&](auto& v) { made.error = reader.text(v); }},
                       {"says", [&](auto& v) { made.says = reader.text(v); }},
                       {"operator_says", [&](auto& v) { made.operator_says = reader.text(v); }}});
  if (made.value.empty() == made.error.empty())
    throw std::runtime_error("an outcome has either a value or an error");
  return made;
}

ScriptedCall call(const Reader& reader, const json::value& value) {
  ScriptedCall made;
  Reader::read(value,
               {{"do", [&](auto& v) { made.what = reader.text(v); }},
                {"with", [&](auto& v) { made.with = reader.texts(v); }},
                {"advance_s", [&](auto& v) { made.advance = std::chrono::seconds{v.as_int64()}; }},
                {"deadline_ms", [&](auto& v) { made.deadline = std::chrono::milliseconds{v.as_int64()}; }},
                {"outcome", [&](auto& v) { made.outcome = outcome(reader, v); }}});
  return made;
}

}  // namespace

std::vector<std::string> script_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

Script read_script(const std::string& name, const std::map<std::string, std::string>& words) {
  std::ifstream file(kFolder / (name + ".json"));
  const std::string whole{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const Reader reader(words);
  Script made;
  Reader::read(json::parse(whole),
               {{"about", [&](auto& v) { made.about = reader.text(v); }},
                {"environment", [&](auto& v) { made.environment = reader.texts(v); }},
                {"config", [&](auto& v) { made.config_file = reader.text(v); }},
                {"credentials", [&](auto& v) { made.credentials_file = reader.text(v); }},
                {"files", [&](auto& v) { made.files = reader.texts(v); }},
                {"connections", [&](auto& v) { made.connections = static_cast<int>(v.as_int64()); }},
                {"script",
                 [&](auto& v) {
                   for (const json::value& step : v.as_array()) {
                     Step one;
                     Reader::read(step, {{"expect", [&](auto& e) { one.expect = expectation(reader, e); }},
                                         {"answer", [&](auto& a) { one.answer = answer(reader, a); }}});
                     made.steps.push_back(std::move(one));
                   }
                 }},
                {"calls", [&](auto& v) {
                   for (const json::value& one : v.as_array()) made.calls.push_back(call(reader, one));
                 }}});
  if (made.about.empty() || made.calls.empty()) throw std::runtime_error("a script needs about and calls");
  return made;
}

}  // namespace onesheet::testing
