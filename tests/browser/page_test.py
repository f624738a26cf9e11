#!/usr/bin/env python3
"""The page in a real browser, against a real `onesheet serve`: makes a poster, shows it, counts its link down.

usage: page_test.py ONESHEET [FOLDER FOR SCREENSHOTS]
Ends with 77 (skipped) where Chromium or its driver is absent.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import zlib

from webdriver import Browser

ONESHEET = ""
SHOTS = None


class Server:
    """`onesheet serve` on free ports, over a fresh data folder unless the flags name one."""

    def __init__(self, *flags):
        self.folder = tempfile.TemporaryDirectory(prefix="onesheet-page-")
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = subprocess.Popen(
            [ONESHEET, "serve", *(flags or ("--data", self.data, "--listen", "127.0.0.1:0")),
             "--s3-listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.url = None
        for line in self.process.stdout:
            found = re.search(r"^\s*open\s+(http://\S+)", line)
            if found:
                self.url = found.group(1)
                break
        if self.url is None:
            self.log.seek(0)
            raise RuntimeError("onesheet serve did not start: " + self.log.read())

    @property
    def data(self):
        return os.path.join(self.folder.name, "data")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=120)
        self.process.stdout.close()
        self.log.close()
        self.folder.cleanup()
        return code


def png(width, height):
    """A picture with a gradient, as a PNG file (W3C PNG, section 5)."""
    def chunk(kind, data):
        return (len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big"))
    rows = b"".join(b"\0" + bytes((x * 90 // width, y * 80 // height, 90)[c] for x in range(width) for c in range(3))
                    for y in range(height))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def without_noise(entries):
    """The browser logs every answer of 400 or more by itself; tests that provoke one look for it in the page."""
    return [entry for entry in entries if entry["source"] != "network"]


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        assert cls.server.stop() == 0, "onesheet serve did not end with 0 after SIGTERM"

    def setUp(self):
        browser = self.browser
        browser.size(1280, 900)
        browser.open("about:blank")
        browser.console()
        browser.open(self.server.url)
        browser.wait("formats are shown", lambda: browser.run(
            "return document.querySelectorAll('#formats input').length >= 6"
            " && document.getElementById('language').options.length > 1"))

    def shot(self, name, **how):
        if SHOTS:
            os.makedirs(SHOTS, exist_ok=True)
            self.browser.screenshot(os.path.join(SHOTS, name + ".png"), **how)

    def make(self, prompt, format_name="square"):
        browser = self.browser
        browser.run("document.getElementById('prompt').value = arguments[0]", prompt)
        browser.run("document.querySelector(`input[value='${arguments[0]}']`).click()", format_name)
        before = browser.run("return location.hash")
        browser.click("#make")
        browser.wait("a new poster is shown", lambda: browser.run(
            "return location.hash !== arguments[0] && !document.getElementById('make').disabled", before))

    def assert_clean_console(self):
        entries = without_noise(self.browser.console())
        self.assertEqual(entries, [], "the console holds errors or policy violations")

    def test_loads_without_errors_or_policy_violations(self):
        self.assertEqual(self.browser.run("return document.title"), "Onesheet")
        self.assertFalse(self.browser.shown("#result"))
        self.assertFalse(self.browser.shown("#key-field"))
        loaded = self.browser.run("return document.fonts.load('16px \"Bebas Neue\"').then((f) => f.length)")
        self.assertEqual(loaded, 1, "the title face did not load")
        self.assert_clean_console()
        self.shot("empty-desktop")

    def test_makes_a_poster_and_shows_it_with_its_link(self):
        browser = self.browser
        self.make('an old lighthouse keeper in a storm, called "The Last Light"', "poster-2x3")
        size = browser.run("const i = document.getElementById('poster'); return [i.naturalWidth, i.naturalHeight]")
        self.assertEqual(size, [1000, 1500])
        self.assertEqual(browser.text("#result-title"), "The Last Light")
        self.assertIn("lighthouse", browser.text("#details"))

        link = browser.run("return document.getElementById('link').value")
        self.assertIn("X-Amz-Signature=", link)
        with urllib.request.urlopen(link) as response:
            self.assertEqual(response.headers["Content-Type"], "image/png")
            self.assertIn('filename="the-last-light.png"', response.headers["Content-Disposition"])
            self.assertEqual(response.read(8), b"\x89PNG\r\n\x1a\n")

        first = browser.text("#time-left")
        self.assertRegex(first, r"^(59 min \d+ s|1 h 0 min) left$")
        browser.wait("the time left counts down", lambda: browser.text("#time-left") != first)
        self.assert_clean_console()
        browser.wait("the strip shows it", lambda: browser.run(
            "const i = document.querySelector('#strip img'); return i && i.complete && i.naturalWidth"))
        browser.run("scrollTo(0, 0)")
        self.shot("poster-desktop", whole_page=True)
        browser.scheme("dark")
        self.shot("poster-desktop-dark", whole_page=True)
        browser.size(390, 844)
        self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), 390,
                             "the page scrolls sideways on a phone")
        self.shot("poster-mobile-dark", whole_page=True)
        browser.scheme("light")
        self.shot("poster-mobile", whole_page=True)

    def values(self, css):
        return self.browser.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.value)", css)

    def choose(self, css, value):
        """As a person does: the page hears of the change."""
        self.browser.run("const e = document.querySelector(arguments[0]); e.value = arguments[1];"
                         "e.dispatchEvent(new Event('change', {bubbles: true}))", css, value)
        self.assertEqual(self.browser.run("return document.querySelector(arguments[0]).value", css), value,
                         f"{css} offers no {value}")

    def test_offers_every_choice_that_the_server_names(self):
        with urllib.request.urlopen(self.server.url + "v1/options") as answer:
            options = json.load(answer)
        with urllib.request.urlopen(self.server.url + "v1/formats") as answer:
            formats = [format["name"] for format in json.load(answer)["formats"]]
        for name, member in [("archetype", "archetypes"), ("palette", "palettes"), ("style", "styles"),
                             ("effect", "effects"), ("new-effect", "effects")]:
            self.assertEqual(self.values(f"#{name} option"), ["", *options[member]])
        for name in ("font", "new-font"):
            self.assertEqual(self.values(f"#{name} option"), ["", *(font["name"] for font in options["fonts"])])
        self.assertEqual(self.values("#language option"), ["", *(one["tag"] for one in options["languages"])])
        offered = self.values("#formats input") + self.values("#more-formats option")[1:]
        self.assertEqual(sorted(offered), sorted(formats))

    def test_every_field_has_a_label(self):
        nameless = self.browser.run("""
            return [...document.querySelectorAll('input, select, textarea, button, progress')].filter((e) =>
                !e.labels?.length && !e.ariaLabel && !e.textContent.trim() &&
                !e.querySelector('img[alt]:not([alt=""])')).map((e) => e.outerHTML)""")
        self.assertEqual(nameless, [])

    def test_draws_as_chosen(self):
        browser = self.browser
        browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        for css, value in [("#archetype", "road-to-horizon"), ("#palette", "noir"), ("#style", "woodcut"),
                           ("#font", "rye"), ("#effect", "letterpress"), ("#language", "tr")]:
            self.choose(css, value)
        self.choose("#more-formats", "plex-poster")
        browser.type("#credits", "Ada Lund, Bo Ek\nDirected by: Ida Sand")
        browser.type("#release", "In cinemas 12 March")
        self.assertEqual(browser.run("return document.querySelector('input[name=format]:checked')"), None)
        browser.type("#prompt", "a lone cowboy riding into a desert town")
        browser.click("#make")
        browser.wait("the poster is shown", lambda: browser.run(
            "return document.getElementById('poster').naturalWidth") == 1000)
        details = browser.text("#details")
        for words in ("road to horizon · noir · woodcut", "rye · letterpress", "(plex-poster)"):
            self.assertIn(words, details)
        self.assertGreater(len(browser.run(
            "return [...document.querySelectorAll('#quality th')].filter((h) => /Small print/.test(h.textContent))")),
            0, "the credits were not set")
        self.assert_clean_console()
        self.shot("chosen-desktop", whole_page=True)
        browser.run("document.querySelector('#formats input').click()")
        self.assertEqual(self.values("#more-formats"), [""], "a chip does not take the place of the longer list's choice")

    def test_says_what_it_understands_while_one_types(self):
        browser = self.browser
        browser.type("#prompt", "three wolves beneath a full moon and a flurb")
        browser.wait("it says so", lambda: browser.shown("#heard"))
        browser.wait("it has heard the last word", lambda: "flurb" in browser.text("#heard"))
        self.assertEqual(browser.run("return [...document.querySelectorAll('#heard .drawn')].map((e) => e.textContent)"),
                         ["three wolves", "a full moon"])
        self.assertEqual(browser.run("return [...document.querySelectorAll('#heard .not-drawn')].map((e) => e.textContent)"),
                         ["flurb"])
        self.assert_clean_console()

    def test_says_what_was_not_drawn_and_how_well_the_words_read(self):
        browser = self.browser
        self.make("three wolves beneath a full moon and a flurb", "poster-2x3")
        # What else a composition leaves out depends on the seed.
        self.assertIn("flurb", browser.run(
            "return [...document.querySelectorAll('#details .not-drawn')].map((e) => e.textContent)"))
        self.assertIn("three wolves", browser.text("#details"))
        self.assertIn("Every word can be read", browser.text("#verdict"))
        contrast = browser.run("return document.querySelector('#quality td').textContent")
        self.assertRegex(contrast, r"^\d+\.\d : 1$")
        self.assertGreaterEqual(float(contrast.split()[0]), 4.5)
        self.assertEqual(browser.run("return document.querySelectorAll('#quality .bad').length"), 0)

    def test_sets_other_words_on_the_same_picture(self):
        browser = self.browser
        self.make('a lighthouse in a storm, called "The Last Light"', "poster-2x3")
        first = browser.run("return location.hash")
        self.assertEqual(self.values("#new-title"), ["The Last Light"])
        browser.run("document.getElementById('new-title').value = ''")
        browser.type("#new-title", "Le dernier phare")
        browser.run("document.getElementById('new-tagline').value = 'Personne ne dort.'")
        self.choose("#new-font", "limelight")
        browser.click("#set-words")
        browser.wait("another poster is shown", lambda: browser.run("return location.hash") != first)
        browser.wait("it is there", lambda: "new poster" in browser.text("#retitle-status"))
        self.assertEqual(browser.text("#result-title"), "Le dernier phare")
        self.assertEqual(browser.text("#result-tagline"), "Personne ne dort.")
        self.assertIn("limelight", browser.text("#details"))
        self.assertTrue(browser.run("return document.getElementById('poster').naturalWidth") == 1000)
        self.assert_clean_console()
        browser.run("document.getElementById('result').scrollIntoView()")
        self.shot("retitled-desktop")
        # What cannot be set is refused in words, beside the fields, and the poster stays.
        second = browser.run("return location.hash")
        browser.run("document.getElementById('new-title').value = '\\u{10FFFD}'")
        browser.click("#set-words")
        browser.wait("the refusal is told", lambda: browser.shown("#retitle-error"))
        self.assertRegex(browser.text("#retitle-error"), r"^[A-Z][^\n]*\.$")
        self.assertEqual(browser.run("return location.hash"), second)
        # Without a title it is textless.
        browser.run("document.getElementById('new-title').value = ''")
        browser.click("#set-words")
        browser.wait("a textless poster is shown", lambda: browser.run("return location.hash") != second)
        self.assertEqual(browser.text("#result-title"), "Untitled")
        self.assertFalse(browser.shown("#readability"))

    def test_shows_twelve_and_makes_the_chosen_one(self):
        browser = self.browser
        browser.type("#prompt", "a lighthouse in a storm")
        browser.run("document.querySelector('input[value=square]').click();"
                    "document.getElementById('seed').value = '40'")
        before = browser.run("return location.hash")
        browser.click("#vary")
        browser.wait("the sheet is shown", lambda: browser.run(
            "return document.querySelectorAll('#sheet-table button').length") == 12)
        browser.wait("its picture is there", lambda: browser.run(
            "return document.querySelector('#sheet-table img').naturalWidth") > 0)
        self.shot("sheet-desktop", whole_page=True)
        browser.run("document.querySelectorAll('#sheet-table button')[4].click()")
        browser.wait("the chosen one is shown", lambda: browser.run("return location.hash") != before)
        browser.wait("its facts too", lambda: "44" in browser.text("#details"))
        self.assertEqual(browser.run("return document.getElementById('poster').naturalWidth"), 1080)
        self.assert_clean_console()

    def test_makes_files_for_printers_and_stores(self):
        browser = self.browser
        self.make("a lighthouse in a storm")
        self.assertIn("plex", self.values("#file-kind option"))
        self.choose("#file-kind", "plex")
        browser.click("#make-file")
        browser.wait("the link is there", lambda: browser.run(
            "return document.querySelectorAll('#made-files a').length") == 1)
        with urllib.request.urlopen(browser.run("return document.querySelector('#made-files a').href")) as answer:
            self.assertEqual(answer.read(4), b"PK\x03\x04")
        self.assert_clean_console()

    def test_sets_the_words_on_a_picture_of_ones_own(self):
        browser = self.browser
        with tempfile.NamedTemporaryFile(suffix=".png") as picture:
            picture.write(png(900, 600))
            picture.flush()
            browser.run("document.getElementById('words').open = true")
            browser.type("#art", picture.name)
            browser.type("#title", "My Own Film")
            self.choose("#palette", "noir")
            browser.run("document.querySelector('input[value=square]').click()")
            browser.click("#make")
            browser.wait("a poster is shown", lambda: browser.run(
                "return document.getElementById('poster').naturalWidth") == 1080)
        self.assertEqual(browser.text("#result-title"), "My Own Film")
        self.assert_clean_console()
        with tempfile.NamedTemporaryFile(suffix=".png") as picture:
            picture.write(b"no picture at all")
            picture.flush()
            browser.type("#art", picture.name)
            browser.click("#make")
            browser.wait("it is refused in words", lambda: browser.shown("#error"))
            self.assertRegex(browser.text("#error"), r"^[A-Z][^\n]*\.$")

    def test_makes_new_links_and_shows_a_poster_again_after_a_reload(self):
        browser = self.browser
        self.make("a sky over the sea")
        first = browser.run("return document.getElementById('link').value")
        browser.run("document.getElementById('words').open = true;"
                    "document.getElementById('expires').value = '7d'")
        browser.click("#renew")
        browser.wait("another link is shown", lambda: browser.run(
            "return document.getElementById('link').value") != first)
        self.assertRegex(browser.text("#time-left"), r"^(6 d 23 h|7 d 0 h) left$")
        here = browser.run("return location.href")
        browser.open("about:blank")
        browser.open(here)
        browser.wait("the poster is shown again", lambda: browser.run(
            "return document.getElementById('poster').naturalWidth") == 1080)
        self.assert_clean_console()

    def test_an_expired_link_is_said_to_be_expired(self):
        browser = self.browser
        self.make("a quiet harbour")
        browser.run("const real = Date.now; Date.now = () => real() + 2 * 3600 * 1000")
        browser.wait("the link is marked as expired",
                     lambda: browser.text("#time-left") == "has expired")
        self.assertTrue(browser.run("return document.getElementById('link-box').classList.contains('expired')"))

    def test_tells_errors_in_words(self):
        browser = self.browser
        browser.click("#make")
        browser.wait("an empty sentence is refused", lambda: browser.shown("#error"))
        self.assertIn("Say in a sentence", browser.text("#error"))
        browser.run("document.getElementById('words').open = true")
        browser.type("#prompt", "a sky")
        browser.type("#seed", "4294967296")
        browser.click("#make")
        browser.wait("the server's sentence is shown", lambda: "4294967295" in browser.text("#error"))
        self.assertFalse(browser.run("return document.getElementById('make').disabled"))
        self.assert_clean_console()
        self.shot("error-desktop")

    def test_deletes_a_poster(self):
        browser = self.browser
        self.make("a bridge in the fog")
        poster = browser.run("return location.hash").removeprefix("#")
        browser.run("window.confirm = () => true")
        browser.click("#delete")
        browser.wait("it is gone", lambda: not browser.shown("#result"))
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{self.server.url}v1/posters/{poster}")
        self.assertEqual(refused.exception.code, 404)

    def test_can_be_used_with_the_keyboard_alone(self):
        browser = self.browser
        self.assertEqual(browser.run("return document.activeElement.id"), "prompt")
        tab, down, control, enter = "\ue004", "\ue015", "\ue009", "\ue007"
        browser.type("#prompt", "a hill at night" + tab)
        names = "return document.activeElement.name || document.activeElement.textContent"
        while browser.run(names) != "format":
            browser.run("")
            focused = browser.run("return document.activeElement.tagName")
            self.assertNotEqual(focused, "BODY", "the formats cannot be reached with Tab")
            browser.type(":focus", tab)
        chosen = "return document.querySelector('input[name=format]:checked').value"
        before = browser.run(chosen)
        browser.type(":focus", down)
        self.assertNotEqual(browser.run(chosen), before)
        browser.run("document.querySelector(`input[value=square]`).checked = true")
        browser.type("#prompt", control + enter)
        browser.wait("a poster is made", lambda: browser.run("return location.hash.length") == 27)

    def test_a_prompt_is_text_and_never_markup(self):
        browser = self.browser
        self.make('<img src=x onerror="document.title=1"> & <b>fog</b>')
        self.assertEqual(browser.run("return document.title"), "Onesheet")
        self.assertEqual(browser.run("return document.querySelectorAll('#result b').length"), 0)
        self.assertIn("<b>fog</b>", browser.text("#result-prompt"))
        self.assert_clean_console()


class KeyTest(unittest.TestCase):
    def test_asks_for_a_key_only_where_the_server_does(self):
        folder = tempfile.TemporaryDirectory(prefix="onesheet-page-keys-")
        data = os.path.join(folder.name, "data")
        created = subprocess.run(
            [ONESHEET, "keys", "create", "--name", "page", "--scope", "make,read", "--data", data],
            check=True, capture_output=True, text=True).stdout
        key = re.search(r"osk_[0-9a-f]{64}", created).group(0)
        server = Server("--listen", "0.0.0.0:0", "--data", data)
        browser = Browser()
        try:
            browser.open(re.sub(r"//[^:/]+", "//127.0.0.1", server.url))
            browser.wait("the key field is shown", lambda: browser.shown("#key-field"))
            self.assertIn("API key", browser.text("#error"))
            browser.type("#prompt", "a sky")
            browser.type("#key", "osk_wrong")
            browser.click("#make")
            browser.wait("the wrong key is refused in words", lambda: "not known" in browser.text("#error"))
            browser.run("document.getElementById('key').value = ''")
            browser.type("#key", key)
            browser.click("#make")
            browser.wait("a poster is made", lambda: browser.run(
                "return document.getElementById('poster').naturalWidth") == 1000)
            browser.wait("the key field is gone", lambda: not browser.shown("#key-field"))
            browser.wait("formats are shown", lambda: browser.run(
                "return document.querySelectorAll('#formats input').length") >= 6)
        finally:
            browser.close()
            server.stop()
            folder.cleanup()


class ModelTest(unittest.TestCase):
    def test_says_which_model_drew_and_why_the_others_did_not(self):
        folder = tempfile.TemporaryDirectory(prefix="onesheet-page-models-")
        server = Server("--data", os.path.join(folder.name, "data"), "--listen", "127.0.0.1:0",
                        "--model", "sdapi/any,illustrator", "--sdapi-endpoint", "http://127.0.0.1:9")
        browser = Browser()
        try:
            browser.open(server.url)
            browser.run("document.getElementById('words').open = true")
            browser.wait("the models can be chosen", lambda: browser.shown("#model-field"))
            self.assertEqual(browser.run("return [...document.getElementById('model').options].map((o) => o.value)"),
                             ["", "sdapi/any", "illustrator"])
            browser.type("#prompt", "a red balloon over a quiet harbour")
            browser.run("document.querySelector('input[value=square]').click()")
            browser.click("#make")
            browser.wait("a poster is shown", lambda: browser.run(
                "return document.getElementById('poster').naturalWidth") == 1080)
            self.assertIn("sdapi/any: ", browser.text("#details"))
            if SHOTS:
                os.makedirs(SHOTS, exist_ok=True)
                browser.screenshot(os.path.join(SHOTS, "models-desktop.png"), whole_page=True)
        finally:
            browser.close()
            server.stop()
            folder.cleanup()


class LostServerTest(unittest.TestCase):
    def test_says_so_when_the_server_is_gone(self):
        server = Server()
        browser = Browser()
        try:
            browser.open(server.url)
            browser.wait("formats are shown", lambda: browser.run(
                "return document.querySelectorAll('#formats input').length") >= 6)
            self.assertEqual(server.stop(), 0)
            browser.type("#prompt", "a sky")
            browser.click("#make")
            browser.wait("the loss is told", lambda: "does not answer" in browser.text("#error"))
        finally:
            browser.close()
            if server.process.poll() is None:
                server.process.kill()


def main():
    global ONESHEET, SHOTS
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    ONESHEET = os.path.abspath(sys.argv[1])
    SHOTS = sys.argv[2] if len(sys.argv) > 2 else None
    if not shutil.which("chromedriver") or not shutil.which("chromium"):
        print("SKIPPED: chromium and chromedriver are needed to test the page", file=sys.stderr)
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)


if __name__ == "__main__":
    main()
