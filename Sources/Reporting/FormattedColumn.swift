/// The cells of one column written for people: with decimals chosen from the column's largest
/// magnitude, so that they can be aligned at the decimal point; smaller percentages have more.
struct FormattedColumn {
    /// One cell as text.
    struct Formatted {
        /// All of a text; of a number the part left of the decimal point.
        var head: String
        /// The decimal point or exponent and all that follows, for a number that has one.
        var tail = ""
        /// True for a number that takes part in the alignment.
        var isAligned = false
        /// Everything.
        var text: String { head + tail }
    }

    /// True when the column holds numbers (missing values aside) and is to be aligned right.
    let isNumeric: Bool
    /// The cells from the first row to the last.
    let cells: [Formatted]
    /// The longest of the tails, by which shorter ones are filled up.
    let longestTail: String

    /// One column of a table.
    init(_ table: ReportTable, _ index: Int) {
        let cells = table.cells(of: index)
        let format = ColumnFormat(table.columns[index], cells)
        isNumeric = format.isNumeric
        self.cells = cells.map(format.formatted)
        longestTail = self.cells.lazy.map(\.tail).max { $0.count < $1.count } ?? ""
    }
}

/// How the cells of one column are written.
private struct ColumnFormat {
    typealias Formatted = FormattedColumn.Formatted

    /// True when the column holds numbers (missing values aside) and is to be aligned right.
    let isNumeric: Bool
    private let style: NumberStyle
    private let decimals: Int
    private let isGrouped: Bool
    /// What numbers are multiplied by: 100 where shares are told in percent.
    private let scale: Double
    /// Magnitudes below this are told as 0: beside the rest of the column they are nothing, or
    /// rounding.
    private let smallest: Double

    /// The format of a column that holds these cells.
    init(_ column: Column, _ cells: [Cell]) {
        self.init(
            column.style, unit: column.unit,
            magnitudes: cells.compactMap(\.number).filter(\.isFinite).map(abs),
            isNumeric: cells.allSatisfy { $0.number != nil || $0 == .missing }
                && (column.style != .automatic || cells.contains { $0.number != nil }))
    }

    private init(
        _ style: NumberStyle, unit: String?, magnitudes: [Double], isNumeric: Bool
    ) {
        self.style = style
        self.isNumeric = isNumeric
        scale = style == .share ? 100 : 1
        let magnitudes = magnitudes.map { [scale] in scale * $0 }
        let largest = magnitudes.filter { $0 < NumberText.largest }.max() ?? 0
        isGrouped = style == .currency || magnitudes.contains { $0 >= 10_000 }
        smallest = unit == nil ? 0 : max(1e-9 * largest, Self.rounding(style))
        let power = largest == 0 ? 0 : NumberText.power(of: largest)
        decimals =
            switch style {
            case .automatic, .prose:
                magnitudes.allSatisfy { $0 == $0.rounded() } ? 0 : min(max(3 - power, 0), 6)
            case .currency: largest >= 10_000 ? 0 : largest >= 100 ? 1 : 2
            case .percent, .share, .significant: min(NumberText.decimals(of: largest), 6)
            case .integer: 0
            case .scientific: 3
            case .decimals(let count): count
            }
    }

    /// A cell as text. In a column that mixes labels and numbers each number stands for itself.
    func formatted(_ cell: Cell) -> Formatted {
        guard let number = cell.number, number.isFinite else { return Formatted(head: cell.plain) }
        let value = scale * number
        if !isNumeric {
            let own = ColumnFormat(
                style, unit: nil, magnitudes: [abs(number)], isNumeric: true)
            return Formatted(head: own.formatted(cell).text)
        }
        let text = digits(cell, value)
        let split = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
        return Formatted(
            head: String(text[..<split]), tail: String(text[split...]), isAligned: true)
    }

    /// What the rounding of a computation leaves where the answer is 0: in percent and in amounts
    /// of money of whole economies.
    private static func rounding(_ style: NumberStyle) -> Double {
        switch style {
        case .share, .percent, .significant: 1e-11
        case .currency: 1e-9
        case .automatic, .prose, .integer, .scientific, .decimals: 0
        }
    }

    private func digits(_ cell: Cell, _ value: Double) -> String {
        if value == 0 || abs(value) < smallest { return "0" }
        if case .integer(let integer) = cell, scale == 1, decimals == 0 || style == .automatic {
            return isGrouped ? NumberText.grouped(String(integer)) : String(integer)
        }
        if style == .scientific || abs(value) >= NumberText.largest {
            return NumberText.scientific(value, 3)
        }
        let threeDigits = NumberText.decimals(of: value)
        let own: Int
        switch style {
        case .significant: own = threeDigits
        // A small number beside large ones has its three digits too.
        case .percent, .share: own = max(threeDigits, decimals)
        default: own = decimals
        }
        let text = NumberText.fixed(value, min(own, 9))
        if own > 9 || !text.contains(where: { ("1"..."9").contains($0) }) {
            return NumberText.significant(value, style == .percent || style == .share ? 3 : 2)
        }
        return isGrouped ? NumberText.grouped(text) : text
    }
}
