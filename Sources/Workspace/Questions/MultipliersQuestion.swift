import InputOutput
public import Reporting

/// Output, value-added and satellite multipliers of every industry.
public struct MultipliersQuestion: Question {
    /// `multipliers`.
    public static let command = "multipliers"
    /// The table: a path, or a name.
    public var table = ""
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let system = try inquiry.system(of: opened) { system in
            .solves(
                2 * opened.layout.regionCount
                    + opened.table.satellites.reduce(0) { $0 + $1.stressors.count }, on: system)
        }
        let multipliers = try Multipliers(system)
        var document = inquiry.document(
            table: opened.identity,
            numerics: try inquiry.numerics(of: system),
            tables: [
                SolutionReport.multipliers(
                    multipliers, of: opened.table,
                    withoutMeaning: system.coefficients.nearZeroOutput),
                SolutionReport.importContent(multipliers, of: opened.table),
            ].compactMap { $0 })
        document.question = """
            How much output and value added does a unit of final demand need, by industry?
            """
        document.lead = SolutionReport.multipliersLead
        document.summary.method = SolutionReport.multipliersMethod
        return document
    }
}
