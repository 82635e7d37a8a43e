import LinearAlgebra

/// The row and column totals that a table is balanced to, in its unit.
public struct TableTotals: Sendable, Hashable {
    /// Gross output, n: the row totals of [Z Y].
    public var output: [Double]
    /// Intermediate inputs, n: the column totals of Z.
    public var intermediateInputs: [Double]
    /// Final demand, G·K: the column totals of Y.
    public var finalDemand: [Double]

    /// Totals from their parts.
    public init(output: [Double], intermediateInputs: [Double], finalDemand: [Double]) {
        self.output = output
        self.intermediateInputs = intermediateInputs
        self.finalDemand = finalDemand
    }

    /// What the cells of a table add up to.
    public init(of table: MRIOTable) {
        output = table.x
        intermediateInputs = table.Z.columnSums()
        finalDemand = table.Y.columnSums()
    }
}

/// What a cell of [Z Y] is, for noise and for reports.
public enum CellClass: String, Sendable, Hashable, CaseIterable {
    /// A delivery between industries of one region.
    case intermediateDomestic = "intermediate_domestic"
    /// A delivery between industries of two regions.
    case intermediateImported = "intermediate_imported"
    /// A delivery to the final demand of the industry's own region.
    case finalDomestic = "final_domestic"
    /// A delivery to the final demand of another region.
    case finalImported = "final_imported"
}

extension TableLayout {
    /// The class of the cells that a region's industries sell to column `column` of [Z Y]:
    /// industries 0..<n, then final-demand columns n..<n+G·K.
    public func cellClass(seller region: Int, column: Int) -> CellClass {
        if column < industryCount {
            return self.region(ofIndustry: column) == region
                ? .intermediateDomestic : .intermediateImported
        }
        return self.region(ofDemandColumn: column - industryCount) == region
            ? .finalDomestic : .finalImported
    }
}
