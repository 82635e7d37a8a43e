public import Analyses
import InputOutput
public import Reporting

/// Gross exports split by where value comes from and where it is absorbed.
public struct DecomposeQuestion: SeriesQuestion {
    /// `decompose`.
    public static let command = "decompose"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "exports of a region are a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, a name, or a pattern such as `wiod2013-{1995..2011}`.
    public var table = ""
    /// Further tables, of other years.
    public var moreTables: [String] = []
    /// `borin-mancini`, `kww`, `wwz` or `miroudot-ye`; nil for the first.
    public var method: String?
    /// When value added counts, for borin-mancini.
    public var basis: BorinMancini.Basis?
    /// Rows by `partner`, by `sector`, or by both.
    public var by: String?
    /// Partners to list, such as `CHN`; rows are then by partner.
    public var partner: String?
    /// Exporters to list; nil for all.
    public var exporter: String?
    /// Primary inputs that count as value added.
    public var content: ExportAccounts.Content?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// What is followed where there are several tables.
    public var years = YearsChoices()
    /// The currency of the results, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        _ = try choices()
        return try answerYears(in: inquiry)
    }

    var subjects: [YearsReport.Subject] {
        [
            .init("decomposition", keys: ["exporter", "sector", "partner"], measure: "FVA"),
            .init("participation", keys: ["exporter"], measure: "backward_share"),
        ]
    }

    func series(_ documents: [ResultDocument]) -> String? { documents.last?.question }

    func answer(on opened: OpenedTable, in inquiry: Inquiry) throws -> ResultDocument {
        let (chosen, detail) = try choices()
        let labels = try TableLabels(opened.table, groups: group)
        let exporters = try labels.countries(exporter ?? "*", "--exporter")
        let system = try inquiry.system(of: opened) { system in
            .inverse(on: system)
        }
        try inquiry.begin("decomposing exports")
        let accounts = try ExportAccounts(system, content: content ?? .allPrimaryInputs)
        let result = try chosen.decompose(accounts)
        DecompositionReport.findings(result).forEach(inquiry.report)
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        let partners = try partner.map { text throws(Diagnostics) in
            try labels.countries(text, "--partner")
        }
        var document = try inquiry.document(
            [
                DecompositionReport.decomposition(
                    result, title: chosen.title, exporters: exporters, partners: partners,
                    by: detail),
                DecompositionReport.participation(result, exporters: exporters),
                DecompositionReport.terms(result),
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "method", value: .text(chosen.name), source: chosen.citation,
                    isDefault: method == nil && basis == nil),
                Assumption(
                    name: "value added", value: .text(result.content.rawValue),
                    source: content == nil ? "as decompr, exvatools and icio do" : "command line",
                    isDefault: content == nil),
            ],
            facts: [("largest_decomposition_residual", .number(result.largestRelativeResidual))],
            reading: DecompositionReport.reading(
                result, exporters: exporters, partners: partners, words))
        let buyers = partners.map { " to \(words.regions($0))" } ?? ""
        document.question =
            "Whose value added is in the exports of \(words.regions(exporters))\(buyers)?"
        document.lead = DecompositionReport.lead
        document.summary.method = "\(chosen.title): \(DecompositionReport.method)"
        return document
    }

    /// The method and the detail; what is wrong with them, all at once.
    private func choices() throws(Diagnostics) -> (
        any ExportDecompositionMethod, DecompositionReport.Detail
    ) {
        var problems = Diagnostics()
        func fail(_ code: String, _ message: String, _ option: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, code, message, at: .init(place: option), remedy: remedy))
        }
        var detail: DecompositionReport.Detail = []
        for word in (by ?? "").split(separator: ",").map({ $0.lowercased() }) {
            switch word {
            case "partner": detail.insert(.partner)
            case "sector": detail.insert(.sector)
            case "exporter": break
            default:
                fail(
                    "unknown-detail", "there is no detail ‘\(word)’", "--by",
                    "choose from partner, sector and partner,sector")
            }
        }
        if partner != nil { detail.insert(.partner) }
        let name = method?.lowercased() ?? BorinMancini.family
        var found = ExportDecompositionMethods.named(name)
        if let basis {
            if name == BorinMancini.family {
                found = BorinMancini(basis)
            } else {
                fail(
                    "no-basis", "only borin-mancini has a basis", "--basis",
                    "leave it out, or choose --method borin-mancini")
            }
        }
        if let found, !found.isBilateral, detail.contains(.partner) {
            fail(
                "not-bilateral", "\(found.name) does not tell partners apart", "--by",
                "choose --method borin-mancini or wwz")
        }
        if found == nil {
            let nearest = Suggestion.nearest(to: name, in: ExportDecompositionMethods.names)
            fail(
                "unknown-method", "there is no method ‘\(name)’", "--method",
                nearest.map { "did you mean \($0)?" }
                    ?? "choose from borin-mancini, kww, wwz and miroudot-ye")
        }
        try problems.throwIfErrors()
        guard let found else { throw problems }
        return (found, detail)
    }
}
