/// A table in words for people: what a page shows of it, without the page.
package struct TableText {
    /// A column's heading.
    package struct Heading: Sendable {
        /// The column's words.
        package let text: String
        /// What its numbers are measured in, for people; nil for labels.
        package let unit: String?
        /// Whether it holds numbers, to be aligned at the decimal point.
        package let isNumeric: Bool
    }

    /// The headings.
    package let headings: [Heading]
    /// How many leading columns say what a row is about.
    package let keyColumns: Int
    private let columns: [FormattedColumn]

    /// The words of a table.
    package init(_ table: ReportTable) {
        let columns = table.columns.indices.map { FormattedColumn(table, $0) }
        headings = zip(table.columns, columns).map {
            Heading(text: $0.displayName, unit: $0.unitForPeople, isNumeric: $1.isNumeric)
        }
        keyColumns = table.keyColumns
        self.columns = columns
    }

    /// A cell, and what fills its decimals up to the longest of the column.
    package func cell(_ row: Int, _ column: Int) -> (text: String, filler: Substring) {
        let formatted = columns[column]
        let cell = formatted.cells[row]
        guard cell.isAligned else { return (cell.text, "") }
        return (cell.text, formatted.longestTail.dropFirst(cell.tail.count))
    }
}

/// Single numbers in words for people.
package enum NumberWords {
    /// With so many decimals.
    package static func fixed(_ value: Double, _ decimals: Int) -> String {
        NumberText.fixed(value, decimals)
    }

    /// With the digits that read back as the same number.
    package static func shortest(_ value: Double) -> String { NumberText.shortest(value) }

    /// A value in percent, with three significant digits and the sign.
    package static func percent(_ value: Double) -> String {
        "\(NumberText.threeDigits(value)) %"
    }
}

extension ReportTable {
    /// The table without its columns of prose, and its sentences as lines to stand below it.
    package var proseApart: (table: ReportTable, lines: [String]) { withProseBelow }
}
