public import InputOutput
public import LinearAlgebra

/// Gross exports of every industry, split into terms that are checked to add up to them.
///
/// A country whose parts the table keeps apart is one exporter and one partner; G counts it once.
/// Rows are exporting industries (the sector is the one that exports, not where value originates);
/// columns are partners, or a single column `WLD` when the method has no bilateral form.
public struct ExportDecomposition: Sendable {
    /// Name of the method, such as `wwz`.
    public let method: String
    /// What counts as value added.
    public let content: ExportAccounts.Content
    /// Dimensions and labels of the table.
    public let layout: TableLayout
    /// Unit of all values.
    public let unit: String
    /// Gross exports, n×partners.
    public let exports: Matrix<IndustryAxis, RegionAxis>
    /// The terms in the order of the literature.
    public let terms: [ExportTerm]
    /// One n×partners matrix a term.
    public let values: [Matrix<IndustryAxis, RegionAxis>]

    private let exporterOfRegion: [Int]

    init(
        method: String, accounts: ExportAccounts, exports: Matrix<IndustryAxis, RegionAxis>,
        terms: [ExportTerm], values: [Matrix<IndustryAxis, RegionAxis>]
    ) {
        precondition(terms.count == values.count, "one matrix a term")
        self.method = method
        content = accounts.content
        layout = accounts.layout
        exporterOfRegion = accounts.familyOfRegion
        unit = accounts.system.table.unit
        self.exports = exports
        guard accounts.content == .valueAdded else {
            self.terms = terms
            self.values = values
            return
        }
        var taxes = exports
        taxes.scaleRows(by: accounts.embodiedTaxes)
        self.terms = terms + [.taxes]
        self.values = values + [taxes]
    }

    /// The exporters that regions of the given table belong to, in order, each once.
    public func exporters(of regions: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return regions.map { exporterOfRegion[$0] }.filter { seen.insert($0).inserted }
    }

    /// The partners; a single `WLD` when the method has no bilateral form.
    public var partners: Axis<RegionAxis> { exports.columns }

    /// The axis of a method without a bilateral form.
    public static let world = Axis<RegionAxis>(["WLD"])

    /// The n×partners matrix of a term, or nil when the method does not have it.
    public func term(_ symbol: String) -> Matrix<IndustryAxis, RegionAxis>? {
        terms.firstIndex { $0.symbol == symbol }.map { values[$0] }
    }

    /// An aggregate by exporting industry and partner, n×partners, in `unit`.
    public func aggregate(_ aggregate: ExportAggregate) -> Matrix<IndustryAxis, RegionAxis> {
        if aggregate == .EXGR { return exports }
        return sum { aggregate.includes($0) }
    }

    /// An aggregate by exporter, G, in `unit`.
    public func byExporter(_ aggregate: ExportAggregate) -> [Double] {
        layout.sumByFamily(self.aggregate(aggregate).rowSums())
    }

    /// Every term by exporter: G rows, one column a term.
    public func termsByExporter() -> Matrix<RegionAxis, OrdinalAxis> {
        var result = Matrix<RegionAxis, OrdinalAxis>(
            layout.families.axis, Axis(terms.map(\.symbol)))
        for (k, value) in values.enumerated() {
            result.setColumn(k, to: layout.sumByFamily(value.rowSums()))
        }
        return result
    }

    /// An aggregate by exporter and partner, G×partners, in `unit`.
    public func byPartner(_ aggregate: ExportAggregate) -> Matrix<RegionAxis, RegionAxis> {
        let full = self.aggregate(aggregate)
        var result = Matrix<RegionAxis, RegionAxis>(layout.families.axis, partners)
        for r in 0..<partners.count {
            result.setColumn(r, to: layout.sumByFamily(full.column(r)))
        }
        return result
    }

    /// EXGR minus the sum of all terms, by exporter, G, in `unit`.
    ///
    /// Zero up to rounding on a table whose columns balance. What remains is the content of exports
    /// by industries without output (their inventories are drawn down) and the imbalance of
    /// columns.
    public func residualByExporter() -> [Double] {
        zip(byExporter(.EXGR), layout.sumByFamily(sum { _ in true }.rowSums())).map { $0 - $1 }
    }

    /// The largest |EXGR − Σ terms| of an exporter, as a share of its gross exports.
    public var largestRelativeResidual: Double {
        zip(residualByExporter(), byExporter(.EXGR)).reduce(0) { worst, pair in
            pair.1 == 0 ? max(worst, abs(pair.0)) : max(worst, abs(pair.0 / pair.1))
        }
    }

    /// Participation in value chains by exporter, G.
    public func participation() -> [GVCParticipation] {
        let (gross, total) = (byExporter(.EXGR), byExporter(.GVC))
        let (backward, forward) = (byExporter(.GVCB), byExporter(.GVCF))
        return gross.indices.map { s in
            GVCParticipation(
                exports: gross[s], total: total[s], backward: backward[s], forward: forward[s])
        }
    }

    private func sum(_ isIncluded: (ExportTerm) -> Bool) -> Matrix<IndustryAxis, RegionAxis> {
        var result = Matrix<IndustryAxis, RegionAxis>(exports.rows, exports.columns)
        result.withUnsafeMutableElements { target in
            for (term, value) in zip(terms, values) where isIncluded(term) {
                value.withUnsafeElements { source in
                    for k in 0..<source.count { target[k] += source[k] }
                }
            }
        }
        return result
    }
}

/// How much of a region's exports belongs to value chains: what crosses more than one border (Borin
/// & Mancini 2023; for the Koopman and Wang decompositions the same sums of their own terms).
public struct GVCParticipation: Sendable, Hashable {
    /// Gross exports, in the table's unit.
    public let exports: Double
    /// GVC / EXGR, a share; nil without exports.
    public let total: Double?
    /// GVCB / EXGR: imported and double-counted content, a share.
    public let backward: Double?
    /// GVCF / EXGR: domestic value added that partners export again, a share.
    public let forward: Double?

    init(exports: Double, total: Double, backward: Double, forward: Double) {
        self.exports = exports
        let isDefined = exports != 0
        self.total = isDefined ? total / exports : nil
        self.backward = isDefined ? backward / exports : nil
        self.forward = isDefined ? forward / exports : nil
    }
}
