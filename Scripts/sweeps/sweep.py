#!/usr/bin/env python3
"""Runs a sweep and reads its draws: with pandas where it is installed, with the csv module otherwise.

    Scripts/sweeps/sweep.py [SWEEP.yaml]        # $CHOKEPOINT names the program
"""

import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

CHOKEPOINT = os.environ.get("CHOKEPOINT", "chokepoint")
HERE = pathlib.Path(__file__).resolve().parent


def run(*arguments):
    """Runs chokepoint; its standard output."""
    done = subprocess.run(
        [CHOKEPOINT, "sweep", *arguments], capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def read(path):
    """The names of the metrics and of each its values, without draws that failed or price nothing."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    names, draws = rows[0], rows[1:]
    return {
        name: [float(draw[column]) for draw in draws if draw[column] != ""]
        for column, name in enumerate(names)
        if "." in name and not name.startswith(("restrictions.", "models."))
    }


def with_pandas(pandas, path):
    """What pandas says of the metrics."""
    draws = pandas.read_csv(path, index_col="index").drop(columns="failure")
    metrics = [
        n for n in draws.columns if not n.startswith(("restrictions.", "models."))
    ]
    print(draws[metrics].quantile([0.05, 0.5, 0.95]).T.to_string())
    print()
    print("Rank correlation of assumptions with the first metric:")
    # The correlation of ranks is Spearman's.
    ranks = draws.rank()
    print(ranks.drop(columns=metrics).corrwith(ranks[metrics[0]]).to_string())


def without_pandas(path):
    """The same bands from the standard library."""
    for name, values in read(path).items():
        cuts = statistics.quantiles(values, n=20, method="inclusive")
        print(f"{name}: {cuts[0]:.6g} {cuts[9]:.6g} {cuts[18]:.6g}")


def main():
    sweep = sys.argv[1] if len(sys.argv) > 1 else HERE / "rare-earths.yaml"
    with tempfile.TemporaryDirectory() as work:
        draws = pathlib.Path(work, "draws.csv")
        run(str(sweep), "-o", str(draws))
        print("5 %, 50 % and 95 % of each metric:")
        try:
            import pandas
        except ImportError:
            print("(pandas is not installed: bands by the csv module alone)")
            without_pandas(draws)
        else:
            with_pandas(pandas, draws)


if __name__ == "__main__":
    main()
