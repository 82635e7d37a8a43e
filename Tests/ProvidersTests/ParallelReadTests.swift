import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Files that are large enough to be read in parts.
@Suite struct ParallelReadTests {
    /// A table whose every row label has quotes and a line end inside.
    func quotedTable() throws -> MRIOTable {
        var random = SplitMix64(seed: 21)
        let layout = try TableLayout(
            regions: (0..<20).map { Region("r\($0)\n\"q\",", name: "region \($0)") },
            sectors: (0..<25).map { Sector("s\($0)") }, finalDemand: [])
        let cells = (0..<(500 * 500)).map { _ in random.uniform() * 1000 }
        return try MRIOTable(
            name: "quoted", year: nil, unit: "t", valuation: "", provenance: Provenance(),
            layout: layout, primaryInputs: [],
            Z: Matrix(layout.industryAxis, layout.industryAxis, columnMajor: cells),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis([]), layout.industryAxis))
    }

    @Test func lineEndsInQuotesDoNotMisleadTheParts() throws {
        let table = try quotedTable()
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            let path = "\(folder)/t/Z.csv"
            let data = try Data(contentsOf: URL(filePath: path))
            #expect(data.count > 4 << 20)
            expectSame(try TableFile.read(path: "\(folder)/t"), table)
            // The middle of the file moves through a label, byte by byte, and so does the cut.
            let labels = table.layout.industryAxis.labels
            let text = String(decoding: data, as: UTF8.self)
            for padding in stride(from: 1, through: 60, by: 7) {
                let corner = String(repeating: "x", count: padding * 2)
                try text.replacingOccurrences(of: "industry,", with: "\(corner),").write(
                    toFile: path, atomically: false, encoding: .utf8)
                let read = try TableFile.read(path: "\(folder)/t")
                #expect(read.Z == table.Z && read.layout.industryAxis.labels == labels)
            }
        }
    }

    @Test func problemsOfAllPartsAreInTheOrderOfTheFile() throws {
        let table = try RandomTable.make(regions: 20, sectors: 20, seed: 3)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            let path = "\(folder)/t/Z.csv"
            var lines = try String(contentsOfFile: path, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.joined().utf8.count > 2 << 20)
            for line in [3, 200, 399, 400] { lines[line] += "x" }
            lines.insert("", at: 300)
            try lines.joined(separator: "\r\n").write(
                toFile: path, atomically: false, encoding: .utf8)
            // Code, file and line of each finding.
            let found = Samples.problems(reading: "\(folder)/t", in: folder)
                .split(separator: "\n").map { finding in
                    finding.split(separator: ":").prefix(3).joined(separator: ":")
                }
            #expect(
                found == [
                    "not-a-number: …/t/Z.csv:4", "not-a-number: …/t/Z.csv:201",
                    "blank-line: …/t/Z.csv:301", "not-a-number: …/t/Z.csv:401",
                    "not-a-number: …/t/Z.csv:402",
                ])
        }
    }

    /// The same table may be read by many tasks at once, from both formats.
    @Test func readersMayRunAtOnce() async throws {
        let table = try RandomTable.make(regions: 6, sectors: 7, seed: 8, co2: true)
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try TableFile.write(table, to: "\(folder.path)/t.h5")
        try TableFile.write(table, to: "\(folder.path)/t")
        try await withThrowingTaskGroup(of: MRIOTable.self) { group in
            for index in 0..<16 {
                group.addTask {
                    try TableFile.read(path: folder.path + (index % 2 == 0 ? "/t.h5" : "/t"))
                }
            }
            for try await read in group { expectSame(read, table) }
        }
    }
}
