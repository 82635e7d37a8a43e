import Figures
import Foundation
import InputOutput
import Reporting
import Testing

/// What is between two marks of a page, marks included, without what is shown when a heading is
/// pointed at; see `headingsExplainThemselves`.
private func part(_ page: String, _ first: String, _ last: String) throws -> String {
    let start = try #require(page.range(of: first)).lowerBound
    let end = try #require(page.range(of: last, range: start..<page.endIndex)).upperBound
    return page[start..<end].replacingOccurrences(
        of: " title=\"[^\"]*\"", with: "", options: .regularExpression)
}

private func page(_ table: ReportTable) throws -> String {
    try HTMLExporter.render(
        ResultDocument(command: "c", version: "v", tables: [table]), options: .init())
}

/// The numbers of one attribute of all rectangles.
private func rectangles(_ svg: String, _ attribute: String) -> [Double] {
    svg.components(separatedBy: "<rect ").dropFirst().compactMap { text in
        let parts = text.components(separatedBy: " \(attribute)=\"")
        let value =
            text.hasPrefix("\(attribute)=\"") ? text.dropFirst(attribute.count + 2) : parts[1][...]
        return Double(value.prefix { $0 != "\"" })
    }
}

@Suite struct HTMLExporterTests {
    /// A stranger reads the question, then the answer, then figures, tables and what is assumed.
    @Test func order() throws {
        var options = RenderOptions()
        options.commandLine = "chokepoint shock x"
        let text = try HTMLExporter.render(shock, options: options)
        var start = text.startIndex
        for mark in [
            "<h1>shock: WIOD 2013 (2011, million USD)</h1>", "<div class=\"answer\">",
            "<p>Korea loses more than Japan.</p>", "<h2>Figures</h2>", "<figcaption>",
            "<h2>Tables</h2>", "<h3>Impact of cutting JPN/c9 → KOR by 30%</h3>", "<table>",
            "<h2>Findings</h2>", "27 cells of Y are negative", "<code>negative-demand</code>",
            "<h2>Assumptions</h2>", "<details>", "2 assumptions, 1 set by you", "Caliendo 2015",
            "</details>", "<h2>Make it again</h2>",
            "<pre class=\"command\">chokepoint shock x</pre>",
            "<footer>", "n = 1435; rcond = 0.00123", "chokepoint 0.1.0, shock", "</footer>",
        ] {
            let found = try #require(text.range(of: mark, range: start..<text.endIndex), "\(mark)")
            start = found.upperBound
        }
    }

    @Test func table() throws {
        let text = try HTMLExporter.render(shock, options: .init(tableName: "impact"))
        #expect(
            try part(text, "<div class=\"scroll\">", "</div>") == #"""
                <div class="scroll"><table>
                <thead><tr><th scope="col">model</th><th scope="col">region</th><th scope="col" \#
                class="n">output change <small>(million USD)</small></th><th scope="col" \#
                class="n">Value added change, of GDP <small>(%)</small></th><th scope="col" \#
                class="n">Price change <small>(%)</small></th></tr></thead>
                <tbody>
                <tr><th scope="row">leontief</th><th scope="row">JPN</th><td \#
                class="n">-12,346<i>.25</i></td><td class="n">-0.310<i>310</i></td><td \#
                class="n">n/a</td></tr>
                <tr><th scope="row">leontief</th><th scope="row">KOR</th><td \#
                class="n">-1,234,568<i>.25</i></td><td class="n">-4.25<i>0310</i></td><td \#
                class="n">n/a</td></tr>
                <tr><th scope="row">price</th><th scope="row">KOR</th><td \#
                class="n">0<i>.25</i></td><td class="n">-0.000310</td><td class="n">1.50</td></tr>
                <tr><th scope="row">price</th><th scope="row">ROW</th><td class="n">0.25</td><td \#
                class="n">0<i>.000310</i></td><td class="n">12.1<i>0</i></td></tr>
                </tbody>
                </table></div>
                """#)
        #expect(text.contains("<p class=\"note\">Losses are negative.</p>"))
        #expect(!text.contains("<h2>Assumptions</h2>"))
    }

    /// Sentences stand below a table, never in a column.
    @Test func sentencesStandBelow() throws {
        let table = ReportTable(
            name: "t", title: "T",
            columns: [
                Column(name: "model"), Column(name: "x"), Column(name: "why", style: .prose),
            ],
            rows: [["a", 1, "because it is so"]])
        let text = try page(table)
        #expect(text.contains("</table></div>\n<p>a: because it is so</p>"))
        #expect(!text.contains("<th scope=\"col\">why</th>"))
    }

    /// The report of a ladder over 77 regions × 45 sectors has at most 400 kB, map included.
    @Test func aLargeReportStaysSmall() throws {
        let known = Country.all.map(\.alpha3).filter { WorldMap.knows($0) }
        let codes: [String] = Array(known.prefix(77))
        let models: [String] = (0..<14).map { "a-model-with-a-long-name-\($0)" }
        let sentence = String(repeating: "a sentence that explains a model ", count: 6)
        var document = ResultDocument(
            command: "shock", version: "v",
            tables: [
                LargeReport.ladder(models, codes, sentence),
                LargeReport.impact(models, Array(codes.prefix(5))),
                LargeReport.industries(models), LargeReport.restrictions,
            ], preamble: [sentence, sentence, sentence, sentence])
        for k in 0..<300 {
            document.assumptions.append(
                Assumption(
                    name: "models.a-model-with-a-long-name.parameter_\(k)", value: .number(0.5),
                    unit: "share", source: sentence, isDefault: true))
        }
        document.whole = [LargeReport.impact(models, codes)]
        let page = try HTMLExporter.render(document, options: .init())
        #expect(page.utf8.count <= 400_000)
        #expect(page.contains("Who is hit") && page.contains("Restricted flows"))
    }

    /// A page shows a hundred rows unless more are asked for, and says how to get all.
    @Test func longTablesAreCutAndSaySo() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "r"), Column(name: "x")],
            rows: (0..<1200).map { ["R\($0)", .integer($0)] }, isSelection: true)
        let text = try page(table)
        #expect(text.contains(">R99</th>") && !text.contains(">R100</th>"))
        #expect(text.contains("First 100 of 1,200 rows; --top shows more, and --format csv all"))
        let all = try HTMLExporter.render(
            ResultDocument(command: "c", version: "v", tables: [table]), options: .init(top: 1200))
        #expect(all.contains(">R1199</th>"))
    }

    /// A heading says what its column holds when it is pointed at, as ‘explain’ does.
    @Test func headingsExplainThemselves() throws {
        let text = try HTMLExporter.render(shock, options: .init(tableName: "impact"))
        let meaning = try #require(Glossary.entry(column: "region", table: "impact")?.meaning)
        #expect(text.contains("<th scope=\"col\" title=\"\(HTML.escaped(meaning))"))
    }

    @Test func oddCells() throws {
        #expect(
            try part(try page(tricky), "<h3>", "</section>") == #"""
                <h3>Quotes &quot; &amp; &lt;tags&gt; | pipes</h3>
                <div class="scroll"><table>
                <thead><tr><th scope="col">label</th><th scope="col" class="n">value \#
                <small>(&lt;u&gt;)</small></th><th scope="col" class="n">rank</th><th \#
                scope="col">known</th></tr></thead>
                <tbody>
                <tr><th scope="row">say &quot;hi&quot;, *you*</th><td \#
                class="n">0<i>.798e308</i></td><td class="n">1</td><td>yes</td></tr>
                <tr><th scope="row">two
                lines</th><td class="n">0<i>.798e308</i></td><td class="n">2</td><td>no</td></tr>
                <tr><th scope="row">a|b &lt;i&gt;&amp;&#39;c_d_</th><td class="n">nan</td><td \#
                class="n">n/a</td><td>n/a</td></tr>
                <tr><th scope="row">日本 Köln 🇰🇷</th><td class="n">1.798e308</td><td \#
                class="n">12,345</td><td>yes</td></tr>
                <tr><th scope="row"></th><td class="n">-1,234.5<i>98e308</i></td><td \#
                class="n">-7</td><td>no</td></tr>
                <tr><th scope="row">n/a</th><td class="n">-inf</td><td \#
                class="n">9,223,372,036,854,775,807</td><td>yes</td></tr>
                </tbody>
                </table></div>
                </section>
                """#)
    }

    @Test func pageIsSelfContainedAndWellFormed() throws {
        let text = try HTMLExporter.render(shock, options: .init())
        #expect(
            text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(text.contains("<title>shock: WIOD 2013 (2011, million USD)</title>"))
        #expect(text.contains("prefers-color-scheme:dark"))
        for outside in ["http:", "https:", " src=", " href=", "@import", "url(h"] {
            #expect(
                !text.replacing("http://www.w3.org/2000/svg", with: "").contains(outside),
                "\(outside)")
        }
        for element in ["section", "table", "tr", "td", "th", "i", "svg", "text", "figure", "p"] {
            let opened = text.matches(of: try Regex("<\(element)[ >]")).count
            let closed = text.components(separatedBy: "</\(element)>").count - 1
            #expect(opened == closed && opened > 0, "\(element)")
        }
    }

    @Test func noRows() throws {
        let text = try page(empty)
        #expect(text.contains("<tbody>\n<tr><td colspan=\"2\">(no rows)</td></tr>\n</tbody>"))
        #expect(!text.contains("<svg"))
    }

    @Test func barsStartAtZeroAndAreProportional() throws {
        let values = [-30.0, 60, 0, -15, 90]
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "a<b"), Column(name: "x")],
            rows: values.map { ["<&>", .number($0)] } + [["gap", nil], ["bad", .number(.nan)]],
            chartColumn: "x")
        let svg = try part(try page(table), "<svg", "</svg>")
        let (left, width) = (rectangles(svg, "x"), rectangles(svg, "width"))
        try #require(left.count == 7)
        let unit = width[4] / 90
        #expect(unit > 1)
        for (index, value) in (values + [0, 0]).enumerated() {
            #expect(abs(width[index] - abs(value) * unit) < 0.2, "bar \(index)")
            let zero = value < 0 ? left[index] + width[index] : left[index]
            #expect(abs(zero - left[2]) < 0.2, "bar \(index)")
        }
        #expect(svg.components(separatedBy: "<rect ").filter { $0.contains("f-s0") }.count == 2)
        #expect(svg.contains("&lt;&amp;&gt;") && !svg.contains("<&>"))
        #expect(svg.contains(">n/a</text>") && svg.contains(">nan</text>"))
    }

    @Test(arguments: [
        [0.0, 0], [-1e308, 1e308], [.leastNonzeroMagnitude, 0], [.nan, .infinity],
    ])
    func barsStayOnThePaper(values: [Double]) throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "r"), Column(name: "x")],
            rows: values.map { ["A", .number($0)] }, chartColumn: "x")
        let svg = try part(try page(table), "<svg", "</svg>")
        let (left, width) = (rectangles(svg, "x"), rectangles(svg, "width"))
        try #require(left.count == 2 && width.count == 2)
        for (x, w) in zip(left, width) {
            #expect(x >= 0 && w >= 0 && x + w <= 720)
        }
    }

    @Test func longChartsAreCutAndSaySo() throws {
        let table = ReportTable(
            name: "t", title: "T", columns: [Column(name: "r"), Column(name: "x")],
            rows: (0..<100).map { ["R\($0)", .integer($0)] }, chartColumn: "x")
        let text = try page(table)
        #expect(rectangles(text, "x").count == 40)
        #expect(text.contains("Bars: first 40 of 100 rows"))
        #expect(text.contains("<th scope=\"row\">R99</th>"))
    }
}

/// Tables as large as those of a ladder over 77 regions × 45 sectors.
private enum LargeReport {
    static let restrictions = ReportTable(
        name: "restrictions", title: "Restricted flows",
        columns: [Column(name: "exporter"), Column(name: "importer")], rows: [["JPN", "KOR"]])

    static func impact(_ models: [String], _ regions: [String]) -> ReportTable {
        var columns: [Column] = [Column(name: "model"), Column(name: "region")]
        for name in ["output_change", "value_added_change"] {
            columns.append(Column(name: name, unit: "million USD", style: .currency))
        }
        for name in ["value_added_change_pct_gdp", "price_change_pct", "welfare_change_pct"] {
            columns.append(Column(name: name, unit: "%", style: .percent))
        }
        var rows: [[Cell]] = []
        for (m, model) in models.enumerated() {
            for (r, region) in regions.enumerated() {
                let value: Double = -1 / Double(1 + r + m)
                var row: [Cell] = [.text(model), .text(region)]
                for factor: Double in [10_000, 1000, 1, 1, 1] {
                    row.append(.number(factor * value))
                }
                rows.append(row)
            }
        }
        return ReportTable(
            name: "impact", title: "Impact by model and region", columns: columns, rows: rows)
    }

    static func ladder(
        _ models: [String], _ codes: [String], _ sentence: String
    ) -> ReportTable {
        var columns: [Column] = [Column(name: "rung")]
        for code in codes.prefix(9) {
            columns.append(Column(name: code, unit: "%", style: .percent))
        }
        columns.append(Column(name: "reading", style: .prose))
        var rows: [[Cell]] = []
        for model in models {
            var row: [Cell] = [.text(model)]
            for k in 0..<9 { row.append(.number(Double(k) / 7)) }
            row.append(.text(sentence))
            rows.append(row)
        }
        return ReportTable(
            name: "ladder", title: "The models side by side", columns: columns, rows: rows)
    }

    static func industries(_ models: [String]) -> ReportTable {
        var columns: [Column] = []
        for name in ["model", "region", "sector"] { columns.append(Column(name: name)) }
        for name in ["x", "y", "z"] {
            columns.append(Column(name: name, unit: "million USD", style: .currency))
        }
        var rows: [[Cell]] = []
        for k in 0..<(77 * 45) {
            let number = Cell.number(Double(k))
            rows.append([.text(models[0]), .text("KOR"), .integer(k), number, number, number])
        }
        return ReportTable(
            name: "industries", title: "Impact by model and industry", columns: columns,
            rows: rows)
    }
}
