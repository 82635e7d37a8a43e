import Analyses
import InputOutput
public import Reporting

/// PageRank, betweenness and communities of the network of deliveries.
public struct CentralityQuestion: Question {
    /// `centrality`.
    public static let command = "centrality"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "flows of different products are compared by their size"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Industries to list, such as `KOR` or `JPN/c9`; nil for all.
    public var industry: String?
    /// The probability with which the walk of PageRank goes on.
    public var damping = 0.85
    /// How many of the largest deliveries are the network of betweenness.
    public var flows = 5000
    /// Above 1 for more and smaller communities.
    public var resolution = 1.0
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
        if !(damping >= 0 && damping < 1) {
            return "--damping takes 0 to below 1, not \(damping)"
        }
        if !(resolution > 0 && resolution.isFinite) {
            return "--resolution takes a number above 0, not \(resolution)"
        }
        return (1...1_000_000).contains(flows)
            ? nil : "--flows takes 1 to 1000000, not \(flows)"
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let labels = try TableLabels(table, groups: group)
        let industries = try labels.industries(industry ?? "*", "--industry")
        try inquiry.heed(opened)
        try inquiry.expect(.passes(300, "the links between industries", vectors: 40), of: opened)
        try inquiry.begin("following deliveries")
        let rank = PageRank(table, damping: damping)
        let network = FlowNetwork(table, count: flows)
        try inquiry.begin("looking for communities")
        let communities = Communities(table, resolution: resolution)
        func assumed(
            _ name: String, _ value: Cell, _ isDefault: Bool, _ source: String
        ) -> Assumption {
            Assumption(
                name: name, value: value, source: isDefault ? source : "command line",
                isDefault: isDefault)
        }
        let words = AnalysisWords(table.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                CentralityReport.industries(
                    rank, network, communities, industries: industries, in: table.layout),
                CentralityReport.communities(communities, output: table.x, in: table.layout),
                CentralityReport.links(network, unit: table.unit, in: table.layout),
            ], of: opened, solvedWith: nil, labels: labels,
            assumptions: [
                assumed("damping", .number(damping), damping == 0.85, "Brin & Page 1998"),
                assumed("flows", .integer(flows), flows == 5000, "convention of this program"),
                assumed(
                    "resolution", .number(resolution), resolution == 1,
                    "modularity as Newman & Girvan 2004 define it"),
            ],
            reading: CentralityReport.reading(
                rank, network, communities, industries: industries, words, in: table.layout))
        let (who, isOne) = words.eachOf(industries)
        document.question =
            industries.count == table.layout.industryCount
            ? "Which industries are most central in the network of deliveries?"
            : "How central \(isOne ? "is" : "are") \(who) in the network of deliveries?"
        document.lead = CentralityReport.lead
        document.summary.method = CentralityReport.method
        document.summary.sure = [CentralityReport.sure(network)]
        return document
    }
}
