import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Tables as spreadsheets and statistical offices hand them on.
@Suite struct SpreadsheetTests {
    private static let regions = ["AAA", "BBB"]
    private static let sectors = ["agr", "man"]
    private static let Z = [
        [21.0, 38.1, 6.6, 5.7], [2.1, 30.4, 22.0, 2.1], [8.9, 11.2, 30.3, 1.8],
        [1.8, 1.1, 5.8, 21.1],
    ]
    private static let Y = [[82.1, 40.7], [79.1, 43.3], [65.6, 43.0], [9.0, 33.0]]

    private static var industries: [String] {
        regions.flatMap { region in sectors.map { "\(region)_\($0)" } }
    }

    /// A wide file; `tail` stands below the industries.
    private static func wide(_ tail: [String]) -> String {
        var lines = [([""] + industries + regions.map { "\($0)_C" }).joined(separator: ",")]
        for (i, label) in industries.enumerated() {
            lines.append(([label] + (Z[i] + Y[i]).map { "\($0)" }).joined(separator: ","))
        }
        return (lines + tail).joined(separator: "\n") + "\n"
    }

    private static let mapping = """
        key,value
        layout,wide
        unit,million EUR
        final_demand,C
        value_added,VA

        """

    private static var long: String {
        var lines = ["region,sector,use_region,use_sector,value"]
        for (i, seller) in industries.enumerated() {
            let from = seller.replacingOccurrences(of: "_", with: ",")
            for (j, buyer) in industries.enumerated() {
                lines.append("\(from),\(buyer.replacingOccurrences(of: "_", with: ",")),\(Z[i][j])")
            }
            for (r, region) in regions.enumerated() {
                lines.append("\(from),\(region),final_demand:C,\(Y[i][r])")
            }
        }
        for (j, buyer) in industries.enumerated() {
            let value = 100 - Z.map { $0[j] }.reduce(0, +)
            let to = buyer.replacingOccurrences(of: "_", with: ",")
            lines.append(",value_added:VA,\(to),\(value)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test("13.9: taxes on final demand") func taxesOnFinalDemand() throws {
        let file = DamagedText(
            name: "t.csv",
            text: Self.wide(["TAX,1,1,1,1,9.5,8", "VA,165.2,118.1,101,37.1,0,0"]), format: nil,
            mapping: Self.mapping + "taxes,TAX\n")
        #expect(
            try file.findings().contains(
                """
                inputs-of-final-demand: …: what primary inputs state for final demand has no \
                place in a table and is left out, in million EUR: TAX 17.5
                """
            ))
        #expect(try file.table().taxes == [1, 1, 1, 1])
    }

    /// What a spreadsheet leaves in and around a table is left out, with a note.
    @Test("13.23: blank lines and columns of a wide file") func blanksOfAWideFile() throws {
        let plain = DamagedText(
            name: "t.csv", text: Self.wide(["VA,165.2,118.1,101,37.1,0,0"]), format: nil,
            mapping: Self.mapping)
        let sound = try plain.table()
        var lines = plain.text.split(separator: "\n").map { line in
            // A column in the middle, and two behind the last.
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return (cells[..<3] + [" "] + cells[3...]).joined(separator: ",") + ",,"
        }
        let blank = String(repeating: ",", count: lines[1].count { $0 == "," })
        lines.insert("", at: 0)
        lines.insert(blank, at: 3)
        lines += [blank, blank]
        let file = DamagedText(
            name: "t.csv", text: lines.joined(separator: "\n") + "\n", format: nil,
            mapping: Self.mapping)
        let found = try file.table()
        #expect(found.Z == sound.Z && found.Y == sound.Y && found.V == sound.V)
        let notes = try file.findings()
        #expect(
            notes.contains("blank-lines: …: 4 lines without anything in them are left out"),
            "\(notes)")
        #expect(
            notes.contains("blank-columns: …: 3 columns without anything in them are left out"),
            "\(notes)")
        #expect(try !plain.findings().contains("blank-"))
        // What else is wrong is still told, by labels.
        let wrong = try file.after("30.4", "x")
        #expect(
            wrong.contains("not-a-number: …: table[AAA_man, AAA_man]: ‘x’ is not a number"),
            "\(wrong)")
    }

    @Test("13.23: a line for spreadsheets, UTF-16 and old line ends")
    func oddTexts() throws {
        let plain = DamagedText(name: "t.csv", text: Self.long, format: nil)
        let sound = try plain.table()
        let semicolons = DamagedText(
            name: "t.csv", text: "sep=;\r\n" + Self.long.replacing(",", with: ";"), format: nil)
        #expect(try semicolons.table().Z == sound.Z)
        #expect(
            try semicolons.findings().contains(
                "separator-line: …: the first line, which is for spreadsheets, is left out"))
        let wrong = try semicolons.after("21.0", "x")
        #expect(wrong.contains(":3:"), "\(wrong)")
        var utf16 = Data([0xFF, 0xFE])
        utf16.append(try #require(Self.long.data(using: .utf16LittleEndian)))
        #expect(
            try plain.after(bytes: utf16)
                == "wrong-encoding: …: the file is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)")
        #expect(
            try plain.after { $0.replacing("\n", with: "\r") }
                == "lone-carriage-return: …: the lines end in carriage returns alone, as old "
                + "programs wrote them (write line ends as LF or CRLF)")
        let shifted = try plain.after { text in
            text.split(separator: "\n").map { ",\($0)" }.joined(separator: "\n") + "\n"
        }
        #expect(shifted.contains("blank-column: …:1: the first column has no name"), "\(shifted)")
    }

    @Test("13.23: two header lines") func twoHeaderLines() throws {
        var lines = [
            (["", ""] + Self.regions.flatMap { [$0, $0] } + Self.regions).joined(separator: ","),
            (["", ""] + Self.sectors + Self.sectors + ["C", "C"]).joined(separator: ","),
        ]
        for (i, label) in Self.industries.enumerated() {
            let cells = (Self.Z[i] + Self.Y[i]).map { "\($0)" }
            lines.append(
                (label.split(separator: "_").map(String.init) + cells).joined(separator: ","))
        }
        lines.append(",VA,165.2,118.1,101,37.1,0,0")
        var file = DamagedText(
            name: "t.csv", text: lines.joined(separator: "\n") + "\n", format: nil,
            mapping: Self.mapping)
        let table = try file.table()
        #expect(table.layout.regions.map(\.code) == Self.regions)
        #expect(table.layout.sectors.map(\.code) == Self.sectors)
        #expect((0..<4).allSatisfy { table.Z.row($0) == Self.Z[$0] })
        #expect((0..<4).allSatisfy { table.Y.row($0) == Self.Y[$0] })
        #expect(table.valueAdded == [165.2, 118.1, 101, 37.1])
        file.mapping = Self.mapping.replacingOccurrences(of: "VA", with: "V")
        #expect(try file.after { $0 }.contains("VA"))
    }

    @Test("13.23: long files") func longFiles() throws {
        let sound = DamagedText(name: "t.csv", text: Self.long)
        let table = try sound.table()
        var notes: [String] = []
        for edit: (String) -> String in [
            {
                $0.replacingOccurrences(
                    of: "region,sector,use_region,use_sector,value",
                    with: "Region,Sector,Use_Region,Use_Sector,Value")
            },
            { $0.replacingOccurrences(of: "\n", with: ",,\n") },
            { $0 + ",,,,\n,,,,\n" },
        ] {
            let file = DamagedText(name: "t.csv", text: edit(Self.long))
            #expect(try file.table().Z.elements == table.Z.elements)
            notes.append(try file.findings().split(separator: ":").first.map(String.init) ?? "")
        }
        #expect(notes == ["headings", "blank-columns", "blank-lines"])
        #expect(
            try DamagedText(
                name: "t.csv", text: Self.long.replacingOccurrences(of: "\n", with: ",,\n")
            ).after("38.1,,", "38.1,7,").hasPrefix("extra-cell: …:3:"))
        // Blanks behind commas make other codes: said so, in a line.
        let spaced = try sound.after { $0.replacing(",", with: ", ") }
        #expect(spaced.hasPrefix("blank-around-code: …: the code ‘ agr’ has a blank"), "\(spaced)")
    }

    /// 13.23: what a spreadsheet with decimal commas writes is read, and said; what could be read
    /// in two ways is refused.
    @Test("13.23: semicolons, tabs and decimal commas") func decimalCommas() throws {
        let table = try DamagedText(name: "t.csv", text: Self.long).table()
        for (delimiter, word) in [(";", "semicolons"), ("\t", "tabs")] {
            let text = Self.long.replacingOccurrences(of: ",", with: delimiter)
            let commas = DamagedText(
                name: "t.csv", text: text.replacingOccurrences(of: ".", with: ","))
            #expect(try commas.table().Z.elements == table.Z.elements)
            #expect(try commas.table().V.elements == table.V.elements)
            let found = try commas.findings()
            #expect(found.contains("delimiter: …:1: cells are separated by \(word)"), "\(found)")
            #expect(found.contains("decimal-commas: …: decimals are written with commas"))
            let points = DamagedText(name: "t.csv", text: text)
            #expect(try points.table().Z.elements == table.Z.elements)
            #expect(try !points.findings().contains("decimal-commas"))
            for (new, code) in [
                ("38.1", "mixed-decimals"), ("1.038,1", "mixed-decimals"),
                ("38,1,0", "decimal-comma"), ("38,1x", "not-a-number"), ("", "empty-cell"),
            ] {
                let answer = try commas.after("\(delimiter)38,1\n", "\(delimiter)\(new)\n")
                #expect(answer.hasPrefix("\(code): …:3:"), "\(new): \(answer)")
            }
        }
        var mapped = DamagedText(
            name: "t.csv",
            text: Self.long.replacingOccurrences(of: ",", with: ";")
                .replacingOccurrences(of: ".", with: ","),
            mapping: "key,value\nlayout,long\ndelimiter,semicolon\n")
        #expect(try mapped.table().Z.elements == table.Z.elements)
        mapped.mapping = "key,value\nlayout,long\n"
        #expect(try mapped.after { $0 }.hasPrefix("wrong-delimiter"))
    }

    /// 13.23: lines without anything in them are left out wherever they stand.
    @Test("13.23: blank lines inside a long file") func blankLinesInside() throws {
        let file = DamagedText(name: "t.csv", text: Self.long)
        let table = try file.table()
        for blank in ["\n", ",,,,\n", "\r\n"] {
            var lines = Self.long.components(separatedBy: "\n").map { $0 + "\n" }
            lines.insert(blank, at: 4)
            lines.insert(blank, at: 9)
            let changed = DamagedText(name: "t.csv", text: lines.dropLast().joined())
            #expect(try changed.table().Z.elements == table.Z.elements)
            #expect(
                try changed.findings().contains(
                    """
                    blank-lines: …:5:1: 2 lines have nothing in them and are left out; this is \
                    the first
                    """))
        }
        #expect(try !file.findings { $0 + "\n\n" }.contains("blank-lines"))
        #expect(
            try file.after { "\n" + $0 }.hasPrefix(
                "blank-line: …:1:1: a line is empty (remove it, so that the names"))
    }

    /// 13.7: a column that tells more flows apart than the table has cells is named.
    @Test("13.7: an extra or a missing column of a long file") func oddColumns() throws {
        let file = DamagedText(name: "t.csv", text: Self.long)
        func added(_ name: String, _ value: String) -> String {
            Self.long.split(separator: "\n").enumerated().map { k, line in
                "\(line),\(k == 0 ? name : value)\n"
            }.joined()
        }
        for format in [nil, "long"] {
            var file = file
            file.format = format
            expectText(
                try file.after { _ in added("scenario", "base") },
                """
                unknown-column: …:1: a long table has no column ‘scenario’ (keep the lines of one \
                value of it and remove the column, or describe the file with --mapping)
                """)
            expectText(
                try file.after("use_sector,value", "use_sector,amount"),
                """
                missing-column: …:1: a long table has a column ‘value’, and there is none (call \
                it so in place of ‘amount’, or describe the file with --mapping)
                """)
        }
        let semicolons = added("scenario", "base").replacingOccurrences(of: ",", with: ";")
        #expect(try file.after { _ in semicolons }.hasPrefix("unknown-column"))
        let iotr = added("note", "x").replacingOccurrences(
            of: "region,sector,use_region,use_sector,value",
            with: "origin,sector,destination,use,flow,year")
        #expect(try file.after { _ in iotr }.contains("no column ‘note’"))
        #expect(try file.after { _ in added("year", "2020") } == "read without a problem")
    }

    /// Imports of a national table are a cost, and no value added.
    @Test("13.23: imports of a national table") func importsOfANationalTable() throws {
        let text = Self.wide(["IMP,15.2,18.1,21,17.1,0,0", "VA,150,100,80,20,0,0"])
        var file = DamagedText(
            name: "t.csv", text: text, format: nil, mapping: Self.mapping + "imports,IMP\n")
        let table = try file.table()
        #expect(table.primaryInputs.map(\.kind) == [.valueAdded, .imports])
        #expect(table.valueAdded == [150, 100, 80, 20])
        #expect(table.taxes == [15.2, 18.1, 21, 17.1])
        try Samples.inFolder { folder in
            for name in ["t.h5", "t.npz", "t", "t.csv"] {
                try TableFile.write(table, to: "\(folder)/\(name)")
                let read = try TableFile.read(path: "\(folder)/\(name)")
                #expect(read.primaryInputs.map(\.kind) == [.valueAdded, .imports], "\(name)")
            }
        }
        file.mapping = Self.mapping + "value_added,IMP\n"
        #expect(try file.table().taxes == [0, 0, 0, 0])
    }

    /// A total that is off by less than any tolerance, and by more than rounding, is said.
    @Test("13.6: small gaps of totals") func smallGapsOfTotals() throws {
        let text = Self.wide(["VA,165.2,118.1,101,37.1,0,0"])
        let lines = text.split(separator: "\n").map(String.init)
        let stated = zip(Self.Z, Self.Y).map { ($0 + $1).reduce(0, +) }
        let rounded = stated.map { ($0 * 10).rounded() / 10 }
        func file(_ totals: [Double]) -> DamagedText {
            let body = lines.indices.map { k in
                switch k {
                case 0: lines[k] + ",OUT"
                case 1...4: lines[k] + ",\(totals[k - 1])"
                default: lines[k] + ",0"
                }
            }
            return DamagedText(
                name: "t.csv", text: body.joined(separator: "\n") + "\n", format: nil,
                mapping: Self.mapping + "output_column,OUT\n")
        }
        #expect(try !file(rounded).findings().contains("total-gap"))
        var off = rounded
        off[2] += 1
        let found = try file(off).findings()
        #expect(
            found.contains(
                """
                total-gap: …: 1 of the 4 totals of column of output differs from the sums of \
                the cells by more than the rounding of the file’s numbers; the most: BBB/agr
                """
            ), "\(found)")
    }

    /// A number stored as text and a formula without its value are named, cell and all.
    @Test("13.8: odd cells of a workbook", arguments: WIODFixture.Provider.allCases)
    func oddCells(provider: WIODFixture.Provider) throws {
        for (cell, code) in [
            (WorkbookFixture.Cell.text("12.5"), "number-as-text"),
            (.formula("SUM(A1:A2)"), "damaged-cell"),
        ] {
            var fixture = try WIODFixture(provider)
            let row = fixture.first.row + 1
            fixture.rows[row][5] = cell
            try Samples.inFolder { (folder: String) throws -> Void in
                let path = "\(folder)/\(fixture.file)"
                try fixture.workbook.writeXLSX(to: path)
                let problems = Samples.problems(reading: path, in: folder)
                #expect(problems.hasPrefix(code), "\(problems)")
                #expect(problems.contains("!F\(row + 1)"), "\(problems)")
            }
        }
    }

    /// A workbook with a label that XML cannot hold can be opened.
    @Test func noncharacters() throws {
        let base = try Samples.tiny()
        let layout = try TableLayout(
            regions: [Region("A", name: "a\u{FFFF}b"), base.regions[1]], sectors: base.sectors,
            finalDemand: base.layout.finalDemand)
        let table = try MRIOTable(
            name: "t", year: nil, unit: "EUR", valuation: "basic prices", provenance: Provenance(),
            layout: layout, primaryInputs: base.primaryInputs, Z: base.Z, Y: base.Y, V: base.V)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t.xlsx")
            let workbook = try Workbook(path: "\(folder)/t.xlsx")
            let sheet = try #require(workbook.sheet(named: "regions"))
            let grid = try workbook.grid(of: sheet)
            #expect((0..<3).contains { grid.text($0, 1) == "a\u{FFFF}b" })
        }
    }
}
