#!/usr/bin/env python3
"""Checks Parquet against pyarrow, polars and DuckDB, in both directions.

    python3 -m venv V && V/bin/pip install pyarrow polars duckdb pandas
    V/bin/python Scripts/parquet-peers.py .build/release/chokepoint

Scripts/test-parquet does so with several versions of each.

1. A table is written as a pymrio folder by each library in every packing and page layout that it
   offers and that the program says it reads; the program must read the same numbers from each.
   What it does not read must be refused by name.
2. A result is written by the program and read by each library: the same values as the CSV file of
   the same result, the same types, and the units in the columns' metadata.
Libraries that are not there are named and passed over. The exit status is 1 when anything differs.
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    print(f"0 passed, 0 failed, 1 skipped: {error}")
    sys.exit(0)

ARROW = int(pa.__version__.split(".")[0])
REGIONS, SECTORS, DEMAND = ["JPN", "O'Land, \"x\"", "ROW"], ["A", "B é"], ["HFCE", "GFCF"]


def table():
    """Z, Y, F, x and the labels of a small balanced table."""
    random = np.random.default_rng(5)
    rows = pd.MultiIndex.from_product([REGIONS, SECTORS], names=["region", "sector"])
    demand = pd.MultiIndex.from_product([REGIONS, DEMAND], names=["region", "category"])
    Z = pd.DataFrame(random.random((6, 6)) + 0.1, rows, rows)
    Y = pd.DataFrame(random.random((6, 6)) + 2, rows, demand)
    x = Z.sum(axis=1) + Y.sum(axis=1)
    F = pd.DataFrame([x - Z.sum(axis=0)], pd.Index(["VA"], name="inputtype"), rows)
    return Z, Y, F, x.to_frame("indout")


def folder(path, write):
    """Writes the table as pymrio lays it out; `write` puts one frame into a file."""
    Z, Y, F, x = table()
    os.makedirs(f"{path}/factor_inputs")
    units = pd.DataFrame({"unit": ["M USD"] * 6}, Z.index)
    for name, frame in {"Z": Z, "Y": Y, "x": x, "unit": units}.items():
        write(frame, f"{path}/{name}.parquet")
    write(F, f"{path}/factor_inputs/F.parquet")
    write(pd.DataFrame({"unit": ["M USD"]}, F.index), f"{path}/factor_inputs/unit.parquet")

    def parameters(where, files, kind):
        entries = {
            key: {"name": f"{key}.parquet", "nr_index_col": str(a), "nr_header": str(b)}
            for key, (a, b) in files.items()
        }
        with open(f"{where}/file_parameters.json", "w") as file:
            json.dump({"files": entries, "systemtype": kind}, file)

    parameters(path, {"Z": (2, 2), "Y": (2, 2), "x": (2, 1), "unit": (2, 1)}, "IOSystem")
    parameters(f"{path}/factor_inputs", {"F": (1, 2), "unit": (1, 1)}, "Extension")


def arrow_writers():
    for compression in ["none", "snappy", "gzip", "zstd"]:
        for version in ["1.0", "2.0"]:
            for dictionary in [True, False]:
                # Checksums came with version 15.
                for checksum in [{"write_page_checksum": True}, {}] if ARROW >= 15 else [{}]:
                    name = f"pyarrow {compression} pages {version} dictionary {dictionary}"

                    def write(frame, path, c=compression, v=version, d=dictionary, k=checksum):
                        frame.to_parquet(
                            path, engine="pyarrow", compression=None if c == "none" else c,
                            data_page_version=v, use_dictionary=d, row_group_size=4, **k)

                    yield name, write, None
    for compression, word in [("brotli", "Brotli"), ("lz4", "LZ4")]:
        def write(frame, path, c=compression):
            frame.to_parquet(path, engine="pyarrow", compression=c)
        yield f"pyarrow {compression}", write, word

    def split(frame, path):
        numbers = [i for i, t in enumerate(frame.dtypes) if t == float]
        schema = pa.Table.from_pandas(frame)
        names = [schema.schema.names[i] for i in numbers]
        pq.write_table(schema, path, use_dictionary=False, column_encoding={
            name: "BYTE_STREAM_SPLIT" for name in names})
    if ARROW >= 11:  # Names with a point could not be chosen before.
        yield "pyarrow BYTE_STREAM_SPLIT", split, "BYTE_STREAM_SPLIT"


def flat(frame):
    """A frame with its index as columns, and names of columns as pymrio's files have them."""
    out = frame.reset_index()
    if frame.columns.nlevels > 1:
        out.columns = list(frame.index.names) + [str(tuple(c)) for c in frame.columns]
    return out


def polars_writers():
    import polars as pl
    for compression in ["uncompressed", "snappy", "gzip", "zstd"]:
        def write(frame, path, c=compression):
            pl.from_pandas(flat(frame)).write_parquet(path, compression=c)
        yield f"polars {pl.__version__} {compression}", write, None


def duckdb_writers():
    import duckdb
    for compression in ["uncompressed", "snappy", "gzip", "zstd"]:
        def write(frame, path, c=compression):
            # Older versions do not know pandas' type of texts.
            data = flat(frame)
            data = data.astype({n: object for n, t in data.dtypes.items() if t != float})
            duckdb.sql("select * from data").write_parquet(path, compression=c)
        yield f"duckdb {duckdb.__version__} {compression}", write, None


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True)


def reads(program, failures):
    """Every way of writing, read by the program."""
    count = 0
    due = None
    sources = [arrow_writers, polars_writers, duckdb_writers]
    with tempfile.TemporaryDirectory() as home:
        for source in sources:
            try:
                writers = list(source())
            except ImportError as error:
                print(f"skipped: {error}")
                continue
            for number, (name, write, refusal) in enumerate(writers):
                path = f"{home}/{source.__name__}{number}"
                os.makedirs(path)
                folder(path, write)
                out = f"{path}-out"
                result = run(program, "convert", path, out, "--to", "csv")
                count += 1
                if refusal:
                    if result.returncode == 0 or refusal not in result.stderr:
                        failures.append(f"{name}: not refused by name: {result.stderr}")
                    continue
                if result.returncode != 0:
                    failures.append(f"{name}: {result.stderr.strip()}")
                    continue
                with open(f"{out}/Z.csv") as file:
                    found = [row[1:] for row in csv.reader(file)][1:]
                due = due or [[float(cell) for cell in row] for row in table()[0].values]
                if [[float(cell) for cell in row] for row in found] != due:
                    failures.append(f"{name}: the numbers differ")
    return count


def equal(a, b):
    if b == "":
        return a is None or a == "" or (isinstance(a, float) and math.isnan(a))
    if isinstance(a, bool):
        return str(a).lower() == b
    if isinstance(a, (int, float)):
        return float(a) == float(b)
    return a == b


def writes(program, failures):
    """Results of the program, read by every library."""
    count = 0
    commands = [
        ["shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=30%", "--model",
         "extraction,cost-push"],
        ["scan", "icio2023-2019-g20x20", "--importer", "KOR"],
        ["position", "icio2023-2019-g20x20"],
    ]
    with tempfile.TemporaryDirectory() as home:
        for number, command in enumerate(commands):
            path, plain = f"{home}/{number}.parquet", f"{home}/{number}.csv"
            for output in [path, plain]:
                result = run(program, *command, "-o", output, "--quiet")
                if result.returncode != 0:
                    failures.append(f"{command[0]}: {result.stderr.strip()}")
                    return count
            with open(plain) as file:
                header, *rows = csv.reader(file)
            readers = {"pyarrow": lambda p: pq.read_table(p).to_pylist()}
            try:
                import polars as pl
                readers["polars"] = lambda p: pl.read_parquet(p).to_dicts()
            except ImportError as error:
                print(f"skipped: {error}")
            try:
                import duckdb
                readers["duckdb"] = lambda p: [
                    dict(zip(header, row))
                    for row in duckdb.sql(f"select * from '{p}'").fetchall()]
            except ImportError as error:
                print(f"skipped: {error}")
            for name, read in readers.items():
                count += 1
                found = read(path)
                if len(found) != len(rows):
                    failures.append(f"{command[0]}, {name}: {len(found)} of {len(rows)} rows")
                    continue
                for row, due in zip(found, rows):
                    if list(row) != header or not all(
                            equal(row[key], cell) for key, cell in zip(header, due)):
                        failures.append(f"{command[0]}, {name}: {row} is not {due}")
                        break
            count += 1
            schema = pq.read_schema(path)
            units = [f.name for f in schema if f.metadata and b"unit" in f.metadata]
            frame = pd.read_parquet(path)
            if not units or b"chokepoint" not in pq.read_metadata(path).metadata:
                failures.append(f"{command[0]}: no unit in the metadata of any column")
            if b"chokepoint" not in (schema.metadata or {}):
                failures.append(f"{command[0]}: pyarrow shows nothing of the answer beside its rows")
            if list(frame.columns) != header or list(frame.index) != list(range(len(rows))):
                failures.append(f"{command[0]}: pandas makes an index of its own")
    return count


def main():
    program = os.path.abspath(sys.argv[1])
    failures = []
    count = reads(program, failures) + writes(program, failures)
    for failure in failures:
        print(f"failed: {failure}")
    print(f"{max(count - len(failures), 0)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
