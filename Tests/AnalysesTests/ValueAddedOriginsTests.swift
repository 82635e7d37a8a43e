import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ValueAddedOriginsTests {
    @Test(arguments: [(1, 1), (1, 4), (2, 1), (3, 4), (6, 5)])
    func sumsToValueAdded(regions: Int, sectors: Int) throws {
        let table = try RandomTable.make(regions: regions, sectors: sectors, seed: 3)
        let origins = try ValueAddedOrigins(LeontiefSystem(table))
        assertClose(origins.byIndustry.rowSums(), table.valueAdded, relative: 1e-12)
        assertClose(origins.byRegion.rowSums(), table.gdp, relative: 1e-12)
        #expect(origins.unit == "million USD")
    }

    @Test func equalsTheDefinition() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 11, emptyIndustry: 5)
        let system = try LeontiefSystem(table)
        let solved = try ValueAddedOrigins(system)
        let L = try system.inverse()
        let multiplied = try ValueAddedOrigins(system)
        let y = table.demandByRegion
        for i in 0..<12 {
            for r in 0..<4 {
                let v = system.coefficients.valueAdded[i]
                let expected = (0..<12).reduce(0) { $0 + v * L[i, $1] * y[$1, r] }
                assertClose(solved.byIndustry[i, r], expected, absolute: 1e-12, relative: 1e-11)
                assertClose(multiplied.byIndustry[i, r], expected, absolute: 1e-12, relative: 1e-11)
            }
        }
        for r in 0..<4 {
            let sold = (0..<4).filter { $0 != r }.reduce(0) { $0 + solved.byRegion[r, $1] }
            let bought = (0..<4).filter { $0 != r }.reduce(0) { $0 + solved.byRegion[$1, r] }
            assertClose(solved.valueAddedExports[r], sold, relative: 1e-14)
            assertClose(solved.valueAddedImports[r], bought, relative: 1e-14)
        }
    }

    @Test func closedEconomyExportsNothing() throws {
        let table = try RandomTable.make(regions: 1, sectors: 3, seed: 5)
        let origins = try ValueAddedOrigins(LeontiefSystem(table))
        #expect(origins.valueAddedExports == [0])
        #expect(origins.vaxRatio == [nil])
        #expect(try ValueAddedInExports(LeontiefSystem(table)).foreignShare == [nil])
    }

    @Test func followsTheRegionsWhenTheyAreReordered() throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 8)
        let order = [3, 0, 4, 1, 2]
        let here = try ValueAddedOrigins(LeontiefSystem(table))
        let there = try ValueAddedOrigins(LeontiefSystem(permuted(table, order)))
        for a in 0..<5 {
            for b in 0..<5 {
                assertClose(
                    there.byRegion[a, b], here.byRegion[order[a], order[b]], relative: 1e-11)
            }
        }
    }

    @Test func valueAddedInExportsSumsToExportsLessTaxes() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 21)
        let system = try LeontiefSystem(table)
        let content = try ValueAddedInExports(system)
        let taxes = try system.solve(system.coefficients.taxes, .transposed)
        for s in 0..<4 {
            // Exports by brute force: every cell whose column lies abroad.
            var exports = [Double](repeating: 0, count: 12)
            for i in table.layout.industries(of: s) {
                for j in 0..<12 where table.layout.region(ofIndustry: j) != s {
                    exports[i] += table.Z[i, j]
                }
                for c in 0..<table.Y.columnCount where table.layout.region(ofDemandColumn: c) != s {
                    exports[i] += table.Y[i, c]
                }
            }
            let gross = exports.reduce(0, +)
            assertClose(content.grossExports[s], gross, relative: 1e-13)
            let taxed = zip(taxes, exports).reduce(0) { $0 + $1.0 * $1.1 }
            assertClose(content.byRegion.column(s).reduce(0, +), gross - taxed, relative: 1e-12)
            let foreign = (0..<4).filter { $0 != s }.reduce(0) { $0 + content.byRegion[$1, s] }
            assertClose(try #require(content.foreignShare[s]), foreign / gross, relative: 1e-12)
        }
    }
}
