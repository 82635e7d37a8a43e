import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Tables written as workbooks, read back cell by cell.
@Suite struct ExcelFormatTests {
    @Test func sheetsOfATable() throws {
        let table = try Samples.odd()
        try Samples.inFolder { folder in
            let (path, again) = ("\(folder)/t.xlsx", "\(folder)/u.xlsx")
            try TableFile.write(table, to: path)
            let workbook = try Workbook(path: path)
            #expect(
                workbook.sheets.map(\.name) == [
                    "table", "regions", "sectors", "final_demand", "primary_inputs", "Z", "Y", "V",
                    "x", "F co2", "FY co2", "F a labour account", "FY a labour account",
                ])
            func grid(_ name: String) throws -> SheetGrid {
                try workbook.grid(of: try #require(workbook.sheet(named: name)))
            }
            let Z = try grid("Z")
            #expect((1...12).map { Z.text(0, $0) } == table.layout.industryAxis.labels)
            for i in 0..<12 {
                #expect(Z.text(i + 1, 0) == table.layout.industryAxis[i])
                for j in 0..<12 {
                    // Excel and the library know no numbers below the smallest normal one as
                    // exactly.
                    guard table.Z[i, j].isNormal || table.Z[i, j] == 0 else { continue }
                    let cell = try #require(Z[i + 1, j + 1])
                    guard case .number(let value) = cell else {
                        Issue.record("\(cell) is no number")
                        continue
                    }
                    assertClose(value, table.Z[i, j], relative: 1e-15)
                }
            }
            let regions = try grid("regions")
            #expect(regions[1, 1] == .text("Côte d’Ivoire, \"Ivory Coast\""))
            #expect(regions[2, 1] == .text("two\nlines"))
            let inputs = try grid("primary_inputs")
            #expect((0..<3).map { inputs.text(2, $0) } == ["VA", "VA", "taxes"])
            let account = try grid("F a labour account")
            #expect(account.text(2, 1) == "million, paid")
            #expect(account[2, 9] == .number(-2.5e-17))
            try TableFile.write(table, to: again)
            let first = try Data(contentsOf: URL(filePath: path))
            #expect(try Data(contentsOf: URL(filePath: again)) == first)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(left == ["t.xlsx", "u.xlsx"])
        }
    }

    /// A workbook reads back as the table that it was, to the digits that Excel keeps.
    @Test func readsBack() throws {
        for table in [try Samples.tiny(), try Samples.odd()] {
            try Samples.inFolder { folder in
                let path = "\(folder)/t.xlsx"
                try TableFile.write(table, to: path)
                let found = try TableFile.read(path: path)
                #expect(found.layout == table.layout)
                #expect(found.name == table.name && found.year == table.year)
                #expect(found.unit == table.unit && found.valuation == table.valuation)
                #expect(found.provenance.entries == table.provenance.entries)
                #expect(found.primaryInputs == table.primaryInputs)
                func compare<R, C>(_ a: Matrix<R, C>, _ b: Matrix<R, C>) {
                    #expect(a.rows.labels == b.rows.labels && a.columns.labels == b.columns.labels)
                    for i in 0..<a.rowCount {
                        for j in 0..<a.columnCount where b[i, j].isNormal || b[i, j] == 0 {
                            assertClose(a[i, j], b[i, j], relative: 1e-15)
                        }
                    }
                }
                compare(found.Z, table.Z)
                compare(found.Y, table.Y)
                compare(found.V, table.V)
                #expect(found.declaredOutput?.count == table.declaredOutput?.count)
                #expect(found.satellites.map(\.name) == table.satellites.map(\.name))
                for (a, b) in zip(found.satellites, table.satellites) {
                    #expect(a.stressors == b.stressors && a.provenance == b.provenance)
                    compare(a.F, b.F)
                    compare(a.FY, b.FY)
                }
            }
        }
    }

    /// A workbook of this program, as somebody may have gone on with it in Excel.
    private static func workbook(_ cell: WorkbookFixture.Cell) -> WorkbookFixture {
        typealias Cell = WorkbookFixture.Cell
        func texts(_ rows: [[String]]) -> [[Cell]] { rows.map { $0.map { .text($0) } } }
        let codes = ["A/s1", "A/s2"]
        func matrix(_ rows: [String], _ columns: [String], _ cells: [[Cell]]) -> [[Cell]] {
            [[.blank] + columns.map { .text($0) }] + zip(rows, cells).map { [.text($0)] + $1 }
        }
        return WorkbookFixture([
            (
                "table",
                texts([
                    ["key", "value"], ["format", "chokepoint-xlsx"], ["version", "1"],
                    ["name", "t"], ["unit", "million EUR"], ["valuation", "basic prices"],
                ])
            ), ("regions", texts([["code", "name"], ["A", "A"]])),
            ("sectors", texts([["code", "name"], ["s1", "s1"], ["s2", "s2"]])),
            ("final_demand", texts([["code", "name"], ["C", "C"]])),
            ("primary_inputs", texts([["code", "name", "kind"], ["VA", "VA", "value-added"]])),
            ("Z", matrix(codes, codes, [[.number(1), .number(2)], [.number(3), cell]])),
            ("Y", matrix(codes, ["A/C"], [[.number(5)], [.number(6)]])),
            ("V", matrix(["VA"], codes, [[.number(4), .number(3)]])),
        ])
    }

    @Test("13.8: cells of this program’s workbooks") func cellsOfOwnWorkbooks() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            let path = "\(folder)/t.xlsx"
            func reading(_ cell: WorkbookFixture.Cell) throws -> String {
                try Self.workbook(cell).writeXLSX(to: path)
                do throws(Diagnostics) {
                    return "\(try TableFile.read(path: path, format: "xlsx").Z[1, 1])"
                } catch {
                    return error.items.map { "\($0.location.place ?? ""): \($0.message)" }
                        .joined(separator: "\n")
                }
            }
            #expect(try reading(.number(4)) == "4.0")
            #expect(
                try reading(.formula("B2+C2")) == "Z!C3: the cell holds a formula without its value"
            )
            #expect(try reading(.text("6.6")) == "Z!C3: the number ‘6.6’ is stored as text")
            #expect(try reading(.inline(" 7 ")) == "Z!C3: the number ‘7’ is stored as text")
            #expect(try reading(.error("#REF!")) == "Z!C3: the cell holds the error #REF!")
            #expect(try reading(.text("n.a.")) == "Z!C3: ‘n.a.’ is not a number")
            #expect(try reading(.blank) == "Z!C3: the cell is empty")
        }
    }

    /// One rule for the cells of all workbooks: see `SheetValue.numberProblem`.
    @Test("13.8: what is wrong with a cell") func whatIsWrongWithACell() {
        func sentence(_ value: SheetValue) -> String? {
            value.numberProblem.map { "\($0.code): \($0.message)" }
        }
        #expect(sentence(.number(6.6)) == nil)
        #expect(sentence(.text(" ")) == nil)
        #expect(
            sentence(.text(" 6.6")) == "number-as-text: the number ‘6.6’ is stored as text")
        #expect(sentence(.text("x")) == "not-a-number: ‘x’ is not a number")
        #expect(sentence(.flag(true)) == "not-a-number: TRUE is not a number")
        #expect(sentence(.error("#REF!")) == "error-cell: the cell holds the error #REF!")
        #expect(
            sentence(.damaged("the cell holds a formula without its value"))
                == "damaged-cell: the cell holds a formula without its value")
    }

    @Test func whatIsLost() throws {
        let table = try Samples.tiny()
        #expect(
            try TableFile.losses(of: table, to: "t.xlsx").map(\.sentence) == [
                """
                t.xlsx: numbers have 16 significant digits in the workbook; the 17th is lost \
                (h5, npz and CSV keep every bit)
                """
            ])
        for path in ["t.h5", "t.npz", "t/"] {
            #expect(try TableFile.losses(of: table, to: path).isEmpty)
        }
    }

    @Test func noFolder() throws {
        let table = try Samples.tiny()
        try Samples.inFolder { (folder: String) throws -> Void in
            do throws(Diagnostics) {
                try TableFile.write(table, to: "\(folder)/none/t.xlsx")
                Issue.record("no error")
            } catch {
                #expect(
                    Samples.text(error, in: folder)
                        == """
                        cannot-write: …/none/t.xlsx: the table cannot be written: no such file \
                        or directory (check the folder, its permissions and free space)
                        """
                )
            }
        }
    }

    @Test func beyondASheet() throws {
        // Many categories of demand make the table wide without making it large.
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("s")],
            finalDemand: (0..<16_384).map { FinalDemandCategory("F\($0)") })
        let input = PrimaryInput("VA")
        let table = try MRIOTable(
            name: "wide", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [input],
            Z: Matrix(layout.industryAxis, layout.industryAxis),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis(["VA"]), layout.industryAxis))
        try Samples.inFolder { (folder: String) throws -> Void in
            do throws(Diagnostics) {
                try TableFile.write(table, to: "\(folder)/t.xlsx")
                Issue.record("no error")
            } catch {
                #expect(
                    Samples.text(error, in: folder)
                        == """
                        table-too-large: …/t.xlsx: Y is 1×16384, and a sheet of Excel holds \
                        1048576 rows and 16384 columns, labels included (aggregate the table \
                        first, or write h5, npz or a CSV folder)
                        """
                )
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}
