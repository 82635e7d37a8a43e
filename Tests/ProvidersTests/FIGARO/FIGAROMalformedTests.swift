import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Files in FIGARO’s layouts: read back cell for cell; then one place is damaged and the whole
/// answer is asserted.
///
/// The matrix, for reference, without the columns and rows of zeros:
///
///     rowLabels,A_s1,A_s2,B_s1,B_s2,…,A_P3_S14,…,B_P3_S14,…
///     A_s1,1,2,3,4,…,10,…,1,…
///     A_s2,5,6,7,8,…,20,…,2,…
///     B_s1,1.5,0,2.5,1,…,3,…,30,…
///     B_s2,0,1,0,2,…,-4,…,40,…
///     W2_D21X31,1,1,1,1,…
///     W2_D1,12.5,38,24.5,23,…
@Suite struct FIGAROMalformedTests {
    let matrix: DamagedText
    let flat: DamagedText

    init() throws {
        let layout = FIGAROLayout(try Samples.balanced())
        matrix = DamagedText(
            name: "matrix_eu-ic-io_ind-by-ind_25ed_2020.csv", text: layout.matrix)
        flat = DamagedText(
            name: "flatfile_eu-ic-io_ind-by-ind_25ed_2020.csv", text: layout.flat)
    }

    @Test func readBack() throws {
        let source = try Samples.balanced()
        for file in [matrix, flat] {
            let table = try file.table()
            #expect(table.name == "FIGARO 2025 edition, industry by industry, 2020")
            #expect(table.Z.rowArrays == source.Z.rowArrays)
            #expect(
                table.Y.rowArrays
                    == source.Y.rowArrays.map { row -> [Double] in row.flatMap { [0, $0, 0, 0, 0] }
                    })
            #expect(table.V.row(0) == source.V.row(0))
            #expect(table.V.row(3) == source.V.row(1))
            #expect([1, 2, 4, 5].allSatisfy { table.V.row($0).allSatisfy { $0 == 0 } })
        }
    }

    /// The same by itself, in a folder of several years, in an archive, and in a folder with one
    /// archive.
    @Test func containers() throws {
        try Samples.inFolder { folder in
            let files = [2019, 2020].map { year in
                (
                    name: "matrix_eu-ic-io_ind-by-ind_25ed_\(year).csv",
                    content: Array(matrix.text.utf8)
                )
            }
            for file in files {
                try FolderLayouts.write(
                    String(decoding: file.content, as: UTF8.self), to: "\(folder)/f/\(file.name)")
            }
            try FileManager.default.createDirectory(
                atPath: "\(folder)/one", withIntermediateDirectories: true)
            try ZipFixture.write(files, to: "\(folder)/all.zip")
            try ZipFixture.write([files[1]], to: "\(folder)/one/figaro.zip")
            let due = try matrix.table().Z
            for path in ["f", "all.zip", "one", "one/figaro.zip"] {
                let table = try TableFile.read(
                    path: "\(folder)/\(path)", options: ReadOptions(year: 2020))
                #expect(table.year == 2020)
                #expect(table.Z == due)
            }
            expectText(
                Samples.problems(reading: "\(folder)/all.zip", in: folder),
                "year-needed: …/all.zip: there are tables of several years: 2019, 2020 (choose "
                    + "one, such as --year 2020)")
        }
    }

    @Test func acceptedVariants() throws {
        let size =
            """
            other-size: …: it has 2 regions × 2 sectors where editions of FIGARO have 46 or 50 \
            × 64: an extract, an aggregation or a later edition
            """
        for file in [matrix, flat] {
            expectText(
                try file.findings { "\u{FEFF}" + $0.replacingOccurrences(of: "\n", with: "\r\n") },
                """
                byte-order-mark: …: the file begins with a byte order mark
                crlf: …: lines end in CRLF, as after a save on Windows
                \(size)
                """)
            expectText(
                try file.findings { String($0.dropLast()) },
                """
                no-final-newline: …: the last line has no line end
                \(size)
                """)
        }
    }

    @Test(arguments: [
        (
            "", "empty-cell", "the cell is empty",
            "FIGARO writes 0 where nothing flows: the file is damaged, get it again",
            "write 0 where nothing flows"
        ),
        (
            "n.a.", "not-a-number", "‘n.a.’ is not a number",
            "every cell must be a number such as 1234.5 or 1.2345e3", ""
        ),
        (
            "NaN", "not-finite", "the cell is ‘NaN’",
            "every cell must be a finite number; write 0 where there is no flow", ""
        ),
        (
            "-inf", "not-finite", "the cell is ‘-inf’",
            "every cell must be a finite number; write 0 where there is no flow", ""
        ),
        (
            "1e400", "out-of-range", "1e400 is too large or too small for a double",
            "check the unit", ""
        ),
        (
            "\"7,5\"", "decimal-comma", "‘7,5’ has a comma in the number",
            "write a decimal point, and nothing between thousands", ""
        ),
    ])
    func cells(
        cell: String, code: String, message: String, remedy: String, flatRemedy: String
    ) throws {
        expectText(
            try matrix.after("A_s2,5,6,7,8,", "A_s2,5,6,\(cell),8,"),
            "\(code): …:3:10: table[A_s2, B_s1]: \(message) (\(remedy))")
        expectText(
            try flat.after("A,s2,B,s1,7\n", "A,s2,B,s1,\(cell)\n"),
            """
            \(code): …:18:21: A/s2 to B/s1: \(message) \
            (\(flatRemedy.isEmpty ? remedy : flatRemedy))
            """
        )
    }

    @Test func lines() throws {
        expectText(
            try matrix.after("A_s2,5,6,7,8,", "A_s2,5,6,7,"),
            """
            short-row: …:3:1: table[A_s2]: the row has 13 of 14 numbers (the first that is \
            missing is B_P5M)
            """
        )
        expectText(
            try matrix.after("A_s2,5,6,7,8,", "A_s2,5,6,7,8,9,"),
            """
            long-row: …:3:1: table[A_s2]: the row has 15 numbers for 14 columns (where commas \
            stand for decimal points, write points)
            """
        )
        expectText(
            try matrix.after("\nW2_OP_RES,", "\n\nW2_OP_RES,"),
            "blank-line: …:7:1: table: a line is empty (remove it)")
        expectText(
            try flat.after("A,s2,B,s1,7\n", "A,s2,B,s1\n"),
            """
            short-row: …:18:1: the line has 6 cells for 7 columns (where commas stand for \
            decimal points, write points)
            """
        )
        expectText(
            try flat.after("A,s2,B,s1,7\n", "A,s2,B,s1,7,5\n"),
            """
            long-row: …:18:1: the line has 8 cells for 7 columns (where commas stand for \
            decimal points, write points)
            """
        )
        expectText(
            try flat.after("A,s2,B,s1,7\n", "A,s2,B,s1,7\n\n"), "read without a problem")
    }

    @Test func missingAndDoubleCells() throws {
        expectText(
            try flat.after("A_s2,B_s1,A,s2,B,s1,7\n", ""),
            """
            missing-cell: …: Z[A/s2, B/s1]: no line gives the cell (every cell needs a line, \
            with 0 where nothing flows)
            """
        )
        expectText(
            try flat.after("W2_D1,B_s1,W2,D1,B,s1,24.5\n", ""),
            """
            missing-cell: …: V[W2_D1, B/s1]: no line gives the cell (every cell needs a line, \
            with 0 where nothing flows)
            """
        )
        let line = "A_s2,B_s1,A,s2,B,s1,7\n"
        expectText(
            try flat.after(line, line + line),
            "duplicate-cell: …:19:21: A/s2 to B/s1 has a line already (every cell has one line)")
    }

    @Test func labels() throws {
        expectText(
            try matrix.after("\nB_s1,", "\nB_s9,"),
            """
            unknown-label: …:4:1: rows: the row label B_s9 is not known (did you mean B_s1?)
            missing-label: …: rows: the row B_s1 is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try matrix.after("\nB_s2,", "\nB_s1,"),
            """
            duplicate-label: …:5:1: rows: the row label B_s1 repeats (every row must appear once)
            missing-label: …: rows: the row B_s2 is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try matrix.after("A_s2,B_s1,B_s2,", "A_s2,B_s1,B_s3,"),
            """
            missing-label: …: columns: the column A_s3 is missing (every column of 2 regions × 3 \
            industries must be there; write 0 where nothing flows)
            missing-label: …: columns: the column B_s2 is missing (every column of 2 regions × 3 \
            industries must be there; write 0 where nothing flows)
            """)
        expectText(
            try matrix.after("W2_D1,", "W2_D11,"),
            """
            unknown-label: …:9:1: rows: the row label W2_D11 is not known (did you mean W2_D1?)
            missing-label: …: rows: the row W2_D1 is missing (every row of FIGARO must be there; \
            write 0 where nothing flows)
            """)
        expectText(
            try flat.after("B_s1,A_s2,B,s1,A,s2", "B_s1,A_s2,B,s9,A,s2"),
            """
            unknown-label: …:31:13: B/s9 is no industry, primary input or total that is known \
            (did you mean s1?)
            """
        )
        expectText(
            try flat.after(",W2,D1,A,s2,", ",W2,D11,A,s2,"),
            """
            unknown-label: …:101:15: W2/D11 is no industry, primary input or total that is \
            known (did you mean D1?)
            """
        )
    }

    @Test func missingBlocks() throws {
        func dropping(_ prefix: String) -> (String) -> String {
            { text in
                let lines = text.split(separator: "\n").filter { !$0.hasPrefix(prefix) }
                return lines.joined(separator: "\n") + "\n"
            }
        }
        expectText(
            try matrix.after(dropping("B_")),
            """
            missing-label: …: rows: the row B_s1 is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            missing-label: …: rows: the row B_s2 is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try flat.after(dropping("W2_OP_RES")),
            """
            missing-code: …: no line has the primary input OP_RES (the file is incomplete, or \
            its codes are others)
            """
        )
    }

    /// A changed cell moves a row and a column apart; there are no totals to compare it with.
    @Test func balance() throws {
        let answer = """
            not-balanced: …: A/s1: the column adds up to 21, and the row to 24 (a gap above 0.1 % \
            means damage: get the file again)
            not-balanced: …: A/s2: the column adds up to 51, and the row to 48 (a gap above 0.1 % \
            means damage: get the file again)
            """
        expectText(try matrix.after("A_s1,1,2,3,4,", "A_s1,1,5,3,4,"), answer)
        expectText(try flat.after("A,s1,A,s2,2\n", "A,s1,A,s2,5\n"), answer)
    }

    @Test func truncated() throws {
        let rows = FIGAROLayout.inputs.map {
            """
            missing-label: …: rows: the row W2_\($0) is missing (every row of FIGARO must be \
            there; write 0 where nothing flows)\n
            """
        }.joined()
        expectText(
            try matrix.after { String($0.prefix($0.count / 2)) },
            rows
                + """
                short-row: …:5:1: table[B_s2]: the row has 10 of 14 numbers (the first that is \
                missing is B_P3_S14)
                """
        )
        expectText(
            try flat.after { String($0.prefix($0.count / 2)) },
            """
            short-row: …:77:1: the line has 4 cells for 7 columns (where commas stand for \
            decimal points, write points)
            """
        )
    }

    @Test func wholeFiles() throws {
        for file in [matrix, flat] {
            var hinted = file
            hinted.format = "figaro"
            expectText(
                try hinted.after { $0.replacingOccurrences(of: ",", with: ";") },
                """
                wrong-delimiter: …:1: cells seem to be separated by semicolons, not by commas \
                (export the file again with commas, and with decimal points)
                """
            )
            expectText(
                try hinted.after { _ in "" },
                "empty-file: …: the file is empty (write it again, or get it again)")
            expectText(
                try hinted.after { _ in "a,b\nc,1\n" },
                """
                not-a-figaro-table: …: there is not a CSV file with the labels of a FIGARO table \
                (a matrix has labels such as AT_A01, then AT_P3_S13 …; a flat file has the \
                columns refArea, rowIi, counterpartArea, colIi, obsValue)
                """
            )
        }
        expectText(
            try DamagedText(name: "matrix_eu-ic-supply_25ed_2020.csv", text: matrix.text).after {
                $0
            },
            """
            not-an-io-table: …: this is a supply or use table of FIGARO, not an input-output \
            table (get the table eu-ic-io_ind-by-ind or eu-ic-io_prod-by-prod)
            """
        )
    }
}
