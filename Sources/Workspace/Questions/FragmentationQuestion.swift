import Analyses
import InputOutput
public import Reporting

/// Over how many stages and countries final products are made.
public struct FragmentationQuestion: Question {
    /// `fragmentation`.
    public static let command = "fragmentation"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "the inputs of an industry are a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Industries to list, such as `KOR` or `JPN/c9`; nil for all.
    public var industry: String?
    /// Regions that are one bloc, such as `@eu27`; a region is in one at most.
    public var bloc: [String] = []
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
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
        let blocs = try numbers(of: labels)
        let system = try inquiry.system(of: opened) { system in
            .solves(system.table.layout.families.count + 1, on: system)
        }
        let result = try Fragmentation(system, bloc: blocs)
        let listed = layout.families.families(
            of: Set(industries.map(layout.region(ofIndustry:))).sorted())
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                FragmentationReport.products(
                    result, industries: industries, hasBlocs: blocs != nil, in: layout),
                FragmentationReport.countries(
                    result, families: listed, hasBlocs: blocs != nil, in: layout),
            ], of: opened, solvedWith: system, labels: labels,
            reading: FragmentationReport.reading(result, families: listed, words))
        document.question = """
            Over how many stages and countries are the final products of \
            \(words.eachOf(industries).text) made?
            """
        document.lead = FragmentationReport.lead
        document.summary.method = FragmentationReport.method
        return document
    }

    /// The number of each country's bloc.
    private func numbers(of labels: TableLabels) throws(Diagnostics) -> [Int?]? {
        if bloc.isEmpty { return nil }
        let families = labels.layout.families
        var numbers = [Int?](repeating: nil, count: families.count)
        for (number, text) in bloc.enumerated() {
            for family in families.families(of: try labels.countries(text, "--bloc")) {
                if numbers[family] != nil {
                    throw Diagnostics([
                        Diagnostic(
                            .error, "two-blocs",
                            "\(families.labels[family].code) is in two blocs",
                            at: .init(place: "--bloc"), remedy: "leave it out of one of them")
                    ])
                }
                numbers[family] = number
            }
        }
        return numbers
    }
}
