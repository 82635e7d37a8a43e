#!/usr/bin/env python3
"""Reads and writes Parquet with pyarrow, pandas, polars and DuckDB, for chokepoint-bench.

    bench-parquet.py REPETITIONS wall|processor draws FILE BITS
    bench-parquet.py REPETITIONS wall|processor save FOLDER NEW
    bench-parquet.py REPETITIONS wall|processor folder FOLDER

draws: every library reads the columns metric_0, metric_1, … of FILE; their values must have the bits
that BITS holds, column after column, NaN where a value is missing; the exit status is 1 when any has not.
save: writes a pymrio folder again with pandas, as pymrio's save_all does.
folder: pyarrow reads every Parquet file of a pymrio folder.
Prints a JSON array, one object a program: program and version, and every time in seconds. A program that
is not installed is left out.
"""

import json
import os
import shutil
import sys
import time

repetitions = int(sys.argv[1])
clock = time.process_time if sys.argv[2] == "processor" else time.perf_counter
results = []


def measure(program, read):
    """Times a reader several times, and returns what it read last."""
    times = []
    for _ in range(repetitions):
        start = clock()
        value = read()
        times.append(clock() - start)
    results.append(dict(program=program, times=times))
    return value


def check(program, columns, due):
    """Ends with status 1 when a column has other bits than are due."""
    import numpy as np

    for index, (found, wanted) in enumerate(zip(columns, due)):
        found = np.ascontiguousarray(found, dtype=np.float64)
        missing = np.isnan(wanted)
        same = (found.view(np.int64) == wanted.view(np.int64)) | (missing & np.isnan(found))
        if len(found) != len(wanted) or not same.all():
            sys.exit(f"error: {program} reads other bits in metric_{index}")


def draws(path, bits):
    import numpy as np

    values = np.fromfile(bits, dtype=np.float64)
    count = 0
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        pass
    else:
        program = f"pyarrow {pyarrow.__version__}"
        table = measure(program, lambda: parquet.read_table(path))
        names = [name for name in table.column_names if name.startswith("metric_")]
        count = len(names)
        due = values.reshape(count, -1)
        check(program, (table[name].to_numpy() for name in names), due)
    try:
        import polars
    except ImportError:
        pass
    else:
        program = f"polars {polars.__version__}"
        frame = measure(program, lambda: polars.read_parquet(path))
        names = [name for name in frame.columns if name.startswith("metric_")]
        due = values.reshape(len(names), -1)
        check(program, (frame[name].to_numpy() for name in names), due)
    try:
        import duckdb
    except ImportError:
        pass
    else:
        program = f"DuckDB {duckdb.__version__}"
        columns = measure(program, lambda: duckdb.sql(f"select * from '{path}'").fetchnumpy())
        names = [name for name in columns if name.startswith("metric_")]
        due = values.reshape(len(names), -1)
        check(program, (np.ma.filled(columns[name], np.nan) for name in names), due)


def files(folder):
    """The Parquet files of a folder, with its folders."""
    return sorted(
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".parquet"))


def save(folder, new):
    import pandas

    shutil.copytree(folder, new)
    for path in files(new):
        pandas.read_parquet(path).to_parquet(path)


def folder(path):
    import pyarrow
    import pyarrow.parquet as parquet

    measure(
        f"pyarrow {pyarrow.__version__}",
        lambda: [parquet.read_table(file) for file in files(path)])


{"draws": draws, "save": save, "folder": folder}[sys.argv[3]](*sys.argv[4:])
print(json.dumps(results))
