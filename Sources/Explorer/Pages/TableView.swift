import Reporting

/// A table of a result as HTML.
enum TableView {
    /// Rows that a page shows; downloads hold all of them.
    static let mostRows = 500

    /// The table with its title and notes. Cells hold their full number in `data-v`, for sorting,
    /// and labels their code in `data-c` where more is shown.
    /// - Parameters:
    ///   - codes: the same table with codes where names are shown; nil for the table itself.
    ///   - link: the target of a row's first cell, where there is one.
    static func html(
        _ table: ReportTable, codes: ReportTable? = nil, link: ([Cell]) -> String? = { _ in nil }
    ) -> String {
        let (shown, prose) = table.top(mostRows).proseApart
        let notes =
            prose.map { HTML.element("p", $0) }
            + shown.notes.map { "<p class=\"note\">\(HTML.escaped($0))</p>" }
        return """
            <section class="table" id="table-\(HTML.escaped(table.name))">
            <h3>\(HTML.escaped(table.title))</h3>
            \(frame(shown, codes: codes ?? table, link: link))
            \(notes.joined(separator: "\n"))
            </section>
            """
    }

    /// The rows alone, in a frame that can be moved where they are wider than the page.
    static func frame(
        _ shown: ReportTable, codes: ReportTable? = nil, link: ([Cell]) -> String? = { _ in nil }
    ) -> String {
        let text = TableText(shown)
        let header = text.headings.map { heading in
            let unit = heading.unit.map { " <small>(\(HTML.escaped($0)))</small>" } ?? ""
            let side = heading.isNumeric ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(side)>\(HTML.escaped(heading.text))\(unit)</th>"
        }
        let rows = shown.rows.indices.map { row in
            let target = codes.flatMap { link($0.rows[row]) }
            let cells = shown.columns.indices.map { column in
                cell(
                    shown, text, row, column, code: code(codes, shown, row, column),
                    target: column == 0 ? target : nil)
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let body =
            rows.isEmpty
            ? "<tr><td colspan=\"\(shown.columns.count)\">(no rows)</td></tr>"
            : rows.joined(separator: "\n")
        return """
            <div class="scroll" tabindex="0" role="region" \
            aria-label="\(HTML.escaped(shown.title))">
            <table data-name="\(HTML.escaped(shown.name))">
            <thead><tr>\(header.joined())</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            </div>
            """
    }

    /// The code behind a name; nil where the cell says it itself.
    private static func code(
        _ codes: ReportTable?, _ shown: ReportTable, _ row: Int, _ column: Int
    ) -> String? {
        guard let codes, case .text(let text) = shown.rows[row][column],
            let place = codes.columns.firstIndex(where: { $0.name == shown.columns[column].name }),
            case .text(let code) = codes.rows[row][place], code != text
        else { return nil }
        return code
    }

    private static func cell(
        _ table: ReportTable, _ text: TableText, _ row: Int, _ column: Int, code: String?,
        target: String?
    ) -> String {
        let (words, filler) = text.cell(row, column)
        var inner = HTML.escaped(words)
        if let target { inner = "<a href=\"\(HTML.escaped(target))\">\(inner)</a>" }
        if !text.headings[column].isNumeric {
            let code = code.map { " data-c=\"\(HTML.escaped($0))\"" } ?? ""
            if column < text.keyColumns { return "<th scope=\"row\"\(code)>\(inner)</th>" }
            return "<td\(code)>\(inner)</td>"
        }
        let value = table.rows[row][column].number.map { " data-v=\"\($0)\"" } ?? ""
        let rest = filler.isEmpty ? "" : "<i>\(filler)</i>"
        return "<td class=\"n\"\(value)>\(inner)\(rest)</td>"
    }
}
