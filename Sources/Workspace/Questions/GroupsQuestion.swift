import InputOutput
public import Reporting

/// The groups of countries that `@NAME` stands for, and which of their members a table has.
public struct GroupsQuestion: Question {
    /// `groups`.
    public static let command = "groups"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// Labels are enough.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name; nil for the groups alone.
    public var table: String?
    /// How it is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        table == nil && reading != ReadingChoices()
            ? "options about reading a table go with a table" : nil
    }

    /// The groups.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try table.map { try inquiry.open($0, reading) }
        var document = inquiry.document(
            table: opened?.identity, tables: [GroupsReport.groups(in: opened?.layout)],
            reading: GroupsReport.reading(in: opened?.layout))
        document.question =
            opened == nil
            ? "Which groups of countries can be named with @?"
            : "Which groups of countries can be named with @, and how much of them has this table?"
        document.lead = GroupsReport.lead
        return document
    }
}
