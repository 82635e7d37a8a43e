import InputOutput
import Providers
public import Reporting

/// A table with the impacts of one of its accounts, from a CSV file of factors.
public struct CharacterizeQuestion: Question {
    /// `satellite characterize`.
    public static let command = "satellite characterize"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// The factors as a CSV file.
    public var file = ""
    /// The account of stressors; may be left out when there is one.
    public var account: String?
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new account.
    public var name = ""
    /// Where the factors come from; nil for the name of the file.
    public var origin: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let table = try inquiry.read(
            self.table, reading, force: force
        ).table
        let source = try AccountChoice.account(account, of: table)
        if table.satellites.contains(where: { $0.name.lowercased() == name.lowercased() }) {
            throw Diagnostics([
                Diagnostic(
                    .error, "duplicate-account", "the table has an account \(name) already",
                    at: .init(place: "--name"), remedy: "give the impacts another name")
            ])
        }
        let made = try Characterization(
            source, factors: try FactorsFile.read(path: file), name: name, origin: origin ?? file)
        let attached = try table.with(
            provenance: table.provenance.adding(
                "Attached the impacts \(name) of the account \(source.name), factors from \(file)."
            ),
            satellites: table.satellites + [made.satellite])
        try TableFile.write(attached, to: output)
        inquiry.report(made.findings)
        let impacts = zip(made.satellite.stressors, made.stressorCounts).map {
            "\($0.code) (\($0.unit)) of \($1) stressor\($1 == 1 ? "" : "s")"
        }
        return inquiry.written(
            attached, to: output,
            done: [
                """
                The account \(name) was made of \(source.name) with the factors of \(file): \
                \(impacts.joined(separator: ", ")).
                """,
                "How sure: an impact is a sum of stressors times factors, as sure as the factors.",
            ])
    }
}
