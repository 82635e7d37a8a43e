import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// CSV copies of WIOD's tables: read like the originals, damaged.
@Suite struct WIODCopyTests {
    private static func frame(quotes: Bool = true, numbered: Bool = false) throws -> DamagedText {
        DamagedText(
            name: "WIOT2011.csv",
            text: try WIODFrameTests.fixture().0.csv(quotes: quotes, numbered: numbered),
            format: "wiod-csv")
    }

    private static func sheet(_ provider: WIODFixture.Provider) throws -> DamagedText {
        DamagedText(name: "WIOT2011.csv", text: try WIODFixture(provider).csv)
    }

    @Test(arguments: [true, false], [true, false])
    func framesAreReadBack(quotes: Bool, numbered: Bool) throws {
        let table = try WIODFrameTests.fixture().1
        let found = try Self.frame(quotes: quotes, numbered: numbered).table()
        #expect(found.Z.elements == table.Z.elements)
        #expect(found.Y.elements == table.Y.elements)
        #expect(found.taxes == table.V.row(0))
        #expect(found.valueAdded == table.V.row(1))
        #expect(found.declaredOutput == table.x)
        #expect(found.year == 2011)
        #expect(found.sectors.map(\.code) == ["S1", "S2", "S3"])
        #expect(found.sectors.map(\.name) == ["Sector 1", "Sector 2", "Sector 3"])
    }

    @Test(arguments: WIODFixture.Provider.allCases)
    func sheetsAreReadBack(provider: WIODFixture.Provider) throws {
        let fixture = try WIODFixture(provider)
        let found = try Self.sheet(provider).table()
        let original = try Samples.inFolder { folder in
            let path = "\(folder)/\(fixture.file)"
            try fixture.workbook.writeXLSX(to: path)
            return try TableFile.read(path: path)
        }
        #expect(found.Z == original.Z && found.Y == original.Y && found.V == original.V)
        #expect(found.declaredOutput == original.declaredOutput)
        #expect(found.sectors == original.sectors && found.year == original.year)
        #expect(found.unit == original.unit && found.layout == original.layout)
    }

    @Test func theyAreRecognised() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/WIOT2011.csv"
            for (text, format, reason) in [
                (
                    try Self.frame().text, "WIOD 2016 release, 2011, CSV copy",
                    "its columns are IndustryCode, Country, RNr and 17 of numbers, such as TOT"
                ),
                (
                    try Self.sheet(.wiod2013).text, "WIOD 2013 release, 2011, CSV copy",
                    "row 6 of the sheet CSV begins with c1 in column E, and row 6 holds c37"
                ),
                (
                    try Self.sheet(.adb).text, "ADB MRIO, 2011, CSV copy",
                    "row 7 of the sheet CSV begins with c1 in column E, and row 7 holds F1"
                ),
            ] {
                try Data(text.utf8).write(to: URL(filePath: path))
                let found = try #require(TableFile.recognition(of: path))
                #expect(found == Recognition(format: format, reason: reason))
                let summary = try TableFile.summary(path: path)
                #expect(summary.regionCount == 2 && summary.sectorCount == 3)
                #expect(summary.year == 2011)
            }
        }
    }

    /// Spreadsheet programs and pandas add what is not in the sheet.
    @Test func whatProgramsAdd() throws {
        let sheet = try Self.sheet(.wiod2016)
        let lines = sheet.text.split(separator: "\n", omittingEmptySubsequences: false)
        let width = lines[1].split(separator: ",", omittingEmptySubsequences: false).count
        let named = (0..<width).map { $0 == 0 ? "World Input-Output Table" : "Unnamed: \($0)" }
        let pandas = DamagedText(
            name: sheet.name,
            text: ([Substring(named.joined(separator: ","))] + lines.dropFirst())
                .joined(separator: "\r\n"))
        #expect(try pandas.table().Z == sheet.table().Z)
        #expect(try pandas.findings().contains("crlf: …: lines end in CRLF"))
        let marked = try sheet.findings { "\u{FEFF}" + $0.dropLast() }
        #expect(marked.contains("byte-order-mark: …: the file begins with a byte order mark"))
        #expect(marked.contains("no-final-newline: …: the last line has no line end"))
    }

    @Test func cellsOfFrames() throws {
        let frame = try Self.frame()
        func afterCell(_ change: (String) -> String) throws -> String {
            try frame.after { text in
                var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                var cells = lines[2].split(separator: ",", omittingEmptySubsequences: false)
                    .map(String.init)
                cells[6] = change(cells[6])
                lines[2] = cells.joined(separator: ",")
                return lines.joined(separator: "\n")
            }
        }
        for (cell, code, words, remedy) in [
            ("", "empty-cell", "the cell is empty", ""),
            (
                "abc", "not-a-number", "‘abc’ is not a number",
                " (every cell must be a number such as 1234.5 or 1.2345e3)"
            ),
            (
                "NaN", "not-finite", "the cell is ‘NaN’",
                " (every cell must be a finite number; write 0 where there is no flow)"
            ),
            (
                "\"1,5\"", "decimal-comma", "‘1,5’ has a comma in the number",
                " (write a decimal point, and nothing between thousands)"
            ),
            (
                "1e400", "out-of-range", "1e400 is too large or too small for a double",
                " (check the unit)"
            ),
        ] {
            expectText(
                try afterCell { _ in cell },
                "\(code): …: row 2, column CHN2: \(words)\(remedy)")
        }
        let wrong = try afterCell { "9\($0)" }
        #expect(
            wrong.contains("wrong-total: …: CHN/S2: the total column states 44.05414"), "\(wrong)")
    }

    @Test func linesAndLabels() throws {
        let frame = try Self.frame()
        let last = try #require(frame.text.split(separator: "\n").last)
        #expect(
            try frame.after { $0.replacingOccurrences(of: ",", with: ";") }
                .hasPrefix("wrong-delimiter: …:1: cells seem to be separated by semicolons"))
        expectText(
            try frame.after { String($0.dropLast(last.count / 2)) },
            """
            short-row: …:15:1: the line has 13 cells where the first has 22 (the file may be cut \
            short: save it again, or get it again)
            """)
        expectText(
            try frame.after("\n\"S2\",\"Sector 2\",\"CHN\"", "\n\n\"S2\",\"Sector 2\",\"CHN\""),
            "blank-line: …:3:1: a line is empty (remove it)")
        expectText(
            try frame.after("\"CHN\",2,2011,", "\"CHN\",2,2011,7,"),
            """
            long-row: …:3:1: the line has 23 cells where the first has 22 (where commas stand for \
            decimal points, write points)
            """)
        #expect(
            try frame.after("\"CHN\",2,", "\"CHN\",3,").contains("duplicate-label: "))
        #expect(
            try frame.after("\"CHN2\"", "\"CHN1\"").contains("duplicate-label: …: "))
        expectText(
            try frame.after { _ in "" },
            "empty-file: …: the file is empty (write it again, or get it again)")
        expectText(
            try DamagedText(name: "a.csv", text: "a,b\n1,2\n", format: "wiod-csv").after { $0 },
            """
            not-a-wiod-copy: …: the file is neither the data frame nor a sheet of a WIOD table \
            saved as CSV (a frame begins with IndustryCode, IndustryDescription, Country, RNr, \
            Year; a sheet is saved whole, its first rows and columns included)
            """)
    }

    @Test func cellsOfSheets() throws {
        let sheet = try Self.sheet(.wiod2013)
        let lines = sheet.text.split(separator: "\n", omittingEmptySubsequences: false)
        func afterCell(_ cell: String) throws -> String {
            try sheet.after { _ in
                var cells = lines[6].split(separator: ",", omittingEmptySubsequences: false)
                cells[5] = Substring(cell)
                var lines = lines
                lines[6] = Substring(cells.joined(separator: ","))
                return lines.joined(separator: "\n")
            }
        }
        let text = try afterCell("abc")
        #expect(text.hasPrefix("not-a-number: …: CSV!F7, column "), "\(text)")
        // A blank cell is 0 in this layout: the totals tell.
        #expect(try afterCell("").contains("wrong-total: …: "))
        #expect(
            try sheet.after { String($0.dropLast(40)) }.hasPrefix(
                "short-row: …:20:1: the line has "))
    }
}
