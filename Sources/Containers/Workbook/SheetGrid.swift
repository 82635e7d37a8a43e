package import InputOutput

/// The cells of a small sheet, or of the first rows of a large one.
///
/// Only cells with content are held: a cell far to the right costs no more than any other.
package struct SheetGrid: SheetReceiver {
    private struct Item {
        let column: Int
        let value: SheetValue
    }

    private var rows: [[Item]] = []
    private let limit: Int
    package private(set) var isFinished = false

    /// An empty grid for the first `limit` rows of a sheet.
    package init(rows limit: Int = 1_048_576) { self.limit = limit }

    package mutating func receive(_ value: SheetValue, row: Int, column: Int) {
        if row >= limit {
            isFinished = true
            return
        }
        while rows.count <= row { rows.append([]) }
        rows[row].append(Item(column: column, value: value))
    }

    /// Number of rows up to the last that has a cell.
    package var rowCount: Int { rows.count }

    /// One more than the last column that has a cell in a row.
    package func columnCount(ofRow row: Int) -> Int {
        row < rows.count ? (rows[row].last?.column ?? -1) + 1 : 0
    }

    /// The value of a cell; nil for one without content.
    package subscript(row: Int, column: Int) -> SheetValue? {
        guard row < rows.count else { return nil }
        let items = rows[row]
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < items.count && items[low].column == column ? items[low].value : nil
    }

    /// The cell as text without blanks around it: a whole number without a decimal point; empty for
    /// a cell without content.
    package func text(_ row: Int, _ column: Int) -> String { self[row, column]?.label ?? "" }
}

extension SheetValue {
    /// The value as a label: text without blanks around it, a whole number without a decimal point.
    package var label: String {
        switch self {
        case .text(let text): text.trimmingBlanks
        case .number(let number):
            Int(exactly: number).map(String.init) ?? "\(number)"
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .error(let name): name
        case .damaged: ""
        }
    }
}

extension Workbook {
    /// The cells of a sheet, or of its first rows.
    /// - Throws: what `scan` throws.
    package func grid(of sheet: Sheet, rows limit: Int = 1_048_576) throws(Diagnostics)
        -> SheetGrid
    {
        var grid = SheetGrid(rows: limit)
        try scan(sheet, into: &grid)
        return grid
    }
}
