import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Whole tables balanced to totals, and noise that keeps totals.
@Suite struct RebalancedTableTests {
    private let table: MRIOTable

    init() throws {
        table = try RandomTable.make(
            regions: 3, sectors: 4, seed: 11, emptyIndustry: 5, co2: true)
    }

    @Test func noiseKeepsEveryTotal() throws {
        var random = SplitMix64(seed: 5)
        let result = try table.perturbed { _, factors in
            for i in factors.indices { factors[i] = 0.5 + random.uniform() }
        }
        let noisy = result.table
        assertClose(noisy.x, table.x, absolute: 1e-9 * table.x.reduce(0, +))
        assertClose(noisy.Z.columnSums(), table.Z.columnSums(), relative: 1e-12)
        assertClose(noisy.Y.columnSums(), table.Y.columnSums(), relative: 1e-11)
        #expect(noisy.V == table.V && noisy.satellites == table.satellites)
        #expect(noisy.Z != table.Z)
        #expect(result.report.method == .gras)
        for (before, after) in zip(table.Y.elements, noisy.Y.elements) {
            #expect(before * after > 0 || before == 0 && after == 0)
        }
        for i in 0..<table.industryCount { #expect(noisy.Z[5, i] == 0 && noisy.Z[i, 5] == 0) }
    }

    @Test func noNoiseChangesNothing() throws {
        let result = try table.perturbed { _, _ in }
        assertClose(result.table.Z.elements, table.Z.elements, relative: 1e-13)
        assertClose(result.table.Y.elements, table.Y.elements, relative: 1e-13)
        #expect(result.report.iterations == 1)
    }

    @Test func newTotalsAreMet() throws {
        var totals = TableTotals(of: table)
        let layout = table.layout
        // The first region's industries sell and buy 10 % more; its households spend what they
        // earn.
        for i in layout.industries(of: 0) {
            totals.output[i] *= 1.1
            totals.intermediateInputs[i] *= 1.1
        }
        let primary = totals.output.reduce(0, +) - totals.intermediateInputs.reduce(0, +)
        let demand = totals.finalDemand.reduce(0, +)
        totals.finalDemand = totals.finalDemand.map { $0 * primary / demand }
        var V = table.V
        for m in 0..<V.rowCount { for j in layout.industries(of: 0) { V[m, j] *= 1.1 } }
        let result = try table.rebalanced(to: totals, V: V, name: "grown")
        let grown = result.table
        assertClose(grown.x, totals.output, absolute: 1e-9 * totals.output.reduce(0, +))
        assertClose(grown.Z.columnSums(), totals.intermediateInputs, relative: 1e-12)
        assertClose(grown.Y.columnSums(), totals.finalDemand, relative: 1e-11)
        #expect(grown.V == V && grown.name == "grown" && grown.declaredOutput == nil)
        assertClose(
            zip(grown.x, zip(grown.Z.columnSums(), grown.valueAdded)).map { $0 - $1.0 - $1.1 },
            grown.taxes, absolute: 1e-8 * totals.output.reduce(0, +))
    }

    @Test func linesHaveTheTablesLabels() throws {
        var totals = TableTotals(of: table)
        totals.output[5] = 3
        totals.output[0] -= 3
        let expected = BalancingError.unreachable([
            .init(
                line: .init(side: .row, index: 5, label: "R2/s2"), total: 3, reason: .empty)
        ])
        #expect(throws: expected) { try table.rebalanced(to: totals) }
        totals = TableTotals(of: table)
        totals.finalDemand[1] = 1e9
        totals.output[0] += 1e9 - TableTotals(of: table).finalDemand[1]
        let balanced = try table.rebalanced(to: totals)
        assertClose(balanced.table.Y.columnSums()[1], 1e9, relative: 1e-9)
    }

    @Test func cellsHaveClasses() throws {
        let layout = table.layout
        #expect(layout.cellClass(seller: 0, column: 3) == .intermediateDomestic)
        #expect(layout.cellClass(seller: 0, column: 4) == .intermediateImported)
        #expect(layout.cellClass(seller: 2, column: 12 + 4) == .finalDomestic)
        #expect(layout.cellClass(seller: 2, column: 12 + 3) == .finalImported)
    }
}
