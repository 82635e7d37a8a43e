/// Whether supply is use, by product, and output is its cost, by industry.
///
///     product   q_p + imports, margins, taxes  =  Σ_j u_pj + Σ_k y_pk
///     industry  g_i                            =  Σ_p u_pi + Σ_m v_mi
///
/// (SNA 2008, 14.4; Eurostat Manual 2008, chapter 3).
public struct SupplyUseAudit: Sendable {
    /// One identity of one product or industry.
    public struct Line: Sendable, Hashable {
        /// `REGION/PRODUCT` or `REGION/INDUSTRY`.
        public let label: String
        /// Supply of the product, or output of the industry, in the table's unit.
        public let supply: Double
        /// Use of the product, or cost of the industry, in the table's unit.
        public let use: Double
        /// `supply − use`, in the table's unit.
        public var gap: Double { supply - use }
        /// The gap as a share of the larger of the two; 0 where both are 0.
        public var share: Double {
            let scale = max(abs(supply), abs(use))
            return scale == 0 ? 0 : gap / scale
        }
    }

    /// A line for each product, G·P.
    public let products: [Line]
    /// A line for each industry, G·I; none where products are in different units.
    public let industries: [Line]
    /// Whether products are in different units, so that their gaps are compared as shares.
    public let isHybrid: Bool
    /// Cells below zero in supply, use, final demand and primary inputs.
    public let negatives: [NegativeTally]

    /// The audit of tables.
    public init(_ table: SupplyUseTable) {
        isHybrid = table.isHybrid
        var supplied = table.productOutput
        for adjustment in table.adjustments {
            for (p, value) in adjustment.values.enumerated() { supplied[p] += value }
        }
        let used = zip(table.use.rowSums(), table.Y.rowSums()).map { $0 + $1 }
        products = supplied.indices.map {
            Line(label: table.layout.productAxis[$0], supply: supplied[$0], use: used[$0])
        }
        let cost = zip(table.use.columnSums(), table.V.columnSums()).map { $0 + $1 }
        industries = (table.isHybrid ? 0..<0 : cost.indices).map {
            Line(
                label: table.layout.activityAxis[$0], supply: table.industryOutput[$0],
                use: cost[$0])
        }
        negatives = [
            NegativeTally(table.supply, name: "supply"), NegativeTally(table.use, name: "use"),
            NegativeTally(table.Y, name: "final demand"),
            NegativeTally(table.V, name: "primary inputs"),
        ]
    }

    /// How large a gap is: in the unit of the tables, or as a share where units differ.
    public func size(of line: Line) -> Double {
        abs(isHybrid ? line.share : line.gap)
    }

    /// Warnings: products and industries whose gap is above a share of their size.
    public func findings(above share: Double) -> [Diagnostic] {
        func finding(_ lines: [Line], _ code: String, _ what: String, _ identity: String)
            -> [Diagnostic]
        {
            let off = lines.filter { abs($0.share) > share }
            guard let worst = off.max(by: { size(of: $0) < size(of: $1) }) else { return [] }
            return [
                Diagnostic(
                    .warning, code,
                    """
                    \(identity) fails for \(off.count) of \(lines.count) \(what) by more than \
                    \(brief(share * 100)) %: the largest gap is \(brief(worst.gap)) of \
                    \(brief(max(abs(worst.supply), abs(worst.use))))
                    """, at: .init(place: worst.label),
                    remedy: "see the table ‘balance’; nothing was changed")
            ]
        }
        return finding(products, "supply-not-use", "products", "supply = use")
            + finding(industries, "output-not-cost", "industries", "output = cost")
    }
}
