import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct SectorSplitTests {
    private func table() throws -> MRIOTable {
        try RandomTable.make(regions: 3, sectors: 4, categories: 1, seed: 50)
    }

    @Test func drawsAreFeasible() throws {
        let table = try table()
        let split = SectorSplit(industry: 2, outputShare: 0.3, samples: 50, seed: 9)
        let demand = table.demandByRegion
        let draws = try split.draw(table)
        #expect(draws.count == 50 && draws[0] != draws[1])
        for draw in draws {
            let total = 0.3 * table.x[2]
            let sales = draw.intermediateSales.reduce(0, +) + draw.finalSales.reduce(0, +)
            assertClose(sales, total, relative: 1e-12)
            let own = total - draw.inputs.reduce(0, +)
            #expect(own >= -1e-12 && own <= table.valueAdded[2] + table.taxes[2] + 1e-12)
            for j in 0..<12 {
                #expect((0...table.Z[2, j]).contains(draw.intermediateSales[j]))
                #expect((0...table.Z[j, 2]).contains(draw.inputs[j]))
            }
            for r in 0..<3 { #expect((0...demand[2, r]).contains(draw.finalSales[r])) }
            let (sold, used) = (draw.intermediateSales[2], draw.inputs[2])
            #expect(draw.ownUse >= 0 && draw.ownUse <= min(sold, used))
            #expect(sold + used - draw.ownUse <= table.Z[2, 2] + 1e-12)
        }
        #expect(try split.draw(table) == draws)
    }

    /// The proportional split is the restriction with the product share in the sector table.
    @Test func proportionalIsTheProductShare() throws {
        let table = try table()
        let system = try LeontiefSystem(table)
        let result = try SectorSplit(industry: 2, outputShare: 0.3, samples: 1)
            .extraction(cut: 0.8, importer: 1, on: system)
        let impact = try Extraction().impact(
            of: Shock(restrictions: [
                Restriction(
                    exporter: 0, sectors: [2], importer: 1, cut: 0.8, productShare: 0.3)
            ]), on: system)
        assertClose(
            result.proportional, table.layout.sumByRegion(impact.valueAddedChange ?? []),
            relative: 1e-10)
    }

    /// Every sample against the table with one more industry, solved as a whole.
    @Test func agreesWithTheLargerTable() throws {
        let table = try table()
        let system = try LeontiefSystem(table)
        let (s, w, cut, importer) = (2, 0.3, 0.8, 1)
        let split = SectorSplit(industry: s, outputShare: w, samples: 5, seed: 4)
        let result = try split.extraction(cut: cut, importer: importer, on: system)
        let demand = table.demandByRegion
        let n = 12
        let axis = Axis<OrdinalAxis>(count: n + 1)
        for (draw, observed) in zip(try split.draw(table), result.samples) {
            // Index s is the rest, index n the product.
            var Z = Matrix(axis, axis)
            for i in 0..<n { for j in 0..<n { Z[i, j] = table.Z[i, j] } }
            for j in 0..<n where j != s {
                Z[n, j] = draw.intermediateSales[j]
                Z[s, j] -= draw.intermediateSales[j]
                Z[j, n] = draw.inputs[j]
                Z[j, s] -= draw.inputs[j]
            }
            Z[n, n] = draw.ownUse
            Z[n, s] = draw.intermediateSales[s] - draw.ownUse
            Z[s, n] = draw.inputs[s] - draw.ownUse
            Z[s, s] -= Z[n, n] + Z[n, s] + Z[s, n]
            var x = table.x + [w * table.x[s]]
            x[s] -= w * table.x[s]
            var f = (0..<n).map { i in (0..<3).reduce(0) { $0 + demand[i, $1] } }
            f.append(draw.finalSales.reduce(0, +))
            f[s] -= f[n]
            f[n] -= cut * draw.finalSales[importer]
            var M = Matrix<OrdinalAxis, OrdinalAxis>.identity(axis)
            var v: [Double] = []
            for j in 0...n {
                var inputs = 0.0
                for i in 0...n {
                    inputs += Z[i, j]
                    let isCut = i == n && table.layout.industries(of: importer).contains(j)
                    M[i, j] -= Z[i, j] / x[j] * (isCut ? 1 - cut : 1)
                }
                let primary = x[j] - inputs
                let column = j == n ? s : j
                let all = table.valueAdded[column] + table.taxes[column]
                v.append(primary / x[j] * table.valueAdded[column] / all)
            }
            let after = try LUFactorization(M).solve(f)
            var change = [0.0, 0, 0]
            for j in 0...n { change[(j == n ? s : j) / 4] += v[j] * (after[j] - x[j]) }
            assertClose(observed, change, relative: 1e-9)
        }
        let low = result.quantile(0.05, region: 0)
        let high = result.quantile(0.95, region: 0)
        #expect(low < high && high < 0)
    }
}
