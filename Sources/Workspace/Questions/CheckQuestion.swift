import InputOutput
public import Reporting

/// Whether a table can be used as a model: the audit. The answer has findings of severity error
/// where it cannot.
public struct CheckQuestion: Question {
    /// `check`.
    public static let command = "check"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// Sums and products with A come from the parts.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Offenders to name in each list.
    public var worst = 5
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? { worst < 0 ? "--worst takes 0 or more, not \(worst)" : nil }

    /// The audit.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(table, reading)
        // Without coefficients there is no system; the audit then says why.
        var system: LeontiefSystem?
        do throws(TableModelError) { system = try opened.system() } catch { system = nil }
        let audit = TableAudit(opened.table, system: system, worst: worst)
        audit.findings.items.forEach(inquiry.report)
        var document = inquiry.document(
            table: opened.identity,
            numerics: try audit.numerics?.failure == nil
                ? system.map(inquiry.numerics(of:)) : nil,
            tables: AuditReport.tables(audit))
        document.question = "Can results be computed from the table \(opened.table.name)?"
        let hasErrors = audit.findings.items.contains { $0.severity == .error }
        let warnings = audit.findings.items.count { $0.severity == .warning }
        document.preamble = [
            hasErrors
                ? "No: the findings below say why."
                : warnings > 0
                    ? "Yes, with the warnings below (\(warnings))."
                    : "Yes: the table passes every check."
        ]
        document.lead = AuditReport.lead
        return document
    }
}
