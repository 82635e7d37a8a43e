import InputOutput
import LinearAlgebra
import Scenarios
import Shocks
import Sweeps
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sweeps of one restriction: as whole processes, draw by draw, and in trade equilibrium.
enum SweepBenchmark: Benchmark {
    static let name = "sweep"
    static let about =
        """
        draws of one restriction's severity: whole processes, one draw against factoring \
        again, and 
        """
        + "trade equilibria on two threads against warm-started solves one by one"
    static let needsFile = true

    /// The names of the cases, which the targets refer to.
    static let (process, longer, draw, brute) = (
        "10000 draws, whole process", "100000 draws, whole process", "one draw", "factoring again"
    )
    static let (equilibria, equilibrium) = ("1000 trade-ge draws, 2 threads", "one trade-ge draw")

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let path = subject.path, let (exporter, importer) = flow(subject) else { return [] }
        func scenario(_ model: String, draws: Int) -> String {
            """
            version: 1
            table: '\(path)'
            restrictions:
              - {exporter: \(exporter.region), sectors: '\(exporter.sector)', importer: \
            \(importer), cut: 30%}
            models: \(model)
            sweep:
              method: latin-hypercube
              draws: \(draws)
              vary:
                - {parameter: restrictions.cut, low: 5%, high: 100%}
                - {parameter: restrictions.product_share, low: 5%, high: 100%}
              metrics: [headline.\(exporter.region), headline.\(importer)]
            """
        }
        var samples = try processes(subject, settings) { scenario("extraction", draws: $0) }
        samples += try draws(subject, settings, scenario("extraction", draws: 100_000))
        if subject.n <= largestEquilibrium {
            samples += try equilibria(subject, scenario("trade-ge", draws: 1000), settings)
        }
        return samples
    }

    /// Tables above have equilibria that take too long for a thousand of them.
    private static let largestEquilibrium = 1500

    /// The restricted industry and who goes without; nil for a table of one region.
    private static func flow(
        _ subject: Subject
    ) -> (exporter: (region: String, sector: String), importer: String)? {
        let layout = subject.table.layout
        guard let (from, to) = ExampleRestriction.pair(in: layout) else { return nil }
        let sector = layout.sectors.firstIndex { $0.code == "c9" } ?? 0
        return (
            (layout.regions[from].code, layout.sectors[sector].code), layout.regions[to].code
        )
    }

    // MARK: Whole processes

    private static func processes(
        _ subject: Subject, _ settings: Settings, _ scenario: (Int) -> String
    ) throws -> [Sample] {
        let cache = "\(settings.scratch)/caches/sweep"
        defer { try? FileManager.default.removeItem(atPath: cache) }
        return try [(process, 10_000), (longer, 100_000)].map { variant, draws in
            let file = "\(settings.scratch)/sweep-\(draws).yaml"
            try scenario(draws).write(toFile: file, atomically: true, encoding: .utf8)
            let runs = try (0...settings.repetitions).map { repetition in
                let store = "\(settings.scratch)/sweep-\(draws)-\(repetition).draws"
                defer { try? FileManager.default.removeItem(atPath: store) }
                return try ChildRun.measured(
                    [
                        settings.program, "sweep", file, "--store", store, "--quiet",
                        "--format", "csv",
                    ], cache: cache, settings)
            }
            // The first run fills the cache.
            return Sample(
                Self.self, variant, on: subject, processes: Array(runs.dropFirst()), settings)
        }
    }

    // MARK: Draw by draw

    private static func makeEvaluator(
        _ subject: Subject, _ scenario: String
    ) throws -> SweepEvaluator {
        let plan = try SweepPlan(Scenario.parse(scenario))
        let system = try LeontiefSystem(subject.table, policy: .reusable)
        return try SweepEvaluator(plan, systems: [plan.scenario.tableName: system]) { "\($0)" }
    }

    private static func draws(
        _ subject: Subject, _ settings: Settings, _ scenario: String
    ) throws -> [Sample] {
        let count = 10_000
        let evaluator = try BLASThreads.withSingleThread {
            try makeEvaluator(subject, scenario)
        }
        let (timing, _) = try BLASThreads.withSingleThread {
            _ = evaluator.record(0)
            return try Timing.best(settings) {
                for index in 0..<count { _ = evaluator.record(index) }
            }
        }
        let cut = evaluator.record(1).parameters.reduce(1, *)
        let (again, _) = try Timing.best(
            settings, prepare: { subject.matrixToFactor() }
        ) { matrix in
            var matrix = matrix
            if let (from, to) = ExampleRestriction.pair(in: subject.table.layout) {
                let i = subject.table.layout.industry(region: from, sector: 0)
                for j in subject.table.layout.industries(of: to) { matrix[i, j] *= 1 - cut }
            }
            return try LUFactorization(matrix).solve(subject.scale)
        }
        let one = Timing(all: timing.all.map { $0 / Double(count) })
        return [
            Sample(Self.self, draw, on: subject, one),
            Sample(Self.self, brute, on: subject, again),
        ]
    }

    // MARK: Trade equilibria

    private static func equilibria(
        _ subject: Subject, _ scenario: String, _ settings: Settings
    ) throws -> [Sample] {
        try BLASThreads.withSingleThread {
            let evaluator = try makeEvaluator(subject, scenario)
            let solved = Mutex(0)
            let start = settings.time.now
            _ = try SweepRunner(threads: 2).run(
                DrawRecord.base..<evaluator.plan.count, isCancelled: { false },
                solve: evaluator.record
            ) { records in solved.withLock { $0 += records.count { $0.failure == nil } } }
            let all = Timing(all: [settings.time.now - start])
            // The draws that others start from are solved: these are warm starts alone.
            let few = 40
            let begin = settings.time.now
            for index in 0..<few { _ = evaluator.record(index * 25 + 7) }
            let one = Timing(all: [(settings.time.now - begin) / Double(few)])
            var sample = Sample(Self.self, equilibria, on: subject, all)
            sample.iterations = solved.withLock { $0 }
            return [sample, Sample(Self.self, equilibrium, on: subject, one)]
        }
    }
}
