import Foundation
import InputOutput
import Sweeps
import TestSupport
import Testing

/// Files of draws for the tests.
enum SampleDraws {
    /// A sweep of some draws over two parameters, with as many metrics as asked for.
    static func header(
        draws: Int, metrics: Int = 2, shard: SweepShard = .whole, base: Bool = false,
        plan: String = String(repeating: "0", count: 63) + "a"
    ) -> SweepHeader {
        SweepHeader(
            plan: plan, program: "chokepoint 1", title: "Rare earths", tables: ["A 2010"],
            design: .latinHypercube(seed: 7),
            parameters: [
                .init(path: "restrictions.0.cut", unit: "share", base: 0.5),
                .init(path: "models.trade-ge.theta", unit: "", base: 4),
            ],
            metrics: (0..<metrics).map { .init(name: "loss.R\($0)", unit: "%") },
            drawCount: draws, shard: shard, includesBase: base)
    }

    /// A draw that is a function of its index alone: every seventh fails, with a reason of varying
    /// length.
    static func draw(_ index: Int, metrics: Int = 2) -> DrawRecord {
        let x = Double(index)
        return DrawRecord(
            index: index, parameters: [x / 7, 1 / (x + 2)],
            outcome: index % 7 == 3
                ? .failed("stuck" + String(repeating: "…", count: index % 5))
                : .values((0..<metrics).map { $0 == 1 && index % 5 == 0 ? .nan : x * Double($0) }))
    }

    /// A finished file.
    @discardableResult
    static func write(_ header: SweepHeader, to path: String) throws -> [UInt8] {
        let file = try DrawFile.create(path, header: header)
        try file.append(header.range.map { draw($0, metrics: header.metrics.count) })
        try file.finish()
        return try bytes(path)
    }

    /// All draws of a file.
    static func draws(_ path: String) throws -> [DrawRecord] {
        let reader = try DrawReader(path)
        var draws: [DrawRecord] = []
        while let draw = try reader.next() { draws.append(draw) }
        return draws
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// Makes a file of bytes.
    static func put(_ bytes: some Sequence<UInt8>, _ path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// Calls a test with a folder of its own.
    static func inFolder(_ body: (_ folder: String) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    /// The findings that a call throws, one line each, with the folder left out.
    static func findings(in folder: String, _ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let error as Diagnostics {
            return error.items.map {
                "\($0.code): \($0.sentence)".replacing("\(folder)/", with: "")
            }
        } catch {
            return ["\(error)"]
        }
    }
}

/// Equal, with NaN equal to NaN.
func expectSame(
    _ draws: [DrawRecord], _ expected: [DrawRecord],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    func key(_ draw: DrawRecord) -> [String] {
        var words = [String(draw.index), draw.failure ?? "-"]
        words += draw.parameters.map { String($0.bitPattern) }
        if case .values(let values) = draw.outcome {
            words += values.map { $0.isNaN ? "NaN" : String($0.bitPattern) }
        }
        return words
    }
    #expect(draws.map(key) == expected.map(key), sourceLocation: sourceLocation)
}
