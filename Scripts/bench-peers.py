#!/usr/bin/env python3
"""Times numpy, scipy and pymrio on one table, for chokepoint-bench.

    bench-peers.py FOLDER N REPETITIONS BUDGET wall|processor

FOLDER holds Z.f64 and Y.f64, column-major. Prints a JSON array, one object a measurement: which
benchmark and variant of chokepoint-bench it stands beside, program and version, every time in seconds, and
the sum of output that it finds. A program that is not installed is left out.
"""

import json
import sys
import time

folder, n, repetitions, budget = (
    sys.argv[1],
    int(sys.argv[2]),
    int(sys.argv[3]),
    float(sys.argv[4]),
)
clock = time.process_time if sys.argv[5] == "processor" else time.perf_counter
results = []


def measure(benchmark, variant, program, function, output):
    """Times a function; how often is chokepoint-bench's own rule."""
    times = []
    while len(times) < 50 and (len(times) < repetitions or sum(times) < budget):
        start = clock()
        answer = function()
        times.append(clock() - start)
    results.append(
        dict(
            benchmark=benchmark,
            variant=variant,
            program=program,
            times=times,
            output=float(output(answer)),
        )
    )


try:
    import numpy as np
except ImportError:
    print("[]")
    sys.exit(0)

numpy = f"numpy {np.__version__}"
Z = np.fromfile(f"{folder}/Z.f64").reshape((n, -1), order="F")
Y = np.fromfile(f"{folder}/Y.f64").reshape((n, -1), order="F")
x = Z.sum(1) + Y.sum(1)
y = Y.sum(1)
# Industries without output have no inputs either: their coefficients are zero.
inverse_output = np.divide(1, x, out=np.zeros(n), where=np.abs(x) > 1e-9)


def system():
    """I - A."""
    M = -Z * inverse_output
    M[np.diag_indices(n)] += 1
    return M


M = system()
measure("solve", "no factors yet", numpy, lambda: np.linalg.solve(M, y), np.sum)
measure(
    "inverse", "from the table", numpy, lambda: np.linalg.inv(system()), lambda L: (L @ y).sum()
)

try:
    import scipy
    from scipy import linalg
except ImportError:
    pass
else:
    program = f"scipy {scipy.__version__}"
    measure(
        "factor",
        "double",
        program,
        lambda: linalg.lu_factor(M, check_finite=False),
        lambda f: linalg.lu_solve(f, y).sum(),
    )
    factors = linalg.lu_factor(M)
    measure(
        "solve",
        "factors at hand",
        program,
        lambda: linalg.lu_solve(factors, y, check_finite=False),
        np.sum,
    )
    del factors

try:
    import pandas as pd
    import pymrio
except ImportError:
    pass
else:
    program = f"pymrio {getattr(pymrio, '__version__', '')}".strip()
    labels = pd.MultiIndex.from_product([["world"], range(n)], names=["region", "sector"])
    demand = pd.MultiIndex.from_product(
        [["world"], range(Y.shape[1])], names=["region", "category"]
    )
    Zf = pd.DataFrame(Z, index=labels, columns=labels)
    Yf = pd.DataFrame(Y, index=labels, columns=demand)

    def leontief():
        output = pymrio.calc_x(Zf, Yf)
        return pymrio.calc_L(pymrio.calc_A(Zf, output))

    measure(
        "inverse", "from the table", program, leontief, lambda L: (L.to_numpy() @ y).sum()
    )

print(json.dumps(results))
