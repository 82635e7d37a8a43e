import Foundation
import InputOutput
import Providers
import Reporting
import Sweeps

/// Draws written as Parquet, and a pymrio folder of Parquet read. The draws hang on no table, and
/// are written with the smallest one only; the folder is that of 2,464 industries.
enum ParquetBenchmark: Benchmark {
    static let name = "parquet"
    static let about =
        """
        100,000 draws of 80 metrics written as Parquet, which pyarrow, polars and DuckDB read back \
        bit for bit; a pymrio folder of 2464 industries, written by pandas where there is a \
        Python, read as a table and by pyarrow
        """

    /// The names of the cases, which the targets refer to.
    static let written = "draws to Parquet"
    static let read = "draws from Parquet, bit for bit"
    static let folder = "pymrio folder of Parquet"
    static let folderWritten = "table to a pymrio folder of Parquet"

    private static let (draws, metrics) = (100_000, 80)
    private static let script = "Scripts/bench-parquet.py"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        if subject.n <= 400 { return try drawSamples(subject, settings) }
        return subject.n == 2464 ? try folderSamples(subject, settings) : []
    }

    // MARK: Draws

    private static func drawSamples(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let path = "\(settings.scratch)/draws.parquet"
        let due = "\(settings.scratch)/draws.f64"
        defer {
            for file in [path, due] { try? FileManager.default.removeItem(atPath: file) }
        }
        let source = draws(metrics)
        let (timing, _) = try Timing.best(settings) { try DrawsParquet.write(source, to: path) }
        var sample = Sample(Self.self, written, on: subject, timing)
        sample.bytes = 8 * draws * metrics
        guard settings.python != nil else { return [sample] }
        try bits(source).write(to: URL(filePath: due))
        return [sample]
            + (try peers(["draws", path, due], settings)).map { line in
                var peer = Sample(Self.self, read, on: subject, Timing(all: line.times))
                peer.program = line.program
                return peer
            }
    }

    /// A sweep of one parameter. Values have all their digits; some are −0 or subnormal, and of a
    /// thousand draws one failed and one has a metric without a value.
    private static func draws(_ metrics: Int) -> DrawSource {
        let header = SweepHeader(
            plan: String(repeating: "0", count: 64), program: "chokepoint-bench",
            title: "Benchmark", design: .latinHypercube(seed: 1),
            parameters: [.init(path: "restrictions.0.cut", unit: "share", base: 0.5)],
            metrics: (0..<metrics).map { .init(name: "metric_\($0)", unit: "million USD") },
            drawCount: draws)
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
        let records = (0..<draws).map { index in
            var values = (0..<metrics).map { _ in Double(Int64(bitPattern: next())) * 1e-13 }
            values[0] = index % 3 == 0 ? -0.0 : .leastNonzeroMagnitude * Double(index)
            if index % 1000 == 1 { values[metrics - 1] = .nan }
            return DrawRecord(
                index: index, parameters: [Double(index) / Double(draws)],
                outcome: index % 1000 == 500 ? .failed("not solved") : .values(values))
        }
        return DrawSource(header, records)
    }

    /// The metrics one after another in 64 bits, NaN where there is no value.
    private static func bits(_ source: DrawSource) throws -> Data {
        var columns = [[Double]](repeating: [], count: metrics)
        try source.forEach { draw in
            for index in columns.indices { columns[index].append(draw.value(index)) }
        }
        var data = Data()
        for column in columns { column.withUnsafeBytes { data.append(contentsOf: $0) } }
        return data
    }

    // MARK: A folder

    private static func folderSamples(
        _ subject: Subject, _ settings: Settings
    ) throws -> [Sample] {
        let own = "\(settings.scratch)/own.pymrio-parquet"
        let saved = "\(settings.scratch)/saved"
        defer {
            for file in [own, saved] { try? FileManager.default.removeItem(atPath: file) }
        }
        let (writing, _) = try Timing.best(
            settings, prepare: { try? FileManager.default.removeItem(atPath: own) }
        ) { _ in
            try PymrioParquetFormat.write(subject.table, to: own) { _ in }
        }
        var path = own
        if settings.python != nil {
            _ = try peers(["save", own, saved], settings)
            path = saved
        }
        let (reading, found) = try Timing.best(settings) { try TableFile.reading(path: path) }
        guard sameBits(found.table, subject.table) else {
            throw BenchError.missing("numbers", remedy: "the folder was not read bit for bit")
        }
        let size = 8 * subject.n * subject.n
        var samples = [
            Sample(Self.self, folderWritten, on: subject, writing),
            Sample(Self.self, folder, on: subject, reading),
        ]
        for index in samples.indices { samples[index].bytes = size }
        guard settings.python != nil else { return samples }
        return samples
            + (try peers(["folder", path], settings)).map { line in
                var peer = Sample(Self.self, folder, on: subject, Timing(all: line.times))
                peer.program = line.program
                return peer
            }
    }

    private static func sameBits(_ one: MRIOTable, _ other: MRIOTable) -> Bool {
        one.Z.withUnsafeElements { a in
            other.Z.withUnsafeElements { b in
                a.count == b.count && a.indices.allSatisfy { a[$0].bitPattern == b[$0].bitPattern }
            }
        }
    }

    // MARK: Python

    /// What the script prints for one program.
    private struct Line: Decodable {
        let program: String
        let times: [Double]
    }

    private static func peers(_ arguments: [String], _ settings: Settings) throws -> [Line] {
        guard let python = settings.python else { return [] }
        let output = try ChildRun.run(
            "/usr/bin/env",
            [
                python, script, String(settings.repetitions),
                settings.time == .wall ? "wall" : "processor",
            ] + arguments, ProcessInfo.processInfo.environment)
        return try JSONDecoder().decode([Line].self, from: output)
    }
}
