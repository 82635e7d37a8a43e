import Figures

/// A table of a result as HTML.
public struct HTMLTable: Sendable {
    /// The table.
    public let table: ReportTable
    /// Rows that are shown; nil for all.
    public var limit: Int?

    /// Columns from which on a table is set small on paper.
    private static let many = 9
    /// Columns from which on it is set very small, and words are broken.
    private static let most = 14

    /// Whether it is the answer, whose rows stand below each other on a narrow screen.
    private let isAnswer: Bool

    /// A table, with at most `limit` rows.
    public init(_ table: ReportTable, limit: Int? = nil) {
        self.init(table, limit: limit, isAnswer: false)
    }

    init(_ table: ReportTable, limit: Int? = nil, isAnswer: Bool) {
        self.table = table
        self.limit = limit
        self.isAnswer = isAnswer
    }

    /// Heading, bars where the table asks for them, the table, its sentences and its notes.
    public var section: String {
        var parts = [HTML.element("h3", table.title)]
        if let bars = TableBars.figure(table) {
            parts.append("<figure>\n\(bars.svg)\n</figure>")
            if table.rows.count > TableBars.most {
                parts.append(
                    HTML.element(
                        "p", "Bars: first \(TableBars.most) of \(table.rows.count) rows",
                        class: "note"))
            }
        }
        parts.append(element)
        return "<section>\n\(parts.joined(separator: "\n"))\n</section>"
    }

    /// The table with its sentences and notes below, without heading.
    public var element: String {
        let cut = table.shortened(to: limit)
        let (plain, prose) = cut.withProseBelow
        var parts = [grid(plain)]
        parts += prose.map { HTML.element("p", $0) }
        parts += plain.notes.map { HTML.element("p", $0, class: "note") }
        return parts.joined(separator: "\n")
    }

    /// Longer explanations are left to the command `explain`.
    private static let longestTip = 300

    /// What a column holds, as the attribute that a page shows when it is pointed at; nothing for
    /// columns that nobody explained.
    private static func tip(_ column: String, in table: String) -> String {
        guard let entry = Glossary.entry(column: column, table: table) else { return "" }
        let text = entry.meaning + (entry.formula.map { " Formula: \($0)." } ?? "")
        return " title=\"\(HTML.escaped(TerminalText.shortened(text, to: longestTip)))\""
    }

    private func grid(_ table: ReportTable) -> String {
        let columns = table.columns.indices.map { FormattedColumn(table, $0) }
        let header = zip(table.columns, columns).map { column, formatted in
            let unit = column.unitForPeople.map { " " + HTML.element("small", "(\($0))") } ?? ""
            let side = formatted.isNumeric ? " class=\"n\"" : ""
            let tip = Self.tip(column.name, in: table.name)
            return "<th scope=\"col\"\(side)\(tip)>\(HTML.escaped(column.displayName))\(unit)</th>"
        }
        let keys = table.keyColumns
        let rows = table.rows.indices.map { row in
            let cells = columns.enumerated().map { index, column in
                let cell = column.cells[row]
                let inner = HTML.escaped(cell.text)
                // What a narrow screen shows before the cell, where there is no row of headings.
                let label =
                    isAnswer
                    ? " data-label=\"\(HTML.escaped(table.columns[index].displayName))\"" : ""
                if !column.isNumeric {
                    return index < keys
                        ? "<th scope=\"row\">\(inner)</th>" : "<td\(label)>\(inner)</td>"
                }
                // Shorter decimals are filled up unseen, so that decimal points are aligned.
                let filler = cell.isAligned ? column.longestTail.dropFirst(cell.tail.count) : ""
                let unseen = filler.isEmpty ? "" : "<i>\(filler)</i>"
                return "<td class=\"n\"\(label)>\(inner)\(unseen)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let width =
            columns.count >= Self.most
            ? "scroll most" : columns.count >= Self.many ? "scroll many" : "scroll"
        return """
            <div class="\(width)"><table>
            <thead><tr>\(header.joined())</tr></thead>
            <tbody>
            \(rows.isEmpty ? "<tr><td colspan=\"\(columns.count)\">(no rows)</td></tr>"
                : rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }
}
