import Analyses
import InputOutput
public import Reporting

/// One account by producer, consumer, income and bilateral trade.
public struct ResponsibilityQuestion: Question {
    /// `responsibility`.
    public static let command = "responsibility"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "income is followed along shares of all sales and inputs"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// The satellite account; may be left out when there is one.
    public var account: String?
    /// Rows of the account; nil for all.
    public var stressor: String?
    /// Regions to list; nil for all.
    public var region: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let layout = opened.table.layout
        let labels = try TableLabels(opened.table, groups: group)
        let satellite = try AccountChoice.account(account, of: opened.table)
        let positions = try AccountChoice.stressors(stressor, of: satellite)
        let regions = try labels.countries(region ?? "*", "--region")
        let system = try inquiry.system(of: opened) { system in
            .solves(system.table.regionCount + 2 * positions.count, on: system)
        }
        try inquiry.begin("following \(satellite.name) up and down chains")
        let responsibility = try Responsibility(satellite, in: system)
        responsibility.diagnostics.forEach(inquiry.report)
        let accounts = positions.map { responsibility.accounts[$0] }
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                ResponsibilityReport.regions(
                    accounts, name: satellite.name, regions: regions, in: layout),
                ResponsibilityReport.downstream(accounts, regions: regions, in: layout),
            ], of: opened, solvedWith: system, labels: labels,
            reading: ResponsibilityReport.reading(
                accounts, families: layout.families.families(of: regions), words))
        document.question = """
            Who answers for \(accounts.map(\.stressor.code).joined(separator: ", ")) in \
            \(words.regions(regions)): producers, consumers, or those who earn by it?
            """
        document.lead = ResponsibilityReport.lead
        document.summary.method = ResponsibilityReport.method
        return document
    }
}
