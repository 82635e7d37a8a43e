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


def with_pandas(pandas, path, metrics):
    """What pandas says of the metrics."""
    draws = pandas.read_csv(path, index_col="index").drop(columns="failure")
    print(draws[metrics].quantile([0.05, 0.5, 0.95]).T.to_string())
    print()
    print("Rank correlation of assumptions with the first metric:")
    # The correlation of ranks is Spearman's.
    ranks = draws.rank()
    print(ranks.drop(columns=metrics).corrwith(ranks[metrics[0]]).to_string())


def without_pandas(path, metrics):
    """The same bands from the standard library."""
    with open(path, newline="") as file:
        draws = list(csv.DictReader(file))
    for metric in metrics:
        # A field is empty where a draw failed or a model does not price it.
        values = [float(draw[metric]) for draw in draws if draw[metric] != ""]
        cuts = statistics.quantiles(values, n=20, method="inclusive")
        print(f"{metric}: {cuts[0]:.6g} {cuts[9]:.6g} {cuts[18]:.6g}")


def main():
    sweep = sys.argv[1] if len(sys.argv) > 1 else HERE / "rare-earths.yaml"
    with tempfile.TemporaryDirectory() as work:
        store, draws = pathlib.Path(work, "draws"), pathlib.Path(work, "draws.csv")
        summary = run(str(sweep), "--store", str(store), "--table", "summary", "--format", "csv")
        metrics = [row["metric"] for row in csv.DictReader(summary.splitlines())]
        run("report", str(store), "-o", str(draws))
        print("5 %, 50 % and 95 % of each metric:")
        try:
            import pandas
        except ImportError:
            pandas = None
        if pandas is None:
            print("(pandas is not installed: bands by the csv module alone)")
            without_pandas(draws, metrics)
        else:
            with_pandas(pandas, draws, metrics)


if __name__ == "__main__":
    main()
