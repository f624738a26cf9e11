#include "doors/json/brief_json.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "doors/json/members.h"
#include "doors/json/strict.h"
#include "poster/spec.h"

namespace onesheet::json {
namespace {

using base::ErrorKind;
using base::fail;
using boost::json::array;
using boost::json::object;
using boost::json::value;

array texts_of(const std::vector<std::string>& words) {
  array list;
  for (const std::string& word : words) list.emplace_back(word);
  return list;
}

object subject_object(const brief::Subject& subject) {
  object one;
  one["concept"] = subject.concept_id;
  one["words"] = subject.words;
  one["kind"] = brief::name_of(subject.kind);
  one["count"] = subject.count;
  one["relation"] = brief::name_of(subject.relation);
  one["size"] = brief::name_of(subject.bulk);
  one["prop"] = nullptr;
  if (!subject.prop.empty()) one["prop"] = subject.prop;
  // Two digits say all there is, and 0.6 is not 0.60000002.
  one["confidence"] = std::round(static_cast<double>(subject.confidence) * 100) / 100;
  return one;
}

// One of the names that name_of() gives for the values of an enum counted from 0.
template <class E>
void read_name(Members& members, std::string_view member, E& to) {
  const value* given = members.find(member);
  if (given == nullptr) return;
  std::string names;
  for (int i = 0;; ++i) {
    const std::string_view name = brief::name_of(static_cast<E>(i));
    if (name.empty()) break;
    if (given->is_string() && view(given->get_string()) == name) {
      to = static_cast<E>(i);
      return;
    }
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  members.wrong(member, "must be one of " + names);
}

void read_checked(Members& members, std::string_view member, std::string& to, std::size_t most) {
  std::string text = to;
  members.text(member, text);
  if (members.failed()) return;
  if (auto good = poster::check_text(member, text, most); !good) return members.keep(std::move(good).error());
  to = std::move(text);
}

void read_words(Members& members, std::string_view member, std::vector<std::string>& to) {
  const value* given = members.find(member);
  if (given == nullptr) return;
  if (!given->is_array()) return members.wrong(member, "must be a list of texts");
  if (given->get_array().size() > kBriefListMax) {
    return members.wrong(member, "must have at most " + std::to_string(kBriefListMax) + " entries");
  }
  std::vector<std::string> words;
  for (const value& word : given->get_array()) {
    if (!word.is_string()) return members.wrong(member, "must be a list of texts");
    words.emplace_back(view(word.get_string()));
    if (auto good = poster::check_text(member, words.back(), kBriefWordMax); !good) {
      return members.keep(std::move(good).error());
    }
  }
  to = std::move(words);
}

void read_concept(Members& members, brief::Subject& subject) {
  if (members.find("concept") == nullptr) return members.wrong("concept", "is missing in a subject");
  members.text("concept", subject.concept_id);
  if (members.failed()) return;
  const auto kind = brief::kind_of_concept(subject.concept_id);
  if (!kind) return members.wrong("concept", "must be the id of a concept, such as lighthouse or old_man");
  brief::Kind given = *kind;
  read_name(members, "kind", given);
  if (given != *kind) {
    members.wrong("kind",
                  "must be " + std::string(brief::name_of(*kind)) + " for this concept; it may be left out");
  }
  subject.kind = *kind;
}

void read_prop(Members& members, brief::Subject& subject) {
  const value* given = members.find("prop");
  if (given == nullptr || given->is_null()) return;
  members.text("prop", subject.prop);
  if (members.failed() || subject.prop.empty() || brief::kind_of_concept(subject.prop)) return;
  members.wrong("prop", "must be the id of a concept, such as lantern, or null");
}

void read_count(Members& members, brief::Subject& subject) {
  const value* given = members.find("count");
  if (given == nullptr) return;
  if (!given->is_int64() || given->get_int64() < 1 || given->get_int64() > brief::kCountMax) {
    return members.wrong("count", "must be a whole number from 1 to " + std::to_string(brief::kCountMax));
  }
  subject.count = static_cast<int>(given->get_int64());
}

void read_confidence(Members& members, brief::Subject& subject) {
  const value* given = members.find("confidence");
  if (given == nullptr) return;
  boost::json::error_code code;
  const double number = given->is_number() ? given->to_number<double>(code) : -1;
  if (code || !(number >= static_cast<double>(brief::kDrawAtLeast) && number <= 1)) {
    return members.wrong("confidence",
                         "must be a number from 0.5 to 1; leave out a subject that is less sure");
  }
  subject.confidence = static_cast<float>(number);
}

base::Result<brief::Subject> subject_from(const value& given) {
  if (!given.is_object()) {
    return fail(ErrorKind::bad_request,
                "Each subject of a brief must be an object such as {\"concept\": \"wolf\", \"count\": 2}.");
  }
  ONESHEET_TRY(refuse_unknown_members(
      given.get_object(), {"concept", "words", "kind", "count", "relation", "size", "prop", "confidence"}));
  Members members(given.get_object());
  brief::Subject subject;
  read_concept(members, subject);
  subject.words = subject.concept_id;
  std::ranges::replace(subject.words, '_', ' ');
  read_checked(members, "words", subject.words, kBriefWordMax);
  read_count(members, subject);
  read_name(members, "relation", subject.relation);
  read_name(members, "size", subject.bulk);
  read_prop(members, subject);
  read_confidence(members, subject);
  if (members.failed()) return std::unexpected(members.take_error());
  return subject;
}

base::Result<std::vector<brief::Subject>> subjects_from(const value& given) {
  if (!given.is_array()) return fail(ErrorKind::bad_request, "The member \"subjects\" must be a list.");
  if (given.get_array().size() > brief::kSubjectsMax) {
    return fail(ErrorKind::bad_request, "A brief has at most " + std::to_string(brief::kSubjectsMax) +
                                            " subjects; say how many of one kind with \"count\".");
  }
  std::vector<brief::Subject> subjects;
  for (const value& one : given.get_array()) {
    ONESHEET_ASSIGN(brief::Subject subject, subject_from(one));
    // The first stands to nothing before it.
    if (subjects.empty()) subject.relation = brief::Relation::none;
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

void read_palettes(Members& members, brief::Brief& brief) {
  const std::size_t most = brief::palettes().size();
  const value* given = members.find("palettes");
  if (given == nullptr) return;
  if (!given->is_array() || given->get_array().empty() || given->get_array().size() > most) {
    return members.wrong("palettes", "must be a list of 1 to " + std::to_string(most) + " names");
  }
  std::vector<std::string> names;
  for (const value& name : given->get_array()) {
    const auto known = std::ranges::find_if(brief::palettes(), [&](const poster::Palette& palette) {
      return name.is_string() && view(name.get_string()) == palette.name;
    });
    if (known == brief::palettes().end()) {
      std::string all;
      for (const auto& palette : brief::palettes()) all += (all.empty() ? "" : ", ") + palette.name;
      return members.wrong("palettes", "must hold names of palettes: " + all);
    }
    names.push_back(known->name);
  }
  brief.palette_names = std::move(names);
}

void read_titles(Members& members, brief::Brief& brief) {
  if (const value* quoted = members.find("quoted_title"); quoted != nullptr) {
    std::string title = brief.quoted_title.value_or("");
    if (!quoted->is_null()) read_checked(members, "quoted_title", title, poster::kTitleMax);
    brief.quoted_title.reset();
    if (!quoted->is_null() && !title.empty()) brief.quoted_title = std::move(title);
  }
  read_checked(members, "suggested_title", brief.suggested_title, poster::kTitleMax);
  if (brief.suggested_title.empty()) members.wrong("suggested_title", "must not be empty");
  read_checked(members, "suggested_tagline", brief.suggested_tagline, poster::kTaglineMax);
}

}  // namespace

std::string brief_text(const brief::Brief& brief) {
  object to;
  to["prompt"] = brief.prompt;
  array subjects;
  for (const brief::Subject& subject : brief.subjects) subjects.emplace_back(subject_object(subject));
  to["subjects"] = std::move(subjects);
  to["setting"] = brief::name_of(brief.setting);
  to["time"] = brief::name_of(brief.time);
  to["weather"] = brief::name_of(brief.weather);
  to["genre"] = brief::name_of(brief.genre);
  to["mood"] = brief::name_of(brief.mood);
  to["era"] = brief::name_of(brief.era);
  to["no_people"] = brief.no_people;
  to["palettes"] = texts_of(brief.palette_names);
  to["quoted_title"] = nullptr;
  if (brief.quoted_title) to["quoted_title"] = *brief.quoted_title;
  to["suggested_title"] = brief.suggested_title;
  to["suggested_tagline"] = brief.suggested_tagline;
  to["understood"] = texts_of(brief.understood);
  to["not_understood"] = texts_of(brief.unknown_nouns);
  return boost::json::serialize(to);
}

base::Result<brief::Brief> brief_from(const value& edited, std::string_view prompt) {
  if (!edited.is_object()) return fail(ErrorKind::bad_request, "A brief must be an object.");
  const object& from = edited.get_object();
  ONESHEET_TRY(refuse_unknown_members(
      from,
      {"prompt", "subjects", "setting", "time", "weather", "genre", "mood", "era", "no_people", "palettes",
       "quoted_title", "suggested_title", "suggested_tagline", "understood", "not_understood"}));
  ONESHEET_TRY(poster::check_text("prompt", prompt, poster::kPromptMax, true));
  brief::Brief brief = brief::understand(prompt);
  Members members(from);
  // The poster's own prompt counts; a brief that was printed carries its own along.
  std::string printed;
  members.text("prompt", printed);
  if (const value* subjects = members.find("subjects"); subjects != nullptr) {
    ONESHEET_ASSIGN(brief.subjects, subjects_from(*subjects));
  }
  read_name(members, "setting", brief.setting);
  read_name(members, "time", brief.time);
  read_name(members, "weather", brief.weather);
  read_name(members, "genre", brief.genre);
  read_name(members, "mood", brief.mood);
  read_name(members, "era", brief.era);
  members.flag("no_people", brief.no_people);
  brief.palette_names = brief::suiting_palettes(brief);
  brief.suggested_tagline = brief::suggest_tagline(brief);
  read_palettes(members, brief);
  read_titles(members, brief);
  read_words(members, "understood", brief.understood);
  read_words(members, "not_understood", brief.unknown_nouns);
  if (members.failed()) return std::unexpected(members.take_error());
  return brief;
}

base::Result<brief::Brief> brief_from(std::string_view text, std::string_view prompt) {
  ONESHEET_ASSIGN(const value document, parse_strictly(text));
  return brief_from(document, prompt);
}

}  // namespace onesheet::json
