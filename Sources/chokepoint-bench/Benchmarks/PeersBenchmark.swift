import Foundation
import InputOutput
import LinearAlgebra

/// The same questions put to numpy, scipy and pymrio, as far as `--python` has them.
enum PeersBenchmark: Benchmark {
    static let name = "peers"
    static let about = "numpy, scipy and pymrio on the same table (--python)"

    /// What the script prints for one measurement.
    private struct Line: Decodable {
        let benchmark: String
        let variant: String
        let program: String
        /// Every time in seconds.
        let times: [Double]
        /// Σx as this program finds it, to see that the same question was answered.
        let output: Double
    }

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let python = settings.python else { return [] }
        let folder = "\(settings.scratch)/peers"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(subject.table.Z, to: "\(folder)/Z.f64")
        try write(subject.table.Y, to: "\(folder)/Y.f64")
        var environment = ProcessInfo.processInfo.environment
        for name in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"] {
            environment[name] = String(settings.threads)
        }
        let output = try ChildRun.run(
            "/usr/bin/env",
            [
                python, settings.peersScript, folder, String(subject.n),
                String(settings.repetitions), String(settings.budget),
                settings.time == .wall ? "wall" : "processor",
            ], environment)
        let total = subject.table.x.reduce(0, +)
        return try JSONDecoder().decode([Line].self, from: output).map { line in
            var sample = Sample(
                Self.self, line.variant, on: subject,
                Timing(all: line.times),
                error: abs(line.output - total) / total)
            sample.benchmark = line.benchmark
            sample.program = line.program
            return sample
        }
    }

    /// The elements as they are in memory, column-major.
    private static func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, to path: String
    ) throws {
        try matrix.withUnsafeElements { p in
            try Data(UnsafeRawBufferPointer(p)).write(to: URL(filePath: path))
        }
    }
}
