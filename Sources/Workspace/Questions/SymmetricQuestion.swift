public import InputOutput
import Providers
public import Reporting

/// A symmetric table made of supply and use tables.
public struct SymmetricQuestion: Question {
    /// `symmetric`.
    public static let command = "symmetric"
    /// The supply and use tables: a folder or file.
    public var table = ""
    /// Which year, where the files hold several; nil where there is one.
    public var year: Int?
    /// The model of the Eurostat manual.
    public var model = SymmetricModel.d
    /// A CSV of totals that the tables are moved to first; nil to take them as they are.
    public var totals: String?
    /// The year of the totals.
    public var toYear: Int?
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the tables that are read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        toYear != nil && totals == nil ? "--to-year goes with --totals" : nil
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let path = try inquiry.workspace.finder.path(of: table)
        inquiry.allowReplacing(force)
        try inquiry.begin("reading \(path)")
        let read = try SupplyUseFile.reading(path: path, year: year)
        var source = read.table
        inquiry.report(read.findings)
        try inquiry.expect(.symmetric([model], of: source), of: source)
        inquiry.report(SupplyUseAudit(source).findings(above: 0.001))
        if let totals {
            try inquiry.begin("moving the tables to their totals")
            let moved = try source.projected(
                to: SupplyUseTotalsFile.read(path: totals, for: source), year: toYear)
            if !source.accounts.isEmpty {
                inquiry.report(
                    Diagnostic(
                        .note, "accounts-left-out",
                        "accounts are not known for the totals and are left out: "
                            + source.accounts.map(\.name).joined(separator: ", ")))
            }
            source = moved.table
        }
        try inquiry.begin("making the table")
        let result = try source.symmetric(model)
        for tally in result.negatives where tally.count > 0 {
            // Final demand of products, and primary inputs of industries, are those of the source.
            let isNew =
                model.isInverting
                && (tally.matrix == "Z" || (tally.matrix == "Y") != model.isByProduct)
            let cells = tally.count == 1 ? "1 cell" : "\(tally.count) cells"
            let amount =
                source.isHybrid && tally.matrix != "V"
                ? ", each in the unit of its product"
                : ": the sum is \(brief(tally.sum)) \(source.unit), the lowest "
                    + brief(tally.lowest)
            inquiry.report(
                Diagnostic(
                    .note, "negative-cells",
                    """
                    \(cells) of \(tally.matrix) below zero\(amount)
                    """, at: .init(place: tally.place.map { "\(tally.matrix)\($0)" }),
                    remedy: isNew
                        ? "nothing was changed; models B and D make no new ones"
                        : "nothing was changed; the source has negative cells"))
        }
        var made = result.table
        if let name { made = try made.with(name: name) }
        try TableFile.write(made, to: output)
        let negatives = result.negatives.reduce(0) { $0 + $1.count }
        return inquiry.written(
            made, to: output,
            done: [
                """
                It is \(model.kind), made by model \(model.rawValue) of the Eurostat manual: \
                \(model.assumption).
                """
                    + (totals == nil
                        ? "" : " Before, SUT-RAS moved its supply and use to the totals."),
                negatives == 0
                    ? "How sure: no cell is negative; ‘chokepoint check’ audits the table."
                    : """
                    How sure: \(negatives) \(negatives == 1 ? "cell is" : "cells are") negative; \
                    ‘chokepoint check’ audits the table.
                    """,
            ])
    }
}
