#!/usr/bin/env python3
"""Turns the drawings named below into pictograms.txt: outlines with a few tones, nothing else.

Needs rsvg-convert, ImageMagick and potrace. Run by hand when the list changes; the program reads only the result.
usage: make_pictograms.py OPENCLIPART_SVG_DIR NOTO_ICONS_JSON
"""
import json, os, re, subprocess, sys, tempfile

OCA, NOTO = sys.argv[1], json.load(open(sys.argv[2]))
HEIGHT = 640    # pixels the drawing is traced at
UNITS = 2000    # units per height in the result

# id, source, facing, stands|floats, real height in metres, options
# fill: close every hole; flip: mirror; bands: how many tones above the silhouette; darker/lighter: share of the tones
LIST = [
    ("horse", "oca:cavallo_architetto_franc_02", "right", "stands", 1.75, "fill bands=2"),
    ("cat", "oca:gatto_cat_architetto_fra_04", "right", "stands", 0.42, "fill bands=2"),
    ("fox", "oca:contour_fox", "right", "stands", 0.6, "fill bands=0"),
    ("bear", "oca:orso_architetto_francesc_03", "right", "stands", 1.35, "fill bands=2"),
    ("lion", "oca:leone_01_architetto_fran_01", "right", "stands", 1.15, "fill bands=2"),
    ("tiger", "oca:tigre05_architetto_franc_01", "left", "stands", 0.95, "fill bands=2"),
    ("elephant", "oca:elefante02_architetto_fr_01", "left", "stands", 3.1, "fill bands=1"),
    ("giraffe", "oca:contour_giraffe", "right", "stands", 5.0, "fill bands=0"),
    ("camel", "oca:contour_camel", "right", "stands", 2.2, "bands=0"),
    ("kangaroo", "oca:contour_kangaroo", "left", "stands", 1.6, "fill bands=0"),
    ("monkey", "oca:contour_baboon", "left", "stands", 0.8, "fill bands=0"),
    ("bat", "oca:contour_bat", "front", "floats", 0.15, "fill bands=0"),
    ("deer", "oca:deer_matt_todd_01", "left", "stands", 1.9, "bands=0"),
    ("bull", "oca:bull_utrescu_", "right", "stands", 1.6, "bands=0"),
    ("cow", "oca:vacca_pezzata_rossa_val_01", "right", "stands", 1.5, "fill bands=1"),
    ("sheep", "noto:ewe", "left", "stands", 0.9, "fill bands=2 pale"),
    ("pig", "oca:pig_marcelo_caiafa1", "right", "stands", 0.8, "fill bands=1"),
    ("rabbit", "oca:coniglio_architetto_fran_01", "right", "stands", 0.35, "fill bands=1 pale"),
    ("crow", "oca:crow_01", "left", "stands", 0.45, "fill bands=0"),
    ("raven", "oca:crow_01", "right", "stands", 0.6, "fill bands=0 flip"),
    ("owl", "oca:gufo_civetta_architetto__01", "front", "stands", 0.5, "fill bands=2"),
    ("eagle", "oca:eagle_01", "left", "floats", 0.9, "fill bands=0"),
    ("seagull", "oca:seagull_nicu_buculei_01", "left", "floats", 0.35, "fill bands=1"),
    ("penguin", "oca:emperor_penguin_ralf_ste_01", "left", "stands", 1.1, "fill bands=2"),
    ("dove", "oca:dove_symbol", "right", "floats", 0.4, "fill bands=1 pale"),
    ("butterfly", "oca:farfalla_contorno_archit_01", "front", "floats", 0.08, "fill bands=1"),
    ("spider", "oca:spider", "front", "floats", 0.1, "bands=0"),
    ("turtle", "oca:turtle_jurgen_gaeremyn_01", "right", "floats", 0.5, "fill bands=2"),
    ("dolphin", "oca:dolphin", "left", "floats", 1.2, "fill bands=2"),
    ("orca", "oca:orca_matthew_gates_r", "left", "floats", 3.4, "fill bands=1"),
    ("seahorse", "oca:seahorse", "left", "floats", 0.15, "fill bands=2"),
    ("fish", "oca:giraffe_cichlid_01", "right", "floats", 0.25, "fill bands=2"),
    ("squirrel", "oca:contour_chipmunk", "right", "stands", 0.16, "fill bands=0"),
    ("dinosaur", "noto:t-rex", "left", "stands", 4.0, "fill bands=2"),
    ("gorilla", "noto:gorilla", "left", "stands", 1.6, "fill bands=2"),
    ("goat", "noto:goat", "left", "stands", 0.9, "fill bands=2"),
    ("rhino", "noto:rhinoceros", "left", "stands", 1.8, "fill bands=2"),
    ("octopus", "noto:octopus", "front", "floats", 0.8, "bands=2"),
    ("jellyfish", "noto:jellyfish", "front", "floats", 0.6, "bands=2"),
    ("crab", "noto:crab", "front", "stands", 0.15, "bands=1"),
    ("duck", "noto:duck", "left", "stands", 0.5, "fill bands=2"),
    ("swan", "noto:swan", "left", "floats", 0.9, "fill bands=2 pale"),
    ("chicken", "noto:rooster", "left", "stands", 0.5, "fill bands=2"),
    ("hedgehog", "noto:hedgehog", "left", "stands", 0.18, "fill bands=2"),
    ("mouse", "noto:mouse", "left", "stands", 0.07, "fill bands=2"),
    ("bee", "noto:honeybee", "left", "floats", 0.015, "fill bands=2"),
    ("rat", "noto:rat", "left", "stands", 0.12, "fill bands=2"),
    ("parrot", "noto:parrot", "left", "stands", 0.35, "fill bands=2"),
    ("zebra", "noto:zebra", "left", "stands", 1.6, "fill bands=1"),
    ("hippo", "noto:hippopotamus", "left", "stands", 1.5, "fill bands=2"),
    ("crocodile", "noto:crocodile", "left", "stands", 0.9, "fill bands=2"),
    ("lizard", "noto:lizard", "left", "floats", 0.2, "fill bands=1"),
    ("peacock", "noto:peacock", "left", "stands", 1.4, "fill bands=1"),
    ("flamingo", "noto:flamingo", "left", "stands", 1.3, "fill bands=2"),
    ("seal", "noto:seal", "left", "stands", 0.9, "fill bands=2"),
    ("ant", "noto:ant", "left", "stands", 0.005, "bands=2"),
    ("beetle", "noto:beetle", "front", "floats", 0.03, "bands=2"),
    ("goose", "noto:goose", "left", "stands", 0.8, "fill bands=2"),
    ("llama", "noto:llama", "left", "stands", 1.7, "fill bands=2"),
    ("sloth", "noto:sloth", "front", "floats", 0.6, "bands=2"),
    ("panther", "oca:contour_cheetah", "right", "stands", 0.8, "fill bands=0"),
    ("dragonfly", "oca:libellula_architetto_fra_01", "front", "floats", 0.07, "fill bands=1"),
    ("snake", "noto:snake", "left", "stands", 0.4, "bands=2"),
]


def svg_of(source, folder):
    kind, name = source.split(":")
    if kind == "oca":
        for root, _, files in os.walk(OCA):
            if name + ".svg" in files:
                return os.path.join(root, name + ".svg")
        raise SystemExit("missing " + name)
    icon = NOTO["icons"][name]
    path = os.path.join(folder, name + ".svg")
    open(path, "w").write('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 128 128" width="128" height="128">' + icon["body"] + "</svg>")
    return path


def raster(svg, folder, flip):
    png, pam = os.path.join(folder, "a.png"), os.path.join(folder, "a.pam")
    subprocess.run(["rsvg-convert", "-h", "1400", svg, "-o", png], check=True)
    # Cut to what is really painted (drop shadows are not), then to the common height.
    subprocess.run(["convert", png, "-channel", "A", "-threshold", "55%", "+channel", "-trim", "+repage", os.path.join(folder, "t.png")], check=True)
    box = subprocess.run(["convert", png, "-channel", "A", "-threshold", "55%", "+channel", "-format", "%@", "info:"], capture_output=True, text=True, check=True).stdout.strip()
    command = ["convert", png, "-crop", box, "+repage", "-resize", "x%d" % HEIGHT] + (["-flop"] if flip else []) + ["-depth", "8", "RGBA:" + pam]
    subprocess.run(command, check=True)
    size = subprocess.run(["convert", png, "-crop", box, "+repage", "-resize", "x%d" % HEIGHT, "-format", "%w %h", "info:"], capture_output=True, text=True, check=True).stdout.split()
    return int(size[0]), int(size[1]), open(pam, "rb").read()


def trace(bits, width, height, folder, specks, fill):
    pad = 8
    rows = bytearray()
    w = width + 2 * pad
    empty = bytes((w + 7) // 8)
    for _ in range(pad):
        rows += empty
    for y in range(height):
        line = [0] * pad + bits[y * width:(y + 1) * width] + [0] * pad
        line += [0] * (-len(line) % 8)
        rows += bytes(int("".join(map(str, line[i:i + 8])), 2) for i in range(0, len(line), 8))
    for _ in range(pad):
        rows += empty
    pbm, out = os.path.join(folder, "b.pbm"), os.path.join(folder, "b.svg")
    open(pbm, "wb").write(b"P4\n%d %d\n" % (w, height + 2 * pad) + bytes(rows))
    subprocess.run(["potrace", "-b", "svg", "-t", str(specks), "-a", "1.05", "-O", "2.2", "-o", out, pbm], check=True)
    text = open(out).read()
    contours = []
    for d in re.findall(r'<path d="([^"]+)"', text, re.S):
        for index, sub in enumerate(re.findall(r"[Mm][^Mm]*", d.replace("\n", " "))):
            if fill and index > 0:
                continue
            contours.append(sub)
    return contours, pad, height


def to_units(contours, pad, height):
    """potrace writes relative commands in tenths of a pixel, y up."""
    lines = []
    k = UNITS / HEIGHT
    pen = [0.0, 0.0]

    def say(x, y):
        return "%d %d" % (round((x / 10 - pad) * k), round(-(y / 10 - pad) * k))

    # potrace keeps the pen across subpaths of one path: a relative m continues from it.
    for sub in contours:
        tokens = re.findall(r"[MmLlCcZz]|-?\d+(?:\.\d+)?", sub)
        i, mode, parts, start = 0, None, [], [0, 0]
        while i < len(tokens):
            if tokens[i].isalpha():
                mode = tokens[i]
                i += 1
                if mode in "Zz":
                    pen[:] = start
                    continue
            if i >= len(tokens):
                break
            take = {"m": 2, "l": 2, "c": 6}[mode.lower()]
            v = list(map(float, tokens[i:i + take]))
            i += take
            if mode.islower():
                for j in range(0, take, 2):
                    v[j] += pen[0]
                    v[j + 1] += pen[1]
            if mode.lower() == "m":
                parts.append("M " + say(*v))
                start = v[:2]
                mode = "l" if mode == "m" else "L"
            elif mode.lower() == "l":
                parts.append("L " + say(*v))
            else:
                parts.append("C " + " ".join(say(v[j], v[j + 1]) for j in (0, 2, 4)))
            pen = v[-2:]
        lines.append("\n".join(parts) + "\nZ")
    return lines


def main():
    out = ["onesheet-pictograms 1"]
    with tempfile.TemporaryDirectory() as folder:
        for name, source, facing, ground, metres, options in LIST:
            fill, pale = "fill" in options, "pale" in options
            bands = int(re.search(r"bands=(\d)", options).group(1))
            width, height, data = raster(svg_of(source, folder), folder, "flip" in options)
            alpha = [1 if data[i] > 140 else 0 for i in range(3, len(data), 4)]
            light = [(data[i] * 30 + data[i + 1] * 59 + data[i + 2] * 11) // 100 for i in range(0, len(data), 4)]
            out.append("shape %s %s %s %g" % (name, facing, ground, metres))
            base, steps = (0.3, (0.38, 0.46)) if pale else (0.055, (0.1, 0.17))
            contours, pad, h = trace(alpha, width, height, folder, 30, fill)
            out += ["layer %g" % base] + to_units_all(contours, pad, h)
            if bands:
                seen = sorted(l for l, a in zip(light, alpha) if a)
                low, high = seen[len(seen) // 20], seen[-len(seen) // 20]
                for band in range(bands):
                    level = low + (high - low) * (0.42 if band == 0 else 0.74)
                    bits = [1 if a and l > level else 0 for l, a in zip(light, alpha)]
                    contours, pad, h = trace(bits, width, height, folder, 160, False)
                    if contours:
                        out += ["layer %g" % steps[band]] + to_units_all(contours, pad, h)
            print(name, width, height, len(contours))
    open("pictograms.txt", "w").write("\n".join(out) + "\nend\n")


def to_units_all(contours, pad, height):
    return to_units(contours, pad, height)


main()
