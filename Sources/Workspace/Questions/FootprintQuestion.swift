import Analyses
import InputOutput
public import Reporting

/// Production- and consumption-based accounts, and what a carbon price on imports costs.
public struct FootprintQuestion: Question {
    /// `footprint`.
    public static let command = "footprint"
    /// The table: a path, or a name.
    public var table = ""
    /// The satellite account; may be left out when there is one.
    public var account: String?
    /// Rows of the account; nil for all.
    public var stressor: String?
    /// Regions to list; nil for all.
    public var region: String?
    /// A carbon price on imports.
    public var border = CarbonBorderChoices()
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        border.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let layout = table.layout
        let labels = try TableLabels(table, groups: group)
        let satellite = try AccountChoice.account(account, of: table)
        let positions = try AccountChoice.stressors(stressor, of: satellite)
        let regions = try labels.regions(region ?? "*", "--region")
        let charge = try border.bind(labels, table, satellite, positions)
        let system = try inquiry.system(of: opened)
        try inquiry.begin("following \(satellite.name) through chains")
        let footprint = try Footprint(satellite, in: system)
        footprint.diagnostics.forEach(inquiry.report)
        let accounts = positions.map { footprint.accounts[$0] }
        var tables = [
            FootprintReport.regions(
                accounts, name: satellite.name, regions: regions, in: layout),
            FootprintReport.bilateral(accounts, regions: regions, in: layout),
            FootprintReport.multipliers(
                accounts, tableUnit: table.unit, regions: regions, in: layout,
                withoutMeaning: system.coefficients.nearZeroOutput),
        ]
        var reading = FootprintReport.reading(
            accounts, regions: region == nil ? nil : regions, in: layout)
        if let charge {
            let exposure = try CarbonBorderExposure(
                satellite, stressor: charge.stressor, price: charge.price,
                importers: charge.importers, sectors: charge.sectors, scope: border.scope,
                in: system)
            tables.insert(
                contentsOf: [
                    CarbonBorderReport.industries(exposure, in: layout),
                    CarbonBorderReport.regions(exposure, in: table),
                ], at: 0)
            reading = CarbonBorderReport.reading(exposure, in: layout)
        }
        return try inquiry.document(
            tables, of: opened, solvedWith: system, labels: labels,
            assumptions: charge.map { border.assumptions($0) } ?? [], reading: reading)
    }
}
