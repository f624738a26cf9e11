#include "catalogue/objects/texts.h"

#include <boost/json.hpp>

namespace onesheet::catalogue {
namespace {

namespace json = boost::json;

json::array list_of(const std::vector<std::string>& words) {
  json::array list;
  for (const std::string& word : words) list.emplace_back(word);
  return list;
}

// The members of one object. A member of another type makes the whole text unreadable.
class Members {
 public:
  explicit Members(std::string_view text) {
    boost::system::error_code failed;
    json::parse_options limits;
    limits.max_depth = 4;
    auto value = json::parse(text, failed, {}, limits);
    good_ = !failed && value.is_object();
    if (good_) object_ = std::move(value.get_object());
  }

  bool good() const { return good_; }
  std::string text(std::string_view name) {
    const auto* member = object_.if_contains(name);
    if (member == nullptr) return {};
    if (!member->is_string()) {
      good_ = false;
      return {};
    }
    return std::string(member->get_string());
  }
  template <class Number>
  Number number(std::string_view name) {
    const auto* member = object_.if_contains(name);
    if (member == nullptr) return 0;
    boost::system::error_code failed;
    const auto value = member->to_number<Number>(failed);
    if (failed) good_ = false;
    return failed ? 0 : value;
  }
  base::WallTime time(std::string_view name) {
    return base::WallTime{std::chrono::milliseconds{number<std::int64_t>(name)}};
  }
  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> list;
    const auto* member = object_.if_contains(name);
    if (member == nullptr) return list;
    const auto* array = member->if_array();
    if (array == nullptr) good_ = false;
    for (std::size_t i = 0; good_ && i < array->size(); ++i) {
      if (const auto* word = (*array)[i].if_string()) {
        list.emplace_back(*word);
      } else {
        good_ = false;
      }
    }
    return list;
  }

 private:
  json::object object_;
  bool good_ = false;
};

std::int64_t ms_of(base::WallTime time) { return time.time_since_epoch().count(); }

}  // namespace

std::string text_of(const PosterRecord& record) {
  return json::serialize(json::object{{"id", record.id},
                                      {"created_ms", ms_of(record.created)},
                                      {"bucket", record.bucket},
                                      {"key", record.key},
                                      {"content_type", record.content_type},
                                      {"bytes", record.bytes},
                                      {"width_px", record.width_px},
                                      {"height_px", record.height_px},
                                      {"format", record.format},
                                      {"model", record.model},
                                      {"title", record.title},
                                      {"tagline", record.tagline},
                                      {"prompt", record.prompt},
                                      {"archetype", record.archetype},
                                      {"palette", record.palette},
                                      {"seed", record.seed},
                                      {"drawn", list_of(record.drawn)},
                                      {"not_drawn", list_of(record.not_drawn)},
                                      {"style", record.style},
                                      {"font", record.font},
                                      {"effect", record.effect},
                                      {"quality", record.quality}});
}

std::optional<PosterRecord> record_in(std::string_view text) {
  Members members(text);
  PosterRecord record;
  record.id = members.text("id");
  record.created = members.time("created_ms");
  record.bucket = members.text("bucket");
  record.key = members.text("key");
  record.content_type = members.text("content_type");
  record.bytes = members.number<std::uint64_t>("bytes");
  record.width_px = members.number<int>("width_px");
  record.height_px = members.number<int>("height_px");
  record.format = members.text("format");
  record.model = members.text("model");
  record.title = members.text("title");
  record.tagline = members.text("tagline");
  record.prompt = members.text("prompt");
  record.archetype = members.text("archetype");
  record.palette = members.text("palette");
  record.seed = members.number<std::uint64_t>("seed");
  record.drawn = members.texts("drawn");
  record.not_drawn = members.texts("not_drawn");
  record.style = members.text("style");
  record.font = members.text("font");
  record.effect = members.text("effect");
  record.quality = members.text("quality");
  if (!members.good() || record.id.empty()) return std::nullopt;
  return record;
}

std::string text_of(const Claim& claim) {
  return json::serialize(json::object{{"fingerprint", claim.fingerprint},
                                      {"created_ms", ms_of(claim.created)},
                                      {"poster_id", claim.poster_id},
                                      {"owner", claim.owner}});
}

std::optional<Claim> claim_in(std::string_view text) {
  Members members(text);
  Claim claim{members.text("fingerprint"), members.time("created_ms"), members.text("poster_id"),
              members.text("owner")};
  if (!members.good()) return std::nullopt;
  return claim;
}

std::string text_of(const ApiKey& key) {
  return json::serialize(json::object{{"id", key.id},
                                      {"name", key.name},
                                      {"secret_hash", key.secret_hash},
                                      {"scopes", list_of(key.scopes)},
                                      {"created_ms", ms_of(key.created)}});
}

std::optional<ApiKey> key_in(std::string_view text) {
  Members members(text);
  ApiKey key{members.text("id"), members.text("name"), members.text("secret_hash"), members.texts("scopes"),
             members.time("created_ms")};
  if (!members.good() || key.id.empty()) return std::nullopt;
  return key;
}

}  // namespace onesheet::catalogue
