import InputOutput
import LinearAlgebra

/// The net-inventory correction of Antràs & Chor (2018), after Antràs, Chor, Fally & Hillberry
/// (2012).
///
/// Changes in inventories are taken out of final use, and every sale of a row, intermediate and
/// final, is rescaled by x/(x − ΔN), ΔN being what all regions together put into their inventories
/// of that row. Rows then add up to x again; value added is what the corrected columns leave.
struct InventoryCorrection {
    /// The corrected table: the same layout and output, one primary input (the column residual).
    let table: MRIOTable
    /// Rows that could not be corrected because nothing but inventories is sold (x − ΔN ≤ 0 < x):
    /// they keep their inventories as final use.
    let uncorrected: [Int]

    init(_ table: MRIOTable, categories: [Int]) throws(Diagnostics) {
        let layout = table.layout
        let (n, K) = (layout.industryCount, layout.finalDemandCount)
        let isInventory = (0..<layout.demandAxis.count).map { categories.contains($0 % K) }
        var additions = [Double](repeating: 0, count: n)
        table.Y.withUnsafeElements { y in
            for column in isInventory.indices where isInventory[column] {
                for i in 0..<n { additions[i] += y[i + column * n] }
            }
        }
        var factors = [Double](repeating: 1, count: n)
        var keeps = [Bool](repeating: false, count: n)
        var uncorrected: [Int] = []
        for i in 0..<n where table.x[i] != 0 && additions[i] != 0 {
            let net = table.x[i] - additions[i]
            if net > 0, table.x[i] > 0 {
                factors[i] = table.x[i] / net
            } else {
                uncorrected.append(i)
                keeps[i] = true
            }
        }
        var Z = table.Z
        Z.scaleRows(by: factors)
        var Y = table.Y
        Y.scaleRows(by: factors)
        Y.withUnsafeMutableElements { y in
            for column in isInventory.indices where isInventory[column] {
                for i in 0..<n where !keeps[i] { y[i + column * n] = 0 }
            }
        }
        let residual = zip(table.x, Z.columnSums()).map { $0 - $1 }
        self.uncorrected = uncorrected
        self.table = try MRIOTable(
            name: table.name, year: table.year, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance.adding("net-inventory correction"), layout: layout,
            primaryInputs: [PrimaryInput("VA", kind: .valueAdded)], Z: Z, Y: Y,
            V: Matrix(Axis(["VA"]), layout.industryAxis, columnMajor: residual))
    }
}
