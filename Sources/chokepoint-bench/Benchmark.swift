/// Something that is timed on a table. One file a benchmark, one line in `Benchmarks.all`.
protocol Benchmark: Sendable {
    /// What `--only` calls it.
    static var name: String { get }
    /// What is timed, in a line.
    static var about: String { get }
    /// True when it runs on a table in a file.
    static var needsFile: Bool { get }
    /// Times it on one table.
    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample]
}

extension Benchmark {
    /// Most run on a table in memory.
    static var needsFile: Bool { false }
}

/// The benchmarks there are. A new one is one file and one line here.
enum Benchmarks {
    /// Every benchmark, in the order in which they run.
    static let all: [any Benchmark.Type] = [
        ProductBenchmark.self, ReadBenchmark.self, TextBenchmark.self, FactorBenchmark.self,
        SolveBenchmark.self,
        ColumnsBenchmark.self, InverseBenchmark.self, UpdateBenchmark.self,
        AnalysesBenchmark.self, ModelsBenchmark.self, NetworkBenchmark.self,
        RestrictionBenchmark.self, LadderBenchmark.self, ServerBenchmark.self, SweepBenchmark.self,
        TradeBenchmark.self, ParquetBenchmark.self, PeersBenchmark.self,
    ]
}

/// How a run is done.
struct Settings: Sendable {
    /// Times every measurement is repeated at least; the best counts.
    var repetitions = 3
    /// Seconds after which a measurement is repeated no more.
    var budget = 1.0
    /// Which time counts.
    var time = TimeKind.wall
    /// The `chokepoint` binary.
    var program: String
    /// This binary.
    var bench: String
    /// A Python to run peers with, where one was named.
    var python: String?
    /// The script that Python runs.
    var peersScript: String
    /// The script that times other readers.
    var readersScript: String
    /// A folder for temporary files that is removed at the end.
    var scratch: String
    /// Threads of the linear algebra.
    var threads: Int
}
