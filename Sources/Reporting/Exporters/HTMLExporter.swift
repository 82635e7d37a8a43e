import InputOutput

/// The document as one self-contained page, light or dark as the reader's screen is.
public enum HTMLExporter: Exporter {
    /// `html`.
    public static let name = "html"
    /// `html`.
    public static let fileExtension = "html"

    /// The readings, the tables with their bars, the ledger of assumptions and the findings.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let document = try document.selected(by: options)
        let headline = document.headline ?? document.command
        var body = [HTML.element("h1", headline)]
        body += document.preamble.map { HTML.element("p", $0) }
        body += document.tables.map(section)
        if !document.assumptions.isEmpty, options.tableName == nil {
            body.append(section(document.ledger))
        }
        if !document.diagnostics.isEmpty {
            let items = document.diagnostics.map {
                "<li class=\"\($0.severity.rawValue)\"><b>\($0.severity.rawValue)</b> "
                    + HTML.escaped($0.sentence) + " " + HTML.element("code", $0.code) + "</li>"
            }
            body.append("<h2>Findings</h2>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>")
        }
        let facts = document.numerics.map { $0.facts + [""] } ?? []
        let made = "chokepoint \(document.version), \(document.command)"
        body.append(HTML.element("footer", facts.joined(separator: "; ") + made))
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escaped(headline))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private static func section(_ table: ReportTable) -> String {
        let columns = table.columns.indices.map { FormattedColumn(table, $0) }
        let header = zip(table.columns, columns).map { column, formatted in
            let unit = column.unitForPeople.map { " " + HTML.element("small", "(\($0))") } ?? ""
            let side = formatted.isNumeric ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(side)>\(HTML.escaped(column.displayName))\(unit)</th>"
        }
        let keys = table.keyColumns
        let rows = table.rows.indices.map { row in
            let cells = columns.enumerated().map { index, column in
                let cell = column.cells[row]
                let inner = HTML.escaped(cell.text)
                if !column.isNumeric {
                    return index < keys ? "<th scope=\"row\">\(inner)</th>" : "<td>\(inner)</td>"
                }
                // Shorter decimals are filled up unseen, so that decimal points are aligned.
                let filler = cell.isAligned ? column.longestTail.dropFirst(cell.tail.count) : ""
                return "<td class=\"n\">\(inner)\(filler.isEmpty ? "" : "<i>\(filler)</i>")</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        var parts = [HTML.element("h2", table.title)]
        if let chart = BarChart(table) {
            parts.append("<figure>\n\(chart.svg)\n</figure>")
            if table.rows.count > BarChart.mostBars {
                parts.append(
                    "<p class=\"note\">Bars: first \(BarChart.mostBars) of "
                        + "\(table.rows.count) rows</p>")
            }
        }
        parts.append(
            """
            <div class="scroll"><table>
            <thead><tr>\(header.joined())</tr></thead>
            <tbody>
            \(rows.isEmpty ? "<tr><td colspan=\"\(columns.count)\">(no rows)</td></tr>"
                : rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            """)
        parts += table.notes.map { "<p class=\"note\">\(HTML.escaped($0))</p>" }
        return "<section>\n\(parts.joined(separator: "\n"))\n</section>"
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1d2530; --paper: #fff; --soft: #5c6875;
          --line: #d5dae0; --gain: #2a6fb0; --loss: #c2571a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --paper: #15191e;
          --soft: #98a4b0; --line: #343c45; --gain: #6aaae0; --loss: #e58a4f; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          max-width: 75em; margin: 2em auto; padding: 0 1.5em; }
        h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .25em .9em .25em 0; text-align: left; vertical-align: baseline;
          border-bottom: 1px solid var(--line); }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--soft); }
        tbody th { font-weight: 500; }
        .n { text-align: right; white-space: nowrap; } th.n { white-space: normal; }
        td i { visibility: hidden; font-style: normal; }
        small, .note, footer { color: var(--soft); font-weight: normal; }
        footer { margin-top: 3em; border-top: 1px solid var(--line); padding-top: .5em; }
        li.error b, li.warning b { color: var(--loss); }
        figure { margin: 0 0 1em; } svg { width: 100%; max-width: 760px; font-size: 12px; }
        svg text { fill: var(--ink); font-variant-numeric: tabular-nums; }
        svg .end { text-anchor: end; } svg line { stroke: var(--soft); }
        .gain { fill: var(--gain); } .loss { fill: var(--loss); }
        """
}

/// The little HTML that is needed more than once.
package enum HTML {
    /// The text with the five characters that markup is made of written as references.
    package static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// An element that holds a text.
    package static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(escaped(text))</\(name)>"
    }
}
