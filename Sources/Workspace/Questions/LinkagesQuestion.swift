import Analyses
import InputOutput
public import Reporting

/// Linkages of industries, key sectors, and what is lost without an industry or a region.
public struct LinkagesQuestion: Question {
    /// `linkages`.
    public static let command = "linkages"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "a linkage adds up the output of all products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Industries to list, such as `KOR` or `JPN/c9`; nil for all.
    public var industry: String?
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
        let industries = try labels.industries(industry ?? "*", "--industry")
        let system = try inquiry.system(of: opened) { system in
            .inverse(on: system)
        }
        try inquiry.begin("measuring linkages")
        let linkages = try Linkages(system)
        let extraction = try IndustryExtraction(system)
        try inquiry.begin("taking regions out of trade")
        let regions = try RegionExtraction(system)
        let listed = layout.families.families(
            of: Set(industries.map(layout.region(ofIndustry:))).sorted())
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            LinkagesReport.linkages(linkages, industries: industries, in: layout) + [
                LinkagesReport.extraction(extraction, industries: industries, in: layout),
                LinkagesReport.regions(regions, families: listed),
            ], of: opened, solvedWith: system, labels: labels,
            reading: LinkagesReport.reading(
                linkages, extraction, industries: industries, words, in: layout))
        let (who, isOne) = words.eachOf(industries)
        document.question =
            industries.count == layout.industryCount
            ? "Which industries are linked most strongly to suppliers and to users?"
            : "How strongly \(isOne ? "is" : "are") \(who) linked to suppliers and to users?"
        document.lead = LinkagesReport.lead
        document.summary.method = LinkagesReport.method
        return document
    }
}
