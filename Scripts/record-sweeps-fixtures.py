#!/usr/bin/env python3
"""Records what SciPy and SALib compute, for the tests of the Sweeps module to compare with.

    pip install scipy==1.17.1 SALib==1.6.0
    python3 Scripts/record-sweeps-fixtures.py    # rewrites Tests/SweepsTests/Fixtures/Recorded*.swift

The programs' versions are written into the files. Only their outputs are kept, none of their code.
"""

import pathlib
import warnings
from importlib.metadata import version

import numpy as np
import scipy
from SALib.analyze import morris as morris_analysis
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from scipy import stats
from scipy.special import ndtri
from scipy.stats import qmc

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).resolve().parent.parent / "Tests/SweepsTests/Fixtures"


def swift(values, per_line, kind=float):
    texts = [repr(kind(value)) for value in np.ravel(values)]
    texts = [
        t if t not in ("inf", "-inf") else ("" if t == "inf" else "-") + ".infinity" for t in texts
    ]
    lines = [", ".join(texts[i : i + per_line]) for i in range(0, len(texts), per_line)]
    return "[\n" + "".join(f"        {line},\n" for line in lines) + "    ]"


def write(name, doc, members):
    body = [
        f"/// {doc}",
        "///",
        "/// Written by `Scripts/record-sweeps-fixtures.py`; do not edit.",
        f"enum {name} {{",
    ]
    for comment, declaration in members:
        body += [f"    /// {comment}", f"    {declaration}"]
    (HERE / f"{name}.swift").write_text("\n".join(body) + "\n}\n")


def integers(points):
    """The 32-bit integers behind points whose coordinates are multiples of 2^-32."""
    scaled = points * 2.0**32
    result = scaled.astype(np.uint64)
    assert (result == scaled).all()
    return result


def fingerprint(values):
    """FNV-1a, 64 bits, over 32-bit words, as in the test."""
    state = 0xCBF29CE484222325
    for value in np.ravel(values).tolist():
        state = ((state ^ value) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return state


def record_sobol():
    small = integers(qmc.Sobol(d=10, scramble=False).random(32))
    everything = integers(qmc.Sobol(d=1111, scramble=False).random(512))
    far = qmc.Sobol(d=6, scramble=False).fast_forward(1_000_003)
    write(
        "RecordedSobolPoints",
        f"Unscrambled Sobol' points of `scipy.stats.qmc.Sobol`, SciPy {scipy.__version__}, times 2³².",
        [
            (
                "The first 32 points in 10 dimensions, point by point.",
                "static let first: [UInt32] = " + swift(small, 8, int),
            ),
            (
                "Points 1,000,003 to 1,000,006 in 6 dimensions.",
                "static let far: [UInt32] = " + swift(integers(far.random(4)), 6, int),
            ),
            (
                "The last coordinate, dimension 1111, of the first 512 points.",
                "static let lastDimension: [UInt32] = " + swift(everything[:, -1], 8, int),
            ),
            (
                "FNV-1a (64 bits, one 32-bit word a step) over 512 points in 1111 dimensions.",
                f"static let fingerprint: UInt64 = {fingerprint(everything):#x}",
            ),
        ],
    )


def record_quantiles():
    tails = np.array([1e-300, 1e-100, 1e-20, 1e-15, 1e-10, 1e-6, 1e-3])
    u = np.concatenate(
        [tails, np.linspace(0.01, 0.99, 33), 1 - np.array([1e-3, 1e-6, 1e-10, 1e-15])]
    )
    p = np.array([1e-9, 0.001, 0.05, 0.1, 0.25, 0.4, 0.5, 0.62, 0.75, 0.9, 0.95, 0.999, 1 - 1e-9])
    mean, sd = 2.0, 0.7
    truncated = stats.truncnorm((1 - mean) / sd, (2.5 - mean) / sd, loc=mean, scale=sd)
    upper = stats.truncnorm(5.0, 7.0, loc=0, scale=1)
    base = stats.lognorm(s=0.6, scale=3.0)
    triangle = stats.triang(c=(2.0 - 1.0) / (5.0 - 1.0), loc=1.0, scale=4.0)

    def cut(dist, low, high):
        f0, f1 = dist.cdf(low), dist.cdf(high)
        return dist.ppf(f0 + p * (f1 - f0))

    def member(comment, name, values):
        return (comment, f"static let {name}: [Double] = " + swift(values, 4))

    x = np.array([-37.0, -20.0, -8.0, -3.0, -1.0, -0.1, 0.0, 0.1, 1.0, 3.0, 8.0])
    write(
        "RecordedQuantiles",
        f"Quantiles of SciPy {scipy.__version__}.",
        [
            member(
                "Probabilities at which `scipy.special.ndtri` was evaluated.",
                "normalProbabilities",
                u,
            ),
            member(
                "Standard normal quantiles at `normalProbabilities`.", "normalQuantiles", ndtri(u)
            ),
            member("Points at which `scipy.stats.norm.cdf` was evaluated.", "normalPoints", x),
            member(
                "Standard normal distribution function at `normalPoints`.",
                "normalCumulative",
                stats.norm.cdf(x),
            ),
            member("Probabilities for the other distributions.", "probabilities", p),
            member("Uniform on 1…5.", "uniform", stats.uniform(1, 4).ppf(p)),
            member("Log-uniform on 0.1…20.", "logUniform", stats.loguniform(0.1, 20).ppf(p)),
            member("Triangular on 1…5 with mode 2.", "triangular", triangle.ppf(p)),
            member(
                "Normal, mean 2, standard deviation 0.7.", "normal", stats.norm(mean, sd).ppf(p)
            ),
            member(
                "Lognormal, median 3, standard deviation of the logarithm 0.6.",
                "lognormal",
                base.ppf(p),
            ),
            member(
                "The normal kept within 1…2.5 (`truncnorm`).", "truncatedNormal", truncated.ppf(p)
            ),
            member(
                "The standard normal kept within 5…7 (`truncnorm`).", "tailNormal", upper.ppf(p)
            ),
            member("The lognormal kept within 2…6.", "truncatedLognormal", cut(base, 2, 6)),
            member(
                "The triangular kept within 1.5…4.", "truncatedTriangular", cut(triangle, 1.5, 4)
            ),
        ],
    )


def ishigami(x, a=7.0, b=0.1):
    return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])


def record_indices():
    problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-np.pi, np.pi]] * 3}
    unit = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * 3}
    x_unit = sobol_sample.sample(unit, 32, calc_second_order=False, scramble=False, skip_values=32)
    x = sobol_sample.sample(problem, 32, calc_second_order=False, scramble=False, skip_values=32)
    y = ishigami(x)
    small = sobol_analysis.analyze(problem, y, calc_second_order=False, seed=1)
    x = sobol_sample.sample(
        problem, 1024, calc_second_order=False, scramble=False, skip_values=1024
    )
    large = sobol_analysis.analyze(
        problem, ishigami(x), calc_second_order=False, seed=1, num_resamples=2000
    )

    xm = morris_sample.sample(unit, 6, num_levels=4, seed=11)
    ym = ishigami(2 * np.pi * xm - np.pi)
    effects = morris_analysis.analyze(unit, xm, ym, num_levels=4, seed=1)

    def member(comment, name, values, per_line=3):
        return (comment, f"static let {name}: [Double] = " + swift(values, per_line))

    write(
        "RecordedIndices",
        f"Designs and indices of SALib {version('SALib')} (SciPy {scipy.__version__}) for the Ishigami "
        "function, a = 7, b = 0.1.",
        [
            member(
                "`sample.sobol`, 32 base samples, unscrambled, 32 points skipped, unit cube, row by row.",
                "design",
                x_unit,
            ),
            member("Ishigami outputs on `design` stretched to −π…π.", "outputs", y, 4),
            member("`analyze.sobol` of `outputs`: first order.", "first", small["S1"]),
            member("`analyze.sobol` of `outputs`: total order.", "total", small["ST"]),
            member(
                "First order with 1024 base samples, 1024 points skipped.",
                "firstOf1024",
                large["S1"],
            ),
            member(
                "Total order with 1024 base samples, 1024 points skipped.",
                "totalOf1024",
                large["ST"],
            ),
            member(
                "Half widths of the 95 % intervals of `firstOf1024`, 2000 resamples.",
                "firstHalfWidthOf1024",
                large["S1_conf"],
            ),
            member(
                "Half widths of the 95 % intervals of `totalOf1024`, 2000 resamples.",
                "totalHalfWidthOf1024",
                large["ST_conf"],
            ),
            member(
                "`sample.morris`, 6 trajectories, 4 levels, unit cube, row by row.",
                "morrisDesign",
                xm,
            ),
            member("Ishigami outputs on `morrisDesign` stretched to −π…π.", "morrisOutputs", ym, 4),
            member("`analyze.morris`: mean elementary effects.", "morrisMu", effects["mu"]),
            member(
                "`analyze.morris`: mean absolute elementary effects.",
                "morrisMuStar",
                effects["mu_star"],
            ),
            member(
                "`analyze.morris`: standard deviations of the elementary effects.",
                "morrisSigma",
                effects["sigma"],
            ),
        ],
    )


if __name__ == "__main__":
    record_sobol()
    record_quantiles()
    record_indices()
