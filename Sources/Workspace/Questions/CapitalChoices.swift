import InputOutput
import LinearAlgebra
import Providers
import Reporting

/// The use of capital as an input of industries.
public struct CapitalChoices: Codable, Sendable, Hashable {
    /// A CSV of what industries use of capital goods; nil to leave investment in final demand.
    public var capital: String?
    /// The category of final demand that is investment.
    public var capitalCategory: String?
    /// The primary input that holds the cost of capital; nil for the only one of value added.
    public var capitalCost: String?

    /// Investment stays final demand.
    public init() {}

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        if (capital == nil) != (capitalCategory == nil) {
            return "--capital and --capital-category go together"
        }
        return capitalCost != nil && capital == nil ? "--capital-cost goes with --capital" : nil
    }

    /// The table with capital as an input; nil where investment stays final demand.
    /// - Throws: `unknown-label`, `needs-choice`, and what is wrong with the file.
    func table(of table: MRIOTable) throws(Diagnostics) -> MRIOTable.WithCapital? {
        guard let capital, let capitalCategory else { return nil }
        var problems = Diagnostics()
        func find(_ code: String, _ codes: [String], _ option: String, _ what: String) -> Int? {
            let found = codes.firstIndex { $0.lowercased() == code.lowercased() }
            if found == nil {
                problems.add(
                    Diagnostic(
                        .error, "unknown-label", "unknown \(what) \(code)",
                        at: .init(place: option),
                        remedy: Suggestion.nearest(to: code, in: codes).map {
                            "did you mean \($0)?"
                        }
                            ?? "choose from \(codes.joined(separator: ", "))"))
            }
            return found
        }
        let category = find(
            capitalCategory, table.layout.finalDemand.map(\.code), "--capital-category",
            "category of final demand")
        var input: Int?
        let added = table.primaryInputs.indices.filter {
            table.primaryInputs[$0].kind == .valueAdded
        }
        if let capitalCost {
            input = find(
                capitalCost, table.primaryInputs.map(\.code), "--capital-cost", "primary input")
        } else if added.count == 1 {
            input = added[0]
        } else {
            problems.add(
                Diagnostic(
                    .error, "needs-choice",
                    "the table has \(added.count) rows of value added, and one holds the cost of "
                        + "capital",
                    at: .init(place: "--capital-cost"),
                    remedy: "choose one: "
                        + added.map { table.primaryInputs[$0].code }.joined(separator: ", ")))
        }
        try problems.throwIfErrors()
        guard let category, let input else { return nil }
        return try table.endogenisingCapital(
            try CapitalFile.read(path: capital, layout: table.layout), category: category,
            input: input)
    }

    /// What was moved, for the ledger.
    func assumptions(_ made: MRIOTable.WithCapital?, _ unit: String) -> [Assumption] {
        guard let made, let capital, let capitalCategory else { return [] }
        return [
            Assumption(
                name: "use of capital that counts as an input of industries",
                value: .number(made.moved), unit: unit, source: capital.lastPathPart,
                isDefault: false),
            Assumption(
                name: "left of \(capitalCategory) as net investment", value: .number(made.left),
                unit: unit, source: "the table and \(capital.lastPathPart)", isDefault: false),
        ]
    }

    /// What is odd about net investment.
    func findings(_ made: MRIOTable.WithCapital?) -> [Diagnostic] {
        guard let made, made.negatives > 0 else { return [] }
        return [
            Diagnostic(
                .note, "negative-investment",
                """
                net investment is below zero in \(made.negatives) cells: more of these products \
                was used up than bought
                """, at: .init(place: capitalCategory))
        ]
    }
}
