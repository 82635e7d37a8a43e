import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TableProjectionTests {
    private func table(_ seed: UInt64) throws -> MRIOTable {
        try RandomTable.make(regions: 3, sectors: 3, seed: seed, co2: true)
    }

    private func exports(_ table: MRIOTable, _ r: Int) -> Double {
        let own = table.layout.industries(of: r)
        var sum = 0.0
        for i in own {
            for j in 0..<9 where !own.contains(j) { sum += table.Z[i, j] }
            for s in 0..<3 where s != r { sum += table.demandByRegion[i, s] }
        }
        return sum
    }

    /// Totals that go together are met, every industry stays balanced, and signs are kept.
    @Test func totalsAreMet() throws {
        let source = try table(111)
        let wanted: [TableProjection.Total] = [
            .init(region: 0, quantity: .gdp, value: 1.10 * source.gdp[0], deviation: 0),
            .init(region: 1, quantity: .gdp, value: 1.03 * source.gdp[1], deviation: 0),
            .init(region: 0, quantity: .exports, value: 1.2 * exports(source, 0), deviation: 0),
            .init(
                region: 2, quantity: .finalDemand, value: 1.05 * source.spending(of: 2),
                deviation: 0),
        ]
        let result = try TableProjection(source, to: wanted)
        let table = result.table
        #expect(!result.hasConflict)
        assertClose(table.gdp[0], 1.10 * source.gdp[0], relative: 1e-8)
        assertClose(table.gdp[1], 1.03 * source.gdp[1], relative: 1e-8)
        assertClose(exports(table, 0), 1.2 * exports(source, 0), relative: 1e-8)
        assertClose(table.spending(of: 2), 1.05 * source.spending(of: 2), relative: 1e-8)
        let costs = zip(table.Z.columnSums(), table.V.columnSums()).map { $0 + $1 }
        assertClose(costs, table.x, relative: 1e-8)
        for (new, old) in zip(table.Y.elements, source.Y.elements) {
            #expect((new < 0) == (old < 0) && (new == 0) == (old == 0))
        }
        for (total, wanted) in zip(result.totals, wanted) {
            #expect(total.total == wanted && abs(total.gap) < 1e-8)
        }
        // Emissions grow with output.
        let (F0, F1) = (source.satellites[0].F, table.satellites[0].F)
        for j in 0..<9 where F0[0, j] != 0 {
            assertClose(F1[0, j] / F0[0, j], table.x[j] / source.x[j], relative: 1e-12)
        }
    }

    /// A table that meets its totals already stays as it is.
    @Test func nothingToDoChangesNothing() throws {
        let source = try table(112)
        let result = try TableProjection(
            source,
            to: (0..<3).map {
                .init(region: $0, quantity: .gdp, value: source.gdp[$0], deviation: 0)
            })
        #expect(result.sweeps == 1)
        assertClose(result.table.Z.elements, source.Z.elements, relative: 1e-10)
    }

    /// World exports cannot exceed world imports: the less reliable total gives way further.
    @Test func contradictionsGiveWayByReliability() throws {
        let source = try RandomTable.make(regions: 2, sectors: 3, seed: 113)
        func trade(_ r: Int) -> Double {
            var sum = 0.0
            for i in source.layout.industries(of: r) {
                for j in source.layout.industries(of: 1 - r) { sum += source.Z[i, j] }
                sum += source.demandByRegion[i, 1 - r]
            }
            return sum
        }
        // Exports of 0 are imports of 1: 10 % growth against 4 %.
        let result = try TableProjection(
            source,
            to: [
                .init(region: 0, quantity: .exports, value: 1.10 * trade(0), deviation: 0.01),
                .init(region: 1, quantity: .imports, value: 1.04 * trade(0), deviation: 0.03),
            ])
        #expect(result.hasConflict)
        let (sold, bought) = (result.totals[0], result.totals[1])
        assertClose(sold.value, bought.value, relative: 1e-7)
        #expect(sold.gap < 0 && bought.gap > 0)
        #expect(abs(bought.gap) > 2 * abs(sold.gap))
        #expect(try #require(bought.deviations) > 0 && sold.before == bought.before)
    }

    /// Totals that are met in any case and contradict each other have no table.
    @Test func hardContradictionsAreRefused() throws {
        let source = try RandomTable.make(regions: 2, sectors: 2, seed: 114)
        let value = source.gdp[0]
        do {
            _ = try TableProjection(
                source,
                to: [
                    .init(region: 0, quantity: .exports, value: value, deviation: 0),
                    .init(region: 1, quantity: .imports, value: 2 * value, deviation: 0),
                ], sweepLimit: 200)
            Issue.record("a table was found")
        } catch {
            #expect(error.items.map(\.code) == ["not-converged"])
            #expect(error.items[0].message.contains("in 200 sweeps"))
        }
    }

    @Test func unbalancedTablesAreRefused() throws {
        let source = try RandomTable.make(regions: 2, sectors: 2, seed: 115)
        var V = source.V
        V[1, 3] *= 1.5
        let broken = try source.replacing(V: V)
        do {
            _ = try TableProjection(
                broken,
                to: [.init(region: 0, quantity: .gdp, value: source.gdp[0], deviation: 0)])
            Issue.record("a table was found")
        } catch {
            #expect(error.items.first?.code == "not-balanced")
            #expect(error.items.first?.location.place == "R2/s2")
        }
    }
}
