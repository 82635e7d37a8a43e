import InputOutput
import Sweeps
import TestSupport
import Testing

/// Noise on table cells: addressed by cell and draw, and gone from the totals.
@Suite struct TableNoiseTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 5, seed: 21) }

    private func factors(_ noise: TableNoise, draw: Int, column: Int) -> [Double] {
        var factors = [Double](repeating: .nan, count: table.industryCount)
        var span = factors.mutableSpan
        noise.fillFactors(draw: draw, column: column, of: table.layout, into: &span)
        return factors
    }

    @Test func factorsDependOnTheirAddressAlone() {
        let noise = TableNoise(spread: 0.2, seed: 9)
        let late = factors(noise, draw: 3, column: 7)
        _ = factors(noise, draw: 0, column: 0)
        #expect(factors(noise, draw: 3, column: 7) == late)
        #expect(factors(noise, draw: 4, column: 7) != late)
        #expect(factors(noise, draw: 3, column: 8) != late)
        #expect(factors(TableNoise(spread: 0.2, seed: 10), draw: 3, column: 7) != late)
    }

    @Test func classesHaveTheirOwnSpread() {
        let noise = TableNoise(spreads: [.intermediateImported: 0.3, .finalDomestic: 0.1], seed: 1)
        // Column 6 belongs to an industry of region 2; column 15 + 4 to region 3's final demand.
        let bought = factors(noise, draw: 0, column: 6)
        #expect(bought[5..<10].allSatisfy { $0 == 1 })
        #expect(bought[0..<5].allSatisfy { $0 != 1 } && bought[10...].allSatisfy { $0 != 1 })
        let used = factors(noise, draw: 0, column: 15 + 4)
        #expect(used[..<10].allSatisfy { $0 == 1 } && used[10...].allSatisfy { $0 != 1 })
    }

    @Test func factorsHaveMeanOneAndTheirSpread() {
        let noise = TableNoise(spread: 0.25, seed: 3)
        let all = (0..<2000).flatMap { factors(noise, draw: $0, column: 2) }
        let mean = all.reduce(0, +) / Double(all.count)
        let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
        // Standard error of the mean 0.0015; exp(σ²) − 1 is the variance.
        assertClose(mean, 1, absolute: 0.006)
        assertClose(variance, 0.064_494, relative: 0.05)
    }

    @Test func drawsKeepTheTotals() throws {
        let noise = TableNoise(spread: 0.3, seed: 4)
        for draw in 0..<3 {
            let noisy = try noise.table(draw: draw, of: table).table
            assertClose(noisy.x, table.x, relative: 1e-9)
            assertClose(noisy.Z.columnSums(), table.Z.columnSums(), relative: 1e-11)
            assertClose(noisy.Y.columnSums(), table.Y.columnSums(), relative: 1e-11)
            #expect(noisy.Z != table.Z)
            #expect(noisy == (try noise.table(draw: draw, of: table).table))
        }
    }
}
