import InputOutput

extension ScenarioFormat {
    /// A number in the unit of whatever parameter it is of.
    private static let amount: FieldType = .share(in: -1e300...1e300)

    /// What is varied, how, and what is watched.
    public static let sweep = ObjectFormat(
        "sweep",
        [
            .init(
                "method", .choice(SweepMethod.allCases.map(\.rawValue)),
                "How draws are chosen: grid, one-at-a-time, latin-hypercube, sobol or morris.",
                standard: "grid where every parameter has values, else latin-hypercube"),
            .init(
                "draws", .integer(in: 1...100_000_000),
                "Draws of latin-hypercube, base points of sobol, trajectories of morris.",
                standard: "1000, 1024 or 20"),
            .init(
                "seed", .integer(in: 0...999_999_999_999_999), "Seed of all random numbers.",
                standard: 1),
            .init(
                "vary", .list(of: .object(variable)), "What is uncertain."),
            .init(
                "table_noise", .list(of: .object(noise)),
                "Noise on the cells of the table, for latin-hypercube; totals are kept."),
            .init(
                "correlated", .list(of: .object(correlation)),
                "Parameters that move together, for latin-hypercube."),
            .init(
                "metrics", .list(of: .text(example: "value_added_change_pct_gdp.*")),
                "What is watched: COLUMN.REGION, with MODEL: before it for one of several models.",
                standard: "the headline of every model, for all regions"),
        ])

    /// One uncertain parameter.
    public static let variable = ObjectFormat(
        "varied parameter",
        [
            .init(
                "parameter", .text(example: "restrictions[0].cut"), isRequired: true,
                "Path of a field of this file; list items count from 0, models go by name."),
            .init(
                "distribution", .choice(SweepDistribution.allCases.map(\.rawValue)),
                "What is believed of it.",
                standard: "uniform from low to high, or choice where there are values"),
            .init("low", amount, "Low end of uniform, log-uniform and triangular."),
            .init("high", amount, "High end of uniform, log-uniform and triangular."),
            .init("mode", amount, "Most likely value of triangular."),
            .init("mean", amount, "Mean of normal."),
            .init("sd", amount, "Standard deviation of normal."),
            .init("median", amount, "Median of lognormal."),
            .init("log_sd", amount, "Standard deviation of the logarithm, for lognormal."),
            .init("minimum", amount, "Values below do not occur."),
            .init("maximum", amount, "Values above do not occur."),
            .init(
                "values", .list(of: .text(example: "0.3")),
                "Values to try: numbers, words, tables, or replacement rules."),
            .init(
                "weights", .list(of: number(0...1e300)), "How likely each value is.",
                standard: "equally"),
            .init(
                "points", .integer(in: 2...10_000),
                "Values that a grid takes from the distribution."),
        ])

    /// The word for cells of every class.
    public static let allCells = "all"

    /// Noise on a class of cells.
    public static let noise = ObjectFormat(
        "table noise",
        [
            .init(
                "cells", .choice([allCells] + CellClass.allCases.map(\.rawValue)),
                "Which cells; later items take over from earlier ones.", standard: .word(allCells)),
            .init(
                "log_sd", .share(in: 0...3), isRequired: true,
                "Standard deviation of the logarithm of the factor, about the relative error."),
        ])

    /// Parameters that move together.
    public static let correlation = ObjectFormat(
        "correlated group",
        [
            .init(
                "parameters", .list(of: .text(example: "restrictions[0].cut")), isRequired: true,
                "Two or more of the varied parameters."),
            .init(
                "correlation", number(-1...1), "Rank correlation (Spearman) of every pair."),
            .init(
                "matrix", .list(of: .list(of: number(-1...1))),
                "Rank correlations, one row a parameter, instead of one number for all pairs."),
        ])
}
