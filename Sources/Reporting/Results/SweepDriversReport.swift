import InputOutput
import Sweeps

extension SweepReport {
    /// `tornado` of a one-at-a-time design, `indices` of every other; `nil` when nothing can be
    /// said of any metric.
    static func drivers(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        switch analysis.header.design {
        case .oneAtATime: tornado(analysis, shown)
        case .saltelli: sobol(analysis, shown)
        case .morris: morris(analysis, shown)
        case .grid: grid(analysis, shown)
        case .latinHypercube, .sobol: correlations(analysis, shown)
        }
    }

    private static let labels = [
        Column(name: "metric"), Column(name: "parameter"),
    ]

    private static func table(
        _ name: String, _ title: String, _ columns: [Column], _ rows: [[Cell]], _ notes: [String],
        chart: String? = nil
    ) -> ReportTable? {
        if rows.isEmpty { return nil }
        return ReportTable(
            name: name, title: title, columns: labels + columns, rows: rows, notes: notes,
            chartColumn: chart, isSelection: true)
    }

    /// One row for each parameter of each metric, the most important first.
    private static func rows(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric],
        _ cells: (SweepDrivers, _ parameter: Int) -> [Cell]
    ) -> [[Cell]] {
        let parameters = analysis.header.parameters
        return shown.flatMap { metric -> [[Cell]] in
            guard case .success(let drivers) = metric.drivers else { return [] }
            let order = rankedDescending(drivers.importance(parameters: parameters.count))
            return order.map { parameter in
                [
                    .text(analysis.header.metrics[metric.metric].name),
                    .text(parameters[parameter].path),
                ] + cells(drivers, parameter)
            }
        }
    }

    private static func tornado(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let header = analysis.header
        let rows = shown.flatMap { metric -> [[Cell]] in
            guard case .success(.tornado(let tornado, let inputs)) = metric.drivers else {
                return []
            }
            let described = header.metrics[metric.metric]
            return tornado.bars.map { bar in
                let parameter = header.parameters[bar.parameter]
                let ends = TornadoEnds(bar, inputs[bar.parameter], parameter)
                return [
                    .text(described.name), .text(parameter.path), .text(described.unit),
                    .number(tornado.base), ends.inputAtLeast, .number(bar.least),
                    ends.inputAtGreatest, .number(bar.greatest), .number(bar.swing),
                    .integer(bar.outputs.count { $0 == nil }),
                ]
            }
        }
        return table(
            "tornado", "How far each assumption alone moves the answer",
            [
                Column(name: "unit"), Column(name: "base", heading: "without the sweep"),
                Column(name: "input_at_least", heading: "assumption at least"),
                Column(name: "least"),
                Column(name: "input_at_greatest", heading: "assumption at greatest"),
                Column(name: "greatest"), Column(name: "swing"),
                Column(name: "failed", style: .integer),
            ], rows,
            [
                """
                Each assumption is moved alone, all others as in the scenario; swing is the \
                greatest 
                """
                    + "less the least value of the metric"
            ], chart: "swing")
    }

    private static func sobol(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        func interval(_ estimate: Estimate) -> [Cell] {
            [
                .number(estimate.value), Cell(estimate.interval?.low),
                Cell(estimate.interval?.high),
            ]
        }
        let rows = rows(analysis, shown) { drivers, parameter in
            guard case .sobol(let indices) = drivers else { return [] }
            return interval(indices.first[parameter]) + interval(indices.total[parameter]) + [
                .integer(indices.baseSamples)
            ]
        }
        func share(_ name: String, _ heading: String) -> Column {
            Column(name: name, heading: heading, unit: "share", style: .decimals(4))
        }
        var notes = [
            "First: share of the variance that the assumption explains alone; total: with all its "
                + "interactions. Estimates may lie outside 0 to 1 by their error"
        ]
        if analysis.options.resamples > 1 {
            notes.append(
                "Intervals hold \(Phrase.chosen(analysis.options.level)) of "
                    + "\(analysis.options.resamples) bootstrap resamples")
        }
        return table(
            "indices", "Which assumption drives the answer: Sobol' indices",
            [
                share("first", "first order"), share("first_low", "from"),
                share("first_high", "to"), share("total", "total order"),
                share("total_low", "from (total)"), share("total_high", "to (total)"),
                Column(name: "base_samples", style: .integer),
            ], rows, notes, chart: "total")
    }

    private static func morris(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let units = Dictionary(
            analysis.header.metrics.map { ($0.name, $0.unit) },
            uniquingKeysWith: { first, _ in first })
        let rows = rows(analysis, shown) { drivers, parameter in
            guard case .morris(let effects) = drivers else { return [] }
            let effect = effects.effects[parameter]
            return [
                Cell(effect?.meanAbsolute.value), Cell(effect?.meanAbsolute.interval?.low),
                Cell(effect?.meanAbsolute.interval?.high), Cell(effect?.mean),
                Cell(effect?.standardDeviation), .integer(effect?.steps ?? 0),
            ]
        }.map { row in row[..<2] + [.text(units[row[0].plain] ?? "")] + row[2...] }
        return table(
            "indices", "Which assumption drives the answer: Morris' elementary effects",
            [
                Column(name: "unit"), Column(name: "mu_star", heading: "μ*"),
                Column(name: "mu_star_low", heading: "μ* from"),
                Column(name: "mu_star_high", heading: "μ* to"), Column(name: "mu", heading: "μ"),
                Column(name: "sigma", heading: "σ"), Column(name: "steps", style: .integer),
            ], rows.map(Array.init),
            [
                "Effects are of an assumption's whole range; μ* is the mean size and ranks, μ the "
                    + "mean with sign; σ beside μ* points to curvature or interactions"
            ], chart: "mu_star")
    }

    private static func grid(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let rows = rows(analysis, shown) { drivers, parameter in
            guard case .grid(let effects) = drivers else { return [] }
            return [.number(effects.first[parameter]), .number(effects.total[parameter])]
        }
        return table(
            "indices", "Which assumption drives the answer: shares of the variance over the grid",
            [
                Column(name: "first", heading: "first order", unit: "share", style: .decimals(4)),
                Column(name: "total", heading: "total order", unit: "share", style: .decimals(4)),
            ], rows,
            [
                """
                First: share of the variance that the assumption explains alone; total: with \
                all its 
                """
                    + "interactions; every point of the grid counts alike"
            ], chart: "total")
    }

    private static func correlations(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let rows = rows(analysis, shown) { drivers, parameter in
            guard case .correlations(let values) = drivers else { return [] }
            return [Cell(values[parameter])]
        }
        return table(
            "indices", "Which assumption moves with the answer: rank correlations",
            [Column(name: "rank_correlation", unit: "-1 to 1", style: .decimals(3))], rows,
            [
                """
                Spearman's: near 1 or -1 the answer follows the assumption, near 0 it does \
                not, or 
                """
                    + "not in one direction; method sobol gives shares of the variance",
                """
                For a choice among words the correlation ratio of the ranks, from 0 to 1 \
                without sign
                """,
            ], chart: "rank_correlation")
    }
}

/// The values of an assumption at the ends of its bar.
struct TornadoEnds {
    let inputAtLeast: Cell
    let inputAtGreatest: Cell

    /// The ends of a bar whose alternatives were at some inputs; the base is an end where no
    /// alternative lies beyond it.
    init(_ bar: Tornado.Bar, _ inputs: [Double], _ parameter: SweepHeader.Parameter) {
        func input(_ end: Double) -> Cell {
            let place = bar.outputs.firstIndex { $0 == end }
            let value = place.map { inputs[$0] } ?? parameter.base
            return parameter.word(for: value).map { .text($0) } ?? .number(value)
        }
        inputAtLeast = input(bar.least)
        inputAtGreatest = input(bar.greatest)
    }
}
