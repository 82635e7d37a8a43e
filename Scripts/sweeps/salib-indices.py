#!/usr/bin/env python3
"""Computes with SALib, from the table `draws` in CSV, the indices that `sweep` reports.

    pip install SALib
    chokepoint sweep report mine.draws -o mine.csv
    Scripts/sweeps/salib-indices.py sobol mine.csv METRIC PARAMETER...
    Scripts/sweeps/salib-indices.py morris mine.csv METRIC PARAMETER...

One line for each parameter: first- and total-order index, or mu_star, mu and sigma. For Morris the
parameters must be uniform from 0 to 1, or the effects come in other units.
"""

import csv
import sys

import numpy
from SALib.analyze import morris, sobol


def main():
    method, path, metric, *parameters = sys.argv[1:]
    with open(path, newline="") as file:
        draws = list(csv.DictReader(file))
    outputs = numpy.array([float(draw[metric]) for draw in draws])
    problem = {
        "num_vars": len(parameters),
        "names": parameters,
        "bounds": [[0.0, 1.0]] * len(parameters),
    }
    if method == "sobol":
        found = sobol.analyze(problem, outputs, calc_second_order=False, seed=1)
        columns = [found["S1"], found["ST"]]
    else:
        inputs = numpy.array([[float(draw[p]) for p in parameters] for draw in draws])
        found = morris.analyze(problem, inputs, outputs, num_levels=4, seed=1)
        columns = [found["mu_star"], found["mu"], found["sigma"]]
    for row in zip(*columns):
        print(*[repr(float(value)) for value in row])


if __name__ == "__main__":
    main()
