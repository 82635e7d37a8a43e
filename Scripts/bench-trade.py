#!/usr/bin/env python3
"""Times pandas and polars on one year of BACI as CSV, for chokepoint-bench.

    bench-trade.py FILE REPETITIONS wall|processor

Prints a JSON array, one object a program: program and version, and every time in seconds from the file to
a data frame with codes as text, missing weights as missing. They check nothing of the content. A program that
is not installed is left out.
"""

import json
import sys
import time

path, repetitions = sys.argv[1], int(sys.argv[2])
clock = time.process_time if sys.argv[3] == "processor" else time.perf_counter
results = []


def measure(program, read):
    """Times a reader several times."""
    times = []
    for _ in range(repetitions):
        start = clock()
        read()
        times.append(clock() - start)
    results.append(dict(program=program, times=times))


try:
    import pandas
except ImportError:
    pass
else:
    measure(
        f"pandas {pandas.__version__}",
        lambda: pandas.read_csv(path, dtype={"k": str}, na_values=["NA"]),
    )
try:
    import polars
except ImportError:
    pass
else:
    measure(
        f"polars {polars.__version__}",
        lambda: polars.read_csv(path, schema_overrides={"k": polars.String}, null_values=["NA"]),
    )

print(json.dumps(results))
