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
