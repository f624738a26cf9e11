#include "doors/cli/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <initializer_list>

#include "doors/cli/commands.h"
#include "doors/cli/exit_code.h"
#include "doors/cli/suggest.h"

namespace onesheet::cli {
namespace {

constexpr const char* kExamples = R"text(Examples:
  onesheet make "a lighthouse keeper in a storm called \"The Last Light\""
  onesheet make "two astronauts under a red planet" --format one-sheet --type jpeg --out mars.jpg
  onesheet serve                      the API and the page on :8080, the store on :9000
  eval "$(onesheet env)"              point AWS clients at this machine

Exit codes:
  0 done            1 doctor found a fault   2 the input is wrong    3 the model refused
  4 not allowed     5 not found              6 taken or in use       7 busy, try later
  8 disk full       9 something we depend on failed                 10 set-up or build failed
 11 timed out      70 a fault in Onesheet  130 interrupted)text";

constexpr const char* kMakeExamples = R"text(Examples:
  onesheet make "a diver beneath a whale" --title "The Weight of Water" --seed 7
  onesheet make "neon city in the rain" --title none --format 1920x1080 --type webp --out city.webp
  onesheet make "a western at dusk" --credits credits.json --release "In cinemas 12 March" --json

credits.json holds [{"role": "directed by", "names": ["Ida Sand"]}, {"names": ["Lee Ames", "Jo Park"]}].
The copy is named after the title and saved in the current folder unless --out or --no-file says otherwise.)text";

constexpr const char* kRetitleExamples = R"text(Examples:
  onesheet retitle 01kq4… --title "Le poids de l'eau" --language fr
  onesheet retitle 01kq4… --font cinzel --variant teaser --type webp

What is not given stays as it was: words, font, size. `--release ""` takes the release line away.)text";

constexpr const char* kSheetExamples = R"text(Examples:
  onesheet sheet "a lighthouse keeper in a storm" --out storm.png
  onesheet make --from storm.png --pick 5)text";

constexpr const char* kBriefExamples = R"text(Examples:
  onesheet brief "three wolves beneath a giant moon"
  onesheet brief "three wolves beneath a giant moon" --json > brief.json
  onesheet make "three wolves beneath a giant moon" --brief brief.json

A brief that is sent back may be edited, and may hold only what should change: {"setting": "desert"}.)text";

constexpr const char* kServeExamples = R"text(Examples:
  onesheet serve
  onesheet serve --listen 127.0.0.1:8888 --s3-listen 127.0.0.1:9999 --data /srv/onesheet
  onesheet keys create --name web && onesheet serve --listen 0.0.0.0:8080 --public-url https://posters.example

Loopback needs no API key; every other address needs at least one (`onesheet keys create`).)text";

constexpr const char* kKeysExamples = R"text(Examples:
  KEY=$(onesheet keys create --name web --scope make,read)
  curl -H "x-api-key: $KEY" -G https://posters.example/Dev/poster --data-urlencode prompt="a red balloon")text";

constexpr const char* kPrintExamples = R"text(Examples:
  onesheet print 01kq4… --format one-sheet --dpi 150 --marks --out poster.pdf
  onesheet print 01kq4… --format a3 --dpi 300 --bleed 3mm --cmyk press.icc

The art is painted again for the paper's shape where its model can, else cropped; it is never stretched.)text";

constexpr const char* kKitExamples = R"text(Examples:
  onesheet kit 01kq4… --for prime-video
  onesheet kit 01kq4… --for all --out kit.zip

Exit code 1 says that a file does not pass what its store asks; the report beside the files says which.)text";

// Adds the named settings as flags of a command; what is given lands in `flags`.
void add_settings(CLI::App& command, Flags& flags, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto info = std::ranges::find(known_settings(), name, &SettingInfo::name);
    const std::string fallback =
        info->fallback.empty() ? std::string{} : fmt::format(" [{}]", info->fallback);
    command
        .add_option_function<std::string>(
            fmt::format("--{}", name),
            [&flags, key = std::string{name}](const std::string& value) { flags[key] = value; },
            std::string{info->help} + fallback)
        ->group("Settings");
  }
}

// The parser with everything it fills in. CLI11 keeps pointers into it, so it stays where it is.
class Parser {
 public:
  explicit Parser(Context& context) : context_(context) {
    app_.footer(kExamples);
    app_.allow_extras();
    // Given twice, the last one counts, as shells and scripts expect.
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app_.set_version_flag("--version", [this] {
      version(context_);
      return std::string{};
    });
    declare_make();
    declare_retitle();
    declare_files();
    declare_sheet();
    declare_brief();
    CLI::App* const serving =
        declare("serve", "Run the API and the store until told to stop", [this] { return serve(context_); });
    serving->footer(kServeExamples);
    add_settings(*serving, context_.flags,
                 {"data", "listen", "s3-listen", "public-url", "public-s3-url", "stage", "region", "bucket",
                  "workers", "queue", "keep-art", "cors-origins", "invoke-model", "invoke-lifecycle", "log"});
    add_remote_settings(*serving);
    CLI::App* const environment = declare("env", "Print the variables that point AWS clients at this machine",
                                          [this] { return env(context_); });
    add_settings(*environment, context_.flags,
                 {"data", "listen", "s3-listen", "public-url", "public-s3-url", "region"});
    environment->add_flag("--bearer", context_.bearer, "Print AWS_BEARER_TOKEN_BEDROCK as well");
    with_json(*environment);
    with_json(*declare("formats", "List the named poster sizes", [this] { return formats(context_); }));
    CLI::App* const choosing =
        declare("options", "List the names that may be chosen: archetypes, palettes, styles, fonts, effects",
                [this] { return options(context_); });
    add_settings(*choosing, context_.flags, {"data"});
    with_json(*choosing);
    CLI::App* const drawing = declare("models", "List what can draw", [this] { return models(context_); });
    add_remote_settings(*drawing);
    with_json(*drawing);
    with_json(*declare("version", "Print the version", [this] { return version(context_); }));
    CLI::App* const checking = declare("doctor", "Check this machine and say how to fix what is wrong",
                                       [this] { return doctor(context_); });
    add_settings(*checking, context_.flags, {"data", "listen", "s3-listen"});
    add_remote_settings(*checking);
    with_json(*checking);
    CLI::App* const configuration =
        declare("config", "Print the settings in effect and where each comes from",
                [this] { return config(context_); });
    add_settings(*configuration, context_.flags,
                 {"data", "listen", "s3-listen", "public-url", "public-s3-url", "stage", "region", "bucket",
                  "workers", "queue", "keep-art", "cors-origins", "invoke-model", "invoke-lifecycle", "log"});
    add_remote_settings(*configuration);
    with_json(*configuration);
    declare_keys();
  }

  int run(std::vector<std::string> arguments) {
    if (arguments.empty()) {
      context_.terminal.err() << app_.help() << std::flush;
      return kExitUsage;
    }
    // "help make" as well as "make --help".
    if (arguments.front() == "help") {
      std::ranges::rotate(arguments, arguments.begin() + 1);
      arguments.back() = "--help";
    }
    try {
      std::ranges::reverse(arguments);  // CLI11 takes them from the back
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      context_.terminal.out() << app_.help() << std::flush;
      return kExitOk;
    } catch (const CLI::CallForVersion&) {
      return kExitOk;
    } catch (const CLI::ParseError& error) {
      return usage_error(fmt::format("{}.", trimmed(error.what())));
    }
    CLI::App* const command = deepest();
    if (const auto extras = command->remaining(); !extras.empty()) return unknown(*command, extras);
    const auto action = std::ranges::find(actions_, command, &Action::command);
    if (action == actions_.end()) return usage_error("This command needs another word after it.");
    return action->run();
  }

 private:
  struct Action {
    CLI::App* command;
    std::function<int()> run;
  };

  CLI::App* declare(const std::string& name, const std::string& help, std::function<int()> run,
                    CLI::App* parent = nullptr) {
    CLI::App* const command = (parent != nullptr ? parent : &app_)->add_subcommand(name, help);
    command->allow_extras();
    actions_.push_back({command, std::move(run)});
    return command;
  }

  // Everything about other machines; keys come from the environment or the config file alone.
  void add_remote_settings(CLI::App& command) {
    add_settings(command, context_.flags,
                 {"model",
                  "models",
                  "store",
                  "catalogue",
                  "s3-endpoint",
                  "s3-region",
                  "s3-addressing",
                  "s3-encryption",
                  "s3-storage-class",
                  "bedrock-region",
                  "bedrock-endpoint",
                  "bedrock-guardrail",
                  "bedrock-family",
                  "bedrock-price",
                  "bedrock-extra",
                  "bedrock-attempts",
                  "bedrock-repeat-silence",
                  "openai-endpoint",
                  "openai-sizes",
                  "openai-price",
                  "openai-extra",
                  "sdapi-endpoint",
                  "sdapi-extra"});
  }

  void with_json(CLI::App& command) { command.add_flag("--json", context_.json, "Print JSON"); }

  void add_words(CLI::App& command, WordArguments& words) {
    command.add_option("--title", words.title,
                       "The title, or auto (from the prompt), or none (no words) [auto]");
    command.add_option("--tagline", words.tagline, "A line above or below the title");
    command.add_option("--credits", words.credits_file,
                       "file with the billing block: JSON, or lines of text when its name ends in .txt");
    command.add_option("--release", words.release, "\"In cinemas 12 March\"");
    command.add_option("--font", words.font, "A face of `onesheet options`, or a TTF or OTF file");
    command.add_option("--effect", words.effect, "An effect of `onesheet options`");
    command.add_option("--language", words.language, "Of the title, such as tr or zh-Hant [by its script]");
    command.add_option("--variant", words.variant, "payoff, or teaser: title and tagline alone [payoff]");
    command.add_option("--billing", words.billing,
                       "Letters of the billing block, per cent of the title's: 15, 25 or 35 [15]");
    command.add_option("--rating", words.rating, "Words of the rating box, such as PG-13");
    command
        .add_option("--laurel", words.laurels,
                    "\"Official Selection|Kino Fest 2026\"; once for each, up to 6")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    command
        .add_option(
            "--logo", words.logos,
            "PNG with a transparent ground, or SVG, for the row under the credits; once for each, up to 6")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    command.add_option("--title-logo", words.title_logo,
                       "PNG, SVG, JPEG or WebP that stands in the title's place");
  }

  void add_copy(CLI::App& command, CopyArguments& copy) {
    command.add_option(
        "--type", copy.type,
        "png, jpeg, webp, avif, or original: the model's own file without words [png, or as --out ends]");
    command.add_option("--max-bytes", copy.max_bytes,
                       "The file may have so many: 500kB, 10MB; lowers the quality where it must [no limit]");
    command.add_option("--out", copy.out, "Where to save the copy");
    command.add_flag("--no-file", copy.no_file, "Save no copy; the poster is in the store alone");
    command.add_option("--expires", copy.expires, "Life of the link: 90s, 15m, 1h, up to 7d [1h]");
    with_json(command);
    add_settings(command, context_.flags,
                 {"data", "s3-listen", "public-s3-url", "region", "bucket", "keep-art"});
    add_remote_settings(command);
  }

  void add_drawing(CLI::App& command, MakeArguments& make) {
    command.add_option(
        "--format", make.format,
        fmt::format("A name from `onesheet formats`, or WIDTHxHEIGHT [{}]", poster::kDefaultFormat));
    command.add_option("--archetype", make.archetype, "A composition of `onesheet options` [by seed]");
    command.add_option("--palette", make.palette, "Colours of `onesheet options` [by seed]");
    command.add_option("--style", make.style, "A manner of `onesheet options` [by seed]");
    command.add_flag("--raw-prompt", make.raw_prompt,
                     "Send the prompt to a model over the network as it stands, without our directions");
    command.add_option("--seed", make.seed, "Whole number; the same seed draws the same poster [random]");
  }

  void declare_make() {
    CLI::App* const command =
        declare("make", "Make one poster: store it, print where it is and a link that expires", [this] {
          if (prompt_words_.empty() && !make_.from && !make_.art)
            return usage_error("Say what to draw: onesheet make \"a red balloon over Paris\".");
          make_.prompt = fmt::format("{}", fmt::join(prompt_words_, " "));
          return make(context_, make_);
        });
    command->footer(kMakeExamples);
    add_prompt(*command);
    add_words(*command, make_.words);
    add_drawing(*command, make_);
    command->add_option("--brief", make_.brief_file,
                        "JSON file with changes to what the prompt means; see `onesheet brief --json`");
    command->add_option("--art", make_.art, "A picture (PNG, JPEG or WebP) to set the words on");
    command->add_option("--from", make_.from,
                        "A poster made earlier, or a contact sheet: its recipe, with what else is given");
    command->add_option("--pick", make_.pick, "Which poster of the contact sheet that --from names");
    add_copy(*command, make_.copy);
  }

  void add_prompt(CLI::App& command) {
    command.add_option("PROMPT", prompt_words_, "What the poster shows, 1 to 10000 characters")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  void declare_retitle() {
    CLI::App* const command =
        declare("retitle", "Set other words on a poster's picture: a new poster, the old one stays",
                [this] { return retitle(context_, retitle_); });
    command->footer(kRetitleExamples);
    command->add_option("ID", retitle_.id, "Of the poster, as `make` prints it")->required();
    add_words(*command, retitle_.words);
    add_copy(*command, retitle_.copy);
  }

  void declare_files() {
    CLI::App* const printing =
        declare("print", "Make a print file (PDF) of a poster", [this] { return print(context_, print_); });
    printing->footer(kPrintExamples);
    printing->add_option("ID", print_.id, "Of the poster, as `make` prints it")->required();
    printing->add_option("--format", print_.format, "A print format [the poster's own, or of its shape]");
    printing->add_option("--dpi", print_.dpi, "Dots per inch of the art, 36 to 600 [150]");
    printing->add_option("--bleed", print_.bleed, "0.125in, 3mm or 0 [the format's]");
    printing->add_flag("--marks", print_.marks, "Crop marks outside the bleed");
    printing->add_option("--cmyk", print_.cmyk_file, "ICC profile of the press: colours become CMYK");
    printing->add_option("--out", print_.out, "Where to save the PDF");
    CLI::App* const collecting = declare("kit", "Make all files a store wants of a poster, and check them",
                                         [this] { return kit(context_, kit_); });
    collecting->footer(kKitExamples);
    collecting->add_option("ID", kit_.id, "Of the poster, as `make` prints it")->required();
    collecting->add_option("--for", kit_.store, "prime-video, hbo-max, kinonation, tmdb, plex, or all [all]");
    collecting->add_option("--out", kit_.out, "A folder, or a file that ends in .zip");
    for (CLI::App* const command : {printing, collecting}) {
      with_json(*command);
      add_settings(*command, context_.flags, {"data", "region", "bucket"});
      add_remote_settings(*command);
    }
  }

  void declare_sheet() {
    CLI::App* const command =
        declare("sheet", "Draw variations of a poster side by side, small, to pick one", [this] {
          if (prompt_words_.empty())
            return usage_error("Say what to draw: onesheet sheet \"a red balloon over Paris\".");
          sheet_.make.prompt = fmt::format("{}", fmt::join(prompt_words_, " "));
          return sheet(context_, sheet_);
        });
    command->footer(kSheetExamples);
    add_prompt(*command);
    command->add_option("--count", sheet_.count, "How many, 2 to 24 [12]");
    add_words(*command, sheet_.make.words);
    add_drawing(*command, sheet_.make);
    command->add_option("--out", sheet_.make.copy.out, "Where to save the sheet, a PNG");
    with_json(*command);
    add_settings(*command, context_.flags, {"data"});
    add_remote_settings(*command);
  }

  void declare_brief() {
    CLI::App* const command = declare("brief", "Print what a prompt is understood to mean", [this] {
      if (prompt_words_.empty())
        return usage_error("Say what to read: onesheet brief \"a red balloon over Paris\".");
      return brief(context_, fmt::format("{}", fmt::join(prompt_words_, " ")));
    });
    command->footer(kBriefExamples);
    command->add_option("PROMPT", prompt_words_, "What the poster shows, 1 to 10000 characters")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    with_json(*command);
  }

  void declare_keys() {
    CLI::App* const keys = app_.add_subcommand("keys", "Make, list and revoke API keys");
    keys->allow_extras();
    keys->footer(kKeysExamples);
    CLI::App* const create = declare(
        "create", "Make a key and print it once", [this] { return create_key(context_, key_); }, keys);
    create->add_option("--name", key_.name, "What the key is for")->required();
    create->add_option("--scope", key_.scopes, "make, read, or both [make,read]");
    CLI::App* const list = declare("list", "List the keys", [this] { return list_keys(context_); }, keys);
    CLI::App* const revoke =
        declare("revoke", "Make a key useless", [this] { return revoke_key(context_, key_); }, keys);
    revoke->add_option("ID", key_.id, "As `onesheet keys list` shows it")->required();
    for (CLI::App* const command : {create, list}) with_json(*command);
    for (CLI::App* const command : {create, list, revoke})
      add_settings(*command, context_.flags,
                   {"data", "store", "catalogue", "s3-endpoint", "s3-region", "s3-addressing"});
  }

  CLI::App* deepest() {
    CLI::App* command = &app_;
    while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
    return command;
  }

  std::string path_of(const CLI::App& command) const {
    if (command.get_parent() == nullptr) return "onesheet";
    return path_of(*command.get_parent()) + " " + command.get_name();
  }

  int unknown(const CLI::App& command, const std::vector<std::string>& extras) {
    // A flag among the extras is the mistake; words after it may only be its value.
    const auto flag =
        std::ranges::find_if(extras, [](const std::string& word) { return word.starts_with('-'); });
    std::string typed = flag != extras.end() ? *flag : extras.front();
    typed = typed.substr(0, typed.find('='));
    std::vector<std::string> candidates;
    if (typed.starts_with('-')) {
      for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) candidates.push_back("--" + name);
      }
    } else {
      for (const CLI::App* sub : command.get_subcommands({})) candidates.push_back(sub->get_name());
    }
    const std::string near = nearest(typed, candidates);
    const bool is_word = !typed.starts_with('-') && !candidates.empty();
    return usage_error(fmt::format("{} has no {} {}{}", path_of(command), is_word ? "command" : "option",
                                   typed, near.empty() ? "." : fmt::format("; did you mean {}?", near)));
  }

  int usage_error(const std::string& sentence) {
    report(context_.terminal, {base::ErrorKind::bad_request, sentence, {}});
    context_.terminal.err() << fmt::format("  `{} --help` shows what there is.\n", path_of(*deepest()))
                            << std::flush;
    return kExitUsage;
  }

  static std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == '\n')) text.pop_back();
    return text;
  }

  Context& context_;
  MakeArguments make_;
  RetitleArguments retitle_;
  PrintArguments print_;
  KitArguments kit_;
  SheetArguments sheet_;
  KeyArguments key_;
  std::vector<std::string> prompt_words_;
  std::vector<Action> actions_;
  CLI::App app_{"A sentence in, a finished movie poster out, kept privately, with a link that expires.",
                "onesheet"};
};

}  // namespace

int run(std::vector<std::string> arguments, Machine& machine, Terminal& terminal) {
  Context context{machine, terminal, {}, false};
  return Parser{context}.run(std::move(arguments));
}

}  // namespace onesheet::cli
