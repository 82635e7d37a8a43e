#!/usr/bin/env python3
"""Writes a file of draws byte by byte as Sources/Sweeps/Store/DrawLayout.swift documents it, for the
tests of the Sweeps module to compare with: an implementation of the layout of its own.

    pip install xxhash==4.1.0
    python3 Scripts/record-draw-fixture.py    # rewrites Tests/SweepsTests/Fixtures/RecordedDrawFile.swift
"""

import json
import pathlib
import struct

import xxhash

TARGET = (
    pathlib.Path(__file__).resolve().parent.parent
    / "Tests/SweepsTests/Fixtures/RecordedDrawFile.swift"
)
NAN = struct.pack("<Q", 0x7FF8000000000000)

header = {
    "design": {"sobol": {"seed": 7}},
    "drawCount": 2,
    "includesBase": True,
    "metrics": [
        {"name": "loss.KOR", "unit": "%", "quantity": "loss", "item": "KOR"},
        {"name": "total", "unit": "million USD"},
    ],
    "parameters": [
        {"path": "restrictions.0.cut", "unit": "share", "base": 0.5, "words": []},
        {"path": "table", "unit": "", "base": 0, "words": ["A 2010", "B/2011"]},
    ],
    "plan": "0" * 63 + "a",
    "program": "chokepoint 1",
    "shard": {"number": 1, "count": 1},
    "tables": ["A 2010", "B/2011"],
    "title": "Zölle",
}


def checksum(data):
    return xxhash.xxh3_64_intdigest(data)


def record(index, kind, count, rest=b""):
    body = struct.pack("<qII", index, kind, count) + rest
    length = struct.pack("<I", len(body))
    check = struct.pack("<I", checksum(length) & 0xFFFFFFFF)
    return length + check + struct.pack("<Q", checksum(body)) + body


text = json.dumps(
    header, sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode()
data = b"CHOKDRAW" + struct.pack("<IIQ", 1, len(text), checksum(text)) + text
data += record(-1, 0, 2, struct.pack("<4d", 0.5, 0, -1.25, 1e300))
reason = "not enough rare earths: 4 µg".encode()
data += record(0, 1, len(reason), struct.pack("<2d", 0.25, 1) + reason)
data += record(1, 0, 2, struct.pack("<2d", 0.75, 0) + NAN + struct.pack("<d", -0.0))
data += record(3, 2, 0)

lines = [data[i : i + 40].hex() for i in range(0, len(data), 40)]
TARGET.write_text(
    "/// A finished file of the base and two draws, made by a program of its own.\n"
    "///\n"
    "/// Written by `Scripts/record-draw-fixture.py`; do not edit.\n"
    "enum RecordedDrawFile {\n"
    "    /// The bytes in hexadecimal digits.\n"
    '    static let hexadecimal = """\n'
    + "".join(f"        {line}\n" for line in lines)
    + '        """\n'
    "}\n"
)
