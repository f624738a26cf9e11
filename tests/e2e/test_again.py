"""A poster made again in other ways: other words, another picture, from its own file, from a contact sheet."""
import json
import pathlib
import struct
import zlib

from harness import Case, fetch, picture_size

SMALL = ("--format", "300x450", "--seed", "7")
NOBODYS = "01kq4v7b6gk3v5q8y0x1z2w3e4"


def png(width, height):
    """A dark gradient as a PNG file (W3C PNG, section 5)."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((x * 60 // width, y * 50 // height, 60)[c] for x in range(width) for c in range(3))
                    for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Retitle(Case):
    def test_other_words_are_a_new_poster(self):
        made = self.make("a lighthouse in a storm", "--title", "Tide", *SMALL)
        done = self.run_program("retitle", made["id"], "--title", "Ebbe", "--tagline", "Bald.", "--language", "de", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        again = json.loads(done.stdout)
        self.assertNotEqual(again["id"], made["id"])
        self.assertEqual((again["title"], again["tagline"]), ("Ebbe", "Bald."))
        for same in ("seed", "archetype", "palette", "style", "width", "height", "drawn"):
            self.assertEqual(again[same], made[same], same)
        self.assertNotEqual(pathlib.Path(again["file"]).read_bytes(), pathlib.Path(made["file"]).read_bytes())

    def test_nonsense_is_refused(self):
        made = self.make("a lighthouse in a storm", *SMALL)
        retitle = lambda *arguments: self.run_program("retitle", *arguments)
        self.assertRefused(retitle(NOBODYS, "--title", "Ebbe"), 5, "poster")
        self.assertRefused(retitle("nonsense", "--title", "Ebbe"), 5, "poster")
        self.assertRefused(retitle(made["id"], "--title", "x" * 81), 2, "80")
        self.assertRefused(retitle(made["id"], "--font", "nonsense"), 2, "font")
        self.assertRefused(retitle(made["id"], "--effect", "nonsense"), 2, "effect")
        self.assertRefused(retitle(made["id"], "--type", "original"), 2, "original")
        self.assertRefused(retitle(made["id"], "--font", "/dev/null"), 2, "font")
        self.assertEqual(retitle(made["id"], "--seed", "7").returncode, 2)


class Art(Case):
    def test_words_on_a_picture_of_ones_own(self):
        (self.here / "still.png").write_bytes(png(640, 480))
        done = self.run_program("make", "--art", "still.png", "--title", "My Film", "--format", "300x450", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        made = json.loads(done.stdout)
        self.assertEqual(made["title"], "My Film")
        self.assertEqual(picture_size(pathlib.Path(made["file"]).read_bytes()), ("png", 300, 450))

    def test_what_is_no_picture_is_refused(self):
        for name, data in (("empty.png", b""), ("text.png", b"no picture"), ("cut.png", png(64, 64)[:60])):
            (self.here / name).write_bytes(data)
            self.assertRefused(self.run_program("make", "--art", name, "--title", "My Film"), 2)
        self.assertRefused(self.run_program("make", "--art", "absent.png", "--title", "My Film"), 2, "picture")
        (self.here / "still.png").write_bytes(png(64, 64))
        self.assertRefused(self.run_program("make", "--art", "still.png"), 2)


class From(Case):
    def test_a_recipe_gives_the_same_bytes(self):
        made = self.make("a lighthouse in a storm", "--title", "Tide", *SMALL)
        done = self.run_program("make", "--from", made["file"], "--out", "again.png", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.here / "again.png").read_bytes(), pathlib.Path(made["file"]).read_bytes())
        other = self.run_program("make", "--from", made["file"], "--palette", "noir", "--out", "noir.png", "--json")
        self.assertEqual((json.loads(other.stdout)["palette"], json.loads(other.stdout)["title"]), ("noir", "Tide"))

    def test_files_without_a_recipe_are_refused(self):
        (self.here / "plain.png").write_bytes(png(64, 64))
        (self.here / "text.png").write_bytes(b"no picture")
        (self.here / "bad.json").write_bytes(b'{"recipe": 99}')
        self.assertRefused(self.run_program("make", "--from", "plain.png"), 2, "recipe")
        self.assertRefused(self.run_program("make", "--from", "text.png"), 2)
        self.assertRefused(self.run_program("make", "--from", "bad.json"), 2, "recipe")
        self.assertRefused(self.run_program("make", "--from", "absent.png"), 2)


class Sheet(Case):
    def test_a_picked_poster_is_the_one_of_its_seed(self):
        done = self.run_program("sheet", "a lighthouse in a storm", "--title", "Tide", *SMALL, "--count", "2", "--out",
                                "sheet.png", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual([one["seed"] for one in told["posters"]], [7, 8])
        self.assertEqual(picture_size((self.here / "sheet.png").read_bytes()), ("png", told["width"], told["height"]))
        picked = self.run_program("make", "--from", "sheet.png", "--pick", "2", "--json")
        self.assertEqual(picked.returncode, 0, picked.stderr)
        poster = json.loads(picked.stdout)
        self.assertEqual((poster["seed"], poster["width"]), (8, 300))
        self.assertEqual(poster["archetype"], told["posters"][1]["archetype"])
        for wrong in ("0", "3", "x", "-1", "1.5"):
            self.assertRefused(self.run_program("make", "--from", "sheet.png", "--pick=" + wrong), 2, "1 to 2")
        self.assertRefused(self.run_program("make", "--from", "sheet.png"), 2, "--pick")
        self.assertRefused(self.run_program("make", "sea", "--pick", "1"), 2, "--from")

    def test_counts_that_cannot_be(self):
        for wrong in ("1", "25", "x", "2.5", "-3"):
            self.assertRefused(self.run_program("sheet", "sea", "--count=" + wrong), 2, "2 to 24")


class Names(Case):
    def test_options_can_all_be_asked_for(self):
        done = self.run_program("options", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        options = json.loads(done.stdout)
        self.assertGreaterEqual(len(options["archetypes"]), 14)
        self.assertGreaterEqual(len(options["fonts"]), 30)
        made = self.make("a lighthouse", "--style", options["styles"][-1], "--palette", options["palettes"][-1],
                         "--effect", options["effects"][-1], *SMALL)
        self.assertEqual((made["style"], made["palette"]), (options["styles"][-1], options["palettes"][-1]))
        for flag in ("--archetype", "--palette", "--style", "--font", "--effect"):
            self.assertRefused(self.run_program("make", "sea", flag, "nonsense"), 2)

    def test_a_brief_is_printed_and_taken_back(self):
        done = self.run_program("brief", "three wolves beneath a full moon", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        brief = json.loads(done.stdout)
        self.assertEqual([one["concept"] for one in brief["subjects"]], ["wolf", "moon"])
        (self.here / "brief.json").write_text(json.dumps({"setting": "desert"}))
        made = self.make("three wolves beneath a full moon", "--brief", "brief.json", *SMALL)
        self.assertEqual(made["brief"]["setting"], "desert")
        for text, word in (("{", "JSON"), ("[]", "object"), ('{"zzz": 1}', "zzz"), ('{"setting": "mars attacks"}', "setting"),
                           ('{"subjects": [{"concept": "wolf", "count": 10}]}', "count")):
            (self.here / "brief.json").write_text(text)
            self.assertRefused(self.run_program("make", "a wolf", "--brief", "brief.json"), 2, word)
        self.assertRefused(self.run_program("brief", " "), 2)

    def test_a_logo_stands_in_the_titles_place(self):
        (self.here / "logo.png").write_bytes(png(400, 100))
        made = self.make("a lighthouse", "--title", "Tide", "--title-logo", "logo.png", *SMALL)
        self.assertEqual(made["title"], "Tide")
        for name, data in (("empty.png", b""), ("text.png", b"no picture"), ("thin.png", png(1200, 4))):
            (self.here / name).write_bytes(data)
            self.assertRefused(self.run_program("make", "a lighthouse", "--title-logo", name, *SMALL), 2)


class Http(Case):
    def test_a_sheet_a_print_file_and_a_kit_have_links_that_work(self):
        server = self.serve()
        sheet = server.post("/v1/sheets", {"prompt": "a lighthouse", "format": "300x450", "seed": 7, "count": 2})
        self.assertEqual(sheet.status, 201, sheet.body)
        self.assertEqual(picture_size(fetch(sheet.json()["url"]).body),
                         ("png", sheet.json()["width"], sheet.json()["height"]))
        poster = server.post(f"/v1/sheets/{sheet.json()['id']}/pick", {"number": 2}).json()
        self.assertEqual((poster["seed"], poster["width"]), (8, 300))
        made = server.post(f"/v1/posters/{poster['id']}/print", {"format": "a4", "dpi": 40})
        self.assertEqual(made.status, 201, made.body)
        self.assertTrue(fetch(made.json()["url"]).body.startswith(b"%PDF-"))
        self.assertEqual(server.post(f"/v1/posters/{poster['id']}/kit", {"store": "nowhere"}).status, 400)
        known = server.get(f"/v1/posters/{poster['id']}").json()
        for name in ("style", "archetype", "palette", "quality"):
            self.assertEqual(known[name], poster[name], name)
