public import InputOutput
import RealModule

/// Multiplicative lognormal noise on the cells of a table, which is then balanced to its own
/// totals.
///
/// A cell z becomes z·exp(σε − σ²/2) with ε standard normal: the factor has mean 1, and σ is about
/// the relative standard deviation of the cell. RAS then moves the cells back to the table's
/// output, value added and final demand (GRAS where cells are negative), which takes away part of
/// the noise. The number for a cell is a pure function of seed, draw and the cell's place, in
/// whatever order draws and cells are computed.
public struct TableNoise: Sendable, Hashable {
    /// σ of each class of cells.
    public let spreads: [CellClass: Double]
    /// The seed that all draws share.
    public let seed: UInt64

    /// Noise with one σ for each class of cells; classes that are not named have none.
    /// - Precondition: every σ is finite and not negative.
    public init(spreads: [CellClass: Double], seed: UInt64) {
        for (cells, spread) in spreads {
            precondition(spread.isFinite && spread >= 0, "spread \(spread) of \(cells.rawValue)")
        }
        self.spreads = spreads
        self.seed = seed
    }

    /// Noise with the same σ everywhere.
    public init(spread: Double, seed: UInt64) {
        self.init(
            spreads: Dictionary(uniqueKeysWithValues: CellClass.allCases.map { ($0, spread) }),
            seed: seed)
    }

    /// Writes the factors of the n cells of one column of [Z Y] in one draw: industries 0..<n, then
    /// final-demand columns n..<n+G·K.
    public func fillFactors(
        draw: Int, column: Int, of layout: TableLayout,
        into factors: inout MutableSpan<Double>
    ) {
        let stream = RandomStream(seed: seed, for: .tableNoise)
        let n = layout.industryCount
        for region in 0..<layout.regionCount {
            let rows = layout.industries(of: region)
            let spread = spreads[layout.cellClass(seller: region, column: column)] ?? 0
            if spread == 0 {
                for i in rows { factors[i] = 1 }
                continue
            }
            let shift = -spread * spread / 2
            for i in rows {
                let normal = stream.normal(draw: draw, dimension: column * n + i)
                factors[i] = .exp(spread * normal + shift)
            }
        }
    }

    /// The table of one draw.
    /// - Throws: `BalancingError.notConverged`.
    /// - Complexity: one normal number a cell, and one pass over [Z Y] for each iteration.
    public func table(
        draw: Int, of table: MRIOTable, balancing: Balancing = Balancing()
    ) throws(BalancingError) -> RebalancedTable {
        let layout = table.layout
        return try table.perturbed(balancing: balancing) { column, factors in
            fillFactors(draw: draw, column: column, of: layout, into: &factors)
        }
    }
}
