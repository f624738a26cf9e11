#!/usr/bin/env python3
"""Has tesseract read the titles of posters, and counts the characters it gets right.

read_titles.py GALLERY_PROGRAM FOLDER: makes the posters (plain faces, 1000 x 1500) in FOLDER, cuts out each line of
the title by ImageMagick and reads it. Prints one row of the table; ends with 1 under 97 %.
"""
import csv
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

GOAL = 0.97
MARGIN_PX = 16


def distance(a, b):
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def plain(text):
    # A display face sets capitals, and no reader tells a typewriter's quote from a printer's.
    return re.sub(r"\s+", "", text).lower().replace("’", "'").replace("‘", "'").replace("`", "'")


def read(folder, line):
    name, left, top, width, height, light_on_dark, text = line
    left, top, width, height = (int(v) for v in (left, top, width, height))
    size = f"{width + 2 * MARGIN_PX}x{height + 2 * MARGIN_PX}+{left - MARGIN_PX}+{top - MARGIN_PX}"
    cut = ["convert", os.path.join(folder, name), "-crop", size, "+repage", "-colorspace", "Gray"]
    # Tesseract expects dark letters on paper.
    cut += ["-negate"] if light_on_dark == "1" else []
    # And it was taught on clean lines some forty pixels high with paper around them.
    cut += ["-normalize", "-threshold", "50%", "-resize", "x64", "-bordercolor", "white", "-border", "20", "png:-"]
    picture = subprocess.run(cut, check=True, capture_output=True).stdout
    out = subprocess.run(["tesseract", "-", "-", "-l", "eng", "--psm", "7"], input=picture, check=True,
                         capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout.decode()
    wanted, got = plain(text), plain(out)
    return name, text, out.strip(), len(wanted), min(len(wanted), distance(wanted, got))


def main():
    program, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    subprocess.run([program, "reading", folder], check=True)
    with open(os.path.join(folder, "reading.tsv"), encoding="utf-8") as table:
        lines = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda line: read(folder, line), lines))
    characters = sum(r[3] for r in results)
    wrong = sum(r[4] for r in results)
    for name, text, got, _, errors in results:
        if errors:
            print(f"{name}: {text!r} read as {got!r}", file=sys.stderr)
    share = 1 - wrong / characters if characters else 0
    print(f"| Characters of Latin titles that tesseract reads, plain faces | ≥ {100 * GOAL:.0f} % | "
          f"{100 * share:.1f} % of {characters} | {'holds' if share >= GOAL else '**short**'} |")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
