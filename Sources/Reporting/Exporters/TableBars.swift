import Figures

/// The bars of a table that names a column to draw.
enum TableBars {
    /// More bars than this are not readable; the rest stays in the table.
    static let most = 40

    /// Bars of the table's ``ReportTable/chartColumn``; `nil` when it asks for none or there is
    /// nothing to draw.
    static func figure(_ table: ReportTable) -> BarFigure? {
        guard let index = table.columns.firstIndex(where: { $0.name == table.chartColumn }),
            !table.rows.isEmpty
        else { return nil }
        let column = table.columns[index]
        let formatted = FormattedColumn(table, index).cells
        let unit = column.unitForPeople.map { " (\($0))" } ?? ""
        return BarFigure(
            title: column.displayName + unit,
            bars: zip(table.rows, formatted).prefix(most).map { row, cell in
                let label = row.prefix(table.keyColumns).map(\.plain).joined(separator: " ")
                return BarFigure.Bar(label, row[index].number, text: cell.text)
            })
    }
}
