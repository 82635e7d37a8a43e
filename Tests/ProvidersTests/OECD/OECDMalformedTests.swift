import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// A file in the layout of OECD’s 2023 edition: read back cell for cell; then one place is damaged
/// and the whole answer is asserted.
///
/// The file, for reference, without the columns of zeros:
///
///     V1,AUS_A01_02,AUS_G,ROW_A01_02,ROW_G,AUS_HFCE,…,ROW_HFCE,…,OUT
///     AUS_A01_02,1,2,3,4,10,…,1,…,21
///     AUS_G,5,6,7,8,20,…,2,…,48
///     ROW_A01_02,1.5,0,2.5,1,3,…,30,…,38
///     ROW_G,0,1,0,2,-4,…,40,…,39
///     TLS,1,1,1,1,0,…,4
///     VA,12.5,38,24.5,23,0,…,0
///     OUT,21,48,38,39,0,…,0
@Suite struct OECDMalformedTests {
    let file: DamagedText

    init() throws {
        file = DamagedText(
            name: "2020_SML.csv", text: OECDText.edition2023(try Samples.balanced()))
    }

    @Test func readBack() throws {
        let source = try Samples.balanced()
        let table = try file.table()
        #expect(table.name == "OECD ICIO 2023 edition, 2020")
        #expect(table.Z.rowArrays == source.Z.rowArrays)
        #expect(
            table.Y.rowArrays
                == source.Y.rowArrays.map { row -> [Double] in row.flatMap { [$0, 0, 0, 0, 0, 0] } }
        )
        #expect(table.V.rowArrays == source.V.rowArrays)
        #expect(table.declaredOutput == source.x)
    }

    @Test func acceptedVariants() throws {
        expectText(
            try file.findings { $0 },
            """
            other-size: …: it has 2 regions × 2 industries where the 2023 edition has 77 × 45: an \
            extract or an aggregation
            """)
        expectText(
            try file.findings {
                String(
                    ("\u{FEFF}" + $0.replacingOccurrences(of: "\n", with: "\r\n")).dropLast())
            },
            """
            byte-order-mark: …: the file begins with a byte order mark
            crlf: …: lines end in CRLF, as after a save on Windows
            no-final-newline: …: the last line has no line end
            other-size: …: it has 2 regions × 2 industries where the 2023 edition has 77 × 45: an \
            extract or an aggregation
            """)
    }

    @Test(arguments: [
        (
            "", "empty-cell", "the cell is empty",
            "OECD writes 0 where nothing flows: the file is damaged, get it again"
        ),
        (
            "n.a.", "not-a-number", "‘n.a.’ is not a number",
            "every cell must be a number such as 1234.5 or 1.2345e3"
        ),
        (
            "NaN", "not-finite", "the cell is ‘NaN’",
            "every cell must be a finite number; write 0 where there is no flow"
        ),
        (
            "Inf", "not-finite", "the cell is ‘Inf’",
            "every cell must be a finite number; write 0 where there is no flow"
        ),
        (
            "1e400", "out-of-range", "1e400 is too large or too small for a double",
            "check the unit"
        ),
        (
            "\"7,5\"", "decimal-comma", "‘7,5’ has a comma in the number",
            "write a decimal point, and nothing between thousands"
        ),
    ])
    func cells(cell: String, code: String, message: String, remedy: String) throws {
        expectText(
            try file.after("AUS_G,5,6,7,8,", "AUS_G,5,6,\(cell),8,"),
            "\(code): …:3:11: table[AUS_G, ROW_A01_02]: \(message) (\(remedy))")
        expectText(
            try file.after("\nTLS,1,1,1,1,", "\nTLS,1,1,\(cell),1,"),
            "\(code): …:6:9: table[TLS, ROW_A01_02]: \(message) (\(remedy))")
    }

    @Test func rows() throws {
        expectText(
            try file.after("AUS_G,5,6,7,8,", "AUS_G,5,6,7,"),
            """
            short-row: …:3:1: table[AUS_G]: the row has 16 of 17 numbers (the first that is \
            missing is OUT)
            """)
        expectText(
            try file.after("AUS_G,5,6,7,8,", "AUS_G,5,6,7,8,9,"),
            """
            long-row: …:3:1: table[AUS_G]: the row has 18 numbers for 17 columns (where commas \
            stand for decimal points, write points)
            """)
        expectText(
            try file.after("AUS_G,5,6,7,8,", "AUS_G,5,6,7,8,5,"),
            """
            long-row: …:3:1: table[AUS_G]: the row has 18 numbers for 17 columns (where commas \
            stand for decimal points, write points)
            """)
        expectText(
            try file.after("\nTLS,", "\n\nTLS,"),
            """
            blank-line: …:6:1: table: a line is empty (remove it)
            """)
    }

    @Test func labels() throws {
        expectText(
            try file.after("\nROW_A01_02,", "\nROW_A01_03,"),
            """
            unknown-label: …:4:1: rows: the row label ROW_A01_03 is not known (did you mean \
            ROW_A01_02?)
            missing-label: …: rows: the row ROW_A01_02 is missing (every row of the first line \
            must be there; write 0 where nothing flows)
            """)
        expectText(
            try file.after("\nROW_G,", "\nROW_A01_02,"),
            """
            duplicate-label: …:5:1: rows: the row label ROW_A01_02 repeats (every row must appear \
            once)
            missing-label: …: rows: the row ROW_G is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try file.after("AUS_HFCE,AUS_NPISH", "AUS_HFCE,AUS_HFCE"),
            """
            duplicate-label: …:1:47: columns: the column label AUS_HFCE repeats (every column \
            must appear once)
            missing-label: …: columns: the column AUS_NPISH is missing (every column of 2 regions \
            × 6 categories must be there; write 0 where nothing flows)
            """)
        expectText(
            try file.after("AUS_HFCE,AUS_NPISH", "AUS_HFCE,AUS_NPIHS"),
            """
            missing-label: …: columns: the column AUS_NPISH is missing (every column of 2 regions \
            × 7 categories must be there; write 0 where nothing flows)
            missing-label: …: columns: the column ROW_NPIHS is missing (every column of 2 regions \
            × 7 categories must be there; write 0 where nothing flows)
            """)
        expectText(
            try file.after("\nVA,", "\nVALU,"),
            """
            unknown-label: …:7:1: rows: the row label VALU is not known (the 2023 edition says \
            which there are)
            missing-label: …: rows: the row VA is missing (every row of the 2023 edition must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try file.after("_DPABR,OUT\n", "_DPABR,TOTALS\n"),
            """
            no-totals: …:1:152: columns: behind final demand stands TOTALS, not one column of \
            output (a file of an unknown edition is only read when its last column is OUT or \
            TOTAL, so that it can be checked)
            """)
    }

    /// An additional column, with a number in every row.
    @Test func extraColumn() throws {
        expectText(
            try file.after { text in
                text.split(separator: "\n").enumerated().map { $0 == 0 ? "\($1),NOTE" : "\($1),1" }
                    .joined(separator: "\n") + "\n"
            },
            """
            unknown-label: …:1:156: columns: the column label NOTE is not known (the 2023 edition \
            says which there are)
            """)
    }

    @Test func missingBlocks() throws {
        expectText(
            try file.after { text in
                text.split(separator: "\n").filter { !$0.hasPrefix("ROW_") }
                    .joined(separator: "\n") + "\n"
            },
            """
            missing-label: …: rows: the row ROW_A01_02 is missing (every row of the first line \
            must be there; write 0 where nothing flows)
            missing-label: …: rows: the row ROW_G is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        // Final demand of ROW is left out: columns 11 to 16.
        expectText(
            try file.after { text in
                text.split(separator: "\n").map { line in
                    let cells = line.split(separator: ",")
                    return (cells[..<11] + cells[17...]).joined(separator: ",")
                }.joined(separator: "\n") + "\n"
            },
            """
            missing-block: …: columns: ROW has industries and no final demand (every region has \
            both, but for parts of China and Mexico)
            """)
        expectText(
            try file.after { text in
                text.split(separator: "\n").filter { !$0.hasPrefix("TLS") }
                    .joined(separator: "\n") + "\n"
            },
            """
            missing-label: …: rows: the row TLS is missing (every row of the 2023 edition must be \
            there; write 0 where nothing flows)
            """)
    }

    @Test func totals() throws {
        expectText(
            try file.after("\nOUT,21,48,", "\nOUT,25,48,"),
            """
            wrong-total: …: AUS/A01_02: row OUT states 25, and the cells add up to 21 (a gap above \
            2 % means damage: get the file again)
            wrong-total: …: AUS/A01_02: row OUT states 25, and column OUT states 21 (a gap above 2 \
            % means damage: get the file again)
            """)
        expectText(
            try file.after(",48\n", ",52\n"),
            """
            wrong-total: …: AUS/G: column OUT states 52, and the cells add up to 48 (a gap above 2 \
            % means damage: get the file again)
            wrong-total: …: AUS/G: row OUT states 48, and column OUT states 52 (a gap above 2 % \
            means damage: get the file again)
            """)
        // A point that got lost: every sum that the cell is in is wrong.
        expectText(
            try file.after("\nROW_A01_02,1.5,", "\nROW_A01_02,15,"),
            """
            wrong-total: …: AUS/A01_02: row OUT states 21, and the cells add up to 34.5 (a gap \
            above 2 % means damage: get the file again)
            wrong-total: …: ROW/A01_02: column OUT states 38, and the cells add up to 51.5 (a gap \
            above 2 % means damage: get the file again)
            """)
        // Below 2 % of output a gap is said, and the table read.
        expectText(try file.after(",48\n", ",48.8\n"), "read without a problem")
        expectText(
            try file.findings { $0.replacingOccurrences(of: ",48\n", with: ",48.8\n") },
            """
            other-size: …: it has 2 regions × 2 industries where the 2023 edition has 77 × 45: an \
            extract or an aggregation
            total-gap: …: 1 of the 4 totals of column OUT differs from the sums of the cells by \
            more than the rounding of the file’s numbers; the most: AUS/G 48.8 against 48 (1.6 %) \
            (OECD’s own tables add up to about 1 % at worst)
            total-gap: …: 1 of the 4 totals of row OUT differs from column OUT by more than the \
            rounding of the file’s numbers; the most: AUS/G 48 against 48.8 (1.6 %) (OECD’s own \
            tables add up to about 1 % at worst)
            """)
    }

    @Test func wholeFiles() throws {
        var hinted = file
        hinted.format = "oecd"
        expectText(
            try hinted.after { _ in "" },
            """
            empty-file: …: the file is empty (write it again, or get it again)
            """)
        expectText(
            try hinted.after { $0.replacingOccurrences(of: ",", with: ";") },
            """
            wrong-delimiter: …:1: cells seem to be separated by semicolons, not by commas (export \
            the file again with commas, and with decimal points)
            """)
        expectText(
            try hinted.after { $0.replacingOccurrences(of: ",", with: "\t") },
            """
            wrong-delimiter: …:1: cells seem to be separated by tabs, not by commas (export the \
            file again with commas, and with decimal points)
            """)
        expectText(
            try hinted.after { _ in "a,b\nc,1\n" },
            """
            not-an-oecd-table: …: there is not a CSV file with the labels of an OECD inter-country \
            table (its first line has labels such as AUS_A01_02, then AUS_HFCE AUS_NPISH …)
            """)
        expectText(
            try file.after { String($0.prefix($0.count * 3 / 5)) },
            """
            truncated-file: …: the first line announces 4 industries, whose rows have at least 144 \
            bytes; 122 follow (the file is cut short: get it again)
            """)
        expectText(
            try file.after { String($0.prefix(300)) },
            """
            missing-label: …: rows: the row TLS is missing (every row of the 2023 edition must be \
            there; write 0 where nothing flows)
            missing-label: …: rows: the row VA is missing (every row of the 2023 edition must be \
            there; write 0 where nothing flows)
            missing-label: …: rows: the row OUT is missing (every row of the 2023 edition must be \
            there; write 0 where nothing flows)
            short-row: …:5:1: table[ROW_G]: the row has 0 of 17 numbers (the first that is missing \
            is AUS_A01_02)
            """)
        expectText(
            try hinted.after(bytes: file.text.data(using: .utf16) ?? Data()),
            """
            wrong-encoding: …: the file is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)
            """)
    }

    /// The same file in archives that are damaged or made to do harm.
    @Test func archives() throws {
        let content = Array(file.text.utf8)
        let whole = ZipFixture.archive([("2020_SML.csv", content)])
        func read(_ bytes: [UInt8]) throws -> String {
            try DamagedText(name: "x.zip", text: "", format: "oecd").after(bytes: Data(bytes))
        }
        #expect(try read(whole) == "read without a problem")
        expectText(
            try read(Array(whole.prefix(whole.count / 2))),
            """
            damaged-archive: …: the zip archive cannot be opened (not a zip archive) (it is cut \
            short or damaged: get it again)
            """)
        expectText(
            try read(Array(whole.dropLast(4))),
            """
            damaged-archive: …: the zip archive cannot be opened (not a zip archive) (it is cut \
            short or damaged: get it again)
            """)
        // One byte of the content.
        var changed = whole
        changed[100] ^= 1
        expectText(
            try read(changed),
            """
            damaged-member: …/2020_SML.csv: its content does not match its checksum (the archive \
            is damaged: get it again)
            """)
        // The size that the directory and the file’s own head announce: 2 GiB.
        var bomb = whole
        let size = 46 + "2020_SML.csv".utf8.count + 22
        let directory = whole.count - size
        for (index, byte) in [UInt8]([0xFF, 0xFF, 0xFF, 0x7F]).enumerated() {
            bomb[directory + 24 + index] = byte
            bomb[22 + index] = byte
        }
        expectText(
            try read(bomb),
            """
            archive-bomb: …/2020_SML.csv: it announces 2147483647 bytes out of 463, more than 100 \
            to 1 (no table is packed like this; if you trust it, unpack it and read the file)
            """)
        for (name, way) in [
            ("../2020_SML.csv", "leads out of the archive"),
            ("/2020_SML.csv", "is an absolute path"),
            ("a/../../b.csv", "leads out of the archive"),
        ] {
            expectText(
                try read(ZipFixture.archive([(name, content)])),
                """
                unsafe-name: …: \(name): the name of a file in the archive \(way) (such an \
                archive is made to do harm: get it from its provider)
                """
            )
        }
        expectText(
            try read(ZipFixture.archive([("2020.csv", content), ("2020.csv", content)])),
            """
            duplicate-member: …/2020.csv: the archive has two files of this name (get the archive \
            again)
            """)
        expectText(
            try read(ZipFixture.archive([("readme.txt", content)])),
            """
            not-an-oecd-table: …: there is not a CSV file with the labels of an OECD inter-country \
            table (its first line has labels such as AUS_A01_02, then AUS_HFCE AUS_NPISH …)
            """)
    }
}
