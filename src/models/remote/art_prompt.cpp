#include "models/remote/art_prompt.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace onesheet::models {
namespace {

std::string spaced(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::size_t length_of(std::string_view text) { return base::count_code_points(text).value_or(text.size()); }

// At most `most` code points, cut at the last space before the limit.
std::string shortened(const std::string& text, std::size_t most) {
  auto code_points = base::decode_utf8(text);
  if (!code_points || code_points->size() <= most) return text;
  code_points->resize(most);
  if (const auto space = code_points->rfind(U' '); space != std::u32string::npos && space > most / 2)
    code_points->resize(space);
  return base::encode_utf8(*code_points);
}

// Where layout puts the words of a sheet of this shape when the art itself has no opinion.
std::string_view calm_space(int width_px, int height_px) {
  if (width_px * 4 > height_px * 5) {
    return " The subject stands in the right half. Keep the left third and a strip along the bottom calm and "
           "uncluttered, one even tone such as open sky, still water, mist or shadow.";
  }
  return " The subject stands in the upper middle. Keep the bottom third calm and uncluttered, one even tone "
         "such as open ground, still water, mist or shadow; keep the top edge simple as well.";
}

}  // namespace

base::Result<ArtPrompt> art_prompt(const ArtRequest& request, const PromptLimits& limits) {
  const brief::Brief& brief = request.brief;
  if (request.raw_prompt) {
    if (const std::size_t length = length_of(brief.prompt); length > limits.prompt_max) {
      return base::fail(base::ErrorKind::bad_request,
                        "The prompt has " + std::to_string(length) + " characters and this model takes " +
                            std::to_string(limits.prompt_max) +
                            "; shorten it, or let it be shortened by not sending it raw.");
    }
    return ArtPrompt{brief.prompt, "", false};
  }
  std::string unwanted =
      "text, letters, words, title, caption, logo, watermark, signature, border, frame, poster mock-up";
  if (brief.no_people) unwanted += ", people, person, figure, crowd";

  ArtPrompt art;
  if (limits.takes_negative) art.negative = shortened(unwanted, limits.negative_max);
  const std::string before = "Textless key art for a " + spaced(name_of(brief.genre)) + " film: ";
  std::string after = ".";
  if (brief.mood != brief::Mood::neutral) after += " The mood is " + spaced(name_of(brief.mood)) + ".";
  after += " One clear focal point, one light source, cinematic composition.";
  if (request.words_will_follow) after += calm_space(request.width_px, request.height_px);
  if (!limits.takes_negative) after += " Leave out: " + unwanted + ".";

  const std::size_t ours =
      length_of(before) + length_of(after) + (limits.shared ? length_of(art.negative) : 0);
  std::string words(base::trim(brief.prompt));
  while (words.ends_with('.')) words.pop_back();
  const std::size_t left = limits.prompt_max > ours ? limits.prompt_max - ours : 0;
  const std::string kept = shortened(words, left);
  art.shortened = kept.size() < words.size();
  art.prompt = before + kept + after;
  return art;
}

}  // namespace onesheet::models
