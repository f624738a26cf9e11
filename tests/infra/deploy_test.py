#!/usr/bin/env python3
"""deploy/aws/deploy and remove, against an AWS CLI that only writes down what it is told."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCRIPTS = ["deploy", "remove", "lib.sh"]


class Deploy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="onesheet-deploy-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        # A tree of its own, so that build/ of this one is left alone.
        self.tree = self.folder / "tree"
        shutil.copytree(ROOT / "deploy", self.tree / "deploy")
        self.package = self.tree / "deploy" / "aws" / "package"
        self.package.write_text('#!/bin/sh\ncp "$(dirname "$0")/made.zip" "$1"\n')
        self.package.chmod(0o755)
        self.make_package("made.zip", 62)
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "uname").write_text('#!/bin/sh\necho "${MACHINE:-x86_64}"\n')
        (self.folder / "bin" / "uname").chmod(0o755)
        shutil.copy(HERE / "fake_aws.py", self.folder / "bin" / "aws")
        (self.folder / "bin" / "aws").chmod(0o755)
        self.state = self.folder / "state"
        self.state.mkdir()

    def make_package(self, name, processor):
        """A zip with the head of an ELF file; 62 is x86-64, 183 is arm64."""
        path = self.tree / "deploy" / "aws" / name
        with zipfile.ZipFile(path, "w") as made:
            made.writestr("bootstrap", b"\x7fELF\x02\x01\x01" + bytes(11) + processor.to_bytes(2, "little") + bytes(44))
        return str(path)

    def run_script(self, name, *words, code=0, **env):
        environment = {"PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       "TMPDIR": str(self.folder), "FAKE_AWS": str(self.state), "AWS_REGION": "eu-central-1", **env}
        environment = {name: value for name, value in environment.items() if value is not None}
        done = subprocess.run(["bash", str(self.tree / "deploy" / "aws" / name), *words], env=environment,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def calls(self):
        path = self.state / "calls.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def verbs(self):
        return [" ".join(words[:2]) for words in self.calls()]

    def stack(self):
        return json.loads((self.state / "stack.json").read_text())

    def deployment(self):
        """The name of the API's deployment in the template that was deployed."""
        names = set(re.findall(r"ApiDeployment\w*", self.stack()["Template"]))
        self.assertEqual(len(names), 1, names)
        return names.pop()

    def test_the_real_cli_takes_the_commands(self):
        self.run_script("deploy")
        self.run_script("deploy", code=1, TROUBLE="stack-fails")
        self.run_script("remove", "--posters-too")
        if not pathlib.Path("/usr/bin/aws").exists():
            self.skipTest("the AWS CLI is not installed")
        seen = {" ".join(words[:2]): words for words in self.calls()}
        # Packaging uploads to S3 itself; the two tests of what is packaged run the CLI's code.
        del seen["cloudformation package"]
        self.assertGreaterEqual(len(seen), 10)
        env = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "AWS_ACCESS_KEY_ID": "a",
               "AWS_SECRET_ACCESS_KEY": "b", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1", "NO_PROXY": "127.0.0.1"}
        for name, words in seen.items():
            with self.subTest(name):
                # A word that the CLI does not know stops it before it looks for the service.
                sent = subprocess.run(["/usr/bin/aws", *words, "--endpoint-url", "http://127.0.0.1:1"], env=env,
                                      capture_output=True, text=True)
                self.assertIn("Could not connect to the endpoint URL", sent.stderr, sent.stdout)

    def test_the_first_time_makes_bucket_and_stack(self):
        done = self.run_script("deploy", "PosterDays=7", "BedrockModel=")
        self.assertIn("Url              https://api.example/Dev/poster", done.stdout)
        self.assertEqual(json.loads((self.state / "bucket.json").read_text()),
                         {"name": "onesheet-artifacts-123456789012-eu-central-1",
                          "place": "LocationConstraint=eu-central-1"})
        self.assertIn("s3api put-public-access-block", self.verbs())
        self.assertEqual(self.stack()["Parameters"],
                         {"PosterDays": "7", "BedrockModel": "", "Architecture": "x86_64"})
        self.assertTrue(all("--region" in words for words in self.calls() if words[0] != "configure"))
        deploy = next(words for words in self.calls() if words[:2] == ["cloudformation", "deploy"])
        self.assertIn("--no-fail-on-empty-changeset", deploy)
        self.assertIn("CAPABILITY_IAM", deploy)

    def test_what_is_deployed_names_the_uploaded_package_and_api(self):
        self.run_script("deploy", PACKAGES="really")
        self.assertRegex(self.deployment(), r"^ApiDeployment\d+$")
        template = self.stack()["Template"]
        self.assertNotIn("build/lambda", template)
        self.assertRegex(template, r"Location: s3://onesheet-artifacts-123456789012-eu-central-1/onesheet/[0-9a-f]{32}")
        self.assertRegex(template, r"S3Key: onesheet/[0-9a-f]{32}")
        uploaded = [path.read_bytes() for path in (self.state / "objects").iterdir()]
        self.assertIn((ROOT / "deploy/aws/openapi.json").read_bytes(), uploaded)
        self.assertTrue(any(zipfile.ZipFile(path).namelist() == ["bootstrap"]
                            for path in (self.state / "objects").iterdir() if zipfile.is_zipfile(path)))

    def test_us_east_1_takes_no_location(self):
        self.run_script("deploy", "--region", "us-east-1")
        self.assertIsNone(json.loads((self.state / "bucket.json").read_text())["place"])

    def test_again_is_the_same_and_a_changed_api_is_deployed(self):
        self.run_script("deploy")
        first = self.deployment()
        self.run_script("deploy")
        self.assertEqual(self.deployment(), first)
        self.assertEqual(self.verbs().count("s3api create-bucket"), 1)
        self.run_script("deploy", "CorsOrigin=https://film.example")
        self.assertNotEqual(self.deployment(), first)
        api = self.tree / "deploy" / "aws" / "openapi.json"
        api.write_text(api.read_text() + "\n")
        self.run_script("deploy")
        self.assertNotEqual(self.deployment(), first)

    def test_the_processor_stays_what_it_was(self):
        arm = self.make_package("arm.zip", 183)
        self.run_script("deploy", "--arch", "arm64", "--package", arm)
        self.assertEqual(self.stack()["Parameters"]["Architecture"], "arm64")
        self.run_script("deploy", "--package", arm)
        self.assertEqual(self.stack()["Parameters"]["Architecture"], "arm64")
        # The machine's own processor is what a package is made for.
        done = self.run_script("deploy", code=1)
        self.assertIn("make one for arm64 on such a machine", done.stderr)

    def test_a_new_stack_takes_the_machines_processor(self):
        self.make_package("made.zip", 183)
        self.run_script("deploy", MACHINE="aarch64")
        self.assertEqual(self.stack()["Parameters"]["Architecture"], "arm64")

    @unittest.skipUnless(shutil.which("unzip"), "unzip is not installed")
    def test_a_package_for_another_processor_is_refused(self):
        done = self.run_script("deploy", "--package", self.make_package("arm.zip", 183), code=1)
        self.assertIn("for another processor than x86_64", done.stderr)
        with zipfile.ZipFile(self.folder / "empty.zip", "w") as empty:
            empty.writestr("readme", "x")
        done = self.run_script("deploy", "--package", str(self.folder / "empty.zip"), code=1)
        self.assertIn("there is no bootstrap in", done.stderr)

    def test_a_log_role_that_is_set_is_left_alone(self):
        self.run_script("deploy", LOG_ROLE="arn:aws:iam::123456789012:role/logs")
        self.assertEqual(self.stack()["Parameters"]["AccessLogs"], "use-role")

    def test_a_package_made_before_is_taken(self):
        self.package.unlink()
        self.run_script("deploy", "--package", str(self.tree / "deploy" / "aws" / "made.zip"))

    def test_a_dry_run_changes_nothing(self):
        done = self.run_script("deploy", "--dry-run", "--profile", "film")
        for words in ("deploy/aws/package build/lambda/onesheet-lambda.zip", "aws cloudformation package", "aws cloudformation deploy",
                      "--profile film"):
            self.assertIn(words, done.stdout)
        self.assertEqual(self.calls(), [])

    def test_refusals_say_what_is_wrong(self):
        for words, env, code, sentence in [
                ([], {"TROUBLE": "credentials"}, 1, "no credentials that work: Unable to locate credentials"),
                ([], {"AWS_REGION": None}, 1, "no region; give --region"),
                (["--region", "frankfurt"], {}, 2, "frankfurt is not the name of a region"),
                ([], {"PATH": str(self.no_cli())}, 1, "the AWS CLI is not installed"),
                (["--arch", "sparc"], {}, 2, "--arch is x86_64 or arm64"),
                (["Postr=1"], {}, 2, "there is no parameter Postr; there are: BedrockModel"),
                (["Architecture=arm64"], {}, 2, "use --arch"),
                (["--stack", "1film"], {}, 2, "a stack's name is"),
                (["--region"], {}, 2, "--region needs a value"),
                (["--frobnicate"], {}, 2, "there is no option --frobnicate"),
                (["word"], {}, 2, "neither an option nor PARAMETER=VALUE"),
                (["--package", "nowhere.zip"], {}, 1, "there is no file nowhere.zip"),
                (["--artifacts-bucket", "theirs"], {"TROUBLE": "forbidden-bucket"}, 1,
                 "the bucket theirs cannot be used"),
        ]:
            with self.subTest(sentence):
                self.assertIn(sentence, self.run_script("deploy", *words, code=code, **env).stderr)
        self.assertNotIn("cloudformation deploy", self.verbs())

    def no_cli(self):
        folder = self.folder / "no-cli"
        folder.mkdir()
        for tool in ("bash", "mktemp", "sed", "grep", "rm", "cat", "dirname", "sort", "tail", "head"):
            (folder / tool).symlink_to(shutil.which(tool))
        return folder

    def test_a_bucket_of_another_region_is_refused(self):
        self.run_script("deploy")
        done = self.run_script("deploy", code=1, TROUBLE="elsewhere")
        self.assertIn("is in ap-south-1 and the stack in eu-central-1", done.stderr)

    def test_a_failed_package_stops_it(self):
        self.package.write_text("#!/bin/sh\nexit 1\n")
        self.assertIn("the package could not be made", self.run_script("deploy", code=1).stderr)
        self.assertNotIn("cloudformation deploy", self.verbs())

    def test_a_failed_stack_says_why_and_what_next(self):
        done = self.run_script("deploy", code=1, TROUBLE="stack-fails")
        self.assertIn("The role cannot be assumed by Lambda.", done.stderr)
        done = self.run_script("deploy", code=1)
        self.assertIn("ROLLBACK_COMPLETE and cannot be updated; run deploy/aws/remove", done.stderr)

    def test_a_stack_that_may_not_be_read_is_not_taken_for_a_missing_one(self):
        self.run_script("deploy")
        done = self.run_script("deploy", code=1, TROUBLE="denied")
        self.assertIn("stack onesheet could not be read", done.stderr)
        self.assertEqual(self.verbs().count("cloudformation deploy"), 1)

    def test_removing_keeps_posters_unless_asked(self):
        self.run_script("deploy")
        done = self.run_script("remove")
        self.assertIn("the posters stay in the bucket onesheet-posterbucket-1", done.stderr)
        self.assertFalse((self.state / "stack.json").exists())
        self.assertNotIn("s3 rm", self.verbs())
        self.assertIn("there is no stack onesheet", self.run_script("remove").stderr)

    def test_removing_posters_too(self):
        self.run_script("deploy")
        self.run_script("remove", "--posters-too")
        self.assertEqual(self.verbs()[-2:], ["s3 rm", "s3api delete-bucket"])

    def test_removing_as_a_dry_run(self):
        self.run_script("deploy")
        before = len(self.calls())
        done = self.run_script("remove", "--dry-run", "--posters-too")
        self.assertIn("aws cloudformation delete-stack", done.stdout)
        self.assertEqual(len(self.calls()), before)

    def test_help(self):
        for name in ("deploy", "remove"):
            self.assertIn(f"deploy/aws/{name} [", self.run_script(name, "--help").stdout)

    def test_shellcheck_finds_nothing(self):
        if not shutil.which("shellcheck"):
            self.skipTest("shellcheck is not installed")
        package = ["package"] if (ROOT / "deploy" / "aws" / "package").exists() else []
        done = subprocess.run(["shellcheck", "-x", *(f"deploy/aws/{name}" for name in SCRIPTS + package)], cwd=ROOT,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
