#!/usr/bin/env python3
"""Writes Sources/Figures/WorldShapes+Recorded.swift from Natural Earth (public domain, 1:110m).

    python3 -m venv /tmp/world && /tmp/world/bin/pip install pyshp==3.1.6 shapely==2.2.0
    /tmp/world/bin/pip download --no-deps geopandas==0.14.4 -d /tmp/world
    /tmp/world/bin/python Scripts/record-world.py /tmp/world/geopandas-0.14.4-py3-none-any.whl

geopandas 0.14.4 is the last release that carries the data. Shapes are projected by Equal Earth
(Šavrič, Patterson & Jenny 2018), simplified with their common borders kept common, and rounded to a
grid that is 2,000 wide. Economies without a shape at this scale get the place of their capital.
"""
import io
import math
import pathlib
import sys
import unicodedata
import zipfile

import shapefile
import shapely
from shapely.geometry import Polygon, shape
from shapely.ops import unary_union

WIDTH = 2000
TOLERANCE = 2.2
# Rings smaller than this many squares of the grid are left out, unless they are all there is.
SMALLEST = 14
WITHOUT = {"ATA", "ATF"}
# Codes that the data set lacks or has of its own; territories without a code stay without data.
CODES = {"Kosovo": "XKX", "N. Cyprus": "-", "Somaliland": "-"}
# Capitals of economies that are too small for the scale, by alpha-3 code.
CAPITALS = {
    "AND": "Andorra", "ATG": "Saint John's", "BHR": "Manama", "BRB": "Bridgetown",
    "COM": "Moroni", "CPV": "Praia", "DMA": "Roseau", "FSM": "Palikir", "GRD": "Saint George's",
    "HKG": "Hong Kong", "KIR": "Tarawa", "KNA": "Basseterre", "LCA": "Castries", "LIE": "Vaduz",
    "MCO": "Monaco", "MDV": "Malé", "MHL": "Majuro", "MLT": "Valletta", "MUS": "Port Louis",
    "PLW": "Melekeok", "SGP": "Singapore", "SMR": "San Marino", "STP": "São Tomé",
    "SYC": "Victoria", "TON": "Nuku'alofa", "TUV": "Funafuti", "VCT": "Kingstown", "WSM": "Apia",
}
# Economies of trade data whose capital is not in the set: longitude and latitude.
PLACES = {
    "ABW": (-70.03, 12.52), "BMU": (-64.78, 32.29), "CUW": (-68.93, 12.11), "CYM": (-81.37, 19.29),
    "GIB": (-5.35, 36.14), "MAC": (113.55, 22.2), "NRU": (166.92, -0.55), "PYF": (-149.57, -17.54),
    "VGB": (-64.62, 18.43),
}


def project(lon, lat):
    """Equal Earth, on a sphere of radius 1."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    m = math.sqrt(3) / 2
    t = math.asin(m * math.sin(math.radians(lat)))
    x = math.radians(lon) * math.cos(t) / (
        m * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    return x, t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))


SCALE = WIDTH / (2 * project(180, 0)[0])
TOP = project(0, 83.7)[1]


def place(lon, lat):
    x, y = project(lon, lat)
    return WIDTH / 2 + SCALE * x, SCALE * (TOP - y)


def read(wheel, name):
    base = f"geopandas/datasets/{name}/{name}"
    encoding = wheel.read(f"{base}.cpg").decode().strip()
    parts = {e: io.BytesIO(wheel.read(f"{base}.{e}")) for e in ("shp", "shx", "dbf")}
    return shapefile.Reader(**parts, encoding=encoding)


def densified(points):
    """Straight lines of the sphere's grid are curves on the map."""
    out = []
    for (a, b), (c, d) in zip(points, points[1:]):
        steps = max(1, math.ceil(max(abs(c - a), abs(d - b)) / 5))
        out += [(a + (c - a) * k / steps, b + (d - b) * k / steps) for k in range(steps)]
    return [place(*p) for p in out + [points[-1]]]


def path(geometry):
    """Relative moves on the grid, a subpath a ring."""
    polygons = list(getattr(geometry, "geoms", [geometry]))
    polygons.sort(key=lambda p: -p.area)
    kept = [p for k, p in enumerate(polygons) if k == 0 or p.area >= SMALLEST]
    out, largest = "", kept[0].representative_point()
    cx, cy = kept[0].centroid.coords[0]
    if not kept[0].contains(kept[0].centroid):
        cx, cy = largest.x, largest.y
    for polygon in kept:
        for ring in [polygon.exterior, *polygon.interiors]:
            grid = []
            for x, y in ring.coords:
                point = (round(x), round(y))
                if not grid or grid[-1] != point:
                    grid.append(point)
            if len(grid) < 4:
                if not out and polygon is kept[0]:
                    raise SystemExit("a shape vanished")
                continue
            out += f"M{grid[0][0]} {grid[0][1]}l"
            steps = [(c - a, d - b) for (a, b), (c, d) in zip(grid, grid[1:-1])]
            text = ""
            for number in (n for step in steps for n in step):
                text += f"{number}" if number < 0 or not text else f" {number}"
            out += text + "z"
    return round(cx), round(cy), out


wheel = zipfile.ZipFile(sys.argv[1])
names, codes, shapes = [], [], []
for item in read(wheel, "naturalearth_lowres").iterShapeRecords():
    code = CODES.get(item.record["name"], item.record["iso_a3"])
    if code in WITHOUT:
        continue
    polygons = shape(item.shape.__geo_interface__)
    parts = [Polygon(densified(p.exterior.coords[:]), [densified(h.coords[:]) for h in p.interiors])
             for p in getattr(polygons, "geoms", [polygons])]
    names.append(item.record["name"])
    codes.append(code)
    shapes.append(unary_union(parts))
simple = shapely.coverage_simplify(shapes, TOLERANCE)
lines = []
for code, name, before, after in sorted(zip(codes, names, shapes, simple), key=lambda i: i[:2]):
    x, y, moves = path(after if not after.is_empty and after.area > 4 else before)
    lines.append(f"{code};{name};{x};{y};{moves}")
cities = {}
for item in read(wheel, "naturalearth_cities").iterShapeRecords():
    cities[unicodedata.normalize("NFC", item.record["name"])] = item.shape.points[0]
dots = PLACES | {code: cities[name] for code, name in CAPITALS.items()}
for code, (lon, lat) in sorted(dots.items()):
    x, y = place(lon, lat)
    lines.append(f"{code};;{round(x)};{round(y)};")
height = round(SCALE * (TOP - project(0, -56.5)[1]))

target = pathlib.Path(__file__).parent.parent / "Sources/Figures/WorldShapes+Recorded.swift"
wrapped = []
for line in lines:
    while len(line) > 88:
        cut = max(line.rfind(" ", 0, 88), line.rfind("-", 0, 88) - 1)
        # A line that goes on keeps its blank in front of the backslash.
        wrapped.append(line[: cut + 1] + "\\")
        line = line[cut + 1 :]
    wrapped.append(line)
target.write_text(
    f'''/// Made by Scripts/record-world.py from Natural Earth 1:110m (public domain), as geopandas 0.14.4
/// carries it: alpha-3 code, name, place of a label, and the outline, on a grid that is {WIDTH} wide.
/// Not edited by hand.
extension WorldShapes {{
    static let recordedWidth = {WIDTH}
    static let recordedHeight = {height}

    static let recorded = """
'''
    + "\n".join("        " + line for line in wrapped)
    + '\n        """\n}\n',
    encoding="utf-8",
)
print(f"{len(lines)} economies, {sum(map(len, lines))} bytes of shapes, height {height}")
