#include "doors/cli/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "base/encoding.h"
#include "catalogue/memory/memory_catalogue.h"

namespace onesheet::cli {
namespace {

using base::ErrorKind;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class FakeWorkshop final : public Workshop {
 public:
  explicit FakeWorkshop(catalogue::Catalogue& catalogue) : catalogue_(catalogue) {}
  service::PosterService& posters() override {
    throw std::logic_error("no command of this test makes posters");
  }
  catalogue::Catalogue& catalogue() override { return catalogue_; }

 private:
  catalogue::Catalogue& catalogue_;
};

class FakeServing final : public Serving {
 public:
  explicit FakeServing(std::string& story) : story_(story) {}
  const Endpoints& endpoints() const override { return endpoints_; }
  void wait() override { story_ += "wait "; }
  void drain() override { story_ += "drain "; }

 private:
  std::string& story_;
  Endpoints endpoints_{"http://127.0.0.1:8080", "http://127.0.0.1:9000", true};
};

class FakeMachine final : public Machine {
 public:
  base::Result<Resolved> resolve(const Flags& flags) override {
    seen_flags = flags;
    if (resolve_error) return std::unexpected(*resolve_error);
    Resolved resolved;
    resolved.settings.region = "eu-north-1";
    resolved.settings.stage = "Dev";
    resolved.settings.s3 = s3;
    resolved.origins = {{"data", "/srv/posters", "default", false},
                        {"secret-access-key", "very-secret", "ONESHEET_SECRET_ACCESS_KEY", true},
                        {"access-key-id", "", "default", true},
                        {"bedrock-repeat-silence", "no", "default", false}};
    return resolved;
  }
  base::Result<Secrets> secrets(const Settings&) override {
    return Secrets{"OSKEY", "it's secret", "bedrock-api-key-1"};
  }
  Endpoints endpoints(const Settings&) override {
    return {"http://127.0.0.1:8080", "http://127.0.0.1:9000", false};
  }
  base::Result<std::vector<models::ModelInfo>> models(const Settings&) override {
    return std::vector<models::ModelInfo>{{"illustrator", "Draws by rules", true}};
  }
  base::Result<std::unique_ptr<Workshop>> open(const Settings&) override {
    ++opened;
    if (open_error) return std::unexpected(*open_error);
    return std::make_unique<FakeWorkshop>(*catalogue);
  }
  base::Result<std::unique_ptr<Serving>> serve(const Settings&) override {
    if (open_error) return std::unexpected(*open_error);
    return std::make_unique<FakeServing>(story);
  }
  std::vector<Finding> examine(const Settings&) override { return findings; }
  base::Result<std::string> read_file(const std::filesystem::path& path, std::size_t) override {
    const auto file = files.find(path.string());
    if (file == files.end()) return base::fail(ErrorKind::not_found, "The file does not exist.");
    return file->second;
  }
  base::Result<void> write_file(const std::filesystem::path&, std::span<const std::uint8_t>) override {
    return {};
  }

  Flags seen_flags;
  S3Settings s3;
  int opened = 0;
  std::string story;
  std::optional<base::Error> resolve_error, open_error;
  std::vector<Finding> findings;
  std::map<std::string, std::string> files;
  std::unique_ptr<catalogue::Catalogue> catalogue = catalogue::make_memory_catalogue();
};

class Program : public testing::Test {
 protected:
  int run_with(std::vector<std::string> arguments) {
    out.str("");
    err.str("");
    return run(std::move(arguments), machine, terminal);
  }

  FakeMachine machine;
  std::ostringstream out, err;
  Terminal terminal{out, err, {}};
};

TEST_F(Program, WithoutACommandShowsHelpAndFails) {
  EXPECT_EQ(run_with({}), 2);
  EXPECT_THAT(err.str(), HasSubstr("onesheet make"));
  EXPECT_EQ(out.str(), "");
}

TEST_F(Program, EveryCommandHasHelpOnStdout) {
  const std::vector<std::vector<std::string>> commands{{},
                                                       {"make"},
                                                       {"serve"},
                                                       {"env"},
                                                       {"formats"},
                                                       {"models"},
                                                       {"version"},
                                                       {"doctor"},
                                                       {"config"},
                                                       {"keys"},
                                                       {"keys", "create"},
                                                       {"keys", "list"},
                                                       {"keys", "revoke"}};
  for (std::vector<std::string> command : commands) {
    command.emplace_back("--help");
    EXPECT_EQ(run_with(command), 0) << command.front();
    EXPECT_THAT(out.str(), HasSubstr("Usage:")) << command.front();
    EXPECT_EQ(err.str(), "");
  }
  EXPECT_EQ(run_with({"help", "make"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("--credits"));
  EXPECT_EQ(run_with({"help"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("Exit codes"));
}

TEST_F(Program, UnknownCommandsAndFlagsAreNamedWithASuggestion) {
  EXPECT_EQ(run_with({"mkae", "a lighthouse"}), 2);
  EXPECT_THAT(err.str(), HasSubstr("mkae; did you mean make?"));
  EXPECT_EQ(run_with({"make", "a lighthouse", "--tilte", "x"}), 2);
  EXPECT_THAT(err.str(), HasSubstr("--tilte; did you mean --title?"));
  EXPECT_EQ(run_with({"make", "a lighthouse", "--tilte=x"}), 2);
  EXPECT_THAT(err.str(), HasSubstr("--tilte; did you mean --title?"));
  EXPECT_EQ(run_with({"unveil"}), 2);
  EXPECT_THAT(err.str(), Not(HasSubstr("did you mean")));
  EXPECT_EQ(run_with({"keys", "mint"}), 2);
  EXPECT_EQ(run_with({"keys"}), 2);
  EXPECT_EQ(run_with({"formats", "--yaml"}), 2);
  EXPECT_EQ(run_with({"--bogus"}), 2);
  EXPECT_EQ(run_with({"serve", "extra"}), 2);
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(machine.opened, 0);
}

TEST_F(Program, BadInputIsRefusedBeforeTheDataFolderIsTouched) {
  const std::vector<std::vector<std::string>> wrong{
      {"make"},
      {"make", ""},
      {"make", "   "},
      {"make", std::string(10'001, 'x')},
      {"make", "\xFF\xFE\x00\x01"},
      {"make", "bell\a"},
      {"make", "x", "--format", "0x0"},
      {"make", "x", "--format", "1x1"},
      {"make", "x", "--format", "15x15"},
      {"make", "x", "--format", "99999x99999"},
      {"make", "x", "--format", "NaN"},
      {"make", "x", "--format", "banner"},
      {"make", "x", "--format", ""},
      {"make", "x", "--seed", "NaN"},
      {"make", "x", "--seed", "-1"},
      {"make", "x", "--seed", "4294967296"},
      {"make", "x", "--type", "gif"},
      {"make", "x", "--expires", "8d"},
      {"make", "x", "--expires", "nan"},
      {"make", "x", "--title", std::string(81, 't')},
      {"make", "x", "--tagline", std::string(161, 't')},
      {"make", "x", "--release", std::string(81, 't')},
      {"make", "x", "--brief", "missing.json"},
      {"make", "x", "--brief", "broken.json"},
      {"brief"},
      {"brief", " "},
      {"make", "x", "--credits", "missing.json"},
      {"make", "x", "--credits", "broken.json"},
      {"make", "x", "--credits", "broken.txt"},
      {"make", "x", "--out", "/"},
      {"make", "x", "--out", "/no/such/folder/x.png"},
      {"make", "x", "--out", ""},
      {"make", "x", "--seed", ""},
      {"make", "x", "--type", ""},
      {"make", "x", "--expires", ""},
      {"make", "x", "--title"},
  };
  machine.files["broken.txt"] = "Directed by:\n";
  machine.files["broken.json"] = "[{\"role\": \"directed by\"";
  for (const auto& arguments : wrong) {
    EXPECT_EQ(run_with(arguments), 2) << testing::PrintToString(arguments).substr(0, 200);
    EXPECT_THAT(err.str(), StartsWith("onesheet: "));
    EXPECT_EQ(out.str(), "");
  }
  EXPECT_EQ(machine.opened, 0);
}

TEST_F(Program, AFailureGivesItsSentenceItsDetailAndItsCode) {
  machine.open_error = base::Error{ErrorKind::out_of_space, "The disk is full.", "/srv/posters: ENOSPC"};
  EXPECT_EQ(run_with({"make", "a red balloon"}), 8);
  EXPECT_EQ(machine.opened, 1);
  EXPECT_EQ(err.str(), "onesheet: The disk is full.\n  detail: /srv/posters: ENOSPC\n");
  EXPECT_EQ(run_with({"serve"}), 8);
  machine.resolve_error = base::Error{ErrorKind::bad_request, "The setting listen is wrong.", ""};
  for (const char* command : {"make x", "serve", "env", "config", "doctor"}) {
    std::vector<std::string> arguments;
    std::istringstream words{command};
    for (std::string word; words >> word;) arguments.push_back(word);
    EXPECT_EQ(run_with(arguments), 2) << command;
  }
}

TEST_F(Program, SettingsReachTheMachineByName) {
  EXPECT_EQ(run_with({"serve", "--listen", "127.0.0.1:1", "--s3-listen=[::1]:2", "--data", "/x", "--stage",
                      "Prod"}),
            0);
  EXPECT_EQ(machine.seen_flags,
            (Flags{{"listen", "127.0.0.1:1"}, {"s3-listen", "[::1]:2"}, {"data", "/x"}, {"stage", "Prod"}}));
}

TEST_F(Program, ServeSaysWhatToOpenThenWaitsThenDrains) {
  EXPECT_EQ(run_with({"serve"}), 0);
  EXPECT_EQ(machine.story, "wait drain ");
  EXPECT_THAT(out.str(), HasSubstr("http://127.0.0.1:8080/"));
  EXPECT_THAT(out.str(), HasSubstr("curl -G http://127.0.0.1:8080/Dev/poster --data-urlencode 'prompt="));
  EXPECT_THAT(err.str(), EndsWith("stopped\n"));
}

TEST_F(Program, EnvPrintsWhatAShellCanEvaluate) {
  EXPECT_EQ(run_with({"env"}), 0);
  EXPECT_EQ(out.str(),
            "export AWS_ACCESS_KEY_ID='OSKEY'\n"
            "export AWS_SECRET_ACCESS_KEY='it'\\''s secret'\n"
            "export AWS_REGION='eu-north-1'\n"
            "export AWS_DEFAULT_REGION='eu-north-1'\n"
            "export AWS_ENDPOINT_URL_S3='http://127.0.0.1:9000'\n"
            "export AWS_ENDPOINT_URL_BEDROCK_RUNTIME='http://127.0.0.1:8080'\n"
            "unset AWS_SESSION_TOKEN AWS_PROFILE AWS_BEARER_TOKEN_BEDROCK\n");
}

TEST_F(Program, EnvPrintsTheBearerTokenWhenAsked) {
  EXPECT_EQ(run_with({"env", "--bearer"}), 0);
  EXPECT_THAT(out.str(), EndsWith("export AWS_BEARER_TOKEN_BEDROCK='bedrock-api-key-1'\n"
                                  "unset AWS_SESSION_TOKEN AWS_PROFILE\n"));
  EXPECT_EQ(run_with({"env", "--json"}), 0);
  EXPECT_THAT(out.str(), Not(HasSubstr("BEARER")));
}

TEST_F(Program, ServeSaysWherePostersGoWhenItIsNotHere) {
  EXPECT_EQ(run_with({"serve"}), 0);
  EXPECT_THAT(out.str(), Not(HasSubstr("s3://")));
  machine.s3.bucket = "mine";
  machine.s3.prefix = "club/";
  EXPECT_EQ(run_with({"serve"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("posters go to s3://mine/club/\n"));
}

TEST_F(Program, ConfigMasksSecrets) {
  for (const auto& arguments : {std::vector<std::string>{"config"}, {"config", "--json"}}) {
    EXPECT_EQ(run_with(arguments), 0);
    EXPECT_THAT(out.str(), HasSubstr("/srv/posters"));
    EXPECT_THAT(out.str(), HasSubstr("********"));
    EXPECT_THAT(out.str(), HasSubstr("ONESHEET_SECRET_ACCESS_KEY"));
    EXPECT_THAT(out.str(), Not(HasSubstr("very-secret")));
  }
}

TEST_F(Program, ConfigKeepsItsColumnsApart) {
  EXPECT_EQ(run_with({"config"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("\nbedrock-repeat-silence  no "));
  EXPECT_THAT(out.str(), StartsWith("data                    /srv/posters "));
}

TEST_F(Program, DoctorsExitCodeSaysWhetherAnythingIsBroken) {
  machine.findings = {{Finding::Grade::good, "disk", "79 GB free.", ""},
                      {Finding::Grade::warning, "clock", "Odd.", "Set it."}};
  EXPECT_EQ(run_with({"doctor"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("→ Set it."));
  machine.findings.push_back({Finding::Grade::bad, "catalogue", "Damaged.", "Restore it."});
  EXPECT_EQ(run_with({"doctor"}), 1);
  EXPECT_EQ(run_with({"doctor", "--json"}), 1);
  EXPECT_THAT(out.str(), HasSubstr(R"("grade":"bad")"));
}

TEST_F(Program, KeysAreShownOnceListedAndRevoked) {
  EXPECT_EQ(run_with({"keys", "create", "--name", "web", "--scope", "read"}), 0);
  const std::string secret = out.str().substr(0, out.str().size() - 1);
  EXPECT_THAT(secret, StartsWith("osk_"));
  EXPECT_EQ(run_with({"keys", "list"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("web"));
  EXPECT_THAT(out.str(), Not(HasSubstr(secret)));
  const std::string id = out.str().substr(0, 26);
  EXPECT_EQ(run_with({"keys", "revoke", id}), 0);
  EXPECT_EQ(run_with({"keys", "revoke", id}), 5);
  EXPECT_EQ(run_with({"keys", "list"}), 0);
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(run_with({"keys", "create", "--name", "web", "--scope", "everything"}), 2);
  EXPECT_EQ(run_with({"keys", "create"}), 2);
}

TEST_F(Program, PrintsWhatAPromptMeans) {
  EXPECT_EQ(run_with({"brief", "three giant wolves", "beneath a full moon"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("3 × wolf, giant"));
  EXPECT_THAT(out.str(), HasSubstr("moon, above"));
  EXPECT_THAT(out.str(), HasSubstr("night"));
  EXPECT_EQ(run_with({"brief", "a wolf", "--json"}), 0);
  EXPECT_THAT(out.str(), StartsWith("{\"prompt\":\"a wolf\""));
}

TEST_F(Program, ListsAndVersion) {
  EXPECT_EQ(run_with({"formats"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("one-sheet"));
  EXPECT_EQ(run_with({"models"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("illustrator"));
  EXPECT_EQ(run_with({"version"}), 0);
  EXPECT_THAT(out.str(), StartsWith("onesheet 0."));
  EXPECT_EQ(run_with({"--version"}), 0);
  for (const char* command : {"formats", "models", "version"}) {
    EXPECT_EQ(run_with({command, "--json"}), 0);
    EXPECT_THAT(out.str(), testing::MatchesRegex("[[{].*[]}]\n"));
  }
}

}  // namespace
}  // namespace onesheet::cli
