import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct MillerBlairTests {
    @Test func randomTableSolvesItsOwnDemand() throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 7)
        let system = try LeontiefSystem(table)
        assertClose(try system.solve(table.Y.rowSums()), table.x, relative: 1e-12)
        let all = zip(system.coefficients.valueAdded, system.coefficients.taxes).map { $0 + $1 }
        assertClose(
            try system.solve(all, .transposed), [Double](repeating: 1, count: 20), absolute: 1e-13)
        print(system.reports)
        let L = try system.inverse()
        assertClose(L.times(table.Y.rowSums()), table.x, relative: 1e-12)
        print(try system.reciprocalCondition())
    }
}
