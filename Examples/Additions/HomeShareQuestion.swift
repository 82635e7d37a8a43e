public import Reporting
public import Workspace

/// A question that the program does not have. One file and one line in `Questions.all`: then the
/// JSON interface knows it, with its fields and their checks.
public struct HomeShareQuestion: Question {
    /// `home-share`.
    public static let command = "home-share"
    /// The table: a path, or a name.
    public var table = ""
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(table, reading)
        let system = try inquiry.system(of: opened)
        return inquiry.document(
            table: opened.identity, numerics: try inquiry.numerics(of: system),
            tables: [try HomeShare(system).report])
    }
}
