#!/usr/bin/env python3
"""docs/aws.md and docs/coming-from-the-tutorial.md hold what they claim to: parameters, tests, files, links."""

import json
import pathlib
import re
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AWS = (ROOT / "docs" / "aws.md").read_text()
TUTORIAL = (ROOT / "docs" / "coming-from-the-tutorial.md").read_text()


def parameters():
    """{name: default} of the template; only names and defaults, so lines are enough."""
    text = (ROOT / "deploy" / "aws" / "template.yaml").read_text()
    section = text.split("\nParameters:\n")[1].split("\nConditions:\n")[0]
    found = re.findall(r"^  (\w+):\n(?:    .*\n)*?    Default: (.*)$", section, re.M)
    return {name: default.strip('"') for name, default in found}


class Docs(unittest.TestCase):
    def test_every_parameter_is_there_with_its_default(self):
        told = dict(re.findall(r"^\| `(\w+)` \| (empty|`[^`]*`) \|", AWS, re.M))
        self.assertEqual({name: value.strip("`").replace("empty", "") for name, value in told.items()}, parameters())
        self.assertGreater(len(told), 20)

    def test_every_trap_is_there_once(self):
        self.assertEqual(re.findall(r"^\| (\d+) \|", TUTORIAL, re.M), [str(number) for number in range(1, 28)])

    def test_the_tests_it_names_exist(self):
        sources = "".join(path.read_text() for path in (ROOT / "tests").rglob("*_test.cpp"))
        existing = {f"{suite}.{name}" for suite, name in re.findall(r"TEST(?:_[FP])?\(\s*(\w+),\s*(\w+)\)", sources)}
        named = set(re.findall(r"`([A-Z]\w+\.[A-Z]\w+)`", TUTORIAL))
        self.assertGreater(len(named), 30)
        self.assertEqual(named - existing, set())

    def test_the_files_they_name_exist(self):
        for text in (AWS, TUTORIAL):
            for name in re.findall(r"`((?:tests|deploy|docs|src)/[\w/.-]+)`", text):
                self.assertTrue((ROOT / name).exists(), name)
            for name in re.findall(r"\]\(([\w/.-]+)(?:#[\w-]+)?\)", text):
                self.assertTrue((ROOT / "docs" / name).exists(), name)

    def test_the_headings_they_point_to_exist(self):
        headings = {line.lstrip("# ").lower().replace(" ", "-") for line in AWS.splitlines() if line.startswith("#")}
        for anchor in re.findall(r"aws\.md#([\w-]+)", TUTORIAL):
            self.assertIn(anchor, headings)

    def test_what_needs_no_key_is_what_it_says(self):
        paths = json.loads((ROOT / "deploy" / "aws" / "openapi.json").read_text())["paths"]
        for path, item in paths.items():
            operations = [item[method] for method in ("get", "post", "delete") if method in item]
            if any(operation["security"] == [] for operation in operations):
                self.assertIn(f"`{path.replace('{name}', '…')}`", AWS)

    def test_the_functions_variables_are_settings(self):
        template = (ROOT / "deploy" / "aws" / "template.yaml").read_text()
        variables = set(re.findall(r"^ +(ONESHEET_\w+):", template, re.M))
        settings = re.findall(r'^    \{"([a-z0-9-]+)", ', (ROOT / "src/doors/cli/settings.cpp").read_text(), re.M)
        known = {"ONESHEET_" + name.upper().replace("-", "_") for name in settings}
        own = ROOT / "src" / "doors" / "wiring" / "lambda" / "function.cpp"
        if own.exists():
            known |= set(re.findall(r'"(ONESHEET_\w+)"', own.read_text()))
        else:
            known |= {"ONESHEET_" + name for name in ("BUCKET", "PREFIX", "FORMAT", "TYPE", "TITLE", "EXPIRES")}
        self.assertGreater(len(variables), 10)
        self.assertEqual(variables - known, set())

    def test_they_are_linked_from_the_front(self):
        readme = (ROOT / "README.md").read_text()
        self.assertIn("docs/aws.md", readme)
        self.assertIn("docs/coming-from-the-tutorial.md", readme)

    def test_makers_say_what_is_stale(self):
        for maker, source in (("deploy/aws/openapi", "deploy/aws/openapi.json"),
                              ("docs/images/diagram", "docs/images/aws.svg")):
            done = subprocess.run([ROOT / maker, "--check"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, source + done.stderr)


if __name__ == "__main__":
    unittest.main()
