public import InputOutput
import Providers
public import Reporting

/// A table with one more account, from a CSV file.
public struct SatelliteAddQuestion: Question {
    /// `satellite add`.
    public static let command = "satellite add"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// The account as a CSV file.
    public var file = ""
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the account.
    public var name = ""
    /// Where the numbers come from.
    public var origin = ""
    /// Code of the row, for a file with one value a line.
    public var stressor: String?
    /// Unit of the numbers, for the same.
    public var unit: String?
    /// What a missing number means.
    public var missing = SatelliteBuilder.Missing.refused
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        (stressor == nil) != (unit == nil) ? "--stressor and --unit go together" : nil
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let table = try inquiry.read(
            self.table, reading, force: force
        ).table
        var given: (code: String, unit: String)?
        if let stressor, let unit { given = (stressor, unit) }
        var labels = WrittenLabels(LabelResolver(table))
        let entries = try SatelliteFile.read(path: file, stressor: given).map {
            $0.coded(by: &labels)
        }
        try labels.problems.throwIfErrors()
        let builder = SatelliteBuilder(name: name, origin: origin, for: table)
        let (satellite, findings) = try builder.build(entries, missing: missing)
        let attached = try table.with(
            provenance: table.provenance.adding(
                "Attached the satellite \(satellite.name) from \(file)."),
            satellites: table.satellites + [satellite])
        try TableFile.write(attached, to: output)
        inquiry.report(findings.items)
        let codes = satellite.stressors.map { "\($0.code) (\($0.unit))" }.joined(separator: ", ")
        return inquiry.written(
            attached, to: output,
            done: ["The account \(satellite.name) was attached: \(codes)."])
    }
}
