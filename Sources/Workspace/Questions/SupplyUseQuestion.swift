import InputOutput
import Providers
public import Reporting

/// Whether supply and use tables balance, and what each model would make of them.
public struct SupplyUseQuestion: Question {
    /// `supply-use`.
    public static let command = "supply-use"
    /// The tables: a folder or file.
    public var table = ""
    /// Which year, where the files hold several; nil where there is one.
    public var year: Int?

    /// The question with its defaults.
    public init() {}

    private static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let path = try inquiry.workspace.finder.path(of: table)
        try inquiry.begin("reading \(path)")
        let read = try SupplyUseFile.reading(path: path, year: year)
        let (source, format) = (read.table, read.format)
        inquiry.report(read.findings)
        try inquiry.expect(.symmetric(SymmetricModel.allCases, of: source), of: source)
        let audit = SupplyUseAudit(source)
        inquiry.report(audit.findings(above: 0.001))
        try inquiry.begin("trying the four models")
        let outcomes = SymmetricModel.allCases.map { model in
            do throws(Diagnostics) {
                return SupplyUseReport.Outcome(
                    model, negatives: try source.symmetric(model).negatives, reason: nil)
            } catch {
                return SupplyUseReport.Outcome(
                    model, negatives: nil, reason: error.items.first?.sentence)
            }
        }
        let layout = source.layout
        var document = inquiry.document(
            tables: [
                SupplyUseReport.models(
                    outcomes, unit: source.unit, isHybrid: source.isHybrid),
                SupplyUseReport.balance(
                    audit, unit: source.unit,
                    units: source.isHybrid
                        ? audit.products.indices.map { source.unit(ofProduct: $0) } : nil),
                SupplyUseReport.negatives(audit, unit: source.unit),
            ],
            reading: SupplyUseReport.reading(audit, outcomes, unit: source.unit) + [
                """
                The tables ‘\(source.name)’ are of \(Self.count(layout.regions.count, "region")), \
                \(Self.count(layout.products.count, "product")) and \
                \(Self.count(layout.industries.count, "industry", "industries")), in \
                \(source.unit) at \(source.valuation), read as \(format).
                """
            ])
        document.question = """
            Do the supply and use tables balance, and which models can make a symmetric table of \
            them?
            """
        document.lead = SupplyUseReport.lead
        document.summary.sure = [
            "models A and C can make negative cells, models B and D make none of their own"
        ]
        return document
    }
}
