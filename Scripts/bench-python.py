#!/usr/bin/env python3
"""Times the Python package beside the program, and says whether it is as fast as it has to be.

    CHOKEPOINT=.build/release/chokepoint Scripts/bench-python.py [REPETITIONS]

Needs pandas, and the package installed or found in Scripts/python. Run it from the package's root folder.
1. The first answer: chokepoint.shock(…) in a process of its own, imports apart, and the same question
   typed, its document read from the program's standard output; at most 1.3 times as long.
2. A scan of some 30,000 rows as a data frame through a Session, and the program scanning and writing
   the same rows as CSV; at most 3 times as long.
Every time is the best of several wall times, taken in turns. The exit status is 1 when a limit is missed.
"""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "python"))

FIRST = """
import sys, time
import pandas
import chokepoint
start = time.perf_counter()
result = chokepoint.shock("icio2023-2019-g20x20", "JPN/C:KOR=30%", progress=False)
assert result.answer
print(time.perf_counter() - start)
"""
SCANNED, SMALLEST = "icio2023-2020-77x11", 5


def typed(program, *arguments):
    """Seconds of the program with its output read."""
    start = time.perf_counter()
    subprocess.run([program, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return time.perf_counter() - start


def first_answer():
    """Seconds of the first answer in a new interpreter, imports apart."""
    environment = dict(os.environ, PYTHONPATH=sys.path[0])
    done = subprocess.run(
        [sys.executable, "-c", FIRST], check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout)


def main():
    import chokepoint

    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    program = chokepoint.find_program()
    shock = ["shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=30%", "--format", "json"]
    typed(program, *shock)  # The table and its factors are kept from here on.
    ours, theirs = [], []
    for _ in range(repetitions):
        theirs.append(typed(program, *shock))
        ours.append(first_answer())
    rows, frames, scans = 0, [], []
    scan = ["scan", SCANNED, "--minimum-flow", str(SMALLEST), "--format", "csv"]
    with chokepoint.Session(SCANNED) as session:
        for _ in range(repetitions + 1):
            scans.append(typed(program, *scan))
            start = time.perf_counter()
            frame = session.scan(minimum_flow=SMALLEST, top=10**9).frame
            frames.append(time.perf_counter() - start)
            rows = len(frame)
    del frames[0], scans[0]
    missed = False
    for what, found, base, limit in [
        ("first answer of shock, imports apart", min(ours), min(theirs), 1.3),
        (f"scan of {rows} rows to a data frame, Session", min(frames), min(scans), 3),
    ]:
        ratio = found / base
        missed = missed or ratio > limit
        print(
            f"{what}: {found:.3f} s; the program {base:.3f} s; {ratio:.2f} times, at most {limit}: "
            + ("met" if ratio <= limit else "missed"))
    sys.exit(1 if missed else 0)


main()
