import InputOutput
public import Reporting

/// Whether two tables are the same, and which labels, totals and cells differ.
public struct CompareQuestion: Question {
    /// `compare`.
    public static let command = "compare"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Another.
    public var other = ""
    /// Numbers differ by more than this share of the larger one …
    public var relative = 1e-9
    /// … and by more than this amount.
    public var absolute = 0.0
    /// Differences to name of each kind.
    public var worst = 5
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How both tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if worst < 0 { return "--worst takes 0 or more, not \(worst)" }
        return [("--relative", relative), ("--absolute", absolute)]
            .first { !($0.1 >= 0 && $0.1.isFinite) }
            .map { "\($0.0) takes 0 or more, not \($0.1)" }
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let a = try inquiry.open(self.table, reading, position: (1, 2))
        let b = try inquiry.open(other, reading, position: (2, 2))
        for opened in [a, b] { inquiry.warn(of: opened.verdict) }
        let comparison = TableComparison(
            a.table, b.table, tolerance: .init(relative: relative, absolute: absolute),
            worst: worst)
        var tables = TableComparisonReport.tables(comparison, unit: a.table.unit)
        var reading = [TableComparisonReport.verdict(comparison)]
        let growth = GrowthReport(comparison, a.table, b.table)
        if let growth {
            let isProgram = inquiry.presentation.audience == .program
            tables.insert(growth.table, at: isProgram ? tables.count : 0)
            reading.insert(growth.sentence, at: 0)
        }
        var document = inquiry.document(
            tablesCompared: [a.identity, b.identity], tables: tables, reading: reading)
        document.question =
            growth.map { "What changed from \($0.from) to \($0.to)?" }
            ?? "Where do the two tables differ?"
        document.lead = growth == nil ? TableComparisonReport.lead : GrowthReport.lead
        document.summary.sure = growth?.cautions ?? []
        return document
    }
}
