#include "doors/json/poster_json.h"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <cstdio>

#include "doors/json/brief_json.h"
#include "poster/format.h"
#include "service/file_name.h"

namespace onesheet::json {
namespace {

using boost::json::array;
using boost::json::object;

array list_of(const std::vector<std::string>& words) {
  array list;
  for (const std::string& word : words) list.emplace_back(word);
  return list;
}

// null where it is not known; a record in a store may have been written by others.
boost::json::value quality_in(const std::string& text) {
  boost::json::error_code code;
  boost::json::value quality = boost::json::parse(text, code);
  return code || !quality.is_object() ? boost::json::value(nullptr) : quality;
}

void add_record(object& to, const catalogue::PosterRecord& record) {
  to["created_at"] = rfc3339(record.created);
  to["bucket"] = record.bucket;
  to["key"] = record.key;
  to["content_type"] = record.content_type;
  to["bytes"] = record.bytes;
  to["width"] = record.width_px;
  to["height"] = record.height_px;
  to["format"] = record.format;
  to["model"] = record.model;
  to["seed"] = record.seed;
  to["title"] = record.title;
  to["tagline"] = record.tagline;
  to["prompt"] = record.prompt;
  to["drawn"] = list_of(record.drawn);
  to["not_drawn"] = list_of(record.not_drawn);
  to["archetype"] = record.archetype;
  to["palette"] = record.palette;
  to["style"] = record.style;
  to["font"] = record.font;
  to["effect"] = record.effect;
  to["quality"] = quality_in(record.quality);
}

object record_object(const catalogue::PosterRecord& record) {
  object poster;
  poster["id"] = record.id;
  poster["file"] = service::file_name_for(record);
  add_record(poster, record);
  return poster;
}

object stored_object(std::string_view id, const service::StoredFile& kept) {
  object file;
  file["id"] = id;
  file["url"] = kept.link.url;
  file["expires_at"] = rfc3339(kept.link.expires_at);
  file["file"] = kept.name;
  file["content_type"] = kept.content_type;
  file["bytes"] = kept.bytes;
  file["warnings"] = list_of(kept.warnings);
  return file;
}

void add_sheet(object& to, const service::ContactSheet& sheet) {
  to["width"] = sheet.width_px;
  to["height"] = sheet.height_px;
  array posters;
  for (const service::Variation& one : sheet.variations) {
    posters.emplace_back(object{{"number", one.number},
                                {"seed", one.seed},
                                {"title", one.title},
                                {"archetype", one.archetype},
                                {"palette", one.palette},
                                {"drawn", list_of(one.drawn)},
                                {"not_drawn", list_of(one.not_drawn)},
                                {"left", one.left_px},
                                {"top", one.top_px},
                                {"width", one.width_px},
                                {"height", one.height_px}});
  }
  to["posters"] = std::move(posters);
  to["recipe"] = boost::json::parse(sheet.recipe);
}

}  // namespace

std::string poster_text(const service::MadePoster& made, std::string_view file) {
  object poster;
  poster["id"] = made.record.id;
  poster["url"] = made.link.url;
  poster["expires_at"] = rfc3339(made.link.expires_at);
  poster["file"] = file;
  add_record(poster, made.record);
  poster["brief"] = nullptr;
  if (made.brief) poster["brief"] = boost::json::parse(brief_text(*made.brief));
  array tried;
  for (const service::TriedModel& one : made.tried)
    tried.emplace_back(object{{"model", one.model}, {"why", one.why}});
  poster["tried"] = std::move(tried);
  poster["notes"] = list_of(made.notes);
  poster["warnings"] = list_of(made.warnings);
  object phases;
  // Whole numbers: finer means nothing here, and Boost.JSON writes 138.1 as 1.381E2.
  for (const auto& [phase, ms] : made.phase_ms) phases[phase] = std::llround(ms);
  poster["phase_ms"] = std::move(phases);
  return boost::json::serialize(poster);
}

std::string record_text(const catalogue::PosterRecord& record) {
  return boost::json::serialize(record_object(record));
}

std::string page_text(const catalogue::PosterPage& page) {
  array posters;
  for (const auto& record : page.posters) posters.emplace_back(record_object(record));
  object answer;
  answer["posters"] = std::move(posters);
  answer["next_cursor"] = nullptr;
  if (!page.next_cursor.empty()) answer["next_cursor"] = page.next_cursor;
  return boost::json::serialize(answer);
}

std::string link_text(const service::MadePoster& made) {
  object link;
  link["id"] = made.record.id;
  link["url"] = made.link.url;
  link["expires_at"] = rfc3339(made.link.expires_at);
  link["file"] = service::file_name_for(made.record);
  link["warnings"] = list_of(made.warnings);
  return boost::json::serialize(link);
}

std::string formats_text() {
  array formats;
  for (const poster::Format& format : poster::known_formats()) {
    object one;
    one["name"] = format.name;
    one["description"] = format.description;
    one["width"] = format.size.width_px;
    one["height"] = format.size.height_px;
    one["default"] = format.name == poster::kDefaultFormat;
    one["group"] = format.group;
    one["words"] = poster::name_of(format.words);
    one["safe_margin"] = format.safe_margin;
    one["keep_out"] = {{"top_px", format.keep_out_top_px}, {"bottom_px", format.keep_out_bottom_px}};
    if (format.printed()) {
      one["paper"] = {{"width", format.paper.width},       {"height", format.paper.height},
                      {"width_in", format.paper.width_in}, {"height_in", format.paper.height_in},
                      {"dpi", format.paper.dpi},           {"bleed_in", format.paper.bleed_in}};
    } else {
      one["paper"] = nullptr;
    }
    one["source"] = format.source;
    one["checked"] = format.checked;
    formats.emplace_back(std::move(one));
  }
  object custom;
  custom["form"] = "WxH";
  custom["side_min"] = poster::kSideMin_px;
  custom["side_max"] = poster::kServedSideMax_px;
  custom["pixels_max"] = poster::kServedPixelsMax;
  custom["aspect_max"] = poster::kAspectMax;
  object answer;
  answer["formats"] = std::move(formats);
  answer["custom"] = std::move(custom);
  return boost::json::serialize(answer);
}

std::string models_text(const std::vector<models::ModelInfo>& infos) {
  array list;
  for (const models::ModelInfo& info : infos) {
    object one;
    one["name"] = info.name;
    one["description"] = info.description;
    one["deterministic"] = info.deterministic;
    one["price_usd"] = nullptr;
    if (info.price_usd) one["price_usd"] = *info.price_usd;
    one["retired_on"] = nullptr;
    if (!info.retired_on.empty()) one["retired_on"] = info.retired_on;
    one["default"] = list.empty();
    list.emplace_back(std::move(one));
  }
  object answer;
  answer["models"] = std::move(list);
  return boost::json::serialize(answer);
}

std::string sheet_text(const service::ContactSheet& sheet, std::string_view file) {
  object answer;
  answer["file"] = file;
  add_sheet(answer, sheet);
  return boost::json::serialize(answer);
}

std::string sheet_text(const service::ContactSheet& sheet, const service::StoredFile& kept,
                       std::string_view id) {
  object answer = stored_object(id, kept);
  add_sheet(answer, sheet);
  return boost::json::serialize(answer);
}

std::string print_text(const service::PrintFile& print, const service::PrintOrder& order,
                       const service::StoredFile& kept) {
  object answer = stored_object(print.record.id, kept);
  const poster::Paper& paper = print.format.paper;
  answer["format"] = print.format.name;
  answer["paper"] = paper.width + " x " + paper.height;
  answer["dpi"] = paper.dpi;
  answer["bleed_in"] = paper.bleed_in;
  answer["marks"] = order.marks;
  answer["colours"] = order.cmyk_profile.empty() ? "sRGB" : "CMYK";
  answer["lines_in_picture"] = print.lines_in_picture;
  answer["notes"] = list_of(print.notes);
  return boost::json::serialize(answer);
}

std::string kit_text(std::string_view poster_id, std::string_view report, const service::StoredFile& kept) {
  object answer = stored_object(poster_id, kept);
  const object checked = boost::json::parse(report).as_object();
  for (const char* name : {"passes", "files"}) answer[name] = checked.at(name);
  return boost::json::serialize(answer);
}

std::string options_text(const service::Options& options) {
  object answer;
  answer["archetypes"] = list_of(options.art.archetypes);
  answer["palettes"] = list_of(options.art.palettes);
  answer["styles"] = list_of(options.art.styles);
  array fonts;
  for (const render::FaceInfo& face : options.fonts) {
    fonts.emplace_back(object{{"name", face.name}, {"family", face.family}, {"licence", face.licence}});
  }
  answer["fonts"] = std::move(fonts);
  answer["effects"] = list_of(options.effects);
  array languages;
  for (const service::Language& language : options.languages)
    languages.emplace_back(object{{"tag", language.tag}, {"name", language.name}});
  answer["languages"] = std::move(languages);
  array variants, billing;
  for (const auto variant : {poster::Variant::payoff, poster::Variant::teaser})
    variants.emplace_back(poster::name_of(variant));
  for (const int percent : poster::kBillingPercents) billing.emplace_back(percent);
  answer["variants"] = std::move(variants);
  answer["billing"] = std::move(billing);
  return boost::json::serialize(answer);
}

std::string rfc3339(base::WallTime time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace onesheet::json
