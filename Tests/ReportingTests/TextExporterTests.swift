import InputOutput
import Reporting
import Testing

private func text(_ tables: ReportTable..., width: Int? = nil) throws -> String {
    try TextExporter.render(
        ResultDocument(command: "c", version: "v", tables: tables), options: .init(width: width))
}

@Suite struct TextExporterTests {
    @Test func wholeDocument() throws {
        #expect(
            try TextExporter.render(shock, options: .init()) == """
                shock: WIOD 2013 (2011, million USD)

                Korea loses more than Japan.

                Impact of cutting JPN/c9 → KOR by 30%
                                                 Value added
                                                  change, of
                                  output change          GDP  Price change
                model     region  (million USD)          (%)           (%)
                ────────  ──────  ─────────────  ───────────  ────────────
                leontief  JPN        -12,346       -0.310              n/a
                leontief  KOR     -1,234,568       -4.25               n/a
                price     KOR              0       -0.000310          1.50
                price     ROW              0.25     0                12.1
                  Losses are negative.

                Assumptions
                name        value  unit   source         set by
                ──────────  ─────  ─────  ─────────────  ───────
                cut         0.3    share  command line   yours
                elasticity  5             Caliendo 2015  default

                Numerics: n = 1435; rcond = 0.00123; relative residual = 3.14e-16; \
                BLAS = OpenBLAS 0.3.21; threads = 2; solver = LU; draws kept = 12

                warning: wiod.h5: Y: 27 cells of Y are negative (see chokepoint check) \
                [negative-demand]

                """)
    }

    @Test func oddCells() throws {
        #expect(
            try text(tricky) == """
                Quotes " & <tags> | pipes
                                          value
                label                     (<u>)                       rank  known
                ───────────────  ──────────────  ─────────────────────────  ─────
                say "hi", *you*       0                                  1  yes
                two lines             0                                  2  no
                a|b <i>&'c_d_               nan                        n/a  n/a
                日本 Köln 🇰🇷          1.798e308                     12,345  yes
                                 -1,234.5                               -7  no
                n/a                        -inf  9,223,372,036,854,775,807  yes

                """)
    }

    @Test func noRowsAndNoTables() throws {
        #expect(
            try text(empty) == """
                Nothing
                        x
                region  (t)
                ──────  ───
                (no rows)

                """)
        #expect(try text() == "")
    }

    @Test func colorsOnlyWhenAsked() throws {
        let document = ResultDocument(
            command: "c", version: "v",
            tables: [
                ReportTable(
                    name: "t", title: "T", columns: [Column(name: "x", unit: "t")], rows: [[1.5]],
                    notes: ["N"])
            ], diagnostics: [Diagnostic(.error, "bad", "wrong"), Diagnostic(.note, "fyi", "so")])
        let colored = try TextExporter.render(document, options: .init(color: true))
        let (bold, dim, red, off) = ("\u{1B}[1m", "\u{1B}[2m", "\u{1B}[31m", "\u{1B}[0m")
        #expect(
            colored == """
                \(bold)T\(off)
                    \(bold)x\(off)
                  \(dim)(t)\(off)
                \(dim)─────\(off)
                1.500
                \(dim)  N\(off)

                \(red)error\(off): wrong [bad]
                \(dim)note\(off): so [fyi]

                """)
        let plain = try TextExporter.render(document, options: .init())
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    }

    @Test func wideTablesAreSpreadOverBlocksThatRepeatTheKeys() throws {
        let options = RenderOptions(tableName: "impact", width: 50)
        #expect(
            try TextExporter.render(shock, options: options) == """
                Impact of cutting JPN/c9 → KOR by 30%
                                                 Value added
                                                  change, of
                                  output change          GDP
                model     region  (million USD)          (%)
                ────────  ──────  ─────────────  ───────────
                leontief  JPN        -12,346       -0.310
                leontief  KOR     -1,234,568       -4.25
                price     KOR              0       -0.000310
                price     ROW              0.25     0

                                  Price change
                model     region           (%)
                ────────  ──────  ────────────
                leontief  JPN              n/a
                leontief  KOR              n/a
                price     KOR             1.50
                price     ROW            12.1
                  Losses are negative.

                warning: wiod.h5: Y: 27 cells of Y are negative
                (see chokepoint check) [negative-demand]

                """)
    }

    @Test func longLabelsAreBrokenOnlyForATerminal() throws {
        let label = "Manufacture of computer, electronic and optical products"
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "sector"), Column(name: "x")],
            rows: [[.text(label), 123_456_789.0]])
        #expect(try text(table).contains(label))
        #expect(try text(table, width: 200).contains(label))
        let narrow = try text(table, width: 40)
        #expect(
            narrow.contains(
                """

                Manufacture of computer,  123,456,789
                electronic and optical
                products

                """))
        // Where even the shortest label leaves no room, the number stays whole.
        let narrowest = try text(table, width: 10)
        #expect(
            narrowest.contains(
                """

                Manufacture of    123,456,789
                computer,
                electronic and
                optical products

                """), "\(narrowest)")
    }

    @Test func wordsThatAreLongerThanTheTerminalAreCut() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "sector"), Column(name: "x")],
            rows: [
                ["A_CODE_THAT_IS_LONGER_THAN_THAT", 123_456_789.0],
                ["ACODETHATISLONGERTHANTHAT", 1.0],
            ])
        let lines = try text(table, width: 30)
        // Behind an underscore nothing need be cut.
        #expect(lines.contains("\nA_CODE_THAT_IS_    123,456,789\nLONGER_THAN_THAT\n"))
        #expect(lines.contains("\nACODETHATISLONGE…            1\n"))
    }

    @Test(arguments: [20, 30, 40, 50, 60, 70, 80, 120])
    func noLineIsWiderThanTheTerminalAndNoNumberIsLost(width: Int) throws {
        let columns = (0..<12).map { Column(name: "column_\($0)") }
        let rows: [[Cell]] = (0..<5).map { row in
            ["R\(row)"] + (1..<12).map { .integer(row * 100 + $0) }
        }
        let lines = try text(
            ReportTable(name: "t", title: "T", columns: columns, rows: rows), width: width
        ).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width })
        let words = lines.filter { $0.hasPrefix("R") }.flatMap { $0.split(separator: " ") }
            .compactMap { Int($0) }
        #expect(words.sorted() == (0..<5).flatMap { row in (1..<12).map { row * 100 + $0 } })
    }

    @Test func labelsCannotSendControlCodesToATerminal() throws {
        let table = ReportTable(
            name: "t", title: "T\u{7}", columns: [Column(name: "a")],
            rows: [["x\u{1B}[31m\u{9B}y\tz\r\nw"]])
        #expect(
            try text(table) == """
                T\u{FFFD}
                a
                ────────────
                x\u{FFFD}[31m\u{FFFD}y z w

                """)
    }

    @Test func marksOfDirectionAreShownToo() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "a")],
            rows: [["x\u{202E}y\u{2066}z\u{200F}"]])
        #expect(try text(table).contains("x\u{FFFD}y\u{FFFD}z\u{FFFD}"))
        let markdown = try MarkdownExporter.render(
            ResultDocument(command: "c", version: "v", tables: [table]), options: .init())
        #expect(markdown.contains("x\u{FFFD}y\u{FFFD}z\u{FFFD}"))
    }

    @Test func namesOfMegabytesAreShortenedInSentences() throws {
        let name = String(repeating: "é", count: 1_000_000)
        let text = try TextExporter.render(
            ResultDocument(command: "c", version: "v", preamble: ["the region \(name) loses"]),
            options: .init())
        #expect(text.count < 300 && text.hasPrefix("the region éé") && text.contains("…é"))
    }

    @Test func preambleAndNotesAreWrappedToTheTerminal() throws {
        let document = ResultDocument(
            command: "c", version: "v", preamble: ["one two three four five six seven"])
        #expect(
            try TextExporter.render(document, options: .init(width: 20))
                == "one two three four\nfive six seven\n")
    }

    @Test func severalTablesAreNamed() throws {
        let both = ["A", "B"].map { TableIdentity(name: $0, unit: "t") }
        let document = ResultDocument(command: "compare", version: "v", tablesCompared: both)
        #expect(try TextExporter.render(document, options: .init()) == "compare: A (t), B (t)\n")
    }
}
