import InputOutput
import Reporting
import TestSupport
import Testing

/// The records of a text in the grammar of RFC 4180, with LF or CRLF between them.
private func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        if isQuoted {
            if scalar == "\"" { isQuoted = false } else { field.unicodeScalars.append(scalar) }
        } else if scalar == "\"" {
            // Two quotes in a row are one of the field's own.
            if previous == "\"" { field.unicodeScalars.append(scalar) }
            isQuoted = true
        } else if scalar == "," || scalar == "\n" {
            record.append(field)
            field = ""
            if scalar == "\n" {
                records.append(record)
                record = []
            }
        } else {
            field.unicodeScalars.append(scalar)
        }
        previous = scalar
    }
    return records
}

@Suite struct CSVExporterTests {
    @Test func firstTableAtFullPrecision() throws {
        #expect(
            try CSVExporter.render(shock, options: .init()) == """
                model,region,output_change,value_added_change_pct_gdp,price_change_pct
                leontief,JPN,-12345.678,-0.31,
                leontief,KOR,-1234567.5,-4.25,
                price,KOR,0.0,-0.00031,1.5
                price,ROW,0.25,0,12.125

                """)
    }

    @Test func oddCells() throws {
        #expect(
            try CSVExporter.render(trickyDocument, options: .init()) == """
                label,value,rank,known
                "say ""hi"", *you*",1e-300,1,true
                "two
                lines",-0.0,2,false
                a|b <i>&'c_d_,NaN,,
                日本 Köln 🇰🇷,1.7976931348623157e+308,12345,true
                "",-1234.5,-7,false
                ,-Inf,9223372036854775807,true

                """)
    }

    @Test func everyCellReadsBack() throws {
        var random = SplitMix64(seed: 4180)
        let alphabet = Array("ab,\"\n\r; é日\t'")
        let rows: [[Cell]] = (0..<500).map { _ in
            let length = Int.random(in: 1...6, using: &random)
            let label = String(
                (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "x" })
            return [.text(label), .number(Double(bitPattern: random.next())), .text("end")]
        }
        let table = ReportTable(
            name: "t", title: "T",
            columns: [Column(name: "a,\"b"), Column(name: "x"), Column(name: "c")], rows: rows)
        let text = try CSVExporter.render(
            ResultDocument(command: "c", version: "v", tables: [table]), options: .init())
        let read = records(text)
        #expect(read.first == ["a,\"b", "x", "c"])
        try #require(read.count == 501)
        for (record, row) in zip(read.dropFirst(), rows) {
            #expect(Cell.text(record[0]) == row[0])
            let (observed, expected) = (
                try #require(Double(record[1])), try #require(row[1].number)
            )
            #expect(observed == expected || observed.isNaN && expected.isNaN)
        }
    }

    /// Labels are data and stay as they are, unless a spreadsheet is to open the file.
    @Test func formulasAreQuotedWhenAsked() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "label"), Column(name: "x")],
            rows: [["=cmd|' /C calc'!A0", -1], ["@sum", 2], ["-plain", 3], ["a=b", 4]])
        let document = ResultDocument(command: "c", version: "v", tables: [table])
        #expect(
            try CSVExporter.render(document, options: .init())
                == "label,x\n=cmd|' /C calc'!A0,-1\n@sum,2\n-plain,3\na=b,4\n")
        var options = RenderOptions()
        options.isCSVSafe = true
        #expect(
            try CSVExporter.render(document, options: options)
                == "label,x\n'=cmd|' /C calc'!A0,-1\n'@sum,2\n'-plain,3\na=b,4\n")
    }

    @Test func aTableOfOneColumnHasNoBlankLine() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "x")], rows: [[nil], [1]])
        let document = ResultDocument(command: "c", version: "v", tables: [table])
        #expect(try CSVExporter.render(document, options: .init()) == "x\n\"\"\n1\n")
    }

    @Test func optionsPickTableAndRows() throws {
        var document = shock
        document.tables.append(empty)
        #expect(
            try CSVExporter.render(document, options: .init(tableName: "empty")) == "region,x\n")
        #expect(
            try CSVExporter.render(document, options: .init(top: 1)) == """
                model,region,output_change,value_added_change_pct_gdp,price_change_pct
                leontief,JPN,-12345.678,-0.31,

                """)
        #expect(
            try CSVExporter.render(document, options: .init(tableName: "assumptions")) == """
                name,value,unit,source,set_by
                cut,0.3,share,command line,yours
                elasticity,5,"",Caliendo 2015,default

                """)
    }

    @Test func unknownTableIsAnErrorWithASuggestion() throws {
        let error = try #require(throws: Diagnostics.self) {
            try CSVExporter.render(shock, options: .init(tableName: "impct"))
        }
        #expect(error.items.map(\.code) == ["unknown-table"])
        #expect(
            error.items.first?.sentence
                == """
                there is no table ‘impct’ (did you mean impact? choose from impact, assumptions)
                """
        )
    }

    @Test func noTableIsAnError() throws {
        let error = try #require(throws: Diagnostics.self) {
            try CSVExporter.render(
                ResultDocument(command: "doctor", version: "v"), options: .init())
        }
        #expect(
            error.items.map(\.sentence) == [
                "‘doctor’ has no table to write as CSV (use --format text or json)"
            ])
    }
}
