import InputOutput

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All models of the substitution ladder on one restriction, as a whole process with a warm cache.
enum LadderBenchmark: Benchmark {
    static let name = "ladder"
    static let about = "the ladder on one restriction as a whole process, with and without network"
    static let needsFile = true

    /// Every step, with every owner of the rent.
    static let whole = "ladder, warm cache"
    /// The steps that there were before the network model.
    static let without = "ladder without network and rents, warm cache"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let path = subject.path, let restriction = ExampleRestriction.text(in: subject.table)
        else { return [] }
        let cache = "\(settings.scratch)/ladder"
        defer { try? FileManager.default.removeItem(atPath: cache) }
        try FileManager.default.createDirectory(
            atPath: cache, withIntermediateDirectories: true)
        let file = "\(cache)/steps.yaml"
        try scenario(path, restriction).write(
            toFile: file, atomically: true, encoding: .utf8)
        let rest = ["--quiet", "--format", "json"]
        func sample(_ variant: String, _ command: [String]) throws -> Sample {
            let command = [settings.program] + command + rest
            // The first run fills the cache.
            _ = try ChildRun.measured(command, cache: cache, settings)
            let runs = try (0..<settings.repetitions).map { _ in
                try ChildRun.measured(command, cache: cache, settings)
            }
            return Sample(Self.self, variant, on: subject, processes: runs, settings)
        }
        return [
            try sample(whole, ["shock", path, "--restrict", restriction]),
            try sample(without, ["run", file]),
        ]
    }

    /// A scenario with the steps of the ladder but for the network model.
    private static func scenario(_ table: String, _ restriction: String) -> String {
        // EXPORTER/SECTOR:IMPORTER=CUT
        let parts = restriction.split { "/:=".contains($0) }.map(String.init)
        precondition(parts.count == 4, "\(restriction) is one restriction")
        return """
            version: 1
            table: \(table)
            restrictions:
              - exporter: \(parts[0])
                sectors: \(parts[1])
                importer: \(parts[2])
                cut: \(parts[3])
            models:
              - extraction
              - replacement
              - cost-push
              - name: shortage
                label: linear
                input_rule: linear
              - name: shortage
                label: half-critical
              - name: trade-ge
                label: short-run
                theta: -0.24
              - name: trade-ge
                label: long-run
            """
    }
}
