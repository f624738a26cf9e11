// What a person expects of the gallery's prompts (prompts.tsv), and how a poster is held against it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"

namespace onesheet::gallery {

// One thing that should be seen: any of `names` will do. "#person" stands for anybody.
struct ExpectedSubject {
  std::vector<std::string> names;
  int count = 1;
};

struct Expectation {
  int number = 0;
  std::string prompt;
  std::string title;                      // empty: the program makes one
  std::string format;                     // a name of poster::known_formats()
  std::vector<ExpectedSubject> subjects;  // the main one first
  std::vector<std::string> allowed;       // may be there as well; anything else is wrong
  std::vector<std::string> genres;        // any of these
  std::vector<std::string> times;         // any of these; empty: any
};

// Throws std::runtime_error naming the line that is not in the form that prompts.tsv describes.
std::vector<Expectation> read_expectations(const std::string& path);

struct Verdict {
  bool first_subject = false;  // true as well when nothing in particular is expected
  bool all_subjects = false;
  bool counts = false;                 // of the subjects that are there
  std::vector<std::string> forbidden;  // drawn, but neither expected nor allowed
  bool genre = false, time = false;
};

// `drawn` as in models::KeyArt::drawn. Settings and weather in it are no objects and are not judged.
Verdict judge(const Expectation& expected, const brief::Brief& brief, const std::vector<std::string>& drawn);

std::vector<std::string> split(std::string_view text, char at);  // without empty parts

}  // namespace onesheet::gallery
