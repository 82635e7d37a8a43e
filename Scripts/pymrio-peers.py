#!/usr/bin/env python3
"""Checks accounts, impacts and multipliers against pymrio's `characterize` and `calc_all`.

    python3 -m venv V && V/bin/pip install pymrio
    V/bin/python Scripts/pymrio-peers.py .build/release/chokepoint

pymrio's own test table, and a made one with several stressors that households cause too, are
saved by pymrio. The program reads the folder, makes the impacts of the same factors with
`satellite characterize`, and asks `footprint` for every account. Against pymrio go, each to a
relative 1e-10 of the largest number of its kind:

    D_pba_reg, D_cba_reg   production and consumption by region
    D_imp_reg, D_exp_reg   embodied imports and exports by region
    S, M                   intensities and multipliers by industry

The exit status is 1 when anything differs, and 0 with a sentence when pymrio is not there.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import pandas as pd
    import pymrio
except ImportError as error:
    print(f"0 passed, 0 failed, 1 skipped: {error}")
    sys.exit(0)

TOLERANCE = 1e-10
passed, failed = 0, []


def made():
    """A balanced table of three regions and four sectors with an account of three stressors."""
    random = np.random.default_rng(20)
    pairs = [(r, s) for r in ("AUT", "BRA", "ROW") for s in ("farms", "mills", "power", "shops")]
    rows = pd.MultiIndex.from_tuples(pairs, names=["region", "sector"])
    demand = pd.MultiIndex.from_product(
        [("AUT", "BRA", "ROW"), ("households", "capital")], names=["region", "category"])
    Z = pd.DataFrame(random.random((12, 12)) * 5, rows, rows)
    Y = pd.DataFrame(random.random((12, 6)) * 20 + 5, rows, demand)
    added = Z.sum(axis=1) + Y.sum(axis=1) - Z.sum(axis=0)
    io = pymrio.IOSystem(Z=Z, Y=Y, name="made")
    stressors = pd.MultiIndex.from_tuples(
        [("CO2", "air"), ("CH4", "air"), ("water use", "fresh water")],
        names=["stressor", "compartment"])
    io.emissions = pymrio.Extension(
        "emissions", F=pd.DataFrame(random.random((3, 12)) * 100, stressors, rows),
        F_Y=pd.DataFrame(random.random((3, 6)) * 30, stressors, demand),
        unit=pd.DataFrame({"unit": ["kg", "kg", "m3"]}, stressors))
    io.factor_inputs = pymrio.Extension(
        "factor_inputs", F=pd.DataFrame([added], pd.Index(["VA"], name="inputtype"), rows),
        unit=pd.DataFrame({"unit": ["Mill USD"]}, pd.Index(["VA"], name="inputtype")))
    io.unit = pd.DataFrame({"unit": ["Mill USD"] * 12}, rows)
    return io


def factors(io):
    """One impact of every stressor in kg, and one of all the others where there are any."""
    lines = []
    for k, (stressor, unit) in enumerate(zip(io.emissions.F.index, io.emissions.unit["unit"])):
        impact = ("GWP", "kg CO2-eq") if unit == "kg" else ("scarcity", "m3-eq")
        lines.append((stressor, unit, *impact, [1.0, 28.5, 0.43][k]))
    return lines


def characterised(io):
    """pymrio's account of the impacts."""
    table = pd.DataFrame([
        {"stressor": s, "compartment": c, "impact": impact, "factor": factor,
         "impact_unit": impact_unit, "stressor_unit": unit}
        for (s, c), unit, impact, impact_unit, factor in factors(io)])
    made = io.emissions.characterize(table, name="impacts")
    return made.extension if hasattr(made, "extension") else made


def compare(case, what, ours, theirs):
    """Counts a comparison, and keeps it where it fails."""
    global passed
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    gap = np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-300)
    if ours.shape == theirs.shape and gap <= TOLERANCE:
        passed += 1
        print(f"passed {case}: {what}, largest relative difference {gap:.1e}")
    else:
        failed.append(f"{case}: {what} differs by {gap:.1e}")


def check(program, case, io):
    io.calc_all()
    impacts = characterised(io)
    with tempfile.TemporaryDirectory() as folder:
        io.save_all(f"{folder}/table")
        with open(f"{folder}/factors.csv", "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["stressor", "impact", "factor", "impact_unit", "stressor_unit"])
            for (s, c), unit, impact, impact_unit, factor in factors(io):
                out.writerow([f"{s}/{c}", impact, repr(factor), impact_unit, unit])

        def run(*words):
            done = subprocess.run(
                [program, *words], capture_output=True, text=True, cwd=folder, check=False)
            if done.returncode != 0:
                failed.append(f"{case}: {' '.join(words)}: {done.stderr.strip()}")
                return None
            return done.stdout

        run("satellite", "characterize", "table", "factors.csv", "--account", "emissions",
            "--name", "impacts", "-o", "with.h5")
        io.impacts = impacts
        io.calc_all()
        for name, account in (("emissions", io.emissions), ("impacts", io.impacts)):
            answer = run("footprint", "with.h5", "--account", name, "--format", "json")
            if answer is None:
                continue
            tables = {t["name"]: t for t in json.loads(answer)["tables"]}

            def column(table, wanted, keys):
                """The values of a column by stressor and the key columns."""
                names = [c["name"] for c in tables[table]["columns"]]
                at = [names.index(k) for k in ("stressor", *keys)]
                return {tuple(row[k] for k in at): row[names.index(wanted)]
                        for row in tables[table]["rows"]}

            rows = ["/".join(i) if isinstance(i, tuple) else i for i in account.F.index]
            regions = list(io.get_regions())
            for wanted, theirs in (
                ("production", account.D_pba_reg), ("consumption", account.D_cba_reg),
                ("imports", account.D_imp_reg), ("exports", account.D_exp_reg),
            ):
                ours = column("footprint", wanted, ("region",))
                compare(case, f"{name} {wanted}", [[ours[s, r] for r in regions] for s in rows],
                        theirs[regions].values)
            for wanted, theirs in (("intensity", account.S), ("multiplier", account.M)):
                ours = column("multipliers", wanted, ("region", "sector"))
                compare(case, f"{name} {wanted}",
                        [[ours[s, r, k] for r, k in theirs.columns] for s in rows], theirs.values)


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/chokepoint")
    check(program, f"pymrio {pymrio.__version__} test table", pymrio.load_test())
    check(program, "made table", made())
    for line in failed:
        print(f"FAILED {line}")
    print(f"{passed} passed, {len(failed)} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
