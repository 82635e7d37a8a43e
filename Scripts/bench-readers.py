#!/usr/bin/env python3
"""Times pandas, polars and pymrio on one file in OECD's layout, for chokepoint-bench.

    bench-readers.py FILE REPETITIONS wall|processor

Prints a JSON array, one object a program: program and version, every time in seconds, and the sum of
intermediate deliveries that it finds. pandas and polars only read the numbers; pymrio makes its table of
them. A program that is not installed, or that refuses the file, is left out and said on standard error.
"""

import json
import os
import sys
import tempfile
import time

path, repetitions = sys.argv[1], int(sys.argv[2])
clock = time.process_time if sys.argv[3] == "processor" else time.perf_counter
results = []


def measure(program, read, total):
    """Times a reader, the best of several."""
    try:
        times = []
        for _ in range(repetitions):
            start = clock()
            answer = read()
            times.append(clock() - start)
        results.append(dict(program=program, times=times, sum=float(total(answer))))
    except Exception as error:  # a peer's refusal is not ours
        print(f"{program}: {error}", file=sys.stderr)


with open(path) as file:
    n = sum("_" in label for label in file.readline().split(","))
    demand = 6 * len({line.split("_")[0] for line in file if "_" in line.split(",", 1)[0]})
    n -= demand

try:
    import pandas
except ImportError:
    pandas = None
else:
    measure(
        f"pandas {pandas.__version__}",
        lambda: pandas.read_csv(path, index_col=0),
        lambda table: table.to_numpy()[:n, :n].sum(),
    )
try:
    import polars
except ImportError:
    pass
else:
    measure(
        f"polars {polars.__version__}",
        lambda: polars.read_csv(path, infer_schema_length=10000),
        lambda table: table[:, 1 : n + 1].head(n).to_numpy().sum(),
    )
try:
    import pymrio
except ImportError:
    pass
else:
    # pymrio finds the file of a year in a folder by its name.
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(path), f"{folder}/ICIO2023_2019.csv")
        measure(
            f"pymrio {pymrio.__version__}",
            lambda: pymrio.parse_oecd(folder, year=2019),
            lambda table: table.Z.to_numpy().sum(),
        )

print(json.dumps(results))
