/// How the numbers of a column look in a workbook: its format codes and widths.
enum CellFormat {
    /// Excel's code for the numbers of a column; nil for labels, years and other whole numbers as
    /// they come.
    ///
    /// A share stays the number that it is, 0 to 1, and is shown in percent.
    static func code(_ table: ReportTable, _ index: Int) -> String? {
        let column = table.columns[index]
        let cells = table.cells(of: index)
        let sizes = cells.compactMap(\.number).filter(\.isFinite).map(abs)
        guard let largest = sizes.max() else { return nil }
        if largest >= NumberText.largest { return "0.000E+00" }
        let scale = column.style == .share ? 100.0 : 1
        let power = largest == 0 ? 0 : NumberText.power(of: scale * largest)
        func decimals(_ count: Int) -> String {
            count > 0 ? "." + String(repeating: "0", count: count) : ""
        }
        switch column.style {
        case .currency:
            return "#,##0" + decimals(largest >= 10_000 ? 0 : largest >= 100 ? 1 : 2)
        case .percent: return "0" + decimals(min(max(2 - power, 1), 6))
        case .share: return "0" + decimals(min(max(2 - power, 1), 6)) + "%"
        case .integer: return largest >= 10_000 ? "#,##0" : "0"
        case .scientific: return "0.000E+00"
        case .decimals(let count): return "0" + decimals(count)
        case .automatic, .significant, .prose:
            let isWhole = cells.allSatisfy { cell in
                if case .integer = cell { true } else { cell.number == nil }
            }
            if isWhole { return largest >= 10_000 ? "#,##0" : nil }
            return power < -4 ? "0.000E+00" : "#,##0" + decimals(min(max(3 - power, 0), 6))
        }
    }

    /// Characters from the narrowest to the widest column.
    private static let widths = 9.0...60.0

    /// The width that holds the cells, and the heading on at most three lines.
    static func width(_ heading: String, _ column: FormattedColumn) -> Double {
        let cells = column.cells.lazy.prefix(1000).map { TerminalText.width($0.text) }.max() ?? 0
        let words = heading.split(whereSeparator: { $0 == " " || $0 == "_" })
        let word = words.map { TerminalText.width(String($0)) }.max() ?? 0
        let lines = (TerminalText.width(heading) + 2) / 3
        let wanted = Double(max(cells, word, lines) + 3)
        return min(max(wanted, widths.lowerBound), widths.upperBound)
    }
}
