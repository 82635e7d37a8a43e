import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// SUT-RAS on the tables of `SupplyUseTests`.
@Suite struct SupplyUseProjectionTests {
    /// The table’s own totals change nothing.
    @Test func ownTotalsChangeNothing() throws {
        let source = try SupplyUseTests.table()
        let made = try source.projected(to: SupplyUseTotals(of: source))
        #expect(made.iterations == 1)
        for j in 0..<4 {
            assertClose(made.table.use.column(j), source.use.column(j), relative: 1e-12)
            assertClose(made.table.V.column(j), source.V.column(j), relative: 1e-12)
        }
        #expect(made.table.accounts.isEmpty)
    }

    /// Every total is met, supply is use, and the cells are those of the source times r, s and t.
    @Test func meetsTotalsInTheForm() throws {
        let source = try SupplyUseTests.table()
        var totals = SupplyUseTotals(of: source)
        totals.output = [121, 190, 280, 150]
        totals.inputs = [50, 70, 118, 66]
        // 741 of supply less 304 of inputs.
        totals.finalDemand = [200, 237]
        let made = try source.projected(to: totals, year: 2025)
        let table = made.table
        #expect(table.year == 2025 && made.gap <= 1e-10)
        assertClose(table.industryOutput, totals.output, relative: 1e-9)
        assertClose(table.use.columnSums(), totals.inputs, relative: 1e-9)
        assertClose(table.Y.columnSums(), totals.finalDemand, relative: 1e-9)
        let used = zip(table.use.rowSums(), table.Y.rowSums()).map { $0 + $1 }
        assertClose(table.productOutput, used, relative: 1e-9)
        assertClose(
            table.V.columnSums(), zip(totals.output, totals.inputs).map { $0 - $1 },
            relative: 1e-9)
        // Cross ratios of positive cells do not change: u_pj·u_qk / (u_pk·u_qj).
        func ratio(_ m: Matrix<ProductAxis, ActivityAxis>) -> Double {
            m[0, 0] * m[2, 3] / (m[0, 3] * m[2, 0])
        }
        assertClose(ratio(table.use), ratio(source.use), relative: 1e-9)
        // The same r stands in use and, as its reciprocal, in supply.
        let r = (table.use[0, 0] / source.use[0, 0]) / (table.use[1, 0] / source.use[1, 0])
        let v =
            (table.supply[0, 0] / source.supply[0, 0]) / (table.supply[1, 0] / source.supply[1, 0])
        assertClose(v, 1 / r, relative: 1e-8)
        // The negative cell takes the reciprocals: r_p·s_j is that of its row and column.
        let scale =
            (table.Y[0, 1] / source.Y[0, 1]) * (table.use[1, 0] / source.use[1, 0])
            / (table.use[0, 0] / source.use[0, 0])
        assertClose(table.Y[1, 1], source.Y[1, 1] / scale, relative: 1e-8)
        let audit = SupplyUseAudit(table)
        #expect(audit.findings(above: 1e-8).isEmpty)
    }

    @Test func impossibleTotalsAreNamed() throws {
        let source = try SupplyUseTests.table()
        var totals = SupplyUseTotals(of: source)
        totals.output[0] += 10
        let error = #expect(throws: Diagnostics.self) { try source.projected(to: totals) }
        #expect(error?.items.map(\.code) == ["totals-differ"])
        totals.inputs[2] = -5
        totals.finalDemand[0] += 10 + source.use.columnSums()[2] + 5
        let other = #expect(throws: Diagnostics.self) { try source.projected(to: totals) }
        #expect(other?.items.map(\.code) == ["unreachable-total"])
    }
}
