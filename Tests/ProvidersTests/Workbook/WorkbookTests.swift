import Containers
import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Sheets of both forms, cell by cell.
@Suite struct WorkbookTests {
    /// The grid of the first sheet of a workbook that `write` made; the findings when it cannot be
    /// read.
    func grid(_ ending: String, _ write: (String) throws -> Void) throws -> (SheetGrid?, String) {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.\(ending)"
            try write(path)
            do throws(Diagnostics) {
                let workbook = try Workbook(path: path)
                return (try workbook.grid(of: workbook.sheets[0]), "")
            } catch {
                return (nil, Samples.text(error, in: folder))
            }
        }
    }

    func xlsx(_ workbook: WorkbookFixture) throws -> (SheetGrid?, String) {
        try grid("xlsx") { try workbook.writeXLSX(to: $0) }
    }

    func xlsb(_ workbook: WorkbookFixture) throws -> (SheetGrid?, String) {
        try grid("xlsb") { try workbook.writeXLSB(to: $0) }
    }

    /// A sheet whose XML is given, from `sheetData` on.
    func xlsx(sheetData: String, strings: String? = nil) throws -> (SheetGrid?, String) {
        var workbook = WorkbookFixture("S", [])
        workbook.members["xl/worksheets/sheet1.xml"] = Array(
            "<worksheet>\(sheetData)</worksheet>".utf8)
        if let strings { workbook.members["xl/sharedStrings.xml"] = Array(strings.utf8) }
        return try xlsx(workbook)
    }

    @Test(arguments: ["xlsx", "xlsb"])
    func kindsOfCells(ending: String) throws {
        let workbook = WorkbookFixture(
            "A & B",
            [
                [.text("a <b> & \"c\""), .blank, .number(12.5), .inline("Ü–日本")],
                [], [.blank, .number(-1e-300), .error("#N/A")],
                [.text("a <b> & \"c\""), .number(0), .text(" ")],
            ])
        let (found, problem) = ending == "xlsx" ? try xlsx(workbook) : try xlsb(workbook)
        let grid = try #require(found, "\(problem)")
        #expect(grid[0, 0] == .text("a <b> & \"c\""))
        #expect(grid[0, 1] == nil)
        #expect(grid[0, 2] == .number(12.5))
        #expect(grid[0, 3] == .text("Ü–日本"))
        #expect(grid[2, 1] == .number(-1e-300))
        #expect(grid[2, 2] == .error("#N/A"))
        #expect(grid[3, 0] == .text("a <b> & \"c\""))
        #expect(grid[3, 1] == .number(0))
        #expect(grid[3, 2] == .text(" "))
        #expect(grid.rowCount == 4)
        #expect(grid.columnCount(ofRow: 1) == 0)
        #expect(grid.columnCount(ofRow: 2) == 3)
        #expect(grid[4, 0] == nil)
    }

    /// What other programs write: prefixes, formulas, styles, blanks, rich text, phonetics,
    /// booleans, dates, cells and rows without references, comments.
    @Test func variantsOfXML() throws {
        let (found, problem) = try xlsx(
            sheetData: """
                <dimension ref="A1:ZZ9"/><x:sheetData xmlns:x="urn:x"><x:row><x:c><x:v>1</x:v></x:c>
                <x:c s='4'><x:f>A1+1 &lt; 2</x:f><x:v> 2 </x:v></x:c><!-- <c> --><x:c \
                t="b"><x:v>1</x:v></x:c>
                <x:c t="str"><x:f/><x:v>x &amp; y&#x20AC;_x000D_</x:v></x:c></x:row>
                <x:row r="3" spans="1:2"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="D3" s="1"/>
                <x:c r="AB3" t="d"><x:v>2020-01-01</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>
                </x:sheetData><mergeCells><c/></mergeCells>
                """,
            strings: """
                <sst><si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r>\
                <rPh sb="0" eb="1"><t>no</t></rPh></si><si><t/></si></sst>
                """)
        let grid = try #require(found, "\(problem)")
        #expect((0..<3).map { grid.text(0, $0) } == ["1", "2", "TRUE"])
        #expect(grid[0, 3] == .text("x & y€\r"))
        #expect(grid[2, 1] == .text("rich "))
        #expect(grid[2, 3] == nil)
        #expect(grid[2, 27] == .text("2020-01-01"))
        #expect(grid[2, 28] == .text(""))
    }

    /// Every record of a cell, those without a column of their own among them.
    @Test func recordsOfXLSB() throws {
        typealias F = WorkbookFixture
        func head(_ column: Int) -> [UInt8] { F.word(column) + F.word(0) }
        let third = (1.0 / 3).bitPattern
        let real = (0..<8).map { UInt8(truncatingIfNeeded: third >> (8 * UInt64($0))) }
        var bytes = F.record(129, []) + F.record(145, []) + F.record(0, F.word(2) + F.word(0))
        // RK: the integer 300; the integer −1234 / 100; the double 1; the double 3.5 / 100.
        bytes += F.record(2, head(0) + F.word(300 << 2 | 2))
        bytes += F.record(2, head(1) + F.word((-1234) << 2 | 3))
        bytes += F.record(2, head(2) + F.word(Int((1.0).bitPattern >> 32)))
        bytes += F.record(2, head(3) + F.word(Int((3.5).bitPattern >> 32) | 1))
        bytes += F.record(1, head(4))
        bytes += F.record(4, head(5) + [1])
        bytes += F.record(9, head(6) + real + F.word(0))
        bytes += F.record(8, head(7) + F.wide("formula") + F.word(0))
        bytes += F.record(10, head(8) + [0])
        bytes += F.record(11, head(9) + [0x07])
        bytes += F.record(62, head(10) + [1] + F.wide("rich") + F.word(0))
        bytes += F.record(16, F.word(0) + real) + F.record(17, F.word(0) + F.wide("short"))
        bytes += F.record(12, F.word(0)) + F.record(18, F.word(0) + F.word(0))
        bytes += F.record(1000, [1, 2, 3]) + F.record(146, []) + F.record(130, [])
        var workbook = F("S", [])
        workbook.members["xl/worksheets/sheet1.bin"] = bytes
        workbook.members["xl/sharedStrings.bin"] =
            F.record(159, []) + F.record(19, [0] + F.wide("shared")) + F.record(160, [])
        let (found, problem) = try xlsb(workbook)
        let grid = try #require(found, "\(problem)")
        let due: [SheetValue?] = [
            .number(300), .number(-12.34), .number(1), .number(0.035), nil, .flag(true),
            .number(1.0 / 3), .text("formula"), .flag(false), .error("#DIV/0!"), .text("rich"),
            .number(1.0 / 3), .text("short"), nil, .text("shared"),
        ]
        #expect(due.indices.map { grid[2, $0] } == due)
    }

    @Test func namesOfCells() {
        #expect(CellReference.name(row: 0, column: 0) == "A1")
        #expect(CellReference.name(row: 6, column: 27) == "AB7")
        #expect(CellReference.name(row: 1_048_575, column: 16_383) == "XFD1048576")
    }

    /// Cells that cannot be read are said, and reading goes on.
    @Test func damagedCells() throws {
        let (found, _) = try xlsx(
            sheetData: """
                <sheetData><row r="1"><c r="A1"><v>1,5</v></c><c r="B1" t="s"><v>7</v></c>\
                <c r="C1"><v>1e999</v></c><c r="D1" t="q"><v>1</v></c><c r="E1" t="s"><v>x</v></c>\
                <c r="F1"><v>NaN</v></c><c r="G1"><v>2</v></c></row></sheetData>
                """, strings: "<sst><si><t>a</t></si></sst>")
        let grid = try #require(found)
        #expect(
            (0..<7).map { grid[0, $0] } == [
                .damaged("‘1,5’ has a comma in the number"),
                .damaged("shared string 7 is not there; there are 1"),
                .damaged("1e999 is too large or too small for a double"),
                .damaged("the cell is of the unknown type ‘q’"),
                .damaged("‘x’ is not the index of a shared string"),
                .damaged("the cell is ‘NaN’"), .number(2),
            ])
    }

    static let again = "(save the workbook again, or get it again)"

    @Test(arguments: [
        (
            """
            <sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c><c \
            r=\"A1\"><v>1</v></c></row></sheetData>
            """,
            "behind S!B1: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>",
            "S!2: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>",
            "S!1: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
            "S!1: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"1048577\"/></sheetData>",
            "S: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</c></row></sheetData>",
            "S!1: the sheet cannot be read: its XML is not well formed"
        ),
        (
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>",
            "behind S!A1: the sheet cannot be read: its XML is not well formed"
        ),
    ])
    func damagedSheets(data: String, message: String) throws {
        let (_, problem) = try xlsx(sheetData: data)
        #expect(problem == "damaged-sheet: …/t.xlsx: \(message) \(Self.again)")
    }

    @Test func sheetCutShort() throws {
        var workbook = WorkbookFixture("S", [])
        workbook.members["xl/worksheets/sheet1.xml"] = Array(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2".utf8)
        #expect(
            try xlsx(workbook).1
                == """
                damaged-sheet: …/t.xlsx: behind S!A1: the sheet cannot be read: it ends in the \
                middle \(Self.again)
                """
        )
        workbook.members["xl/worksheets/sheet1.bin"] =
            WorkbookFixture.record(145, []) + [5, 0xFF, 0xFF, 0x7F, 1, 2, 3]
        #expect(
            try xlsb(workbook).1
                == """
                damaged-sheet: …/t.xlsb: S: the sheet cannot be read: it ends in the middle \
                \(Self.again)
                """
        )
    }

    @Test(arguments: [
        ([0x85, 0x80, 0x80], "a record’s head is not one"),
        ([5, 0xFF, 0xFF, 0xFF, 0xFF, 1], "a record’s head is not one"),
        (
            [0, 4, 5, 0, 0, 0, 5, 12, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4],
            "a record is too short for its cell"
        ),
        ([5, 16] + [UInt8](repeating: 0, count: 16), "there is a cell before the first row"),
        ([0, 4, 5, 0, 0, 0, 0, 4, 5, 0, 0, 0], "row 6 follows"),
        (
            [0, 4, 5, 0, 0, 0, 5, 16, 0, 0x40, 0, 0] + [UInt8](repeating: 0, count: 12),
            "a cell of column 16385 follows"
        ),
        (
            [0, 4, 5, 0, 0, 0, 6, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 1],
            "a record is too short for its cell"
        ),
    ])
    func damagedRecords(bytes: [UInt8], message: String) throws {
        var workbook = WorkbookFixture("S", [])
        workbook.members["xl/worksheets/sheet1.bin"] = WorkbookFixture.record(145, []) + bytes
        let problem = try xlsb(workbook).1
        let place = message.contains("before") || message.contains("head") ? "S" : "S!6"
        #expect(
            problem
                == """
                damaged-sheet: …/t.xlsb: \(place): the sheet cannot be read: \(message) \
                \(Self.again)
                """
        )
    }

    @Test func damagedParts() throws {
        var workbook = WorkbookFixture("S", [[.text("a")]])
        workbook.members["xl/worksheets/sheet1.xml"] = .some(nil)
        #expect(
            try xlsx(workbook).1
                == """
                damaged-workbook: …/t.xlsx: the sheet S is missing: the archive has no \
                xl/worksheets/sheet1.xml \(Self.again)
                """
        )
        workbook.members = ["xl/_rels/workbook.xml.rels": nil]
        #expect(
            try xlsx(workbook).1
                == """
                damaged-workbook: …/t.xlsx: the archive has no xl/_rels/workbook.xml.rels \
                \(Self.again)
                """
        )
        workbook.members = ["xl/sharedStrings.xml": Array("<sst><si><t>a</t>".utf8)]
        #expect(
            try xlsx(workbook).1
                == """
                damaged-workbook: …/t.xlsx: the part of the shared strings cannot be read: no \
                element found at line 1 \(Self.again)
                """
        )
        workbook.members = [
            "xl/sharedStrings.xml": Array(
                "<!DOCTYPE sst [<!ENTITY a \"aaaa\">]><sst><si><t>&a;</t></si></sst>".utf8)
        ]
        #expect(
            try xlsx(workbook).1
                == """
                damaged-workbook: …/t.xlsx: the part of the shared strings cannot be read: it \
                has a document type declaration \(Self.again)
                """
        )
        workbook.members = ["xl/sharedStrings.bin": [19, 5, 0, 0xFF, 0xFF, 0xFF, 0x0F]]
        #expect(
            try xlsb(workbook).1
                == """
                damaged-workbook: …/t.xlsb: shared string 0 is longer than its record \
                \(Self.again)
                """
        )
        workbook.members = ["xl/workbook.bin": [0x9C, 1, 200]]
        #expect(
            try xlsb(workbook).1
                == "damaged-workbook: …/t.xlsb: xl/workbook.bin ends inside a record \(Self.again)")
        let (_, noWorkbook) = try grid("xlsx") { path in
            try ZipFixture.write([("a.txt", Array("a".utf8))], to: path)
        }
        #expect(
            noWorkbook
                == """
                not-a-workbook: …/t.xlsx: the archive holds no workbook (xlsx and xlsb files \
                hold xl/workbook.xml or xl/workbook.bin)
                """
        )
        let (_, noArchive) = try grid("xlsx") { path in
            try Data([0xD0, 0xCF, 0x11, 0xE0]).write(to: URL(filePath: path))
        }
        #expect(
            noArchive
                == """
                not-a-workbook: …/t.xlsx: the file is not a zip archive (xlsx and xlsb are read; \
                save an old xls as xlsx)
                """
        )
    }

    /// A workbook or an archive that is no table is described.
    @Test func otherArchives() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            let (book, archive) = ("\(folder)/t.xlsx", "\(folder)/t.zip")
            try WorkbookFixture([("Prices", [[.text("a")]]), ("Notes", [])]).writeXLSX(to: book)
            try ZipFixture.write([("a.txt", [65]), ("b.bin", [66])], to: archive)
            #expect(
                Samples.problems(reading: book, in: folder)
                    == """
                    unknown-format: …/t.xlsx: this is an Excel workbook with the sheets \
                    Prices, Notes: no known table format \(Samples.knownFormats)
                    """
            )
            #expect(
                Samples.problems(reading: archive, in: folder)
                    == """
                    unknown-format: …/t.zip: this is a zip archive with a.txt, b.bin: no known \
                    table format \(Samples.knownFormats)
                    """
            )
            #expect(
                Samples.problems(reading: book, format: "wiod2013", in: folder)
                    == """
                    missing-sheet: …/t.xlsx: no sheet is laid out as WIOD 2013 release is; the \
                    workbook has Prices, Notes (row 6 must hold c1 in column E, and row 6 the \
                    codes of final demand)
                    """
            )
        }
    }

    /// Sheets of many pieces, whose ends fall anywhere, and cells longer than a piece.
    @Test(arguments: ["xlsx", "xlsb"])
    func manyPieces(ending: String) throws {
        var random = SplitMix64(seed: 12)
        var rows = (0..<400).map { _ in
            (0..<60).map { _ in WorkbookFixture.Cell.number(1e6 * random.uniform()) }
        }
        for (row, length) in [(3, 20_000), (100, 300_000), (399, 900_000)] {
            rows[row][7] = .inline(String(repeating: "ab", count: length / 2))
        }
        let workbook = WorkbookFixture("S", rows)
        let (found, problem) = ending == "xlsx" ? try xlsx(workbook) : try xlsb(workbook)
        let grid = try #require(found, "\(problem)")
        for (i, row) in rows.enumerated() {
            for (j, cell) in row.enumerated() {
                let isSame =
                    switch (cell, grid[i, j]) {
                    case (.number(let a), .number(let b)?): a == b
                    case (.inline(let a), .text(let b)?): a == b
                    default: false
                    }
                guard isSame else {
                    Issue.record("cell \(i), \(j)")
                    return
                }
            }
        }
    }

    /// A checksum that does not fit is found at the end of the sheet, and is the reason that is
    /// given also where the sheet cannot be read to its end.
    @Test(arguments: [UInt8(ascii: "3"), UInt8(ascii: "<")])
    func wrongChecksum(byte: UInt8) throws {
        let workbook = WorkbookFixture("S", [[.number(1), .number(2)]])
        let (_, problem) = try grid("xlsx") { path in
            try workbook.writeXLSX(to: path)
            var data = try Data(contentsOf: URL(filePath: path))
            let place = try #require(data.range(of: Data("<v>2.0".utf8)))
            data[place.lowerBound + 3] = byte
            try data.write(to: URL(filePath: path))
        }
        #expect(
            problem
                == """
                damaged-member: …/t.xlsx/xl/worksheets/sheet1.xml: its content does not match \
                its checksum (the archive is damaged: get it again)
                """
        )
    }
}
