#!/usr/bin/env python3
"""Writes Sources/InputOutput/Countries/Country+CLDR.swift from the Unicode CLDR.

Codes and English names of territories are those of the Common Locale Data Repository, as the Python
package Babel carries them (pip install babel). Run it again to follow a newer release.
"""
import pathlib
from collections import defaultdict

import babel
import babel.core

# Codes of states that are no more, or of parts, which the repository maps to today's territory.
FORMER = {"ZAR", "DDR", "FXX", "BUR", "TMP", "YMD", "280", "278", "249", "230", "736", "886", "720"}
# Territories of the repository that are no economies of their own in trade data.
WITHOUT = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

aliases = babel.core.get_global("territory_aliases")
names = babel.Locale("en").territories
alpha3, numeric = defaultdict(list), defaultdict(list)
for code, targets in aliases.items():
    if len(targets) != 1 or code in FORMER:
        continue
    if len(code) == 3 and code.isalpha():
        alpha3[targets[0]].append(code)
    elif code.isdigit():
        numeric[targets[0]].append(code)
alpha3["XK"], numeric["XK"] = ["XKX"], numeric["XK"] or ["-"]

lines = []
for code in sorted(names):
    if len(code) != 2 or not code.isalpha() or code in WITHOUT:
        continue
    three, number = sorted(alpha3[code]), sorted(numeric[code])
    if len(three) != 1 or len(number) != 1:
        raise SystemExit(f"{code}: no single code: {three} {number}")
    lines.append(f"        {code} {three[0]} {number[0]} {names[code]}")

path = pathlib.Path(__file__).parent.parent / "Sources/InputOutput/Countries/Country+CLDR.swift"
path.write_text(
    f'''/// Made by Scripts/record-countries.py from the Unicode Common Locale Data Repository, as Babel
/// {babel.__version__} carries it (Unicode License v3): ISO 3166 alpha-2, alpha-3 and numeric code, and the name in
/// English. Not edited by hand.
extension Country {{
    static let recorded = """
'''
    + "\n".join(lines)
    + '\n        """\n}\n',
    encoding="utf-8",
)
