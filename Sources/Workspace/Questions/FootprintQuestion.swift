import Analyses
import InputOutput
public import Reporting

/// Production- and consumption-based accounts, and what a carbon price on imports costs.
public struct FootprintQuestion: SeriesQuestion {
    /// `footprint`.
    public static let command = "footprint"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// It takes products with A and Aᵀ.
    public static let implicitRefusal: String? = nil
    /// The table: a path, a name, or a pattern such as `wiod2013-{1995..2011}`.
    public var table = ""
    /// Further tables, of other years.
    public var moreTables: [String] = []
    /// The satellite account; may be left out when there is one.
    public var account: String?
    /// Rows of the account; nil for all.
    public var stressor: String?
    /// Regions to list; nil for all.
    public var region: String?
    /// A carbon price on imports.
    public var border = CarbonBorderChoices()
    /// The use of capital as an input of industries.
    public var investment = CapitalChoices()
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// What is followed where there are several tables.
    public var years = YearsChoices()
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        border.misuse ?? investment.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try answerYears(in: inquiry)
    }

    var subjects: [YearsReport.Subject] {
        let own = YearsReport.Subject(
            "footprint", keys: ["region", "stressor"], measure: "consumption")
        if border.carbonPrice == nil { return [own] }
        let charged = YearsReport.Subject(
            "carbon_border_regions", keys: ["exporter"], measure: "cost")
        return [own, charged]
    }

    func series(_ documents: [ResultDocument]) -> String? { documents.last?.question }

    func answer(on opened: OpenedTable, in inquiry: Inquiry) throws -> ResultDocument {
        if border.carbonPrice != nil {
            try HybridRefusal.check(opened.table, "a price on imports is set against their value")
        }
        if investment.capital != nil {
            try HybridRefusal.check(
                opened.table, "the use of capital is added up over the products it is made of")
        }
        let withCapital = try investment.table(of: opened.table)
        let table = withCapital?.table ?? opened.table
        let layout = table.layout
        let labels = try TableLabels(table, groups: group)
        let satellite = try AccountChoice.account(account, of: table, in: opened.identity.path)
        let positions = try AccountChoice.stressors(stressor, of: satellite)
        let regions = try labels.countries(region ?? "*", "--region")
        let charge = try border.bind(labels, table, satellite, positions)
        let own = try inquiry.system(of: opened) { system in
            .solves(positions.count * opened.layout.regionCount, on: system)
        }
        let system = try withCapital == nil ? own : LeontiefSystem(table)
        inquiry.report(investment.findings(withCapital))
        try inquiry.begin("following \(satellite.name) through chains")
        let footprint = try Footprint(satellite, in: system)
        footprint.diagnostics.forEach(inquiry.report)
        let accounts = positions.map { footprint.accounts[$0] }
        let population = Population(of: table)
        var tables = [
            FootprintReport.regions(
                accounts, name: satellite.name, regions: regions, in: layout,
                population: population),
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
        let assumptions =
            (charge.map { border.assumptions($0) } ?? [])
            + investment.assumptions(withCapital, table.unit)
        var document = try inquiry.document(
            tables, of: opened, solvedWith: system, labels: labels, assumptions: assumptions,
            reading: reading)
        let codes = accounts.count == 1 ? accounts[0].stressor.code : satellite.name
        document.question = "Where is \(codes) caused, and for whose final demand?"
        document.lead = FootprintReport.lead(of: accounts, hasPopulation: population != nil)
        document.summary.method =
            withCapital == nil
            ? FootprintReport.method
            : FootprintReport.method + "; what industries use up of capital goods counts as their "
                + "input, and only net investment as final demand"
        if charge != nil {
            document.question = "What would a carbon price on imports cost, and whose goods?"
            document.lead = CarbonBorderReport.lead
            document.summary.method = charged
        }
        return document
    }

    /// What the charge is on, as people read it.
    private var charged: String {
        switch border.scope {
        case .direct: "the charge is on what the exporting industry itself emits"
        case .embodied: "the charge is on all emissions embodied in the covered imports"
        case .embodiedAbroad:
            "the charge is on the embodied emissions that arise outside the importing regions"
        }
    }
}
