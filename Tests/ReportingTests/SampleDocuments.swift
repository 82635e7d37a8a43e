import InputOutput
import Reporting

/// A result as a command makes it: several models, both sides, values of several sizes.
let impact = ReportTable(
    name: "impact", title: "Impact of cutting JPN/c9 → KOR by 30%",
    columns: [
        Column(name: "model"), Column(name: "region"),
        Column(name: "output_change", unit: "million USD", style: .currency),
        Column(
            name: "value_added_change_pct_gdp", heading: "Value added change, of GDP", unit: "%",
            style: .percent),
        Column(name: "price_change_pct", heading: "Price change", unit: "%", style: .percent),
    ],
    rows: [
        ["leontief", "JPN", -12345.678, -0.31, nil],
        ["leontief", "KOR", -1234567.5, -4.25, nil],
        ["price", "KOR", 0.0, -0.00031, 1.5],
        ["price", "ROW", 0.25, 0, 12.125],
    ],
    notes: ["Losses are negative."], chartColumn: "value_added_change_pct_gdp")

let shock = ResultDocument(
    command: "shock", version: "0.1.0",
    table: TableIdentity(
        name: "WIOD 2013", year: 2011, unit: "million USD", sha256: "ab12", path: "wiod.h5"),
    assumptions: [
        Assumption(
            name: "cut", value: 0.3, unit: "share", source: "command line", isDefault: false),
        Assumption(name: "elasticity", value: 5.0, source: "Caliendo 2015", isDefault: true),
    ],
    numerics: Numerics(
        n: 1435, rcond: 0.0012345, residual: 3.14e-16, blas: "OpenBLAS 0.3.21", threads: 2,
        solver: "LU", extra: [("draws_kept", 12)]),
    tables: [impact],
    diagnostics: [
        Diagnostic(
            .warning, "negative-demand", "27 cells of Y are negative",
            at: .init(file: "wiod.h5", place: "Y"), remedy: "see chokepoint check")
    ],
    preamble: ["Korea loses more than Japan."])

/// Everything that a format may trip over.
let tricky = ReportTable(
    name: "tricky", title: "Quotes \" & <tags> | pipes",
    columns: [
        Column(name: "label"), Column(name: "value", unit: "<u>", style: .currency),
        Column(name: "rank"), Column(name: "known"),
    ],
    rows: [
        ["say \"hi\", *you*", 1e-300, 1, true],
        ["two\nlines", -0.0, 2, false],
        ["a|b <i>&'c_d_", .number(.nan), nil, nil],
        ["日本 Köln 🇰🇷", 1.7976931348623157e308, 12345, true],
        ["", -1234.5, -7, false],
        [nil, .number(-.infinity), .integer(.max), true],
    ])

let trickyDocument = ResultDocument(
    command: "check", version: "0.1.0",
    assumptions: [
        Assumption(name: "tau", value: .number(.nan), source: "a|b\n\"c\"", isDefault: false)
    ], tables: [tricky])

/// A table that has no rows.
let empty = ReportTable(
    name: "empty", title: "Nothing",
    columns: [Column(name: "region"), Column(name: "x", unit: "t")],
    rows: [])
