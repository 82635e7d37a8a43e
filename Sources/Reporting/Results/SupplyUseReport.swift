public import InputOutput

/// The tables of `supply-use`.
public enum SupplyUseReport {
    /// What came of one model: the table, or why there is none.
    public struct Outcome: Sendable {
        /// The model.
        public let model: SymmetricModel
        /// Negative cells of Z, Y and V; nil where the model cannot be used.
        public let negatives: [NegativeTally]?
        /// Why the model cannot be used.
        public let reason: String?

        /// An outcome.
        public init(_ model: SymmetricModel, negatives: [NegativeTally]?, reason: String?) {
            self.model = model
            self.negatives = negatives
            self.reason = reason
        }
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "symmetric_models",
        ["model", "assumption", "sectors_are", "possible", "negative_cells", "negative_sum"])

    /// Whether supply is use, and which models are possible.
    public static func reading(
        _ audit: SupplyUseAudit, _ outcomes: [Outcome], unit: String
    ) -> [String] {
        let lines =
            audit.products.map { ("product", $0) } + audit.industries.map { ("industry", $0) }
        let worst = lines.max { audit.size(of: $0.1) < audit.size(of: $1.1) }
        var balance =
            audit.isHybrid
            ? "Supply is use for every product"
            : "Supply is use for every product, and output is cost for every industry"
        if let worst, abs(worst.1.share) > 1e-9, audit.isHybrid {
            balance = """
                The largest gap between supply and use is \
                \(Phrase.percent(abs(worst.1.share))) of the larger (product \(worst.1.label))
                """
        } else if let worst, abs(worst.1.share) > 1e-9 {
            balance = """
                The largest gap between supply and use, or output and cost, is \
                \(Phrase.amount(abs(worst.1.gap), unit)), \(Phrase.percent(abs(worst.1.share))) of \
                the larger (\(worst.0) \(worst.1.label))
                """
        }
        let possible = outcomes.filter { $0.negatives != nil }.map(\.model.rawValue)
        let clean = outcomes.filter { $0.negatives?.allSatisfy { $0.count == 0 } ?? false }
            .map(\.model.rawValue)
        let models =
            possible.isEmpty
            ? "No model can be used"
            : "Model\(possible.count == 1 ? "" : "s") \(RegionNames.list(possible)) can be used"
        let negative: String
        switch clean.count {
        case 0: negative = possible.count == 1 ? "with negative cells" : "all with negative cells"
        case possible.count:
            negative =
                possible.count == 1 ? "without a negative cell" : "all without a negative cell"
        default: negative = "of them \(RegionNames.list(clean)) without a negative cell"
        }
        let units =
            audit.isHybrid
            ? [
                """
                Products are in different units: each is balanced in its own, and the output of an \
                industry, which would add them up, is not compared with its cost.
                """
            ] : []
        return [balance + "."] + units
            + [possible.isEmpty ? models + "." : "\(models), \(negative)."]
    }

    private static func tallyColumns(_ unit: String) -> [Column] {
        [
            Column(name: "negative_cells", unit: "cells", style: .integer),
            Column(name: "negative_sum", unit: unit, style: .currency),
            Column(name: "lowest_cell", unit: unit, style: .currency),
        ]
    }

    /// What each of the four models makes of the tables.
    /// - Parameter isHybrid: products are in different units, so that negative cells have no sum.
    public static func models(
        _ outcomes: [Outcome], unit: String, isHybrid: Bool = false
    ) -> ReportTable {
        ReportTable(
            name: "symmetric_models", title: "What the four models make of the tables",
            columns: [
                Column(name: "model"), Column(name: "assumption"), Column(name: "sectors_are"),
                Column(name: "possible"),
            ] + tallyColumns(unit) + [Column(name: "reason", style: .prose)],
            rows: outcomes.map { outcome in
                var cells: [Cell] = [
                    .text(outcome.model.rawValue), .text(outcome.model.assumption),
                    .text(outcome.model.isByProduct ? "products" : "industries"),
                    .flag(outcome.negatives != nil),
                ]
                if let negatives = outcome.negatives, isHybrid {
                    cells += [
                        .integer(negatives.reduce(0) { $0 + $1.count }), .missing, .missing,
                    ]
                } else if let negatives = outcome.negatives {
                    cells += [
                        .integer(negatives.reduce(0) { $0 + $1.count }),
                        .number(negatives.reduce(0) { $0 + $1.sum }),
                        .number(negatives.map(\.lowest).min() ?? 0),
                    ]
                } else {
                    cells += [.missing, .missing, .missing]
                }
                cells.append(Cell(outcome.reason))
                return cells
            },
            notes: [
                "Eurostat Manual of Supply, Use and Input-Output Tables (2008), chapter 11; "
                    + "negative cells of Z, Y and V together, those of the source included"
            ])
    }

    /// Supply and use of products, output and cost of industries, largest gap first.
    /// - Parameter units: the unit of each product, where they differ.
    public static func balance(
        _ audit: SupplyUseAudit, unit: String, units: [String]? = nil
    ) -> ReportTable {
        let lines =
            audit.products.map { ("product", $0) } + audit.industries.map { ("industry", $0) }
        let order = rankedDescending(lines.map { audit.size(of: $0.1) })
        let unit = units == nil ? unit : "unit of each product"
        return ReportTable(
            name: "balance",
            title: units == nil
                ? "Supply = use by product, output = cost by industry" : "Supply = use by product",
            columns: [
                Column(name: "identity"), Column(name: "label"),
                Column(name: "supplied", unit: unit, style: .currency),
                Column(name: "used", unit: unit, style: .currency),
                Column(name: "gap", unit: unit, style: .currency),
                Column(name: "gap_share", unit: "of the larger", style: .share),
            ] + (units == nil ? [] : [Column(name: "unit")]),
            rows: order.map { k in
                let (identity, line) = lines[k]
                var cells: [Cell] = [
                    .text(identity), .text(line.label), .number(line.supply), .number(line.use),
                    .number(line.gap), .number(line.share),
                ]
                if let units { cells.append(.text(units[k])) }
                return cells
            })
    }

    /// Negative cells of the tables themselves.
    public static func negatives(_ audit: SupplyUseAudit, unit: String) -> ReportTable {
        // Primary inputs alone are in one unit where products are not.
        func sum(_ tally: NegativeTally, _ value: Double) -> Cell {
            audit.isHybrid && tally.matrix != "primary inputs" ? .missing : .number(value)
        }
        return ReportTable(
            name: "negatives", title: "Negative cells of the source",
            columns: [Column(name: "matrix")] + tallyColumns(unit)
                + [Column(name: "lowest_place")],
            rows: audit.negatives.map { tally in
                [
                    .text(tally.matrix), .integer(tally.count), sum(tally, tally.sum),
                    sum(tally, tally.lowest), Cell(tally.place),
                ]
            })
    }
}
