import Analyses
import InputOutput
import LinearAlgebra
public import Reporting

/// The order of sectors or regions in which most is sold onward.
public struct TriangulateQuestion: Question {
    /// `triangulate`.
    public static let command = "triangulate"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "flows of different products are compared by their size"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? = "it adds up the same sectors of all regions"
    /// The table: a path, or a name.
    public var table = ""
    /// Order sectors, or regions.
    public var by = Items.sector
    /// Regions whose deliveries to each other count; nil for all.
    public var region: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// What is put in order.
    public enum Items: String, CaseIterable, Codable, Sendable, Hashable {
        /// Sectors, the regions added up.
        case sector
        /// Regions, the sectors added up.
        case region
    }

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let layout = opened.table.layout
        let labels = try TableLabels(opened.table, groups: group)
        let regions =
            by == .sector
            ? try labels.regions(region ?? "*", "--region")
            : try labels.countries(region ?? "*", "--region")
        try inquiry.heed(opened)
        try inquiry.expect(.passes(2, "the sums of flows"), of: opened)
        try inquiry.begin("looking for the best order")
        let families = layout.families.families(of: regions)
        let flows =
            by == .sector
            ? Triangulation(opened.table.flowsBySector(among: regions))
            : Triangulation(opened.table.flowsByCountry(among: families))
        let names =
            by == .sector
            ? layout.sectors.map(\.code) : families.map { layout.families.labels[$0].code }
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                TriangulationReport.order(
                    flows, labels: names, column: by.rawValue, unit: opened.table.unit)
            ], of: opened, solvedWith: nil, labels: labels,
            reading: TriangulationReport.reading(
                flows, what: by == .sector ? "sectors" : "countries",
                names: by == .sector
                    ? layout.sectors.map { "‘\($0.name)’" } : families.map(words.family)))
        document.question =
            by == .sector
            ? "In which order do the sectors of \(words.regions(regions)) sell to each other?"
            : "In which order do countries sell to each other (\(words.regions(regions)))?"
        document.lead = TriangulationReport.lead(by.rawValue)
        document.summary.method = TriangulationReport.method
        document.summary.sure = [
            flows.isProved
                ? "the order is proved to be the best there is"
                : "the order is the best that was found; a better one gains little"
        ]
        return document
    }
}
