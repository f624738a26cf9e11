#!/usr/bin/env python3
"""Gathers the font pack again from its sources: one folder per face with the font and its licence, and README.md.

The fonts are committed, so a build never runs this. Run it to update a version: it needs npm (the fonts come
from the pinned @expo-google-fonts packages) and python3-fonttools (large Noto fonts are cut to the characters
listed below and lose their hinting, which a poster never uses).

    cd assets/fonts && python3 gather.py [FACE…]      faces named: the others stay as they are
"""
import hashlib, json, pathlib, re, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent

# face name, npm package, version, file inside the package, subset (or none)
FACES = [
    ("abril-fatface", "abril-fatface", "400Regular", None),
    ("amatic-sc", "amatic-sc", "700Bold", None),
    ("anton", "anton", "400Regular", None),
    ("antonio", "antonio", "400Regular", None),
    ("audiowide", "audiowide", "400Regular", None),
    ("bebas-neue", "bebas-neue", "400Regular", None),
    ("cinzel", "cinzel", "400Regular", None),
    ("cinzel-bold", "cinzel", "700Bold", None),
    ("cormorant", "cormorant", "500Medium", None),
    ("cormorant-italic", "cormorant", "500Medium_Italic", None),
    ("creepster", "creepster", "400Regular", None),
    ("im-fell-english-sc", "im-fell-english-sc", "400Regular", None),
    ("italiana", "italiana", "400Regular", None),
    ("josefin-sans-light", "josefin-sans", "300Light", None),
    ("jost-light", "jost", "300Light", None),
    ("jost-medium", "jost", "500Medium", None),
    ("league-gothic", "league-gothic", "400Regular", None),
    ("lilita-one", "lilita-one", "400Regular", None),
    ("limelight", "limelight", "400Regular", None),
    ("lobster", "lobster", "400Regular", None),
    ("luckiest-guy", "luckiest-guy", "400Regular", None),
    ("monoton", "monoton", "400Regular", None),
    ("orbitron", "orbitron", "600SemiBold", None),
    ("oswald", "oswald", "600SemiBold", None),
    ("playfair-display-italic", "playfair-display", "700Bold_Italic", None),
    ("righteous", "righteous", "400Regular", None),
    ("rye", "rye", "400Regular", None),
    ("special-elite", "special-elite", "400Regular", None),
    ("tenor-sans", "tenor-sans", "400Regular", None),
    ("bangers", "bangers", "400Regular", None),
    ("bodoni-moda", "bodoni-moda", "700Bold", None),
    ("bungee", "bungee", "400Regular", None),
    ("cinzel-decorative", "cinzel-decorative", "700Bold", None),
    ("great-vibes", "great-vibes", "400Regular", None),
    ("metal-mania", "metal-mania", "400Regular", None),
    ("michroma", "michroma", "400Regular", None),
    ("nosifer", "nosifer", "400Regular", None),
    ("permanent-marker", "permanent-marker", "400Regular", None),
    ("pirata-one", "pirata-one", "400Regular", None),
    ("poiret-one", "poiret-one", "400Regular", None),
    ("tilt-neon", "tilt-neon", "400Regular", None),
    ("unbounded", "unbounded", "600SemiBold", None),
    ("noto-sans", "noto-sans", "700Bold", "european"),
    ("noto-sans-light", "noto-sans", "300Light", "european"),
    ("noto-serif", "noto-serif", "600SemiBold", "european"),
    ("noto-kufi-arabic", "noto-kufi-arabic", "700Bold", None),
    ("noto-naskh-arabic", "noto-naskh-arabic", "600SemiBold", None),
    ("noto-sans-hebrew", "noto-sans-hebrew", "700Bold", None),
    ("noto-sans-devanagari", "noto-sans-devanagari", "700Bold", None),
    ("noto-sans-thai", "noto-sans-thai", "700Bold", None),
    ("noto-sans-jp", "noto-sans-jp", "700Bold", "japanese"),
    ("noto-sans-kr", "noto-sans-kr", "700Bold", "korean"),
    ("noto-sans-sc", "noto-sans-sc", "700Bold", "chinese"),
    ("noto-sans-symbols-2", "noto-sans-symbols-2", "400Regular", "symbols"),
]
VERSIONS = json.loads((HERE / "versions.json").read_text())


def of_encoding(encoding, leads, trails=range(0x40, 0xFF)):
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                text = bytes([lead, trail]).decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


PUNCTUATION = (set(range(0x20, 0x7F)) | set(range(0x3000, 0x3040)) | set(range(0xFF01, 0xFFEF))
               | {0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0x2026, 0xB7, 0x30FB})
SUBSETS = {
    # Latin with all extensions, Greek, Cyrillic, punctuation, currency, letter-like symbols
    "european": set(range(0x20, 0x530)) | set(range(0x1C80, 0x1C90)) | set(range(0x1D00, 0x2070))
                | set(range(0x2070, 0x20D0)) | set(range(0x2100, 0x2150)) | set(range(0x2C60, 0x2C80))
                | set(range(0xA640, 0xA700)) | set(range(0xA720, 0xA800)) | {0x2212, 0xFB01, 0xFB02},
    # JIS X 0208 and the kana blocks
    "japanese": of_encoding("euc_jp", range(0xA1, 0xF5)) | set(range(0x3040, 0x3100))
                | set(range(0x31F0, 0x3200)) | PUNCTUATION,
    # every modern syllable and the compatibility letters
    "korean": set(range(0xAC00, 0xD7A4)) | set(range(0x3130, 0x3190)) | PUNCTUATION,
    # GB 2312 (simplified) and the 5,401 common characters of Big5 (traditional)
    "chinese": of_encoding("gb2312", range(0xA1, 0xFF)) | of_encoding("big5", range(0xA4, 0xC7)) | PUNCTUATION,
    # what film titles use: hearts, stars, notes, card suits, arrows, dice, chess
    "symbols": set(range(0x2190, 0x2200)) | set(range(0x25A0, 0x2600)) | set(range(0x2600, 0x2700))
               | set(range(0x2701, 0x27C0)),
}


def fetch(package, into):
    spec = f"@expo-google-fonts/{package}@{VERSIONS[package]}"
    name = subprocess.run(["npm", "pack", "--silent", spec], cwd=into, check=True, capture_output=True,
                          text=True).stdout.strip().splitlines()[-1]
    folder = into / package
    folder.mkdir()
    subprocess.run(["tar", "xzf", into / name, "-C", folder, "--strip-components=1"], check=True)
    return folder


def licence_of(text):
    if "SIL OPEN FONT LICENSE Version 1.1" in re.sub(r"\s+", " ", text):
        return "OFL-1.1", "OFL.txt"
    if "Apache License" in text and "Version 2.0" in text:
        return "Apache-2.0", "LICENSE.txt"
    raise SystemExit("a licence we do not know: " + text[:80])


def main():
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        folders = {}
        kept = {line.split(" | ")[0][2:]: line for line in (HERE / "README.md").read_text().splitlines()
                if line.startswith("| ")}
        for face, package, weight, subset in FACES:
            if len(sys.argv) > 1 and face not in sys.argv[1:]:
                rows.append([cell.strip("`") for cell in kept[face][2:-2].split(" | ")])
                continue
            if package not in folders:
                folders[package] = fetch(package, temporary)
            source = next((folders[package] / weight).glob("*.ttf"))
            licence, licence_file = licence_of((folders[package] / "LICENSE_FONT").read_text())
            target = HERE / face
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir()
            font = target / (face + ".ttf")
            if subset is None:
                shutil.copyfile(source, font)
            else:
                listing = temporary / (subset + ".txt")
                listing.write_text("\n".join(f"U+{c:04X}" for c in sorted(SUBSETS[subset])))
                drop = "vhea,vmtx,VORG,BASE,DSIG,STAT" + (",GPOS" if subset in ("japanese", "korean", "chinese") else "")
                subprocess.run(["/usr/bin/python3", "-m", "fontTools.subset", source, f"--unicodes-file={listing}",
                                f"--output-file={font}", "--no-hinting", "--notdef-outline", "--name-IDs=*",
                                "--layout-features=kern,mark,mkmk,calt,ccmp,liga,locl,ljmo,vjmo,tjmo",
                                f"--drop-tables+={drop}"], check=True)
            shutil.copyfile(folders[package] / "LICENSE_FONT", target / licence_file)
            rows.append((face, source.name, f"@expo-google-fonts/{package} {VERSIONS[package]}", subset or "whole",
                         hashlib.sha256(source.read_bytes()).hexdigest(),
                         hashlib.sha256(font.read_bytes()).hexdigest(), licence))
    with open(HERE / "README.md", "w") as page:
        page.write("""# The font pack

Open faces only, compiled into the program: nothing is read from the machine, so a poster looks the same
everywhere. Every folder holds one font and the licence it came with. `gather.py` makes all of it again from
the pinned packages in `versions.json` (it is not part of the build); a test checks that each font has its
licence beside it and its sha256 in this table. *Cut* fonts keep the characters named in `gather.py` and drop
hinting, which outlines never use; none of them carries a reserved font name in its own name.

| Face | File | Package | Cut | sha256 of the source | sha256 here | Licence |
|---|---|---|---|---|---|---|
""")
        for row in rows:
            page.write("| " + " | ".join(f"`{v}`" if i in (4, 5) else v for i, v in enumerate(row)) + " |\n")


if __name__ == "__main__":
    main()
