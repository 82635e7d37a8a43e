import Reporting

/// A table of a result as HTML.
enum TableView {
    /// Rows that a page shows; downloads hold all of them.
    static let mostRows = 500

    /// The table with its title and notes. Cells hold their full number in `data-v`, for sorting.
    /// - Parameter link: the target of a row's first cell, where there is one.
    static func html(
        _ table: ReportTable, level: Int = 3, link: ([Cell]) -> String? = { _ in nil }
    ) -> String {
        let (shown, prose) = table.top(mostRows).proseApart
        let text = TableText(shown)
        let header = text.headings.map { heading in
            let unit = heading.unit.map { " <small>(\(HTML.escaped($0)))</small>" } ?? ""
            let side = heading.isNumeric ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(side)>\(HTML.escaped(heading.text))\(unit)</th>"
        }
        let rows = shown.rows.indices.map { row in
            let target = link(shown.rows[row])
            let cells = shown.columns.indices.map { column in
                cell(shown, text, row, column, target: column == 0 ? target : nil)
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let body =
            rows.isEmpty
            ? "<tr><td colspan=\"\(shown.columns.count)\">(no rows)</td></tr>"
            : rows.joined(separator: "\n")
        let notes =
            prose.map { HTML.element("p", $0) }
            + shown.notes.map { "<p class=\"note\">\(HTML.escaped($0))</p>" }
        let title = HTML.escaped(table.title)
        return """
            <section class="table" id="table-\(HTML.escaped(table.name))">
            <h\(level)>\(title)</h\(level)>
            <div class="scroll" tabindex="0" role="region" aria-label="\(title)">
            <table data-name="\(HTML.escaped(table.name))">
            <thead><tr>\(header.joined())</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            </div>
            \(notes.joined(separator: "\n"))
            </section>
            """
    }

    private static func cell(
        _ table: ReportTable, _ text: TableText, _ row: Int, _ column: Int, target: String?
    ) -> String {
        let (words, filler) = text.cell(row, column)
        var inner = HTML.escaped(words)
        if let target { inner = "<a href=\"\(HTML.escaped(target))\">\(inner)</a>" }
        if !text.headings[column].isNumeric {
            if column < text.keyColumns { return "<th scope=\"row\">\(inner)</th>" }
            return "<td>\(inner)</td>"
        }
        let value = table.rows[row][column].number.map { " data-v=\"\($0)\"" } ?? ""
        let rest = filler.isEmpty ? "" : "<i>\(filler)</i>"
        return "<td class=\"n\"\(value)>\(inner)\(rest)</td>"
    }
}
