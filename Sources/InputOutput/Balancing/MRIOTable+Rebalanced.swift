public import LinearAlgebra

/// A table whose cells were balanced, and how.
public struct RebalancedTable: Sendable {
    /// The table.
    public let table: MRIOTable
    /// Multipliers, iterations and the remaining gap. Columns are those of [Z Y].
    public let report: Balancing.Report
    /// What all cells of Z and Y were multiplied by before they were balanced: the growth of world
    /// output; 1 for none.
    public let growth: Double

    init(table: MRIOTable, report: Balancing.Report, growth: Double = 1) {
        self.table = table
        self.report = report
        self.growth = growth
    }

    /// A sentence on the growth for the history; nil for none.
    public var growthStep: String? {
        growth == 1
            ? nil : "All cells first grew by the factor \(brief(growth)), as world output does."
    }
}

extension MRIOTable {
    /// The table with the cells of Z and Y nearest to the present ones (RAS or GRAS) that add up to
    /// given totals.
    ///
    /// Cells first grow as world output does, so that negative ones grow along when the whole world
    /// does: GRAS by itself would shrink them. Without negative cells that changes nothing.
    /// Labels, unit and satellites stay as they are; provenance and name may be replaced.
    /// - Parameters:
    ///   - totals: row and column totals of [Z Y].
    ///   - V: primary inputs of the new table; those of this one when nil.
    ///   - satellites: those of the new table; those of this one when nil.
    ///   - keepsDeclaredOutput: whether the output that the source states is still the table's.
    /// - Throws: `BalancingError`, its lines labelled `REGION/SECTOR` and `REGION/CATEGORY`.
    /// - Precondition: totals of the table's shape.
    /// - Complexity: one pass over [Z Y] an iteration; one copy of them.
    public func rebalanced(
        to totals: TableTotals, V: Matrix<PrimaryInputAxis, IndustryAxis>? = nil,
        satellites: [Satellite]? = nil, name: String? = nil, provenance: Provenance? = nil,
        keepsDeclaredOutput: Bool = false, balancing: Balancing = Balancing()
    ) throws(BalancingError) -> RebalancedTable {
        var (newZ, newY) = (Z, Y)
        let worldGrowth = totals.output.reduce(0, +) / x.reduce(0, +)
        let growth = worldGrowth > 0 && worldGrowth.isFinite ? worldGrowth : 1
        if growth != 1 {
            func grow(_ cells: UnsafeMutableBufferPointer<Double>) {
                for k in cells.indices { cells[k] *= growth }
            }
            newZ.withUnsafeMutableElements(grow)
            newY.withUnsafeMutableElements(grow)
        }
        let report = try Self.balance(&newZ, &newY, layout, totals, balancing)
        return RebalancedTable(
            table: replacingVerified(
                Z: newZ, Y: newY, V: V, satellites: satellites, name: name, provenance: provenance,
                keepsDeclaredOutput: keepsDeclaredOutput), report: report, growth: growth)
    }

    /// The table with every cell of Z and Y multiplied, and balanced again to the totals of this
    /// table: output, intermediate inputs and value added of every industry, and every column of
    /// final demand stay as they are.
    ///
    /// This is how the uncertainty of a table's cells is sampled (Lenzen, Wood & Wiedmann 2010;
    /// Temurshoev 2015): noise on the cells, totals known. Positive multipliers always have a
    /// solution, as the table itself has the same zeros and signs.
    /// - Parameter multipliers: writes the n multipliers of one column of [Z Y]: industries 0..<n,
    ///   then final-demand columns n..<n+G·K. They must be positive and finite.
    /// - Throws: `notConverged`.
    /// - Complexity: one pass over [Z Y] for the multipliers and one an iteration; one copy of
    ///   them.
    public func perturbed(
        balancing: Balancing = Balancing(),
        multipliers: (_ column: Int, _ into: inout MutableSpan<Double>) -> Void
    ) throws(BalancingError) -> RebalancedTable {
        let n = industryCount
        var (newZ, newY) = (Z, Y)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { factors in
            func multiply(_ cells: UnsafeMutableBufferPointer<Double>, firstColumn: Int) {
                guard n > 0 else { return }
                for k in 0..<(cells.count / n) {
                    factors.initialize(repeating: 1)
                    var span = factors.mutableSpan
                    multipliers(firstColumn + k, &span)
                    for i in 0..<n { cells[i + k * n] *= factors[i] }
                }
            }
            newZ.withUnsafeMutableElements { multiply($0, firstColumn: 0) }
            newY.withUnsafeMutableElements { multiply($0, firstColumn: n) }
        }
        let report = try Self.balance(&newZ, &newY, layout, TableTotals(of: self), balancing)
        return RebalancedTable(
            table: replacingVerified(Z: newZ, Y: newY, keepsDeclaredOutput: true), report: report)
    }

    private static func balance(
        _ Z: inout Matrix<IndustryAxis, IndustryAxis>, _ Y: inout Matrix<IndustryAxis, DemandAxis>,
        _ layout: TableLayout, _ totals: TableTotals, _ balancing: Balancing
    ) throws(BalancingError) -> Balancing.Report {
        let n = layout.industryCount
        return try Z.withUnsafeMutableElements { z throws(BalancingError) -> Balancing.Report in
            try Y.withUnsafeMutableElements { y throws(BalancingError) -> Balancing.Report in
                try balancing.balance(
                    BalancingCells(
                        rowCount: n,
                        blocks: [
                            .init(base: z.baseAddress, columnCount: n),
                            .init(base: y.baseAddress, columnCount: layout.demandAxis.count),
                        ]),
                    rowTotals: totals.output,
                    columnTotals: totals.intermediateInputs + totals.finalDemand,
                    labels: BalancingLabels(
                        row: { layout.code(ofIndustry: $0) },
                        column: {
                            $0 < n
                                ? layout.code(ofIndustry: $0) : layout.demandAxis[$0 - n]
                        }))
            }
        }
    }

    /// The table with other finite cells under the same labels.
    private func replacingVerified(
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>? = nil, satellites: [Satellite]? = nil,
        name: String? = nil, provenance: Provenance? = nil, keepsDeclaredOutput: Bool
    ) -> MRIOTable {
        precondition(V == nil || V?.columns == layout.industryAxis, "V labels")
        precondition(V == nil || V?.rowCount == primaryInputs.count, "V rows")
        return MRIOTable(
            verifiedName: name ?? self.name, year: year, unit: unit, valuation: valuation,
            provenance: provenance ?? self.provenance, layout: layout, primaryInputs: primaryInputs,
            Z: Z, Y: Y, V: V ?? self.V, satellites: satellites ?? self.satellites,
            x: zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 },
            declaredOutput: keepsDeclaredOutput ? declaredOutput : nil)
    }
}
