public import Analyses
import InputOutput
public import Reporting

/// Indicators of trade in value added under the names of the OECD.
public struct TivaQuestion: Question {
    /// `tiva`.
    public static let command = "tiva"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "exports of a region are a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Countries to list; nil for all.
    public var region: String?
    /// Primary inputs that count as value added.
    public var content: ExportAccounts.Content?
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
        let labels = try TableLabels(opened.table, groups: group)
        let regions = try labels.countries(region ?? "*", "--region")
        let system = try inquiry.system(of: opened) { system in
            .exportAccounts(on: system)
        }
        try inquiry.begin("tracing value added in trade")
        let result = try TiVAIndicators(
            ExportAccounts(system, content: content ?? .allPrimaryInputs))
        let countries = labels.layout.families.families(of: regions)
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                TiVAReport.indicators(result, countries: countries),
                TiVAReport.participation(result, countries: countries),
                TiVAReport.partners(result, countries: countries),
                TiVAReport.industries(result, countries: countries), TiVAReport.names(),
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "value added", value: .text(result.content.rawValue),
                    source: content == nil
                        ? "so that domestic and foreign content add up to exports" : "command line",
                    isDefault: content == nil)
            ], reading: TiVAReport.reading(result, countries: countries, words))
        document.question = "How much value added is in the trade of \(words.regions(regions))?"
        document.lead = countries.count == 1 ? TiVAReport.lead : TiVAReport.chainsLead
        document.summary.method = TiVAReport.method
        return document
    }
}
