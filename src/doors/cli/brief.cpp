// `onesheet brief`: what a prompt is understood to mean.
#include "brief/brief.h"

#include <fmt/format.h>

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"
#include "doors/json/brief_json.h"

namespace onesheet::cli {
namespace {

// "3 × wolf, beside the one before, giant, holding lantern — “three giant wolves”"
std::string subject_text(const brief::Subject& subject) {
  std::string text = subject.count > 1 ? fmt::format("{} × ", subject.count) : std::string{};
  text += subject.concept_id;
  if (subject.bulk != brief::Bulk::normal) text += fmt::format(", {}", brief::name_of(subject.bulk));
  if (subject.relation != brief::Relation::none)
    text += fmt::format(", {}", brief::name_of(subject.relation));
  if (!subject.prop.empty()) text += fmt::format(", with {}", subject.prop);
  return text + fmt::format(" (“{}”)", subject.words);
}

}  // namespace

int brief(Context& context, const std::string& prompt) {
  Terminal& terminal = context.terminal;
  if (const auto good = poster::check(poster::default_spec(prompt)); !good) {
    return report(terminal, good.error());
  }
  const brief::Brief read = brief::understand(prompt);
  auto& out = terminal.out();
  if (context.json) {
    out << json::brief_text(read) << std::endl;
    return kExitOk;
  }
  const auto row = [&](std::string_view name, std::string_view value) {
    out << terminal.on_out(Tone::quiet, fmt::format("{:<16}", name)) << value << '\n';
  };
  const auto words = [](const std::vector<std::string>& list) {
    return list.empty() ? std::string{"-"} : fmt::format("{}", fmt::join(list, ", "));
  };
  for (std::size_t i = 0; i < read.subjects.size(); ++i) {
    row(i == 0 ? "subjects" : "", subject_text(read.subjects[i]));
  }
  if (read.subjects.empty()) row("subjects", read.no_people ? "none, and no people" : "none");
  row("setting", brief::name_of(read.setting));
  row("time", brief::name_of(read.time));
  row("weather", brief::name_of(read.weather));
  row("genre", brief::name_of(read.genre));
  row("mood", brief::name_of(read.mood));
  row("era", brief::name_of(read.era));
  row("palettes", words(read.palette_names));
  row("title", read.quoted_title ? *read.quoted_title : read.suggested_title);
  row("tagline", read.suggested_tagline.empty() ? "-" : read.suggested_tagline);
  row("understood", words(read.understood));
  row("not understood", words(read.unknown_nouns));
  out << std::flush;
  return kExitOk;
}

}  // namespace onesheet::cli
