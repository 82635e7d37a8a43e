import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing

/// The layout of cli.md as a reader of it would declare it.
private struct ParsedDocument: Decodable {
    struct Table: Decodable {
        struct Column: Decodable, Equatable {
            var name: String
            var unit: String?
        }
        var name: String
        var title: String
        var columns: [Column]
        var rows: [[ParsedCell]]
    }
    var schema: String
    var tables: [Table]
}

/// A cell as JSON can tell it.
private enum ParsedCell: Decodable {
    case null, flag(Bool), integer(Int), number(Double), text(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    /// Whether this is what a cell was written as; JSON does not tell 2.0 from 2.
    func means(_ cell: Cell) -> Bool {
        switch (self, cell) {
        case (.text(let read), .text(let value)): read == value
        case (.integer(let read), .integer(let value)): read == value
        case (.integer(let read), .number(let value)): Double(read) == value
        case (.number(let read), .number(let value)): read == value
        case (.flag(let read), .flag(let value)): read == value
        case (.null, .missing): true
        case (.null, .number(let value)): !value.isFinite
        default: false
        }
    }
}

@Suite struct JSONExporterTests {
    @Test func wholeDocument() throws {
        #expect(
            try JSONExporter.render(shock, options: .init()) == #"""
                {
                  "schema": "chokepoint.result/1",
                  "command": "shock",
                  "version": "0.1.0",
                  "table": {"name": "WIOD 2013", "year": 2011, "unit": "million USD", "sha256": \#
                "ab12", "path": "wiod.h5"},
                  "assumptions": [
                    {"name": "cut", "value": 0.3, "unit": "share", "source": "command line", \#
                "default": false},
                    {"name": "elasticity", "value": 5.0, "unit": null, "source": "Caliendo 2015", \#
                "default": true}
                  ],
                  "numerics": {"n": 1435, "rcond": 0.0012345, "residual": 3.14e-16, "blas": \#
                "OpenBLAS 0.3.21", "threads": 2, "solver": "LU", "draws_kept": 12},
                  "tables": [
                    {
                      "name": "impact",
                      "title": "Impact of cutting JPN/c9 → KOR by 30%",
                      "columns": [
                        {"name": "model", "unit": null},
                        {"name": "region", "unit": null},
                        {"name": "output_change", "unit": "million USD"},
                        {"name": "value_added_change_pct_gdp", "unit": "%"},
                        {"name": "price_change_pct", "unit": "%"}
                      ],
                      "rows": [
                        ["leontief", "JPN", -12345.678, -0.31, null],
                        ["leontief", "KOR", -1234567.5, -4.25, null],
                        ["price", "KOR", 0.0, -0.00031, 1.5],
                        ["price", "ROW", 0.25, 0, 12.125]
                      ],
                      "notes": ["Losses are negative."]
                    }
                  ],
                  "diagnostics": [
                    {"code": "negative-demand", "severity": "warning", "message": "27 cells of Y \#
                are negative", "location": "wiod.h5: Y", "remedy": "see chokepoint check"}
                  ],
                  "preamble": ["Korea loses more than Japan."],
                  "figures": ["map"]
                }

                """#)
    }

    @Test func oddCellsAndNumbersThatAreNotFinite() throws {
        #expect(
            try JSONExporter.render(trickyDocument, options: .init()) == #"""
                {
                  "schema": "chokepoint.result/1",
                  "command": "check",
                  "version": "0.1.0",
                  "table": null,
                  "assumptions": [
                    {"name": "tau", "value": null, "unit": null, "source": "a|b\n\"c\"", \#
                "default": false}
                  ],
                  "numerics": null,
                  "tables": [
                    {
                      "name": "tricky",
                      "title": "Quotes \" & <tags> | pipes",
                      "columns": [
                        {"name": "label", "unit": null},
                        {"name": "value", "unit": "<u>"},
                        {"name": "rank", "unit": null},
                        {"name": "known", "unit": null}
                      ],
                      "rows": [
                        ["say \"hi\", *you*", 1e-300, 1, true],
                        ["two\nlines", -0.0, 2, false],
                        ["a|b <i>&'c_d_", null, null, null],
                        ["日本 Köln 🇰🇷", 1.7976931348623157e+308, 12345, true],
                        ["", -1234.5, -7, false],
                        [null, null, 9223372036854775807, true]
                      ]
                    }
                  ],
                  "diagnostics": [
                    {"code": "not-finite", "severity": "warning", "message": "1 number is not \#
                finite; JSON holds null instead", "location": "assumptions.tau"},
                    {"code": "not-finite", "severity": "warning", "message": "2 numbers are not \#
                finite; JSON holds null instead", "location": "tricky.value"}
                  ]
                }

                """#)
    }

    @Test func emptyDocumentHasEveryKey() throws {
        let document = ResultDocument(command: "tables", version: "v", tables: [empty])
        #expect(
            try JSONExporter.render(document, options: .init()) == #"""
                {
                  "schema": "chokepoint.result/1",
                  "command": "tables",
                  "version": "v",
                  "table": null,
                  "assumptions": [],
                  "numerics": null,
                  "tables": [
                    {
                      "name": "empty",
                      "title": "Nothing",
                      "columns": [
                        {"name": "region", "unit": null},
                        {"name": "x", "unit": "t"}
                      ],
                      "rows": []
                    }
                  ],
                  "diagnostics": []
                }

                """#)
    }

    @Test func severalTablesAndUnknownNumerics() throws {
        let document = ResultDocument(
            command: "compare", version: "v",
            tablesCompared: [
                TableIdentity(name: "A", unit: "t"), TableIdentity(name: "B", unit: "t"),
            ],
            numerics: Numerics(n: 3, rcond: .nan))
        #expect(
            try JSONExporter.render(document, options: .init()) == #"""
                {
                  "schema": "chokepoint.result/1",
                  "command": "compare",
                  "version": "v",
                  "table": null,
                  "tables_compared": [
                    {"name": "A", "year": null, "unit": "t", "sha256": null, "path": null},
                    {"name": "B", "year": null, "unit": "t", "sha256": null, "path": null}
                  ],
                  "assumptions": [],
                  "numerics": {"n": 3, "rcond": null, "residual": null, "blas": null, "threads": \#
                null},
                  "tables": [],
                  "diagnostics": [
                    {"code": "not-finite", "severity": "warning", "message": "1 number is not \#
                finite; JSON holds null instead", "location": "numerics.rcond"}
                  ]
                }

                """#)
    }

    @Test func everyCellReadsBack() throws {
        var random = SplitMix64(seed: 8259)
        let scalars: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x2FFF, 0x1F300...0x1F6FF]
        var rows: [[Cell]] = (0..<500).map { _ in
            let label = (0..<8).reduce(into: "") { text, _ in
                let range = scalars[Int.random(in: 0..<3, using: &random)]
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            return [
                .text(label), .number(Double(bitPattern: random.next())),
                .number(random.uniform()), .integer(Int(truncatingIfNeeded: random.next())),
            ]
        }
        rows += tricky.rows
        let table = ReportTable(
            name: "t", title: "\u{0}\u{1F}\u{7F}\u{2028}\\/",
            columns: ["a", "b", "c", "d"].map { Column(name: $0, unit: "\"\($0)\"") }, rows: rows)
        let text = try JSONExporter.render(
            ResultDocument(command: "c", version: "v", tables: [table]), options: .init())
        let bytes = Data(text.utf8)
        #expect(try JSONSerialization.jsonObject(with: bytes) is [String: Any])
        let parsed = try JSONDecoder().decode(ParsedDocument.self, from: bytes)
        #expect(parsed.schema == "chokepoint.result/1")
        let observed = try #require(parsed.tables.first)
        #expect(observed.title == table.title)
        #expect(observed.columns == table.columns.map { .init(name: $0.name, unit: $0.unit) })
        try #require(observed.rows.count == rows.count)
        for (read, row) in zip(observed.rows, rows) {
            #expect(zip(read, row).allSatisfy { $0.means($1) }, "\(read) for \(row)")
        }
    }

    @Test func optionsLimitRows() throws {
        let text = try JSONExporter.render(shock, options: .init(tableName: "impact", top: 2))
        let parsed = try JSONDecoder().decode(ParsedDocument.self, from: Data(text.utf8))
        #expect(parsed.tables.map(\.rows.count) == [2])
        #expect(text.contains(#""notes": ["Losses are negative.", "First 2 of 4 rows"]"#))
    }
}
