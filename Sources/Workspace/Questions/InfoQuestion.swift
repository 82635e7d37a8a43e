import InputOutput
import Providers
public import Reporting

/// What is in a table: dimensions, labels, totals, provenance and satellites.
public struct InfoQuestion: Question {
    /// `info`.
    public static let command = "info"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// Counts, sums and labels come from the parts.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How it is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// What is in the table.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(table, reading)
        inquiry.warn(of: opened.verdict)
        let path = opened.identity.path ?? table
        let recognition = TableFile.recognition(
            of: path, format: reading.formatHint, options: reading.options
        ).map {
            "\(path) was read as \($0.format), because \($0.reason)"
        }
        var document = inquiry.document(
            table: opened.identity, tables: InfoReport.tables(opened.table),
            reading: [InfoReport.reading(opened.table)]
                + [recognition.map { "\($0)." }].compactMap { $0 })
        document.question = "What is in the table \(opened.table.name)?"
        document.lead = InfoReport.lead
        return document
    }
}
