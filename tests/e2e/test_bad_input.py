import json
import pathlib

from harness import Case, picture_size


class CommandLine(Case):
    def test_prompts_that_are_refused(self):
        for prompt, word in (("", "empty"), ("   ", "empty"), ("x" * 10_001, "10000"), ("x" * 100_000, "10000"),
                             ("ring the \a bell", "control"), ("\x1b[31mred", "control"), ("del\x7f", "control"),
                             ("c1 \u0085", "control")):
            self.assertRefused(self.run_program("make", prompt), 2, word)
        done = self.run_program("make", b"\xff\xfe\x01binary\x80")
        self.assertRefused(done, 2, "UTF-8")
        self.assertFalse(self.data.exists())

    def test_prompts_that_look_odd_but_are_fine(self):
        for prompt in ("מגדלור בסערה", "منارة في العاصفة", "🐋🌊", "灯台と嵐", "e\u0301", "a", "line one\nline two", "x " * 4_999):
            made = self.make(prompt, "--format", "300x450", "--out", "x.png")
            self.assertEqual(picture_size(pathlib.Path(made["file"]).read_bytes()), ("png", 300, 450))
            self.assertEqual(made["prompt"], prompt)

    def test_titles_in_other_scripts(self):
        for title in ("המגדלור", "المنارة", "灯台", "Маяк", "Φάρος", "दीपस्तंभ", "ประภาคาร", "등대"):
            self.assertEqual(self.make("a lighthouse", "--title", title, "--out", "x.png", "--format", "300x450")["title"], title)

    def test_sizes(self):
        for size in ("0x0", "0x900", "1x1", "15x15", "15x900", "99999x99999", "99999x16", "12289x8000", "12288x9000", "NaN",
                     "nanxnan", "-600x900", "600", "600x", "1e3x1e3", "inf", "100x401", "9" * 400 + "x1"):
            self.assertRefused(self.run_program("make", "sea", "--format", size), 2)

    def test_other_values(self):
        for arguments, word in ((["--format", "banner"], "format"), (["--model", "dall-e"], "model"),
                                (["--model", ""], "model"), (["--type", "gif"], "png"),
                                (["--type", "pdf"], "onesheet print ID"), (["--max-bytes", "9kB"], "10000"),
                                (["--max-bytes", "10 TB"], "10MB"), (["--seed", "NaN"], "seed"),
                                (["--seed", "1.5"], "seed"), (["--seed", "-1"], "seed"), (["--seed", "4294967296"], "seed"),
                                (["--out", "x.png", "--no-file"], "one of them"), (["--font", "Comic Sans"], "options"),
                                (["--expires", "8d"], "7 days"), (["--expires", "0"], "7 days"), (["--expires", "NaN"], "7 days"),
                                (["--title", "x" * 81], "80"), (["--tagline", "x" * 161], "160"),
                                (["--release", "x" * 81], "80"), (["--credits", "missing.json"], "credits"),
                                (["--titel", "x"], "--title"), (["--no-such-flag"], "--no-such-flag")):
            self.assertRefused(self.run_program("make", "sea", *arguments), 2, word)
        self.assertRefused(self.run_program("mkae", "sea"), 2, "did you mean make")

    def test_credits_files(self):
        for text in ("", "{", "null", "[1]", '[{"names": []}]', '[{"role": "by"}]', '[{"names": ["x"], "nmaes": []}]',
                     '[{"names": ["' + "x" * 121 + '"]}]', json.dumps([{"names": ["x"]}] * 61),
                     json.dumps([{"names": ["x"] * 21}]), "[" * 100_000, " " * 300_000):
            (self.here / "credits.json").write_text(text)
            self.assertRefused(self.run_program("make", "sea", "--credits", "credits.json"), 2)
        (self.here / "credits.json").write_bytes(b'[{"names": ["\xff"]}]')
        self.assertRefused(self.run_program("make", "sea", "--credits", "credits.json"), 2)

    def test_settings(self):
        for arguments in (["--listen", "8080"], ["--listen", "example.com:80"], ["--listen", "127.0.0.1:65536"],
                          ["--s3-listen", "nowhere"], ["--workers", "0"], ["--queue", "lots"], ["--log", "xml"],
                          ["--stage", "a/b"], ["--public-url", "posters"], ["--bucket", "No"]):
            self.assertRefused(self.run_program("serve", *arguments, "--listen=127.0.0.1:0" if arguments[0] != "--listen" else "--s3-listen=127.0.0.1:0"), 2)


class Api(Case):
    def setUp(self):
        super().setUp()
        self.server = self.serve()

    def test_specs_that_are_refused(self):
        for body in (b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", {}, {"prompt": ""}, {"prompt": "  "}, {"prompt": 7},
                     {"prompt": None}, {"prompt": "x" * 10_001}, {"prompt": "bell\a"}, {"prompt": "x", "format": "0x0"},
                     {"prompt": "x", "format": "99999x99999"}, {"prompt": "x", "format": "15x15"},
                     {"prompt": "x", "format": 7}, {"prompt": "x", "model": "dall-e"}, {"prompt": "x", "seed": -1},
                     {"prompt": "x", "seed": 1.5}, {"prompt": "x", "seed": 2**32}, b'{"prompt": "x", "seed": NaN}',
                     {"prompt": "x", "type": "gif"}, {"prompt": "x", "expires": "8d"}, {"prompt": "x", "expires": 0},
                     {"prompt": "x", "title": "t" * 81}, {"prompt": "x", "promt": "y"}, b'{"prompt": "x", "prompt": "y"}',
                     b'{"prompt": "\\ud800"}', b"[" * 50_000):
            answer = self.server.post("/v1/posters", body)
            self.assertIn(answer.status, (400, 413, 422), (body, answer.body))
            self.assertEqual(answer.headers["Content-Type"], "application/problem+json", body)
            self.assertEqual(answer.json()["status"], answer.status)
        self.assertEqual(self.server.get("/v1/posters").json()["posters"], [])

    def test_the_tutorials_route(self):
        for parameters in ({}, {"prompt": ""}, {"prompt": "   "}):
            answer = self.server.get("/Dev/poster", **parameters)
            self.assertEqual(answer.status, 400)
            self.assertEqual(answer.json()["message"], "Missing required request parameters: [prompt]")
        for parameters in ({"prompt": "bell\a"}, {"prompt": "x", "format": "0x0"}, {"prompt": "x", "seed": "NaN"},
                           {"prompt": "x", "model": "dall-e"}, {"prompt": "x", "expires": "8d"}):
            self.assertEqual(self.server.get("/Dev/poster", **parameters).status, 400, parameters)
        self.assertEqual(self.server.get("/Dev/poster", prompt="x" * 20_000).status // 100, 4)

    def test_a_good_request_answers_in_the_tutorials_form(self):
        answer = self.server.get("/Dev/poster", prompt="a lighthouse in a storm")
        self.assertEqual(answer.status, 200)
        self.assertEqual(set(answer.json()), {"statusCode", "body"})
        self.assertEqual(answer.json()["statusCode"], 200)
        self.assertTrue(answer.json()["body"].startswith(self.server.s3 + "/onesheet/posters/"))
