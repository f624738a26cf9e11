// Recipes come back from strangers: from files that were edited, shortened or made by other programs.
#include <algorithm>
#include <boost/json.hpp>
#include <initializer_list>

#include "base/utf8.h"
#include "render/read_metadata.h"
#include "service/recipe.h"

namespace onesheet::service {
namespace {

using base::ErrorKind;
using base::fail;
namespace json = boost::json;

constexpr std::size_t kDepthMax = 6;

std::unexpected<base::Error> not_ours(std::string detail = {}) {
  return fail(ErrorKind::bad_request, "The recipe is damaged: it is not as Onesheet writes it.",
              std::move(detail));
}

// Members of one object by name. The first that is missing or of another type is remembered; everything
// after it reads as empty.
class Fields {
 public:
  explicit Fields(const json::object& from) : from_(from) {}

  std::string text(std::string_view name) {
    const json::value* value = find(name);
    if (value == nullptr) return {};
    if (!value->is_string()) return wrong(name), std::string{};
    return std::string(value->get_string());
  }
  std::uint64_t number(std::string_view name) {
    const json::value* value = find(name);
    if (value == nullptr) return 0;
    if (!value->is_int64() || value->get_int64() < 0) return wrong(name), 0;
    return static_cast<std::uint64_t>(value->get_int64());
  }
  bool flag(std::string_view name) {
    const json::value* value = find(name);
    if (value == nullptr) return false;
    if (!value->is_bool()) return wrong(name), false;
    return value->get_bool();
  }
  const json::array& list(std::string_view name) {
    static const json::array kEmpty;
    const json::value* value = find(name);
    if (value == nullptr) return kEmpty;
    if (!value->is_array()) return wrong(name), kEmpty;
    return value->get_array();
  }
  const json::object& object(std::string_view name) {
    static const json::object kEmpty;
    const json::value* value = find(name);
    if (value == nullptr) return kEmpty;
    if (!value->is_object()) return wrong(name), kEmpty;
    return value->get_object();
  }
  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> words;
    for (const json::value& one : list(name)) {
      if (!one.is_string()) return wrong(name), std::vector<std::string>{};
      words.emplace_back(one.get_string());
    }
    return words;
  }
  void wrong(std::string_view name) {
    if (wrong_.empty()) wrong_ = name;
  }
  const std::string& first_wrong() const { return wrong_; }

 private:
  const json::value* find(std::string_view name) {
    const json::value* value = wrong_.empty() ? from_.if_contains(name) : nullptr;
    if (value == nullptr) wrong(name);
    return value;
  }

  const json::object& from_;
  std::string wrong_;
};

bool holds_only(const json::object& object, std::initializer_list<std::string_view> known) {
  return std::ranges::all_of(object, [&](const auto& member) {
    return std::ranges::find(known, std::string_view(member.key())) != known.end();
  });
}

base::Result<poster::Credits> credits_in(const json::array& from) {
  poster::Credits credits;
  for (const json::value& line : from) {
    if (!line.is_object() || !holds_only(line.get_object(), {"role", "names"})) return not_ours("credits");
    Fields fields(line.get_object());
    poster::Credit credit{fields.text("role"), fields.texts("names")};
    if (!fields.first_wrong().empty()) return not_ours("credits." + fields.first_wrong());
    credits.lines.push_back(std::move(credit));
  }
  return credits;
}

void read_title(std::string title, poster::Spec& spec) {
  if (title == "auto") return;
  spec.title_mode = title == "none" || title.empty() ? poster::TitleMode::none : poster::TitleMode::given;
  if (spec.title_mode == poster::TitleMode::given) spec.title = std::move(title);
}

// A named format whose size has changed since is a size like any other.
base::Result<poster::Format> format_in(Fields& fields) {
  const std::string name = fields.text("format");
  const std::uint64_t width = fields.number("width"), height = fields.number("height");
  if (!fields.first_wrong().empty()) return not_ours(fields.first_wrong());
  auto format = poster::parse_format(name);
  if (format && std::cmp_equal(format->size.width_px, width) &&
      std::cmp_equal(format->size.height_px, height)) {
    return format;
  }
  return poster::parse_format(std::to_string(width) + "x" + std::to_string(height));
}

base::Result<void> read_common(Fields& fields, Recipe& recipe) {
  poster::Spec& spec = recipe.spec;
  recipe.program = fields.text("onesheet");
  spec.model = fields.text("model");
  spec.seed = fields.number("seed");
  spec.prompt = fields.text("prompt");
  spec.tagline = fields.text("tagline");
  spec.release = fields.text("release");
  read_title(fields.text("title"), spec);
  ONESHEET_ASSIGN(spec.format, format_in(fields));
  ONESHEET_ASSIGN(spec.credits, credits_in(fields.list("credits")));
  if (!fields.first_wrong().empty()) return not_ours(fields.first_wrong());
  ONESHEET_ASSIGN(spec.type, poster::parse_file_type(fields.text("type")));
  return {};
}

// Version 1 held the words as they were set, and what the model had chosen instead of what was asked for.
base::Result<Recipe> read_first_version(const json::object& from) {
  if (!holds_only(from, {"recipe", "onesheet", "model", "seed", "format", "width", "height", "type", "prompt",
                         "title", "tagline", "release", "credits", "archetype", "palette"})) {
    return not_ours("members");
  }
  Recipe recipe{.version = 1, .spec = poster::default_spec({})};
  Fields fields(from);
  ONESHEET_TRY(read_common(fields, recipe));
  recipe.set = {recipe.spec.title, recipe.spec.tagline};
  return recipe;
}

base::Result<Recipe> read_second_version(const json::object& from) {
  if (!holds_only(
          from, {"recipe", "onesheet", "model",  "raw_prompt", "seed",     "format",  "width",     "height",
                 "type",   "prompt",   "title",  "tagline",    "release",  "credits", "archetype", "palette",
                 "style",  "font",     "effect", "language",   "variant",  "billing", "rating",    "laurels",
                 "set",    "attached", "sheet",  "brief",      "max_bytes"})) {
    return not_ours("members");
  }
  Recipe recipe{.version = 2, .spec = poster::default_spec({})};
  poster::Spec& spec = recipe.spec;
  Fields fields(from);
  ONESHEET_TRY(read_common(fields, recipe));
  spec.raw_prompt = fields.flag("raw_prompt");
  spec.archetype = fields.text("archetype");
  spec.palette = fields.text("palette");
  spec.style = fields.text("style");
  spec.font = fields.text("font");
  spec.effect = fields.text("effect");
  spec.language = fields.text("language");
  spec.rating = fields.text("rating");
  spec.laurels = fields.texts("laurels");
  recipe.attached = fields.texts("attached");
  if (from.contains("max_bytes")) spec.file_bytes_max = fields.number("max_bytes");
  Fields set(fields.object("set"));
  recipe.set = {set.text("title"), set.text("tagline")};
  const std::string variant = fields.text("variant");
  const std::uint64_t billing = fields.number("billing");
  if (!fields.first_wrong().empty()) return not_ours(fields.first_wrong());
  if (!set.first_wrong().empty()) return not_ours("set." + set.first_wrong());
  ONESHEET_ASSIGN(spec.variant, poster::parse_variant(variant));
  ONESHEET_ASSIGN(spec.billing_percent, poster::parse_billing(std::to_string(billing)));
  if (const json::value* brief = from.if_contains("brief")) {
    if (!brief->is_object()) return not_ours("brief");
    recipe.brief = json::serialize(*brief);
  }
  if (const json::value* sheet = from.if_contains("sheet")) {
    for (const json::value& seed : sheet->is_array() ? sheet->get_array() : json::array{}) {
      if (!seed.is_int64() || seed.get_int64() < 0) return not_ours("sheet");
      recipe.sheet.push_back(static_cast<std::uint64_t>(seed.get_int64()));
    }
    if (recipe.sheet.empty()) return not_ours("sheet");
  }
  return recipe;
}

}  // namespace

base::Result<Recipe> read_recipe(std::string_view text) {
  if (text.size() > kRecipeBytesMax) return not_ours("too long");
  json::parse_options options;
  options.max_depth = kDepthMax;
  boost::system::error_code code;
  const json::value document = json::parse(text, code, {}, options);
  if (code || !document.is_object()) return not_ours(code.message());
  const json::object& object = document.get_object();
  const json::value* version = object.if_contains("recipe");
  if (version == nullptr || !version->is_int64()) return not_ours("no version");
  if (version->get_int64() > kRecipeVersion) {
    return fail(ErrorKind::bad_request,
                "The recipe was written by a newer version of Onesheet; use that one to make it again.");
  }
  if (version->get_int64() == 1) return read_first_version(object);
  if (version->get_int64() == 2) return read_second_version(object);
  return not_ours("version");
}

base::Result<Recipe> recipe_in(std::span<const std::uint8_t> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (base::trim(text.substr(0, 64)).starts_with('{')) return read_recipe(text);
  ONESHEET_ASSIGN(const render::Metadata metadata, render::read_metadata(bytes));
  const auto found = std::ranges::find(metadata, "Recipe", &render::Metadata::value_type::first);
  if (found == metadata.end()) {
    return fail(ErrorKind::bad_request,
                "The picture holds no recipe: Onesheet did not make it, or another program rewrote it.");
  }
  return read_recipe(found->second);
}

}  // namespace onesheet::service
