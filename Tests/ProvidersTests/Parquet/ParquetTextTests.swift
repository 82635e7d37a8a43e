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

    /// A long table of two regions with one sector, and a column `day` of dates, by pyarrow 26.0.1.
    private static let dates = """
        UEFSMRUEFRQVJkwVBBUAEgAAKLUv/SAKUQAAAQAAAEEBAAAAQhUAFRYVKCwVFBUQFQYVBhwAAAAotS/9IAtZ\
        AAAEAAAAEAEEAAED8BUEFS4VQEwVBBUAEgAAKLUv/SAXuQAAAQAAAHMOAAAAdmFsdWVfYWRkZWQ6VkEVABUW\
        FSgsFRQVEBUGFQYcAAAAKLUv/SALWQAAAgAAABQBARAABAEVBBUUFSZMFQQVABIAACi1L/0gClEAAAEAAABB\
        AQAAAEIVABUUFSYsFRQVEBUGFQYcAAAAKLUv/SAKUQAAAgAAABQBAQWqAhUEFS4VQEwVBBUAEgAAKLUv/SAX\
        uQAAAQAAAHMOAAAAZmluYWxfZGVtYW5kOkMVABUUFSYsFRQVEBUGFQYcAAAAKLUv/SAKUQAAAgAAABQBAQXM\
        ABUEFVAVUkwVChUAEgAAKLUv/SAoBQEAsAAAAAAAACRAAEAAPhRAAAAAAACAQUADACspQMMYOAIVABUcFS4s\
        FRQVEBUGFQYcAAAAKLUv/SAOcQAAAgAAABQBAwWIFkwkAAAVBBUIFRpMFQIVABIAACi1L/0gBCEAADFKAAAV\
        ABUSFSQsFRQVEBUGFQYcAAAAKLUv/SAJSQAAAgAAABQBARQAFQQZfDUAGAZzY2hlbWEVDAAVDCUCGAZyZWdp\
        b24lAEwcAAAAFQwlAhgGc2VjdG9yJQBMHAAAABUMJQIYCnVzZV9yZWdpb24lAEwcAAAAFQwlAhgKdXNlX3Nl\
        Y3RvciUATBwAAAAVCiUCGAV2YWx1ZQAVAiUCGANkYXklDExsAAAAFhQZHBlsJgAcFQwZNQAGEBkYBnJlZ2lv\
        bhUMFhQWbBaQASZKJggpLBUEFQAVAgAVABUQFQIAPBYQGQYZJgQQAAAAJgAcFQwZNQAGEBkYBnNlY3RvchUM\
        FhQWhgEWqgEm9AEmmAEpLBUEFQAVAgAVABUQFQIAPBZIGQYZJgAUAAAAJgAcFQwZNQAGEBkYCnVzZV9yZWdp\
        b24VDBYUFmoWjgEmhAMmwgIpLBUEFQAVAgAVABUQFQIAPBYUGQYZJgAUAAAAJgAcFQwZNQAGEBkYCnVzZV9z\
        ZWN0b3IVDBYUFoQBFqgBJqwEJtADKSwVBBUAFQIAFQAVEBUCADwWfBkGGSYAFAAAACYAHBUKGTUABhAZGAV2\
        YWx1ZRUMFhQWrgEWwgEm5gUm+AQpLBUEFQAVAgAVABUQFQIAPCkGGSYAFAAAACYAHBUCGTUABhAZGANkYXkV\
        DBYUFlwWgAEm8AYmugYpLBUEFQAVAgAVABUQFQIAPCkGGSYAFAAAABbqBRYUJggWsgcAKCBwYXJxdWV0LWNw\
        cC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRlsHAAAHAAAHAAAHAAAHAAAHAAAAD4CAABQQVIx
        """

    /// A column of a kind that is not read is no obstacle where nobody reads it, and is named where
    /// it is used or where the layout does not know it.
    @Test func columnsThatAreNotRead() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.parquet"
            try #require(Data(base64Encoded: Self.dates)).write(to: URL(filePath: path))
            func mapping(_ value: String) throws -> ReadOptions {
                try FolderLayouts.write(
                    """
                    key,value
                    layout,long
                    region_column,region
                    sector_column,sector
                    use_region_column,use_region
                    use_sector_column,use_sector
                    value_column,\(value)
                    final_demand,final_demand:C
                    value_added,value_added:VA
                    absent,zero

                    """, to: "\(folder)/mapping.csv")
                return ReadOptions(mapping: "\(folder)/mapping.csv")
            }
            let table = try TableFile.read(path: path, options: try mapping("value"))
            #expect(table.Z.rowArrays == [[10, 2], [2, 10]])
            #expect(table.Y.rowArrays == [[30, 5], [5, 30]])
            let used = #expect(throws: Diagnostics.self) {
                try TableFile.read(path: path, options: try mapping("day"))
            }
            #expect(used?.items.map(\.message) == ["the column holds dates"])
            #expect(used?.items.first?.location.place == "day")
            // Without a mapping the file is refused as the same in CSV is.
            let unknown = #expect(throws: Diagnostics.self) { try TableFile.read(path: path) }
            #expect(unknown?.items.map(\.code) == ["unknown-column"])
            #expect(unknown?.items.first?.message.contains("‘day’") == true)
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
