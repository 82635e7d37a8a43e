import Containers
import Foundation
import InputOutput
import Products

/// A year of trade by customs code in BACI's layout, made by a seeded generator: 11 million lines,
/// 5,000 products, some 240 economies. It hangs on no table, and runs with the smallest one only.
enum TradeBenchmark: Benchmark {
    static let name = "trade"
    static let about =
        """
        read and check a generated year of BACI, 11 million lines; write it as a native file, open \
        that and screen the EU; pandas and polars read the same text; what the machine needs for \
        its bytes alone
        """

    /// The names of the cases, which the targets refer to.
    static let bytes = "bytes of the text"
    static let copy = "copying the text in memory"
    static let digest = "SHA-256 of the text"
    static let read = "BACI CSV to checked trade"
    static let convert = "BACI CSV to a native file, whole process"
    static let unpack = "unpacking the zipped text"
    static let zipped = "zipped BACI to checked trade"
    static let screen = "native file, products --importer @eu27, whole process"
    static let version = "--version, whole process"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard subject.n <= 400 else { return [] }
        let path = "\(settings.scratch)/BACI_HS17_Y2022_V202601.csv"
        let native = "\(settings.scratch)/trade.h5"
        let zip = "\(settings.scratch)/trade.zip"
        defer {
            for file in [path, native, zip] { try? FileManager.default.removeItem(atPath: file) }
        }
        let lines = try BACIFile.write(to: path)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        let (reading, _) = try Timing.best(settings) { try readBytes(path) }
        let (parsing, found) = try Timing.best(settings) { try TradeFile.reading(path: path) }
        guard found.trade.count == lines else {
            throw BenchError.missing("\(lines) flows", remedy: "the reader lost some")
        }
        let (digesting, _) = try Timing.best(settings) { try FileDigest.sha256(path: path) }
        let source = [UInt8](repeating: 1, count: size ?? 0)
        var target = [UInt8](repeating: 0, count: source.count)
        let (copying, _) = try Timing.best(settings) {
            target.withUnsafeMutableBytes { $0.copyBytes(from: source) }
        }
        var samples = [
            Sample(Self.self, bytes, on: subject, reading),
            Sample(Self.self, copy, on: subject, copying),
            Sample(Self.self, digest, on: subject, digesting),
            Sample(Self.self, read, on: subject, parsing),
        ]
        samples += try zipped(subject, path, zip, settings)
        func measured(_ variant: String, _ arguments: [String], _ count: Int) throws {
            let runs = try (0..<count).map { _ in
                try ChildRun.measured(
                    [settings.program] + arguments, cache: settings.scratch, settings)
            }
            samples.append(
                Sample(Self.self, variant, on: subject, processes: runs, settings))
        }
        try measured(convert, ["convert", path, native, "--force", "--quiet"], 1)
        try measured(
            screen, ["products", native, "--importer", "@eu27", "--top", "20"],
            settings.repetitions)
        try measured(version, ["--version"], settings.repetitions)
        let texts = [bytes, copy, digest, unpack, zipped, read, convert]
        for k in samples.indices where texts.contains(samples[k].variant) {
            samples[k].bytes = size
        }
        return samples + (try peers(subject, path, settings))
    }

    /// The same text in an archive, which Python makes: one thread unpacks it, and that is the
    /// limit.
    private static func zipped(
        _ subject: Subject, _ path: String, _ zip: String, _ settings: Settings
    ) throws -> [Sample] {
        guard let python = settings.python else { return [] }
        _ = try ChildRun.run(
            "/usr/bin/env", [python, "-m", "zipfile", "-c", zip, path],
            ProcessInfo.processInfo.environment)
        let (unpacking, _) = try Timing.best(settings) {
            let archive = try ZipArchive(FileBytes(path: zip), path: zip)
            return try archive.members.map { try archive.bytes(of: $0).bytes.count }
        }
        let (parsing, _) = try Timing.best(settings) { try TradeFile.reading(path: zip) }
        return [
            Sample(Self.self, unpack, on: subject, unpacking),
            Sample(Self.self, zipped, on: subject, parsing),
        ]
    }

    /// What takes the bytes of a file through memory and does nothing with them.
    private static func readBytes(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw BenchError.cannotStart(path, "it cannot be read")
        }
        defer { try? file.close() }
        while let piece = try file.read(upToCount: 8 << 20), !piece.isEmpty {}
    }

    /// What the script prints for one program.
    private struct Line: Decodable {
        let program: String
        let times: [Double]
    }

    private static func peers(
        _ subject: Subject, _ path: String, _ settings: Settings
    ) throws -> [Sample] {
        guard let python = settings.python else { return [] }
        let output = try ChildRun.run(
            "/usr/bin/env",
            [
                python, "Scripts/bench-trade.py", path, String(settings.repetitions),
                settings.time == .wall ? "wall" : "processor",
            ], ProcessInfo.processInfo.environment)
        return try JSONDecoder().decode([Line].self, from: output).map { line in
            var sample = Sample(Self.self, read, on: subject, Timing(all: line.times))
            sample.program = line.program
            return sample
        }
    }
}

/// Writes a year in BACI's layout, for the benchmark only.
enum BACIFile {
    /// The lines of a year.
    static let lineCount = 11_000_000
    private static let productCount = 5000

    /// Writes the file, sorted by exporter and product as the release is.
    /// - Returns: the number of flows.
    static func write(to path: String) throws -> Int {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchError.cannotStart(path, "it cannot be written") }
        defer { try? file.close() }
        let numbers = Country.all.compactMap(\.numeric).sorted()
        let products = (0..<productCount).map { 10_121 + $0 * 197 }
        var state: UInt64 = 1
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pairs = numbers.count * (numbers.count - 1) * productCount
        // Of 65,536 possible flows, how many there are.
        let share = UInt64(65_536 * lineCount / pairs)
        var buffer = Data("t,i,j,k,v,q\n".utf8)
        var count = 0
        for exporter in numbers {
            for product in products {
                for importer in numbers where importer != exporter {
                    if next() & 0xFFFF >= share { continue }
                    let value = next() % 4_000_000
                    let size = 1 + (next() & 0xFF) * (next() & 0xFF)
                    let quantity = next() % 16 == 0 ? "NA" : decimal(value * 3 + 1)
                    let flow = decimal(value % (size * 64) + 1)
                    buffer.append(
                        contentsOf: "2022,\(exporter),\(importer),\(product),\(flow),\(quantity)\n"
                            .utf8)
                    count += 1
                }
                if buffer.count > 4 << 20 {
                    try file.write(contentsOf: buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
        }
        try file.write(contentsOf: buffer)
        return count
    }

    /// Thousandths with three decimals.
    private static func decimal(_ thousandths: UInt64) -> String {
        let rest = String(thousandths % 1000 + 1000).dropFirst()
        return "\(thousandths / 1000).\(rest)"
    }
}
