#include "service/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace onesheet::service {
namespace {

// A quoted title comes straight from the prompt and has not been checked yet.
bool fit_for_a_title(const std::string& title) {
  return !base::trim(title).empty() && poster::check_text("title", title, poster::kTitleMax).has_value();
}

}  // namespace

base::Result<void> check_words(const poster::Spec& spec) {
  const bool words = !spec.tagline.empty() || !spec.release.empty() || !spec.credits.empty() ||
                     !spec.rating.empty() || !spec.laurels.empty();
  if (spec.type == poster::FileType::original && (words || spec.title_mode == poster::TitleMode::given)) {
    return base::fail(base::ErrorKind::bad_request,
                      "The type original is the model's own file, without words; leave out the title and all "
                      "other words, or choose png, jpeg or webp.");
  }
  if (spec.title_mode == poster::TitleMode::none && words) {
    return base::fail(base::ErrorKind::bad_request,
                      "The title none gives art without any words; leave out the tagline, release line and "
                      "credits, or give a title.");
  }
  return {};
}

std::vector<layout::Words> choices_of_words(const poster::Spec& spec, const brief::Brief& brief) {
  layout::Words words{std::string(base::trim(spec.title)),
                      spec.tagline,
                      spec.credits,
                      spec.release,
                      spec.rating,
                      spec.laurels};
  if (spec.title_mode == poster::TitleMode::none) words.title.clear();
  if (spec.title_mode != poster::TitleMode::automatic) return {words};

  std::vector<layout::Words> choices;
  const auto add = [&](const std::string& title, const std::string& tagline) {
    words.title = title;
    words.tagline = tagline;
    const bool known = std::ranges::any_of(choices, [&](const layout::Words& choice) {
      return choice.title == title && choice.tagline == tagline;
    });
    if (!known) choices.push_back(words);
  };
  std::vector<std::string> titles;
  if (brief.quoted_title && fit_for_a_title(*brief.quoted_title)) {
    titles.emplace_back(base::trim(*brief.quoted_title));
  }
  if (fit_for_a_title(brief.suggested_title)) titles.push_back(brief.suggested_title);
  for (const std::string& title : titles) {
    if (spec.tagline.empty()) add(title, brief.suggested_tagline);
    add(title, spec.tagline);
  }
  add({}, spec.tagline);
  return choices;
}

}  // namespace onesheet::service
