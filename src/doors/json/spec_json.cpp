#include "doors/json/spec_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include "base/base64.h"
#include "base/utf8.h"
#include "doors/json/brief_json.h"
#include "doors/json/members.h"
#include "doors/json/strict.h"
#include "poster/credits_text.h"

namespace onesheet::json {
namespace {

using base::ErrorKind;
using base::fail;
using boost::json::object;
using boost::json::value;

void read_expires(Members& members, std::chrono::seconds& to) {
  const value* member = members.find("expires");
  if (member == nullptr) return;
  std::string text;
  if (member->is_string()) {
    text = view(member->get_string());
  } else if (member->is_int64()) {
    text = std::to_string(member->get_int64());
  } else {
    return members.wrong("expires", "must be a text such as \"1h\" or a whole number of seconds");
  }
  auto expires = poster::parse_expires(text);
  if (!expires) return members.keep(std::move(expires).error());
  to = *expires;
}

void read_seed(Members& members, std::optional<std::uint64_t>& to) {
  const value* member = members.find("seed");
  if (member == nullptr || member->is_null()) return;
  const bool whole = member->is_int64() && member->get_int64() >= 0;
  if (!whole || static_cast<std::uint64_t>(member->get_int64()) > poster::kSeedMax) {
    return members.wrong("seed", "must be a whole number from 0 to 4294967295");
  }
  to = static_cast<std::uint64_t>(member->get_int64());
}

void read_title(Members& members, poster::Spec& spec) {
  const value* member = members.find("title");
  if (member == nullptr) return;
  if (member->is_null()) return set_title(spec, "none");
  if (!member->is_string()) return members.wrong("title", "must be a text, \"auto\", \"none\" or null");
  if (member->get_string().empty()) {
    // The empty title means automatic in a query, where a form sends every field; in JSON it is a mistake.
    spec.title_mode = poster::TitleMode::given;
    return;
  }
  set_title(spec, view(member->get_string()));
}

base::Result<poster::Credit> credit_from(const value& from) {
  constexpr const char* kShape =
      "Each credit must be an object such as {\"role\": \"directed by\", \"names\": [\"A. Name\"]}.";
  if (!from.is_object()) return fail(ErrorKind::bad_request, kShape);
  ONESHEET_TRY(refuse_unknown_members(from.get_object(), {"role", "names"}));
  Members members(from.get_object());
  poster::Credit credit;
  members.text("role", credit.role);
  if (members.failed()) return std::unexpected(members.take_error());
  const value* names = members.find("names");
  if (names == nullptr || !names->is_array()) return fail(ErrorKind::bad_request, kShape);
  for (const value& name : names->get_array()) {
    if (!name.is_string()) return fail(ErrorKind::bad_request, kShape);
    credit.names.emplace_back(view(name.get_string()));
  }
  return credit;
}

base::Result<poster::Credits> credits_from(const value& from) {
  if (from.is_string()) return poster::parse_credits_text(view(from.get_string()));
  if (!from.is_array()) return fail(ErrorKind::bad_request, "The credits must be a list or a text.");
  if (from.get_array().size() > poster::kCreditsMax) {
    return fail(ErrorKind::too_large,
                "The credits have more than " + std::to_string(poster::kCreditsMax) + " lines.");
  }
  poster::Credits credits;
  for (const value& line : from.get_array()) {
    ONESHEET_ASSIGN(poster::Credit credit, credit_from(line));
    credits.lines.push_back(std::move(credit));
  }
  return credits;
}

void read_laurels(Members& members, std::vector<std::string>& to) {
  const value* member = members.find("laurels");
  if (member == nullptr) return;
  const auto* list = member->if_array();
  if (list == nullptr) return members.wrong("laurels", "must be a list of texts");
  to.clear();
  for (const value& laurel : *list) {
    if (!laurel.is_string()) return members.wrong("laurels", "must be a list of texts");
    if (to.size() == poster::kLaurelsMax) {
      return members.keep({ErrorKind::too_large,
                           "There are more than " + std::to_string(poster::kLaurelsMax) + " laurels.",
                           {}});
    }
    to.emplace_back(view(laurel.get_string()));
  }
}

void read_file_limit(Members& members, std::uint64_t& to) {
  const value* member = members.find("max_bytes");
  if (member == nullptr) return;
  to = 0;
  if (member->is_null()) return;
  const auto* bytes = member->if_int64();
  if (bytes == nullptr || *bytes < 0)
    return members.wrong("max_bytes", "must be a whole number from 10000 to 1000000000");
  auto limit = poster::parse_file_limit(std::to_string(*bytes));
  if (!limit) return members.keep(std::move(limit).error());
  to = *limit;
}

void read_billing(Members& members, int& to) {
  const value* member = members.find("billing");
  if (member == nullptr) return;
  const auto* percent = member->if_int64();
  if (percent == nullptr) return members.wrong("billing", "must be 15, 25 or 35");
  auto billing = poster::parse_billing(std::to_string(*percent));
  if (!billing) return members.keep(std::move(billing).error());
  to = *billing;
}

// A file as base64. Line breaks, which some tools put in, are no part of it.
void read_file(Members& members, std::string_view name, std::size_t bytes_max,
               std::vector<std::uint8_t>& to) {
  const value* member = members.find(name);
  if (member == nullptr || member->is_null()) return;
  if (!member->is_string()) return members.wrong(name, "must be a file as base64 text");
  const std::string_view text = view(member->get_string());
  if (text.size() / 4 > bytes_max / 3 + 1) {
    return members.keep({ErrorKind::too_large,
                         "The file in \"" + std::string(name) + "\" has more than " +
                             std::to_string(bytes_max / 1'000'000) + " MB.",
                         {}});
  }
  base::Base64Decoder decoder;
  to.clear();
  if (text.empty() || !decoder.update(text, to) || !decoder.finish())
    members.wrong(name, "must be a file as base64 text (RFC 4648, with padding, without line breaks)");
}

void read_logos(Members& members, service::LogoFiles& to) {
  const value* member = members.find("logos");
  if (member == nullptr || member->is_null()) return;
  const auto* list = member->if_array();
  if (list == nullptr) return members.wrong("logos", "must be a list of files as base64 texts");
  for (const value& one : *list) {
    if (to.size() == service::kLogosMax) {
      return members.keep({ErrorKind::too_large,
                           "There are more than " + std::to_string(service::kLogosMax) + " logos.",
                           {}});
    }
    const object wrapped{{"logos", one}};
    Members of_one(wrapped);
    read_file(of_one, "logos", service::kLogoBytesMax, to.emplace_back());
    if (of_one.failed()) return members.keep(of_one.take_error());
    if (to.back().empty()) return members.wrong("logos", "must be a list of files as base64 texts");
  }
}

// What may be said of the words and their setting, for a new poster and for new words on an old one.
void read_setting(Members& members, poster::Spec& spec) {
  members.text("tagline", spec.tagline);
  members.text("release", spec.release);
  members.text("font", spec.font);
  members.text("effect", spec.effect);
  members.text("language", spec.language);
  members.text("rating", spec.rating);
  read_laurels(members, spec.laurels);
  read_billing(members, spec.billing_percent);
  std::string variant(poster::name_of(spec.variant));
  members.text("variant", variant);
  auto parsed = poster::parse_variant(variant);
  if (!parsed) return members.keep(std::move(parsed).error());
  spec.variant = *parsed;
}

base::Result<object> object_from(std::string_view text, std::size_t bytes_max = kTextBytesMax) {
  ONESHEET_ASSIGN(value document, parse_strictly(text, bytes_max));
  if (!document.is_object()) return fail(ErrorKind::bad_request, "The JSON must be an object.");
  return std::move(document.get_object());
}

}  // namespace

void set_title(poster::Spec& spec, std::string_view title) {
  spec.title.clear();
  if (title.empty() || title == "auto") {
    spec.title_mode = poster::TitleMode::automatic;
  } else if (title == "none") {
    spec.title_mode = poster::TitleMode::none;
  } else {
    spec.title_mode = poster::TitleMode::given;
    spec.title = title;
  }
}

namespace {

// All of a spec but its prompt, which a request with a picture may leave out.
base::Result<void> read_spec(Members& members, poster::Spec& spec) {
  members.text("prompt", spec.prompt);
  read_title(members, spec);
  read_setting(members, spec);
  members.text("model", spec.model);
  members.flag("raw_prompt", spec.raw_prompt);
  members.text("archetype", spec.archetype);
  members.text("palette", spec.palette);
  members.text("style", spec.style);
  read_seed(members, spec.seed);
  read_expires(members, spec.expires);
  read_file_limit(members, spec.file_bytes_max);
  std::string format(poster::kDefaultFormat), type(poster::name_of(spec.type));
  members.text("format", format);
  members.text("type", type);
  if (members.failed()) return std::unexpected(members.take_error());
  if (const value* credits = members.find("credits"); credits != nullptr && !credits->is_null()) {
    ONESHEET_ASSIGN(spec.credits, credits_from(*credits));
  }
  ONESHEET_ASSIGN(spec.format, poster::parse_format(format));
  ONESHEET_ASSIGN(spec.type, poster::parse_file_type(type));
  return {};
}

constexpr const char* kNoPrompt = "The member \"prompt\" is missing; describe the poster in it.";

}  // namespace

base::Result<MakeRequest> make_request_from(std::string_view text) {
  ONESHEET_ASSIGN(const object document, object_from(text, kRequestBytesMax));
  ONESHEET_TRY(refuse_unknown_members(
      document, {"prompt",     "title",     "tagline",    "release", "credits",   "format",  "model",
                 "raw_prompt", "seed",      "type",       "expires", "archetype", "palette", "style",
                 "font",       "effect",    "language",   "variant", "billing",   "rating",  "laurels",
                 "art",        "font_file", "title_logo", "brief",   "max_bytes", "logos"}));
  MakeRequest request{poster::default_spec({}), {}};
  poster::Spec& spec = request.spec;
  Members members(document);
  read_file(members, "art", service::kArtBytesMax, request.attachments.art);
  read_file(members, "font_file", service::kFontBytesMax, request.attachments.font);
  read_file(members, "title_logo", service::kTitleLogoBytesMax, request.attachments.title_logo);
  read_logos(members, request.attachments.logos);
  if (!members.failed() && members.find("prompt") == nullptr && request.attachments.art.empty()) {
    return fail(ErrorKind::bad_request, kNoPrompt);
  }
  ONESHEET_TRY(read_spec(members, spec));
  if (const value* edited = members.find("brief"); edited != nullptr && !edited->is_null()) {
    ONESHEET_ASSIGN(request.attachments.brief, brief_from(*edited, spec.prompt));
    request.attachments.brief_json = brief_text(*request.attachments.brief);
  }
  return request;
}

base::Result<service::NewWords> new_words_from(std::string_view text) {
  ONESHEET_ASSIGN(const object document, object_from(text, kRequestBytesMax));
  ONESHEET_TRY(refuse_unknown_members(
      document, {"title", "tagline", "release", "credits", "font", "effect", "language", "variant", "billing",
                 "rating", "laurels", "type", "expires", "font_file", "title_logo", "max_bytes", "logos"}));
  service::NewWords words;
  Members members(document);
  read_file(members, "font_file", service::kFontBytesMax, words.font_file);
  read_file(members, "title_logo", service::kTitleLogoBytesMax, words.title_logo);
  if (members.find("logos") != nullptr) read_logos(members, words.logos.emplace());
  poster::Spec spec = poster::default_spec({});
  read_title(members, spec);
  read_setting(members, spec);
  read_expires(members, words.expires);
  read_file_limit(members, spec.file_bytes_max);
  std::string type(poster::name_of(spec.type));
  members.text("type", type);
  if (members.failed()) return std::unexpected(members.take_error());
  const auto keep = [&](std::string_view name, auto& to, auto& from) {
    if (members.find(name) != nullptr) to = std::move(from);
  };
  if (members.find("title") != nullptr) words.title = service::NewTitle{spec.title_mode, spec.title};
  keep("tagline", words.tagline, spec.tagline);
  keep("release", words.release, spec.release);
  keep("font", words.font, spec.font);
  keep("effect", words.effect, spec.effect);
  keep("language", words.language, spec.language);
  keep("rating", words.rating, spec.rating);
  keep("laurels", words.laurels, spec.laurels);
  keep("billing", words.billing_percent, spec.billing_percent);
  keep("variant", words.variant, spec.variant);
  keep("max_bytes", words.file_bytes_max, spec.file_bytes_max);
  if (const value* credits = members.find("credits"); credits != nullptr && !credits->is_null()) {
    ONESHEET_ASSIGN(words.credits, credits_from(*credits));
  }
  if (members.find("type") != nullptr) {
    ONESHEET_ASSIGN(words.type, poster::parse_file_type(type));
  }
  return words;
}

base::Result<poster::Credits> credits_from(std::string_view text) {
  ONESHEET_ASSIGN(const value document, parse_strictly(text));
  if (!document.is_object()) return credits_from(document);
  ONESHEET_TRY(refuse_unknown_members(document.get_object(), {"credits"}));
  const auto member = document.get_object().find("credits");
  if (member == document.get_object().end()) {
    return fail(ErrorKind::bad_request, "The member \"credits\" is missing.");
  }
  return credits_from(member->value());
}

base::Result<SheetRequest> sheet_request_from(std::string_view text) {
  ONESHEET_ASSIGN(const object document, object_from(text));
  ONESHEET_TRY(refuse_unknown_members(
      document, {"prompt",   "title",   "tagline", "release",   "credits", "format",    "model", "raw_prompt",
                 "seed",     "type",    "expires", "archetype", "palette", "style",     "font",  "effect",
                 "language", "variant", "billing", "rating",    "laurels", "max_bytes", "count"}));
  SheetRequest request{poster::default_spec({})};
  Members members(document);
  if (members.find("prompt") == nullptr) return fail(ErrorKind::bad_request, kNoPrompt);
  ONESHEET_TRY(read_spec(members, request.spec));
  std::int64_t count = request.count;
  members.whole("count", service::kSheetCountMin, service::kSheetCountMax, count);
  if (members.failed()) return std::unexpected(members.take_error());
  request.count = static_cast<int>(count);
  return request;
}

base::Result<PickRequest> pick_request_from(std::string_view text) {
  ONESHEET_ASSIGN(const object document, object_from(text));
  ONESHEET_TRY(refuse_unknown_members(document, {"number", "type", "expires"}));
  PickRequest request;
  Members members(document);
  if (members.find("number") == nullptr)
    return fail(ErrorKind::bad_request,
                "The member \"number\" is missing; it says which poster of the sheet.");
  members.whole("number", 1, service::kSheetCountMax, request.number);
  read_expires(members, request.expires);
  std::string type;
  members.text("type", type);
  if (members.failed()) return std::unexpected(members.take_error());
  if (members.find("type") != nullptr) {
    ONESHEET_ASSIGN(request.type, poster::parse_file_type(type));
  }
  return request;
}

base::Result<PrintRequest> print_request_from(std::string_view text) {
  PrintRequest request;
  request.order.served = true;
  if (base::trim(text).empty()) return request;
  ONESHEET_ASSIGN(const object document, object_from(text, kRequestBytesMax));
  ONESHEET_TRY(
      refuse_unknown_members(document, {"format", "dpi", "bleed_in", "marks", "cmyk_profile", "expires"}));
  Members members(document);
  std::string format;
  members.text("format", format);
  std::int64_t dpi = 0;
  members.whole("dpi", poster::kDpiMin, poster::kDpiMax, dpi);
  if (dpi != 0) request.order.dpi = static_cast<int>(dpi);
  members.number("bleed_in", 0, poster::kBleedMax_in, request.order.bleed_in);
  members.flag("marks", request.order.marks);
  read_file(members, "cmyk_profile", service::kProfileBytesMax, request.order.cmyk_profile);
  read_expires(members, request.expires);
  if (members.failed()) return std::unexpected(members.take_error());
  if (members.find("format") != nullptr) {
    ONESHEET_ASSIGN(request.order.format, poster::parse_format(format));
  }
  return request;
}

base::Result<KitRequest> kit_request_from(std::string_view text) {
  KitRequest request;
  if (base::trim(text).empty()) return request;
  ONESHEET_ASSIGN(const object document, object_from(text));
  ONESHEET_TRY(refuse_unknown_members(document, {"store", "expires"}));
  Members members(document);
  members.text("store", request.store);
  read_expires(members, request.expires);
  if (members.failed()) return std::unexpected(members.take_error());
  return request;
}

base::Result<LinkRequest> link_request_from(std::string_view text) {
  LinkRequest request;
  if (base::trim(text).empty()) return request;
  ONESHEET_ASSIGN(const object document, object_from(text));
  ONESHEET_TRY(refuse_unknown_members(document, {"expires", "download"}));
  Members members(document);
  read_expires(members, request.expires);
  members.flag("download", request.download);
  if (members.failed()) return std::unexpected(members.take_error());
  return request;
}

}  // namespace onesheet::json
