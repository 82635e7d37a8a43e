import Reporting

/// What the package has to reach, and what this run found.
enum Targets {
    /// One requirement.
    private struct Target {
        var what: String
        var n: Int
        var value: Double
        var limit: Double
        var isAtLeast = false
        var unit: String

        var isMet: Bool { isAtLeast ? value >= limit : value <= limit }
    }

    /// The requirements that the measurements can answer.
    static func table(_ results: Results, _ settings: Settings) -> ReportTable {
        let targets = factor(results) + restriction(results) + update(results)
        return ReportTable(
            name: "targets",
            title: "Targets (\(settings.time.description), threads: \(settings.threads))",
            columns: [
                Column(name: "requirement"), Column(name: "n", style: .integer),
                Column(name: "value"), Column(name: "relation"), Column(name: "limit"),
                Column(name: "unit"), Column(name: "met"),
            ],
            rows: targets.map { target in
                [
                    .text(target.what), .integer(target.n), .number(target.value),
                    target.isAtLeast ? "at least" : "at most", .number(target.limit),
                    .text(target.unit), .flag(target.isMet),
                ]
            })
    }

    private static func factor(_ results: Results) -> [Target] {
        let n = 4900
        guard let factor = results.own(FactorBenchmark.self, "double", n: n),
            let share = results.shareOfProduct(factor)
        else { return [] }
        let rate = Target(
            what: "LU in double precision, rate", n: n, value: share, limit: 0.9, isAtLeast: true,
            unit: "share of dgemm")
        guard let solve = results.own(SolveBenchmark.self, "no factors yet", n: n) else {
            return [rate]
        }
        return [
            rate,
            Target(
                what: "one demand without factors, time", n: n,
                value: solve.seconds / factor.seconds, limit: 0.25, unit: "share of LU"),
        ]
    }

    private static func restriction(_ results: Results) -> [Target] {
        results.samples.filter {
            $0.benchmark == RestrictionBenchmark.name && $0.variant == RestrictionBenchmark.cold
        }.flatMap { cold -> [Target] in
            let n = Double(cold.n)
            var targets: [Target] = []
            if cold.n == 1435,
                let warm = results.own(
                    RestrictionBenchmark.self, RestrictionBenchmark.warm, n: cold.n)
            {
                targets.append(
                    Target(
                        what: "shock with a warm cache, time", n: cold.n,
                        value: warm.seconds / cold.seconds, limit: 0.2, unit: "share of cold"))
            }
            if let peak = cold.peakBytes {
                targets.append(
                    Target(
                        what: "shock with a cold cache, peak memory", n: cold.n,
                        value: Double(peak) / 1e6, limit: 3 * n * n * 8 / 1e6 + 60, unit: "MB"))
            }
            return targets
        }
    }

    private static func update(_ results: Results) -> [Target] {
        results.samples.filter { $0.benchmark == UpdateBenchmark.name }.compactMap { sample in
            sample.error.map {
                Target(
                    what: "\(sample.variant) update against brute force", n: sample.n, value: $0,
                    limit: 1e-12, unit: "relative difference")
            }
        }
    }
}
