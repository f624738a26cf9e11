#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/opened.h"
#include "doors/cli/text.h"
#include "doors/cli/version.h"
#include "doors/json/poster_json.h"
#include "poster/format.h"

namespace onesheet::cli {

int formats(Context& context) {
  auto& out = context.terminal.out();
  if (context.json) {
    out << json::formats_text() << std::endl;
    return kExitOk;
  }
  std::string_view group;
  for (const poster::Format& format : poster::known_formats()) {
    if (format.group != group) {
      out << (group.empty() ? "" : "\n") << context.terminal.on_out(Tone::quiet, format.group) << '\n';
      group = format.group;
    }
    const std::string size = fmt::format("{}x{}", format.size.width_px, format.size.height_px);
    out << "  " << context.terminal.on_out(Tone::strong, fmt::format("{:<31}", format.name))
        << fmt::format("{:<11}{}{}{}\n", size, format.description,
                       format.keep_out_top_px > 0 ? ", words kept off its edge" : "",
                       format.name == poster::kDefaultFormat ? " (default)" : "");
  }
  out << '\n';
  out << fmt::format(
             "or any size in pixels such as 600x900: sides {} to {}, at most {} million pixels, "
             "none longer than {} times the other\n",
             poster::kSideMin_px, poster::kSideMax_px, poster::kPixelsMax / 1'000'000, poster::kAspectMax)
      << std::flush;
  return kExitOk;
}

int models(Context& context) {
  auto& out = context.terminal.out();
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(context.terminal, resolved.error());
  const auto opened = context.machine.models(resolved->settings);
  if (!opened) return report(context.terminal, opened.error());
  const auto& known = *opened;
  if (context.json) {
    out << json::models_text(known) << std::endl;
    return kExitOk;
  }
  std::size_t width = 0;
  for (const models::ModelInfo& model : known) width = std::max(width, model.name.size());
  for (const models::ModelInfo& model : known) {
    out << context.terminal.on_out(Tone::strong, fmt::format("{:<{}}  ", model.name, width))
        << model.description << (model.deterministic ? " (same seed, same picture)" : "")
        << (model.price_usd ? fmt::format(" (about {} USD a picture)", *model.price_usd) : "")
        << (&model == known.data() ? " (default)" : "") << '\n';
  }
  out << std::flush;
  return kExitOk;
}

int options(Context& context) {
  auto& out = context.terminal.out();
  const auto opened = open_workshop(context);
  if (!opened) return report(context.terminal, opened.error());
  const service::Options known = opened->workshop->posters().options();
  if (context.json) {
    out << json::options_text(known) << std::endl;
    return kExitOk;
  }
  const auto row = [&](std::string_view flag, const std::vector<std::string>& names) {
    if (names.empty()) return;
    out << context.terminal.on_out(Tone::strong, fmt::format("--{:<11}", flag));
    // Lines of at most 90 columns, the names below each other's beginning.
    std::size_t column = 13;
    for (const std::string& name : names) {
      if (column + name.size() + 2 > 90) {
        out << fmt::format("\n{:13}", "");
        column = 13;
      }
      out << name << (&name == &names.back() ? "" : ", ");
      column += name.size() + 2;
    }
    out << '\n';
  };
  std::vector<std::string> fonts;
  for (const render::FaceInfo& face : known.fonts) fonts.push_back(face.name);
  row("archetype", known.art.archetypes);
  row("palette", known.art.palettes);
  row("style", known.art.styles);
  row("font", fonts);
  row("effect", known.effects);
  row("variant", {"payoff", "teaser"});
  row("billing", {"15", "25", "35"});
  out << std::flush;
  return kExitOk;
}

int version(Context& context) {
  if (context.json) {
    context.terminal.out() << boost::json::serialize(boost::json::object{
                                  {"version", kVersion}, {"build", kBuild}, {"compiler", kCompiler}})
                           << std::endl;
  } else {
    context.terminal.out() << fmt::format("onesheet {} ({}, {})", kVersion, kBuild, kCompiler) << std::endl;
  }
  return kExitOk;
}

int env(Context& context) {
  Terminal& terminal = context.terminal;
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto secrets = context.machine.secrets(resolved->settings);
  if (!secrets) return report(terminal, secrets.error());
  const Endpoints at = context.machine.endpoints(resolved->settings);
  std::vector<std::pair<const char*, std::string>> variables = {
      {"AWS_ACCESS_KEY_ID", secrets->access_key_id},
      {"AWS_SECRET_ACCESS_KEY", secrets->secret_access_key},
      {"AWS_REGION", resolved->settings.region},
      {"AWS_DEFAULT_REGION", resolved->settings.region},
      {"AWS_ENDPOINT_URL_S3", at.s3_url},
      {"AWS_ENDPOINT_URL_BEDROCK_RUNTIME", at.api_url},
  };
  if (context.bearer) variables.emplace_back("AWS_BEARER_TOKEN_BEDROCK", secrets->bearer_token);
  if (context.json) {
    boost::json::object object;
    for (const auto& [name, value] : variables) object[name] = value;
    terminal.out() << boost::json::serialize(object) << std::endl;
    return kExitOk;
  }
  for (const auto& [name, value] : variables) {
    terminal.out() << "export " << name << '=' << shell_quoted(value) << '\n';
  }
  // Left over from real AWS work, these would be sent along and refused, or preferred to what stands above.
  terminal.out() << "unset AWS_SESSION_TOKEN AWS_PROFILE"
                 << (context.bearer ? "" : " AWS_BEARER_TOKEN_BEDROCK") << '\n'
                 << std::flush;
  return kExitOk;
}

int config(Context& context) {
  Terminal& terminal = context.terminal;
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto shown = [](const SettingOrigin& origin) {
    if (origin.secret && !origin.value.empty()) return std::string{"********"};
    return origin.value;
  };
  if (context.json) {
    boost::json::object object;
    for (const SettingOrigin& origin : resolved->origins) {
      object[origin.name] = boost::json::object{{"value", shown(origin)}, {"source", origin.source}};
    }
    terminal.out() << boost::json::serialize(object) << std::endl;
    return kExitOk;
  }
  std::size_t width = 0;
  for (const SettingOrigin& origin : resolved->origins) width = std::max(width, origin.name.size());
  for (const SettingOrigin& origin : resolved->origins) {
    terminal.out() << terminal.on_out(Tone::strong, fmt::format("{:<{}}  ", origin.name, width))
                   << fmt::format("{:<44}", shown(origin)) << terminal.on_out(Tone::quiet, origin.source)
                   << '\n';
  }
  terminal.out() << std::flush;
  return kExitOk;
}

int doctor(Context& context) {
  Terminal& terminal = context.terminal;
  const auto resolved = context.machine.resolve(context.flags);
  if (!resolved) return report(terminal, resolved.error());
  const auto findings = context.machine.examine(resolved->settings);
  const bool sick = std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.grade == Finding::Grade::bad; });
  const auto word = [](Finding::Grade grade) {
    switch (grade) {
      case Finding::Grade::good:
        return "good";
      case Finding::Grade::warning:
        return "warning";
      case Finding::Grade::bad:
        return "bad";
    }
    return "bad";
  };
  if (context.json) {
    boost::json::array array;
    for (const Finding& finding : findings) {
      array.push_back(boost::json::object{{"what", finding.what},
                                          {"grade", word(finding.grade)},
                                          {"seen", finding.seen},
                                          {"fix", finding.fix}});
    }
    terminal.out() << boost::json::serialize(array) << std::endl;
    return sick ? kExitFindings : kExitOk;
  }
  for (const Finding& finding : findings) {
    const Tone tone = finding.grade == Finding::Grade::good      ? Tone::good
                      : finding.grade == Finding::Grade::warning ? Tone::warning
                                                                 : Tone::bad;
    terminal.out() << terminal.on_out(tone, fmt::format("{:<9}", word(finding.grade)))
                   << fmt::format("{:<13}{}\n", finding.what, finding.seen);
    if (!finding.fix.empty()) terminal.out() << fmt::format("{:<22}→ {}\n", "", finding.fix);
  }
  terminal.out() << (sick ? "Something needs attention; see the arrows above." : "All is well.") << std::endl;
  return sick ? kExitFindings : kExitOk;
}

}  // namespace onesheet::cli
