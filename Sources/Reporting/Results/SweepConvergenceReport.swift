import InputOutput
import Sweeps

extension SweepReport {
    /// Mean, band and median from ever more draws; `nil` for designs that are no samples.
    static func convergence(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let rows = shown.flatMap { metric -> [[Cell]] in
            (metric.convergence?.points ?? []).compactMap { point in
                guard case .success(let summary) = point.estimate else { return nil }
                return [
                    .text(analysis.header.metrics[metric.metric].name), .integer(point.draws),
                    .number(summary.mean), Cell(summary.standardError), .number(summary.p5),
                    .number(summary.median), .number(summary.p95),
                ]
            }
        }
        if rows.isEmpty { return nil }
        return ReportTable(
            name: "convergence", title: "How the band settles with the number of draws",
            columns: [
                Column(name: "metric"), Column(name: "draws", style: .integer),
                Column(name: "mean"),
                Column(name: "standard_error", heading: "standard error of the mean"),
                Column(name: "p5", heading: "5 %"), Column(name: "p50", heading: "median"),
                Column(name: "p95", heading: "95 %"),
            ], rows: rows,
            notes: [
                "From the first so many draws of the sample. The standard error is that of "
                    + "independent draws; Latin hypercubes and Sobol' points have a smaller one"
            ], isSelection: true, keys: 2)
    }

    /// Sobol' indices from ever more base samples; `nil` for other designs.
    static func indexConvergence(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable? {
        let rows = shown.flatMap { metric -> [[Cell]] in
            let points = metric.indexConvergence?.points ?? []
            return analysis.header.parameters.indices.flatMap { parameter in
                points.compactMap { point -> [Cell]? in
                    guard case .success(let indices) = point.estimate else { return nil }
                    return [
                        .text(analysis.header.metrics[metric.metric].name),
                        .text(analysis.header.parameters[parameter].path),
                        .integer(point.draws), .number(indices.first[parameter].value),
                        .number(indices.total[parameter].value),
                    ]
                }
            }
        }
        if rows.isEmpty { return nil }
        return ReportTable(
            name: "index_convergence", title: "How the indices settle with the number of draws",
            columns: [
                Column(name: "metric"), Column(name: "parameter"),
                Column(name: "base_samples", style: .integer),
                Column(name: "first", heading: "first order", unit: "share", style: .decimals(4)),
                Column(name: "total", heading: "total order", unit: "share", style: .decimals(4)),
            ], rows: rows, isSelection: true, keys: 3)
    }
}
