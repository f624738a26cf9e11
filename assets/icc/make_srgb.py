"""Writes srgb.icc: sRGB (IEC 61966-2-1) as a small matrix profile of ICC version 4.

    make_srgb.py > srgb.icc

Layout: ICC.1:2010 (profile version 4.3), clauses 7 to 10. Colorants are those of BT.709 adapted to D50 with the
Bradford matrix, as clause E.1 asks.
"""
import struct
import sys


def fixed(v):
    return struct.pack(">i", round(v * 65536))


def text(words):  # multiLocalizedUnicodeType
    data = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data


def xyz(x, y, z):
    return b"XYZ " + bytes(4) + fixed(x) + fixed(y) + fixed(z)


CURVE = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(
    fixed(v) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
BRADFORD = (1.047882, 0.022918, -0.050217, 0.029587, 0.990479, -0.017059, -0.009247, 0.015075, 0.751678)
TAGS = [
    (b"desc", text("sRGB IEC61966-2.1")),
    (b"cprt", text("No copyright, use freely (CC0)")),
    (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
    (b"rXYZ", xyz(0.43604, 0.22249, 0.01392)),
    (b"gXYZ", xyz(0.38512, 0.71690, 0.09706)),
    (b"bXYZ", xyz(0.14305, 0.06061, 0.71391)),
    (b"rTRC", CURVE),
    (b"gTRC", CURVE),
    (b"bTRC", CURVE),
    (b"chad", b"sf32" + bytes(4) + b"".join(fixed(v) for v in BRADFORD)),
]

table, body, places = b"", b"", {}
start = 128 + 4 + 12 * len(TAGS)
for name, data in TAGS:
    if data not in places:
        places[data] = start + len(body)
        body += data + bytes(-len(data) % 4)
    table += name + struct.pack(">II", places[data], len(data))
size = start + len(body)
header = struct.pack(">I", size) + bytes(4) + bytes((4, 0x30, 0, 0)) + b"mntrRGB XYZ "
header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
header += fixed(0.9642) + fixed(1.0) + fixed(0.8249)
header += bytes(128 - len(header))
sys.stdout.buffer.write(header + struct.pack(">I", len(TAGS)) + table + body)
