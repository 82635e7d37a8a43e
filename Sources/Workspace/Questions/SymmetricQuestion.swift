public import InputOutput
import Providers
public import Reporting

/// A symmetric table made of supply and use tables.
public struct SymmetricQuestion: Question {
    /// `symmetric`.
    public static let command = "symmetric"
    /// The supply and use tables: a folder or file.
    public var table = ""
    /// The model of the Eurostat manual.
    public var model = SymmetricModel.d
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the tables that are read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?

    /// The question with its defaults.
    public init() {}

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let path = try inquiry.workspace.finder.path(of: table)
        if !force { try Overwriting.check(output, against: path) }
        try inquiry.begin("reading \(path)")
        let (source, _) = try SupplyUseFile.read(path: path)
        try inquiry.expect(.symmetric([model], of: source), of: source)
        inquiry.report(SupplyUseAudit(source).findings(above: 0.001))
        try inquiry.begin("making the table")
        let result = try source.symmetric(model)
        for tally in result.negatives where tally.count > 0 {
            // Final demand of products, and primary inputs of industries, are those of the source.
            let isNew =
                model.isInverting
                && (tally.matrix == "Z" || (tally.matrix == "Y") != model.isByProduct)
            let cells = tally.count == 1 ? "1 cell" : "\(tally.count) cells"
            inquiry.report(
                Diagnostic(
                    .note, "negative-cells",
                    """
                    \(cells) of \(tally.matrix) below zero: the sum is \(brief(tally.sum)) \
                    \(source.unit), the lowest \(brief(tally.lowest))
                    """, at: .init(place: tally.place.map { "\(tally.matrix)\($0)" }),
                    remedy: isNew
                        ? "nothing was changed; models B and D make no new ones"
                        : "nothing was changed; the source has negative cells"))
        }
        var made = result.table
        if let name { made = try made.with(name: name) }
        try TableFile.write(made, to: output)
        return inquiry.written(
            made, to: output,
            done: "\(model.kind), by model \(model.rawValue) of the Eurostat manual "
                + "(\(model.assumption))")
    }
}
