#!/usr/bin/env python3
"""Writes Country+CLDR.swift and Country+OwnNames.swift of Sources/InputOutput/Countries.

Codes, English names and own names of territories are those of the Common Locale Data Repository, as the Python
package Babel carries them (pip install babel). Run it again to follow a newer release.
"""
import pathlib
from collections import defaultdict

import babel
import babel.core
from babel.languages import get_official_languages

# Codes of states that are no more, or of parts, which the repository maps to today's territory.
FORMER = {"ZAR", "DDR", "FXX", "BUR", "TMP", "YMD", "280", "278", "249", "230", "736", "886", "720"}
# Territories of the repository that are no economies of their own in trade data.
WITHOUT = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# The repository's short names of these, which Babel leaves out.
SHORT = {"HK": "Hong Kong", "MO": "Macao"}

aliases = babel.core.get_global("territory_aliases")
names = dict(babel.Locale("en").territories) | SHORT
alpha3, numeric = defaultdict(list), defaultdict(list)
for code, targets in aliases.items():
    if len(targets) != 1 or code in FORMER:
        continue
    if len(code) == 3 and code.isalpha():
        alpha3[targets[0]].append(code)
    elif code.isdigit():
        numeric[targets[0]].append(code)
alpha3["XK"], numeric["XK"] = ["XKX"], numeric["XK"] or ["-"]



def own_names(code: str) -> list[str]:
    """What a territory is called in its official languages, where that is not its English name."""
    found = []
    for language in get_official_languages(code, regional=False, de_facto=True):
        try:
            name = babel.Locale.parse(language).territories.get(code)
        except babel.UnknownLocaleError:
            continue
        if name and name != names[code] and name not in found:
            found.append(name)
    return found


lines, own = [], []
for code in sorted(names):
    if len(code) != 2 or not code.isalpha() or code in WITHOUT:
        continue
    three, number = sorted(alpha3[code]), sorted(numeric[code])
    if len(three) != 1 or len(number) != 1:
        raise SystemExit(f"{code}: no single code: {three} {number}")
    lines.append(f"        {code} {three[0]} {number[0]} {names[code]}")
    if own_names(code):
        own.append(f"        {code} {'; '.join(own_names(code))}")

folder = pathlib.Path(__file__).parent.parent / "Sources/InputOutput/Countries"
(folder / "Country+CLDR.swift").write_text(
    f'''/// Made by Scripts/record-countries.py from the Unicode Common Locale Data Repository, as Babel
/// {babel.__version__} carries it (Unicode License v3): ISO 3166 alpha-2, alpha-3 and numeric code, and the name
/// in English. Not edited by hand.
extension Country {{
    static let recorded = """
'''
    + "\n".join(lines)
    + '\n        """\n}\n',
    encoding="utf-8",
)
(folder / "Country+OwnNames.swift").write_text(
    f'''/// Made by Scripts/record-countries.py from the Unicode Common Locale Data Repository, as Babel
/// {babel.__version__} carries it (Unicode License v3): ISO 3166 alpha-2 and the name in the official
/// languages where it is not the English one. Not edited by hand.
extension Country {{
    static let recordedOwnNames = """
'''
    + "\n".join(own)
    + '\n        """\n}\n',
    encoding="utf-8",
)
