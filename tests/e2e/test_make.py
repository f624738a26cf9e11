import json
import os
import pathlib
import pty
import subprocess

from harness import PROGRAM, Case, picture_size


class Make(Case):
    def test_saves_stores_and_links(self):
        done = self.run_program("make", 'a lighthouse keeper in a storm called "The Last Light"')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        self.assertEqual([p.name for p in self.here.iterdir()], ["the-last-light.png"])
        self.assertEqual(picture_size((self.here / "the-last-light.png").read_bytes()), ("png", 1000, 1500))
        for words in ("The Last Light", str(self.here / "the-last-light.png"), "onesheet/posters/", "http://127.0.0.1:9000/",
                      "X-Amz-Signature=", "(in 1 hour)"):
            self.assertIn(words, done.stdout)

    def test_json_names_everything(self):
        made = self.make("a red balloon over Paris", "--seed", "7", "--expires", "15m")
        for member in ("id", "url", "expires_at", "bucket", "key", "file", "content_type", "bytes", "width", "height",
                       "format", "model", "seed", "title", "prompt", "drawn", "not_drawn"):
            self.assertIn(member, made)
        self.assertEqual(made["seed"], 7)
        self.assertEqual(made["prompt"], "a red balloon over Paris")
        self.assertEqual(made["key"], f"posters/{made['id']}.png")
        self.assertEqual(made["bytes"], pathlib.Path(made["file"]).stat().st_size)
        self.assertEqual((made["width"], made["height"]), (1000, 1500))
        self.assertRegex(made["expires_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertIn("X-Amz-Expires=900", made["url"])

    def test_types_and_sizes(self):
        for arguments, expected in ((["--type", "jpeg"], ("jpeg", 1000, 1500)),
                                    (["--type", "webp", "--format", "landscape-16x9"], ("webp", 1280, 720)),
                                    (["--format", "600x900"], ("png", 600, 900)),
                                    (["--format", "16x16"], ("png", 16, 16)),
                                    (["--format", "square", "--out", "x.jpg"], ("jpeg", 1080, 1080))):
            made = self.make("two astronauts under a red planet", "--title", "none", *arguments)
            self.assertEqual(picture_size(pathlib.Path(made["file"]).read_bytes()), expected)
            self.assertEqual(made["content_type"], "image/" + expected[0])

    def test_a_seed_draws_the_same_bytes_again(self):
        files = [pathlib.Path(self.make("a wolf in the snow", "--seed", seed, "--format", "300x450")["file"]).read_bytes()
                 for seed in ("11", "11", "12")]
        self.assertEqual(files[0], files[1])
        self.assertNotEqual(files[0], files[2])

    def test_a_second_copy_takes_a_second_name(self):
        names = [pathlib.Path(self.make("sea", "--title", "Tide", "--format", "120x180")["file"]).name for _ in range(3)]
        self.assertEqual(names, ["tide.png", "tide-2.png", "tide-3.png"])

    def test_out_replaces_a_file_and_refuses_a_folder(self):
        (self.here / "x.png").write_text("old")
        made = self.make("sea", "--out", "x.png", "--format", "120x180")
        self.assertEqual(made["file"], str(self.here / "x.png"))
        self.assertEqual(picture_size((self.here / "x.png").read_bytes())[0], "png")
        self.assertRefused(self.run_program("make", "sea", "--out", "."), 2, "folder")
        self.assertRefused(self.run_program("make", "sea", "--out", "no/such/x.png"), 2, "folder")
        self.assertEqual([p.name for p in self.here.iterdir()], ["x.png"])

    def test_no_file_keeps_the_folder_clean(self):
        self.make("sea", "--no-file", "--format", "120x180")
        self.assertEqual(list(self.here.iterdir()), [])

    def test_a_folder_that_takes_no_file_still_gives_a_link(self):
        done = self.run_program("make", "sea", "--json", "--format", "120x180", cwd="/proc")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("no copy was saved", done.stderr)
        self.assertIn("X-Amz-Signature", json.loads(done.stdout)["url"])

    def test_a_full_output_fails_after_the_poster_is_safe(self):
        done = self.run_program("make", "sea", "--json", "--out", "/dev/full", "--format", "120x180")
        self.assertEqual(done.returncode, 8, done.stderr)
        self.assertIn("X-Amz-Signature", json.loads(done.stdout)["url"])

    def test_credits_and_words(self):
        (self.here / "credits.json").write_text(json.dumps(
            [{"role": "directed by", "names": ["Ida Sand"]}, {"names": ["Lee Ames", "Jo Park"]}]))
        made = self.make("a western at dusk", "--credits", "credits.json", "--tagline", "Ride until the road ends.",
                         "--release", "In cinemas 12 March", "--title", "The Long Ride")
        self.assertEqual(made["title"], "The Long Ride")
        self.assertEqual(made["tagline"], "Ride until the road ends.")

    def test_title_none_and_auto(self):
        self.assertEqual(self.make("a whale", "--title", "none", "--format", "300x450")["title"], "")
        self.assertNotEqual(self.make("a whale", "--format", "300x450")["title"], "")
        self.assertEqual(self.make("a whale", "--title", "auto", "--format", "300x450", "--seed", "1")["title"],
                         self.make("a whale", "--format", "300x450", "--seed", "1")["title"])

    def test_a_prompt_without_quotes_is_joined(self):
        done = self.run_program("make", "a", "red", "balloon", "--json", "--format", "120x180")
        self.assertEqual(json.loads(done.stdout)["prompt"], "a red balloon")

    def test_the_config_file_and_the_environment_count(self):
        (self.home / "config.json").write_text(json.dumps({"bucket": "from-file", "public_s3_url": "https://file.example"}))
        environment = {"ONESHEET_CONFIG": str(self.home / "config.json"), "ONESHEET_PUBLIC_S3_URL": "https://env.example"}
        done = self.run_program("make", "sea", "--json", "--no-file", "--format", "120x180", env=environment)
        self.assertTrue(json.loads(done.stdout)["url"].startswith("https://env.example/from-file/posters/"), done.stdout)


class Look(Case):
    """Colour and progress belong on terminals alone."""

    def on_a_terminal(self, **environment):
        leader, follower = pty.openpty()
        process = subprocess.Popen([PROGRAM, "make", "sea", "--no-file"], cwd=self.here, stdout=follower, stderr=follower,
                                   stdin=subprocess.DEVNULL, env={**self.environment, "TERM": "xterm", **environment})
        os.close(follower)
        shown = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            shown += part
        os.close(leader)
        self.assertEqual(process.wait(), 0)
        return shown

    def test_a_terminal_gets_colour_and_progress(self):
        shown = self.on_a_terminal()
        self.assertIn(b"\x1b[1m", shown)
        self.assertIn("█".encode(), shown)

    def test_no_color_is_respected(self):
        shown = self.on_a_terminal(NO_COLOR="1")
        self.assertNotIn(b"\x1b[1m", shown)
        self.assertNotIn(b"\x1b[2m", shown)

    def test_a_pipe_gets_plain_text(self):
        done = self.run_program("make", "sea", "--no-file", "--format", "120x180", env={"TERM": "xterm"})
        self.assertNotIn("\x1b", done.stdout + done.stderr)
        self.assertNotIn("\r", done.stdout + done.stderr)
