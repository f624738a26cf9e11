import json
import pathlib
import subprocess

from harness import Case

SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def exif(path):
    """What ExifTool, an independent reader, finds in a file; names with their group: XMP-dc:Title."""
    done = subprocess.run(["exiftool", "-json", "-G1", "-n", str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)[0]


class Files(Case):
    def test_every_type_says_what_it_is(self):
        for kind in ("png", "jpeg", "webp", "avif"):
            made = self.make("a red balloon over Paris", "--title", "Fähre & Co", "--format", "300x450", "--type", kind,
                             "--seed", "7")
            self.assertEqual(made["content_type"], "image/" + kind)
            found = exif(made["file"])
            self.assertEqual(found["XMP-dc:Title"], "Fähre & Co", kind)
            self.assertEqual(found["XMP-dc:Description"], "a red balloon over Paris", kind)
            self.assertRegex(found["XMP-xmp:CreatorTool"], r"^Onesheet \d", kind)
            self.assertEqual(found["XMP-iptcExt:DigitalSourceType"], SOURCES + "algorithmicMedia", kind)
            warned = [value for name, value in found.items() if name.endswith("Warning")]
            self.assertEqual(warned, [], kind)
            self.assertEqual(pathlib.Path(made["file"]).suffix, {"jpeg": ".jpg"}.get(kind, "." + kind))

    def test_colours_are_marked_as_srgb(self):
        files = {kind: exif(self.make("sea", "--title", "none", "--format", "120x180", "--type", kind)["file"])
                 for kind in ("png", "jpeg", "webp", "avif")}
        self.assertIn("PNG:SRGBRendering", files["png"])
        for kind in ("jpeg", "webp"):
            self.assertEqual(files[kind]["ICC_Profile:ProfileDescription"], "sRGB IEC61966-2.1", kind)
        self.assertEqual(files["avif"]["QuickTime:TransferCharacteristics"], 13)  # sRGB, ITU-T H.273 table 3


def box_pt(pdf, name):
    """A box of the first page as poppler reads it: left, bottom, right, top in points."""
    told = subprocess.run(["pdfinfo", "-box", str(pdf)], capture_output=True, text=True, check=True).stdout
    line = next(row for row in told.splitlines() if row.startswith(name))
    return [float(v) for v in line.split()[1:]]


class Print(Case):
    def test_a_print_file_is_what_printers_expect(self):
        made = self.make("a red balloon over Paris", "--title", "Tide", "--format", "300x450", "--seed", "7")
        pdf = self.here / "tide.pdf"
        done = self.run_program("print", made["id"], "--format", "a4", "--dpi", "60", "--bleed", "3mm", "--marks", "--json",
                                "--out", str(pdf))
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual((told["format"], told["dpi"], told["colours"]), ("a4", 60, "sRGB"))
        checked = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        trim, bleed = box_pt(pdf, "TrimBox"), box_pt(pdf, "BleedBox")
        self.assertAlmostEqual(trim[2] - trim[0], 210 / 25.4 * 72, delta=0.1)
        self.assertAlmostEqual(trim[3] - trim[1], 297 / 25.4 * 72, delta=0.1)
        self.assertAlmostEqual(trim[0] - bleed[0], 3 / 25.4 * 72, delta=0.1)
        self.assertLess(box_pt(pdf, "MediaBox")[0], bleed[0])
        fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
        self.assertEqual(len(fonts.splitlines()), 2, fonts)  # the head of the table alone
        self.assertEqual(exif(pdf)["XMP-iptcExt:DigitalSourceType"], SOURCES + "algorithmicMedia")

    def test_cmyk_and_what_is_refused(self):
        made = self.make("a red balloon over Paris", "--title", "Tide", "--format", "300x450", "--seed", "7")
        profile = "/usr/share/color/icc/ghostscript/default_cmyk.icc"
        done = self.run_program("print", made["id"], "--format", "a4", "--dpi", "40", "--cmyk", profile, "--out", "k.pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        listed = subprocess.run(["pdfimages", "-list", str(self.here / "k.pdf")], capture_output=True, text=True).stdout
        self.assertIn("cmyk", listed)
        self.assertRefused(self.run_program("print", made["id"], "--format", "poster-2x3"), 2, "paper")
        self.assertRefused(self.run_program("print", made["id"], "--format", "a4", "--dpi", "9000"), 2, "dots per inch")
        self.assertRefused(self.run_program("print", made["id"], "--cmyk", made["file"]), 2, "profile")
        self.assertRefused(self.run_program("print", "01kq4v7b6gk3v5q8y0x1z2w3e4"), 5, "poster")


    def test_paper_shows_what_the_screen_shows(self):
        # 24 x 36 in at 36 dpi: whole dots, so that no row of the art is drawn twice.
        made = self.make("a lighthouse in a storm", "--title", "Tide", "--format", "864x1296", "--seed", "7", "--out", "tide.png")
        done = self.run_program("print", made["id"], "--format", "retail-24x36", "--dpi", "36", "--bleed", "0in", "--out", "tide.pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        subprocess.run(["pdftoppm", "-r", "36", "-png", "-singlefile", "tide.pdf", "page"], cwd=self.here, check=True)
        compared = subprocess.run(["compare", "-metric", "PSNR", "tide.png", "page.png", "null:"], cwd=self.here,
                                  capture_output=True, text=True)
        self.assertGreater(float(compared.stderr.split()[0]), 34, compared.stderr)


class Kit(Case):
    def test_plex_and_its_report(self):
        made = self.make("a red balloon over Paris", "--title", "Tide", "--format", "300x450", "--seed", "7")
        done = self.run_program("kit", made["id"], "--for", "plex", "--out", "kit", "--json")
        self.assertIn(done.returncode, (0, 1), done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if told["passes"] else 1)
        self.assertEqual([f["file"] for f in told["files"]], ["plex/poster.jpg", "plex/background.jpg"])
        for one in told["files"]:
            failed = [c for c in one["checks"] if not c["passes"]]
            self.assertEqual(failed, [], one["file"])
            self.assertEqual((self.here / "kit" / one["file"]).stat().st_size, one["bytes"])
        self.assertTrue((self.here / "kit" / "report.txt").exists())
        self.assertRefused(self.run_program("kit", made["id"], "--for", "nowhere"), 2, "prime-video")
