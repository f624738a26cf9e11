#include "gallery/expectations.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace onesheet::gallery {
namespace {

std::vector<std::string> alternatives(const std::string& text) {
  return text == "?" || text == "-" ? std::vector<std::string>{} : split(text, '|');
}

ExpectedSubject subject_of(const std::string& text) {
  ExpectedSubject subject;
  subject.names = split(text, '|');
  for (std::string& name : subject.names) {
    const auto star = name.find('*');
    if (star == std::string::npos) continue;
    subject.count = std::stoi(name.substr(0, star));
    name.erase(0, star + 1);
  }
  return subject;
}

bool is_named(const std::vector<std::string>& names, const std::string& concept_id) {
  const auto kind = brief::kind_of_concept(concept_id);
  return std::ranges::any_of(names, [&](const std::string& name) {
    return name == concept_id || (name == "#person" && kind == brief::Kind::person);
  });
}

bool contains(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

}  // namespace

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<Expectation> read_expectations(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Expectation> all;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 8) throw std::runtime_error("not eight columns: " + line);
    Expectation one;
    one.number = std::stoi(fields[0]);
    one.prompt = fields[1];
    if (fields[2] != "-") one.title = fields[2];
    one.format = fields[3];
    if (fields[4] != "-") {
      for (const std::string& subject : split(fields[4], ';')) one.subjects.push_back(subject_of(subject));
    }
    if (fields[5] != "-") one.allowed = split(fields[5], ',');
    one.genres = alternatives(fields[6]);
    one.times = alternatives(fields[7]);
    if (contains(one.times, "?")) one.times.clear();
    all.push_back(std::move(one));
  }
  return all;
}

Verdict judge(const Expectation& expected, const brief::Brief& brief, const std::vector<std::string>& drawn) {
  std::vector<const brief::Subject*> seen;
  for (const brief::Subject& subject : brief.subjects) {
    if (contains(drawn, subject.concept_id)) seen.push_back(&subject);
  }
  Verdict verdict{.first_subject = true, .all_subjects = true, .counts = true};
  std::vector<const brief::Subject*> free = seen;
  for (std::size_t i = 0; i < expected.subjects.size(); ++i) {
    const ExpectedSubject& wanted = expected.subjects[i];
    // Where one thing is expected twice ("a surgeon and a gambler"), each needs one of its own.
    const auto found = std::ranges::find_if(
        free, [&](const brief::Subject* subject) { return is_named(wanted.names, subject->concept_id); });
    // "couple" shows two people.
    const bool twice =
        i > 0 && found == free.end() && std::ranges::any_of(seen, [&](const brief::Subject* subject) {
          return subject->count > 1 && is_named(wanted.names, subject->concept_id);
        });
    if (found == free.end() && !twice) {
      verdict.all_subjects = false;
      if (i == 0) verdict.first_subject = false;
      continue;
    }
    if (found == free.end()) continue;
    if ((*found)->count < wanted.count && (*found)->concept_id != "couple") verdict.counts = false;
    free.erase(found);
  }
  for (const brief::Subject* subject : seen) {
    const bool wanted = is_named(expected.allowed, subject->concept_id) ||
                        std::ranges::any_of(expected.subjects, [&](const ExpectedSubject& one) {
                          return is_named(one.names, subject->concept_id);
                        });
    if (!wanted) verdict.forbidden.push_back(subject->concept_id);
  }
  verdict.genre = expected.genres.empty() || contains(expected.genres, brief::name_of(brief.genre));
  verdict.time = expected.times.empty() || contains(expected.times, brief::name_of(brief.time));
  return verdict;
}

}  // namespace onesheet::gallery
