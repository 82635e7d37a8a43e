import Providers

/// Reading a table's file in this process.
enum ReadBenchmark: Benchmark {
    static let name = "read"
    static let about = "decode and check a native table file; its SHA-256"
    static let needsFile = true

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let path = subject.path else { return [] }
        let (reading, _) = try Timing.best(settings) { try TableFile.read(path: path) }
        let (hashing, _) = try Timing.best(settings) { try TableFile.digest(path: path) }
        return [
            Sample(Self.self, "table", on: subject, reading),
            Sample(Self.self, "SHA-256", on: subject, hashing),
        ]
    }
}
