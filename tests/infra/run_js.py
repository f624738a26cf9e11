#!/usr/bin/env python3
"""Runs the tests of tests/infra/js, with their packages put there first. Exit code 77: they cannot be had."""

import fcntl
import pathlib
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "js"


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(77)


def main():
    for tool in ("node", "npm", "/usr/bin/aws"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed")
    with (FOLDER / "package.json").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (FOLDER / "node_modules" / ".package-lock.json").exists():
            if subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=FOLDER, timeout=200).returncode != 0:
                skip("the packages of tests/infra/js could not be installed (npm ci)")
    tests = sorted(path.name for path in FOLDER.glob("*_test.mjs"))
    sys.exit(subprocess.run(["node", "--test", *tests], cwd=FOLDER).returncode)


if __name__ == "__main__":
    main()
