import Containers
import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Tables of one’s own in Parquet are read as the same in CSV.
@Suite struct ParquetTextTests {
    @Test func longTable() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 8)
        try Samples.inFolder { folder in
            let path = "\(folder)/t.csv"
            try TableFile.write(table, to: path, format: "long")
            let due = try TableFile.read(path: path)
            let rows = try CSVText(path: path).rows()
            try Self.write(rows, to: "\(folder)/t.parquet")
            let read = try TableFile.read(path: "\(folder)/t.parquet")
            #expect(read.Z.elements.map(\.bitPattern) == due.Z.elements.map(\.bitPattern))
            #expect(read.Y.elements.map(\.bitPattern) == due.Y.elements.map(\.bitPattern))
            #expect(read.V.elements.map(\.bitPattern) == due.V.elements.map(\.bitPattern))
            #expect(read.layout == due.layout)
            #expect(TableFile.recognition(of: "\(folder)/t.parquet") != nil)
        }
    }

    /// A cell that is wrong is named by its line.
    @Test func wrongCell() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 8)
        try Samples.inFolder { folder in
            let path = "\(folder)/t.csv"
            try TableFile.write(table, to: path, format: "long")
            var rows = try CSVText(path: path).rows()
            let column = try #require(rows[0].firstIndex(of: "value"))
            rows[3][column] = "x"
            try Self.write(rows, to: "\(folder)/t.parquet")
            #expect(
                Samples.problems(reading: "\(folder)/t.parquet", in: folder)
                    .contains("t.parquet:4:"))
        }
    }

    /// Every column as text but those whose cells are numbers.
    private static func write(_ rows: [[String]], to path: String) throws {
        let names = rows[0]
        let body = Array(rows.dropFirst())
        let kinds = names.indices.map { column in
            body.allSatisfy { Double($0[column]) != nil || $0[column].isEmpty }
                && body.contains { !$0[column].isEmpty }
                ? ParquetOutput.Kind.numbers : .texts
        }
        let columns = zip(names, kinds).map { name, kind in
            ParquetOutput.Column(name, kind, isOptional: true)
        }
        let file = Bytes()
        var output = try ParquetOutput(columns) { file.all += $0 }
        try output.add(
            rows: body.count,
            kinds.enumerated().map { column, kind in
                let cells = body.map { $0[column].isEmpty ? nil : $0[column] }
                return kind == .numbers
                    ? .numbers(cells.map { $0.flatMap(Double.init) }) : .texts(cells)
            })
        try output.finish()
        try Data(file.all).write(to: URL(filePath: path))
    }

    private final class Bytes { var all: [UInt8] = [] }
}

extension CSVText {
    fileprivate func rows() throws -> [[String]] {
        var position = start
        var rows: [[String]] = []
        while position < count {
            let line = DelimitedLine(self, at: position, delimiter: UInt8(ascii: ","))
            rows.append(line.cells)
            position = line.end
        }
        return rows
    }
}
