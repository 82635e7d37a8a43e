import Analyses
import InputOutput
public import Reporting

/// Value added by origin and destination, beside gross exports and in them.
public struct OriginsQuestion: Question {
    /// `origins`.
    public static let command = "origins"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "value added in exports is set against exports, a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Origins to list, such as `JPN`, `JPN/c9` or `@eu27`; nil for all.
    public var origin: String?
    /// Regions of final demand to list; nil for all.
    public var destination: String?
    /// Origins as whole regions or as industries; nil for what `origin` names.
    public var by: ListedBy?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        by == .region && origin?.contains("/") == true
            ? "--by region lists whole regions, --origin names sectors" : nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let labels = try TableLabels(table, groups: group)
        let industries = try labels.industries(origin ?? "*", "--origin")
        let destinations = try labels.countries(destination ?? "*", "--destination")
        let byIndustry = by == .industry || origin?.contains("/") == true
        var regions: [Int] = []
        for region in industries.map(table.layout.region(ofIndustry:))
        where regions.last != region {
            regions.append(region)
        }
        if !byIndustry { try labels.checkWhole(regions, "--origin") }
        let system = try inquiry.system(of: opened) { system in
            .solves(2 * opened.layout.regionCount, on: system)
        }
        let origins = try ValueAddedOrigins(system)
        let exports = try ValueAddedInExports(system)
        let words = AnalysisWords(table.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                OriginsReport.origins(
                    origins, in: table, industries: byIndustry ? industries : nil,
                    regions: regions, destinations: destinations),
                OriginsReport.exports(origins, exports, in: table),
                OriginsReport.inExports(exports, in: table, regions: regions),
            ], of: opened, solvedWith: system, labels: labels,
            reading: origin == nil && destination == nil
                ? OriginsReport.reading(origins)
                : OriginsReport.answer(
                    origins, in: table.layout, from: origin == nil ? nil : industries,
                    to: destinations, words))
        document.question = """
            Where does the value added in the final demand of \(words.regions(destinations)) come \
            from?
            """
        if origin != nil {
            document.question = """
                How much value added of \(words.industries(industries)) is in the final demand of \
                \(words.regions(destinations))?
                """
        }
        document.lead = OriginsReport.lead
        document.summary.method = OriginsReport.method
        return document
    }
}
