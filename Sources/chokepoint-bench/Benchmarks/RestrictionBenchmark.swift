import InputOutput

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `chokepoint shock` as a whole process: with nothing kept, and with everything kept.
enum RestrictionBenchmark: Benchmark {
    static let name = "restriction"
    static let about = "the command 'shock' on one restriction as a whole process"
    static let needsFile = true

    /// The names of the cases, which the targets refer to.
    static let (cold, warm, uncached, start) = (
        "cold cache", "warm cache", "--no-cache", "process start (--version)"
    )

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let path = subject.path, let restriction = ExampleRestriction.text(in: subject.table)
        else { return [] }
        let command =
            [
                settings.program, "shock", path, "--restrict", restriction, "--model",
                "extraction,cost-push", "--quiet",
            ]
            + ["--format", "json"]
        let caches = "\(settings.scratch)/caches"
        defer { try? FileManager.default.removeItem(atPath: caches) }
        func sample(
            _ variant: String, _ command: [String], fresh: Bool = false
        ) throws -> Sample {
            let repetitions = fresh ? settings.repetitions : 2 * settings.repetitions
            let runs = try (0..<repetitions).map { repetition in
                let cache = fresh ? "\(caches)/\(repetition)" : "\(caches)/kept"
                let run = try ChildRun.measured(command, cache: cache, settings)
                if fresh { try FileManager.default.removeItem(atPath: cache) }
                return run
            }
            return Sample(Self.self, variant, on: subject, processes: runs, settings)
        }
        let coldRun = try sample(cold, command, fresh: true)
        _ = try ChildRun.measured(command, cache: "\(caches)/kept", settings)
        return [
            coldRun, try sample(warm, command),
            try sample(uncached, command + ["--no-cache"]),
            try sample(start, [settings.program, "--version"]),
        ]
    }
}
