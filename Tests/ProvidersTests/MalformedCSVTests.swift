import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// One file of the tiny table is damaged; the whole answer is asserted.
@Suite struct MalformedCSVTests {
    /// What reading says after `edit` changed the bytes of one file; `…` stands for the folder.
    func after(_ file: String, _ edit: (String) -> String) throws -> String {
        try afterBytes(file) { Data(edit(String(decoding: $0, as: UTF8.self)).utf8) }
    }

    func afterBytes(_ file: String, _ edit: (Data) -> Data) throws -> String {
        try Samples.inFolder { folder in
            try TableFile.write(try Samples.tiny(), to: "\(folder)/t")
            let url = URL(filePath: "\(folder)/t/\(file)")
            try edit(try Data(contentsOf: url)).write(to: url)
            return Samples.problems(reading: "\(folder)/t", in: "\(folder)/t")
        }
    }

    /// Z.csv of the tiny table, for reference:
    ///
    ///     industry,A/s1,A/s2,B/s1,B/s2
    ///     A/s1,1,2,3,4
    ///     A/s2,5,6,7,8
    ///     B/s1,1.5,0,2.5,1
    ///     B/s2,0,1,0,2
    func afterZ(_ old: String, _ new: String) throws -> String {
        try after("Z.csv") { text in
            #expect(text.contains(old))
            return text.replacingOccurrences(of: old, with: new)
        }
    }

    @Test func undamagedTableIsRead() throws {
        #expect(try after("Z.csv") { $0 } == "read without a problem")
    }

    @Test func acceptedVariants() throws {
        for file in ["Z.csv", "Y.csv", "table.csv", "regions.csv", "primary_inputs.csv"] {
            #expect(
                try after(file) { $0.replacingOccurrences(of: "\n", with: "\r\n") }
                    == "read without a problem", "CRLF in \(file)")
            #expect(
                try after(file) { "\u{FEFF}" + $0 } == "read without a problem", "BOM in \(file)")
            #expect(
                try after(file) { String($0.dropLast()) } == "read without a problem",
                "no final newline in \(file)")
            #expect(
                try after(file) { $0 + "\n\n" } == "read without a problem",
                "empty lines at the end of \(file)")
            #expect(
                try after(file) {
                    String($0.replacingOccurrences(of: "\n", with: "\r\n").dropLast())
                } == "read without a problem", "CRLF and no final newline in \(file)")
        }
        #expect(
            try afterZ("A/s1,1,2,3,4", "\"A/s1\",\"1\", 2,3 ,4.0e0") == "read without a problem")
        #expect(try afterZ("industry", "\"any, \"\"corner\"\"\n\"") == "read without a problem")
    }

    @Test func missingFiles() throws {
        try Samples.inFolder { folder in
            try TableFile.write(try Samples.tiny(), to: "\(folder)/t")
            for file in ["Z.csv", "sectors.csv"] {
                try FileManager.default.removeItem(atPath: "\(folder)/t/\(file)")
            }
            #expect(
                Samples.problems(reading: "\(folder)/t", in: folder) == """
                    missing-file: …/t/sectors.csv: there is no such file
                    missing-file: …/t/Z.csv: there is no such file (a table needs it)
                    """)
        }
    }

    @Test func emptyFile() throws {
        #expect(
            try after("V.csv") { _ in "" }
                == "empty-file: …/V.csv: the file is empty (write it again, or get it again)")
        #expect(
            try after("regions.csv") { _ in "\u{FEFF}" }
                == "empty-file: …/regions.csv: the file is empty (write it again, or get it again)")
    }

    @Test func rowLengths() throws {
        #expect(
            try afterZ("A/s2,5,6,7,8", "A/s2,5,6,7")
                == """
                short-row: …/Z.csv:3:1: Z[A/s2]: the row has 3 of 4 numbers (the first that is \
                missing is B/s2)
                """
        )
        #expect(
            try afterZ("A/s2,5,6,7,8", "A/s2")
                == """
                short-row: …/Z.csv:3:1: Z[A/s2]: the row has 0 of 4 numbers (the first that is \
                missing is A/s1)
                """
        )
        #expect(
            try afterZ("A/s2,5,6,7,8", "A/s2,5,6,7,8,9,10")
                == """
                long-row: …/Z.csv:3:1: Z[A/s2]: the row has 6 numbers for 4 columns (where \
                commas stand for decimal points, write points)
                """
        )
        #expect(
            try afterZ("A/s2,5,6,7,8", "A/s2,5,6,7,8,")
                == """
                long-row: …/Z.csv:3:1: Z[A/s2]: the row has 5 numbers for 4 columns (where \
                commas stand for decimal points, write points)
                """
        )
        #expect(
            try afterZ("A/s2,5,6,7,8\n", "A/s2,5,6,7,8\n\n")
                == "blank-line: …/Z.csv:4:1: Z: a line is empty (remove it)")
        #expect(
            try after("sectors.csv") { $0.replacingOccurrences(of: "s2,Services", with: "s2") }
                == """
                short-row: …/sectors.csv:3:1: the line has 1 cells for 2 columns (put a cell \
                that holds a comma in quotes)
                """
        )
        #expect(
            try after("sectors.csv") { $0.replacingOccurrences(of: "Services", with: "Trade, etc") }
                == """
                long-row: …/sectors.csv:3:1: the line has 3 cells for 2 columns (put a cell \
                that holds a comma in quotes)
                """
        )
    }

    @Test func truncatedFile() throws {
        #expect(
            try after("Z.csv") { String($0.prefix($0.count - 15)) } == """
                missing-label: …/Z.csv: Z: the row B/s2 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                empty-cell: …/Z.csv:4:16: Z[B/s1, B/s2]: the cell is empty (write 0 where there is \
                no flow)
                """)
    }

    @Test func labels() throws {
        #expect(
            try afterZ("\nB/s1,", "\nB/S1,") == """
                unknown-label: …/Z.csv:4:1: Z: the row label B/S1 is not known (did you mean B/s1?)
                missing-label: …/Z.csv: Z: the row B/s1 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                """)
        #expect(
            try afterZ("industry,A/s1,A/s2", "industry,A/s1,quantity") == """
                unknown-label: …/Z.csv:1:15: Z: the column label quantity is not known \
                (regions.csv and sectors.csv say which there are)
                missing-label: …/Z.csv: Z: the column A/s2 is missing (every column of regions.csv \
                and sectors.csv must be there; write 0 where nothing flows)
                """)
        #expect(
            try afterZ("\nB/s2,0,1,0,2", "\nB/s1,0,1,0,2") == """
                duplicate-label: …/Z.csv:5:1: Z: the row label B/s1 repeats (every row must appear \
                once)
                missing-label: …/Z.csv: Z: the row B/s2 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                """)
        #expect(
            try afterZ("\nB/s2,0,1,0,2\n", "\n") == """
                missing-label: …/Z.csv: Z: the row B/s2 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                """)
        #expect(
            try afterZ("\nB/s2,0,1,0,2\n", "\nB/s2,0,1,0,2\nTOTAL,1,2,3,4\n") == """
                unknown-label: …/Z.csv:6:1: Z: the row label TOTAL is not known (regions.csv and \
                sectors.csv say which there are)
                """)
        #expect(
            try afterZ("A/s1,A/s2,B/s1,B/s2\n", "A/s1,B/s1,A/s2,B/s2\n")
                == """
                label-order: …/Z.csv:1:15: Z: column 2 is B/s1 where A/s2 is expected (the order \
                must be that of regions.csv and sectors.csv; nothing is reordered)
                """
        )
        #expect(
            try after("V.csv") { text in
                let lines = text.split(separator: "\n")
                return "\(lines[0])\n\(lines[2])\n\(lines[1])\n"
            }
                == """
                label-order: …/V.csv:2:1: V: row 1 is VA where TLS is expected (the order must be \
                that of primary_inputs.csv; nothing is reordered)
                """
        )
    }

    @Test(arguments: [
        ("", "empty-cell", "the cell is empty (write 0 where there is no flow)"),
        (
            "NaN", "not-finite",
            "the cell is ‘NaN’ (every cell must be a finite number; write 0 where there is no flow)"
        ),
        (
            "-inf", "not-finite",
            """
            the cell is ‘-inf’ (every cell must be a finite number; write 0 where there is no \
            flow)
            """
        ),
        (
            "n.a.", "not-a-number",
            "‘n.a.’ is not a number (every cell must be a number such as 1234.5 or 1.2345e3)"
        ),
        (
            "12abc", "not-a-number",
            "‘12abc’ is not a number (every cell must be a number such as 1234.5 or 1.2345e3)"
        ),
        (
            "1.2.3", "not-a-number",
            "‘1.2.3’ is not a number (every cell must be a number such as 1234.5 or 1.2345e3)"
        ),
        (
            "0x1F", "not-a-number",
            "‘0x1F’ is not a number (every cell must be a number such as 1234.5 or 1.2345e3)"
        ),
        (
            "5e", "not-a-number",
            "‘5e’ is not a number (every cell must be a number such as 1234.5 or 1.2345e3)"
        ),
        (
            "\"7,5\"", "decimal-comma",
            "‘7,5’ has a comma in the number (write a decimal point, and nothing between thousands)"
        ),
        (
            "\"1,234,567.8\"", "decimal-comma",
            """
            ‘1,234,567.8’ has a comma in the number (write a decimal point, and nothing \
            between thousands)
            """
        ),
        (
            "1e999", "out-of-range", "1e999 is too large or too small for a double (check the unit)"
        ),
        (
            "-1e-999", "out-of-range",
            "-1e-999 is too large or too small for a double (check the unit)"
        ),
        (
            "\"7\"x", "bad-quoting",
            "there is text behind the closing quote (a quote inside quotes is written twice)"
        ),
        (
            "7\"", "bad-quoting",
            """
            there is a quote inside a cell that is not quoted (put the cell in quotes and \
            write the quote twice)
            """
        ),
    ])
    func cells(cell: String, code: String, message: String) throws {
        let isMalformed = code == "bad-quoting"
        for (row, column, old, new) in [
            ("A/s2", "B/s1", "5,6,7,8", "5,6,\(cell),8"),
            ("A/s2", "B/s2", "5,6,7,8", "5,6,7,\(cell)"),
        ] {
            let place = isMalformed ? "Z[\(row)]" : "Z[\(row), \(column)]"
            #expect(
                try afterZ(old, new)
                    == "\(code): …/Z.csv:3:\(column == "B/s1" ? 10 : 12): \(place): \(message)")
        }
    }

    @Test func wrongDelimiters() throws {
        #expect(
            try after("Z.csv") { $0.replacingOccurrences(of: ",", with: ";") }
                == """
                wrong-delimiter: …/Z.csv:1: cells seem to be separated by semicolons, not by \
                commas (export the file again with commas, and with decimal points)
                """
        )
        #expect(
            try after("regions.csv") { $0.replacingOccurrences(of: ",", with: "\t") }
                == """
                wrong-delimiter: …/regions.csv:1: cells seem to be separated by tabs, not by \
                commas (export the file again with commas, and with decimal points)
                """
        )
    }

    @Test func encodings() throws {
        let utf16 =
            "wrong-encoding: …/Z.csv: the file is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)"
        #expect(
            try afterBytes("Z.csv") {
                String(decoding: $0, as: UTF8.self).data(using: .utf16) ?? Data()
            } == utf16)
        #expect(
            try afterBytes("Z.csv") {
                String(decoding: $0, as: UTF8.self).data(using: .utf16BigEndian) ?? Data()
            } == utf16)
        #expect(
            try afterBytes("regions.csv") { $0 + Data([0x43, 0x2C, 0xE9, 0x0A]) }
                == "not-utf8: …/regions.csv:4:3: the cell is not UTF-8 (save the file as UTF-8)")
    }

    @Test func quotes() throws {
        #expect(
            try afterZ("A/s2,5", "\"A/s2,5") == """
                unknown-label: …/Z.csv:3:1: Z: the row label A/s2,5,6,7,8… is not known \
                (regions.csv and sectors.csv say which there are)
                missing-label: …/Z.csv: Z: the row A/s2 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                missing-label: …/Z.csv: Z: the row B/s1 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                missing-label: …/Z.csv: Z: the row B/s2 is missing (every row of regions.csv and \
                sectors.csv must be there; write 0 where nothing flows)
                open-quote: …/Z.csv:3:1: Z: the quote that begins here is never closed (close it; \
                a quote inside quotes is written twice)
                """)
        #expect(
            try afterZ("A/s2,5,", "A/s2,5\r,")
                == """
                lone-carriage-return: …/Z.csv:3:6: Z[A/s2]: there is a carriage return that is \
                not part of a line end (write line ends as LF or CRLF)
                """
        )
    }

    @Test func tableFacts() throws {
        #expect(
            try after("table.csv") { text in
                text.replacingOccurrences(of: "unit,", with: "units,")
                    .replacingOccurrences(of: "year,2020", with: "year,about 2020") + "name,again\n"
            } == """
                unknown-key: …/table.csv:6:1: the key units is not known (did you mean unit?)
                duplicate-key: …/table.csv:11:1: the key name repeats (state it once)
                missing-key: …/table.csv: there is no line for unit (add a line unit,…)
                not-a-number: …/table.csv:5:6: the year ‘about 2020’ is not a whole number (leave \
                the line out when there is none)
                """)
        #expect(
            try after("table.csv") { $0.replacingOccurrences(of: "version,1", with: "version,2") }
                == """
                unknown-layout-version: …/table.csv:3:9: the folder has layout 2; known is \
                layout 1 (a newer version of this program may read it)
                """
        )
        #expect(
            try after("table.csv") {
                $0.replacingOccurrences(of: "format,chokepoint-csv", with: "format,other")
            }
                == """
                not-a-chokepoint-table: …/table.csv:2:8: the format is ‘other’, not \
                chokepoint-csv
                """
        )
        #expect(
            try after("table.csv") { $0.replacingOccurrences(of: "key,value", with: "name,value") }
                == "wrong-header: …/table.csv:1: the first line is ‘name,value’, not ‘key,value’")
    }

    @Test func labelFiles() throws {
        #expect(
            try after("regions.csv") { _ in "code,name\nA,Alpha\na,Again\n,Nobody\n" } == """
                duplicate-code: …/regions.csv:3:1: the code a repeats (codes must differ in more \
                than upper and lower case)
                empty-code: …/regions.csv:4:1: the code is empty (give every entry a code)
                """)
        #expect(
            try after("primary_inputs.csv") {
                $0.replacingOccurrences(of: "taxes\n", with: "tax\n")
            }
                == """
                unknown-kind: …/primary_inputs.csv:2:26: the kind of TLS is ‘tax’ (did you mean \
                taxes? a kind is value-added, taxes, imports)
                """
        )
    }

    @Test func manyProblemsAreCounted() throws {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: (1...30).map { Sector("s\($0)") }, finalDemand: [])
        let table = try MRIOTable(
            name: "", year: nil, unit: "", valuation: "", provenance: Provenance(), layout: layout,
            primaryInputs: [], Z: Matrix(layout.industryAxis, layout.industryAxis),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis([]), layout.industryAxis))
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            let path = "\(folder)/t/Z.csv"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacingOccurrences(of: ",0\n", with: ",-\n").write(
                toFile: path, atomically: false, encoding: .utf8)
            let lines = Samples.problems(reading: "\(folder)/t", in: folder).split(separator: "\n")
            #expect(lines.count == 21)
            #expect(
                lines.first
                    == """
                    not-a-number: …/t/Z.csv:2:64: Z[A/s1, A/s30]: ‘-’ is not a number (every \
                    cell must be a number such as 1234.5 or 1.2345e3)
                    """
            )
            #expect(lines.last == "more-problems: …/t/Z.csv: 10 more problems are not shown")
        }
    }
}
