import Analyses
import InputOutput
public import Reporting

/// Where industries and regions stand in value chains: up- and downstreamness.
public struct PositionQuestion: SeriesQuestion {
    /// `position`.
    public static let command = "position"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "inputs of an industry are added up as shares of its output"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, a name, or a pattern such as `wiod2013-{1995..2011}`.
    public var table = ""
    /// Further tables, of other years.
    public var moreTables: [String] = []
    /// Industries to list, such as `KOR` or `JPN/c9`; nil for all.
    public var industry: String?
    /// Leave changes in inventories in final use.
    public var noInventoryCorrection = false
    /// Final-demand categories that are changes in inventories, where their codes do not say so.
    public var inventory: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// What is followed where there are several tables.
    public var years = YearsChoices()
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        noInventoryCorrection && inventory != nil
            ? "--no-inventory-correction needs no --inventory" : nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try answerYears(in: inquiry)
    }

    var subjects: [YearsReport.Subject] {
        [
            .init("position", keys: ["region", "sector"], measure: "upstreamness"),
            .init("regions", keys: ["region"], measure: "upstreamness"),
        ]
    }

    func series(_ documents: [ResultDocument]) -> String? { documents.last?.question }

    func answer(on opened: OpenedTable, in inquiry: Inquiry) throws -> ResultDocument {
        let layout = opened.table.layout
        let labels = try TableLabels(opened.table, groups: group)
        let industries = try labels.industries(industry ?? "*", "--industry")
        let categories = try inventories(layout)
        if categories.isEmpty, !noInventoryCorrection {
            inquiry.report(
                Diagnostic(
                    .warning, "no-inventories",
                    "no category of final demand is known to be changes in inventories: nothing is "
                        + "corrected",
                    remedy: "name it with --inventory CODE, or say --no-inventory-correction"))
        }
        let system = try inquiry.system(of: opened) { system in
            .solves(2, on: system)
        }
        let position = try ChainPosition(system, inventories: categories)
        position.diagnostics.forEach(inquiry.report)
        let listed = Set(industries.map(layout.region(ofIndustry:))).sorted()
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [
                PositionReport.industries(position, industries: industries, in: layout),
                PositionReport.regions(position, regions: listed, in: layout),
            ], of: opened, solvedWith: position.system, labels: labels,
            assumptions: [
                Assumption(
                    name: "net-inventory correction",
                    value: .text(
                        categories.isEmpty
                            ? "none"
                            : categories.map { layout.finalDemand[$0].code }
                                .joined(separator: ", ")),
                    source: noInventoryCorrection || inventory != nil
                        ? "command line" : "Antràs & Chor 2018",
                    isDefault: !noInventoryCorrection && inventory == nil)
            ], reading: PositionReport.reading(position, industries: industries, words, layout))
        document.question = "Where in value chains is \(words.industries(industries))?"
        if !words.isOne(industries) {
            document.question = "Where in value chains are \(words.industries(industries))?"
        }
        document.lead = PositionReport.lead
        document.summary.method = PositionReport.method
        return document
    }

    /// The categories to take out of final use.
    private func inventories(_ layout: TableLayout) throws(Diagnostics) -> [Int] {
        if noInventoryCorrection { return [] }
        guard let inventory else { return InventoryCategories.positions(in: layout) }
        var problems = Diagnostics()
        var found = Set<Int>()
        let codes = layout.finalDemand.map(\.code)
        for code in LabelList.items(inventory, among: codes) {
            if let k = codes.firstIndex(where: { $0.lowercased() == code.lowercased() }) {
                found.insert(k)
            } else {
                let nearest = Suggestion.nearest(to: code, in: codes)
                problems.add(
                    Diagnostic(
                        .error, "unknown-category", "unknown final-demand category \(code)",
                        at: .init(place: "--inventory"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "known: \(codes.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        return found.sorted()
    }
}
