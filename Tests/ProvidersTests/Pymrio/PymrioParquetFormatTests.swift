import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Tables written as Parquet, read again: pymrio’s folder, and one flow a row.
@Suite struct PymrioParquetFormatTests {
    private func expectSame(_ read: MRIOTable, _ table: MRIOTable) {
        #expect(read.Z.elements.map(\.bitPattern) == table.Z.elements.map(\.bitPattern))
        #expect(read.Y.elements.map(\.bitPattern) == table.Y.elements.map(\.bitPattern))
        #expect(read.V.elements.map(\.bitPattern) == table.V.elements.map(\.bitPattern))
        #expect(read.year == table.year)
    }

    @Test func folder() throws {
        let table = try RandomTable.make(
            regions: 3, sectors: 4, seed: 31, emptyIndustry: 5, co2: true)
        try Samples.inFolder { folder in
            let path = "\(folder)/t.pymrio-parquet"
            try TableFile.write(table, to: path)
            let read = try TableFile.read(path: path)
            expectSame(read, table)
            #expect(read.name == table.name && read.unit == table.unit)
            #expect(read.satellites == table.satellites)
            #expect(read.declaredOutput == table.x)
            #expect(read.primaryInputs == table.primaryInputs)
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            #expect(
                names == [
                    "Y.parquet", "Z.parquet", "co2", "factor_inputs", "file_parameters.json",
                    "metadata.json", "unit.parquet", "x.parquet",
                ])
        }
    }

    /// Labels with quotes, backslashes and other odd characters stand in names of columns as Python
    /// writes them; more columns than are packed at once.
    @Test func oddLabels() throws {
        let odd = ["O'Land", "\"x\"", "'\"\\", "NA", "ü\u{a0}\u{1F1FA}", "tab\tnew\nline\u{1}"]
        let layout = try TableLayout(
            regions: odd.map { Region($0) }, sectors: (1...30).map { Sector("s\($0)") },
            finalDemand: [FinalDemandCategory("C")])
        let n = layout.industryCount
        let Z = Matrix(layout.industryAxis, layout.industryAxis) { target in
            for k in 0..<n * n { target[k] = Double(k % 1009) / 7 }
        }
        let Y = Matrix(layout.industryAxis, layout.demandAxis) { target in
            for k in 0..<n * odd.count { target[k] = 1e5 + Double(k) }
        }
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(["VA"]), layout.industryAxis, columnMajor: zip(x, Z.columnSums()).map { $0 - $1 })
        let table = try MRIOTable(
            name: "odd", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")], Z: Z,
            Y: Y, V: V)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t", format: "pymrio-parquet")
            let read = try TableFile.read(path: "\(folder)/t")
            expectSame(read, table)
            #expect(read.layout.regions.map(\.code) == odd)
            // A text folder loses the code NA, and says so; Parquet keeps it.
            #expect(
                try TableFile.losses(of: table, to: "t", format: "pymrio").contains {
                    $0.message.contains("the codes NA")
                })
            #expect(
                try TableFile.losses(of: table, to: "t", format: "pymrio-parquet").allSatisfy {
                    !$0.message.contains("the codes")
                })
        }
    }

    @Test func oneFlowARow() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31, emptyIndustry: 5)
        try Samples.inFolder { folder in
            let path = "\(folder)/t.parquet"
            try TableFile.write(table, to: path)
            let read = try TableFile.read(path: path)
            expectSame(read, table)
            #expect(read.primaryInputs.map(\.code) == table.primaryInputs.map(\.code))
            #expect(read.primaryInputs.map(\.kind) == table.primaryInputs.map(\.kind))
            // What the table is stands beside the columns.
            #expect(read.name == table.name && read.unit == table.unit)
            #expect(read.valuation == table.valuation)
            #expect(read.provenance["source"] == table.provenance["source"])
            #expect(
                try TableFile.losses(of: table, to: path).first?.message
                    == """
                    a long Parquet file does not keep the history and what is said of the source \
                    beside its name
                    """)
        }
    }

    /// A folder of CSV files whose matrices are Parquet files; both of one matrix are refused.
    @Test func matricesOfAFolder() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 7)
        try Samples.inFolder { folder in
            let path = "\(folder)/t"
            try TableFile.write(table, to: path, format: "csv")
            for name in ["Z", "Y", "V"] {
                let text = try String(contentsOfFile: "\(path)/\(name).csv", encoding: .utf8)
                let lines = text.split(separator: "\n").map { $0.components(separatedBy: ",") }
                let columns = lines[0].enumerated().map { index, label in
                    ParquetOutput.Column(
                        label, index == 0 ? .texts : .numbers, isOptional: false)
                }
                var bytes: [UInt8] = []
                var output = try ParquetOutput(columns) { bytes += $0 }
                try output.add(
                    rows: lines.count - 1,
                    lines[0].indices.map { column in
                        let cells = lines[1...].map { $0[column] }
                        return column == 0
                            ? .texts(cells) : .plain(cells.map { Double($0) ?? .nan })
                    })
                try output.finish()
                try Data(bytes).write(to: URL(filePath: "\(path)/\(name).parquet"))
                if name == "V" { continue }
                try FileManager.default.removeItem(atPath: "\(path)/\(name).csv")
            }
            let both = #expect(throws: Diagnostics.self) { try TableFile.read(path: path) }
            #expect(both?.items.map(\.code) == ["two-files"])
            try FileManager.default.removeItem(atPath: "\(path)/V.csv")
            let read = try TableFile.read(path: path)
            expectSame(read, table)
            #expect(read.name == table.name && read.unit == table.unit)
        }
    }
}
