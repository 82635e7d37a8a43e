import Foundation
import InputOutput
import Providers

/// A table as text, in the layout of OECD's files: from the page cache to a checked table.
enum TextBenchmark: Benchmark {
    static let name = "text"
    static let about =
        """
        read and check the table as a CSV file in OECD's layout; pandas, polars and pymrio \
        read the same file
        """

    /// The names of the cases, which the targets refer to.
    static let (read, process) = ("OECD CSV to a checked table", "OECD CSV, whole process")

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let path = "\(settings.scratch)/ICIO-\(subject.n)_SML.csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try OECDFile.write(subject.table, to: path)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        let (timing, _) = try Timing.best(settings) {
            try TableFile.reading(path: path, format: "oecd")
        }
        var here = Sample(Self.self, read, on: subject, timing)
        here.bytes = size
        let runs = try (0..<settings.repetitions).map { _ in
            try ChildRun.measured(
                [settings.program, "info", path, "--no-cache", "--quiet", "--format", "json"],
                cache: settings.scratch, settings)
        }
        var whole = Sample(Self.self, process, on: subject, processes: runs, settings)
        whole.bytes = size
        return [here, whole] + (try peers(subject, path, settings))
    }

    /// What the script prints for one program.
    private struct Line: Decodable {
        let program: String
        let times: [Double]
        let sum: Double
    }

    /// Other programs on the same file, as far as `--python` has them.
    private static func peers(
        _ subject: Subject, _ path: String, _ settings: Settings
    ) throws -> [Sample] {
        guard let python = settings.python else { return [] }
        let output = try ChildRun.run(
            "/usr/bin/env",
            [
                python, settings.readersScript, path, String(settings.repetitions),
                settings.time == .wall ? "wall" : "processor",
            ], ProcessInfo.processInfo.environment)
        let total = subject.table.Z.columnSums().reduce(0, +)
        return try JSONDecoder().decode([Line].self, from: output).map { line in
            var sample = Sample(
                Self.self, read, on: subject, Timing(all: line.times),
                error: abs(line.sum - total * OECDFile.scale) / (total * OECDFile.scale))
            sample.program = line.program
            return sample
        }
    }
}

/// Writes tables in the layout of OECD's 2023 edition, for the benchmark only.
enum OECDFile {
    /// Final demand of a table is divided among these by their shares.
    private static let categories = [
        ("HFCE", 0.5), ("NPISH", 0.0625), ("GGFC", 0.1875), ("GFCF", 0.1875), ("INVNT", 0.0625),
        ("DPABR", 0.0),
    ]
    /// Numbers are multiplied by this, so that they look like those of a published file.
    static let scale = 1000.0

    /// Writes a table of one final-demand category and one primary input.
    static func write(_ table: MRIOTable, to path: String) throws {
        let (n, regions) = (table.industryCount, table.regionCount)
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchError.cannotStart(path, "it cannot be written") }
        defer { try? file.close() }
        let industries = table.regions.flatMap { region in
            table.sectors.map { "\(region.code)_\($0.code)" }
        }
        let demand = table.regions.flatMap { region in
            categories.map { "\(region.code)_\($0.0)" }
        }
        var line = Line()
        func end() throws {
            line.end()
            if line.bytes.count > 1 << 20 {
                try file.write(contentsOf: line.bytes)
                line.bytes.removeAll(keepingCapacity: true)
            }
        }
        for label in ["V1"] + industries + demand + ["OUT"] { line.add(label) }
        try end()
        for i in 0..<n {
            line.add(industries[i])
            for j in 0..<n { line.add(table.Z[i, j] * scale) }
            for r in 0..<regions {
                for (_, share) in categories {
                    line.add(table.spending(of: i, in: r) * share * scale)
                }
            }
            line.add(table.x[i] * scale)
            try end()
        }
        let rows = [
            ("TLS", [Double](repeating: 0, count: n)), ("VA", table.V.row(0)), ("OUT", table.x),
        ]
        for (label, values) in rows {
            line.add(label)
            for value in values { line.add(value * scale) }
            for _ in 0...demand.count { line.add(0) }
            try end()
        }
        try file.write(contentsOf: line.bytes)
    }

    /// Bytes of lines.
    private struct Line {
        var bytes = Data()
        private var isFirst = true

        mutating func add(_ text: String) {
            separate()
            bytes.append(contentsOf: text.utf8)
        }

        /// A number with up to eight digits behind the point: where it is not 0 it takes some
        /// eleven bytes, as in published files.
        mutating func add(_ value: Double) {
            separate()
            if value < 0 { bytes.append(0x2D) }
            let (whole, rest) = UInt64((value.magnitude * 1e8).rounded())
                .quotientAndRemainder(dividingBy: 100_000_000)
            bytes.append(contentsOf: String(whole).utf8)
            if rest == 0 { return }
            bytes.append(0x2E)
            var (place, left) = (UInt64(10_000_000), rest)
            while left > 0 {
                bytes.append(UInt8(0x30 + left / place))
                (place, left) = (place / 10, left % place)
            }
        }

        mutating func end() {
            bytes.append(0x0A)
            isFirst = true
        }

        private mutating func separate() {
            if !isFirst { bytes.append(0x2C) }
            isFirst = false
        }
    }
}

extension MRIOTable {
    /// What a region buys of one industry for final demand, in `unit`.
    fileprivate func spending(of industry: Int, in region: Int) -> Double {
        layout.demandColumns(of: region).reduce(0) { $0 + Y[industry, $1] }
    }
}
