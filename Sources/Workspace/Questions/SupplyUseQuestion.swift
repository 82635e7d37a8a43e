import InputOutput
import Providers
public import Reporting

/// Whether supply and use tables balance, and what each model would make of them.
public struct SupplyUseQuestion: Question {
    /// `supply-use`.
    public static let command = "supply-use"
    /// The tables: a folder or file.
    public var table = ""

    /// The question with its defaults.
    public init() {}

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let path = try inquiry.workspace.finder.path(of: table)
        try inquiry.begin("reading \(path)")
        let (source, format) = try SupplyUseFile.read(path: path)
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
        return inquiry.document(
            tables: [
                SupplyUseReport.models(outcomes, unit: source.unit),
                SupplyUseReport.balance(audit, unit: source.unit),
                SupplyUseReport.negatives(audit, unit: source.unit),
            ],
            reading: [
                "\(source.name): \(layout.regions.count) regions, \(layout.products.count) "
                    + "products, \(layout.industries.count) industries, in \(source.unit) at "
                    + "\(source.valuation), read as \(format)"
            ])
    }
}
