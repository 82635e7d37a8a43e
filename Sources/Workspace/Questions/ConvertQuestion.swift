import InputOutput
import Providers
import Reporting

/// A table in another format, and what is lost.
public struct ConvertQuestion: Question {
    /// `convert`.
    public static let command = "convert"
    /// The table: a path, or a name.
    public var table = ""
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// The format to write; nil for what the name of the output says.
    public var to: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let found = try inquiry.read(table, reading, writing: output, force: force)
        try inquiry.begin("writing \(output)")
        try TableFile.write(found.table, to: output, format: to)
        inquiry.report(try TableFile.losses(of: found.table, to: output, format: to))
        return inquiry.written(found.table, to: output)
    }
}
