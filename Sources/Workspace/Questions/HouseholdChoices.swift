import InputOutput
import Reporting

/// The spending of households as part of production.
public struct HouseholdChoices: Codable, Sendable, Hashable {
    /// Categories of final demand that are households’ spending; nil to leave them outside.
    public var households: String?
    /// Primary inputs that are paid for labour.
    public var labour: String?
    /// The share of a further unit of earnings that is spent; nil for spending over earnings.
    public var spentShare: Double?

    /// Households stay outside.
    public init() {}

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        if (households == nil) != (labour == nil) { return "--households and --labour go together" }
        if spentShare != nil, households == nil { return "--spent-share goes with --households" }
        if let spentShare, !(0...1).contains(spentShare) { return "--spent-share is from 0 to 1" }
        return nil
    }

    /// Positions of the categories and of the primary inputs; nil where households stay outside.
    /// - Throws: `unknown-label` for every code that the table does not have.
    func positions(in table: MRIOTable) throws(Diagnostics) -> (households: [Int], labour: [Int])? {
        guard let households, let labour else { return nil }
        var problems = Diagnostics()
        func find(
            _ text: String, _ labels: [some Labelled], _ option: String, _ what: String
        ) -> [Int] {
            let codes = labels.map(\.code)
            return text.split(separator: ",").compactMap { part -> Int? in
                let code = String(part.filter { $0 != " " })
                let found = codes.firstIndex { $0.lowercased() == code.lowercased() }
                if found == nil {
                    problems.add(
                        Diagnostic(
                            .error, "unknown-label", "unknown \(what) \(code)",
                            at: .init(place: option),
                            remedy: Suggestion.nearest(to: code, in: codes)
                                .map { "did you mean \($0)?" }
                                ?? "choose from \(codes.joined(separator: ", "))"))
                }
                return found
            }
        }
        let categories = find(
            households, table.layout.finalDemand, "--households", "category of final demand")
        let inputs = find(labour, table.primaryInputs, "--labour", "primary input")
        try problems.throwIfErrors()
        return (Array(Set(categories)).sorted(), Array(Set(inputs)).sorted())
    }

    /// The choices for the ledger.
    var assumptions: [Assumption] {
        guard let households, let labour else { return [] }
        var spent = Cell.text("spending over earnings, at most 1")
        if let spentShare { spent = .number(spentShare) }
        return [
            Assumption(
                name: "households' spending", value: .text(households), source: "command line",
                isDefault: false),
            Assumption(
                name: "paid for labour", value: .text(labour), source: "command line",
                isDefault: false),
            Assumption(
                name: "share of further earnings that is spent",
                value: spent, unit: "share",
                source: spentShare == nil
                    ? "the average of the table’s year, by region" : "command line",
                isDefault: spentShare == nil),
        ]
    }
}
