import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Capital as an input of the industries that use it up.
@Suite struct CapitalUseTests {
    @Test func keepsOutputAndBalance() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 77, co2: true)
        var K = Matrix(table.layout.industryAxis, table.layout.industryAxis)
        for j in 0..<9 {
            for i in 0..<9 where (i + 2 * j) % 3 == 0 { K[i, j] = 0.05 * table.V[1, j] }
        }
        let made = try table.endogenisingCapital(K, category: 1, input: 1)
        let new = made.table
        assertClose(new.x, table.x, relative: 1e-13)
        let costs = zip(new.Z.columnSums(), new.V.columnSums()).map { $0 + $1 }
        assertClose(costs, table.x, relative: 1e-12)
        assertClose(made.moved, K.rowSums().reduce(0, +), relative: 1e-13)
        let investment = (0..<3).reduce(0) { $0 + table.Y.columnSum(2 * $1 + 1) }
        assertClose(made.left, investment - made.moved, absolute: 1e-10)
        // The footprint by hand: s·(I − A − K·x̂⁻¹)⁻¹·y', and world totals are kept.
        let account = table.satellites[0]
        let footprint = try Footprint(account, in: LeontiefSystem(new)).accounts[0]
        var M = Matrix.identity(table.layout.industryAxis)
        for j in 0..<9 {
            for i in 0..<9 { M[i, j] -= (table.Z[i, j] + K[i, j]) / table.x[j] }
        }
        let s = (0..<9).map { account.F[0, $0] / table.x[$0] }
        let m = try LUFactorization(M).solve(s, .transposed)
        for r in 0..<3 {
            var caused = account.FY[0, 2 * r] + account.FY[0, 2 * r + 1]
            for i in 0..<9 {
                let used = table.layout.industries(of: r).reduce(0) { $0 + K[i, $1] }
                caused += m[i] * (table.Y[i, 2 * r] + table.Y[i, 2 * r + 1] - used)
            }
            assertClose(footprint.consumption[r], caused, relative: 1e-11)
        }
        assertClose(
            footprint.consumption.reduce(0, +), footprint.production.reduce(0, +),
            relative: 1e-12)
    }
}
