"""The launcher in a small tree of its own, with a build that only counts how often it is called.

    test_launcher.py ROOT
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))


class Launcher(unittest.TestCase):
    def setUp(self):
        self.tree = pathlib.Path(tempfile.mkdtemp(prefix="onesheet-launcher-")) / "a folder"
        self.addCleanup(shutil.rmtree, self.tree.parent)
        for folder in ("src/room", "cmake", "assets", "web", "docs", "scripts"):
            (self.tree / folder).mkdir(parents=True)
        for name in ("CMakeLists.txt", "docs/openapi.json", "src/room/a.cpp"):
            (self.tree / name).write_text("x")
        shutil.copy(ROOT / "onesheet", self.tree)
        self.build_script("""
            mkdir -p "$2/bin"
            echo built >> "$1/builds"; echo on stdout
            printf '#!/bin/sh\\necho "ran $*"\\nexit 7\\n' > "$3"; chmod +x "$3"
            touch "$4" """)
        self.age()

    def build_script(self, text):
        script = self.tree / "scripts/build.sh"
        script.write_text("#!/bin/sh\n" + text)
        script.chmod(0o755)

    def age(self):
        """Everything so far happened an hour ago."""
        before = time.time() - 3600
        for path in [self.tree, *self.tree.rglob("*")]:
            os.utime(path, (before, before))

    def launch(self, *arguments, program=None, cwd="/"):
        return subprocess.run([program or self.tree / "onesheet", *arguments], capture_output=True, text=True, cwd=cwd)

    def builds(self):
        return (self.tree / "builds").read_text().count("built")

    def test_builds_once_and_passes_words_and_exit_code_on(self):
        for _ in range(3):
            done = self.launch("make", "two words", "--json")
            self.assertEqual((done.returncode, done.stdout), (7, "ran make two words --json\n"))
        self.assertEqual(self.builds(), 1)

    def test_build_output_goes_to_stderr(self):
        done = self.launch("env")
        self.assertEqual(done.stdout, "ran env\n")
        self.assertIn("on stdout", done.stderr)

    def test_edits_new_files_and_deletions_build_again(self):
        self.launch()
        changes = (lambda: (self.tree / "src/room/a.cpp").write_text("y"),
                   lambda: (self.tree / "src/room/b.cpp").write_text("new"),
                   lambda: (self.tree / "src/room/b.cpp").unlink(),
                   lambda: (self.tree / "docs/openapi.json").write_text("{}"),
                   lambda: (self.tree / "web/index.html").write_text("<p>"),
                   lambda: (self.tree / "CMakeLists.txt").write_text("z"))
        for count, change in enumerate(changes, start=2):
            self.age()
            change()
            self.launch()
            self.launch()
            self.assertEqual(self.builds(), count)

    def test_a_failed_build_runs_nothing(self):
        self.launch()
        self.age()
        (self.tree / "src/room/a.cpp").write_text("broken")
        self.build_script("echo no; exit 1")
        done = self.launch("make", "x")
        self.assertEqual((done.returncode, done.stdout), (10, ""))

    def test_works_from_anywhere_and_through_a_link(self):
        link = self.tree.parent / "link"
        link.symlink_to(self.tree / "onesheet")
        self.assertEqual(self.launch("version", program=link).stdout, "ran version\n")
        self.assertEqual(self.launch("version", program="./onesheet", cwd=self.tree).stdout, "ran version\n")
        self.assertEqual(self.builds(), 1)


unittest.main()
