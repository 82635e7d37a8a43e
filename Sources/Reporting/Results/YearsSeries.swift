import Platform

/// The values of one column through the years, row by row.
struct YearsSeries {
    let subject: YearsReport.Subject
    let column: Column
    let keys: [Column]
    let axis: [Int]
    let threshold: Double?
    /// The rows, the largest of the last year first.
    let rows: [Row]

    struct Row {
        let key: [Cell]
        /// One value for each year of the axis.
        var values: [Double?]

        var first: Double? { values.first ?? nil }
        var last: Double? { values.last ?? nil }

        /// Last less first.
        var change: Double? {
            guard let first, let last else { return nil }
            return last - first
        }

        /// The average yearly growth over some years, as a share; nil where an end is not positive.
        func growth(over years: Int) -> Double? {
            guard let first, let last, first > 0, last > 0, years > 0 else { return nil }
            return Power.root(last / first, years) - 1
        }

        /// The first place where the value is above a threshold.
        func first(above threshold: Double) -> Int? {
            values.firstIndex { $0.map { $0 > threshold } ?? false }
        }
    }

    /// The series of a long table with a column `year`.
    init(_ table: ReportTable, _ subject: YearsReport.Subject, above threshold: Double?) {
        self.subject = subject
        self.threshold = threshold
        func place(_ name: String) -> Int? { table.columns.firstIndex { $0.name == name } }
        guard let measure = place(subject.measure), let year = place("year") else {
            preconditionFailure("table '\(table.name)' has no year or no \(subject.measure)")
        }
        column = table.columns[measure]
        let keyed = subject.keys.compactMap(place)
        keys = keyed.map { table.columns[$0] }
        func yearOf(_ row: [Cell]) -> Int? {
            if case .integer(let value) = row[year] { value } else { nil }
        }
        let axis = Set(table.rows.compactMap(yearOf)).sorted()
        self.axis = axis
        var order: [[Cell]] = []
        var found: [[Cell]: Row] = [:]
        for row in table.rows {
            guard let year = yearOf(row), let at = axis.firstIndex(of: year) else { continue }
            let key = keyed.map { row[$0] }
            if found[key] == nil {
                order.append(key)
                found[key] = Row(key: key, values: axis.map { _ in nil })
            }
            found[key]?.values[at] = row[measure].number
        }
        let all = order.compactMap { found[$0] }
        rows = rankedDescending(all.map(\.last)).map { all[$0] }
    }

    var isShare: Bool { column.style == .share }
    /// The years between the first and the last.
    var span: Int { (axis.last ?? 0) - (axis.first ?? 0) }
    /// Whether the rows add up to something of which growth can be told: amounts, not shares or
    /// indices.
    var isAmount: Bool { column.style == .currency || column.style == .automatic }

    /// A value with its unit.
    func text(_ value: Double?) -> String {
        guard let value else { return "nothing" }
        return told(
            isShare ? NumberText.threeDigits(100 * value) : NumberText.threeDigits(value))
    }

    /// A value that somebody chose, with its unit and without trailing zeros.
    func chosen(_ value: Double) -> String {
        told(NumberText.significant(isShare ? 100 * value : value, 3))
    }

    private func told(_ text: String) -> String {
        if isShare || column.style == .percent { return "\(text) %" }
        let digits = NumberText.grouped(text)
        guard isAmount, let unit = column.unit else { return digits }
        return "\(digits) \(unit)"
    }
}

/// Roots, for average growth.
enum Power {
    /// The k-th root of a positive number.
    static func root(_ value: Double, _ k: Int) -> Double { pow(value, 1 / Double(k)) }
}
